//! `/{lang}/{vocabulary}/{id}`: a term with its meaning, where that comes from, and the components that carry it.

use askama::Template;
use axum::response::Response;
use url::form_urlencoded::Serializer;

use super::labels::{shown, web_address};
use super::rows::{Mark, Row, STATES, SourceLine, claim_mark, label_of, row, sources, state_mark};
use super::term_lists::{card, gap_mark, list_title, twin_link};
use super::term_map::{WorldMap, one_country};
use super::visit::Visit;
use crate::model::{Lang, Slug, Source, Tier};
use crate::search::{Carrier, filter_of};
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::Generation;
use crate::web::terms::{TermDetail, TermReference, term_detail};
use crate::web::wording::Wording;

/// A page of components that share something: a term, or an organisation behind them.
#[derive(Template)]
#[template(path = "term.html")]
pub struct TermPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Name of the term.
    pub title: String,
    /// Language of the name.
    pub title_lang: Lang,
    /// The page in a sentence, for previews.
    pub description: String,
    /// Address of the preview picture.
    pub card: String,
    /// Title of the list that the term is from.
    pub list_title: String,
    /// Address of that list.
    pub list_href: String,
    /// What the term means.
    pub meaning: Option<Meaning>,
    /// What a building block lacks.
    pub gap: Option<Mark>,
    /// What is known of the term itself.
    pub facts: Vec<Fact>,
    /// Where the country is.
    pub map: Option<WorldMap>,
    /// What the components have to do with the term.
    pub heading: String,
    /// Number of components.
    pub count: usize,
    /// The components.
    pub groups: Vec<Group>,
    /// The search for the same components.
    pub search: Option<String>,
    /// A feed of the same components.
    pub feed: Option<String>,
    /// Ways to take the components along.
    pub links: Vec<(String, String)>,
    /// The same as JSON.
    pub twin: String,
}

/// A definition with where it comes from.
pub struct Meaning {
    text: String,
    language: Lang,
    source: Option<SourceLine>,
}

/// One fact with its values.
pub struct Fact {
    title: String,
    values: Vec<Value>,
}

/// One value of a fact.
#[derive(Default)]
pub struct Value {
    text: String,
    href: Option<String>,
    is_outward: bool,
    note: Option<String>,
}

/// Components under one heading.
#[derive(Default)]
pub struct Group {
    /// The heading, where there is more than one group.
    pub heading: Option<String>,
    /// Class that draws the shape of a standing that the whole group has.
    pub class: Option<&'static str>,
    /// Where the heading leads.
    pub href: Option<String>,
    /// The components.
    pub rows: Vec<Row>,
}

impl Fact {
    /// A fact with values; none when it has none.
    #[must_use]
    pub fn of(title: impl Into<String>, values: Vec<Value>) -> Option<Self> {
        let title = title.into();
        (!values.is_empty()).then_some(Self { title, values })
    }
}

impl Value {
    /// A value that leads nowhere.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A value that leads to a page of ours.
    #[must_use]
    pub fn link(text: impl Into<String>, href: String) -> Self {
        Self {
            href: Some(href),
            ..Self::text(text)
        }
    }

    /// An address elsewhere.
    #[must_use]
    pub fn outward(url: &str) -> Self {
        Self {
            href: web_address(url),
            is_outward: true,
            ..Self::text(url)
        }
    }
}

/// A term of a vocabulary. Its path names both.
pub async fn term_page(mut visit: Visit) -> Result<Response, ApiError> {
    let id = visit.part("id").to_owned();
    let name = visit.path.split('/').nth(1).unwrap_or_default().to_owned();
    let list = visit.generation.engine.reference().vocabularies.get(name.as_str());
    // One spelling of the address, however its letters were encoded.
    if list.is_some_and(|list| list.term(&id).is_some()) {
        visit.path = format!("/{name}/{id}");
    }
    visit
        .answer(Cost::Search, "", move |generation, frame| {
            let detail = term_detail(generation, &name, &id, frame.lang())?;
            let page = page(generation, detail, frame)?;
            Ok(Rendered {
                link: Some(twin_link(&page.twin)?),
                ..Rendered::page(&page)?
            })
        })
        .await
}

