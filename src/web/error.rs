//! Every error that the server can answer: one table of codes, one enum, two renderings.
//!
//! Handlers return [`ApiError`]; the outermost layer (`manners`) renders it, because only there the request id is known.

use std::borrow::Cow;

use askama::Template;
use axum::http::header::{CONTENT_RANGE, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::frame::Frame;
use super::state::Site;
use crate::index::IndexError;
use crate::model::{Lang, Slug, Withdrawn};
use crate::search::SearchError;

pub use super::error_code::ErrorCode;

/// Content type of errors for programs (RFC 9457).
pub const PROBLEM_JSON: &str = "application/problem+json";

/// What is wrong with one parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ParameterProblem {
    /// Name of the parameter, as it was sent.
    #[schema(example = "domian")]
    pub parameter: String,
    /// What is wrong and what to do, for people.
    #[schema(example = "there is no parameter \"domian\"")]
    pub message: String,
    /// Values or names that would be valid, where the list is short.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub allowed: Vec<String>,
    /// The valid name or value nearest to what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "domain")]
    pub nearest: Option<String>,
    /// Where it stands in the body (JSON Pointer); only for requests with a body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/0/domain")]
    pub pointer: Option<String>,
}

/// An error as programs read it (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// Address of the documentation of this code.
    #[serde(rename = "type")]
    #[schema(example = "/docs#error-invalid-parameters")]
    pub problem_type: String,
    /// What happened, the same for every error of this code.
    #[schema(example = "Some parameters cannot be used")]
    pub title: String,
    /// HTTP status.
    #[schema(example = 400, minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened this time.
    #[schema(example = "1 parameter cannot be used: domian")]
    pub detail: String,
    /// Stable code for programs.
    pub code: ErrorCode,
    /// Id of the request, also in the header X-Request-Id and in the server's log.
    #[schema(example = "9f2c41d07be3a856")]
    pub request_id: String,
    /// Every bad parameter (`invalid-parameters` only).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<ParameterProblem>,
    /// The nearest ids or names, best first (only where an id or a name was not found).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub nearest: Vec<String>,
    /// Why the component was taken out (`component-withdrawn` only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
}

