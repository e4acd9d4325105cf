//! The guide for curators and the program say the same.

use std::fs;
use std::path::Path;

use dpi_catalogue::catalogue::{field_guide, rule_guide};

use crate::cli_check::{run, stdout};

/// Run with `UPDATE_EXPECTED=1` to write the tables anew.
#[test]
fn the_tables_in_the_guide_are_those_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/README.md");
    let guide = fs::read_to_string(&path).unwrap();

    let current = with_table(&with_table(&guide, "fields", &field_guide()), "rules", &rule_guide());

    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, &current).unwrap();
    } else {
        assert_eq!(guide, current, "run with UPDATE_EXPECTED=1");
    }
}

fn with_table(guide: &str, name: &str, table: &str) -> String {
    let begin = guide.find(&format!("<!-- {name}: ")).unwrap();
    let begin = begin + guide[begin..].find('\n').unwrap() + 1;
    let end = guide.find(&format!("<!-- end of {name} -->")).unwrap();
    format!("{}\n{table}\n{}", &guide[..begin], &guide[end..])
}

#[test]
fn the_program_prints_the_tables() {
    let printed = stdout(&run(&["schema", "--guide"]));

    assert_eq!(printed, format!("{}\n{}", field_guide(), rule_guide()));
    assert!(printed.contains("| `license-not-spdx` | error | A licence is an SPDX expression. |\n"));
    assert!(printed.contains("| `stewards` | list of [steward](#steward) |  | Organisations behind it. |\n"));
}
