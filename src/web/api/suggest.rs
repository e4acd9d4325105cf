//! `GET /v1/suggest`: what a person may have begun to type.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use url::form_urlencoded::Serializer;
use utoipa::{IntoParams, ToSchema};

use super::{Meta, SelfLink};
use crate::model::Lang;
use crate::search::Suggestion;
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::question::{address, language, tidy};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// The number of suggestions when none is asked for: what fits under a search box.
const LIMIT_DEFAULT: usize = 8;
/// The greatest number of suggestions.
const LIMIT_MAX: usize = 20;

/// What was typed.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `suggest` reads them")]
pub struct SuggestParameters {
    /// What was typed so far; nothing is suggested for an empty text.
    #[param(example = "birth reg", max_length = 512, pattern = r"^[^\x00-\x1f\x7f-\x9f]*$")]
    q: String,
    /// Number of suggestions.
    #[param(minimum = 1, maximum = 20, default = 8, example = 8)]
    limit: Option<usize>,
    /// Language of the names (BCP 47): ar, en, es, fr, pt, ru or zh. Without it `Accept-Language` decides.
    #[param(example = "en", value_type = Option<Lang>)]
    lang: Option<String>,
}

/// Suggestions, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestAnswer {
    /// The suggestions.
    data: Vec<Suggestion>,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// Suggest while typing
///
/// Components, domains, capabilities, building blocks and collections whose names or synonyms begin like the text, small
/// typing mistakes included.
#[utoipa::path(
    get,
    path = "/v1/suggest",
    operation_id = "suggest",
    tag = "components",
    params(SuggestParameters),
    responses((status = 200, description = "Suggestions, best first; empty when there is none.", body = SuggestAnswer))
)]
pub async fn suggest(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["q", "limit", "lang"]);
    let typed = query.one("q");
    if typed.is_none() && query.is_clean() {
        query.reject("q", "missing; give what was typed so far".to_owned());
    }
    let typed = tidy(&typed.unwrap_or_default());
    let limit = query.number("limit", 1..=LIMIT_MAX, LIMIT_DEFAULT);
    let (lang, in_address) = language(&mut query, &headers);
    query.finish(())?;

    let this = one_spelling(&typed, limit, in_address.then_some(lang));
    let wanted = Wanted {
        address: this.clone(),
        lang,
        cost: Cost::Search,
    };
    respond(&app, app.current(), &headers, wanted, move |generation| {
        Rendered::json(&SuggestAnswer {
            data: generation.engine.suggest(&typed, lang, limit),
            meta: Meta {
                generation: generation.name().to_owned(),
            },
            links: SelfLink { this },
        })
    })
    .await
}

fn one_spelling(typed: &str, limit: usize, lang: Option<Lang>) -> String {
    let mut out = Serializer::new(String::new());
    out.append_pair("q", typed);
    if limit != LIMIT_DEFAULT {
        out.append_pair("limit", &limit.to_string());
    }
    if let Some(lang) = lang {
        out.append_pair("lang", lang.code());
    }
    address("/v1/suggest", &out.finish())
}
