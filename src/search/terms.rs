//! Who carries a vocabulary term, and what an organisation stands behind.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::engine::Engine;
use crate::index::{Filter, IndexError, Record};
use crate::model::{
    Component, DeploymentStatus, DevelopmentStatus, DpgStatus, Evidence, Kind, Lang, MappingStatus, Slug, Steward,
    StewardRole, Term, Vocabulary,
};

/// The most components that are named for one term or organisation. Each brings its evidence along; beyond this number the
/// search pages better.
pub const CARRIERS_MAX: usize = 500;

/// What is shown of a component that is named with a term or an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ListedComponent {
    /// Id of the component.
    #[schema(example = "river-pay")]
    pub id: Slug,
    /// Its name.
    #[schema(example = "RiverPay")]
    pub name: String,
    /// What it does, in the language asked for or else in English.
    pub summary: String,
    /// Language of the summary.
    pub language: Lang,
    /// What kind of thing it is.
    pub kind: Kind,
    /// SPDX licence expression.
    #[schema(example = "Apache-2.0")]
    pub license: String,
    /// How far development is; absent when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub development_status: Option<DevelopmentStatus>,
    /// Standing in the registry of digital public goods; absent when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpg: Option<DpgStatus>,
}

/// A component that carries a vocabulary term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Carrier {
    /// The component.
    #[serde(flatten)]
    pub component: ListedComponent,
    /// Who says that the two belong together; absent where entries state a term without a standing (domains, countries).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping_status: Option<MappingStatus>,
    /// State of the deployment (countries only); absent when the source does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment_status: Option<DeploymentStatus>,
    /// What a reader should know about this link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the link rests on; empty where entries state a term without evidence of its own (domains, kind).
    pub evidence: Vec<Evidence>,
}

/// What a building block lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// No listed component implements it.
    NoComponent,
    /// Components implement it, and the development status of none is known to be stable.
    NoMatureComponent,
}

/// How the catalogue uses a vocabulary term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse<'a> {
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// The term.
    pub term: &'a Term,
    /// Number of listed components that carry it.
    pub total: usize,
    /// These components by name, at most [`CARRIERS_MAX`].
    pub components: Vec<Carrier>,
    /// What the term lacks; for building blocks only.
    pub gap: Option<Gap>,
}

/// A component that an organisation stands behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Stewarded {
    /// The component.
    #[serde(flatten)]
    pub component: ListedComponent,
    /// What the organisation does for it, each with what that rests on.
    pub roles: Vec<RoleWithEvidence>,
}

/// What an organisation does for a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleWithEvidence {
    /// The role.
    pub role: StewardRole,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

impl Engine {
    /// Returns how listed components use a term; none when there is no such vocabulary or term.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn term_use(&self, vocabulary: &str, id: &str, lang: Lang) -> Result<Option<TermUse<'_>>, IndexError> {
        let Some(vocabulary) = self.reference().vocabularies.get(vocabulary) else {
            return Ok(None);
        };
        let Some(term) = vocabulary.term(id) else {
            return Ok(None);
        };
        let mut used = TermUse {
            vocabulary,
            term,
            total: 0,
            components: Vec::new(),
            gap: None,
        };
        let Some(filter) = filter_of(vocabulary.id.as_str()) else {
            return Ok(Some(used));
        };
        let places = self.generation.values(filter).carriers(id);
        used.total = places.len();
        for &place in places.iter().take(CARRIERS_MAX) {
            let record = self.generation.record(place)?;
            used.components.push(carrier(&record, filter, id, lang));
        }
        if filter == Filter::BuildingBlock {
            used.gap = self.gap(places);
        }
        Ok(Some(used))
    }

    fn gap(&self, implementing: &[u32]) -> Option<Gap> {
        if implementing.is_empty() {
            return Some(Gap::NoComponent);
        }
        let statuses = self.generation.values(Filter::Status);
        let stable = statuses.carriers(DevelopmentStatus::Stable.id());
        let has_mature = implementing.iter().any(|place| stable.binary_search(place).is_ok());
        (!has_mature).then_some(Gap::NoMatureComponent)
    }

    /// Returns the gap of every building block that has one, by its id.
    #[must_use]
    pub fn gaps(&self) -> BTreeMap<&str, Gap> {
        let blocks = Filter::BuildingBlock.vocabulary().unwrap_or_default();
        let terms = self.reference().vocabularies.get(blocks).into_iter();
        let mut gaps = BTreeMap::new();
        for term in terms.flat_map(|vocabulary| &vocabulary.terms) {
            let implementing = self.generation.values(Filter::BuildingBlock).carriers(&term.id);
            gaps.extend(self.gap(implementing).map(|gap| (term.id.as_str(), gap)));
        }
        gaps
    }

    /// Returns the number of components that an organisation stands behind and the components by name, at most
    /// [`CARRIERS_MAX`].
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn stewarded_by(&self, organisation: &Slug, lang: Lang) -> Result<(usize, Vec<Stewarded>), IndexError> {
        let places = self.generation.values(Filter::Steward).carriers(organisation.as_str());
        let mut components = Vec::with_capacity(places.len().min(CARRIERS_MAX));
        for &place in places.iter().take(CARRIERS_MAX) {
            let record = self.generation.record(place)?;
            let stewards = record.component.stewards.iter().flatten();
            let roles = stewards
                .filter(|steward| steward.organisation == *organisation)
                .map(|steward| role(steward, &record.component))
                .collect();
            components.push(Stewarded {
                component: listed(&record, lang),
                roles,
            });
        }
        Ok((places.len(), components))
    }
}

