//! The real binary: `check`, `new`, `schema`, `completions`.

use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{Copy, data};

pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
        .args(arguments)
        .env_remove("DPI_CATALOGUE")
        .output()
        .unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn bad() -> Copy {
    let copy = Copy::new();
    copy.lay_over(&data("problems/license-not-spdx"));
    copy
}

#[test]
fn exit_codes_tell_fine_from_problems_from_failure() {
    let good = run(&["check", "--catalogue", data("catalogue").to_str().unwrap()]);
    assert_eq!((good.status.code(), stdout(&good).as_str()), (Some(0), "no problems\n"));

    let problems = run(&["check", "--catalogue", bad().root().to_str().unwrap()]);
    assert_eq!(problems.status.code(), Some(1));

    let warned = Copy::new();
    warned.lay_over(&data("problems/review-due-passed"));
    let root = warned.root();
    let root = root.to_str().unwrap();
    assert_eq!(
        run(&["check", "--catalogue", root]).status.code(),
        Some(0),
        "warnings pass"
    );
    assert_eq!(run(&["check", "--strict", "--catalogue", root]).status.code(), Some(1));

    let missing = run(&["check", "--catalogue", "no-such-folder"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        stderr(&missing).starts_with("error: there is no folder no-such-folder"),
        "{}",
        stderr(&missing)
    );
    assert_eq!(run(&["check", "--no-such-option"]).status.code(), Some(2));
}

#[test]
fn the_text_report_has_place_rule_caret_and_help() {
    let copy = bad();

    let report = stdout(&run(&["check", "--catalogue", copy.root().to_str().unwrap()]));

    assert!(
        report.contains("components/license-not-spdx.yaml:10:15: error[license-not-spdx]: \"MPL2\""),
        "{report}"
    );
    assert!(
        report.contains("10 |   expression: MPL2\n   |               ^^^^\n"),
        "{report}"
    );
    assert!(report.contains("help: write \"MPL-2.0\""), "{report}");
    assert!(!report.contains('\x1b'), "no colours in a pipe");
}

#[test]
fn the_json_report_has_every_field() {
    let copy = bad();

    let output = run(&[
        "check",
        "--format",
        "json",
        "--catalogue",
        copy.root().to_str().unwrap(),
    ]);

    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let problem = &report[0];
    assert_eq!(problem["rule"], "license-not-spdx");
    assert_eq!(problem["severity"], "error");
    assert_eq!(
        (&problem["line"], &problem["column"], &problem["length"]),
        (&10.into(), &15.into(), &4.into())
    );
    assert_eq!(problem["source"], "  expression: MPL2");
    for field in ["file", "message", "help"] {
        assert!(!problem[field].as_str().unwrap().is_empty(), "{field}");
    }
}

#[test]
fn annotations_stand_beside_the_lines_and_cannot_be_forged() {
    let copy = Copy::new();
    copy.replace(
        "components/river-pay.yaml",
        "kind: software",
        "kind: \"%0A::error::forged\\n::error::forged\"",
    );

    let output = run(&[
        "check",
        "--format",
        "annotations",
        "--catalogue",
        copy.root().to_str().unwrap(),
    ]);

    let report = stdout(&output);
    assert_eq!(report.lines().count(), 1, "{report}");
    assert!(report.starts_with("::error file="), "{report}");
    assert!(
        report.contains("components/river-pay.yaml,line=3,col=7,title=unknown-value::\"%250A::error::forged\\n"),
        "{report}"
    );
}

#[test]
fn words_from_files_cannot_play_tricks_on_a_terminal() {
    let copy = Copy::new();
    copy.replace("components/river-pay.yaml", "kind: software", "kind: \"\\e[2J\\u202E\"");

    for format in ["text", "json", "annotations"] {
        let report = stdout(&run(&[
            "check",
            "--format",
            format,
            "--catalogue",
            copy.root().to_str().unwrap(),
        ]));
        assert!(!report.contains(['\x1b', '\u{202E}']), "{format}: {report}");
        assert!(report.contains("u{1b}[2J"), "{format}: {report}");
    }
}

#[test]
fn the_rules_can_be_listed() {
    let list = stdout(&run(&["check", "--rules"]));

    assert_eq!(list.lines().count(), dpi_catalogue::catalogue::RULES.len());
    assert!(
        list.contains("license-not-spdx               error    A licence is an SPDX expression.\n"),
        "{list}"
    );
}

#[test]
fn fix_says_what_it_repaired() {
    let copy = Copy::new();
    copy.replace("components/river-pay.yaml", "kind: software", "kind:   software");

    let output = run(&["check", "--fix", "--catalogue", copy.root().to_str().unwrap()]);

    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("repaired"), "{}", stderr(&output));
    assert!(stderr(&output).contains("components/river-pay.yaml"));
}

