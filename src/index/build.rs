//! Checked components -> one index generation on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexSettings, IndexWriter, TantivyDocument};

use super::analysis::fold_phrase;
use super::document::{card, document, translations_of};
use super::fields::{FIELDS, FIELDS_VERSION, Filter};
use super::generation::{
    CARDS_FILE, COMPONENTS_FILE, IndexError, Manifest, Names, Reference, SEGMENTS_DIR, Tombstone, clear_away, current,
    directory_of, publish, sync_directory, verified_manifest, write_manifest, write_reference,
};
use super::segments::{Columns, schema};
use super::similar::{SimilarComponent, similar};
use crate::model::{Catalogue, Component, Lang, Relation, Slug, Translation};

/// Held while building; empty.
const LOCK_FILE: &str = "lock";
/// The engine's memory while building; it wants at least 15 MB.
const WRITER_BYTES: usize = 50_000_000;

/// A component as the generation keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The component, texts in English.
    pub component: Component,
    /// Its texts in other languages.
    pub translations: BTreeMap<Lang, Translation>,
    /// Components that are like it, best first.
    pub similar: Vec<SimilarComponent>,
}

/// Told how far a build has come: components done, components in all.
pub type Progress<'a> = &'a dyn Fn(usize, usize);

/// Makes sure that `index` holds a whole generation of this catalogue and returns its directory.
///
/// A generation that is there and whole is taken as it is. A new one is built beside the old one and becomes current in one
/// atomic step; a crash at any moment leaves the last good one current.
///
/// # Errors
/// [`IndexError`] when it cannot be built; the last good generation then stays current.
pub fn ensure(catalogue: &Catalogue, index: &Path, progress: Progress<'_>) -> Result<PathBuf, IndexError> {
    let generation = generation_name(catalogue);
    let directory = directory_of(index, &generation);
    // The usual case writes nothing, so that an index on a read-only volume will do.
    if current(index).as_deref() == Some(&generation) && is_whole(&directory) {
        return Ok(directory);
    }
    fs::create_dir_all(index).map_err(IndexError::file("create", index))?;
    // Two builders would clear away each other's work. The system gives the lock back when a builder dies.
    let _lock = lock(index).map_err(IndexError::file("lock", index))?;
    let previous = current(index);
    if !is_whole(&directory) {
        build_whole(catalogue, &generation, index, progress)?;
    }
    publish(index, &generation)?;
    clear_away(index, &[&generation, previous.as_deref().unwrap_or(&generation)]);
    Ok(directory)
}

/// Waits until no other process builds in this folder.
fn lock(index: &Path) -> io::Result<fs::File> {
    let file = fs::File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(index.join(LOCK_FILE))?;
    file.lock()?;
    Ok(file)
}

fn is_whole(directory: &Path) -> bool {
    directory.exists()
        && verified_manifest(directory)
            .inspect_err(|error| tracing::warn!(%error, "the index generation is not whole and is built again"))
            .is_ok()
}

/// Builds beside what is there and gives the finished directory its name in one step.
fn build_whole(
    catalogue: &Catalogue,
    generation: &str,
    index: &Path,
    progress: Progress<'_>,
) -> Result<(), IndexError> {
    let directory = directory_of(index, generation);
    let partial = index.join(format!("gen-{generation}.{}.partial", std::process::id()));
    let built = build(catalogue, generation, &partial, progress).and_then(|()| {
        if directory.exists() {
            fs::remove_dir_all(&directory).map_err(IndexError::file("remove", &directory))?;
        }
        fs::rename(&partial, &directory).map_err(IndexError::file("rename", &partial))?;
        sync_directory(index).map_err(IndexError::file("synchronise", index))
    });
    if built.is_err() {
        // What a failed build leaves would only fill the disk; the next build starts afresh anyway.
        fs::remove_dir_all(&partial).ok();
    }
    built
}

/// The name follows from everything that decides the content, so equal catalogues give equal names on every machine.
fn generation_name(catalogue: &Catalogue) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(catalogue.digest.as_bytes());
    hasher.update(&FIELDS_VERSION.to_le_bytes());
    hasher.update(engine_version().as_bytes());
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.finalize().to_hex()[..16].to_owned()
}

fn engine_version() -> String {
    tantivy::version_string().to_owned()
}

