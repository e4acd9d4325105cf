//! The words of a question and what each may stand for: itself, the beginning of a longer word, a misspelling.

use std::collections::HashSet;
use std::sync::LazyLock;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{InvertedIndexReader, Term};

use super::grammar::Parsed;
use super::split::add_joined;
use crate::index::analysis::{Form, fold, tokens};
use crate::index::{Generation, IndexError, Script, is_han};
use crate::model::Lang;

/// The most other spellings or endings tried for one word: beyond these they are guesses (Meilisearch tries 150, but ranks
/// by rules; here each costs a posting list).
const ALTERNATIVES_MAX: usize = 8;
/// The most dictionary words looked at for one prefix.
const PREFIX_SCAN_MAX: usize = 200;
/// How much a word counts that asks instead of naming something ("which", "para", "的").
const STOP_WEIGHT: f32 = 0.08;
/// Shortest word that may be the beginning of another.
const PREFIX_MIN_CHARS: usize = 2;

/// A word of a question.
#[derive(Debug, Clone)]
pub struct Word {
    /// As typed.
    pub typed: String,
    /// Folded.
    pub folded: String,
    /// First unit that it covers; see [`super::units::units`].
    pub start: usize,
    /// The unit after the last that it covers.
    pub end: usize,
    /// How much it counts: less for words that only ask.
    pub weight: f32,
    /// Whether it stands in the dictionary as it is.
    pub is_known: bool,
    /// What it may stand for, itself first when it is known.
    pub alternatives: Vec<Alternative>,
}

/// What a word may stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// A folded word of the dictionary.
    pub word: String,
    /// How well it stands for what was typed, 0 to 1.
    pub weight: f32,
    /// How it follows from what was typed.
    pub how: How,
}

/// How an alternative follows from what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The same word.
    Same,
    /// It begins with what was typed.
    Prefix,
    /// It is spelt nearly the same.
    Spelling,
    /// It is the word and its neighbour written together.
    Joined,
}

/// The dictionary of surface forms of a generation.
pub struct Dictionary {
    reader: std::sync::Arc<InvertedIndexReader>,
    field: Field,
}

impl Dictionary {
    /// The dictionary of a generation.
    ///
    /// # Errors
    /// [`IndexError`] when it cannot be read.
    pub fn of(generation: &Generation) -> Result<Self, IndexError> {
        let field = generation.columns.words;
        let reader = generation.segment.inverted_index(field).map_err(IndexError::engine)?;
        Ok(Self { reader, field })
    }

    /// In how many components a word occurs, their terms' synonyms included.
    pub fn count(&self, word: &str) -> Result<u32, IndexError> {
        self.reader
            .doc_freq(&Term::from_field_text(self.field, word))
            .map_err(IndexError::engine)
    }

    /// Words that begin with `prefix`, most frequent first.
    fn beginning_with(&self, prefix: &str) -> Result<Vec<(String, u32)>, IndexError> {
        let mut stream = self
            .reader
            .terms()
            .range()
            .ge(prefix)
            .into_stream()
            .map_err(IndexError::engine)?;
        let mut found = Vec::new();
        while stream.advance() && found.len() < PREFIX_SCAN_MAX {
            let Ok(word) = std::str::from_utf8(stream.key()) else {
                continue;
            };
            if !word.starts_with(prefix) {
                break;
            }
            if word != prefix {
                found.push((word.to_owned(), stream.value().doc_freq));
            }
        }
        found.sort_by(|a, b| {
            b.1.cmp(&a.1)
                .then_with(|| a.0.len().cmp(&b.0.len()))
                .then_with(|| a.0.cmp(&b.0))
        });
        Ok(found)
    }

    /// Whether a word begins with `prefix`.
    pub fn begins_some(&self, prefix: &str) -> Result<bool, IndexError> {
        let stream = self.reader.terms().range().ge(prefix).into_stream();
        let mut stream = stream.map_err(IndexError::engine)?;
        Ok(stream.advance() && stream.key().starts_with(prefix.as_bytes()))
    }

