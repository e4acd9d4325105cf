//! What one component puts into the index: words with their places, and the card that answers show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::tokenizer::{PreTokenizedString, Token as EngineToken};

use super::analysis::{Form, Token, fold, index_stems, tokens};
use super::fields::{FIELDS, Filter, Row};
use super::script::Script;
use super::segments::ROW_SHIFT;
use crate::model::{Catalogue, Component, Kind, Lang, Slug, Term, TermId, Translation};

/// The longest row in words; what lies beyond is not searched.
const ROW_MAX: u32 = (1 << ROW_SHIFT) - 1;

/// What an answer shows of a component. Small, so that twenty of them cost little.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Id of the component.
    pub id: Slug,
    /// Its name.
    pub name: Arc<str>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// DPI domains, the main one first.
    pub domains: Arc<[TermId]>,
    /// Building blocks.
    pub building_blocks: Arc<[TermId]>,
    /// SPDX licence expression.
    pub license: Arc<str>,
    /// Places of the name's words in the name.
    pub name_words: Vec<(u32, u32)>,
    /// Texts by language; English always.
    pub texts: BTreeMap<Lang, CardTexts>,
}

/// The texts of a card in one language, with the places of their words for highlighting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardTexts {
    /// The summary.
    pub summary: Arc<str>,
    /// Byte offsets of the summary's words.
    pub summary_words: Vec<(u32, u32)>,
    /// The description; absent where it has not been translated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Byte offsets of the description's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub description_words: Vec<(u32, u32)>,
}

/// What one component puts into the index.
pub struct Document {
    /// Words with their places, ready for the engine.
    pub text: PreTokenizedString,
    /// Surface forms, for the dictionary.
    pub words: BTreeSet<String>,
    /// Length in words of each row, in the order of [`FIELDS`].
    pub lengths: [u32; FIELDS.len()],
}

/// The term under which a word stands in the index: `=` and the surface form for texts that belong to no language (names,
/// standards), else the language's code, `:` and the stem.
#[must_use]
pub fn term_of(lang: Option<Lang>, word: &str) -> String {
    lang.map_or_else(|| format!("={word}"), |lang| format!("{}:{word}", lang.code()))
}

/// Makes a component's document.
pub fn document(component: &Component, catalogue: &Catalogue) -> Document {
    let mut writer = Writer::default();
    writer.row(Row::Name);
    writer.neutral(&component.name);
    writer.neutral(component.id.as_str());
    writer.row(Row::Aliases);
    for name in component.aliases.iter().chain(&component.former_names) {
        writer.neutral(name);
    }
    writer.texts(Row::Summary, component, catalogue, |texts| vec![texts.0.to_owned()]);
    writer.texts(Row::Features, component, catalogue, |texts| texts.2.to_vec());
    writer.row(Row::Terms);
    for (filter, ids) in term_ids(component) {
        let Some(vocabulary) = filter.vocabulary().and_then(|name| catalogue.vocabularies.get(name)) else {
            continue;
        };
        for term in ids.iter().filter_map(|id| vocabulary.term(id)) {
            writer.term(filter, term);
        }
    }
    writer.texts(Row::Description, component, catalogue, |texts| {
        texts.1.map(str::to_owned).into_iter().collect()
    });
    writer.row(Row::Organisations);
    for steward in component.stewards.iter().flatten() {
        if let Some(organisation) = catalogue.organisations.get(&steward.organisation) {
            writer.neutral(&organisation.name);
            organisation.aliases.iter().for_each(|alias| writer.neutral(alias));
        }
    }
    writer.finish()
}

/// The vocabulary terms of a component whose labels are searched as text.
fn term_ids(component: &Component) -> Vec<(Filter, Vec<String>)> {
    [
        Filter::Domain,
        Filter::Capability,
        Filter::BuildingBlock,
        Filter::Sdg,
        Filter::Standard,
        Filter::Country,
        Filter::ProgrammingLanguage,
        Filter::License,
    ]
    .into_iter()
    .map(|filter| (filter, filter.values(component, std::iter::empty())))
    .collect()
}

/// Collects tokens in order of place.
#[derive(Default)]
struct Writer {
    tokens: Vec<EngineToken>,
    words: BTreeSet<String>,
    lengths: [u32; FIELDS.len()],
    row: usize,
    /// The next free place in the row, by language.
    next: BTreeMap<Option<Lang>, u32>,
}

type Texts<'a> = (&'a str, Option<&'a str>, &'a [String]);

impl Writer {
    fn row(&mut self, row: Row) {
        self.row = row.index();
        self.next.clear();
    }

