//! Every phrase that means a vocabulary term or names a component, in every language.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::names::Names;
use super::soft::SoftPhrases;
use super::units::{Stemmer, Stems, join, stem_key, words_of};
use super::words::is_stop_word;
use crate::index::analysis::{fold_compact, query_stem};
use crate::index::{Filter, Generation, Script, is_han};
use crate::model::{Lang, Slug, TermId};

/// The longest phrase in words: longer ones are descriptions, not names.
const PHRASE_MAX_WORDS: usize = 8;
/// Words that people write behind a licence's name.
const LICENSE_WORDS: [&str; 3] = ["license", "licence", "licensed"];
/// The longest Chinese phrase in characters.
const HAN_MAX_CHARS: usize = 16;

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// A vocabulary term.
    Term(Filter, TermId),
    /// A component, by its name.
    Name(Slug),
    /// A component, by an alias.
    Alias(Slug),
    /// A component, by a name it no longer uses.
    FormerName(Slug),
}

/// How a question says a phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fit {
    /// As it is.
    Whole,
    /// With another word between its words.
    Gap,
    /// Only this part of it, by the rarity of its words.
    Part(f32),
}

/// A phrase found in a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// First word of the question that it covers.
    pub start: usize,
    /// The word after the last that it covers.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
    /// The phrase as typed.
    pub typed: String,
    /// How the question says it.
    pub fit: Fit,
    /// Whether it is written as only this thing is: a standard's acronym or number.
    pub is_precise: bool,
    /// How surely it is meant: 1 as typed, less when a word had to be corrected.
    pub strength: f32,
}

impl Found {
    /// A component's name between two words of the question.
    pub fn name(meaning: Meaning, (start, end): (usize, usize), typed: &str, strength: f32) -> Self {
        Self {
            start,
            end,
            meaning,
            typed: typed.to_owned(),
            fit: Fit::Whole,
            is_precise: false,
            strength,
        }
    }

    /// Whether another one is the same thing said in the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.start, self.end, &self.meaning) == (other.start, other.end, &other.meaning)
    }
}

/// All phrases of a generation.
pub struct Phrasebook {
    /// By folded words with single spaces; Chinese without.
    exact: HashMap<String, Vec<Meaning>>,
    /// By stems of one language, so that other endings match: `en:birth certif`.
    stemmed: HashMap<String, Vec<Meaning>>,
    /// Names, standards, licences and programming languages without spaces and hyphens.
    compact: HashMap<String, Vec<Meaning>>,
    /// Names of components as wholes.
    pub names: Names,
    /// Phrases of domains, capabilities and building blocks by their words.
    soft: SoftPhrases,
    /// Acronyms and numbers of standards, as folded phrases.
    precise: HashSet<String>,
    stemmer: Stemmer,
}

impl Phrasebook {
    /// Collects the phrases of a generation.
    pub fn of(generation: &Generation) -> Self {
        let mut book = Self {
            exact: HashMap::new(),
            stemmed: HashMap::new(),
            compact: HashMap::new(),
            names: Names::default(),
            soft: SoftPhrases::default(),
            precise: HashSet::new(),
            stemmer: Stemmer::default(),
        };
        for filter in Filter::ALL {
            let Some(vocabulary) = filter
                .vocabulary()
                .and_then(|name| generation.reference.vocabularies.get(name))
            else {
                continue;
            };
            for term in &vocabulary.terms {
                let meaning = Meaning::Term(filter, term.id.clone());
                let labels = term.labels.0.iter().map(|(&lang, label)| (lang, label));
                let synonyms = term
                    .synonyms
                    .0
                    .iter()
                    .flat_map(|(&lang, list)| list.iter().map(move |text| (lang, text)));
                for (lang, text) in labels.chain(synonyms) {
                    book.add_term(filter, text, lang, &meaning);
                }
                if is_name_like(filter) {
                    book.add(&term.id, None, &meaning);
                }
            }
        }
        book.add_licenses(generation);
        for (id, names) in &generation.reference.names {
            book.add_name(&names.name, &Meaning::Name(id.clone()));
            book.add_name(id.as_str(), &Meaning::Name(id.clone()));
            names
                .aliases
                .iter()
                .for_each(|alias| book.add_name(alias, &Meaning::Alias(id.clone())));
            names
                .former
                .iter()
                .for_each(|name| book.add_name(name, &Meaning::FormerName(id.clone())));
        }
        book.names.sort();
        book
    }

