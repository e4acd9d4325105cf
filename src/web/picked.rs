//! Components that a person names in the address of a page: by id, by a former id, or by a name typed into a form.
//!
//! The API refuses what it cannot use. A page keeps the rest and says what it could not use, because a shared address must
//! not die of one component that was taken out.

use url::form_urlencoded::Serializer;

use super::query::Query;
use crate::index::analysis::fold_phrase;
use crate::model::{Lang, Slug, Withdrawn};
use crate::search::{Engine, Lookup, SuggestionKind};

/// The most near names that are offered for one that is unknown.
const NEAREST_MAX: usize = 3;

/// What an address names.
#[derive(Debug, Clone, Default)]
pub struct Picked {
    /// Listed components, each once, in the order in which they are named.
    pub ids: Vec<Slug>,
    /// What cannot be used.
    pub missing: Vec<Missing>,
    /// Whether the same could be named in a shorter or newer way.
    pub is_respelt: bool,
}

/// Something named that is no listed component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// It was taken out.
    Withdrawn {
        /// The id that was named.
        id: String,
        /// The name that it had.
        name: String,
        /// When, why, and what to look at instead.
        withdrawn: Withdrawn,
    },
    /// Nothing has this id or name.
    Unknown {
        /// What was named.
        typed: String,
        /// Listed components with a like name.
        nearest: Vec<Slug>,
    },
}

impl Missing {
    fn typed(&self) -> &str {
        match self {
            Self::Withdrawn { id, .. } => id,
            Self::Unknown { typed, .. } => typed,
        }
    }
}

impl Picked {
    /// Reads the components that the named parameters hold.
    #[must_use]
    pub fn read(query: &Query, names: &[&str], engine: &Engine, lang: Lang) -> Self {
        let mut picked = Self::default();
        for value in names.iter().flat_map(|name| query.all(name)) {
            let typed = value.trim();
            if typed.is_empty() {
                picked.is_respelt = true;
            } else {
                picked.take(typed, engine, lang);
            }
        }
        picked
    }

    fn take(&mut self, typed: &str, engine: &Engine, lang: Lang) {
        match resolve(typed, engine, lang) {
            Ok(id) => {
                let is_again = self.ids.contains(&id);
                self.is_respelt |= is_again || id.as_str() != typed;
                if !is_again {
                    self.ids.push(id);
                }
            }
            Err(missing) if self.missing.contains(&missing) => {}
            Err(missing) => self.missing.push(missing),
        }
    }

    /// The parts of an address that name the same again, what cannot be used included: it is what the page speaks of.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let ids = self.ids.iter().map(Slug::as_str);
        ids.chain(self.missing.iter().map(Missing::typed)).map(|id| ("c", id))
    }
}

/// The query string with these parts.
pub fn query_string<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = Serializer::new(String::new());
    out.extend_pairs(pairs);
    out.finish()
}

/// The component that a text names.
fn resolve(typed: &str, engine: &Engine, lang: Lang) -> Result<Slug, Missing> {
    let reference = engine.reference();
    if let Some(id) = reference.renamed.get(typed) {
        return Ok(id.clone());
    }
    if let Some(tombstone) = reference.withdrawn.get(typed) {
        return Err(Missing::Withdrawn {
            id: typed.to_owned(),
            name: tombstone.name.clone(),
            withdrawn: tombstone.withdrawn.clone(),
        });
    }
    if let Some((id, _)) = reference.names.get_key_value(typed) {
        return Ok(id.clone());
    }
    let wanted = fold_phrase(typed);
    let is_called = |name: &String| fold_phrase(name) == wanted;
    let named = reference.names.iter().find(|(_, names)| is_called(&names.name));
    let also = || {
        let mut all = reference.names.iter();
        all.find(|(_, names)| names.aliases.iter().chain(&names.former).any(is_called))
    };
    let found = named.or_else(also).filter(|_| !wanted.is_empty());
    found.map(|(id, _)| id.clone()).ok_or_else(|| Missing::Unknown {
        nearest: nearest(typed, engine, lang),
        typed: typed.to_owned(),
    })
}

fn nearest(typed: &str, engine: &Engine, lang: Lang) -> Vec<Slug> {
    // No name is longer, and looking for names near a very long text would be work for nothing.
    if typed.len() > Slug::MAX_LENGTH {
        return Vec::new();
    }
    let suggested = engine.suggest(typed, lang, 2 * NEAREST_MAX).into_iter();
    let mut ids: Vec<Slug> = suggested
        .filter(|one| one.kind == SuggestionKind::Component)
        .filter_map(|one| Slug::parse(&one.id).ok())
        .collect();
    if let Ok(Lookup::Unknown(near)) = engine.lookup(typed) {
        ids.extend(near.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
    }
    ids.truncate(NEAREST_MAX);
    ids
}
