//! `check --links`, against a server on the loopback that stands for the whole internet.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use dpi_catalogue::catalogue::{Address, LINK_BROKEN, LinkReport, Reach, Severity, Visits, addresses, check_links};

use crate::support::{Copy, data};

/// A server that answers by path and remembers what it was asked.
struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    most_at_once: Arc<AtomicUsize>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
            most_at_once: Arc::default(),
        };
        let (asked, most, now) = (
            server.asked.clone(),
            server.most_at_once.clone(),
            Arc::new(AtomicUsize::new(0)),
        );
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (asked, most, now) = (asked.clone(), most.clone(), now.clone());
                thread::spawn(move || {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    answer(&mut stream.unwrap(), &asked);
                    now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        server
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Visits addresses below hosts that all lead to this server.
    fn visits(&self, hosts: &[&str]) -> Visits {
        let hosts: BTreeMap<_, _> = hosts.iter().map(|host| (format!("{host}:80"), self.address)).collect();
        Visits {
            pause: Duration::ZERO,
            timeout: Duration::from_millis(500),
            reach: Reach::Only(hosts),
            ..Visits::default()
        }
    }
}

fn answer(stream: &mut TcpStream, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap())
        .lines()
        .map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let request = first.trim_end_matches(" HTTP/1.1").to_owned();
    lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
    asked.lock().unwrap().push(request.clone());
    let (method, path) = request.split_once(' ').unwrap();
    let status = match path {
        "/gone" => "410 Gone",
        "/missing" => "404 Not Found",
        "/broken" => "503 Service Unavailable",
        "/forbidden" => "403 Forbidden",
        "/tired" => "429 Too Many Requests",
        "/page-only" if method == "HEAD" => "405 Method Not Allowed",
        "/loop" => "302 Found\r\nLocation: /loop",
        "/moved" => "301 Moved Permanently\r\nLocation: /here",
        "/inside" => "302 Found\r\nLocation: http://169.254.169.254/latest/meta-data",
        "/home" => "302 Found\r\nLocation: http://localhost/",
        _ => "200 OK",
    };
    if path == "/silent" {
        // Whoever waits is to give up first: reading ends when it hangs up.
        lines.for_each(drop);
        return;
    }
    // A body that never comes would keep a reader that reads it.
    let length = if status.contains("Location") { 0 } else { 1_000_000_000 };
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
}

/// The addresses of a catalogue in which the evidence of `river-pay` leads to the paths, all on one host.
fn with_paths(paths: &[&str]) -> Vec<Address> {
    let all = addresses(&data("catalogue"));
    let mut chosen = all.into_iter().take(paths.len()).collect::<Vec<_>>();
    assert_eq!(chosen.len(), paths.len());
    for (address, path) in chosen.iter_mut().zip(paths) {
        address.url = if path.starts_with('/') {
            format!("http://one.example{path}")
        } else {
            (*path).to_owned()
        };
    }
    chosen
}

fn messages(report: &LinkReport) -> BTreeSet<String> {
    report.problems.iter().map(|problem| problem.message.clone()).collect()
}

