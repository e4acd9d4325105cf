//! `catalogue`: reading and checking the catalogue's files.

use std::path::Path;

use dpi_catalogue::catalogue::read;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

fn good_catalogue() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/catalogue")
}

#[test]
fn the_small_catalogue_is_free_of_problems() {
    let reading = read(&good_catalogue(), TODAY);

    assert_eq!(reading.problems, []);
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