    /// Whether a word is within an edit distance of another.
    pub fn has_near(&self, word: &str, distance: u8) -> Result<bool, IndexError> {
        Ok(!self.near(word, distance)?.is_empty())
    }

    /// Words within an edit distance, with their counts and distances.
    fn near(&self, word: &str, distance: u8) -> Result<Vec<(String, u32, usize)>, IndexError> {
        let query = FuzzyTermQuery::new(Term::from_field_text(self.field, word), distance, true);
        let automaton = query.automaton().map_err(IndexError::engine)?;
        let mut stream = self
            .reader
            .terms()
            .search(automaton)
            .into_stream()
            .map_err(IndexError::engine)?;
        let mut found = Vec::new();
        while stream.advance() {
            if let Ok(candidate) = std::str::from_utf8(stream.key()) {
                let far = strsim::osa_distance(word, candidate);
                found.push((candidate.to_owned(), stream.value().doc_freq, far));
            }
        }
        Ok(found)
    }
}

/// Takes the words of a question's text, with what each may stand for.
pub fn understand(parsed: &Parsed, dictionary: &Dictionary) -> Result<Vec<Word>, IndexError> {
    let mut words = Vec::new();
    let mut unit = 0;
    for piece in &parsed.pieces {
        unit = words_of_piece(piece.text(), unit, dictionary, &mut words)?;
    }
    let names_something = words.iter().any(|word: &Word| !is_stop_word(&word.folded));
    let last = words.len().saturating_sub(1);
    for (index, word) in words.iter_mut().enumerate() {
        if names_something && is_stop_word(&word.folded) {
            word.weight = STOP_WEIGHT;
        }
        let may_go_on = parsed.is_open && index == last;
        add_alternatives(word, may_go_on, dictionary)?;
    }
    add_joined(&mut words, dictionary)?;
    Ok(words)
}

/// Adds the words of one piece; a name written with hyphens is one word when the dictionary has it so.
fn words_of_piece(
    text: &str,
    first_unit: usize,
    dictionary: &Dictionary,
    words: &mut Vec<Word>,
) -> Result<usize, IndexError> {
    let all = tokens(text);
    let mut unit = first_unit;
    let mut skip_until = 0;
    for token in all.iter().filter(|token| token.form == Form::Word) {
        let typed = &text[token.start..token.end];
        let units = if typed.starts_with(is_han) {
            typed.chars().count()
        } else {
            1
        };
        let (start, end) = (unit, unit + units);
        unit = end;
        if token.start < skip_until {
            if let Some(whole) = words.last_mut() {
                whole.end = end;
            }
            continue;
        }
        let joined = all
            .iter()
            .find(|other| other.form == Form::Joined && other.start == token.start);
        let mut folded = token.text.clone();
        let mut written = typed;
        if let Some(joined) = joined
            && dictionary.count(&joined.text)? > 0
        {
            folded.clone_from(&joined.text);
            written = &text[joined.start..joined.end];
            skip_until = joined.end;
        }
        words.push(Word {
            typed: written.to_owned(),
            folded,
            start,
            end,
            weight: 1.0,
            is_known: false,
            alternatives: Vec::new(),
        });
    }
    Ok(unit)
}

fn add_alternatives(word: &mut Word, may_go_on: bool, dictionary: &Dictionary) -> Result<(), IndexError> {
    let count = dictionary.count(&word.folded)?;
    word.is_known = count > 0;
    let mut alternatives = Vec::new();
    if word.is_known || is_inflected(&word.folded) {
        alternatives.push(Alternative {
            word: word.folded.clone(),
            weight: 1.0,
            how: How::Same,
        });
    }
    let length = word.folded.chars().count();
    if may_go_on && length >= PREFIX_MIN_CHARS && Script::of(&word.folded) != Script::Han {
        alternatives.extend(endings(word, length, dictionary)?);
    }
    if !word.is_known && word.weight > STOP_WEIGHT {
        alternatives.extend(spellings(word, length, dictionary)?);
    }
    let mut seen = HashSet::new();
    alternatives.retain(|alternative| seen.insert(alternative.word.clone()));
    word.alternatives = alternatives;
    Ok(())
}

