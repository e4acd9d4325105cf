//! `dpi-catalogue schema`

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use crate::catalogue::{component_schema, field_guide, rule_guide};

use super::{Outcome, print};

/// Prints the JSON Schema (2020-12) of a component file, for editors.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Compares catalogue/component.schema.json with it instead
    #[arg(long)]
    check: bool,
    /// Prints the tables of catalogue/README.md instead: fields and rules
    #[arg(long, conflicts_with = "check")]
    guide: bool,
    /// Folder of the catalogue
    #[arg(long, value_name = "DIR", default_value = "catalogue", env = "DPI_CATALOGUE")]
    catalogue: PathBuf,
}

impl Schema {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if self.guide {
            print(|out| write!(out, "{}\n{}", field_guide(), rule_guide()))?;
            return Ok(Outcome::Fine);
        }
        let schema = serde_json::to_string_pretty(&component_schema())? + "\n";
        if !self.check {
            print(|out| out.write_all(schema.as_bytes()))?;
            return Ok(Outcome::Fine);
        }
        let path = self.catalogue.join("component.schema.json");
        let written = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        if written == schema {
            return Ok(Outcome::Fine);
        }
        let path = path.display();
        print(|out| writeln!(out, "{path} is out of date: run `dpi-catalogue schema > {path}`"))?;
        Ok(Outcome::ProblemsFound)
    }
}
