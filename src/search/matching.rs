//! Which components match a question, and in which order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::{LeftOut, Notice, NoticeCode};
use super::engine::{Engine, SearchError};
use super::filters::Filters;
use super::grammar::{Parsed, Piece, parse};
use super::question::{Cursor, Question, Sort};
use super::rank::{Ranking, rank};
use super::relax::steps;
use super::split::split_words;
use super::units::units;
use super::weigh::{Occurrence, weigh};
use super::words::{Word, understand};
use crate::index::analysis::fold_phrase;
use crate::index::{Filter, IndexError};
use crate::model::{Lang, Slug, TermId};

/// What a question asks for, taken apart and resolved.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The text taken apart.
    pub parsed: Parsed,
    /// The filters given beside the text; they always hold.
    pub given: BTreeMap<Filter, Vec<String>>,
    /// The filters typed in the text.
    pub typed: BTreeMap<Filter, Vec<String>>,
    /// What could not be used.
    pub notices: Vec<Notice>,
}

impl Asked {
    /// All filters together: typed values join those given for the same filter.
    fn filters(&self) -> BTreeMap<Filter, Vec<String>> {
        let mut filters = self.given.clone();
        for (&filter, values) in &self.typed {
            filters.entry(filter).or_default().extend(values.iter().cloned());
        }
        filters
    }
}

/// Components that match a question, in order.
pub struct Matching {
    /// Places of the components.
    pub places: Vec<u32>,
    /// The words of the question.
    pub words: Vec<Word>,
    /// Whether a word was read as two.
    pub is_split: bool,
    /// The component whose name the whole question is nearly.
    pub instead: Option<Slug>,
    /// What ranked them; none without text.
    pub ranking: Option<Ranking>,
    /// By place, whether the text matches, whatever the filters say.
    pub matches_text: Vec<bool>,
    /// What the filters allow.
    pub filters: Filters,
}

impl Engine {
    /// Takes a question apart. Filter values in the text may be labels or synonyms.
    pub(super) fn asked(&self, question: &Question) -> Asked {
        let parsed = parse(&question.text);
        let mut notices = parsed.notices.clone();
        let mut typed: BTreeMap<Filter, Vec<String>> = BTreeMap::new();
        for (filter, value) in &parsed.filters {
            let resolved = self
                .phrasebook
                .value(*filter, value)
                .or_else(|| self.term_id(*filter, value));
            if resolved.is_none() && filter.vocabulary().is_some() {
                let message = format!(
                    "nothing is known as the {} \"{value}\"",
                    filter.name().replace('_', " ")
                );
                notices.push(Notice {
                    field: Some(filter.name().to_owned()),
                    value: Some(value.clone()),
                    ..Notice::new(NoticeCode::UnknownValue, message)
                });
            }
            typed
                .entry(*filter)
                .or_default()
                .push(resolved.unwrap_or_else(|| value.clone()));
        }
        Asked {
            parsed,
            given: question.filters.clone(),
            typed,
            notices,
        }
    }

    /// The id of a vocabulary term that a text is, whatever its capitals.
    fn term_id(&self, filter: Filter, text: &str) -> Option<TermId> {
        let vocabulary = self.generation.reference.vocabularies.get(filter.vocabulary()?)?;
        let term = vocabulary
            .terms
            .iter()
            .find(|term| term.id.eq_ignore_ascii_case(text))?;
        Some(term.id.clone())
    }

    /// What matches; when nothing does, what matches the question with parts left out, and a notice that says which.
    pub(super) fn matching_or_relaxed(
        &self,
        asked: &Asked,
        sort: Sort,
    ) -> Result<(Matching, Vec<Notice>), SearchError> {
        let matching = self.matching(asked, sort)?;
        if !matching.places.is_empty() {
            return Ok((matching, Vec::new()));
        }
        for (relaxed, left_out) in steps(asked) {
            let wider = self.matching(&relaxed, sort)?;
            if !wider.places.is_empty() {
                let parts: Vec<String> = left_out.iter().map(LeftOut::to_string).collect();
                let message = format!("nothing matches the whole question; left out: {}", parts.join(", "));
                let notice = Notice {
                    left_out,
                    ..Notice::new(NoticeCode::Relaxed, message)
                };
                return Ok((wider, vec![notice]));
            }
        }
        Ok((matching, Vec::new()))
    }

    /// What matches a question as it is asked.
    pub(super) fn matching(&self, asked: &Asked, sort: Sort) -> Result<Matching, SearchError> {
        let filters = Filters::of(&asked.filters(), &self.generation);
        let split = split_words(&asked.parsed, &self.dictionary, &self.generation)?;
        let parsed = split.as_ref().unwrap_or(&asked.parsed);
        let mut words = understand(parsed, &self.dictionary)?;
        let (mut ranking, mut instead) = (None, None);
        let mut matches_text = vec![true; self.generation.count()];
        if !words.is_empty() {
            let meant = self.meant(parsed, &mut words);
            instead = meant.instead;
            let weights = weigh(&words, &self.generation, &self.settings)?;
            let ranked = rank(
                &words,
                meant.found,
                meant.beginnings,
                weights,
                &self.generation,
                &self.settings,
            );
            matches_text = ranked.scores.iter().map(|&score| score > 0.0).collect();
            keep_quoted(parsed, &words, &ranked.weights.occurrences, &mut matches_text);
            ranking = Some(ranked);
        }
        self.exclude(parsed, &mut matches_text)?;
        let allowed = filters.all();
        let both = matches_text
            .iter()
            .zip(&allowed)
            .map(|(&matches, &allowed)| matches && allowed);
        let mut places: Vec<u32> = (0..)
            .zip(both)
            .filter(|&(_, matches)| matches)
            .map(|(place, _)| place)
            .collect();
        self.sort(&mut places, sort, ranking.as_ref());
        Ok(Matching {
            places,
            words,
            is_split: split.is_some(),
            instead,
            ranking,
            matches_text,
            filters,
        })
    }

