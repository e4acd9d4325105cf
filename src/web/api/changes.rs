//! `GET /v1/changes`, `/feed.atom` and `/feed.json`: what is new.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use url::form_urlencoded::Serializer;
use utoipa::{IntoParams, ToSchema};

use super::components::PageLinks;
use super::foreign::JsonFeed;
use super::parameters::{FilterParameters, TextParameters};
use crate::model::{Lang, Slug};
use crate::search::{Change, ChangeKind, Lookup};
use crate::web::error::ApiError;
use crate::web::formats::{Feed, Item, atom, json_feed};
use crate::web::query::Query;
use crate::web::question::{Asked, address};
use crate::web::respond::{Cost, Rendered, Wanted, header_value, modified, respond};
use crate::web::state::{App, Generation};
use crate::web::texts::in_language;

/// Address of the list.
const PATH: &str = "/v1/changes";
/// The most changes on a page: they are small, and clients that keep a copy want few requests.
const LIMIT_MAX: usize = 1000;
/// The number of changes when none is asked for.
const LIMIT_DEFAULT: usize = 100;
/// The most entries of a feed: readers ask often and keep what they have seen.
const FEED_MAX: usize = 50;
/// Parameters of a search that mean nothing for a feed.
const NOT_HERE: [&str; 6] = ["facets", "sort", "limit", "cursor", "fields", "explain"];

/// Which changes.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `list_changes` reads them")]
pub struct ChangesParameters {
    /// Only what was published after this moment (RFC 3339), or from the beginning of this day (UTC) on.
    #[param(example = "2026-11-01")]
    since: Option<String>,
    /// Number of changes on a page.
    #[param(minimum = 1, maximum = 1000, default = 100, example = 100)]
    limit: Option<usize>,
    /// Where the page starts: `meta.next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangesAnswer {
    /// The changes, oldest first: one for each id, its latest.
    data: Vec<Change>,
    /// About the whole answer.
    meta: ChangesMeta,
    /// This page and the next.
    links: PageLinks,
}

/// About a list of changes.
#[derive(Debug, Serialize, ToSchema)]
struct ChangesMeta {
    /// Number of changes, on all pages.
    #[schema(example = 12)]
    total: usize,
    /// The `cursor` that asks for the next page; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    /// Generation of the index that answered.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
    /// Number of components whose present state is not in the published state yet; their changes are not in the list.
    #[schema(example = 0)]
    unrecorded: usize,
}

/// List changes
///
/// What was added, changed, withdrawn or renamed, oldest first: for each id its latest change. To keep a copy up to date,
/// follow `links.next` to the end and give the greatest `at` as `since` the next time.
#[utoipa::path(
    get,
    path = "/v1/changes",
    operation_id = "list_changes",
    tag = "changes",
    params(ChangesParameters),
    responses((status = 200, description = "A page of changes; empty when nothing is new.", body = ChangesAnswer))
)]
pub async fn list_changes(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let mut query = Query::read(raw.as_deref(), &["since", "limit", "cursor"]);
    let given = query.one("since");
    let since = given.as_deref().and_then(|text| moment(text, &mut query));
    let limit = query.number("limit", 1..=LIMIT_MAX, LIMIT_DEFAULT);
    let after = query.one("cursor").and_then(|text| place(&text, &mut query));
    let cursor = after.as_ref().map(|(at, id)| cursor(*at, id));
    query.finish(())?;
    let tail = |cursor: Option<&str>| {
        let mut out = Serializer::new(String::new());
        if let Some(since) = since {
            out.append_pair("since", &since.to_string());
        }
        if limit != LIMIT_DEFAULT {
            out.append_pair("limit", &limit.to_string());
        }
        if let Some(cursor) = cursor {
            out.append_pair("cursor", cursor);
        }
        address(PATH, &out.finish())
    };
    let this = tail(cursor.as_deref());
    let wanted = Wanted {
        address: this.clone(),
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    let mut changes = generation.engine.changes();
    // A day counts from its beginning; a moment was the last one that the client has seen.
    let is_day = given.is_some_and(|text| text.parse::<Date>().is_ok());
    changes.retain(|one| since.is_none_or(|since| one.at > since || (is_day && one.at == since)));
    let total = changes.len();
    if let Some((at, id)) = after {
        changes.retain(|one| (one.at, &one.id) > (at, &id));
    }
    let has_more = changes.len() > limit;
    changes.truncate(limit);
    let last = changes.last().filter(|_| has_more);
    let next_cursor = last.map(|last| self::cursor(last.at, &last.id));
    let next = next_cursor.as_deref().map(|cursor| tail(Some(cursor)));
    let newest = generation.engine.newest_change();
    let response = respond(&app, generation, &headers, wanted, move |generation| {
        let link = next
            .as_ref()
            .map(|next| header_value(&format!("<{next}>; rel=\"next\"")))
            .transpose()?;
        let answer = Rendered::json(&ChangesAnswer {
            data: changes,
            meta: ChangesMeta {
                total,
                next_cursor,
                generation: generation.name().to_owned(),
                unrecorded: generation.engine.reference().unrecorded.len(),
            },
            links: PageLinks { this, next },
        })?;
        Ok(Rendered { link, ..answer })
    })
    .await?;
    modified(response, newest, &headers)
}

fn moment(text: &str, query: &mut Query) -> Option<Timestamp> {
    let day = text.parse::<Date>().ok();
    let day = day
        .and_then(|day| day.to_zoned(TimeZone::UTC).ok())
        .map(|day| day.timestamp());
    let moment = day.or_else(|| text.parse().ok());
    if moment.is_none() {
        query.reject(
            "since",
            "not a day such as 2026-11-01 or a moment such as 2026-11-01T12:00:00Z".to_owned(),
        );
    }
    moment
}

fn cursor(at: Timestamp, id: &Slug) -> String {
    BASE64URL_NOPAD.encode(format!("{} {id}", at.as_second()).as_bytes())
}

fn place(text: &str, query: &mut Query) -> Option<(Timestamp, Slug)> {
    let read = || {
        let plain = String::from_utf8(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok()?;
        let (at, id) = plain.split_once(' ')?;
        Some((Timestamp::from_second(at.parse().ok()?).ok()?, Slug::parse(id).ok()?))
    };
    let place = read();
    if place.is_none() {
        query.reject(
            "cursor",
            "not a cursor of this list; take it from `meta.next_cursor` or `links.next`".to_owned(),
        );
    }
    place
}

/// Follow changes as Atom
///
/// The newest 50 changes as an Atom feed (RFC 4287). With text or filters of `search_components` only changes of listed
/// components that match, for instance `?domain=payments`.
#[utoipa::path(
    get,
    path = "/feed.atom",
    operation_id = "get_feed_atom",
    tag = "changes",
    params(TextParameters, FilterParameters),
    responses((status = 200, description = "An Atom feed.", content_type = "application/atom+xml", body = String))
)]
pub async fn get_feed_atom(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    feed(&app, raw.as_deref(), &headers, "/feed.atom", |feed| {
        Ok(Rendered::bytes(atom(feed).into(), "application/atom+xml"))
    })
    .await
}

