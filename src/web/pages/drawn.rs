//! Pictures and citations of a component, as pages need them.

use crate::index::Reference;
use crate::model::{Component, Slug};
use crate::search::Related;
use crate::web::frame::Frame;
use crate::web::pictures;

/// The map of where a component is used; none when no country is known.
#[must_use]
pub fn map(component: &Component, reference: &Reference, frame: &Frame) -> Option<String> {
    pictures::component_map(component, reference, pictures::Wording::of(frame.lang()))
}

/// The drawing of what a component is related to; none when nothing is.
#[must_use]
pub fn relations(component: &Component, related: &Related, frame: &Frame) -> Option<String> {
    let page = |id: &Slug| frame.to(&format!("/c/{id}"));
    pictures::relations(component, related, pictures::Wording::of(frame.lang()), page)
}

/// How to cite an entry: name of the format and the text.
#[must_use]
pub fn citations(_: &Component, _: &str, _: &Reference, _: &Frame) -> Vec<(&'static str, String)> {
    Vec::new()
}

/// A QR code as SVG that leads to an address.
#[must_use]
pub fn code(_: &str) -> Option<String> {
    None
}
