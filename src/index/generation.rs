//! A generation on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::{Catalogue, Collection, Organisation, Slug, Vocabulary};

/// What a generation was built from; `manifest.json` in its directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name of the generation: the first 16 hexadecimal digits of a digest of everything below.
    pub generation: String,
    /// Digest of the catalogue files.
    pub catalogue_digest: String,
    /// Version of the field table and analysis.
    pub fields_version: u32,
    /// Version of the search engine.
    pub engine_version: String,
    /// Number of listed components.
    pub components: usize,
    /// Number of terms by vocabulary.
    pub vocabularies: BTreeMap<String, usize>,
    /// Number of organisations.
    pub organisations: usize,
    /// Number of collections.
    pub collections: usize,
}

/// Everything beside the components that a server answers from; kept in memory, small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Vocabularies by name.
    pub vocabularies: BTreeMap<Slug, Vocabulary>,
    /// Organisations by id.
    pub organisations: BTreeMap<Slug, Organisation>,
    /// Collections by id.
    pub collections: BTreeMap<Slug, Collection>,
    /// Number of listed components that use a term: vocabulary name -> term id -> count.
    pub term_counts: BTreeMap<String, BTreeMap<String, usize>>,
    /// Number of listed components by organisation id.
    pub organisation_counts: BTreeMap<Slug, usize>,
}

/// Why a generation could not be built or opened.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// A file of the generation could not be read or written.
    #[error("could not {action} {path}")]
    File {
        /// What was tried.
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The generation is not whole.
    #[error("the index generation {path} is damaged: {what}")]
    Damaged {
        /// The generation's directory.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The search engine failed.
    #[error("the search engine failed: {0}")]
    Engine(String),
}

/// Makes sure that `index` holds a whole generation of this catalogue and returns its directory.
///
/// # Errors
/// [`IndexError`] when it cannot be built; the last good generation then stays current.
pub fn ensure(_catalogue: &Catalogue, _index: &Path) -> Result<PathBuf, IndexError> {
    todo!()
}
