//! A world map as inline SVG: countries are coloured by classes, so that the stylesheet decides and nothing else is needed.
//!
//! The outlines are those of Natural Earth (public domain) as they are; `scripts/make-world-map.mjs` says how they got here.
//! The catalogue takes no stand on borders: wherever a map is shown, the text [`NOTE_KEY`] belongs beside it.

use std::sync::LazyLock;

use askama::Template;

use crate::index::Reference;
use crate::model::{Alphabet, Component, DeploymentStatus, TermId};
use crate::web::wording::Wording;

/// Key of the text that says where the outlines come from and that they express no opinion.
pub const NOTE_KEY: &str = "map-note";
/// Width of the map's coordinates.
pub const WIDTH: u16 = 1600;
/// Countries below this area, in square units, get a dot too: on a phone of 320 pixels they are smaller than 6 by 6.
const SMALL: u32 = 900;

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    include_str!("data/world.tsv")
        .lines()
        .filter_map(Outline::read)
        .collect()
});

/// A country as the map draws it.
struct Outline {
    /// Code of the country; none for areas to which the source gives no code of its own.
    code: Option<&'static str>,
    dot: (&'static str, &'static str),
    area: u32,
    /// Empty when the country is too small for an outline.
    path: &'static str,
}

impl Outline {
    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let code = cells.next()?;
        Some(Self {
            code: (code != "-").then_some(code),
            dot: cells.next()?.split_once(' ')?,
            area: cells.next()?.parse().ok()?,
            path: cells.next()?,
        })
    }
}

/// A country to be shown on a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166-1 alpha-2 code.
    pub country: TermId,
    /// What a reader sees when pointing at it: the country's name, and the state where it is known.
    pub title: String,
    /// State of the deployment; none when the source does not say.
    pub status: Option<DeploymentStatus>,
}

/// A place with what draws it.
struct Mark<'a> {
    class: &'static str,
    title: &'a str,
    path: &'static str,
    dot: Option<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "pictures/map.svg")]
struct Map<'a> {
    label: &'a str,
    marks: Vec<Mark<'a>>,
}

impl Map<'_> {
    fn land(&self) -> impl Iterator<Item = &'static str> {
        let is_marked = |outline: &Outline| self.marks.iter().any(|mark| mark.path == outline.path);
        let plain = OUTLINES.iter().filter(move |outline| !is_marked(outline));
        plain.map(|outline| outline.path)
    }
}

/// Draws the world with some countries marked. The label says to people who do not see it what the map is about.
///
/// Codes that the map does not know are left out; so the list of countries belongs beside every map.
#[must_use]
pub fn world(places: &[Place], label: &str) -> String {
    let marks = places.iter().filter_map(|place| {
        let outline = OUTLINES
            .iter()
            .find(|outline| outline.code == Some(place.country.as_str()))?;
        Some(Mark {
            class: class(place.status),
            title: &place.title,
            path: outline.path,
            dot: (outline.area < SMALL).then_some(outline.dot),
        })
    });
    let map = Map {
        label,
        marks: marks.collect(),
    };
    // A template that only writes into a string has nothing to fail at.
    map.render().unwrap_or_default()
}

const fn class(status: Option<DeploymentStatus>) -> &'static str {
    match status {
        Some(DeploymentStatus::Planned) => "map-planned",
        Some(DeploymentStatus::Pilot) => "map-pilot",
        Some(DeploymentStatus::Live) => "map-live",
        Some(DeploymentStatus::Retired) => "map-retired",
        None => "map-unknown",
    }
}

/// The word for the state of a deployment.
fn status_word(status: DeploymentStatus, w: Wording) -> String {
    let key = match status {
        DeploymentStatus::Planned => "map-planned",
        DeploymentStatus::Pilot => "map-pilot",
        DeploymentStatus::Live => "map-live",
        DeploymentStatus::Retired => "map-retired",
    };
    w.text(key).into_owned()
}

