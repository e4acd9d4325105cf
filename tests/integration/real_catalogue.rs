//! The catalogue that is published with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dpi_catalogue::catalogue::{read, write_text};
use dpi_catalogue::index;
use dpi_catalogue::model::{Catalogue, Vocabulary};
use dpi_catalogue::search::{Engine, Question};
use jiff::civil::Date;
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue")
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| read(&root(), Date::MAX).catalogue);

/// The day on which the catalogue was last worked on. Were it today, a review date that passes would stop everybody's work.
fn last_day() -> Date {
    let components = || CATALOGUE.components.values();
    let reviewed = components().map(|component| component.curation.reviewed);
    let retrieved = components().flat_map(|component| component.evidence.iter().map(|piece| piece.retrieved));
    reviewed.chain(retrieved).max().unwrap()
}

#[test]
fn the_catalogue_is_free_of_problems() {
    let reading = read(&root(), last_day());

    let mut report = Vec::new();
    write_text(&reading.problems, false, &mut report).unwrap();
    assert!(reading.problems.is_empty(), "{}", String::from_utf8(report).unwrap());
}

static ENGINE: LazyLock<(TempDir, Engine)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let generation = index::ensure(&CATALOGUE, folder.path(), &|_, _| ()).unwrap();
    let engine = Engine::open(&generation).unwrap();
    (folder, engine)
});

/// The id that a question finds first.
fn first(text: &str) -> String {
    let question = Question {
        text: text.to_owned(),
        limit: 1,
        ..Question::default()
    };
    let answer = ENGINE.1.search(&question).unwrap();
    answer.hits.first().map_or_else(String::new, |hit| hit.id.to_string())
}

fn fold(text: &str) -> String {
    text.to_lowercase()
}

#[test]
fn every_component_is_found_first_by_its_name() {
    let missed: Vec<String> = CATALOGUE
        .components
        .values()
        .filter_map(|component| {
            let found = first(&component.name);
            (found != component.id.as_str())
                .then(|| format!("{:?} finds {found}, not {}", component.name, component.id))
        })
        .collect();

    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_component_is_found_first_by_each_alias_of_its_own() {
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for component in CATALOGUE.components.values() {
        let names = component
            .aliases
            .iter()
            .chain(&component.former_names)
            .chain([&component.name]);
        for name in names {
            bearers.entry(fold(name)).or_default().insert(component.id.as_str());
        }
    }
    let phrases: BTreeSet<String> = CATALOGUE.vocabularies.values().flat_map(phrases).collect();
    let mut missed = Vec::new();
    let mut asked = 0;
    for component in CATALOGUE.components.values() {
        for alias in component.aliases.iter().chain(&component.former_names) {
            let is_shared = bearers[&fold(alias)].len() > 1;
            // Who types "payments" asks for the subject, not for the one product that is called so, too.
            if is_shared || phrases.contains(&fold(alias)) {
                continue;
            }
            asked += 1;
            let found = first(alias);
            if found != component.id.as_str() {
                missed.push(format!("{alias:?} finds {found}, not {}", component.id));
            }
        }
    }

    assert!(missed.is_empty(), "{missed:#?}");
    assert!(asked > 250, "the exclusions leave only {asked} aliases");
}

/// Labels and synonyms in every language.
fn phrases(vocabulary: &Vocabulary) -> Vec<String> {
    let labels = vocabulary.terms.iter().flat_map(|term| term.labels.0.values());
    let synonyms = vocabulary
        .terms
        .iter()
        .flat_map(|term| term.synonyms.0.values().flatten());
    labels.chain(synonyms).map(|text| fold(text)).collect()
}
