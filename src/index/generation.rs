//! A generation on disk: what is in it, how it is found, checked and cleared away.
//!
//! ```text
//! index/lock                       held by whoever builds; empty
//! index/current                    one line: the name of the current generation
//! index/gen-<name>/manifest.json   what it was built from and the digest of every other file
//! index/gen-<name>/reference.json  vocabularies, organisations, collections, former ids
//! index/gen-<name>/components.ndjson, cards.ndjson
//! index/gen-<name>/segments/       the search engine's files
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::{Collection, Organisation, Published, Relation, Slug, Vocabulary, Withdrawn};

/// Name of the file of canonical component records, one JSON text a line.
pub const COMPONENTS_FILE: &str = "components.ndjson";
/// Name of the file of cards, one JSON text a line.
pub const CARDS_FILE: &str = "cards.ndjson";
/// Name of the folder of the search engine's files.
pub const SEGMENTS_DIR: &str = "segments";
const REFERENCE_FILE: &str = "reference.json";
const MANIFEST_FILE: &str = "manifest.json";
const CURRENT_FILE: &str = "current";
const PREFIX: &str = "gen-";

/// What a generation was built from; `manifest.json` in its directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name of the generation: 16 hexadecimal digits that follow from everything it was built from.
    pub generation: String,
    /// Digest of the catalogue files.
    pub catalogue_digest: String,
    /// Version of the field table and of the text analysis.
    pub fields_version: u32,
    /// Version of the search engine and of its format.
    pub engine_version: String,
    /// Number of listed components.
    pub components: usize,
    /// Number of terms by vocabulary.
    pub vocabularies: BTreeMap<String, usize>,
    /// Number of organisations.
    pub organisations: usize,
    /// Number of collections.
    pub collections: usize,
    /// BLAKE3 digest of every other file of the generation, by its path.
    pub files: BTreeMap<String, String>,
}

/// Everything beside the components that a server answers from; kept in memory, small.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Vocabularies by name.
    pub vocabularies: BTreeMap<Slug, Vocabulary>,
    /// Organisations by id.
    pub organisations: BTreeMap<Slug, Organisation>,
    /// Collections by id.
    pub collections: BTreeMap<Slug, Collection>,
    /// Number of listed components that use a term: vocabulary name -> term id -> count. Unused terms are left out.
    pub term_counts: BTreeMap<String, BTreeMap<String, usize>>,
    /// Number of listed components by organisation id.
    pub organisation_counts: BTreeMap<String, usize>,
    /// Former ids and the ids that replaced them.
    pub renamed: BTreeMap<Slug, Slug>,
    /// Components that were taken out.
    pub withdrawn: BTreeMap<Slug, Tombstone>,
    /// Every name by which a listed component is or was known.
    pub names: BTreeMap<Slug, Names>,
    /// Relations that listed components state, by the component that states them.
    pub relations: BTreeMap<Slug, Vec<Relation>>,
    /// What was published and when.
    pub published: Published,
    /// Ids whose present state is not the one that was published last.
    pub unrecorded: BTreeSet<Slug>,
}

/// What is left of a component that was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// Name it had.
    pub name: String,
    /// When, why, and what to look at instead.
    pub withdrawn: Withdrawn,
}

/// The names of a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The name.
    pub name: String,
    /// Acronyms and other names in use.
    pub aliases: Vec<String>,
    /// Names it no longer uses.
    pub former: Vec<String>,
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
        source: io::Error,
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
    #[error("the search engine failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl IndexError {
    pub(crate) fn engine(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Engine(source.into())
    }

    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }

    fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            what: what.into(),
        }
    }
}

/// The directory of a generation.
pub fn directory_of(index: &Path, generation: &str) -> PathBuf {
    index.join(format!("{PREFIX}{generation}"))
}

/// Name of the generation that `index/current` names, if any.
pub fn current(index: &Path) -> Option<String> {
    let name = fs::read_to_string(index.join(CURRENT_FILE)).ok()?;
    let name = name.trim();
    let is_name = name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| name.to_owned())
}

/// Makes a finished generation the current one, in one atomic step.
pub fn publish(index: &Path, generation: &str) -> Result<(), IndexError> {
    write_whole(&index.join(CURRENT_FILE), format!("{generation}\n").as_bytes())
}

