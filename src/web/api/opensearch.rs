//! `/opensearch.xml` and `/opensearch-suggest`: the catalogue in the address bar of browsers (OpenSearch 1.1).

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;
use utoipa::IntoParams;

use super::component::LanguageParameter;
use super::discovery::NO_PUBLIC_URL;
use crate::model::Lang;
use crate::search::{Suggestion, SuggestionKind};
use crate::web::addresses::{in_lang, term_page};
use crate::web::error::ApiError;
use crate::web::formats::xml;
use crate::web::query::Query;
use crate::web::question::{address, language, tidy};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// The number of completions: what browsers show.
const COMPLETIONS: usize = 8;

/// Get the description for browsers
///
/// How browsers and search clients ask this catalogue (OpenSearch 1.1). It needs absolute addresses: 404 `not-configured`
/// when the operator has set no public address.
#[utoipa::path(
    get,
    path = "/opensearch.xml",
    operation_id = "get_opensearch",
    tag = "discovery",
    params(LanguageParameter),
    responses((
        status = 200,
        description = "The description.",
        content_type = "application/opensearchdescription+xml",
        body = String
    ))
)]
pub async fn get_opensearch(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["lang"]);
    let (lang, in_address) = language(&mut query, &headers);
    let tail = query.finish(if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    })?;
    let wanted = Wanted {
        address: address("/opensearch.xml", &tail),
        lang,
        cost: Cost::Lookup,
    };
    let site = Arc::clone(&app.site);
    respond(&app, app.current(), &headers, wanted, move |_| {
        let base = site.public_url.as_deref().ok_or(NO_PUBLIC_URL)?;
        Ok(Rendered::bytes(
            description(base, lang).into(),
            "application/opensearchdescription+xml",
        ))
    })
    .await
}

fn description(base: &str, lang: Lang) -> String {
    let base = xml(base);
    let own = format!("{base}/opensearch.xml?lang={lang}");
    let page = in_lang(lang, "/search");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>DPI catalogue</ShortName>\n\
         <Description>Open-source components of digital public infrastructure</Description>\n\
         <Url type=\"text/html\" template=\"{base}{page}?q={{searchTerms}}\"/>\n\
         <Url type=\"application/json\" template=\"{base}/v1/components?lang={lang}&amp;q={{searchTerms}}\"/>\n\
         <Url type=\"application/x-suggestions+json\" rel=\"suggestions\" \
         template=\"{base}/opensearch-suggest?lang={lang}&amp;q={{searchTerms}}\"/>\n\
         <Url type=\"application/atom+xml\" template=\"{base}/feed.atom?lang={lang}&amp;q={{searchTerms}}\"/>\n\
         <Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"{own}\"/>\n\
         <Query role=\"example\" searchTerms=\"birth certificate\"/>\n\
         <Language>{lang}</Language>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <OutputEncoding>UTF-8</OutputEncoding>\n\
         </OpenSearchDescription>\n"
    )
}

/// What is being typed.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `complete_search` reads it")]
pub struct TypedParameter {
    /// What was typed so far; nothing is completed for an empty text.
    #[param(example = "birth reg", max_length = 512, pattern = r"^[^\x00-\x1f\x7f-\x9f]*$")]
    q: String,
}

/// Complete a search for browsers
///
/// The suggestions of `/v1/suggest` as browsers read them (OpenSearch suggestions): what was typed, completions, what kind of
/// thing each is, and where it leads.
#[utoipa::path(
    get,
    path = "/opensearch-suggest",
    operation_id = "complete_search",
    tag = "discovery",
    params(TypedParameter, LanguageParameter),
    responses((
        status = 200,
        description = "Four items: the text, the completions, their kinds, their addresses.",
        content_type = "application/x-suggestions+json",
        body = Vec<Value>
    ))
)]
pub async fn complete_search(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["q", "lang"]);
    let given = query.one("q");
    if given.is_none() && query.is_clean() {
        query.reject("q", "missing; give what was typed so far".to_owned());
    }
    let (lang, in_address) = language(&mut query, &headers);
    query.finish(())?;
    let given = given.unwrap_or_default();
    let lang_in_address = in_address.then_some(("lang", lang.code()));
    let pairs = std::iter::once(("q", given.as_str())).chain(lang_in_address);
    let tail = Serializer::new(String::new()).extend_pairs(pairs).finish();
    let wanted = Wanted {
        address: address("/opensearch-suggest", &tail),
        lang,
        cost: Cost::Search,
    };
    let site = Arc::clone(&app.site);
    respond(&app, app.current(), &headers, wanted, move |generation| {
        let found = generation.engine.suggest(&tidy(&given), lang, COMPLETIONS);
        let column = |of: &dyn Fn(&Suggestion) -> Value| Value::Array(found.iter().map(of).collect());
        let completions = json!([
            given,
            column(&|one| json!(one.label)),
            column(&|one| json!(kind_name(one.kind))),
            column(&|one| json!(format!("{}{}", site.base(), leads_to(one, lang)))),
        ]);
        Ok(Rendered::bytes(
            completions.to_string().into(),
            "application/x-suggestions+json",
        ))
    })
    .await
}

/// Words for the kinds, in English as browsers show them beside the completion.
const fn kind_name(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Component => "component",
        SuggestionKind::Domain => "domain",
        SuggestionKind::Capability => "capability",
        SuggestionKind::BuildingBlock => "building block",
        SuggestionKind::Collection => "collection",
    }
}

fn leads_to(one: &Suggestion, lang: Lang) -> String {
    let vocabulary = match one.kind {
        SuggestionKind::Component => return in_lang(lang, &format!("/c/{}", one.id)),
        SuggestionKind::Collection => return in_lang(lang, &format!("/collections/{}", one.id)),
        SuggestionKind::Domain => "domains",
        SuggestionKind::Capability => "capabilities",
        SuggestionKind::BuildingBlock => "building-blocks",
    };
    term_page(lang, vocabulary, &one.id).unwrap_or_default()
}
