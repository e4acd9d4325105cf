//! Requests that try to hurt. Each gets a clear answer, and the server goes on.

use std::time::{Duration, Instant};

use super::server::is_client_error;
use super::{Answer, Server};

/// The server's share of an answer; the first request of a kind warms what is read lazily.
fn timed(server: &Server, path: &str) -> (Answer, Duration) {
    server.get(path);
    let start = Instant::now();
    (server.get(path), start.elapsed())
}

#[test]
fn hostile_questions_get_a_clear_answer_at_once() {
    let server = Server::start();
    let many = |unit: &str, count: usize| unit.repeat(count);
    let cases: Vec<(String, u16)> = vec![
        (format!("/v1/components?q={}", many("(", 2000)), 400),
        (format!("/v1/components?q={}", many("(", 500)), 200),
        (format!("/v1/components?q={}", many("NOT+", 120)), 200),
        (format!("/v1/components?q={}", many("%22", 170)), 200),
        (format!("/v1/components?q={}", many("a+", 250)), 200),
        (format!("/v1/components?q={}", many("word+", 1600)), 400),
        (format!("/v1/components?q={}", many("a", 512)), 200),
        (format!("/v1/components?q={}", many("x", 8000)), 400),
        (format!("/v1/components?q={}", many("a=b&", 2100)), 414),
        ("/v1/components?limit=0".to_owned(), 400),
        ("/v1/components?limit=10000000000000000000".to_owned(), 400),
        ("/v1/components?limit=-1".to_owned(), 400),
        ("/v1/components?q=%FF%FE".to_owned(), 400),
        ("/v1/components?q=%ED%A0%80".to_owned(), 400),
        ("/v1/components?q=%00".to_owned(), 400),
        ("/v1/components?q=a%0D%0Ab".to_owned(), 400),
        ("/v1/components?q=%".to_owned(), 400),
        ("/v1/components?q%5B%5D=a".to_owned(), 400),
        ("/v1/components?cursor=AAAA".to_owned(), 400),
        ("/v1/components/..%2F..%2Fetc%2Fpasswd".to_owned(), 404),
        ("/v1/components/river-pay%3Flang=fr".to_owned(), 404),
        ("/v1/components/river-pay%2F".to_owned(), 404),
        ("/v1/components/%00".to_owned(), 404),
        ("/v1/components/%FF".to_owned(), 400),
        (format!("/v1/components/{}", many("a", 8000)), 404),
        ("/v1/vocabularies/..%2Fdomains".to_owned(), 404),
        (format!("/v1/suggest?q={}", many("z", 512)), 200),
        ("/static/x/..%2F..%2FCargo.toml".to_owned(), 404),
    ];
    for (path, status) in cases {
        let shown: String = path.chars().take(60).collect();
        let (answer, time) = timed(&server, &path);
        assert_eq!(answer.status, status, "{shown}: {}", answer.body);
        assert!(time < Duration::from_millis(50), "{shown} took {time:?}");
        if is_client_error(status) && path.starts_with("/v1") {
            assert!(answer.json()["code"].is_string(), "{shown}");
        }
    }
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn malformed_requests_are_refused_and_nothing_is_smuggled() {
    let server = Server::start();
    let line = "GET /livez HTTP/1.1\r\nhost: a\r\n";
    let cases: [(&str, String, &str); 11] = [
        (
            "no host",
            "GET /livez HTTP/1.1\r\nconnection: close\r\n\r\n".to_owned(),
            "400",
        ),
        (
            "two hosts",
            format!("{line}host: b\r\nconnection: close\r\n\r\n"),
            "400",
        ),
        (
            "two lengths",
            format!("{line}content-length: 1\r\ncontent-length: 2\r\n\r\nab"),
            "400",
        ),
        ("a body", format!("{line}content-length: 5\r\n\r\nhello"), "413"),
        (
            "a chunked body",
            format!("{line}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
            "413",
        ),
        (
            "length and chunks",
            format!("{line}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /nope HTTP/1.1\r\n\r\n"),
            "4",
        ),
        ("a folded header", format!("{line}x: a\r\n b\r\n\r\n"), "400"),
        ("NUL in a header", format!("{line}x: a\0b\r\n\r\n"), "400"),
        (
            "a word of 60 kB",
            format!(
                "GET /v1/components?q={} HTTP/1.1\r\nhost: a\r\n\r\n",
                "a".repeat(60_000)
            ),
            "4",
        ),
        (
            "a head of 20 kB",
            format!("{line}x: {}\r\n\r\n", "a".repeat(20_000)),
            "431",
        ),
        ("65 headers", format!("{line}{}\r\n", "x: y\r\n".repeat(65)), "431"),
    ];
    for (name, request, status) in cases {
        let answer = server.raw(request.as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{name}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{name}: {answer}");
    }
    // HTTP/2 is not spoken: its preface ends the connection at once, without an answer.
    assert_eq!(server.raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "");
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn ten_thousand_words_are_refused_because_of_their_length() {
    let server = Server::start();
    let request = format!(
        "GET /v1/components?q={} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "a+".repeat(5000)
    );

    let answer = server.raw(request.as_bytes());

    assert!(answer.starts_with("HTTP/1.1 414"), "{}", &answer[..200]);
    assert!(answer.contains("address-too-long"));
}

#[test]
fn a_body_that_never_comes_is_not_waited_for() {
    let server = Server::start();
    let start = Instant::now();

    let answer = server.raw(b"POST /v1/components HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n");

    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
    assert!(answer.to_lowercase().contains("connection: close"));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn two_thousand_pipelined_requests_are_answered_in_order() {
    let server = Server::start();
    let mut bytes = "GET /livez HTTP/1.1\r\nhost: a\r\n\r\n".repeat(2000);
    bytes.push_str("GET /readyz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    let mut stream = server.connect();
    let mut writer = stream.try_clone().unwrap();
    let writing = std::thread::spawn(move || std::io::Write::write_all(&mut writer, bytes.as_bytes()));

    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();

    writing.join().unwrap().unwrap();
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2001);
}
