//! `dpi-catalogue publish`

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Args;
use jiff::Timestamp;

use super::{Outcome, print, today};
use crate::catalogue::{self, PUBLISHED_FILE, Publication};

/// Records in published.json what is new, changed, withdrawn or renamed since the last time. Feeds and /v1/changes tell it
/// from there. Exit status: 0 fine, 1 the catalogue has errors (or, with --check, something is not recorded), 2 could not run.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// Folder of the catalogue
    #[arg(long, value_name = "DIR", default_value = "catalogue", env = "DPI_CATALOGUE")]
    catalogue: PathBuf,
    /// Moment of publication; now when absent
    #[arg(long, value_name = "TIMESTAMP")]
    at: Option<Timestamp>,
    /// Writes nothing and only says what is not recorded
    #[arg(long)]
    check: bool,
}

impl Publish {
    pub fn run(self) -> anyhow::Result<Outcome> {
        ensure!(
            self.catalogue.is_dir(),
            "there is no folder {}: name the catalogue's folder with --catalogue",
            self.catalogue.display()
        );
        let reading = catalogue::read(&self.catalogue, today());
        ensure!(
            reading.is_servable(),
            "the catalogue has errors; see `dpi-catalogue check`"
        );
        // Seconds: the feeds and Last-Modified know no smaller ones.
        let now = self.at.unwrap_or_else(Timestamp::now);
        let now = Timestamp::from_second(now.as_second()).context("--at is out of range")?;
        let publication = catalogue::publish(&reading.catalogue, now);
        tell(&publication)?;
        if self.check {
            let is_told = publication.is_empty();
            return Ok(if is_told { Outcome::Fine } else { Outcome::ProblemsFound });
        }
        if !publication.is_empty() {
            let path = self.catalogue.join(PUBLISHED_FILE);
            fs::write(&path, publication.state.text())
                .with_context(|| format!("could not write {}", path.display()))?;
        }
        Ok(Outcome::Fine)
    }
}

fn tell(publication: &Publication) -> anyhow::Result<()> {
    print(|out| {
        for (what, ids) in [
            ("added", &publication.added),
            ("changed", &publication.changed),
            ("withdrawn", &publication.withdrawn),
            ("renamed", &publication.renamed),
        ] {
            for id in ids {
                writeln!(out, "{what} {id}")?;
            }
        }
        Ok(())
    })
}
