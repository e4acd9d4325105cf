//! A server for one test and a client that checks every answer of the API against its description.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use clap::Parser;
use dpi_catalogue::config::Settings;
use dpi_catalogue::search::Engine;
use dpi_catalogue::web::{self, App, End, Limits, Manners, Source, Trigger};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use ureq::http::{HeaderMap, Request, StatusCode};

use crate::support::Copy;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

/// The settings of a command line.
fn settings(flags: &[&str]) -> Settings {
    Line::parse_from(["test"].iter().chain(flags)).settings
}

/// A running server on a copy of the invented catalogue.
pub struct Server {
    pub address: SocketAddr,
    pub catalogue: Copy,
    pub trigger: Trigger,
    pub stop: CancellationToken,
    agent: ureq::Agent,
    running: Option<JoinHandle<End>>,
    _index: TempDir,
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Server {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    pub fn start_with(flags: &[&str]) -> Self {
        Self::start_on(Copy::new(), flags)
    }

    /// A server on a catalogue that the test has prepared.
    pub fn start_on(catalogue: Copy, flags: &[&str]) -> Self {
        Self::start_whole(catalogue, flags, |manners| manners)
    }

    /// A server with other manners.
    pub fn start_whole(catalogue: Copy, flags: &[&str], manners: fn(Manners) -> Manners) -> Self {
        let settings = settings(flags);
        let index = tempfile::tempdir().unwrap();
        let source = Source {
            catalogue: catalogue.root(),
            index: index.path().to_owned(),
        };
        let engine: Engine = source.open(&source.read()).unwrap();
        let app = Arc::new(App::new(engine, &settings));
        let trigger = web::start_reloading(Arc::clone(&app), source).unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let router = web::router(app, manners(Manners::new(settings.is_https())));
        let (limits, stopped) = (Limits::of(&settings), stop.clone());
        let running = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()
                .unwrap();
            let end = runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                web::serve(listener, router, limits, stopped).await
            });
            runtime.shutdown_timeout(Duration::from_secs(1));
            end
        });
        Self {
            address,
            catalogue,
            trigger,
            stop,
            agent: agent(),
            running: Some(running),
            _index: index,
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Sends a request and checks what the API answers against its description.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = self.agent.run(request.body(()).unwrap()).unwrap();
        let answer = Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_string().unwrap(),
        };
        if method == "GET" {
            check_against_description("get", path, &answer);
        }
        answer
    }

    /// Asks for what may be a picture: the body is text as far as it is any. Nothing is checked against the description.
    pub fn ask_bytes(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().uri(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = self.agent.run(request.body(()).unwrap()).unwrap();
        let body = response.body_mut().read_to_vec().unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Sends a body and checks what the API answers against its description.
    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Answer {
        let mut request = Request::post(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.as_ref().to_vec()).unwrap();
        let mut response = self.agent.run(request).unwrap();
        let answer = Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_string().unwrap(),
        };
        check_against_description("post", path, &answer);
        answer
    }

    /// Sends bytes as they are and returns everything until the server closes or falls silent.
    pub fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The server may answer and close before it has taken everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Stops the server and says how it ended.
    pub fn end(mut self) -> End {
        self.stop.cancel();
        self.running.take().unwrap().join().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.cancel();
        // Open connections of the agent are idle, so the server ends at once.
        if let Some(running) = self.running.take() {
            let _ = running.join();
        }
    }
}

pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .into()
}

/// The answer must be described: its status, and its body by the schema.
fn check_against_description(method: &str, path: &str, answer: &Answer) {
    let document = web::document();
    let Some(operation) = operation_of(document, method, path) else {
        return;
    };
    let status = answer.status.to_string();
    let response = resolve(document, &operation["responses"][&status]);
    assert!(
        response.is_object(),
        "{path} answered {status}, which is not described: {}",
        answer.body
    );
    let kind = answer.header("content-type");
    let schema = &response["content"][kind]["schema"];
    if answer.body.is_empty() {
        return;
    }
    assert!(
        schema.is_object(),
        "{path} answered {status} as {kind}, which is not described"
    );
    if !kind.ends_with("json") || kind == "application/x-ndjson" {
        return;
    }
    let whole = json!({ "components": document["components"], "allOf": [schema] });
    let validator = jsonschema::draft202012::new(&whole).unwrap();
    let body = answer.json();
    let errors: Vec<String> = validator
        .iter_errors(&body)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{path}: {errors:#?}\n{}", answer.body);
}

fn operation_of<'a>(document: &'a Value, method: &str, path: &str) -> Option<&'a Value> {
    let path = path.split('?').next().unwrap();
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |template: &str| {
        let wanted: Vec<&str> = template.split('/').collect();
        wanted.len() == parts.len()
            && wanted
                .iter()
                .zip(&parts)
                .all(|(want, part)| want == part || want.starts_with('{'))
    };
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .find(|(template, item)| fits(template) && item[method].is_object())
        .map(|(_, item)| &item[method])
}

pub fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// Whether a status says that the client is at fault.
pub fn is_client_error(status: u16) -> bool {
    StatusCode::from_u16(status).is_ok_and(|status| status.is_client_error())
}

impl Server {
    /// Sends a request on a connection of its own; the body stays as it came, compressed or not.
    pub fn ask_compressed(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n");
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        request.push_str("\r\n");
        parse(&self.raw(request.as_bytes()))
    }
}

/// Takes an answer apart. A compressed body is not text; only whether there is one can be looked at.
pub fn parse(answer: &str) -> Answer {
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("no answer: {answer:?}"));
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers.append(ureq::http::HeaderName::try_from(name).unwrap(), value.parse().unwrap());
    }
    Answer {
        status,
        headers,
        body: body.to_owned(),
    }
}
