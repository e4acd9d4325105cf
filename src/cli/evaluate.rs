//! `dpi-catalogue evaluate`: how good the ranking is, against judged questions.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::{Outcome, open_engine, print};
use crate::search::{Evaluation, Settings, evaluate, parse_judgements};

/// Measures the ranking against judged questions: nDCG@10, MRR@10 and recall@10 by class
#[derive(Debug, Args)]
#[command(
    after_help = "A line a question: class, question and id:grade pairs, separated by tabs. Grades: 3 what the person \
                        wanted, 2 clearly useful, 1 related.\n\nExample:\n  dpi-catalogue evaluate queries.tsv --with prior=0.2 --with summary=6"
)]
pub struct Evaluate {
    /// File of judged questions
    judgements: PathBuf,
    /// Compares the ranking with one in which a number is changed; repeat for several
    #[arg(long, value_name = "NAME=NUMBER", value_parser = change)]
    with: Vec<(String, f32)>,
    /// Shows this many of the worst questions
    #[arg(long, default_value_t = 0, value_name = "COUNT")]
    worst: usize,
    /// Fails when a class scores less than this file says: a line a class, with its name and least nDCG@10
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Folder of the catalogue files
    #[arg(long, env = "DPI_CATALOGUE", default_value = "catalogue", value_name = "FOLDER")]
    catalogue: PathBuf,
    /// Folder of the index generations
    #[arg(long, env = "DPI_INDEX", default_value = "index", value_name = "FOLDER")]
    index: PathBuf,
}

fn change(text: &str) -> Result<(String, f32), String> {
    let (name, number) = text.split_once('=').ok_or("write NAME=NUMBER")?;
    let number: f32 = number.parse().map_err(|_| format!("\"{number}\" is not a number"))?;
    Settings::default().set(name, number).map_err(|names| {
        format!(
            "\"{name}\" is no number of the ranking; these are: {}",
            names.join(", ")
        )
    })?;
    Ok((name.to_owned(), number))
}

impl Evaluate {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let text = std::fs::read_to_string(&self.judgements)
            .with_context(|| format!("could not read {}", self.judgements.display()))?;
        let judgements = match parse_judgements(&text) {
            Ok(judgements) if judgements.is_empty() => bail!("{} holds no questions", self.judgements.display()),
            Ok(judgements) => judgements,
            Err((line, what)) => bail!("{}:{line}: {what}", self.judgements.display()),
        };
        let floors = self.floors.as_deref().map(read_floors).transpose()?.unwrap_or_default();
        let engine = open_engine(&self.catalogue, &self.index)?;
        let usual = evaluate(&engine, &judgements)?;
        let mut changed = None;
        if !self.with.is_empty() {
            let mut settings = Settings::default();
            for (name, number) in &self.with {
                settings.set(name, *number).ok();
            }
            changed = Some(evaluate(&engine.with_settings(settings), &judgements)?);
        }
        let below = below(&usual, &floors);
        print(|out| {
            write_classes(&usual, changed.as_ref(), out)?;
            write_worst(&usual, self.worst, out)?;
            if let Some(changed) = &changed {
                write_changes(&usual, changed, out)?;
            }
            for (class, least, found) in &below {
                writeln!(
                    out,
                    "below the floor: {class} scores {found:.3}, the floor is {least:.3}"
                )?;
            }
            Ok(())
        })?;
        Ok(if below.is_empty() {
            Outcome::Fine
        } else {
            Outcome::ProblemsFound
        })
    }
}

fn read_floors(path: &std::path::Path) -> anyhow::Result<BTreeMap<String, f64>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(index, line)| {
            let floor = line
                .split_once('\t')
                .and_then(|(class, least)| Some((class.to_owned(), least.trim().parse().ok()?)));
            floor.with_context(|| format!("{}:{}: write a class, a tab and a number", path.display(), index + 1))
        })
        .collect()
}

fn below(evaluation: &Evaluation, floors: &BTreeMap<String, f64>) -> Vec<(String, f64, f64)> {
    let classes = evaluation.by_class();
    let score = |class: &str| {
        classes
            .iter()
            .find(|(name, ..)| name == class)
            .map_or(0.0, |(.., means)| means[0])
    };
    floors
        .iter()
        .map(|(class, &least)| (class.clone(), least, score(class)))
        .filter(|(_, least, found)| found < least)
        .collect()
}

fn write_classes(usual: &Evaluation, changed: Option<&Evaluation>, out: &mut Vec<u8>) -> std::io::Result<()> {
    writeln!(
        out,
        "{:<12} {:>5} {:>8} {:>8} {:>8}",
        "class", "n", "nDCG@10", "MRR@10", "recall"
    )?;
    let other = changed.map(Evaluation::by_class);
    for (index, (class, count, [ndcg, mrr, recall])) in usual.by_class().into_iter().enumerate() {
        write!(out, "{class:<12} {count:>5} {ndcg:>8.3} {mrr:>8.3} {recall:>8.3}")?;
        if let Some((.., [ndcg, mrr, recall])) = other.as_ref().and_then(|other| other.get(index)) {
            write!(out, "   -> {ndcg:>8.3} {mrr:>8.3} {recall:>8.3}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_worst(evaluation: &Evaluation, count: usize, out: &mut Vec<u8>) -> std::io::Result<()> {
    let mut scored: Vec<_> = evaluation.scored.iter().collect();
    scored.sort_by(|a, b| a.ndcg.total_cmp(&b.ndcg));
    for one in scored.into_iter().take(count) {
        let shown: Vec<&str> = one.hits.iter().take(5).map(String::as_str).collect();
        writeln!(
            out,
            "{:.2}  {}  {:?}: {}",
            one.ndcg,
            one.class,
            one.question,
            shown.join(" ")
        )?;
    }
    Ok(())
}

fn write_changes(usual: &Evaluation, changed: &Evaluation, out: &mut Vec<u8>) -> std::io::Result<()> {
    for (before, after) in usual.scored.iter().zip(&changed.scored) {
        if (before.ndcg - after.ndcg).abs() > 0.0005 {
            let shown: Vec<&str> = after.hits.iter().take(5).map(String::as_str).collect();
            let (class, question) = (&before.class, &before.question);
            writeln!(
                out,
                "{:.3} -> {:.3}  {class}  {question:?}: {}",
                before.ndcg,
                after.ndcg,
                shown.join(" ")
            )?;
        }
    }
    Ok(())
}
