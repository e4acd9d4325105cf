//! From a question to a response: conditional requests, finished answers, caching headers.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, LINK, LOCATION, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use serde::Serialize;

use super::deprecation::http_date;

use super::error::ApiError;
use super::state::{App, Generation};
use crate::model::Lang;
use crate::search::{Engine, Question};

/// Header with the name of the generation that answered.
pub const X_GENERATION: HeaderName = HeaderName::from_static("x-generation");
/// Header value for answers that must not be kept.
pub const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
/// Answers may be a minute old, five in shared caches, and a day when the server cannot be reached.
pub const CACHE_ANSWER: HeaderValue =
    HeaderValue::from_static("public, max-age=60, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400");
/// Content type of answers for programs.
pub const JSON: &str = "application/json";
/// Room for an answer before it is written: most pages of a search fit, so that they do not move while they grow.
const JSON_BYTES: usize = 32 << 10;
/// Content type of pages.
pub const HTML: &str = "text/html; charset=utf-8";

/// A finished answer.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The bytes to send, before compression.
    pub body: Bytes,
    /// Content type.
    pub kind: &'static str,
    /// Value of the Link header, where the answer has related pages.
    pub link: Option<HeaderValue>,
    /// Where the thing is now, when it is no longer at the address asked for.
    pub moved_to: Option<HeaderValue>,
}

impl Rendered {
    /// A JSON answer.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the value cannot be written as JSON.
    pub fn json<T: Serialize>(value: &T) -> Result<Self, ApiError> {
        let mut bytes = Vec::with_capacity(JSON_BYTES);
        serde_json::to_writer(&mut bytes, value).map_err(|_| ApiError::Internal)?;
        // Answers are kept, so each takes only the memory that it fills.
        bytes.shrink_to_fit();
        Ok(Self::bytes(bytes.into(), JSON))
    }

    /// A page.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the template fails.
    pub fn page<T: askama::Template>(template: &T) -> Result<Self, ApiError> {
        let text = template.render().map_err(|_| ApiError::Internal)?;
        Ok(Self::bytes(text.into(), HTML))
    }

    /// An answer that leads to another address of this server for good.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the address is no header value.
    pub fn moved(address: &str) -> Result<Self, ApiError> {
        Ok(Self {
            moved_to: Some(header_value(address)?),
            ..Self::bytes(Bytes::new(), "text/plain; charset=utf-8")
        })
    }

    /// An answer of some other kind.
    #[must_use]
    pub const fn bytes(body: Bytes, kind: &'static str) -> Self {
        Self {
            body,
            kind,
            link: None,
            moved_to: None,
        }
    }
}

/// An address or link as a header value. They are written by this program from checked parts, so they always fit.
///
/// # Errors
/// [`ApiError::Internal`] when the text holds what no header may hold.
pub fn header_value(text: &str) -> Result<HeaderValue, ApiError> {
    HeaderValue::from_str(text).map_err(|_| ApiError::Internal)
}

/// How much work an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// A look-up in memory: done at once.
    Lookup,
    /// A search that takes a fraction of a millisecond: done on this thread when its turn comes.
    Short,
    /// Any other search: done on a blocking thread when its turn comes.
    Search,
}

impl Cost {
    /// The cost of a question to an engine.
    #[must_use]
    pub fn of(question: &Question, engine: &Engine) -> Self {
        if engine.is_short(question) {
            Self::Short
        } else {
            Self::Search
        }
    }
}

/// What is asked for, in the one form that all ways to ask it share.
pub struct Wanted {
    /// Address in its one spelling; names the representation as well.
    pub address: String,
    /// Language of the answer.
    pub lang: Lang,
    /// How much work the answer is.
    pub cost: Cost,
}

