//! `/sitemap.xml`: every page for search engines, in every language.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use utoipa::IntoParams;

use super::discovery::NO_PUBLIC_URL;
use crate::model::{Lang, Slug};
use crate::search::Engine;
use crate::web::addresses::{in_lang, page_paths};
use crate::web::error::ApiError;
use crate::web::formats::xml;
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// Pages in one part, each in every language. A site map may have 50,000 addresses and 50 MB; with seven languages and eight
/// alternates for each, this many pages make 14,000 addresses and some 15 MB.
const PAGES_IN_PART: usize = 2000;
/// The most parts, so that the parameter has an end.
const PARTS_MAX: usize = 1000;
/// Content type.
const XML: &str = "application/xml";
/// What every answer begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Which part of a long site map.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `get_sitemap` reads it")]
pub struct PartParameter {
    /// Number of the part; without it the whole, or an index of the parts where one file would be too long. A part that is
    /// not there is empty.
    #[param(minimum = 1, maximum = 1000, example = 1)]
    part: Option<usize>,
}

/// Get the site map
///
/// Every page in every language, each with its alternates in the others (`hreflang`), and the day of the last change of a
/// component where it is known. It needs absolute addresses: 404 `not-configured` when the operator has set no public
/// address.
#[utoipa::path(
    get,
    path = "/sitemap.xml",
    operation_id = "get_sitemap",
    tag = "discovery",
    params(PartParameter),
    responses((status = 200, description = "The site map, or an index of its parts.", content_type = "application/xml", body = String))
)]
pub async fn get_sitemap(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["part"]);
    let is_whole = query.all("part").is_empty();
    let part = query.number("part", 1..=PARTS_MAX, 1);
    let part = if is_whole { 0 } else { part };
    query.finish(())?;
    let wanted = Wanted {
        address: format!("/sitemap.xml {part}"),
        lang: Lang::En,
        cost: Cost::Search,
    };
    let site = Arc::clone(&app.site);
    respond(&app, app.current(), &headers, wanted, move |generation| {
        let base = xml(site.public_url.as_deref().ok_or(NO_PUBLIC_URL)?);
        let paths = page_paths(generation.engine.reference());
        let parts: Vec<&[String]> = paths.chunks(PAGES_IN_PART).collect();
        let text = match (part, parts.as_slice()) {
            (0, [only]) => pages(&base, only, &generation.engine),
            (0, several) => index(&base, several.len()),
            (number, several) => {
                let paths = several.get(number - 1).copied().unwrap_or_default();
                pages(&base, paths, &generation.engine)
            }
        };
        Ok(Rendered::bytes(text.into(), XML))
    })
    .await
}

fn index(base: &str, parts: usize) -> String {
    let mut text = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for number in 1..=parts {
        text.push_str(&format!(
            "<sitemap><loc>{base}/sitemap.xml?part={number}</loc></sitemap>\n"
        ));
    }
    text.push_str("</sitemapindex>\n");
    text
}

fn pages(base: &str, paths: &[String], engine: &Engine) -> String {
    let mut text = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for path in paths {
        let in_all: Vec<(Lang, String)> = Lang::ALL
            .into_iter()
            .map(|lang| (lang, format!("{base}{}", xml(&in_lang(lang, path)))))
            .collect();
        let mut alternates = String::new();
        for (lang, page) in &in_all {
            alternates.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{page}\"/>"
            ));
        }
        // The permanent link of a component and the front page choose the language by what the reader prefers.
        if path == "/" || path.starts_with("/c/") {
            let page = format!("{base}{}", xml(path));
            alternates.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{page}\"/>"
            ));
        }
        let changed = changed(path, engine).map_or_else(String::new, |at| format!("<lastmod>{at}</lastmod>"));
        for (_, page) in &in_all {
            text.push_str(&format!("<url><loc>{page}</loc>{changed}{alternates}</url>\n"));
        }
    }
    text.push_str("</urlset>\n");
    text
}

fn changed(path: &str, engine: &Engine) -> Option<Timestamp> {
    let id = Slug::parse(path.strip_prefix("/c/")?).ok()?;
    engine.changed_at(&id)
}
