//! `dpi-catalogue index`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::generation::prepare;
use super::{Outcome, print};
use crate::web::Source;

/// Checks the catalogue and makes sure that the index holds a whole generation of it. A running server takes it up by
/// itself. Exit status: 0 fine, 1 the catalogue has errors, 2 could not run.
#[derive(Debug, Args)]
pub(super) struct Index {
    /// Folder of the catalogue
    #[arg(long, value_name = "DIR", default_value = "catalogue", env = "DPI_CATALOGUE")]
    catalogue: PathBuf,
    /// Folder for index generations
    #[arg(long, value_name = "DIR", default_value = "index", env = "DPI_INDEX")]
    index: PathBuf,
}

impl Index {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let source = Source {
            catalogue: self.catalogue,
            index: self.index,
        };
        let Some((reading, directory)) = prepare(&source)? else {
            return Ok(Outcome::ProblemsFound);
        };
        let components = reading.catalogue.components.len();
        print(|out| writeln!(out, "{} holds {components} components", directory.display()))?;
        Ok(Outcome::Fine)
    }
}