    /// Adds a label or synonym of a term.
    fn add_term(&mut self, filter: Filter, text: &str, lang: Lang, meaning: &Meaning) {
        self.add(text, Some(lang), meaning);
        let words = words_of(text);
        if is_name_like(filter) {
            insert(&mut self.compact, words.concat(), meaning);
            if filter == Filter::Standard && is_written_as_name(text) {
                self.precise.insert(join(words.iter().map(String::as_str)));
            }
        }
        if matches!(filter, Filter::Domain | Filter::Capability | Filter::BuildingBlock) && lang != Lang::Zh {
            let said = words.iter().filter(|word| !is_stop_word(word));
            let stems = said.map(|word| query_stem(word, lang).into_owned());
            self.soft.add(stems.collect(), lang, meaning);
        }
    }

    /// Adds the licences that components have: by their SPDX id, and by the family's name that people use ("Apache", "GPL").
    fn add_licenses(&mut self, generation: &Generation) {
        for id in &generation.values(Filter::License).names {
            let meaning = Meaning::Term(Filter::License, id.to_string());
            let family = license_family(id);
            insert(&mut self.compact, fold_compact(id), &meaning);
            for text in [&**id, family] {
                self.add(text, None, &meaning);
                for kind in LICENSE_WORDS {
                    self.add(&format!("{text} {kind}"), None, &meaning);
                }
            }
        }
    }

    fn add_name(&mut self, name: &str, meaning: &Meaning) {
        self.add(name, None, meaning);
        insert(&mut self.compact, fold_compact(name), meaning);
        if let Some(id) = meaning.component() {
            self.names.add(name, id);
        }
    }

    /// Components that a folded word names by itself.
    pub fn named<'a>(&'a self, word: &str) -> impl Iterator<Item = &'a Meaning> {
        let meanings = self.compact.get(word).into_iter().flatten();
        meanings.filter(|meaning| !meaning.is_term())
    }

    fn add(&mut self, text: &str, lang: Option<Lang>, meaning: &Meaning) {
        let words = words_of(text);
        if words.is_empty() || words.len() > PHRASE_MAX_WORDS.max(HAN_MAX_CHARS) {
            return;
        }
        insert(&mut self.exact, join(words.iter().map(String::as_str)), meaning);
        if let Some(lang) = lang.filter(|&lang| lang != Lang::Zh && words.len() <= PHRASE_MAX_WORDS) {
            let stems: Vec<_> = words.iter().map(|word| query_stem(word, lang)).collect();
            insert(
                &mut self.stemmed,
                stem_key(stems.iter().map(Cow::as_ref), lang),
                meaning,
            );
        }
    }

    /// Finds the phrases of a question, also with one word between theirs ("real-time [retail] payments"). Those inside a
    /// longer one of the same kind are left out.
    ///
    /// `words` are folded words in order; `typed` are the same as a person wrote them.
    pub fn find(&self, words: &[String], typed: &[String]) -> Vec<Found> {
        let stems = self.stemmer.stems(words);
        let mut found: Vec<Found> = Vec::new();
        for start in 0..words.len() {
            for end in start + 1..=words.len().min(start + PHRASE_MAX_WORDS.max(HAN_MAX_CHARS)) {
                let window: Vec<usize> = (start..end).collect();
                let add = |found: &mut Vec<Found>, meaning: Meaning, fit| {
                    let is_standard = matches!(meaning, Meaning::Term(Filter::Standard, _));
                    found.push(Found {
                        is_precise: is_standard && self.is_precise(&words[start..end]),
                        start,
                        end,
                        meaning,
                        typed: join(typed[start..end].iter().map(String::as_str)),
                        fit,
                        strength: 1.0,
                    });
                };
                self.look_up(&window, &stems)
                    .into_iter()
                    .for_each(|meaning| add(&mut found, meaning, Fit::Whole));
                for gap in gaps(&window, words) {
                    let terms = self.look_up(&gap, &stems).into_iter().filter(Meaning::is_term);
                    terms.for_each(|meaning| add(&mut found, meaning, Fit::Gap));
                }
            }
        }
        for soft in self.soft.find(&stems, typed) {
            if !found.iter().any(|one| one.meaning == soft.meaning) {
                found.push(soft);
            }
        }
        drop_shadowed(&mut found);
        found
    }

    fn is_precise(&self, words: &[String]) -> bool {
        self.precise.contains(&join(words.iter().map(String::as_str)))
    }

    /// What a phrase means, by its exact words, else by its stems, and by the compact forms of names. The phrase is given
    /// by the numbers of its words.
    fn look_up(&self, window: &[usize], stems: &Stems<'_>) -> Vec<Meaning> {
        let words = || window.iter().map(|&at| stems.words[at].as_str());
        let exact_key = join(words());
        let mut meanings: Vec<Meaning> = self.exact.get(&exact_key).cloned().unwrap_or_default();
        if !meanings.iter().any(Meaning::is_term) {
            for &lang in words().next().map_or(Script::Latin, Script::of).languages() {
                if let Some(stemmed) = self.stemmed.get(&stems.key(window, lang)) {
                    meanings.extend(stemmed.iter().cloned());
                }
            }
        }
        if let Some(names) = self.compact.get(&words().collect::<String>()) {
            meanings.extend(names.iter().cloned());
        }
        meanings.sort();
        meanings.dedup();
        meanings
    }

    /// The value of a filter that a text names by id, label or synonym.
    pub fn value(&self, filter: Filter, text: &str) -> Option<TermId> {
        let words = words_of(text);
        let window: Vec<usize> = (0..words.len()).collect();
        self.look_up(&window, &self.stemmer.stems(&words))
            .into_iter()
            .find_map(|meaning| match meaning {
                Meaning::Term(of, id) if of == filter => Some(id),
                _ => None,
            })
    }
}

