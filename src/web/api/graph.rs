//! `GET /v1/graph`: components and the relations among them.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::parameters::{FilterParameters, TextParameters};
use super::{Meta, SelfLink};
use crate::search::Graph;
use crate::web::error::ApiError;
use crate::web::formats::{dot, graphml};
use crate::web::question::{Asked, address};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// Parameters of a search that mean nothing for a graph.
const NOT_HERE: [&str; 6] = ["facets", "sort", "limit", "cursor", "fields", "explain"];
/// Content type of GraphML, which has none of its own.
const GRAPHML: &str = "application/xml";
/// Content type of DOT.
const DOT: &str = "text/vnd.graphviz; charset=utf-8";

/// A graph of components.
#[derive(Debug, Serialize, ToSchema)]
pub struct GraphAnswer {
    /// Nodes and edges.
    data: Graph,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// Get the graph of components
///
/// The components that match and the relations of which both ends match. Takes the text and filters of
/// `search_components`; without any it is the graph of the whole catalogue.
#[utoipa::path(
    get,
    path = "/v1/graph",
    operation_id = "get_graph",
    tag = "relations",
    params(TextParameters, FilterParameters),
    responses((status = 200, description = "Nodes and edges; empty when nothing matches.", body = GraphAnswer))
)]
pub async fn get_graph(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    graph(&app, raw.as_deref(), &headers, "/v1/graph", |data, generation, this| {
        Rendered::json(&GraphAnswer {
            data,
            meta: Meta { generation },
            links: SelfLink { this },
        })
    })
    .await
}

/// Get the graph of components as GraphML
///
/// The same graph as `get_graph` for networkx, Gephi or yEd. Nodes carry `name`, `kind` and `domains` (joined with `;`),
/// edges `type` and `note`.
#[utoipa::path(
    get,
    path = "/v1/graph.graphml",
    operation_id = "get_graph_graphml",
    tag = "relations",
    params(TextParameters, FilterParameters),
    responses((status = 200, description = "A GraphML document.", content_type = "application/xml", body = String))
)]
pub async fn get_graph_graphml(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    graph(&app, raw.as_deref(), &headers, "/v1/graph.graphml", |data, _, _| {
        Ok(Rendered::bytes(graphml(&data).into(), GRAPHML))
    })
    .await
}

/// Get the graph of components as DOT
///
/// The same graph as `get_graph` for Graphviz.
#[utoipa::path(
    get,
    path = "/v1/graph.dot",
    operation_id = "get_graph_dot",
    tag = "relations",
    params(TextParameters, FilterParameters),
    responses((
        status = 200,
        description = "A DOT document.",
        content_type = "text/vnd.graphviz; charset=utf-8",
        body = String
    ))
)]
pub async fn get_graph_dot(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    graph(&app, raw.as_deref(), &headers, "/v1/graph.dot", |data, _, _| {
        Ok(Rendered::bytes(dot(&data).into(), DOT))
    })
    .await
}

async fn graph<F>(
    app: &App,
    raw: Option<&str>,
    headers: &HeaderMap,
    path: &str,
    render: F,
) -> Result<Response, ApiError>
where
    F: FnOnce(Graph, String, String) -> Result<Rendered, ApiError> + Send + 'static,
{
    let generation = app.current();
    let asked = Asked::read_without(&NOT_HERE, raw, headers, generation.engine.reference())?;
    let this = address(path, &asked.query_string());
    let wanted = Wanted {
        address: this.clone(),
        lang: asked.question.lang,
        cost: Cost::Search,
    };
    respond(app, generation, headers, wanted, move |generation| {
        let ids = generation.engine.matching_ids(&asked.question)?;
        render(generation.engine.graph(&ids)?, generation.name().to_owned(), this)
    })
    .await
}
