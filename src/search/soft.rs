//! Vocabulary phrases that a question says in part or in another order: "births registered offline" for "register births".

use std::collections::{BTreeMap, HashMap};

use super::phrasebook::{Fit, Found, Meaning};
use super::units::Stems;
use super::words::is_stop_word;
use crate::model::Lang;

/// The least part of a phrase, by the rarity of its words, that is looked at; the settings may ask for more.
const LEAST_SHARE: f32 = 0.5;
/// The most terms found so in a question: more would only blur it.
const MEANINGS_MAX: usize = 4;
/// The most other words between the words of a phrase.
const GAP_MAX: usize = 3;

/// The phrases of vocabularies by the stems of their words.
#[derive(Default)]
pub struct SoftPhrases {
    phrases: Vec<Phrase>,
    by_stem: HashMap<Lang, HashMap<String, Vec<u32>>>,
    /// Number of phrases by language.
    counts: HashMap<Lang, usize>,
}

struct Phrase {
    lang: Lang,
    stems: Vec<String>,
    meaning: Meaning,
}

impl SoftPhrases {
    /// Adds a phrase by the stems of its words that say something; phrases of one such word are found as they are or not.
    pub fn add(&mut self, stems: Vec<String>, lang: Lang, meaning: &Meaning) {
        if stems.len() < 2 {
            return;
        }
        let number = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let by_stem = self.by_stem.entry(lang).or_default();
        for stem in &stems {
            let numbers = by_stem.entry(stem.clone()).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
        *self.counts.entry(lang).or_default() += 1;
        self.phrases.push(Phrase {
            lang,
            stems,
            meaning: meaning.clone(),
        });
    }

    /// The terms that a question says in part, each once, by its best phrase.
    #[must_use]
    pub fn find(&self, stems: &Stems<'_>, typed: &[String]) -> Vec<Found> {
        let mut best: BTreeMap<&Meaning, (f32, Vec<usize>)> = BTreeMap::new();
        let said = self.said(stems);
        for said in said.chunk_by(|a, b| a.0 == b.0).filter(|said| said.len() > 1) {
            let phrase = &self.phrases[said[0].0 as usize];
            let units: Vec<usize> = said.iter().map(|&(_, unit)| unit).collect();
            let share = self.share(phrase, &units, stems);
            let is_near = units.windows(2).all(|pair| pair[1] - pair[0] <= GAP_MAX + 1);
            if share >= LEAST_SHARE && is_near && best.get(&phrase.meaning).is_none_or(|(known, _)| share > *known) {
                best.insert(&phrase.meaning, (share, units));
            }
        }
        let mut found: Vec<(&Meaning, (f32, Vec<usize>))> = best.into_iter().collect();
        found.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then_with(|| a.0.cmp(b.0)));
        found.truncate(MEANINGS_MAX);
        let found = found.into_iter().map(|(meaning, (share, units))| Found {
            start: units[0],
            end: units[units.len() - 1] + 1,
            meaning: meaning.clone(),
            typed: units
                .iter()
                .map(|&unit| typed[unit].as_str())
                .collect::<Vec<_>>()
                .join(" "),
            fit: Fit::Part(share),
            is_precise: false,
            strength: 1.0,
        });
        found.collect()
    }

    /// Each phrase with each word of the question that is one of its words, ordered.
    fn said(&self, stems: &Stems<'_>) -> Vec<(u32, usize)> {
        let mut said = Vec::new();
        for &lang in &stems.langs {
            let Some(by_stem) = self.by_stem.get(&lang) else {
                continue;
            };
            for (unit, _) in stems.words.iter().enumerate().filter(|(_, word)| !is_stop_word(word)) {
                let numbers = by_stem.get(stems.stem(unit, lang)).into_iter().flatten();
                said.extend(numbers.map(|&number| (number, unit)));
            }
        }
        said.sort_unstable();
        said
    }

    /// The part of a phrase that some words of a question say; 0 when they are one word said twice.
    fn share(&self, phrase: &Phrase, units: &[usize], stems: &Stems<'_>) -> f32 {
        let said = |stem: &String| units.iter().any(|&unit| stems.stem(unit, phrase.lang) == stem);
        let (mut all, mut found, mut count) = (0.0, 0.0, 0);
        for stem in &phrase.stems {
            let rarity = self.rarity(stem, phrase.lang);
            all += rarity;
            if said(stem) {
                found += rarity;
                count += 1;
            }
        }
        if count < 2 { 0.0 } else { found / all }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of phrases are far below 2^23")]
    fn rarity(&self, stem: &str, lang: Lang) -> f32 {
        let all = self.counts.get(&lang).copied().unwrap_or(1) as f32;
        let numbers = self.by_stem.get(&lang).and_then(|by_stem| by_stem.get(stem));
        let with = numbers.map_or(1, Vec::len) as f32;
        (1.0 + all / with).ln()
    }
}
