//! From the catalogue's files to an opened generation, with a report for people on the way.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use crate::catalogue::{self, Reading};
use crate::index;
use crate::web::Source;

/// The directory of a whole generation of the catalogue; none when the catalogue has errors, which are then reported.
///
/// # Errors
/// When there is no catalogue or the index cannot be built.
pub(super) fn prepare(source: &Source) -> anyhow::Result<Option<(Reading, PathBuf)>> {
    anyhow::ensure!(
        source.catalogue.is_dir(),
        "there is no folder {}: name the catalogue's folder with --catalogue",
        source.catalogue.display()
    );
    let reading = source.read();
    if !reading.is_servable() {
        report(&reading).context("could not write the report")?;
        return Ok(None);
    }
    let bar = progress_bar(reading.catalogue.components.len());
    let told = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let directory = index::ensure(&reading.catalogue, &source.index, &told)
        .with_context(|| format!("could not build the index in {}", source.index.display()))?;
    bar.finish_and_clear();
    Ok(Some((reading, directory)))
}

/// Reports go to standard error: standard output belongs to what was asked for.
fn report(reading: &Reading) -> io::Result<()> {
    let mut text = Vec::new();
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    catalogue::write_text(&reading.problems, colour, &mut text)?;
    io::stderr().lock().write_all(&text)
}

/// Silent where nobody watches.
fn progress_bar(components: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("indexing {bar:30} {pos}/{len}");
    ProgressBar::new(components as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
