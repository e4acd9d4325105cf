//! `check --report`: how complete the catalogue is.

use dpi_catalogue::catalogue::quality;
use serde_json::Value;

use crate::cli_check::{run, stdout};
use crate::support::{Copy, data};

#[test]
fn the_figures_count_what_the_files_hold() {
    let copy = Copy::new();
    let exception =
        "- rule: review-due-passed\n  component: river-pay\n  reason: Its owner is moving.\n  review_due: 2027-01-31\n";
    copy.write("exceptions.yaml", exception);
    let reading = copy.read();

    let figures = quality(&reading.catalogue, &reading.exceptions);

    assert_eq!((figures.components, figures.withdrawn), (6, 1));
    for row in &figures.fields {
        let sum = row.given + row.known_none + row.not_applicable + row.unknown;
        assert_eq!(sum, figures.components, "{row:?}");
    }
    let relations: usize = figures.relations.iter().map(|tally| tally.count).sum();
    let in_files = reading.catalogue.components.values();
    assert_eq!(
        relations,
        in_files
            .flat_map(|component| component.relations.iter().flatten())
            .count()
    );
    assert_eq!(
        (figures.exceptions[0].id.as_str(), figures.exceptions[0].count),
        ("review-due-passed", 1)
    );
    let french = figures
        .languages
        .iter()
        .find(|row| row.language.code() == "fr")
        .unwrap();
    assert_eq!((french.summaries, french.percent), (1, 16));
    let english = figures
        .languages
        .iter()
        .find(|row| row.language.code() == "en")
        .unwrap();
    assert_eq!((english.summaries, english.reviewed, english.percent), (6, 6, 100));
}

#[test]
fn unknown_none_and_not_applicable_are_told_apart() {
    let copy = Copy::new();
    let before = copy.read().catalogue;
    let row = |catalogue: &_| {
        let figures = quality(catalogue, &[]);
        let row = figures
            .fields
            .into_iter()
            .find(|row| row.field == "deployments")
            .unwrap();
        (row.given, row.known_none, row.not_applicable, row.unknown)
    };
    let (given, none, not_applicable, unknown) = row(&before);
    let mut after = before.clone();
    let pay = after.components.get_mut("river-pay").unwrap();

    pay.deployments = Some(Vec::new());
    assert_eq!(row(&after), (given - 1, none + 1, not_applicable, unknown));

    after.components.get_mut("river-pay").unwrap().deployments = None;
    assert_eq!(row(&after), (given - 1, none, not_applicable, unknown + 1));
}

#[test]
fn components_that_rest_on_one_address_are_named() {
    let mut catalogue = Copy::new().read().catalogue;
    let pay = catalogue.components.get_mut("river-pay").unwrap();
    let address = pay.evidence[0].url.clone();
    for piece in &mut pay.evidence {
        piece.url.clone_from(&address);
    }

    let figures = quality(&catalogue, &[]);

    assert!(figures.single_source.iter().any(|id| id.as_str() == "river-pay"));
}

#[test]
fn the_report_follows_the_problems_and_does_not_change_the_exit_code() {
    let bad = Copy::new();
    bad.lay_over(&data("problems/license-not-spdx"));
    let root = bad.root();

    let output = run(&["check", "--report", "--catalogue", root.to_str().unwrap()]);

    let report = stdout(&output);
    assert_eq!(output.status.code(), Some(1));
    let problem = report.find("error[license-not-spdx]").unwrap();
    let figures = report.find("components listed").unwrap();
    assert!(problem < figures, "{report}");
    let fine = run(&["check", "--report", "--catalogue", data("catalogue").to_str().unwrap()]);
    assert_eq!(fine.status.code(), Some(0));
    assert!(stdout(&fine).starts_with("no problems\n"));
}

#[test]
fn the_table_columns_line_up() {
    let report = stdout(&run(&[
        "check",
        "--report",
        "--catalogue",
        data("catalogue").to_str().unwrap(),
    ]));

    for block in report.split("\n\n") {
        let widths: Vec<usize> = block.lines().skip(1).map(|line| line.chars().count()).collect();
        let is_list = block.starts_with("Components with") || block.starts_with("Next reviews");
        assert!(is_list || widths.windows(2).all(|pair| pair[0] == pair[1]), "{block}");
    }
}

#[test]
fn the_json_report_holds_problems_and_figures() {
    let root = data("catalogue");

    let output = run(&[
        "check",
        "--report",
        "--format",
        "json",
        "--catalogue",
        root.to_str().unwrap(),
    ]);

    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["problems"], Value::Array(Vec::new()));
    assert_eq!(answer["report"]["components"], 6);
    assert_eq!(answer["report"]["languages"].as_array().unwrap().len(), 7);
}
