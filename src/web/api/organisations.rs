//! `GET /v1/organisations` and `/{id}`.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::component::LanguageParameter;
use super::{ListMeta, Meta, SelfLink};
use crate::model::{Lang, Organisation, Slug};
use crate::web::addresses::organisation_page;
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;
use crate::web::terms::{OrganisationDetail, organisation, organisation_detail};

/// Address of the list.
const PATH: &str = "/v1/organisations";

/// All organisations.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationsAnswer {
    /// The organisations, ordered by id.
    data: Vec<OrganisationView>,
    /// About the list.
    meta: ListMeta,
    /// This answer.
    links: SelfLink,
}

/// An organisation with the number of its components.
#[derive(Debug, Serialize, ToSchema)]
struct OrganisationView {
    /// The organisation.
    #[serde(flatten)]
    organisation: Organisation,
    /// Number of listed components that it stands behind.
    #[schema(example = 2)]
    count: usize,
    /// Its components.
    links: OrganisationLinks,
}

/// Where to read on about an organisation.
#[derive(Debug, Serialize, ToSchema)]
struct OrganisationLinks {
    /// The organisation with its components.
    #[serde(rename = "self")]
    #[schema(example = "/v1/organisations/harbour-foundation")]
    this: String,
    /// Its page for people.
    #[schema(example = "/en/organisations/harbour-foundation")]
    html: String,
    /// The components that it stands behind.
    #[schema(example = "/v1/components?steward=harbour-foundation")]
    components: String,
}

/// List organisations
///
/// The organisations that own, maintain, host or fund components. The list is complete and not paged. It holds no persons.
#[utoipa::path(
    get,
    path = "/v1/organisations",
    operation_id = "list_organisations",
    tag = "reference",
    responses((status = 200, description = "All organisations.", body = OrganisationsAnswer))
)]
pub async fn list_organisations(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    let wanted = Wanted {
        address: PATH.to_owned(),
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    respond(&app, app.current(), &headers, wanted, |generation| {
        let reference = generation.engine.reference();
        let view = |organisation: &Organisation| OrganisationView {
            count: reference
                .organisation_counts
                .get(organisation.id.as_str())
                .copied()
                .unwrap_or(0),
            links: links(&organisation.id, format!("{PATH}/{}", organisation.id), Lang::En),
            organisation: organisation.clone(),
        };
        Rendered::json(&OrganisationsAnswer {
            data: reference.organisations.values().map(view).collect(),
            meta: ListMeta {
                total: reference.organisations.len(),
                generation: generation.name().to_owned(),
            },
            links: SelfLink { this: PATH.to_owned() },
        })
    })
    .await
}

fn links(id: &Slug, this: String, lang: Lang) -> OrganisationLinks {
    OrganisationLinks {
        this,
        html: organisation_page(lang, id),
        components: format!("/v1/components?steward={id}"),
    }
}

/// One organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationAnswer {
    /// The organisation with its components.
    data: OrganisationDetail,
    /// About the answer.
    meta: Meta,
    /// Where to go on.
    links: OrganisationLinks,
}

/// Get an organisation
///
/// An organisation with the listed components that it stands behind: what it does for each, with the evidence. An unknown
/// id answers 404 with the nearest one.
#[utoipa::path(
    get,
    path = "/v1/organisations/{id}",
    operation_id = "get_organisation",
    tag = "reference",
    params(
        ("id" = String, Path, description = "Id of the organisation.", example = "mosip"),
        LanguageParameter
    ),
    responses((status = 200, description = "The organisation.", body = OrganisationAnswer))
)]
pub async fn get_organisation(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let Path(text) = id.map_err(|_| ApiError::InvalidRequest("the id in the address is not percent-encoded UTF-8"))?;
    let id = organisation(&generation, &text)?.id.clone();
    let mut query = Query::read(raw.as_deref(), &["lang"]);
    let (lang, in_address) = language(&mut query, &headers);
    let tail = query.finish(if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    })?;
    let this = address(&format!("{PATH}/{id}"), &tail);
    let wanted = Wanted {
        address: this.clone(),
        lang,
        cost: Cost::Search,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        Rendered::json(&OrganisationAnswer {
            data: organisation_detail(generation, id.as_str(), lang)?,
            meta: Meta {
                generation: generation.name().to_owned(),
            },
            links: links(&id, this, lang),
        })
    })
    .await
}
