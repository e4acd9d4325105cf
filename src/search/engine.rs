//! One opened generation and everything that can be asked of it.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Answer, Question, Similar, Suggestion};
use crate::index::{IndexError, Manifest, Reference};
use crate::model::{Component, Lang, Slug, Translation, Withdrawn};

/// One opened generation of the index. Cheap to ask from many threads; never changes.
pub struct Engine {}

/// A component with its translations, as the generation holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The component, texts in English.
    pub component: Component,
    /// Its texts in other languages.
    pub translations: BTreeMap<Lang, Translation>,
}

/// What an id leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// A listed component.
    Found(Box<Entry>),
    /// The id was renamed to this one.
    Renamed(Slug),
    /// The component was taken out.
    Withdrawn {
        /// Id that was asked for.
        id: Slug,
        /// Name it had.
        name: String,
        /// When, why, and what to look at instead.
        withdrawn: Withdrawn,
    },
    /// Nothing has or had this id; the nearest ids, best first, at most five.
    Unknown(Vec<Slug>),
}

/// Why a question could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine failed underneath.
    #[error("the index could not be read")]
    Index(#[from] IndexError),
    /// The page lies beyond the window of 10,000 hits.
    #[error("the page lies beyond the first 10,000 hits")]
    BeyondWindow,
}

impl Engine {
    /// Opens a generation directory after checking that it is whole.
    ///
    /// # Errors
    /// [`IndexError`] when a file is missing, damaged or of another format.
    pub fn open(_directory: &Path) -> Result<Self, IndexError> {
        todo!()
    }
    /// Answers a question.
    ///
    /// # Errors
    /// [`SearchError`] when the index cannot be read or the page lies beyond the window.
    pub fn search(&self, _question: &Question) -> Result<Answer, SearchError> {
        todo!()
    }
    /// Returns what a person may have begun to type, best first.
    #[must_use]
    pub fn suggest(&self, _typed: &str, _lang: Lang, _limit: usize) -> Vec<Suggestion> {
        todo!()
    }
    /// Returns what an id leads to. The text may be anything: it is never used as a path.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn lookup(&self, _id: &str) -> Result<Lookup, IndexError> {
        todo!()
    }
    /// Returns the listed components that match the filters and text of a question, in its order, without a limit.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub fn matching_ids(&self, _question: &Question) -> Result<Vec<Slug>, SearchError> {
        todo!()
    }
    /// Components most like this one, best first; empty when the id is unknown.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn similar(&self, _id: &Slug) -> Result<Vec<Similar>, IndexError> {
        todo!()
    }
    /// Vocabularies, organisations, collections and counts.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        todo!()
    }
    /// What the generation was built from.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        todo!()
    }
}
