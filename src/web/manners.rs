//! What holds for every request and every answer: ids, refusals before any work, errors, headers, the log line.

use std::any::Any;
use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_METHODS, ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, HOST, HeaderName, HeaderValue,
    TRANSFER_ENCODING,
};
use axum::http::{HeaderMap, Method, StatusCode, Version};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::access_log::{self, Line};
use super::api::takes_body;
use super::audience::{Audience, Embedded};
use super::body::Watched;
use super::deprecation::{DEPRECATED, Deprecated, announce};
use super::error::ApiError;
use super::frame::split_language;
use super::question::accepted_language;
use super::respond::{NO_STORE, X_GENERATION};
use crate::model::Lang;

/// Header with the id of the request.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Methods of nearly every address: the catalogue is only read.
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
/// The longest path with query, in bytes.
const ADDRESS_MAX_BYTES: usize = 8192;

/// What holds for every answer.
#[derive(Debug)]
pub struct Manners {
    https: bool,
    deprecated: &'static [Deprecated],
    ids: RandomState,
    count: AtomicU64,
}

impl Manners {
    /// With `https`, browsers are told to use nothing else for this host.
    #[must_use]
    pub fn new(https: bool) -> Self {
        Self {
            https,
            deprecated: DEPRECATED,
            ids: RandomState::new(),
            count: AtomicU64::new(0),
        }
    }

    /// The same with another table of deprecated operations, for tests of what clients are told.
    #[must_use]
    pub const fn with_deprecated(self, deprecated: &'static [Deprecated]) -> Self {
        Self { deprecated, ..self }
    }

    /// The id that the client gave when it is harmless in a log, else a new one.
    fn request_id(&self, headers: &HeaderMap) -> String {
        let given = headers.get(X_REQUEST_ID).and_then(|value| value.to_str().ok());
        let harmless = |id: &&str| {
            (8..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        given.filter(harmless).map_or_else(
            || {
                let mut hasher = self.ids.build_hasher();
                hasher.write_u64(self.count.fetch_add(1, Ordering::Relaxed));
                format!("{:016x}", hasher.finish())
            },
            str::to_owned,
        )
    }
}

/// Adds the manners to all routes, and answers for addresses and methods that are not there.
pub fn apply(router: Router, manners: Manners) -> Router {
    router
        .fallback(nothing_here)
        .method_not_allowed_fallback(|| async { ApiError::MethodNotAllowed })
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(Arc::new(manners), mind))
}

async fn nothing_here(method: Method) -> ApiError {
    match method {
        Method::GET | Method::HEAD | Method::OPTIONS => ApiError::NotFound,
        _ => ApiError::MethodNotAllowed,
    }
}

/// The text of a panic may repeat what a client sent, so it is not looked at.
fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    ApiError::Internal.into_response()
}

async fn mind(State(manners): State<Arc<Manners>>, request: Request, next: Next) -> Response {
    let mut line = Line::begin(&request, manners.request_id(request.headers()));
    let audience = Audience::of(&request);
    let embedded = Embedded::of(request.uri().path());
    let reader = (audience == Audience::Person).then(|| reader_language(&request));
    let is_options = request.method() == Method::OPTIONS;
    let template = route(&request).into_owned();
    let (request, read_whole) = watched(request);

    let mut response = match refusal(&request) {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    };
    let methods = methods_of(&template);
    if is_options && response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = StatusCode::NO_CONTENT.into_response();
        response.headers_mut().insert(ALLOW, methods.clone());
    }
    if let Some(error) = response.extensions_mut().remove::<ApiError>() {
        response = error.render(&line.request_id, reader);
        response.headers_mut().insert(CACHE_CONTROL, NO_STORE);
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(ALLOW, methods.clone());
        }
    }
    let headers = response.headers_mut();
    if read_whole.is_some_and(|read| !read.load(Ordering::Relaxed)) {
        // What was not read would otherwise be taken for the next request.
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    if let Ok(id) = HeaderValue::from_str(&line.request_id) {
        headers.insert(X_REQUEST_ID, id);
    }
    audience.protect(headers, manners.https);
    if is_options && headers.contains_key(ACCESS_CONTROL_ALLOW_METHODS) {
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
    }
    if let Some(row) = manners.deprecated.iter().find(|row| row.path == template) {
        announce(row, headers);
    }
    embedded.allow(headers);
    line.generation = headers
        .get(X_GENERATION)
        .and_then(|name| name.to_str().ok())
        .map(str::to_owned);
    access_log::attach(response, line)
}

