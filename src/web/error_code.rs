//! The table of error codes.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// The table of error codes. A code never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// Parameters are unknown, malformed or out of range.
    InvalidParameters,
    /// The request itself is malformed.
    InvalidRequest,
    /// The body cannot be read.
    InvalidBody,
    /// The request names a host that is not this server's.
    HostNotAllowed,
    /// Nothing is at this address.
    NotFound,
    /// No component has or had this id.
    ComponentNotFound,
    /// No vocabulary has this name.
    VocabularyNotFound,
    /// No collection has this id.
    CollectionNotFound,
    /// The vocabulary has no term with this id.
    TermNotFound,
    /// No organisation has this id.
    OrganisationNotFound,
    /// This server does not hold this version of the data set.
    VersionNotFound,
    /// The operator has not set what this address needs.
    NotConfigured,
    /// The address knows other methods only.
    MethodNotAllowed,
    /// The client takes no kind of answer that is offered.
    NotAcceptable,
    /// The body did not arrive in time.
    RequestTimeout,
    /// The component was taken out.
    ComponentWithdrawn,
    /// The request carries a body.
    BodyNotAccepted,
    /// The body is too large.
    ContentTooLarge,
    /// The address is too long.
    AddressTooLong,
    /// The body is of a kind that is not read here.
    UnsupportedMediaType,
    /// The part of a download begins after its end.
    RangeNotSatisfiable,
    /// The server failed.
    Internal,
    /// Too many searches at this moment.
    Overloaded,
    /// The server is starting or stopping.
    NotReady,
}

impl ErrorCode {
    /// Every code, ordered by status.
    pub const ALL: [Self; 24] = [
        Self::InvalidParameters,
        Self::InvalidRequest,
        Self::InvalidBody,
        Self::HostNotAllowed,
        Self::NotFound,
        Self::ComponentNotFound,
        Self::VocabularyNotFound,
        Self::CollectionNotFound,
        Self::TermNotFound,
        Self::OrganisationNotFound,
        Self::VersionNotFound,
        Self::NotConfigured,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::RequestTimeout,
        Self::ComponentWithdrawn,
        Self::BodyNotAccepted,
        Self::ContentTooLarge,
        Self::AddressTooLong,
        Self::UnsupportedMediaType,
        Self::RangeNotSatisfiable,
        Self::Internal,
        Self::Overloaded,
        Self::NotReady,
    ];

