//! `GET /v1/export.ndjson`: every component of a search, one a line.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
use hyper::body::Frame;

use super::components::{FilterParameters, SortParameter, TextParameters};
use crate::model::{Lang, Slug};
use crate::search::Lookup;
use crate::web::error::ApiError;
use crate::web::question::Asked;
use crate::web::respond::set_common;
use crate::web::state::{App, Generation};
use crate::web::texts::in_language;

/// Content type of newline-delimited JSON.
const NDJSON: &str = "application/x-ndjson";
/// Lines are gathered up to this size: large enough to cost little, small enough to be made between two other requests.
const CHUNK_BYTES: usize = 64 * 1024;
/// Parameters of a search that mean nothing for an export of everything.
const NOT_HERE: [&str; 5] = ["facets", "limit", "cursor", "fields", "explain"];

/// Export components
///
/// Every component that matches, without a limit, as newline-delimited JSON in the order of the search: one component a
/// line, in the form of `data` of `get_component`. Takes the text and filters of `search_components`, so that any result
/// can be exported. All lines come from one generation.
#[utoipa::path(
    get,
    path = "/v1/export.ndjson",
    operation_id = "export_components_ndjson",
    tag = "components",
    params(TextParameters, SortParameter, FilterParameters),
    responses((
        status = 200,
        description = "One component a line; empty when none matches.",
        content_type = "application/x-ndjson",
        body = String,
        headers(("Content-Disposition" = String, description = "Suggests a file name"))
    ))
)]
pub async fn export_components_ndjson(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let asked = Asked::read_without(&NOT_HERE, raw.as_deref(), &headers, generation.engine.reference())?;
    let lang = asked.question.lang;
    let searched = Arc::clone(&generation);
    let ids = app
        .admission
        .run(move || Ok(searched.engine.matching_ids(&asked.question)?))
        .await?;

    let lines = Lines {
        generation: Arc::clone(&generation),
        ids: ids.into(),
        lang,
    };
    let mut response = Response::new(Body::new(lines));
    set_common(response.headers_mut(), &generation, lang);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(NDJSON));
    headers.insert(
        CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"components.ndjson\""),
    );
    Ok(response)
}

/// The lines of an export, made when the client takes them: a slow reader holds neither a thread nor the whole text.
struct Lines {
    generation: Arc<Generation>,
    ids: VecDeque<Slug>,
    lang: Lang,
}

impl Lines {
    fn next_chunk(&mut self) -> Result<Bytes, axum::Error> {
        let mut chunk = Vec::with_capacity(CHUNK_BYTES);
        while chunk.len() < CHUNK_BYTES {
            let Some(id) = self.ids.pop_front() else { break };
            let found = self.generation.engine.lookup(id.as_str()).map_err(axum::Error::new)?;
            if let Lookup::Found(entry) = found {
                let (component, _) = in_language(*entry, self.lang);
                serde_json::to_writer(&mut chunk, &component).map_err(axum::Error::new)?;
                chunk.push(b'\n');
            }
        }
        Ok(chunk.into())
    }
}

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.ids.is_empty() {
            return Poll::Ready(None);
        }
        let chunk = self.next_chunk();
        if chunk.is_err() {
            tracing::error!("an export broke off: the index could not be read");
            self.ids.clear();
        }
        Poll::Ready(Some(chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.ids.is_empty()
    }
}
