//! Components that are like one another, computed once when the index is built.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::analysis::{Form, query_stem, tokens};
use super::fields::Filter;
use crate::model::{Catalogue, Component, Lang, Slug};

/// How many are kept for each component: two rows of cards on a wide screen.
const KEPT: usize = 8;
/// Below this two components share little more than being software.
const LEAST: f32 = 0.08;
/// What a direct relation adds to the likeness of 0 to 1.
const RELATION: f32 = 0.25;

/// A component that is like another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarComponent {
    /// Id of the other component.
    pub id: Slug,
    /// How alike they are, 0 to 1.
    pub score: f32,
    /// What they share, most telling first.
    pub shared: Vec<Shared>,
}

/// Something two components share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shared {
    /// One names the other in a relation.
    Relation,
    /// A vocabulary term: vocabulary name and term id.
    Term(String, String),
    /// Words of their texts.
    Words,
}

/// What likeness is made of, with the share of each kind. Capabilities say most about what a buyer could use instead.
const KINDS: [(Filter, f32); 5] = [
    (Filter::Capability, 3.0),
    (Filter::Domain, 1.0),
    (Filter::BuildingBlock, 1.0),
    (Filter::Standard, 1.0),
    (Filter::ProgrammingLanguage, 0.1),
];
/// The share of words.
const WORDS: f32 = 0.5;

type Vector = BTreeMap<Shared, f32>;

/// Finds for each component the ones most like it, in the order of `listed`.
///
/// Each component becomes a vector of its terms (weighted by kind and rarity) and of the words of its summary; likeness is
/// the cosine between two of them, raised where one names the other in a relation.
pub fn similar(listed: &[&Component], catalogue: &Catalogue) -> Vec<Vec<SimilarComponent>> {
    let features: Vec<BTreeMap<(Shared, String), f32>> = listed.iter().map(|component| features(component)).collect();
    let mut frequency: BTreeMap<&(Shared, String), usize> = BTreeMap::new();
    for key in features.iter().flat_map(BTreeMap::keys) {
        *frequency.entry(key).or_default() += 1;
    }
    let count = listed.len();
    let vectors: Vec<BTreeMap<&(Shared, String), f32>> = features
        .iter()
        .map(|features| normalised(features, &frequency, count))
        .collect();
    let related = relations(catalogue);
    let mut postings: BTreeMap<&(Shared, String), Vec<(usize, f32)>> = BTreeMap::new();
    for (place, vector) in vectors.iter().enumerate() {
        for (&key, &weight) in vector {
            postings.entry(key).or_default().push((place, weight));
        }
    }
    (0..count)
        .map(|place| nearest(place, listed, &vectors, &postings, &related))
        .collect()
}

/// What a component is known by: its terms, and the stems of its summary.
fn features(component: &Component) -> BTreeMap<(Shared, String), f32> {
    let mut out = BTreeMap::new();
    for (filter, share) in KINDS {
        let vocabulary = filter.vocabulary().unwrap_or(filter.name());
        for value in filter.values(component, std::iter::empty()) {
            out.insert((Shared::Term(vocabulary.to_owned(), value), String::new()), share);
        }
    }
    for token in tokens(&component.summary)
        .into_iter()
        .filter(|token| token.form == Form::Word)
    {
        out.insert((Shared::Words, query_stem(&token.text, Lang::En).into_owned()), WORDS);
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "counts of components are far below 2^23")]
fn normalised<'a>(
    features: &'a BTreeMap<(Shared, String), f32>,
    frequency: &BTreeMap<&(Shared, String), usize>,
    count: usize,
) -> BTreeMap<&'a (Shared, String), f32> {
    let weighted: BTreeMap<_, f32> = features
        .iter()
        .map(|(key, share)| {
            let rarity = (1.0 + count as f32 / frequency.get(key).copied().unwrap_or(1) as f32).ln();
            (key, share * rarity)
        })
        .collect();
    let length = weighted
        .values()
        .map(|weight| weight * weight)
        .sum::<f32>()
        .sqrt()
        .max(f32::EPSILON);
    weighted
        .into_iter()
        .map(|(key, weight)| (key, weight / length))
        .collect()
}

/// Pairs of components of which one names the other, in both orders.
fn relations(catalogue: &Catalogue) -> BTreeSet<(&Slug, &Slug)> {
    catalogue
        .components
        .values()
        .flat_map(|component| {
            component
                .relations
                .iter()
                .flatten()
                .flat_map(|relation| [(&component.id, &relation.target), (&relation.target, &component.id)])
        })
        .collect()
}

fn nearest(
    place: usize,
    listed: &[&Component],
    vectors: &[BTreeMap<&(Shared, String), f32>],
    postings: &BTreeMap<&(Shared, String), Vec<(usize, f32)>>,
    related: &BTreeSet<(&Slug, &Slug)>,
) -> Vec<SimilarComponent> {
    let mut scores: BTreeMap<usize, Vector> = BTreeMap::new();
    for (&key, &weight) in &vectors[place] {
        for &(other, other_weight) in postings.get(key).into_iter().flatten() {
            if other != place {
                *scores.entry(other).or_default().entry(key.0.clone()).or_default() += weight * other_weight;
            }
        }
    }
    let own = &listed[place].id;
    for (other, component) in listed.iter().enumerate() {
        if related.contains(&(own, &component.id)) {
            scores.entry(other).or_default().insert(Shared::Relation, RELATION);
        }
    }
    let mut found: Vec<SimilarComponent> = scores
        .into_iter()
        .map(|(other, parts)| likeness(listed[other].id.clone(), parts))
        .filter(|similar| similar.score >= LEAST)
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    found.truncate(KEPT);
    found
}

fn likeness(id: Slug, parts: Vector) -> SimilarComponent {
    let score = parts.values().sum::<f32>().min(1.0);
    let mut parts: Vec<(Shared, f32)> = parts.into_iter().collect();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    SimilarComponent {
        id,
        score,
        shared: parts.into_iter().map(|(shared, _)| shared).take(4).collect(),
    }
}