    /// One row of the table: the code as it is written, its status, its title, and what a client should do.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub const fn row(self) -> (&'static str, StatusCode, &'static str, &'static str) {
        match self {
            Self::InvalidParameters => (
                "invalid-parameters",
                StatusCode::BAD_REQUEST,
                "Some parameters cannot be used",
                "Look at `errors`: every bad parameter is listed at once, with the nearest valid name where there is one.",
            ),
            Self::InvalidRequest => (
                "invalid-request",
                StatusCode::BAD_REQUEST,
                "The request is malformed",
                "Send exactly one Host header and percent-encode the address as UTF-8.",
            ),
            Self::InvalidBody => (
                "invalid-body",
                StatusCode::BAD_REQUEST,
                "The body cannot be read",
                "Look at `detail` for what is wrong, and at /docs for what this address takes.",
            ),
            Self::HostNotAllowed => (
                "host-not-allowed",
                StatusCode::FORBIDDEN,
                "The request names a host that is not this server's",
                "Use the public address of the server; operators set it with --public-url.",
            ),
            Self::NotFound => (
                "not-found",
                StatusCode::NOT_FOUND,
                "Nothing is at this address",
                "Look up the address in /docs or /openapi.json.",
            ),
            Self::ComponentNotFound => (
                "component-not-found",
                StatusCode::NOT_FOUND,
                "No component has this id",
                "Look at `nearest`, or search with /v1/components?q=.",
            ),
            Self::VocabularyNotFound => (
                "vocabulary-not-found",
                StatusCode::NOT_FOUND,
                "No vocabulary has this name",
                "Look at `nearest`, or list the names with /v1/vocabularies.",
            ),
            Self::CollectionNotFound => (
                "collection-not-found",
                StatusCode::NOT_FOUND,
                "No collection has this id",
                "Look at `nearest`, or list the ids with /v1/collections.",
            ),
            Self::TermNotFound => (
                "term-not-found",
                StatusCode::NOT_FOUND,
                "The vocabulary has no term with this id",
                "Look at `nearest`, or list the terms with /v1/vocabularies/{name}.",
            ),
            Self::OrganisationNotFound => (
                "organisation-not-found",
                StatusCode::NOT_FOUND,
                "No organisation has this id",
                "Look at `nearest`, or list the ids with /v1/organisations.",
            ),
            Self::VersionNotFound => (
                "version-not-found",
                StatusCode::NOT_FOUND,
                "This server does not hold this version of the data set",
                "Look at `nearest` for the version that it holds, and at /v1/dataset for its digest.",
            ),
            Self::NotConfigured => (
                "not-configured",
                StatusCode::NOT_FOUND,
                "This server does not offer this",
                "The operator has not set what this address needs.",
            ),
            Self::MethodNotAllowed => (
                "method-not-allowed",
                StatusCode::METHOD_NOT_ALLOWED,
                "This method is not allowed here",
                "Use one of the methods in the Allow header; the catalogue is read with GET.",
            ),
            Self::NotAcceptable => (
                "not-acceptable",
                StatusCode::NOT_ACCEPTABLE,
                "The client takes no kind of answer that is offered",
                "Name the kinds that `detail` lists in Accept.",
            ),
            Self::RequestTimeout => (
                "request-timeout",
                StatusCode::REQUEST_TIMEOUT,
                "The body did not arrive in time",
                "Send the whole body at once.",
            ),
            Self::ComponentWithdrawn => (
                "component-withdrawn",
                StatusCode::GONE,
                "The component was taken out of the catalogue",
                "Look at `withdrawn` for the day, the reason and the component to look at instead.",
            ),
            Self::BodyNotAccepted => (
                "body-not-accepted",
                StatusCode::PAYLOAD_TOO_LARGE,
                "The request has a body and none is accepted here",
                "Send the request without a body; parameters belong in the address.",
            ),
            Self::ContentTooLarge => (
                "content-too-large",
                StatusCode::PAYLOAD_TOO_LARGE,
                "The body is too large",
                "Look at `detail` for the greatest size and send less at a time.",
            ),
            Self::AddressTooLong => (
                "address-too-long",
                StatusCode::URI_TOO_LONG,
                "The address is too long",
                "Keep path and query within 8,192 bytes.",
            ),
            Self::UnsupportedMediaType => (
                "unsupported-media-type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "The body is of a kind that is not read here",
                "Look at `detail` for the kinds that are, and name one in Content-Type.",
            ),
            Self::RangeNotSatisfiable => (
                "range-not-satisfiable",
                StatusCode::RANGE_NOT_SATISFIABLE,
                "The range begins after the end",
                "Look at Content-Range for the length, or send the request without Range.",
            ),
            Self::Internal => (
                "internal",
                StatusCode::INTERNAL_SERVER_ERROR,
                "The server failed",
                "Try again later; if it goes on, tell the operator the request id.",
            ),
            Self::Overloaded => (
                "overloaded",
                StatusCode::SERVICE_UNAVAILABLE,
                "Too many searches at this moment",
                "Wait as many seconds as Retry-After says, then send the same request again.",
            ),
            Self::NotReady => (
                "not-ready",
                StatusCode::SERVICE_UNAVAILABLE,
                "The server takes no new work",
                "Send the request to another replica, or later.",
            ),
        }
    }

    /// The code as programs read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        self.row().1
    }
}
