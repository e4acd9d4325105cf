//! Repairs what is mechanical: the order of sorted lists, the form of files, white space, and licence ids with one
//! successor. Everything else needs a person.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use crate::model::Component;

use super::findings::{Findings, SourceFile};
use super::loaded::{Entry, Loaded, load};
use super::rules::{canonical, current_license, is_tidy, sort_key, tidy};

/// What `--fix` did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Files that were written anew, as reports show them.
    pub changed: Vec<String>,
    /// Files that were left alone because of comments or unknown fields that would be lost.
    pub skipped: Vec<String>,
}

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("could not write catalogue file {path}")]
pub struct FixError {
    /// The file.
    pub path: PathBuf,
    #[source]
    source: io::Error,
}

/// Repairs the files of the catalogue in a folder. Files that cannot be read are left alone.
///
/// Each file is written beside the old one and then takes its place, so that no half-written file is ever seen.
///
/// # Errors
/// [`FixError`] when a file cannot be written; files before it stay repaired.
pub fn fix(root: &Path) -> Result<Fixed, FixError> {
    let (loaded, _) = load(root, &mut Findings::default());
    let mut fixed = Fixed::default();
    for (file, text) in repaired(&loaded, &mut fixed.skipped) {
        if text != file.text {
            let path = root.join(&file.name);
            replace(&path, &text).map_err(|source| FixError { path, source })?;
            fixed.changed.push(file.shown.clone());
        }
    }
    fixed.changed.sort();
    fixed.skipped.sort();
    Ok(fixed)
}

/// Every file with the text it should have.
fn repaired<'a>(loaded: &'a Loaded, skipped: &mut Vec<String>) -> Vec<(&'a SourceFile, String)> {
    let mut files = Vec::new();
    for entry in &loaded.components {
        files.push((
            &entry.file,
            rewritten(entry, &with_current_license(&entry.value), skipped),
        ));
    }
    for entry in &loaded.collections {
        files.push((&entry.file, rewritten(entry, &entry.value, skipped)));
    }
    for entry in &loaded.translations {
        files.push((&entry.file, rewritten(entry, &entry.value.1, skipped)));
    }
    if let Some(entry) = &loaded.organisations {
        files.push((&entry.file, rewritten(entry, &entry.value, skipped)));
    }
    // Vocabularies are long and laid out by people; only their white space is repaired.
    files.extend(
        loaded
            .vocabularies
            .iter()
            .map(|entry| (&entry.file, tidy(&entry.file.text))),
    );
    files.extend(loaded.renamed.iter().map(|entry| (&entry.file, tidy(&entry.file.text))));
    files.extend(
        loaded
            .exceptions
            .iter()
            .map(|entry| (&entry.file, tidy(&entry.file.text))),
    );
    files
}

fn with_current_license(component: &Component) -> Component {
    let mut component = component.clone();
    if let Some(expression) = current_license(&component.license.expression) {
        component.license.expression = expression;
    }
    component
}

fn rewritten<T, V: Serialize>(entry: &Entry<T>, value: &V, skipped: &mut Vec<String>) -> String {
    let mut sorted = serde_json::to_value(value).expect("model types have text keys and finite numbers");
    sort_lists(
        &mut sorted,
        if entry.file.name == "organisations.yaml" {
            "organisations"
        } else {
            ""
        },
    );
    let text = canonical(&entry.file, &sorted);
    if is_tidy(entry) {
        return text;
    }
    if text != entry.file.text {
        skipped.push(entry.file.shown.clone());
    }
    tidy(&entry.file.text)
}

fn sort_lists(value: &mut Value, field: &str) {
    match value {
        Value::Array(items) => {
            if items.iter().all(|item| sort_key(field, item).is_some()) {
                items.sort_by_cached_key(|item| sort_key(field, item));
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                sort_lists(value, key);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Writes a file beside the old one and lets it take the old one's place.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.set_permissions(fs::metadata(path)?.permissions())?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| fs::rename(&beside, path));
    if replaced.is_err() {
        // The first error is what matters; a file that stays behind is reported as unexpected by the next check.
        drop(fs::remove_file(&beside));
    }
    replaced
}