/// Answers from what the client or the generation already has, else does the work and keeps the answer.
///
/// # Errors
/// Whatever `produce` gives, and [`ApiError::Overloaded`] when a search found no turn.
pub async fn respond<F>(
    app: &App,
    generation: Arc<Generation>,
    headers: &HeaderMap,
    wanted: Wanted,
    produce: F,
) -> Result<Response, ApiError>
where
    F: FnOnce(&Generation) -> Result<Rendered, ApiError> + Send + 'static,
{
    let key = format!("{} {}", wanted.lang, wanted.address);
    let etag = etag(generation.name(), &key);
    // `*` asks whether there is any answer. A search always has one; for a single thing that has to be looked up first.
    let is_search = wanted.cost != Cost::Lookup;
    if names_tag(headers, &etag) || (is_search && (names_any(headers) || has_seen(headers, generation.taken_up()))) {
        return Ok(not_modified(&generation, &etag, wanted.lang));
    }
    let answer = if let Some(answer) = generation.known(&key) {
        answer
    } else {
        let answer = match wanted.cost {
            Cost::Lookup => produce(&generation)?,
            Cost::Short => app.admission.run_here(|| produce(&generation)).await?,
            Cost::Search => {
                let generation = Arc::clone(&generation);
                app.admission.run(move || produce(&generation)).await?
            }
        };
        generation.keep(key, answer.clone());
        answer
    };
    if answer.moved_to.is_none() && names_any(headers) {
        return Ok(not_modified(&generation, &etag, wanted.lang));
    }
    let response = complete(&generation, &etag, wanted.lang, answer);
    modified(response, generation.taken_up(), headers)
}

/// Says when the answer changed last, and answers 304 when the client has seen that. A moment that was set before and is
/// less exact is replaced.
///
/// # Errors
/// [`ApiError::Internal`] when the moment cannot be written.
pub fn modified(mut response: Response, at: Option<Timestamp>, headers: &HeaderMap) -> Result<Response, ApiError> {
    let Some(at) = at.filter(|_| response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED)
    else {
        return Ok(response);
    };
    if has_seen(headers, Some(at)) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        for name in [CONTENT_TYPE, CONTENT_LENGTH] {
            response.headers_mut().remove(name);
        }
    }
    response
        .headers_mut()
        .insert(LAST_MODIFIED, header_value(&http_date(at))?);
    Ok(response)
}

/// Whether the client has what changed at this moment. Tags say more than times and come first (RFC 9110, 13.2.2).
#[must_use]
pub fn has_seen(headers: &HeaderMap, at: Option<Timestamp>) -> bool {
    let seen = headers
        .get(IF_MODIFIED_SINCE)
        .filter(|_| !headers.contains_key(IF_NONE_MATCH));
    let seen = seen.and_then(|value| value.to_str().ok());
    let seen = seen.and_then(|text| jiff::fmt::rfc2822::parse(text).ok());
    // Times of HTTP have whole seconds.
    let is_later = |at: Timestamp| {
        seen.as_ref()
            .is_some_and(|seen| seen.timestamp().as_second() >= at.as_second())
    };
    at.is_some_and(is_later)
}

fn complete(generation: &Generation, etag: &HeaderValue, lang: Lang, answer: Rendered) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    set_common(response.headers_mut(), generation, lang);
    let headers = response.headers_mut();
    if let Some(link) = answer.link {
        headers.insert(LINK, link);
    }
    if let Some(location) = answer.moved_to {
        headers.insert(LOCATION, location);
        *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    } else {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.kind));
        headers.insert(ETAG, etag.clone());
    }
    response
}

/// Says that the client's answer is still right.
#[must_use]
pub fn not_modified(generation: &Generation, etag: &HeaderValue, lang: Lang) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    set_common(response.headers_mut(), generation, lang);
    response.headers_mut().insert(ETAG, etag.clone());
    response
}

/// Sets the headers that tell where an answer comes from and how long it may be kept.
pub fn set_common(headers: &mut HeaderMap, generation: &Generation, lang: Lang) {
    headers.insert(CACHE_CONTROL, CACHE_ANSWER);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding, accept-language"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
    if let Ok(name) = HeaderValue::from_str(generation.name()) {
        headers.insert(X_GENERATION, name);
    }
}

/// Weak, because compression further out changes the bytes but not what they say.
fn etag(generation: &str, key: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("W/\"{}\"", opaque_tag(generation, key))).unwrap_or(NO_STORE)
}

/// What names an answer of a generation.
#[must_use]
pub fn opaque_tag(generation: &str, key: &str) -> String {
    let origin = concat!(env!("CARGO_PKG_VERSION"), " ");
    let digest = blake3::hash(format!("{origin}{generation} {key}").as_bytes()).to_hex();
    digest[..20].to_owned()
}

fn tags(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lines = headers
        .get_all(IF_NONE_MATCH)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

/// Whether the client names this tag, by weak comparison (RFC 9110, 8.8.3.2).
#[must_use]
pub fn names_tag(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(ours) = etag.to_str() else { return false };
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    tags(headers).any(|tag| opaque(tag) == opaque(ours))
}

/// Whether the client asks for an answer only if there is none yet.
#[must_use]
pub fn names_any(headers: &HeaderMap) -> bool {
    tags(headers).any(|tag| tag == "*")
}
