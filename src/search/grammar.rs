//! The question language: words, `"a phrase"`, `-without`, `field:value`. Lenient: no text is an error.
//!
//! One pass over the text, no recursion, bounded in words: what a person pastes cannot cost more than what they type.

use super::answer::{Notice, NoticeCode};
use super::question::TEXT_MAX_BYTES;
use crate::index::Filter;
use crate::index::analysis::TOKEN_MAX_CHARS;

/// The most words that are looked at: the longest natural question in the judged set has ten.
pub const WORDS_MAX: usize = 32;

/// A question's text taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What is looked for, in order.
    pub pieces: Vec<Piece>,
    /// Words and phrases that must not occur.
    pub without: Vec<String>,
    /// `field:value` filters; values as typed.
    pub filters: Vec<(Filter, String)>,
    /// Whether the last word may go on: no space or quotation mark follows it.
    pub is_open: bool,
    /// What could not be used.
    pub notices: Vec<Notice>,
}

/// Something that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A word as typed.
    Word(String),
    /// Words that must stand next to each other.
    Phrase(String),
}

impl Piece {
    /// The text of the word or phrase.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Phrase(text) => text,
        }
    }
}

/// Takes a question's text apart.
#[must_use]
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed {
        is_open: text.ends_with(|c: char| !c.is_whitespace() && c != '"'),
        ..Parsed::default()
    };
    let mut rest = cut(text, &mut parsed);
    let mut left_out = 0;
    while let Some((mut item, after)) = next_item(rest, &mut parsed.notices) {
        rest = after;
        if let Item::Field(name, value) = item {
            let name = if name == "licence" { "license" } else { name };
            if let Some(filter) = Filter::from_name(name) {
                parsed.filters.push((filter, value.to_owned()));
                continue;
            }
            if name != "http" && name != "https" {
                let message = format!("\"{name}\" is not a field; its text was searched as words");
                parsed.notices.push(Notice {
                    field: Some(name.to_owned()),
                    ..Notice::new(NoticeCode::UnknownField, message)
                });
            }
            parsed.pieces.push(Piece::Word(name.to_owned()));
            item = Item::Word(value);
        }
        if parsed.pieces.len() + parsed.without.len() >= WORDS_MAX {
            left_out += 1;
            continue;
        }
        match item {
            Item::Word(word)
                if word.chars().count() > TOKEN_MAX_CHARS && !word.contains(['-', '.', '/']) && is_one_word(word) =>
            {
                let message = format!("a word of more than {TOKEN_MAX_CHARS} characters was left out");
                parsed.notices.push(Notice {
                    limit: Some(TOKEN_MAX_CHARS),
                    ..Notice::new(NoticeCode::WordTooLong, message)
                });
            }
            Item::Word(word) => parsed.pieces.push(Piece::Word(word.to_owned())),
            Item::Phrase(phrase) => parsed.pieces.push(Piece::Phrase(phrase.to_owned())),
            Item::Without(words) => parsed.without.push(words.to_owned()),
            Item::Field(..) => {}
        }
    }
    if left_out > 0 {
        let message = format!("only the first {WORDS_MAX} words were looked at, {left_out} were left out");
        parsed.notices.push(Notice {
            limit: Some(WORDS_MAX),
            ..Notice::new(NoticeCode::WordsLeftOut, message)
        });
    }
    if parsed.pieces.is_empty() && !parsed.without.is_empty() {
        let message = "the question only excludes; everything else is shown".to_owned();
        parsed.notices.push(Notice::new(NoticeCode::OnlyExclusions, message));
    }
    parsed
}

/// Whether a long run of letters is one word; a Chinese sentence has no spaces but many words.
fn is_one_word(word: &str) -> bool {
    !word.chars().any(crate::index::is_han)
}

/// Cuts a text that is far too long, at a character.
fn cut<'a>(text: &'a str, parsed: &mut Parsed) -> &'a str {
    if text.len() <= TEXT_MAX_BYTES {
        return text;
    }
    let end = (0..=TEXT_MAX_BYTES)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let message = format!("only the first {TEXT_MAX_BYTES} bytes of the question were looked at");
    parsed.notices.push(Notice::new(NoticeCode::WordsLeftOut, message));
    &text[..end]
}

enum Item<'a> {
    Word(&'a str),
    Phrase(&'a str),
    Without(&'a str),
    Field(&'a str, &'a str),
}

/// The next item and what follows it.
fn next_item<'a>(text: &'a str, notices: &mut Vec<Notice>) -> Option<(Item<'a>, &'a str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    if let Some(inside) = text.strip_prefix('"') {
        let (phrase, rest) = quoted(inside, notices);
        return Some((Item::Phrase(phrase), rest));
    }
    if let Some(excluded) = text.strip_prefix('-') {
        if let Some(inside) = excluded.strip_prefix('"') {
            let (phrase, rest) = quoted(inside, notices);
            return Some((Item::Without(phrase), rest));
        }
        if excluded.starts_with(char::is_alphanumeric) {
            let (word, rest) = word(excluded);
            return Some((Item::Without(word), rest));
        }
    }
    let (whole, rest) = word(text);
    if let Some((name, value)) = whole.split_once(':') {
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if is_name && value.starts_with('"') {
            let inside = &text[name.len() + 2..];
            let (value, rest) = quoted(inside, notices);
            return Some((Item::Field(name, value), rest));
        }
        if is_name && value.starts_with(char::is_alphanumeric) {
            return Some((Item::Field(name, value), rest));
        }
    }
    Some((Item::Word(whole), rest))
}

fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// The text up to the closing quotation mark; without one, the rest is the phrase.
fn quoted<'a>(inside: &'a str, notices: &mut Vec<Notice>) -> (&'a str, &'a str) {
    inside.split_once('"').unwrap_or_else(|| {
        let message = "a quotation mark has no partner; the text after it was taken as a phrase".to_owned();
        notices.push(Notice::new(NoticeCode::UnbalancedQuote, message));
        (inside, "")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Piece, parse};
    use crate::index::Filter;

    #[test]
    fn words_phrases_exclusions_and_fields_are_told_apart() {
        let parsed = parse(r#"birth "civil registration" -health country:IN license:"MPL-2.0" x-road"#);
        let word = |text: &str| Piece::Word(text.to_owned());
        let expected = [
            word("birth"),
            Piece::Phrase("civil registration".to_owned()),
            word("x-road"),
        ];
        assert_eq!(parsed.pieces, expected);
        assert_eq!(parsed.without, ["health"]);
        assert_eq!(
            parsed.filters,
            [
                (Filter::Country, "IN".to_owned()),
                (Filter::License, "MPL-2.0".to_owned())
            ]
        );
        assert!(parsed.notices.is_empty() && parsed.is_open);
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        assert_eq!(parse("colour:red").notices.len(), 1);
        assert_eq!(parse("\"open").notices.len(), 1);
        assert_eq!(parse("-only").notices.len(), 1);
        assert_eq!(parse(&"a ".repeat(100)).notices.len(), 1);
        assert!(parse("https://example.org/x").notices.is_empty());
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(text in "\\PC{0,600}") {
            let parsed = parse(&text);
            prop_assert!(parsed.pieces.len() + parsed.without.len() <= super::WORDS_MAX + 1);
        }
    }
}
