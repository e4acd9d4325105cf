//! Facts that can be wrong, each with the evidence it rests on.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Slug, TermId};

/// Where a fact was read. Every claim names one or more of its component's evidence ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Name of this evidence within the component, used by its claims.
    #[schema(example = "dpga-registry-2026-07")]
    pub id: Slug,
    /// What was read, in a few words.
    #[schema(example = "DPGA registry, build of 2026-07-10")]
    pub title: String,
    /// Address of what was read; a permanent one (commit, version) where there is one.
    #[schema(example = "https://github.com/opencrvs/opencrvs-core/tree/11a599e13a0a")]
    pub url: String,
    /// How close the source is to the component.
    pub kind: EvidenceKind,
    /// When the curator read it.
    pub retrieved: Date,
    /// The state that was read, where the address alone does not say: a commit, a version or a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "newest commit 2026-07-02")]
    pub seen: Option<String>,
}

/// How close a source is to the component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// The component's own repository, documentation or site.
    Primary,
    /// A registry or catalogue to which the component's owners reported.
    Registry,
    /// Somebody else's description.
    Secondary,
}

/// A link from a component to a vocabulary term, with its standing and evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
// Python's own `Mapping` would be hidden by a generated class of that name.
#[schema(as = TermMapping)]
pub struct Mapping {
    /// Id of the vocabulary term.
    #[schema(example = "payments")]
    pub id: TermId,
    /// Who says so.
    pub status: MappingStatus,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
    /// What a reader should know about this link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who says that a component and a vocabulary term belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MappingStatus {
    /// The component's owners say so.
    SelfReported,
    /// A curator of this catalogue drew the link from the evidence.
    MappedByCurator,
    /// Somebody ran a test that shows it.
    Tested,
}

/// The licence as an SPDX expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenseFact {
    /// SPDX licence expression with current ids.
    #[schema(example = "MPL-2.0")]
    pub expression: String,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
    /// Disagreement between sources, parts under other licences, commercial editions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An address with the evidence that it is the right one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address.
    #[schema(example = "https://www.opencrvs.org/")]
    pub url: String,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}

/// A source code repository. The first in the list is the main one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Repository {
    /// Address of the repository.
    #[schema(example = "https://github.com/opencrvs/opencrvs-core")]
    pub url: String,
    /// What this repository holds, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}

/// An organisation behind the component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Steward {
    /// Id of the organisation.
    pub organisation: Slug,
    /// What it does for the component.
    pub role: StewardRole,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}

/// What an organisation does for a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StewardRole {
    /// Holds the rights or decides.
    Owner,
    /// Develops and releases it.
    Maintainer,
    /// Gives the project a legal or organisational home.
    Host,
    /// Pays for it.
    Funder,
    /// Sets it up for others.
    Implementer,
    /// Supports it with money or work; the source does not tell which.
    Supporter,
}

/// A country where the component is or was in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// ISO 3166-1 alpha-2 code.
    #[schema(example = "ET")]
    pub country: TermId,
    /// State of the deployment; absent when the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<DeploymentStatus>,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
    /// Who uses it, since when, for what: as far as the source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// State of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DeploymentStatus {
    /// Announced, not yet in use.
    Planned,
    /// Tried in a limited setting.
    Pilot,
    /// In regular use.
    Live,
    /// No longer in use.
    Retired,
}

/// Use all over the world, where a list of countries would say little.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorldwideUse {
    /// Number of countries and territories that the source counts.
    pub countries: u16,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}

/// A typed relation to another component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// How this component relates to the target.
    #[serde(rename = "type")]
    pub relation_type: RelationType,
    /// Id of the other component.
    pub target: Slug,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
    /// What the source says, in our words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How one component relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RelationType {
    /// The two exchange data or call each other.
    IntegratesWith,
    /// This component is a part of the target.
    PartOf,
    /// This component is built on the target.
    BasedOn,
    /// This component implements the specification that the target is.
    ImplementsSpec,
    /// This component takes the place of the target.
    SuccessorOf,
}

/// How far development is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DevelopmentStatusFact {
    /// The state, in the terms of publiccode.yml.
    pub value: DevelopmentStatus,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}

/// publiccode.yml's `developmentStatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DevelopmentStatus {
    /// An idea with little or no code.
    Concept,
    /// Being written; not yet for use.
    Development,
    /// Complete enough to try.
    Beta,
    /// Released and in use.
    Stable,
    /// No longer maintained.
    Obsolete,
}

impl DevelopmentStatus {
    /// The term's id in the vocabulary `development-status`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Development => "development",
            Self::Beta => "beta",
            Self::Stable => "stable",
            Self::Obsolete => "obsolete",
        }
    }
}

/// What the registry of the Digital Public Goods Alliance says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DpgRecord {
    /// Standing in the registry on that day.
    pub status: DpgStatus,
    /// Number in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "GID0090077")]
    pub gid: Option<String>,
    /// Day of the registry state that was read.
    pub as_of: Date,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Standing in the registry of the Digital Public Goods Alliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DpgStatus {
    /// In the registry as a digital public good.
    Recognised,
    /// Was a digital public good, or its nomination was archived.
    Former,
    /// Nominated, not decided.
    Nominee,
    /// Looked up and not in the registry.
    NotListed,
}

impl DpgStatus {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::Recognised, Self::Former, Self::Nominee, Self::NotListed];

    /// The value as the API writes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Recognised => "recognised",
            Self::Former => "former",
            Self::Nominee => "nominee",
            Self::NotListed => "not-listed",
        }
    }
}

/// The year of the first release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Four digits.
    #[schema(example = 2019)]
    pub year: i16,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}

/// The newest change that was seen in the repository. An old date may mean an old reading, not a dormant project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LastActivity {
    /// Day of the change.
    pub on: Date,
    /// Ids of the component's evidence that supports it.
    pub evidence: Vec<Slug>,
}
