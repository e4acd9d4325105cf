//! `/{lang}/compare`: two to four components side by side.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;

use super::labels::Labels;
use super::picker::{Choice, Notice, Picker, name_of};
use super::rows::Mark;
use super::term_lists::{card, twin_link};
use super::visit::{Visit, lead_to};
use crate::index::Reference;
use crate::model::{Alphabet, Lang, Slug};
use crate::search::{ComparedField, Entry, FieldState, FieldValue, Lookup, Outcome, compare};
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::picked::{Picked, query_string};
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::{Generation, Site};
use crate::web::texts::in_language;
use crate::web::wording::Wording;

/// The most components on the page: what can be read side by side on a laptop. The API compares more.
const COMPARED_MAX: usize = 4;
/// Values of one fact that are shown at once; the rest opens on demand.
const VALUES_SHOWN: usize = 8;

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    frame: Frame,
    title: String,
    description: String,
    card: String,
    notices: Vec<Notice>,
    columns: Vec<Column>,
    lines: Vec<Line>,
    picker: Option<Picker>,
    stack: Option<String>,
    address: String,
    twin: Option<String>,
}

/// A component.
struct Column {
    name: String,
    href: String,
    summary: String,
    summary_lang: Lang,
    without: String,
}

/// One fact of all components.
struct Line {
    title: String,
    outcome: Mark,
    cells: Vec<Cell>,
}

/// One fact of one component.
struct Cell {
    /// The component's name, which stands above the values where columns have no room.
    of: String,
    /// Said instead of values.
    state: Option<Mark>,
    values: Vec<Value>,
    rest: Vec<Value>,
}

/// A value.
struct Value {
    text: String,
    href: Option<String>,
    /// Whether all the others have it, too, as far as is known.
    is_shared: bool,
}

/// The comparison.
pub async fn compare_page(mut visit: Visit) -> Result<Response, ApiError> {
    let query = visit.query(&["c", "id"]);
    let picked = Picked::read(&query, &["c", "id"], &visit.generation.engine, visit.lang);
    query.finish(())?;
    let asked = query_string(picked.pairs());
    if picked.is_respelt && picked.missing.is_empty() {
        return lead_to(&address(&format!("/{}/compare", visit.lang), &asked));
    }
    let site = Arc::clone(&visit.app.site);
    visit
        .answer(Cost::Search, &asked, move |generation, frame| {
            let page = page(generation, &picked, frame, &site)?;
            let link = page.twin.as_deref().map(twin_link).transpose()?;
            Ok(Rendered {
                link,
                ..Rendered::page(&page)?
            })
        })
        .await
}

fn page(generation: &Generation, picked: &Picked, frame: Frame, site: &Site) -> Result<ComparePage, ApiError> {
    let (w, reference) = (frame.w, generation.engine.reference());
    let choice = Choice {
        picked,
        more: Vec::new(),
        path: "/compare",
        frame: &frame,
        reference,
    };
    let ids = &picked.ids[..picked.ids.len().min(COMPARED_MAX)];
    let entries = entries(generation, ids)?;
    let english: Vec<_> = entries.iter().map(|entry| entry.component.clone()).collect();
    let is_comparison = entries.len() > 1;
    let lines = if is_comparison {
        compare(&english)
            .iter()
            .map(|field| line(field, reference, &frame))
            .collect()
    } else {
        Vec::new()
    };
    let names: Vec<&str> = english.iter().map(|component| component.name.as_str()).collect();
    let title = if names.is_empty() {
        w.text("compare-title").into_owned()
    } else {
        w.fill("compare-title-of", "names", names.join(&*w.text("list-comma")))
            .into_owned()
    };
    let mut notices = choice.notices();
    notices.extend(too_many(&picked.ids, reference, w));
    let pairs = || ids.iter().map(Slug::as_str);
    Ok(ComparePage {
        description: w.text("compare-lead").into_owned(),
        card: card(&frame),
        notices,
        lines,
        picker: (picked.ids.len() < COMPARED_MAX).then(|| {
            let fields = if ids.is_empty() { 2 } else { 1 };
            choice.picker(w.text("picked-label").into_owned(), fields)
        }),
        stack: is_comparison.then(|| address("/stack", &query_string(pairs().map(|id| ("c", id))))),
        twin: is_comparison.then(|| address("/v1/compare", &query_string(pairs().map(|id| ("id", id))))),
        columns: entries.into_iter().map(|entry| column(entry, &choice)).collect(),
        address: site.permanent(&choice.with(&ids.iter().collect::<Vec<_>>())),
        title,
        frame,
    })
}

fn entries(generation: &Generation, ids: &[Slug]) -> Result<Vec<Entry>, ApiError> {
    let mut entries = Vec::with_capacity(ids.len());
    for id in ids {
        if let Lookup::Found(entry) = generation.engine.lookup(id.as_str())? {
            entries.push(*entry);
        }
    }
    Ok(entries)
}

fn too_many(ids: &[Slug], reference: &Reference, w: Wording) -> Option<Notice> {
    let left_out: Vec<String> = ids.iter().skip(COMPARED_MAX).map(|id| name_of(reference, id)).collect();
    (!left_out.is_empty()).then(|| Notice {
        text: w
            .fill("compare-too-many", "names", left_out.join(&*w.text("list-comma")))
            .into_owned(),
        detail: None,
        instead: Vec::new(),
        search: None,
    })
}

