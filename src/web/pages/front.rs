//! The front page: search box, results, ways to narrow them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::index::Filter;
use crate::search::{Answer, Facet, FacetValue, Hit, Question};
use crate::web::error::ApiError;
use crate::web::question::{Asked, address};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};

/// Filters that the page offers.
const OFFERED: [Filter; 6] = [
    Filter::Domain,
    Filter::BuildingBlock,
    Filter::Country,
    Filter::License,
    Filter::Status,
    Filter::Dpg,
];
/// Values shown of each filter; the rest is reached through the API or a narrower question.
const VALUES_SHOWN: usize = 12;
/// Parameters of a search that mean nothing for a page.
const NOT_HERE: [&str; 3] = ["facets", "fields", "explain"];

#[derive(Template)]
#[template(path = "front.html")]
struct FrontPage {
    text: String,
    lang: &'static str,
    lang_in_address: bool,
    hidden: Vec<(&'static str, String)>,
    components: usize,
    domains: usize,
    answer: Answer,
    facets: Vec<Choice>,
    correction: Option<(String, String)>,
    next: Option<String>,
    twin: String,
    is_asking: bool,
}

/// One filter with links that set or clear its values.
struct Choice {
    title: &'static str,
    values: Vec<(FacetValue, String)>,
}

/// The front page.
pub async fn search_page(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let mut asked = Asked::read_without(&NOT_HERE, raw.as_deref(), &headers, generation.engine.reference())?;
    let wanted = Wanted {
        address: address("/", &asked.query_string()),
        lang: asked.question.lang,
        cost: Cost::of(&asked.question, &generation.engine),
    };
    asked.question.facets = offered(&asked.question);
    respond(&app, generation, &headers, wanted, move |generation| {
        let answer = generation.engine.search(&asked.question)?;
        Rendered::page(&page(generation, &asked, answer))
    })
    .await
}

/// The offered filters and those that are set, so that everything set can be cleared.
fn offered(question: &Question) -> Vec<Filter> {
    let set = Filter::ALL
        .into_iter()
        .filter(|filter| question.filters.contains_key(filter));
    let mut filters = OFFERED.to_vec();
    filters.extend(set.filter(|filter| !OFFERED.contains(filter)));
    filters
}

fn page(generation: &Generation, asked: &Asked, answer: Answer) -> FrontPage {
    let manifest = generation.engine.manifest();
    let bare = Question {
        facets: Vec::new(),
        after: None,
        ..asked.question.clone()
    };
    let correction = answer
        .suggestion
        .as_ref()
        .filter(|suggestion| !suggestion.applied)
        .map(|suggestion| {
            let text = suggestion.text.clone();
            let question = Question {
                text: text.clone(),
                ..bare.clone()
            };
            (text, address("/", &asked.query_string_for(&question)))
        });
    let next = answer.next.as_ref().map(|cursor| {
        let question = Question {
            after: Some(cursor.clone()),
            ..bare.clone()
        };
        address("/", &asked.query_string_for(&question))
    });
    FrontPage {
        text: asked.question.text.clone(),
        lang: asked.question.lang.code(),
        lang_in_address: asked.lang_in_address,
        hidden: hidden(&asked.question),
        components: manifest.components,
        domains: manifest.vocabularies.get("domains").copied().unwrap_or(0),
        facets: answer.facets.iter().map(|facet| choice(facet, asked, &bare)).collect(),
        twin: address("/v1/components", &asked.query_string_for(&bare)),
        is_asking: !asked.question.text.is_empty() || !asked.question.filters.is_empty(),
        correction,
        next,
        answer,
    }
}

/// The set filters as hidden fields of the form: a new text keeps them.
fn hidden(question: &Question) -> Vec<(&'static str, String)> {
    let pairs = question.filters.iter();
    pairs
        .flat_map(|(filter, values)| values.iter().map(|value| (filter.name(), value.clone())))
        .collect()
}

fn choice(facet: &Facet, asked: &Asked, bare: &Question) -> Choice {
    let link = |value: &FacetValue| {
        let mut question = bare.clone();
        let values = question.filters.entry(facet.filter).or_default();
        if value.selected {
            values.retain(|set| *set != value.value);
        } else {
            values.push(value.value.clone());
            values.sort_unstable();
        }
        question.filters.retain(|_, values| !values.is_empty());
        address("/", &asked.query_string_for(&question))
    };
    let shown = facet.values.iter().enumerate();
    let shown = shown.filter(|(place, value)| *place < VALUES_SHOWN || value.selected);
    Choice {
        title: title(facet.filter),
        values: shown.map(|(_, value)| (value.clone(), link(value))).collect(),
    }
}

const fn title(filter: Filter) -> &'static str {
    match filter {
        Filter::Domain => "Domain",
        Filter::Capability => "Use",
        Filter::BuildingBlock => "Building block",
        Filter::Sdg => "Sustainable Development Goal",
        Filter::Country => "Country of use",
        Filter::Standard => "Standard",
        Filter::License => "Licence",
        Filter::Kind => "Kind",
        Filter::Status => "Development",
        Filter::Steward => "Organisation",
        Filter::Dpg => "Digital public good",
        Filter::Language => "Language",
        Filter::ProgrammingLanguage => "Programming language",
    }
}

impl FrontPage {
    /// The name with what matched marked: safe HTML of the engine when there is one.
    fn marked<'a>(hit: &'a Hit, field: &str) -> Option<&'a str> {
        hit.highlights.get(field).map(String::as_str)
    }
}
