//! `/stack` and `/{lang}/stack`: components that are to work together. What they cover, what holds them together, and what
//! is missing.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;

use super::collections::{Shelf, shelves};
use super::picker::{Choice, Notice, Picker, name_of};
use super::stack_look::{Base, Block, Look, Relation, Standard};
use super::term_lists::{card, twin_link};
use super::visit::{Visit, lead_to};
use crate::index::Reference;
use crate::model::{Slug, TermId};
use crate::search::Stack;
use crate::web::chosen::{components, needed_blocks};
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::picked::{Picked, query_string};
use crate::web::pictures::{self, qr_inline};
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::{Generation, Site};
use crate::web::wording::Wording;

/// The most components and the most needs of one stack, as in the API.
const PARTS_MAX: usize = 20;

#[derive(Template)]
#[template(path = "stack.html")]
struct StackPage {
    frame: Frame,
    title: String,
    description: String,
    card: String,
    notices: Vec<Notice>,
    is_begun: bool,
    drawing: Option<String>,
    blocks: Vec<Block>,
    relations: Vec<Relation>,
    standards: Vec<Standard>,
    bases: Vec<Base>,
    collections: Vec<(String, String)>,
    starts: Vec<Shelf>,
    picker: Option<Picker>,
    needs: Vec<Wish>,
    kept: Vec<String>,
    share: Option<Share>,
    twin: Option<String>,
}

/// A building block that can be asked for.
struct Wish {
    id: TermId,
    label: String,
    is_set: bool,
}

/// Where the stack is found again.
struct Share {
    permalink: String,
    address: String,
    present: String,
    qr: Option<String>,
    slide: String,
    picture: String,
    compare: Option<String>,
}

/// A stack: at its permanent link in the reader's language, and once in each language.
pub async fn stack_page(mut visit: Visit) -> Result<Response, ApiError> {
    let mut query = visit.query(&["c", "id", "need"]);
    let engine = &visit.generation.engine;
    let picked = Picked::read(&query, &["c", "id"], engine, visit.lang);
    let needs = needed_blocks(&mut query, engine.reference());
    query.finish(())?;
    let pairs = picked.pairs().chain(needs.iter().map(|need| ("need", need.as_str())));
    let asked = query_string(pairs);
    if picked.is_respelt && picked.missing.is_empty() {
        return lead_to(&address(&format!("/{}/stack", visit.lang), &asked));
    }
    let site = Arc::clone(&visit.app.site);
    visit
        .answer(Cost::Search, &asked, move |generation, frame| {
            let page = page(generation, &picked, &needs, frame, &site)?;
            let link = page.twin.as_deref().map(twin_link).transpose()?;
            Ok(Rendered {
                link,
                ..Rendered::page(&page)?
            })
        })
        .await
}

fn page(
    generation: &Generation,
    picked: &Picked,
    needs: &[TermId],
    frame: Frame,
    site: &Site,
) -> Result<StackPage, ApiError> {
    let (w, lang, reference) = (frame.w, frame.lang(), generation.engine.reference());
    let ids = &picked.ids[..picked.ids.len().min(PARTS_MAX)];
    let chosen = components(generation, ids)?;
    let stack = generation.engine.stack(&chosen, needs, lang)?;
    let choice = Choice {
        picked,
        more: needs.iter().map(|need| ("need", need.clone())).collect(),
        path: "/stack",
        frame: &frame,
        reference,
    };
    let look = Look {
        stack: &stack,
        chosen: &chosen,
        choice: &choice,
        w,
    };
    let is_begun = !chosen.is_empty() || !needs.is_empty();
    let mut notices = choice.notices();
    notices.extend(too_many(&picked.ids, reference, w));
    let parts = ids
        .iter()
        .map(|id| ("c", id.as_str()))
        .chain(needs.iter().map(|need| ("need", need.as_str())));
    let query = query_string(parts);
    let title = if chosen.is_empty() {
        w.text("stack-title").into_owned()
    } else {
        w.count("stack-title-of", chosen.len()).into_owned()
    };
    let share = (!chosen.is_empty()).then(|| share(&query, ids, &frame, site));
    Ok(StackPage {
        description: description(&stack, w),
        card: share
            .as_ref()
            .map_or_else(|| card(&frame), |share| frame.absolute(&share.picture)),
        notices,
        is_begun,
        drawing: pictures::stack(&stack, reference, w, |id| frame.to(&format!("/c/{id}"))),
        blocks: look.blocks(),
        relations: look.relations(),
        standards: look.standards(),
        bases: look.bases(),
        collections: stack
            .collections
            .iter()
            .map(|one| (one.title.clone(), frame.to(&format!("/collections/{}", one.id))))
            .collect(),
        starts: if is_begun {
            Vec::new()
        } else {
            shelves(reference, &frame)
        },
        picker: (picked.ids.len() < PARTS_MAX).then(|| choice.picker(w.text("picked-label").into_owned(), 1)),
        needs: wishes(reference, needs, &frame),
        kept: ids.iter().map(Slug::to_string).collect(),
        twin: is_begun.then(|| address("/v1/stack", &format!("{query}&lang={lang}"))),
        share,
        title,
        frame,
    })
}

/// The stack in a sentence, for previews.
fn description(stack: &Stack, w: Wording) -> String {
    let names: Vec<&str> = stack
        .components
        .iter()
        .map(|component| component.name.as_str())
        .collect();
    if names.is_empty() {
        w.text("stack-lead").into_owned()
    } else {
        names.join(&*w.text("list-comma"))
    }
}

fn share(query: &str, ids: &[Slug], frame: &Frame, site: &Site) -> Share {
    let pairs = || ids.iter().map(|id| ("c", id.as_str()));
    let in_lang = |path: &str| address(path, &format!("{query}&lang={}", frame.lang()));
    let permalink = address("/stack", query);
    let lasting = site.permanent(&permalink);
    Share {
        // Addresses that are too long for a code are too long for a wall as well.
        qr: qr_inline(&lasting).ok(),
        permalink,
        address: lasting,
        present: in_lang("/stack/present"),
        slide: in_lang("/stack/slide.png"),
        picture: in_lang("/stack/card.png"),
        compare: (2..=4)
            .contains(&ids.len())
            .then(|| address(&frame.to("/compare"), &query_string(pairs()))),
    }
}

fn too_many(ids: &[Slug], reference: &Reference, w: Wording) -> Option<Notice> {
    let left_out: Vec<String> = ids.iter().skip(PARTS_MAX).map(|id| name_of(reference, id)).collect();
    (!left_out.is_empty()).then(|| Notice {
        text: w
            .fill("stack-too-many", "names", left_out.join(&*w.text("list-comma")))
            .into_owned(),
        detail: None,
        instead: Vec::new(),
        search: None,
    })
}

fn wishes(reference: &Reference, needs: &[TermId], frame: &Frame) -> Vec<Wish> {
    let blocks = reference.vocabularies.get("building-blocks");
    let terms = blocks.into_iter().flat_map(|blocks| &blocks.terms);
    terms
        .map(|term| Wish {
            id: term.id.clone(),
            label: term.labels.text(frame.lang()).to_owned(),
            is_set: needs.contains(&term.id),
        })
        .collect()
}
