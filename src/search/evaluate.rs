//! How good the ranking is, against judged questions.
//!
//! A file of judgements has a line a question: class, question, and `id:grade` pairs separated by spaces; columns are
//! separated by tabs. Grades: 3 what the person wanted, 2 clearly useful, 1 related.

use std::collections::BTreeMap;

use super::engine::{Engine, SearchError};
use super::question::Question;

/// How many hits are looked at: the first page on a phone.
const DEPTH: usize = 10;

/// A question with what its answers are worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Class of question, such as `typo`.
    pub class: String,
    /// The question.
    pub question: String,
    /// Grade by component id.
    pub grades: BTreeMap<String, u32>,
}

/// What one question scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Class of question.
    pub class: String,
    /// The question.
    pub question: String,
    /// Normalised discounted cumulative gain of the first ten hits.
    pub ndcg: f64,
    /// One over the place of the first best answer; 0 when it is not among the first ten.
    pub reciprocal_rank: f64,
    /// Part of the judged components that is among the first ten (of at most ten).
    pub recall: f64,
    /// The first ten hits.
    pub hits: Vec<String>,
}

/// What all questions scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// In the order of the judgements.
    pub scored: Vec<Scored>,
}

impl Evaluation {
    /// Means of nDCG@10, MRR@10 and recall@10 and the number of questions, by class in order of appearance, `all` last.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
    pub fn by_class(&self) -> Vec<(String, usize, [f64; 3])> {
        let mut classes: Vec<&str> = Vec::new();
        for one in &self.scored {
            if !classes.contains(&one.class.as_str()) {
                classes.push(&one.class);
            }
        }
        classes.push("all");
        let mean = |class: &str| {
            let group: Vec<&Scored> = self
                .scored
                .iter()
                .filter(|one| class == "all" || one.class == class)
                .collect();
            let over =
                |value: fn(&Scored) -> f64| group.iter().map(|&one| value(one)).sum::<f64>() / group.len() as f64;
            let means = [
                over(|one| one.ndcg),
                over(|one| one.reciprocal_rank),
                over(|one| one.recall),
            ];
            (class.to_owned(), group.len(), means)
        };
        classes.into_iter().map(mean).collect()
    }
}

/// Reads judgements. Empty lines and lines that begin with `#` are passed over.
///
/// # Errors
/// The number of the first line that has another form, counted from 1, and what is wrong with it.
pub fn parse_judgements(text: &str) -> Result<Vec<Judgement>, (usize, String)> {
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [class, question, judged] = columns[..] else {
            return Err((index + 1, format!("it has {} columns, not 3", columns.len())));
        };
        let mut grades = BTreeMap::new();
        for pair in judged.split_whitespace() {
            let grade = pair
                .rsplit_once(':')
                .and_then(|(id, grade)| Some((id, grade.parse().ok()?)));
            let Some((id, grade)) = grade else {
                return Err((index + 1, format!("\"{pair}\" is not an id, a colon and a grade")));
            };
            grades.insert(id.to_owned(), grade);
        }
        out.push(Judgement {
            class: class.to_owned(),
            question: question.to_owned(),
            grades,
        });
    }
    Ok(out)
}

/// Asks every question and scores its answer.
///
/// # Errors
/// [`SearchError`] when the index cannot be read.
pub fn evaluate(engine: &Engine, judgements: &[Judgement]) -> Result<Evaluation, SearchError> {
    let scored: Result<Vec<Scored>, SearchError> = judgements
        .iter()
        .map(|judgement| {
            let question = Question {
                text: judgement.question.clone(),
                limit: DEPTH,
                ..Question::default()
            };
            let answer = engine.search(&question)?;
            Ok(score(
                judgement,
                answer.hits.into_iter().map(|hit| hit.id.into()).collect(),
            ))
        })
        .collect();
    Ok(Evaluation { scored: scored? })
}

#[expect(clippy::cast_precision_loss, reason = "places and counts are small")]
fn score(judgement: &Judgement, hits: Vec<String>) -> Scored {
    let grade = |id: &String| judgement.grades.get(id).copied().unwrap_or(0);
    let mut ideal: Vec<u32> = judgement.grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = ideal.first().copied().unwrap_or(0);
    let first = hits.iter().position(|id| grade(id) == best && best > 0);
    let found = hits.iter().filter(|id| grade(id) > 0).count();
    Scored {
        class: judgement.class.clone(),
        question: judgement.question.clone(),
        ndcg: gain(hits.iter().map(grade)) / gain(ideal.iter().copied().take(DEPTH)).max(f64::EPSILON),
        reciprocal_rank: first.map_or(0.0, |place| 1.0 / (place + 1) as f64),
        recall: found as f64 / judgement.grades.len().clamp(1, DEPTH) as f64,
        hits,
    }
}

/// Discounted cumulative gain with exponential grades.
#[expect(clippy::cast_precision_loss, reason = "places are small")]
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    grades
        .enumerate()
        .map(|(place, grade)| (f64::from(2_u32.pow(grade.min(16))) - 1.0) / ((place + 2) as f64).log2())
        .sum()
}
