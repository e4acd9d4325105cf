//! `/{lang}/{vocabulary}` and `/{lang}/organisations`: the closed lists, each term with how many components carry it.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;

use super::labels::shown;
use super::rows::{Mark, label_of};
use super::term_map::{WorldMap, everywhere};
use super::visit::Visit;
use crate::model::{Alphabet, Lang, Organisation, Term, Tier, Vocabulary};
use crate::search::Gap;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::respond::{Cost, Rendered, header_value};
use crate::web::state::Generation;
use crate::web::terms::vocabulary;
use crate::web::wording::Wording;

#[derive(Template)]
#[template(path = "vocabulary.html")]
struct ListPage {
    frame: Frame,
    title: String,
    description: String,
    card: String,
    map: Option<WorldMap>,
    groups: Vec<Group>,
    links: Vec<(String, String)>,
    twin: String,
}

/// Terms under one heading.
#[derive(Default)]
struct Group {
    heading: Option<String>,
    href: Option<String>,
    note: Option<String>,
    terms: Vec<Listed>,
    /// Whether the terms have names only, so that they can stand close together.
    is_short: bool,
    /// Whether the terms are shown on demand.
    is_folded: bool,
}

/// A term or an organisation in a list.
struct Listed {
    href: String,
    label: String,
    label_lang: Lang,
    definition: Option<(String, Lang)>,
    detail: Option<String>,
    mark: Option<Mark>,
    count: usize,
}

/// A vocabulary. Its name is the first part of the path.
pub async fn vocabulary_page(visit: Visit) -> Result<Response, ApiError> {
    let name = visit.path.trim_start_matches('/').to_owned();
    visit
        .answer(Cost::Search, "", move |generation, frame| {
            let list = vocabulary(generation, &name)?;
            let gaps = generation.engine.gaps();
            let countries = (name == "countries").then(|| everywhere(list, generation, frame.w));
            finish(&ListPage {
                title: list_title(&name, frame.w),
                description: frame.w.text(&format!("terms-lead-{name}")).into_owned(),
                card: card(&frame),
                map: countries.flatten(),
                groups: groups(list, &gaps, generation, &frame),
                links: Vec::new(),
                twin: format!("/v1/vocabularies/{name}?lang={}", frame.lang()),
                frame,
            })
        })
        .await
}

/// The organisations.
pub async fn organisations_page(visit: Visit) -> Result<Response, ApiError> {
    visit
        .answer(Cost::Lookup, "", |generation, frame| {
            finish(&ListPage {
                title: list_title("organisations", frame.w),
                description: frame.w.text("terms-lead-organisations").into_owned(),
                card: card(&frame),
                map: None,
                groups: organisations(generation, &frame),
                links: Vec::new(),
                twin: "/v1/organisations".to_owned(),
                frame,
            })
        })
        .await
}

fn finish(page: &ListPage) -> Result<Rendered, ApiError> {
    Ok(Rendered {
        link: Some(twin_link(&page.twin)?),
        ..Rendered::page(page)?
    })
}

/// The Link header that names the JSON twin of a page.
///
/// # Errors
/// [`ApiError::Internal`] when the address is no header value.
pub fn twin_link(twin: &str) -> Result<axum::http::HeaderValue, ApiError> {
    header_value(&format!("<{twin}>; rel=\"alternate\"; type=\"application/json\""))
}

/// The title of a list.
#[must_use]
pub fn list_title(name: &str, w: Wording) -> String {
    w.text(&format!("terms-list-{name}")).into_owned()
}

/// The preview picture of pages that have none of their own.
#[must_use]
pub fn card(frame: &Frame) -> String {
    frame.absolute(&format!("/card.png?lang={}", frame.lang()))
}

