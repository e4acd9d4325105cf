//! Claims and the evidence they rest on, in components and collections.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::catalogue::findings::{Reporter, SourceFile};
use crate::catalogue::nearest::nearest;

use super::Context;
use super::walk::each_list;

/// Ids of the evidence a file lists, in order; nothing for files that list none.
fn listed(file: &SourceFile) -> Option<Vec<&str>> {
    let evidence = file.document.value.get("evidence")?.as_array()?;
    Some(evidence.iter().filter_map(|item| item["id"].as_str()).collect())
}

/// Calls a function for the evidence list of every claim.
fn each_claim<'a>(file: &'a SourceFile, visit: &mut impl FnMut(&str, &'a [Value])) {
    each_list(&file.document.value, &mut |pointer, field, items| {
        if field == "evidence" && pointer != "/evidence" {
            visit(pointer, items);
        }
    });
}

pub(super) fn dangling(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let Some(listed) = listed(file) else { return };
    each_claim(file, &mut |pointer, items| {
        for (index, id) in items.iter().enumerate() {
            let Some(id) = id.as_str().filter(|id| !listed.contains(id)) else {
                continue;
            };
            let help = match nearest(id, listed.iter().copied()) {
                Some(known) => format!("did you mean \"{known}\"?"),
                None => format!("add it to the file's \"evidence\", which has {}", listed.join(", ")),
            };
            report.value(
                &format!("{pointer}/{index}"),
                format!("there is no evidence \"{id}\" in this file"),
                help,
            );
        }
    });
}

pub(super) fn missing(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_claim(file, &mut |pointer, items| {
        if items.is_empty() {
            let help = "name the evidence it was read in, or leave the claim out";
            report.value(pointer, "the claim rests on no evidence", help);
        }
    });
}

pub(super) fn unused(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let mut used = BTreeSet::new();
    each_claim(file, &mut |_, items| {
        used.extend(items.iter().filter_map(Value::as_str));
    });
    for (index, id) in listed(file).unwrap_or_default().into_iter().enumerate() {
        if !used.contains(id) {
            let pointer = format!("/evidence/{index}/id");
            report.value(
                &pointer,
                format!("no claim names the evidence \"{id}\""),
                "use it or take it out",
            );
            report.about_file();
        }
    }
}

pub(super) fn duplicate_id(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let listed = listed(file).unwrap_or_default();
    for (index, id) in listed.iter().enumerate() {
        if listed[..index].contains(id) {
            let message = format!("the evidence id \"{id}\" is used twice");
            report.value(
                &format!("/evidence/{index}/id"),
                message,
                "give each piece of evidence its own id",
            );
        }
    }
}
