//! One opened generation and everything that can be asked of it.

use std::collections::BTreeMap;
use std::path::Path;

use super::answer::{Answer, Concept, Correction, Notice, NoticeCode, Similar, Suggestion};
use super::filters::facets;
use super::labels::{Labels, label};
use super::matching::Matching;
use super::phrasebook::{Meaning, Phrasebook};
use super::present::hits;
use super::question::{LIMIT_DEFAULT, LIMIT_MAX, Question, Sort};
use super::rank::Ranking;
use super::settings::Settings;
use super::suggest::Suggester;
use super::words::{Dictionary, Word};
use crate::index::{Filter, Generation, IndexError, Manifest, Reference, Shared};
use crate::model::{Component, Lang, Slug, Translation, Withdrawn};

/// The most hits that can be paged through: nobody reads further, exports serve programs.
const WINDOW: usize = 10_000;
/// The longest text of a question that is short work. Every word that no text has is compared with the dictionary, which
/// takes some 0.1 ms; this is about ten words.
const SHORT_TEXT_BYTES: usize = 80;
/// The most components among which a search is short work: scores are kept in vectors over all of them.
const SHORT_COMPONENTS: usize = 5_000;
/// The most nearest ids that are offered for an unknown one.
const NEAREST_MAX: usize = 5;

/// One opened generation of the index. Cheap to ask from many threads; never changes.
pub struct Engine {
    pub(super) generation: Generation,
    pub(super) dictionary: Dictionary,
    pub(super) phrasebook: Phrasebook,
    pub(super) settings: Settings,
    pub(super) labels: Labels,
    suggester: Suggester,
}

/// A component with its translations, as the generation holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The component, texts in English.
    pub component: Component,
    /// Its texts in other languages.
    pub translations: BTreeMap<Lang, Translation>,
}

/// What an id leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// A listed component.
    Found(Box<Entry>),
    /// The id was renamed to this one.
    Renamed(Slug),
    /// The component was taken out.
    Withdrawn {
        /// Id that was asked for.
        id: Slug,
        /// Name it had.
        name: String,
        /// When, why, and what to look at instead.
        withdrawn: Withdrawn,
    },
    /// Nothing has or had this id; the nearest ids, best first, at most five.
    Unknown(Vec<Slug>),
}

/// Why a question could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine failed underneath.
    #[error("the index could not be read")]
    Index(#[from] IndexError),
    /// The page lies beyond the window of 10,000 hits.
    #[error("the page lies beyond the first 10,000 hits")]
    BeyondWindow,
}

impl Engine {
    /// Opens a generation directory after checking that it is whole.
    ///
    /// # Errors
    /// [`IndexError`] when a file is missing, damaged or of another format.
    pub fn open(directory: &Path) -> Result<Self, IndexError> {
        let generation = Generation::open(directory)?;
        let dictionary = Dictionary::of(&generation)?;
        let phrasebook = Phrasebook::of(&generation);
        let suggester = Suggester::of(&generation);
        let labels = Labels::of(&generation);
        Ok(Self {
            generation,
            dictionary,
            phrasebook,
            labels,
            suggester,
            settings: Settings::default(),
        })
    }

    /// The same generation with other numbers of the ranking, for measuring.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`SearchError`] when the index cannot be read or the page lies beyond the window.
    pub fn search(&self, question: &Question) -> Result<Answer, SearchError> {
        let limit = question.limit.clamp(1, LIMIT_MAX);
        let asked = self.asked(question);
        let (matching, mut notices) = self.matching_or_relaxed(&asked, question.sort)?;
        let after = question.after.as_ref();
        let offset = after.map_or(0, |cursor| self.offset(cursor, question.sort, &matching));
        if offset + limit > WINDOW {
            return Err(SearchError::BeyondWindow);
        }
        let is_older = after.is_some_and(|cursor| cursor.generation != self.generation.manifest.generation);
        if is_older && question.sort == Sort::Relevance && matching.ranking.is_some() {
            let message =
                "the catalogue changed since the first page, and with it scores; hits may repeat or be missing";
            let message = message.to_owned();
            notices.push(Notice::new(NoticeCode::CursorFromOlderGeneration, message));
        }
        let total = matching.places.len();
        let page = &matching.places[offset.min(total)..(offset + limit).min(total)];
        let hits = hits(page, &matching, question, &self.generation)?;
        let generation = self.generation.manifest.generation.clone();
        let end = offset + limit;
        let last = page.last().filter(|_| end < total && end < WINDOW);
        let next = last.map(|&place| self.cursor_behind(place, question.sort, &matching));
        let facets = facets(question, &matching.matches_text, &matching.filters, self);
        let suggestion = self.correction(&matching);
        let concepts = matching
            .ranking
            .as_ref()
            .map_or(Vec::new(), |ranking| self.concepts(ranking, question.lang));
        notices.splice(0..0, asked.notices);
        Ok(Answer {
            generation,
            hits,
            total,
            next,
            facets,
            notices,
            suggestion,
            concepts,
        })
    }

