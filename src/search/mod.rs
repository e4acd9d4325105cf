//! A question in, an answer out. Knows no HTTP.

mod answer;
mod changes;
mod compare;
mod engine;
mod evaluate;
mod explain;
mod filters;
mod grammar;
mod graph;
mod matching;
mod phrasebook;
mod present;
mod question;
mod rank;
mod relax;
mod settings;
mod soft;
mod split;
mod stack;
mod suggest;
mod units;
mod weigh;
mod words;

pub use answer::{
    Answer, Concept, Correction, Explanation, Facet, FacetValue, Hit, MatchKind, MatchedOn, Notice, NoticeCode,
    ScorePart, Similar, Suggestion, SuggestionKind,
};
pub use changes::{Change, ChangeKind};
pub use compare::{ComparedField, FieldState, FieldValue, Outcome, compare};
pub use engine::{Engine, Entry, Lookup, SearchError};
pub use evaluate::{Evaluation, Judgement, Scored, evaluate, parse_judgements};
pub use graph::{Direction, Edge, Graph, NamedComponent, Node, Related, RelatedComponent, SharedStandard};
pub use question::{Cursor, LIMIT_DEFAULT, LIMIT_MAX, Question, Sort, TEXT_MAX_BYTES};
pub use settings::Settings;
pub use stack::{Candidate, Fit, FitKind, MissingBase, Need, Stack, StackCollection, StackComponent};
