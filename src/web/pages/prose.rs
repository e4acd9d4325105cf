//! Pages of plain text: about the catalogue, what can be listed, accessibility, for developers.

use std::borrow::Cow;

use askama::Template;
use axum::response::Response;

use super::visit::Visit;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::respond::{Cost, Rendered};

#[derive(Template)]
#[template(path = "prose.html")]
struct ProsePage {
    frame: Frame,
    title: Cow<'static, str>,
    sections: Vec<Section>,
}

/// A heading with what stands below it.
struct Section {
    id: &'static str,
    heading: Cow<'static, str>,
    paragraphs: Vec<Cow<'static, str>>,
    links: Vec<(Cow<'static, str>, &'static str)>,
}

/// A section as it is written down: heading, paragraphs, links with their addresses; all but the addresses are keys.
type Outline = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
);

const ABOUT: [Outline; 8] = [
    ("about-what", &["about-what-text", "about-what-scope"], &[]),
    (
        "about-facts",
        &["about-facts-evidence", "about-facts-unknown", "about-facts-review"],
        &[],
    ),
    ("about-listing", &["about-listing-text"], &[]),
    ("about-correct", &["about-correct-text"], &[]),
    ("about-links", &["about-links-text"], &[]),
    ("about-translations", &["about-translations-text"], &[]),
    ("about-privacy", &["about-privacy-text"], &[]),
    ("about-licences", &["about-licences-text"], &[]),
];

const INCLUSION: [Outline; 3] = [
    (
        "inclusion-rules",
        &[
            "inclusion-license",
            "inclusion-available",
            "inclusion-part",
            "inclusion-origin",
            "inclusion-evidence",
        ],
        &[],
    ),
    (
        "inclusion-how",
        &["inclusion-how-file", "inclusion-how-online"],
        &[("developers-docs", "/docs")],
    ),
    ("inclusion-out", &["inclusion-out-text"], &[]),
];

const ACCESSIBILITY: [Outline; 4] = [
    ("accessibility-aim", &["accessibility-aim-text"], &[]),
    (
        "accessibility-how",
        &[
            "accessibility-how-script",
            "accessibility-how-test",
            "accessibility-how-settings",
        ],
        &[],
    ),
    ("accessibility-known", &["accessibility-known-text"], &[]),
    ("accessibility-tell", &["accessibility-tell-text"], &[]),
];

const DEVELOPERS: [Outline; 2] = [
    (
        "developers-read",
        &["developers-read-text"],
        &[("developers-docs", "/docs"), ("developers-openapi", "/openapi.json")],
    ),
    (
        "developers-take",
        &["developers-take-text"],
        &[
            ("developers-export", "/v1/export.ndjson"),
            ("developers-dataset", "/v1/dataset"),
            ("developers-changes", "/v1/changes"),
        ],
    ),
];

/// What the catalogue is and how it is kept.
pub async fn about_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, "about-title", &ABOUT).await
}

/// What can be listed.
pub async fn inclusion_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, "inclusion-title", &INCLUSION).await
}

/// How far the pages can be used by everybody.
pub async fn accessibility_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, "accessibility-title", &ACCESSIBILITY).await
}

/// Where developers begin.
pub async fn developers_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, "developers-title", &DEVELOPERS).await
}

async fn prose(visit: Visit, title: &'static str, outline: &'static [Outline]) -> Result<Response, ApiError> {
    visit
        .answer(Cost::Lookup, "", move |_, frame| {
            let w = frame.w;
            let sections = outline.iter().map(|(heading, paragraphs, links)| Section {
                id: heading,
                heading: w.text(heading),
                paragraphs: paragraphs.iter().map(|one| w.text(one)).collect(),
                links: links.iter().map(|(text, href)| (w.text(text), *href)).collect(),
            });
            Rendered::page(&ProsePage {
                title: w.text(title),
                sections: sections.collect(),
                frame,
            })
        })
        .await
}
