//! The search engine's schema and its files, opened so that a read-only volume will do.

use std::io;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::schema::{FAST, Field as EngineField, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};

use super::fields::{FIELDS, Filter};

/// Places of row `n` start at `n << ROW_SHIFT`, so that a place tells the row.
pub const ROW_SHIFT: u32 = 16;

/// The fields of the engine's schema.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Words with their places, see [`term_of`].
    pub text: EngineField,
    /// Surface forms of all words: the dictionary for prefixes and spelling.
    pub words: EngineField,
    /// One keyword field for each filter, in the order of [`Filter::ALL`].
    pub filters: Vec<EngineField>,
    /// The component's id.
    pub id: EngineField,
    /// Days from 1970-01-01 to the last review.
    pub reviewed: EngineField,
    /// How widely used and well evidenced it is, per mille.
    pub prior: EngineField,
    /// Where the component's record starts in the file of components.
    pub record: EngineField,
    /// Where the component's card starts in the file of cards.
    pub card: EngineField,
    /// Length in words of each row, in the order of [`FIELDS`].
    pub lengths: Vec<EngineField>,
}

/// The engine's schema.
pub fn schema() -> (Schema, Columns) {
    let mut builder = Schema::builder();
    let places = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let bare = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    let columns = Columns {
        text: builder.add_text_field("text", TextOptions::default().set_indexing_options(places)),
        words: builder.add_text_field("words", TextOptions::default().set_indexing_options(bare)),
        filters: Filter::ALL
            .iter()
            .map(|filter| builder.add_text_field(filter.name(), STRING | FAST))
            .collect(),
        id: builder.add_text_field("id", STRING | FAST),
        reviewed: builder.add_i64_field("reviewed", FAST),
        prior: builder.add_u64_field("prior", FAST),
        record: builder.add_u64_field("record", FAST),
        card: builder.add_u64_field("card", FAST),
        lengths: FIELDS
            .iter()
            .map(|field| builder.add_u64_field(&format!("length_{}", field.name), FAST))
            .collect(),
    };
    (builder.build(), columns)
}

/// A directory of finished segments that is only read: it takes no lock and refuses every write.
///
/// The engine takes a lock by creating a file, which a read-only volume refuses; a generation is never written again
/// after it was published, so no lock is needed.
#[derive(Debug, Clone)]
pub struct ReadOnlyDirectory(MmapDirectory);

impl ReadOnlyDirectory {
    /// Opens the directory.
    pub fn open(path: &Path) -> Result<Self, tantivy::directory::error::OpenDirectoryError> {
        MmapDirectory::open(path).map(Self)
    }
}

fn refused() -> io::Error {
    io::Error::new(
        io::ErrorKind::PermissionDenied,
        "a published generation is never written",
    )
}

impl Directory for ReadOnlyDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.0.get_file_handle(path)
    }
    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError {
            io_error: Arc::new(refused()),
            filepath: path.to_owned(),
        })
    }
    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.0.exists(path)
    }
    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), path.to_owned()))
    }
    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.0.atomic_read(path)
    }
    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(refused())
    }
    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }
    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
