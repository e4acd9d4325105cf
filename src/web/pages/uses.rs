//! Where a component runs: countries with their states and what shows each.

use super::labels::{Labels, Text};
use super::sources::{Marks, Source, Sources};
use crate::model::{Alphabet, Component, Deployment, DeploymentStatus};
use crate::web::frame::Frame;

/// Where a component runs.
pub struct Uses<'a> {
    /// The countries by name.
    pub countries: Vec<Country>,
    /// The sources that the marks beside the countries lead to.
    pub legend: Vec<&'a Source>,
    /// Use all over the world as a count, with what shows it.
    pub worldwide: Option<(String, Marks)>,
}

/// A country where it is or was in use.
pub struct Country {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// State of the use, in words; none when the source does not say.
    pub status: Option<String>,
    /// What the source says beside that.
    pub note: Option<Text>,
    /// What it rests on.
    pub marks: Marks,
}

impl<'a> Uses<'a> {
    /// Collects them.
    #[must_use]
    pub fn of(component: &Component, labels: &Labels, sources: &'a Sources, frame: &Frame) -> Self {
        let w = frame.w;
        let deployments = component.deployments.as_deref().unwrap_or_default();
        let country = |deployment: &Deployment| Country {
            name: labels.term("countries", &deployment.country),
            href: labels.term_address("countries", &deployment.country),
            status: deployment.status.map(|status| w.text(status_key(status)).into_owned()),
            note: deployment.note.as_deref().map(Text::english),
            marks: sources.marks(&deployment.evidence).without_day(),
        };
        let mut countries: Vec<Country> = deployments.iter().map(country).collect();
        let alphabet = Alphabet::of(frame.lang());
        countries.sort_by(|a, b| alphabet.compare(&a.name, &b.name));
        let ids: Vec<_> = deployments.iter().flat_map(|deployment| &deployment.evidence).collect();
        let worldwide = component.worldwide_use.as_ref().map(|worldwide| {
            let text = w.count("use-worldwide", worldwide.countries.into()).into_owned();
            (text, sources.marks(&worldwide.evidence))
        });
        Self {
            countries,
            legend: sources.legend(&ids),
            worldwide,
        }
    }

    /// Whether anything is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.countries.is_empty() && self.worldwide.is_none()
    }
}

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

const fn status_key(status: DeploymentStatus) -> &'static str {
    match status {
        DeploymentStatus::Planned => key("map-planned"),
        DeploymentStatus::Pilot => key("map-pilot"),
        DeploymentStatus::Live => key("map-live"),
        DeploymentStatus::Retired => key("map-retired"),
    }
}
