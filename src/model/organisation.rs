//! Organisations behind components. Never persons.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Slug, TermId};

/// An organisation that owns, maintains, hosts or funds components.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Permanent id.
    #[schema(example = "mojaloop-foundation")]
    pub id: Slug,
    /// Name as it writes itself.
    #[schema(example = "Mojaloop Foundation")]
    pub name: String,
    /// Other names in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What kind of body it is; absent when not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganisationKind>,
    /// ISO 3166-1 alpha-2 code of its seat; absent when not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<TermId>,
    /// Its site, or its public account where the code lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What kind of body an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationKind {
    /// A public body of a country, region or city.
    Government,
    /// A body of several states, such as a United Nations agency.
    Intergovernmental,
    /// A non-profit body: foundation, association, charity.
    Nonprofit,
    /// A university or research institute.
    Academic,
    /// A company.
    Company,
    /// An open community without a legal body of its own.
    Community,
}
