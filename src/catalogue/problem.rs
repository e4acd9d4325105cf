//! What is wrong with a file: where, by which rule, and what to write instead.

use std::ops::Range;

use serde::Serialize;
use utoipa::ToSchema;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The catalogue cannot be served.
    Error,
    /// Worth a look; the catalogue can be served.
    Warning,
}

impl Severity {
    /// The word as reports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem found in the catalogue's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
pub struct Problem {
    /// The file, with the catalogue's folder in front.
    #[schema(example = "catalogue/components/river-pay.yaml")]
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// Name of the rule.
    #[schema(example = "license-not-spdx")]
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    #[schema(example = "\"MPL2\" is not an SPDX licence id")]
    pub message: String,
    /// What to do about it.
    #[schema(example = "write \"MPL-2.0\"")]
    pub help: String,
    /// Number of characters from the column that are meant; 0 when the problem concerns the file as a whole.
    pub length: usize,
    /// The line as it stands in the file, or a part of a very long one; empty when the file cannot be shown.
    pub source: String,
    /// Column at which `source` begins: 1 unless the line is very long.
    pub source_column: usize,
}

impl Problem {
    /// An error that no place in the file stands for.
    #[must_use]
    pub fn with_whole_file(rule: &'static str, file: &str, message: String, help: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
            rule,
            severity: Severity::Error,
            message,
            help: help.to_owned(),
            length: 0,
            source: String::new(),
            source_column: 1,
        }
    }
}

/// A place in a text, in bytes.
pub(crate) type Span = Range<usize>;

/// Of a longer line only a part is shown: reports are read by people.
const MAX_SOURCE_CHARS: usize = 400;
/// How much of such a line is shown before the place that is meant.
const SOURCE_CHARS_BEFORE: usize = 100;

/// Where a span stands in a text.
pub(crate) struct Place {
    pub line: usize,
    pub column: usize,
    pub length: usize,
    pub source: String,
    pub source_column: usize,
}

impl Place {
    /// Finds the line and column of a span. The length ends with the line.
    pub fn of(span: &Span, text: &str) -> Self {
        let start = floor_boundary(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor_boundary(text, span.end).clamp(start, line_end);
        let line_text = text[line_start..line_end].trim_end_matches('\r');
        let column = text[line_start..start].chars().count() + 1;
        let is_long = line_text.chars().count() > MAX_SOURCE_CHARS;
        let skipped = if is_long {
            (column - 1).saturating_sub(SOURCE_CHARS_BEFORE)
        } else {
            0
        };
        Self {
            line: text[..start].matches('\n').count() + 1,
            column,
            length: text[start..end].trim_end().chars().count(),
            source: line_text
                .chars()
                .skip(skipped)
                .take(MAX_SOURCE_CHARS)
                .map(printable)
                .collect(),
            source_column: skipped + 1,
        }
    }
}

/// Tabs become one space so that the caret stands under its column; other control characters become visible.
fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        other if other.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// Words from a file for a message: what could move the cursor, hide or turn the text is written as an escape.
pub(crate) fn harmless(text: &str) -> String {
    let is_harmful = |c: char| {
        c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_harmful(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn columns_count_characters_and_end_with_the_line() {
        let text = "a: é\nnom: «état civil»\nb: 1\n";
        let start = text.find('«').unwrap();

        let place = Place::of(&(start..text.len()), text);

        assert_eq!((place.line, place.column, place.length), (2, 6, 12));
        assert_eq!(place.source, "nom: «état civil»");
    }

    #[test]
    fn a_very_long_line_is_shown_around_the_place() {
        let text = format!("{}x{}", "a".repeat(5000), "b".repeat(5000));

        let place = Place::of(&(5000..5001), &text);

        assert_eq!(
            (place.column, place.source_column, place.source.chars().count()),
            (5001, 4901, 400)
        );
        assert_eq!(place.source.chars().nth(place.column - place.source_column), Some('x'));
    }

    #[test]
    fn a_span_beyond_the_text_is_its_end() {
        let place = Place::of(&(90..99), "ab\n");

        assert_eq!((place.line, place.column, place.length), (2, 1, 0));
    }
}
