//! How components hang together: relations, graph, comparison, collections, stacks.

use serde_json::{Value, json};

use super::Server;
use crate::support::Copy;

#[test]
fn relations_are_followed_in_both_directions_with_their_evidence() {
    let server = Server::start();

    let pay = server.get("/v1/components/river-pay/related").json();
    let ferry = server.get("/v1/components/message-ferry/related").json();

    let own = &pay["data"]["relations"][0];
    assert_eq!(
        (&own["id"], &own["type"], &own["direction"]),
        (&json!("message-ferry"), &json!("integrates-with"), &json!("outgoing"))
    );
    assert_eq!(own["evidence"][0]["id"], "readme");
    assert!(own["evidence"][0]["url"].as_str().unwrap().contains("river-pay"));
    let relations = ferry["data"]["relations"].as_array().unwrap();
    let incoming = relations.iter().find(|one| one["id"] == "river-pay").unwrap();
    assert_eq!(incoming["direction"], "incoming");
    assert!(incoming["note"].as_str().unwrap().contains("Message Ferry"));
    assert_eq!(incoming["evidence"][0]["id"], "readme");
}

#[test]
fn parts_of_a_component_follow_former_withdrawn_and_unknown_ids() {
    let server = Server::start();
    for part in ["related", "similar"] {
        let renamed = server.get(&format!("/v1/components/ferry-bus/{part}?lang=fr"));
        let to = format!("/v1/components/message-ferry/{part}?lang=fr");
        assert_eq!((renamed.status, renamed.header("location")), (301, to.as_str()));
        assert_eq!(server.get(&format!("/v1/components/old-exchange/{part}")).status, 410);
        let unknown = server.get(&format!("/v1/components/river-pya/{part}"));
        assert_eq!(
            (unknown.status, unknown.json()["nearest"][0].clone()),
            (404, json!("river-pay"))
        );
        assert_eq!(server.get(&format!("/v1/components/river-pay/{part}?q=a")).status, 400);
    }
}

#[test]
fn similar_components_come_with_names_and_reasons() {
    let server = Server::start();

    let body = server.get("/v1/components/river-pay/similar").json();

    let data = body["data"].as_array().unwrap();
    assert_eq!(
        body["meta"]["total"]
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap(),
        data.len()
    );
    let ferry = data.iter().find(|one| one["id"] == "message-ferry").unwrap();
    assert_eq!(ferry["name"], "Message Ferry");
    assert!(ferry["reasons"].as_array().unwrap().contains(&json!("related")));
}

#[test]
fn the_graph_holds_what_matches_and_the_relations_among_it() {
    let server = Server::start();

    let whole = server.get("/v1/graph").json();
    let part = server.get("/v1/graph?building_block=payments").json();

    let edges = whole["data"]["edges"].as_array().unwrap();
    assert_eq!(whole["data"]["nodes"].as_array().unwrap().len(), 6);
    let edge = edges.iter().find(|edge| edge["from"] == "river-pay").unwrap();
    assert_eq!(
        (&edge["to"], &edge["type"]),
        (&json!("message-ferry"), &json!("integrates-with"))
    );
    assert!(part["data"]["edges"].as_array().unwrap().is_empty());
    assert_eq!(part["data"]["nodes"][0]["id"], "river-pay");
    assert_eq!(part["links"]["self"], "/v1/graph?building_block=payments");
    assert_eq!(server.get("/v1/graph?limit=3").status, 400);
}

#[test]
fn the_graph_can_be_taken_to_other_tools() {
    let catalogue = Copy::new();
    catalogue.replace(
        "components/river-pay.yaml",
        "name: RiverPay",
        "name: \"River \\\"Pay\\\" <&> \\\\\"",
    );
    let server = Server::start_on(catalogue, &[]);

    let graphml = server.get("/v1/graph.graphml?q=river");
    let dot = server.get("/v1/graph.dot");

    assert_eq!(graphml.header("content-type"), "application/xml");
    assert!(
        graphml.body.contains("River &quot;Pay&quot; &lt;&amp;&gt; \\"),
        "{}",
        graphml.body
    );
    assert!(
        dot.body.contains(r#""river-pay" [label="River \"Pay\" <&> \\"]"#),
        "{}",
        dot.body
    );
    assert!(
        dot.body
            .contains(r#""river-pay" -> "message-ferry" [label="integrates-with"]"#)
    );
}

fn field<'a>(body: &'a Value, name: &str) -> &'a Value {
    let fields = body["data"]["fields"].as_array().unwrap();
    fields.iter().find(|field| field["field"] == name).unwrap()
}