/// An error with what is to be said about this one case.
#[derive(Debug, Clone)]
pub enum ApiError {
    /// Every bad parameter of the request.
    InvalidParameters(Vec<ParameterProblem>),
    /// What is malformed.
    InvalidRequest(&'static str),
    /// Nothing is at this address.
    NotFound,
    /// No component has or had this id; the nearest ids.
    ComponentNotFound(Vec<Slug>),
    /// No vocabulary has this name; the nearest names.
    VocabularyNotFound(Vec<String>),
    /// No collection has this id; the nearest ids.
    CollectionNotFound(Vec<String>),
    /// The vocabulary has no term with this id; the nearest ids.
    TermNotFound(Vec<String>),
    /// No organisation has this id; the nearest ids.
    OrganisationNotFound(Vec<String>),
    /// This server does not hold this version of the data set; the one that it holds.
    VersionNotFound(Vec<String>),
    /// What the operator has not set.
    NotConfigured(&'static str),
    /// Only reading is possible.
    MethodNotAllowed,
    /// The component was taken out.
    ComponentWithdrawn {
        /// Name it had.
        name: String,
        /// When, why, and what to look at instead.
        withdrawn: Withdrawn,
    },
    /// The request carries a body.
    BodyNotAccepted,
    /// The body has more than this many bytes.
    ContentTooLarge(usize),
    /// The body is of another kind than these.
    UnsupportedMediaType(&'static [&'static str]),
    /// What is wrong with the body.
    InvalidBody(String),
    /// The body did not arrive in time.
    RequestTimeout,
    /// The address of the server in the request is not one of its own.
    HostNotAllowed,
    /// The client takes none of these kinds of answer.
    NotAcceptable(&'static [&'static str]),
    /// Path and query are too long.
    AddressTooLong,
    /// The part of a download begins after its end; its length in bytes.
    RangeNotSatisfiable(u64),
    /// Something failed; the log says what.
    Internal,
    /// No turn came within the wait; seconds after which to try again.
    Overloaded(u64),
    /// Why the server takes no new work.
    NotReady(&'static str),
}

impl ApiError {
    /// The row of the table that this error belongs to.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::InvalidParameters(_) => ErrorCode::InvalidParameters,
            Self::InvalidRequest(_) => ErrorCode::InvalidRequest,
            Self::NotFound => ErrorCode::NotFound,
            Self::ComponentNotFound(_) => ErrorCode::ComponentNotFound,
            Self::VocabularyNotFound(_) => ErrorCode::VocabularyNotFound,
            Self::CollectionNotFound(_) => ErrorCode::CollectionNotFound,
            Self::TermNotFound(_) => ErrorCode::TermNotFound,
            Self::OrganisationNotFound(_) => ErrorCode::OrganisationNotFound,
            Self::VersionNotFound(_) => ErrorCode::VersionNotFound,
            Self::NotConfigured(_) => ErrorCode::NotConfigured,
            Self::RangeNotSatisfiable(_) => ErrorCode::RangeNotSatisfiable,
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::ComponentWithdrawn { .. } => ErrorCode::ComponentWithdrawn,
            Self::BodyNotAccepted => ErrorCode::BodyNotAccepted,
            Self::ContentTooLarge(_) => ErrorCode::ContentTooLarge,
            Self::UnsupportedMediaType(_) => ErrorCode::UnsupportedMediaType,
            Self::InvalidBody(_) => ErrorCode::InvalidBody,
            Self::RequestTimeout => ErrorCode::RequestTimeout,
            Self::HostNotAllowed => ErrorCode::HostNotAllowed,
            Self::NotAcceptable(_) => ErrorCode::NotAcceptable,
            Self::AddressTooLong => ErrorCode::AddressTooLong,
            Self::Internal => ErrorCode::Internal,
            Self::Overloaded(_) => ErrorCode::Overloaded,
            Self::NotReady(_) => ErrorCode::NotReady,
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::InvalidParameters(problems) => {
                let names: Vec<&str> = problems.iter().map(|problem| problem.parameter.as_str()).collect();
                let subject = if names.len() == 1 { "parameter" } else { "parameters" };
                format!("{} {subject} cannot be used: {}", names.len(), names.join(", "))
            }
            Self::InvalidRequest(what) | Self::NotReady(what) | Self::NotConfigured(what) => (*what).to_owned(),
            Self::RangeNotSatisfiable(length) => format!("the whole has {length} bytes"),
            Self::ContentTooLarge(max) => format!("at most {} KiB are accepted here", max / 1024),
            Self::UnsupportedMediaType(kinds) => format!("send the body as {}", kinds.join(" or ")),
            Self::NotAcceptable(kinds) => format!("accept {}", kinds.join(" and ")),
            Self::InvalidBody(what) => what.clone(),
            Self::ComponentWithdrawn { name, withdrawn } => {
                format!("{name} was taken out on {}: {}", withdrawn.on, withdrawn.reason)
            }
            Self::NotFound
            | Self::ComponentNotFound(_)
            | Self::VocabularyNotFound(_)
            | Self::CollectionNotFound(_)
            | Self::TermNotFound(_)
            | Self::OrganisationNotFound(_)
            | Self::VersionNotFound(_)
            | Self::MethodNotAllowed
            | Self::BodyNotAccepted
            | Self::RequestTimeout
            | Self::HostNotAllowed
            | Self::AddressTooLong
            | Self::Internal
            | Self::Overloaded(_) => self.code().row().3.to_owned(),
        }
    }

    /// The error as programs read it.
    #[must_use]
    pub fn problem(&self, request_id: &str) -> ProblemDetails {
        let (code, status, title, _) = self.code().row();
        let mut problem = ProblemDetails {
            problem_type: format!("/docs#error-{code}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: self.detail(),
            code: self.code(),
            request_id: request_id.to_owned(),
            errors: Vec::new(),
            nearest: Vec::new(),
            withdrawn: None,
        };
        match self {
            Self::InvalidParameters(errors) => problem.errors.clone_from(errors),
            Self::ComponentNotFound(nearest) => problem.nearest = nearest.iter().map(Slug::to_string).collect(),
            Self::VocabularyNotFound(nearest)
            | Self::CollectionNotFound(nearest)
            | Self::TermNotFound(nearest)
            | Self::OrganisationNotFound(nearest)
            | Self::VersionNotFound(nearest) => {
                problem.nearest.clone_from(nearest);
            }
            Self::ComponentWithdrawn { withdrawn, .. } => problem.withdrawn = Some(withdrawn.clone()),
            Self::InvalidRequest(_)
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::BodyNotAccepted
            | Self::ContentTooLarge(_)
            | Self::UnsupportedMediaType(_)
            | Self::InvalidBody(_)
            | Self::RequestTimeout
            | Self::HostNotAllowed
            | Self::NotAcceptable(_)
            | Self::AddressTooLong
            | Self::Internal
            | Self::Overloaded(_)
            | Self::NotConfigured(_)
            | Self::RangeNotSatisfiable(_)
            | Self::NotReady(_) => {}
        }
        problem
    }

    /// The answer with a body for programs, or for people in the language given.
    #[must_use]
    pub fn render(&self, request_id: &str, for_people: Option<Lang>) -> Response {
        let problem = self.problem(request_id);
        let page = for_people.and_then(|lang| {
            let frame = Frame::new(lang, "/", "", &Site::default());
            ErrorPage::of(&problem, self, frame).render().ok()
        });
        let (kind, body) = match page {
            Some(page) => ("text/html; charset=utf-8", page),
            None => (PROBLEM_JSON, serde_json::to_string(&problem).unwrap_or_default()),
        };
        let mut response = (self.code().status(), body).into_response();
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        if let Self::Overloaded(seconds) = self {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*seconds));
        }
        if let Self::RangeNotSatisfiable(length) = self {
            let value = HeaderValue::from_str(&format!("bytes */{length}"));
            response
                .headers_mut()
                .extend(value.ok().map(|value| (CONTENT_RANGE, value)));
        }
        response
    }
}

