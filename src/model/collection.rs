//! Curated sets of components that work together for a purpose.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Curation, Evidence, Slug, TermId, Texts};

/// A curated set of components for a purpose, with a reason for each member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Permanent id, also the file's name.
    #[schema(example = "instant-payments")]
    pub id: Slug,
    /// Title for people.
    pub title: Texts,
    /// What the set is for and what it leaves open.
    pub description: Texts,
    /// Members in the order in which they should be read.
    pub members: Vec<Member>,
    /// What the reasons rest on.
    pub evidence: Vec<Evidence>,
    /// When the set was added and reviewed.
    pub curation: Curation,
}

/// One component in a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Id of the component.
    pub component: Slug,
    /// Building block that it fills in this set, where it fills one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building_block: Option<TermId>,
    /// Why it is here.
    pub reason: Texts,
    /// Ids of the collection's evidence that supports it.
    pub evidence: Vec<Slug>,
}
