//! `catalogue`: every rule with its bad example.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use dpi_catalogue::catalogue::{RULES, Severity, check_component, component_schema, read, write_text};

use crate::support::{Copy, TODAY, data};

#[test]
fn the_small_catalogue_is_free_of_problems() {
    let reading = read(&data("catalogue"), TODAY);

    assert_eq!(reading.problems, []);
    assert!(reading.is_servable());
    assert_eq!(reading.catalogue.components.len(), 7);
    assert_eq!(reading.catalogue.organisations.len(), 2);
    assert_eq!(reading.catalogue.translations.len(), 6);
    let licenses: Vec<_> = reading.catalogue.vocabularies["licenses"]
        .terms
        .iter()
        .map(|term| term.id.as_str())
        .collect();
    assert_eq!(
        licenses,
        ["Apache-2.0", "CC-BY-4.0", "GPL-3.0-or-later", "MIT", "MPL-2.0"]
    );
}

fn examples() -> Vec<(String, PathBuf)> {
    let mut folders: Vec<_> = fs::read_dir(data("problems"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    folders.sort();
    folders
}

#[test]
fn every_rule_has_a_bad_example_and_every_example_a_rule() {
    let rules: BTreeSet<_> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let folders: BTreeSet<_> = examples().into_iter().map(|(name, _)| name).collect();

    assert_eq!(rules.len(), RULES.len(), "two rules have one name");
    assert_eq!(rules, folders);
}

/// Run with `UPDATE_EXPECTED=1` to write the reports anew; read them before they are accepted.
#[test]
fn every_bad_example_gives_exactly_its_report() {
    let mut differing = Vec::new();
    for (rule, folder) in examples() {
        let copy = Copy::new();
        copy.lay_over(&folder);

        let mut report = Vec::new();
        write_text(&copy.problems(), false, &mut report).unwrap();

        let report = String::from_utf8(report).unwrap();
        assert!(
            report.contains(&format!("[{rule}]")),
            "{rule} is not reported:\n{report}"
        );
        let expected = folder.join("report.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &report).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != report {
            differing.push(format!("--- {rule}\n{report}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.concat());
}

#[test]
fn all_mistakes_at_once_are_all_found_where_they_stand() {
    let together = Copy::new();
    let mut expected = BTreeSet::new();
    // A catalogue without components has no other mistakes.
    let examples = examples().into_iter().filter(|(rule, _)| rule != "folder-missing");
    for (rule, folder) in examples {
        let alone = Copy::new();
        alone.lay_over(&folder);
        together.lay_over(&folder);
        // Lists that the catalogue has once grow, so lines in them move.
        let listed = |file: &str| {
            ["organisations", "renamed", "exceptions"]
                .iter()
                .any(|list| file.contains(list))
        };
        for problem in alone.problems() {
            let place = if listed(&problem.file) {
                (0, 0)
            } else {
                (problem.line, problem.column)
            };
            expected.insert((problem.rule, problem.file, place));
        }
        assert!(expected.iter().any(|(name, _, _)| *name == rule));
    }

    let problems = together.problems();

    let found: BTreeSet<_> = problems
        .into_iter()
        .map(|problem| (problem.rule, problem.file, (problem.line, problem.column)))
        .collect();
    let missing: Vec<_> = expected
        .iter()
        .filter(|(rule, file, place)| {
            !found
                .iter()
                .any(|other| other.0 == *rule && other.1 == *file && (*place == (0, 0) || other.2 == *place))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let rules: BTreeSet<_> = found.iter().map(|(rule, _, _)| *rule).collect();
    assert_eq!(rules.len(), RULES.len() - 1);
}

#[test]
fn warnings_pass_and_errors_do_not() {
    let copy = Copy::new();
    copy.replace(
        "components/river-pay.yaml",
        "review_due: 2027-11-20",
        "review_due: 2026-11-21",
    );
    let reading = copy.read();
    assert_eq!(reading.problems[0].severity, Severity::Warning);
    assert!(reading.is_servable());

    copy.replace("components/river-pay.yaml", "kind: software", "kind: sofware");
    assert!(!copy.read().is_servable());
}

#[test]
fn what_refers_to_a_broken_file_is_not_reported() {
    let copy = Copy::new();
    copy.replace("components/message-ferry.yaml", "kind: software", "kind: sofware");
    copy.write("organisations.yaml", "- id: [");
    copy.write("vocabularies/domains.yaml", "id: domains\nid: domains");

    assert_eq!(copy.rules(), ["unknown-value", "yaml-syntax", "duplicate-field"]);
}

#[test]
fn a_curator_can_accept_a_warning() {
    let copy = Copy::new();
    copy.replace(
        "components/river-pay.yaml",
        "review_due: 2027-11-20",
        "review_due: 2026-11-21",
    );
    let exception =
        "- rule: review-due-passed\n  component: river-pay\n  reason: Its owner is moving.\n  review_due: 2027-01-31\n";
    copy.write("exceptions.yaml", exception);

    assert_eq!(copy.problems(), []);
}

#[test]
fn licences_of_all_components_have_a_term() {
    let copy = Copy::new();
    copy.lay_over(&data("problems/license-deprecated"));

    let reading = copy.read();

    let ids: Vec<_> = reading.catalogue.vocabularies["licenses"]
        .terms
        .iter()
        .map(|term| term.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "AGPL-3.0",
            "Apache-2.0",
            "CC-BY-4.0",
            "GPL-3.0-or-later",
            "MIT",
            "MPL-2.0"
        ]
    );
    assert!(
        reading.is_servable(),
        "projects that write a deprecated id stay in the catalogue"
    );
}

#[test]
fn a_pair_of_ids_is_reported_once_and_accepted_from_either_side() {
    let copy = Copy::new();
    copy.lay_over(&data("problems/id-look-alike"));
    assert_eq!(copy.rules(), ["id-look-alike"]);

    for component in ["river-pay", "riverpay"] {
        let exception = format!(
            "- rule: id-look-alike\n  component: {component}\n  reason: Both are old.\n  review_due: 2027-01-31\n"
        );
        copy.write("exceptions.yaml", exception);
        assert_eq!(copy.problems(), [], "{component}");
    }
}

#[test]
fn one_component_can_be_checked_against_the_rest() {
    let catalogue = read(&data("catalogue"), TODAY).catalogue;
    let text = fs::read_to_string(data("catalogue/components/river-pay.yaml")).unwrap();

    assert_eq!(check_component(&text, "river-pay.yaml", &catalogue, TODAY).problems, []);

    let bad = text
        .replace("id: river-pay", "id: riverpay")
        .replace("[payments, ", "[payment, ");
    let problems = check_component(&bad, "riverpay.yaml", &catalogue, TODAY).problems;
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.rule, problem.line, problem.column))
        .collect();
    assert_eq!(
        found,
        [
            ("id-look-alike", 2, 5),
            ("name-shared", 4, 7),
            ("unknown-term", 18, 11),
            ("repository-shared", 43, 10)
        ]
    );
    assert_eq!(problems[2].help, "did you mean \"payments\"?");
    assert_eq!(problems[2].file, "riverpay.yaml");
}

#[test]
fn the_digest_follows_every_byte_and_name() {
    let copy = Copy::new();
    let first = copy.read().catalogue.digest;
    assert_eq!(first, copy.read().catalogue.digest);

    copy.replace("components/river-pay.yaml", "within seconds", "within a second");
    let second = copy.read().catalogue.digest;
    assert_ne!(first, second);

    fs::rename(
        copy.root().join("collections/paying-families.yaml"),
        copy.root().join("collections/families.yaml"),
    )
    .unwrap();
    assert_ne!(second, copy.read().catalogue.digest);
}

#[test]
fn the_schema_accepts_what_the_catalogue_holds() {
    let validator = jsonschema::validator_for(&component_schema()).unwrap();
    for component in read(&data("catalogue"), TODAY).catalogue.components.values() {
        let value = serde_json::to_value(component).unwrap();
        assert!(validator.is_valid(&value), "{}", component.id);
    }
}