/// The error travels in the response's extensions until `manners` renders it.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.code().status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<IndexError> for ApiError {
    fn from(error: IndexError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the index could not answer");
        Self::Internal
    }
}

impl From<SearchError> for ApiError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Index(error) => error.into(),
            SearchError::BeyondWindow => Self::InvalidParameters(vec![ParameterProblem {
                parameter: "cursor".to_owned(),
                message: "the page lies beyond the first 10,000 hits; narrow the question or use /v1/export.ndjson"
                    .to_owned(),
                allowed: Vec::new(),
                nearest: None,
                pointer: None,
            }]),
        }
    }
}

/// The error as people read it.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    frame: Frame,
    problem: &'a ProblemDetails,
    title: Cow<'static, str>,
    help: Cow<'static, str>,
    nearest_components: bool,
    /// Whether the nearest ids are found beside the address that was asked for.
    nearest_beside: bool,
}

impl<'a> ErrorPage<'a> {
    fn of(problem: &'a ProblemDetails, error: &ApiError, frame: Frame) -> Self {
        let w = frame.w;
        let (title, help) = match error {
            ApiError::ComponentWithdrawn { name, withdrawn } => (
                w.text("error-title-withdrawn"),
                w.fill_two("error-help-withdrawn", ("name", name), ("day", w.date(withdrawn.on))),
            ),
            ApiError::ComponentNotFound(_) => (w.text("error-title-component"), w.text("error-help-component")),
            ApiError::NotFound
            | ApiError::VocabularyNotFound(_)
            | ApiError::TermNotFound(_)
            | ApiError::OrganisationNotFound(_)
            | ApiError::CollectionNotFound(_)
            | ApiError::VersionNotFound(_)
            | ApiError::NotConfigured(_) => (w.text("error-title-not-found"), w.text("error-help-not-found")),
            ApiError::MethodNotAllowed => (w.text("error-title-method"), w.text("error-help-method")),
            ApiError::InvalidParameters(_)
            | ApiError::InvalidRequest(_)
            | ApiError::BodyNotAccepted
            | ApiError::ContentTooLarge(_)
            | ApiError::UnsupportedMediaType(_)
            | ApiError::InvalidBody(_)
            | ApiError::RequestTimeout
            | ApiError::HostNotAllowed
            | ApiError::NotAcceptable(_)
            | ApiError::AddressTooLong
            | ApiError::RangeNotSatisfiable(_) => (w.text("error-title-request"), w.text("error-help-request")),
            ApiError::Overloaded(_) | ApiError::NotReady(_) => (w.text("error-title-busy"), w.text("error-help-busy")),
            ApiError::Internal => (w.text("error-title-server"), w.text("error-help-server")),
        };
        Self {
            frame,
            problem,
            title,
            help,
            nearest_components: matches!(error, ApiError::ComponentNotFound(_)),
            nearest_beside: matches!(
                error,
                ApiError::TermNotFound(_) | ApiError::OrganisationNotFound(_) | ApiError::CollectionNotFound(_)
            ),
        }
    }
}