/// Any word may be a form of an indexed one that only its stem shows, so it is looked up itself too.
fn is_inflected(word: &str) -> bool {
    word.chars().count() > 2
}

/// Dictionary words that begin with what was typed. The nearer to its end a word was typed, the better it fits.
#[expect(clippy::cast_precision_loss, reason = "word lengths are small")]
fn endings(word: &Word, length: usize, dictionary: &Dictionary) -> Result<Vec<Alternative>, IndexError> {
    let base = if word.is_known { 0.35 } else { 0.85 };
    let found = dictionary.beginning_with(&word.folded)?;
    Ok(found
        .into_iter()
        .take(ALTERNATIVES_MAX)
        .map(|(ending, _)| {
            let typed_share = length as f32 / ending.chars().count() as f32;
            Alternative {
                weight: base * typed_share.powf(0.3),
                word: ending,
                how: How::Prefix,
            }
        })
        .collect())
}

/// Dictionary words spelt nearly as typed. None for short words, whose neighbours are other words.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^23")]
fn spellings(word: &Word, length: usize, dictionary: &Dictionary) -> Result<Vec<Alternative>, IndexError> {
    let distance = match length {
        0..=3 => return Ok(Vec::new()),
        4..=7 => 1,
        _ => 2,
    };
    if Script::of(&word.folded) == Script::Han || word.folded.chars().all(|c| c.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let first = word.folded.chars().next();
    let undoubled = without_doubles(&word.folded);
    let mut found: Vec<Alternative> = dictionary
        .near(&word.folded, distance)?
        .into_iter()
        .filter(|(candidate, ..)| *candidate != word.folded)
        .map(|(candidate, count, far)| {
            let closeness: f32 = match far {
                // One letter written twice or only once is what happens most ("ofline").
                _ if without_doubles(&candidate) == undoubled => 0.95,
                0..=1 => 0.8,
                _ => 0.45,
            };
            let first_letter = if candidate.chars().next() == first { 1.0 } else { 0.55 };
            let frequency = 0.75 + 0.25 * (count as f32).ln_1p() / 5.0;
            Alternative {
                word: candidate,
                weight: (closeness * first_letter * frequency).min(0.9),
                how: How::Spelling,
            }
        })
        .collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.word.cmp(&b.word)));
    let best = found.first().map_or(0.0, |alternative| alternative.weight);
    found.retain(|alternative| alternative.weight >= 0.7 * best);
    found.truncate(ALTERNATIVES_MAX);
    Ok(found)
}

/// A word with letters that are written twice written once.
fn without_doubles(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

impl Word {
    /// The best other spelling, when the word as typed means nothing.
    #[must_use]
    pub fn correction(&self) -> Option<&str> {
        if self.is_known {
            return None;
        }
        self.alternatives
            .iter()
            .find(|alternative| alternative.how == How::Spelling)
            .map(|one| one.word.as_str())
    }

    /// Whether the word only joins others that name something.
    #[must_use]
    pub fn is_joining(&self) -> bool {
        self.weight <= STOP_WEIGHT
    }

    /// Whether the word is the beginning of a word of the dictionary.
    #[must_use]
    pub fn is_prefix(&self) -> bool {
        self.alternatives
            .iter()
            .any(|alternative| alternative.how == How::Prefix)
    }
}

/// Whether a folded word only asks or joins and names nothing, in any of the languages.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.contains(folded)
}

/// The stop words of the catalogue's languages and the words people ask with (`asking-words.txt`), folded.
static STOP_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let listed = Lang::ALL
        .into_iter()
        .filter_map(|lang| stop_words::lookup(lang.code()))
        .flatten()
        .copied();
    let asking = include_str!("asking-words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    listed
        .chain(asking.flat_map(str::split_whitespace))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
});
