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
    /// The line as it stands in the file, shortened where it is very long; empty when the file cannot be shown.
    pub source: String,
}

/// A place in a text, in bytes.
pub(crate) type Span = Range<usize>;

/// A line longer than this is cut: reports are read by people.
const MAX_SOURCE_CHARS: usize = 400;

/// Where a span stands in a text.
pub(crate) struct Place {
    pub line: usize,
    pub column: usize,
    pub length: usize,
    pub source: String,
}

impl Place {
    /// Finds the line and column of a span. The length ends with the line.
    pub fn of(span: &Span, text: &str) -> Self {
        let start = floor_boundary(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor_boundary(text, span.end).clamp(start, line_end);
        let line_text = text[line_start..line_end].trim_end_matches('\r');
        Self {
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            length: text[start..end].trim_end().chars().count(),
            source: line_text.chars().take(MAX_SOURCE_CHARS).map(printable).collect(),
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
    fn a_span_beyond_the_text_is_its_end() {
        let place = Place::of(&(90..99), "ab\n");

        assert_eq!((place.line, place.column, place.length), (2, 1, 0));
    }
}
