//! A component whose every text tries to hurt: nothing of it may run, lead anywhere or break a page.

use super::Server;
use crate::support::Copy;

const SCRIPT: &str =
    "<script>alert(1)</script>\\\"onload=alert(1) '><img src=x onerror=alert(1)>&lt;/script&gt;</script>";

/// The invented catalogue with one more component. The check would refuse it; the pages have to stand it all the same.
fn hostile() -> Copy {
    let catalogue = Copy::new();
    let word = "w".repeat(10_000);
    let overrides = "a\u{202e}gnp.exe\u{202c} \u{2067}x\u{2069} \u{200f}";
    let text = format!(
        r#"id: bad-texts
kind: software
name: "{SCRIPT}"
aliases: ["{SCRIPT}", "{word}"]
former_names: ["{overrides}"]
summary: "{SCRIPT} {overrides}"
description: "{SCRIPT}\n\n{word}\n\n{overrides}"
features: ["{SCRIPT}", "{word}", "{overrides}"]
domains: [payments]
capabilities:
  - {{id: instant-transfers, status: tested, evidence: [bad], note: "{SCRIPT}"}}
license: {{expression: "LicenseRef-bad", evidence: [bad], note: "{SCRIPT} {word}"}}
repositories:
  - {{url: "javascript:alert(2)", label: "{SCRIPT}", evidence: [bad]}}
website: {{url: "javascript:alert(3)", evidence: [bad]}}
documentation: {{url: "data:text/html,<script>alert(4)</script>", evidence: [bad]}}
deployments:
  - {{country: CO, status: live, evidence: [bad], note: "{SCRIPT}"}}
relations:
  - {{type: based-on, target: river-pay, evidence: [bad], note: "{SCRIPT}"}}
evidence:
  - {{id: bad, title: "{SCRIPT}", url: "javascript:alert(5)", kind: primary, retrieved: 2026-11-20, seen: "{SCRIPT}"}}
curation: {{added: 2026-11-20, reviewed: 2026-11-20, review_due: 2027-11-20}}
"#
    );
    catalogue.write("components/bad-texts.yaml", text);
    catalogue
}

/// A page without its block of data, which holds text as JSON and ends at the first thing that ends a script.
fn without_linked_data(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<script type=\"application/ld+json\">") else {
        return page.to_owned();
    };
    before.to_owned() + rest.split_once("</script>").unwrap().1
}

#[test]
fn hostile_texts_are_shown_as_text_only_on_page_card_and_presenter_view() {
    let server = Server::start_on(hostile(), &["--public-url", "https://catalogue.example.org"]);

    for path in [
        "/en/c/bad-texts",
        "/ar/c/bad-texts",
        "/c/bad-texts",
        "/en/c/bad-texts/embed",
        "/ar/c/bad-texts/present",
        // The other end of its relation shows its note, its name and the title of its evidence.
        "/en/c/river-pay",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        let page = &without_linked_data(&answer.body);
        assert!(page.contains("alert(1)"), "{path} does not show the texts");
        assert!(page.contains("</html>"), "{path} is cut");
        for bad in [
            "<script>",
            "<img src=x",
            "\"onload",
            "href=\"javascript:",
            "href=\"data:",
        ] {
            assert!(!page.contains(bad), "{path} has {bad}");
        }
        for script in page.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"/static/"), "{path} has a script of its own");
        }
        assert_eq!(
            page.matches("</script>").count(),
            page.matches("<script").count(),
            "{path}"
        );
    }
}

#[test]
fn the_linked_data_of_a_hostile_component_is_still_what_the_entry_says() {
    let server = Server::start_on(hostile(), &[]);

    let page = server.get("/en/c/bad-texts").body;

    let start = page.find("ld+json\">").unwrap() + "ld+json\">".len();
    let data: serde_json::Value = serde_json::from_str(page[start..].split("</script>").next().unwrap()).unwrap();
    assert!(data["name"].as_str().unwrap().starts_with("<script>alert(1)</script>"));
}
