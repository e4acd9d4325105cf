//! Filters: which components a question allows, and how many each value has.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::{Counted, Facet};
use super::engine::Engine;
use super::labels::label;
use super::question::Question;
use crate::index::{Filter, Generation, Values};
use crate::model::Alphabet;

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
pub fn facets(question: &Question, matches_text: &[bool], filters: &Filters, engine: &Engine) -> Vec<Facet> {
    let asked = question.facets.iter();
    asked
        .map(|&filter| {
            let allowed = filters.all_but(Some(filter));
            let values = engine.generation.values(filter);
            facet(filter, &count(values, matches_text, &allowed), question, engine)
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

/// The values that some component has, most frequent first, then in the order of the alphabet; behind them those chosen that
/// none has.
fn facet(filter: Filter, counts: &[usize], question: &Question, engine: &Engine) -> Facet {
    let chosen = question.filters.get(&filter).map_or(&[][..], Vec::as_slice);
    let labelled = engine.labels.get(filter, question.lang);
    let mut counted: Vec<Counted> = (0..)
        .zip(counts)
        .filter(|&(_, &count)| count > 0)
        .map(|(number, &count)| Counted {
            number,
            count,
            selected: chosen.iter().any(|value| **value == *labelled.values[number]),
        })
        .collect();
    counted.sort_unstable_by_key(|one| (Reverse(one.count), labelled.ranks[one.number]));
    let is_counted = |value: &String| {
        let mut selected = counted.iter().filter(|one| one.selected);
        selected.any(|one| *labelled.values[one.number] == **value)
    };
    let absent = chosen.iter().filter(|value| !is_counted(value));
    let mut absent: Vec<(String, String)> = absent
        .map(|value| (label(filter, value, question.lang, &engine.generation), value.clone()))
        .collect();
    if absent.len() > 1 {
        let alphabet = Alphabet::of(question.lang);
        absent.sort_by(|a, b| alphabet.compare(&a.0, &b.0).then_with(|| a.1.cmp(&b.1)));
        absent.dedup();
    }
    Facet {
        filter,
        labelled,
        counted,
        absent,
    }
}
