//! One opened generation and everything that can be asked of it.

use std::collections::BTreeMap;
use std::path::Path;

use super::answer::{Answer, Concept, Correction, Hit, Notice, NoticeCode, Similar, Suggestion};
use super::filters::{Filters, facets, label};
use super::grammar::{Parsed, Piece, parse};
use super::phrasebook::{Found, Meaning, Phrasebook, units};
use super::present::hit;
use super::question::{Cursor, LIMIT_MAX, Question, Sort};
use super::rank::{Ranking, rank};
use super::settings::Settings;
use super::suggest::Suggester;
use super::weigh::weigh;
use super::words::{Dictionary, How, Word, understand};
use crate::index::analysis::fold_phrase;
use crate::index::{Filter, Generation, IndexError, Manifest, Reference, Shared};
use crate::model::{Component, Lang, Slug, Translation, Withdrawn};

/// The most hits that can be paged through: nobody reads further, exports serve programs.
const WINDOW: usize = 10_000;
/// The shortest question that is taken for the beginning of a name.
const NAME_BEGINNING_MIN_CHARS: usize = 3;
/// The most nearest ids that are offered for an unknown one.
const NEAREST_MAX: usize = 5;

/// One opened generation of the index. Cheap to ask from many threads; never changes.
pub struct Engine {
    generation: Generation,
    dictionary: Dictionary,
    phrasebook: Phrasebook,
    suggester: Suggester,
    settings: Settings,
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

/// Components that match a question, in order.
struct Matching {
    places: Vec<u32>,
    words: Vec<Word>,
    ranking: Option<Ranking>,
    matches_text: Vec<bool>,
    filters: Filters,
    notices: Vec<Notice>,
    concepts: Vec<Concept>,
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
        Ok(Self {
            generation,
            dictionary,
            phrasebook,
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
        let offset = question.after.as_ref().map_or(0, |cursor| cursor.offset);
        let limit = question.limit.clamp(1, LIMIT_MAX);
        if offset.saturating_add(limit) > WINDOW {
            return Err(SearchError::BeyondWindow);
        }
        let mut matching = self.matching(question)?;
        if question
            .after
            .as_ref()
            .is_some_and(|cursor| cursor.generation != self.generation.manifest.generation)
        {
            let message = "the catalogue changed since the first page; hits may repeat or be missing".to_owned();
            matching.notices.push(Notice {
                code: NoticeCode::CursorFromOlderGeneration,
                message,
            });
        }
        let page = matching.places.iter().skip(offset).take(limit);
        let hits: Result<Vec<Hit>, IndexError> = page
            .map(|&place| {
                let ranking = matching.ranking.as_ref();
                hit(
                    place,
                    &matching.words,
                    ranking,
                    question.lang,
                    question.explain,
                    &self.generation,
                )
            })
            .collect();
        let total = matching.places.len();
        let generation = self.generation.manifest.generation.clone();
        let end = offset + limit;
        let next = (end < total && end < WINDOW).then(|| Cursor {
            generation: generation.clone(),
            offset: end,
        });
        let facets = facets(question, &matching.matches_text, &matching.filters, &self.generation)?;
        let suggestion = correction(&matching.words);
        let Matching { notices, concepts, .. } = matching;
        Ok(Answer {
            generation,
            hits: hits?,
            total,
            next,
            facets,
            notices,
            suggestion,
            concepts,
        })
    }

    /// Returns the ids of all components that match a question, in its order, without a limit.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub fn matching_ids(&self, question: &Question) -> Result<Vec<Slug>, SearchError> {
        let matching = self.matching(question)?;
        Ok(matching
            .places
            .iter()
            .map(|&place| self.generation.ids[place as usize].clone())
            .collect())
    }

    fn matching(&self, question: &Question) -> Result<Matching, SearchError> {
        let parsed = parse(&question.text);
        let mut notices = parsed.notices.clone();
        let chosen = self.chosen_filters(question, &parsed, &mut notices);
        let filters = Filters::of(&chosen, &self.generation)?;
        let mut words = understand(&parsed, &self.dictionary)?;
        let mut ranking = None;
        let mut concepts = Vec::new();
        let mut matches_text = vec![true; self.generation.count()];
        if !words.is_empty() {
            let found = self.phrases(&parsed, &mut words);
            let beginnings = self.beginnings(&parsed);
            let weights = weigh(&words, &self.generation, &self.settings)?;
            let ranked = rank(&words, found, beginnings, weights, &self.generation, &self.settings)?;
            concepts = self.concepts(&ranked, question.lang);
            matches_text = ranked.scores.iter().map(|&score| score > 0.0).collect();
            ranking = Some(ranked);
        }
        self.exclude(&parsed, &mut matches_text)?;
        let allowed = filters.all();
        let mut places: Vec<u32> = (0..)
            .zip(matches_text.iter().zip(&allowed))
            .filter(|&(_, (&matches, &allowed))| matches && allowed)
            .map(|(place, _)| place)
            .collect();
        self.sort(&mut places, question.sort, ranking.as_ref());
        Ok(Matching {
            places,
            words,
            ranking,
            matches_text,
            filters,
            notices,
            concepts,
        })
    }

