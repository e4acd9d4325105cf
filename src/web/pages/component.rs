//! `/c/{id}`: the permanent link of a component.

use std::sync::Arc;

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::facts::{Fact, facts};
use crate::model::{Component, EvidenceKind, Lang, TranslationReview};
use crate::search::Entry;
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, header_value, respond};
use crate::web::state::{App, Generation};
use crate::web::texts::{TextOrigin, in_language};

#[derive(Template)]
#[template(path = "component.html")]
struct ComponentPage {
    component: Component,
    summary: TextOrigin,
    description: TextOrigin,
    features: TextOrigin,
    paragraphs: Vec<String>,
    facts: Vec<Fact>,
    twin: String,
    languages: Vec<(Lang, String)>,
}

/// A component's page.
pub async fn component_page(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let id = id_in_address(&generation, id)?;
    let mut query = Query::read(raw.as_deref(), &["lang"]);
    let (lang, in_address) = language(&mut query, &headers);
    let tail = query.finish(if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    })?;
    let wanted = Wanted {
        address: address(&format!("/c/{id}"), &tail),
        lang,
        cost: Cost::Lookup,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        match find(generation, &id)? {
            Found::Here(entry) => render(generation, *entry, lang, &tail),
            Found::Moved(id) => Rendered::moved(&address(&format!("/c/{id}"), &tail)),
        }
    })
    .await
}

fn render(generation: &Generation, entry: Entry, lang: Lang, tail: &str) -> Result<Rendered, ApiError> {
    let translated = Lang::ALL
        .into_iter()
        .filter(|lang| *lang == Lang::En || entry.translations.contains_key(lang));
    let languages = translated
        .map(|lang| (lang, format!("/c/{}?lang={lang}", entry.component.id)))
        .collect();
    let (component, texts) = in_language(entry, lang);
    let english = TextOrigin {
        language: Lang::En,
        review: None,
    };
    let origin = |field: &str| texts.get(field).copied().unwrap_or(english);
    let twin = address(&format!("/v1/components/{}", component.id), tail);
    let page = ComponentPage {
        summary: origin("summary"),
        description: origin("description"),
        features: origin("features"),
        paragraphs: component.description.split("\n\n").map(str::to_owned).collect(),
        facts: facts(&component, generation.engine.reference(), lang),
        languages,
        component,
        twin,
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
