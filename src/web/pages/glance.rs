//! What a decision maker asks first about a component: for its page, its card and its presenter view.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::labels::Labels;
use super::license::License;
use crate::index::Reference;
use crate::model::{Component, DeploymentStatus, Lang, TranslationReview};
use crate::web::frame::Frame;
use crate::web::texts::TextOrigin;

/// A fact that is told in a few words.
pub struct KeyFact {
    /// What it is about.
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
    let mut facts = vec![
        KeyFact {
            title: w.text("fact-domains"),
            value: domains.join(" · "),
            detail: None,
        },
        KeyFact {
            title: w.text("fact-license"),
            value: license.expression,
            detail: license.brief,
        },
    ];
    let countries = countries_in_use(component);
    if countries > 0 {
        facts.push(KeyFact {
            title: w.text("glance-use"),
            value: w.count("glance-countries", countries).into_owned(),
            detail: None,
        });
    } else if let Some(worldwide) = &component.worldwide_use {
        facts.push(KeyFact {
            title: w.text("glance-use"),
            value: w.count("glance-countries", worldwide.countries.into()).into_owned(),
            detail: None,
        });
    }
    if let Some(status) = &component.development_status {
        facts.push(KeyFact {
            title: w.text("fact-development"),
            value: labels.term("development-status", status.value.id()),
            detail: component
                .last_activity
                .as_ref()
                .map(|activity| w.fill("glance-activity", "day", w.date(activity.on)).into_owned()),
        });
    }
    if let Some(dpg) = &component.dpg {
        facts.push(KeyFact {
            title: w.text("fact-dpg"),
            value: labels.term("dpg-status", dpg.status.id()),
            detail: Some(w.fill("fact-as-of", "day", w.date(dpg.as_of)).into_owned()),
        });
    }
    facts.push(KeyFact {
        title: w.text("glance-reviewed"),
        value: w.date(component.curation.reviewed),
        detail: None,
    });
    facts
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
