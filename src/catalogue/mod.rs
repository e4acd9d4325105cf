//! Files -> checked components and every problem found.
//!
//! Reading never stops at the first fault. What could be read comes back with the problems, each with file, line, column,
//! rule and what to write instead.

mod findings;
mod licenses;
mod loaded;
mod nearest;
mod problem;
mod rules;
mod schema;
mod shape;
mod source;
mod yaml;

use std::path::Path;

use jiff::civil::Date;

use crate::model::Catalogue;

use findings::Findings;

pub use problem::{Problem, Severity};
pub use rules::{RULES, Rule};
pub use schema::component_schema;

/// What reading the catalogue gave.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Everything that could be read. Only complete when no problem is an error.
    pub catalogue: Catalogue,
    /// Every problem, ordered by file, line and column.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Whether the catalogue may be served: warnings pass, errors do not.
    #[must_use]
    pub fn is_servable(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity != Severity::Error)
    }
}

/// Reads every file of the catalogue in a folder and checks it by every rule.
///
/// `today` decides which review dates have passed.
#[must_use]
pub fn read(root: &Path, today: Date) -> Reading {
    let mut findings = Findings::default();
    let (loaded, digest) = loaded::load(root, &mut findings);
    let catalogue = loaded.catalogue(digest);
    rules::check_all(&loaded, &catalogue, today, &mut findings);
    Reading {
        catalogue,
        problems: findings.into_problems(),
    }
}
