//! `GET /v1/components/{id}/related` and `/similar`: where to go on from a component.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::component::LanguageParameter;
use super::components::ComponentLinks;
use super::{ListMeta, Meta, SelfLink};
use crate::model::{Component, Lang};
use crate::search::{Related, Similar};
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};

/// What a component is related to.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedAnswer {
    /// Stated relations and shared standards.
    data: Related,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// Components that are like one another.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarAnswer {
    /// The components, most alike first.
    data: Vec<SimilarView>,
    /// About the list.
    meta: ListMeta,
    /// This answer.
    links: SelfLink,
}

/// A component that is like another one.
#[derive(Debug, Serialize, ToSchema)]
struct SimilarView {
    /// The component and what it shares.
    #[serde(flatten)]
    similar: Similar,
    /// Its name.
    #[schema(example = "RiverPay")]
    name: String,
    /// Where to read on.
    links: ComponentLinks,
}

/// Get what a component is related to
///
/// Relations that the component states and that others state about it, each with its type, direction and evidence, and the
/// standards that it shares with others. Former, withdrawn and unknown ids answer as in `get_component`.
#[utoipa::path(
    get,
    path = "/v1/components/{id}/related",
    operation_id = "get_related_components",
    tag = "relations",
    params(
        ("id" = String, Path, description = "Id of the component; former ids work too.", example = "mosip"),
        LanguageParameter
    ),
    responses(
        (status = 200, description = "Relations and shared standards; both may be empty.", body = RelatedAnswer),
        (status = 301, description = "The component has another id now.", headers(
            ("Location" = String, description = "Address under the component's present id")
        ))
    )
)]
pub async fn get_related_components(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    answer(
        &app,
        id,
        raw.as_deref(),
        &headers,
        "related",
        |generation, component, lang, this| {
            Rendered::json(&RelatedAnswer {
                data: generation.engine.related(component, lang)?,
                meta: Meta {
                    generation: generation.name().to_owned(),
                },
                links: SelfLink { this },
            })
        },
    )
    .await
}

/// List components like this one
///
/// Components that share capabilities, domains, building blocks, standards or words with this one, at most eight. Likeness
/// is computed from what the catalogue holds; it says nothing about whether two work together.
#[utoipa::path(
    get,
    path = "/v1/components/{id}/similar",
    operation_id = "list_similar_components",
    tag = "relations",
    params(
        ("id" = String, Path, description = "Id of the component; former ids work too.", example = "mosip"),
        LanguageParameter
    ),
    responses(
        (status = 200, description = "Components that are alike, best first; empty when none is.", body = SimilarAnswer),
        (status = 301, description = "The component has another id now.", headers(
            ("Location" = String, description = "Address under the component's present id")
        ))
    )
)]
pub async fn list_similar_components(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    answer(
        &app,
        id,
        raw.as_deref(),
        &headers,
        "similar",
        |generation, component, lang, this| {
            let names = &generation.engine.reference().names;
            let view = |similar: Similar| SimilarView {
                name: names.get(&similar.id).map_or(String::new(), |names| names.name.clone()),
                links: ComponentLinks::of(&similar.id),
                similar,
            };
            let similar = generation.engine.similar(component.id.as_str(), lang)?;
            Rendered::json(&SimilarAnswer {
                meta: ListMeta {
                    total: similar.len(),
                    generation: generation.name().to_owned(),
                },
                data: similar.into_iter().map(view).collect(),
                links: SelfLink { this },
            })
        },
    )
    .await
}

/// Answers about one component under its id, as `get_component` finds it.
async fn answer<F>(
    app: &App,
    id: Result<Path<String>, PathRejection>,
    raw: Option<&str>,
    headers: &HeaderMap,
    part: &'static str,
    render: F,
) -> Result<Response, ApiError>
where
    F: FnOnce(&Generation, &Component, Lang, String) -> Result<Rendered, ApiError> + Send + 'static,
{
    let generation = app.current();
    let id = id_in_address(&generation, id)?;
    let mut query = Query::read(raw, &["lang"]);
    let (lang, in_address) = language(&mut query, headers);
    let tail = query.finish(if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    })?;
    let this = address(&format!("/v1/components/{id}/{part}"), &tail);
    let wanted = Wanted {
        address: this.clone(),
        lang,
        cost: Cost::Lookup,
    };
    respond(app, generation, headers, wanted, move |generation| {
        match find(generation, &id)? {
            Found::Here(entry) => render(generation, &entry.component, lang, this),
            Found::Moved(id) => Rendered::moved(&address(&format!("/v1/components/{id}/{part}"), &tail)),
        }
    })
    .await
}
