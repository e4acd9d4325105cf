//! `dpi-catalogue import`: drafts from what owners reported elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use dpi_catalogue::catalogue::{
    Draft, IMPORT_MAX_BYTES, Import, ImportError, ImportFormat, Reading, check_component, import, read,
};
use dpi_catalogue::model::Slug;

use crate::cli_check::{run, stderr, stdout};
use crate::support::{Copy, TODAY, data};

fn sample(name: &str) -> PathBuf {
    data("import").join(name)
}

fn catalogue() -> Reading {
    read(&data("catalogue"), TODAY)
}

fn draft_of(format: ImportFormat, bytes: &[u8]) -> Result<Draft, ImportError> {
    let request = Import {
        format,
        bytes,
        id: None,
        source_url: Some("https://git.example.org/sky-harvest/sky-harvest/blob/0a1b/publiccode.yml"),
    };
    import(request, &catalogue().catalogue, TODAY)
}

fn draft(format: ImportFormat, name: &str) -> Draft {
    draft_of(format, &fs::read(sample(name)).unwrap()).unwrap()
}

const SAMPLES: [(ImportFormat, &str); 3] = [
    (ImportFormat::Publiccode, "publiccode.yml"),
    (ImportFormat::Dpga, "dpga-record.json"),
    (ImportFormat::Dpga, "dpga-nomination.json"),
];

#[test]
fn a_draft_lacks_only_what_a_person_has_to_write() {
    let left_to_people: BTreeSet<_> = [
        "comment-left",
        "description-length",
        "domain-count",
        "empty-value",
        "summary-too-short",
        "license-deprecated",
    ]
    .into();
    for (format, name) in SAMPLES {
        let draft = draft(format, name);

        let problems = check_component(&draft.text, "sky-harvest.yaml", &catalogue().catalogue, TODAY).problems;

        let rules: BTreeSet<_> = problems.iter().map(|problem| problem.rule).collect();
        assert!(rules.is_subset(&left_to_people), "{name}: {problems:#?}");
        assert!(
            rules.contains("comment-left") && rules.contains("domain-count"),
            "{name}: {rules:?}"
        );
    }
}

#[test]
fn texts_and_persons_stay_in_the_source() {
    for (format, name) in SAMPLES {
        let draft = draft(format, name);

        for word in [
            "Copied words",
            "words of the owners",
            "copiés",
            "Invented\"",
            "Ada",
            "Ben",
            "Cleo",
            "@",
            "+358",
        ] {
            assert!(!draft.text.contains(word), "{name} has {word}:\n{}", draft.text);
        }
        assert!(
            draft.dropped.iter().any(|what| what.starts_with("contacts (")),
            "{name}: {:?}",
            draft.dropped
        );
    }
}

#[test]
fn facts_of_a_publiccode_file_are_matched_with_the_catalogue() {
    let text = draft(ImportFormat::Publiccode, "publiccode.yml").text;

    for expected in [
        "name: Sky Harvest\naliases:\n  - Moisson du ciel\n",
        "  expression: Apache-2.0\n  evidence: [publiccode]\n",
        "  - url: https://git.example.org/sky-harvest/sky-harvest\n",
        "  - organisation: harbour-foundation\n    role: owner\n",
        "  - type: based-on\n    target: river-pay\n",
        "development_status:\n  value: stable\n",
        "    url: https://git.example.org/sky-harvest/sky-harvest/blob/0a1b/publiccode.yml\n    kind: primary\n    retrieved: 2026-11-23\n",
        "# QUESTION: the source has http://sky-harvest.example.org/: does it answer with https?\nwebsite:\n  url: https://sky-harvest.example.org/\n",
        "# QUESTION: \"Lantern Trust\" has the role funder",
        "payments (payments?)",
    ] {
        assert!(text.contains(expected), "{expected}\nis not in\n{text}");
    }
}

#[test]
fn facts_of_the_registry_are_matched_with_the_catalogue() {
    let text = draft(ImportFormat::Dpga, "dpga-record.json").text;

    for expected in [
        "sdgs:\n  - id: \"1\"\n    status: self-reported\n    evidence: [dpga-registry]\n  - id: \"16\"\n",
        "  - id: hl7-fhir\n    status: self-reported\n",
        "  - id: iso-20022\n",
        "deployments:\n  - country: CO\n    evidence: [dpga-registry]\n  - country: KE\n",
        "# QUESTION: no such countries in vocabularies/countries.yaml: Atlantis\n",
        "dpg:\n  status: recognised\n  gid: GID0000099\n  as_of: 2026-11-23\n",
        "# QUESTION: the source says \"GPL-3.0\"",
        "    kind: registry\n",
    ] {
        assert!(text.contains(expected), "{expected}\nis not in\n{text}");
    }
    assert!(!text.contains("SDG99") && !text.contains("Finland") && !text.contains("- country: FI"));

    let nomination = draft(ImportFormat::Dpga, "dpga-nomination.json").text;
    assert!(
        nomination.contains("  - organisation: harbour-foundation\n    role: maintainer\n"),
        "{nomination}"
    );
    assert!(nomination.contains("dpg:\n  status: nominee\n"));
}

