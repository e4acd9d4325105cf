//! Comparisons and stacks as pages: made by picking, shared by address, with the facts of their twins.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Server;
use super::terms_pages::{list, readable, text};

const BROWSER: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];

/// Labels of every term by vocabulary and id, in English.
fn labels(server: &Server) -> BTreeMap<(&'static str, String), String> {
    let names = [
        ("kind", "kinds"),
        ("domains", "domains"),
        ("capabilities", "capabilities"),
        ("building_blocks", "building-blocks"),
        ("standards", "standards"),
        ("sdgs", "sdgs"),
        ("programming_languages", "programming-languages"),
        ("countries", "countries"),
        ("development_status", "development-status"),
        ("dpg", "dpg-status"),
    ];
    let mut labels = BTreeMap::new();
    for (field, name) in names {
        let answer = server.get(&format!("/v1/vocabularies/{name}")).json();
        for term in list(&answer["data"]["terms"]) {
            let (id, label) = (text(&term["id"]), text(&term["labels"]["en"]));
            // The goals are known by their numbers.
            let shown = if name == "sdgs" {
                format!("{id}. {label}")
            } else {
                label.to_owned()
            };
            labels.insert((field, id.to_owned()), shown);
        }
    }
    let organisations = server.get("/v1/organisations").json();
    for one in list(&organisations["data"]) {
        labels.insert(("stewards", text(&one["id"]).to_owned()), text(&one["name"]).to_owned());
    }
    labels
}

