//! `GET /v1/components`: search.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::index::Filter;
use crate::model::{Kind, Lang, Slug, TermId};
use crate::search::{Answer, Concept, Correction, Explanation, FacetValue, Hit, MatchedOn, Notice};
use crate::web::error::ApiError;
use crate::web::question::{Asked, address};
use crate::web::respond::{Cost, Rendered, Wanted, header_value, respond};
use crate::web::state::App;

/// Address of the search.
const PATH: &str = "/v1/components";

/// Filters: repeat one for OR inside it, different ones are AND. A value that the catalogue does not know is refused with
/// the nearest one. A test compares these names with the table of filters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `Asked::read` reads them")]
pub struct FilterParameters {
    /// DPI domain: a term of the vocabulary `domains`. Repeat it for OR.
    #[param(example = json!(["civil-registration"]), style = Form, explode = true)]
    domain: Option<Vec<String>>,
    /// What a buyer would use it for: a term of the vocabulary `capabilities`.
    #[param(example = json!([]), style = Form, explode = true)]
    capability: Option<Vec<String>>,
    /// GovStack building block: a term of the vocabulary `building-blocks`.
    #[param(example = json!(["payments"]), style = Form, explode = true)]
    building_block: Option<Vec<String>>,
    /// Sustainable Development Goal, by number.
    #[param(example = json!(["16"]), style = Form, explode = true)]
    sdg: Option<Vec<String>>,
    /// Country where it is or was in use (ISO 3166-1 alpha-2, capital letters).
    #[param(example = json!(["KE"]), style = Form, explode = true)]
    country: Option<Vec<String>>,
    /// Standard that it speaks: a term of the vocabulary `standards`.
    #[param(example = json!([]), style = Form, explode = true)]
    standard: Option<Vec<String>>,
    /// SPDX licence id.
    #[param(example = json!(["Apache-2.0"]), style = Form, explode = true)]
    license: Option<Vec<String>>,
    /// Kind of thing: a term of the vocabulary `kinds`.
    #[param(example = json!(["software"]), style = Form, explode = true)]
    kind: Option<Vec<String>>,
    /// Development status: a term of the vocabulary `development-status`.
    #[param(example = json!(["stable"]), style = Form, explode = true)]
    status: Option<Vec<String>>,
    /// Organisation behind it: an id from `/v1/organisations`.
    #[param(example = json!([]), style = Form, explode = true)]
    steward: Option<Vec<String>>,
    /// Standing in the registry of digital public goods: `recognised`, `former`, `nominee` or `not-listed`.
    #[param(example = json!(["recognised"]), style = Form, explode = true)]
    dpg: Option<Vec<String>>,
    /// Language in which its texts can be read (BCP 47).
    #[param(example = json!(["fr"]), style = Form, explode = true)]
    language: Option<Vec<String>>,
    /// Programming language: a term of the vocabulary `programming-languages`.
    #[param(example = json!([]), style = Form, explode = true)]
    programming_language: Option<Vec<String>>,
}

/// Text and language of a search.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `Asked::read` reads them")]
pub struct TextParameters {
    /// Free text, as a person types it: words, `"a phrase"`, `-without`, `field:value`. Every text is
    /// understood somehow, as long as it has at most 512 bytes of UTF-8 and no control characters; what could not be used
    /// comes back in `meta.notices`.
    #[param(
        example = "birth certificate",
        max_length = 512,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*$"
    )]
    q: Option<String>,
    /// Language of texts and labels (BCP 47): ar, en, es, fr, pt, ru or zh. English where a translation is missing; each text
    /// says its language. Without it `Accept-Language` decides.
    #[param(example = "fr", inline, value_type = Option<Lang>)]
    lang: Option<String>,
}

/// Order of a search.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `Asked::read` reads it")]
pub struct SortParameter {
    /// Order: `relevance` (by name when there is no text), `name`, or `reviewed` (latest review first).
    #[param(example = "relevance", inline, value_type = Option<SortName>)]
    sort: Option<String>,
}

/// Order of the hits.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[allow(dead_code, reason = "describes the values; `Asked::read` reads them")]
pub enum SortName {
    /// Best match first; by name when there is no text.
    Relevance,
    /// By name.
    Name,
    /// Latest review first.
    Reviewed,
}

