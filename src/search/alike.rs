//! What could be looked at instead of a component, with what it shares.

use super::engine::Engine;
use super::terms::{ListedComponent, listed};
use crate::index::{IndexError, Shared};
use crate::model::Lang;

/// A component that is like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The other component.
    pub component: ListedComponent,
    /// What the two share, most telling first.
    pub shared: Vec<Shared>,
}

impl Engine {
    /// Returns the components most like this one, best first; empty when the id is unknown.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn alike(&self, id: &str, lang: Lang) -> Result<Vec<Alike>, IndexError> {
        let Some(&place) = self.generation.places.get(id) else {
            return Ok(Vec::new());
        };
        let mut alike = Vec::new();
        for similar in self.generation.record(place)?.similar {
            if let Some(&place) = self.generation.places.get(&similar.id) {
                alike.push(Alike {
                    component: listed(&self.generation.record(place)?, lang),
                    shared: similar.shared,
                });
            }
        }
        Ok(alike)
    }
}
