//! Do the addresses of the catalogue still lead somewhere? Asked for by people, never by the server.

mod reach;
mod visit;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use url::Url;

use super::findings::{Findings, SourceFile};
use super::loaded::load;
use super::problem::{Place, Problem, Severity, harmless};
use super::rules::each_text;

pub use reach::Reach;

use visit::{Answer, has_network, visit_all};

/// The name under which links that fail are reported. It is no rule of the table: the answer depends on the day, so
/// nobody can promise it in an exception.
pub const LINK_BROKEN: &str = "link-broken";

/// An address with the first place where it stands.
#[derive(Debug, Clone)]
pub struct Address {
    /// The address without the part after `#`, which servers never see.
    pub url: String,
    /// How many further places name it.
    pub elsewhere: usize,
    /// The problem to report if it fails, still without a message.
    problem: Problem,
}

/// How links are visited.
#[derive(Debug, Clone)]
pub struct Visits {
    /// Hosts that are visited at once; one host is never asked twice at once.
    pub at_once: usize,
    /// Rest between two requests to one host.
    pub pause: Duration,
    /// The longest wait for one request, redirects included.
    pub timeout: Duration,
    /// The most addresses to visit.
    pub limit: usize,
    /// Which machines may be asked.
    pub reach: Reach,
}

impl Default for Visits {
    fn default() -> Self {
        Self {
            at_once: 8,
            // Slower than a person who clicks; a catalogue with a thousand links to one host then takes ten minutes.
            pause: Duration::from_millis(500),
            timeout: Duration::from_secs(10),
            limit: usize::MAX,
            reach: Reach::default(),
        }
    }
}

/// What visiting the links gave.
#[derive(Debug, Clone, Default)]
pub struct LinkReport {
    /// Addresses that lead somewhere.
    pub fine: usize,
    /// Addresses that answered, but not to a program: most of them ask for a browser or a login.
    pub refused: usize,
    /// Addresses that were left out: beyond the limit, or their host asked for rest.
    pub left_out: usize,
    /// Addresses that fail, as warnings, ordered by file and line.
    pub problems: Vec<Problem>,
}

/// Returns every distinct https address of the catalogue in a folder, in the order of files.
///
/// Withdrawn components are passed over: that their links die is part of the story.
#[must_use]
pub fn addresses(root: &Path) -> Vec<Address> {
    let (loaded, _) = load(root, &mut Findings::default());
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut addresses: Vec<Address> = Vec::new();
    for file in loaded
        .documents()
        .filter(|file| file.document.value.get("withdrawn").is_none())
    {
        each_text(&file.document.value, &mut |pointer, field, text| {
            if field != "url" || !text.starts_with("https://") {
                return;
            }
            let url = text.split('#').next().unwrap_or(text).to_owned();
            if let Some(at) = found.get(&url) {
                addresses[*at].elsewhere += 1;
                return;
            }
            found.insert(url.clone(), addresses.len());
            let problem = blank_problem(file, pointer);
            addresses.push(Address {
                url,
                elsewhere: 0,
                problem,
            });
        });
    }
    addresses
}

fn blank_problem(file: &SourceFile, pointer: &str) -> Problem {
    let place = Place::of(&file.document.places.value(pointer), &file.text);
    Problem {
        file: harmless(&file.shown),
        line: place.line,
        column: place.column,
        rule: LINK_BROKEN,
        severity: Severity::Warning,
        message: String::new(),
        help: "try it in a browser; if it is gone, link to where it moved or to an archived copy".to_owned(),
        length: place.length,
        source: place.source,
        source_column: place.source_column,
    }
}

/// Visits addresses, several hosts at once, each host one request at a time.
///
/// `visited` is told of each address that is done. Nothing comes back when no network is there: then none of the hosts
/// that are named most can be found.
#[must_use]
pub fn check_links(addresses: &[Address], visits: &Visits, visited: &(dyn Fn() + Sync)) -> Option<LinkReport> {
    let limited = &addresses[..addresses.len().min(visits.limit)];
    let by_host = by_host(limited);
    if !has_network(&by_host, &visits.reach) {
        return None;
    }
    let mut report = LinkReport {
        left_out: addresses.len() - limited.len(),
        ..LinkReport::default()
    };
    for (address, answer) in visit_all(by_host, visits, visited) {
        match answer {
            Answer::Fine => report.fine += 1,
            Answer::Refused => report.refused += 1,
            Answer::NotAsked => report.left_out += 1,
            Answer::Broken(fault) => report.problems.push(broken(address, &fault)),
        }
    }
    report.problems.sort();
    Some(report)
}

fn broken(address: &Address, fault: &str) -> Problem {
    let elsewhere = match address.elsewhere {
        0 => String::new(),
        1 => "; it stands in 1 more place".to_owned(),
        more => format!("; it stands in {more} more places"),
    };
    Problem {
        message: harmless(&format!("{} {fault}{elsewhere}", address.url)),
        ..address.problem.clone()
    }
}

/// Addresses by host and port, the hosts with most addresses first: they take longest.
fn by_host(addresses: &[Address]) -> Vec<(String, Vec<&Address>)> {
    let mut hosts: BTreeMap<String, Vec<&Address>> = BTreeMap::new();
    for address in addresses {
        let host = Url::parse(&address.url).ok().and_then(|url| {
            let host = url.host_str()?.to_owned();
            Some(format!("{host}:{}", url.port_or_known_default()?))
        });
        // What is no address is the business of the rule "url-malformed".
        if let Some(host) = host {
            hosts.entry(host).or_default().push(address);
        }
    }
    let mut hosts: Vec<_> = hosts.into_iter().collect();
    hosts.sort_by_key(|(_, addresses)| std::cmp::Reverse(addresses.len()));
    hosts
}
