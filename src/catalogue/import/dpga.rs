//! Reads a record of the registry of digital public goods, in both forms that are about: as the registry's API gives it,
//! and as nominations were kept until 2023.

use serde_json::Value;

use crate::model::{EvidenceKind, Kind, StewardRole};

use super::ImportError;
use super::facts::{DpgFacts, Facts, Source, addresses, clean, items, short, text, texts};

pub(super) fn facts(file: &Value) -> Result<Facts, ImportError> {
    let record = match file {
        Value::Array(records) => match records.as_slice() {
            [only] => only,
            _ => {
                return Err(ImportError::NotThisFormat(
                    "the file holds several records or none: save the one that is wanted",
                ));
            }
        },
        other => other,
    };
    let known = ["stage", "SDGs", "sdgs", "license", "openlicenses", "locations"];
    let is_record = known.iter().any(|field| !record[*field].is_null());
    let (Some(name), true) = (text(&record["name"]), is_record) else {
        return Err(ImportError::NotThisFormat(
            "this is no record of the registry: it has no \"name\", or nothing else that such records have",
        ));
    };
    let source = Source {
        id: "dpga-registry",
        title: format!("DPGA registry record of {name}"),
        url: text(&record["url"]),
        kind: EvidenceKind::Registry,
    };
    let mut facts = Facts::new(source, name);
    facts.aliases = texts(&record["aliases"]);
    facts.topics = texts(&record["sectors"]);
    facts.websites = addresses_in(&record["website"]);
    facts.documentation = addresses_in(&record["documentation"]);
    facts
        .documentation
        .extend(addresses_in(&record["documentation"]["documentationURL"]));
    facts.countries = texts(&record["locations"]["deploymentCountries"]);
    facts.standards = standards(record);
    kind(record, &mut facts);
    licenses(record, &mut facts);
    repositories(record, &mut facts);
    sdgs(record, &mut facts);
    organisations(record, &mut facts);
    standing(record, &mut facts);
    Ok(facts)
}

fn addresses_in(value: &Value) -> Vec<String> {
    match value {
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).flat_map(addresses).collect(),
        single => single.as_str().map(addresses).unwrap_or_default(),
    }
}

fn kind(record: &Value, facts: &mut Facts) {
    let mut words = texts(&record["type"]);
    words.extend(texts(&record["categories"]));
    let kinds: Vec<Kind> = words.iter().filter_map(|word| kind_of(word)).collect();
    facts.kind = kinds.first().copied().unwrap_or(Kind::Software);
    if kinds.len() != 1 {
        let question = format!("the source says [{}]: is this kind right?", short(&words.join(", ")));
        facts.ask("kind", question);
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    match word.to_lowercase().trim_start_matches("open ").trim_end_matches('s') {
        "software" => Some(Kind::Software),
        "data" | "dataset" => Some(Kind::Dataset),
        "content" => Some(Kind::Content),
        "standard" => Some(Kind::Standard),
        "ai model" | "ai system" | "aimodel" => Some(Kind::AiModel),
        _ => None,
    }
}

fn licenses(record: &Value, facts: &mut Facts) {
    let api = items(&record["openlicenses"]).flat_map(|license| texts(&license["openLicense"]));
    let nomination = items(&record["license"]).flat_map(|license| texts(&license["spdx"]));
    for license in api.chain(nomination) {
        if !facts.licenses.contains(&license) {
            facts.licenses.push(license);
        }
    }
}

fn repositories(record: &Value, facts: &mut Facts) {
    let listed = items(&record["repositories"]).flat_map(|repository| addresses_in(&repository["url"]));
    let single = addresses_in(&record["repositoryURL"]);
    for url in listed.chain(single) {
        if !facts.repositories.contains(&url) {
            facts.repositories.push(url);
        }
    }
}

/// The API writes "SDG16: Peace, …", nominations `SDGNumber: 16`.
fn sdgs(record: &Value, facts: &mut Facts) {
    let api = texts(&record["sdgs"]["sdg"]);
    let api = api.iter().filter_map(|goal| {
        let digits: String = goal
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<u64>().ok()
    });
    let nomination = items(&record["SDGs"]).filter_map(|goal| goal["SDGNumber"].as_u64());
    facts.sdgs = api.chain(nomination).collect();
    facts.sdgs.sort_unstable();
    facts.sdgs.dedup();
}

/// Standards as lists of names, or as free text with one name on a line.
fn standards(record: &Value) -> Vec<String> {
    let lists = [
        &record["openStandards"],
        &record["standards"]["standardsList"],
        &record["standards"],
    ];
    let written = lists.iter().flat_map(|list| match list {
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect(),
        Value::String(text) => vec![text.as_str()],
        _ => Vec::new(),
    });
    let pieces = written.flat_map(|text| text.split(['\n', '\r', ',', ';', '*', '•', '(', ')']));
    let mut names: Vec<String> = Vec::new();
    for name in pieces.map(clean).filter(|name| name.chars().any(char::is_alphabetic)) {
        if !names.contains(&name) && !name.contains("://") {
            names.push(name);
        }
    }
    names
}

fn organisations(record: &Value, facts: &mut Facts) {
    let mut contacts = 0;
    for organisation in items(&record["organizations"]) {
        contacts += usize::from(
            ["contact_name", "contact_email"]
                .iter()
                .any(|field| text_or_mail(&organisation[*field])),
        );
        let Some(name) = text(&organisation["name"]) else {
            continue;
        };
        let role = match organisation["org_type"].as_str().unwrap_or_default() {
            "owner" => Some(StewardRole::Owner),
            "maintainer" => Some(StewardRole::Maintainer),
            "host" => Some(StewardRole::Host),
            "funder" => Some(StewardRole::Funder),
            "implementer" => Some(StewardRole::Implementer),
            _ => None,
        };
        facts.organisations.push((name, role));
    }
    if contacts > 0 {
        facts.dropped.push(format!("contacts ({contacts})"));
    }
    let owners = items(&record["clearOwnership"]).count();
    if owners > 0 {
        facts
            .dropped
            .push(format!("copyright owners, who may be persons ({owners})"));
    }
}

fn text_or_mail(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

fn standing(record: &Value, facts: &mut Facts) {
    let gid = ["dpgid", "gid", "id"]
        .iter()
        .filter_map(|field| text(&record[*field]))
        .find(|id| id.starts_with("GID") && id.len() <= 20 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if let Some(stage) = text(&record["stage"]) {
        facts.dpg = Some(DpgFacts { stage, gid });
    }
}
