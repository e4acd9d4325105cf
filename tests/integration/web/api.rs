//! Every operation with good and bad requests. The client checks each body against the API's description.

use serde_json::{Value, json};

use super::Server;

fn ids(answer: &Value) -> Vec<&str> {
    answer["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["id"].as_str().unwrap())
        .collect()
}

#[test]
fn search_finds_a_component_by_everyday_words() {
    let server = Server::start();

    let answer = server.get("/v1/components?q=birth+certificate&facets=domain,country&explain=true");

    let body = answer.json();
    assert_eq!(answer.status, 200);
    assert_eq!(ids(&body)[0], "birth-ledger");
    assert_eq!(body["meta"]["concepts"][0]["id"], "civil-registration");
    assert_eq!(
        body["data"][0]["links"],
        json!({ "self": "/v1/components/birth-ledger", "html": "/c/birth-ledger" })
    );
    assert!(body["data"][0]["explanation"]["parts"].is_array());
    assert!(body["facets"]["country"].is_array());
    assert_eq!(body["meta"]["generation"], answer.header("x-generation"));
    assert!(body["meta"]["suggestion"].is_null());
}

#[test]
fn filters_widen_within_one_and_narrow_between_two() {
    let server = Server::start();
    let total = |path: &str| server.get(path).json()["meta"]["total"].as_u64().unwrap();

    let one = total("/v1/components?domain=payments");
    let either = total("/v1/components?domain=payments&domain=civil-registration");
    let both = server.get("/v1/components?domain=data-exchange&license=MIT").json();
    let none = server.get("/v1/components?domain=payments&license=MPL-2.0").json();

    assert!(either > one, "{either} {one}");
    assert_eq!(ids(&both), ["message-ferry"]);
    assert_eq!(ids(&none), [""; 0], "filters given beside the text hold");
}

#[test]
fn pages_follow_one_another_without_repeating_or_losing_a_component() {
    let server = Server::start();
    let mut seen: Vec<String> = Vec::new();
    let mut next = Some("/v1/components?limit=2".to_owned());

    while let Some(path) = next {
        let answer = server.get(&path);
        let body = answer.json();
        seen.extend(ids(&body).into_iter().map(str::to_owned));
        next = body["links"]["next"].as_str().map(str::to_owned);
        let link = next
            .as_ref()
            .map_or(String::new(), |next| format!("<{next}>; rel=\"next\""));
        assert_eq!(answer.header("link"), link);
    }

    let total = server.get("/v1/components").json()["meta"]["total"].as_u64().unwrap();
    assert_eq!(seen.len() as u64, total);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len() as u64, total);
}

#[test]
fn the_next_cursor_asks_for_the_same_page_as_the_next_link() {
    let server = Server::start();
    let first = server
        .get("/v1/components?limit=2&domain=payments&domain=data-exchange")
        .json();
    let cursor = first["meta"]["next_cursor"].as_str().unwrap();

    let filled_in = server
        .get(&format!(
            "/v1/components?cursor={cursor}&domain=data-exchange&limit=2&domain=payments"
        ))
        .json();

    let linked = server.get(first["links"]["next"].as_str().unwrap()).json();
    assert_eq!(filled_in, linked);
    let whole = server.get("/v1/components?limit=100").json();
    assert!(
        whole["meta"].get("next_cursor").is_none(),
        "the last page has no next one"
    );
}

#[test]
fn a_list_may_be_written_with_commas_or_by_repeating_its_parameter() {
    let server = Server::start();

    let commas = server
        .get("/v1/components?facets=domain,country&fields=name,summary")
        .json();
    let repeated = server
        .get("/v1/components?facets=domain&facets=country&fields=name&fields=summary")
        .json();

    assert_eq!(repeated, commas);
    assert!(commas["facets"]["country"].is_array());
}

#[test]
fn a_cursor_of_another_question_is_refused() {
    let server = Server::start();
    let next = server.get("/v1/components?limit=2").json()["links"]["next"]
        .as_str()
        .unwrap()
        .to_owned();

    let answer = server.get(&format!("{next}&q=birth"));

    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"][0]["parameter"], "cursor");
}

#[test]
fn fields_choose_what_a_hit_holds() {
    let server = Server::start();

    let body = server.get("/v1/components?fields=name,license&limit=1").json();

    let keys: Vec<&String> = body["data"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "name", "license", "links"]);
}

