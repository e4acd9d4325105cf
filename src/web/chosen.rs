//! Components that an address names, such as those of a comparison.

use axum::http::HeaderMap;
use url::form_urlencoded::Serializer;

use crate::index::{Filter, Reference};
use crate::model::{Component, Lang, Slug, TermId};
use crate::search::Lookup;
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::question::{address, filter_values, language};
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

/// Reads the building blocks that are needed, each once, in order.
pub fn needed_blocks(query: &mut Query, reference: &Reference) -> Vec<TermId> {
    let valid = filter_values(Filter::BuildingBlock, reference);
    let mut needs: Vec<TermId> = Vec::new();
    for need in query.all("need") {
        if !valid.contains(&need.as_str()) {
            query.reject_value("need", &need, &valid);
        } else if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs
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
