//! What leads programs here that know only the host: the API catalogue (RFC 9727), `robots.txt`, `llms.txt`, `security.txt`.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::json;

use super::foreign::LinksetDocument;
use super::pieces::DATA_LICENSE;
use crate::model::Lang;
use crate::web::error::ApiError;
use crate::web::formats::license_url;
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, header_value, respond};
use crate::web::signposts::API_CATALOG;
use crate::web::state::{App, Generation, Site};

/// Content type of the API catalogue: a linkset by the profile of RFC 9727.
const API_CATALOG_KIND: &str = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
/// Content type of the texts.
const TEXT: &str = "text/plain; charset=utf-8";
/// What says that something is missing which only the operator can set.
pub const NO_PUBLIC_URL: ApiError = ApiError::NotConfigured("the operator has set no public address (--public-url)");
/// Days for which `security.txt` is good. The standard wants less than a year; what is read later is read anew.
const SECURITY_DAYS: i64 = 180;

/// Get the catalogue of APIs
///
/// Where the APIs of this host are described (RFC 9727, a linkset of RFC 9264): their documents for programs and for people,
/// their state, their licence. `HEAD` gives the same as a `Link` header.
#[utoipa::path(
    get,
    path = "/.well-known/api-catalog",
    operation_id = "get_api_catalog",
    tag = "discovery",
    responses((
        status = 200,
        description = "A linkset.",
        content_type = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"",
        body = LinksetDocument
    ))
)]
pub async fn get_api_catalog(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    plain(&app, raw.as_deref(), &headers, API_CATALOG.to_owned(), |_, site| {
        let base = site.base();
        let link = |path: &str, kind: &str| json!([{ "href": format!("{base}{path}"), "type": kind }]);
        let set = json!({ "linkset": [
            {
                "anchor": format!("{base}{API_CATALOG}"),
                "item": [{ "href": format!("{base}/v1/components") }, { "href": format!("{base}/mcp") }]
            },
            {
                "anchor": format!("{base}/v1/components"),
                "service-desc": link("/openapi.json", "application/json"),
                "service-doc": link("/docs", "text/html"),
                "service-meta": link("/catalog.jsonld", "application/ld+json"),
                "status": link("/v1/status", "application/json"),
                "license": [{ "href": license_url() }]
            },
            {
                "anchor": format!("{base}/mcp"),
                "service-doc": link("/docs", "text/html"),
                "status": link("/v1/status", "application/json")
            }
        ]});
        let link = header_value(&format!("<{base}{API_CATALOG}>; rel=\"api-catalog\""))?;
        Ok(Rendered {
            link: Some(link),
            ..Rendered::bytes(set.to_string().into(), API_CATALOG_KIND)
        })
    })
    .await
}

/// Get the rules for crawlers
///
/// `robots.txt` (RFC 9309): everything may be read; what would lead crawlers round in circles or is better taken as one
/// download is left out. Names the site map when the operator has set a public address.
#[utoipa::path(
    get,
    path = "/robots.txt",
    operation_id = "get_robots",
    tag = "discovery",
    responses((status = 200, description = "The rules.", content_type = "text/plain; charset=utf-8", body = String))
)]
pub async fn get_robots(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    plain(&app, raw.as_deref(), &headers, "/robots.txt".to_owned(), |_, site| {
        // Every combination of filters is an address of its own; following them all would ask for ever.
        let mut text = String::from(
            "User-agent: *\nDisallow: /v1/export.\nDisallow: /mcp\nDisallow: /opensearch-suggest\nDisallow: /*/search?\n\
             Disallow: /?\nAllow: /\n",
        );
        if let Some(base) = &site.public_url {
            text.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
        }
        Ok(Rendered::bytes(text.into(), TEXT))
    })
    .await
}

/// Get the guide for language models
///
/// `llms.txt`: what this is and where to read on, in Markdown.
#[utoipa::path(
    get,
    path = "/llms.txt",
    operation_id = "get_llms",
    tag = "discovery",
    responses((status = 200, description = "The guide.", content_type = "text/plain; charset=utf-8", body = String))
)]
pub async fn get_llms(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    plain(
        &app,
        raw.as_deref(),
        &headers,
        "/llms.txt".to_owned(),
        |generation, site| Ok(Rendered::bytes(llms(generation, site).into(), TEXT)),
    )
    .await
}

