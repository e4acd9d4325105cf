//! Taking data away: exports, parts of them, the data set, formats of one component.

use serde_json::{Value, json};

use super::Server;
use crate::support::Copy;

#[test]
fn the_same_result_comes_as_lines_rows_and_one_document() {
    let server = Server::start();

    let lines = server.get("/v1/export.ndjson?q=river&lang=fr");
    let rows = server.get("/v1/export.csv?q=river&lang=fr");
    let document = server.get("/v1/export.json?q=river&lang=fr").json();

    let count = lines.body.lines().count();
    assert!(count > 0);
    assert_eq!(document["meta"]["total"], count);
    assert_eq!(document["data"].as_array().unwrap().len(), count);
    let first: Value = serde_json::from_str(lines.body.lines().next().unwrap()).unwrap();
    assert_eq!(document["data"][0], first);
    assert_eq!(rows.header("content-type"), "text/csv; charset=utf-8");
    assert!(rows.body.starts_with("\u{FEFF}id,name,kind,summary,domains,"));
    assert!(
        rows.body
            .lines()
            .nth(1)
            .unwrap()
            .starts_with("river-pay,RiverPay,software,")
    );
    assert_eq!(
        server.get("/v1/export.json?domain=payments&license=MPL-2.0").json()["data"],
        json!([])
    );
}

#[test]
fn no_cell_of_an_export_is_a_formula() {
    let catalogue = Copy::new();
    catalogue.replace("components/river-pay.yaml", "name: RiverPay", "name: \"=HYPERLINK(1)\"");
    let server = Server::start_on(catalogue, &[]);

    let rows = server.get("/v1/export.csv?q=river").body;

    assert!(rows.contains("river-pay,\"'=HYPERLINK(1)\","), "{rows}");
}

#[test]
fn a_broken_download_is_resumed_where_it_ended() {
    let server = Server::start();
    let whole = server.ask_compressed("GET", "/v1/export.ndjson", &[]);
    let tag = whole.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    // The body of a raw answer is chunked; a client that understands it gives the text itself.
    let text = server.get("/v1/export.ndjson").body;

    for (range, expected) in [
        ("bytes=0-9", &text[..10]),
        ("bytes=100-", &text[100..]),
        ("bytes=-20", &text[text.len() - 20..]),
    ] {
        let part = server.ask("GET", "/v1/export.ndjson", &[("range", range), ("if-range", &tag)]);
        assert_eq!((part.status, part.body.as_str()), (206, expected), "{range}");
        assert!(
            part.header("content-range").ends_with(&format!("/{}", text.len())),
            "{range}"
        );
    }
    let changed = server.ask(
        "GET",
        "/v1/export.ndjson",
        &[("range", "bytes=5-"), ("if-range", "\"old\"")],
    );
    assert_eq!((changed.status, changed.body.len()), (200, text.len()));
    let beyond = server.ask("GET", "/v1/export.ndjson", &[("range", "bytes=99999999-")]);
    assert_eq!(
        (beyond.status, beyond.header("content-range")),
        (416, format!("bytes */{}", text.len()).as_str())
    );
    let known = server.ask("GET", "/v1/export.ndjson", &[("if-none-match", &tag)]);
    assert_eq!(known.status, 304);
    let compressed = server.ask_compressed("GET", "/v1/export.csv", &[("accept-encoding", "gzip")]);
    assert_eq!(compressed.header("content-encoding"), "gzip");
    assert!(compressed.header("etag").starts_with("W/"));
}

#[test]
fn the_data_set_is_what_its_digest_says() {
    use sha2::{Digest, Sha256};
    let server = Server::start();

    let about = server.get("/v1/dataset").json();
    let download = &about["data"]["download"];
    let file = server.get(download["url"].as_str().unwrap());

    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(file.body.as_bytes()));
    assert_eq!(
        (
            download["sha256"].as_str().unwrap(),
            download["bytes"].as_u64().unwrap()
        ),
        (digest.as_str(), file.body.len() as u64)
    );
    assert!(file.header("cache-control").contains("immutable"));
    assert!(file.header("link").contains("rel=\"license\""));
    let kinds: Vec<String> = file
        .body
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["type"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(kinds.first().unwrap(), "dataset");
    for (kind, count) in [("component", 6), ("collection", 1), ("withdrawn", 1), ("renamed", 1)] {
        assert_eq!(kinds.iter().filter(|one| *one == kind).count(), count, "{kind}");
    }
    let old = server.get("/v1/dataset/0123456789abcdef");
    assert_eq!(
        (old.status, old.json()["code"].clone()),
        (404, json!("version-not-found"))
    );
    assert_eq!(old.json()["nearest"][0], about["data"]["version"]);
}

