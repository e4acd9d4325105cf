//! What leads machines on from a component: FAIR signposting (signposting.org) in `Link` headers and as a linkset (RFC 9264).

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::dataset::license_url;
use super::foreign::LinksetDocument;
use super::negotiate::ComponentFormat;
use crate::model::{Component, Kind, Lang};
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Site};

/// Content type of a linkset.
pub const LINKSET: &str = "application/linkset+json";
/// Where the API is described for programs that know nothing but the host (RFC 9727).
pub const API_CATALOG: &str = "/.well-known/api-catalog";

/// A link that leads on: relation, target, content type of the target.
type Signpost = (&'static str, String, Option<&'static str>);

fn signposts(component: &Component, site: &Site) -> Vec<Signpost> {
    let base = site.base();
    let id = &component.id;
    let api = format!("{base}/v1/components/{id}");
    let mut posts: Vec<Signpost> = vec![
        ("cite-as", format!("{base}/c/{id}"), None),
        ("alternate", format!("{base}/c/{id}"), Some("text/html")),
    ];
    for format in [
        ComponentFormat::JsonLd,
        ComponentFormat::PublicCode,
        ComponentFormat::Csv,
    ] {
        if format != ComponentFormat::PublicCode || component.kind == Kind::Software {
            posts.push((
                "describedby",
                format!("{api}.{}", format.suffix()),
                Some(media_type(format)),
            ));
        }
    }
    let kind = match component.kind {
        Kind::Software => "SoftwareApplication",
        Kind::Dataset => "Dataset",
        Kind::Specification | Kind::Standard | Kind::Content | Kind::AiModel => "CreativeWork",
    };
    posts.push(("type", format!("https://schema.org/{kind}"), None));
    posts.push(("license", license_url(), None));
    posts.push(("related", format!("{api}/related"), Some("application/json")));
    posts.push(("collection", format!("{base}/v1/components"), Some("application/json")));
    posts
}

fn media_type(format: ComponentFormat) -> &'static str {
    format.kind().split(';').next().unwrap_or_default()
}

/// The `Link` header of a component.
#[must_use]
pub fn component_links(component: &Component, site: &Site) -> String {
    let linkset = format!("{}/v1/components/{}/linkset", site.base(), component.id);
    let api_catalog = format!("{}{API_CATALOG}", site.base());
    let posts = signposts(component, site).into_iter().chain([
        ("linkset", linkset, Some(LINKSET)),
        ("api-catalog", api_catalog, Some(LINKSET)),
    ]);
    let written = posts.map(|(relation, target, kind)| match kind {
        Some(kind) => format!("<{target}>; rel=\"{relation}\"; type=\"{kind}\""),
        None => format!("<{target}>; rel=\"{relation}\""),
    });
    written.collect::<Vec<_>>().join(", ")
}

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
