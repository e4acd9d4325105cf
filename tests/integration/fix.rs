//! `catalogue`: repairing what is mechanical.

use std::fs;
use std::sync::LazyLock;

use dpi_catalogue::catalogue::{Fixed, fix, read};
use dpi_catalogue::model::{Component, Mapping};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{Copy, TODAY, data};

#[test]
fn repairing_a_good_catalogue_changes_nothing() {
    let copy = Copy::new();

    assert_eq!(fix(&copy.root()).unwrap(), Fixed::default());
}

#[test]
fn what_is_called_fixable_is_gone_after_fixing() {
    for rule in ["format", "white-space", "list-not-sorted", "license-deprecated"] {
        let copy = Copy::new();
        copy.lay_over(&data(&format!("problems/{rule}")));

        let fixed = fix(&copy.root()).unwrap();

        assert!(!fixed.changed.is_empty(), "{rule}");
        // A licence that may mean two things stays for a person.
        let left: Vec<_> = copy
            .problems()
            .into_iter()
            .filter(|problem| !problem.file.contains("unclear"))
            .collect();
        assert_eq!(left, [], "{rule}");
        assert_eq!(fix(&copy.root()).unwrap(), Fixed::default(), "{rule}: the second time");
    }
}

#[test]
fn a_file_in_another_form_is_written_in_ours() {
    let copy = Copy::new();
    let name = "components/river-pay.yaml";
    let good = copy.text(name);
    let before = copy.read().catalogue.components;
    let value: serde_json::Value = serde_json::to_value(&before["river-pay"]).unwrap();
    // JSON is YAML, too.
    copy.write(
        name,
        serde_json::to_string_pretty(&value).unwrap().replace('\n', "  \r\n"),
    );

    fix(&copy.root()).unwrap();

    assert_eq!(copy.text(name), good);
    assert_eq!(copy.read().catalogue.components, before);
}

#[test]
fn files_that_would_lose_something_are_left_alone() {
    let copy = Copy::new();
    let commented = copy.text("components/river-pay.yaml").replace(
        "kind: software\nname: RiverPay",
        "name: RiverPay\n# why?\nkind: software",
    );
    let unknown = copy
        .text("components/clinic-thread.yaml")
        .replace("kind: software\n", "colour: red\nkind:   software\n");
    let empty = copy
        .text("components/birth-ledger.yaml")
        .replace("kind: software\n", "website:\nkind:   software\n");
    copy.write("components/river-pay.yaml", &commented);
    copy.write("components/clinic-thread.yaml", &unknown);
    copy.write("components/birth-ledger.yaml", &empty);
    copy.write("components/broken.yaml", "id: [");

    let fixed = fix(&copy.root()).unwrap();

    assert_eq!(fixed.changed, Vec::<String>::new());
    assert_eq!(fixed.skipped.len(), 2);
    assert_eq!(copy.text("components/river-pay.yaml"), commented);
    assert_eq!(copy.text("components/clinic-thread.yaml"), unknown);
    assert_eq!(copy.text("components/birth-ledger.yaml"), empty);
    assert_eq!(copy.text("components/broken.yaml"), "id: [");
}

#[cfg(unix)]
#[test]
fn repairing_keeps_permissions_and_leaves_nothing_behind() {
    use std::os::unix::fs::PermissionsExt;
    let copy = Copy::new();
    copy.replace("components/river-pay.yaml", "kind: software", "kind:  software");
    let path = copy.root().join("components/river-pay.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let files = fs::read_dir(copy.root().join("components")).unwrap().count();

    fix(&copy.root()).unwrap();

    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(copy.root().join("components")).unwrap().count(), files);
    assert_eq!(read(&copy.root(), TODAY).problems, []);
}

/// Any text that a file may hold: printable characters, line ends, tabs, and what has a meaning in YAML.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,40}",
        "[-?:,#&*!|>'\"%@`{}\\[\\] a-z0-9\n\t]{1,30}",
        "(yes|no|null|~|1e3|0x1F|\\.inf|2026-11-20)"
    ]
    .prop_filter("a text", |text| !text.trim().is_empty())
}

static GOOD: LazyLock<Component> =
    LazyLock::new(|| read(&data("catalogue"), TODAY).catalogue.components["river-pay"].clone());

fn any_component() -> impl Strategy<Value = Component> {
    let texts = (
        any_text(),
        any_text(),
        any_text(),
        vec(any_text(), 0..3),
        vec(any_text(), 0..4),
    );
    let facts = (
        proptest::option::of(vec((any_text(), proptest::option::of(any_text())), 0..4)),
        any_text(),
        1900i16..2100,
    );
    (texts, facts).prop_map(
        |((name, summary, description, aliases, features), (standards, title, year))| {
            let mut component = GOOD.clone();
            let mapping = component.sdgs.as_ref().unwrap()[0].clone();
            component.standards = standards.map(|standards| {
                let mapped = |(id, note)| Mapping {
                    id,
                    note,
                    ..mapping.clone()
                };
                let mut standards: Vec<_> = standards.into_iter().map(mapped).collect();
                // Fixing sorts them; numbers come first.
                standards.sort_by_key(|standard| (standard.id.parse().unwrap_or(u64::MAX), standard.id.clone()));
                standards
            });
            component.first_release.as_mut().unwrap().year = year;
            component.evidence[0].title = title;
            Component {
                name,
                summary,
                description,
                aliases,
                features,
                ..component
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn writing_and_reading_a_component_gives_the_same_component(component in any_component()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("components/river-pay.yaml");
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(&path, serde_json::to_string(&component).unwrap()).unwrap();

        fix(folder.path()).unwrap();

        let written = fs::read_to_string(&path).unwrap();
        prop_assert!(written.starts_with("# yaml-language-server"), "{}", written);
        let reading = read(folder.path(), TODAY);
        prop_assert_eq!(reading.catalogue.components.get("river-pay"), Some(&component), "{}", written);
        prop_assert!(reading.problems.iter().all(|problem| problem.rule != "format"), "{}", written);
    }
}
