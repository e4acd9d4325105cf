//! Picking components without an account: a form that adds one, links that take one away, and what could not be used.

use crate::index::Reference;
use crate::model::Slug;
use crate::web::frame::Frame;
use crate::web::picked::{Missing, Picked, query_string};
use crate::web::question::address;

/// Up to this many names are offered in the page itself, which works without scripts; beyond it the search suggests.
const NAMES_MAX: usize = 1000;

/// A form that adds components to a page's address.
pub struct Picker {
    /// Address of the page.
    pub action: String,
    /// What the address holds already.
    pub hidden: Vec<(&'static str, String)>,
    /// What the field is called.
    pub label: String,
    /// Number of fields.
    pub fields: usize,
    /// Names to choose from.
    pub names: Vec<String>,
}

/// What a page says about something that it could not use.
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// More, in English.
    pub detail: Option<String>,
    /// Components to take instead: name and the address with it.
    pub instead: Vec<(String, String)>,
    /// A search for what was typed.
    pub search: Option<String>,
}

/// A page that is made from chosen components.
pub struct Choice<'a> {
    /// What is chosen.
    pub picked: &'a Picked,
    /// What else the address holds.
    pub more: Vec<(&'static str, String)>,
    /// The page's path without the language.
    pub path: &'static str,
    /// What surrounds the page.
    pub frame: &'a Frame,
    /// Names of components.
    pub reference: &'a Reference,
}

impl Choice<'_> {
    /// The address of the page with other components.
    #[must_use]
    pub fn with(&self, ids: &[&Slug]) -> String {
        let ids = ids.iter().map(|id| ("c", id.as_str()));
        let more = self.more.iter().map(|(name, value)| (*name, value.as_str()));
        address(&self.frame.to(self.path), &query_string(ids.chain(more)))
    }

    /// The address of the page with one component more.
    #[must_use]
    pub fn adding(&self, id: &Slug) -> String {
        let mut ids: Vec<&Slug> = self.picked.ids.iter().collect();
        if !ids.contains(&id) {
            ids.push(id);
        }
        self.with(&ids)
    }

    /// The address of the page with one component less.
    #[must_use]
    pub fn without(&self, id: &Slug) -> String {
        let ids: Vec<&Slug> = self.picked.ids.iter().filter(|one| *one != id).collect();
        self.with(&ids)
    }

    /// The form that adds components.
    #[must_use]
    pub fn picker(&self, label: String, fields: usize) -> Picker {
        let ids = self.picked.ids.iter().map(|id| ("c", id.to_string()));
        let names = self.reference.names.values();
        Picker {
            action: self.frame.to(self.path),
            hidden: ids.chain(self.more.iter().cloned()).collect(),
            label,
            fields,
            names: if names.len() > NAMES_MAX {
                Vec::new()
            } else {
                names.map(|names| names.name.clone()).collect()
            },
        }
    }

    /// What could not be used.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.picked.missing.iter().map(|one| self.notice(one)).collect()
    }

    fn notice(&self, missing: &Missing) -> Notice {
        let w = self.frame.w;
        match missing {
            Missing::Withdrawn { name, withdrawn, .. } => {
                let day = w.date(withdrawn.on);
                Notice {
                    text: w
                        .fill_two("picked-withdrawn", ("name", name), ("day", day))
                        .into_owned(),
                    detail: Some(withdrawn.reason.clone()),
                    instead: withdrawn.successor.iter().map(|id| self.instead(id)).collect(),
                    search: None,
                }
            }
            Missing::Unknown { typed, nearest } => Notice {
                text: w.fill("picked-unknown", "name", typed).into_owned(),
                detail: None,
                instead: nearest.iter().map(|id| self.instead(id)).collect(),
                search: Some(address(
                    &self.frame.to("/search"),
                    &query_string([("q", typed.as_str())].into_iter()),
                )),
            },
        }
    }

    fn instead(&self, id: &Slug) -> (String, String) {
        (name_of(self.reference, id), self.adding(id))
    }
}

/// The name of a listed component.
#[must_use]
pub fn name_of(reference: &Reference, id: &Slug) -> String {
    let names = reference.names.get(id);
    names.map_or_else(|| id.to_string(), |names| names.name.clone())
}
