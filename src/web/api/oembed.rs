//! `/oembed`: a component's card for sites that embed what people link to (oEmbed 1.0).

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use url::Url;
use url::form_urlencoded::Serializer;
use utoipa::{IntoParams, ToSchema};

use super::discovery::NO_PUBLIC_URL;
use crate::model::{Lang, Slug};
use crate::web::addresses::permalink;
use crate::web::error::ApiError;
use crate::web::formats::xml;
use crate::web::lookup::{Found, find};
use crate::web::query::Query;
use crate::web::question::address;
use crate::web::respond::{Cost, JSON, Rendered, Wanted, respond};
use crate::web::state::{App, Generation, Site};

/// Size of a card in pixels where the site sets no limit: a column of text, and room for a summary of 150 characters.
const SIZE: (usize, usize) = (560, 240);
/// The greatest limit that a site may set.
const PIXELS_MAX: usize = 10_000;
/// Seconds for which a site may keep the card.
const CACHE_SECONDS: u32 = 86_400;

/// What is to be embedded.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `get_oembed` reads them")]
pub struct OembedParameters {
    /// Address of a component's page on this site: `/c/{id}` or `/{lang}/c/{id}`.
    #[param(
        example = "https://catalogue.example.org/c/mosip",
        max_length = 512,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*$"
    )]
    url: String,
    /// Form of the answer.
    #[param(example = "json")]
    format: Option<OembedFormat>,
    /// The greatest width in pixels.
    #[param(minimum = 1, maximum = 10000, example = 560)]
    maxwidth: Option<usize>,
    /// The greatest height in pixels.
    #[param(minimum = 1, maximum = 10000, example = 240)]
    maxheight: Option<usize>,
}

/// Form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum OembedFormat {
    /// JSON.
    Json,
    /// XML.
    Xml,
}

/// A card to embed.
#[derive(Debug, Serialize, ToSchema)]
pub struct OembedAnswer {
    /// Version of oEmbed.
    #[schema(example = "1.0")]
    version: &'static str,
    /// Kind of content: HTML to insert.
    #[serde(rename = "type")]
    #[schema(example = "rich")]
    kind: &'static str,
    /// Name of the component.
    #[schema(example = "RiverPay")]
    title: String,
    /// Name of this site.
    #[schema(example = "DPI catalogue")]
    provider_name: &'static str,
    /// Address of this site.
    #[schema(example = "https://catalogue.example.org")]
    provider_url: String,
    /// Seconds for which the answer may be kept.
    #[schema(example = 86400)]
    cache_age: u32,
    /// The card: an iframe.
    html: String,
    /// Its width in pixels.
    #[schema(example = 560)]
    width: usize,
    /// Its height in pixels.
    #[schema(example = 240)]
    height: usize,
}

/// Embed a component
///
/// The card of a component for a site that embeds what people link to (oEmbed 1.0, type `rich`). It needs absolute
/// addresses: 404 `not-configured` when the operator has set no public address. An address that is not a component's page
/// here answers 404.
#[utoipa::path(
    get,
    path = "/oembed",
    operation_id = "get_oembed",
    tag = "discovery",
    params(OembedParameters),
    responses((status = 200, description = "The card.", content(
        (OembedAnswer = "application/json"),
        (String = "text/xml; charset=utf-8")
    )))
)]
pub async fn get_oembed(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["url", "format", "maxwidth", "maxheight"]);
    let url = query.one("url");
    if url.is_none() && query.is_clean() {
        query.reject("url", "missing; give the address of a component's page".to_owned());
    }
    let format = format(&mut query);
    let width = query.number("maxwidth", 1..=PIXELS_MAX, SIZE.0).min(SIZE.0);
    let height = query.number("maxheight", 1..=PIXELS_MAX, SIZE.1).min(SIZE.1);
    query.finish(())?;
    let base = app.site.public_url.as_deref().ok_or(NO_PUBLIC_URL)?;
    let (id, lang) = page_of(&url.unwrap_or_default(), base).ok_or(ApiError::NotFound)?;
    let url = format!("{base}{}", permalink(&id));
    let form = if format == OembedFormat::Xml { "xml" } else { "json" };
    let tail = Serializer::new(String::new())
        .append_pair("url", &url)
        .append_pair("format", form)
        .append_pair("maxwidth", &width.to_string())
        .append_pair("maxheight", &height.to_string())
        .finish();
    let wanted = Wanted {
        address: format!("{} {lang:?}", address("/oembed", &tail)),
        lang: lang.unwrap_or_default(),
        cost: Cost::Lookup,
    };
    let site = Arc::clone(&app.site);
    respond(&app, app.current(), &headers, wanted, move |generation| {
        let card = card(generation, &site, &id, lang, (width, height))?;
        match format {
            OembedFormat::Json => Ok(Rendered {
                kind: JSON,
                ..Rendered::json(&card)?
            }),
            OembedFormat::Xml => Ok(Rendered::bytes(as_xml(&card).into(), "text/xml; charset=utf-8")),
        }
    })
    .await
}

