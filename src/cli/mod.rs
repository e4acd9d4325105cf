//! The front door: what the program can be asked to do. One file per subcommand.

mod check;
mod completions;
mod import;
mod new;
mod schema;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A curated, searchable catalogue of open-source digital public infrastructure components.
#[derive(Debug, Parser)]
#[command(name = "dpi-catalogue", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks the catalogue's files and reports every problem
    Check(check::Check),
    /// Begins the file of a new component
    New(new::New),
    /// Drafts a component from what its owners reported elsewhere
    Import(import::Import),
    /// Prints the JSON Schema of a component file
    Schema(schema::Schema),
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
        match self.command {
            Command::Check(command) => command.run(),
            Command::New(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Schema(command) => command.run(),
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

/// Today in UTC: the same catalogue gives the same report everywhere.
fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
