//! Collects problems while the rules run.

use std::collections::BTreeSet;

use crate::model::Slug;

use super::problem::{Place, Problem, Severity, Span, harmless};
use super::rules::rule;
use super::source::stem;
use super::yaml::Document;

/// A file that was read: its text and, when it could be parsed, its values with their places.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Path below the catalogue's folder.
    pub name: String,
    /// Path as reports show it.
    pub shown: String,
    pub text: String,
    pub document: Document,
}

/// A problem with the components it is about, so that curators can accept it.
#[derive(Debug)]
pub(crate) struct Finding {
    pub problem: Problem,
    pub about: Vec<Slug>,
}

/// Everything found so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub found: Vec<Finding>,
    /// The most problems that are wanted; all of them when none is set.
    pub most: Option<usize>,
    /// Whether problems were passed over because of that.
    pub passed_over: bool,
    /// Files that could not be read, by name below the catalogue's folder. What refers to them is not reported.
    pub broken: BTreeSet<String>,
}

impl Findings {
    /// Notes that a file could not be read.
    pub fn broken(&mut self, name: &str) {
        self.broken.insert(name.to_owned());
    }

    /// Reports a problem with a file as a whole.
    pub fn whole_file(&mut self, rule: &'static str, shown: &str, message: &str, help: &str) {
        let place = Place {
            line: 1,
            column: 1,
            length: 0,
            source: String::new(),
            source_column: 1,
        };
        self.push(rule, shown, place, message, help);
    }

    /// Reports a problem at a place in a text.
    pub fn span(&mut self, rule: &'static str, file: (&str, &str), span: &Span, message: &str, help: &str) {
        // Finding the place is most of the work, and a hostile file has a problem at every word.
        if self.is_full() {
            return;
        }
        let (shown, text) = file;
        self.push(rule, shown, Place::of(span, text), message, help);
    }

    /// Whether no more problems are wanted; then the one that asks is passed over.
    pub fn is_full(&mut self) -> bool {
        let is_full = self.most.is_some_and(|most| self.found.len() >= most);
        self.passed_over |= is_full;
        is_full
    }

    /// Says which components the last problem is about.
    pub fn about(&mut self, components: &[&Slug]) {
        if let Some(last) = self.found.last_mut() {
            last.about.extend(components.iter().copied().cloned());
        }
    }

    fn push(&mut self, name: &'static str, shown: &str, place: Place, message: &str, help: &str) {
        let severity = rule(name).map_or(Severity::Error, |rule| rule.severity);
        let problem = Problem {
            file: harmless(shown),
            line: place.line,
            column: place.column,
            rule: name,
            severity,
            message: harmless(message),
            help: harmless(help),
            length: place.length,
            source: place.source,
            source_column: place.source_column,
        };
        self.found.push(Finding {
            problem,
            about: Vec::new(),
        });
    }
}

/// Where the problems of one rule in one file go.
pub(crate) struct Reporter<'a> {
    pub rule: &'static str,
    pub file: &'a SourceFile,
    pub findings: &'a mut Findings,
}

impl Reporter<'_> {
    /// Reports the value that a JSON pointer names.
    pub fn value(&mut self, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.file.document.places.value(pointer);
        self.span(&span, message, help);
    }

    /// Reports the key that a JSON pointer names.
    pub fn key(&mut self, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.file.document.places.key(pointer);
        self.span(&span, message, help);
    }

    /// Reports the words within a value, or the whole value where they are not written as they read.
    pub fn within(&mut self, pointer: &str, words: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.file.document.places.value(pointer);
        let written = self.file.text.get(span.clone()).unwrap_or_default();
        let span = match written.find(words) {
            Some(at) if !words.is_empty() => span.start + at..span.start + at + words.len(),
            _ => span,
        };
        self.span(&span, message, help);
    }

    /// Reports a place in the text.
    pub fn span(&mut self, span: &Span, message: impl Into<String>, help: impl Into<String>) {
        let file = (self.file.shown.as_str(), self.file.text.as_str());
        self.findings.span(self.rule, file, span, &message.into(), &help.into());
    }

    /// Says which components the last problem is about.
    pub fn about(&mut self, components: &[&Slug]) {
        self.findings.about(components);
    }
}

impl Reporter<'_> {
    /// Says that the last problem is about the component that the file is named after.
    pub fn about_file(&mut self) {
        if let Ok(id) = Slug::parse(stem(&self.file.name)) {
            self.findings.about(&[&id]);
        }
    }
}
