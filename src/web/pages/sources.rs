//! What a component's facts rest on, numbered, so that a mark beside each fact can lead there.

use askama::Template;

use super::labels::web_address;
use crate::model::{Component, EvidenceKind, Slug};
use crate::web::frame::Frame;

/// The evidence of a component in the order in which its entry names it.
pub struct Sources {
    /// One for each piece of evidence.
    pub list: Vec<Source>,
}

/// A piece of evidence as a reader sees it.
pub struct Source {
    /// Its number on this page.
    pub number: String,
    /// Its id within the component.
    pub id: Slug,
    /// What was read, in English.
    pub title: String,
    /// Where it was read, when a browser may go there.
    pub href: Option<String>,
    /// How close it is to the component.
    pub kind: String,
    /// When it was read.
    pub read: String,
    /// The state that was read, in English.
    pub seen: Option<String>,
    /// What its mark is called.
    label: String,
    day: jiff::civil::Date,
}

/// The marks beside a fact: numbers that lead to the sources, and the newest day on which one of them was read.
#[derive(Template, Clone, Default, PartialEq, Eq)]
#[template(path = "parts/marks.html")]
pub struct Marks {
    marks: Vec<Mark>,
    read: Option<(String, String)>,
}

#[derive(Clone, PartialEq, Eq)]
struct Mark {
    number: String,
    id: Slug,
    label: String,
}

impl Sources {
    /// Numbers the evidence of a component.
    #[must_use]
    pub fn of(component: &Component, frame: &Frame) -> Self {
        let w = frame.w;
        let source = |(place, evidence): (usize, &crate::model::Evidence)| Source {
            number: w.number(place + 1),
            id: evidence.id.clone(),
            title: evidence.title.clone(),
            href: web_address(&evidence.url),
            kind: match evidence.kind {
                EvidenceKind::Primary => w.text("source-primary"),
                EvidenceKind::Registry => w.text("source-registry"),
                EvidenceKind::Secondary => w.text("source-secondary"),
            }
            .into_owned(),
            read: w.date(evidence.retrieved),
            seen: evidence.seen.clone(),
            label: w.fill("source-mark", "number", w.number(place + 1)).into_owned(),
            day: evidence.retrieved,
        };
        Self {
            list: component.evidence.iter().enumerate().map(source).collect(),
        }
    }

    /// The marks of a fact with the day.
    #[must_use]
    pub fn marks(&self, evidence: &[Slug]) -> Marks {
        let named = || self.list.iter().filter(|source| evidence.contains(&source.id));
        let newest = named().max_by_key(|source| source.day);
        Marks {
            marks: named()
                .map(|source| Mark {
                    number: source.number.clone(),
                    id: source.id.clone(),
                    label: source.label.clone(),
                })
                .collect(),
            read: newest.map(|source| (source.day.to_string(), source.read.clone())),
        }
    }

    /// The sources that are among these ids, for a legend below a list whose marks have no day.
    #[must_use]
    pub fn legend<'a>(&'a self, ids: &[&Slug]) -> Vec<&'a Source> {
        self.list.iter().filter(|source| ids.contains(&&source.id)).collect()
    }
}

impl Marks {
    /// The same without the day, where a legend tells it.
    #[must_use]
    pub fn without_day(self) -> Self {
        Self { read: None, ..self }
    }
}
