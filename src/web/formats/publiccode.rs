//! A component as publiccode.yml 0.7, as far as the catalogue's facts go.
//!
//! The standard asks for things that the catalogue does not hold: who to write to (a person), on what platforms it is used,
//! whether it is localised. They are not made up: comments say what is missing.

use serde_json::{Map, Value, json};

use crate::catalogue::write_plain_yaml;
use crate::index::Reference;
use crate::model::{Component, Lang, Organisation, RelationType, StewardRole};
use crate::search::Entry;

/// Version of the standard.
const VERSION: &str = "0.7";
/// Fewest and most characters of a long description.
const LONG_DESCRIPTION: std::ops::RangeInclusive<usize> = 150..=10_000;

/// Writes a component as publiccode.yml.
#[must_use]
pub fn publiccode(entry: &Entry, reference: &Reference, base: &str) -> String {
    let component = &entry.component;
    let mut missing: Vec<&str> = Vec::new();
    let mut file = Map::new();
    file.insert("publiccodeYmlVersion".to_owned(), json!(VERSION));
    file.insert("name".to_owned(), json!(component.name));
    if let Some(repository) = component.repositories.iter().flatten().next() {
        file.insert("url".to_owned(), json!(repository.url));
    } else {
        missing.push("url: the catalogue knows no public repository");
    }
    if let Some(website) = &component.website {
        file.insert("landingURL".to_owned(), json!(website.url));
    }
    let based_on = based_on(component);
    if !based_on.is_empty() {
        missing.push("isBasedOn: it is built on other catalogued components, of which the repositories belong here");
    }
    organisations(component, reference, &mut file);
    if !file.contains_key("organisation") {
        missing.push("organisation: who publishes it, with its address (uri)");
    }
    missing.push("platforms: how people reach it (web, android, linux ...)");
    match &component.development_status {
        Some(fact) => {
            file.insert("developmentStatus".to_owned(), json!(fact.value.id()));
        }
        None => missing.push("developmentStatus: concept, development, beta, stable or obsolete"),
    }
    missing.push("softwareType: standalone/web, standalone/backend, library ...");
    let description = descriptions(entry);
    let is_in_some_language = |key: &str| description.values().any(|texts| texts.get(key).is_some());
    if !is_in_some_language("longDescription") {
        missing.push("description: a longDescription of at least 150 characters");
    }
    if !is_in_some_language("features") {
        missing.push("description: features");
    }
    file.insert("description".to_owned(), Value::Object(description));
    file.insert("legal".to_owned(), json!({ "license": component.license.expression }));
    missing
        .push("maintenance: type (internal, contract, community or none) and contacts; the catalogue names no persons");
    missing.push("localisation: localisationReady and availableLanguages");

    let mut out = format!(
        "# publiccode.yml {VERSION} made from {base}/c/{}\n# The catalogue does not know what follows; a file in the \
         repository has to say it:\n",
        component.id
    );
    for line in missing {
        out.push_str(&format!("#   {line}\n"));
    }
    for id in based_on {
        out.push_str(&format!("#   based on: {base}/c/{id}\n"));
    }
    out.push_str(&write_plain_yaml(&Value::Object(file)));
    out
}

fn based_on(component: &Component) -> Vec<&str> {
    let relations = component.relations.iter().flatten();
    relations
        .filter(|relation| relation.relation_type == RelationType::BasedOn)
        .map(|relation| relation.target.as_str())
        .collect()
}

fn organisations(component: &Component, reference: &Reference, file: &mut Map<String, Value>) {
    let with_role = |role: StewardRole| {
        let stewards = component
            .stewards
            .iter()
            .flatten()
            .filter(move |steward| steward.role == role);
        stewards.filter_map(|steward| reference.organisations.get(&steward.organisation))
    };
    // An organisation without `uri` would make the file invalid, and its name alone does not identify it.
    let node = |organisation: &Organisation| {
        let url = organisation.url.as_ref()?;
        Some(json!({ "name": organisation.name, "uri": url }))
    };
    let main = with_role(StewardRole::Owner)
        .chain(with_role(StewardRole::Maintainer))
        .find_map(node);
    if let Some(main) = main {
        file.insert("organisation".to_owned(), main);
    }
    let funders: Vec<Value> = with_role(StewardRole::Funder).filter_map(node).collect();
    if !funders.is_empty() {
        file.insert("fundedBy".to_owned(), json!(funders));
    }
}

/// Texts by language: those languages in which all that the standard asks for is there, English first.
fn descriptions(entry: &Entry) -> Map<String, Value> {
    let mut out = Map::new();
    let component = &entry.component;
    let english = (
        Lang::En,
        &component.summary,
        Some(&component.description),
        Some(&component.features),
    );
    let others = entry.translations.iter().map(|(lang, texts)| {
        let features = texts.features.as_ref();
        (*lang, &texts.summary, texts.description.as_ref(), features)
    });
    for (lang, summary, description, features) in std::iter::once(english).chain(others) {
        let long = description.filter(|text| LONG_DESCRIPTION.contains(&text.chars().count()));
        if lang != Lang::En && long.is_none() {
            continue;
        }
        let mut texts = json!({ "shortDescription": summary });
        if let Some(long) = long {
            texts["longDescription"] = json!(long);
        }
        if let Some(documentation) = component.documentation.as_ref().filter(|_| lang == Lang::En) {
            texts["documentation"] = json!(documentation.url);
        }
        if let Some(features) = features.filter(|features| !features.is_empty()) {
            texts["features"] = json!(features);
        }
        out.insert(lang.code().to_owned(), texts);
    }
    out
}
