//! A question in, an answer out. Knows no HTTP.

mod alike;
mod answer;
mod changes;
mod compare;
mod engine;
mod evaluate;
mod explain;
mod filters;
mod grammar;
mod graph;
mod labels;
mod matching;
mod meant;
mod names;
mod phrasebook;
mod pick;
mod present;
mod question;
mod rank;
mod relax;
mod settings;
mod soft;
mod split;
mod stack;
mod suggest;
mod terms;
mod units;
mod weigh;
mod whole;
mod words;

pub use alike::Alike;
pub use answer::{
    Answer, Concept, Correction, Explanation, Facet, FacetValue, Hit, LeftOut, LeftOutKind, MatchKind, MatchedOn,
    Notice, NoticeCode, ScorePart, Similar, Suggestion, SuggestionKind,
};
pub use changes::{Change, ChangeKind};
pub use compare::{ComparedField, FieldState, FieldValue, Outcome, compare};
pub use engine::{Engine, Entry, Lookup, SearchError};
pub use evaluate::{Evaluation, Judgement, Scored, evaluate, parse_judgements};
pub use graph::{Direction, Edge, Graph, NamedComponent, Node, Related, RelatedComponent, SharedStandard};
pub use question::{Cursor, LIMIT_DEFAULT, LIMIT_MAX, Question, Sort, TEXT_MAX_BYTES};
pub use settings::Settings;
pub use stack::{Candidate, Fit, FitKind, MissingBase, Need, Stack, StackCollection, StackComponent};
pub use terms::{CARRIERS_MAX, Carrier, Gap, ListedComponent, RoleWithEvidence, Stewarded, TermUse, filter_of};
