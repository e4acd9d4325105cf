//! Operations that will go: since when they are deprecated, when they end, and what takes their place.
//!
//! Governments integrate for years, so an operation keeps working for at least a year after its row was added here.

use axum::http::HeaderMap;
use axum::http::header::{HeaderName, HeaderValue, LINK};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// One row: an operation that will go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deprecated {
    /// Path of the operation, as `openapi.json` writes it.
    pub path: &'static str,
    /// Day on which it was deprecated.
    pub since: Date,
    /// Day from which on it may be gone; none while that is not decided.
    pub sunset: Option<Date>,
    /// Address that explains it and how to move on.
    pub documentation: &'static str,
    /// Path of what takes its place, if anything does.
    pub successor: Option<&'static str>,
}

/// Every deprecated operation. Nothing is deprecated in v1 yet.
pub const DEPRECATED: &[Deprecated] = &[];

/// Says in the headers that an operation will go (RFC 9745, RFC 8594).
pub fn announce(row: &Deprecated, headers: &mut HeaderMap) {
    let mut add = |name: HeaderName, value: String| {
        // Rows are constants of this program, so their values fit.
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.append(name, value);
        }
    };
    if let Some(since) = begin_of(row.since) {
        add(
            HeaderName::from_static("deprecation"),
            format!("@{}", since.as_second()),
        );
    }
    if let Some(sunset) = row.sunset.and_then(begin_of) {
        add(HeaderName::from_static("sunset"), http_date(sunset));
    }
    add(
        LINK,
        format!("<{}>; rel=\"deprecation\"; type=\"text/html\"", row.documentation),
    );
    if let Some(successor) = row.successor {
        add(LINK, format!("<{successor}>; rel=\"successor-version\""));
    }
}

fn begin_of(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp())
}

/// A moment as HTTP writes it.
#[must_use]
pub fn http_date(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC)
        .strftime("%a, %d %b %Y %H:%M:%S GMT")
        .to_string()
}
