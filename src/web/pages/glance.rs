//! What a decision maker asks first about a component: for its page, its card and its presenter view.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::labels::Labels;
use super::license::License;
use crate::index::Reference;
use crate::model::{Component, DeploymentStatus, Lang, TranslationReview};
use crate::web::frame::Frame;
use crate::web::texts::TextOrigin;

/// What a key fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The domains.
    Domains,
    /// The licence.
    License,
    /// Where it is in use.
    Use,
    /// How far development is.
    Development,
    /// Its standing in the registry of digital public goods.
    Registry,
    /// When the entry was reviewed last.
    Reviewed,
}

/// A fact that is told in a few words.
pub struct KeyFact {
    /// What it is about.
    pub topic: Topic,
    /// The same in words.
    pub title: Cow<'static, str>,
    /// The fact.
    pub value: String,
    /// What belongs to it, in smaller letters.
    pub detail: Option<String>,
}

/// The facts that are asked for first, as far as they are known.
#[must_use]
pub fn key_facts(component: &Component, reference: &Reference, frame: &Frame) -> Vec<KeyFact> {
    let w = frame.w;
    let labels = Labels::of(reference, frame);
    let license = License::of(component, reference, frame);
    let domains: Vec<String> = component.domains.iter().map(|id| labels.term("domains", id)).collect();
    let fact = |topic, title, value, detail| KeyFact {
        topic,
        title,
        value,
        detail,
    };
    let countries = match (countries_in_use(component), &component.worldwide_use) {
        (0, Some(worldwide)) => worldwide.countries.into(),
        (countries, _) => countries,
    };
    let in_use = (countries > 0).then(|| w.count("glance-countries", countries).into_owned());
    let activity = component.last_activity.as_ref();
    let newest = activity.map(|activity| w.fill("glance-activity", "day", w.date(activity.on)).into_owned());
    let status = component.development_status.as_ref();
    let status = status.map(|status| labels.term("development-status", status.value.id()));
    let registry = component.dpg.as_ref().map(|record| {
        let as_of = w.fill("fact-as-of", "day", w.date(record.as_of)).into_owned();
        let standing = labels.term("dpg-status", record.status.id());
        fact(Topic::Registry, labels.title("dpg-status"), standing, Some(as_of))
    });
    let reviewed = w.date(component.curation.reviewed);
    [
        Some(fact(Topic::Domains, w.text("fact-domains"), domains.join(" · "), None)),
        Some(fact(
            Topic::License,
            w.text("fact-license"),
            license.expression,
            license.brief,
        )),
        in_use.map(|value| fact(Topic::Use, w.text("glance-use"), value, None)),
        status.map(|value| fact(Topic::Development, w.text("fact-development"), value, newest)),
        registry,
        Some(fact(Topic::Reviewed, w.text("glance-reviewed"), reviewed, None)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The number of countries where it is in use as far as is known: announced and ended uses do not count.
#[must_use]
pub fn countries_in_use(component: &Component) -> usize {
    let deployments = component.deployments.iter().flatten();
    let in_use = deployments.filter(|deployment| match deployment.status {
        Some(DeploymentStatus::Planned | DeploymentStatus::Retired) => false,
        Some(DeploymentStatus::Pilot | DeploymentStatus::Live) | None => true,
    });
    in_use
        .map(|deployment| &deployment.country)
        .collect::<BTreeSet<_>>()
        .len()
}

/// Where the texts of an entry come from.
pub struct Origins {
    /// The summary.
    pub summary: TextOrigin,
    /// The description.
    pub description: TextOrigin,
    /// The features.
    pub features: TextOrigin,
}

impl Origins {
    /// Reads what `in_language` tells.
    #[must_use]
    pub fn of(texts: &BTreeMap<&'static str, TextOrigin>) -> Self {
        let english = TextOrigin {
            language: Lang::En,
            review: None,
        };
        let origin = |field: &str| texts.get(field).copied().unwrap_or(english);
        Self {
            summary: origin("summary"),
            description: origin("description"),
            features: origin("features"),
        }
    }

    /// Whether a text on the page is a translation that nobody has reviewed.
    #[must_use]
    pub fn has_unreviewed(&self) -> bool {
        [self.summary, self.description, self.features]
            .iter()
            .any(|origin| origin.review == Some(TranslationReview::Unreviewed))
    }

    /// Whether the description is in another language than the page.
    #[must_use]
    pub fn is_partly_english(&self, lang: Lang) -> bool {
        lang != Lang::En && self.description.language != lang
    }
}
