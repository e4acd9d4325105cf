//! Where an id in an address leads.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;

use super::error::ApiError;
use super::state::Generation;
use crate::model::Slug;
use crate::search::{Entry, Lookup};

/// Where an id leads when it leads somewhere.
pub enum Found {
    /// To a listed component.
    Here(Box<Entry>),
    /// To a component that has another id now.
    Moved(Slug),
}

/// The id in an address, when it has the form of one. It may hold anything: `%2F` and `%00` are decoded before.
///
/// # Errors
/// [`ApiError::ComponentNotFound`] with the nearest ids when the text cannot be an id.
pub fn id_in_address(generation: &Generation, id: Result<Path<String>, PathRejection>) -> Result<Slug, ApiError> {
    let Path(text) = id.map_err(|_| ApiError::InvalidRequest("the id in the address is not percent-encoded UTF-8"))?;
    parse_id(generation, &text)
}

/// The id that a part of an address holds, when it has the form of one.
///
/// # Errors
/// [`ApiError::ComponentNotFound`] with the nearest ids when the text cannot be an id.
pub fn parse_id(generation: &Generation, text: &str) -> Result<Slug, ApiError> {
    match Slug::parse(text) {
        Ok(id) => Ok(id),
        // No id is longer, and looking for ids near a very long text would be work for nothing.
        Err(_) if text.len() > Slug::MAX_LENGTH => Err(ApiError::ComponentNotFound(Vec::new())),
        Err(_) => match generation.engine.lookup(text)? {
            Lookup::Unknown(nearest) => Err(ApiError::ComponentNotFound(nearest)),
            Lookup::Found(_) | Lookup::Renamed(_) | Lookup::Withdrawn { .. } => {
                Err(ApiError::ComponentNotFound(Vec::new()))
            }
        },
    }
}

/// Looks an id up.
///
/// # Errors
/// When the id is unknown or its component was taken out.
pub fn find(generation: &Generation, id: &Slug) -> Result<Found, ApiError> {
    match generation.engine.lookup(id.as_str())? {
        Lookup::Found(entry) => Ok(Found::Here(entry)),
        Lookup::Renamed(now) => Ok(Found::Moved(now)),
        Lookup::Withdrawn { name, withdrawn, .. } => Err(ApiError::ComponentWithdrawn { name, withdrawn }),
        Lookup::Unknown(nearest) => Err(ApiError::ComponentNotFound(nearest)),
    }
}
