//! `GET /v1/export.{ndjson,csv,json}`: every component of a search.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::download::{Download, send};
use super::parameters::{FilterParameters, SortParameter, TextParameters};
use super::pieces::{Form, Pieces};
use crate::model::Component;
use crate::web::error::ApiError;
use crate::web::question::{Asked, address};
use crate::web::respond::JSON;
use crate::web::state::App;

/// Content type of newline-delimited JSON.
pub const NDJSON: &str = "application/x-ndjson";
/// Content type of rows for spreadsheets.
pub const CSV: &str = "text/csv; charset=utf-8";
/// Parameters of a search that mean nothing for an export of everything.
const NOT_HERE: [&str; 5] = ["facets", "limit", "cursor", "fields", "explain"];

/// Every component of a search.
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "describes the document; it is written piece by piece")]
pub struct ExportDocument {
    /// About the export.
    meta: ExportMeta,
    /// The components, in the order of the search.
    data: Vec<Component>,
}

/// About an export.
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "describes the document; it is written piece by piece")]
struct ExportMeta {
    /// Number of components.
    #[schema(example = 12)]
    total: usize,
    /// Generation of the index that answered.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
    /// SPDX id of the licence of the entries.
    #[schema(example = "CC0-1.0")]
    license: String,
}

/// Export components as NDJSON
///
/// Every component that matches, without a limit, as newline-delimited JSON in the order of the search: one component a
/// line, in the form of `data` of `get_component`. Takes the text and filters of `search_components`, so that any result
/// can be exported. All lines come from one generation. A broken download can be resumed with `Range` and `If-Range`.
#[utoipa::path(
    get,
    path = "/v1/export.ndjson",
    operation_id = "export_components_ndjson",
    tag = "components",
    params(TextParameters, SortParameter, FilterParameters),
    responses(
        (status = 200, description = "One component a line; empty when none matches.", content_type = "application/x-ndjson",
         body = String, headers(("Content-Disposition" = String, description = "Suggests a file name"))),
        (status = 206, description = "The part that `Range` asks for.", content_type = "application/x-ndjson", body = String,
         headers(("Content-Range" = String, description = "Which bytes of how many")))
    )
)]
pub async fn export_components_ndjson(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    export(&app, raw.as_deref(), &headers, Form::Ndjson).await
}

/// Export components as CSV
///
/// The same components as a table for spreadsheets: UTF-8 with a byte-order mark, a fixed header line (new columns come
/// last), lists joined with `;`, one language of texts, and no cell that a spreadsheet could take for a formula. Evidence
/// and notes are in the other exports.
#[utoipa::path(
    get,
    path = "/v1/export.csv",
    operation_id = "export_components_csv",
    tag = "components",
    params(TextParameters, SortParameter, FilterParameters),
    responses(
        (status = 200, description = "A header line and one row for each component.",
         content_type = "text/csv; charset=utf-8", body = String,
         headers(("Content-Disposition" = String, description = "Suggests a file name"))),
        (status = 206, description = "The part that `Range` asks for.", content_type = "text/csv; charset=utf-8",
         body = String, headers(("Content-Range" = String, description = "Which bytes of how many")))
    )
)]
pub async fn export_components_csv(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    export(&app, raw.as_deref(), &headers, Form::Csv).await
}

/// Export components as JSON
///
/// The same components as one JSON document, for programs that do not read line by line.
#[utoipa::path(
    get,
    path = "/v1/export.json",
    operation_id = "export_components_json",
    tag = "components",
    params(TextParameters, SortParameter, FilterParameters),
    responses(
        (status = 200, description = "All components that match.", content_type = "application/json", body = ExportDocument,
         headers(("Content-Disposition" = String, description = "Suggests a file name"))),
        (status = 206, description = "The part that `Range` asks for: text that is a document only as a whole.",
         content_type = "application/json", body = String,
         headers(("Content-Range" = String, description = "Which bytes of how many")))
    )
)]
pub async fn export_components_json(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    export(&app, raw.as_deref(), &headers, Form::Json).await
}

async fn export(app: &App, raw: Option<&str>, headers: &HeaderMap, form: Form) -> Result<Response, ApiError> {
    let (ending, kind) = match form {
        Form::Csv => ("csv", CSV),
        Form::Json => ("json", JSON),
        Form::Ndjson | Form::Dataset => ("ndjson", NDJSON),
    };
    let generation = app.current();
    let asked = Asked::read_without(&NOT_HERE, raw, headers, generation.engine.reference())?;
    let lang = asked.question.lang;
    let address = address(&format!("/v1/export.{ending}"), &asked.query_string());
    let searched = Arc::clone(&generation);
    let ids = app
        .admission
        .run(move || Ok(searched.engine.matching_ids(&asked.question)?))
        .await?;
    let download = Download {
        pieces: Pieces::new(Arc::clone(&generation), Arc::clone(&app.site), ids, form, lang),
        address,
        lang,
        kind,
        file_name: format!("components.{ending}"),
    };
    send(app, generation, headers, download).await
}