fn cell_says(cell: &str, field: &str, fact: &Value, labels: &BTreeMap<(&'static str, String), String>) {
    let word = match text(&fact["state"]) {
        "known" => {
            for value in list(&fact["values"]) {
                let id = text(value);
                let label = labels.iter().find(|((known, term), _)| *known == field && term == id);
                let shown = label.map_or(id, |(_, label)| label.as_str());
                let is_date = id.len() == 10 && id.starts_with("20");
                assert!(cell.contains(shown) || is_date, "{field}: {shown} in {cell}");
            }
            return;
        }
        "none" => "known to have none",
        "unknown" => "not known",
        "not-applicable" => "does not apply",
        other => panic!("{other}"),
    };
    assert!(cell.contains(&format!(">{word}</span>")), "{field}: {word} in {cell}");
}

#[test]
fn a_comparison_tells_the_facts_of_its_twin() {
    let server = Server::start();
    let labels = labels(&server);
    let ids = ["river-pay", "message-ferry", "settlement-marks"];
    let twin = format!("/v1/compare?{}", ids.map(|id| format!("id={id}")).join("&"));
    let data = server.get(&twin).json()["data"].clone();

    let answer = server.get(&format!("/en/compare?{}", ids.map(|id| format!("c={id}")).join("&")));

    assert!(answer.header("link").starts_with(&format!("<{twin}>")));
    let page = readable(&answer.body);
    let body = page.split("<tbody").nth(1).unwrap();
    let rows: Vec<&str> = body.split("<tr role=\"row\"").skip(1).collect();
    assert_eq!(rows.len(), list(&data["fields"]).count());
    for (row, field) in rows.iter().zip(list(&data["fields"])) {
        let name = text(&field["field"]);
        let outcome = match text(&field["outcome"]) {
            "equal" => "same",
            "differs" => "differs",
            _ => "not known for all",
        };
        let head = row.split("</th>").next().unwrap();
        assert!(
            head.contains(&format!(">{outcome}</span>")),
            "{name}: {outcome} in {head}"
        );
        let title = head.split("<span class=\"fact\">").nth(1).unwrap();
        assert!(!title.starts_with(name), "{name} has no name for people");
        let cells: Vec<&str> = row.split("<td role=\"cell\">").skip(1).collect();
        assert_eq!(cells.len(), ids.len());
        for (cell, fact) in cells.iter().zip(list(&field["components"])) {
            cell_says(cell, name, fact, &labels);
        }
    }
}

#[test]
fn components_are_picked_by_name_and_the_address_becomes_the_one_to_share() {
    let server = Server::start();
    for (asked, led) in [
        (
            "/en/compare?c=RiverPay&c=ferry-bus&c=",
            "/en/compare?c=river-pay&c=message-ferry",
        ),
        (
            "/fr/stack?c=river-pay&c=river-pay&need=payments",
            "/fr/stack?c=river-pay&need=payments",
        ),
        ("/zh/stack?id=%20RIVERPAY%20", "/zh/stack?c=river-pay"),
    ] {
        let answer = server.get(asked);

        assert_eq!((answer.status, answer.header("location")), (302, led), "{asked}");
        assert_eq!(server.get(led).status, 200);
    }
}

#[test]
fn what_cannot_be_used_is_said_and_the_rest_is_kept() {
    let server = Server::start();
    for page in ["compare", "stack"] {
        let answer = server.get(&format!("/en/{page}?c=river-pay&c=old-exchange&c=birth-leger"));

        assert_eq!(answer.status, 200);
        let body = readable(&answer.body);
        assert!(body.contains("was taken out of the catalogue on"), "{body}");
        assert!(body.contains("No component is called “birth-leger”"), "{body}");
        for instead in ["message-ferry", "birth-ledger"] {
            let with = format!("href=\"/en/{page}?c=river-pay&c={instead}\"");
            assert!(body.contains(&with), "{with} is missing in {body}");
        }
        assert!(body.contains("href=\"/en/c/river-pay\""), "{body}");
    }
}

#[test]
fn with_nothing_chosen_the_pages_explain_and_offer_a_beginning() {
    let server = Server::start();

    let compare = server.get("/en/compare").body;
    let stack = server.get("/en/stack").body;

    for page in [&compare, &stack] {
        assert!(
            page.contains("<option value=\"RiverPay\">") && page.contains("name=\"c\""),
            "{page}"
        );
    }
    assert!(
        stack.contains("href=\"/en/stack?c=birth-ledger&#38;c=message-ferry&#38;c=river-pay\""),
        "{stack}"
    );
    assert!(stack.contains("name=\"need\" value=\"payments\""), "{stack}");
    assert!(!compare.contains("<table") && !stack.contains("class=\"drawing\""));
}

#[test]
fn more_than_four_are_not_compared_in_silence() {
    let server = Server::start();
    let ids = [
        "birth-ledger",
        "clinic-thread",
        "message-ferry",
        "open-passbook",
        "river-pay",
    ];

    let page = server
        .get(&format!("/en/compare?{}", ids.map(|id| format!("c={id}")).join("&")))
        .body;

    assert!(page.contains("At most four") && page.contains("RiverPay"), "{page}");
    assert_eq!(page.matches("role=\"columnheader\"").count(), 4);
}

#[test]
fn a_stack_tells_the_facts_of_its_twin() {
    let server = Server::start();
    for asked in [
        "c=river-pay&c=message-ferry&c=birth-ledger",
        "c=river-pay&need=information-mediator&need=identity&need=payments",
        "need=registration",
    ] {
        let data = server.get(&format!("/v1/stack?{asked}&lang=en")).json()["data"].clone();

        let page = readable(&server.get(&format!("/en/stack?{asked}")).body);

        for component in list(&data["components"]) {
            assert!(
                page.contains(&format!("href=\"/en/c/{}\"", text(&component["id"]))),
                "{page}"
            );
        }
        let lonely = list(&data["components"])
            .filter(|one| one["connected"] == false)
            .count();
        assert_eq!(
            page.contains("no connection with the others is known"),
            lonely > 0,
            "{asked}: {page}"
        );
        for need in list(&data["needs"]) {
            let head = format!("<h3><a href=\"/en/building-blocks/{}\"", text(&need["building_block"]));
            let block = page.split(&head).nth(1).unwrap().split("<h3>").next().unwrap();
            assert!(block.contains(text(&need["label"])));
            let is_open = list(&need["covered_by"]).count() == 0;
            assert_eq!(block.contains("Gap: nothing chosen covers it"), is_open, "{block}");
            for candidate in list(&need["candidates"]) {
                let with = format!("c={}&need", text(&candidate["id"]));
                assert!(block.contains(&with), "{with} in {block}");
            }
        }
        for edge in list(&data["relations"]) {
            edge["note"]
                .as_str()
                .into_iter()
                .for_each(|note| assert!(page.contains(note), "{note}"));
        }
        for base in list(&data["missing_bases"]) {
            assert!(
                page.contains(&format!(
                    "{}, which is not in the stack",
                    text(&base["missing"]["name"])
                )),
                "{page}"
            );
        }
        for standard in list(&data["shared_standards"]) {
            assert!(
                page.contains(&format!("href=\"/en/standards/{}\"", text(&standard["id"]))),
                "{page}"
            );
        }
        for collection in list(&data["collections"]) {
            assert!(
                page.contains(&format!("href=\"/en/collections/{}\"", text(&collection["id"]))),
                "{page}"
            );
        }
    }
}

#[test]
fn the_permanent_link_of_a_stack_speaks_the_readers_language_and_has_its_own_pictures() {
    let server = Server::start();

    let page = server
        .ask(
            "GET",
            "/stack?c=river-pay&c=message-ferry&need=identity",
            &[("accept-language", "ar")],
        )
        .body;

    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(
        page.contains("rel=\"canonical\" href=\"/ar/stack?c=river-pay&#38;c=message-ferry&#38;need=identity\""),
        "{page}"
    );
    assert!(page.contains(
        "property=\"og:image\" content=\"/stack/card.png?c=river-pay&#38;c=message-ferry&#38;need=identity&#38;lang=ar\""
    ));
    for picture in ["card.png", "slide.png", "qr.svg"] {
        let address = format!("/stack/{picture}?c=river-pay&c=message-ferry&need=identity");
        assert_eq!(server.ask("HEAD", &address, &[]).status, 200, "{picture}");
    }
}

#[test]
fn a_stack_is_presented_as_a_whole_and_part_by_part() {
    let server = Server::start();

    let page = server
        .get("/stack/present?c=river-pay&c=ferry-bus&c=old-exchange&need=identity")
        .body;
    let empty = server.get("/stack/present?c=old-exchange");

    assert_eq!(page.matches("<section class=\"panel\"").count(), 3, "{page}");
    assert_eq!(page.matches("class=\"qr\"").count(), 3, "{page}");
    assert!(
        page.contains("<svg class=\"drawing\"") && page.contains("Message Ferry"),
        "{page}"
    );
    assert_eq!((empty.status, empty.header("location")), (302, "/en/stack"));
}

#[test]
fn hostile_choices_do_no_harm() {
    let server = Server::start();
    let script = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onfocus%3D%22x";
    for page in ["en/compare", "ar/stack", "stack", "stack/present"] {
        let named = server.ask("GET", &format!("/{page}?c={script}&c=river-pay"), &BROWSER);
        let needed = server.ask("GET", &format!("/{page}?need={script}"), &BROWSER);
        let long = server.ask("GET", &format!("/{page}?c={}", "a".repeat(5000)), &BROWSER);
        let many = format!(
            "/{page}?{}",
            (0..400).map(|n| format!("c=no-{n}")).collect::<Vec<_>>().join("&")
        );
        let many = server.ask("GET", &many, &BROWSER);

        for answer in [named, needed, long, many] {
            assert!(answer.status < 500, "{page}: {}", answer.status);
            assert!(
                !answer.body.contains("<script>") && !answer.body.contains("\" onfocus=\"x"),
                "{}",
                answer.body
            );
        }
    }
}
