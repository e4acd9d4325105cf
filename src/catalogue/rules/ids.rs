//! Ids: named after, used once, never reused, not to be mistaken.

use std::collections::BTreeMap;

use crate::catalogue::findings::{Reporter, SourceFile};
use crate::catalogue::loaded::Entry;
use crate::catalogue::nearest::nearest;
use crate::model::{Collection, Component, Organisation, Published, Slug, Vocabulary};

use super::Context;

pub(super) fn component_file(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    differs(entry.stem(), &entry.value.id, report);
}

pub(super) fn vocabulary_file(_: &Context, entry: &Entry<Vocabulary>, report: &mut Reporter) {
    differs(entry.stem(), &entry.value.id, report);
}

pub(super) fn collection_file(_: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    differs(entry.stem(), &entry.value.id, report);
}

fn differs(stem: &str, id: &Slug, report: &mut Reporter) {
    if stem != id.as_str() {
        let message = format!("the id is \"{id}\", the file is named \"{stem}.yaml\"");
        report.value(
            "/id",
            message,
            format!("rename the file to \"{id}.yaml\"; an id that was published stays"),
        );
    }
}

pub(super) fn component_twice(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    twice(&context.loaded.components, entry, |component| &component.id, report);
}

pub(super) fn collection_twice(context: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    twice(&context.loaded.collections, entry, |collection| &collection.id, report);
}

pub(super) fn vocabulary_twice(context: &Context, entry: &Entry<Vocabulary>, report: &mut Reporter) {
    twice(&context.loaded.vocabularies, entry, |vocabulary| &vocabulary.id, report);
    // This one is made from the SPDX list.
    if entry.value.id.as_str() == "licenses" {
        report.value(
            "/id",
            "the vocabulary \"licenses\" is made by the program",
            "delete the file",
        );
    }
}

/// Reports an entry whose id an earlier file has. Files are ordered by name.
fn twice<T>(all: &[Entry<T>], entry: &Entry<T>, id_of: fn(&T) -> &Slug, report: &mut Reporter) {
    let id = id_of(&entry.value);
    let first = all.iter().find(|other| id_of(&other.value) == id);
    if let Some(first) = first.filter(|first| first.file.name != entry.file.name) {
        report.value(
            "/id",
            format!("\"{id}\" is the id in {}, too", first.file.shown),
            "choose another id",
        );
    }
}

pub(super) fn organisation_twice(_: &Context, entry: &Entry<Vec<Organisation>>, report: &mut Reporter) {
    for (index, organisation) in entry.value.iter().enumerate() {
        if entry.value[..index].iter().any(|other| other.id == organisation.id) {
            let message = format!("the organisation \"{}\" is listed twice", organisation.id);
            report.value(&format!("/{index}/id"), message, "keep one of the two");
        }
    }
}

pub(super) fn reused(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    if let Some(now) = context.catalogue.renamed.get(&entry.value.id) {
        let message = format!("\"{}\" is the former id of \"{now}\"", entry.value.id);
        report.value(
            "/id",
            message,
            "choose another id; old links to this one lead to its successor",
        );
    }
}

pub(super) fn looks_alike(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let id = &entry.value.id;
    for other in context.neighbours.looking_like(id) {
        if context.reports_pair(id, other) {
            let message = format!("\"{id}\" is easily mistaken for \"{other}\"");
            report.value(
                "/id",
                message,
                "choose a more different id, or accept the pair in exceptions.yaml",
            );
            report.about(&[id, other]);
        }
    }
}

pub(super) fn renamed_target(context: &Context, entry: &Entry<BTreeMap<Slug, Slug>>, report: &mut Reporter) {
    for (former, now) in &entry.value {
        if !context.has_component(now) {
            let help = match nearest(now.as_str(), context.catalogue.components.keys().map(Slug::as_str)) {
                Some(id) => format!("did you mean \"{id}\"?"),
                None => "write the id of a component; a component that is gone is withdrawn, not deleted".to_owned(),
            };
            report.value(&format!("/{former}"), format!("there is no component \"{now}\""), help);
        }
    }
}

/// Every id in the published state.
pub(super) fn forgotten(context: &Context, entry: &Entry<Published>, report: &mut Reporter) {
    for id in entry.value.components.keys() {
        if !context.has_component(id) && !context.catalogue.renamed.contains_key(id) {
            let at = entry.file.text.find(&format!("\"{id}\":")).map_or(0, |at| at + 1);
            let help = "restore its file with \"withdrawn\", or write in renamed.yaml what it is called now";
            let span = at..at + id.as_str().len();
            report.span(&span, format!("\"{id}\" was published and is gone"), help);
        }
    }
}

/// One id a line; lines that begin with `#` are notes.
pub(super) fn removed(context: &Context, file: &SourceFile, report: &mut Reporter) {
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let id = line.trim();
        let span = start..start + id.len();
        start += line.len();
        if id.is_empty() || id.starts_with('#') {
            continue;
        }
        let Ok(id) = Slug::parse(id) else {
            report.span(&span, "this is not an id", "write one id on a line");
            continue;
        };
        if !context.has_component(&id) && !context.catalogue.renamed.contains_key(&id) {
            let help = "restore its file with \"withdrawn\", or write in renamed.yaml what it is called now";
            report.span(&span, format!("\"{id}\" was published and is gone"), help);
        }
    }
}
