//! `dpi-catalogue openapi`

use std::io::Write;

use clap::Args;

use super::{Outcome, print};
use crate::web::document_text;

/// Prints the description of the API (OpenAPI 3.1): the content of openapi.json.
#[derive(Debug, Args)]
pub(super) struct Openapi {}

impl Openapi {
    #[expect(clippy::unused_self, reason = "every subcommand is run the same way")]
    pub fn run(self) -> anyhow::Result<Outcome> {
        print(|out| out.write_all(document_text().as_bytes()))?;
        Ok(Outcome::Fine)
    }
}
