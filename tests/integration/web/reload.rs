//! Changed files are taken up while requests are answered.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Server;

const FILES: [&str; 6] = [
    "birth-ledger",
    "clinic-thread",
    "message-ferry",
    "open-passbook",
    "river-pay",
    "settlement-marks",
];

/// Writes the number of the state into every component's name.
fn mark(server: &Server, state: usize) {
    for id in FILES {
        let file = format!("components/{id}.yaml");
        let text = server.catalogue.text(&file);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let name = lines.iter_mut().find(|line| line.starts_with("name: ")).unwrap();
        let bare = name.split(" State ").next().unwrap().to_owned();
        *name = format!("{bare} State {state}");
        server.catalogue.write(&file, lines.join("\n") + "\n");
    }
}

fn status(server: &Server) -> Value {
    server.get("/v1/status").json()["data"].clone()
}

/// Asks until the state is as wished: the server's own clock decides, not a pause.
fn wait(server: &Server, wished: impl Fn(&Value) -> bool) -> Value {
    let start = Instant::now();
    loop {
        let now = status(server);
        if wished(&now) {
            return now;
        }
        assert!(start.elapsed() < Duration::from_secs(30), "never came: {now}");
    }
}

#[test]
fn fifty_reloads_under_load_mix_no_states_and_fail_no_request() {
    let server = Server::start();
    mark(&server, 0);
    let before = status(&server)["generation"].clone();
    server.trigger.pull();
    wait(&server, |now| now["generation"] != before);
    let stop = AtomicBool::new(false);
    let asked = AtomicUsize::new(0);

    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let answer = server.get("/v1/components?sort=name&fields=name");
                    assert_eq!(answer.status, 200, "{}", answer.body);
                    let body = answer.json();
                    let mut states: Vec<&str> = body["data"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|hit| hit["name"].as_str().unwrap().rsplit(' ').next().unwrap())
                        .collect();
                    assert_eq!(states.len(), FILES.len());
                    states.dedup();
                    assert_eq!(states.len(), 1, "{}", answer.body);
                    assert_eq!(body["meta"]["generation"], answer.header("x-generation"));
                    asked.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for state in 1..=50 {
            let before = status(&server)["generation"].clone();
            mark(&server, state);
            server.trigger.pull();
            wait(&server, |now| now["generation"] != before);
        }
        stop.store(true, Ordering::Relaxed);
    });

    assert!(asked.load(Ordering::Relaxed) > 50);
}

#[test]
fn a_catalogue_with_errors_leaves_the_state_before_in_service() {
    let server = Server::start();
    let before = status(&server);
    let file = "components/river-pay.yaml";
    let good = server.catalogue.text(file);

    server
        .catalogue
        .write(file, good.replace("kind: software", "kind: teapot"));
    server.trigger.pull();
    let refused = wait(&server, |now| now["last_reload"]["outcome"] == "refused");

    assert_eq!(refused["generation"], before["generation"]);
    assert_eq!(refused["degraded"], true);
    assert!(refused["last_reload"]["errors"].as_u64().unwrap() >= 1);
    assert_eq!(server.get("/readyz").status, 200);
    assert_eq!(server.get("/v1/components/river-pay").status, 200);

    server.catalogue.write(file, good);
    server.trigger.pull();
    let back = wait(&server, |now| now["last_reload"]["outcome"] == "unchanged");
    assert_eq!(back["degraded"], false);
}

#[test]
fn a_hundred_requests_to_reload_are_few_reloads() {
    let server = Server::start();
    for _ in 0..100 {
        server.trigger.pull();
    }

    let now = wait(&server, |now| now["last_reload"]["outcome"] == "unchanged");

    assert_eq!(now["degraded"], false);
}
