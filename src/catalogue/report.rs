//! Problems as text for people, as JSON for programs, and as annotations for continuous integration.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::problem::{Problem, Severity};

/// Writes problems for people: place, rule and message, the line with a caret, what to do, and a count at the end.
///
/// # Errors
/// When the output cannot be written.
pub fn write_text(problems: &[Problem], colour: bool, out: &mut impl Write) -> io::Result<()> {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    for problem in problems {
        let word = problem.severity.word();
        let (strong, end) = match (colour, problem.severity) {
            (false, _) => ("", ""),
            (true, Severity::Error) => ("\x1b[1;31m", "\x1b[0m"),
            (true, Severity::Warning) => ("\x1b[1;33m", "\x1b[0m"),
        };
        let Problem {
            file,
            line,
            column,
            rule,
            message,
            help,
            ..
        } = problem;
        writeln!(out, "{file}:{line}:{column}: {strong}{word}[{rule}]{end}: {message}")?;
        if !problem.source.trim().is_empty() {
            writeln!(out, "{}", snippet(problem, &renderer))?;
        }
        writeln!(out, "help: {help}\n")?;
    }
    writeln!(out, "{}", count(problems))
}

/// The offending line with a caret under what is meant.
fn snippet(problem: &Problem, renderer: &Renderer) -> String {
    let bytes: Vec<usize> = problem
        .source
        .char_indices()
        .map(|(at, _)| at)
        .chain([problem.source.len()])
        .collect();
    let byte_at = |characters: usize| bytes[characters.min(bytes.len() - 1)];
    let start = problem.column - problem.source_column;
    let span = byte_at(start)..byte_at(start + problem.length);
    let (level, kind) = match problem.severity {
        Severity::Error => (Level::ERROR, AnnotationKind::Primary),
        Severity::Warning => (Level::WARNING, AnnotationKind::Primary),
    };
    let source = Snippet::source(problem.source.as_str())
        .line_start(problem.line)
        .annotation(kind.span(span));
    renderer.render(&[Group::with_level(level).element(source)])
}

/// "2 errors and 1 warning", or "no problems".
#[must_use]
pub fn count(problems: &[Problem]) -> String {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (errors, problems.len() - errors) {
        (0, 0) => "no problems".to_owned(),
        (errors, 0) => plural(errors, "error"),
        (0, warnings) => plural(warnings, "warning"),
        (errors, warnings) => format!("{} and {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// Writes problems as a JSON array.
///
/// # Errors
/// When the output cannot be written.
pub fn write_json(problems: &[Problem], out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, problems)?;
    writeln!(out)
}

/// Writes problems as workflow commands that put them beside the changed lines of a pull request.
///
/// # Errors
/// When the output cannot be written.
pub fn write_annotations(problems: &[Problem], out: &mut impl Write) -> io::Result<()> {
    for problem in problems {
        let Problem {
            line,
            column,
            rule,
            message,
            help,
            ..
        } = problem;
        let text = escape_data(&format!("{message}\nhelp: {help}"));
        let file = escape_data(&problem.file).replace(':', "%3A").replace(',', "%2C");
        let word = problem.severity.word();
        writeln!(
            out,
            "::{word} file={file},line={line},col={column},title={rule}::{text}"
        )?;
    }
    Ok(())
}

/// The escapes of workflow commands: a message from a file must not begin a command of its own.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