/// The filter whose values are the terms of a vocabulary; none for a vocabulary that describes no component.
#[must_use]
pub fn filter_of(vocabulary: &str) -> Option<Filter> {
    // The standings in the registry are a closed list of ours that has a vocabulary for its labels.
    if vocabulary == "dpg-status" {
        return Some(Filter::Dpg);
    }
    Filter::ALL
        .into_iter()
        .find(|filter| filter.vocabulary() == Some(vocabulary))
}

pub(super) fn listed(record: &Record, lang: Lang) -> ListedComponent {
    let component = &record.component;
    let translation = record.translations.get(&lang);
    ListedComponent {
        id: component.id.clone(),
        name: component.name.clone(),
        summary: translation.map_or(&component.summary, |texts| &texts.summary).clone(),
        language: translation.map_or(Lang::En, |texts| texts.language),
        kind: component.kind,
        license: component.license.expression.clone(),
        development_status: component.development_status.as_ref().map(|fact| fact.value),
        dpg: component.dpg.as_ref().map(|record| record.status),
    }
}

/// What a component says about one of its values.
#[derive(Default)]
struct Said<'a> {
    mapping_status: Option<MappingStatus>,
    deployment_status: Option<DeploymentStatus>,
    note: Option<&'a String>,
    evidence: &'a [Slug],
}

fn carrier(record: &Record, filter: Filter, id: &str, lang: Lang) -> Carrier {
    let said = said(&record.component, filter, id);
    Carrier {
        mapping_status: said.mapping_status,
        deployment_status: said.deployment_status,
        note: said.note.cloned(),
        evidence: evidence(said.evidence, &record.component),
        component: listed(record, lang),
    }
}

fn said<'a>(component: &'a Component, filter: Filter, id: &str) -> Said<'a> {
    let mappings = match filter {
        Filter::Capability => &component.capabilities,
        Filter::BuildingBlock => &component.building_blocks,
        Filter::Sdg => &component.sdgs,
        Filter::Standard => &component.standards,
        Filter::ProgrammingLanguage => &component.programming_languages,
        Filter::Country => {
            let mut deployments = component.deployments.iter().flatten();
            let one = deployments.find(|deployment| deployment.country == id);
            return one.map_or_else(Said::default, |one| Said {
                deployment_status: one.status,
                note: one.note.as_ref(),
                evidence: &one.evidence,
                mapping_status: None,
            });
        }
        Filter::License => {
            return Said {
                note: component.license.note.as_ref(),
                evidence: &component.license.evidence,
                ..Said::default()
            };
        }
        Filter::Status => {
            let fact = component.development_status.as_ref();
            return Said {
                evidence: fact.map_or(&[], |fact| &fact.evidence),
                ..Said::default()
            };
        }
        Filter::Dpg => {
            let fact = component.dpg.as_ref();
            return Said {
                note: fact.and_then(|fact| fact.note.as_ref()),
                evidence: fact.map_or(&[], |fact| &fact.evidence),
                ..Said::default()
            };
        }
        Filter::Domain | Filter::Kind | Filter::Language | Filter::Steward => return Said::default(),
    };
    let mapping = mappings.iter().flatten().find(|mapping| mapping.id == id);
    mapping.map_or_else(Said::default, |mapping| Said {
        mapping_status: Some(mapping.status),
        note: mapping.note.as_ref(),
        evidence: &mapping.evidence,
        deployment_status: None,
    })
}

fn role(steward: &Steward, component: &Component) -> RoleWithEvidence {
    RoleWithEvidence {
        role: steward.role,
        evidence: evidence(&steward.evidence, component),
    }
}

/// The evidence of a component with these ids.
fn evidence(ids: &[Slug], component: &Component) -> Vec<Evidence> {
    let all = component.evidence.iter();
    all.filter(|evidence| ids.contains(&evidence.id)).cloned().collect()
}
