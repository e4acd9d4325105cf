//! Settings: a flag, then a `DPI_*` variable, then the default. There is no settings file.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use url::Url;

/// Everything that can be set. `docs/OPERATING.md` has the same as a table.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Directory of the catalogue files.
    #[arg(long, env = "DPI_CATALOGUE", value_name = "DIRECTORY", default_value = "catalogue")]
    pub catalogue: PathBuf,
    /// Directory for index generations; safe to delete, rebuilt from the catalogue.
    #[arg(long, env = "DPI_INDEX", value_name = "DIRECTORY", default_value = "index")]
    pub index: PathBuf,
    /// Address and port to listen on. Port 0 takes any free one.
    #[arg(long, env = "DPI_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Address under which the world reaches this server. With https, browsers are told to keep to it (HSTS).
    #[arg(long, env = "DPI_PUBLIC_URL", value_name = "URL", value_parser = parse_public_url)]
    pub public_url: Option<Url>,
    /// Where to report a security problem: an https address or mailto:. It is published in /.well-known/security.txt, which
    /// does not exist without it.
    #[arg(long, env = "DPI_SECURITY_CONTACT", value_name = "URL", value_parser = parse_contact)]
    pub security_contact: Option<String>,
    /// Where a correction to an entry is proposed; `{id}` in it becomes the component's id. Without it pages lead to what the
    /// catalogue says about corrections.
    #[arg(long, env = "DPI_CORRECTIONS_URL", value_name = "URL", value_parser = parse_corrections)]
    pub corrections_url: Option<String>,
    /// Greatest number of open connections; lowered when the system allows fewer open files.
    #[arg(long, env = "DPI_MAX_CONNECTIONS", value_name = "NUMBER", default_value_t = 4096,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Seconds in which a request's head must arrive, and then its body; also how long an idle connection stays open. Behind a
    /// proxy it should be longer than the proxy keeps its own connections (75).
    #[arg(long, env = "DPI_HEADER_TIMEOUT_SECONDS", value_name = "SECONDS", default_value_t = 30,
          value_parser = clap::value_parser!(u64).range(1..=600))]
    pub header_timeout_seconds: u64,
    /// Seconds after which a connection is closed whose client does not take what is sent to it.
    #[arg(long, env = "DPI_WRITE_TIMEOUT_SECONDS", value_name = "SECONDS", default_value_t = 10,
          value_parser = clap::value_parser!(u64).range(1..=600))]
    pub write_timeout_seconds: u64,
    /// Searches that run at the same time; the number of processor cores when absent.
    #[arg(long, env = "DPI_SEARCH_PERMITS", value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub search_permits: Option<u32>,
    /// Milliseconds that a search waits for its turn before it is refused with 503.
    #[arg(long, env = "DPI_SEARCH_WAIT_MS", value_name = "MILLISECONDS", default_value_t = 300,
          value_parser = clap::value_parser!(u64).range(0..=60_000))]
    pub search_wait_ms: u64,
    /// Memory for finished answers, in MiB. 0 keeps none.
    #[arg(long, env = "DPI_RESPONSE_CACHE_MIB", value_name = "MIB", default_value_t = 32,
          value_parser = clap::value_parser!(u64).range(0..=65_536))]
    pub response_cache_mib: u64,
    /// Seconds after SIGTERM in which requests are still taken while /readyz already answers 503.
    #[arg(long, env = "DPI_DRAIN_DELAY_SECONDS", value_name = "SECONDS", default_value_t = 5,
          value_parser = clap::value_parser!(u64).range(0..=600))]
    pub drain_delay_seconds: u64,
    /// Seconds that open requests get to finish before the program ends.
    #[arg(long, env = "DPI_DRAIN_LIMIT_SECONDS", value_name = "SECONDS", default_value_t = 15,
          value_parser = clap::value_parser!(u64).range(0..=600))]
    pub drain_limit_seconds: u64,
    /// Whether a change of the catalogue files is taken up while running. SIGHUP works in any case.
    #[arg(long, env = "DPI_WATCH", value_name = "BOOLEAN", default_value_t = true, action = clap::ArgAction::Set)]
    pub watch: bool,
    /// Milliseconds of quiet after a change of the catalogue files before it is taken up.
    #[arg(long, env = "DPI_WATCH_QUIET_MS", value_name = "MILLISECONDS", default_value_t = 500,
          value_parser = clap::value_parser!(u64).range(10..=60_000))]
    pub watch_quiet_ms: u64,
    /// Form of the log lines.
    #[arg(long, env = "DPI_LOG_FORMAT", value_name = "FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// What is logged: a level (error, warn, info, debug), or levels by module.
    #[arg(long, env = "DPI_LOG", value_name = "FILTER", default_value = "info")]
    pub log: String,
}

/// Form of the log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl Settings {
    /// Searches that run at the same time.
    #[must_use]
    pub fn permits(&self) -> usize {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        self.search_permits.map_or(cores, |number| number as usize)
    }

    /// How long a search waits for its turn.
    #[must_use]
    pub const fn search_wait(&self) -> Duration {
        Duration::from_millis(self.search_wait_ms)
    }

    /// How long a head, and then a body, may take to arrive.
    #[must_use]
    pub const fn header_timeout(&self) -> Duration {
        Duration::from_secs(self.header_timeout_seconds)
    }

    /// Memory for finished answers, in bytes.
    #[must_use]
    pub const fn response_cache_bytes(&self) -> u64 {
        self.response_cache_mib * 1024 * 1024
    }

    /// Whether the world reaches this server through https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }
}

/// RFC 9116 wants an address that can be followed.
fn parse_contact(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(url.scheme(), "https" | "mailto") {
        Ok(url.into())
    } else {
        Err("give an address such as https://example.org/report or mailto:security@example.org".to_owned())
    }
}

/// The address with `{id}` where the component's id belongs. Ids are plain letters, digits and hyphens, so they fit anywhere.
fn parse_corrections(text: &str) -> Result<String, String> {
    let url = Url::parse(&text.replace("{id}", "id")).map_err(|error| error.to_string())?;
    if matches!(url.scheme(), "https" | "http" | "mailto") {
        Ok(text.to_owned())
    } else {
        Err(
            "give an address such as https://example.org/issues/new?title={id} or mailto:catalogue@example.org"
                .to_owned(),
        )
    }
}

/// A public address has no path, query or fragment: the catalogue lives at the root of its host.
fn parse_public_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if plain {
        Ok(url)
    } else {
        Err("give scheme and host only, such as https://catalogue.example.org".to_owned())
    }
}
