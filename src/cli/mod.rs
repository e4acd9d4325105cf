//! The front door: what the program can be asked to do. One file per subcommand.

mod check;
mod completions;
mod evaluate;
mod generation;
mod import;
mod index;
mod new;
mod openapi;
mod publish;
mod schema;
mod search;
mod serve;
mod signals;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Parser, Subcommand};

use crate::catalogue;
use crate::search::Engine;

/// A curated, searchable catalogue of open-source digital public infrastructure components.
///
/// Without a subcommand it serves the catalogue.
#[derive(Debug, Parser)]
#[command(
    name = "dpi-catalogue",
    version,
    about,
    max_term_width = 100,
    args_conflicts_with_subcommands = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::Serve,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks the catalogue, indexes it and serves pages and API
    Serve(Box<serve::Serve>),
    /// Checks the catalogue's files and reports every problem
    Check(check::Check),
    /// Checks the catalogue and builds its index
    Index(index::Index),
    /// Begins the file of a new component
    New(new::New),
    /// Drafts a component from what its owners reported elsewhere
    Import(import::Import),
    /// Records what is new, for feeds and changes
    Publish(publish::Publish),
    /// Prints the JSON Schema of a component file
    Schema(schema::Schema),
    /// Prints the description of the API
    Openapi(openapi::Openapi),
    Search(search::Search),
    Evaluate(evaluate::Evaluate),
    /// Prints completions for a shell
    Completions(completions::Completions),
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// The program did its work and found problems.
    ProblemsFound,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::ProblemsFound => Self::from(1),
        }
    }
}

impl Cli {
    /// Does what the command line asks for.
    ///
    /// # Errors
    /// When it could not be done. A reader that closed the pipe is no error.
    pub fn run(self) -> anyhow::Result<Outcome> {
        let Some(command) = self.command else {
            return self.serve.run();
        };
        match command {
            Command::Serve(command) => command.run(),
            Command::Check(command) => command.run(),
            Command::Index(command) => command.run(),
            Command::New(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Publish(command) => command.run(),
            Command::Schema(command) => command.run(),
            Command::Openapi(command) => command.run(),
            Command::Search(command) => command.run(),
            Command::Evaluate(command) => command.run(),
            Command::Completions(command) => command.run(),
        }
    }
}

/// Writes to standard output at once. `head` and the like may close it early: that is their good right.
fn print(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> anyhow::Result<()> {
    let mut text = Vec::new();
    write(&mut text)?;
    match io::stdout().lock().write_all(&text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Checks and indexes the catalogue where needed and opens its generation.
fn open_engine(catalogue: &Path, index: &Path) -> anyhow::Result<Engine> {
    let reading = catalogue::read(catalogue, today());
    if !reading.is_servable() {
        bail!("the catalogue has errors; see `dpi-catalogue check`");
    }
    let directory = crate::index::ensure(&reading.catalogue, index, &|_, _| {})?;
    Ok(Engine::open(&directory)?)
}

/// Today in UTC: the same catalogue gives the same report everywhere.
fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