    /// Writes the texts of a row in every language that has them.
    fn texts(
        &mut self,
        row: Row,
        component: &Component,
        catalogue: &Catalogue,
        pick: impl Fn(Texts<'_>) -> Vec<String>,
    ) {
        self.row(row);
        let english = (
            component.summary.as_str(),
            Some(component.description.as_str()),
            component.features.as_slice(),
        );
        for text in pick(english) {
            self.text(&text, Lang::En);
        }
        for translation in translations_of(component, catalogue) {
            let features = translation.features.as_deref().unwrap_or_default();
            for text in pick((
                translation.summary.as_str(),
                translation.description.as_deref(),
                features,
            )) {
                self.text(&text, translation.language);
            }
        }
    }

    /// Writes a term's labels, and its other names into the dictionary.
    fn term(&mut self, filter: Filter, term: &Term) {
        let is_neutral = matches!(filter, Filter::Standard | Filter::ProgrammingLanguage | Filter::License);
        if is_neutral {
            self.neutral(&term.id);
            self.neutral(term.labels.text(Lang::En));
            for synonym in term.synonyms.0.get(&Lang::En).into_iter().flatten() {
                self.neutral(synonym);
            }
        } else {
            for (&lang, label) in &term.labels.0 {
                self.text(label, lang);
            }
        }
        for synonym in term.synonyms.0.values().flatten() {
            self.words.extend(tokens(synonym).into_iter().map(|token| token.text));
        }
    }

    fn text(&mut self, text: &str, lang: Lang) {
        for token in tokens(text) {
            let written = &text[token.start..token.end];
            if Script::of(&token.text).languages().contains(&lang) && token.form != Form::Joined {
                let (stem, accented) = index_stems(written, &token.text, lang);
                self.push(term_of(Some(lang), &stem), Some(lang), token.position);
                if let Some(accented) = accented {
                    self.push(term_of(Some(lang), &accented), Some(lang), token.position);
                }
            } else {
                // A Latin word in a Chinese text, a joined name: found by its surface form in every language.
                self.push(term_of(None, &token.text), Some(lang), token.position);
            }
            self.words.insert(token.text);
        }
        self.advance(text, Some(lang));
    }

    fn neutral(&mut self, text: &str) {
        for token in tokens(text) {
            self.push(term_of(None, &token.text), None, token.position);
            self.words.insert(token.text);
        }
        self.advance(text, None);
    }

    fn push(&mut self, term: String, lang: Option<Lang>, position: u32) {
        let place = self.next.get(&lang).copied().unwrap_or(0) + position;
        if place <= ROW_MAX {
            let position = (self.row << ROW_SHIFT) + place as usize;
            self.tokens.push(EngineToken {
                position,
                text: term,
                ..EngineToken::default()
            });
        }
    }

    /// Leaves a gap, so that a phrase does not reach from one text into the next.
    fn advance(&mut self, text: &str, lang: Option<Lang>) {
        let length = tokens(text)
            .iter()
            .map(|token: &Token| token.position + 1)
            .max()
            .unwrap_or(0);
        *self.next.entry(lang).or_default() += length + 1;
        if lang.is_none_or(|lang| lang == Lang::En) {
            self.lengths[self.row] += length;
        }
    }

    fn finish(mut self) -> Document {
        self.tokens.sort_by_key(|token| token.position);
        self.words.retain(|word| !word.is_empty() && !fold(word).is_empty());
        let text = PreTokenizedString {
            text: String::new(),
            tokens: self.tokens,
        };
        Document {
            text,
            words: self.words,
            lengths: self.lengths,
        }
    }
}

/// The translations of a component, ordered by language.
pub fn translations_of<'a>(component: &Component, catalogue: &'a Catalogue) -> impl Iterator<Item = &'a Translation> {
    catalogue
        .translations
        .values()
        .filter_map(move |by_id| by_id.get(&component.id))
}

/// Makes a component's card.
pub fn card(component: &Component, catalogue: &Catalogue) -> Card {
    let mut texts = BTreeMap::new();
    texts.insert(Lang::En, card_texts(&component.summary, Some(&component.description)));
    for translation in translations_of(component, catalogue) {
        texts.insert(
            translation.language,
            card_texts(&translation.summary, translation.description.as_deref()),
        );
    }
    Card {
        id: component.id.clone(),
        name: component.name.as_str().into(),
        kind: component.kind,
        domains: component.domains.as_slice().into(),
        building_blocks: Filter::BuildingBlock.values(component, std::iter::empty()).into(),
        license: component.license.expression.as_str().into(),
        name_words: word_offsets(&component.name),
        texts,
    }
}

fn card_texts(summary: &str, description: Option<&str>) -> CardTexts {
    CardTexts {
        summary: summary.into(),
        summary_words: word_offsets(summary),
        description: description.map(str::to_owned),
        description_words: description.map(word_offsets).unwrap_or_default(),
    }
}

/// Byte offsets by place: entry `n` holds start and end of the word at place `n`. Chinese places are characters.
fn word_offsets(text: &str) -> Vec<(u32, u32)> {
    let mut offsets: Vec<(u32, u32)> = Vec::new();
    for token in tokens(text) {
        let is_han = Script::of(&token.text) == Script::Han;
        let first_char = text[token.start..].chars().next().map_or(0, char::len_utf8);
        let end = if is_han { token.start + first_char } else { token.end };
        let span = (offset(token.start), offset(end));
        let place = token.position as usize;
        if place < offsets.len() && token.form == Form::Word {
            offsets[place] = span;
        }
        // The last character of a Chinese run begins no token of its own, so places can be missing.
        while offsets.len() <= place {
            offsets.push(span);
        }
    }
    offsets
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
