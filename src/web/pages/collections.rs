//! `/{lang}/collections` and `/{lang}/collections/{id}`: curated sets, with the reason for each member.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;

use super::picker::name_of;
use super::rows::{SourceLine, label_of, sources};
use super::term_lists::{card, twin_link};
use super::visit::Visit;
use crate::index::Reference;
use crate::model::{Collection, Lang, Member, Slug};
use crate::search::Lookup;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::picked::query_string;
use crate::web::pictures;
use crate::web::query::nearest;
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::Generation;

#[derive(Template)]
#[template(path = "collections.html")]
struct ListPage {
    frame: Frame,
    title: String,
    description: String,
    card: String,
    collections: Vec<Shelf>,
    links: Vec<(String, String)>,
    twin: String,
}

/// A collection in the list.
pub struct Shelf {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Language of the title.
    pub title_lang: Lang,
    /// What it is for and what it leaves open.
    pub description: String,
    /// Language of the description.
    pub description_lang: Lang,
    /// Names of its members.
    pub members: Vec<String>,
    /// Its members as a stack.
    pub stack: String,
}

#[derive(Template)]
#[template(path = "collection.html")]
struct CollectionPage {
    frame: Frame,
    title: String,
    title_lang: Lang,
    description: String,
    description_lang: Lang,
    card: String,
    members: Vec<MemberRow>,
    drawing: Option<String>,
    evidence: Vec<(Slug, SourceLine)>,
    reviewed: String,
    stack: String,
    links: Vec<(String, String)>,
    twin: String,
}

/// A member with its reason.
struct MemberRow {
    name: String,
    href: Option<String>,
    withdrawn: Option<String>,
    reason: String,
    reason_lang: Lang,
    block: Option<(String, String)>,
    evidence: Vec<(String, Slug)>,
}

/// All collections.
pub async fn collections_page(visit: Visit) -> Result<Response, ApiError> {
    visit
        .answer(Cost::Lookup, "", |generation, frame| {
            let twin = format!("/v1/collections?lang={}", frame.lang());
            let page = ListPage {
                title: frame.w.text("collections-title").into_owned(),
                description: frame.w.text("collections-lead").into_owned(),
                card: card(&frame),
                collections: shelves(generation.engine.reference(), &frame),
                links: Vec::new(),
                twin: twin.clone(),
                frame,
            };
            Ok(Rendered {
                link: Some(twin_link(&twin)?),
                ..Rendered::page(&page)?
            })
        })
        .await
}

/// Every collection as it stands in a list.
#[must_use]
pub fn shelves(reference: &Reference, frame: &Frame) -> Vec<Shelf> {
    let shelf = |collection: &Collection| {
        let (title, title_lang) = collection.title.get(frame.lang());
        let (description, description_lang) = collection.description.get(frame.lang());
        let ids = listed(collection, reference);
        Shelf {
            href: frame.to(&format!("/collections/{}", collection.id)),
            title: title.to_owned(),
            title_lang,
            description: description.to_owned(),
            description_lang,
            stack: stack_address(&frame.to("/stack"), &ids),
            members: ids.into_iter().map(|id| name_of(reference, id)).collect(),
        }
    };
    reference.collections.values().map(shelf).collect()
}

/// Members that are listed still.
fn listed<'a>(collection: &'a Collection, reference: &Reference) -> Vec<&'a Slug> {
    let ids = collection.members.iter().map(|member| &member.component);
    ids.filter(|id| reference.names.contains_key(*id)).collect()
}

fn stack_address(path: &str, ids: &[&Slug]) -> String {
    address(path, &query_string(ids.iter().map(|id| ("c", id.as_str()))))
}

