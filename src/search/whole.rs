//! The catalogue behind a generation, as far as other files can refer to it.

use std::collections::BTreeMap;

use super::engine::Engine;
use crate::index::{IndexError, Tombstone};
use crate::model::{Catalogue, Component, Curation, Kind, LicenseFact, Slug};

impl Engine {
    /// Returns the catalogue that a new file is checked against: everything beside the components, and of each component
    /// its names, links, relations and whether it was taken out. Texts and evidence are left out, since nothing refers to
    /// them and they are most of the size.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn catalogue(&self) -> Result<Catalogue, IndexError> {
        let reference = self.reference();
        let mut components = BTreeMap::new();
        for place in (0..).take(self.generation.count()) {
            let component = self.generation.record(place)?.component;
            components.insert(component.id.clone(), outline(component));
        }
        for (id, tombstone) in &reference.withdrawn {
            components.insert(id.clone(), withdrawn(id, tombstone));
        }
        Ok(Catalogue {
            components,
            vocabularies: reference.vocabularies.clone(),
            organisations: reference.organisations.clone(),
            collections: reference.collections.clone(),
            renamed: reference.renamed.clone(),
            digest: self.manifest().catalogue_digest.clone(),
            ..Catalogue::default()
        })
    }
}

fn outline(component: Component) -> Component {
    Component {
        description: String::new(),
        features: Vec::new(),
        deployments: None,
        evidence: Vec::new(),
        ..component
    }
}

/// A component of which only the name and the end are known.
fn withdrawn(id: &Slug, tombstone: &Tombstone) -> Component {
    let on = tombstone.withdrawn.on;
    Component {
        id: id.clone(),
        kind: Kind::Software,
        name: tombstone.name.clone(),
        aliases: Vec::new(),
        former_names: Vec::new(),
        summary: String::new(),
        description: String::new(),
        features: Vec::new(),
        domains: Vec::new(),
        capabilities: None,
        building_blocks: None,
        sdgs: None,
        standards: None,
        license: LicenseFact {
            expression: String::new(),
            evidence: Vec::new(),
            note: None,
        },
        repositories: None,
        website: None,
        documentation: None,
        stewards: None,
        programming_languages: None,
        deployments: None,
        worldwide_use: None,
        relations: None,
        development_status: None,
        first_release: None,
        last_activity: None,
        dpg: None,
        not_applicable: Vec::new(),
        evidence: Vec::new(),
        curation: Curation {
            added: on,
            reviewed: on,
            review_due: on,
        },
        withdrawn: Some(tombstone.withdrawn.clone()),
    }
}
