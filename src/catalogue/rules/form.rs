//! How files are written: white space, comments, and the form that the program itself writes.

use serde::Serialize;

use crate::catalogue::findings::{Reporter, SourceFile};
use crate::catalogue::loaded::Entry;
use crate::catalogue::write::{SCHEMA_LINE, write_yaml};
use crate::model::{Collection, Component, Lang, Organisation, Translation};

use super::Context;

pub(super) fn white_space(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let tidied = tidy(&file.text);
    if file.text != tidied {
        let (span, _) = first_difference(&file.text, &tidied);
        let message = "a line or the file ends with spaces, an empty line or a foreign line end";
        report.span(&span, message, "run `dpi-catalogue check --fix`");
        report.about_file();
    }
}

/// The text with lines that end without white space, and one line end at its end.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidied: String = text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    let kept = tidied.trim_end_matches('\n').len();
    tidied.truncate(kept);
    tidied.push('\n');
    tidied
}

pub(super) fn comment_left(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let left: Vec<_> = comments_left(file).collect();
    // Vocabularies are written by people only.
    if let Some(first) = left.first().filter(|_| !file.name.starts_with("vocabularies/")) {
        let message = match left.len() {
            1 => "a comment stands here".to_owned(),
            count => format!("the first of {count} comments stands here"),
        };
        report.span(
            first,
            message,
            "say it in a \"note\", or delete it; `check --fix` leaves this file alone until then",
        );
        report.about_file();
    }
}

fn comments_left(file: &SourceFile) -> impl Iterator<Item = &std::ops::Range<usize>> {
    let is_component = file.name.starts_with("components/");
    file.document
        .comments
        .iter()
        .filter(move |span| !(is_component && span.start == 0 && file.text.get((*span).clone()) == Some(SCHEMA_LINE)))
}

/// Whether writing the file anew would lose nothing that a person wrote.
pub(crate) fn is_tidy<T>(entry: &Entry<T>) -> bool {
    entry.complete && comments_left(&entry.file).next().is_none()
}

/// The file as the program writes it. A component begins with the line that tells editors its schema.
pub(crate) fn canonical<T: Serialize>(file: &SourceFile, value: &T) -> String {
    let yaml = write_yaml(value);
    if file.name.starts_with("components/") {
        format!("{SCHEMA_LINE}\n{yaml}")
    } else {
        yaml
    }
}

pub(super) fn component(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    format(entry, &entry.value, report);
}

pub(super) fn collection(_: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    format(entry, &entry.value, report);
}

pub(super) fn translation(_: &Context, entry: &Entry<(Lang, Translation)>, report: &mut Reporter) {
    format(entry, &entry.value.1, report);
}

pub(super) fn organisations(_: &Context, entry: &Entry<Vec<Organisation>>, report: &mut Reporter) {
    format(entry, &entry.value, report);
}

fn format<T, V: Serialize>(entry: &Entry<T>, value: &V, report: &mut Reporter) {
    if !is_tidy(entry) || tidy(&entry.file.text) != entry.file.text {
        return;
    }
    let canonical = canonical(&entry.file, value);
    if entry.file.text != canonical {
        let (span, wanted) = first_difference(&entry.file.text, &canonical);
        let help = match wanted {
            Some(line) => format!("run `dpi-catalogue check --fix`, which writes here: {}", line.trim()),
            None => "run `dpi-catalogue check --fix`".to_owned(),
        };
        report.span(&span, "the file is not written as `check --fix` writes it", help);
        report.about_file();
    }
}

/// The first line in which two texts differ, and what stands there in the second.
fn first_difference<'a>(text: &str, wanted: &'a str) -> (std::ops::Range<usize>, Option<&'a str>) {
    let mut wanted_lines = wanted.split_inclusive('\n');
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let other = wanted_lines.next();
        if other != Some(line) {
            return (start..start + line.len(), other.map(str::trim_end));
        }
        start += line.len();
    }
    (start..start, wanted_lines.next().map(str::trim_end))
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn white_space_at_ends_goes() {
        assert_eq!(tidy("a: 1  \r\nb: 2\t\n\n\n"), "a: 1\nb: 2\n");
        assert_eq!(tidy("a: 1"), "a: 1\n");
    }
}
