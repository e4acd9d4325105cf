//! Closed lists of terms, each with labels, everyday synonyms, a definition and a source.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Slug, TermId, Texts, TextsList};

/// A closed list of terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Name of the list, also the file's name.
    #[schema(example = "domains")]
    pub id: Slug,
    /// Title for people.
    pub title: Texts,
    /// What the list is and where it comes from.
    pub description: Texts,
    /// Source of the whole list, where one source gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The terms, in the order in which people should meet them.
    pub terms: Vec<Term>,
}

/// One term of a vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id, unique in its vocabulary.
    #[schema(example = "civil-registration")]
    pub id: TermId,
    /// Whether a domain is core infrastructure or a sector's system (domains only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The domain that a capability belongs to (capabilities only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<TermId>,
    /// Newest version of the specification that was seen (building blocks only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec_version: Option<String>,
    /// Whether GovStack's official list names it (building blocks only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_official_list: Option<bool>,
    /// Body that publishes it (standards only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Address where it is published (standards only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Name for people.
    pub labels: Texts,
    /// What it means, in a sentence.
    #[serde(default)]
    pub definitions: Texts,
    /// Everyday words and phrases that people use for it; they feed search.
    #[serde(default)]
    pub synonyms: TextsList,
    /// Where the term and its meaning come from; absent when the vocabulary's own source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Terms of other schemes that mean the same or nearly so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crosswalk: Vec<Crosswalk>,
}

/// Whether a domain is shared infrastructure or serves one sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Shared by all sectors.
    Core,
    /// A system of one sector: counted as DPI by some definitions, not by all.
    Sector,
}

/// Where a list or a term was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What was read.
    pub title: String,
    /// Its address.
    pub url: String,
    /// When it was read.
    pub retrieved: Date,
}

/// The same or nearly the same idea in another scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Crosswalk {
    /// The other scheme.
    #[schema(example = "world-bank")]
    pub scheme: Slug,
    /// The term there, as it is written there.
    #[schema(example = "Digital identity")]
    pub term: String,
}

impl Vocabulary {
    /// The term with this id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }
}
