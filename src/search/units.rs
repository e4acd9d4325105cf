//! The words of a phrase or question as they are compared: folded, with their stems.

use std::borrow::Cow;

use crate::index::analysis::{Form, Token, fold, query_stem, tokens};
use crate::index::{Script, is_han};
use crate::model::Lang;

/// The words of a question with their stems in each language that one of them can belong to, so that no word is stemmed
/// more than once, however many phrases it belongs to.
pub struct Stems<'a> {
    /// The folded words.
    pub words: &'a [String],
    /// Their stems by language, in the words' order.
    pub by_lang: Vec<(Lang, Vec<Cow<'a, str>>)>,
}

impl<'a> Stems<'a> {
    /// Stems the words.
    #[must_use]
    pub fn of(words: &'a [String]) -> Self {
        let spoken = |lang: &Lang| words.iter().any(|word| Script::of(word).languages().contains(lang));
        let by_lang = Lang::ALL.into_iter().filter(spoken).map(|lang| {
            let stems = words.iter().map(|word| query_stem(word, lang));
            (lang, stems.collect())
        });
        Self {
            words,
            by_lang: by_lang.collect(),
        }
    }

    fn of_lang(&self, lang: Lang) -> &[Cow<'a, str>] {
        let stems = self.by_lang.iter().find(|(one, _)| *one == lang);
        stems.map_or(&[], |(_, stems)| stems)
    }

    /// The stem of a word in a language.
    #[must_use]
    pub fn stem(&self, word: usize, lang: Lang) -> Option<&str> {
        self.of_lang(lang).get(word).map(Cow::as_ref)
    }

    /// The key of a phrase of these words in a map of stems, see [`stem_key`].
    #[must_use]
    pub fn key(&self, window: &[usize], lang: Lang) -> String {
        let stems = self.of_lang(lang);
        stem_key(window.iter().filter_map(|&at| stems.get(at)).map(Cow::as_ref), lang)
    }
}

/// The words of a phrase; Chinese characters count as words of one character, since a dictionary may cut the same phrase
/// differently inside a question.
pub fn words_of(text: &str) -> Vec<String> {
    units(text).into_iter().map(|(folded, _)| folded).collect()
}

/// The words of a text with the text they came from.
pub fn units(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut done = 0;
    for Token {
        text: folded,
        start,
        end,
        form,
        ..
    } in tokens(text)
    {
        if text[start..].starts_with(is_han) {
            for c in text[start.max(done)..end.max(done)].chars() {
                out.push((fold(&c.to_string()), c.to_string()));
            }
            done = done.max(end);
        } else if form == Form::Word {
            out.push((folded, text[start..end].to_owned()));
        }
    }
    out
}

/// Joins words with spaces, Chinese characters without.
pub fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    add_joined(words, &mut out);
    out
}

fn add_joined<'a>(words: impl Iterator<Item = &'a str>, out: &mut String) {
    for (index, word) in words.enumerate() {
        let is_chinese = out.ends_with(is_han) && word.starts_with(is_han);
        if index > 0 && !is_chinese {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// The key of a phrase in the map of stems, from its stems in a language.
pub fn stem_key<'a>(stems: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let mut key = String::with_capacity(32);
    key.push_str(lang.code());
    key.push(':');
    add_joined(stems, &mut key);
    key
}