#[test]
fn a_new_component_begins_with_a_guiding_skeleton() {
    let copy = Copy::new();
    let root = copy.root();
    let root = root.to_str().unwrap();

    let output = run(&["new", "sky-harvest", "--catalogue", root]);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = copy.text("components/sky-harvest.yaml");
    assert!(text.contains("id: sky-harvest\n# software, specification"), "{text}");
    let missing: Vec<&str> = copy.rules();
    for rule in [
        "empty-value",
        "domain-count",
        "license-not-spdx",
        "url-malformed",
        "description-length",
        "comment-left",
    ] {
        assert!(missing.contains(&rule), "{rule}: {missing:?}");
    }
    assert!(
        !missing.contains(&"yaml-syntax") && !missing.contains(&"unknown-field"),
        "{missing:?}"
    );
}

#[test]
fn a_new_component_cannot_have_a_taken_id() {
    let copy = Copy::new();
    let root = copy.root();
    let root = root.to_str().unwrap();
    for (id, reason) in [
        ("river-pay", "there already"),
        ("ferry-bus", "former id of \"message-ferry\""),
        ("river-pays", "easily mistaken for the component \"river-pay\""),
        ("old-exchange", "there already"),
        ("River_Pay", "an id has lower-case letters"),
    ] {
        let output = run(&["new", id, "--catalogue", root]);

        assert_eq!(output.status.code(), Some(2), "{id}");
        assert!(stderr(&output).contains(reason), "{id}: {}", stderr(&output));
    }
    assert_eq!(copy.problems(), []);
}

#[test]
fn every_field_of_a_component_stands_in_the_skeleton() {
    let copy = Copy::new();
    run(&["new", "sky-harvest", "--catalogue", copy.root().to_str().unwrap()]);
    let text = copy.text("components/sky-harvest.yaml");

    let schema: Value = serde_json::from_str(&stdout(&run(&["schema"]))).unwrap();

    // Rare ones are left to the guide: a newcomer should not have to read about them.
    let rare = ["worldwide_use", "first_release", "last_activity", "dpg", "withdrawn"];
    for field in schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .filter(|field| !rare.contains(&field.as_str()))
    {
        assert!(
            text.contains(&format!("\n{field}:")) || text.contains(&format!("\n# {field}:")),
            "{field}"
        );
    }
}

#[test]
fn an_outdated_schema_is_found() {
    let copy = Copy::new();
    let root = copy.root();
    let root = root.to_str().unwrap();
    copy.write("component.schema.json", run(&["schema"]).stdout);
    assert_eq!(run(&["schema", "--check", "--catalogue", root]).status.code(), Some(0));

    copy.replace("component.schema.json", "150 characters", "151 characters");

    assert_eq!(run(&["schema", "--check", "--catalogue", root]).status.code(), Some(1));
    assert_eq!(
        run(&["schema", "--check", "--catalogue", "no-such-folder"])
            .status
            .code(),
        Some(2)
    );
}

/// Run with `UPDATE_EXPECTED=1` to write it anew.
#[test]
fn the_schema_that_editors_use_is_the_one_the_program_checks_by() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue/component.schema.json");
    let schema = stdout(&run(&["schema"]));

    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        schema,
        "run with UPDATE_EXPECTED=1"
    );
}

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            stdout(&run(&["completions", shell])).contains("dpi-catalogue"),
            "{shell}"
        );
    }
}
