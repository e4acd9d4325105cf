//! What leads machines on from a component, as a linkset (RFC 9264).

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::foreign::LinksetDocument;
use crate::model::Lang;
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::signposts::{LINKSET, Signpost, signposts};
use crate::web::state::App;

pub use crate::web::signposts::component_links;

/// Get the links of a component
///
/// What the `Link` header of the component says, as a linkset (RFC 9264): permanent link, other formats, licence of the
/// entry, related components.
#[utoipa::path(
    get,
    path = "/v1/components/{id}/linkset",
    operation_id = "get_component_linkset",
    tag = "components",
    params(("id" = String, Path, description = "Id of the component; former ids work too.", example = "mosip")),
    responses(
        (status = 200, description = "A linkset.", content_type = "application/linkset+json", body = LinksetDocument),
        (status = 301, description = "The component has another id now.", headers(
            ("Location" = String, description = "Address under the component's present id")
        ))
    )
)]
pub async fn get_component_linkset(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let id = id_in_address(&generation, id)?;
    Query::read(raw.as_deref(), &[]).finish(())?;
    let wanted = Wanted {
        address: format!("/v1/components/{id}/linkset"),
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    let site = Arc::clone(&app.site);
    respond(&app, generation, &headers, wanted, move |generation| {
        match find(generation, &id)? {
            Found::Here(entry) => {
                let anchor = format!("{}/v1/components/{id}", site.base());
                let set = linkset(&anchor, signposts(&entry.component, &site));
                Ok(Rendered::bytes(set.to_string().into(), LINKSET))
            }
            Found::Moved(id) => Rendered::moved(&format!("/v1/components/{id}/linkset")),
        }
    })
    .await
}

/// Links from one place, by relation.
fn linkset(anchor: &str, posts: Vec<Signpost>) -> Value {
    let mut links = Map::new();
    links.insert("anchor".to_owned(), json!(anchor));
    for (relation, target, kind) in posts {
        let mut link = json!({ "href": target });
        if let Some(kind) = kind {
            link["type"] = json!(kind);
        }
        if let Value::Array(list) = links.entry(relation).or_insert_with(|| json!([])) {
            list.push(link);
        }
    }
    json!({ "linkset": [links] })
}
