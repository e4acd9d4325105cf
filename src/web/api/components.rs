//! `GET /v1/components`: search, or several components by id.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::by_id;
use super::parameters::{FilterParameters, IdParameter, PageParameters, SortParameter, TextParameters};
use crate::model::{Kind, Lang, Slug, TermId};
use crate::search::{Answer, Concept, Correction, Explanation, Facet, FacetValue, Hit, MatchedOn, Notice};
use crate::web::error::ApiError;
use crate::web::question::{Asked, address, cursor_of};
use crate::web::respond::{Cost, Rendered, Wanted, header_value, respond};
use crate::web::state::App;

/// Address of the search.
pub const PATH: &str = "/v1/components";

/// A page of components that match.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// The hits, best first; in the order asked for when ids were given.
    pub data: Vec<FoundComponent>,
    /// About the whole answer.
    pub meta: SearchMeta,
    /// Counts by filter, for the filters named in `facets`: most frequent first, then by label as the language of the answer
    /// orders names.
    #[schema(value_type = BTreeMap<&'static str, Vec<FacetValue<'static>>>)]
    pub facets: BTreeMap<&'static str, Facet>,
    /// This page and the next.
    pub links: PageLinks,
}

/// One component that matches. Everything but `id` and `links` can be left out with `fields`.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundComponent {
    /// Id of the component.
    #[schema(example = "river-pay")]
    id: Slug,
    /// Name of the component.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "RiverPay")]
    name: Option<Arc<str>>,
    /// What it does, in the language asked for or else in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    summary: Option<Arc<str>>,
    /// Language of the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Lang>,
    /// What kind of thing it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    /// DPI domains, the main one first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<TermId>>)]
    domains: Option<Arc<[TermId]>>,
    /// GovStack building blocks that it implements.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<TermId>>)]
    building_blocks: Option<Arc<[TermId]>>,
    /// SPDX licence expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "Apache-2.0")]
    license: Option<Arc<str>>,
    /// How well it matches; comparable within one answer only. Absent when nothing was searched for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 12.3)]
    score: Option<f32>,
    /// Texts with the words that matched inside `<mark>`. Safe HTML: everything else is escaped. Keys: `name`, `summary`,
    /// `description`; only those in which something matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    highlights: Option<BTreeMap<String, String>>,
    /// Why it matches, most important first.
    #[serde(skip_serializing_if = "Option::is_none")]
    matched_on: Option<Vec<MatchedOn>>,
    /// How the score came about; only with `explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
    /// Where to read on.
    links: ComponentLinks,
}

impl FoundComponent {
    /// The hit with the wanted fields only; all of them when none is named.
    pub fn of(hit: Hit, wanted: &[String]) -> Self {
        let keep = |name: &str| wanted.is_empty() || wanted.iter().any(|field| field == name);
        Self {
            links: ComponentLinks::of(&hit.id),
            id: hit.id,
            name: keep("name").then_some(hit.name),
            summary: keep("summary").then_some(hit.summary),
            language: keep("language").then_some(hit.language),
            kind: keep("kind").then_some(hit.kind),
            domains: keep("domains").then_some(hit.domains),
            building_blocks: keep("building_blocks").then_some(hit.building_blocks),
            license: keep("license").then_some(hit.license),
            score: hit.score.filter(|_| keep("score")),
            highlights: keep("highlights").then_some(hit.highlights),
            matched_on: keep("matched_on").then_some(hit.matched_on),
            explanation: hit.explanation.filter(|_| keep("explanation")),
        }
    }
}

/// Where to read on about a component.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComponentLinks {
    /// The whole component for programs.
    #[serde(rename = "self")]
    #[schema(example = "/v1/components/river-pay")]
    this: String,
    /// The component's page for people: its permanent link.
    #[schema(example = "/c/river-pay")]
    html: String,
}

impl ComponentLinks {
    /// The links of one component.
    pub fn of(id: &Slug) -> Self {
        Self {
            this: format!("{PATH}/{id}"),
            html: format!("/c/{id}"),
        }
    }
}

/// About a whole search answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchMeta {
    /// Number of components that match, on all pages.
    #[schema(example = 12)]
    pub total: usize,
    /// The `cursor` that asks for the next page of the same question; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Generation of the index that answered.
    #[schema(example = "5d0c2b7f9e41a386")]
    pub generation: String,
    /// What could not be used, what was left out and why.
    pub notices: Vec<Notice>,
    /// A better spelling of the text; null when there is none.
    #[schema(required = true)]
    pub suggestion: Option<Correction>,
    /// Vocabulary terms that the text named.
    pub concepts: Vec<Concept>,
}

/// Addresses of pages.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageLinks {
    /// This page.
    #[serde(rename = "self")]
    #[schema(example = "/v1/components?q=birth+certificate")]
    pub this: String,
    /// The next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Search components
///
/// Finds components by what people type and by filters. Words are found in all languages, through everyday synonyms of
/// the vocabularies and despite small typing mistakes. `meta.total` counts all pages; `data[].id` is permanent.
///
/// With `id` it reads several components at once instead, in the order asked for.
#[utoipa::path(
    get,
    path = "/v1/components",
    operation_id = "search_components",
    tag = "components",
    params(TextParameters, SortParameter, FilterParameters, PageParameters, IdParameter),
    responses((status = 200, description = "A page of components that match; empty when none does.", body = SearchAnswer))
)]
pub async fn search_components(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    if by_id::is_asked(raw.as_deref()) {
        return by_id::answer(&app, generation, raw.as_deref(), &headers).await;
    }
    let asked = Asked::read(raw.as_deref(), &headers, generation.engine.reference())?;
    let wanted = Wanted {
        address: address(PATH, &asked.query_string()),
        lang: asked.question.lang,
        cost: Cost::of(&asked.question, &generation.engine),
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        render(generation.engine.search(&asked.question)?, &asked)
    })
    .await
}

fn render(answer: Answer, asked: &Asked) -> Result<Rendered, ApiError> {
    let body = search_answer(answer, asked);
    let next = body.links.next.as_ref();
    let link = next
        .map(|next| header_value(&format!("<{next}>; rel=\"next\"")))
        .transpose()?;
    Ok(Rendered {
        link,
        ..Rendered::json(&body)?
    })
}

/// The answer to a search as programs read it.
pub fn search_answer(answer: Answer, asked: &Asked) -> SearchAnswer {
    let next = answer.next.map(|cursor| {
        let mut question = asked.question.clone();
        question.after = Some(cursor);
        question
    });
    let next_cursor = next.as_ref().and_then(cursor_of);
    let next = next.map(|question| address(PATH, &asked.query_string_for(&question)));
    SearchAnswer {
        data: answer
            .hits
            .into_iter()
            .map(|hit| FoundComponent::of(hit, &asked.fields))
            .collect(),
        meta: SearchMeta {
            total: answer.total,
            next_cursor,
            generation: answer.generation,
            notices: answer.notices,
            suggestion: answer.suggestion,
            concepts: answer.concepts,
        },
        facets: answer
            .facets
            .into_iter()
            .map(|facet| (facet.filter.name(), facet))
            .collect(),
        links: PageLinks {
            this: address(PATH, &asked.query_string()),
            next,
        },
    }
}
