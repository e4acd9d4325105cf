//! The addresses of pictures and citations.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use super::card::{Content, Format};
use super::cite;
use super::qr::{qr_bitmap, qr_file};
use crate::model::{Component, Lang, Slug, TermId};
use crate::web::chosen::{chosen_ids, components, language_tail, needed_blocks, spelt};
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};
use crate::web::texts::in_language;
use crate::web::wording::Wording;

const PNG: &str = "image/png";
const SVG: &str = "image/svg+xml";
/// The most components of a stack, as in the API.
const PARTS_MAX: usize = 20;
/// Sides of a QR code in pixels: from what a phone still reads to what a poster needs.
const QR_SIDES: std::ops::RangeInclusive<usize> = 128..=2048;
const QR_SIDE: usize = 512;

type Id = Result<Path<String>, PathRejection>;
type Answer = Result<Response, ApiError>;

/// Form of a QR code.
#[derive(Debug, Clone, Copy)]
enum Code {
    Svg,
    Png,
}

impl Code {
    const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "qr.svg",
            Self::Png => "qr.png",
        }
    }

    fn draw(self, address: &str, side: usize) -> Result<Rendered, ApiError> {
        Ok(match self {
            Self::Svg => Rendered::bytes(qr_file(address, side)?.into(), SVG),
            Self::Png => Rendered::bytes(qr_bitmap(address, side)?.into(), PNG),
        })
    }
}

impl Format {
    const fn ending(self) -> &'static str {
        match self {
            Self::Card => "card.png",
            Self::Slide => "slide.png",
        }
    }
}

/// The routes of pictures and citations.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/card.png", get(catalogue_card))
        .route(
            "/c/{id}/card.png",
            get(|s, i, q, h| component_picture(s, i, q, h, Format::Card)),
        )
        .route(
            "/c/{id}/slide.png",
            get(|s, i, q, h| component_picture(s, i, q, h, Format::Slide)),
        )
        .route(
            "/c/{id}/qr.svg",
            get(|s, i, q, h| component_code(s, i, q, h, Code::Svg)),
        )
        .route(
            "/c/{id}/qr.png",
            get(|s, i, q, h| component_code(s, i, q, h, Code::Png)),
        )
        .route("/c/{id}/cite", get(citation))
        .route("/stack/card.png", get(|s, q, h| stack_picture(s, q, h, Format::Card)))
        .route("/stack/slide.png", get(|s, q, h| stack_picture(s, q, h, Format::Slide)))
        .route("/stack/qr.svg", get(|s, q, h| stack_code(s, q, h, Code::Svg)))
        .route("/stack/qr.png", get(|s, q, h| stack_code(s, q, h, Code::Png)))
}

/// What an address says beside its path.
fn tail_of(mut query: Query, headers: &HeaderMap) -> Result<(Lang, String), ApiError> {
    let (lang, in_address) = language(&mut query, headers);
    let tail = if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    };
    Ok((lang, query.finish(tail)?))
}

async fn catalogue_card(State(app): State<Arc<App>>, RawQuery(raw): RawQuery, headers: HeaderMap) -> Answer {
    let generation = app.current();
    let (lang, tail) = tail_of(Query::read(raw.as_deref(), &["lang"]), &headers)?;
    let wanted = wanted(address("/card.png", &tail), lang);
    let site = Arc::clone(&app.site);
    respond(&app, generation, &headers, wanted, move |generation| {
        let w = Wording::of(lang);
        let content = Content::catalogue(&generation.engine, w, site.permanent("/"));
        Ok(Rendered::bytes(content.png(Format::Card, w)?.into(), PNG))
    })
    .await
}

async fn component_picture(
    State(app): State<Arc<App>>,
    id: Id,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    format: Format,
) -> Answer {
    let generation = app.current();
    let id = id_in_address(&generation, id)?;
    let (lang, tail) = tail_of(Query::read(raw.as_deref(), &["lang"]), &headers)?;
    let path = |id: &Slug| address(&format!("/c/{id}/{}", format.ending()), &tail);
    let wanted = wanted(path(&id), lang);
    let site = Arc::clone(&app.site);
    let moved = find_moved(&generation, &id)?.map(|id| path(&id));
    respond(&app, generation, &headers, wanted, move |generation| {
        if let Some(to) = moved {
            return Rendered::moved(&to);
        }
        let component = localised(generation, &id, lang)?;
        let w = Wording::of(lang);
        let link = site.permanent(&format!("/c/{id}"));
        let content = Content::component(&component, generation.engine.reference(), w, link);
        Ok(Rendered::bytes(content.png(format, w)?.into(), PNG))
    })
    .await
}

