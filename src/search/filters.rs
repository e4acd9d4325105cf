//! Filters: which components a question allows, and how many each value has.

use std::collections::BTreeMap;

use super::answer::{Facet, FacetValue};
use super::question::Question;
use crate::index::{Filter, Generation, Values};
use crate::model::{DpgStatus, Lang};

/// Components by place: true where a filter allows one.
pub type Allowed = Vec<bool>;

/// What each filter of a question allows.
pub struct Filters {
    by_filter: BTreeMap<Filter, Allowed>,
    count: usize,
}

impl Filters {
    /// What the filters allow: OR between the values of one filter.
    #[must_use]
    pub fn of(filters: &BTreeMap<Filter, Vec<String>>, generation: &Generation) -> Self {
        let mut by_filter = BTreeMap::new();
        for (&filter, values) in filters {
            let mut allowed = vec![false; generation.count()];
            for value in values {
                for &place in generation.values(filter).carriers(value) {
                    allowed[place as usize] = true;
                }
            }
            by_filter.insert(filter, allowed);
        }
        Self {
            by_filter,
            count: generation.count(),
        }
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

/// Counts the values of every facet asked for among the components that match the text, each facet as if its own filter
/// were not set, so that people can widen a choice. Values that were chosen are listed even when nothing has them.
#[must_use]
pub fn facets(question: &Question, matches_text: &[bool], filters: &Filters, generation: &Generation) -> Vec<Facet> {
    question
        .facets
        .iter()
        .map(|&filter| {
            let allowed = filters.all_but(Some(filter));
            let values = generation.values(filter);
            facet(
                filter,
                values,
                &count(values, matches_text, &allowed),
                question,
                generation,
            )
        })
        .collect()
}

/// How many components have each value, by the value's number.
fn count(values: &Values, matches_text: &[bool], allowed: &[bool]) -> Vec<usize> {
    let mut counts = vec![0_usize; values.names.len()];
    for (place, (&matches, &allowed)) in (0..).zip(matches_text.iter().zip(allowed)) {
        if matches && allowed {
            for &number in values.at(place) {
                counts[number as usize] += 1;
            }
        }
    }
    counts
}

fn facet(filter: Filter, values: &Values, counts: &[usize], question: &Question, generation: &Generation) -> Facet {
    let chosen = question.filters.get(&filter).map_or(&[][..], Vec::as_slice);
    let counted = values.names.iter().zip(&values.terms).zip(counts);
    let mut listed: Vec<FacetValue> = counted
        .filter(|&(_, &count)| count > 0)
        .map(|((value, &term), &count)| FacetValue {
            label: label_at(filter, value, term, question.lang, generation),
            selected: chosen.contains(value),
            value: value.clone(),
            count,
        })
        .collect();
    for value in chosen {
        if !listed.iter().any(|one| one.value == *value) {
            listed.push(FacetValue {
                label: label(filter, value, question.lang, generation),
                selected: true,
                value: value.clone(),
                count: 0,
            });
        }
    }
    listed.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| a.label.cmp(&b.label))
            .then_with(|| a.value.cmp(&b.value))
    });
    Facet { filter, values: listed }
}

/// The name of a filter's value in a language, else in English, else the value itself.
#[must_use]
pub fn label(filter: Filter, value: &str, lang: Lang, generation: &Generation) -> String {
    let values = generation.values(filter);
    // Values that a component has are looked up by number, which is far faster than by id.
    let term = values.number(value).and_then(|number| values.terms[number as usize]);
    label_at(filter, value, term, lang, generation)
}

/// The same where the place of the value's term in its vocabulary is known already.
fn label_at(filter: Filter, value: &str, term: Option<usize>, lang: Lang, generation: &Generation) -> String {
    let reference = &generation.reference;
    let name = match filter {
        Filter::Steward => reference
            .organisations
            .get(value)
            .map(|organisation| organisation.name.as_str()),
        Filter::Dpg => dpg_label(value),
        _ => filter
            .vocabulary()
            .and_then(|name| reference.vocabularies.get(name))
            .and_then(|vocabulary| match term {
                Some(at) => vocabulary.terms.get(at),
                None => vocabulary.term(value),
            })
            .map(|term| term.labels.text(lang)),
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
