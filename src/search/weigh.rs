//! How much each word of a question says for each component: BM25 with one statistic over all fields.
//!
//! The counts of a word in the name, the summary and so on are weighted, shortened by the row's length and added up first;
//! the sum is then saturated once (BM25F; Robertson, Zaragoza, Taylor 2004). Adding up finished scores by field instead
//! would favour whoever repeats a word in three of them.

use super::settings::Settings;
use super::words::Word;
use crate::index::{FIELDS, Form, Generation, IndexError, ROW_SHIFT};
use crate::model::Lang;

/// An occurrence of a word of the question in a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The component's place.
    pub place: u32,
    /// Row and place in the row, as in the index.
    pub at: u32,
    /// Number of the word in the question.
    pub word: u16,
    /// Language of the text; none for names and other texts of no language.
    pub lang: Option<Lang>,
    /// Length in characters of the indexed form.
    pub chars: u16,
    /// Number of the alternative that occurs.
    pub alternative: u16,
}

/// What the words of a question say for each component.
pub struct Weights {
    /// By word, by place: the saturated weight times the word's rarity.
    pub by_word: Vec<Vec<f32>>,
    /// By word: its rarity (inverse document frequency).
    pub rarity: Vec<f32>,
    /// Every occurrence, by word and alternative.
    pub occurrences: Vec<Occurrence>,
}

/// Weighs the words of a question.
///
/// # Errors
/// [`IndexError`] when postings cannot be read.
pub fn weigh(words: &[Word], generation: &Generation, settings: &Settings) -> Result<Weights, IndexError> {
    let mut scale = Scale::new(generation, settings);
    let mut weights = Weights {
        by_word: Vec::new(),
        rarity: Vec::new(),
        occurrences: Vec::new(),
    };
    for (number, word) in words.iter().enumerate() {
        let (mut by_place, count) = scale.word(number, word)?;
        let rarity = rarity(count, generation.count());
        for weight in &mut by_place {
            *weight *= rarity * word.weight;
        }
        weights.by_word.push(by_place);
        weights.rarity.push(rarity * word.weight);
    }
    weights.occurrences = scale.occurrences;
    Ok(weights)
}

/// BM25's inverse document frequency, never negative.
#[expect(clippy::cast_precision_loss, reason = "counts of components are below 2^23")]
pub fn rarity(count: usize, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}

/// Scratch space for weighing one word after another.
struct Scale<'a> {
    settings: &'a Settings,
    generation: &'a Generation,
    occurrences: Vec<Occurrence>,
    /// Weighted count in texts of no language.
    neutral: Vec<f32>,
    /// Greatest weighted count in one language.
    spoken: Vec<f32>,
    touched: Vec<u32>,
}

impl<'a> Scale<'a> {
    fn new(generation: &'a Generation, settings: &'a Settings) -> Self {
        let count = generation.count();
        Self {
            settings,
            generation,
            occurrences: Vec::new(),
            neutral: vec![0.0; count],
            spoken: vec![0.0; count],
            touched: Vec::new(),
        }
    }

    /// The saturated weight of a word by place, and in how many components it occurs.
    fn word(&mut self, number: usize, word: &Word) -> Result<(Vec<f32>, usize), IndexError> {
        let mut best = vec![0.0_f32; self.generation.count()];
        let mut count = 0;
        let k1 = self.settings.saturation;
        for (index, alternative) in word.alternatives.iter().enumerate() {
            for form in self.generation.words.forms(&alternative.word)?.iter() {
                self.add(number, index, form);
            }
            for &place in &self.touched {
                let at = place as usize;
                let sum = self.neutral[at] + self.spoken[at];
                (self.neutral[at], self.spoken[at]) = (0.0, 0.0);
                if sum <= 0.0 {
                    continue;
                }
                let weight = alternative.weight * (k1 + 1.0) * sum / (k1 + sum);
                if best[at] == 0.0 {
                    count += 1;
                }
                best[at] = best[at].max(weight);
            }
            self.touched.clear();
        }
        Ok((best, count))
    }

    /// Adds the occurrences of one form to the counts.
    fn add(&mut self, number: usize, alternative: usize, form: &Form) {
        for (place, positions) in form.occurrences() {
            let mut sum = 0.0;
            for &at in positions {
                let row = ((at >> ROW_SHIFT) as usize).min(FIELDS.len() - 1);
                sum += self.settings.fields[row] * self.generation.norms[row][place as usize];
                self.occurrences.push(Occurrence {
                    place,
                    at,
                    word: small(number),
                    lang: form.lang,
                    chars: form.chars,
                    alternative: small(alternative),
                });
            }
            let at = place as usize;
            if self.neutral[at] == 0.0 && self.spoken[at] == 0.0 {
                self.touched.push(place);
            }
            match form.lang {
                None => self.neutral[at] += sum,
                Some(_) => self.spoken[at] = self.spoken[at].max(sum),
            }
        }
    }
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
