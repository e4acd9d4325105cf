//! The words of a phrase or question as they are compared: folded, with their stems.

use std::sync::Arc;

use quick_cache::sync::Cache;

use crate::index::analysis::{Form, Token, fold, query_stem, tokens};
use crate::index::{Script, is_han};
use crate::model::Lang;

/// Words whose stems are kept: more than people use in some thousand different questions, in about 2 MB.
const KEPT_WORDS: usize = 8_192;

/// The stems of a word in the languages of its script.
type OfWord = Arc<[(Lang, String)]>;

/// Stems words and keeps the stems: four languages of one word cost as much as looking up its postings.
pub struct Stemmer(Cache<String, OfWord>);

impl Default for Stemmer {
    fn default() -> Self {
        Self(Cache::new(KEPT_WORDS))
    }
}

impl Stemmer {
    /// The words with their stems.
    #[must_use]
    pub fn stems<'a>(&self, words: &'a [String]) -> Stems<'a> {
        let spoken = |lang: &Lang| words.iter().any(|word| Script::of(word).languages().contains(lang));
        Stems {
            words,
            langs: Lang::ALL.into_iter().filter(spoken).collect(),
            by_word: words.iter().map(|word| self.of_word(word)).collect(),
        }
    }

    fn of_word(&self, word: &str) -> OfWord {
        if let Some(known) = self.0.get(word) {
            return known;
        }
        let languages = Script::of(word).languages().iter();
        let stems: OfWord = languages
            .map(|&lang| (lang, query_stem(word, lang).into_owned()))
            .collect();
        self.0.insert(word.to_owned(), Arc::clone(&stems));
        stems
    }
}

/// The words of a question with their stems in each language that one of them can belong to.
pub struct Stems<'a> {
    /// The folded words.
    pub words: &'a [String],
    /// The languages that one of the words can belong to.
    pub langs: Vec<Lang>,
    by_word: Vec<OfWord>,
}

impl Stems<'_> {
    /// The stem of a word in a language; the word itself in languages of another script.
    #[must_use]
    pub fn stem(&self, word: usize, lang: Lang) -> &str {
        let stem = self.by_word[word].iter().find(|(one, _)| *one == lang);
        stem.map_or(&self.words[word], |(_, stem)| stem)
    }

    /// The key of a phrase of these words in a map of stems, see [`stem_key`].
    #[must_use]
    pub fn key(&self, window: &[usize], lang: Lang) -> String {
        stem_key(window.iter().map(|&word| self.stem(word, lang)), lang)
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
