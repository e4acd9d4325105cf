//! Headers, conditional requests, methods: what holds for every answer.

use super::{Answer, Server};

/// One address of every kind.
const PATHS: [&str; 13] = [
    "/en/",
    "/en/search?q=birth",
    "/c/river-pay",
    "/docs",
    "/v1/components?q=birth",
    "/v1/components/river-pay",
    "/v1/suggest?q=riv",
    "/v1/vocabularies",
    "/v1/vocabularies/domains",
    "/v1/organisations",
    "/v1/export.ndjson",
    "/openapi.json",
    "/livez",
];

/// Headers that tell one request from another.
fn comparable(answer: &Answer) -> Vec<(String, String)> {
    let own = ["x-request-id", "date", "transfer-encoding"];
    let headers = answer.headers.iter().filter(|(name, _)| !own.contains(&name.as_str()));
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort_unstable();
    headers
}

#[test]
fn head_answers_like_get_without_the_body() {
    let server = Server::start();
    for path in PATHS {
        for headers in [&[][..], &[("accept-encoding", "br")][..]] {
            let get = server.ask_compressed("GET", path, headers);
            let head = server.ask_compressed("HEAD", path, headers);

            assert_eq!(head.status, 200, "{path}");
            assert_eq!(comparable(&head), comparable(&get), "{path}");
            assert!(head.body.is_empty(), "{path}");
        }
    }
}

#[test]
fn what_a_client_already_has_is_not_sent_again() {
    let server = Server::start();
    for path in PATHS
        .into_iter()
        .filter(|path| !path.contains("export") && *path != "/livez")
    {
        let first = server.get(path);
        let tag = first.header("etag");
        let strong = tag.trim_start_matches("W/");
        let list = format!("\"other\", {tag}");

        for sent in [tag, strong, &list, "*"] {
            let again = server.ask("GET", path, &[("if-none-match", sent)]);
            assert_eq!((again.status, again.body.as_str()), (304, ""), "{path} {sent}");
            for name in ["etag", "cache-control", "vary", "x-generation"] {
                assert_eq!(again.header(name), first.header(name), "{path} {name}");
            }
        }
        let other = server.ask("GET", path, &[("if-none-match", "W/\"0000\"")]);
        assert_eq!(other.status, 200, "{path}");
    }
    let absent = server.ask("GET", "/v1/components/no-such", &[("if-none-match", "*")]);
    assert_eq!(absent.status, 404);
}

#[test]
fn the_same_question_in_other_words_has_the_same_tag_and_another_language_another() {
    let server = Server::start();

    let tag = |path: &str| server.get(path).header("etag").to_owned();

    assert_eq!(
        tag("/v1/components?q=birth++ledger&limit=20"),
        tag("/v1/components?sort=relevance&q=birth%20ledger")
    );
    assert_ne!(tag("/v1/components?q=birth&lang=fr"), tag("/v1/components?q=birth"));
    assert_ne!(tag("/v1/components"), tag("/en/"));
}

#[test]
fn every_answer_protects_its_reader() {
    let server = Server::start();
    let browser = [("accept", "text/html")];
    let pages = [
        "/",
        "/c/river-pay",
        "/c/nope",
        "/nope",
        "/docs",
        "/en/search?sort=0",
        "/en/",
        "/c/ferry-bus",
    ];
    let programs = [
        "/v1/components",
        "/v1/nope",
        "/v1/components?limit=0",
        "/v1/components/ferry-bus",
        "/readyz",
    ];
    for path in pages.into_iter().chain(programs) {
        let answer = server.ask("GET", path, &browser);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'; base-uri 'none'"),
            "{path}"
        );
        assert!(!answer.header("content-security-policy").contains("unsafe"), "{path}");
        assert!(
            answer.headers.get("server").is_none() && answer.headers.get("set-cookie").is_none(),
            "{path}"
        );
        assert!(answer.headers.get("strict-transport-security").is_none(), "{path}");
        let is_page = pages.contains(&path);
        assert_eq!(
            answer.header("access-control-allow-origin"),
            if is_page { "" } else { "*" },
            "{path}"
        );
        if answer.status >= 400 {
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            let kind = if is_page {
                "text/html; charset=utf-8"
            } else {
                "application/problem+json"
            };
            assert_eq!(answer.header("content-type"), kind, "{path}");
        }
    }
    let secure = Server::start_with(&["--public-url", "https://catalogue.example.org"]);
    assert_eq!(
        secure.get("/").header("strict-transport-security"),
        "max-age=63072000; includeSubDomains"
    );
}

#[test]
fn only_reading_is_allowed_and_the_answer_says_so() {
    let server = Server::start();
    for path in ["/en/", "/v1/components", "/v1/components/river-pay", "/livez"] {
        let options = server.raw(format!("OPTIONS {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes());
        assert!(options.starts_with("HTTP/1.1 204"), "{options}");
        assert!(options.contains("allow: GET, HEAD, OPTIONS"), "{options}");
        for method in ["PUT", "POST", "DELETE", "PATCH", "TRACE", "FOO", "get"] {
            let answer =
                server.raw(format!("{method} {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes());
            assert!(answer.starts_with("HTTP/1.1 405"), "{method} {path}: {answer}");
            assert!(answer.contains("allow: GET, HEAD, OPTIONS"), "{answer}");
            assert!(answer.contains("method-not-allowed"), "{answer}");
        }
    }
}

#[test]
fn answers_are_compressed_as_the_client_likes() {
    let server = Server::start();
    for encoding in ["br", "gzip", "zstd"] {
        let answer = server.ask_compressed("GET", "/v1/components", &[("accept-encoding", encoding)]);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("vary").contains("accept-encoding"));
        assert_eq!(answer.headers.get_all("vary").iter().count(), 1);
    }
    assert_eq!(
        server
            .ask_compressed("GET", "/v1/components", &[])
            .header("content-encoding"),
        ""
    );
}

#[test]
fn nothing_a_client_says_about_the_host_comes_back() {
    let server = Server::start();
    let ask = |extra: &str| {
        let answer = server.raw(
            format!("GET /c/river-pay HTTP/1.1\r\nhost: evil.example\r\n{extra}connection: close\r\n\r\n").as_bytes(),
        );
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    };

    let plain = ask("");

    assert!(!plain.contains("evil"));
    assert_eq!(
        plain,
        ask("x-forwarded-host: evil.example\r\nforwarded: host=evil.example\r\nx-forwarded-proto: https\r\n")
    );
}

#[test]
fn repeated_answers_are_the_same_bytes_with_and_without_memory_for_them() {
    for memory in ["32", "0"] {
        let server = Server::start_with(&["--response-cache-mib", memory]);

        let first = server.get("/v1/components?q=payments&facets=domain");
        let second = server.get("/v1/components?facets=domain&q=payments");

        assert_eq!(first.body, second.body);
        assert_eq!(first.header("etag"), second.header("etag"));
    }
}
