//! Text -> tokens, the same way for what is indexed, what is asked and what is highlighted.
//!
//! A token is a folded surface form: NFKC, lower case, Latin diacritics and Arabic vowel marks gone. Stems are made
//! from it by language. Names such as X-Road give their parts and the joined form ("x", "road", "xroad"); `C++`, `C#`
//! and `.NET` stay whole; Chinese runs are cut into dictionary words and, because a dictionary cuts the same characters
//! differently in another context, into pairs of characters as well.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::han::{push_han, simplified};
use super::script::is_han;
use crate::model::Lang;

/// Longest token in characters; longer ones are no words.
pub const TOKEN_MAX_CHARS: usize = 64;

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded surface form.
    pub text: String,
    /// Byte offset in the original text where it starts.
    pub start: usize,
    /// Byte offset in the original text where it ends.
    pub end: usize,
    /// Place in the text, counted in words. Joined forms and pairs share the place of their first part.
    pub position: u32,
    /// How the token came about.
    pub form: Form,
}

/// How a token came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A word of the text.
    Word,
    /// Parts of a hyphenated or dotted name written together.
    Joined,
    /// Two neighbouring Chinese characters.
    Pair,
}

/// Cuts a text into tokens, in order of place.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut position = 0;
    let mut rest = text.char_indices().peekable();
    while let Some(&(start, c)) = rest.peek() {
        if is_han(c) {
            let end = run_end(text, start, is_han);
            position = push_han(text, start, end, position, &mut out);
            skip_to(&mut rest, end);
        } else if is_word_char(c) || starts_dotted_name(text, start) {
            let end = chunk_end(text, start);
            position = push_chunk(text, start, end, position, &mut out);
            skip_to(&mut rest, end);
        } else {
            rest.next();
        }
    }
    out
}

fn skip_to(rest: &mut std::iter::Peekable<std::str::CharIndices<'_>>, end: usize) {
    while rest.next_if(|&(at, _)| at < end).is_some() {}
}

fn run_end(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[start..]
        .find(|c| !belongs(c))
        .map_or(text.len(), |length| start + length)
}

fn is_word_char(c: char) -> bool {
    (c.is_alphanumeric() && !is_han(c)) || is_combining_mark(c) || is_invisible(c)
}

/// Characters that a reader does not see and that must not split a word: soft hyphen, zero-width characters, marks of
/// direction, the Arabic lengthening stroke.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Characters that join the parts of one name when letters or digits stand on both sides.
fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '‑' | '_' | '.' | '/' | '\'' | '’' | '&' | '+' | ':')
}

/// `.NET`: a full stop that begins a name.
fn starts_dotted_name(text: &str, at: usize) -> bool {
    text[at..].starts_with('.')
        && text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())
        && !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.')
}

/// The end of a chunk: word characters with single joiners inside, and the symbols of `C++` and `C#` at its end.
fn chunk_end(text: &str, start: usize) -> usize {
    let mut end = if text[start..].starts_with('.') {
        start + 1
    } else {
        start
    };
    loop {
        end = run_end(text, end, is_word_char);
        let mut after = text[end..].chars();
        match (after.next(), after.next()) {
            (Some(joiner), Some(next)) if is_joiner(joiner) && is_word_char(next) && !is_invisible(next) => {
                end += joiner.len_utf8();
            }
            _ => break,
        }
    }
    let symbols = run_end(text, end, |c| c == '+' || c == '#');
    let is_short = text[start..end].chars().count() <= 2;
    if is_short && symbols > end { symbols } else { end }
}

/// Adds the parts of a chunk and, when there are several, their joined form. Returns the next place.
fn push_chunk(text: &str, start: usize, end: usize, first: u32, out: &mut Vec<Token>) -> u32 {
    let mut position = first;
    let chunk = &text[start..end];
    let mut parts = 0;
    let mut at = start;
    let is_symbol_name = chunk.ends_with(['+', '#']);
    for part in chunk.split(|c| is_joiner(c) && !is_symbol_name) {
        let folded = fold(part);
        if !folded.is_empty() && folded.chars().count() <= TOKEN_MAX_CHARS {
            out.push(Token {
                text: folded,
                start: at,
                end: at + part.len(),
                position,
                form: Form::Word,
            });
            position += 1;
            parts += 1;
        }
        at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let has_apostrophe = chunk.contains(['\'', '’']);
    let dotted = chunk.starts_with('.');
    if (parts > 1 && !has_apostrophe) || dotted {
        let joined: String = if dotted {
            fold_keeping_dot(chunk)
        } else {
            fold(&chunk.replace(is_joiner, ""))
        };
        if joined.chars().count() <= TOKEN_MAX_CHARS {
            out.push(Token {
                text: joined,
                start,
                end,
                position: first,
                form: Form::Joined,
            });
        }
    }
    position
}

fn fold_keeping_dot(chunk: &str) -> String {
    format!(".{}", fold(&chunk[1..]))
}

/// Folds a word: NFKC, lower case, invisible characters and vowel marks gone, Latin diacritics off, Arabic letter
/// variants made one, traditional Chinese characters simplified. Two spellings of a word that a reader takes for the same fold to the same text.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    lower(word).nfd().filter_map(fold_char).nfc().collect()
}