    /// Takes out what has an excluded word, or all words of an excluded phrase.
    fn exclude(&self, parsed: &Parsed, matches: &mut [bool]) -> Result<(), IndexError> {
        for text in &parsed.without {
            let excluded = Parsed {
                pieces: vec![Piece::Word(text.clone())],
                ..Parsed::default()
            };
            let words = understand(&excluded, &self.dictionary)?;
            let known: Vec<Word> = words.into_iter().filter(|word| word.is_known).collect();
            if known.is_empty() {
                continue;
            }
            let weights = weigh(&known, &self.generation, &self.settings)?;
            for (place, matches) in matches.iter_mut().enumerate() {
                *matches &= !weights.by_word.iter().all(|by_place| by_place[place] > 0.0);
            }
        }
        Ok(())
    }

    /// Orders places; equal ones stay ordered by name, which is the order of places.
    fn sort(&self, places: &mut [u32], sort: Sort, ranking: Option<&Ranking>) {
        places.sort_by_key(|&place| (Reverse(self.sort_key(place, sort, ranking)), place));
    }

    /// What hits are ordered by, greatest first, before their names.
    fn sort_key(&self, place: u32, sort: Sort, ranking: Option<&Ranking>) -> i64 {
        match (sort, ranking) {
            // The bits of numbers that are not negative are ordered as the numbers are.
            (Sort::Relevance, Some(ranking)) => i64::from(ranking.scores[place as usize].to_bits()),
            (Sort::Reviewed, _) => self.generation.reviewed[place as usize],
            (Sort::Relevance, None) | (Sort::Name, _) => 0,
        }
    }

    /// The cursor behind a hit.
    pub(super) fn cursor_behind(&self, place: u32, sort: Sort, matching: &Matching) -> Cursor {
        Cursor {
            generation: self.generation.manifest.generation.clone(),
            key: self.sort_key(place, sort, matching.ranking.as_ref()),
            last: self.generation.ids[place as usize].clone(),
        }
    }

    /// How many hits stand before the page that a cursor begins: those that its last hit stands behind, and itself, also
    /// when it is no longer listed.
    pub(super) fn offset(&self, cursor: &Cursor, sort: Sort, matching: &Matching) -> usize {
        let behind = self.place_behind(&cursor.last);
        matching.places.partition_point(|&place| {
            let key = self.sort_key(place, sort, matching.ranking.as_ref());
            key > cursor.key || (key == cursor.key && place < behind)
        })
    }

    /// The first place by name behind a component, which need not be listed any more.
    fn place_behind(&self, id: &Slug) -> u32 {
        if let Some(&place) = self.generation.places.get(id) {
            return place + 1;
        }
        let reference = &self.generation.reference;
        let published = reference.published.components.get(id).map(|known| known.name.as_str());
        let withdrawn = reference.withdrawn.get(id).map(|tombstone| tombstone.name.as_str());
        let name = fold_phrase(withdrawn.or(published).unwrap_or(id.as_str()));
        let stands_before = |other: &Slug| {
            let other_name = reference
                .names
                .get(other)
                .map_or_else(String::new, |names| fold_phrase(&names.name));
            (other_name.as_str(), other) < (name.as_str(), id)
        };
        u32::try_from(self.generation.ids.partition_point(stands_before)).unwrap_or(u32::MAX)
    }
}

/// Keeps only components in which the words of each quoted phrase stand together, in order.
fn keep_quoted(parsed: &Parsed, words: &[Word], occurrences: &[Occurrence], matches: &mut [bool]) {
    let mut unit = 0;
    for piece in &parsed.pieces {
        let start = unit;
        unit += units(piece.text()).len();
        let inside: Vec<usize> = (0..words.len())
            .filter(|&number| start <= words[number].start && words[number].end <= unit)
            .collect();
        if matches!(piece, Piece::Phrase(_)) && !inside.is_empty() {
            let has_phrase = places_with_phrase(words, &inside, occurrences);
            for (place, matches) in (0..).zip(matches.iter_mut()) {
                *matches &= has_phrase.binary_search(&place).is_ok();
            }
        }
    }
}

/// Places where the words stand together, ordered.
fn places_with_phrase(words: &[Word], inside: &[usize], occurrences: &[Occurrence]) -> Vec<u32> {
    type Spot = (u32, Option<Lang>, u32);
    let spots = |number: usize| -> Vec<Spot> {
        let own = occurrences
            .iter()
            .filter(|one| usize::from(one.word) == number && one.alternative == 0);
        let mut spots: Vec<Spot> = own.map(|one| (one.place, one.lang, one.at)).collect();
        spots.sort_unstable();
        spots
    };
    let Some((&first, rest)) = inside.split_first() else {
        return Vec::new();
    };
    let mut ends = spots(first);
    let mut width = step(&words[first]);
    for &number in rest {
        let next = spots(number);
        ends = ends
            .into_iter()
            .map(|(place, lang, at)| (place, lang, at + width))
            .filter(|spot| next.binary_search(spot).is_ok())
            .collect();
        width = step(&words[number]);
    }
    let mut places: Vec<u32> = ends.into_iter().map(|(place, ..)| place).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// How many places a word takes in a text: Chinese places are characters, all others are words.
fn step(word: &Word) -> u32 {
    u32::try_from(word.end - word.start).unwrap_or(1)
}