fn groups(list: &Vocabulary, gaps: &BTreeMap<&str, Gap>, generation: &Generation, frame: &Frame) -> Vec<Group> {
    let w = frame.w;
    let listed = |term: &Term| listed(list, term, gaps, generation, frame);
    let some = |wanted: &dyn Fn(&Term) -> bool| list.terms.iter().filter(|term| wanted(term)).map(listed).collect();
    match list.id.as_str() {
        "domains" => {
            let tier = |tier: Tier, heading: &str, note: &str| Group {
                heading: Some(heading.to_owned()),
                note: Some(note.to_owned()),
                terms: some(&|term: &Term| term.tier == Some(tier)),
                ..Group::default()
            };
            vec![
                tier(Tier::Core, &w.text("tier-core"), &w.text("tier-core-note")),
                tier(Tier::Sector, &w.text("tier-sector"), &w.text("tier-sector-note")),
            ]
        }
        "capabilities" => by_domain(list, &listed, generation, frame),
        "countries" => used_and_unused(list, &listed, frame.lang()),
        _ => vec![Group {
            terms: some(&|_: &Term| true),
            ..Group::default()
        }],
    }
}

fn by_domain(
    list: &Vocabulary,
    listed: &dyn Fn(&Term) -> Listed,
    generation: &Generation,
    frame: &Frame,
) -> Vec<Group> {
    let domains = generation.engine.reference().vocabularies.get("domains");
    let domains = domains.into_iter().flat_map(|domains| &domains.terms);
    domains
        .map(|domain| Group {
            heading: Some(domain.labels.text(frame.lang()).to_owned()),
            href: Some(frame.to(&format!("/domains/{}", domain.id))),
            terms: list
                .terms
                .iter()
                .filter(|term| term.domain.as_ref() == Some(&domain.id))
                .map(listed)
                .collect(),
            ..Group::default()
        })
        .collect()
}

fn used_and_unused(list: &Vocabulary, listed: &dyn Fn(&Term) -> Listed, lang: Lang) -> Vec<Group> {
    let mut terms: Vec<Listed> = list.terms.iter().map(listed).collect();
    order(&mut terms, lang);
    let (used, unused) = terms.into_iter().partition(|term: &Listed| term.count > 0);
    let group = |terms, is_folded| Group {
        terms,
        is_folded,
        is_short: true,
        ..Group::default()
    };
    vec![group(used, false), group(unused, true)]
}

fn listed(
    list: &Vocabulary,
    term: &Term,
    gaps: &BTreeMap<&str, Gap>,
    generation: &Generation,
    frame: &Frame,
) -> Listed {
    let counts = generation.engine.reference().term_counts.get(list.id.as_str());
    let (label, label_lang) = term.labels.get(frame.lang());
    let (definition, definition_lang) = term.definitions.get(frame.lang());
    let gap = gaps
        .get(term.id.as_str())
        .filter(|_| list.id.as_str() == "building-blocks");
    Listed {
        href: frame.to(&format!("/{}/{}", list.id, term.id)),
        label: shown(list.id.as_str(), &term.id, label),
        label_lang,
        definition: (!definition.is_empty()).then(|| (definition.to_owned(), definition_lang)),
        detail: term.publisher.clone(),
        mark: gap.map(|gap| gap_mark(*gap, frame.w)),
        count: counts.and_then(|counts| counts.get(&term.id)).copied().unwrap_or(0),
    }
}

/// Puts a list in the order of the alphabet.
fn order(terms: &mut [Listed], lang: Lang) {
    let alphabet = Alphabet::of(lang);
    terms.sort_by(|a, b| alphabet.compare(&a.label, &b.label));
}

/// What a building block lacks.
#[must_use]
pub fn gap_mark(gap: Gap, w: Wording) -> Mark {
    match gap {
        Gap::NoComponent => Mark {
            class: "mark-gap",
            text: w.text("gap-none"),
        },
        Gap::NoMatureComponent => Mark {
            class: "mark-unknown",
            text: w.text("gap-not-mature"),
        },
    }
}

fn organisations(generation: &Generation, frame: &Frame) -> Vec<Group> {
    let reference = generation.engine.reference();
    let listed = |organisation: &Organisation| {
        let country = organisation.country.as_deref();
        Listed {
            href: frame.to(&format!("/organisations/{}", organisation.id)),
            label: organisation.name.clone(),
            label_lang: Lang::En,
            definition: None,
            detail: country.map(|country| label_of(reference, "countries", country, frame.lang())),
            mark: None,
            count: reference
                .organisation_counts
                .get(organisation.id.as_str())
                .copied()
                .unwrap_or(0),
        }
    };
    let mut terms: Vec<Listed> = reference.organisations.values().map(listed).collect();
    order(&mut terms, frame.lang());
    vec![Group {
        terms,
        is_short: true,
        ..Group::default()
    }]
}
