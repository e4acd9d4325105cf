//! Components as rows of a page: with the standing of what is said about them and the sources that it rests on.

use std::borrow::Cow;

use super::labels::web_address;
use crate::index::Reference;
use crate::model::{DeploymentStatus, Evidence, EvidenceKind, Lang, MappingStatus};
use crate::search::ListedComponent;
use crate::web::frame::Frame;

use crate::web::wording::Wording;

/// A component as one row.
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What it does.
    pub summary: String,
    /// Language of the summary.
    pub language: Lang,
    /// How firm it is that the component belongs here, where something is said about it.
    pub mark: Option<Mark>,
    /// Facts in a word or two: state of development, licence.
    pub facts: Vec<String>,
    /// What a reader should know, in English.
    pub note: Option<String>,
    /// What it rests on.
    pub sources: Vec<SourceLine>,
}

/// A standing: a shape of its own, by its class, and a text.
pub struct Mark {
    /// Class that draws the shape.
    pub class: &'static str,
    /// The text.
    pub text: Cow<'static, str>,
}

/// A source as it is named below a fact.
pub struct SourceLine {
    /// What was read, in English.
    pub title: String,
    /// Its address, where a browser may follow it.
    pub href: Option<String>,
    /// How close it is to the component, when and in which state it was read.
    pub detail: String,
}

/// A row for a component, with nothing said about it yet.
#[must_use]
pub fn row(component: &ListedComponent, reference: &Reference, frame: &Frame) -> Row {
    let development = component.development_status;
    let development = development.map(|status| label_of(reference, "development-status", status.id(), frame.lang()));
    Row {
        name: component.name.clone(),
        href: frame.to(&format!("/c/{}", component.id)),
        summary: component.summary.clone(),
        language: component.language,
        mark: None,
        facts: development.into_iter().chain([component.license.clone()]).collect(),
        note: None,
        sources: Vec::new(),
    }
}

/// Who says that a component and a term belong together.
#[must_use]
pub fn claim_mark(status: MappingStatus, w: Wording) -> Mark {
    match status {
        MappingStatus::Tested => Mark {
            class: "mark-tested",
            text: w.text("claim-tested"),
        },
        MappingStatus::SelfReported => Mark {
            class: "mark-said",
            text: w.text("claim-said"),
        },
        MappingStatus::MappedByCurator => Mark {
            class: "mark-read",
            text: w.text("claim-read"),
        },
    }
}

/// The states of a deployment in the order in which a page names them; none is a state that the source does not say.
pub const STATES: [Option<DeploymentStatus>; 5] = [
    Some(DeploymentStatus::Live),
    Some(DeploymentStatus::Pilot),
    Some(DeploymentStatus::Planned),
    None,
    Some(DeploymentStatus::Retired),
];

/// In which state a deployment is.
#[must_use]
pub fn state_mark(state: Option<DeploymentStatus>, w: Wording) -> Mark {
    let (class, text) = match state {
        Some(DeploymentStatus::Live) => ("mark-tested", w.text("use-live")),
        Some(DeploymentStatus::Pilot) => ("mark-said", w.text("use-pilot")),
        Some(DeploymentStatus::Planned) => ("mark-read", w.text("use-planned")),
        Some(DeploymentStatus::Retired) => ("mark-past", w.text("use-retired")),
        None => ("mark-unknown", w.text("use-unknown")),
    };
    Mark { class, text }
}

/// Sources with the day on which each was read.
#[must_use]
pub fn sources(evidence: &[Evidence], w: Wording) -> Vec<SourceLine> {
    evidence.iter().map(|one| source_line(one, w)).collect()
}

fn source_line(evidence: &Evidence, w: Wording) -> SourceLine {
    let kind = match evidence.kind {
        EvidenceKind::Primary => w.text("source-primary"),
        EvidenceKind::Registry => w.text("source-registry"),
        EvidenceKind::Secondary => w.text("source-secondary"),
    };
    let read = w.fill("source-read", "day", w.date(evidence.retrieved));
    let detail: Vec<&str> = [kind.as_ref(), read.as_ref()]
        .into_iter()
        .chain(evidence.seen.as_deref())
        .collect();
    SourceLine {
        title: evidence.title.clone(),
        href: web_address(&evidence.url),
        detail: detail.join(" · "),
    }
}

/// The name of a term in a language, else in English, else its id.
#[must_use]
pub fn label_of(reference: &Reference, vocabulary: &str, id: &str, lang: Lang) -> String {
    let term = reference.vocabularies.get(vocabulary).and_then(|list| list.term(id));
    let label = term
        .map(|term| term.labels.text(lang))
        .filter(|label| !label.is_empty());
    label.unwrap_or(id).to_owned()
}