/// Follow changes as JSON Feed
///
/// The same feed as JSON Feed 1.1 (jsonfeed.org).
#[utoipa::path(
    get,
    path = "/feed.json",
    operation_id = "get_feed_json",
    tag = "changes",
    params(TextParameters, FilterParameters),
    responses((status = 200, description = "A JSON Feed 1.1.", content_type = "application/feed+json", body = JsonFeed))
)]
pub async fn get_feed_json(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    feed(&app, raw.as_deref(), &headers, "/feed.json", |feed| {
        Ok(Rendered::bytes(
            json_feed(feed).to_string().into(),
            "application/feed+json",
        ))
    })
    .await
}

async fn feed(
    app: &App,
    raw: Option<&str>,
    headers: &HeaderMap,
    path: &str,
    write: fn(&Feed) -> Result<Rendered, ApiError>,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let asked = Asked::read_without(&NOT_HERE, raw, headers, generation.engine.reference())?;
    let this = address(path, &asked.query_string());
    let wanted = Wanted {
        address: this.clone(),
        lang: asked.question.lang,
        cost: Cost::Search,
    };
    // What was published tells nothing about translations, in which the texts of other languages are.
    let newest = generation
        .engine
        .newest_change()
        .filter(|_| asked.question.lang == Lang::En);
    let base = app.site.base().to_owned();
    let response = respond(app, generation, headers, wanted, move |generation| {
        write(&made(generation, &asked, base, this)?)
    })
    .await?;
    modified(response, newest, headers)
}

fn made(generation: &Generation, asked: &Asked, base: String, this: String) -> Result<Feed, ApiError> {
    let question = &asked.question;
    let is_all = question.text.is_empty() && question.filters.is_empty();
    let matching: BTreeSet<Slug> = if is_all {
        BTreeSet::new()
    } else {
        generation.engine.matching_ids(question)?.into_iter().collect()
    };
    let mut changes = generation.engine.changes();
    changes.reverse();
    changes.retain(|change| is_all || matching.contains(&change.id));
    changes.truncate(FEED_MAX);
    let chosen: Vec<String> = std::iter::once(question.text.clone())
        .filter(|text| !text.is_empty())
        .chain(question.filters.values().flatten().cloned())
        .collect();
    let title = if is_all {
        "DPI catalogue: what is new".to_owned()
    } else {
        format!("DPI catalogue: what is new in {}", chosen.join(", "))
    };
    let items: Result<Vec<Item>, ApiError> = changes.iter().map(|change| item(generation, change, asked)).collect();
    Ok(Feed {
        title,
        base,
        this,
        page: address("/", &asked.query_string()),
        lang: question.lang.code(),
        updated: changes.first().map_or(Timestamp::UNIX_EPOCH, |newest| newest.at),
        items: items?,
    })
}

fn item(generation: &Generation, change: &Change, asked: &Asked) -> Result<Item, ApiError> {
    let (text, tags) = match generation.engine.lookup(change.id.as_str())? {
        Lookup::Found(entry) => {
            let (component, _) = in_language(*entry, asked.question.lang);
            (component.summary, component.domains)
        }
        Lookup::Withdrawn { withdrawn, .. } => (withdrawn.reason, Vec::new()),
        Lookup::Renamed(to) => (format!("Its id is {to} now."), Vec::new()),
        Lookup::Unknown(_) => (String::new(), Vec::new()),
    };
    let title = match change.kind {
        ChangeKind::Added => format!("New: {}", change.name),
        ChangeKind::Changed => format!("Changed: {}", change.name),
        ChangeKind::Withdrawn => format!("Withdrawn: {}", change.name),
        ChangeKind::Renamed => format!("New id: {}", change.name),
    };
    Ok(Item {
        id: change.id.to_string(),
        title,
        text,
        kind: change.kind.id(),
        published: change.added,
        updated: change.at,
        tags,
    })
}
