//! Answers whose shape other people's standards fix, described so that generated clients get a type with a name. They are
//! written in `web/formats` and `signposts`.
#![allow(dead_code, reason = "describes documents that are written elsewhere")]

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A JSON-LD document with its context inside.
#[derive(Serialize, ToSchema)]
pub struct LinkedData(BTreeMap<String, Value>);

/// An OpenAPI 3.1 document.
#[derive(Serialize, ToSchema)]
pub struct OpenApiDocument(BTreeMap<String, Value>);

/// Typed links in the form of RFC 9264.
#[derive(Serialize, ToSchema)]
pub struct LinksetDocument {
    /// One context for each place that links lead on from.
    linkset: Vec<LinkContext>,
}

/// The links that lead on from one place.
#[derive(Serialize, ToSchema)]
struct LinkContext {
    /// The place.
    #[schema(example = "/v1/components/river-pay")]
    anchor: String,
    /// Targets by relation (RFC 8288), for instance `cite-as`.
    #[serde(flatten)]
    relations: BTreeMap<String, Vec<LinkTarget>>,
}

/// Where a link leads.
#[derive(Serialize, ToSchema)]
struct LinkTarget {
    /// Address.
    #[schema(example = "/c/river-pay")]
    href: String,
    /// Content type of what is there.
    #[serde(rename = "type")]
    #[schema(example = "text/html")]
    media_type: Option<String>,
}

/// A JSON Feed 1.1 (jsonfeed.org).
#[derive(Serialize, ToSchema)]
pub struct JsonFeed {
    /// Version of the format.
    #[schema(example = "https://jsonfeed.org/version/1.1")]
    version: String,
    /// Title for people.
    title: String,
    /// The page that shows the same.
    home_page_url: String,
    /// The feed itself.
    feed_url: String,
    /// Language of the texts (BCP 47).
    #[schema(example = "en")]
    language: String,
    /// Who writes it.
    authors: Vec<JsonFeedAuthor>,
    /// The changes, newest first.
    items: Vec<JsonFeedItem>,
}

/// Who writes a feed.
#[derive(Serialize, ToSchema)]
struct JsonFeedAuthor {
    /// Name.
    name: String,
}

/// One change in a feed.
#[derive(Serialize, ToSchema)]
struct JsonFeedItem {
    /// Id of the change; never used for another one.
    id: String,
    /// The component's page.
    url: String,
    /// Title for people.
    title: String,
    /// What the component does, or where to go from it.
    content_text: String,
    /// When the component was published first.
    #[schema(value_type = String, format = DateTime)]
    date_published: Timestamp,
    /// When this happened.
    #[schema(value_type = String, format = DateTime)]
    date_modified: Timestamp,
    /// What happened, then the domains of the component.
    tags: Vec<String>,
}
