//! `/{lang}/`: one question, and what the catalogue holds.

use askama::Template;
use axum::response::Response;
use url::form_urlencoded::Serializer;

use super::visit::{Visit, lead_to};
use crate::index::Reference;
use crate::model::{Tier, Vocabulary};
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::Generation;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    components: usize,
    countries: usize,
    organisations: usize,
    core: Vec<Tile>,
    sector: Vec<Tile>,
    collections: Vec<Shelf>,
}

/// A domain with the number of its components.
struct Tile {
    href: String,
    label: String,
    count: usize,
}

/// A curated collection.
struct Shelf {
    href: String,
    title: String,
    lang: &'static str,
    members: usize,
}

/// `/`: leads to the home page in the reader's language. Searches of the first version lead to the search page.
pub async fn welcome(visit: Visit) -> Result<Response, ApiError> {
    let lang = visit.lang;
    match visit.raw.as_deref() {
        None | Some("") => lead_to(&format!("/{lang}/")),
        Some(query) => lead_to(&format!("/{lang}/search?{query}")),
    }
}

/// `/{lang}`: the home page has a slash at its end.
pub async fn add_slash(visit: Visit) -> Result<Response, ApiError> {
    lead_to(&format!("/{}/", visit.lang))
}

/// The home page.
pub async fn home_page(visit: Visit) -> Result<Response, ApiError> {
    visit
        .answer(Cost::Lookup, "", |generation, frame| {
            Rendered::page(&page(generation, frame))
        })
        .await
}

fn page(generation: &Generation, frame: Frame) -> HomePage {
    let reference = generation.engine.reference();
    let domains = reference.vocabularies.get("domains");
    let tiles = |tier: Tier| domains.map_or_else(Vec::new, |domains| tiles(domains, tier, reference, &frame));
    let lang = frame.lang();
    let collections = reference.collections.values().map(|collection| {
        let (title, title_lang) = collection.title.get(lang);
        Shelf {
            href: frame.to(&format!("/collections/{}", collection.id)),
            title: title.to_owned(),
            lang: title_lang.code(),
            members: collection.members.len(),
        }
    });
    HomePage {
        components: generation.engine.manifest().components,
        countries: reference
            .term_counts
            .get("countries")
            .map_or(0, std::collections::BTreeMap::len),
        organisations: reference.organisations.len(),
        core: tiles(Tier::Core),
        sector: tiles(Tier::Sector),
        collections: collections.collect(),
        frame,
    }
}

fn tiles(domains: &Vocabulary, tier: Tier, reference: &Reference, frame: &Frame) -> Vec<Tile> {
    let counts = reference.term_counts.get("domains");
    let of_tier = domains.terms.iter().filter(|term| term.tier == Some(tier));
    of_tier
        .map(|term| Tile {
            href: frame.to(&format!("/domains/{}", term.id)),
            label: term.labels.text(frame.lang()).to_owned(),
            count: counts.and_then(|counts| counts.get(&term.id)).copied().unwrap_or(0),
        })
        .collect()
}

impl HomePage {
    /// The address of a search for an example of the wording.
    fn search_for(&self, text: &str) -> String {
        let mut query = Serializer::new(String::new());
        query.append_pair("q", text);
        address(&self.frame.to("/search"), &query.finish())
    }
}
