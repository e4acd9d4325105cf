//! A component: one catalogued product, specification, standard or data set.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Deployment, DevelopmentStatusFact, DpgRecord, Evidence, LastActivity, LicenseFact, Link, Mapping, Relation,
    Release, Repository, Slug, Steward, TermId, WorldwideUse,
};

/// A catalogued component. This one type is the file format and the API format.
///
/// An absent list or fact is *not known*; an empty list is *known to be none*; a field named in `not_applicable` makes no
/// sense for this component. Listing is neither endorsement nor certification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Permanent id; also the file's name and the end of the permanent link `/c/{id}`.
    #[schema(example = "opencrvs")]
    pub id: Slug,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Name as its owners write it.
    #[schema(example = "OpenCRVS")]
    pub name: String,
    /// Acronyms and other names in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names it no longer uses; search finds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// What it does, in one plain statement of at most 150 characters.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// What it does, for whom, what it needs beside it, what to know before choosing it: 80 to 200 words of plain text;
    /// paragraphs are separated by an empty line.
    #[schemars(length(min = 1))]
    pub description: String,
    /// What decision makers look for, at most 100 characters each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<String>,
    /// DPI domains, the main one first: 1 to 3 terms of the vocabulary `domains`.
    #[schema(example = json!(["civil-registration", "registries"]))]
    pub domains: Vec<TermId>,
    /// What a buyer would use it for: terms of the vocabulary `capabilities`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Vec<Mapping>>,
    /// GovStack building blocks that it implements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building_blocks: Option<Vec<Mapping>>,
    /// Sustainable Development Goals that it serves, by number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdgs: Option<Vec<Mapping>>,
    /// Standards that it speaks: terms of the vocabulary `standards`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standards: Option<Vec<Mapping>>,
    /// Licence.
    pub license: LicenseFact,
    /// Source code repositories, the main one first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repositories: Option<Vec<Repository>>,
    /// Home page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Link>,
    /// Documentation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<Link>,
    /// Organisations behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stewards: Option<Vec<Steward>>,
    /// Programming languages of a good part of its code: terms of the vocabulary `programming-languages`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programming_languages: Option<Vec<Mapping>>,
    /// Countries where it is or was in use, as far as the evidence says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployments: Option<Vec<Deployment>>,
    /// Use all over the world, given as a count instead of a list of countries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worldwide_use: Option<WorldwideUse>,
    /// Relations to other components, stated on one side only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<Vec<Relation>>,
    /// How far development is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub development_status: Option<DevelopmentStatusFact>,
    /// Year of the first release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_release: Option<Release>,
    /// Newest change seen in the main repository.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_activity: Option<LastActivity>,
    /// Standing in the registry of digital public goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpg: Option<DpgRecord>,
    /// Fields that make no sense for this component.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable: Vec<Field>,
    /// What every claim above rests on.
    pub evidence: Vec<Evidence>,
    /// When the entry was added and reviewed.
    pub curation: Curation,
    /// Present when the component was taken out; its address then answers 410 with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
}

/// What kind of thing a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A program or a suite of programs.
    Software,
    /// A description that programs can follow.
    Specification,
    /// A specification that a standards body keeps.
    Standard,
    /// Texts, courses, media.
    Content,
    /// Data.
    Dataset,
    /// A trained model.
    AiModel,
}

impl Kind {
    /// The term's id in the vocabulary `kinds`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Software => "software",
            Self::Specification => "specification",
            Self::Standard => "standard",
            Self::Content => "content",
            Self::Dataset => "dataset",
            Self::AiModel => "ai-model",
        }
    }
}

/// A field that can be marked as not applicable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// `building_blocks`
    BuildingBlocks,
    /// `deployments`
    Deployments,
    /// `development_status`
    DevelopmentStatus,
    /// `documentation`
    Documentation,
    /// `programming_languages`
    ProgrammingLanguages,
    /// `repositories`
    Repositories,
    /// `sdgs`
    Sdgs,
    /// `standards`
    Standards,
    /// `website`
    Website,
}

/// When the entry was added and reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Curation {
    /// Day it was added to the catalogue.
    pub added: Date,
    /// Day a curator last compared it with its evidence.
    pub reviewed: Date,
    /// Day by which it should be reviewed again.
    pub review_due: Date,
}

/// Why a component was taken out of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Day it was taken out.
    pub on: Date,
    /// Reason, in a sentence.
    pub reason: String,
    /// Id of the component to look at instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<Slug>,
}

impl Component {
    /// Ids of every SPDX licence in the licence expression, in order of appearance; empty when it does not parse.
    ///
    /// Deprecated ids are among them: some projects write `GPL-3.0` and do not say which of its two successors they mean.
    #[must_use]
    pub fn license_ids(&self) -> Vec<String> {
        let mode = spdx::ParseMode {
            allow_deprecated: true,
            ..spdx::ParseMode::STRICT
        };
        let Ok(expression) = spdx::Expression::parse_mode(&self.license.expression, mode) else {
            return Vec::new();
        };
        let mut ids: Vec<String> = Vec::new();
        for requirement in expression.requirements() {
            let id = requirement.req.license.to_string();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}
