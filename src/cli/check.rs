//! `dpi-catalogue check`

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use crate::catalogue::{self, Fixed, Problem, Quality, RULES, Rule, Visits};

use super::{Outcome, print, today};

/// Reads every file of the catalogue, never stops at the first fault, and reports each problem with its place, its rule and
/// what to write instead. Exit status: 0 fine or warnings only, 1 errors found, 2 could not run.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folder of the catalogue
    #[arg(long, value_name = "DIR", default_value = "catalogue", env = "DPI_CATALOGUE")]
    catalogue: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Repairs what is mechanical first: order of lists, form of files, white space
    #[arg(long)]
    fix: bool,
    /// Lets warnings fail, too
    #[arg(long)]
    strict: bool,
    /// Adds figures on how complete the catalogue is: fields, terms, languages, evidence, reviews
    #[arg(long)]
    report: bool,
    /// Visits every address, too, when a network is there; those that fail are warnings
    #[arg(long)]
    links: bool,
    /// The most addresses to visit
    #[arg(long, value_name = "N", requires = "links")]
    links_limit: Option<usize>,
    /// Hosts to visit at once; one host is never asked twice at once
    #[arg(long, value_name = "N", requires = "links", default_value_t = 8, value_parser = RangedU64ValueParser::<usize>::new().range(1..=64))]
    links_at_once: usize,
    /// Lists the rules instead
    #[arg(long)]
    rules: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people, with the line and a caret
    Text,
    /// For programs
    Json,
    /// For continuous integration (workflow commands of GitHub and Forgejo)
    Annotations,
}

impl Check {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if self.rules {
            print(list_rules)?;
            return Ok(Outcome::Fine);
        }
        ensure!(
            self.catalogue.is_dir(),
            "there is no folder {}: name the catalogue's folder with --catalogue",
            self.catalogue.display()
        );
        if self.fix {
            let fixed = catalogue::fix(&self.catalogue).context("could not repair the catalogue")?;
            tell(&fixed);
        }
        let mut reading = catalogue::read(&self.catalogue, today());
        if self.links {
            reading.problems.extend(self.visit_links());
            reading.problems.sort();
        }
        let figures = self
            .report
            .then(|| catalogue::quality(&reading.catalogue, &reading.exceptions));
        self.write(&reading.problems, figures.as_ref())?;
        // A review date that passes must not stop everybody's work, so warnings fail only where that is asked for.
        let fine = if self.strict {
            reading.problems.is_empty()
        } else {
            reading.is_servable()
        };
        Ok(if fine { Outcome::Fine } else { Outcome::ProblemsFound })
    }

    /// Visits the addresses and says on standard error how it went.
    fn visit_links(&self) -> Vec<Problem> {
        let addresses = catalogue::addresses(&self.catalogue);
        let visits = Visits {
            at_once: self.links_at_once,
            limit: self.links_limit.unwrap_or(usize::MAX),
            ..Visits::default()
        };
        let total = addresses.len().min(visits.limit);
        let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
        let report = catalogue::check_links(&addresses, &visits, &|| bar.inc(1));
        bar.finish_and_clear();
        let summary = match &report {
            None => "links were not visited: no network is there".to_owned(),
            Some(report) => format!(
                "links: {} lead somewhere, {} fail, {} do not answer programs, {} were left out",
                report.fine,
                report.problems.len(),
                report.refused,
                report.left_out
            ),
        };
        // Nobody may be listening; the report holds what matters.
        drop(writeln!(io::stderr(), "{summary}"));
        report.map(|report| report.problems).unwrap_or_default()
    }

    /// Problems first, then the figures. With figures, JSON is one object with both.
    fn write(&self, problems: &[Problem], figures: Option<&Quality>) -> anyhow::Result<()> {
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        print(|out| {
            match (self.format, figures) {
                (Format::Json, Some(figures)) => {
                    let answer = serde_json::json!({ "problems": problems, "report": figures });
                    serde_json::to_writer_pretty(&mut *out, &answer)?;
                    return writeln!(out);
                }
                (Format::Json, None) => catalogue::write_json(problems, out)?,
                (Format::Text, _) => catalogue::write_text(problems, colour, out)?,
                (Format::Annotations, _) => catalogue::write_annotations(problems, out)?,
            }
            let Some(figures) = figures else { return Ok(()) };
            writeln!(out)?;
            catalogue::write_quality_text(figures, out)
        })
    }
}

fn list_rules(out: &mut Vec<u8>) -> io::Result<()> {
    for Rule {
        name,
        severity,
        summary,
        ..
    } in RULES
    {
        writeln!(out, "{name:<30} {:<8} {summary}", severity.word())?;
    }
    Ok(())
}

/// Says on standard error what was repaired, so that reports stay reports.
fn tell(fixed: &Fixed) {
    let mut out = io::stderr().lock();
    for file in &fixed.changed {
        // Nobody may be listening; the files are repaired all the same.
        drop(writeln!(out, "repaired {file}"));
    }
    for file in &fixed.skipped {
        drop(writeln!(
            out,
            "left alone {file}: it has comments, unknown fields or empty ones that would be lost"
        ));
    }
}
