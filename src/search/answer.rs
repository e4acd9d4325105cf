//! What the index answers. These types are also the API's answers, so their comments are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::labels::Labelled;
use super::question::Cursor;
use crate::model::{Kind, Lang, Slug, TermId};

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Generation of the index that answered.
    pub generation: String,
    /// Hits, best first.
    pub hits: Vec<Hit>,
    /// Number of components that match, on all pages.
    pub total: usize,
    /// Where the next page starts; absent on the last page.
    pub next: Option<Cursor>,
    /// Counts by filter, in the order asked for.
    pub facets: Vec<Facet>,
    /// What could not be used, what was left out and why.
    pub notices: Vec<Notice>,
    /// A better spelling of the question.
    pub suggestion: Option<Correction>,
    /// Vocabulary terms that the question named.
    pub concepts: Vec<Concept>,
}

/// One component that matches.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Hit {
    /// Id of the component.
    pub id: Slug,
    /// Name of the component.
    #[schema(value_type = String, example = "Mojaloop")]
    pub name: Arc<str>,
    /// What it does, in the language asked for or else in English.
    #[schema(value_type = String)]
    pub summary: Arc<str>,
    /// Language of the summary.
    pub language: Lang,
    /// What kind of thing it is.
    pub kind: Kind,
    /// DPI domains, the main one first.
    #[schema(value_type = Vec<TermId>)]
    pub domains: Arc<[TermId]>,
    /// GovStack building blocks that it implements.
    #[schema(value_type = Vec<TermId>)]
    pub building_blocks: Arc<[TermId]>,
    /// SPDX licence expression.
    #[schema(value_type = String, example = "Apache-2.0")]
    pub license: Arc<str>,
    /// How well it matches; comparable within one answer only. Absent when nothing was searched for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 12.3)]
    pub score: Option<f32>,
    /// Texts with the words that matched inside `<mark>`. Safe HTML: everything else is escaped. Keys: `name`, `summary`,
    /// `description`; only those in which something matched.
    pub highlights: BTreeMap<String, String>,
    /// Why it matches, most important first.
    pub matched_on: Vec<MatchedOn>,
    /// How the score came about; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// One reason why a component matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchedOn {
    /// Kind of reason.
    pub kind: MatchKind,
    /// The field or the vocabulary in which it matched.
    #[schema(example = "domain")]
    pub field: String,
    /// What matched there: a word of the component, a name or the label of a term.
    #[schema(example = "Civil registration")]
    pub value: String,
    /// What was typed.
    #[schema(example = "birth certificate")]
    pub from: String,
}

/// Kind of reason for a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MatchKind {
    /// Its name, an alias or a former name.
    Name,
    /// A vocabulary term that the question named.
    Concept,
    /// A word or phrase in its texts.
    Text,
    /// A word that is spelt nearly as typed.
    Spelling,
}

/// How a score came about.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Explanation {
    /// The parts, largest first; they add up to the score.
    pub parts: Vec<ScorePart>,
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ScorePart {
    /// What was looked for.
    #[schema(example = "birth")]
    pub what: String,
    /// Where and how it contributed, in plain words.
    #[schema(example = "word in summary and description")]
    pub how: String,
    /// How much it added.
    #[schema(example = 3.2)]
    pub score: f32,
}

/// Counts of one filter's values, as if that filter were not set. Written as the list of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The filter.
    pub filter: crate::index::Filter,
    /// The names of its values, shared by all answers: counting the copies of hundreds of names costs as much as writing them.
    pub(super) labelled: Arc<Labelled>,
    /// Values that some component has, in order.
    pub(super) counted: Vec<Counted>,
    /// Names and values that were chosen and that no component has.
    pub(super) absent: Vec<(String, String)>,
}

/// The count of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// The value's number.
    pub number: usize,
    /// Number of components.
    pub count: usize,
    /// Whether the question filters by it.
    pub selected: bool,
}

impl Facet {
    /// Values with their counts, most frequent first, then by label as its language orders names.
    pub fn values(&self) -> impl Iterator<Item = FacetValue<'_>> {
        let counted = self.counted.iter().map(|one| FacetValue {
            value: &self.labelled.values[one.number],
            label: &self.labelled.labels[one.number],
            count: one.count,
            selected: one.selected,
        });
        let absent = self.absent.iter().map(|(label, value)| FacetValue {
            value,
            label,
            count: 0,
            selected: true,
        });
        counted.chain(absent)
    }
}

impl Serialize for Facet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.values())
    }
}

