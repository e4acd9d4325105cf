//! `dpi-catalogue new`

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Args;

use crate::catalogue::{check_new_id, read, skeleton};
use crate::model::Slug;

use super::{Outcome, print, today};

/// Writes components/<id>.yaml with the required fields to fill in and an explanation of the others.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Id of the component: lower-case letters and digits in groups joined by hyphens; it never changes
    #[arg(value_parser = Slug::parse)]
    id: Slug,
    /// Folder of the catalogue
    #[arg(long, value_name = "DIR", default_value = "catalogue", env = "DPI_CATALOGUE")]
    catalogue: PathBuf,
}

impl New {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let folder = self.catalogue.join("components");
        ensure!(
            folder.is_dir(),
            "there is no folder {}: name the catalogue's folder with --catalogue",
            folder.display()
        );
        let today = today();
        check_new_id(&self.id, &read(&self.catalogue, today).catalogue)?;
        let path = folder.join(format!("{}.yaml", self.id));
        let mut file = fs::File::create_new(&path).with_context(|| format!("could not create {}", path.display()))?;
        file.write_all(skeleton(&self.id, today).as_bytes())
            .with_context(|| format!("could not write {}", path.display()))?;
        print(|out| {
            writeln!(
                out,
                "{} is yours to fill in; `dpi-catalogue check` names what is missing",
                path.display()
            )
        })?;
        Ok(Outcome::Fine)
    }
}
