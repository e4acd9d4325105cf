//! The description of the API and the settings' table are true.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use clap::Args;
use dpi_catalogue::config::Settings;
use dpi_catalogue::index::Filter;
use dpi_catalogue::web::{document, document_text};
use serde_json::Value;

use super::server::resolve;

#[test]
fn openapi_json_is_what_the_program_prints() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");

    let text = fs::read_to_string(file).unwrap();

    assert!(
        text == document_text(),
        "write it anew: cargo run -- openapi > openapi.json"
    );
}

fn operations() -> impl Iterator<Item = (&'static String, &'static Value)> {
    document()["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .unwrap()
                .values()
                .map(move |operation| (path, operation))
        })
}

#[test]
fn every_operation_is_described_to_the_end() {
    assert!(document()["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document()["security"], serde_json::json!([]));
    let mut names = BTreeSet::new();
    for (path, operation) in operations() {
        let name = operation["operationId"].as_str().unwrap();
        assert!(names.insert(name), "{name} is there twice");
        assert!(
            operation["summary"].is_string() && operation["description"].is_string(),
            "{path}"
        );
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = &parameter["name"];
            assert!(
                parameter["description"].as_str().is_some_and(|text| text.len() > 10),
                "{path} {name}"
            );
            assert!(
                name == "cursor" || !parameter["example"].is_null(),
                "{path} {name} has no example"
            );
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            let response = resolve(document(), response);
            assert!(!response["description"].as_str().unwrap().is_empty(), "{path} {status}");
            if status.as_str() >= "400" {
                let problem = &response["content"]["application/problem+json"];
                assert_eq!(
                    problem["schema"]["$ref"], "#/components/schemas/ProblemDetails",
                    "{path} {status}"
                );
                assert!(!problem["examples"].as_object().unwrap().is_empty(), "{path} {status}");
            }
        }
        for status in ["200", "400", "405", "413", "414", "500"] {
            assert!(operation["responses"][status].is_object(), "{path} {status}");
        }
    }
}

#[test]
fn every_filter_is_a_parameter_of_search_and_export() {
    for wanted in ["search_components", "export_components_ndjson"] {
        let (_, operation) = operations()
            .find(|(_, operation)| operation["operationId"] == wanted)
            .unwrap();
        let parameters = operation["parameters"].as_array().unwrap();
        for filter in Filter::ALL {
            assert!(
                parameters.iter().any(|parameter| parameter["name"] == filter.name()),
                "{wanted} {}",
                filter.name()
            );
        }
    }
}

#[test]
fn every_reference_inside_leads_somewhere() {
    fn look(value: &Value) {
        match value {
            Value::Object(object) => {
                if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
                    assert!(document().pointer(&reference[1..]).is_some(), "{reference}");
                }
                object.values().for_each(look);
            }
            Value::Array(items) => items.iter().for_each(look),
            _ => {}
        }
    }
    look(document());
}

/// The table of docs/OPERATING.md as the program's own settings give it.
fn settings_table() -> String {
    let mut table = String::from("| flag | variable | default | meaning |\n|---|---|---|---|\n");
    let command = Settings::augment_args(clap::Command::new("serve"));
    for argument in command.get_arguments() {
        let default: Vec<String> = argument
            .get_default_values()
            .iter()
            .map(|value| format!("`{}`", value.to_string_lossy()))
            .collect();
        let help = argument.get_long_help().or(argument.get_help()).unwrap().to_string();
        writeln!(
            table,
            "| `--{}` | `{}` | {} | {} |",
            argument.get_long().unwrap(),
            argument.get_env().unwrap().to_string_lossy(),
            default.join(" "),
            help.split_whitespace().collect::<Vec<_>>().join(" ")
        )
        .unwrap();
    }
    table
}

#[test]
fn the_settings_table_of_the_operating_guide_is_the_programs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/OPERATING.md");
    let guide = fs::read_to_string(file).unwrap();

    let table = settings_table();

    assert!(
        guide.contains(&table),
        "put this table into docs/OPERATING.md:\n{table}"
    );
}