    /// Whether a question is answered within a fraction of a millisecond: few words, few hits, a small catalogue.
    #[must_use]
    pub fn is_short(&self, question: &Question) -> bool {
        question.text.len() <= SHORT_TEXT_BYTES
            && question.limit <= LIMIT_DEFAULT
            && self.generation.count() <= SHORT_COMPONENTS
    }

    /// Returns the ids of all components that match a question, in its order, without a limit and without relaxing it.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub fn matching_ids(&self, question: &Question) -> Result<Vec<Slug>, SearchError> {
        let asked = self.asked(question);
        let matching = self.matching(&asked, question.sort)?;
        Ok(matching
            .places
            .iter()
            .map(|&place| self.generation.ids[place as usize].clone())
            .collect())
    }

    fn concepts(&self, ranking: &Ranking, lang: Lang) -> Vec<Concept> {
        let mut concepts: Vec<Concept> = Vec::new();
        for lift in &ranking.lifts {
            let Meaning::Term(filter, id) = &lift.found.meaning else {
                continue;
            };
            let concept = Concept {
                vocabulary: filter.vocabulary().unwrap_or(filter.name()).to_owned(),
                id: id.clone(),
                label: label(*filter, id, lang, &self.generation),
                from: lift.found.typed.clone(),
            };
            if !concepts.contains(&concept) {
                concepts.push(concept);
            }
        }
        concepts
    }

    /// Returns what a person may have begun to type, best first.
    #[must_use]
    pub fn suggest(&self, typed: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
        self.suggester.suggest(typed, lang, limit)
    }

    /// Returns what an id leads to. The text may be anything: it is never used as a path.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn lookup(&self, id: &str) -> Result<Lookup, IndexError> {
        if let Some(&place) = self.generation.places.get(id) {
            let record = self.generation.record(place)?;
            let entry = Entry {
                component: record.component,
                translations: record.translations,
            };
            return Ok(Lookup::Found(Box::new(entry)));
        }
        if let Some(target) = self.generation.reference.renamed.get(id) {
            return Ok(Lookup::Renamed(target.clone()));
        }
        if let Some((id, tombstone)) = self.generation.reference.withdrawn.get_key_value(id) {
            let (id, name, withdrawn) = (id.clone(), tombstone.name.clone(), tombstone.withdrawn.clone());
            return Ok(Lookup::Withdrawn { id, name, withdrawn });
        }
        Ok(Lookup::Unknown(self.nearest(id)))
    }

    /// Ids most like a text; none for texts that are like no id.
    fn nearest(&self, text: &str) -> Vec<Slug> {
        const ALIKE: f64 = 0.8;
        if text.len() > 2 * Slug::MAX_LENGTH {
            return Vec::new();
        }
        let text = text.to_lowercase();
        let mut near: Vec<(f64, &Slug)> = self
            .generation
            .ids
            .iter()
            .map(|id| (strsim::jaro_winkler(&text, id.as_str()), id))
            .filter(|&(alike, _)| alike >= ALIKE)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        near.into_iter().take(NEAREST_MAX).map(|(_, id)| id.clone()).collect()
    }

    /// Returns the components most like this one, best first; empty when the id is unknown.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn similar(&self, id: &str, lang: Lang) -> Result<Vec<Similar>, IndexError> {
        let Some(&place) = self.generation.places.get(id) else {
            return Ok(Vec::new());
        };
        let record = self.generation.record(place)?;
        let reason = |shared: &Shared| match shared {
            Shared::Relation => "related".to_owned(),
            Shared::Words => "similar words".to_owned(),
            Shared::Term(vocabulary, id) => {
                let filter = Filter::ALL
                    .into_iter()
                    .find(|filter| filter.vocabulary() == Some(vocabulary));
                filter.map_or_else(|| id.clone(), |filter| label(filter, id, lang, &self.generation))
            }
        };
        let similar = record.similar.into_iter();
        Ok(similar
            .map(|one| Similar {
                id: one.id,
                score: one.score,
                reasons: one.shared.iter().map(reason).collect(),
            })
            .collect())
    }

    /// Vocabularies, organisations, collections and counts.
    #[must_use]
    pub const fn reference(&self) -> &Reference {
        &self.generation.reference
    }

    /// What the generation was built from.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.generation.manifest
    }

    /// A better spelling of the whole question, when it is nearly a name or a word of it means nothing as typed.
    fn correction(&self, matching: &Matching) -> Option<Correction> {
        if let Some(names) = matching.instead.as_ref().and_then(|id| self.reference().names.get(id)) {
            let first = matching
                .places
                .first()
                .map(|&place| &self.generation.ids[place as usize]);
            return Some(Correction {
                text: names.name.clone(),
                applied: first == matching.instead.as_ref(),
            });
        }
        let words = &matching.words;
        let is_corrected = |word: &Word| word.correction().is_some() && !word.is_prefix();
        if !matching.is_split && !words.iter().any(is_corrected) {
            return None;
        }
        let spelling = |word: &Word| {
            let other = word.correction().filter(|_| is_corrected(word));
            other.unwrap_or(&word.typed).to_owned()
        };
        Some(Correction {
            text: words.iter().map(spelling).collect::<Vec<_>>().join(" "),
            applied: true,
        })
    }
}
