//! Pages for people: server-rendered, without scripts. Each has a JSON twin.

mod assets;
mod component;
mod docs;
mod facts;
mod front;
mod schemas;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::state::App;

pub use assets::stylesheet;

/// The pages' routes.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(front::search_page))
        .route("/c/{id}", get(component::component_page))
        .route("/docs", get(docs::docs_page))
        .route("/static/{stamp}/{name}", get(assets::asset))
}
