//! Opens a generation and reads from it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use quick_cache::sync::Cache;
use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};
use tantivy::{Index, ReloadPolicy, SegmentReader};

use super::build::Record;
use super::document::Card;
use super::fields::{FIELDS, Filter};
use super::generation::{
    CARDS_FILE, COMPONENTS_FILE, IndexError, Manifest, Reference, SEGMENTS_DIR, read_reference, verified_manifest,
};
use super::postings::Words;
use super::segments::{Columns, ReadOnlyDirectory, schema};
use super::values::Values;
use crate::model::Slug;

/// Cards kept decoded: about 10 kB each, so at most some 20 MB however large the catalogue is.
const CARDS_KEPT: usize = 2_048;

/// A component's number in the engine: its place when all are ordered by name.
pub type Place = u32;

/// One opened generation.
pub struct Generation {
    pub manifest: Manifest,
    pub reference: Reference,
    pub segment: SegmentReader,
    pub columns: Columns,
    /// For each row the share of a word's count that its length leaves, by place.
    pub norms: Vec<Vec<f32>>,
    /// How widely used and well evidenced a component is, 0 to 1, by place.
    pub prior: Vec<f32>,
    /// Days of the last review, by place.
    pub reviewed: Vec<i64>,
    pub ids: Vec<Slug>,
    pub places: HashMap<Slug, Place>,
    /// Words and where they occur.
    pub words: Words,
    /// The values of each filter, in the order of [`Filter::ALL`].
    values: Vec<Values>,
    records: File,
    cards: File,
    decoded: Cache<Place, Arc<Card>>,
}

/// A memory-mapped file of JSON lines with the place where each starts.
struct File {
    bytes: OwnedBytes,
    starts: Vec<u64>,
}

impl File {
    fn line(&self, place: Place) -> &[u8] {
        let start = usize::try_from(self.starts[place as usize]).unwrap_or(usize::MAX);
        let rest = self.bytes.get(start..).unwrap_or_default();
        rest.split(|&byte| byte == b'\n').next().unwrap_or_default()
    }
}

impl Generation {
    /// Opens a generation directory after checking that it is whole.
    pub fn open(directory: &Path) -> Result<Self, IndexError> {
        let manifest = verified_manifest(directory)?;
        let reference = read_reference(directory)?;
        let segments = ReadOnlyDirectory::open(&directory.join(SEGMENTS_DIR)).map_err(IndexError::engine)?;
        let engine = Index::open(segments).map_err(IndexError::engine)?;
        let reader = engine
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .num_warming_threads(0)
            .try_into()
            .map_err(IndexError::engine)?;
        let segment = reader.searcher().segment_readers().first().cloned();
        let Some(segment) = segment else {
            return Err(IndexError::Damaged {
                path: directory.to_owned(),
                what: "it holds no component".to_owned(),
            });
        };
        let (_, columns) = schema();
        let files = MmapDirectory::open(directory).map_err(IndexError::engine)?;
        let count = segment.max_doc();
        let ids = read_ids(&segment)?;
        let text = segment.inverted_index(columns.text).map_err(IndexError::engine)?;
        let values = Filter::ALL.map(|filter| Values::read(filter, &segment, &reference));
        Ok(Self {
            norms: norms(&segment, count)?,
            prior: unsigned(&segment, "prior")?.into_iter().map(per_mille).collect(),
            reviewed: numbers(&segment, "reviewed", count)?,
            places: ids.iter().cloned().zip(0..).collect(),
            ids,
            records: open_lines(&files, COMPONENTS_FILE, &segment, "record")?,
            cards: open_lines(&files, CARDS_FILE, &segment, "card")?,
            decoded: Cache::new(CARDS_KEPT),
            words: Words::new(text, columns.text),
            values: values.into_iter().collect::<Result<_, _>>()?,
            manifest,
            reference,
            segment,
            columns,
        })
    }

    /// Number of components.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// The card at a place.
    pub fn card(&self, place: Place) -> Result<Arc<Card>, IndexError> {
        if let Some(card) = self.decoded.get(&place) {
            return Ok(card);
        }
        self.decoded.get_or_insert_with(&place, || {
            serde_json::from_slice(self.cards.line(place))
                .map(Arc::new)
                .map_err(IndexError::engine)
        })
    }

    /// The whole record at a place.
    pub fn record(&self, place: Place) -> Result<Record, IndexError> {
        serde_json::from_slice(self.records.line(place)).map_err(IndexError::engine)
    }

    /// The values of a filter.
    pub fn values(&self, filter: Filter) -> &Values {
        let index = Filter::ALL.iter().position(|&one| one == filter).unwrap_or(0);
        &self.values[index]
    }
}

#[expect(clippy::cast_precision_loss, reason = "values are at most 1000")]
fn per_mille(value: u64) -> f32 {
    value.min(1000) as f32 / 1000.0
}

fn read_ids(segment: &SegmentReader) -> Result<Vec<Slug>, IndexError> {
    let column = segment
        .fast_fields()
        .str("id")
        .map_err(IndexError::engine)?
        .ok_or_else(|| IndexError::engine("the index has no ids"))?;
    (0..segment.max_doc())
        .map(|place| {
            let mut text = String::new();
            let ord = column.term_ords(place).next().unwrap_or_default();
            column.ord_to_str(ord, &mut text).map_err(IndexError::engine)?;
            Slug::parse(&text).map_err(IndexError::engine)
        })
        .collect()
}

fn numbers(segment: &SegmentReader, name: &str, count: u32) -> Result<Vec<i64>, IndexError> {
    let column = segment.fast_fields().i64(name).map_err(IndexError::engine)?;
    Ok((0..count)
        .map(|place| column.first(place).unwrap_or_default())
        .collect())
}

fn unsigned(segment: &SegmentReader, name: &str) -> Result<Vec<u64>, IndexError> {
    let column = segment.fast_fields().u64(name).map_err(IndexError::engine)?;
    Ok((0..segment.max_doc())
        .map(|place| column.first(place).unwrap_or_default())
        .collect())
}

/// BM25's length normalisation: 1 for a row of average length, less for a longer one.
#[expect(clippy::cast_precision_loss, reason = "lengths are below 2^23")]
fn norms(segment: &SegmentReader, count: u32) -> Result<Vec<Vec<f32>>, IndexError> {
    FIELDS
        .iter()
        .map(|field| {
            let lengths = unsigned(segment, &format!("length_{}", field.name))?;
            let average = (lengths.iter().sum::<u64>() as f32 / count.max(1) as f32).max(1.0);
            let share = field.length_share;
            Ok(lengths
                .iter()
                .map(|&length| 1.0 / (1.0 - share + share * length as f32 / average))
                .collect())
        })
        .collect()
}

fn open_lines(files: &MmapDirectory, name: &str, segment: &SegmentReader, column: &str) -> Result<File, IndexError> {
    let slice = files.open_read(Path::new(name)).map_err(IndexError::engine)?;
    let bytes = slice.read_bytes().map_err(IndexError::engine)?;
    Ok(File {
        bytes,
        starts: unsigned(segment, column)?,
    })
}
