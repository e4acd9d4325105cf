//! `/{lang}/search`: results, why each matched, ways to narrow them, and ways to take them along.

use askama::Template;
use axum::response::Response;

use super::labels;
use super::visit::Visit;
use crate::index::Filter;
use crate::model::Alphabet;
use crate::search::{
    Answer, Facet, FacetValue, Hit, LeftOut, LeftOutKind, MatchKind, Notice, NoticeCode, Question, Sort,
};
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::question::{Asked, address};
use crate::web::respond::{Cost, Rendered};
use crate::web::state::Generation;

/// Filters that the page offers, in this order; a filter that is set is shown too, so that it can be taken away.
const OFFERED: [Filter; 7] = [
    Filter::Domain,
    Filter::BuildingBlock,
    Filter::Country,
    Filter::License,
    Filter::Kind,
    Filter::Status,
    Filter::Dpg,
];
/// Reasons that are told for one hit: one line on a phone.
const REASONS_SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    text: String,
    sort: Sort,
    hits: Vec<Shown>,
    total: usize,
    notices: Vec<String>,
    corrected: Option<String>,
    suggested: Option<(String, String)>,
    groups: Vec<Group>,
    chips: Vec<Chip>,
    first: Option<String>,
    next: Option<String>,
    twin: String,
    exports: Vec<(&'static str, String)>,
    feed: String,
}

/// A hit as it is shown.
struct Shown {
    hit: Hit,
    href: String,
    domains: Vec<String>,
    reasons: Vec<String>,
}

/// One filter with its values.
struct Group {
    name: &'static str,
    title: String,
    values: Vec<Choice>,
    is_open: bool,
}

/// A value that can be chosen.
struct Choice {
    value: String,
    label: String,
    count: usize,
    selected: bool,
}

/// A value that is set, with the address without it.
struct Chip {
    title: String,
    label: String,
    href: String,
}

/// The search page.
pub async fn search_page(visit: Visit) -> Result<Response, ApiError> {
    let reference = visit.generation.engine.reference();
    let mut asked = Asked::read_for_page(visit.raw.as_deref(), visit.lang, reference)?;
    let query = asked.query_string();
    asked.question.facets = offered(&asked.question);
    let cost = Cost::of(&asked.question, &visit.generation.engine);
    visit
        .answer(cost, &query, move |generation, frame| {
            let answer = generation.engine.search(&asked.question)?;
            Rendered::page(&page(generation, &asked, answer, frame))
        })
        .await
}

fn offered(question: &Question) -> Vec<Filter> {
    let set = Filter::ALL
        .into_iter()
        .filter(|filter| question.filters.contains_key(filter));
    let mut filters = OFFERED.to_vec();
    filters.extend(set.filter(|filter| !OFFERED.contains(filter)));
    filters
}

fn page(generation: &Generation, asked: &Asked, answer: Answer, frame: Frame) -> SearchPage {
    let bare = Question {
        facets: Vec::new(),
        after: None,
        ..asked.question.clone()
    };
    let here = |question: &Question| address(&frame.to("/search"), &asked.query_string_for(question));
    let elsewhere = |path: &str, question: &Question| {
        let in_language = Asked {
            lang_in_address: true,
            ..asked.clone()
        };
        address(path, &in_language.query_string_for(question))
    };
    let typed = |text: &str| Question {
        text: text.to_owned(),
        ..bare.clone()
    };
    let suggestion = answer.suggestion.as_ref();
    let next = answer.next.as_ref().map(|cursor| {
        here(&Question {
            after: Some(cursor.clone()),
            ..bare.clone()
        })
    });
    let unsorted = Question {
        sort: Sort::default(),
        ..bare.clone()
    };
    SearchPage {
        text: bare.text.clone(),
        sort: bare.sort,
        total: answer.total,
        notices: answer.notices.iter().map(|notice| told(notice, &frame)).collect(),
        corrected: suggestion.filter(|found| found.applied).map(|found| found.text.clone()),
        suggested: suggestion
            .filter(|found| !found.applied)
            .map(|found| (found.text.clone(), here(&typed(&found.text)))),
        groups: answer.facets.iter().map(|facet| group(facet, &bare, &frame)).collect(),
        chips: answer
            .facets
            .iter()
            .flat_map(|facet| chips(facet, &bare, &frame, here))
            .collect(),
        first: asked.question.after.as_ref().map(|_| here(&bare)),
        next,
        twin: elsewhere("/v1/components", &bare),
        exports: [("CSV", "csv"), ("JSON", "json"), ("NDJSON", "ndjson")]
            .map(|(name, ending)| (name, elsewhere(&format!("/v1/export.{ending}"), &unsorted)))
            .to_vec(),
        feed: elsewhere("/feed.atom", &unsorted),
        hits: answer
            .hits
            .into_iter()
            .map(|hit| shown(hit, generation, &frame))
            .collect(),
        frame,
    }
}

