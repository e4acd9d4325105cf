//! Maps of use for lists of countries and for one country.

use crate::model::Vocabulary;
use crate::web::state::Generation;
use crate::web::terms::TermDetail;
use crate::web::wording::Wording;

/// A map with the text that belongs beside it.
pub struct WorldMap {
    /// The drawing.
    pub svg: String,
    /// Where the outlines come from, and that they express no opinion.
    pub note: String,
}

/// Every country where a component is or was in use.
#[must_use]
pub fn everywhere(_countries: &Vocabulary, _generation: &Generation, _w: Wording) -> Option<WorldMap> {
    None
}

/// One country.
#[must_use]
pub fn one_country(_detail: &TermDetail, _w: Wording) -> Option<WorldMap> {
    None
}
