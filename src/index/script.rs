//! The scripts that the catalogue's languages are written in.

use crate::model::Lang;

/// The script of a word, which tells the languages it can belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters, digits and everything that is none of the others.
    Latin,
    /// Arabic letters.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
    /// Chinese characters.
    Han,
}

impl Script {
    /// The script of a folded word, by its first letter that has one.
    #[must_use]
    pub fn of(word: &str) -> Self {
        word.chars().find_map(script_of_char).unwrap_or(Self::Latin)
    }

    /// The languages of the catalogue that are written in it.
    #[must_use]
    pub const fn languages(self) -> &'static [Lang] {
        match self {
            Self::Latin => &[Lang::En, Lang::Es, Lang::Fr, Lang::Pt],
            Self::Arabic => &[Lang::Ar],
            Self::Cyrillic => &[Lang::Ru],
            Self::Han => &[Lang::Zh],
        }
    }
}

fn script_of_char(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(Script::Latin),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Some(Script::Arabic),
        c if is_han(c) => Some(Script::Han),
        _ => None,
    }
}

/// Whether a character is Chinese.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ebef}')
}
