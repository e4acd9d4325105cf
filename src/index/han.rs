//! Chinese text: traditional characters are read as simplified ones, and runs are cut into words and pairs.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::analysis::{Form, Token, fold};

static HAN_WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Traditional characters and the simplified ones that stand for them; source and licence stand in the file.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("traditional-chinese.txt").lines();
    let pairs = lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    pairs
        .filter_map(|pair| {
            let mut characters = pair.chars();
            Some((characters.next()?, characters.next()?))
        })
        .collect()
});

/// The simplified form of a character; most have none of their own and stay as they are.
///
/// People in Hong Kong, Macao and Taiwan type traditional characters, and the catalogue is written in simplified ones. For
/// finding, one form is enough: which of two traditional characters a simplified one stands for does not matter.
pub fn simplified(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

/// A text in simplified characters, of the same length in bytes.
fn simplified_text(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| simplified(c) != c) {
        text.chars().map(simplified).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// Adds the words and the pairs of a Chinese run. Places are counted in characters. Returns the next place.
pub fn push_han(text: &str, start: usize, end: usize, first: u32, out: &mut Vec<Token>) -> u32 {
    let run = simplified_text(&text[start..end]);
    let bounds: Vec<usize> = HAN_WORDS.segment_str(&run).collect();
    let characters: Vec<(usize, char)> = run.char_indices().collect();
    let mut next_bound = 0;
    for (index, &(at, _)) in characters.iter().enumerate() {
        let position = first + u32::try_from(index).unwrap_or(u32::MAX - first);
        if bounds.get(next_bound) == Some(&at) {
            if let Some(&word_end) = bounds.get(next_bound + 1) {
                let token = fold(&run[at..word_end]);
                out.push(Token {
                    text: token,
                    start: start + at,
                    end: start + word_end,
                    position,
                    form: Form::Word,
                });
            }
            next_bound += 1;
        }
        if let Some(&(second, c)) = characters.get(index + 1) {
            let pair_end = second + c.len_utf8();
            let is_word = out.last().is_some_and(|word| {
                word.form == Form::Word && word.start == start + at && word.end == start + pair_end
            });
            if !is_word {
                let token = fold(&run[at..pair_end]);
                out.push(Token {
                    text: token,
                    start: start + at,
                    end: start + pair_end,
                    position,
                    form: Form::Pair,
                });
            }
        }
    }
    first + u32::try_from(characters.len()).unwrap_or(u32::MAX - first)
}

#[cfg(test)]
mod tests {
    use super::super::analysis::{fold, tokens};
    use super::SIMPLIFIED;

    #[test]
    fn traditional_and_simplified_texts_give_the_same_tokens() {
        let (traditional, simple) = (tokens("電子簽名與數據"), tokens("电子签名与数据"));

        assert!(simple.iter().any(|token| token.text == "签名"));
        assert_eq!(traditional, simple);
        assert_eq!(fold("證書"), "证书");
    }

    #[test]
    fn folding_changes_no_length() {
        assert!(SIMPLIFIED.len() > 2_000);
        for (traditional, simple) in SIMPLIFIED.iter() {
            assert_eq!(traditional.len_utf8(), simple.len_utf8(), "{traditional}{simple}");
        }
    }
}
