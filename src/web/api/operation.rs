//! How the server is doing: for operators, load balancers and generators of clients.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::document_text;
use super::foreign::OpenApiDocument;
use crate::model::Lang;
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::respond::{Cost, JSON, NO_STORE, Rendered, Wanted, respond};
use crate::web::state::{App, ReloadReport};

/// What this server serves.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusAnswer {
    /// The state.
    data: Status,
}

/// What this server serves.
#[derive(Debug, Serialize, ToSchema)]
struct Status {
    /// Version of the program.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// Generation of the index.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
    /// Digest of the catalogue files that it was built from.
    catalogue_digest: String,
    /// When this server began to serve it.
    #[schema(value_type = String, format = DateTime)]
    loaded_at: Timestamp,
    /// Number of listed components.
    components: usize,
    /// Number of terms by vocabulary.
    vocabularies: BTreeMap<String, usize>,
    /// Number of organisations.
    organisations: usize,
    /// Number of collections.
    collections: usize,
    /// Whether the newest catalogue files could not be taken up, so that an older state is served.
    degraded: bool,
    /// How the last attempt to take up changed files went; absent when there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_reload: Option<ReloadReport>,
}

/// That the server lives or is ready.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthAnswer {
    /// Always `ok`: anything else is an error.
    #[schema(example = "ok")]
    status: &'static str,
}

/// Get the server's status
///
/// What this server serves and how its last reload went. Another replica may answer differently.
#[utoipa::path(
    get,
    path = "/v1/status",
    operation_id = "get_status",
    tag = "operation",
    responses((status = 200, description = "The status.", body = StatusAnswer))
)]
pub async fn get_status(State(app): State<Arc<App>>, RawQuery(raw): RawQuery) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    let generation = app.current();
    let manifest = generation.engine.manifest();
    let last_reload = app.last_reload();
    let status = Status {
        version: env!("CARGO_PKG_VERSION"),
        generation: manifest.generation.clone(),
        catalogue_digest: manifest.catalogue_digest.clone(),
        loaded_at: generation.loaded_at,
        components: manifest.components,
        vocabularies: manifest.vocabularies.clone(),
        organisations: manifest.organisations,
        collections: manifest.collections,
        degraded: last_reload.as_ref().is_some_and(ReloadReport::left_old_state),
        last_reload,
    };
    Ok(unkept(StatusAnswer { data: status }))
}

/// Ask whether the server lives
///
/// Answers as long as the process can answer anything; looks at nothing else.
#[utoipa::path(
    get,
    path = "/livez",
    operation_id = "get_livez",
    tag = "operation",
    responses((status = 200, description = "The process answers.", body = HealthAnswer))
)]
pub async fn get_livez(RawQuery(raw): RawQuery) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    Ok(unkept(HealthAnswer { status: "ok" }))
}

/// Ask whether the server is ready
///
/// Ready means that searches can be answered. A catalogue with errors does not end readiness, because the state before is
/// still served; stopping does.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "get_readyz",
    tag = "operation",
    responses((status = 200, description = "Send requests here.", body = HealthAnswer))
)]
pub async fn get_readyz(State(app): State<Arc<App>>, RawQuery(raw): RawQuery) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    if app.is_draining() {
        return Err(ApiError::NotReady(
            "the server is stopping; send requests to another replica",
        ));
    }
    Ok(unkept(HealthAnswer { status: "ok" }))
}

/// Get this document
///
/// The description of this API (OpenAPI 3.1).
#[utoipa::path(
    get,
    path = "/openapi.json",
    operation_id = "get_openapi",
    tag = "operation",
    responses((status = 200, description = "The document.", content_type = "application/json", body = OpenApiDocument))
)]
pub async fn get_openapi(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    let wanted = Wanted {
        address: "/openapi.json".to_owned(),
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    let text = || Rendered::bytes(document_text().as_bytes().into(), JSON);
    respond(&app, app.current(), &headers, wanted, move |_| Ok(text())).await
}

/// An answer about this moment, which nobody may keep.
fn unkept<T: Serialize>(body: T) -> Response {
    ([(CACHE_CONTROL, NO_STORE)], Json(body)).into_response()
}
