//! Asks hosts for addresses: politely, within limits, without reading what they send.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::sync::Mutex;
use std::thread;

use ureq::config::Config;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};

use super::reach::{Guard, Reach};
use super::{Address, Visits};

/// What became of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// It leads somewhere.
    Fine,
    /// The host is there and does not want to answer this program.
    Refused,
    /// The host asked for rest, so it was left alone.
    NotAsked,
    /// It leads nowhere; why, as the end of a sentence.
    Broken(String),
}

/// Hosts that are tried to see whether there is a network.
const HOSTS_TRIED: usize = 5;
/// After so many addresses in a row without an answer, the others of the host are taken for the same.
const SILENT_IN_A_ROW: usize = 3;
/// As many redirects as a browser takes without complaint; longer chains are loops.
const MAX_REDIRECTS: u32 = 5;
const USER_AGENT: &str = concat!(
    "dpi-catalogue/",
    env!("CARGO_PKG_VERSION"),
    " (checks links of a public catalogue)"
);

/// Whether at least one of the hosts that are named most can be found.
pub(super) fn has_network(by_host: &[(String, Vec<&Address>)], reach: &Reach) -> bool {
    let tried = &by_host[..by_host.len().min(HOSTS_TRIED)];
    let found = thread::scope(|scope| {
        let searches: Vec<_> = tried
            .iter()
            .map(|(host, _)| scope.spawn(|| reach.finds(host)))
            .collect();
        searches.into_iter().any(|search| search.join().unwrap_or(false))
    });
    found || tried.is_empty()
}

/// Visits every address; several hosts at once, each host by one worker.
pub(super) fn visit_all<'a>(
    by_host: Vec<(String, Vec<&'a Address>)>,
    visits: &Visits,
    visited: &(dyn Fn() + Sync),
) -> Vec<(&'a Address, Answer)> {
    let workers = visits.at_once.clamp(1, by_host.len().max(1));
    let waiting = Mutex::new(VecDeque::from(by_host));
    let answers = Mutex::new(Vec::new());
    let next = || waiting.lock().ok()?.pop_front();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let agent = agent(visits);
                while let Some((_, addresses)) = next() {
                    let of_host = visit_host(&agent, &addresses, visits, visited);
                    if let Ok(mut answers) = answers.lock() {
                        answers.extend(of_host);
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_default()
}

fn agent(visits: &Visits) -> Agent {
    let config = Config::builder()
        .http_status_as_error(false)
        // A proxy would find and reach hosts for us, past the guard.
        .proxy(None)
        .max_redirects(MAX_REDIRECTS)
        .timeout_global(Some(visits.timeout))
        .user_agent(USER_AGENT)
        .build();
    let guard = Guard {
        reach: visits.reach.clone(),
        names: DefaultResolver::default(),
    };
    Agent::with_parts(config, DefaultConnector::new(), guard)
}

fn visit_host<'a>(
    agent: &Agent,
    addresses: &[&'a Address],
    visits: &Visits,
    visited: &(dyn Fn() + Sync),
) -> Vec<(&'a Address, Answer)> {
    let mut answers = Vec::new();
    let mut rest_asked = false;
    let mut silent = 0;
    let mut last_fault = String::new();
    for address in addresses {
        let answer = if rest_asked {
            Answer::NotAsked
        } else if silent >= SILENT_IN_A_ROW {
            Answer::Broken(last_fault.clone())
        } else {
            if !answers.is_empty() {
                thread::sleep(visits.pause);
            }
            let visit = visit(agent, &address.url, visits);
            rest_asked = visit.asks_for_rest;
            silent = if visit.is_silent { silent + 1 } else { 0 };
            if let Answer::Broken(fault) = &visit.answer {
                last_fault.clone_from(fault);
            }
            visit.answer
        };
        visited();
        answers.push((*address, answer));
    }
    answers
}

struct Visit {
    answer: Answer,
    /// The host said that it was asked too often.
    asks_for_rest: bool,
    /// The host did not answer at all.
    is_silent: bool,
    /// Asking for the page would say nothing else.
    is_settled: bool,
}

/// Asks for the head, then, as some servers know only whole pages, for the page. The page itself is not read.
fn visit(agent: &Agent, url: &str, visits: &Visits) -> Visit {
    let head = judge(agent.head(url).call().map(|response| response.status().as_u16()));
    if head.is_settled {
        return head;
    }
    thread::sleep(visits.pause);
    judge(agent.get(url).call().map(|response| response.status().as_u16()))
}

fn judge(answer: Result<u16, Error>) -> Visit {
    let status = match answer {
        Ok(status) => status,
        Err(error) => return fault(&error),
    };
    let answer = match status {
        429 => Answer::NotAsked,
        404 | 410 | 500.. => Answer::Broken(format!("answers {status}")),
        400..500 => Answer::Refused,
        _ => Answer::Fine,
    };
    Visit {
        is_settled: matches!(answer, Answer::Fine | Answer::NotAsked),
        asks_for_rest: answer == Answer::NotAsked,
        is_silent: false,
        answer,
    }
}

/// What went wrong, as the end of a sentence.
fn fault(error: &Error) -> Visit {
    let (fault, is_silent) = match error {
        Error::Timeout(_) => ("does not answer in time".to_owned(), true),
        Error::HostNotFound => ("names a host that cannot be found".to_owned(), true),
        Error::TooManyRedirects => (format!("redirects more than {MAX_REDIRECTS} times"), false),
        Error::Tls(_) | Error::Rustls(_) => (format!("has no valid certificate ({error})"), false),
        Error::Io(error) => match error.kind() {
            ErrorKind::PermissionDenied => ("leads into a private network and was not visited".to_owned(), false),
            ErrorKind::ConnectionRefused => ("refuses connections".to_owned(), true),
            ErrorKind::TimedOut => ("does not answer in time".to_owned(), true),
            _ => (format!("cannot be reached ({error})"), true),
        },
        other => (format!("cannot be read ({other})"), false),
    };
    Visit {
        answer: Answer::Broken(fault),
        asks_for_rest: false,
        is_silent,
        // A server that stumbles over HEAD may know GET.
        is_settled: !matches!(error, Error::Protocol(_) | Error::Http(_)),
    }
}
