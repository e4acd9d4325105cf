//! What can be asked of the index, already parsed and bounded.

use std::collections::BTreeMap;

use crate::index::Filter;
use crate::model::{Lang, Slug};

/// The greatest number of hits in one answer: the largest page that a phone on a slow link shows within two seconds.
pub const LIMIT_MAX: usize = 100;
/// The number of hits when none is asked for.
pub const LIMIT_DEFAULT: usize = 20;
/// The longest question in bytes (reliability study: no honest question came near it).
pub const TEXT_MAX_BYTES: usize = 512;

/// A question to the index.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// What a person typed; empty when only filters choose.
    pub text: String,
    /// Values asked for, by filter: OR within one filter, AND between filters.
    pub filters: BTreeMap<Filter, Vec<String>>,
    /// Filters whose values are to be counted.
    pub facets: Vec<Filter>,
    /// Order of the hits.
    pub sort: Sort,
    /// Greatest number of hits, 1 to [`LIMIT_MAX`].
    pub limit: usize,
    /// Where the last page ended.
    pub after: Option<Cursor>,
    /// Language of texts and labels in the answer.
    pub lang: Lang,
    /// Whether to say how each score came about.
    pub explain: bool,
}

impl Default for Question {
    fn default() -> Self {
        Self {
            text: String::new(),
            filters: BTreeMap::new(),
            facets: Vec::new(),
            sort: Sort::Relevance,
            limit: LIMIT_DEFAULT,
            after: None,
            lang: Lang::En,
            explain: false,
        }
    }
}

/// Order of the hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// Best match first; by name when there is no text.
    #[default]
    Relevance,
    /// By name.
    Name,
    /// Most recently reviewed first.
    Reviewed,
}

/// A place in a list of hits: the key of the last hit that was given and the generation that gave it. A number of hits would
/// repeat or skip some when the catalogue changes between two pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// Generation that gave the page.
    pub generation: String,
    /// What the last hit was ordered by: the bits of its score, the day of its review, or nothing.
    pub key: i64,
    /// The last hit. The name, which orders hits that are equal otherwise, follows from it.
    pub last: Slug,
}