#[test]
fn hostile_files_are_refused_or_tamed() {
    let refused = |format, bytes: &[u8]| draft_of(format, bytes).unwrap_err();
    let too_large = vec![b' '; usize::try_from(IMPORT_MAX_BYTES).unwrap() + 1];
    assert_eq!(refused(ImportFormat::Publiccode, &too_large), ImportError::TooLarge);
    assert_eq!(refused(ImportFormat::Publiccode, b"name: \xff"), ImportError::NotUtf8);
    let bomb = b"publiccodeYmlVersion: '0.7'\na: &a [x, x]\nb: &b [*a, *a]\nname: [*b, *b]\n";
    assert!(matches!(
        refused(ImportFormat::Publiccode, bomb),
        ImportError::Syntax { line: 2, column: 7, .. }
    ));
    assert!(matches!(
        refused(ImportFormat::Publiccode, "[".repeat(100_000).as_bytes()),
        ImportError::Syntax { .. }
    ));
    assert!(matches!(
        refused(ImportFormat::Dpga, "[".repeat(100_000).as_bytes()),
        ImportError::Syntax { .. }
    ));
    for (format, other) in [
        (ImportFormat::Publiccode, "name: Sky Harvest\n"),
        (ImportFormat::Publiccode, "[]"),
        (ImportFormat::Dpga, "[]"),
        (ImportFormat::Dpga, "{\"name\": \"Sky Harvest\"}"),
        (
            ImportFormat::Dpga,
            "[{\"name\": \"A\", \"stage\": \"DPG\"}, {\"name\": \"B\", \"stage\": \"DPG\"}]",
        ),
    ] {
        assert!(
            matches!(refused(format, other.as_bytes()), ImportError::NotThisFormat(_)),
            "{other}"
        );
    }
}

#[test]
fn words_of_a_source_cannot_break_out_of_their_place() {
    let record = serde_json::json!({
        "name": "Sky\u{202E} Harvest\nid: river-pay", "stage": "DPG\nid: river-pay", "aliases": "x: [&a *a]",
        "openlicenses": [{ "openLicense": "MIT\nkind: content" }], "sectors": ["a\n\nkind: content\u{1b}[2J"],
        "website": "https://user:secret@example.org/", "repositories": [{ "url": "https://127.0.0.1/x" }],
        "organizations": [{ "name": "Eve\r\nkind: content", "org_type": { "not": "text" } }], "sdgs": 7,
    });

    let draft = draft_of(ImportFormat::Dpga, record.to_string().as_bytes()).unwrap();

    assert_eq!(draft.id.as_str(), "sky-harvest-id-river-pay");
    assert_eq!(draft.text.matches("\nid: ").count(), 1);
    assert_eq!(draft.text.matches("\nkind: ").count(), 1);
    assert!(!draft.text.contains(['\u{202E}', '\x1b', '\r']), "{}", draft.text);
    assert!(
        !draft.text.contains("secret") && !draft.text.contains("url: https://127"),
        "{}",
        draft.text
    );
    let problems = check_component(
        &draft.text,
        "sky-harvest-id-river-pay.yaml",
        &catalogue().catalogue,
        TODAY,
    )
    .problems;
    let rules: BTreeSet<_> = problems.iter().map(|problem| problem.rule).collect();
    assert!(
        !rules.contains("yaml-syntax") && !rules.contains("unknown-field"),
        "{problems:#?}"
    );
}

#[test]
fn a_taken_id_is_refused_before_anything_is_written() {
    let bytes = fs::read(sample("publiccode.yml")).unwrap();
    let id = Slug::parse("river-pay").unwrap();
    let request = Import {
        format: ImportFormat::Publiccode,
        bytes: &bytes,
        id: Some(&id),
        source_url: None,
    };

    assert!(matches!(
        import(request, &catalogue().catalogue, TODAY),
        Err(ImportError::IdTaken(_))
    ));
}

#[test]
fn the_program_writes_the_draft_once_and_says_what_it_dropped() {
    let copy = Copy::new();
    let root = copy.root();
    let file = sample("publiccode.yml");
    let arguments = [
        "import",
        "publiccode",
        file.to_str().unwrap(),
        "--catalogue",
        root.to_str().unwrap(),
    ];

    let printed = run(&[&arguments[..], &["--print"]].concat());
    assert_eq!(printed.status.code(), Some(0), "{}", stderr(&printed));
    assert!(!root.join("components/sky-harvest.yaml").exists());

    let written = run(&arguments);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    assert_eq!(copy.text("components/sky-harvest.yaml"), stdout(&printed));
    assert!(
        stderr(&written).contains("dropped contacts (2)"),
        "{}",
        stderr(&written)
    );
    assert!(stderr(&written).contains("not copied: summary, description"));
    assert!(stdout(&written).contains("is a draft with "));

    let again = run(&arguments);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("is there already"), "{}", stderr(&again));

    let elsewhere = run(&[
        "import",
        "publiccode",
        "no-such-file",
        "--catalogue",
        root.to_str().unwrap(),
    ]);
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(
        stderr(&elsewhere).starts_with("error: could not read no-such-file"),
        "{}",
        stderr(&elsewhere)
    );
}
