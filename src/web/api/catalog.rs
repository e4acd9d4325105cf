//! `GET /catalog.jsonld`: the catalogue as other catalogues harvest it.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::foreign::LinkedData;
use super::pieces::DATA_LICENSE;
use crate::model::Lang;
use crate::web::error::ApiError;
use crate::web::formats::{About, catalogue_json_ld};
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// Get the catalogue as linked data
///
/// The catalogue as a `dcat:Catalog` (DCAT 3) and a schema.org `DataCatalog`, with its data set, the files of it and the
/// API. The context stands inside.
#[utoipa::path(
    get,
    path = "/catalog.jsonld",
    operation_id = "get_catalog_jsonld",
    tag = "components",
    responses((status = 200, description = "The catalogue.", content_type = "application/ld+json", body = LinkedData))
)]
pub async fn get_catalog_jsonld(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    let generation = app.current();
    let newest = generation.engine.newest_change();
    let wanted = Wanted {
        address: "/catalog.jsonld".to_owned(),
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    let site = Arc::clone(&app.site);
    respond(&app, generation, &headers, wanted, move |generation| {
        let about = About {
            base: site.base(),
            version: generation.name(),
            components: generation.engine.manifest().components,
            modified: newest,
            license: DATA_LICENSE,
        };
        Ok(Rendered::bytes(
            catalogue_json_ld(&about).to_string().into(),
            "application/ld+json",
        ))
    })
    .await
}