#[test]
fn a_component_comes_in_the_format_that_the_client_likes_or_the_address_names() {
    let server = Server::start();
    for (suffix, accept, kind) in [
        ("json", "application/json", "application/json"),
        ("jsonld", "application/ld+json", "application/ld+json"),
        ("publiccode.yml", "application/yaml", "application/yaml"),
        ("csv", "text/csv", "text/csv; charset=utf-8"),
    ] {
        let by_suffix = server.get(&format!("/v1/components/river-pay.{suffix}"));
        let by_header = server.ask("GET", "/v1/components/river-pay", &[("accept", accept)]);
        assert_eq!((by_suffix.status, by_suffix.header("content-type")), (200, kind));
        assert_eq!(by_header.header("content-type"), kind);
        assert_eq!(by_suffix.body, by_header.body);
        assert!(
            by_header.header("vary").contains("accept,"),
            "{}",
            by_header.header("vary")
        );
        let moved = server.get(&format!("/v1/components/ferry-bus.{suffix}"));
        assert_eq!(
            moved.header("location"),
            format!("/v1/components/message-ferry.{suffix}")
        );
    }
    let page = server.ask("GET", "/v1/components/river-pay", &[("accept", "text/html")]);
    assert_eq!((page.status, page.header("location")), (301, "/c/river-pay"));
    let browser = server.ask("GET", "/v1/components/river-pay", &[("accept", "text/html,*/*;q=0.8")]);
    assert_eq!(browser.header("content-type"), "application/json");
    assert_eq!(server.get("/v1/components/river-pay.exe").status, 404);
    assert_eq!(server.get("/v1/components/settlement-marks.publiccode.yml").status, 404);
}

#[test]
fn linked_data_names_what_the_entry_says() {
    let server = Server::start_with(&["--public-url", "https://catalogue.example.org"]);

    let value = server.get("/v1/components/river-pay.jsonld").json();

    assert_eq!(value["@id"], "https://catalogue.example.org/c/river-pay");
    assert_eq!(value["@type"], "SoftwareApplication");
    assert_eq!(value["license"], json!(["https://spdx.org/licenses/Apache-2.0"]));
    // The facts about the component are under the catalogue's licence, whatever its own is.
    assert_eq!(value["sdLicense"], "https://spdx.org/licenses/CC0-1.0");
    assert_eq!(
        value["mentions"],
        json!(["https://catalogue.example.org/c/message-ferry"])
    );
    assert_eq!(value["maintainer"][0]["@type"], "Organization");
    assert_eq!(
        value["hasSourceCode"][0]["codeRepository"],
        "https://git.example.org/river-pay/switch"
    );
    assert!(value["@context"].is_object());
    let catalogue = server.get("/catalog.jsonld").json();
    assert_eq!(catalogue["@type"], json!(["dcat:Catalog", "DataCatalog"]));
    let files = catalogue["dcat:dataset"]["dcat:distribution"].as_array().unwrap();
    assert_eq!(
        files[1]["dcat:downloadURL"]["@id"],
        "https://catalogue.example.org/v1/export.csv"
    );
    for file in files {
        let address = file["contentUrl"]["@id"].as_str().unwrap();
        let path = address.strip_prefix("https://catalogue.example.org").unwrap();
        assert_eq!(server.get(path).status, 200, "{path}");
    }
}

#[test]
fn publiccode_says_what_is_known_and_names_what_is_not() {
    let server = Server::start();

    let text = server.get("/v1/components/river-pay.publiccode.yml").body;

    for line in [
        "publiccodeYmlVersion: \"0.7\"",
        "name: RiverPay",
        "url: https://git.example.org/river-pay/switch",
        "developmentStatus: stable",
        "  license: Apache-2.0",
        "    shortDescription: Software for a national switch that moves money between banks and mobile wallets at once",
        "#   platforms: how people reach it (web, android, linux ...)",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
    }
}

#[test]
fn a_component_leads_machines_on() {
    let server = Server::start();

    let link = server.get("/v1/components/river-pay").header("link").to_owned();
    let set = server.get("/v1/components/river-pay/linkset");

    for part in [
        "</c/river-pay>; rel=\"cite-as\"",
        "</v1/components/river-pay.jsonld>; rel=\"describedby\"; type=\"application/ld+json\"",
        "rel=\"license\"",
        "</v1/components/river-pay/linkset>; rel=\"linkset\"; type=\"application/linkset+json\"",
    ] {
        assert!(link.contains(part), "{part} is not in {link}");
    }
    let links = &set.json()["linkset"][0];
    assert_eq!(links["anchor"], "/v1/components/river-pay");
    for one in links["describedby"].as_array().unwrap() {
        assert_eq!(
            server
                .get(one["href"].as_str().unwrap())
                .header("content-type")
                .split(';')
                .next(),
            one["type"].as_str()
        );
    }
}
