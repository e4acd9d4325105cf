//! The facts of a component as rows for people: name, values, who says so, and where each was read.

use std::borrow::Cow;

use super::labels::{Labels, Text, web_address};
use super::sources::{Marks, Sources};
use crate::model::{Component, Link, Mapping, MappingStatus, Slug, StewardRole};
use crate::web::frame::Frame;

/// One row.
pub struct Fact {
    /// What it is about.
    pub title: Cow<'static, str>,
    /// What is known; never empty.
    pub values: Vec<Value>,
}

/// One value with its evidence.
#[derive(Default)]
pub struct Value {
    /// The value for people.
    pub label: String,
    /// Where the value leads, if anywhere.
    pub href: Option<String>,
    /// Whether it leads to another site.
    pub leads_out: bool,
    /// How firm the claim is.
    pub standing: Option<Standing>,
    /// What belongs to the value, in the language of the page.
    pub details: Vec<String>,
    /// What a reader should know about it.
    pub note: Option<Text>,
    /// What it rests on.
    pub marks: Marks,
}

/// How firm a claim is: a class that draws its shape, and its words.
#[derive(Clone)]
pub struct Standing {
    /// Class of the stylesheet.
    pub class: &'static str,
    /// For people.
    pub label: Cow<'static, str>,
}

/// Everything that rows are made from.
pub struct Rows<'a> {
    /// The component.
    pub component: &'a Component,
    /// What surrounds the page.
    pub frame: &'a Frame,
    /// Names of terms.
    pub labels: Labels<'a>,
    /// The numbered evidence.
    pub sources: &'a Sources,
}

