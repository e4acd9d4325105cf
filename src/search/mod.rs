//! A question in, an answer out. Knows no HTTP.

mod answer;
mod engine;
mod evaluate;
mod filters;
mod grammar;
mod matching;
mod phrasebook;
mod present;
mod question;
mod rank;
mod relax;
mod settings;
mod suggest;
mod weigh;
mod words;

pub use answer::{
    Answer, Concept, Correction, Explanation, Facet, FacetValue, Hit, MatchKind, MatchedOn, Notice, NoticeCode,
    ScorePart, Similar, Suggestion, SuggestionKind,
};
pub use engine::{Engine, Entry, Lookup, SearchError};
pub use evaluate::{Evaluation, Judgement, Scored, evaluate, parse_judgements};
pub use question::{Cursor, LIMIT_DEFAULT, LIMIT_MAX, Question, Sort, TEXT_MAX_BYTES};
pub use settings::Settings;
