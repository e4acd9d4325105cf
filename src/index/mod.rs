//! Checked components -> one index generation on disk; opens it again.
//!
//! Only this room and `search` name the search engine; none of its types appears in a public function.

mod fields;
mod generation;

pub use fields::Filter;
pub use generation::{IndexError, Manifest, Reference};