/// Lower case and NFKC, nothing else: what a stemmer that knows accents wants.
fn lower(word: &str) -> String {
    word.nfkc()
        .filter(|&c| !is_invisible(c))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('ß', "ss")
}

/// Drops marks after decomposition, but keeps the breve of й, which makes it another letter.
fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{306}' => Some(c),
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ـ' => None,
        'ø' => Some('o'),
        'ł' => Some('l'),
        'đ' => Some('d'),
        'ı' => Some('i'),
        c if is_combining_mark(c) => None,
        c if is_han(c) => Some(simplified(c)),
        c => Some(c),
    }
}

/// The stems under which a word of a text is indexed in a language: one, or two when accents make a difference.
///
/// People often type without accents, and stemmers know only the accented form, so the stem of the word as written and
/// the stem of its folded form are both kept.
#[must_use]
pub fn index_stems(written: &str, folded: &str, lang: Lang) -> (String, Option<String>) {
    let plain = query_stem(folded, lang).into_owned();
    if written.is_ascii() || lang == Lang::Zh {
        return (plain, None);
    }
    let accented = fold(&stem(&lower(written), lang));
    if accented == plain || accented.is_empty() {
        (plain, None)
    } else {
        (plain, Some(accented))
    }
}

/// The stem under which a folded word is looked up in a language.
#[must_use]
pub fn query_stem(folded: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::Zh => Cow::Borrowed(folded),
        Lang::Ar | Lang::En | Lang::Es | Lang::Fr | Lang::Pt | Lang::Ru => {
            let stem = stem(folded, lang);
            if stem.is_empty() { Cow::Borrowed(folded) } else { stem }
        }
    }
}

fn stem(word: &str, lang: Lang) -> Cow<'_, str> {
    let algorithm = match lang {
        Lang::Ar => Algorithm::Arabic,
        Lang::En => Algorithm::English,
        Lang::Es => Algorithm::Spanish,
        Lang::Fr => Algorithm::French,
        Lang::Pt => Algorithm::Portuguese,
        Lang::Ru => Algorithm::Russian,
        Lang::Zh => return Cow::Borrowed(word),
    };
    Stemmer::new(algorithm).stem(word)
}

/// Folds a phrase for comparison as a whole: its words with single spaces between them.
#[must_use]
pub fn fold_phrase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        if token.form == Form::Word {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&token.text);
        }
    }
    out
}

/// Folds a name for comparison without regard to spaces and hyphens: "X-Road", "x road" and "xroad" become "xroad".
#[must_use]
pub fn fold_compact(text: &str) -> String {
    fold_phrase(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::{Form, fold, fold_compact, tokens};

    fn words(text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .filter(|token| token.form != Form::Pair)
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn names_keep_their_parts_and_their_joined_form() {
        assert_eq!(words("X-Road"), ["x", "road", "xroad"]);
        assert_eq!(words("DHIS2"), ["dhis2"]);
        assert_eq!(words("C++ and C#"), ["c++", "and", "c#"]);
        assert_eq!(words(".NET"), ["net", ".net"]);
        assert_eq!(words("end. Next"), ["end", "next"]);
        assert_eq!(words("l’identité"), ["l", "identite"]);
    }

    #[test]
    fn spellings_that_look_the_same_fold_to_the_same() {
        let composed = fold("identité");
        for same in ["identite\u{301}", "IDENTITÉ", "identit\u{ad}é", "ｉｄｅｎｔｉｔé"] {
            assert_eq!(fold(same), composed, "{same}");
        }
        assert_eq!(fold("شَهادة"), fold("شهاده"));
        assert_eq!(fold("Ёлка"), fold("елка"));
        assert_ne!(fold("й"), fold("и"));
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold_compact("open  CRVS"), "opencrvs");
    }

    #[test]
    fn chinese_is_cut_into_words_and_pairs() {
        let all: Vec<String> = tokens("数字身份平台").into_iter().map(|token| token.text).collect();
        for expected in ["数字", "身份", "字身", "平台"] {
            assert!(all.iter().any(|token| token == expected), "{expected} in {all:?}");
        }
    }

    #[test]
    fn offsets_point_into_the_original_text() {
        let text = "Le système d’État‑Civil 电子 OK";
        for token in tokens(text) {
            assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
        }
    }
}
