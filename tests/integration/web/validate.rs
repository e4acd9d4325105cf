//! A component file in, problems out.

use serde_json::json;

use super::Server;
use crate::support::{Copy, data};

const YAML: (&str, &str) = ("content-type", "application/yaml");

fn component(name: &str) -> String {
    std::fs::read_to_string(data("catalogue/components").join(name)).unwrap()
}

#[test]
fn a_good_file_has_no_problems() {
    let server = Server::start();
    for kind in [
        "application/yaml",
        "text/yaml",
        "text/plain; charset=utf-8",
        "Application/YAML",
    ] {
        let answer = server.post("/v1/validate", &[("content-type", kind)], component("river-pay.yaml"));

        let body = answer.json();
        assert_eq!(
            (answer.status, &body["data"]),
            (200, &json!([])),
            "{kind}: {}",
            answer.body
        );
        assert_eq!(
            (&body["meta"]["valid"], &body["meta"]["format"]),
            (&json!(true), &json!("component"))
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(body["meta"]["generation"], answer.header("x-generation"));
    }
}

#[test]
fn problems_are_those_of_check_with_their_places() {
    let server = Server::start();
    let text = component("river-pay.yaml")
        .replace("expression: Apache-2.0", "expression: Apache2")
        .replace("target: message-ferry", "target: mesage-ferry")
        .replace("organisation: harbour-foundation", "organisation: harbor-foundation");

    let body = server.post("/v1/validate", &[YAML], &text).json();
    let report = server.post("/v1/validate", &[YAML, ("accept", "text/plain")], &text);

    // The same file as a part of a catalogue, read by the other way in.
    let catalogue = Copy::new();
    catalogue.write("components/river-pay.yaml", &text);
    let expected = catalogue.problems();
    assert_eq!(expected.len(), 3);
    for (found, expected) in body["data"].as_array().unwrap().iter().zip(&expected) {
        assert_eq!(found["file"], "river-pay.yaml");
        assert_eq!(found["rule"], expected.rule);
        assert_eq!(
            (&found["line"], &found["column"]),
            (&json!(expected.line), &json!(expected.column))
        );
        assert_eq!(found["message"], expected.message);
        assert_eq!(found["help"], expected.help);
        assert_eq!(found["severity"], json!(expected.severity));
    }
    assert_eq!(body["meta"]["errors"], 3);
    assert_eq!(body["meta"]["valid"], false);
    assert_eq!(report.header("content-type"), "text/plain; charset=utf-8");
    assert!(
        report.body.contains("error[license-not-spdx]") && report.body.ends_with("3 errors\n"),
        "{}",
        report.body
    );
    assert!(report.body.contains("did you mean \"message-ferry\"?"));
}

#[test]
fn a_file_is_compared_with_what_is_served_withdrawn_and_former_ids_included() {
    let server = Server::start();
    let rules = |text: &str, tail: &str| -> Vec<String> {
        let body = server.post(&format!("/v1/validate{tail}"), &[YAML], text).json();
        let problems = body["data"].as_array().unwrap().iter();
        problems.map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    let text = component("river-pay.yaml");

    assert_eq!(
        rules(&text.replace("target: message-ferry", "target: old-exchange"), ""),
        Vec::<String>::new()
    );
    let reused = rules(&text.replace("id: river-pay", "id: ferry-bus"), "");
    for rule in ["id-reused", "name-shared", "repository-shared"] {
        assert!(reused.iter().any(|found| found == rule), "{rule}: {reused:?}");
    }
    assert_eq!(rules(&text, "?id=brook-pay"), ["id-differs-from-file"]);
}

#[test]
fn a_publiccode_file_is_converted_and_what_it_leaves_open_is_told() {
    let server = Server::start();
    let text = std::fs::read_to_string(data("import/publiccode.yml")).unwrap();

    let body = server.post("/v1/validate", &[YAML], &text).json();
    let named = server
        .post("/v1/validate?format=publiccode&id=cloud-harvest", &[YAML], &text)
        .json();
    let report = server
        .post("/v1/validate", &[YAML, ("accept", "text/plain")], &text)
        .body;

    assert_eq!(body["meta"]["format"], "publiccode");
    assert_eq!(body["draft"]["id"], "sky-harvest");
    assert_eq!(named["draft"]["id"], "cloud-harvest");
    let draft = body["draft"]["text"].as_str().unwrap();
    let questions = body["draft"]["questions"].as_array().unwrap();
    assert!(!questions.is_empty());
    for question in questions {
        let line = usize::try_from(question["line"].as_u64().unwrap()).unwrap();
        let written = draft.lines().nth(line - 1).unwrap();
        assert_eq!(
            written,
            format!("# QUESTION: {}", question["question"].as_str().unwrap())
        );
    }
    assert_eq!(body["meta"]["valid"], false);
    assert!(!body["draft"]["dropped"].as_array().unwrap().is_empty());
    assert!(!draft.contains('@'), "no contact comes along");
    let problems = body["data"].as_array().unwrap();
    assert!(problems.iter().all(|problem| problem["rule"] != "comment-left"));
    assert!(problems.iter().any(|problem| problem["rule"] == "domain-count"));
    assert!(report.contains(": question: "), "{report}");
}

#[test]
fn a_publiccode_file_that_cannot_be_converted_says_why() {
    let server = Server::start();
    for (text, rule) in [
        ("publiccodeYmlVersion: 0.4\nname: River Pay\n", "id-duplicate"),
        ("publiccodeYmlVersion: 0.4\nname: \"***\"\n", "id-malformed"),
        (
            "publiccodeYmlVersion: 0.4\nurl: https://a.example.org\n",
            "missing-field",
        ),
        ("publiccodeYmlVersion: [\n", "yaml-syntax"),
    ] {
        let body = server.post("/v1/validate", &[YAML], text).json();
        assert_eq!(body["data"][0]["rule"], rule, "{body}");
        assert!(body.get("draft").is_none());
    }
}

#[test]
fn hostile_files_are_answered_within_bounds() {
    let server = Server::start();
    let good = component("river-pay.yaml");
    let words = (0..7000)
        .map(|number| format!("w{number}"))
        .collect::<Vec<_>>()
        .join(",");
    let cases = [
        format!("a: {}", "[".repeat(60_000)),
        "a: &a [*a]\nb: *a\n".to_owned(),
        good.replace("domains: [payments, social-protection]", &format!("domains: [{words}]")),
        (0..6000)
            .map(|number| format!("x{number}: 1"))
            .collect::<Vec<_>>()
            .join("\n"),
        "\u{0}\u{7}\u{202e}".to_owned(),
        String::new(),
        good.repeat(30),
    ];
    for text in cases {
        let start = std::time::Instant::now();
        let answer = server.post("/v1/validate", &[YAML], &text);
        let shown: String = text.chars().take(40).collect();
        assert_eq!(answer.status, 200, "{shown}: {}", answer.body);
        let body = answer.json();
        let listed = body["data"].as_array().unwrap().len();
        assert!((1..=500).contains(&listed), "{shown}: {listed}");
        assert_eq!(body["meta"]["complete"], json!(listed < 500), "{shown}");
        assert_eq!(body["meta"]["valid"], false, "{shown}");
        // Without optimisation and beside other work; what grew with the square of the words took minutes.
        assert!(start.elapsed().as_secs() < 20, "{shown} took {:?}", start.elapsed());
    }
    let binary = server.post("/v1/validate", &[YAML], [0xff, 0xfe, 0x00]);
    assert_eq!(
        (binary.status, binary.json()["code"].clone()),
        (400, json!("invalid-body"))
    );
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn bad_parameters_and_other_kinds_of_body_are_refused() {
    let server = Server::start();
    for (path, status, code) in [
        ("/v1/validate?format=toml", 400, "invalid-parameters"),
        ("/v1/validate?id=River%20Pay", 400, "invalid-parameters"),
        ("/v1/validate?strict=1", 400, "invalid-parameters"),
    ] {
        let answer = server.post(path, &[YAML], "id: a\n");
        assert_eq!(
            (answer.status, answer.json()["code"].clone()),
            (status, json!(code)),
            "{path}"
        );
    }
    for kind in [
        "application/json",
        "multipart/form-data; boundary=x",
        "application/x-yaml-not",
        "",
    ] {
        let answer = server.post("/v1/validate", &[("content-type", kind)], "id: a\n");
        assert_eq!(
            (answer.status, answer.json()["code"].clone()),
            (415, json!("unsupported-media-type")),
            "{kind}"
        );
    }
}