/// Page and detail of a search.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `Asked::read` reads them")]
pub struct PageParameters {
    /// Names of filters whose values are counted, comma-separated. Each is counted as if its own filter were not set.
    #[param(example = json!(["domain", "country"]), style = Form, explode = false, value_type = Option<Vec<Filter>>)]
    facets: Option<String>,
    /// Number of hits on a page.
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
    limit: Option<usize>,
    /// Where the page starts: the value from `links.next`. It belongs to its question.
    cursor: Option<String>,
    /// Fields of each hit that are wanted, comma-separated; `id` and `links` always come.
    #[param(example = json!(["name", "summary"]), style = Form, explode = false, value_type = Option<Vec<HitField>>)]
    fields: Option<String>,
    /// Say for each hit how its score came about.
    #[param(example = false)]
    explain: Option<bool>,
}

/// A field of a hit that can be chosen. A test compares the names with those that are read.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[allow(dead_code, reason = "describes the values; `Asked::read` reads them")]
pub enum HitField {
    /// Name of the component.
    Name,
    /// What it does.
    Summary,
    /// Language of the summary.
    Language,
    /// What kind of thing it is.
    Kind,
    /// DPI domains.
    Domains,
    /// GovStack building blocks.
    BuildingBlocks,
    /// SPDX licence expression.
    License,
    /// How well it matches.
    Score,
    /// Texts with what matched marked.
    Highlights,
    /// Why it matches.
    MatchedOn,
    /// How the score came about.
    Explanation,
}

/// A page of components that match.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// The hits, best first.
    data: Vec<FoundComponent>,
    /// About the whole answer.
    meta: SearchMeta,
    /// Counts by filter, for the filters named in `facets`: most frequent first.
    facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// This page and the next.
    links: PageLinks,
}

/// One component that matches. Everything but `id` and `links` can be left out with `fields`.
#[derive(Debug, Serialize, ToSchema)]
struct FoundComponent {
    /// Id of the component.
    #[schema(example = "river-pay")]
    id: Slug,
    /// Name of the component.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "RiverPay")]
    name: Option<String>,
    /// What it does, in the language asked for or else in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Language of the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Lang>,
    /// What kind of thing it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    /// DPI domains, the main one first.
    #[serde(skip_serializing_if = "Option::is_none")]
    domains: Option<Vec<TermId>>,
    /// GovStack building blocks that it implements.
    #[serde(skip_serializing_if = "Option::is_none")]
    building_blocks: Option<Vec<TermId>>,
    /// SPDX licence expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Apache-2.0")]
    license: Option<String>,
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
    fn of(hit: Hit, wanted: &[String]) -> Self {
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
struct SearchMeta {
    /// Number of components that match, on all pages.
    #[schema(example = 12)]
    total: usize,
    /// Generation of the index that answered.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
    /// What could not be used, what was left out and why.
    notices: Vec<Notice>,
    /// A better spelling of the text; null when there is none.
    #[schema(required = true)]
    suggestion: Option<Correction>,
    /// Vocabulary terms that the text named.
    concepts: Vec<Concept>,
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
#[utoipa::path(
    get,
    path = "/v1/components",
    operation_id = "search_components",
    tag = "components",
    params(TextParameters, SortParameter, FilterParameters, PageParameters),
    responses((status = 200, description = "A page of components that match; empty when none does.", body = SearchAnswer))
)]
pub async fn search_components(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
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
    let next = answer.next.map(|cursor| {
        let mut question = asked.question.clone();
        question.after = Some(cursor);
        address(PATH, &asked.query_string_for(&question))
    });
    let link = next
        .as_ref()
        .map(|next| header_value(&format!("<{next}>; rel=\"next\"")))
        .transpose()?;
    let body = SearchAnswer {
        data: answer
            .hits
            .into_iter()
            .map(|hit| FoundComponent::of(hit, &asked.fields))
            .collect(),
        meta: SearchMeta {
            total: answer.total,
            generation: answer.generation,
            notices: answer.notices,
            suggestion: answer.suggestion,
            concepts: answer.concepts,
        },
        facets: answer
            .facets
            .into_iter()
            .map(|facet| (facet.filter.name(), facet.values))
            .collect(),
        links: PageLinks {
            this: address(PATH, &asked.query_string()),
            next,
        },
    };
    Ok(Rendered {
        link,
        ..Rendered::json(&body)?
    })
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;

    use super::HitField;
    use crate::web::question::HIT_FIELDS;

    #[test]
    fn the_described_fields_are_those_that_are_read() {
        let schema = serde_json::to_value(HitField::schema()).unwrap();

        assert_eq!(schema["enum"], serde_json::json!(HIT_FIELDS));
    }
}
