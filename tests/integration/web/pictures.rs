//! Pictures and machine-made links: QR codes that can be read, link previews, slides, citations.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Server;
use super::server::agent;

const PUBLIC: &str = "https://dpi.example";

/// An answer with its bytes as they are.
struct Bytes {
    status: u16,
    kind: String,
    headers: ureq::http::HeaderMap,
    body: Vec<u8>,
}

fn fetch(server: &Server, path: &str, headers: &[(&str, &str)]) -> Bytes {
    let mut request = ureq::http::Request::get(format!("http://{}{path}", server.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = agent().run(request.body(()).unwrap()).unwrap();
    let kind = response.headers().get("content-type");
    Bytes {
        status: response.status().as_u16(),
        kind: kind.map_or_else(String::new, |value| value.to_str().unwrap().to_owned()),
        headers: response.headers().clone(),
        body: response.body_mut().read_to_vec().unwrap(),
    }
}

fn public() -> Server {
    Server::start_with(&["--public-url", PUBLIC])
}

/// Width, height and light of every pixel.
fn pixels(png: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut buffer).unwrap();
    let samples = info.color_type.samples();
    let light = buffer[..info.buffer_size()]
        .chunks(samples)
        .map(|pixel| pixel[0])
        .collect();
    (info.width as usize, info.height as usize, light)
}

/// The texts of all QR codes in a picture.
fn codes(png: &[u8]) -> Vec<String> {
    let (width, height, light) = pixels(png);
    let mut reader = quircs::Quirc::new();
    let found = reader.identify(width, height, &light);
    found
        .map(|code| String::from_utf8(code.unwrap().decode().unwrap().payload).unwrap())
        .collect()
}

#[test]
fn a_qr_code_leads_to_the_permanent_link_whatever_the_client_calls_the_host() {
    let server = public();

    let plain = fetch(&server, "/c/river-pay/qr.png", &[("host", "evil.example")]);
    let large = fetch(&server, "/c/river-pay/qr.png?size=1024", &[]);
    let stack = fetch(&server, "/stack/qr.png?c=river-pay&c=ferry-bus", &[]);
    let svg = fetch(&server, "/c/river-pay/qr.svg", &[]);

    assert_eq!((plain.status, plain.kind.as_str()), (200, "image/png"));
    assert_eq!(codes(&plain.body), [format!("{PUBLIC}/c/river-pay")]);
    assert_eq!(pixels(&large.body).0, 1024);
    assert_eq!(codes(&large.body), [format!("{PUBLIC}/c/river-pay")]);
    assert_eq!(
        codes(&stack.body),
        [format!("{PUBLIC}/stack?c=river-pay&c=message-ferry")]
    );
    assert_eq!((svg.status, svg.kind.as_str()), (200, "image/svg+xml"));
    let text = String::from_utf8(svg.body).unwrap();
    assert!(text.starts_with("<svg xmlns") && text.contains(&format!("aria-label=\"{PUBLIC}/c/river-pay\"")));
}

#[test]
fn without_a_public_address_the_one_of_the_settings_is_shown_and_never_the_clients() {
    let server = Server::start_with(&["--listen", "0.0.0.0:8412"]);

    let code = fetch(&server, "/c/river-pay/qr.png", &[("host", "evil.example")]);

    assert_eq!(codes(&code.body), ["http://localhost:8412/c/river-pay"]);
}

#[test]
fn previews_and_slides_have_the_size_that_is_promised_and_carry_the_code() {
    let server = public();
    let sizes = [
        ("/card.png", (1200, 630), "/"),
        ("/c/river-pay/card.png", (1200, 630), "/c/river-pay"),
        ("/c/river-pay/slide.png", (1920, 1080), "/c/river-pay"),
        (
            "/stack/card.png?c=river-pay&c=message-ferry",
            (1200, 630),
            "/stack?c=river-pay&c=message-ferry",
        ),
        (
            "/stack/slide.png?c=river-pay&c=message-ferry",
            (1920, 1080),
            "/stack?c=river-pay&c=message-ferry",
        ),
        (
            "/stack/qr.png?c=river-pay&need=identity&size=512",
            (512, 512),
            "/stack?c=river-pay&need=identity",
        ),
    ];
    for (path, size, leads_to) in sizes {
        let answer = fetch(&server, path, &[]);

        assert_eq!((answer.status, answer.kind.as_str()), (200, "image/png"), "{path}");
        let (width, height, _) = pixels(&answer.body);
        assert_eq!((width, height), size, "{path}");
        assert_eq!(codes(&answer.body), [format!("{PUBLIC}{leads_to}")], "{path}");
        assert!(answer.body.len() < 400_000, "{path} has {} bytes", answer.body.len());
    }
}

#[test]
fn pictures_of_a_stack_show_what_is_needed_and_missing() {
    let server = public();
    for format in ["card", "slide"] {
        let bare = fetch(&server, &format!("/stack/{format}.png?c=river-pay"), &[]);
        let path = format!("/stack/{format}.png?c=river-pay&need=identity");
        let with_gap = fetch(&server, &path, &[]);

        assert_eq!(with_gap.status, 200, "{path}");
        assert_eq!(
            codes(&with_gap.body),
            [format!("{PUBLIC}/stack?c=river-pay&need=identity")],
            "{path}"
        );
        // The line of gaps stands at the foot, far from the code, where the other picture is empty.
        let (width, height, light) = pixels(&bare.body);
        let (_, _, with_gap) = pixels(&with_gap.body);
        let foot = (height * 9 / 10) * width..height * width;
        let differs = foot
            .filter(|at| at % width < width / 2)
            .any(|at| light[at] != with_gap[at]);
        assert!(differs, "{path}");
    }
}

#[test]
fn pictures_speak_the_language_that_is_asked_for() {
    let server = public();

    let by_address = ["ar", "en", "es", "fr", "pt", "ru", "zh"]
        .map(|lang| fetch(&server, &format!("/c/birth-ledger/card.png?lang={lang}"), &[]));
    let by_header = fetch(&server, "/c/birth-ledger/card.png", &[("accept-language", "ar")]);

    let different: BTreeSet<&[u8]> = by_address.iter().map(|answer| answer.body.as_slice()).collect();
    assert_eq!(different.len(), 7);
    assert!(by_address.iter().all(|answer| answer.status == 200));
    assert_eq!(by_header.body, by_address[0].body);
    assert_eq!(by_header.headers["content-language"], "ar");
}

#[test]
fn an_unchanged_picture_is_not_sent_twice() {
    let server = public();
    for path in [
        "/c/river-pay/card.png",
        "/c/river-pay/qr.svg",
        "/stack/slide.png?c=river-pay",
        "/c/river-pay/cite",
    ] {
        let first = fetch(&server, path, &[]);
        let etag = first.headers["etag"].to_str().unwrap().to_owned();

        let second = fetch(&server, path, &[("if-none-match", &etag)]);

        assert_eq!((second.status, second.body.len()), (304, 0), "{path}");
        assert!(
            first.headers["cache-control"].to_str().unwrap().starts_with("public"),
            "{path}"
        );
        assert_eq!(second.headers["etag"], first.headers["etag"], "{path}");
    }
}

#[test]
fn former_withdrawn_unknown_and_wrong_addresses_say_so() {
    let server = public();
    for name in ["qr.svg", "qr.png", "card.png", "slide.png", "cite"] {
        let renamed = fetch(&server, &format!("/c/ferry-bus/{name}"), &[]);
        assert_eq!(renamed.status, 301, "{name}");
        assert_eq!(renamed.headers["location"], format!("/c/message-ferry/{name}"));
        assert_eq!(
            fetch(&server, &format!("/c/old-exchange/{name}"), &[]).status,
            410,
            "{name}"
        );
        assert_eq!(
            fetch(&server, &format!("/c/river-pya/{name}"), &[]).status,
            404,
            "{name}"
        );
        assert_eq!(
            fetch(&server, &format!("/c/river-pya/{name}"), &[("if-none-match", "*")]).status,
            404
        );
        assert_eq!(
            fetch(&server, &format!("/c/%3Cscript%3E/{name}"), &[]).status,
            404,
            "{name}"
        );
        assert_eq!(
            fetch(&server, &format!("/c/river-pay/{name}?colour=red"), &[]).status,
            400,
            "{name}"
        );
    }
    for path in [
        "/c/river-pay/card.png?lang=tlh",
        "/c/river-pay/qr.png?size=4",
        "/c/river-pay/qr.png?size=100000",
        "/c/river-pay/cite?format=word",
        "/stack/card.png",
        "/stack/qr.svg?c=no-such-component",
        "/stack/slide.png?c=old-exchange",
        "/stack/slide.png?c=river-pay&need=no-such-block",
    ] {
        assert_eq!(fetch(&server, path, &[]).status, 400, "{path}");
    }
}

/// What CSL-JSON 1.0 says about the parts that are used here (citationstyles.org, `csl-data.json`).
fn csl_rules() -> Value {
    let date = json!({
        "type": "object", "required": ["date-parts"], "additionalProperties": false,
        "properties": { "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": { "type": "array", "minItems": 1, "maxItems": 3, "items": { "type": "integer" } },
        } },
    });
    let text = json!({ "type": "string", "minLength": 1 });
    json!({ "type": "array", "minItems": 1, "maxItems": 1, "items": {
        "type": "object", "required": ["type", "id"], "additionalProperties": false,
        "properties": {
            "type": { "enum": ["software", "standard", "dataset", "document"] },
            "id": text, "title": text, "publisher": text, "URL": text, "language": text,
            "accessed": date, "issued": date,
            "author": { "type": "array", "minItems": 1, "items": {
                "type": "object", "required": ["literal"], "additionalProperties": false, "properties": { "literal": text },
            } },
        },
    } })
}