impl Rows<'_> {
    /// What it is for and which standards it speaks.
    #[must_use]
    pub fn purposes(&self) -> Vec<Fact> {
        let w = self.frame.w;
        let component = self.component;
        let domains = component.domains.iter().map(|id| Value {
            label: self.labels.term("domains", id),
            href: Some(self.labels.term_address("domains", id)),
            ..Value::default()
        });
        known([
            fact(w.text("fact-domains"), domains.collect()),
            self.mappings(
                w.text("fact-capabilities"),
                "capabilities",
                component.capabilities.as_deref(),
            ),
            self.mappings(
                w.text("fact-building-blocks"),
                "building-blocks",
                component.building_blocks.as_deref(),
            ),
            self.mappings(w.text("fact-standards"), "standards", component.standards.as_deref()),
            self.mappings(w.text("fact-sdgs"), "sdgs", component.sdgs.as_deref()),
        ])
    }

    /// How it is developed, and where to read on.
    #[must_use]
    pub fn development(&self) -> Vec<Fact> {
        let w = self.frame.w;
        let component = self.component;
        known([
            fact(
                w.text("fact-website"),
                component.website.iter().map(|link| self.link(link)).collect(),
            ),
            fact(
                w.text("fact-documentation"),
                component.documentation.iter().map(|link| self.link(link)).collect(),
            ),
            fact(w.text("fact-repositories"), self.repositories()),
            fact(w.text("fact-development"), self.status()),
            fact(w.text("fact-first-release"), self.first_release()),
            fact(w.text("fact-last-activity"), self.last_activity()),
            self.mappings(
                w.text("fact-programming-languages"),
                "programming-languages",
                component.programming_languages.as_deref(),
            ),
            fact(self.labels.title("dpg-status"), self.dpg()),
            fact(w.text("fact-aliases"), names(&component.aliases)),
            fact(w.text("fact-former-names"), names(&component.former_names)),
        ])
    }

    /// The organisations behind it, by what they do.
    #[must_use]
    pub fn stewards(&self) -> Vec<Fact> {
        let roles = [
            StewardRole::Owner,
            StewardRole::Maintainer,
            StewardRole::Host,
            StewardRole::Funder,
            StewardRole::Implementer,
            StewardRole::Supporter,
        ];
        let stewards = self.component.stewards.as_deref().unwrap_or_default();
        let rows = roles.map(|role| {
            let of_role = stewards.iter().filter(|steward| steward.role == role);
            let value = |steward: &crate::model::Steward| {
                let (label, href) = self.labels.organisation(&steward.organisation);
                Value {
                    label,
                    href: Some(href),
                    marks: self.sources.marks(&steward.evidence),
                    ..Value::default()
                }
            };
            fact(self.frame.w.text(role_key(role)), of_role.map(value).collect())
        });
        known(rows)
    }

    fn mappings(&self, title: Cow<'static, str>, vocabulary: &str, mappings: Option<&[Mapping]>) -> Fact {
        let value = |mapping: &Mapping| Value {
            label: self.labels.term(vocabulary, &mapping.id),
            href: Some(self.labels.term_address(vocabulary, &mapping.id)),
            standing: Some(standing(mapping.status, self.frame)),
            note: mapping.note.as_deref().map(Text::english),
            marks: self.sources.marks(&mapping.evidence),
            ..Value::default()
        };
        fact(title, mappings.unwrap_or_default().iter().map(value).collect())
    }

    fn link(&self, link: &Link) -> Value {
        self.address(&link.url, &link.evidence)
    }

    fn address(&self, url: &str, evidence: &[Slug]) -> Value {
        let bare = url.trim_start_matches("https://").trim_start_matches("http://");
        Value {
            label: bare.trim_end_matches('/').to_owned(),
            href: web_address(url),
            leads_out: true,
            marks: self.sources.marks(evidence),
            ..Value::default()
        }
    }

    fn repositories(&self) -> Vec<Value> {
        let repositories = self.component.repositories.iter().flatten();
        let value = |repository: &crate::model::Repository| Value {
            note: repository.label.as_deref().map(Text::english),
            ..self.address(&repository.url, &repository.evidence)
        };
        repositories.map(value).collect()
    }

    fn status(&self) -> Vec<Value> {
        let status = self.component.development_status.iter();
        let value = |status: &crate::model::DevelopmentStatusFact| Value {
            label: self.labels.term("development-status", status.value.id()),
            marks: self.sources.marks(&status.evidence),
            ..Value::default()
        };
        status.map(value).collect()
    }

    fn first_release(&self) -> Vec<Value> {
        let release = self.component.first_release.iter();
        let value = |release: &crate::model::Release| Value {
            // A year is a name and takes no grouping.
            label: release.year.to_string(),
            marks: self.sources.marks(&release.evidence),
            ..Value::default()
        };
        release.map(value).collect()
    }

    fn last_activity(&self) -> Vec<Value> {
        let activity = self.component.last_activity.iter();
        let value = |activity: &crate::model::LastActivity| Value {
            label: self.frame.w.date(activity.on),
            marks: self.sources.marks(&activity.evidence),
            ..Value::default()
        };
        activity.map(value).collect()
    }

    fn dpg(&self) -> Vec<Value> {
        let w = self.frame.w;
        let value = |record: &crate::model::DpgRecord| {
            let as_of = w.fill("fact-as-of", "day", w.date(record.as_of)).into_owned();
            Value {
                label: self.labels.term("dpg-status", record.status.id()),
                details: [Some(as_of), record.gid.clone()].into_iter().flatten().collect(),
                note: record.note.as_deref().map(Text::english),
                marks: self.sources.marks(&record.evidence),
                ..Value::default()
            }
        };
        self.component.dpg.iter().map(value).collect()
    }
}

fn names(names: &[String]) -> Vec<Value> {
    let value = |name: &String| Value {
        label: name.clone(),
        ..Value::default()
    };
    names.iter().map(value).collect()
}

fn fact(title: Cow<'static, str>, values: Vec<Value>) -> Fact {
    Fact { title, values }
}

fn known<const N: usize>(rows: [Fact; N]) -> Vec<Fact> {
    rows.into_iter().filter(|fact| !fact.values.is_empty()).collect()
}

/// How firm a link to a term is.
#[must_use]
pub fn standing(status: MappingStatus, frame: &Frame) -> Standing {
    let (class, label) = match status {
        MappingStatus::Tested => ("tested", frame.w.text("standing-tested")),
        MappingStatus::SelfReported => ("declared", frame.w.text("standing-declared")),
        MappingStatus::MappedByCurator => ("inferred", frame.w.text("standing-inferred")),
    };
    Standing { class, label }
}

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

const fn role_key(role: StewardRole) -> &'static str {
    match role {
        StewardRole::Owner => key("role-owner"),
        StewardRole::Maintainer => key("role-maintainer"),
        StewardRole::Host => key("role-host"),
        StewardRole::Funder => key("role-funder"),
        StewardRole::Implementer => key("role-implementer"),
        StewardRole::Supporter => key("role-supporter"),
    }
}