#[test]
fn every_distinct_address_is_found_once_with_its_place() {
    let copy = Copy::new();
    copy.replace("components/old-exchange.yaml", "https://", "https://withdrawn.example/");
    let shared = "https://registry.example.org/river-pay";
    copy.replace(
        "components/birth-ledger.yaml",
        "https://registry.example.org/birth-ledger",
        &format!("{shared}#top"),
    );

    let found = addresses(&copy.root());

    let distinct: BTreeSet<_> = found.iter().map(|address| address.url.as_str()).collect();
    assert_eq!(distinct.len(), found.len());
    for url in [
        "https://git.example.org/river-pay/switch",
        "https://docs.river-pay.example.org/",
    ] {
        assert!(distinct.contains(url), "{url}: {distinct:?}");
    }
    for file in [
        "organisations.yaml",
        "vocabularies/building-blocks.yaml",
        "collections/paying-families.yaml",
    ] {
        let text = copy.text(file);
        let url = text.split("url: ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
        assert!(distinct.contains(url), "{file}: {url}");
    }
    assert!(!found.iter().any(|address| address.url.contains("withdrawn.example")));
    let twice: Vec<_> = found
        .iter()
        .filter(|address| address.elsewhere > 0)
        .map(|address| &address.url)
        .collect();
    assert_eq!(twice, [shared]);
}

#[test]
fn what_leads_nowhere_is_a_warning_where_it_stands() {
    let server = Server::start();
    let links = with_paths(&[
        "/fine",
        "/gone",
        "/missing",
        "/broken",
        "/forbidden",
        "/page-only",
        "/moved",
        "/loop",
    ]);

    let report = check_links(&links, &server.visits(&["one.example"]), &|| ()).unwrap();

    assert_eq!((report.fine, report.refused, report.left_out), (3, 1, 0));
    let found = messages(&report);
    for message in [
        "/gone answers 410",
        "/missing answers 404",
        "/broken answers 503",
        "/loop redirects more than 5 times",
    ] {
        assert!(
            found.iter().any(|other| other.contains(message)),
            "{message}: {found:?}"
        );
    }
    assert_eq!(found.len(), 4);
    for problem in &report.problems {
        assert_eq!((problem.rule, problem.severity), (LINK_BROKEN, Severity::Warning));
        assert!(problem.file.contains("components/") && problem.line > 1 && problem.source.contains("https://"));
    }
}

#[test]
fn only_servers_that_do_not_know_head_are_asked_for_the_page() {
    let server = Server::start();
    let links = with_paths(&["/fine", "/page-only"]);

    check_links(&links, &server.visits(&["one.example"]), &|| ()).unwrap();

    assert_eq!(server.asked(), ["HEAD /fine", "HEAD /page-only", "GET /page-only"]);
}

#[test]
fn a_host_is_asked_one_thing_at_a_time_and_left_alone_when_it_asks_for_rest() {
    let server = Server::start();
    let links = with_paths(&["/a", "/b", "/c", "/tired", "/d", "/e"]);

    let report = check_links(&links, &server.visits(&["one.example"]), &|| ()).unwrap();

    assert_eq!((report.fine, report.left_out, report.problems.len()), (3, 3, 0));
    assert_eq!(server.asked(), ["HEAD /a", "HEAD /b", "HEAD /c", "HEAD /tired"]);
    assert_eq!(server.most_at_once.load(Ordering::SeqCst), 1);
}

#[test]
fn a_silent_host_is_given_up_soon() {
    let server = Server::start();
    let links = with_paths(&["/silent", "/silent", "/silent", "/silent", "/silent"]);

    let report = check_links(&links, &server.visits(&["one.example"]), &|| ()).unwrap();

    assert_eq!(report.problems.len(), 5);
    assert!(
        messages(&report)
            .iter()
            .all(|message| message.contains("does not answer in time"))
    );
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn links_and_redirects_into_private_networks_are_not_followed() {
    let server = Server::start();
    let port = server.address.port();
    let inside = format!("http://127.0.0.1:{port}/secret");
    let mapped = format!("http://[::ffff:127.0.0.1]:{port}/secret");
    let links = with_paths(&["/inside", "/home", &inside, &mapped]);

    let report = check_links(&links, &server.visits(&["one.example"]), &|| ()).unwrap();

    let found = messages(&report);
    assert_eq!(found.len(), 4, "{found:?}");
    let private = found
        .iter()
        .filter(|message| message.contains("leads into a private network"));
    assert_eq!(private.count(), 3, "{found:?}");
    assert!(server.asked().iter().all(|asked| !asked.contains("secret")));

    // As people run it, where every public machine may be asked.
    let as_usual = Visits {
        reach: Reach::Public,
        timeout: Duration::from_millis(500),
        ..Visits::default()
    };
    let report = check_links(&with_paths(&[&inside]), &as_usual, &|| ()).unwrap();
    assert!(
        report.problems[0].message.contains("leads into a private network"),
        "{report:?}"
    );
    assert!(server.asked().iter().all(|asked| !asked.contains("secret")));
}

#[test]
fn no_more_than_the_limit_is_visited() {
    let server = Server::start();
    let links = with_paths(&["/a", "/b", "/c"]);
    let visits = Visits {
        limit: 2,
        ..server.visits(&["one.example"])
    };
    let done = AtomicUsize::new(0);

    let report = check_links(&links, &visits, &|| {
        done.fetch_add(1, Ordering::SeqCst);
    })
    .unwrap();

    assert_eq!((report.fine, report.left_out, done.into_inner()), (2, 1, 2));
}

#[test]
fn without_a_network_nothing_is_said_about_links() {
    let nowhere = Visits {
        reach: Reach::Only(BTreeMap::new()),
        ..Visits::default()
    };

    assert!(check_links(&addresses(&data("catalogue")), &nowhere, &|| ()).is_none());
}