fn page(generation: &Generation, detail: TermDetail, frame: Frame) -> Result<TermPage, ApiError> {
    let (w, lang) = (frame.w, frame.lang());
    let name = detail.vocabulary.to_string();
    let filter = filter_of(&name).map(|filter| (filter.name(), detail.term.id.clone()));
    let takeaways = filter.map(|(filter, value)| Takeaways::of(filter, &value, &frame));
    let heading = w.text(&format!("term-heading-{name}")).into_owned();
    Ok(TermPage {
        title: shown(&name, &detail.term.id, &detail.label),
        title_lang: detail.term.labels.get(lang).1,
        description: detail.definition.as_ref().map_or_else(
            || format!("{}: {}", heading, w.count("components-count", detail.count)),
            |definition| definition.text.clone(),
        ),
        card: card(&frame),
        list_title: list_title(&name, w),
        list_href: frame.to(&format!("/{name}")),
        gap: detail.gap.map(|gap| gap_mark(gap, w)),
        facts: facts(&detail, &frame),
        map: (name == "countries").then(|| one_country(&detail, w)).flatten(),
        heading,
        count: detail.count,
        groups: groups(generation, &name, &detail.components, &frame)?,
        search: takeaways.as_ref().map(|take| take.search.clone()),
        feed: takeaways.as_ref().map(|take| take.feed.clone()),
        links: takeaways.map_or_else(Vec::new, |take| take.links(w)),
        twin: format!("/v1/vocabularies/{name}/{}?lang={lang}", detail.term.id),
        meaning: detail.definition.map(|definition| Meaning {
            text: definition.text,
            language: definition.language,
            source: definition.source.map(|source| definition_source(&source, w)),
        }),
        frame,
    })
}

fn definition_source(source: &Source, w: Wording) -> SourceLine {
    SourceLine {
        title: source.title.clone(),
        href: web_address(&source.url),
        detail: w.fill("source-read", "day", w.date(source.retrieved)).into_owned(),
    }
}

