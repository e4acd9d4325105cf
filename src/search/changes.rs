//! What is new: told from the published state that the catalogue keeps.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::engine::Engine;
use crate::model::{PublishedComponent, Slug};

/// The latest change of one id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Change {
    /// Id of the component.
    #[schema(example = "river-pay")]
    pub id: Slug,
    /// What happened last.
    pub kind: ChangeKind,
    /// When it was published.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When the id was published first.
    #[schema(value_type = String, format = DateTime)]
    pub added: Timestamp,
    /// Name of the component.
    #[schema(example = "RiverPay")]
    pub name: String,
    /// The id to look at instead: its new id, or the successor of a withdrawn component. Absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads_to: Option<Slug>,
}

/// What happened to a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It was published for the first time.
    Added,
    /// Something that its entry says changed.
    Changed,
    /// It was taken out.
    Withdrawn,
    /// It has another id now.
    Renamed,
}

impl ChangeKind {
    /// The word as the API writes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
            Self::Renamed => "renamed",
        }
    }
}

impl Engine {
    /// Returns the latest change of every published id, oldest first, then by id.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let published = self.reference().published.components.iter();
        let mut changes: Vec<Change> = published.map(|(id, known)| self.change(id, known)).collect();
        changes.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
        changes
    }

    fn change(&self, id: &Slug, known: &PublishedComponent) -> Change {
        let at = known.latest();
        let kind = if known.renamed == Some(at) {
            ChangeKind::Renamed
        } else if known.withdrawn == Some(at) {
            ChangeKind::Withdrawn
        } else if known.added == at {
            ChangeKind::Added
        } else {
            ChangeKind::Changed
        };
        let tombstone = self.reference().withdrawn.get(id);
        let successor = tombstone.and_then(|tombstone| tombstone.withdrawn.successor.clone());
        Change {
            id: id.clone(),
            kind,
            at,
            added: known.added,
            name: known.name.clone(),
            leads_to: known.renamed_to.clone().or(successor),
        }
    }

    /// When the facts of a listed component changed last; none when its present state is not in the published state.
    #[must_use]
    pub fn changed_at(&self, id: &Slug) -> Option<Timestamp> {
        let reference = self.reference();
        let known = reference.published.components.get(id)?;
        (!reference.unrecorded.contains(id)).then_some(known.changed)
    }

    /// When anything in the catalogue changed last; none when the published state does not tell everything.
    #[must_use]
    pub fn newest_change(&self) -> Option<Timestamp> {
        let reference = self.reference();
        reference
            .unrecorded
            .is_empty()
            .then(|| reference.published.newest())
            .flatten()
    }
}
