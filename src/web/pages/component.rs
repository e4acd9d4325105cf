//! `/c/{id}`: the permanent link of a component.

use askama::Template;
use axum::response::Response;

use super::facts::{Fact, facts};
use super::visit::Visit;
use crate::model::{Component, EvidenceKind, Lang, TranslationReview};
use crate::search::Entry;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::lookup::{Found, find};
use crate::web::respond::{Cost, Rendered, header_value};
use crate::web::state::Generation;
use crate::web::texts::{TextOrigin, in_language};

#[derive(Template)]
#[template(path = "component.html")]
struct ComponentPage {
    frame: Frame,
    component: Component,
    summary: TextOrigin,
    description: TextOrigin,
    features: TextOrigin,
    paragraphs: Vec<String>,
    facts: Vec<Fact>,
    twin: String,
}

/// A component's page: at its permanent link in the reader's language, and once in each language.
pub async fn component_page(mut visit: Visit) -> Result<Response, ApiError> {
    let id = visit.id()?;
    visit.query(&[]).finish(())?;
    let prefix = if visit.is_in_one_language {
        format!("/{}", visit.lang)
    } else {
        String::new()
    };
    visit
        .answer(Cost::Lookup, "", move |generation, frame| {
            match find(generation, &id)? {
                Found::Here(entry) => render(generation, *entry, frame),
                Found::Moved(id) => Rendered::moved(&format!("{prefix}/c/{id}")),
            }
        })
        .await
}

fn render(generation: &Generation, entry: Entry, frame: Frame) -> Result<Rendered, ApiError> {
    let lang = frame.lang();
    let (component, texts) = in_language(entry, lang);
    let english = TextOrigin {
        language: Lang::En,
        review: None,
    };
    let origin = |field: &str| texts.get(field).copied().unwrap_or(english);
    let page = ComponentPage {
        summary: origin("summary"),
        description: origin("description"),
        features: origin("features"),
        paragraphs: component.description.split("\n\n").map(str::to_owned).collect(),
        facts: facts(&component, generation.engine.reference(), lang),
        twin: format!("/v1/components/{}?lang={lang}", component.id),
        component,
        frame,
    };
    let link = header_value(&format!(
        "<{}>; rel=\"alternate\"; type=\"application/json\"",
        page.twin
    ))?;
    Ok(Rendered {
        link: Some(link),
        ..Rendered::page(&page)?
    })
}

impl ComponentPage {
    /// What a reader should know about a translated text.
    fn review_note(origin: TextOrigin) -> Option<&'static str> {
        match origin.review {
            Some(TranslationReview::Unreviewed) => Some("Machine-assisted translation, not yet reviewed by a person."),
            Some(TranslationReview::Reviewed) | None => None,
        }
    }

    const fn source_kind(kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::Primary => "its own source",
            EvidenceKind::Registry => "registry",
            EvidenceKind::Secondary => "somebody else's description",
        }
    }
}
