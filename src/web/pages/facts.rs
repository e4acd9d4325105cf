//! The facts of a component as rows for people: name, values, and where each was read.

use crate::index::Reference;
use crate::model::{
    Component, DeploymentStatus, DpgStatus, Lang, Mapping, MappingStatus, Relation, RelationType, Slug, StewardRole,
};

/// One row.
pub struct Fact {
    /// What it is about.
    pub title: &'static str,
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
    /// Who says so, in which state, and what else a reader should know.
    pub note: Option<String>,
    /// Ids of the evidence.
    pub evidence: Vec<Slug>,
}

/// Every fact that is known of a component, in the order in which people look for them.
#[must_use]
pub fn facts(component: &Component, reference: &Reference, lang: Lang) -> Vec<Fact> {
    let labels = Labels { reference, lang };
    let mut rows = vec![
        row(
            "Domains",
            component
                .domains
                .iter()
                .map(|id| labels.filter_link("domains", "domain", id))
                .collect(),
        ),
        row(
            "Used for",
            labels.mappings("capabilities", "capability", component.capabilities.as_deref()),
        ),
        row(
            "Building blocks",
            labels.mappings(
                "building-blocks",
                "building_block",
                component.building_blocks.as_deref(),
            ),
        ),
        row(
            "Standards",
            labels.mappings("standards", "standard", component.standards.as_deref()),
        ),
        row(
            "Sustainable Development Goals",
            labels.mappings("sdgs", "sdg", component.sdgs.as_deref()),
        ),
        row("Licence", vec![license(component)]),
        row("Development", development(component, &labels)),
        row("Digital public good", dpg(component)),
        row("Organisations", stewards(component, reference)),
        row("In use in", deployments(component, &labels)),
    ];
    rows.extend([
        row(
            "Website",
            component
                .website
                .iter()
                .map(|link| address(&link.url, &link.evidence))
                .collect(),
        ),
        row(
            "Documentation",
            component
                .documentation
                .iter()
                .map(|link| address(&link.url, &link.evidence))
                .collect(),
        ),
        row("Source code", repositories(component)),
        row("Programming languages", {
            labels.mappings(
                "programming-languages",
                "programming_language",
                component.programming_languages.as_deref(),
            )
        }),
        row(
            "Works with",
            component.relations.iter().flatten().map(relation).collect(),
        ),
        row(
            "Other names",
            component
                .aliases
                .iter()
                .chain(&component.former_names)
                .map(|name| plain(name))
                .collect(),
        ),
    ]);
    rows.retain(|fact| !fact.values.is_empty());
    rows
}

fn row(title: &'static str, values: Vec<Value>) -> Fact {
    Fact { title, values }
}

fn plain(label: &str) -> Value {
    Value {
        label: label.to_owned(),
        ..Value::default()
    }
}

/// A link outward. Only web addresses become links, whatever a file says.
fn address(url: &str, evidence: &[Slug]) -> Value {
    Value {
        label: url.to_owned(),
        href: web_address(url),
        evidence: evidence.to_vec(),
        note: None,
    }
}

/// The address when a browser may follow it.
#[must_use]
pub fn web_address(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

fn joined(parts: [Option<&str>; 2]) -> Option<String> {
    let known: Vec<&str> = parts.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join("; "))
}

struct Labels<'a> {
    reference: &'a Reference,
    lang: Lang,
}

impl Labels<'_> {
    fn of(&self, vocabulary: &str, id: &str) -> String {
        let term = self
            .reference
            .vocabularies
            .get(vocabulary)
            .and_then(|list| list.term(id));
        let label = term
            .map(|term| term.labels.text(self.lang))
            .filter(|label| !label.is_empty());
        label.unwrap_or(id).to_owned()
    }

    /// The term's name with a link to all components that carry it.
    fn filter_link(&self, vocabulary: &str, filter: &str, id: &str) -> Value {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair(filter, id);
        Value {
            label: self.of(vocabulary, id),
            href: Some(format!("/?{}", query.finish())),
            ..Value::default()
        }
    }

    fn mappings(&self, vocabulary: &str, filter: &str, mappings: Option<&[Mapping]>) -> Vec<Value> {
        let value = |mapping: &Mapping| Value {
            note: joined([Some(standing(mapping.status)), mapping.note.as_deref()]),
            evidence: mapping.evidence.clone(),
            ..self.filter_link(vocabulary, filter, &mapping.id)
        };
        mappings.unwrap_or_default().iter().map(value).collect()
    }
}

