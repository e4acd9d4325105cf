//! The program `dpi-catalogue`. Everything it does is in the library.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use dpi_catalogue::cli::Cli;

/// The system's allocator gives little back after a reload.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            // Nobody may be listening on standard error; the exit status still tells.
            drop(writeln!(io::stderr(), "error: {error:#}"));
            ExitCode::from(2)
        }
    }
}
