//! Words written together that are two ("mobilemoney"), and words written apart that are one ("data base").

use super::grammar::{Parsed, Piece};
use super::words::{Alternative, Dictionary, How, Word};
use crate::index::analysis::{Form, fold, tokens};
use crate::index::{Generation, IndexError, is_han};

/// The shortest part of a word that is split: shorter ones are in most words by chance.
const PART_MIN_CHARS: usize = 3;
/// The shortest word that is split.
const SPLIT_MIN_CHARS: usize = 7;
/// How well a word written together stands for its two parts.
const JOINED_WEIGHT: f32 = 0.8;

/// The question with words split that the dictionary does not have but whose two parts it has. None when there is no such
/// word.
///
/// # Errors
/// [`IndexError`] when the dictionary cannot be read.
pub fn split_words(
    parsed: &Parsed,
    dictionary: &Dictionary,
    generation: &Generation,
) -> Result<Option<Parsed>, IndexError> {
    let mut pieces = Vec::with_capacity(parsed.pieces.len());
    let last = parsed.pieces.len().saturating_sub(1);
    let mut is_split = false;
    for (index, piece) in parsed.pieces.iter().enumerate() {
        let may_go_on = parsed.is_open && index == last;
        match piece {
            Piece::Word(word) => match parts(word, may_go_on, dictionary, generation)? {
                Some((first, second)) => {
                    is_split = true;
                    pieces.extend([Piece::Word(first), Piece::Word(second)]);
                }
                None => pieces.push(piece.clone()),
            },
            Piece::Phrase(_) => pieces.push(piece.clone()),
        }
    }
    Ok(is_split.then(|| Parsed {
        pieces,
        ..parsed.clone()
    }))
}

/// The two known words that a word consists of: those of which the rarer one is most frequent.
fn parts(
    typed: &str,
    may_go_on: bool,
    dictionary: &Dictionary,
    generation: &Generation,
) -> Result<Option<(String, String)>, IndexError> {
    let is_one = matches!(&tokens(typed)[..], [one] if one.form == Form::Word);
    let folded = fold(typed);
    let length = folded.chars().count();
    let is_plain = is_one && length >= SPLIT_MIN_CHARS && folded.chars().all(char::is_alphabetic);
    if !is_plain || folded.starts_with(is_han) || dictionary.count(&folded)? > 0 {
        return Ok(None);
    }
    // Another form of it may be known ("dataspaces").
    if !generation.words.forms(&folded)?.is_empty() {
        return Ok(None);
    }
    // A word that is only begun, or misspelt in one letter, is more likely than one without its space.
    if (may_go_on && dictionary.begins_some(&folded)?) || dictionary.has_near(&folded, 1)? {
        return Ok(None);
    }
    let mut best: Option<(u32, usize)> = None;
    for (at, _) in folded.char_indices().skip(PART_MIN_CHARS) {
        let (first, second) = folded.split_at(at);
        if second.chars().count() < PART_MIN_CHARS {
            break;
        }
        let count = dictionary.count(first)?.min(dictionary.count(second)?);
        if count > best.map_or(0, |(count, _)| count) {
            best = Some((count, at));
        }
    }
    Ok(best.map(|(_, at)| (folded[..at].to_owned(), folded[at..].to_owned())))
}

/// Lets two neighbouring words also stand for the word that they make together, where the dictionary has it.
///
/// # Errors
/// [`IndexError`] when the dictionary cannot be read.
pub fn add_joined(words: &mut [Word], dictionary: &Dictionary) -> Result<(), IndexError> {
    for first in 0..words.len().saturating_sub(1) {
        let second = first + 1;
        let is_plain = |word: &Word| word.end == word.start + 1 && !word.folded.starts_with(is_han);
        if !is_plain(&words[first]) || !is_plain(&words[second]) || words[first].end != words[second].start {
            continue;
        }
        let joined = format!("{}{}", words[first].folded, words[second].folded);
        if dictionary.count(&joined)? == 0 {
            continue;
        }
        for word in &mut words[first..=second] {
            if !word.is_known {
                word.alternatives.retain(|alternative| alternative.how != How::Spelling);
            }
            if word.alternatives.iter().all(|alternative| alternative.word != joined) {
                word.alternatives.push(Alternative {
                    word: joined.clone(),
                    weight: JOINED_WEIGHT,
                    how: How::Joined,
                });
            }
        }
    }
    Ok(())
}
