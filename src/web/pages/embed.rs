//! `/c/{id}/embed`: a component as a card that other sites may show in a frame.

use askama::Template;
use axum::response::Response;

use super::component::about_component;
use super::glance::{KeyFact, Origins, Topic, key_facts};
use super::visit::Visit;
use crate::model::Component;
use crate::search::Entry;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::respond::Rendered;
use crate::web::state::{Generation, Site};
use crate::web::texts::in_language;

#[derive(Template)]
#[template(path = "embed.html")]
struct Card {
    frame: Frame,
    component: Component,
    origins: Origins,
    facts: Vec<KeyFact>,
    page: String,
}

/// The card of a component.
pub async fn embed_card(visit: Visit) -> Result<Response, ApiError> {
    about_component(visit, "/embed", render).await
}

fn render(generation: &Generation, entry: Entry, frame: &Frame, _: &Site) -> Result<Rendered, ApiError> {
    let (component, texts) = in_language(entry, frame.lang());
    let mut facts = key_facts(&component, generation.engine.reference(), frame);
    // A card is small: what decides whether to read on.
    facts.retain(|fact| matches!(fact.topic, Topic::License | Topic::Use | Topic::Reviewed));
    Rendered::page(&Card {
        origins: Origins::of(&texts),
        facts,
        page: frame.absolute(&frame.to(&format!("/c/{}", component.id))),
        component,
        frame: frame.clone(),
    })
}
