//! Components that an address names, such as those of a comparison.

use axum::http::HeaderMap;
use url::form_urlencoded::Serializer;

use crate::index::Reference;
use crate::model::{Component, Lang, Slug};
use crate::search::Lookup;
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::state::Generation;

/// Reads the ids that a repeated parameter names, each once, in order. Former ids count as the present ones.
pub fn chosen_ids(query: &mut Query, name: &str, reference: &Reference) -> Vec<Slug> {
    let mut ids: Vec<Slug> = Vec::new();
    for value in query.all(name) {
        let present = Slug::parse(&value).ok().and_then(|id| {
            let renamed = reference.renamed.get(&id).cloned();
            reference.names.contains_key(&id).then_some(id).or(renamed)
        });
        match present {
            Some(id) if ids.contains(&id) => {}
            Some(id) => ids.push(id),
            None => reject(query, name, &value, reference),
        }
    }
    ids
}

fn reject(query: &mut Query, name: &str, value: &str, reference: &Reference) {
    if let Some(tombstone) = reference.withdrawn.get(value) {
        query.reject(name, format!("\"{value}\" was taken out on {}", tombstone.withdrawn.on));
        return;
    }
    let ids: Vec<&str> = reference.names.keys().map(Slug::as_str).collect();
    query.reject_value(name, value, &ids);
}

/// The components with these ids, texts in English.
///
/// # Errors
/// When the index cannot be read.
pub fn components(generation: &Generation, ids: &[Slug]) -> Result<Vec<Component>, ApiError> {
    let mut components = Vec::with_capacity(ids.len());
    for id in ids {
        if let Lookup::Found(entry) = generation.engine.lookup(id.as_str())? {
            components.push(entry.component);
        }
    }
    Ok(components)
}

/// The language of the answer, and what writes it into addresses when the address names it.
pub fn language_tail(query: &mut Query, headers: &HeaderMap) -> (Lang, Option<Lang>) {
    let (lang, in_address) = language(query, headers);
    (lang, in_address.then_some(lang))
}

/// An address with repeated parameters and a language, in one spelling.
pub fn spelt<'a>(path: &str, pairs: impl Iterator<Item = (&'a str, &'a str)>, lang: Option<Lang>) -> String {
    let mut out = Serializer::new(String::new());
    out.extend_pairs(pairs);
    if let Some(lang) = lang {
        out.append_pair("lang", lang.code());
    }
    address(path, &out.finish())
}
