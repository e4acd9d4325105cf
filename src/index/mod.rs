//! Checked components -> one index generation on disk; opens it again.
//!
//! Only this room and `search` name the search engine; none of its types appears in a public function.

pub(crate) mod analysis;
mod build;
mod document;
mod fields;
mod generation;
mod han;
mod open;
mod postings;
mod script;
mod segments;
mod similar;
mod values;

pub use build::{Progress, Record, ensure};
pub use document::{Card, CardTexts};
pub use fields::{FIELDS, FIELDS_VERSION, Field, Filter, Row};
pub use generation::{IndexError, Manifest, Names, Reference, Tombstone};
pub use similar::{Shared, SimilarComponent};

pub(crate) use open::Generation;
pub(crate) use postings::Form;
pub(crate) use script::{Script, is_han};
pub(crate) use segments::ROW_SHIFT;
pub(crate) use values::Values;