#[test]
fn a_citation_says_what_is_known_and_nothing_else_in_three_forms() {
    let server = public();

    let text = fetch(&server, "/c/river-pay/cite?lang=en", &[]);
    let bibtex = fetch(&server, "/c/river-pay/cite?format=bibtex", &[]);
    let csl = fetch(
        &server,
        "/c/river-pay/cite",
        &[("accept", "application/vnd.citationstyles.csl+json")],
    );
    let record = server.get("/v1/components/river-pay").json();

    let day = record["data"]["curation"]["reviewed"].as_str().unwrap();
    let text = String::from_utf8(text.body).unwrap();
    assert!(
        text.contains("RiverPay") && text.contains(&format!("{PUBLIC}/c/river-pay")),
        "{text}"
    );
    assert_eq!(bibtex.kind, "application/x-bibtex; charset=utf-8");
    let bibtex = String::from_utf8(bibtex.body).unwrap();
    assert!(bibtex.starts_with("@misc{river-pay,\n"), "{bibtex}");
    assert!(bibtex.contains("  title = {{RiverPay}},\n"), "{bibtex}");
    assert!(bibtex.contains(&format!("  urldate = {{{day}}},\n")), "{bibtex}");
    assert_eq!(csl.kind, "application/vnd.citationstyles.csl+json");
    let csl: Value = serde_json::from_slice(&csl.body).unwrap();
    let rules = jsonschema::validator_for(&csl_rules()).unwrap();
    let faults: Vec<String> = rules.iter_errors(&csl).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{csl}: {faults:?}");
    let year = &record["data"]["first_release"]["year"];
    assert_eq!(csl[0]["issued"]["date-parts"][0][0], *year);
    assert_eq!(bibtex.contains("  year = "), !year.is_null());
}

#[test]
fn a_name_with_signs_of_tex_is_written_so_that_it_shows() {
    let catalogue = crate::support::Copy::new();
    catalogue.replace(
        "components/river-pay.yaml",
        "name: RiverPay",
        "name: 'R&D_100% {Pay} #1 $'",
    );
    let server = Server::start_on(catalogue, &["--public-url", PUBLIC]);

    let bibtex = fetch(&server, "/c/river-pay/cite?format=bibtex", &[]);
    let card = fetch(&server, "/c/river-pay/card.png", &[]);

    let bibtex = String::from_utf8(bibtex.body).unwrap();
    assert!(bibtex.contains(r"title = {{R\&D\_100\% \{Pay\} \#1 \$}}"), "{bibtex}");
    assert_eq!(card.status, 200);
}
