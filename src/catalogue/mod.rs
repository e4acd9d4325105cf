//! Files -> checked components and every problem found.
//!
//! Reading never stops at the first fault. What could be read comes back with the problems, each with file, line, column,
//! rule and what to write instead.

mod exceptions;
mod findings;
mod fix;
mod guide;
mod import;
mod licenses;
mod links;
mod loaded;
mod nearest;
mod neighbours;
mod problem;
mod publish;
mod quality;
mod report;
mod rules;
mod schema;
mod shape;
mod skeleton;
mod source;
mod write;
mod yaml;

use std::path::Path;

use jiff::civil::Date;

use crate::model::{Catalogue, Exception};

use exceptions::into_problems;
use findings::Findings;
use loaded::Loaded;
use neighbours::Neighbours;
use source::{RawFile, too_large};

pub use fix::{FixError, Fixed, fix};
pub use guide::{field_guide, rule_guide};
pub use import::{Draft, IMPORT_MAX_BYTES, Import, ImportError, ImportFormat, import};
pub use links::{Address, LINK_BROKEN, LinkReport, Reach, Visits, addresses, check_links};
pub use problem::{Problem, Severity};
pub use publish::{Publication, publish};
pub use quality::{
    Coverage, EvidenceUse, LanguageCoverage, MappingStanding, Quality, Review, Tally, quality, write_quality_text,
};
pub use report::{count, write_annotations, write_json, write_text};
pub use rules::{RULES, Rule};
pub use schema::component_schema;
pub use skeleton::{IdTaken, check_new_id, skeleton};
pub use source::PUBLISHED_FILE;
pub use write::write_plain_yaml;

/// What reading the catalogue gave.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Everything that could be read. Only complete when no problem is an error.
    pub catalogue: Catalogue,
    /// Every problem, ordered by file, line and column.
    pub problems: Vec<Problem>,
    /// Warnings that curators accept.
    pub exceptions: Vec<Exception>,
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
    check(&loaded, &catalogue, today, &mut findings);
    Reading {
        catalogue,
        problems: into_problems(findings),
        exceptions: loaded.exceptions.map(|entry| entry.value).unwrap_or_default(),
    }
}

/// The most problems of a single file that are told: more than anybody mends before the next check.
const FILE_PROBLEMS_MAX: usize = 500;

/// What checking one file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// The problems, ordered by line and column.
    pub problems: Vec<Problem>,
    /// Whether these are all: a file from anywhere is looked at only until it has 500.
    pub is_complete: bool,
}

/// Checks the text of one component file as if it stood in the catalogue.
///
/// `file_name` is its name without folders, such as `river-pay.yaml`; reports show it. A component of the catalogue with
/// the same id is taken for its former state. Accepted warnings are reported, too.
#[must_use]
pub fn check_component(text: &str, file_name: &str, catalogue: &Catalogue, today: Date) -> FileReport {
    let mut findings = Findings {
        most: Some(FILE_PROBLEMS_MAX),
        ..Findings::default()
    };
    let raw = RawFile::component(text, file_name);
    let mut loaded = Loaded::default();
    if raw.bytes.len() as u64 > raw.kind.max_bytes() {
        too_large(&raw.kind, file_name, &mut findings);
    } else if loaded.add(raw, &mut findings).is_some() {
        check(&loaded, catalogue, today, &mut findings);
    }
    FileReport {
        is_complete: !findings.passed_over,
        problems: into_problems(findings),
    }
}

fn check(loaded: &Loaded, catalogue: &Catalogue, today: Date, findings: &mut Findings) {
    let broken = findings.broken.clone();
    let neighbours = Neighbours::of(catalogue);
    rules::check_all(
        &rules::Context {
            loaded,
            catalogue,
            neighbours,
            broken: &broken,
            today,
        },
        findings,
    );
    exceptions::accept(loaded.exceptions.as_ref(), today, findings);
}