/// Where the same components can be searched, followed and taken along.
pub struct Takeaways {
    /// The search.
    pub search: String,
    /// The feed.
    pub feed: String,
    exports: [(&'static str, String); 3],
}

impl Takeaways {
    /// What there is for one value of a filter.
    #[must_use]
    pub fn of(filter: &str, value: &str, frame: &Frame) -> Self {
        let query = |lang: Option<Lang>| {
            let mut out = Serializer::new(String::new());
            out.append_pair(filter, value);
            out.extend_pairs(lang.map(|lang| ("lang", lang.code())));
            out.finish()
        };
        let here = query(Some(frame.lang()));
        Self {
            search: address(&frame.to("/search"), &query(None)),
            feed: address("/feed.atom", &here),
            exports: [("CSV", "csv"), ("JSON", "json"), ("NDJSON", "ndjson")]
                .map(|(name, ending)| (name, address(&format!("/v1/export.{ending}"), &here))),
        }
    }

    /// The links below a page.
    #[must_use]
    pub fn links(self, w: Wording) -> Vec<(String, String)> {
        let exports = self.exports.into_iter().map(|(name, href)| (name.to_owned(), href));
        let feed = (w.text("take-feed").into_owned(), self.feed);
        exports.chain([feed]).collect()
    }
}

fn facts(detail: &TermDetail, frame: &Frame) -> Vec<Fact> {
    let (w, term) = (frame.w, &detail.term);
    let tier = term.tier.map(|tier| match tier {
        Tier::Core => w.text("tier-core"),
        Tier::Sector => w.text("tier-sector"),
    });
    let official = term.in_official_list.map(|is_named| {
        if is_named {
            w.text("term-official-yes")
        } else {
            w.text("term-official-no")
        }
    });
    let texts = |values: Vec<String>| values.into_iter().map(Value::text).collect::<Vec<_>>();
    let one = |value: Option<String>| texts(value.into_iter().collect());
    let terms = |terms: &[TermReference]| -> Vec<Value> { terms.iter().map(|one| reference(one, frame)).collect() };
    let synonyms = term.synonyms.0.get(&frame.lang()).cloned().unwrap_or_default();
    let crosswalk = term.crosswalk.iter().map(|other| Value {
        note: Some(scheme(other.scheme.as_str(), w)),
        ..Value::text(&other.term)
    });
    [
        Fact::of(w.text("term-tier"), one(tier.map(Into::into))),
        Fact::of(w.text("term-broader"), terms(detail.broader.as_slice())),
        Fact::of(w.text("term-narrower"), terms(&detail.narrower)),
        Fact::of(w.text("term-version"), one(term.spec_version.clone())),
        Fact::of(w.text("term-official"), one(official.map(Into::into))),
        Fact::of(w.text("term-publisher"), one(term.publisher.clone())),
        Fact::of(
            w.text("term-address"),
            term.url.iter().map(|url| Value::outward(url)).collect(),
        ),
        Fact::of(w.text("term-elsewhere"), crosswalk.collect()),
        Fact::of(
            w.text("term-words"),
            one((!synonyms.is_empty()).then(|| synonyms.join(&*w.text("list-comma")))),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn reference(term: &TermReference, frame: &Frame) -> Value {
    Value {
        note: Some(frame.w.count("components-count", term.count).into_owned()),
        ..Value::link(&term.label, frame.to(&format!("/{}/{}", term.vocabulary, term.id)))
    }
}

/// The name of another scheme; schemes have proper names, which need no translation.
fn scheme(id: &str, w: Wording) -> String {
    w.known(&format!("scheme-{id}"))
        .map_or_else(|| id.to_owned(), Into::into)
}

fn groups(generation: &Generation, name: &str, carriers: &[Carrier], frame: &Frame) -> Result<Vec<Group>, ApiError> {
    let reference = generation.engine.reference();
    let shown = |carrier: &Carrier| Row {
        mark: carrier.mapping_status.map(|status| claim_mark(status, frame.w)),
        note: carrier.note.clone(),
        sources: sources(&carrier.evidence, frame.w),
        ..row(&carrier.component, reference, frame)
    };
    match name {
        "countries" => Ok(by_state(carriers, &shown, frame.w)),
        "sdgs" => by_domain(generation, carriers, &shown, frame),
        _ => Ok(vec![Group {
            rows: carriers.iter().map(shown).collect(),
            ..Group::default()
        }]),
    }
}

fn by_state(carriers: &[Carrier], shown: &dyn Fn(&Carrier) -> Row, w: Wording) -> Vec<Group> {
    let group = |state| {
        let mark = state_mark(state, w);
        Group {
            heading: Some(mark.text.into_owned()),
            class: Some(mark.class),
            rows: carriers
                .iter()
                .filter(|carrier| carrier.deployment_status == state)
                .map(shown)
                .collect(),
            href: None,
        }
    };
    STATES.into_iter().map(group).collect()
}

/// Each component stands under its main domain.
fn by_domain(
    generation: &Generation,
    carriers: &[Carrier],
    shown: &dyn Fn(&Carrier) -> Row,
    frame: &Frame,
) -> Result<Vec<Group>, ApiError> {
    let reference = generation.engine.reference();
    let ids: Vec<Slug> = carriers.iter().map(|carrier| carrier.component.id.clone()).collect();
    let nodes = generation.engine.graph(&ids)?.nodes;
    let main = |id: &Slug| nodes.iter().find(|node| node.id == *id)?.domains.first().cloned();
    let domains = reference.vocabularies.get("domains");
    let domains = domains.into_iter().flat_map(|domains| &domains.terms);
    Ok(domains
        .map(|domain| Group {
            heading: Some(label_of(reference, "domains", &domain.id, frame.lang())),
            href: Some(frame.to(&format!("/domains/{}", domain.id))),
            class: None,
            rows: carriers
                .iter()
                .filter(|carrier| main(&carrier.component.id).as_ref() == Some(&domain.id))
                .map(shown)
                .collect(),
        })
        .collect())
}
