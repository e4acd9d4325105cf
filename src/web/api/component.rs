//! `GET /v1/components/{id}`: one component.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::Meta;
use super::components::ComponentLinks;
use crate::model::{Component, Lang};
use crate::search::Entry;
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, header_value, respond};
use crate::web::state::{App, Generation};
use crate::web::texts::{TextOrigin, in_language};

/// Language of the texts.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `language` reads it")]
pub struct LanguageParameter {
    /// Language of texts and labels (BCP 47): ar, en, es, fr, pt, ru or zh. English where a translation is missing. Without
    /// it `Accept-Language` decides.
    #[param(example = "fr", inline, value_type = Option<Lang>)]
    lang: Option<String>,
}

/// A whole component.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComponentAnswer {
    /// The component with its evidence.
    data: Component,
    /// Language of each text of the component, by field.
    texts: BTreeMap<&'static str, TextOrigin>,
    /// About the answer.
    meta: Meta,
    /// Where it can be read.
    links: ComponentLinks,
}

/// Get a component
///
/// The whole component with the evidence of each claim. A former id answers 301 with the address of its present one, a
/// withdrawn component 410 with the reason and what to look at instead, an unknown id 404 with the nearest ids.
#[utoipa::path(
    get,
    path = "/v1/components/{id}",
    operation_id = "get_component",
    tag = "components",
    params(
        ("id" = String, Path, description = "Id of the component; former ids work too.", example = "river-pay"),
        LanguageParameter
    ),
    responses(
        (status = 200, description = "The component.", body = ComponentAnswer),
        (status = 301, description = "The component has another id now.", headers(
            ("Location" = String, description = "Address of the component under its present id")
        ))
    )
)]
pub async fn get_component(
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
        address: address(&format!("/v1/components/{id}"), &tail),
        lang,
        cost: Cost::Lookup,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        match find(generation, &id)? {
            Found::Here(entry) => render(generation, *entry, lang),
            Found::Moved(id) => Rendered::moved(&address(&format!("/v1/components/{id}"), &tail)),
        }
    })
    .await
}

fn render(generation: &Generation, entry: Entry, lang: Lang) -> Result<Rendered, ApiError> {
    let (component, texts) = in_language(entry, lang);
    let html = format!("</c/{}>; rel=\"alternate\"; type=\"text/html\"", component.id);
    let answer = ComponentAnswer {
        links: ComponentLinks::of(&component.id),
        data: component,
        texts,
        meta: Meta {
            generation: generation.name().to_owned(),
        },
    };
    Ok(Rendered {
        link: Some(header_value(&html)?),
        ..Rendered::json(&answer)?
    })
}