async fn component_code(
    State(app): State<Arc<App>>,
    id: Id,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    code: Code,
) -> Answer {
    let generation = app.current();
    let id = id_in_address(&generation, id)?;
    let (side, tail) = side_of(Query::read(raw.as_deref(), &["size"]))?;
    let path = |id: &Slug| address(&format!("/c/{id}/{}", code.ending()), &tail);
    let wanted = wanted(path(&id), Lang::En);
    let moved = find_moved(&generation, &id)?.map(|id| path(&id));
    let link = app.site.permanent(&format!("/c/{id}"));
    respond(&app, generation, &headers, wanted, move |_| match moved {
        Some(to) => Rendered::moved(&to),
        None => code.draw(&link, side),
    })
    .await
}

fn side_of(mut query: Query) -> Result<(usize, String), ApiError> {
    let side = query.number("size", QR_SIDES, QR_SIDE);
    let tail = if side == QR_SIDE {
        String::new()
    } else {
        format!("size={side}")
    };
    Ok((side, query.finish(tail)?))
}

/// Drawing takes a turn like a search: it is work of the same size.
const fn wanted(address: String, lang: Lang) -> Wanted {
    Wanted {
        address,
        lang,
        cost: Cost::Search,
    }
}

/// The present id of a renamed component; none when the id is the present one. Looked up before any answer is taken for
/// known, so that nothing is said about an id that is not there.
fn find_moved(generation: &Generation, id: &Slug) -> Result<Option<Slug>, ApiError> {
    match find(generation, id)? {
        Found::Here(_) => Ok(None),
        Found::Moved(id) => Ok(Some(id)),
    }
}

fn localised(generation: &Generation, id: &Slug, lang: Lang) -> Result<Component, ApiError> {
    match find(generation, id)? {
        Found::Here(entry) => Ok(in_language(*entry, lang).0),
        Found::Moved(_) => Err(ApiError::Internal),
    }
}

/// A stack's components and what is needed beside them.
struct Parts {
    ids: Vec<Slug>,
    needs: Vec<TermId>,
}

impl Parts {
    fn read(query: &mut Query, generation: &Generation) -> Self {
        let reference = generation.engine.reference();
        let ids = chosen_ids(query, "c", reference);
        let needs = needed_blocks(query, reference);
        if ids.is_empty() && query.is_clean() {
            query.reject("c", "missing; name one component or more".to_owned());
        }
        for (name, count) in [("c", ids.len()), ("need", needs.len())] {
            if count > PARTS_MAX {
                query.reject(name, format!("{count} are named; at most {PARTS_MAX} are accepted"));
            }
        }
        Self { ids, needs }
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let ids = self.ids.iter().map(|id| ("c", id.as_str()));
        ids.chain(self.needs.iter().map(|need| ("need", need.as_str())))
    }
}

async fn stack_picture(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    format: Format,
) -> Answer {
    let generation = app.current();
    let mut query = Query::read(raw.as_deref(), &["c", "need", "lang"]);
    let parts = Parts::read(&mut query, &generation);
    let (lang, in_address) = language_tail(&mut query, &headers);
    query.finish(())?;
    let wanted = wanted(
        spelt(&format!("/stack/{}", format.ending()), parts.pairs(), in_address),
        lang,
    );
    let link = app.site.permanent(&spelt("/stack", parts.pairs(), None));
    respond(&app, generation, &headers, wanted, move |generation| {
        let chosen = components(generation, &parts.ids)?;
        let stack = generation.engine.stack(&chosen, &parts.needs, lang)?;
        let w = Wording::of(lang);
        let content = Content::stack(&stack, generation.engine.reference(), w, link);
        Ok(Rendered::bytes(content.png(format, w)?.into(), PNG))
    })
    .await
}

async fn stack_code(State(app): State<Arc<App>>, RawQuery(raw): RawQuery, headers: HeaderMap, code: Code) -> Answer {
    let generation = app.current();
    let mut query = Query::read(raw.as_deref(), &["c", "need", "size"]);
    let parts = Parts::read(&mut query, &generation);
    let (side, tail) = side_of(query)?;
    let link = app.site.permanent(&spelt("/stack", parts.pairs(), None));
    let path = spelt(&format!("/stack/{}", code.ending()), parts.pairs(), None);
    let wanted = wanted(format!("{path} {tail}"), Lang::En);
    respond(&app, generation, &headers, wanted, move |_| code.draw(&link, side)).await
}

async fn citation(State(app): State<Arc<App>>, id: Id, RawQuery(raw): RawQuery, headers: HeaderMap) -> Answer {
    cite::answer(&app, id, raw.as_deref(), &headers).await
}
