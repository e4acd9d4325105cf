//! Pages for people: server-rendered, usable without scripts. Each has a JSON twin.

mod assets;
mod collections;
mod compare;
mod component;
mod docs;
mod embed;
mod facts;
mod glance;
mod home;
mod labels;
mod license;
mod neighbours;
mod organisation;
mod picker;
mod present;
mod prose;
mod rows;
mod schemas;
mod search;
mod sources;
mod stack;
mod stack_look;
mod stack_present;
mod term;
mod term_lists;
mod term_map;
mod unknown;
mod uses;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::addresses::PAGED_VOCABULARIES;
use super::state::App;

pub use assets::file;

/// The pages' routes.
pub fn router() -> Router<Arc<App>> {
    let mut router = Router::new()
        .route("/", get(home::welcome))
        .route("/c/{id}", get(component::component_page))
        .route("/c/{id}/embed", get(embed::embed_card))
        .route("/c/{id}/present", get(present::present_component))
        .route("/docs", get(docs::docs_page))
        .route("/static/{stamp}/{name}", get(assets::asset))
        .route("/{lang}", get(home::add_slash))
        .route("/{lang}/", get(home::home_page))
        .route("/{lang}/search", get(search::search_page))
        .route("/{lang}/c/{id}", get(component::component_page))
        .route("/{lang}/c/{id}/embed", get(embed::embed_card))
        .route("/{lang}/c/{id}/present", get(present::present_component))
        .route("/{lang}/about", get(prose::about_page))
        .route("/{lang}/inclusion", get(prose::inclusion_page))
        .route("/{lang}/accessibility", get(prose::accessibility_page))
        .route("/{lang}/api", get(prose::developers_page))
        .route("/{lang}/compare", get(compare::compare_page))
        .route("/{lang}/collections", get(collections::collections_page))
        .route("/{lang}/collections/{id}", get(collections::collection_page))
        .route("/{lang}/stack", get(stack::stack_page))
        .route("/{lang}/stack/present", get(stack_present::present_stack))
        .route("/stack", get(stack::stack_page))
        .route("/stack/present", get(stack_present::present_stack))
        .route("/{lang}/organisations", get(term_lists::organisations_page))
        .route("/{lang}/organisations/{id}", get(organisation::organisation_page));
    for name in PAGED_VOCABULARIES {
        router = router
            .route(&format!("/{{lang}}/{name}"), get(term_lists::vocabulary_page))
            .route(&format!("/{{lang}}/{name}/{{id}}"), get(term::term_page));
    }
    router
}
