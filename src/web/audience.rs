//! Who reads an answer, and the headers that protect the reader.

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

use super::frame::split_language;

/// Who reads the answer: it decides the form of errors and the protective headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// A program that uses the API.
    Program,
    /// A person with a browser.
    Person,
    /// A program that was given the address of a page.
    ProgramAtPage,
}

impl Audience {
    /// Who sent a request.
    pub fn of(request: &Request) -> Self {
        let path = request.uri().path();
        let api = [
            "/v1",
            "/openapi.json",
            "/livez",
            "/readyz",
            "/feed.atom",
            "/feed.json",
            "/catalog.jsonld",
            "/.well-known",
            "/opensearch.xml",
            "/opensearch-suggest",
            "/sitemap.xml",
            "/robots.txt",
            "/llms.txt",
            "/oembed",
            "/mcp",
        ];
        if api.iter().any(|start| {
            path.strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }) {
            return Self::Program;
        }
        let accepts = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
        if accepts.is_some_and(|accepts| accepts.contains("text/html")) {
            Self::Person
        } else {
            Self::ProgramAtPage
        }
    }

    /// Sets the headers that protect the reader.
    pub fn protect(self, headers: &mut HeaderMap, https: bool) {
        let (policy, sharing) = match self {
            Self::Program => {
                allow_all_origins(headers);
                (
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    "cross-origin",
                )
            }
            Self::Person | Self::ProgramAtPage => (
                "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; \
                 style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'",
                "same-origin",
            ),
        };
        for (name, value) in [
            (CONTENT_SECURITY_POLICY, policy),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (X_FRAME_OPTIONS, "DENY"),
            (REFERRER_POLICY, "no-referrer"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (HeaderName::from_static("cross-origin-resource-policy"), sharing),
            (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
            ),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if https {
            let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
            headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
        }
    }
}

/// What other sites may show inside their own pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embedded {
    /// Nothing.
    No,
    /// A card, in a frame: `/c/{id}/embed`, with or without a language. It has no forms and no scripts, so nothing can be
    /// clicked in disguise.
    Card,
    /// A picture: QR codes, link previews, slides.
    Picture,
}

impl Embedded {
    pub fn of(path: &str) -> Self {
        let path = split_language(path).map_or(path, |(_, rest)| rest);
        let of_component = path.strip_prefix("/c/").and_then(|rest| rest.split_once('/'));
        match of_component.map(|(_, part)| part).or(path.strip_prefix("/stack/")) {
            Some("embed") if of_component.is_some() => Self::Card,
            Some("qr.svg" | "qr.png" | "card.png" | "slide.png") => Self::Picture,
            Some(_) | None if path == "/card.png" => Self::Picture,
            Some(_) | None => Self::No,
        }
    }

    pub fn allow(self, headers: &mut HeaderMap) {
        if self == Self::No {
            return;
        }
        let sharing = HeaderName::from_static("cross-origin-resource-policy");
        headers.insert(sharing, HeaderValue::from_static("cross-origin"));
        if self == Self::Card {
            headers.remove(X_FRAME_OPTIONS);
            let policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; img-src 'self'; \
                          style-src 'self'";
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
    }
}

/// Public data without credentials: any page may read the API.
fn allow_all_origins(headers: &mut HeaderMap) {
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            ACCESS_CONTROL_EXPOSE_HEADERS,
            "Accept-Ranges, Content-Disposition, Content-Range, Deprecation, ETag, Link, Last-Modified, Retry-After, Sunset, \
             X-Generation, X-Request-Id",
        ),
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
        (
            ACCESS_CONTROL_ALLOW_HEADERS,
            "Content-Type, If-None-Match, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, X-Request-Id",
        ),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
