//! What a person may have begun to type, answered from memory at each key press.

use std::collections::BTreeSet;

use super::answer::{Suggestion, SuggestionKind};
use super::present::escape;
use crate::index::analysis::{fold_compact, fold_phrase};
use crate::index::{Filter, Generation};
use crate::model::{Lang, TermId, Texts};

/// Shortest text that is completed with other spellings.
const SPELLING_MIN_CHARS: usize = 4;

/// Something that can be suggested.
#[derive(Debug, Clone)]
struct Target {
    kind: SuggestionKind,
    id: TermId,
    labels: Texts,
}

/// A way to write a target.
#[derive(Debug, Clone)]
struct Spelling {
    /// Folded, without spaces.
    compact: String,
    /// As people write it.
    written: String,
    /// Language of the writing; none for names.
    lang: Option<Lang>,
    target: usize,
    /// 0 for the name itself, 1 for another name, 2 when a later word of it begins the spelling.
    rank: u8,
}

/// Everything that can be suggested, ordered by spelling.
pub struct Suggester {
    targets: Vec<Target>,
    spellings: Vec<Spelling>,
}

impl Suggester {
    /// Collects components, domains, capabilities, building blocks and collections.
    pub fn of(generation: &Generation) -> Self {
        let mut suggester = Self {
            targets: Vec::new(),
            spellings: Vec::new(),
        };
        for (id, names) in &generation.reference.names {
            let labels = Texts([(Lang::En, names.name.clone())].into());
            let target = suggester.target(SuggestionKind::Component, id.to_string(), labels);
            suggester.spell(&names.name, None, target, 0);
            for other in names.aliases.iter().chain(&names.former) {
                suggester.spell(other, None, target, 1);
            }
        }
        let vocabularies = [
            (Filter::Domain, SuggestionKind::Domain),
            (Filter::Capability, SuggestionKind::Capability),
            (Filter::BuildingBlock, SuggestionKind::BuildingBlock),
        ];
        for (filter, kind) in vocabularies {
            let vocabulary = filter
                .vocabulary()
                .and_then(|name| generation.reference.vocabularies.get(name));
            for term in vocabulary.into_iter().flat_map(|vocabulary| &vocabulary.terms) {
                let target = suggester.target(kind, term.id.clone(), term.labels.clone());
                for (&lang, label) in &term.labels.0 {
                    suggester.spell(label, Some(lang), target, 0);
                }
                for (&lang, synonyms) in &term.synonyms.0 {
                    for synonym in synonyms {
                        suggester.spell(synonym, Some(lang), target, 1);
                    }
                }
            }
        }
        for (id, collection) in &generation.reference.collections {
            let target = suggester.target(SuggestionKind::Collection, id.to_string(), collection.title.clone());
            for (&lang, title) in &collection.title.0 {
                suggester.spell(title, Some(lang), target, 0);
            }
        }
        suggester.spellings.sort_by(|a, b| a.compact.cmp(&b.compact));
        suggester
    }

    fn target(&mut self, kind: SuggestionKind, id: TermId, labels: Texts) -> usize {
        self.targets.push(Target { kind, id, labels });
        self.targets.len() - 1
    }

    /// Adds a spelling, and for names of several words the spellings that begin at a later word.
    fn spell(&mut self, written: &str, lang: Option<Lang>, target: usize, rank: u8) {
        let folded = fold_phrase(written);
        let words: Vec<&str> = folded.split(' ').collect();
        for start in 0..words.len().min(4) {
            let compact = words[start..].concat();
            if compact.is_empty() {
                continue;
            }
            let rank = if start == 0 { rank } else { rank + 2 };
            self.spellings.push(Spelling {
                compact,
                written: written.to_owned(),
                lang,
                target,
                rank,
            });
        }
    }

    /// Returns what a person may have begun to type, best first: names before other names, short before long.
    pub fn suggest(&self, typed: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
        let key = fold_compact(typed);
        if key.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(usize, &Spelling)> = self.beginning_with(&key).map(|spelling| (0, spelling)).collect();
        if found.is_empty() {
            found = self.nearly_beginning_with(&key);
        }
        found.sort_by_key(|(distance, spelling)| {
            let is_foreign = spelling.lang.is_some_and(|one| one != lang && one != Lang::En);
            let kind = self.targets[spelling.target].kind;
            (
                *distance,
                spelling.rank / 2,
                is_foreign,
                spelling.compact.len() > key.len(),
                spelling.rank,
                kind,
                spelling.compact.len(),
            )
        });
        let mut seen = BTreeSet::new();
        found
            .into_iter()
            .filter(|(_, spelling)| seen.insert(spelling.target))
            .take(limit)
            .map(|(distance, spelling)| self.suggestion(spelling, typed, lang, distance == 0))
            .collect()
    }

    fn beginning_with<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Spelling> {
        let first = self
            .spellings
            .partition_point(|spelling| spelling.compact.as_str() < key);
        self.spellings[first..]
            .iter()
            .take_while(move |spelling| spelling.compact.starts_with(key))
    }

    /// Spellings whose beginning is within one or two edits of what was typed, and that share its first letter.
    fn nearly_beginning_with(&self, key: &str) -> Vec<(usize, &Spelling)> {
        let length = key.chars().count();
        if length < SPELLING_MIN_CHARS {
            return Vec::new();
        }
        let most = if length < 8 { 1 } else { 2 };
        let first: String = key.chars().take(1).collect();
        self.beginning_with_owned(&first)
            .filter_map(|spelling| {
                let beginnings =
                    (length - 1..=length + 1).map(|end| spelling.compact.chars().take(end).collect::<String>());
                let distance = beginnings
                    .map(|beginning| strsim::osa_distance(&beginning, key))
                    .min()?;
                (distance <= most).then_some((distance, spelling))
            })
            .collect()
    }

    fn beginning_with_owned(&self, key: &str) -> impl Iterator<Item = &Spelling> {
        let first = self
            .spellings
            .partition_point(|spelling| spelling.compact.as_str() < key);
        let key = key.to_owned();
        self.spellings[first..]
            .iter()
            .take_while(move |spelling| spelling.compact.starts_with(&key))
    }

    fn suggestion(&self, spelling: &Spelling, typed: &str, lang: Lang, is_exact: bool) -> Suggestion {
        let target = &self.targets[spelling.target];
        let label = target.labels.text(lang).to_owned();
        let is_label = spelling.written == label;
        let shown = if is_label { &label } else { &spelling.written };
        Suggestion {
            kind: target.kind,
            id: target.id.clone(),
            highlight: if is_exact {
                highlight(shown, typed)
            } else {
                escaped(shown)
            },
            matched: (!is_label).then(|| spelling.written.clone()),
            label,
        }
    }
}

/// The text with the typed part inside `<mark>`, where it stands as typed; else the text alone.
fn highlight(text: &str, typed: &str) -> String {
    let wanted = fold_compact(typed);
    let starts = text.char_indices().map(|(at, _)| at);
    for start in starts.filter(|&at| !text[..at].ends_with(char::is_alphanumeric)) {
        let ends = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
        for end in ends {
            if fold_compact(&text[start..end]) == wanted {
                let mut out = String::new();
                escape(&text[..start], &mut out);
                out.push_str("<mark>");
                escape(&text[start..end], &mut out);
                out.push_str("</mark>");
                escape(&text[end..], &mut out);
                return out;
            }
        }
    }
    escaped(text)
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}