/// One value of a filter with its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetValue<'a> {
    /// Value to filter by.
    #[schema(example = "payments")]
    pub value: &'a str,
    /// Its name in the language asked for or else in English.
    #[schema(example = "Payments")]
    pub label: &'a str,
    /// Number of components.
    #[schema(example = 12)]
    pub count: usize,
    /// Whether the question filters by it.
    pub selected: bool,
}

/// Something about the question that the reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notice {
    /// Stable code for programs.
    #[schema(example = "words-left-out")]
    pub code: NoticeCode,
    /// Sentence for people, in English. The other parts hold what it inserts, for programs that say it in another language.
    pub message: String,
    /// Name of the filter that it is about, or what stood in the place of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "domain")]
    pub field: Option<String>,
    /// The value or id that it is about, as it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "helth")]
    pub value: Option<String>,
    /// The present id of a component that was renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub became: Option<Slug>,
    /// How many words of a question, or characters of a word, are looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 32)]
    pub limit: Option<usize>,
    /// The parts of the question that were left out so that something matches, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

impl Notice {
    /// A notice without details.
    #[must_use]
    pub const fn new(code: NoticeCode, message: String) -> Self {
        Self {
            code,
            message,
            field: None,
            value: None,
            became: None,
            limit: None,
            left_out: Vec::new(),
        }
    }
}

/// A part of a question that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeftOut {
    /// What kind of part it is.
    pub kind: LeftOutKind,
    /// Its text, or the name of the filter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "birth certificate")]
    pub value: Option<String>,
}

/// Kind of a part of a question that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutKind {
    /// The quotation marks around phrases; their words were looked for.
    QuotationMarks,
    /// The words that must not occur.
    Exclusions,
    /// One filter in the text.
    Filter,
    /// All filters in the text.
    Filters,
    /// The words.
    Words,
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = self.value.as_deref().unwrap_or_default();
        match self.kind {
            LeftOutKind::QuotationMarks => f.write_str("the quotation marks"),
            LeftOutKind::Exclusions => f.write_str(value),
            LeftOutKind::Filter => write!(f, "the filter {value}"),
            LeftOutKind::Filters => f.write_str("the filters in the text"),
            LeftOutKind::Words => write!(f, "the words \"{value}\""),
        }
    }
}

/// Codes of notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeCode {
    /// The question had more words than are looked at.
    WordsLeftOut,
    /// `field:value` names no field that can be searched.
    UnknownField,
    /// `field:value` names a value that does not exist.
    UnknownValue,
    /// A quotation mark had no partner.
    UnbalancedQuote,
    /// A word was too long to be looked for.
    WordTooLong,
    /// Only exclusions were given.
    OnlyExclusions,
    /// Nothing matched the question as asked, so a part was left out.
    Relaxed,
    /// The cursor came from an older generation and scores have changed; the page may repeat or skip hits.
    CursorFromOlderGeneration,
    /// No component has or had the id.
    IdUnknown,
    /// The component has another id now.
    IdRenamed,
    /// The component was taken out.
    IdWithdrawn,
}

/// A better spelling of the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Correction {
    /// The question as it was probably meant.
    #[schema(example = "birth registration")]
    pub text: String,
    /// Whether the hits are already those of the corrected question.
    pub applied: bool,
}

/// A vocabulary term that the question named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Concept {
    /// Vocabulary of the term.
    #[schema(example = "domains")]
    pub vocabulary: String,
    /// Id of the term.
    #[schema(example = "civil-registration")]
    pub id: TermId,
    /// Name of the term in the language asked for.
    #[schema(example = "Civil registration")]
    pub label: String,
    /// What was typed.
    #[schema(example = "birth certificate")]
    pub from: String,
}

/// What a person may have begun to type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    /// What kind of thing it is.
    pub kind: SuggestionKind,
    /// Id of the component, term or collection.
    pub id: TermId,
    /// Its name.
    #[schema(example = "Mojaloop")]
    pub label: String,
    /// The name with the typed part inside `<mark>`. Safe HTML.
    #[schema(example = "<mark>Moj</mark>aloop")]
    pub highlight: String,
    /// The alias or synonym that matched, when it was not the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<String>,
}

/// What kind of thing a suggestion names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// A component.
    Component,
    /// A DPI domain.
    Domain,
    /// A capability.
    Capability,
    /// A GovStack building block.
    BuildingBlock,
    /// A collection.
    Collection,
}

/// A component that is like another one.
#[derive(Debug, Clone, PartialEq, Serialize, serde::Deserialize, ToSchema)]
pub struct Similar {
    /// Id of the other component.
    pub id: Slug,
    /// How alike they are, 0 to 1.
    #[schema(example = 0.42)]
    pub score: f32,
    /// What they share: words for people.
    pub reasons: Vec<String>,
}
