//! A question in, an answer out. Knows no HTTP.

mod answer;
mod engine;
mod filters;
mod grammar;
mod phrasebook;
mod present;
mod question;
mod rank;
mod suggest;
mod weigh;
mod words;

pub use answer::{
    Answer, Concept, Correction, Explanation, Facet, FacetValue, Hit, MatchKind, MatchedOn, Notice, NoticeCode,
    ScorePart, Similar, Suggestion, SuggestionKind,
};
pub use engine::{Engine, Entry, Lookup, SearchError};
pub use question::{Cursor, LIMIT_DEFAULT, LIMIT_MAX, Question, Sort, TEXT_MAX_BYTES};
