//! The program itself: signals, log, exit status.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::Copy;

/// The running program. It is killed when a test fails. Its log is read at the end only, so a test that asks without
/// counting has to keep the log short: a full pipe would stop the program.
struct Program {
    child: Child,
    address: String,
    greeting: Vec<String>,
    _index: tempfile::TempDir,
    catalogue: Copy,
}

impl Program {
    fn start(flags: &[&str]) -> Self {
        let catalogue = Copy::new();
        let index = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
            .args(["--listen", "127.0.0.1:0", "--watch-quiet-ms", "20", "--catalogue"])
            .arg(catalogue.root())
            .arg("--index")
            .arg(index.path())
            .args(flags)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let greeting: Vec<String> = lines.map_while(Result::ok).take(4).collect();
        let address = greeting[0]
            .split("http://")
            .nth(1)
            .unwrap()
            .trim_end_matches('/')
            .to_owned();
        Self {
            child,
            address,
            greeting,
            _index: index,
            catalogue,
        }
    }

    fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, extra: &str) -> String {
        self.send(format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{extra}\r\n").as_bytes())
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Waits for the end; gives the exit status and the log.
    fn end(mut self) -> (Option<i32>, String) {
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        (self.child.wait().unwrap().code(), log)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn the_program_alone_serves_and_says_where() {
    let program = Program::start(&[]);

    let answer = program.get("/v1/components", "");

    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(program.greeting[0].contains("6 components"), "{:?}", program.greeting);
    assert!(
        program.greeting[2].contains("curl 'http://127.0.0.1:"),
        "{:?}",
        program.greeting
    );
}

#[cfg(unix)]
#[test]
fn nothing_about_who_asked_or_for_what_is_in_the_log() {
    let token = "canary8841";
    let program = Program::start(&["--log", "debug", "--log-format", "json", "--drain-delay-seconds", "0"]);
    let headers = format!(
        "user-agent: {token}\r\nreferer: http://{token}/\r\nx-forwarded-for: {token}\r\ncookie: a={token}\r\n\
         x-request-id: {token} bad\r\n"
    );
    let paths = [
        format!("/v1/components?q={token}"),
        format!("/v1/components?{token}=1&q=a"),
        format!("/v1/components/{token}"),
        format!("/{token}"),
        format!("/?q={token}"),
        format!("/en/search?q={token}"),
        format!("/v1/suggest?q={token}"),
        format!("/v1/export.ndjson?q={token}"),
        format!("/c/{token}%0A%1B"),
    ];
    for path in &paths {
        program.get(path, &headers);
    }
    program.send(format!("{token} / HTTP/1.1\r\nhost: {token}\r\n\r\n").as_bytes());
    program.send(format!("GET / {token}\r\n\r\n").as_bytes());
    program.send(format!("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n{token}").as_bytes());

    program.signal("TERM");
    let (status, log) = program.end();

    assert_eq!(status, Some(0), "{log}");
    assert!(!log.contains(token), "{log}");
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let requests: Vec<_> = lines.iter().filter(|line| line["target"] == "request").collect();
    assert_eq!(requests.len(), paths.len() + 2, "{log}");
    assert_eq!(requests[0]["route"], "/v1/components");
    assert_eq!(requests[0]["status"], 200);
    for name in ["ms", "bytes", "request_id", "generation", "method"] {
        assert!(!requests[0][name].is_null(), "{name}: {}", requests[0]);
    }
}

#[cfg(unix)]
#[test]
fn stopping_is_announced_first_and_ends_in_time_whatever_clients_do() {
    let program = Program::start(&[
        "--drain-delay-seconds",
        "1",
        "--drain-limit-seconds",
        "1",
        "--log",
        "warn",
    ]);
    let mut half = TcpStream::connect(&program.address).unwrap();
    half.write_all(b"GET /livez HTTP/1.1\r\nho").unwrap();
    assert!(program.get("/readyz", "").starts_with("HTTP/1.1 200"));
    let start = Instant::now();

    program.signal("TERM");
    let ready = loop {
        let answer = program.get("/readyz", "");
        if !answer.starts_with("HTTP/1.1 200") {
            break answer;
        }
    };
    let search = program.get("/v1/components", "");
    let (status, log) = program.end();

    assert!(
        ready.starts_with("HTTP/1.1 503") && ready.contains("not-ready"),
        "{ready}"
    );
    assert!(
        search.starts_with("HTTP/1.1 200"),
        "requests are still answered: {search}"
    );
    assert_eq!(status, Some(0), "{log}");
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[cfg(unix)]
#[test]
fn a_second_signal_ends_at_once() {
    let program = Program::start(&["--drain-delay-seconds", "60", "--log", "warn"]);

    program.signal("TERM");
    while program.get("/readyz", "").starts_with("HTTP/1.1 200") {}
    program.signal("TERM");
    let (status, _) = program.end();

    assert_eq!(status, Some(1));
}

#[cfg(unix)]
#[test]
fn changed_files_are_taken_up_by_watching_and_by_signal() {
    for flags in [
        &["--watch", "true", "--log", "warn"][..],
        &["--watch", "false", "--log", "warn"][..],
    ] {
        let program = Program::start(flags);
        program
            .catalogue
            .replace("components/river-pay.yaml", "name: RiverPay", "name: RiverPay Two");
        if flags[1] == "false" {
            program.signal("HUP");
        }

        let start = Instant::now();
        while !program.get("/v1/components/river-pay", "").contains("RiverPay Two") {
            assert!(start.elapsed() < Duration::from_secs(20), "{flags:?}");
        }
    }
}

#[test]
fn a_catalogue_with_errors_is_not_served_and_the_report_names_the_place() {
    let catalogue = Copy::new();
    catalogue.replace("components/river-pay.yaml", "kind: software", "kind: teapot");
    for command in ["serve", "index"] {
        let index = tempfile::tempdir().unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
            .arg(command)
            .arg("--catalogue")
            .arg(catalogue.root())
            .arg("--index")
            .arg(index.path())
            .output()
            .unwrap();

        let report = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{report}");
        assert!(report.contains("components/river-pay.yaml:3:"), "{report}");
    }
}

#[test]
fn index_builds_a_generation_once_and_finds_it_again() {
    let catalogue = Copy::new();
    let index = tempfile::tempdir().unwrap();
    let run = || {
        let output = Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
            .args(["index", "--catalogue"])
            .arg(catalogue.root())
            .arg("--index")
            .arg(index.path())
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    };

    let first = run();

    assert!(first.contains("holds"), "{first}");
    assert_eq!(run(), first);
}

#[test]
fn the_description_of_the_api_is_printed() {
    let output = Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
        .arg("openapi")
        .output()
        .unwrap();

    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        dpi_catalogue::web::document_text()
    );
}

#[test]
fn settings_that_make_no_sense_are_refused_with_the_reason() {
    for (flag, value) in [
        ("--public-url", "ftp://x"),
        ("--public-url", "https://x/path"),
        ("--max-connections", "0"),
        ("--log", "a=b=c"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_dpi-catalogue"))
            .args(["serve", "--catalogue", "tests/data/catalogue", flag, value])
            .output()
            .unwrap();

        assert_eq!(output.status.code(), Some(2), "{flag} {value}");
        assert!(!output.stderr.is_empty());
    }
}
