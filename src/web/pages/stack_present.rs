//! `/stack/present`: a stack for the wall: the whole of it first, then a panel for each component.

use std::sync::Arc;

use axum::response::Response;

use super::labels::Text;
use super::present::{Code, Panel, Presentation, component_panel};
use super::visit::{Visit, lead_to};
use crate::model::{Component, Lang, Slug, TermId};
use crate::search::{Entry, Lookup};
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::picked::{Picked, query_string};
use crate::web::pictures::{self, qr_inline};
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::{Generation, Site};

/// The most components that are shown, as in the stack itself.
const PARTS_MAX: usize = 20;

/// The presenter view of a stack. With nothing chosen it leads to the page on which a stack is made.
pub async fn present_stack(mut visit: Visit) -> Result<Response, ApiError> {
    let query = visit.query(&["c", "id", "need"]);
    let engine = &visit.generation.engine;
    let mut picked = Picked::read(&query, &["c", "id"], engine, visit.lang);
    let needs = known_needs(query.all("need"), &visit.generation);
    query.finish(())?;
    // What cannot be shown is said on the page of the stack; a wall is no place for it.
    picked.missing.clear();
    picked.ids.truncate(PARTS_MAX);
    let pairs = picked.pairs().chain(needs.iter().map(|need| ("need", need.as_str())));
    let asked = query_string(pairs);
    if picked.ids.is_empty() {
        return lead_to(&address(&format!("/{}/stack", visit.lang), &asked));
    }
    let site = Arc::clone(&visit.app.site);
    let ids = picked.ids;
    let shown = asked.clone();
    visit
        .answer(Cost::Search, &asked, move |generation, frame| {
            render(generation, &ids, &needs, &shown, frame, &site)
        })
        .await
}

fn known_needs(named: Vec<String>, generation: &Generation) -> Vec<TermId> {
    let blocks = generation.engine.reference().vocabularies.get("building-blocks");
    let is_known = |need: &String| blocks.is_some_and(|blocks| blocks.term(need).is_some());
    let mut needs: Vec<TermId> = Vec::new();
    for need in named.into_iter().filter(is_known) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs
}

fn render(
    generation: &Generation,
    ids: &[Slug],
    needs: &[TermId],
    query: &str,
    frame: Frame,
    site: &Site,
) -> Result<Rendered, ApiError> {
    let mut entries: Vec<Entry> = Vec::with_capacity(ids.len());
    for id in ids {
        if let Lookup::Found(entry) = generation.engine.lookup(id.as_str())? {
            entries.push(*entry);
        }
    }
    let components: Vec<Component> = entries.iter().map(|entry| entry.component.clone()).collect();
    let mut panels = vec![overview(generation, &components, needs, query, &frame, site)?];
    for entry in entries {
        panels.push(component_panel(generation, entry, &frame, site)?);
    }
    let page = address(&frame.to("/stack"), query);
    Rendered::page(&Presentation {
        title: frame.w.count("stack-title-of", components.len()).into_owned(),
        canonical: frame.absolute(&page),
        back: page,
        panels,
        frame,
    })
}

fn overview(
    generation: &Generation,
    components: &[Component],
    needs: &[TermId],
    query: &str,
    frame: &Frame,
    site: &Site,
) -> Result<Panel, ApiError> {
    let stack = generation.engine.stack(components, needs, frame.lang())?;
    let link = |id: &Slug| frame.to(&format!("/c/{id}"));
    let permalink = site.permanent(&address("/stack", query));
    let names: Vec<&str> = components.iter().map(|component| component.name.as_str()).collect();
    // A collection that holds all of them says best what they are for.
    let mut collections = stack.collections.iter();
    let purpose = collections.find(|collection| collection.components.len() == components.len());
    let open = stack.needs.iter().filter(|need| need.covered_by.is_empty());
    let gaps = open.map(|need| (frame.w.text("stack-gap-short").into_owned(), need.label.clone()));
    Ok(Panel {
        kicker: purpose.map(|collection| collection.title.clone()),
        heading: frame.w.count("stack-title-of", components.len()).into_owned(),
        lead: Some(Text {
            text: names.join(&*frame.w.text("list-comma")),
            lang: Lang::En,
        }),
        facts: gaps.collect(),
        picture: pictures::stack(&stack, generation.engine.reference(), frame.w, link),
        // Addresses that are too long for a code are too long for a wall as well.
        code: qr_inline(&permalink).ok().map(|svg| Code {
            svg,
            address: String::new(),
            is_repeated: false,
        }),
        ..Panel::default()
    })
}
