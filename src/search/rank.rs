//! From the parts of a question to one order of components.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::phrasebook::{Fit, Found, Meaning};
use super::settings::Settings;
use super::weigh::{Occurrence, Weights, rarity};
use super::words::{Word, is_stop_word};
use crate::index::{Filter, Generation};

/// A term named in the question, with the components that carry it.
#[derive(Debug, Clone)]
pub struct Lift {
    /// The phrase and what it means.
    pub found: Found,
    /// What it adds, by place, ordered by place.
    pub by_place: Vec<(u32, f32)>,
}

/// What ranks the components for one question.
pub struct Ranking {
    /// Score by place; 0 where the component does not match.
    pub scores: Vec<f32>,
    /// What each word says.
    pub weights: Weights,
    /// Terms named in the question.
    pub lifts: Vec<Lift>,
    /// What names add, by place.
    pub names: BTreeMap<u32, (Found, f32)>,
    /// What neighbouring words add, by place.
    pub adjacency: Vec<f32>,
    /// By what share known use raises the score, by place.
    pub raise: Vec<f32>,
}

/// Ranks all components for a question.
#[must_use]
pub fn rank(
    words: &[Word],
    found: Vec<Found>,
    beginnings: Vec<Found>,
    mut weights: Weights,
    generation: &Generation,
    settings: &Settings,
) -> Ranking {
    let lifts = lifts(&found, generation, settings);
    let mut names = names(words, found, &weights, generation, settings);
    add_beginnings(beginnings, &weights, &mut names, generation, settings);
    let factors = covered_factors(words, &lifts, settings);
    let adjacency = adjacency(words, &weights, generation.count(), settings);
    let coverage = coverage(words, &weights, &lifts, &names, generation.count());
    let mut scores = vec![0.0_f32; generation.count()];
    for (by_place, factor) in weights.by_word.iter_mut().zip(factors) {
        for (score, weight) in scores.iter_mut().zip(by_place) {
            *weight *= factor;
            *score += *weight;
        }
    }
    for &(place, lift) in lifts.iter().flat_map(|lift| &lift.by_place) {
        scores[place as usize] += lift;
    }
    let raise: Vec<f32> = generation.prior.iter().map(|prior| settings.prior * prior).collect();
    for (place, score) in scores.iter_mut().enumerate() {
        *score = (*score + adjacency[place]) * (1.0 + raise[place]);
        if coverage[place] < settings.least_coverage {
            *score = 0.0;
        }
    }
    for (&place, (_, bonus)) in &names {
        scores[place as usize] += bonus;
    }
    Ranking {
        scores,
        weights,
        lifts,
        names,
        adjacency,
        raise,
    }
}

fn lifts(found: &[Found], generation: &Generation, settings: &Settings) -> Vec<Lift> {
    let mut lifts = Vec::new();
    for one in found {
        let Meaning::Term(filter, id) = &one.meaning else {
            continue;
        };
        let strength = match one.fit {
            Fit::Whole => 1.0,
            Fit::Gap => settings.gap,
            Fit::Part(share) if share < settings.least_part => 0.0,
            Fit::Part(share) => settings.part * share.powi(4),
        };
        let base = settings.concept(*filter) * strength * one.strength;
        let values = generation.values(*filter);
        let places = values.carriers(id);
        if base == 0.0 || places.is_empty() {
            continue;
        }
        let rarity = rarity(places.len(), generation.count());
        let ordered = matches!(filter, Filter::Domain | Filter::Capability);
        let own = values.number(id);
        let by_place = places
            .iter()
            .map(|&place| {
                let is_first = !ordered || values.at(place).first().copied() == own;
                (place, base * rarity * if is_first { 1.0 } else { settings.later_value })
            })
            .collect();
        lifts.push(Lift {
            found: one.clone(),
            by_place,
        });
    }
    keep_strongest(&mut lifts, settings.repeated);
    lifts
}

/// Where one phrase means several terms (a domain and a building block of the same name), each component gets the
/// strongest lift in full and the others in small part: they say the same thing once more.
fn keep_strongest(lifts: &mut [Lift], repeated: f32) {
    for index in 0..lifts.len() {
        let (start, end) = (lifts[index].found.start, lifts[index].found.end);
        for slot in 0..lifts[index].by_place.len() {
            let (place, own) = lifts[index].by_place[slot];
            let is_weaker = lifts.iter().enumerate().any(|(other, lift)| {
                let overlaps = lift.found.start < end && start < lift.found.end;
                // An acronym means its standard first of all, and a domain only through it.
                let precise = lift.found.is_precise.cmp(&lifts[index].found.is_precise);
                let is_stronger = |value: f32| match precise.then(value.total_cmp(&own)) {
                    Ordering::Greater => true,
                    Ordering::Equal => other < index,
                    Ordering::Less => false,
                };
                other != index && overlaps && value_at(lift, place).is_some_and(is_stronger)
            });
            if is_weaker {
                lifts[index].by_place[slot].1 = own * repeated;
            }
        }
    }
}

/// What a lift adds at a place.
pub fn value_at(lift: &Lift, place: u32) -> Option<f32> {
    let slot = lift.by_place.binary_search_by_key(&place, |&(place, _)| place).ok()?;
    Some(lift.by_place[slot].1)
}

