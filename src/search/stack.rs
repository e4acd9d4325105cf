//! A stack: components that are to work together. What they cover, what holds them together, what is missing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::engine::Engine;
use super::graph::{Edge, NamedComponent, SharedStandard};
use super::labels::label;
use crate::index::{Filter, IndexError};
use crate::model::{Component, DeploymentStatus, DpgStatus, Lang, RelationType, Slug, TermId};

/// The most candidates that are named for one gap: what a person weighs up.
const CANDIDATES_MAX: usize = 5;

/// What a set of components gives together.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Stack {
    /// The components, in the order asked for.
    pub components: Vec<StackComponent>,
    /// The needed building blocks in the order asked for, each with what covers it or could.
    pub needs: Vec<Need>,
    /// Relations that are stated among the components.
    pub relations: Vec<Edge>,
    /// Standards that two or more of the components speak.
    pub shared_standards: Vec<SharedStandard>,
    /// What components of the stack are built on or part of, and that is not in it.
    pub missing_bases: Vec<MissingBase>,
    /// Curated collections with two or more of the components.
    pub collections: Vec<StackCollection>,
}

/// A component of a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StackComponent {
    /// Id of the component.
    #[schema(example = "river-pay")]
    pub id: Slug,
    /// Its name.
    #[schema(example = "RiverPay")]
    pub name: String,
    /// GovStack building blocks that it implements.
    pub building_blocks: Vec<TermId>,
    /// Whether a stated relation or a shared standard connects it with another component of the stack. `false` means that
    /// the catalogue knows of none, not that there is none.
    pub connected: bool,
}

/// A needed building block.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Need {
    /// Id of the building block: a term of the vocabulary `building-blocks`.
    #[schema(example = "payments")]
    pub building_block: TermId,
    /// Its name.
    #[schema(example = "Payments")]
    pub label: String,
    /// Ids of the stack's components that implement it; empty when it is missing.
    pub covered_by: Vec<Slug>,
    /// Components that could fill the gap, best first, at most 5; empty when it is covered.
    pub candidates: Vec<Candidate>,
}

/// A component that could fill a gap.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Candidate {
    /// Id of the component.
    #[schema(example = "message-ferry")]
    pub id: Slug,
    /// Its name.
    #[schema(example = "Message Ferry")]
    pub name: String,
    /// The points of all reasons together. It orders the candidates of one gap and means nothing beyond that.
    #[schema(example = 5)]
    pub points: u32,
    /// Why it could fit.
    pub reasons: Vec<Fit>,
}

/// One reason why a candidate could fit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Fit {
    /// Kind of reason.
    pub kind: FitKind,
    /// What it is about: the id of a component, a standard or a collection, or a number of countries.
    #[schema(example = "river-pay")]
    pub value: String,
    /// How much it counts.
    #[schema(example = 4)]
    pub points: u32,
}

/// Kind of reason why a candidate could fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FitKind {
    /// A relation with a component of the stack is stated.
    Relation,
    /// A curated collection holds it together with a component of the stack.
    Collection,
    /// It speaks a standard that a component of the stack speaks.
    SharedStandard,
    /// It is a recognised digital public good.
    DigitalPublicGood,
    /// It is in regular use in this many countries, as far as the catalogue knows.
    LiveCountries,
}

/// Something that a component needs and that is not in the stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MissingBase {
    /// Id of the component in the stack.
    #[schema(example = "river-pay")]
    pub component: Slug,
    /// How it relates to what is missing: `based-on` or `part-of`.
    #[serde(rename = "type")]
    pub relation_type: RelationType,
    /// What is missing.
    pub missing: NamedComponent,
}

/// A curated collection that touches a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StackCollection {
    /// Id of the collection.
    #[schema(example = "paying-families")]
    pub id: Slug,
    /// Its title.
    #[schema(example = "Paying families")]
    pub title: String,
    /// Ids of the stack's components that it holds.
    pub components: Vec<Slug>,
}

