//! Files that mean harm give a problem, never a crash.

use std::time::{Duration, Instant};

use dpi_catalogue::catalogue::{check_component, read};
use proptest::prelude::*;

use crate::support::{Copy, TODAY, data};

#[test]
fn hostile_files_give_a_problem_and_the_others_are_still_checked() {
    let name = "components/hostile.yaml";
    let deep_flow = "[".repeat(60_000);
    let deep_block = (0..200).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "a:\n");
    let laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nid: [*c, *c]\n";
    let many_keys = (0..6000).fold(String::new(), |text, key| text + &format!("k{key}: 1\n"));
    let large = vec![b'a'; 70_000];
    let long_key = format!("{}: 1\n", "k".repeat(60_000));
    let long_line = format!("id: {}\n", "x".repeat(60_000));
    let cases: [(&str, &[u8]); 14] = [
        ("file-too-large", &large),
        ("yaml-syntax", deep_flow.as_bytes()),
        ("yaml-syntax", deep_block.as_bytes()),
        ("yaml-feature", laughs.as_bytes()),
        ("unknown-field", many_keys.as_bytes()),
        ("yaml-syntax", long_key.as_bytes()),
        ("id-malformed", long_line.as_bytes()),
        ("not-utf8", b"id: \xff\xfe"),
        ("not-utf8", b"\xff\xfei\0d\0"),
        ("control-character", b"id: a\0b"),
        ("control-character", b"id: \x1b[31mred"),
        ("wrong-type", b"just text"),
        ("wrong-type", b"- a\n- b\n"),
        ("yaml-syntax", b""),
    ];
    for (rule, bytes) in cases {
        let copy = Copy::new();
        copy.write(name, bytes);
        copy.replace("components/river-pay.yaml", "kind: software", "kind: sofware");

        let begun = Instant::now();
        let problems = copy.problems();

        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
        let found: Vec<_> = problems
            .iter()
            .filter(|problem| problem.file.ends_with(name))
            .map(|problem| problem.rule)
            .collect();
        assert!(found.contains(&rule), "{shown}: {found:?}");
        assert!(
            problems.iter().any(|problem| problem.rule == "unknown-value"),
            "{shown}: the other file"
        );
        assert!(
            problems.iter().all(|problem| problem.source.chars().count() <= 400),
            "{shown}: long line"
        );
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{shown}: {:?}",
            begun.elapsed()
        );
    }
}

#[cfg(unix)]
#[test]
fn pipes_links_and_folders_are_not_opened() {
    let copy = Copy::new();
    let path = copy.root().join("components");
    let made = std::process::Command::new("mkfifo")
        .arg(path.join("pipe.yaml"))
        .status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", path.join("endless.yaml")).unwrap();
    std::os::unix::fs::symlink(".", path.join("loop.yaml")).unwrap();
    std::fs::create_dir(path.join("folder.yaml")).unwrap();

    assert_eq!(copy.rules(), ["file-unreadable"; 4]);
}

#[test]
fn escapes_do_not_smuggle_control_characters_into_texts() {
    let copy = Copy::new();
    copy.replace(
        "components/river-pay.yaml",
        "name: RiverPay",
        "name: \"River\\0Pay\\e[2J\"",
    );

    assert_eq!(copy.rules(), ["format", "invisible-character"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_bytes_crash_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let folder = tempfile::tempdir().unwrap();
        for name in ["components/x.yaml", "vocabularies/x.yaml", "organisations.yaml", "renamed.yaml", "published-ids.txt"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &bytes).unwrap();
        }
        prop_assert!(!read(folder.path(), TODAY).problems.is_empty());
    }

    #[test]
    fn no_spoiled_component_crashes_the_checks(at in 0usize..4000, junk in "[ -~\n\t\\PC]{0,40}", cut in 0usize..60) {
        let good = std::fs::read_to_string(data("catalogue/components/river-pay.yaml")).unwrap();
        let characters: Vec<char> = good.chars().collect();
        let at = at.min(characters.len());
        let end = (at + cut).min(characters.len());
        let text: String = characters[..at].iter().copied().chain(junk.chars()).chain(characters[end..].iter().copied()).collect();
        let catalogue = dpi_catalogue::model::Catalogue::default();
        for problem in check_component(&text, "river-pay.yaml", &catalogue, TODAY).problems {
            prop_assert!(problem.line >= 1 && problem.line <= text.lines().count() + 1);
            prop_assert!(problem.column >= 1 && !problem.message.is_empty() && !problem.help.is_empty());
        }
    }
}