fn shown(hit: Hit, generation: &Generation, frame: &Frame) -> Shown {
    let domains = generation.engine.reference().vocabularies.get("domains");
    let label = |id: &str| {
        domains
            .and_then(|domains| domains.term(id))
            .map(|term| term.labels.text(frame.lang()).to_owned())
    };
    Shown {
        href: frame.to(&format!("/c/{}", hit.id)),
        domains: hit.domains.iter().filter_map(|id| label(id)).collect(),
        reasons: reasons(&hit, frame),
        hit,
    }
}

/// What a reader does not see from the marked words: a term that was meant, a name under which it was found, a spelling.
fn reasons(hit: &Hit, frame: &Frame) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for reason in &hit.matched_on {
        let key = match reason.kind {
            MatchKind::Concept => "match-concept",
            MatchKind::Name if *reason.value != *hit.name => "match-name",
            MatchKind::Spelling => "match-spelling",
            MatchKind::Name | MatchKind::Text => continue,
        };
        let text = frame
            .w
            .fill_two(key, ("value", &reason.value), ("from", &reason.from))
            .into_owned();
        if out.len() < REASONS_SHOWN && !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

/// What the reader should know about the question, in a sentence.
fn told(notice: &Notice, frame: &Frame) -> String {
    let w = frame.w;
    let name = notice.field.as_deref().unwrap_or_default();
    let value = notice.value.as_deref().unwrap_or_default();
    let text = match notice.code {
        NoticeCode::WordsLeftOut => match notice.limit {
            Some(limit) => w.count("notice-words-left-out", limit),
            None => w.text("notice-text-left-out"),
        },
        NoticeCode::UnknownField => w.fill("notice-unknown-field", "name", name),
        // Ids are named to the API only.
        NoticeCode::UnknownValue | NoticeCode::IdUnknown | NoticeCode::IdRenamed | NoticeCode::IdWithdrawn => {
            w.fill_two("notice-unknown-value", ("value", value), ("name", named(name, frame)))
        }
        NoticeCode::UnbalancedQuote => w.text("notice-unbalanced-quote"),
        NoticeCode::WordTooLong => w.count("notice-word-too-long", notice.limit.unwrap_or_default()),
        NoticeCode::OnlyExclusions => w.text("notice-only-exclusions"),
        NoticeCode::Relaxed => {
            let parts: Vec<String> = notice.left_out.iter().map(|part| left_out(part, frame)).collect();
            w.fill("notice-relaxed", "parts", parts.join(&*w.text("list-comma")))
        }
        NoticeCode::CursorFromOlderGeneration => w.text("notice-older-page"),
    };
    text.into_owned()
}

/// A part of the question that was left out, inside a sentence.
fn left_out(part: &LeftOut, frame: &Frame) -> String {
    let w = frame.w;
    let value = part.value.as_deref().unwrap_or_default();
    let text = match part.kind {
        LeftOutKind::QuotationMarks => w.text("left-out-quotation-marks"),
        LeftOutKind::Exclusions => w.fill("left-out-exclusions", "value", value),
        LeftOutKind::Filter => w.fill("left-out-filter", "name", named(value, frame)),
        LeftOutKind::Filters => w.text("left-out-filters"),
        LeftOutKind::Words => w.fill("left-out-words", "value", value),
    };
    text.into_owned()
}

/// The name for people of a filter that is named as in the API.
fn named(name: &str, frame: &Frame) -> String {
    Filter::from_name(name).map_or_else(|| name.to_owned(), |filter| title(filter, frame))
}

fn group(facet: &Facet, bare: &Question, frame: &Frame) -> Group {
    let is_set = bare.filters.contains_key(&facet.filter);
    let mut values: Vec<Choice> = facet.values().map(|value| choice(facet.filter, value)).collect();
    if facet.filter == Filter::Sdg {
        // Those with one count go by their numbers, because these are shown.
        let alphabet = Alphabet::of(frame.lang());
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| alphabet.compare(&a.value, &b.value)));
    }
    Group {
        name: facet.filter.name(),
        title: title(facet.filter, frame),
        values,
        is_open: is_set || facet.filter == Filter::Domain,
    }
}