/// A section of the guide: its title, and links with their name, address and what is there.
type Section = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

fn llms(generation: &Generation, site: &Site) -> String {
    let base = site.base();
    let manifest = generation.engine.manifest();
    let mut text = format!(
        "# DPI catalogue\n\n> A curated catalogue of open-source components of digital public infrastructure (components: {}, \
         organisations: {}, collections: {}). Every fact names the evidence that it rests on; a fact that is absent is not \
         known. Listing is neither endorsement nor certification. Licence of the entries: {DATA_LICENSE}.\n\n\
         Cite a component by its permanent link `{base}/c/{{id}}`.\n",
        manifest.components, manifest.organisations, manifest.collections
    );
    let sections: [Section; 3] = [
        (
            "For assistants",
            &[
                (
                    "Model Context Protocol",
                    "/mcp",
                    "tools to search, read, compare and plan a stack (streamable HTTP, POST)",
                ),
                (
                    "OpenAPI document",
                    "/openapi.json",
                    "every operation of the API, no key needed",
                ),
                ("Documentation", "/docs", "examples and error codes"),
            ],
        ),
        (
            "Catalogue",
            &[
                (
                    "Search",
                    "/v1/components?q=birth+certificate",
                    "`q` in any of seven languages, and filters",
                ),
                (
                    "Vocabularies",
                    "/v1/vocabularies",
                    "domains, building blocks, standards, countries and more",
                ),
                ("Collections", "/v1/collections", "curated sets for a purpose"),
                ("Organisations", "/v1/organisations", "who stands behind the components"),
                ("Graph", "/v1/graph", "how components relate"),
                ("Changes", "/v1/changes", "what is new"),
            ],
        ),
        (
            "Optional",
            &[
                (
                    "Whole data set",
                    "/v1/dataset",
                    "everything as one download with its digest",
                ),
                ("Linked data", "/catalog.jsonld", "DCAT and schema.org"),
            ],
        ),
    ];
    for (title, links) in sections {
        text.push_str(&format!("\n## {title}\n\n"));
        for (name, path, what) in links {
            text.push_str(&format!("- [{name}]({base}{path}): {what}\n"));
        }
    }
    text
}

/// Get the contact for security problems
///
/// `security.txt` (RFC 9116). The end of its validity always lies half a year ahead.
#[utoipa::path(
    get,
    path = "/.well-known/security.txt",
    operation_id = "get_security",
    tag = "discovery",
    responses((
        status = 200,
        description = "Where to report a security problem.",
        content_type = "text/plain; charset=utf-8",
        body = String
    ))
)]
pub async fn get_security(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    // The day belongs to the address under which the answer is kept: tomorrow's answer is another one.
    let address = format!("/.well-known/security.txt {today}");
    plain(&app, raw.as_deref(), &headers, address, move |_, site| {
        let Some(contact) = &site.security_contact else {
            return Err(ApiError::NotConfigured(
                "the operator has set no contact for security problems (--security-contact)",
            ));
        };
        Ok(Rendered::bytes(security(contact, site, today).into(), TEXT))
    })
    .await
}

fn security(contact: &str, site: &Site, today: Date) -> String {
    let expires = today.saturating_add(SECURITY_DAYS.days());
    let mut text = format!("Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: en\n");
    if let Some(base) = &site.public_url {
        text.push_str(&format!("Canonical: {base}/.well-known/security.txt\n"));
    }
    text
}

/// An answer that depends on nothing but the generation and the site.
async fn plain<F>(
    app: &App,
    raw: Option<&str>,
    headers: &HeaderMap,
    address: String,
    produce: F,
) -> Result<Response, ApiError>
where
    F: FnOnce(&Generation, &Site) -> Result<Rendered, ApiError> + Send + 'static,
{
    Query::read(raw, &[]).finish(())?;
    let wanted = Wanted {
        address,
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    let site = Arc::clone(&app.site);
    respond(app, app.current(), headers, wanted, move |generation| {
        produce(generation, &site)
    })
    .await
}