fn format(query: &mut Query) -> OembedFormat {
    match query.one("format").as_deref() {
        None | Some("json") => OembedFormat::Json,
        Some("xml") => OembedFormat::Xml,
        Some(other) => {
            query.reject_value("format", other, &["json", "xml"]);
            OembedFormat::Json
        }
    }
}

/// The component and the language of a page of this site.
fn page_of(text: &str, base: &str) -> Option<(Slug, Option<Lang>)> {
    let (page, own) = (Url::parse(text).ok()?, Url::parse(base).ok()?);
    // People paste addresses with and without "s"; the host is what says whose page it is.
    let is_web = matches!(page.scheme(), "http" | "https");
    let same_port = page.port() == own.port();
    if !is_web || page.host() != own.host() || !same_port {
        return None;
    }
    let parts: Vec<&str> = page.path_segments()?.collect();
    match parts.as_slice() {
        ["c", id] => Some((Slug::parse(id).ok()?, None)),
        [lang, "c", id] => {
            let lang = Lang::ALL.into_iter().find(|known| known.code() == *lang)?;
            Some((Slug::parse(id).ok()?, Some(lang)))
        }
        _ => None,
    }
}

fn card(
    generation: &Generation,
    site: &Site,
    id: &Slug,
    lang: Option<Lang>,
    (width, height): (usize, usize),
) -> Result<OembedAnswer, ApiError> {
    let found = match find(generation, id)? {
        Found::Here(entry) => entry,
        Found::Moved(now) => match find(generation, &now)? {
            Found::Here(entry) => entry,
            Found::Moved(_) => return Err(ApiError::NotFound),
        },
    };
    let component = found.component;
    let tail = lang.map_or_else(String::new, |lang| format!("lang={lang}"));
    let source = address(&format!("{}{}/embed", site.base(), permalink(&component.id)), &tail);
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:0\"></iframe>",
        xml(&source),
        xml(&component.name)
    );
    Ok(OembedAnswer {
        version: "1.0",
        kind: "rich",
        title: component.name,
        provider_name: "DPI catalogue",
        provider_url: site.base().to_owned(),
        cache_age: CACHE_SECONDS,
        html,
        width,
        height,
    })
}

fn as_xml(card: &OembedAnswer) -> String {
    let numbers = [
        ("cache_age", card.cache_age.to_string()),
        ("width", card.width.to_string()),
        ("height", card.height.to_string()),
    ];
    let texts = [
        ("version", card.version),
        ("type", card.kind),
        ("title", &card.title),
        ("provider_name", card.provider_name),
        ("provider_url", &card.provider_url),
        ("html", &card.html),
    ];
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
    for (name, text) in texts
        .into_iter()
        .chain(numbers.iter().map(|(name, text)| (*name, text.as_str())))
    {
        out.push_str(&format!("<{name}>{}</{name}>\n", xml(text)));
    }
    out.push_str("</oembed>\n");
    out
}
