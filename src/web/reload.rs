//! Takes up changed catalogue files while the server runs. Whatever goes wrong, the generation before keeps answering.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};

use super::state::{App, ReloadOutcome, ReloadReport};
use crate::catalogue::{self, Problem, Reading, Severity};
use crate::index::{self, IndexError};
use crate::search::Engine;

/// Where the catalogue and its index are.
#[derive(Debug, Clone)]
pub struct Source {
    /// Directory of the catalogue files.
    pub catalogue: PathBuf,
    /// Directory of the index generations.
    pub index: PathBuf,
}

impl Source {
    /// Reads and checks the catalogue as of today in UTC: the same files give the same report everywhere.
    #[must_use]
    pub fn read(&self) -> Reading {
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        catalogue::read(&self.catalogue, today)
    }

    /// Opens a generation of this catalogue, building it when there is none.
    ///
    /// # Errors
    /// [`IndexError`] when it can be neither found nor built.
    pub fn open(&self, reading: &Reading) -> Result<Engine, IndexError> {
        Engine::open(&index::ensure(&reading.catalogue, &self.index, &|_, _| ())?)
    }
}

/// Asks for a reload. Requests that come while one waits are one request.
#[derive(Debug, Clone)]
pub struct Trigger(SyncSender<()>);

impl Trigger {
    /// Asks for a reload and returns at once.
    pub fn pull(&self) {
        // A full channel means that a reload is already waiting: it will see the newest files.
        let _ = self.0.try_send(());
    }
}

/// Starts the thread that reloads when its trigger is pulled. It ends when the last trigger is dropped.
///
/// # Errors
/// When the system gives no thread.
pub fn start(app: Arc<App>, source: Source) -> std::io::Result<Trigger> {
    let (sender, receiver) = sync_channel(1);
    std::thread::Builder::new()
        .name("reload".to_owned())
        .spawn(move || run(&app, &source, &receiver))?;
    Ok(Trigger(sender))
}

fn run(app: &App, source: &Source, receiver: &Receiver<()>) {
    while receiver.recv().is_ok() {
        // One bad catalogue must not end reloading for good.
        let report = catch_unwind(AssertUnwindSafe(|| reload(app, source))).unwrap_or_else(|_| {
            tracing::error!("a reload panicked; the generation before keeps answering");
            ReloadReport::now(ReloadOutcome::Failed, &[])
        });
        app.record_reload(report);
    }
}

fn reload(app: &App, source: &Source) -> ReloadReport {
    let reading = source.read();
    let served = app.current();
    if !reading.is_servable() {
        log_problems(&reading.problems);
        tracing::error!(
            generation = served.name(),
            "the catalogue has errors; the generation before keeps answering"
        );
        return ReloadReport::now(ReloadOutcome::Refused, &reading.problems);
    }
    if reading.catalogue.digest == served.engine.manifest().catalogue_digest {
        return ReloadReport::now(ReloadOutcome::Unchanged, &reading.problems);
    }
    match source.open(&reading) {
        Ok(engine) => {
            log_problems(&reading.problems);
            let before = served.name().to_owned();
            app.switch(engine);
            tracing::info!(generation = app.current().name(), before, "a new generation answers");
            ReloadReport::now(ReloadOutcome::Switched, &reading.problems)
        }
        Err(error) => {
            let error = &error as &dyn std::error::Error;
            tracing::error!(
                error,
                generation = served.name(),
                "no new index; the generation before keeps answering"
            );
            ReloadReport::now(ReloadOutcome::Failed, &reading.problems)
        }
    }
}

impl ReloadReport {
    fn now(outcome: ReloadOutcome, problems: &[Problem]) -> Self {
        let errors = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .count();
        Self {
            outcome,
            at: Timestamp::now(),
            errors,
            warnings: problems.len() - errors,
        }
    }
}

/// Logs each problem with its place and rule.
pub fn log_problems(problems: &[Problem]) {
    for problem in problems {
        let Problem {
            rule,
            file,
            line,
            column,
            message,
            ..
        } = problem;
        match problem.severity {
            Severity::Error => tracing::error!(rule, file, line, column, message, "error in the catalogue"),
            Severity::Warning => tracing::warn!(rule, file, line, column, message, "warning in the catalogue"),
        }
    }
}

/// A running watch; it ends when dropped.
pub type Watch = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Pulls the trigger when files below the directory have changed and then stayed quiet for a while.
///
/// # Errors
/// When the system cannot watch the directory.
pub fn watch(directory: &Path, quiet: Duration, trigger: Trigger) -> notify::Result<Watch> {
    let mut watch = new_debouncer(quiet, None, move |result: DebounceEventResult| match result {
        Ok(events) => {
            if events.iter().any(is_change) {
                trigger.pull();
            }
        }
        // Events were lost, so anything may have changed.
        Err(_) => trigger.pull(),
    })?;
    watch.watch(directory, RecursiveMode::Recursive)?;
    Ok(watch)
}

/// Reading the catalogue opens its files, which is an event too: taken for a change, it would reload for ever.
fn is_change(event: &DebouncedEvent) -> bool {
    match event.event.kind {
        EventKind::Access(_) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}
