//! `GET /v1/components?id=...&id=...`: several components at once, in the order asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::Response;
use url::form_urlencoded::{self, Serializer};

use super::components::{FoundComponent, PATH, PageLinks, SearchAnswer, SearchMeta};
use crate::index::Filter;
use crate::model::{Lang, Slug};
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::question::{HIT_FIELDS, OTHER_NAMES, address, chosen, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};

/// The most components that are read at once: as many as the longest page of a search has.
const IDS_MAX: usize = 100;

/// Whether a request names components by id.
pub fn is_asked(raw: Option<&str>) -> bool {
    form_urlencoded::parse(raw.unwrap_or_default().as_bytes()).any(|(name, _)| name == "id")
}

/// Answers with the components that are named.
///
/// # Errors
/// [`ApiError::InvalidParameters`] for malformed ids and for parameters of a search beside them.
pub async fn answer(
    app: &App,
    generation: Arc<Generation>,
    raw: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, ApiError> {
    let searching: Vec<&str> = OTHER_NAMES
        .into_iter()
        .chain(Filter::ALL.map(Filter::name))
        .filter(|name| !matches!(*name, "lang" | "fields"))
        .collect();
    let known: Vec<&str> = searching.iter().copied().chain(["id", "lang", "fields"]).collect();
    let mut query = Query::read(raw, &known);
    for name in searching {
        if !query.all(name).is_empty() {
            let message = "cannot be combined with `id`: components are either named or searched for";
            query.reject(name, message.to_owned());
        }
    }
    let ids = ids(&mut query);
    let (lang, in_address) = language(&mut query, headers);
    let fields = chosen(&mut query, "fields", &HIT_FIELDS);
    query.finish(())?;
    let this = spelt(&ids, in_address.then_some(lang), &fields);
    let wanted = Wanted {
        address: this.clone(),
        lang,
        cost: Cost::Search,
    };
    respond(app, generation, headers, wanted, move |generation| {
        let (hits, notices) = generation.engine.pick(&ids, lang)?;
        Rendered::json(&SearchAnswer {
            meta: SearchMeta {
                total: hits.len(),
                next_cursor: None,
                generation: generation.name().to_owned(),
                notices,
                suggestion: None,
                concepts: Vec::new(),
            },
            data: hits.into_iter().map(|hit| FoundComponent::of(hit, &fields)).collect(),
            facets: BTreeMap::new(),
            links: PageLinks { this, next: None },
        })
    })
    .await
}

/// The ids that are named, each once, in order.
fn ids(query: &mut Query) -> Vec<Slug> {
    let mut ids: Vec<Slug> = Vec::new();
    for text in query.all("id") {
        match Slug::parse(&text) {
            Ok(id) if ids.contains(&id) => {}
            Ok(id) => ids.push(id),
            Err(error) => query.reject("id", error.to_string()),
        }
    }
    if ids.len() > IDS_MAX {
        let message = format!("{} are named; at most {IDS_MAX} are accepted", ids.len());
        query.reject("id", message);
    }
    ids
}

/// The address in its one spelling.
fn spelt(ids: &[Slug], lang: Option<Lang>, fields: &[String]) -> String {
    let mut tail = Serializer::new(String::new());
    tail.extend_pairs(ids.iter().map(|id| ("id", id.as_str())));
    if let Some(lang) = lang {
        tail.append_pair("lang", lang.code());
    }
    if !fields.is_empty() {
        tail.append_pair("fields", &fields.join(","));
    }
    address(PATH, &tail.finish())
}