    /// The phrases of a question: first as typed, then with misspelt words corrected. A word that belongs to a name as it was
    /// typed ("open imis") is no misspelling.
    fn phrases(&self, parsed: &Parsed, words: &mut [Word]) -> Vec<Found> {
        let (mut folded, typed): (Vec<String>, Vec<String>) =
            parsed.pieces.iter().flat_map(|piece| units(piece.text())).unzip();
        let mut found = self.phrasebook.find(&folded, &typed);
        for word in words.iter_mut() {
            if found
                .iter()
                .any(|one| one.start <= word.start && word.end <= one.end && !one.has_gap)
            {
                word.alternatives.retain(|alternative| alternative.how != How::Spelling);
            }
        }
        let mut is_changed = false;
        for word in words.iter().filter(|word| word.end == word.start + 1) {
            if let (Some(correction), Some(unit)) = (word.correction(), folded.get_mut(word.start)) {
                correction.clone_into(unit);
                is_changed = true;
            }
        }
        if is_changed {
            let corrected = self.phrasebook.find(&folded, &typed);
            found.extend(
                corrected
                    .into_iter()
                    .filter(|one| !found.contains(one))
                    .collect::<Vec<_>>(),
            );
        }
        found
    }

    /// Names that begin with the whole question, while its last word may go on.
    fn beginnings(&self, parsed: &Parsed) -> Vec<Found> {
        let typed = parsed.pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
        let phrase = fold_phrase(&typed);
        if !parsed.is_open || phrase.chars().count() < NAME_BEGINNING_MIN_CHARS {
            return Vec::new();
        }
        let end = phrase.split(' ').count();
        let found = |id: &Slug| {
            let meaning = Meaning::Name(id.clone());
            Found {
                start: 0,
                end,
                meaning,
                typed: typed.clone(),
                has_gap: false,
            }
        };
        self.phrasebook
            .names_beginning_with(&phrase)
            .map(|(_, id)| found(id))
            .collect()
    }

    /// The filters of the question and of its text together; values in the text may be labels.
    fn chosen_filters(
        &self,
        question: &Question,
        parsed: &Parsed,
        notices: &mut Vec<Notice>,
    ) -> BTreeMap<Filter, Vec<String>> {
        let mut chosen = question.filters.clone();
        for (filter, value) in &parsed.filters {
            let resolved = self.phrasebook.value(*filter, value);
            if resolved.is_none() {
                let message = format!("nothing has the {} \"{value}\"", filter.name());
                notices.push(Notice {
                    code: NoticeCode::UnknownValue,
                    message,
                });
            }
            chosen
                .entry(*filter)
                .or_default()
                .push(resolved.unwrap_or_else(|| value.clone()));
        }
        chosen
    }

    fn exclude(&self, parsed: &Parsed, matches: &mut [bool]) -> Result<(), IndexError> {
        for text in &parsed.without {
            let excluded = Parsed {
                pieces: vec![Piece::Word(text.clone())],
                ..Parsed::default()
            };
            let words = understand(&excluded, &self.dictionary)?;
            let known: Vec<Word> = words.into_iter().filter(|word| word.is_known).collect();
            let weights = weigh(&known, &self.generation, &self.settings)?;
            for (place, matches) in matches.iter_mut().enumerate() {
                let has_all = !known.is_empty() && weights.by_word.iter().all(|by_place| by_place[place] > 0.0);
                *matches &= !has_all;
            }
        }
        Ok(())
    }

    /// Orders places; equal ones stay ordered by name, which is the order of places.
    fn sort(&self, places: &mut [u32], sort: Sort, ranking: Option<&Ranking>) {
        match (sort, ranking) {
            (Sort::Relevance, Some(ranking)) => places.sort_by(|&a, &b| {
                ranking.scores[b as usize]
                    .total_cmp(&ranking.scores[a as usize])
                    .then(a.cmp(&b))
            }),
            (Sort::Reviewed, _) => {
                places.sort_by_key(|&place| (std::cmp::Reverse(self.generation.reviewed[place as usize]), place));
            }
            (Sort::Relevance, None) | (Sort::Name, _) => places.sort_unstable(),
        }
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
                label: label(*filter, id, lang, &self.generation.reference),
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
                filter.map_or_else(
                    || id.clone(),
                    |filter| label(filter, id, lang, &self.generation.reference),
                )
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
}

/// A better spelling of the whole question, when a word of it means nothing as typed.
fn correction(words: &[Word]) -> Option<Correction> {
    let is_corrected = |word: &Word| word.correction().is_some() && !word.is_prefix();
    if !words.iter().any(is_corrected) {
        return None;
    }
    let spelt: Vec<&str> = words
        .iter()
        .map(|word| word.correction().filter(|_| is_corrected(word)).unwrap_or(&word.typed))
        .collect();
    Some(Correction {
        text: spelt.join(" "),
        applied: true,
    })
}
