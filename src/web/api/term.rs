//! `GET /v1/vocabularies/{name}/{id}`: one term and who carries it.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use url::form_urlencoded::byte_serialize;
use utoipa::ToSchema;

use super::Meta;
use super::component::LanguageParameter;
use super::vocabularies::{PATH, wanted};
use crate::model::Lang;
use crate::search::filter_of;
use crate::web::addresses::term_page;
use crate::web::error::ApiError;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};
use crate::web::terms::{TermDetail, term_detail};

/// One term.
#[derive(Debug, Serialize, ToSchema)]
pub struct TermAnswer {
    /// The term.
    data: TermDetail,
    /// About the answer.
    meta: Meta,
    /// Where to go on.
    links: TermLinks,
}

/// Where to go on from a term.
#[derive(Debug, Serialize, ToSchema)]
struct TermLinks {
    /// This answer.
    #[serde(rename = "self")]
    #[schema(example = "/v1/vocabularies/building-blocks/payments")]
    this: String,
    /// The whole vocabulary.
    #[schema(example = "/v1/vocabularies/building-blocks")]
    vocabulary: String,
    /// A search for all components that carry the term; absent for vocabularies that are no filter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/v1/components?building_block=payments")]
    components: Option<String>,
    /// The term's page for people; absent for vocabularies without pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/en/building-blocks/payments")]
    html: Option<String>,
}

/// Get a term
///
/// One term of a vocabulary: labels, definitions with their source, everyday synonyms, equivalents in other schemes, and the
/// listed components that carry it, each with who says so and the evidence. A building block that no component, or no
/// component known to be stable, implements says so in `gap`.
#[utoipa::path(
    get,
    path = "/v1/vocabularies/{name}/{id}",
    operation_id = "get_term",
    tag = "reference",
    params(
        ("name" = String, Path, description = "Name of the vocabulary.", example = "building-blocks"),
        ("id" = String, Path, description = "Id of the term, as its vocabulary writes it.", example = "payments"),
        LanguageParameter
    ),
    responses((status = 200, description = "The term.", body = TermAnswer))
)]
pub async fn get_term(
    State(app): State<Arc<App>>,
    names: Result<Path<(String, String)>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path((name, id)) =
        names.map_err(|_| ApiError::InvalidRequest("a name in the address is not percent-encoded UTF-8"))?;
    let generation = app.current();
    // Unknown names are refused before they become part of a key under which answers are kept.
    let vocabulary = crate::web::terms::vocabulary(&generation, &name)?;
    if vocabulary.term(&id).is_none() {
        term_detail(&generation, &name, &id, Lang::En)?;
    }
    let (asked, lang) = wanted(&format!("{PATH}/{name}/{}", encoded(&id)), raw.as_deref(), &headers)?;
    let wanted = Wanted {
        cost: Cost::Search,
        ..asked
    };
    let this = wanted.address.clone();
    respond(&app, generation, &headers, wanted, move |generation| {
        render(generation, &name, &id, lang, this)
    })
    .await
}

/// Terms of some vocabularies have signs that addresses give a meaning, such as `C++`.
fn encoded(id: &str) -> String {
    byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}

fn render(generation: &Generation, name: &str, id: &str, lang: Lang, this: String) -> Result<Rendered, ApiError> {
    let filter = filter_of(name);
    Rendered::json(&TermAnswer {
        data: term_detail(generation, name, id, lang)?,
        meta: Meta {
            generation: generation.name().to_owned(),
        },
        links: TermLinks {
            this,
            vocabulary: format!("{PATH}/{name}"),
            components: filter.map(|filter| format!("/v1/components?{}={}", filter.name(), encoded(id))),
            html: term_page(lang, name, &encoded(id)),
        },
    })
}