/// The countries where a component is or was in use or is planned, each once, by name in the page's language.
///
/// Where several deployments are known in a country, the liveliest decides.
#[must_use]
pub fn places(component: &Component, reference: &Reference, w: Wording) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for deployment in component.deployments.iter().flatten() {
        match places.iter_mut().find(|place| place.country == deployment.country) {
            Some(known) if liveliness(known.status) >= liveliness(deployment.status) => {}
            Some(known) => known.status = deployment.status,
            None => places.push(Place {
                country: deployment.country.clone(),
                title: String::new(),
                status: deployment.status,
            }),
        }
    }
    for place in &mut places {
        let name = country_name(&place.country, reference, w);
        place.title = match place.status {
            Some(status) => format!("{name} ({})", status_word(status, w)),
            None => name,
        };
    }
    let alphabet = Alphabet::of(w.lang());
    places.sort_by(|a, b| alphabet.compare(&a.title, &b.title));
    places
}

const fn liveliness(status: Option<DeploymentStatus>) -> u8 {
    match status {
        Some(DeploymentStatus::Live) => 4,
        Some(DeploymentStatus::Pilot) => 3,
        None => 2,
        Some(DeploymentStatus::Retired) => 1,
        Some(DeploymentStatus::Planned) => 0,
    }
}

fn country_name(code: &str, reference: &Reference, w: Wording) -> String {
    let countries = reference.vocabularies.get("countries");
    let term = countries.and_then(|countries| countries.term(code));
    term.map_or_else(|| code.to_owned(), |term| term.labels.text(w.lang()).to_owned())
}

/// The map of where a component is used; none when no country is known.
#[must_use]
pub fn component_map(component: &Component, reference: &Reference, w: Wording) -> Option<String> {
    let places = places(component, reference, w);
    let label = w.fill("map-label", "name", &component.name);
    (!places.is_empty()).then(|| world(&places, &label))
}

/// The outlines for pictures that have no stylesheet: plain land, and the marked countries with their dots.
pub(super) fn bare(places: &[Place]) -> (String, String, Vec<(&'static str, &'static str)>) {
    let marked: Vec<&Outline> = OUTLINES
        .iter()
        .filter(|outline| places.iter().any(|place| outline.code == Some(place.country.as_str())))
        .collect();
    let is_marked = |outline: &Outline| marked.iter().any(|one| one.code.is_some() && one.code == outline.code);
    let land = OUTLINES.iter().filter(|outline| !is_marked(outline));
    (
        land.map(|outline| outline.path).collect(),
        marked.iter().map(|outline| outline.path).collect(),
        marked
            .iter()
            .filter(|outline| outline.area < SMALL)
            .map(|outline| outline.dot)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::{OUTLINES, Place, world};
    use crate::model::DeploymentStatus;

    fn place(country: &str, status: Option<DeploymentStatus>) -> Place {
        Place {
            country: country.to_owned(),
            title: format!("<{country}>"),
            status,
        }
    }

    #[test]
    fn every_country_of_the_vocabulary_has_a_place_on_the_map() {
        let countries = include_str!("../../../catalogue/vocabularies/countries.yaml");
        let codes = countries.lines().filter_map(|line| line.strip_prefix("- id: "));
        let missing: Vec<&str> = codes
            .map(|code| code.trim_matches('\''))
            .filter(|code| !OUTLINES.iter().any(|outline| outline.code == Some(code)))
            .collect();

        // The southern continent is cut off, so that the others are larger.
        assert_eq!(missing, ["AQ"]);
    }

    #[test]
    fn large_countries_are_filled_and_small_ones_get_a_dot() {
        let map = world(&[place("BR", Some(DeploymentStatus::Live)), place("NU", None)], "A & B");

        assert!(map.contains("aria-label=\"A &#38; B\""), "{}", &map[..200]);
        assert_eq!(map.matches("map-country map-live").count(), 1);
        assert_eq!(map.matches("map-dot map-live").count(), 0);
        assert_eq!(map.matches("map-dot map-unknown").count(), 1);
        assert!(map.contains("<title>&#60;NU&#62;</title>"));
        assert!(!map.contains("style="), "the policy of pages forbids inline styles");
    }

    #[test]
    fn a_map_of_many_countries_stays_small_enough_for_a_page() {
        let codes = OUTLINES.iter().filter_map(|outline| outline.code);
        let places: Vec<Place> = codes.map(|code| place(code, None)).collect();

        assert!(world(&places[..60], "x").len() < 52_000);
        assert!(world(&[], "x").len() < 40_000, "{}", world(&[], "x").len());
    }
}