/// A value named as everywhere on the pages.
fn choice(filter: Filter, value: FacetValue<'_>) -> Choice {
    Choice {
        value: value.value.to_owned(),
        label: if filter == Filter::Sdg {
            labels::shown("sdgs", value.value, value.label)
        } else {
            value.label.to_owned()
        },
        count: value.count,
        selected: value.selected,
    }
}

fn chips(facet: &Facet, bare: &Question, frame: &Frame, here: impl Fn(&Question) -> String) -> Vec<Chip> {
    let set = facet.values().filter(|value| value.selected);
    set.map(|value| {
        let mut question = bare.clone();
        if let Some(values) = question.filters.get_mut(&facet.filter) {
            values.retain(|one| one != value.value);
        }
        question.filters.retain(|_, values| !values.is_empty());
        Chip {
            title: title(facet.filter, frame),
            label: choice(facet.filter, value).label,
            href: here(&question),
        }
    })
    .collect()
}

/// The name of a filter for people.
fn title(filter: Filter, frame: &Frame) -> String {
    let key = match filter {
        Filter::Domain => "fact-domains",
        Filter::Capability => "fact-capabilities",
        Filter::BuildingBlock => "fact-building-blocks",
        Filter::Sdg => "fact-sdgs",
        Filter::Country => "fact-countries",
        Filter::Standard => "fact-standards",
        Filter::License => "fact-license",
        Filter::Kind => "fact-kind",
        Filter::Status => "fact-development",
        Filter::Steward => "fact-organisations",
        Filter::Dpg => "fact-dpg",
        Filter::Language => "fact-languages",
        Filter::ProgrammingLanguage => "fact-programming-languages",
    };
    frame.w.text(key).into_owned()
}

impl SearchPage {
    /// A text with what matched marked, where something did: safe HTML of the engine.
    fn marked<'a>(hit: &'a Hit, field: &str) -> Option<&'a str> {
        hit.highlights.get(field).map(String::as_str)
    }

    /// The description around the first match, when neither name nor summary shows why the hit is here.
    fn snippet(hit: &Hit) -> Option<&str> {
        let is_seen = hit.highlights.contains_key("name") || hit.highlights.contains_key("summary");
        if is_seen {
            None
        } else {
            Self::marked(hit, "description")
        }
    }

    fn is_asking(&self) -> bool {
        !self.text.is_empty() || !self.chips.is_empty()
    }

    /// The title in the browser's tab and in previews.
    fn heading(&self) -> String {
        if self.text.is_empty() {
            self.frame.w.text("search-title").into_owned()
        } else {
            self.frame.w.fill("search-title-for", "q", &self.text).into_owned()
        }
    }

    fn sorts(&self) -> [(&'static str, &'static str, bool); 3] {
        [
            ("relevance", "sort-relevance", self.sort == Sort::Relevance),
            ("name", "sort-name", self.sort == Sort::Name),
            ("reviewed", "sort-reviewed", self.sort == Sort::Reviewed),
        ]
    }
}
