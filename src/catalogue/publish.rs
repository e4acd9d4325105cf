//! Brings the published state up to date with the catalogue.

use jiff::Timestamp;

use crate::model::{Catalogue, Component, Published, PublishedComponent, Slug};

/// What publishing adds to the published state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// The state afterwards.
    pub state: Published,
    /// Ids that are published for the first time.
    pub added: Vec<Slug>,
    /// Ids of which the content changed.
    pub changed: Vec<Slug>,
    /// Ids that were taken out.
    pub withdrawn: Vec<Slug>,
    /// Ids that lead to another id now.
    pub renamed: Vec<Slug>,
}

impl Publication {
    /// Whether the state already told everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.added, &self.changed, &self.withdrawn, &self.renamed]
            .into_iter()
            .all(Vec::is_empty)
    }
}

/// Compares the catalogue with its published state and records what is new as published at `now`.
#[must_use]
pub fn publish(catalogue: &Catalogue, now: Timestamp) -> Publication {
    let mut publication = Publication {
        state: catalogue.published.clone(),
        ..Publication::default()
    };
    for component in catalogue.components.values() {
        publication.component(component, now);
    }
    for (former, present) in &catalogue.renamed {
        publication.renaming(former, present, now);
    }
    publication
}

impl Publication {
    fn component(&mut self, component: &Component, now: Timestamp) {
        let digest = component.digest();
        let id = &component.id;
        match self.state.components.get_mut(id) {
            None => {
                let first = PublishedComponent {
                    name: component.name.clone(),
                    digest,
                    added: now,
                    changed: now,
                    withdrawn: component.withdrawn.as_ref().map(|_| now),
                    renamed: None,
                    renamed_to: None,
                };
                self.state.components.insert(id.clone(), first);
                self.added.push(id.clone());
            }
            Some(known) if known.digest == digest => {}
            Some(known) => {
                known.digest = digest;
                known.name.clone_from(&component.name);
                if component.withdrawn.is_some() && known.withdrawn.is_none() {
                    known.withdrawn = Some(now);
                    self.withdrawn.push(id.clone());
                } else {
                    known.changed = now;
                    self.changed.push(id.clone());
                }
                if component.withdrawn.is_none() {
                    known.withdrawn = None;
                }
            }
        }
    }

    fn renaming(&mut self, former: &Slug, present: &Slug, now: Timestamp) {
        let name = self.state.components.get(present).map(|known| known.name.clone());
        let known = self
            .state
            .components
            .entry(former.clone())
            .or_insert_with(|| PublishedComponent {
                name: name.unwrap_or_else(|| former.to_string()),
                digest: String::new(),
                added: now,
                changed: now,
                withdrawn: None,
                renamed: None,
                renamed_to: None,
            });
        if known.renamed_to.as_ref() != Some(present) {
            known.renamed = Some(now);
            known.renamed_to = Some(present.clone());
            self.renamed.push(former.clone());
        }
    }
}
