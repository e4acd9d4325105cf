//! The whole catalogue in memory, as the files give it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Collection, Component, Lang, Organisation, Published, Slug, Vocabulary};

/// Everything the catalogue files hold. Keys repeat the ids of the values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Components, withdrawn ones included.
    pub components: BTreeMap<Slug, Component>,
    /// Vocabularies, among them the licences in use (from SPDX).
    pub vocabularies: BTreeMap<Slug, Vocabulary>,
    /// Organisations.
    pub organisations: BTreeMap<Slug, Organisation>,
    /// Collections.
    pub collections: BTreeMap<Slug, Collection>,
    /// Translations of component texts by language.
    pub translations: BTreeMap<Lang, BTreeMap<Slug, Translation>>,
    /// Former ids and the ids that replaced them.
    pub renamed: BTreeMap<Slug, Slug>,
    /// What was published and when.
    pub published: Published,
    /// Digest (BLAKE3, hexadecimal) of every file that was read, with its name.
    pub digest: String,
}

/// The texts of one component in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// Id of the component, also the file's name.
    pub id: Slug,
    /// Language of the texts, also the folder's name.
    pub language: Lang,
    /// Whether a person has reviewed the texts.
    pub review: TranslationReview,
    /// The summary.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The description, where it has been translated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The features, where they have been translated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub features: Option<Vec<String>>,
}

/// Whether a person has reviewed a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TranslationReview {
    /// Machine-assisted, not yet reviewed by a person.
    Unreviewed,
    /// Reviewed by a person who speaks the language.
    Reviewed,
}

/// A warning that curators accept, with the reason and the day to look again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Name of the rule.
    pub rule: Slug,
    /// Id of the component that it is accepted for.
    pub component: Slug,
    /// Why it is accepted.
    pub reason: String,
    /// Day on which the exception ends and has to be looked at again.
    pub review_due: Date,
}
