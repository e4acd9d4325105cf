//! Reads `publiccode.yml` (<https://yml.publiccode.tools>), version 0.7 and before.

use serde_json::Value;

use crate::model::{EvidenceKind, StewardRole};

use super::ImportError;
use super::facts::{Facts, Source, addresses, items, short, text, texts};

pub(super) fn facts(file: &Value) -> Result<Facts, ImportError> {
    let version = &file["publiccodeYmlVersion"];
    let name = text(&file["name"]);
    let (Some(name), false) = (name, version.is_null()) else {
        return Err(ImportError::NotThisFormat(
            "this is no publiccode.yml: it has no \"publiccodeYmlVersion\" or no \"name\"",
        ));
    };
    let url = text(&file["url"]);
    let source = Source {
        id: "publiccode",
        title: format!("publiccode.yml of {name}"),
        url: url.clone(),
        kind: EvidenceKind::Primary,
    };
    let mut facts = Facts::new(source, name);
    // Versions are numbers to YAML when they are written without quotes.
    let version = version.as_str().map_or_else(|| version.to_string(), str::to_owned);
    if version != "0" && !version.starts_with("0.") {
        let question = format!(
            "the file is of version {}; this program knows 0.7: compare the facts",
            short(&version)
        );
        facts.ask("id", question);
    }
    facts.repositories = addresses_of(url.as_ref());
    facts.websites = addresses_of(text(&file["landingURL"]).as_ref());
    facts.topics = texts(&file["categories"]);
    facts.topics.extend(texts(&file["intendedAudience"]["scope"]));
    facts.licenses = texts(&file["legal"]["license"]);
    facts.development_status = text(&file["developmentStatus"]);
    facts.based_on = texts(&file["isBasedOn"])
        .iter()
        .flat_map(|url| addresses(url))
        .collect();
    descriptions(&file["description"], &mut facts);
    organisations(file, &mut facts);
    use_and_audience(file, &mut facts);
    drop_persons(file, &mut facts);
    Ok(facts)
}

fn addresses_of(text: Option<&String>) -> Vec<String> {
    text.map(|text| addresses(text)).unwrap_or_default()
}

/// Names and links in each language. Texts stay where they are.
fn descriptions(by_language: &Value, facts: &mut Facts) {
    let mut features = 0;
    for texts_of_language in by_language
        .as_object()
        .into_iter()
        .flat_map(|languages| languages.values())
    {
        features = features.max(items(&texts_of_language["features"]).count());
        if let Some(name) = text(&texts_of_language["localisedName"])
            && name != facts.name
            && !facts.aliases.contains(&name)
        {
            facts.aliases.push(name);
        }
        for field in ["documentation", "apiDocumentation"] {
            facts
                .documentation
                .extend(addresses_of(text(&texts_of_language[field]).as_ref()));
        }
    }
    if features > 0 {
        let question =
            format!("the source lists {features} features: read them there and write what decision makers look for");
        facts.ask("features", question);
    }
}

fn organisations(file: &Value, facts: &mut Facts) {
    let mut add = |name: &Value, role| {
        if let Some(name) = text(name) {
            facts.organisations.push((name, Some(role)));
        }
    };
    add(&file["organisation"]["name"], StewardRole::Owner);
    add(&file["legal"]["repoOwner"], StewardRole::Maintainer);
    for funder in items(&file["fundedBy"]) {
        add(&funder["name"], StewardRole::Funder);
    }
}

fn use_and_audience(file: &Value, facts: &mut Facts) {
    let users = texts(&file["usedBy"]);
    if !users.is_empty() {
        let names = short(&users.join(", "));
        facts.ask(
            "deployments",
            format!("used by {names}: in which countries, and is it in regular use?"),
        );
    }
    let audience = texts(&file["intendedAudience"]["countries"]);
    if !audience.is_empty() {
        let codes = short(&audience.join(", "));
        let question = format!("it follows the rules of {codes}, which does not say that it is used there");
        facts.ask("deployments", question);
    }
    if let Some(suite) = text(&file["applicationSuite"]) {
        facts.ask(
            "relations",
            format!("it is a part of \"{}\": is that a component here?", short(&suite)),
        );
    }
    let needs: Vec<String> = items(&file["dependsOn"]["open"])
        .chain(items(&file["dependsOn"]["proprietary"]))
        .filter_map(|dependency| text(&dependency["name"]))
        .collect();
    if !needs.is_empty() {
        let names = short(&needs.join(", "));
        facts.ask(
            "relations",
            format!("it needs {names}: are these components here? Say it in the description, too"),
        );
    }
}

/// Contacts are persons; contractors and copyright owners may be. Their names stay in the source.
fn drop_persons(file: &Value, facts: &mut Facts) {
    let mut drop = |count: usize, what: &str| {
        if count > 0 {
            facts.dropped.push(format!("{what} ({count})"));
        }
    };
    drop(items(&file["maintenance"]["contacts"]).count(), "contacts");
    drop(
        items(&file["maintenance"]["contractors"]).count(),
        "contractors, who may be persons",
    );
    let owner = text(&file["legal"]["mainCopyrightOwner"]);
    drop(usize::from(owner.is_some()), "copyright owners, who may be persons");
    let authors = text(&file["legal"]["authorsFile"]);
    drop(usize::from(authors.is_some()), "lists of authors");
}
