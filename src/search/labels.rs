//! The names of filters' values, in every language.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::index::{Filter, Generation};
use crate::model::{Alphabet, DpgStatus, Lang};

/// The names of the values of all filters, made once when a generation is opened: an answer with facets shows hundreds of
/// them, and finding, copying and ordering them each time was an eighth of its cost.
pub struct Labels(BTreeMap<(Filter, Lang), Arc<Labelled>>);

/// The values of one filter in one language, by their numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// The values themselves.
    pub values: Vec<Arc<str>>,
    /// Their names.
    pub labels: Vec<Arc<str>>,
    /// Where each stands in the alphabet of the language.
    pub ranks: Vec<u32>,
}

impl Labels {
    /// The names of a generation's values.
    #[must_use]
    pub fn of(generation: &Generation) -> Self {
        let filters = Filter::ALL.into_iter();
        let pairs = filters.flat_map(|filter| Lang::ALL.map(|lang| (filter, lang)));
        Self(
            pairs
                .map(|(filter, lang)| ((filter, lang), Arc::new(Labelled::of(filter, lang, generation))))
                .collect(),
        )
    }

    /// The names of one filter's values in a language.
    #[must_use]
    pub fn get(&self, filter: Filter, lang: Lang) -> Arc<Labelled> {
        self.0.get(&(filter, lang)).map(Arc::clone).unwrap_or_default()
    }
}

impl Labelled {
    fn of(filter: Filter, lang: Lang, generation: &Generation) -> Self {
        let values = generation.values(filter);
        let named = values.names.iter().zip(&values.terms);
        let labels: Vec<Arc<str>> = named
            .map(|(value, &term)| label_at(filter, value, term, lang, generation).into())
            .collect();
        let mut ordered: Vec<usize> = (0..labels.len()).collect();
        let alphabet = Alphabet::of(lang);
        // Values are ordered themselves, so those of one name stay in their order.
        ordered.sort_by(|&a, &b| alphabet.compare(&labels[a], &labels[b]));
        let mut ranks = vec![0; labels.len()];
        for (rank, number) in (0..).zip(ordered) {
            ranks[number] = rank;
        }
        Self {
            values: values.names.clone(),
            labels,
            ranks,
        }
    }
}

/// The name of a filter's value in a language, else in English, else the value itself.
#[must_use]
pub fn label(filter: Filter, value: &str, lang: Lang, generation: &Generation) -> String {
    let values = generation.values(filter);
    // Values that a component has are looked up by number, which is far faster than by id.
    let term = values.number(value).and_then(|number| values.terms[number as usize]);
    label_at(filter, value, term, lang, generation).to_owned()
}

/// The same where the place of the value's term in its vocabulary is known already.
fn label_at<'a>(
    filter: Filter,
    value: &'a str,
    term: Option<usize>,
    lang: Lang,
    generation: &'a Generation,
) -> &'a str {
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
    name.filter(|name| !name.is_empty()).unwrap_or(value)
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