/// One collection.
pub async fn collection_page(mut visit: Visit) -> Result<Response, ApiError> {
    let text = visit.part("id").to_owned();
    let collections = &visit.generation.engine.reference().collections;
    let Some(id) = collections.keys().find(|id| id.as_str() == text).cloned() else {
        let near = nearest(&text, collections.keys().map(Slug::as_str));
        return Err(ApiError::CollectionNotFound(near.into_iter().collect()));
    };
    visit.path = format!("/collections/{id}");
    visit
        .answer(Cost::Search, "", move |generation, frame| {
            let collections = &generation.engine.reference().collections;
            let collection = collections.get(&id).ok_or(ApiError::NotFound)?;
            let page = page(generation, collection, frame)?;
            Ok(Rendered {
                link: Some(twin_link(&page.twin)?),
                ..Rendered::page(&page)?
            })
        })
        .await
}

fn page(generation: &Generation, collection: &Collection, frame: Frame) -> Result<CollectionPage, ApiError> {
    let (w, lang, reference) = (frame.w, frame.lang(), generation.engine.reference());
    let ids = listed(collection, reference);
    let (title, title_lang) = collection.title.get(lang);
    let (description, description_lang) = collection.description.get(lang);
    let places: BTreeMap<&Slug, usize> = collection.evidence.iter().map(|one| &one.id).zip(1..).collect();
    let shown = sources(&collection.evidence, w);
    Ok(CollectionPage {
        title: title.to_owned(),
        title_lang,
        description: description.to_owned(),
        description_lang,
        card: frame.absolute(&address(
            "/stack/card.png",
            &query_string(ids.iter().map(|id| ("c", id.as_str())).chain([("lang", lang.code())])),
        )),
        members: collection
            .members
            .iter()
            .map(|member| member_row(member, &places, reference, &frame))
            .collect(),
        drawing: drawing(generation, &ids, &frame)?,
        evidence: collection
            .evidence
            .iter()
            .map(|one| one.id.clone())
            .zip(shown)
            .collect(),
        reviewed: w
            .fill("collection-reviewed", "day", w.date(collection.curation.reviewed))
            .into_owned(),
        stack: stack_address(&frame.to("/stack"), &ids),
        links: Vec::new(),
        twin: format!("/v1/collections/{}?lang={lang}", collection.id),
        frame,
    })
}

fn member_row(member: &Member, places: &BTreeMap<&Slug, usize>, reference: &Reference, frame: &Frame) -> MemberRow {
    let (reason, reason_lang) = member.reason.get(frame.lang());
    let id = &member.component;
    let is_listed = reference.names.contains_key(id);
    let tombstone = reference.withdrawn.get(id);
    let block = member.building_block.as_deref();
    MemberRow {
        name: tombstone.map_or_else(|| name_of(reference, id), |tombstone| tombstone.name.clone()),
        href: is_listed.then(|| frame.to(&format!("/c/{id}"))),
        withdrawn: tombstone.map(|tombstone| {
            let day = frame.w.date(tombstone.withdrawn.on);
            frame.w.fill("collection-withdrawn", "day", day).into_owned()
        }),
        reason: reason.to_owned(),
        reason_lang,
        block: block.map(|block| {
            let label = label_of(reference, "building-blocks", block, frame.lang());
            (label, frame.to(&format!("/building-blocks/{block}")))
        }),
        evidence: member
            .evidence
            .iter()
            .filter_map(|id| Some((frame.w.number(*places.get(id)?), id.clone())))
            .collect(),
    }
}

fn drawing(generation: &Generation, ids: &[&Slug], frame: &Frame) -> Result<Option<String>, ApiError> {
    let mut components = Vec::with_capacity(ids.len());
    for id in ids {
        if let Lookup::Found(entry) = generation.engine.lookup(id.as_str())? {
            components.push(entry.component);
        }
    }
    let stack = generation.engine.stack(&components, &[], frame.lang())?;
    let link = |id: &Slug| frame.to(&format!("/c/{id}"));
    Ok(pictures::stack(&stack, generation.engine.reference(), frame.w, link))
}