/// Writes a file so that a crash leaves either the old one or the new one, whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    let partial = path.with_extension("partial");
    let write = || -> io::Result<()> {
        let mut file = fs::File::create(&partial)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&partial, path)?;
        sync_directory(path.parent().unwrap_or(Path::new(".")))
    };
    write().map_err(IndexError::file("write", path))
}

/// Makes sure that what a directory lists has reached the disk.
pub fn sync_directory(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}

/// Writes the reference file.
pub fn write_reference(directory: &Path, reference: &Reference) -> Result<(), IndexError> {
    write_whole(&directory.join(REFERENCE_FILE), &to_json(reference)?)
}

/// Reads the reference file.
pub fn read_reference(directory: &Path) -> Result<Reference, IndexError> {
    read_json(directory, REFERENCE_FILE)
}

/// Writes the manifest, with the digest of every file that is there now.
pub fn write_manifest(directory: &Path, mut manifest: Manifest) -> Result<(), IndexError> {
    manifest.files = digests(directory)?;
    write_whole(&directory.join(MANIFEST_FILE), &to_json(&manifest)?)
}

/// Reads the manifest after comparing every file of the generation with it.
///
/// # Errors
/// [`IndexError::Damaged`] when a file is missing, changed, or not named by the manifest.
pub fn verified_manifest(directory: &Path) -> Result<Manifest, IndexError> {
    let manifest: Manifest = read_json(directory, MANIFEST_FILE)?;
    let name = directory.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if name
        .strip_prefix(PREFIX)
        .is_none_or(|name| !name.starts_with(&manifest.generation))
    {
        return Err(IndexError::damaged(
            directory,
            "the manifest belongs to another generation",
        ));
    }
    let found = digests(directory)?;
    let differing = manifest
        .files
        .iter()
        .find(|(path, digest)| found.get(*path) != Some(*digest));
    if let Some((path, _)) = differing {
        return Err(IndexError::damaged(
            directory,
            format!("{path} is missing or was changed"),
        ));
    }
    if let Some(path) = found.keys().find(|path| !manifest.files.contains_key(*path)) {
        return Err(IndexError::damaged(directory, format!("{path} does not belong to it")));
    }
    Ok(manifest)
}

/// Digests of all files below a generation's directory but the manifest, by their path with `/`.
fn digests(directory: &Path) -> Result<BTreeMap<String, String>, IndexError> {
    let mut out = BTreeMap::new();
    for folder in [directory.to_owned(), directory.join(SEGMENTS_DIR)] {
        for entry in fs::read_dir(&folder).map_err(IndexError::file("list", &folder))? {
            let path = entry.map_err(IndexError::file("list", &folder))?.path();
            let is_file = path.is_file();
            let relative = path
                .strip_prefix(directory)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            // The engine's lock files are empty and mean nothing once it is closed.
            if is_file && relative != MANIFEST_FILE && path.extension().is_none_or(|ending| ending != "lock") {
                let bytes = fs::read(&path).map_err(IndexError::file("read", &path))?;
                out.insert(relative, blake3::hash(&bytes).to_hex().to_string());
            }
        }
    }
    Ok(out)
}

/// Clears away what dead builds left and generations that are neither current nor the one before.
///
/// Failing to clear away is no reason to stop: what stays is tried again after the next build.
pub fn clear_away(index: &Path, keep: &[&str]) {
    let Ok(entries) = fs::read_dir(index) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_kept = keep.iter().any(|generation| name == format!("{PREFIX}{generation}"));
        if name.starts_with(PREFIX)
            && !is_kept
            && let Err(error) = fs::remove_dir_all(entry.path())
        {
            tracing::warn!(%error, generation = %name, "an old index generation could not be removed");
        }
    }
}

fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>, IndexError> {
    serde_json::to_vec(value).map_err(IndexError::engine)
}

fn read_json<T: for<'a> Deserialize<'a>>(directory: &Path, name: &str) -> Result<T, IndexError> {
    let path = directory.join(name);
    let bytes = fs::read(&path).map_err(IndexError::file("read", &path))?;
    serde_json::from_slice(&bytes).map_err(|error| IndexError::damaged(directory, format!("{name}: {error}")))
}
