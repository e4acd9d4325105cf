//! The beginning of a new component file, which says what belongs where.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{Catalogue, Slug};

use super::neighbours::Neighbours;
use super::write::SCHEMA_LINE;

/// Why a new component cannot have an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdTaken {
    /// A component has it.
    #[error("the component \"{0}\" is there already: edit components/{0}.yaml")]
    Component(Slug),
    /// A component had it.
    #[error("\"{0}\" is the former id of \"{1}\"; ids are never reused")]
    Former(Slug, Slug),
    /// It could be mistaken for another.
    #[error("\"{0}\" is easily mistaken for the component \"{1}\": choose a more different id")]
    LooksAlike(Slug, Slug),
}

/// Returns nothing when a new component may have the id.
///
/// # Errors
/// [`IdTaken`] when the id is in use, was in use, or could be mistaken for another.
pub fn check_new_id(id: &Slug, catalogue: &Catalogue) -> Result<(), IdTaken> {
    if catalogue.components.contains_key(id) {
        return Err(IdTaken::Component(id.clone()));
    }
    if let Some(now) = catalogue.renamed.get(id) {
        return Err(IdTaken::Former(id.clone(), now.clone()));
    }
    match Neighbours::of(catalogue).looking_like(id).first() {
        Some(other) => Err(IdTaken::LooksAlike(id.clone(), (*other).clone())),
        None => Ok(()),
    }
}

/// The text of a new component file: required fields to fill in, the others as comments with an explanation.
///
/// `check` names what is still missing.
#[must_use]
pub fn skeleton(id: &Slug, today: Date) -> String {
    let next_year = today.saturating_add(1.year());
    TEMPLATE
        .replace("{schema}", SCHEMA_LINE)
        .replace("{id}", id.as_str())
        .replace("{today}", &today.to_string())
        .replace("{next_year}", &next_year.to_string())
}

const TEMPLATE: &str = include_str!("skeleton.yaml");
