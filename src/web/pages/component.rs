//! `/c/{id}`: the permanent link of a component.

use std::borrow::Cow;
use std::sync::Arc;

use askama::Template;
use axum::response::Response;

use super::facts::{Fact, Rows};
use super::glance::{KeyFact, Origins, key_facts};
use super::labels::{Labels, Text};
use super::license::License;
use super::neighbours::{Alternative, InCollection, Relations, alternatives, collections, relations};
use super::sources::{Marks, Sources};
use super::unknown::{Unknown, unknown};
use super::uses::Uses;
use super::visit::Visit;
use crate::model::{Component, Kind, Slug};
use crate::search::Entry;
use crate::web::addresses::permalink;
use crate::web::error::ApiError;
use crate::web::formats::{DATA_LICENSE, json_ld};
use crate::web::frame::Frame;
use crate::web::lookup::{Found, find};
use crate::web::pictures::{self, Citation};
use crate::web::respond::{Cost, Rendered, header_value};
use crate::web::signposts::component_links;
use crate::web::state::{Generation, Site};
use crate::web::texts::in_language;

#[derive(Template)]
#[template(path = "component.html")]
struct ComponentPage<'a> {
    frame: &'a Frame,
    component: &'a Component,
    kind: String,
    origins: Origins,
    paragraphs: Vec<&'a str>,
    glance: Vec<KeyFact>,
    map: Option<String>,
    uses: Uses<'a>,
    purposes: Vec<Fact>,
    license: License,
    license_note: Option<Text>,
    license_marks: Marks,
    stewards: Vec<Fact>,
    development: Vec<Fact>,
    drawing: Option<String>,
    relations: Vec<Relations>,
    collections: Vec<InCollection>,
    alternatives: Vec<Alternative>,
    unknown: Unknown,
    sources: &'a Sources,
    history: Vec<(Cow<'static, str>, String, String)>,
    citations: Vec<(Cow<'static, str>, String)>,
    correction: String,
    permanent: String,
    embed: String,
    oembed: Option<String>,
    linked_data: String,
    twin: String,
    formats: Vec<(&'static str, String)>,
}

/// What is asked about a component, at its permanent link in the reader's language or in one language.
pub async fn about_component<F>(mut visit: Visit, part: &'static str, render: F) -> Result<Response, ApiError>
where
    F: FnOnce(&Generation, Entry, &Frame, &Site) -> Result<Rendered, ApiError> + Send + 'static,
{
    let id = visit.id()?;
    visit.query(&[]).finish(())?;
    let prefix = if visit.is_in_one_language {
        format!("/{}", visit.lang)
    } else {
        String::new()
    };
    let site = Arc::clone(&visit.app.site);
    visit
        .answer(Cost::Lookup, "", move |generation, frame| {
            match find(generation, &id)? {
                Found::Here(entry) => render(generation, *entry, &frame, &site),
                Found::Moved(id) => Rendered::moved(&format!("{prefix}/c/{id}{part}")),
            }
        })
        .await
}

/// A component's page: at its permanent link in the reader's language, and once in each language.
pub async fn component_page(visit: Visit) -> Result<Response, ApiError> {
    about_component(visit, "", render).await
}

fn render(generation: &Generation, entry: Entry, frame: &Frame, site: &Site) -> Result<Rendered, ApiError> {
    let reference = generation.engine.reference();
    let lang = frame.lang();
    let linked_data = linked_data(&entry, generation, site);
    let (component, texts) = in_language(entry, lang);
    let id = &component.id;
    let sources = Sources::of(&component, frame);
    let related = generation.engine.related(&component, lang)?;
    let labels = Labels::of(reference, frame);
    let rows = Rows {
        component: &component,
        frame,
        labels: Labels::of(reference, frame),
        sources: &sources,
    };
    let permanent = site.permanent(&permalink(id));
    let page_of = |id: &Slug| frame.to(&permalink(id));
    let page = ComponentPage {
        kind: labels.term("kinds", component.kind.id()),
        origins: Origins::of(&texts),
        paragraphs: component.description.split("\n\n").collect(),
        glance: key_facts(&component, reference, frame),
        map: pictures::component_map(&component, reference, frame.w),
        uses: Uses::of(&component, &labels, &sources, frame),
        purposes: rows.purposes(),
        license: License::of(&component, reference, frame),
        license_note: component.license.note.as_deref().map(Text::english),
        license_marks: sources.marks(&component.license.evidence),
        stewards: rows.stewards(),
        development: rows.development(),
        drawing: pictures::relations(&component, &related, frame.w, page_of),
        relations: relations(&related.relations, &sources, frame),
        collections: collections(id, generation, lang),
        alternatives: alternatives(generation.engine.alike(id.as_str(), lang)?, &labels, frame),
        unknown: unknown(&component, frame.w),
        history: history(&component, generation, frame),
        citations: citations(&Citation::of(&component, reference, frame.w, permanent.clone()), frame)?,
        correction: correction(id, site, frame),
        embed: embed_snippet(&component, site, frame),
        oembed: oembed(&permanent, site),
        linked_data,
        twin: format!("/v1/components/{id}?lang={lang}"),
        formats: formats(&component),
        permanent,
        sources: &sources,
        component: &component,
        frame,
    };
    let twin = format!("<{}>; rel=\"alternate\"; type=\"application/json\"", page.twin);
    Ok(Rendered {
        link: Some(header_value(&format!("{twin}, {}", component_links(&component, site)))?),
        ..Rendered::page(&page)?
    })
}

/// The component as schema.org, safe inside a `script` element: no text can end it.
fn linked_data(entry: &Entry, generation: &Generation, site: &Site) -> String {
    let value = json_ld(entry, generation.engine.reference(), site.base(), DATA_LICENSE);
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

fn history(component: &Component, generation: &Generation, frame: &Frame) -> Vec<(Cow<'static, str>, String, String)> {
    let w = frame.w;
    let row = |name: Cow<'static, str>, day: jiff::civil::Date| (name, day.to_string(), w.date(day));
    let curation = &component.curation;
    let mut rows = vec![
        row(w.text("history-added"), curation.added),
        row(w.text("history-reviewed"), curation.reviewed),
    ];
    let published = generation.engine.reference().published.components.get(&component.id);
    let is_published = generation.engine.changed_at(&component.id).is_some();
    if let Some(known) = published.filter(|known| is_published && known.changed != known.added) {
        let day = known.changed.to_zoned(jiff::tz::TimeZone::UTC).date();
        rows.push(row(w.text("history-changed"), day));
    }
    rows.push(row(w.text("history-due"), curation.review_due));
    rows
}

/// Where a correction is proposed: where the operator says, else what the catalogue says about corrections.
fn correction(id: &Slug, site: &Site, frame: &Frame) -> String {
    site.corrections_url.as_ref().map_or_else(
        || frame.to("/about#about-correct"),
        |url| url.replace("{id}", id.as_str()),
    )
}

/// What shows the card of a component on another site. Names are escaped twice: here for that site, by the template for this.
fn embed_snippet(component: &Component, site: &Site, frame: &Frame) -> String {
    let address = site.permanent(&format!("/c/{}/embed?lang={}", component.id, frame.lang()));
    let name = crate::web::formats::xml(&component.name);
    format!(
        "<iframe src=\"{address}\" title=\"{name}\" width=\"100%\" height=\"240\" style=\"border:0;max-width:560px\" \
         loading=\"lazy\"></iframe>"
    )
}

/// The citation in the forms that people copy.
fn citations(citation: &Citation, frame: &Frame) -> Result<Vec<(Cow<'static, str>, String)>, ApiError> {
    let csl = serde_json::to_string_pretty(&citation.csl()).map_err(|_| ApiError::Internal)?;
    Ok(vec![
        (frame.w.text("cite-text"), citation.text()),
        (Cow::Borrowed("BibTeX"), citation.bibtex()),
        (Cow::Borrowed("CSL-JSON"), csl),
    ])
}

/// Where sites that embed what people link to find the card; it needs a public address.
fn oembed(permanent: &str, site: &Site) -> Option<String> {
    let base = site.public_url.as_deref()?;
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("url", permanent);
    Some(format!("{base}/oembed?{}", query.finish()))
}

/// Other formats of the entry with their addresses. Only software has a publiccode.yml.
fn formats(component: &Component) -> Vec<(&'static str, String)> {
    let all = [
        ("JSON", "json"),
        ("JSON-LD", "jsonld"),
        ("publiccode.yml", "publiccode.yml"),
        ("CSV", "csv"),
    ];
    let fits = |ending: &str| ending != "publiccode.yml" || component.kind == Kind::Software;
    all.into_iter()
        .filter(|(_, ending)| fits(ending))
        .map(|(name, ending)| (name, format!("/v1/components/{}.{ending}", component.id)))
        .collect()
}

impl ComponentPage<'_> {
    /// Links for whoever wants to see the thing itself: website, documentation, code.
    fn first_links(&self) -> Vec<(Cow<'static, str>, String)> {
        let w = self.frame.w;
        let component = self.component;
        let links = [
            (w.text("go-website"), component.website.as_ref().map(|link| &link.url)),
            (
                w.text("go-documentation"),
                component.documentation.as_ref().map(|link| &link.url),
            ),
            (
                w.text("go-code"),
                component
                    .repositories
                    .iter()
                    .flatten()
                    .next()
                    .map(|repository| &repository.url),
            ),
        ];
        let known = links
            .into_iter()
            .filter_map(|(name, url)| Some((name, super::labels::web_address(url?)?)));
        known.collect()
    }
}
