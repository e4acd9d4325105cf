//! Maps of use: every country of the list, or one of them.

use super::rows::{STATES, state_mark};
use crate::model::{Alphabet, DeploymentStatus, Vocabulary};
use crate::web::pictures::{MAP_NOTE_KEY, Place, world};
use crate::web::state::Generation;
use crate::web::terms::TermDetail;
use crate::web::wording::Wording;

/// A map with the text that belongs beside it.
pub struct WorldMap {
    /// The drawing.
    pub svg: String,
    /// Where the outlines come from, and that they express no opinion.
    pub note: String,
}

/// Every country where a component is or was in use; none when nothing is known of any.
#[must_use]
pub fn everywhere(countries: &Vocabulary, generation: &Generation, w: Wording) -> Option<WorldMap> {
    let counts = generation.engine.reference().term_counts.get("countries")?;
    let used = countries
        .terms
        .iter()
        .filter_map(|term| Some((term, *counts.get(&term.id)?)));
    let mut places: Vec<Place> = used
        .map(|(term, count)| Place {
            country: term.id.clone(),
            title: format!("{}: {}", term.labels.text(w.lang()), w.count("components-count", count)),
            status: None,
        })
        .collect();
    let alphabet = Alphabet::of(w.lang());
    places.sort_by(|a, b| alphabet.compare(&a.title, &b.title));
    map(&places, &w.text("terms-map"), w)
}

/// One country, in the liveliest state of use that is known.
#[must_use]
pub fn one_country(detail: &TermDetail, w: Wording) -> Option<WorldMap> {
    let states = detail.components.iter().map(|carrier| carrier.deployment_status);
    let liveliest = states.min_by_key(|state| rank(*state))?;
    let place = Place {
        country: detail.term.id.clone(),
        title: format!("{}: {}", detail.label, state_mark(liveliest, w).text),
        status: liveliest,
    };
    map(&[place], &detail.label, w)
}

/// The place of a state in the order from the liveliest.
fn rank(state: Option<DeploymentStatus>) -> usize {
    STATES.iter().position(|known| *known == state).unwrap_or(STATES.len())
}

fn map(places: &[Place], label: &str, w: Wording) -> Option<WorldMap> {
    (!places.is_empty()).then(|| WorldMap {
        svg: world(places, label),
        note: w.text(MAP_NOTE_KEY).into_owned(),
    })
}
