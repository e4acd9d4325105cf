//! How components hang together: stated relations in both directions, and standards that several speak.

use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use super::engine::Engine;
use super::labels::label;
use crate::index::{Filter, IndexError};
use crate::model::{Component, Evidence, Kind, Lang, Relation, RelationType, Slug, TermId};

/// The most components that are named for one shared standard: more than a person reads.
const SHARING_MAX: usize = 50;

/// Components and the relations among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Graph {
    /// The components, in the order of the search.
    pub nodes: Vec<Node>,
    /// Relations of which both ends are among the nodes, ordered by component.
    pub edges: Vec<Edge>,
}

/// A component as a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Node {
    /// Id of the component.
    #[schema(example = "river-pay")]
    pub id: Slug,
    /// Its name.
    #[schema(example = "RiverPay")]
    pub name: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// DPI domains, the main one first.
    pub domains: Vec<TermId>,
    /// GovStack building blocks that it implements.
    pub building_blocks: Vec<TermId>,
}

/// A stated relation. It reads: `from` `type` `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Edge {
    /// Id of the component that states the relation.
    #[schema(example = "river-pay")]
    pub from: Slug,
    /// How it relates to the other.
    #[serde(rename = "type")]
    pub relation_type: RelationType,
    /// Id of the other component.
    #[schema(example = "message-ferry")]
    pub to: Slug,
    /// Ids of the stating component's evidence that supports it.
    pub evidence: Vec<Slug>,
    /// What the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a component is related to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Related {
    /// Stated relations, its own first, then those that others state about it.
    pub relations: Vec<RelatedComponent>,
    /// Standards that it speaks and others do, too. Speaking the same standard does not show that two work together.
    pub shared_standards: Vec<SharedStandard>,
}

/// The other end of a stated relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelatedComponent {
    /// Id of the other component.
    #[schema(example = "message-ferry")]
    pub id: Slug,
    /// Its name.
    #[schema(example = "Message Ferry")]
    pub name: String,
    /// How the two relate, read from the component that states it.
    #[serde(rename = "type")]
    pub relation_type: RelationType,
    /// Which of the two states it.
    pub direction: Direction,
    /// Whether the other component was taken out of the catalogue.
    pub withdrawn: bool,
    /// What the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the relation rests on.
    pub evidence: Vec<Evidence>,
}

/// Which end of a relation states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The component asked about states it: it `type` the other.
    Outgoing,
    /// The other component states it: the other `type` it.
    Incoming,
}

/// A standard that several components speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SharedStandard {
    /// Id of the standard: a term of the vocabulary `standards`.
    #[schema(example = "iso-20022")]
    pub id: TermId,
    /// Its name.
    #[schema(example = "ISO 20022")]
    pub label: String,
    /// Number of components that speak it, too.
    #[schema(example = 3)]
    pub total: usize,
    /// These components, by name; at most 50.
    pub components: Vec<NamedComponent>,
}

/// A component by id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NamedComponent {
    /// Id of the component.
    #[schema(example = "river-pay")]
    pub id: Slug,
    /// Its name.
    #[schema(example = "RiverPay")]
    pub name: String,
}

impl Engine {
    /// Returns components as a graph: the given ids in their order and the relations among them. Unknown ids are left out.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn graph(&self, ids: &[Slug]) -> Result<Graph, IndexError> {
        let listed: Vec<&Slug> = ids
            .iter()
            .filter(|id| self.generation.places.contains_key(*id))
            .collect();
        let nodes: Result<Vec<Node>, IndexError> = listed.iter().map(|id| self.node(id)).collect();
        Ok(Graph {
            edges: self.edges_among(&listed.iter().copied().collect()),
            nodes: nodes?,
        })
    }

    fn node(&self, id: &Slug) -> Result<Node, IndexError> {
        let place = self.generation.places.get(id).copied().unwrap_or_default();
        let card = self.generation.card(place)?;
        Ok(Node {
            id: card.id.clone(),
            name: card.name.clone(),
            kind: card.kind,
            domains: card.domains.clone(),
            building_blocks: card.building_blocks.clone(),
        })
    }

    /// Relations of which both ends are in a set.
    pub(super) fn edges_among(&self, ids: &BTreeSet<&Slug>) -> Vec<Edge> {
        let relations = &self.reference().relations;
        let stated = ids.iter().filter_map(|id| relations.get_key_value(*id));
        stated
            .flat_map(|(from, relations)| relations.iter().map(move |relation| edge(from, relation)))
            .filter(|edge| ids.contains(&edge.to))
            .collect()
    }

    /// Returns what a listed component is related to.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn related(&self, component: &Component, lang: Lang) -> Result<Related, IndexError> {
        let mut relations: Vec<RelatedComponent> = component
            .relations
            .iter()
            .flatten()
            .filter_map(|relation| self.other_end(&relation.target, relation, component, Direction::Outgoing))
            .collect();
        for (from, stated) in &self.reference().relations {
            if !stated.iter().any(|relation| relation.target == component.id) {
                continue;
            }
            let Some(&place) = self.generation.places.get(from) else {
                continue;
            };
            let stating = self.generation.record(place)?.component;
            let about = stated.iter().filter(|relation| relation.target == component.id);
            relations.extend(about.filter_map(|one| self.other_end(from, one, &stating, Direction::Incoming)));
        }
        let standards = component.standards.iter().flatten();
        let shared = standards.map(|mapping| self.sharing(&mapping.id, &component.id, lang));
        Ok(Related {
            relations,
            shared_standards: shared.filter(|standard| standard.total > 0).collect(),
        })
    }

    fn other_end(
        &self,
        other: &Slug,
        relation: &Relation,
        stating: &Component,
        direction: Direction,
    ) -> Option<RelatedComponent> {
        let evidence = stating.evidence.iter();
        Some(RelatedComponent {
            id: other.clone(),
            name: self.name_of(other)?.to_owned(),
            relation_type: relation.relation_type,
            direction,
            withdrawn: self.reference().withdrawn.contains_key(other),
            note: relation.note.clone(),
            evidence: evidence
                .filter(|evidence| relation.evidence.contains(&evidence.id))
                .cloned()
                .collect(),
        })
    }

    /// The name of a component that is or was listed.
    pub(super) fn name_of(&self, id: &Slug) -> Option<&str> {
        let reference = self.reference();
        let listed = reference.names.get(id).map(|names| names.name.as_str());
        listed.or_else(|| reference.withdrawn.get(id).map(|tombstone| tombstone.name.as_str()))
    }

    fn sharing(&self, standard: &str, but: &Slug, lang: Lang) -> SharedStandard {
        let places = self.generation.values(Filter::Standard).carriers(standard);
        let ids = places.iter().map(|&place| &self.generation.ids[place as usize]);
        let others: Vec<&Slug> = ids.filter(|id| *id != but).collect();
        SharedStandard {
            id: standard.to_owned(),
            label: label(Filter::Standard, standard, lang, &self.generation),
            total: others.len(),
            components: others.into_iter().take(SHARING_MAX).map(|id| self.named(id)).collect(),
        }
    }

    /// A component by id and name.
    pub(super) fn named(&self, id: &Slug) -> NamedComponent {
        NamedComponent {
            id: id.clone(),
            name: self.name_of(id).unwrap_or(id.as_str()).to_owned(),
        }
    }
}

fn edge(from: &Slug, relation: &Relation) -> Edge {
    Edge {
        from: from.clone(),
        relation_type: relation.relation_type,
        to: relation.target.clone(),
        evidence: relation.evidence.clone(),
        note: relation.note.clone(),
    }
}
