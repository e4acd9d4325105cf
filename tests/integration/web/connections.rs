//! Many connections, slow ones, and the end of the server.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use dpi_catalogue::web::End;

use super::Server;

/// Times of requests one after another on one connection.
fn times(server: &Server, count: usize) -> Vec<Duration> {
    let request = b"GET /v1/components?q=payments HTTP/1.1\r\nhost: a\r\n\r\n";
    let mut stream = server.connect();
    stream.set_nodelay(true).unwrap();
    let mut times: Vec<Duration> = (0..count)
        .map(|_| {
            let start = Instant::now();
            stream.write_all(request).unwrap();
            read_answer(&mut stream);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

/// Reads one answer with a length.
fn read_answer(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "the server closed: {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .unwrap();
        if body.len() >= length.parse().unwrap() {
            return text.into_owned();
        }
    }
}

fn p99(times: &[Duration]) -> Duration {
    times[times.len() * 99 / 100]
}

#[test]
fn five_hundred_half_open_connections_do_not_slow_a_polite_client() {
    let server = Server::start();
    times(&server, 200);
    let idle = p99(&times(&server, 300));

    let halves: Vec<TcpStream> = (0..500)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET /livez HTTP/1.1\r\nhost: a\r\nx-sl").unwrap();
            stream
        })
        .collect();
    let busy = p99(&times(&server, 300));

    // The floor keeps the scheduler of a shared machine out of the comparison.
    let allowed = (idle * 2).max(Duration::from_millis(20));
    assert!(busy <= allowed, "idle {idle:?}, with half-open connections {busy:?}");
    drop(halves);
}

#[test]
fn silent_and_half_sent_requests_are_closed_in_time() {
    let server = Server::start_with(&["--header-timeout-seconds", "1"]);
    let start = Instant::now();
    let beginnings: [&[u8]; 4] = [
        b"",
        b"GET /livez HTTP/1.1\r\nhost:",
        b"PRI * HTTP/2.0\r\n",
        b"GET /livez HTTP/1.1\r\nhost: a\r\n\r\n",
    ];

    for beginning in beginnings {
        let mut stream = server.connect();
        stream.write_all(beginning).unwrap();
        let mut rest = Vec::new();
        // A reset is as good as an end.
        let _ = stream.read_to_end(&mut rest);
        assert!(start.elapsed() < Duration::from_secs(9), "{beginning:?}");
    }
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn connections_beyond_the_cap_wait_for_a_free_place() {
    let server = Server::start_with(&["--max-connections", "4", "--header-timeout-seconds", "1"]);
    let mut polite = server.connect();
    let silent: Vec<TcpStream> = (0..8).map(|_| server.connect()).collect();

    polite.write_all(b"GET /livez HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
    let answer = read_answer(&mut polite);

    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(silent);
    assert_eq!(server.get("/livez").status, 200);
}

#[test]
fn stopping_ends_idle_connections_at_once() {
    let server = Server::start();
    let mut idle = server.connect();
    idle.write_all(b"GET /livez HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
    read_answer(&mut idle);
    let start = Instant::now();

    let end = server.end();

    assert_eq!(end, End::Drained);
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn stopping_cuts_what_does_not_finish_within_the_limit() {
    let server = Server::start_with(&["--drain-limit-seconds", "1"]);
    let mut half = server.connect();
    half.write_all(b"GET /livez HTTP/1.1\r\nho").unwrap();
    // Once a later connection is answered, the half one has been taken too.
    server.get("/livez");
    let start = Instant::now();

    let end = server.end();

    assert_eq!(end, End::Cut(1));
    assert!(start.elapsed() < Duration::from_secs(4));
}
