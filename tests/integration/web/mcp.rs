//! The catalogue for assistants, asked by the official client over a real connection.

use rmcp::ServiceExt;
use rmcp::model::{CallToolRequestParams, ReadResourceRequestParams, ResourceContents};
use rmcp::transport::StreamableHttpClientTransport;
use serde_json::{Value, json};

use super::Server;
use super::posted::exchange;

type Client = rmcp::service::RunningService<rmcp::RoleClient, ()>;

/// Holds a session with the server.
fn session<F: AsyncFnOnce(Client)>(server: &Server, talk: F) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let transport = StreamableHttpClientTransport::from_uri(format!("http://{}/mcp", server.address));
        talk(().serve(transport).await.unwrap()).await;
    });
}

async fn call(client: &Client, name: &'static str, arguments: Value) -> Value {
    let Value::Object(arguments) = arguments else {
        panic!("no object")
    };
    let request = CallToolRequestParams::new(name).with_arguments(arguments);
    let result = client.call_tool(request).await.unwrap();
    serde_json::to_value(result).unwrap()
}

#[test]
fn an_assistant_finds_reads_compares_and_plans() {
    let server = Server::start();
    session(&server, async |client| {
        let info = client.peer_info().unwrap();
        assert_eq!(info.server_info.as_ref().unwrap().name, "dpi-catalogue");
        assert!(info.instructions.as_ref().unwrap().contains("search_components"));

        let found = call(
            &client,
            "search_components",
            json!({ "q": "mobile wallets", "limit": 3 }),
        )
        .await;
        let read = call(&client, "get_component", json!({ "id": "ferry-bus" })).await;
        let compared = call(
            &client,
            "compare_components",
            json!({ "id": ["river-pay", "message-ferry"] }),
        )
        .await;
        let stack = call(
            &client,
            "plan_stack",
            json!({ "c": ["river-pay"], "need": ["identity"] }),
        )
        .await;
        let related = call(&client, "get_related_components", json!({ "id": "river-pay" })).await;
        let term = call(
            &client,
            "get_term",
            json!({ "name": "building-blocks", "id": "payments", "lang": "fr" }),
        )
        .await;

        assert_eq!(found["structuredContent"]["data"][0]["id"], "river-pay");
        assert_eq!(
            found["structuredContent"],
            server.get("/v1/components?q=mobile+wallets&limit=3").json()
        );
        assert_eq!(
            read["structuredContent"]["data"]["id"], "message-ferry",
            "a former id leads on"
        );
        assert_eq!(
            compared["structuredContent"]["data"]["components"][1]["name"],
            "Message Ferry"
        );
        assert_eq!(
            stack["structuredContent"]["data"]["needs"][0]["building_block"],
            "identity"
        );
        assert_eq!(
            related["structuredContent"]["data"]["relations"][0]["id"],
            "message-ferry"
        );
        assert_eq!(term["structuredContent"]["data"]["label"], "Paiements");
        let text: Value = serde_json::from_str(found["content"][0]["text"].as_str().unwrap()).unwrap();
        assert_eq!(text, found["structuredContent"], "older clients read the text");
        client.cancel().await.unwrap();
    });
}

#[test]
fn every_tool_reads_only_and_its_schemas_hold() {
    let server = Server::start();
    session(&server, async |client| {
        let tools = client.list_all_tools().await.unwrap();
        let names: Vec<&str> = tools.iter().map(|tool| tool.name.as_ref()).collect();
        assert_eq!(
            names,
            [
                "search_components",
                "get_component",
                "get_related_components",
                "compare_components",
                "plan_stack",
                "get_term"
            ]
        );
        let calls = [
            json!({ "q": "pay", "facets": ["domain"], "explain": true, "domain": ["payments"] }),
            json!({ "id": "river-pay", "lang": "fr" }),
            json!({ "id": "river-pay" }),
            json!({ "id": ["river-pay", "message-ferry"] }),
            json!({ "need": ["identity", "payments"] }),
            json!({ "name": "domains", "id": "payments" }),
        ];
        for (tool, arguments) in tools.iter().zip(calls) {
            let hints = tool.annotations.as_ref().unwrap();
            assert_eq!(
                (hints.read_only_hint, hints.open_world_hint),
                (Some(true), Some(false)),
                "{}",
                tool.name
            );
            assert!(tool.description.as_ref().unwrap().len() > 20, "{}", tool.name);
            let input = Value::Object(tool.input_schema.as_ref().clone());
            let output = Value::Object(tool.output_schema.as_ref().unwrap().as_ref().clone());
            assert_eq!(
                (&input["type"], &output["type"]),
                (&json!("object"), &json!("object")),
                "{}",
                tool.name
            );
            let valid = |schema: &Value, value: &Value| {
                let validator = jsonschema::draft202012::new(schema).unwrap();
                let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
                assert!(errors.is_empty(), "{}: {errors:?}", tool.name);
            };
            valid(&input, &arguments);
            let name: &'static str = names_of(&tool.name);
            let result = call(&client, name, arguments).await;
            assert_eq!(result["isError"], false, "{result}");
            valid(&output, &result["structuredContent"]);
        }
        client.cancel().await.unwrap();
    });
}

fn names_of(name: &str) -> &'static str {
    String::leak(name.to_owned())
}

