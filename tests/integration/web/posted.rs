//! Requests with a body: several questions at once, several components at once, and the manners of both.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Server;

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn several_questions_get_the_answers_that_each_gets_alone() {
    let server = Server::start();
    let questions = json!([
        { "q": "pay", "limit": 1, "facets": ["domain", "country"], "fields": ["name", "score"], "explain": true },
        { "building_block": ["payments", "identity"], "sort": "name", "lang": "fr" },
        {}
    ]);

    let answer = server.post("/v1/search", &[JSON], questions.to_string());

    let body = answer.json();
    assert_eq!(
        (answer.status, &body["meta"]["total"]),
        (200, &json!(3)),
        "{}",
        answer.body
    );
    for (place, alone) in [
        "/v1/components?q=pay&limit=1&facets=domain,country&fields=name,score&explain=true",
        "/v1/components?building_block=payments&building_block=identity&sort=name&lang=fr",
        "/v1/components",
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(body["data"][place]["answer"], server.get(alone).json(), "{alone}");
        assert!(body["data"][place].get("errors").is_none());
    }
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[test]
fn what_the_catalogue_does_not_know_spoils_only_its_own_question() {
    let server = Server::start();
    let cursor = server.get("/v1/components?limit=1").json()["links"]["next"]
        .as_str()
        .unwrap()
        .to_owned();
    let cursor = cursor.split("cursor=").nth(1).unwrap();
    let questions =
        json!([{ "domain": ["paymets"] }, { "limit": 1, "cursor": cursor }, { "q": "x", "cursor": cursor }]);

    let body = server.post("/v1/search", &[JSON], questions.to_string()).json();

    let errors = &body["data"][0]["errors"];
    assert_eq!(
        (&errors[0]["pointer"], &errors[0]["nearest"]),
        (&json!("/0/domain"), &json!("payments"))
    );
    assert!(body["data"][0].get("answer").is_none());
    assert_eq!(body["data"][1]["answer"]["data"].as_array().unwrap().len(), 1);
    assert_eq!(body["data"][2]["errors"][0]["pointer"], "/2/cursor");
}

#[test]
fn questions_that_nobody_could_answer_are_refused_with_every_fault_and_its_place() {
    let server = Server::start();
    let questions = json!([
        { "limit": 0, "domian": ["payments"] },
        { "q": 3, "explain": "yes", "facets": "domain", "domain": [1] },
        "pay",
        { "limit": 1.5, "lang": null, "id": ["river-pay"], "facets": ["domain,country"], "a/b~c": 1 }
    ]);

    let answer = server.post("/v1/search", &[JSON], questions.to_string());

    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let pointers: Vec<&str> = errors.iter().map(|one| one["pointer"].as_str().unwrap()).collect();
    assert_eq!(answer.status, 400);
    for pointer in [
        "/0/domian",
        "/1/q",
        "/1/explain",
        "/1/facets",
        "/1/domain",
        "/2",
        "/3/limit",
        "/3/lang",
        "/3/id",
        "/3/facets",
        "/3/a~1b~0c",
    ] {
        assert!(pointers.contains(&pointer), "{pointer}: {pointers:?}");
    }
    let bad_value = server
        .post("/v1/search", &[JSON], "[{\"limit\": 0}, {\"sort\": \"size\"}]")
        .json();
    assert_eq!(bad_value["errors"][0]["pointer"], "/0/limit");
    assert_eq!(bad_value["errors"][1]["pointer"], "/1/sort");
    // Very many unknown values do not hide what is wrong with the form.
    let strange: Vec<String> = (0..50).map(|number| format!("w{number}\u{1}")).collect();
    let hidden = server.post(
        "/v1/search",
        &[JSON],
        json!([{ "domain": strange, "fields": ["size"] }]).to_string(),
    );
    assert_eq!(
        (hidden.status, hidden.json()["errors"][0]["pointer"].clone()),
        (400, json!("/0/fields"))
    );
}

#[test]
fn bodies_that_are_no_list_of_questions_are_refused() {
    let server = Server::start();
    let many = Value::Array(vec![json!({}); 21]).to_string();
    for (body, status, code) in [
        ("", 400, "invalid-body"),
        ("[{", 400, "invalid-body"),
        ("{}", 400, "invalid-body"),
        ("[]", 400, "invalid-body"),
        (many.as_str(), 400, "invalid-body"),
        (&"[".repeat(5000), 400, "invalid-body"),
        (&"x".repeat(65 * 1024), 413, "content-too-large"),
    ] {
        let answer = server.post("/v1/search", &[JSON], body);
        let shown: String = body.chars().take(20).collect();
        assert_eq!(
            (answer.status, answer.json()["code"].clone()),
            (status, json!(code)),
            "{shown}"
        );
    }
    let kind = server.post("/v1/search", &[("content-type", "text/json")], "[{}]");
    assert_eq!(
        (kind.status, kind.json()["code"].clone()),
        (415, json!("unsupported-media-type"))
    );
    assert_eq!(server.post("/v1/search?q=a", &[JSON], "[{}]").status, 400);
}

#[test]
fn components_are_read_by_id_in_the_order_asked_for() {
    let server = Server::start();

    let path = "/v1/components?id=river-pay&id=birth-ledger&id=river-pay&fields=name,summary&lang=fr";
    let body = server.get(path).json();
    let odd = server
        .get("/v1/components?id=ferry-bus&id=old-exchange&id=river-pya")
        .json();

    let ids = |body: &Value| -> Vec<String> {
        let data = body["data"].as_array().unwrap().iter();
        data.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&body), ["river-pay", "birth-ledger"]);
    assert_eq!(
        body["data"][1]["summary"],
        server.get("/v1/components/birth-ledger?lang=fr").json()["data"]["summary"]
    );
    assert!(body["data"][0].get("license").is_none());
    assert_eq!(
        body["links"]["self"],
        "/v1/components?id=river-pay&id=birth-ledger&lang=fr&fields=name%2Csummary"
    );
    assert_eq!(ids(&odd), ["message-ferry"]);
    let codes: Vec<&Value> = odd["meta"]["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    assert_eq!(codes, ["id-renamed", "id-withdrawn", "id-unknown"]);
    assert_eq!(odd["meta"]["notices"][0]["became"], "message-ferry");
    assert_eq!(odd["meta"]["notices"][1]["value"], "old-exchange");
    assert!(
        odd["meta"]["notices"][2]["message"]
            .as_str()
            .unwrap()
            .contains("\"river-pay\"")
    );
}

#[test]
fn ids_do_not_mix_with_a_search() {
    let server = Server::start();
    for (path, parameter) in [
        ("/v1/components?id=river-pay&q=pay", "q"),
        ("/v1/components?id=river-pay&domain=payments", "domain"),
        ("/v1/components?id=river-pay&limit=5", "limit"),
        ("/v1/components?id=River", "id"),
        ("/v1/components?id=", "id"),
        ("/v1/components?id=a&di=b", "di"),
    ] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, &answer.json()["errors"][0]["parameter"]),
            (400, &json!(parameter)),
            "{path}"
        );
    }
    let many: Vec<String> = (0..101).map(|number| format!("id=a{number}")).collect();
    assert_eq!(server.get(&format!("/v1/components?{}", many.join("&"))).status, 400);
}

