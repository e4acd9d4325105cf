//! What every request shares: the current generation, which can be exchanged at any moment, and the turns for searching.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use arc_swap::ArcSwap;
use jiff::Timestamp;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::Serialize;
use utoipa::ToSchema;

use super::admission::Admission;
use super::body::Bodies;
use super::respond::Rendered;
use crate::config::Settings;
use crate::index::IndexError;
use crate::model::Catalogue;
use crate::search::Engine;

/// One opened index generation with the answers that it has already given.
///
/// A request loads it once and answers wholly from it, so no answer mixes two states of the catalogue.
pub struct Generation {
    /// Answers questions.
    pub engine: Engine,
    /// When this server began to serve it.
    pub loaded_at: Timestamp,
    answers: Cache<String, Rendered, Weight>,
    /// What files are checked against; made when the first file comes.
    catalogue: OnceLock<Catalogue>,
}

impl Generation {
    fn new(engine: Engine, cache_bytes: u64) -> Self {
        // An answer of 8 KiB is typical; the number only sizes the table.
        let items = usize::try_from(cache_bytes / 8192)
            .unwrap_or(usize::MAX)
            .clamp(16, 65_536);
        Self {
            engine,
            loaded_at: Timestamp::now(),
            answers: Cache::with_weighter(items, cache_bytes, Weight),
            catalogue: OnceLock::new(),
        }
    }

    /// Name of the generation.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.engine.manifest().generation
    }

    /// When this server began to serve the generation, for telling clients when an answer changed last: whatever it says, it
    /// has said since then. None within the same second, in which another generation could have come before.
    #[must_use]
    pub fn taken_up(&self) -> Option<Timestamp> {
        Some(self.loaded_at).filter(|at| at.as_second() < Timestamp::now().as_second())
    }

    /// The catalogue as far as other files can refer to it: see [`Engine::catalogue`].
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn catalogue(&self) -> Result<&Catalogue, IndexError> {
        if self.catalogue.get().is_none() {
            // Two requests at once do the work twice and keep one of the two, which are the same.
            let made = self.engine.catalogue()?;
            drop(self.catalogue.set(made));
        }
        Ok(self.catalogue.get_or_init(Catalogue::default))
    }

    /// A finished answer, if it is still known.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<Rendered> {
        self.answers.get(key)
    }

    /// Keeps a finished answer.
    pub fn keep(&self, key: String, answer: Rendered) {
        self.answers.insert(key, answer);
    }
}

#[derive(Debug, Clone, Copy)]
struct Weight;

impl Weighter<String, Rendered> for Weight {
    fn weight(&self, key: &String, answer: &Rendered) -> u64 {
        // 256: the entry itself and its place in the table.
        (key.len() + answer.body.len() + 256) as u64
    }
}

/// How the last attempt to take up changed catalogue files went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReloadReport {
    /// Outcome.
    pub outcome: ReloadOutcome,
    /// When it ended.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Number of errors found in the catalogue.
    pub errors: usize,
    /// Number of warnings found in the catalogue.
    pub warnings: usize,
}

impl ReloadReport {
    /// Whether an older state than the files' is served.
    #[must_use]
    pub const fn left_old_state(&self) -> bool {
        match self.outcome {
            ReloadOutcome::Refused | ReloadOutcome::Failed => true,
            ReloadOutcome::Switched | ReloadOutcome::Unchanged => false,
        }
    }
}

/// Outcome of an attempt to take up changed catalogue files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReloadOutcome {
    /// A new generation is served.
    Switched,
    /// The files say what is already served.
    Unchanged,
    /// The catalogue has errors; the generation before is still served.
    Refused,
    /// The index could not be built; the generation before is still served.
    Failed,
}

/// What the operator says about this server.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Address under which the world reaches this server, without a slash at its end.
    pub public_url: Option<String>,
    /// Where to report a security problem.
    pub security_contact: Option<String>,
    /// Where a correction is proposed, with `{id}` where the component's id belongs.
    pub corrections_url: Option<String>,
    /// Address under which the server listens, for links that must be whole although no public address is set.
    pub listen: String,
}

impl Site {
    /// A path with a host before it, as QR codes, pictures and citations need it: the public address, else the one on which
    /// the server listens. What a client writes into `Host` never gets into an answer that others may be given.
    #[must_use]
    pub fn permanent(&self, path: &str) -> String {
        match &self.public_url {
            Some(base) => format!("{base}{path}"),
            None => format!("http://{}{path}", self.listen),
        }
    }

    /// What stands before a path in an address: the public address, or nothing where none is set.
    #[must_use]
    pub fn base(&self) -> &str {
        self.public_url.as_deref().unwrap_or_default()
    }
}

/// The address on which a server is reached from its own machine.
fn listening(socket: SocketAddr) -> String {
    if socket.ip().is_unspecified() {
        format!("localhost:{}", socket.port())
    } else {
        socket.to_string()
    }
}

/// What every request shares.
pub struct App {
    current: ArcSwap<Generation>,
    /// The turns for searching.
    pub admission: Admission,
    /// The places for bodies of requests.
    pub bodies: Bodies,
    /// What the operator says about this server.
    pub site: Arc<Site>,
    cache_bytes: u64,
    draining: AtomicBool,
    reload: ArcSwap<Option<ReloadReport>>,
}

impl App {
    /// Serves a first generation.
    #[must_use]
    pub fn new(engine: Engine, settings: &Settings) -> Self {
        let cache_bytes = settings.response_cache_bytes();
        Self {
            current: ArcSwap::from_pointee(Generation::new(engine, cache_bytes)),
            admission: Admission::new(settings.permits(), settings.search_wait()),
            bodies: Bodies::new(settings.header_timeout()),
            site: Arc::new(Site {
                public_url: settings
                    .public_url
                    .as_ref()
                    .map(|url| url.as_str().trim_end_matches('/').to_owned()),
                security_contact: settings.security_contact.clone(),
                corrections_url: settings.corrections_url.clone(),
                listen: listening(settings.listen),
            }),
            cache_bytes,
            draining: AtomicBool::new(false),
            reload: ArcSwap::from_pointee(None),
        }
    }

    /// The generation that answers from now on. Load it once for each request.
    #[must_use]
    pub fn current(&self) -> Arc<Generation> {
        self.current.load_full()
    }

    /// Serves another generation from the next request on; requests that are being answered keep the old one.
    pub fn switch(&self, engine: Engine) {
        self.current.store(Arc::new(Generation::new(engine, self.cache_bytes)));
    }

    /// Whether the server is stopping.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// Says to load balancers that the server is stopping.
    pub fn begin_drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// How the last reload went; none when there was none.
    #[must_use]
    pub fn last_reload(&self) -> Option<ReloadReport> {
        self.reload.load().as_ref().clone()
    }

    /// Records how a reload went.
    pub fn record_reload(&self, report: ReloadReport) {
        self.reload.store(Arc::new(Some(report)));
    }
}