const fn standing(status: MappingStatus) -> &'static str {
    match status {
        MappingStatus::SelfReported => "its owners say so",
        MappingStatus::MappedByCurator => "a curator's reading",
        MappingStatus::Tested => "tested",
    }
}

fn license(component: &Component) -> Value {
    Value {
        label: component.license.expression.clone(),
        note: component.license.note.clone(),
        evidence: component.license.evidence.clone(),
        href: None,
    }
}

fn development(component: &Component, labels: &Labels) -> Vec<Value> {
    let mut values = Vec::new();
    if let Some(status) = &component.development_status {
        values.push(Value {
            evidence: status.evidence.clone(),
            ..plain(&labels.of("development-status", status.value.id()))
        });
    }
    if let Some(release) = &component.first_release {
        values.push(Value {
            evidence: release.evidence.clone(),
            ..plain(&format!("first release {}", release.year))
        });
    }
    if let Some(activity) = &component.last_activity {
        values.push(Value {
            evidence: activity.evidence.clone(),
            ..plain(&format!("newest change seen: {}", activity.on))
        });
    }
    values
}

fn dpg(component: &Component) -> Vec<Value> {
    let Some(record) = &component.dpg else {
        return Vec::new();
    };
    let label = match record.status {
        DpgStatus::Recognised => "recognised",
        DpgStatus::Former => "formerly recognised",
        DpgStatus::Nominee => "nominated",
        DpgStatus::NotListed => "not in the registry",
    };
    let as_of = format!("as of {}", record.as_of);
    vec![Value {
        note: joined([Some(&as_of), record.note.as_deref()]),
        evidence: record.evidence.clone(),
        ..plain(label)
    }]
}

fn stewards(component: &Component, reference: &Reference) -> Vec<Value> {
    let mut values = Vec::new();
    for steward in component.stewards.iter().flatten() {
        let known = reference.organisations.get(&steward.organisation);
        let role = match steward.role {
            StewardRole::Owner => "owner",
            StewardRole::Maintainer => "maintainer",
            StewardRole::Host => "host",
            StewardRole::Funder => "funder",
            StewardRole::Implementer => "implementer",
            StewardRole::Supporter => "supporter",
        };
        values.push(Value {
            label: known.map_or_else(
                || steward.organisation.to_string(),
                |organisation| organisation.name.clone(),
            ),
            href: Some(format!("/?steward={}", steward.organisation)),
            note: Some(role.to_owned()),
            evidence: steward.evidence.clone(),
        });
    }
    values
}

fn deployments(component: &Component, labels: &Labels) -> Vec<Value> {
    let mut values = Vec::new();
    for deployment in component.deployments.iter().flatten() {
        let state = deployment.status.map(|status| match status {
            DeploymentStatus::Planned => "planned",
            DeploymentStatus::Pilot => "pilot",
            DeploymentStatus::Live => "live",
            DeploymentStatus::Retired => "retired",
        });
        values.push(Value {
            note: joined([state, deployment.note.as_deref()]),
            evidence: deployment.evidence.clone(),
            ..labels.filter_link("countries", "country", &deployment.country)
        });
    }
    if let Some(worldwide) = &component.worldwide_use {
        values.push(Value {
            evidence: worldwide.evidence.clone(),
            ..plain(&format!("{} countries and territories", worldwide.countries))
        });
    }
    values
}

fn repositories(component: &Component) -> Vec<Value> {
    let repositories = component.repositories.iter().flatten();
    let value = |repository: &crate::model::Repository| Value {
        note: repository.label.clone(),
        ..address(&repository.url, &repository.evidence)
    };
    repositories.map(value).collect()
}

fn relation(relation: &Relation) -> Value {
    let kind = match relation.relation_type {
        RelationType::IntegratesWith => "works together with it",
        RelationType::PartOf => "is a part of it",
        RelationType::BasedOn => "is built on it",
        RelationType::ImplementsSpec => "implements it",
        RelationType::SuccessorOf => "takes its place",
    };
    Value {
        label: relation.target.to_string(),
        href: Some(format!("/c/{}", relation.target)),
        note: joined([Some(kind), relation.note.as_deref()]),
        evidence: relation.evidence.clone(),
    }
}
