//! Terms and organisations with the components behind them.

use serde_json::json;

use super::Server;
use crate::support::Copy;

#[test]
fn a_term_comes_with_its_meaning_and_the_components_that_carry_it() {
    let server = Server::start();

    let body = server.get("/v1/vocabularies/building-blocks/payments?lang=fr").json();

    let data = &body["data"];
    assert_eq!(
        (&data["id"], &data["label"], &data["count"]),
        (&json!("payments"), &json!("Paiements"), &json!(1))
    );
    assert_eq!(data["definition"]["text"], "Moves money for public services.");
    assert_eq!(data["definition"]["language"], "en");
    assert_eq!(data["definition"]["source"]["title"], "Invented list for the tests");
    let carrier = &data["components"][0];
    assert_eq!(
        (&carrier["id"], &carrier["mapping_status"]),
        (&json!("river-pay"), &json!("self-reported"))
    );
    assert_eq!(carrier["evidence"].as_array().unwrap().len(), 2);
    assert!(data.get("gap").is_none(), "a stable component implements it");
    assert_eq!(body["links"]["html"], "/fr/building-blocks/payments");
    let found = server.get(body["links"]["components"].as_str().unwrap()).json();
    assert_eq!(found["meta"]["total"], 1);
}

#[test]
fn a_building_block_says_what_it_lacks() {
    let catalogue = Copy::new();
    catalogue.replace("components/river-pay.yaml", "value: stable", "value: beta");
    let blocks = catalogue.text("vocabularies/building-blocks.yaml");
    let unused = "  - id: wallet\n    labels:\n      en: Wallet\n    definitions:\n      en: Holds credentials.\n";
    catalogue.write("vocabularies/building-blocks.yaml", blocks + unused);
    let server = Server::start_on(catalogue, &[]);

    let immature = server.get("/v1/vocabularies/building-blocks/payments").json();
    let empty = server.get("/v1/vocabularies/building-blocks/wallet").json();

    assert_eq!(immature["data"]["gap"], "no-mature-component");
    assert_eq!(
        (&empty["data"]["gap"], &empty["data"]["components"]),
        (&json!("no-component"), &json!([]))
    );
}

#[test]
fn other_terms_say_what_their_kind_of_link_knows() {
    let server = Server::start();

    let kenya = server.get("/v1/vocabularies/countries/KE").json();
    let domain = server.get("/v1/vocabularies/domains/payments").json();
    let capability = server.get("/v1/vocabularies/capabilities/instant-transfers").json();
    let standing = server.get("/v1/vocabularies/dpg-status/recognised").json();

    let carrier = |body: &serde_json::Value| {
        let components = body["data"]["components"].as_array().unwrap();
        components.iter().find(|one| one["id"] == "river-pay").unwrap().clone()
    };
    assert_eq!(carrier(&kenya)["deployment_status"], "pilot");
    assert_eq!(carrier(&kenya)["note"], "Two providers since 2025.");
    assert!(carrier(&domain).get("mapping_status").is_none());
    assert_eq!(carrier(&domain)["evidence"], json!([]));
    assert_eq!(capability["data"]["broader"]["id"], "payments");
    let narrower = domain["data"]["narrower"].as_array().unwrap();
    assert!(
        narrower
            .iter()
            .any(|one| one["id"] == "instant-transfers" && one["count"] == 1)
    );
    assert_eq!(carrier(&standing)["dpg"], "recognised");
    assert!(standing["links"].get("html").is_none(), "there is no such page");
}

#[test]
fn unknown_terms_vocabularies_and_organisations_are_told_with_the_nearest() {
    let server = Server::start();
    for (path, code, nearest) in [
        ("/v1/vocabularies/building-blocks/paymets", "term-not-found", "payments"),
        (
            "/v1/vocabularies/building-block/payments",
            "vocabulary-not-found",
            "building-blocks",
        ),
        (
            "/v1/organisations/harbor-foundation",
            "organisation-not-found",
            "harbour-foundation",
        ),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, &answer.json()["code"]), (404, &json!(code)), "{path}");
        assert_eq!(answer.json()["nearest"], json!([nearest]), "{path}");
    }
    for path in [
        "/v1/vocabularies/domains/payments?q=a",
        "/v1/organisations/harbour-foundation?page=2",
    ] {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
    assert_eq!(server.get("/v1/vocabularies/domains/%00").status, 404);
    assert_eq!(server.get("/v1/organisations/%FF").status, 400);
}

#[test]
fn an_organisation_comes_with_its_components_and_what_it_does_for_each() {
    let server = Server::start();

    let body = server.get("/v1/organisations/harbour-foundation?lang=fr").json();
    let all = server.get("/v1/organisations").json();

    let components = body["data"]["components"].as_array().unwrap();
    assert_eq!(body["data"]["count"], json!(components.len()));
    let pay = components.iter().find(|one| one["id"] == "river-pay").unwrap();
    assert_eq!(pay["roles"][0]["role"], "maintainer");
    assert_eq!(pay["roles"][0]["evidence"][0]["id"], "readme");
    assert_eq!(all["data"][0]["links"]["self"], "/v1/organisations/harbour-foundation");
    assert_eq!(all["data"][0]["count"], body["data"]["count"]);
}
