//! Warnings that curators accept.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::Exception;

use super::findings::{Finding, Findings, Reporter};
use super::loaded::Entry;
use super::nearest::nearest;
use super::problem::{Problem, Severity};
use super::rules::{RULES, rule};

/// Drops accepted warnings and reports exceptions that no longer serve.
pub(crate) fn accept(exceptions: Option<&Entry<Vec<Exception>>>, today: Date, findings: &mut Findings) {
    let Some(entry) = exceptions else { return };
    let mut used = BTreeSet::new();
    findings.found.retain(|finding| {
        let accepted = entry.value.iter().position(|exception| accepts(exception, finding));
        used.extend(accepted);
        accepted.is_none()
    });
    for (index, exception) in entry.value.iter().enumerate() {
        judge(index, exception, used.contains(&index), today, entry, findings);
    }
}

fn accepts(exception: &Exception, finding: &Finding) -> bool {
    finding.problem.severity == Severity::Warning
        && finding.problem.rule == exception.rule.as_str()
        && finding.about.contains(&exception.component)
}

fn judge(
    index: usize,
    exception: &Exception,
    used: bool,
    today: Date,
    entry: &Entry<Vec<Exception>>,
    findings: &mut Findings,
) {
    let name = exception.rule.as_str();
    let mut report = Reporter {
        rule: "exception-unknown-rule",
        file: &entry.file,
        findings,
    };
    match rule(name).map(|rule| rule.severity) {
        None => {
            let help = match nearest(name, RULES.iter().map(|rule| rule.name)) {
                Some(known) => format!("did you mean \"{known}\"?"),
                None => "write the name of the rule as the report shows it".to_owned(),
            };
            report.value(&format!("/{index}/rule"), format!("there is no rule \"{name}\""), help);
        }
        Some(Severity::Error) => {
            let message = format!("\"{name}\" finds errors, which cannot be accepted");
            report.value(
                &format!("/{index}/rule"),
                message,
                "repair the error and take the exception out",
            );
        }
        Some(Severity::Warning) if !used => {
            report.rule = "exception-unused";
            let message = format!(
                "nothing to accept: \"{name}\" does not warn about \"{}\"",
                exception.component
            );
            report.value(&format!("/{index}/rule"), message, "take the exception out");
        }
        Some(Severity::Warning) if exception.review_due < today => {
            report.rule = "exception-expired";
            let message = format!("the exception was to be looked at again by {}", exception.review_due);
            report.value(
                &format!("/{index}/review_due"),
                message,
                "decide again and set a new date",
            );
        }
        Some(Severity::Warning) => {}
    }
}

/// The problems, ordered by file, line, column and rule, each once.
pub(crate) fn into_problems(findings: Findings) -> Vec<Problem> {
    let mut problems: Vec<_> = findings.found.into_iter().map(|finding| finding.problem).collect();
    problems.sort();
    problems.dedup();
    problems
}