/// Sends bytes and returns what comes back until the server closes or falls silent.
pub fn exchange(server: &Server, bytes: &[u8]) -> String {
    let mut stream = server.connect();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn each_address_says_which_methods_it_has() {
    let server = Server::start();
    for (path, allow) in [
        ("/v1/validate", "POST, OPTIONS"),
        ("/v1/search", "POST, OPTIONS"),
        ("/mcp", "POST, OPTIONS"),
        ("/v1/components", "GET, HEAD, OPTIONS"),
    ] {
        let preflight = "origin: https://a.example.org\r\naccess-control-request-method: POST\r\n";
        let options = exchange(
            &server,
            format!("OPTIONS {path} HTTP/1.1\r\nhost: a\r\n{preflight}connection: close\r\n\r\n").as_bytes(),
        );
        assert!(options.starts_with("HTTP/1.1 204"), "{path}: {options}");
        assert!(
            options.contains(&format!("\r\nallow: {allow}\r\n")),
            "{path}: {options}"
        );
        assert!(
            options.contains(&format!("\r\naccess-control-allow-methods: {allow}\r\n")),
            "{path}: {options}"
        );
        assert!(
            options.contains("access-control-allow-headers: Content-Type"),
            "{path}: {options}"
        );
        let put = exchange(
            &server,
            format!("PUT {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes(),
        );
        assert!(
            put.starts_with("HTTP/1.1 405") && put.contains(&format!("\r\nallow: {allow}\r\n")),
            "{path}: {put}"
        );
    }
    for path in ["/v1/validate", "/v1/search", "/mcp"] {
        let get = server.ask("GET", "/livez", &[]);
        assert_eq!(get.status, 200);
        let get = exchange(
            &server,
            format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes(),
        );
        assert!(
            get.starts_with("HTTP/1.1 405") && get.contains("method-not-allowed"),
            "{path}: {get}"
        );
    }
}

#[test]
fn a_connection_goes_on_after_a_body_that_was_read_and_ends_after_one_that_was_not() {
    let server = Server::start();
    let post = |length: usize, body: &str| {
        format!(
            "POST /v1/search HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
    };
    let last = "GET /livez HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

    let both = exchange(&server, format!("{}{last}", post(4, "[{}]")).as_bytes());
    let chunked = "POST /v1/search HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n\
                   2\r\n[{\r\n2\r\n}]\r\n0\r\n\r\n";
    let both_chunked = exchange(&server, format!("{chunked}{last}").as_bytes());
    let large = exchange(&server, format!("{}{last}", post(99_999_999, "[")).as_bytes());
    let kind = post(4, "[{}]").replace("application/json", "text/csv");
    let refused = exchange(&server, format!("{kind}{last}").as_bytes());

    for answers in [both, both_chunked] {
        assert_eq!(answers.matches("HTTP/1.1 200").count(), 2, "{answers}");
    }
    assert!(
        large.starts_with("HTTP/1.1 413") && large.contains("connection: close"),
        "{large}"
    );
    assert_eq!(large.matches("HTTP/1.1").count(), 1, "{large}");
    assert!(
        refused.starts_with("HTTP/1.1 415") && refused.contains("connection: close"),
        "{refused}"
    );
    assert_eq!(refused.matches("HTTP/1.1").count(), 1, "{refused}");
}

#[test]
fn a_body_in_chunks_is_bounded_and_a_slow_one_does_not_hold_the_server() {
    let server = Server::start_with(&["--header-timeout-seconds", "1"]);
    let head = "POST /v1/search HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n";
    let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));

    let mut stream = server.connect();
    stream
        .write_all(format!("{head}transfer-encoding: chunked\r\n\r\n").as_bytes())
        .unwrap();
    for _ in 0..40 {
        // The server stops reading once it has too much.
        let _ = stream.write_all(chunk.as_bytes());
    }
    let mut endless = Vec::new();
    let _ = stream.read_to_end(&mut endless);
    let start = Instant::now();
    let slow = exchange(&server, format!("{head}content-length: 100\r\n\r\n[").as_bytes());

    let endless = String::from_utf8_lossy(&endless);
    assert!(endless.starts_with("HTTP/1.1 413") || endless.is_empty(), "{endless}");
    assert!(
        slow.starts_with("HTTP/1.1 408") && slow.contains("request-timeout"),
        "{slow}"
    );
    assert!(slow.contains("connection: close"), "{slow}");
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn a_body_where_none_is_read_is_refused_as_before() {
    let server = Server::start();
    let head = "host: a\r\ncontent-length: 5\r\n\r\nhello";
    for (method, path, status) in [
        ("GET", "/v1/components", 413),
        ("GET", "/v1/validate", 405),
        ("POST", "/v1/components", 405),
        ("POST", "/nope", 405),
    ] {
        let answer = exchange(&server, format!("{method} {path} HTTP/1.1\r\n{head}").as_bytes());
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{method} {path}: {answer}"
        );
        assert!(answer.contains("connection: close"), "{method} {path}: {answer}");
    }
}
