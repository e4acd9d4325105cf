//! Lists: each item once, sorted where the order says nothing.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::catalogue::findings::{Reporter, SourceFile};
use crate::catalogue::loaded::Entry;
use crate::catalogue::yaml::excerpt;
use crate::model::{Component, Vocabulary};

use super::Context;
use super::walk::each_list;

pub(super) fn duplicate(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_list(&file.document.value, &mut |pointer, field, items| {
        // Synonyms, relations, evidence and organisations have rules of their own.
        if pointer.contains("/synonyms/") {
            return;
        }
        let names: Vec<Option<(String, String)>> = items.iter().map(|item| identity(field, item)).collect();
        let mut seen = BTreeSet::new();
        for (index, name) in names.iter().enumerate() {
            let Some((shown, key)) = name else { continue };
            if !seen.insert(key) {
                let place = match key_field(field) {
                    Some(key) => format!("{pointer}/{index}/{key}"),
                    None => format!("{pointer}/{index}"),
                };
                report.value(&place, format!("{shown} is listed twice"), "keep one of the two");
            }
        }
    });
}

/// The field by which the items of a list are told apart; none for lists of plain texts.
fn key_field(field: &str) -> Option<&'static str> {
    match field {
        "capabilities" | "building_blocks" | "sdgs" | "standards" | "programming_languages" | "terms" => Some("id"),
        "repositories" => Some("url"),
        "stewards" => Some("organisation"),
        "deployments" => Some("country"),
        "members" => Some("component"),
        _ => None,
    }
}

/// What a list item is called in messages, and what makes two items the same.
fn identity(field: &str, item: &Value) -> Option<(String, String)> {
    if let Value::String(text) = item {
        return Some((format!("\"{}\"", excerpt(text)), text.trim().to_lowercase()));
    }
    let name = item[key_field(field)?].as_str()?;
    if field == "stewards" {
        // One organisation may have several roles.
        let role = item["role"].as_str()?;
        return Some((format!("\"{name}\" as {role}"), format!("{name} {role}")));
    }
    Some((format!("\"{}\"", excerpt(name)), name.to_owned()))
}

pub(super) fn empty(_: &Context, file: &SourceFile, report: &mut Reporter) {
    for field in ["evidence", "members", "terms"] {
        if file.document.value[field].as_array().is_some_and(Vec::is_empty) {
            report.key(
                &format!("/{field}"),
                format!("\"{field}\" is empty"),
                "add at least one",
            );
        }
    }
}

pub(super) fn not_sorted(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let is_organisations = file.name == "organisations.yaml";
    each_list(&file.document.value, &mut |pointer, field, items| {
        let field = if is_organisations && pointer.is_empty() {
            "organisations"
        } else {
            field
        };
        let keys: Option<Vec<_>> = items.iter().map(|item| sort_key(field, item)).collect();
        let Some(keys) = keys else { return };
        if let Some(index) = (1..keys.len()).find(|&index| keys[index] < keys[index - 1]) {
            let name = &keys[index].1;
            let after = keys.iter().position(|key| key > &keys[index]).unwrap_or(0);
            let message = format!("\"{name}\" belongs before \"{}\": the list is sorted", keys[after].1);
            report.value(
                &format!("{pointer}/{index}/{}", key_field(field).unwrap_or("id")),
                message,
                "run `dpi-catalogue check --fix`",
            );
            report.about_file();
        }
    });
}

/// What a list is sorted by, for lists whose order says nothing: numbers as numbers, then text.
pub(crate) fn sort_key(field: &str, item: &Value) -> Option<(u64, String)> {
    let name = match field {
        "sdgs" | "standards" | "organisations" => item["id"].as_str()?,
        "deployments" => item["country"].as_str()?,
        _ => return None,
    };
    Some((name.parse().unwrap_or(u64::MAX), name.to_owned()))
}

/// Spellings such as "e-mail" and "email" are two synonyms: search matches them as they are written.
pub(super) fn synonym_duplicate(_: &Context, entry: &Entry<Vocabulary>, report: &mut Reporter) {
    for (index, term) in entry.value.terms.iter().enumerate() {
        for (lang, synonyms) in &term.synonyms.0 {
            let lower: Vec<String> = synonyms.iter().map(|synonym| synonym.trim().to_lowercase()).collect();
            for (position, synonym) in synonyms.iter().enumerate() {
                if lower[..position].contains(&lower[position]) {
                    let pointer = format!("/terms/{index}/synonyms/{lang}/{position}");
                    report.value(
                        &pointer,
                        format!("\"{}\" is listed twice", excerpt(synonym)),
                        "take it out",
                    );
                }
            }
        }
    }
}

pub(super) fn name_shared(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let id = &entry.value.id;
    for other in context.neighbours.with_name_of(&entry.value) {
        if context.reports_pair(id, other) {
            let help = "check whether the two are one; if not, accept the pair in exceptions.yaml";
            report.value("/name", format!("\"{other}\" has the same name"), help);
            report.about(&[id, other]);
        }
    }
}
