//! The API: one file for each resource, and the document that describes them all.

mod catalog;
mod changes;
mod collections;
mod compare;
mod component;
mod components;
mod dataset;
mod document;
mod download;
mod export;
mod graph;
mod negotiate;
mod operation;
mod organisations;
mod pieces;
mod related;
mod signposts;
mod stack;
mod suggest;
mod vocabularies;

use std::sync::Arc;

use axum::Router;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::{ErrorCode, ParameterProblem, ProblemDetails};
use super::state::App;
use crate::index::Filter;

pub use document::{document, document_text};

/// What the document says beside the operations.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "DPI catalogue",
        description = "Search and read a curated catalogue of open-source digital public infrastructure components.\n\n\
            Every answer comes from one generation of the index, named in `X-Generation`. Listing is neither endorsement \
            nor certification. The API is read-only, needs no key, and changes inside v1 are additive only.",
        contact(name = "The catalogue's maintainers"),
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "components", description = "Search, read and export what is catalogued."),
        (name = "changes", description = "What is new, for people and for programs that keep a copy."),
        (name = "relations", description = "How components hang together: relations, comparisons, collections, stacks."),
        (name = "reference", description = "The closed lists that components are described with, and the organisations behind them."),
        (name = "operation", description = "How the server is doing, for operators.")
    ),
    components(schemas(ProblemDetails, ParameterProblem, ErrorCode, Filter, components::HitField))
)]
struct Described;

fn described() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(components::search_components))
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
        .routes(routes!(organisations::list_organisations))
        .routes(routes!(operation::get_status))
        .routes(routes!(operation::get_livez))
        .routes(routes!(operation::get_readyz))
        .routes(routes!(operation::get_openapi))
}

/// The API's routes.
pub fn router() -> Router<Arc<App>> {
    described().split_for_parts().0
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
