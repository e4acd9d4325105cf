//! `catalogue`: repairing what is mechanical.

use std::fs;

use dpi_catalogue::catalogue::{Fixed, fix, read};

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
        serde_json::to_string_pretty(&value).unwrap().replace("\n", "  \r\n"),
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