fn column(entry: Entry, choice: &Choice) -> Column {
    let (component, texts) = in_language(entry, choice.frame.lang());
    Column {
        href: choice.frame.to(&format!("/c/{}", component.id)),
        summary_lang: texts.get("summary").map_or(Lang::En, |origin| origin.language),
        without: choice.without(&component.id),
        name: component.name,
        summary: component.summary,
    }
}

fn line(field: &ComparedField, reference: &Reference, frame: &Frame) -> Line {
    let w = frame.w;
    let (class, text) = match field.outcome {
        Outcome::Equal => ("mark-equal", w.text("compare-equal")),
        Outcome::Differs => ("mark-differs", w.text("compare-differs")),
        Outcome::Unknown => ("mark-unknown", w.text("compare-unknown")),
    };
    Line {
        title: title(field.field, w),
        outcome: Mark { class, text },
        cells: field
            .components
            .iter()
            .map(|value| cell(field, value, reference, frame))
            .collect(),
    }
}

/// The name of a fact for people.
fn title(field: &'static str, w: Wording) -> String {
    let key = match field {
        "kind" => key("fact-kind"),
        "domains" => key("fact-domains"),
        "capabilities" => key("fact-capabilities"),
        "building_blocks" => key("fact-building-blocks"),
        "standards" => key("fact-standards"),
        "sdgs" => key("fact-sdgs"),
        "license" => key("fact-license"),
        "programming_languages" => key("fact-programming-languages"),
        "stewards" => key("fact-organisations"),
        "countries" => key("fact-countries"),
        "worldwide_use" => key("compare-worldwide-use"),
        "development_status" => key("fact-development"),
        "first_release" => key("compare-first-release"),
        "last_activity" => key("compare-last-activity"),
        "dpg" => key("fact-dpg"),
        "reviewed" => key("compare-reviewed"),
        // A fact that has no name for people yet shows its own; a test finds it.
        unnamed => unnamed,
    };
    w.known(key).map_or_else(|| key.to_owned(), Into::into)
}

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

fn cell(field: &ComparedField, value: &FieldValue, reference: &Reference, frame: &Frame) -> Cell {
    let w = frame.w;
    let state = match value.state {
        FieldState::Known => None,
        FieldState::None => Some(("mark-past", w.text("compare-none"))),
        FieldState::Unknown => Some(("mark-unknown", w.text("compare-not-known"))),
        FieldState::NotApplicable => Some(("mark-past", w.text("compare-not-applicable"))),
    };
    let mut values: Vec<Value> = value
        .values
        .iter()
        .map(|one| shown(field.field, one, is_shared(field, one), reference, frame))
        .collect();
    // What tells the components apart comes first.
    let alphabet = Alphabet::of(w.lang());
    values.sort_by(|a, b| (a.is_shared.cmp(&b.is_shared)).then_with(|| alphabet.compare(&a.text, &b.text)));
    let rest = values.split_off(values.len().min(VALUES_SHOWN));
    Cell {
        of: name_of(reference, &value.id),
        state: state.map(|(class, text)| Mark { class, text }),
        values,
        rest,
    }
}

/// Whether every component of which the fact is known has the value: what is not known is no difference.
fn is_shared(field: &ComparedField, value: &String) -> bool {
    let known = field.components.iter().filter(|one| one.state != FieldState::Unknown);
    known.into_iter().all(|one| one.values.contains(value))
}

fn shown(field: &str, value: &str, is_shared: bool, reference: &Reference, frame: &Frame) -> Value {
    let labels = Labels::of(reference, frame);
    let label = |vocabulary: &str| labels.term(vocabulary, value);
    let page = |vocabulary: &str| (label(vocabulary), Some(frame.to(&format!("/{vocabulary}/{value}"))));
    let search = |filter: &str, text: String| {
        let query = query_string([(filter, value)].into_iter());
        (text, Some(address(&frame.to("/search"), &query)))
    };
    let (text, href) = match field {
        "domains" | "capabilities" | "standards" | "sdgs" | "countries" => page(field),
        "building_blocks" => page("building-blocks"),
        "kind" => search("kind", label("kinds")),
        "programming_languages" => search("programming_language", label("programming-languages")),
        "development_status" => (label("development-status"), None),
        "dpg" => (label("dpg-status"), None),
        "stewards" => {
            let known = reference.organisations.get(value);
            let name = known.map_or(value, |organisation| organisation.name.as_str());
            (name.to_owned(), Some(frame.to(&format!("/organisations/{value}"))))
        }
        "worldwide_use" => (
            value.parse().map_or_else(|_| value.to_owned(), |n| frame.w.number(n)),
            None,
        ),
        "last_activity" | "reviewed" => (
            value.parse().map_or_else(|_| value.to_owned(), |day| frame.w.date(day)),
            None,
        ),
        _ => (value.to_owned(), None),
    };
    Value { text, href, is_shared }
}

impl ComparePage {
    fn is_comparison(&self) -> bool {
        !self.lines.is_empty()
    }
}
