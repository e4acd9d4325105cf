//! Text that means harm, in a catalogue that was never checked and in what a reader asks, on every page, picture and embed.
//! `tests/browser` lets a browser parse the same pages.

use std::fs;

use super::{Answer, Server};
use crate::support::{Copy, data, files_below};

const BROWSER: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];
/// The longest word that a file of the allowed size can have in several places.
const LONG: usize = 10_000;

/// A server on the invented catalogue with hostile entries that the check would refuse.
fn server() -> Server {
    let catalogue = Copy::new();
    let hostile = data("hostile");
    for file in files_below(&hostile) {
        let name = file.strip_prefix(&hostile).unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap().replace("LONG", &"x".repeat(LONG));
        let before = if name == "organisations.yaml" {
            catalogue.text(&name)
        } else {
            String::new()
        };
        catalogue.write(&name, before + &text);
    }
    Server::start_on(catalogue, &[])
}

/// Every address of the site map with what belongs to a component, and pages that only a question makes.
fn addresses(server: &Server) -> Vec<String> {
    let map = server.get("/sitemap.xml").body;
    let base = format!("http://{}", server.address);
    let listed = map
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next());
    let mut all: Vec<String> = listed
        .map(|address| address.trim_start_matches(&base).to_owned())
        .filter(|path| path.starts_with("/en/") || path.starts_with("/ar/"))
        .collect();
    for id in ["hostile", "wide"] {
        for rest in [
            "",
            "/embed",
            "/present",
            "/qr.svg",
            "/qr.png",
            "/card.png",
            "/slide.png",
        ] {
            all.push(format!("/c/{id}{rest}"));
        }
    }
    all.extend(
        [
            "/en/search?q=birth",
            "/ar/search?q=birth",
            "/en/compare?c=hostile&c=wide",
            "/ar/compare?c=hostile&c=wide&c=river-pay",
            "/en/stack?c=hostile&c=wide",
            "/ar/stack?c=hostile&c=river-pay&need=payments",
            "/en/stack/present?c=hostile&c=wide",
            "/stack/card.png?c=hostile&c=wide",
            "/stack/slide.png?c=hostile&c=wide&lang=ar",
            "/feed.atom",
            "/sitemap.xml",
            "/oembed?url=http%3A%2F%2Flocalhost%2Fc%2Fhostile&format=xml",
        ]
        .map(str::to_owned),
    );
    all
}

/// What must not be in a document, whoever wrote the text.
fn harm(path: &str, answer: &Answer) -> Vec<String> {
    let mut found = Vec::new();
    let kind = answer.header("content-type");
    if kind.starts_with("text/html") {
        found.extend(harm_in_html(&answer.body));
    } else if kind.contains("xml") {
        let parsed = roxmltree::Document::parse(&answer.body);
        match parsed {
            Ok(document) => {
                let names = document.descendants().map(|node| node.tag_name().name());
                found.extend(names.filter(|name| *name == "script").map(str::to_owned));
            }
            Err(error) => found.push(error.to_string()),
        }
    }
    found.into_iter().map(|harm| format!("{path}: {harm}")).collect()
}

fn harm_in_html(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in [
        "<img src=x",
        "<svg onload",
        "<iframe",
        "<base",
        "<style",
        "<details open ontoggle",
        "<meta http-equiv",
    ] {
        if body.contains(start) {
            found.push(start.to_owned());
        }
    }
    for (name, scheme) in ["href", "src", "action"]
        .iter()
        .flat_map(|name| [(name, "javascript:"), (name, "data:")])
    {
        let link = format!("{name}=\"{scheme}");
        if body.contains(&link) {
            found.push(link);
        }
    }
    for script in body.split("<script").skip(1) {
        let head = script.split('>').next().unwrap();
        let content = script[head.len() + 1..].split("</script").next().unwrap();
        if head == " type=\"application/ld+json\"" {
            if let Err(error) = serde_json::from_str::<serde_json::Value>(content) {
                found.push(format!("linked data: {error}"));
            }
        } else if !head.starts_with(" src=\"/static/") || !content.is_empty() {
            found.push(format!("<script{head}>{content}"));
        }
    }
    found
}

#[test]
fn hostile_entries_are_harmless_on_every_page_picture_and_embed() {
    let server = server();
    let addresses = addresses(&server);
    assert!(addresses.iter().any(|path| path == "/en/c/hostile"), "{addresses:?}");

    let mut found = Vec::new();
    let mut seen = 0;
    for path in &addresses {
        let answer = server.ask_bytes(path, &BROWSER);
        if answer.status != 200 {
            found.push(format!("{path}: {}", answer.status));
        }
        seen += usize::from(answer.body.contains("pwned"));
        found.extend(harm(path, &answer));
    }

    assert_eq!(found, Vec::<String>::new());
    // The text is there, as text.
    assert!(seen > 20, "{seen} documents have it");
}

#[test]
fn hostile_questions_and_addresses_are_harmless_on_every_page() {
    let server = server();
    let texts = [
        "<script>window.pwned=1</script>",
        "\"><img src=x onerror=window.pwned=2>",
        "'><svg onload=window.pwned=3>",
        "javascript:window.pwned=4",
        "\u{202e}birth\u{2066}",
        "</title></script><script>window.pwned=5</script>",
        "{{7*7}}",
    ];
    let places = [
        "/en/search?q=",
        "/ar/search?q=",
        "/en/search?domain=",
        "/en/search?q=birth&sort=",
        "/en/search?cursor=",
        "/en/compare?c=hostile&c=",
        "/en/stack?c=",
        "/en/stack?c=river-pay&need=",
        "/en/stack/present?c=",
        "/stack/card.png?c=",
        "/c/river-pay?lang=",
        "/c/river-pay/embed?lang=",
        "/oembed?url=",
        "/opensearch-suggest?q=",
        "/en/c/",
        "/c/",
        "/en/building-blocks/",
        "/en/",
        "/",
    ];

    let mut found = Vec::new();
    for place in places {
        for text in texts {
            let typed: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
            let path = format!("{place}{}", typed.replace('+', "%20"));
            let answer = server.ask_bytes(&path, &BROWSER);
            if answer.status >= 500 {
                found.push(format!("{path}: {}", answer.status));
            }
            found.extend(harm(&path, &answer));
            for (name, value) in &answer.headers {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                if value.contains('<') && value.contains("script") {
                    found.push(format!("{path}: {name}: {value}"));
                }
            }
        }
    }

    assert_eq!(found, Vec::<String>::new());
}
