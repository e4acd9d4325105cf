//! `GET /v1/organisations`.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ListMeta, SelfLink};
use crate::model::{Lang, Organisation};
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

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
            links: OrganisationLinks {
                components: format!("/v1/components?steward={}", organisation.id),
            },
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