/// What names in the question add: most when the name is the whole question.
fn names(
    words: &[Word],
    found: Vec<Found>,
    weights: &Weights,
    generation: &Generation,
    settings: &Settings,
) -> BTreeMap<u32, (Found, f32)> {
    let asked: Vec<&Word> = words.iter().filter(|word| !is_stop_word(&word.folded)).collect();
    let first = asked.first().or(words.first().as_ref()).map_or(0, |word| word.start);
    let last = asked.last().or(words.last().as_ref()).map_or(0, |word| word.end);
    // A name is rare even where its word is common in texts ("CAR", "Simple").
    let whole = weights.rarity.iter().sum::<f32>().max(rarity(1, generation.count()));
    let mut out: BTreeMap<u32, (Found, f32)> = BTreeMap::new();
    for one in found {
        let Some(&place) = one.meaning.component().and_then(|id| generation.places.get(id)) else {
            continue;
        };
        let is_whole = one.start <= first && last <= one.end;
        let bonus = match (&one.meaning, is_whole) {
            (Meaning::Name(_), true) => settings.whole_name * whole,
            (_, true) => settings.whole_alias * whole,
            (_, false) => settings.part_name * rarity_of(words, weights, one.start, one.end),
        } * one.strength;
        let entry = out.entry(place).or_insert_with(|| (one.clone(), 0.0));
        if bonus > entry.1 {
            *entry = (one, bonus);
        }
    }
    out
}

/// Adds what names add that begin with the whole question: more the rarer that is and the nearer the question comes to their end.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn add_beginnings(
    beginnings: Vec<Found>,
    weights: &Weights,
    names: &mut BTreeMap<u32, (Found, f32)>,
    generation: &Generation,
    settings: &Settings,
) {
    let mut begun: Vec<(u32, Found)> = beginnings
        .into_iter()
        .filter_map(|one| Some((*generation.places.get(one.meaning.component()?)?, one)))
        .collect();
    begun.sort_by_key(|&(place, _)| place);
    begun.dedup_by_key(|(place, _)| *place);
    let whole: f32 = weights.rarity.iter().sum();
    let rarity = rarity(begun.len(), generation.count()).max(whole);
    for (place, one) in begun {
        let name = generation.ids.get(place as usize).map_or(1, |id| id.as_str().len());
        let share = (one.typed.len() as f32 / name.max(one.typed.len()) as f32).sqrt();
        let bonus = settings.name_beginning * rarity * share;
        let entry = names.entry(place).or_insert_with(|| (one.clone(), 0.0));
        if bonus > entry.1 {
            *entry = (one, bonus);
        }
    }
}

/// How much each word counts by itself: less when its phrase names a term.
fn covered_factors(words: &[Word], lifts: &[Lift], settings: &Settings) -> Vec<f32> {
    let is_covered = |word: &Word| {
        lifts
            .iter()
            .any(|lift| lift.found.start < word.end && word.start < lift.found.end && lift.found.fit == Fit::Whole)
    };
    words
        .iter()
        .map(|word| if is_covered(word) { settings.covered_words } else { 1.0 })
        .collect()
}

/// The rarity of the words between two units.
fn rarity_of(words: &[Word], weights: &Weights, start: usize, end: usize) -> f32 {
    let inside = words
        .iter()
        .zip(&weights.rarity)
        .filter(|(word, _)| start <= word.start && word.end <= end);
    inside.map(|(_, rarity)| rarity).sum()
}

/// What neighbouring words of the question add where they stand together in a text too.
fn adjacency(words: &[Word], weights: &Weights, count: usize, settings: &Settings) -> Vec<f32> {
    let mut out = vec![0.0_f32; count];
    if words.len() < 2 {
        return out;
    }
    // Most components have one of the words only; sorting their occurrences too would be most of the work.
    let has = |word: usize, place: u32| {
        weights
            .by_word
            .get(word)
            .is_some_and(|by_place| by_place[place as usize] > 0.0)
    };
    let has_neighbour = |one: &Occurrence| {
        let word = usize::from(one.word);
        has(word + 1, one.place) || (word > 0 && has(word - 1, one.place))
    };
    let candidates = weights.occurrences.iter().filter(|one| one.alternative == 0);
    let mut by_spot: Vec<&Occurrence> = candidates.filter(|one| has_neighbour(one)).collect();
    by_spot.sort_unstable_by_key(|one| (one.place, one.lang, one.at, one.word));
    let mut best: BTreeMap<(u32, u16), f32> = BTreeMap::new();
    for pair in by_spot.windows(2) {
        let (one, next) = (pair[0], pair[1]);
        let same_text = one.place == next.place && one.lang == next.lang;
        if same_text && next.word == one.word + 1 && next.at == one.at + 1 {
            let rarity = weights.rarity[one.word as usize].min(weights.rarity[next.word as usize]);
            best.insert((one.place, one.word), settings.adjacent * rarity);
        }
    }
    for ((place, _), bonus) in best {
        out[place as usize] += bonus;
    }
    out
}

/// The part of the question, by rarity, that each component matches by word, concept or name.
fn coverage(
    words: &[Word],
    weights: &Weights,
    lifts: &[Lift],
    names: &BTreeMap<u32, (Found, f32)>,
    count: usize,
) -> Vec<f32> {
    let total: f32 = weights.rarity.iter().sum();
    if total <= 0.0 {
        return vec![1.0; count];
    }
    let mut out = vec![0.0_f32; count];
    for (number, word) in words.iter().enumerate() {
        let mut matched: Vec<bool> = weights.by_word[number].iter().map(|&weight| weight > 0.0).collect();
        let covers = |found: &Found| found.start < word.end && word.start < found.end;
        for lift in lifts.iter().filter(|lift| covers(&lift.found)) {
            lift.by_place
                .iter()
                .for_each(|&(place, _)| matched[place as usize] = true);
        }
        for (&place, _) in names.iter().filter(|(_, (found, _))| covers(found)) {
            matched[place as usize] = true;
        }
        let share = weights.rarity[number] / total;
        out.iter_mut()
            .zip(matched)
            .filter(|(_, matched)| *matched)
            .for_each(|(out, _)| *out += share);
    }
    for share in &mut out {
        *share = share.min(1.0);
    }
    out
}
