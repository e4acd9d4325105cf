//! What a question names: phrases as typed, misspelt ones, and names that it begins or nearly is.

use super::engine::Engine;
use super::grammar::{Parsed, Piece};
use super::phrasebook::{Fit, Found, Meaning};
use super::units::units;
use super::words::{How, Word};
use crate::index::Filter;
use crate::index::analysis::{fold_compact, fold_phrase};
use crate::model::Slug;

/// The shortest question that is taken for the beginning of a name.
const NAME_BEGINNING_MIN_CHARS: usize = 3;
/// The most words of a question that is compared with names as a whole.
const NEAR_NAME_MAX_WORDS: usize = 4;
/// A known word of so many characters or fewer may be a misspelt part of a name ("open ex" for Open edX).
const SHORT_WORD_CHARS: usize = 3;

/// What a question names.
pub struct Meant {
    /// Terms and names.
    pub found: Vec<Found>,
    /// Names that begin with the whole question.
    pub beginnings: Vec<Found>,
    /// The component whose name the whole question is nearly, when it names nothing else.
    pub instead: Option<Slug>,
}

impl Engine {
    /// What a question names. Words that belong to something named lose their other spellings.
    pub(super) fn meant(&self, parsed: &Parsed, words: &mut [Word]) -> Meant {
        let beginnings = self.beginnings(parsed);
        let mut found = self.phrases(parsed, words, !beginnings.is_empty());
        let near = if beginnings.is_empty() {
            self.near_names(parsed, words, &found)
        } else {
            Vec::new()
        };
        let instead = near.first().and_then(|one| one.meaning.component()).cloned();
        found.extend(near);
        Meant {
            found,
            beginnings,
            instead,
        }
    }

    /// The names that a short question as a whole is nearly ("open sng" for Open SDG), the nearest only; none when it names
    /// something as typed.
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    fn near_names(&self, parsed: &Parsed, words: &[Word], found: &[Found]) -> Vec<Found> {
        let is_unknown = words.iter().any(|word| !word.is_known && !word.is_prefix());
        let is_short = |word: &Word| word.folded.chars().count() <= SHORT_WORD_CHARS;
        let end = words.last().map_or(0, |word| word.end);
        let is_named = found
            .iter()
            .any(|one| one.fit == Fit::Whole && one.start == 0 && one.end == end && one.strength >= 1.0);
        let may_be_name = is_unknown || (words.len() > 1 && words.iter().any(is_short));
        if is_named || !may_be_name || words.len() > NEAR_NAME_MAX_WORDS {
            return Vec::new();
        }
        let typed = whole_text(parsed);
        let compact = fold_compact(&typed);
        let length = compact.chars().count();
        let most = match length {
            0..=4 => return Vec::new(),
            5..=6 => 1,
            _ if !is_unknown => 1,
            7..=10 => 2,
            _ => 3,
        };
        let near = self.phrasebook.names.near(&compact, most);
        near.into_iter()
            .map(|(id, distance)| {
                let strength = 1.0 - distance as f32 / length as f32;
                Found::name(Meaning::Name(id), (0, end), &typed, strength)
            })
            .collect()
    }

    /// The phrases of a question: first as typed, then with misspelt words corrected. A word that belongs to a name or term
    /// as it was typed ("open imis") is no misspelling.
    fn phrases(&self, parsed: &Parsed, words: &mut [Word], begins_name: bool) -> Vec<Found> {
        let (mut folded, typed): (Vec<String>, Vec<String>) =
            parsed.pieces.iter().flat_map(|piece| units(piece.text())).unzip();
        let mut found = self.phrasebook.find(&folded, &typed);
        for word in words.iter_mut() {
            let covers = |one: &Found| one.start <= word.start && word.end <= one.end && one.fit == Fit::Whole;
            if found.iter().any(covers) {
                word.alternatives.retain(|alternative| alternative.how != How::Spelling);
            }
        }
        // What begins a name may be unfinished: "tiger" is not Niger.
        if begins_name {
            return found;
        }
        let mut corrected = self.corrected_names(words);
        let mut is_changed = false;
        for word in words.iter().filter(|word| word.end == word.start + 1) {
            if let (Some(correction), Some(unit)) = (word.correction(), folded.get_mut(word.start)) {
                correction.clone_into(unit);
                is_changed = true;
            }
        }
        if is_changed {
            // A letter more or less makes another acronym: "ODRL" is not "ODbL" misspelt.
            let is_acronym = |one: &Found| one.is_precise || matches!(one.meaning, Meaning::Term(Filter::License, _));
            let again = self.phrasebook.find(&folded, &typed).into_iter();
            corrected.extend(again.filter(|one| !is_acronym(one)));
        }
        for one in corrected {
            if !found.iter().any(|known| known.is_same(&one)) {
                found.push(one);
            }
        }
        found
    }

    /// The names that misspelt words may stand for, also those that are not the likeliest correction.
    fn corrected_names(&self, words: &[Word]) -> Vec<Found> {
        let mut found = Vec::new();
        for word in words.iter().filter(|word| word.correction().is_some()) {
            let spelt = word.alternatives.iter().filter(|one| one.how == How::Spelling);
            let best = spelt.clone().map(|one| one.weight).fold(f32::MIN_POSITIVE, f32::max);
            for alternative in spelt {
                let names = self.phrasebook.named(&alternative.word).cloned();
                let strength = alternative.weight / best;
                found.extend(names.map(|name| Found::name(name, (word.start, word.end), &word.typed, strength)));
            }
        }
        found
    }

    /// Names that begin with the whole question, while its last word may go on.
    fn beginnings(&self, parsed: &Parsed) -> Vec<Found> {
        let typed = whole_text(parsed);
        let phrase = fold_phrase(&typed);
        if !parsed.is_open || phrase.chars().count() < NAME_BEGINNING_MIN_CHARS {
            return Vec::new();
        }
        let end = phrase.split(' ').count();
        let found = |id: &Slug| Found::name(Meaning::Name(id.clone()), (0, end), &typed, 1.0);
        self.phrasebook.names.beginning_with(&phrase).map(found).collect()
    }
}

/// The text of a question without its filters and exclusions.
fn whole_text(parsed: &Parsed) -> String {
    parsed.pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ")
}
