//! The RULES table: one named rule a row, one function each.

use jiff::civil::Date;

use crate::model::{Catalogue, Component};

use super::findings::{Findings, Reporter, SourceFile};
use super::loaded::{Entry, Loaded};
use super::problem::Severity;
use Severity::{Error, Warning};

/// A rule that the catalogue's files follow.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as reports and exceptions write it.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it asks for, in a sentence.
    pub summary: &'static str,
    check: Check,
}

/// How a rule looks at the catalogue.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// Reading the files finds it.
    Reading,
    /// Looks at one file of any kind.
    File(fn(&SourceFile, &mut Reporter)),
    /// Looks at one component, knowing the rest of the catalogue.
    Component(fn(&Context, &Entry<Component>, &mut Reporter)),
    /// Looks at everything else at once.
    Catalogue(fn(&Context, &'static str, &mut Findings)),
}

/// What rules know.
pub(crate) struct Context<'a> {
    pub loaded: &'a Loaded,
    pub catalogue: &'a Catalogue,
    pub today: Date,
}

const fn reading(name: &'static str, severity: Severity, summary: &'static str) -> Rule {
    Rule {
        name,
        severity,
        summary,
        check: Check::Reading,
    }
}

/// Every rule, by theme.
pub static RULES: &[Rule] = &[
    reading("folder-missing", Error, "The catalogue has a folder \"components\"."),
    reading(
        "file-unreadable",
        Error,
        "Files and folders are regular ones that can be read.",
    ),
];

/// The rule with this name.
pub(crate) fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Runs every rule over the catalogue.
pub(crate) fn check_all(loaded: &Loaded, catalogue: &Catalogue, today: Date, findings: &mut Findings) {
    let context = Context {
        loaded,
        catalogue,
        today,
    };
    for rule in RULES {
        match rule.check {
            Check::Reading => {}
            Check::File(check) => {
                for file in loaded.documents() {
                    check(
                        file,
                        &mut Reporter {
                            rule: rule.name,
                            file,
                            findings,
                        },
                    );
                }
            }
            Check::Component(check) => {
                for entry in &loaded.components {
                    check(
                        &context,
                        entry,
                        &mut Reporter {
                            rule: rule.name,
                            file: &entry.file,
                            findings,
                        },
                    );
                }
            }
            Check::Catalogue(check) => check(&context, rule.name, findings),
        }
    }
}
