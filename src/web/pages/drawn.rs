//! Pictures and citations of a component, as pages need them.

use crate::index::Reference;
use crate::model::Component;
use crate::search::Related;
use crate::web::frame::Frame;
use crate::web::wording::Wording;

pub fn map(_: &Component, _: &Reference, _: Wording) -> Option<String> {
    None
}

pub fn relations(_: &Component, _: &Related, _: &Frame) -> Option<String> {
    None
}

pub fn citations(_: &Component, _: &str, _: &Reference, _: Wording) -> Vec<(&'static str, String)> {
    Vec::new()
}

pub fn code(_: &str) -> Option<String> {
    None
}