#[test]
fn every_bad_parameter_is_reported_at_once_with_the_nearest_valid_one() {
    let server = Server::start();

    let answer =
        server.get("/v1/components?domian=x&domain=payment&limit=0&sort=nam&lang=xx&facets=contry&q=a&q=b&country=ke");

    let body = answer.json();
    let found: Vec<(&str, &str)> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            (
                error["parameter"].as_str().unwrap(),
                error["nearest"].as_str().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(answer.status, 400);
    assert_eq!(body["code"], "invalid-parameters");
    assert_eq!(body["request_id"], answer.header("x-request-id"));
    for expected in [
        ("domian", "domain"),
        ("domain", "payments"),
        ("limit", ""),
        ("sort", "name"),
        ("facets", "country"),
        ("q", ""),
        ("country", "KE"),
    ] {
        assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
    }
    assert!(found.iter().any(|(name, _)| *name == "lang"));
}

#[test]
fn texts_come_in_the_language_asked_for_and_say_which_it_is() {
    let server = Server::start();

    let by_address = server.get("/v1/components/birth-ledger?lang=fr");
    let by_header = server.ask(
        "GET",
        "/v1/components/birth-ledger",
        &[("accept-language", "ar;q=0.9, de")],
    );
    let missing = server.get("/v1/components/birth-ledger?lang=zh").json();

    let french = by_address.json();
    assert!(french["data"]["summary"].as_str().unwrap().starts_with("Enregistre"));
    assert_eq!(
        french["texts"]["summary"],
        json!({ "language": "fr", "review": "reviewed" })
    );
    assert_eq!(by_address.header("content-language"), "fr");
    assert_eq!(by_header.json()["texts"]["summary"]["language"], "ar");
    assert_eq!(missing["texts"]["summary"], json!({ "language": "en" }));
}

#[test]
fn former_ids_lead_on_withdrawn_ones_say_why_and_unknown_ones_name_the_nearest() {
    let server = Server::start();

    let renamed = server.get("/v1/components/ferry-bus?lang=fr");
    let withdrawn = server.get("/v1/components/old-exchange");
    let unknown = server.get("/v1/components/river-pya");

    assert_eq!(
        (renamed.status, renamed.header("location")),
        (301, "/v1/components/message-ferry?lang=fr")
    );
    assert_eq!(withdrawn.status, 410);
    assert_eq!(withdrawn.json()["withdrawn"]["successor"], "message-ferry");
    assert!(
        withdrawn.json()["withdrawn"]["reason"]
            .as_str()
            .unwrap()
            .contains("stopped")
    );
    assert_eq!(unknown.status, 404);
    assert_eq!(unknown.json()["nearest"][0], "river-pay");
    assert_eq!(unknown.json()["code"], "component-not-found");
}

#[test]
fn suggestions_come_while_typing() {
    let server = Server::start();

    let body = server.get("/v1/suggest?q=riv&limit=3").json();
    let without = server.get("/v1/suggest");
    let too_many = server.get("/v1/suggest?q=a&limit=21");

    assert_eq!(body["data"][0]["id"], "river-pay");
    assert_eq!(body["data"][0]["kind"], "component");
    assert_eq!((without.status, too_many.status), (400, 400));
    assert_eq!(without.json()["errors"][0]["parameter"], "q");
}

#[test]
fn vocabularies_are_listed_and_read_with_their_use() {
    let server = Server::start();

    let all = server.get("/v1/vocabularies?lang=fr").json();
    let domains = server.get("/v1/vocabularies/domains").json();
    let unknown = server.get("/v1/vocabularies/domain");

    assert_eq!(
        all["meta"]["total"].as_u64(),
        u64::try_from(all["data"].as_array().unwrap().len()).ok()
    );
    let terms = domains["data"]["terms"].as_array().unwrap();
    let payments = terms.iter().find(|term| term["id"] == "payments").unwrap();
    assert!(payments["count"].as_u64().unwrap() >= 1);
    assert!(payments["labels"]["en"].is_string() && payments["label"].is_string());
    assert_eq!(unknown.status, 404);
    assert_eq!(unknown.json()["nearest"], json!(["domains"]));
    assert_eq!(server.get("/v1/vocabularies?lang=klingon").status, 400);
}

#[test]
fn organisations_are_listed_with_their_components() {
    let server = Server::start();

    let body = server.get("/v1/organisations").json();
    let bad = server.get("/v1/organisations?page=2");

    let harbour = body["data"]
        .as_array()
        .unwrap()
        .iter()
        .find(|o| o["id"] == "harbour-foundation")
        .unwrap();
    let components = server.get(harbour["links"]["components"].as_str().unwrap()).json();
    assert_eq!(harbour["count"], components["meta"]["total"]);
    assert_eq!(bad.status, 400);
}

#[test]
fn an_export_holds_every_component_of_the_same_search() {
    let server = Server::start();

    let answer = server.get("/v1/export.ndjson?domain=payments&lang=es");
    let all = server.get("/v1/export.ndjson");
    let bad = server.get("/v1/export.ndjson?limit=3");

    let total = server.get("/v1/components?domain=payments").json()["meta"]["total"]
        .as_u64()
        .unwrap();
    let lines: Vec<Value> = answer
        .body
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len() as u64, total);
    assert!(
        lines
            .iter()
            .all(|line| line["id"].is_string() && line["evidence"].is_array())
    );
    assert_eq!(answer.header("content-type"), "application/x-ndjson");
    assert_eq!(
        all.body.lines().count() as u64,
        server.get("/v1/status").json()["data"]["components"].as_u64().unwrap()
    );
    assert_eq!(bad.status, 400);
}

#[test]
fn operators_see_what_is_served() {
    let server = Server::start();

    let status = server.get("/v1/status");
    let live = server.get("/livez");
    let ready = server.get("/readyz");

    assert_eq!(status.json()["data"]["degraded"], false);
    assert_eq!(status.json()["data"]["components"], 6);
    for answer in [&status, &live, &ready] {
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
    }
    for path in ["/v1/status?a=b", "/livez?a=b", "/readyz?a=b", "/openapi.json?a=b"] {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
}
