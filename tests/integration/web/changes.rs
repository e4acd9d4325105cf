//! What is new: told from the published state.

use std::process::Command;

use serde_json::{Value, json};

use super::Server;
use crate::support::Copy;

/// Runs `dpi-catalogue publish` on a catalogue.
fn publish(catalogue: &Copy, flags: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
        .args(["publish", "--catalogue"])
        .arg(catalogue.root())
        .args(flags)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// A catalogue that was published in November and changed twice since.
fn published() -> Copy {
    let catalogue = Copy::new();
    publish(&catalogue, &["--at", "2026-11-01T08:00:00Z"]);
    catalogue.replace("components/river-pay.yaml", "name: RiverPay", "name: RiverPay Plus");
    publish(&catalogue, &["--at", "2026-11-10T09:30:00Z"]);
    catalogue
}

fn kinds(answer: &Value) -> Vec<(&str, &str)> {
    let changes = answer["data"].as_array().unwrap();
    changes
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["kind"].as_str().unwrap()))
        .collect()
}

#[test]
fn changes_are_told_from_a_moment_on_and_page_by_page() {
    let server = Server::start_on(published(), &[]);

    let new = server.get("/v1/changes?since=2026-11-02").json();
    let same_day = server.get("/v1/changes?since=2026-11-10").json();
    let nothing = server.get("/v1/changes?since=2026-11-10T09:30:00Z").json();

    assert_eq!(kinds(&new), [("river-pay", "changed")]);
    assert_eq!(new["data"][0]["name"], "RiverPay Plus");
    assert_eq!(
        (&new["data"][0]["at"], &new["data"][0]["added"]),
        (&json!("2026-11-10T09:30:00Z"), &json!("2026-11-01T08:00:00Z"))
    );
    assert_eq!(same_day["meta"]["total"], 1);
    assert_eq!(nothing["data"], json!([]));
    let mut seen = Vec::new();
    let mut next = Some("/v1/changes?limit=3".to_owned());
    while let Some(path) = next {
        let page = server.get(&path).json();
        assert_eq!(page["meta"]["total"], 8);
        seen.extend(kinds(&page).iter().map(|one| one.0.to_owned()));
        next = page["links"]["next"].as_str().map(str::to_owned);
    }
    assert_eq!(seen.len(), 8);
    assert_eq!(seen.last().unwrap(), "river-pay");
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 8);
    for bad in ["since=yesterday", "cursor=x", "limit=1001", "q=a"] {
        assert_eq!(server.get(&format!("/v1/changes?{bad}")).status, 400, "{bad}");
    }
}

#[test]
fn last_modified_is_true_or_absent() {
    let server = Server::start_on(published(), &[]);
    for path in ["/v1/changes", "/feed.atom", "/feed.json", "/v1/components/river-pay"] {
        let answer = server.get(path);
        assert_eq!(
            answer.header("last-modified"),
            "Tue, 10 Nov 2026 09:30:00 GMT",
            "{path}"
        );
        let again = server.ask("GET", path, &[("if-modified-since", "Tue, 10 Nov 2026 09:30:00 GMT")]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        let older = server.ask("GET", path, &[("if-modified-since", "Tue, 10 Nov 2026 09:29:59 GMT")]);
        assert_eq!(older.status, 200, "{path}");
    }
    assert_eq!(
        server.get("/v1/components/birth-ledger").header("last-modified"),
        "Sun, 01 Nov 2026 08:00:00 GMT"
    );

    // Translations and the names of terms change without a publication of the component.
    for path in [
        "/v1/components/river-pay?lang=es",
        "/v1/components/river-pay.jsonld",
        "/feed.atom?lang=fr",
        "/catalog.jsonld",
    ] {
        let answer = server.get(path);
        assert_ne!(
            answer.header("last-modified"),
            "Tue, 10 Nov 2026 09:30:00 GMT",
            "{path}"
        );
        let again = server.ask("GET", path, &[("if-modified-since", "Tue, 10 Nov 2026 09:30:00 GMT")]);
        assert_eq!(again.status, 200, "{path}");
    }

    let never = Server::start();
    assert_eq!(never.get("/v1/changes").json()["meta"]["unrecorded"], 7);
}

#[test]
fn feeds_tell_all_changes_or_those_of_a_search() {
    let server = Server::start_on(published(), &["--public-url", "https://catalogue.example.org"]);

    let atom = server.get("/feed.atom");
    let json = server.get("/feed.json?domain=payments").json();

    assert_eq!(atom.header("content-type"), "application/atom+xml");
    assert!(atom.body.contains("<id>https://catalogue.example.org/feed.atom</id>"));
    assert!(atom.body.contains("<updated>2026-11-10T09:30:00Z</updated>"));
    assert!(atom.body.contains("<title>Changed: RiverPay Plus</title>"));
    assert!(atom.body.contains("<title>Withdrawn: Old Exchange</title>"));
    assert!(atom.body.contains("<title>New id: Message Ferry</title>"));
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(
        json["feed_url"],
        "https://catalogue.example.org/feed.json?domain=payments"
    );
    assert_eq!(json["items"][0]["url"], "https://catalogue.example.org/c/river-pay");
    assert!(
        json["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["id"] != "https://catalogue.example.org/c/old-exchange")
    );
    assert_eq!(server.get("/feed.atom?limit=3").status, 400);
}

#[test]
fn publishing_records_each_thing_once_and_says_what() {
    let catalogue = Copy::new();

    let (first, said) = publish(&catalogue, &["--at", "2026-11-01T08:00:00Z"]);
    assert_eq!(first, Some(0));
    assert!(
        said.contains("added river-pay\n") && said.contains("renamed ferry-bus\n"),
        "{said}"
    );
    let text = catalogue.text("published.json");
    let (again, said) = publish(&catalogue, &["--check"]);
    assert_eq!((again, said.as_str()), (Some(0), ""));
    assert_eq!(publish(&catalogue, &[]).0, Some(0));
    assert_eq!(catalogue.text("published.json"), text);

    catalogue.replace("components/river-pay.yaml", "name: RiverPay", "name: RiverPay Plus");
    let (unrecorded, said) = publish(&catalogue, &["--check"]);
    assert_eq!((unrecorded, said.as_str()), (Some(1), "changed river-pay\n"));
    assert_eq!(catalogue.text("published.json"), text);
}

#[test]
fn an_id_that_was_published_cannot_disappear() {
    let catalogue = published();
    std::fs::remove_file(catalogue.root().join("components/clinic-thread.yaml")).unwrap();

    let problems = catalogue.problems();

    let removed: Vec<_> = problems.iter().filter(|one| one.rule == "id-removed").collect();
    assert_eq!(removed.len(), 1);
    assert_eq!(removed[0].file, "catalogue/published.json");
    assert!(removed[0].message.contains("clinic-thread"));
}
