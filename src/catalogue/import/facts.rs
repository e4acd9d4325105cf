//! What a source says about a component, before it is matched with the catalogue.

use serde_json::Value;

use crate::catalogue::problem::harmless;
use crate::catalogue::yaml::excerpt;
use crate::model::{EvidenceKind, Kind, StewardRole};

/// Longer lists are not what people wrote about one component.
const MAX_ITEMS: usize = 100;

/// Everything of use in one source.
#[derive(Debug)]
pub(super) struct Facts {
    pub source: Source,
    pub name: String,
    pub aliases: Vec<String>,
    pub kind: Kind,
    /// Fields or sectors, in the source's words.
    pub topics: Vec<String>,
    pub sdgs: Vec<u64>,
    pub standards: Vec<String>,
    pub licenses: Vec<String>,
    pub repositories: Vec<String>,
    pub websites: Vec<String>,
    pub documentation: Vec<String>,
    pub organisations: Vec<(String, Option<StewardRole>)>,
    pub countries: Vec<String>,
    /// Repositories of what it is built on.
    pub based_on: Vec<String>,
    pub development_status: Option<String>,
    pub dpg: Option<DpgFacts>,
    /// What the catalogue's fields cannot hold and a person has to judge: field and question.
    pub questions: Vec<(&'static str, String)>,
    pub dropped: Vec<String>,
}

/// The source itself.
#[derive(Debug)]
pub(super) struct Source {
    pub id: &'static str,
    pub title: String,
    pub url: Option<String>,
    pub kind: EvidenceKind,
}

/// Standing in the registry of digital public goods.
#[derive(Debug)]
pub(super) struct DpgFacts {
    pub stage: String,
    pub gid: Option<String>,
}

impl Facts {
    pub fn new(source: Source, name: String) -> Self {
        Self {
            source,
            name,
            aliases: Vec::new(),
            kind: Kind::Software,
            topics: Vec::new(),
            sdgs: Vec::new(),
            standards: Vec::new(),
            licenses: Vec::new(),
            repositories: Vec::new(),
            websites: Vec::new(),
            documentation: Vec::new(),
            organisations: Vec::new(),
            countries: Vec::new(),
            based_on: Vec::new(),
            development_status: None,
            dpg: None,
            questions: Vec::new(),
            dropped: Vec::new(),
        }
    }

    pub fn ask(&mut self, field: &'static str, question: impl Into<String>) {
        self.questions.push((field, question.into()));
    }
}

/// The text at a place, cleaned; nothing when it is empty or no text.
pub(super) fn text(value: &Value) -> Option<String> {
    let cleaned = clean(value.as_str()?);
    (!cleaned.is_empty()).then_some(cleaned)
}

/// The texts at a place: one text, or a list of them.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().take(MAX_ITEMS).filter_map(text).collect(),
        single => text(single).into_iter().collect(),
    }
}

/// The items of a list; none when it is no list.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten().take(MAX_ITEMS)
}

/// Words on one line, without e-mail addresses and without what could hide or turn text.
pub(super) fn clean(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('@')).collect();
    let visible = |c: &char| !c.is_control() && harmless(c.encode_utf8(&mut [0; 4])).chars().eq([*c]);
    words.join(" ").chars().filter(visible).collect()
}

/// Web addresses within a text, in order. People write several into one field, with words around them.
pub(super) fn addresses(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '|'))
        .map(|word| {
            word.trim_end_matches(['.', ')', ']', '\''])
                .trim_start_matches(['(', '['])
        })
        .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
        .filter(|word| !word.contains('@') && word.len() <= 2000)
        .take(MAX_ITEMS)
        .map(clean)
        .collect()
}

/// At most a line of a text, for questions.
pub(super) fn short(text: &str) -> String {
    excerpt(&clean(text))
}