impl Engine {
    /// Looks at components as a stack and at what is needed beside them.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn stack(&self, components: &[Component], needs: &[TermId], lang: Lang) -> Result<Stack, IndexError> {
        let ids: BTreeSet<&Slug> = components.iter().map(|component| &component.id).collect();
        let relations = self.edges_among(&ids);
        let shared_standards = self.shared_among(components, lang);
        let connected: BTreeSet<&Slug> = relations
            .iter()
            .flat_map(|edge| [&edge.from, &edge.to])
            .chain(
                shared_standards
                    .iter()
                    .flat_map(|shared| shared.components.iter().map(|one| &one.id)),
            )
            .collect();
        let stack_components = components
            .iter()
            .map(|component| StackComponent {
                id: component.id.clone(),
                name: component.name.clone(),
                building_blocks: values(Filter::BuildingBlock, component),
                connected: connected.contains(&component.id),
            })
            .collect();
        let needs: Result<Vec<Need>, IndexError> = needs.iter().map(|need| self.need(need, components, lang)).collect();
        Ok(Stack {
            components: stack_components,
            needs: needs?,
            missing_bases: self.missing_bases(&ids),
            collections: self.collections_of(&ids, lang),
            relations,
            shared_standards,
        })
    }

    fn shared_among(&self, components: &[Component], lang: Lang) -> Vec<SharedStandard> {
        let mut speakers: BTreeMap<String, Vec<&Slug>> = BTreeMap::new();
        for component in components {
            for standard in values(Filter::Standard, component) {
                speakers.entry(standard).or_default().push(&component.id);
            }
        }
        let shared = speakers.into_iter().filter(|(_, ids)| ids.len() > 1);
        shared
            .map(|(id, ids)| SharedStandard {
                label: label(Filter::Standard, &id, lang, &self.generation),
                id,
                total: ids.len(),
                components: ids.into_iter().map(|id| self.named(id)).collect(),
            })
            .collect()
    }

    fn missing_bases(&self, ids: &BTreeSet<&Slug>) -> Vec<MissingBase> {
        let needs_other = |kind| matches!(kind, RelationType::BasedOn | RelationType::PartOf);
        let relations = &self.reference().relations;
        ids.iter()
            .flat_map(|id| {
                relations
                    .get(*id)
                    .into_iter()
                    .flatten()
                    .map(move |relation| (*id, relation))
            })
            .filter(|(_, relation)| needs_other(relation.relation_type) && !ids.contains(&relation.target))
            .map(|(id, relation)| MissingBase {
                component: id.clone(),
                relation_type: relation.relation_type,
                missing: self.named(&relation.target),
            })
            .collect()
    }

    fn collections_of(&self, ids: &BTreeSet<&Slug>, lang: Lang) -> Vec<StackCollection> {
        let collections = self.reference().collections.values();
        collections
            .map(|collection| StackCollection {
                id: collection.id.clone(),
                title: collection.title.text(lang).to_owned(),
                components: collection
                    .members
                    .iter()
                    .map(|member| member.component.clone())
                    .filter(|id| ids.contains(id))
                    .collect(),
            })
            .filter(|collection| collection.components.len() > 1)
            .collect()
    }

    fn need(&self, need: &str, components: &[Component], lang: Lang) -> Result<Need, IndexError> {
        let covered_by: Vec<Slug> = components
            .iter()
            .filter(|component| {
                values(Filter::BuildingBlock, component)
                    .iter()
                    .any(|block| block == need)
            })
            .map(|component| component.id.clone())
            .collect();
        let candidates = if covered_by.is_empty() {
            self.candidates(need, components)?
        } else {
            Vec::new()
        };
        Ok(Need {
            building_block: need.to_owned(),
            label: label(Filter::BuildingBlock, need, lang, &self.generation),
            covered_by,
            candidates,
        })
    }

    fn candidates(&self, need: &str, components: &[Component]) -> Result<Vec<Candidate>, IndexError> {
        let mut candidates = Vec::new();
        for &place in self.generation.values(Filter::BuildingBlock).carriers(need) {
            let candidate = self.generation.record(place)?.component;
            let reasons = self.reasons(&candidate, components);
            candidates.push(Candidate {
                id: candidate.id,
                name: candidate.name,
                points: reasons.iter().map(|reason| reason.points).sum(),
                reasons,
            });
        }
        candidates.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.name.cmp(&b.name)));
        candidates.truncate(CANDIDATES_MAX);
        Ok(candidates)
    }

    /// A stated relation says most, then a curator's choice, then a common standard; use and recognition break ties.
    fn reasons(&self, candidate: &Component, components: &[Component]) -> Vec<Fit> {
        let relations = &self.reference().relations;
        let states = |from: &Slug, to: &Slug| relations.get(from).into_iter().flatten().any(|one| one.target == *to);
        let standards = values(Filter::Standard, candidate);
        let mut reasons = BTreeSet::new();
        for component in components {
            if states(&candidate.id, &component.id) || states(&component.id, &candidate.id) {
                reasons.insert(fit(FitKind::Relation, &component.id, 4));
            }
            let spoken = values(Filter::Standard, component);
            for standard in spoken.iter().filter(|standard| standards.contains(standard)) {
                reasons.insert(fit(FitKind::SharedStandard, standard, 2));
            }
            for collection in self.reference().collections.values() {
                let holds = |id: &Slug| collection.members.iter().any(|member| member.component == *id);
                if holds(&candidate.id) && holds(&component.id) {
                    reasons.insert(fit(FitKind::Collection, &collection.id, 3));
                }
            }
        }
        if let Some(record) = candidate
            .dpg
            .as_ref()
            .filter(|record| record.status == DpgStatus::Recognised)
        {
            reasons.insert(fit(FitKind::DigitalPublicGood, record.status.id(), 1));
        }
        let deployments = candidate.deployments.iter().flatten();
        let live = deployments
            .filter(|one| one.status == Some(DeploymentStatus::Live))
            .count();
        if live > 0 {
            reasons.insert(fit(FitKind::LiveCountries, &live, 1));
        }
        reasons.into_iter().collect()
    }
}

fn fit(kind: FitKind, value: &(impl ToString + ?Sized), points: u32) -> Fit {
    Fit {
        kind,
        value: value.to_string(),
        points,
    }
}

fn values(filter: Filter, component: &Component) -> Vec<String> {
    filter.values(component, std::iter::empty())
}
