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

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

const ABOUT: [Outline; 8] = [
    (
        key("about-what"),
        &[key("about-what-text"), key("about-what-scope")],
        &[],
    ),
    (
        key("about-facts"),
        &[
            key("about-facts-evidence"),
            key("about-facts-unknown"),
            key("about-facts-review"),
        ],
        &[],
    ),
    (key("about-listing"), &[key("about-listing-text")], &[]),
    (key("about-correct"), &[key("about-correct-text")], &[]),
    (key("about-links"), &[key("about-links-text")], &[]),
    (key("about-translations"), &[key("about-translations-text")], &[]),
    (key("about-privacy"), &[key("about-privacy-text")], &[]),
    (key("about-licences"), &[key("about-licences-text")], &[]),
];

const INCLUSION: [Outline; 3] = [
    (
        key("inclusion-rules"),
        &[
            key("inclusion-license"),
            key("inclusion-available"),
            key("inclusion-part"),
            key("inclusion-origin"),
            key("inclusion-evidence"),
        ],
        &[],
    ),
    (
        key("inclusion-how"),
        &[key("inclusion-how-file"), key("inclusion-how-online")],
        &[(key("developers-docs"), "/docs")],
    ),
    (key("inclusion-out"), &[key("inclusion-out-text")], &[]),
];

const ACCESSIBILITY: [Outline; 4] = [
    (key("accessibility-aim"), &[key("accessibility-aim-text")], &[]),
    (
        key("accessibility-how"),
        &[
            key("accessibility-how-script"),
            key("accessibility-how-test"),
            key("accessibility-how-settings"),
        ],
        &[],
    ),
    (key("accessibility-known"), &[key("accessibility-known-text")], &[]),
    (key("accessibility-tell"), &[key("accessibility-tell-text")], &[]),
];

const DEVELOPERS: [Outline; 2] = [
    (
        key("developers-read"),
        &[key("developers-read-text")],
        &[
            (key("developers-docs"), "/docs"),
            (key("developers-openapi"), "/openapi.json"),
        ],
    ),
    (
        key("developers-take"),
        &[key("developers-take-text")],
        &[
            (key("developers-export"), "/v1/export.ndjson"),
            (key("developers-dataset"), "/v1/dataset"),
            (key("developers-changes"), "/v1/changes"),
        ],
    ),
];

/// What the catalogue is and how it is kept.
pub async fn about_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, key("about-title"), &ABOUT).await
}

/// What can be listed.
pub async fn inclusion_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, key("inclusion-title"), &INCLUSION).await
}

/// How far the pages can be used by everybody.
pub async fn accessibility_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, key("accessibility-title"), &ACCESSIBILITY).await
}

/// Where developers begin.
pub async fn developers_page(visit: Visit) -> Result<Response, ApiError> {
    prose(visit, key("developers-title"), &DEVELOPERS).await
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
