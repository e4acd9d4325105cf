//! `dpi-catalogue search`: the search in the terminal.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Outcome, open_engine, print};
use crate::model::Lang;
use crate::search::{Answer, Hit, Question};

/// Searches the catalogue in the terminal
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  dpi-catalogue search birth certificate\n  dpi-catalogue search --lang fr acte de naissance\n  \
                        dpi-catalogue search 'payments country:IN -card \"instant payments\"'"
)]
pub struct Search {
    /// What to look for: words, "a phrase", -without, field:value
    #[arg(required = true, num_args = 1..)]
    words: Vec<String>,
    /// Language of texts and labels: ar, en, es, fr, pt, ru or zh
    #[arg(long, default_value = "en", value_parser = language)]
    lang: Lang,
    /// Greatest number of components, 1 to 100
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=100))]
    limit: u8,
    /// Say how each score came about
    #[arg(long)]
    explain: bool,
    /// Folder of the catalogue files
    #[arg(long, env = "DPI_CATALOGUE", default_value = "catalogue", value_name = "FOLDER")]
    catalogue: PathBuf,
    /// Folder of the index generations
    #[arg(long, env = "DPI_INDEX", default_value = "index", value_name = "FOLDER")]
    index: PathBuf,
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| {
        let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
        format!("the catalogue speaks {}", known.join(", "))
    })
}

impl Search {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let engine = open_engine(Path::new(&self.catalogue), &self.index)?;
        let question = Question {
            text: self.words.join(" "),
            limit: usize::from(self.limit),
            lang: self.lang,
            explain: self.explain,
            ..Question::default()
        };
        let answer = engine.search(&question)?;
        print(|out| write_answer(&answer, out))?;
        Ok(Outcome::Fine)
    }
}

fn write_answer(answer: &Answer, out: &mut Vec<u8>) -> std::io::Result<()> {
    if let Some(correction) = &answer.suggestion {
        let what = if correction.applied {
            "searched for"
        } else {
            "did you mean"
        };
        writeln!(out, "{what}: {}", correction.text)?;
    }
    for notice in &answer.notices {
        writeln!(out, "note: {}", notice.message)?;
    }
    writeln!(out, "{} of {} components", answer.hits.len(), answer.total)?;
    for hit in &answer.hits {
        write_hit(hit, out)?;
    }
    Ok(())
}

fn write_hit(hit: &Hit, out: &mut Vec<u8>) -> std::io::Result<()> {
    writeln!(out, "\n{}  ({})\n  {}", hit.name, hit.id, hit.summary)?;
    for reason in &hit.matched_on {
        writeln!(out, "  {}: {}, from \"{}\"", reason.field, reason.value, reason.from)?;
    }
    for part in hit.explanation.iter().flat_map(|explanation| &explanation.parts) {
        writeln!(out, "  {:>8.2}  {}: {}", part.score, part.what, part.how)?;
    }
    if let (Some(score), Some(_)) = (hit.score, &hit.explanation) {
        writeln!(out, "  {score:>8.2}  in all")?;
    }
    Ok(())
}
