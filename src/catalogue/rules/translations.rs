//! Translations: where they stand and what they belong to.

use crate::catalogue::findings::Reporter;
use crate::catalogue::loaded::Entry;
use crate::catalogue::nearest::nearest;
use crate::model::{Lang, Slug, Translation};

use super::Context;
use super::texts::{MAX_SUMMARY, features_too_long};

type File = Entry<(Lang, Translation)>;

pub(super) fn orphan(context: &Context, entry: &File, report: &mut Reporter) {
    let id = &entry.value.1.id;
    if !context.has_component(id) {
        let help = match nearest(id.as_str(), context.catalogue.components.keys().map(Slug::as_str)) {
            Some(known) => format!("did you mean \"{known}\"?"),
            None => "delete the translation, or add the component".to_owned(),
        };
        report.value("/id", format!("there is no component \"{id}\""), help);
    }
}

pub(super) fn language(_: &Context, entry: &File, report: &mut Reporter) {
    let (folder, translation) = &entry.value;
    let language = translation.language;
    if language == Lang::En {
        report.value(
            "/language",
            "English texts stand in the component itself",
            "move the texts there",
        );
    } else if language != *folder {
        let message = format!("the language is \"{language}\", the folder is \"{folder}\"");
        report.value(
            "/language",
            message,
            format!("write \"{folder}\", or move the file to \"{language}\""),
        );
    }
}

pub(super) fn id(_: &Context, entry: &File, report: &mut Reporter) {
    let id = &entry.value.1.id;
    if entry.stem() != id.as_str() {
        let message = format!("the id is \"{id}\", the file is named \"{}.yaml\"", entry.stem());
        report.value("/id", message, format!("rename the file to \"{id}.yaml\""));
    }
}

pub(super) fn too_long(_: &Context, entry: &File, report: &mut Reporter) {
    let translation = &entry.value.1;
    let count = translation.summary.chars().count();
    if count > MAX_SUMMARY {
        let message = format!("the summary has {count} characters, {MAX_SUMMARY} are allowed");
        report.value("/summary", message, "say what it does in one short statement");
    }
    features_too_long(translation.features.as_deref().unwrap_or_default(), report);
}
