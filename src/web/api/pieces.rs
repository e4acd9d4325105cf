//! An export as a row of pieces that are made one after the other, so that its size does not matter.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use serde_json::json;

use crate::index::IndexError;
use crate::model::{Lang, Slug};
use crate::search::{Entry, Lookup};
use crate::web::formats::{csv_header, csv_row};
use crate::web::state::{Generation, Site};
use crate::web::texts::in_language;

pub use crate::web::formats::DATA_LICENSE;

/// Pieces are gathered up to this size: large enough to cost little, small enough to be made between two other requests.
const CHUNK_BYTES: usize = 64 * 1024;

/// In which form components are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One component a line.
    Ndjson,
    /// One document with a list.
    Json,
    /// Rows for spreadsheets.
    Csv,
    /// Everything the catalogue holds, one item a line.
    Dataset,
}

/// An export: which components, in which form and language.
#[derive(Clone)]
pub struct Pieces {
    generation: Arc<Generation>,
    site: Arc<Site>,
    ids: VecDeque<Slug>,
    form: Form,
    lang: Lang,
    total: usize,
    done: usize,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Head,
    Items,
    Tail,
    End,
}

impl Pieces {
    /// An export of components in this order.
    pub fn new(generation: Arc<Generation>, site: Arc<Site>, ids: Vec<Slug>, form: Form, lang: Lang) -> Self {
        Self {
            total: ids.len(),
            ids: ids.into(),
            generation,
            site,
            form,
            lang,
            done: 0,
            state: State::Head,
        }
    }

    /// The next piece; none at the end.
    pub fn next_piece(&mut self) -> Option<Result<Vec<u8>, IndexError>> {
        match self.state {
            State::Head => {
                self.state = State::Items;
                Some(Ok(self.head()))
            }
            State::Items => {
                let Some(id) = self.ids.pop_front() else {
                    self.state = State::Tail;
                    return self.next_piece();
                };
                let piece = self.item(&id);
                self.done += 1;
                Some(piece)
            }
            State::Tail => {
                self.state = State::End;
                Some(Ok(match self.form {
                    Form::Json => b"]}\n".to_vec(),
                    Form::Ndjson | Form::Csv | Form::Dataset => Vec::new(),
                }))
            }
            State::End => None,
        }
    }

    fn head(&self) -> Vec<u8> {
        match self.form {
            Form::Ndjson => Vec::new(),
            Form::Csv => csv_header().into_bytes(),
            Form::Json => {
                let meta =
                    json!({ "total": self.total, "generation": self.generation.name(), "license": DATA_LICENSE });
                format!("{{\"meta\":{meta},\"data\":[").into_bytes()
            }
            Form::Dataset => dataset_head(&self.generation, self.total),
        }
    }

    fn item(&self, id: &Slug) -> Result<Vec<u8>, IndexError> {
        let Lookup::Found(entry) = self.generation.engine.lookup(id.as_str())? else {
            return Ok(Vec::new());
        };
        let mut piece = Vec::new();
        if self.form == Form::Json && self.done > 0 {
            piece.push(b',');
        }
        match self.form {
            Form::Csv => {
                let (component, texts) = in_language(*entry, self.lang);
                let lang = texts.get("summary").map_or(Lang::En, |origin| origin.language);
                piece.extend(csv_row(&component, lang, self.site.base()).into_bytes());
            }
            Form::Dataset => {
                let Entry {
                    component,
                    translations,
                } = *entry;
                let line = json!({ "type": "component", "component": component, "translations": translations });
                serde_json::to_writer(&mut piece, &line).map_err(IndexError::engine)?;
            }
            Form::Ndjson | Form::Json => {
                let (component, _) = in_language(*entry, self.lang);
                serde_json::to_writer(&mut piece, &component).map_err(IndexError::engine)?;
            }
        }
        if matches!(self.form, Form::Ndjson | Form::Dataset) {
            piece.push(b'\n');
        }
        Ok(piece)
    }

    /// Hands every piece to a function, in order.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn each(mut self, mut take: impl FnMut(&[u8])) -> Result<(), IndexError> {
        while let Some(piece) = self.next_piece() {
            take(&piece?);
        }
        Ok(())
    }
}

/// What stands beside the components: one line each, the data set itself first.
fn dataset_head(generation: &Generation, total: usize) -> Vec<u8> {
    let reference = generation.engine.reference();
    let mut lines = vec![json!({
        "type": "dataset", "version": generation.name(), "license": DATA_LICENSE, "components": total,
    })];
    lines.extend((reference.vocabularies.values()).map(|one| json!({ "type": "vocabulary", "vocabulary": one })));
    lines.extend((reference.organisations.values()).map(|one| json!({ "type": "organisation", "organisation": one })));
    lines.extend((reference.collections.values()).map(|one| json!({ "type": "collection", "collection": one })));
    lines.extend(
        (reference.withdrawn.iter())
            .map(|(id, one)| json!({ "type": "withdrawn", "id": id, "name": one.name, "withdrawn": one.withdrawn })),
    );
    lines.extend((reference.renamed.iter()).map(|(id, to)| json!({ "type": "renamed", "id": id, "to": to })));
    let mut out = Vec::new();
    for line in lines {
        out.extend(line.to_string().into_bytes());
        out.push(b'\n');
    }
    out
}

/// The bytes of an export from one place to another, made when the client takes them: a slow reader holds neither a thread
/// nor the whole text.
pub struct Streamed {
    pieces: Pieces,
    /// The end of a piece that begins before the first byte that is wanted.
    begun: Vec<u8>,
    left: u64,
}

impl Streamed {
    /// All bytes.
    pub const fn whole(pieces: Pieces) -> Self {
        Self {
            pieces,
            begun: Vec::new(),
            left: u64::MAX,
        }
    }

    /// The bytes from `skip` on, at most `length`. Makes what is skipped, so this is work.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn part(mut pieces: Pieces, mut skip: u64, length: u64) -> Result<Self, IndexError> {
        let mut begun = Vec::new();
        while skip > 0 {
            let Some(piece) = pieces.next_piece() else { break };
            let piece = piece?;
            let skipped = usize::try_from(skip).unwrap_or(usize::MAX).min(piece.len());
            skip -= skipped as u64;
            begun = piece[skipped..].to_vec();
        }
        Ok(Self {
            pieces,
            begun,
            left: length,
        })
    }

    fn next_chunk(&mut self) -> Result<Option<Bytes>, IndexError> {
        let mut chunk = std::mem::take(&mut self.begun);
        while (chunk.len() as u64) < self.left && chunk.len() < CHUNK_BYTES {
            let Some(piece) = self.pieces.next_piece() else { break };
            chunk.extend_from_slice(&piece?);
        }
        chunk.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
        self.left -= chunk.len() as u64;
        Ok((!chunk.is_empty()).then(|| chunk.into()))
    }
}

impl HttpBody for Streamed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match self.next_chunk() {
            Ok(chunk) => Poll::Ready(chunk.map(|chunk| Ok(Frame::data(chunk)))),
            Err(error) => {
                tracing::error!("an export broke off: the index could not be read");
                self.left = 0;
                Poll::Ready(Some(Err(axum::Error::new(error))))
            }
        }
    }
}