/// The request with a body that tells whether it was read; nothing to tell when there is none.
fn watched(request: Request) -> (Request, Option<Arc<AtomicBool>>) {
    if !has_body(request.headers()) {
        return (request, None);
    }
    let (parts, body) = request.into_parts();
    let (body, read_whole) = Watched::new(body);
    (Request::from_parts(parts, Body::new(body)), Some(read_whole))
}

/// The methods of an address.
fn methods_of(template: &str) -> HeaderValue {
    if takes_body(template) {
        HeaderValue::from_static("POST, OPTIONS")
    } else {
        METHODS
    }
}

/// The language in which an error is told to a person: that of the address, else what the browser says.
fn reader_language(request: &Request) -> Lang {
    split_language(request.uri().path()).map_or_else(|| accepted_language(request.headers()), |(lang, _)| lang)
}

/// What can be refused without looking at the address.
fn refusal(request: &Request) -> Option<ApiError> {
    let headers = request.headers();
    let hosts = headers.get_all(HOST).iter().count();
    if hosts > 1 || (hosts == 0 && request.version() >= Version::HTTP_11) {
        return Some(ApiError::InvalidRequest("send exactly one Host header"));
    }
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    if address > ADDRESS_MAX_BYTES {
        return Some(ApiError::AddressTooLong);
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // An address that wants a body says itself that it is not read with this method.
    (reads && has_body(headers) && !takes_body(&route(request))).then_some(ApiError::BodyNotAccepted)
}

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(TRANSFER_ENCODING) || headers.get(CONTENT_LENGTH).is_some_and(|length| length != "0")
}

/// The route's template: unlike the path it tells nothing about who looked for what.
pub fn route(request: &Request) -> Cow<'static, str> {
    request
        .extensions()
        .get::<MatchedPath>()
        .map_or(Cow::Borrowed("(none)"), |path| Cow::Owned(path.as_str().to_owned()))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::{HeaderMap, Request, StatusCode};
    use axum::routing::get;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::{Manners, X_REQUEST_ID, apply};

    async fn ask(request: Request<Body>) -> (StatusCode, HeaderMap, String) {
        let fail = || async {
            let reason = "token-8841 must not be seen";
            assert!(reason.is_empty(), "{reason}");
        };
        let router = Router::new().route("/v1/fail", get(fail)).route("/fail", get(fail));
        let response = apply(router, Manners::new(true)).oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
    }

    fn request(path: &str) -> axum::http::request::Builder {
        Request::get(path).header("host", "localhost")
    }

    #[tokio::test]
    async fn a_panic_becomes_a_problem_with_the_request_id_and_without_its_text() {
        let (status, headers, body) = ask(request("/v1/fail").body(Body::empty()).unwrap()).await;

        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        let problem: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(problem["code"], "internal");
        assert_eq!(problem["request_id"], headers[X_REQUEST_ID].to_str().unwrap());
        assert!(!body.contains("token-8841"));
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["content-type"], "application/problem+json");
        assert!(headers.contains_key("strict-transport-security"));
    }

    #[tokio::test]
    async fn a_person_gets_the_same_error_as_a_page() {
        let browser = request("/fail")
            .header("accept", "text/html,*/*;q=0.8")
            .header("x-request-id", "abcd-1234");

        let (status, headers, body) = ask(browser.body(Body::empty()).unwrap()).await;

        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(headers["content-type"], "text/html; charset=utf-8");
        assert!(body.contains("abcd-1234") && !body.contains("token-8841"));
    }

    #[tokio::test]
    async fn request_ids_that_could_harm_a_log_are_replaced() {
        for bad in ["short", "with space here", "semi;colon;here", &"a".repeat(65)] {
            let (_, headers, _) = ask(request("/nowhere")
                .header("x-request-id", bad)
                .body(Body::empty())
                .unwrap())
            .await;
            assert_eq!(headers[X_REQUEST_ID].len(), 16, "{bad}");
        }
    }

    #[tokio::test]
    async fn a_request_needs_exactly_one_host() {
        let none = Request::get("/v1/fail").body(Body::empty()).unwrap();
        let two = request("/v1/fail").header("host", "other").body(Body::empty()).unwrap();

        for bad in [none, two] {
            let (status, _, body) = ask(bad).await;
            assert_eq!(status, StatusCode::BAD_REQUEST);
            assert!(body.contains("invalid-request"));
        }
    }
}