#[test]
fn mistakes_are_told_so_that_the_assistant_can_mend_them() {
    let server = Server::start();
    session(&server, async |client| {
        for (name, arguments, expected) in [
            ("get_component", json!({ "id": "river-pya" }), "Nearest: river-pay"),
            (
                "get_component",
                json!({ "id": "old-exchange" }),
                "Look at message-ferry instead",
            ),
            ("get_component", json!({}), "id: missing"),
            ("get_component", json!({ "id": "../../etc" }), "component-not-found"),
            (
                "search_components",
                json!({ "domain": ["paymets"] }),
                "did you mean \"payments\"?",
            ),
            (
                "search_components",
                json!({ "domian": ["payments"], "limit": "3" }),
                "there is no field \"domian\"",
            ),
            (
                "search_components",
                json!({ "limit": 0 }),
                "not a whole number from 1 to 100",
            ),
            ("compare_components", json!({ "id": ["river-pay"] }), "name 2 to 6"),
            (
                "get_term",
                json!({ "name": "domains", "id": "paymets" }),
                "Nearest: payments",
            ),
        ] {
            let result = call(&client, name, arguments).await;
            let text = result["content"][0]["text"].as_str().unwrap();
            assert_eq!(result["isError"], true, "{result}");
            assert!(text.contains(expected), "{name}: {text}");
            assert!(result.get("structuredContent").is_none());
        }
        let unknown = client
            .call_tool(CallToolRequestParams::new("drop_table"))
            .await
            .unwrap_err();
        assert!(unknown.to_string().contains("search_components"), "{unknown}");
        client.cancel().await.unwrap();
    });
}

#[test]
fn components_are_resources() {
    let server = Server::start_with(&["--public-url", "https://catalogue.example.org"]);
    session(&server, async |client| {
        let templates = client.list_all_resource_templates().await.unwrap();
        let listed = client.list_all_resources().await.unwrap();
        assert_eq!(templates[0].uri_template, "dpi://component/{id}");
        assert_eq!(listed.len(), 6);
        assert!(
            listed
                .iter()
                .any(|one| one.uri == "dpi://component/river-pay" && one.name == "RiverPay")
        );
        for uri in ["dpi://component/river-pay", "https://catalogue.example.org/c/river-pay"] {
            let read = client.read_resource(ReadResourceRequestParams::new(uri)).await.unwrap();
            let ResourceContents::TextResourceContents { text, mime_type, .. } = &read.contents[0] else {
                panic!("no text")
            };
            let body: Value = serde_json::from_str(text).unwrap();
            assert_eq!(mime_type.as_deref(), Some("application/json"));
            assert_eq!(body, server.get("/v1/components/river-pay").json(), "{uri}");
        }
        for (uri, expected) in [
            ("dpi://component/river-pya", "dpi://component/river-pay"),
            ("dpi://component/old-exchange", "taken out"),
            ("file:///etc/passwd", "no such resource"),
        ] {
            let error = client
                .read_resource(ReadResourceRequestParams::new(uri))
                .await
                .unwrap_err();
            assert!(format!("{error:?}").contains(expected), "{uri}: {error:?}");
        }
        client.cancel().await.unwrap();
    });
}

#[test]
fn hostile_messages_are_answered_properly() {
    let server = Server::start();
    let kinds = [
        ("content-type", "application/json"),
        ("accept", "application/json, text/event-stream"),
    ];
    let ping = r#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#;

    let good = server.post("/mcp", &kinds, ping);
    assert_eq!(
        (good.status, good.header("content-type")),
        (200, "application/json"),
        "{}",
        good.body
    );
    for (headers, body, status, code) in [
        (&kinds, "{".to_owned(), 400, "invalid-body"),
        (&kinds, String::new(), 400, "invalid-body"),
        (&kinds, "[".repeat(30_000), 400, "invalid-body"),
        (&kinds, "x".repeat(65 * 1024), 413, "content-too-large"),
        (
            &[kinds[0], ("accept", "text/html")],
            ping.to_owned(),
            406,
            "not-acceptable",
        ),
        (
            &[("content-type", "text/plain"), kinds[1]],
            ping.to_owned(),
            415,
            "unsupported-media-type",
        ),
    ] {
        let answer = server.post("/mcp", headers, &body);
        let shown: String = body.chars().take(20).collect();
        assert_eq!(
            (answer.status, answer.json()["code"].clone()),
            (status, json!(code)),
            "{shown}: {}",
            answer.body
        );
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let host = format!(
        "POST /mcp HTTP/1.1\r\nhost: evil.example\r\ncontent-type: application/json\r\naccept: application/json, \
         text/event-stream\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{ping}",
        ping.len()
    );
    let answer = exchange(&server, host.as_bytes());
    assert!(
        answer.starts_with("HTTP/1.1 403") && answer.contains("host-not-allowed"),
        "{answer}"
    );
    let unknown = server
        .post("/mcp", &kinds, r#"{"jsonrpc":"2.0","id":7,"method":"no/such"}"#)
        .json();
    assert_eq!((&unknown["id"], &unknown["error"]["code"]), (&json!(7), &json!(-32601)));
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn the_public_address_is_an_own_host() {
    let server = Server::start_with(&["--public-url", "https://catalogue.example.org"]);
    let ping = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
    let head = "content-type: application/json\r\naccept: application/json, text/event-stream\r\nconnection: close\r\n";

    let answer = exchange(
        &server,
        format!(
            "POST /mcp HTTP/1.1\r\nhost: catalogue.example.org\r\n{head}content-length: {}\r\n\r\n{ping}",
            ping.len()
        )
        .as_bytes(),
    );

    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
