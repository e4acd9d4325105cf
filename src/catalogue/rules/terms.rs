//! Terms of vocabularies, organisations, and fields that make no sense.

use crate::catalogue::findings::{Findings, Reporter};
use crate::catalogue::loaded::Entry;
use crate::catalogue::nearest::{fold, nearest};
use crate::catalogue::source::shown_beside;
use crate::model::{Collection, Component, Field, Mapping, Organisation, Slug, Vocabulary};

use super::Context;

/// The vocabulary and the terms a component takes from it, each with its JSON pointer.
fn terms_used(component: &Component) -> Vec<(&'static str, String, &str)> {
    let mut used = Vec::new();
    for (index, domain) in component.domains.iter().enumerate() {
        used.push(("domains", format!("/domains/{index}"), domain.as_str()));
    }
    let lists: [(&str, &str, &Option<Vec<Mapping>>); 5] = [
        ("capabilities", "capabilities", &component.capabilities),
        ("building-blocks", "building_blocks", &component.building_blocks),
        ("sdgs", "sdgs", &component.sdgs),
        ("standards", "standards", &component.standards),
        (
            "programming-languages",
            "programming_languages",
            &component.programming_languages,
        ),
    ];
    for (vocabulary, field, mappings) in lists {
        for (index, mapping) in mappings.iter().flatten().enumerate() {
            used.push((vocabulary, format!("/{field}/{index}/id"), mapping.id.as_str()));
        }
    }
    for (index, deployment) in component.deployments.iter().flatten().enumerate() {
        used.push((
            "countries",
            format!("/deployments/{index}/country"),
            deployment.country.as_str(),
        ));
    }
    used
}

pub(super) fn vocabulary_missing(context: &Context, findings: &mut Findings) {
    let mut missing: Vec<&str> = Vec::new();
    for entry in &context.loaded.components {
        for (vocabulary, _, _) in terms_used(&entry.value) {
            let name = format!("vocabularies/{vocabulary}.yaml");
            let known = context.catalogue.vocabularies.contains_key(vocabulary) || context.broken.contains(&name);
            if !known && !missing.contains(&vocabulary) {
                missing.push(vocabulary);
                let message = format!("components use the vocabulary \"{vocabulary}\", which is not there");
                let shown = shown_beside(&entry.file, &name);
                findings.whole_file("vocabulary-missing", &shown, &message, "add the file");
            }
        }
    }
}

pub(super) fn component(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    for (vocabulary, pointer, term) in terms_used(&entry.value) {
        known_term(context, vocabulary, &pointer, term, report);
    }
}

pub(super) fn collection(context: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    for (index, member) in entry.value.members.iter().enumerate() {
        if let Some(block) = &member.building_block {
            known_term(
                context,
                "building-blocks",
                &format!("/members/{index}/building_block"),
                block,
                report,
            );
        }
    }
}

pub(super) fn vocabulary(context: &Context, entry: &Entry<Vocabulary>, report: &mut Reporter) {
    for (index, term) in entry.value.terms.iter().enumerate() {
        if let Some(domain) = &term.domain {
            known_term(context, "domains", &format!("/terms/{index}/domain"), domain, report);
        }
    }
}

pub(super) fn organisations(context: &Context, entry: &Entry<Vec<Organisation>>, report: &mut Reporter) {
    for (index, organisation) in entry.value.iter().enumerate() {
        if let Some(country) = &organisation.country {
            known_term(context, "countries", &format!("/{index}/country"), country, report);
        }
    }
}

/// Reports a term that its vocabulary does not have. Says nothing when the vocabulary itself is missing.
fn known_term(context: &Context, name: &str, pointer: &str, term: &str, report: &mut Reporter) {
    let Some(vocabulary) = context.catalogue.vocabularies.get(name) else {
        return;
    };
    // What to write instead is looked for in the whole vocabulary, so it is not done in vain.
    if vocabulary.term(term).is_none() && !report.findings.is_full() {
        let message = format!("the vocabulary \"{name}\" has no term \"{term}\"");
        report.value(pointer, message, term_help(vocabulary, term));
    }
}

/// What to write instead: the nearest id, or the id whose label is meant.
fn term_help(vocabulary: &Vocabulary, term: &str) -> String {
    let folded = fold(term);
    let by_label = vocabulary
        .terms
        .iter()
        .find(|known| known.labels.0.values().any(|label| fold(label) == folded));
    let by_id = || {
        // Country codes are two letters: each is a near miss of many others, so none is suggested.
        let long_enough = folded.chars().count() > 2;
        nearest(term, vocabulary.terms.iter().map(|known| known.id.as_str())).filter(|_| long_enough)
    };
    match by_label.map(|known| known.id.as_str()).or_else(by_id) {
        Some(id) => format!("did you mean \"{id}\"?"),
        None if vocabulary.terms.len() <= 30 => {
            let ids: Vec<_> = vocabulary.terms.iter().map(|known| known.id.as_str()).collect();
            format!("write one of {}", ids.join(", "))
        }
        None => format!("write a term of vocabularies/{}.yaml, or add it there", vocabulary.id),
    }
}

pub(super) fn organisation(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    if context.broken.contains("organisations.yaml") {
        return;
    }
    for (index, steward) in entry.value.stewards.iter().flatten().enumerate() {
        let id = &steward.organisation;
        if !context.catalogue.organisations.contains_key(id) {
            let help = match nearest(id.as_str(), context.catalogue.organisations.keys().map(Slug::as_str)) {
                Some(known) => format!("did you mean \"{known}\"?"),
                None => "add it to organisations.yaml".to_owned(),
            };
            let pointer = format!("/stewards/{index}/organisation");
            report.value(&pointer, format!("there is no organisation \"{id}\""), help);
        }
    }
}

pub(super) fn domain_count(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let count = entry.value.domains.len();
    if !(1..=3).contains(&count) {
        let message = format!("{count} domains are given, 1 to 3 are allowed");
        report.key(
            "/domains",
            message,
            "give the one to three domains that it is mainly for, the main one first",
        );
    }
}

pub(super) fn not_applicable(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let component = &entry.value;
    for (index, field) in component.not_applicable.iter().enumerate() {
        let (name, given) = match field {
            Field::BuildingBlocks => ("building_blocks", component.building_blocks.is_some()),
            Field::Deployments => (
                "deployments",
                component.deployments.is_some() || component.worldwide_use.is_some(),
            ),
            Field::DevelopmentStatus => ("development_status", component.development_status.is_some()),
            Field::Documentation => ("documentation", component.documentation.is_some()),
            Field::ProgrammingLanguages => ("programming_languages", component.programming_languages.is_some()),
            Field::Repositories => ("repositories", component.repositories.is_some()),
            Field::Sdgs => ("sdgs", component.sdgs.is_some()),
            Field::Standards => ("standards", component.standards.is_some()),
            Field::Website => ("website", component.website.is_some()),
        };
        if given {
            let message = format!("\"{name}\" is not applicable, but given");
            report.value(
                &format!("/not_applicable/{index}"),
                message,
                "take it out here or there",
            );
        }
    }
}
