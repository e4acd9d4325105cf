//! `dpi-catalogue import`

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};

use crate::catalogue::{self, Draft, IMPORT_MAX_BYTES, Import as Request, ImportFormat};
use crate::model::Slug;

use super::{Outcome, print, today};

/// Writes components/<id>.yaml as a draft: facts with the source as their evidence, and questions as comments. Summary and
/// description are yours to write; contacts are dropped.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// What the file is
    #[arg(value_enum)]
    format: Format,
    /// The file
    file: PathBuf,
    /// Id of the component; made from its name when not given
    #[arg(long, value_parser = Slug::parse)]
    id: Option<Slug>,
    /// Address where the file was read, best a permanent one
    #[arg(long, value_name = "URL")]
    source_url: Option<String>,
    /// Prints the draft and writes nothing
    #[arg(long)]
    print: bool,
    /// Folder of the catalogue
    #[arg(long, value_name = "DIR", default_value = "catalogue", env = "DPI_CATALOGUE")]
    catalogue: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// publiccode.yml, version 0.7 and before
    Publiccode,
    /// A record of the registry of digital public goods, as JSON
    Dpga,
}

impl Import {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let folder = self.catalogue.join("components");
        ensure!(
            folder.is_dir(),
            "there is no folder {}: name the catalogue's folder with --catalogue",
            folder.display()
        );
        let bytes = read_bounded(&self.file).with_context(|| format!("could not read {}", self.file.display()))?;
        let request = Request {
            format: match self.format {
                Format::Publiccode => ImportFormat::Publiccode,
                Format::Dpga => ImportFormat::Dpga,
            },
            bytes: &bytes,
            id: self.id.as_ref(),
            source_url: self.source_url.as_deref(),
        };
        let today = today();
        let known = catalogue::read(&self.catalogue, today).catalogue;
        let draft = catalogue::import(request, &known, today)
            .with_context(|| format!("could not make a draft from {}", self.file.display()))?;
        tell(&draft);
        if self.print {
            print(|out| out.write_all(draft.text.as_bytes()))?;
            return Ok(Outcome::Fine);
        }
        let path = folder.join(format!("{}.yaml", draft.id));
        let mut file = fs::File::create_new(&path).with_context(|| format!("could not create {}", path.display()))?;
        file.write_all(draft.text.as_bytes())
            .with_context(|| format!("could not write {}", path.display()))?;
        print(|out| {
            let (path, questions) = (path.display(), draft.questions);
            writeln!(
                out,
                "{path} is a draft with {questions} questions; `dpi-catalogue check` names what is missing"
            )
        })?;
        Ok(Outcome::Fine)
    }
}

/// Reads a byte more than is allowed, so that too much is noticed and never held.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(IMPORT_MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Says on standard error what did not come along.
fn tell(draft: &Draft) {
    let mut out = io::stderr().lock();
    for what in &draft.dropped {
        // Nobody may be listening; the draft is the same.
        drop(writeln!(out, "dropped {what}: the catalogue names no persons"));
    }
    drop(writeln!(
        out,
        "not copied: summary, description and features are written anew"
    ));
}
