//! `dpi-catalogue completions`

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Outcome, print};

/// Prints completions for a shell, to be saved where the shell looks for them.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "dpi-catalogue", &mut text);
        print(|out| {
            out.append(&mut text);
            Ok(())
        })?;
        Ok(Outcome::Fine)
    }
}
