//! The API: one file for each resource, and the document that describes them all.

mod arguments;
mod by_id;
mod catalog;
mod changes;
mod collections;
mod compare;
mod component;
mod components;
mod dataset;
mod discovery;
mod document;
mod document_links;
mod download;
mod export;
mod foreign;
mod graph;
mod mcp;
mod negotiate;
mod oembed;
mod opensearch;
mod operation;
mod organisations;
mod parameters;
mod pieces;
mod related;
mod responses;
mod search_many;
mod signposts;
mod sitemap;
mod stack;
mod suggest;
mod term;
mod tools;
mod validate;
mod vocabularies;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
use axum::routing::post;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::{ErrorCode, ParameterProblem, ProblemDetails};
use super::respond::{NO_STORE, X_GENERATION};
use super::state::{App, Generation};
use crate::index::Filter;

pub use document::{document, document_text};

/// What the document says beside the operations.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "DPI catalogue",
        description = "Search and read a curated catalogue of open-source digital public infrastructure components.\n\n\
            Every answer comes from one generation of the index, named in `X-Generation`. Listing is neither endorsement \
            nor certification. The API is read-only, needs no key, and changes inside v1 are additive only. \
            Assistants find the same at `/mcp` (Model Context Protocol, streamable HTTP).",
        contact(name = "The catalogue's maintainers"),
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "components", description = "Search, read and export what is catalogued."),
        (name = "changes", description = "What is new, for people and for programs that keep a copy."),
        (name = "relations", description = "How components hang together: relations, comparisons, collections, stacks."),
        (name = "reference", description = "The closed lists that components are described with, and the organisations behind them."),
        (name = "validation", description = "Check files before they are proposed."),
        (name = "discovery", description = "What leads browsers, search engines, sites and assistants here."),
        (name = "operation", description = "How the server is doing, for operators.")
    ),
    components(schemas(
        ProblemDetails,
        ParameterProblem,
        ErrorCode,
        Filter,
        parameters::HitField,
        parameters::SortName,
        oembed::OembedFormat
    ))
)]
struct Described;

fn described() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(components::search_components))
        .routes(routes!(search_many::search_many))
        .routes(routes!(component::get_component))
        .routes(routes!(related::get_related_components))
        .routes(routes!(related::list_similar_components))
        .routes(routes!(suggest::suggest))
        .routes(routes!(graph::get_graph))
        .routes(routes!(graph::get_graph_graphml))
        .routes(routes!(graph::get_graph_dot))
        .routes(routes!(compare::compare_components))
        .routes(routes!(stack::plan_stack))
        .routes(routes!(collections::list_collections))
        .routes(routes!(collections::get_collection))
        .routes(routes!(signposts::get_component_linkset))
        .routes(routes!(export::export_components_ndjson))
        .routes(routes!(export::export_components_csv))
        .routes(routes!(export::export_components_json))
        .routes(routes!(dataset::get_dataset))
        .routes(routes!(dataset::download_dataset))
        .routes(routes!(catalog::get_catalog_jsonld))
        .routes(routes!(changes::list_changes))
        .routes(routes!(changes::get_feed_atom))
        .routes(routes!(changes::get_feed_json))
        .routes(routes!(vocabularies::list_vocabularies))
        .routes(routes!(vocabularies::get_vocabulary))
        .routes(routes!(term::get_term))
        .routes(routes!(organisations::list_organisations))
        .routes(routes!(organisations::get_organisation))
        .routes(routes!(validate::validate))
        .routes(routes!(discovery::get_api_catalog))
        .routes(routes!(opensearch::get_opensearch))
        .routes(routes!(opensearch::complete_search))
        .routes(routes!(sitemap::get_sitemap))
        .routes(routes!(discovery::get_robots))
        .routes(routes!(discovery::get_llms))
        .routes(routes!(discovery::get_security))
        .routes(routes!(oembed::get_oembed))
        .routes(routes!(operation::get_status))
        .routes(routes!(operation::get_livez))
        .routes(routes!(operation::get_readyz))
        .routes(routes!(operation::get_openapi))
}

/// The API's routes, and the endpoint for assistants, who call them.
pub fn router(app: &Arc<App>) -> Router<Arc<App>> {
    let operations = described().split_for_parts().0;
    let assistants = Arc::new(mcp::Assistants::new(app, &operations));
    operations.merge(
        Router::new()
            .route(mcp::PATH, post(mcp::answer_message))
            .with_state(assistants),
    )
}

/// Whether an address is asked with a body instead of being read.
pub fn takes_body(template: &str) -> bool {
    template == mcp::PATH || document()["paths"][template]["post"].is_object()
}

/// The answer to a request with a body, which nobody may keep.
fn posted(generation: &Generation, kind: &'static str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, NO_STORE);
    if let Ok(name) = HeaderValue::from_str(generation.name()) {
        headers.insert(X_GENERATION, name);
    }
    response
}

/// What every answer of a generation carries.
#[derive(Debug, Serialize, ToSchema)]
struct Meta {
    /// Generation of the index that answered.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
}

/// What a complete list carries.
#[derive(Debug, Serialize, ToSchema)]
struct ListMeta {
    /// Number of items; the list is complete.
    #[schema(example = 12)]
    total: usize,
    /// Generation of the index that answered.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
}

/// The address of what was asked for.
#[derive(Debug, Serialize, ToSchema)]
struct SelfLink {
    /// This answer.
    #[serde(rename = "self")]
    #[schema(example = "/v1/vocabularies")]
    this: String,
}
