//! `GET /v1/collections` and `/{id}`: curated sets of components.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::component::LanguageParameter;
use super::{ListMeta, Meta, SelfLink};
use crate::model::{Collection, Lang, Slug};
use crate::search::NamedComponent;
use crate::web::error::ApiError;
use crate::web::query::{Query, nearest};
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};

/// Address of the list.
const PATH: &str = "/v1/collections";

/// All collections.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionsAnswer {
    /// The collections, ordered by id.
    data: Vec<CollectionSummary>,
    /// About the list.
    meta: ListMeta,
    /// This answer.
    links: SelfLink,
}

/// A collection without its reasons.
#[derive(Debug, Serialize, ToSchema)]
struct CollectionSummary {
    /// Id of the collection.
    #[schema(example = "paying-families")]
    id: Slug,
    /// Title in the language asked for or else in English.
    #[schema(example = "Paying families")]
    title: String,
    /// What the set is for, in the language asked for or else in English.
    description: String,
    /// Language of the title.
    language: Lang,
    /// Ids of the members in the order in which they should be read.
    members: Vec<Slug>,
    /// The whole collection.
    links: SelfLink,
}

/// A whole collection.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionAnswer {
    /// The collection with all its texts and its evidence.
    data: Collection,
    /// Title in the language asked for or else in English.
    #[schema(example = "Paying families")]
    title: String,
    /// What the set is for, in the language asked for or else in English.
    description: String,
    /// Names of the members, by id.
    members: BTreeMap<Slug, NamedComponent>,
    /// About the answer.
    meta: Meta,
    /// Where to go on.
    links: CollectionLinks,
}

/// Where to go on from a collection.
#[derive(Debug, Serialize, ToSchema)]
struct CollectionLinks {
    /// This answer.
    #[serde(rename = "self")]
    #[schema(example = "/v1/collections/paying-families")]
    this: String,
    /// The members looked at as a stack.
    #[schema(example = "/v1/stack?c=birth-ledger&c=message-ferry")]
    stack: String,
}

/// List collections
///
/// Curated sets of components for a purpose. The list is complete and not paged.
#[utoipa::path(
    get,
    path = "/v1/collections",
    operation_id = "list_collections",
    tag = "relations",
    params(LanguageParameter),
    responses((status = 200, description = "All collections.", body = CollectionsAnswer))
)]
pub async fn list_collections(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["lang"]);
    let (lang, in_address) = language(&mut query, &headers);
    let tail = query.finish(tail(lang, in_address))?;
    let wanted = Wanted {
        address: address(PATH, &tail),
        lang,
        cost: Cost::Lookup,
    };
    respond(&app, app.current(), &headers, wanted, move |generation| {
        let collections = &generation.engine.reference().collections;
        Rendered::json(&CollectionsAnswer {
            data: collections.values().map(|one| summary(one, lang, &tail)).collect(),
            meta: ListMeta {
                total: collections.len(),
                generation: generation.name().to_owned(),
            },
            links: SelfLink {
                this: address(PATH, &tail),
            },
        })
    })
    .await
}

/// Get a collection
///
/// A curated set of components with a reason and evidence for each member. An unknown id answers 404 with the nearest one.
#[utoipa::path(
    get,
    path = "/v1/collections/{id}",
    operation_id = "get_collection",
    tag = "relations",
    params(
        ("id" = String, Path, description = "Id of the collection.", example = "cash-transfers-in-an-emergency"),
        LanguageParameter
    ),
    responses((status = 200, description = "The collection.", body = CollectionAnswer))
)]
pub async fn get_collection(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let Path(text) = id.map_err(|_| ApiError::InvalidRequest("the id in the address is not percent-encoded UTF-8"))?;
    let collections = &generation.engine.reference().collections;
    let Some(id) = collections.keys().find(|id| id.as_str() == text).cloned() else {
        let near = nearest(&text, collections.keys().map(Slug::as_str));
        return Err(ApiError::CollectionNotFound(near.into_iter().collect()));
    };
    let mut query = Query::read(raw.as_deref(), &["lang"]);
    let (lang, in_address) = language(&mut query, &headers);
    let tail = query.finish(tail(lang, in_address))?;
    let this = address(&format!("{PATH}/{id}"), &tail);
    let wanted = Wanted {
        address: this.clone(),
        lang,
        cost: Cost::Lookup,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        render(generation, &id, lang, this)
    })
    .await
}

fn render(generation: &Generation, id: &Slug, lang: Lang, this: String) -> Result<Rendered, ApiError> {
    let reference = generation.engine.reference();
    let collection = reference.collections.get(id).ok_or(ApiError::NotFound)?;
    let ids = || collection.members.iter().map(|member| &member.component);
    let named = |id: &Slug| {
        let name = reference.names.get(id)?.name.clone();
        Some((id.clone(), NamedComponent { id: id.clone(), name }))
    };
    let listed: Vec<String> = ids()
        .filter(|id| reference.names.contains_key(*id))
        .map(|id| format!("c={id}"))
        .collect();
    Rendered::json(&CollectionAnswer {
        title: collection.title.text(lang).to_owned(),
        description: collection.description.text(lang).to_owned(),
        members: ids().filter_map(named).collect(),
        meta: Meta {
            generation: generation.name().to_owned(),
        },
        links: CollectionLinks {
            this,
            stack: address("/v1/stack", &listed.join("&")),
        },
        data: collection.clone(),
    })
}

fn summary(collection: &Collection, lang: Lang, tail: &str) -> CollectionSummary {
    let (title, language) = collection.title.get(lang);
    CollectionSummary {
        id: collection.id.clone(),
        title: title.to_owned(),
        description: collection.description.text(lang).to_owned(),
        language,
        members: collection
            .members
            .iter()
            .map(|member| member.component.clone())
            .collect(),
        links: SelfLink {
            this: address(&format!("{PATH}/{}", collection.id), tail),
        },
    }
}

fn tail(lang: Lang, in_address: bool) -> String {
    if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    }
}