fn build(catalogue: &Catalogue, generation: &str, directory: &Path, progress: Progress<'_>) -> Result<(), IndexError> {
    fs::remove_dir_all(directory).ok();
    let segments = directory.join(SEGMENTS_DIR);
    fs::create_dir_all(&segments).map_err(IndexError::file("create", &segments))?;
    let listed = listed_by_name(catalogue);
    let similar = similar(&listed, catalogue);
    write_files(catalogue, &listed, similar, directory, &segments, progress)?;
    let readable = directory.join(COMPONENTS_FILE);
    share(&segments, &readable).map_err(IndexError::file("set permissions in", &segments))?;
    let reference = reference(catalogue, &listed);
    write_reference(directory, &reference)?;
    let manifest = Manifest {
        generation: generation.to_owned(),
        catalogue_digest: catalogue.digest.clone(),
        fields_version: FIELDS_VERSION,
        engine_version: engine_version(),
        components: listed.len(),
        vocabularies: catalogue
            .vocabularies
            .iter()
            .map(|(name, vocabulary)| (name.to_string(), vocabulary.terms.len()))
            .collect(),
        organisations: catalogue.organisations.len(),
        collections: catalogue.collections.len(),
        files: BTreeMap::new(),
    };
    write_manifest(directory, manifest)
}

/// Gives the engine's files the permissions of another file. The engine makes some that only their owner can read, while
/// a server often runs as another user than the one who built.
fn share(folder: &Path, like: &Path) -> io::Result<()> {
    let permissions = fs::metadata(like)?.permissions();
    for entry in fs::read_dir(folder)? {
        fs::set_permissions(entry?.path(), permissions.clone())?;
    }
    Ok(())
}

/// Listed components ordered by name: their order in the index, which breaks ties and serves sorting by name.
fn listed_by_name(catalogue: &Catalogue) -> Vec<&Component> {
    let mut listed: Vec<&Component> = catalogue
        .components
        .values()
        .filter(|component| component.withdrawn.is_none())
        .collect();
    listed.sort_by_cached_key(|component| (fold_phrase(&component.name), component.id.clone()));
    listed
}

/// Writes records, cards and the engine's segments side by side.
fn write_files(
    catalogue: &Catalogue,
    listed: &[&Component],
    similar: Vec<Vec<SimilarComponent>>,
    directory: &Path,
    segments: &Path,
    progress: Progress<'_>,
) -> Result<(), IndexError> {
    let mut records = Lines::create(&directory.join(COMPONENTS_FILE))?;
    let mut cards = Lines::create(&directory.join(CARDS_FILE))?;
    let (schema, columns) = schema();
    let mmap = MmapDirectory::open(segments).map_err(IndexError::engine)?;
    let engine = Index::create(mmap, schema, IndexSettings::default()).map_err(IndexError::engine)?;
    // One thread keeps the order of the components, and with it the order of ties.
    let mut writer: IndexWriter = engine
        .writer_with_num_threads(1, WRITER_BYTES)
        .map_err(IndexError::engine)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for (done, (component, similar)) in listed.iter().zip(similar).enumerate() {
        let translations = translations_of(component, catalogue)
            .map(|one| (one.language, one.clone()))
            .collect();
        let record = Record {
            component: (*component).clone(),
            translations,
            similar,
        };
        let record_at = records.push(&record)?;
        let card_at = cards.push(&card(component, catalogue))?;
        let fields = engine_document(component, catalogue, &columns, record_at, card_at);
        writer.add_document(fields).map_err(IndexError::engine)?;
        progress(done + 1, listed.len());
    }
    records.finish()?;
    cards.finish()?;
    writer.commit().map_err(IndexError::engine)?;
    merge_into_one(&engine, writer)
}

fn engine_document(
    component: &Component,
    catalogue: &Catalogue,
    columns: &Columns,
    record_at: u64,
    card_at: u64,
) -> TantivyDocument {
    let document = document(component, catalogue);
    let mut fields = TantivyDocument::default();
    fields.add_pre_tokenized_text(columns.text, document.text);
    for word in document.words {
        fields.add_text(columns.words, word);
    }
    for (filter, &field) in Filter::ALL.into_iter().zip(&columns.filters) {
        for value in filter.values(component, translations_of(component, catalogue)) {
            fields.add_text(field, value);
        }
    }
    fields.add_text(columns.id, component.id.as_str());
    let reviewed = component
        .curation
        .reviewed
        .since(jiff::civil::Date::default())
        .map_or(0, |span| span.get_days());
    fields.add_i64(columns.reviewed, i64::from(reviewed));
    fields.add_u64(columns.prior, prior(component, catalogue));
    fields.add_u64(columns.record, record_at);
    fields.add_u64(columns.card, card_at);
    for index in 0..FIELDS.len() {
        fields.add_u64(columns.lengths[index], u64::from(document.lengths[index]));
    }
    fields
}