#[test]
fn a_comparison_tells_equal_different_and_unknown_apart() {
    let server = Server::start();

    let body = server.get("/v1/compare?id=river-pay&id=ferry-bus").json();

    assert_eq!(body["data"]["components"][1]["id"], "message-ferry");
    assert_eq!(field(&body, "kind")["outcome"], "equal");
    assert_eq!(field(&body, "stewards")["shared"], json!(["harbour-foundation"]));
    assert_eq!(field(&body, "license")["outcome"], "differs");
    assert_eq!(field(&body, "license")["components"][1]["values"], json!(["MIT"]));
    let standards = field(&body, "standards");
    assert_eq!(standards["outcome"], "unknown");
    assert_eq!(standards["components"][1]["state"], "unknown");
    assert_eq!(body["links"]["self"], "/v1/compare?id=river-pay&id=message-ferry");
}

#[test]
fn a_comparison_needs_two_to_six_listed_components() {
    let server = Server::start();
    for (path, expected) in [
        ("/v1/compare", "name 2 to 6"),
        ("/v1/compare?id=river-pay&id=river-pay", "1 different"),
        ("/v1/compare?id=river-pay&id=old-exchange", "taken out on 2026-11-21"),
        ("/v1/compare?id=river-pay&id=messageferry", "not a valid value"),
        ("/v1/stack", "missing"),
        ("/v1/stack?need=paymets", "not a valid value"),
        ("/v1/stack?c=../etc", "not a valid value"),
    ] {
        let answer = server.get(path);
        let message = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
        assert_eq!(answer.status, 400, "{path}");
        assert!(message.contains(expected), "{path}: {message}");
    }
    let near = server.get("/v1/compare?id=river-pay&id=messageferry").json();
    assert_eq!(near["errors"][0]["nearest"], "message-ferry");
}

#[test]
fn collections_are_listed_and_read_with_a_reason_for_each_member() {
    let server = Server::start();

    let all = server.get("/v1/collections?lang=fr").json();
    let one = server.get("/v1/collections/paying-families").json();
    let unknown = server.get("/v1/collections/paying-family");

    assert_eq!(all["data"][0]["title"], "Payer les familles");
    assert_eq!(
        all["data"][0]["links"]["self"],
        "/v1/collections/paying-families?lang=fr"
    );
    assert_eq!(one["data"]["members"][2]["component"], "river-pay");
    assert!(one["data"]["members"][2]["reason"]["en"].is_string());
    assert_eq!(one["members"]["river-pay"]["name"], "RiverPay");
    let stack = server.get(one["links"]["stack"].as_str().unwrap()).json();
    assert_eq!(stack["data"]["collections"][0]["id"], "paying-families");
    assert_eq!(
        (unknown.status, unknown.json()["code"].clone()),
        (404, json!("collection-not-found"))
    );
    assert_eq!(unknown.json()["nearest"], json!(["paying-families"]));
}

#[test]
fn a_stack_shows_what_is_covered_and_who_could_fill_a_gap_and_why() {
    let server = Server::start();

    let body = server
        .get("/v1/stack?c=river-pay&need=payments&need=information-mediator")
        .json();

    let needs = body["data"]["needs"].as_array().unwrap();
    assert_eq!(needs[0]["covered_by"], json!(["river-pay"]));
    assert!(needs[0]["candidates"].as_array().unwrap().is_empty());
    let candidate = &needs[1]["candidates"][0];
    assert_eq!(candidate["id"], "message-ferry");
    let kinds: Vec<&str> = candidate["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["relation", "collection", "live-countries"]);
    assert_eq!(body["data"]["components"][0]["connected"], false);

    let both = server.get("/v1/stack?c=river-pay&c=message-ferry&lang=fr").json();
    assert_eq!(both["data"]["components"][0]["connected"], true);
    assert_eq!(both["data"]["relations"][0]["from"], "river-pay");
    assert_eq!(both["data"]["collections"][0]["title"], "Payer les familles");
}
