//! Pages for people: server-rendered, usable without scripts. Each has a JSON twin.

mod assets;
mod component;
mod docs;
mod facts;
mod home;
mod prose;
mod schemas;
mod search;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::state::App;

pub use assets::file;

/// The pages' routes.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(home::welcome))
        .route("/c/{id}", get(component::component_page))
        .route("/docs", get(docs::docs_page))
        .route("/static/{stamp}/{name}", get(assets::asset))
        .route("/{lang}", get(home::add_slash))
        .route("/{lang}/", get(home::home_page))
        .route("/{lang}/search", get(search::search_page))
        .route("/{lang}/c/{id}", get(component::component_page))
        .route("/{lang}/about", get(prose::about_page))
        .route("/{lang}/inclusion", get(prose::inclusion_page))
        .route("/{lang}/accessibility", get(prose::accessibility_page))
        .route("/{lang}/api", get(prose::developers_page))
}