/// How widely used and well evidenced a component is, per mille: countries of use, components that name it in a relation,
/// and pieces of evidence, each by its logarithm, so that nothing grows on being large.
fn prior(component: &Component, catalogue: &Catalogue) -> u64 {
    let countries = component.worldwide_use.as_ref().map_or_else(
        || component.deployments.as_ref().map_or(0, Vec::len),
        |worldwide| usize::from(worldwide.countries),
    );
    let named_by = catalogue
        .components
        .values()
        .flat_map(|other| other.relations.iter().flatten())
        .filter(|relation| relation.target == component.id)
        .count();
    let steps = |count: usize| u64::from((count + 1).ilog2());
    (40 * steps(countries) + 150 * steps(named_by) + 100 * steps(component.evidence.len())).min(1000)
}

/// Merges all segments into one, in order, so that a component's number in the engine is its place by name.
fn merge_into_one(engine: &Index, mut writer: IndexWriter) -> Result<(), IndexError> {
    let segments = engine.searchable_segment_ids().map_err(IndexError::engine)?;
    if segments.len() > 1 {
        writer.merge(&segments).wait().map_err(IndexError::engine)?;
    }
    writer.garbage_collect_files().wait().map_err(IndexError::engine)?;
    writer.wait_merging_threads().map_err(IndexError::engine)
}

fn reference(catalogue: &Catalogue, listed: &[&Component]) -> Reference {
    let mut term_counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut organisation_counts = BTreeMap::new();
    for component in listed {
        for filter in Filter::ALL {
            let values = filter.values(component, translations_of(component, catalogue));
            let counts = match filter.vocabulary() {
                Some(vocabulary) => term_counts.entry(vocabulary.to_owned()).or_default(),
                None if filter == Filter::Steward => &mut organisation_counts,
                None => continue,
            };
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
    }
    Reference {
        vocabularies: catalogue.vocabularies.clone(),
        organisations: catalogue.organisations.clone(),
        collections: catalogue.collections.clone(),
        term_counts,
        organisation_counts,
        renamed: catalogue.renamed.clone(),
        withdrawn: catalogue.components.values().filter_map(tombstone).collect(),
        names: listed
            .iter()
            .map(|component| (component.id.clone(), names(component)))
            .collect(),
        published: catalogue.published.clone(),
        unrecorded: unrecorded(catalogue),
        relations: listed.iter().filter_map(|component| relations(component)).collect(),
    }
}

fn tombstone(component: &Component) -> Option<(Slug, Tombstone)> {
    let withdrawn = component.withdrawn.clone()?;
    Some((
        component.id.clone(),
        Tombstone {
            name: component.name.clone(),
            withdrawn,
        },
    ))
}

fn unrecorded(catalogue: &Catalogue) -> BTreeSet<Slug> {
    let published = &catalogue.published.components;
    let is_recorded = |component: &&Component| {
        let known = published.get(&component.id);
        known.is_some_and(|known| known.digest == component.digest())
    };
    let components = catalogue.components.values();
    components
        .filter(|component| !is_recorded(component))
        .map(|component| component.id.clone())
        .collect()
}

fn relations(component: &Component) -> Option<(Slug, Vec<Relation>)> {
    let stated = component.relations.clone().filter(|stated| !stated.is_empty())?;
    Some((component.id.clone(), stated))
}

fn names(component: &Component) -> Names {
    Names {
        name: component.name.clone(),
        aliases: component.aliases.clone(),
        former: component.former_names.clone(),
    }
}

/// A file of JSON texts, one a line, that tells where each line starts.
struct Lines {
    path: PathBuf,
    file: BufWriter<fs::File>,
    at: u64,
}

impl Lines {
    fn create(path: &Path) -> Result<Self, IndexError> {
        let file = fs::File::create(path).map_err(IndexError::file("create", path))?;
        Ok(Self {
            path: path.to_owned(),
            file: BufWriter::new(file),
            at: 0,
        })
    }

    fn push<T: Serialize>(&mut self, value: &T) -> Result<u64, IndexError> {
        let mut line = serde_json::to_vec(value).map_err(IndexError::engine)?;
        line.push(b'\n');
        self.file
            .write_all(&line)
            .map_err(IndexError::file("write", &self.path))?;
        let at = self.at;
        self.at += line.len() as u64;
        Ok(at)
    }

    fn finish(self) -> Result<(), IndexError> {
        let path = self.path;
        let file = self
            .file
            .into_inner()
            .map_err(|error| IndexError::file("write", &path)(error.into_error()))?;
        file.sync_all().map_err(IndexError::file("write", &path))
    }
}