/// The phrases that leave out one inner word of a window of three to five.
fn gaps(window: &[usize], words: &[String]) -> Vec<Vec<usize>> {
    if !(3..=5).contains(&window.len()) || window.iter().any(|&at| words[at].starts_with(is_han)) {
        return Vec::new();
    }
    let without = |inner: usize| {
        let kept = window.iter().enumerate().filter(|&(at, _)| at != inner);
        kept.map(|(_, &word)| word).collect()
    };
    (1..window.len() - 1).map(without).collect()
}

/// Leaves out what lies inside something longer: a term inside a term, a name inside either.
fn drop_shadowed(found: &mut Vec<Found>) {
    let spans: Vec<(usize, usize, bool, Fit)> = found
        .iter()
        .map(|one| (one.start, one.end, one.meaning.is_term(), one.fit))
        .collect();
    found.retain(|one| {
        !spans.iter().any(|&(start, end, is_term, fit)| {
            let is_longer = end - start > one.end - one.start && fit == Fit::Whole;
            is_longer && start <= one.start && one.end <= end && (is_term || !one.meaning.is_term())
        })
    });
}

impl Meaning {
    /// Whether it is a vocabulary term.
    pub const fn is_term(&self) -> bool {
        matches!(self, Self::Term(..))
    }

    /// The component that it names, if it names one.
    pub const fn component(&self) -> Option<&Slug> {
        match self {
            Self::Term(..) => None,
            Self::Name(id) | Self::Alias(id) | Self::FormerName(id) => Some(id),
        }
    }
}

/// Whether the terms of a filter are known by names rather than by descriptions.
const fn is_name_like(filter: Filter) -> bool {
    matches!(filter, Filter::Standard | Filter::License | Filter::ProgrammingLanguage)
}

/// Whether a text is written as a name: with two capitals in one word ("FHIR", "OAuth") or with a digit.
fn is_written_as_name(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        capitals >= 2 || word.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// The name of a licence's family: its SPDX id up to the version.
fn license_family(id: &str) -> &str {
    let version = id
        .match_indices('-')
        .find(|(at, _)| id[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
    version.map_or(id, |(at, _)| &id[..at])
}

fn insert(map: &mut HashMap<String, Vec<Meaning>>, key: String, meaning: &Meaning) {
    let meanings = map.entry(key).or_default();
    if !meanings.contains(meaning) {
        meanings.push(meaning.clone());
    }
}
