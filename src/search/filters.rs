//! Filters: which components a question allows, and how many each value has.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::answer::{Facet, FacetValue};
use super::question::Question;
use crate::index::{Filter, Generation, IndexError, Reference};
use crate::model::{DpgStatus, Lang};

/// Components by place: true where a filter allows one.
pub type Allowed = Vec<bool>;

/// What each filter of a question allows.
pub struct Filters {
    by_filter: BTreeMap<Filter, Allowed>,
    count: usize,
}

impl Filters {
    /// Reads what the filters allow: OR between the values of one filter.
    ///
    /// # Errors
    /// [`IndexError`] when postings cannot be read.
    pub fn of(filters: &BTreeMap<Filter, Vec<String>>, generation: &Generation) -> Result<Self, IndexError> {
        let mut by_filter = BTreeMap::new();
        for (&filter, values) in filters {
            let mut allowed = vec![false; generation.count()];
            for value in values {
                for place in carriers(filter, value, generation)? {
                    allowed[place as usize] = true;
                }
            }
            by_filter.insert(filter, allowed);
        }
        Ok(Self {
            by_filter,
            count: generation.count(),
        })
    }

    /// What all filters allow together.
    #[must_use]
    pub fn all(&self) -> Allowed {
        self.all_but(None)
    }

    /// What all filters but one allow together.
    fn all_but(&self, left_out: Option<Filter>) -> Allowed {
        let mut out = vec![true; self.count];
        for (_, allowed) in self.by_filter.iter().filter(|&(&filter, _)| Some(filter) != left_out) {
            out.iter_mut().zip(allowed).for_each(|(out, &allowed)| *out &= allowed);
        }
        out
    }
}

/// The components that carry a value, in order of place.
///
/// # Errors
/// [`IndexError`] when postings cannot be read.
pub fn carriers(filter: Filter, value: &str, generation: &Generation) -> Result<Vec<u32>, IndexError> {
    let term = generation.filter_term(filter, value);
    let reader = generation
        .segment
        .inverted_index(term.field())
        .map_err(IndexError::engine)?;
    let postings = reader
        .read_postings(&term, IndexRecordOption::Basic)
        .map_err(IndexError::engine)?;
    let mut places = Vec::new();
    if let Some(mut postings) = postings {
        while postings.doc() != TERMINATED {
            places.push(postings.doc());
            postings.advance();
        }
    }
    Ok(places)
}

/// Counts the values of every facet asked for among the components that match the text, each facet as if its own filter
/// were not set, so that people can widen a choice. Values that were chosen are listed even when nothing has them.
///
/// # Errors
/// [`IndexError`] when values cannot be read.
pub fn facets(
    question: &Question,
    matches_text: &[bool],
    filters: &Filters,
    generation: &Generation,
) -> Result<Vec<Facet>, IndexError> {
    question
        .facets
        .iter()
        .map(|&filter| {
            let allowed = filters.all_but(Some(filter));
            let counts = count(filter, matches_text, &allowed, generation)?;
            Ok(facet(filter, counts, question, &generation.reference))
        })
        .collect()
}

fn count(
    filter: Filter,
    matches_text: &[bool],
    allowed: &[bool],
    generation: &Generation,
) -> Result<BTreeMap<String, usize>, IndexError> {
    let Some(column) = generation.values(filter)? else {
        return Ok(BTreeMap::new());
    };
    let mut by_ord = vec![0_usize; column.num_terms()];
    for (place, _) in (0_u32..)
        .zip(matches_text)
        .filter(|&(place, &matches)| matches && allowed[place as usize])
    {
        for ord in column.term_ords(place) {
            by_ord[usize::try_from(ord).unwrap_or_default()] += 1;
        }
    }
    let mut counts = BTreeMap::new();
    for (ord, count) in (0_u64..).zip(by_ord).filter(|&(_, count)| count > 0) {
        let mut value = String::new();
        column.ord_to_str(ord, &mut value).map_err(IndexError::engine)?;
        counts.insert(value, count);
    }
    Ok(counts)
}

fn facet(filter: Filter, mut counts: BTreeMap<String, usize>, question: &Question, reference: &Reference) -> Facet {
    let chosen = question.filters.get(&filter);
    for value in chosen.into_iter().flatten() {
        counts.entry(value.clone()).or_insert(0);
    }
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, count)| FacetValue {
            label: label(filter, &value, question.lang, reference),
            selected: chosen.is_some_and(|chosen| chosen.contains(&value)),
            value,
            count,
        })
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    Facet { filter, values }
}

/// The name of a filter's value in a language, else in English, else the value itself.
#[must_use]
pub fn label(filter: Filter, value: &str, lang: Lang, reference: &Reference) -> String {
    let term = filter
        .vocabulary()
        .and_then(|name| reference.vocabularies.get(name))
        .and_then(|vocabulary| vocabulary.term(value));
    let name = match filter {
        Filter::Steward => reference
            .organisations
            .get(value)
            .map(|organisation| organisation.name.as_str()),
        Filter::Dpg => dpg_label(value),
        _ => term.map(|term| term.labels.text(lang)),
    };
    name.filter(|name| !name.is_empty()).unwrap_or(value).to_owned()
}

fn dpg_label(value: &str) -> Option<&'static str> {
    [
        (DpgStatus::Recognised, "Digital public good"),
        (DpgStatus::Former, "Former digital public good or archived nomination"),
        (DpgStatus::Nominee, "Nominee"),
        (DpgStatus::NotListed, "Not in the registry"),
    ]
    .into_iter()
    .find(|(status, _)| status.id() == value)
    .map(|(_, label)| label)
}
