//! Drafts of component files from what owners reported elsewhere.
//!
//! Facts are taken over with the source as their evidence. Texts are not: summary, description and features are written
//! anew by a person. Persons and ways to reach them are dropped.

mod dpga;
mod draft;
mod facts;
mod matching;
mod publiccode;

use jiff::civil::Date;
use serde_json::Value;

use crate::model::{Catalogue, Slug};

use super::problem::Place;
use super::skeleton::{IdTaken, check_new_id};
use super::yaml;
use facts::Facts;

/// The largest file that is read. The longest `publiccode.yml` seen has 60 KiB, the longest registry record 40 KiB.
pub const IMPORT_MAX_BYTES: u64 = 1024 * 1024;

/// A file format that drafts can be made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// `publiccode.yml`, version 0.7 and before.
    Publiccode,
    /// A record of the registry of digital public goods: as its API gives it, or as a nomination.
    Dpga,
}

/// What a draft is made from.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// The file's format.
    pub format: ImportFormat,
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// Id of the new component; made from its name when absent.
    pub id: Option<&'a Slug>,
    /// Address where the file was read.
    pub source_url: Option<&'a str>,
}

/// A component file that a person has to finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Id of the component.
    pub id: Slug,
    /// Text of the file, with questions as comments.
    pub text: String,
    /// How many questions are open.
    pub questions: usize,
    /// What was dropped because it names or reaches persons.
    pub dropped: Vec<String>,
}

/// Why no draft could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is larger than [`IMPORT_MAX_BYTES`].
    #[error("the file is larger than {} KiB: save the one record that is wanted", IMPORT_MAX_BYTES / 1024)]
    TooLarge,
    /// The file is not text.
    #[error("the file is not UTF-8: save it as UTF-8")]
    NotUtf8,
    /// The text cannot be parsed.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What was found.
        message: String,
    },
    /// The file is something else.
    #[error("{0}")]
    NotThisFormat(&'static str),
    /// The name gives no id.
    #[error("the name gives no id: choose one with --id")]
    NoId,
    /// The id is taken.
    #[error(transparent)]
    IdTaken(#[from] IdTaken),
}

/// Makes a draft from a file.
///
/// Terms, countries, organisations and components are looked up in `catalogue`; what is not found becomes a question.
///
/// # Errors
/// [`ImportError`] when the file cannot be read as its format, or when the id is not free.
pub fn import(import: Import, catalogue: &Catalogue, today: Date) -> Result<Draft, ImportError> {
    if import.bytes.len() as u64 > IMPORT_MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = std::str::from_utf8(import.bytes).map_err(|_| ImportError::NotUtf8)?;
    let mut facts = match import.format {
        ImportFormat::Publiccode => publiccode::facts(&parse_yaml(text)?)?,
        ImportFormat::Dpga => dpga::facts(&parse_json(text)?)?,
    };
    if let Some(url) = import.source_url {
        facts.source.url = Some(url.to_owned());
    }
    let id = match import.id {
        Some(id) => id.clone(),
        None => id_from(&facts).ok_or(ImportError::NoId)?,
    };
    check_new_id(&id, catalogue)?;
    Ok(draft::draft(id, facts, catalogue, today))
}

fn parse_yaml(text: &str) -> Result<Value, ImportError> {
    match yaml::parse(text) {
        Ok(document) => Ok(document.value),
        Err(faults) => {
            let fault = faults.first();
            let place = Place::of(&fault.map_or(0..0, |fault| fault.span.clone()), text);
            Err(ImportError::Syntax {
                line: place.line,
                column: place.column,
                message: fault.map_or_else(String::new, |fault| fault.message.clone()),
            })
        }
    }
}

/// JSON has escapes that YAML does not know, so it has a reader of its own. Its depth is bounded, too.
fn parse_json(text: &str) -> Result<Value, ImportError> {
    serde_json::from_str(text).map_err(|error| ImportError::Syntax {
        line: error.line(),
        column: error.column(),
        message: "the file is not JSON".to_owned(),
    })
}

/// The name in the form of an id.
fn id_from(facts: &Facts) -> Option<Slug> {
    let lower = facts.name.to_lowercase();
    let groups: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|group| !group.is_empty())
        .collect();
    Slug::parse(&groups.join("-")).ok()
}
