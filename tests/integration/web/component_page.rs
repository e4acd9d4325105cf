//! The page of a component, its card and its presenter view, as a browser without scripts gets them.

use super::Server;
use crate::support::Copy;

const BROWSER: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];
const LANGUAGES: [&str; 7] = ["ar", "en", "es", "fr", "pt", "ru", "zh"];

/// The parts of a text that stand between two others.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from)
        .skip(1)
        .filter_map(|rest| rest.split(to).next())
        .collect()
}

fn assert_has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is missing");
    }
}

#[test]
fn a_component_page_shows_facts_with_who_says_so_and_when_it_was_read() {
    let server = Server::start();

    let page = server.get("/en/c/river-pay").body;

    assert_has(
        &page,
        &[
            "<h1><bdi>RiverPay</bdi></h1>",
            "Apache-2.0",
            "free to use, also in closed products",
            "href=\"/en/building-blocks/payments\"",
            "<span class=\"standing declared\">Said by the project</span>",
            "<span class=\"standing inferred\">Read by a curator</span>",
            "<a class=\"source\" href=\"#evidence-readme\" aria-label=\"Source 1\">1</a>",
            "<time datetime=\"2026-11-20\">Nov 20, 2026</time>",
            "id=\"evidence-readme\"",
            "href=\"https://river-pay.example.org/\"",
            "href=\"/en/organisations/harbour-foundation\"",
            "Used for messages between the switch and the providers.",
            "2 countries",
            "in regular use",
            "Two providers since 2025.",
            "<svg class=\"map\"",
            "<svg class=\"drawing\"",
            "Next review due",
            "Former names",
            "Brook Transfer",
        ],
    );
    for id in between(&page, "href=\"#", "\"") {
        assert!(page.contains(&format!("id=\"{id}\"")), "#{id} leads nowhere");
    }
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn relations_are_told_from_both_ends_with_what_shows_them() {
    let server = Server::start();

    let own = server.get("/en/c/river-pay").body;
    let other = server.get("/en/c/message-ferry").body;
    let specification = server.get("/en/c/settlement-marks").body;

    assert_has(
        &own,
        &["href=\"/en/c/message-ferry\"", "Government payment orders arrive"],
    );
    assert_has(
        &other,
        &[
            "Works together with",
            "Said in the entry of RiverPay:",
            "README of the switch",
        ],
    );
    assert_has(&specification, &["Is implemented by", "href=\"/en/c/message-ferry\""]);
    assert!(!specification.contains("publiccode.yml"), "only software has one");
}

#[test]
fn what_is_not_known_is_said_once_and_what_makes_no_sense_is_told_apart() {
    let catalogue = Copy::new();
    catalogue.replace(
        "components/message-ferry.yaml",
        "evidence:\n  - id: readme\n    title",
        "not_applicable: [sdgs]\nevidence:\n  - id: readme\n    title",
    );
    let server = Server::start_on(catalogue, &[]);

    let page = server.get("/en/c/message-ferry").body;

    let told = between(&page, "<strong>Not known:</strong> ", "</p>");
    assert_eq!(
        told,
        ["Used for · Standards · Website · Documentation · First release · Newest change seen"]
    );
    let not_here = between(&page, "<strong>Makes no sense here:</strong> ", "</p>");
    assert_eq!(not_here, ["Sustainable Development Goals"]);
}

#[test]
fn the_head_leads_readers_previews_and_machines_on() {
    let base = "https://catalogue.example.org";
    let server = Server::start_with(&["--public-url", base]);

    let answer = server.get("/fr/c/birth-ledger");

    let page = &answer.body;
    assert_has(
        page,
        &[
            "<link rel=\"canonical\" href=\"https://catalogue.example.org/fr/c/birth-ledger\">",
            "hreflang=\"x-default\" href=\"https://catalogue.example.org/c/birth-ledger\"",
            "<meta property=\"og:title\" content=\"Birth Ledger\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
            "content=\"https://catalogue.example.org/c/birth-ledger/card.png?lang=fr\"",
            "application/json+oembed",
            "url=https%3A%2F%2Fcatalogue.example.org%2Fc%2Fbirth-ledger",
            "href=\"/v1/components/birth-ledger?lang=fr\"",
            "https://catalogue.example.org/c/birth-ledger/embed?lang=fr",
        ],
    );
    let data = between(page, "<script type=\"application/ld+json\">", "</script>");
    let data: serde_json::Value = serde_json::from_str(data[0]).unwrap();
    assert_eq!(data["@id"], "https://catalogue.example.org/c/birth-ledger");
    assert_eq!(data["name"], "Birth Ledger");
    let links = answer.header("link");
    assert_has(
        links,
        &[
            "</v1/components/birth-ledger?lang=fr>; rel=\"alternate\"; type=\"application/json\"",
            "<https://catalogue.example.org/c/birth-ledger>; rel=\"cite-as\"",
            "rel=\"describedby\"; type=\"application/ld+json\"",
            "rel=\"linkset\"",
        ],
    );
}

#[test]
fn texts_in_another_language_than_the_page_say_so() {
    let server = Server::start();

    let reviewed = server.get("/fr/c/birth-ledger").body;
    let unreviewed = server.get("/ar/c/birth-ledger").body;
    let permanent = server.ask("GET", "/c/birth-ledger", &[("accept-language", "ar")]).body;

    assert_has(
        &reviewed,
        &["<p class=\"lead\" lang=\"fr\"", "Enregistre les naissances"],
    );
    assert!(!reviewed.contains("assistée par machine"));
    assert_has(
        &unreviewed,
        &[
            "<html lang=\"ar\" dir=\"rtl\">",
            "لم يراجعها إنسان بعد",
            "<p class=\"lead\" lang=\"ar\"",
            "<div class=\"prose\" lang=\"en\" dir=\"ltr\">",
            "لم يُترجم بعد",
        ],
    );
    assert_has(&permanent, &["<html lang=\"ar\" dir=\"rtl\">", "لم يراجعها إنسان بعد"]);
}

#[test]
fn a_licence_is_explained_where_its_kind_is_beyond_doubt() {
    let catalogue = Copy::new();
    catalogue.replace(
        "components/message-ferry.yaml",
        "expression: MIT",
        "expression: MIT OR AGPL-3.0-only",
    );
    catalogue.replace(
        "components/clinic-thread.yaml",
        "expression: GPL-3.0-or-later",
        "expression: LicenseRef-Clinic",
    );
    let server = Server::start_on(catalogue, &[]);

    let two = server.get("/en/c/message-ferry").body;
    let own = server.get("/en/c/clinic-thread").body;

    assert_has(
        &two,
        &[
            "Whoever uses it may choose among these licences:",
            "also inside closed products",
            "lets others use one over a network",
            "https://spdx.org/licenses/AGPL-3.0-only.html",
        ],
    );
    assert_has(&own, &["LicenseRef-Clinic"]);
    assert!(!own.contains("Anybody may use it"), "{own}");
}

#[test]
fn corrections_go_where_the_operator_says() {
    let flags = ["--corrections-url", "https://example.org/new?title={id}"];
    let server = Server::start_with(&flags);
    let without = Server::start();

    assert_has(
        &server.get("/en/c/river-pay").body,
        &["href=\"https://example.org/new?title=river-pay\""],
    );
    assert_has(
        &without.get("/fr/c/river-pay").body,
        &["href=\"/fr/about#about-correct\""],
    );
}

#[test]
fn only_the_card_may_be_framed_and_it_has_no_scripts_and_no_forms() {
    let server = Server::start();

    for path in ["/c/river-pay/embed", "/fr/c/river-pay/embed"] {
        let card = server.ask("GET", path, &BROWSER);
        let policy = card.header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors *") && !policy.contains("script-src"),
            "{policy}"
        );
        assert_eq!(card.header("x-frame-options"), "");
        assert_eq!(card.header("cross-origin-resource-policy"), "cross-origin");
        assert_has(
            &card.body,
            &["RiverPay", "Apache-2.0", "target=\"_blank\" rel=\"noopener\""],
        );
        assert!(!card.body.contains("<script") && !card.body.contains("<form"));
        assert_eq!(
            card.body.matches("<a ").count(),
            card.body.matches("target=\"_blank\"").count()
        );
    }
    for path in [
        "/c/river-pay",
        "/en/c/river-pay/present",
        "/c/embed",
        "/en/search/embed",
        "/embed",
        "/c/river-pay/embed/embed",
    ] {
        let answer = server.ask("GET", path, &BROWSER);
        assert!(
            answer
                .header("content-security-policy")
                .contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
}

#[test]
fn the_presenter_view_has_one_thought_a_panel_and_the_address() {
    let server = Server::start_with(&["--public-url", "https://catalogue.example.org"]);

    let page = server.get("/en/c/river-pay/present").body;

    assert_eq!(page.matches("<section class=\"panel\"").count(), 4);
    assert_eq!((page.matches("<h1").count(), page.matches("<h2").count()), (1, 3));
    // Whoever comes late finds the code on the panel that is shown; it is read out once.
    assert_eq!(page.matches("class=\"qr\"").count(), 4);
    assert_eq!(page.matches("panel-code-again\" aria-hidden=\"true\"").count(), 3);
    assert_has(
        &page,
        &[
            "class=\"qr\"",
            "<p dir=\"ltr\">catalogue.example.org/<wbr>c/<wbr>river-pay</p>",
            "Apache-2.0: free to use, also in closed products",
            "id=\"back\"",
            "href=\"/en/c/river-pay\"",
            "Colombia · Kenya",
            "<meta name=\"robots\" content=\"noindex\">",
        ],
    );
}

#[test]
fn former_ids_lead_to_the_same_page_of_the_new_one() {
    let server = Server::start();

    for part in ["", "/embed", "/present"] {
        for prefix in ["", "/fr"] {
            let moved = server.get(&format!("{prefix}/c/ferry-bus{part}"));
            let target = format!("{prefix}/c/message-ferry{part}");
            assert_eq!((moved.status, moved.header("location")), (301, target.as_str()));
            assert_eq!(
                server.ask("GET", &format!("/en/c/old-exchange{part}"), &BROWSER).status,
                410
            );
            let unknown = server.ask("GET", &format!("/en/c/river-pya{part}"), &BROWSER);
            assert_eq!(unknown.status, 404);
            assert!(unknown.body.contains("href=\"/en/c/river-pay\""));
        }
    }
}

#[test]
fn every_word_of_the_page_is_in_its_language() {
    let server = Server::start();
    let english = [
        "Sources",
        "Not known",
        "Known use",
        "Owner",
        "Read by",
        "read Nov",
        "QR code with",
    ];

    for lang in LANGUAGES {
        for part in ["", "/embed", "/present"] {
            let page = server.get(&format!("/{lang}/c/river-pay{part}"));
            assert_eq!(page.status, 200, "{lang}{part}");
            assert_eq!(page.header("content-language"), lang);
            if !["en", "fr"].contains(&lang) {
                for word in english {
                    assert!(!page.body.contains(word), "/{lang}/c/river-pay{part} says {word}");
                }
            }
        }
    }
}

#[test]
fn a_page_with_its_map_stays_light() {
    let server = Server::start();

    let page = server.ask_compressed("GET", "/en/c/river-pay", &[("accept-encoding", "br")]);
    let style = server.get("/static/none/style.css").body.len();

    // The style is counted whole, as if nothing compressed it.
    assert!(page.body.len() + style < 100_000, "{} and {style}", page.body.len());
    assert!(server.get("/en/c/river-pay").body.len() < 100_000);
}
