//! A request for a page: who asks for what in which language. Every page begins with it.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::model::{Lang, Slug};
use crate::web::error::ApiError;
use crate::web::frame::{Frame, split_language};
use crate::web::lookup::parse_id;
use crate::web::query::Query;
use crate::web::question::{accepted_language, address};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};

/// A request for a page.
pub struct Visit {
    /// What every request shares.
    pub app: Arc<App>,
    /// The generation that answers.
    pub generation: Arc<Generation>,
    /// The language of the page.
    pub lang: Lang,
    /// The path without the language.
    pub path: String,
    /// The query string as it came.
    pub raw: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// Whether the address says the language; permanent links leave it to the reader.
    pub is_in_one_language: bool,
    parts: Vec<(String, String)>,
}

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        let in_address = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| ApiError::InvalidRequest("the address is not percent-encoded UTF-8"))?;
        let named: Vec<(String, String)> = in_address
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let path = parts.uri.path();
        let is_in_one_language = named.iter().any(|(name, _)| name == "lang");
        let (lang, path) = if is_in_one_language {
            split_language(path).ok_or(ApiError::NotFound)?
        } else {
            (accepted_language(&parts.headers), path)
        };
        Ok(Self {
            app: Arc::clone(app),
            generation: app.current(),
            lang,
            path: path.to_owned(),
            raw: parts.uri.query().map(str::to_owned),
            headers: parts.headers.clone(),
            is_in_one_language,
            parts: named,
        })
    }
}

impl Visit {
    /// A part of the address by its name in the route.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        let part = self.parts.iter().find(|(known, _)| known == name);
        part.map_or("", |(_, value)| value)
    }

    /// The component's id in the address.
    ///
    /// # Errors
    /// [`ApiError::ComponentNotFound`] when the text cannot be an id.
    pub fn id(&self) -> Result<Slug, ApiError> {
        parse_id(&self.generation, self.part("id"))
    }

    /// The parameters of the page. Permanent links also take the language.
    ///
    /// # Errors
    /// [`ApiError::InvalidParameters`] when the language is unknown.
    pub fn query(&mut self, names: &[&str]) -> Query {
        if self.is_in_one_language {
            return Query::read_for_page(self.raw.as_deref(), names);
        }
        let names: Vec<&str> = names.iter().copied().chain(["lang"]).collect();
        let mut query = Query::read_for_page(self.raw.as_deref(), &names);
        self.lang = crate::web::question::language(&mut query, &self.headers).0;
        query
    }

    /// What surrounds the page. The query string has no language.
    #[must_use]
    pub fn frame(&self, query: &str) -> Frame {
        Frame::new(self.lang, &self.path, query, &self.app.site)
    }

    /// Answers with a page that the query string alone decides. `produce` gets what surrounds it.
    ///
    /// # Errors
    /// Whatever `produce` gives.
    pub async fn answer<F>(self, cost: Cost, query: &str, produce: F) -> Result<Response, ApiError>
    where
        F: FnOnce(&Generation, Frame) -> Result<Rendered, ApiError> + Send + 'static,
    {
        let frame = self.frame(query);
        let prefix = if self.is_in_one_language { "/page" } else { "/permalink" };
        let wanted = Wanted {
            address: address(&format!("{prefix}{}", self.path), query),
            lang: self.lang,
            cost,
        };
        respond(&self.app, self.generation, &self.headers, wanted, move |generation| {
            produce(generation, frame)
        })
        .await
    }
}

/// Leads to a page in the reader's language for now: another reader may be led elsewhere.
///
/// # Errors
/// [`ApiError::Internal`] when the address is no header value.
pub fn lead_to(address: &str) -> Result<Response, ApiError> {
    let location = HeaderValue::from_str(address).map_err(|_| ApiError::Internal)?;
    let mut response = StatusCode::FOUND.into_response();
    let headers = response.headers_mut();
    headers.insert(LOCATION, location);
    headers.insert("vary", HeaderValue::from_static("accept-language"));
    headers.insert("cache-control", HeaderValue::from_static("public, max-age=60"));
    Ok(response)
}
