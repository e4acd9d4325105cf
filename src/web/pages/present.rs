//! `/c/{id}/present`: a component for the wall, in panels that are read from the last row. Stacks show theirs in the same way.

use askama::Template;
use axum::response::Response;

use super::component::about_component;
use super::glance::{KeyFact, Origins, Topic, countries_in_use, key_facts};
use super::labels::{Labels, Text};
use super::license::License;
use super::sources::Sources;
use super::uses::Uses;
use super::visit::Visit;
use crate::model::Component;
use crate::search::Entry;
use crate::web::addresses::permalink;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::pictures::{component_map, qr_inline};
use crate::web::respond::Rendered;
use crate::web::state::{Generation, Site};
use crate::web::texts::in_language;

/// The most features on a panel: more is not read from afar.
const POINTS_MAX: usize = 6;
/// The most facts on a panel.
const FACTS_MAX: usize = 5;
/// The most countries that are named below a map.
const COUNTRIES_MAX: usize = 24;

/// A whole presenter view.
#[derive(Template)]
#[template(path = "present.html")]
pub struct Presentation {
    /// What surrounds the page.
    pub frame: Frame,
    /// The title of the window.
    pub title: String,
    /// Where Escape and the link lead.
    pub back: String,
    /// The page that search engines should know instead.
    pub canonical: String,
    /// The panels; the heading of the first is that of the page.
    pub panels: Vec<Panel>,
}

/// One panel.
#[derive(Default)]
pub struct Panel {
    /// A small line above the heading.
    pub kicker: Option<String>,
    /// The heading.
    pub heading: String,
    /// A sentence in large letters.
    pub lead: Option<Text>,
    /// Facts: name and value.
    pub facts: Vec<(String, String)>,
    /// A list.
    pub points: Vec<Text>,
    /// A picture as SVG.
    pub picture: Option<String>,
    /// What belongs to the picture.
    pub caption: Option<String>,
    /// The QR code in its corner.
    pub code: Option<Code>,
}

/// A QR code, for whoever sits in the room.
#[derive(Debug, Clone)]
pub struct Code {
    /// The code as SVG.
    pub svg: String,
    /// The address that it holds, as it is typed; empty where it is too long for that.
    pub address: String,
    /// Whether an earlier panel shows it too: then it is smaller.
    pub is_repeated: bool,
}

/// The presenter view of a component.
pub async fn present_component(visit: Visit) -> Result<Response, ApiError> {
    about_component(visit, "/present", render).await
}

fn render(generation: &Generation, entry: Entry, frame: &Frame, site: &Site) -> Result<Rendered, ApiError> {
    let page = frame.to(&format!("/c/{}", entry.component.id));
    let first = component_panel(generation, entry.clone(), frame, site)?;
    let (component, texts) = in_language(entry, frame.lang());
    let mut panels = vec![first];
    panels.extend(features(&component, &Origins::of(&texts), frame));
    panels.extend(countries(&component, generation, frame));
    panels.extend(license(&component, generation, frame));
    repeat_code(&mut panels);
    Rendered::page(&Presentation {
        title: component.name.clone(),
        canonical: frame.absolute(&page),
        back: page,
        panels,
        frame: frame.clone(),
    })
}

/// Puts the code of the first panel on the others: whoever comes late, or looks up late, finds it on each.
fn repeat_code(panels: &mut [Panel]) {
    let Some((first, others)) = panels.split_first_mut() else {
        return;
    };
    for panel in others {
        panel.code = first.code.clone().map(|code| Code {
            is_repeated: true,
            ..code
        });
    }
}

/// One panel about a component: what it does, what is asked first, and where to read on.
///
/// # Errors
/// [`ApiError::Internal`] when the address is too long for a QR code.
pub fn component_panel(generation: &Generation, entry: Entry, frame: &Frame, site: &Site) -> Result<Panel, ApiError> {
    let (component, texts) = in_language(entry, frame.lang());
    let reference = generation.engine.reference();
    let address = site.permanent(&permalink(&component.id));
    let fact = |fact: KeyFact| {
        // From the last row only the kind of a licence says more than its name.
        let value = match fact.detail {
            Some(detail) if fact.topic == Topic::License => format!("{}: {detail}", fact.value),
            Some(_) | None => fact.value,
        };
        (fact.title.into_owned(), value)
    };
    Ok(Panel {
        kicker: Some(Labels::of(reference, frame).term("kinds", component.kind.id())),
        heading: component.name.clone(),
        lead: Some(Text {
            text: component.summary.clone(),
            lang: Origins::of(&texts).summary.language,
        }),
        facts: key_facts(&component, reference, frame)
            .into_iter()
            .take(FACTS_MAX)
            .map(fact)
            .collect(),
        code: Some(Code {
            svg: qr_inline(&address)?,
            address: shown(&address),
            is_repeated: false,
        }),
        ..Panel::default()
    })
}

/// An address as it is typed.
fn shown(address: &str) -> String {
    address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .to_owned()
}

fn features(component: &Component, origins: &Origins, frame: &Frame) -> Option<Panel> {
    let points: Vec<Text> = component
        .features
        .iter()
        .take(POINTS_MAX)
        .map(|text| Text {
            text: text.clone(),
            lang: origins.features.language,
        })
        .collect();
    (!points.is_empty()).then(|| Panel {
        kicker: Some(component.name.clone()),
        heading: frame.w.text("section-features").into_owned(),
        points,
        ..Panel::default()
    })
}

fn countries(component: &Component, generation: &Generation, frame: &Frame) -> Option<Panel> {
    let picture = component_map(component, generation.engine.reference(), frame.w)?;
    let labels = Labels::of(generation.engine.reference(), frame);
    let sources = Sources::of(component, frame);
    let uses = Uses::of(component, &labels, &sources, frame);
    let mut names: Vec<&str> = uses.countries.iter().map(|country| country.name.as_str()).collect();
    names.dedup();
    let known = countries_in_use(component);
    Some(Panel {
        kicker: Some(component.name.clone()),
        heading: frame.w.text("section-where").into_owned(),
        lead: (known > 0).then(|| Text {
            text: frame.w.count("glance-countries", known).into_owned(),
            lang: frame.lang(),
        }),
        picture: Some(picture),
        caption: Some(if names.len() > COUNTRIES_MAX {
            frame.w.text("map-note").into_owned()
        } else {
            format!("{}. {}", names.join(" · "), frame.w.text("map-note"))
        }),
        ..Panel::default()
    })
}

fn license(component: &Component, generation: &Generation, frame: &Frame) -> Option<Panel> {
    let license = License::of(component, generation.engine.reference(), frame);
    let points: Vec<Text> = license
        .parts
        .into_iter()
        .filter_map(|part| part.meaning)
        .map(|text| Text {
            text,
            lang: frame.lang(),
        })
        .collect();
    (!points.is_empty()).then(|| Panel {
        kicker: Some(component.name.clone()),
        heading: frame.w.text("fact-license").into_owned(),
        lead: Some(Text::english(&license.expression)),
        points,
        ..Panel::default()
    })
}
