//! The catalogue's files as the model's types, each with the file it came from.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::model::{
    Catalogue, Collection, Component, Exception, Organisation, Published, Slug, Translation, Vocabulary,
};

use super::findings::{Findings, SourceFile};
use super::licenses::licenses_in_use;
use super::shape::check_shape;
use super::source::{FileKind, RawFile, read_files, stem};
use super::yaml;

/// Something of the catalogue with the file that holds it.
#[derive(Debug)]
pub(crate) struct Entry<T> {
    pub file: SourceFile,
    pub value: T,
    /// Whether the value is all that the file holds. Unknown fields and empty ones are passed over.
    pub complete: bool,
}

impl<T> Entry<T> {
    /// The file's name without folder and ending.
    pub fn stem(&self) -> &str {
        stem(&self.file.name)
    }
}

/// Every file that could be read, in the order of names.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub components: Vec<Entry<Component>>,
    pub vocabularies: Vec<Entry<Vocabulary>>,
    pub collections: Vec<Entry<Collection>>,
    pub translations: Vec<Entry<(crate::model::Lang, Translation)>>,
    pub organisations: Option<Entry<Vec<Organisation>>>,
    pub renamed: Option<Entry<BTreeMap<Slug, Slug>>>,
    pub exceptions: Option<Entry<Vec<Exception>>>,
    pub published_ids: Option<SourceFile>,
    pub published: Option<Entry<Published>>,
}

/// Reads the files below a folder.
pub(crate) fn load(root: &Path, findings: &mut Findings) -> (Loaded, String) {
    let mut loaded = Loaded::default();
    let mut digest = blake3::Hasher::new();
    for raw in read_files(root, findings) {
        for part in [raw.name.as_bytes(), raw.bytes.as_slice()] {
            digest.update(&(part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        let name = raw.name.clone();
        if loaded.add(raw, findings).is_none() {
            findings.broken(&name);
        }
    }
    (loaded, digest.finalize().to_hex().to_string())
}

impl Loaded {
    /// Reads one file; nothing when it cannot be read as its kind. The reasons are in the findings.
    pub fn add(&mut self, raw: RawFile, findings: &mut Findings) -> Option<()> {
        let kind = raw.kind.clone();
        let file = parse(raw, findings)?;
        match kind {
            FileKind::Component => self.components.push(typed(&kind, file, findings)?),
            FileKind::Vocabulary => self.vocabularies.push(typed(&kind, file, findings)?),
            FileKind::Collection => self.collections.push(typed(&kind, file, findings)?),
            FileKind::Translation(lang) => {
                let Entry { file, value, complete } = typed(&kind, file, findings)?;
                self.translations.push(Entry {
                    file,
                    value: (lang, value),
                    complete,
                });
            }
            FileKind::Organisations => self.organisations = Some(typed(&kind, file, findings)?),
            FileKind::Renamed => self.renamed = Some(typed(&kind, file, findings)?),
            FileKind::Exceptions => self.exceptions = Some(typed(&kind, file, findings)?),
            FileKind::PublishedIds => self.published_ids = Some(file),
            FileKind::Published => self.published = Some(published(file, findings)?),
        }
        Some(())
    }

    /// Every file with YAML in it.
    pub fn documents(&self) -> impl Iterator<Item = &SourceFile> {
        let single = [
            self.organisations.as_ref().map(|entry| &entry.file),
            self.renamed.as_ref().map(|entry| &entry.file),
            self.exceptions.as_ref().map(|entry| &entry.file),
        ];
        let components = self.components.iter().map(|entry| &entry.file);
        let vocabularies = self.vocabularies.iter().map(|entry| &entry.file);
        let collections = self.collections.iter().map(|entry| &entry.file);
        let translations = self.translations.iter().map(|entry| &entry.file);
        components
            .chain(vocabularies)
            .chain(collections)
            .chain(translations)
            .chain(single.into_iter().flatten())
    }

    /// The catalogue without the files. Where an id is taken twice, the first file in the order of names counts.
    pub fn catalogue(&self, digest: String) -> Catalogue {
        let mut catalogue = Catalogue {
            digest,
            ..Catalogue::default()
        };
        for Entry { value, .. } in self.components.iter().rev() {
            catalogue.components.insert(value.id.clone(), value.clone());
        }
        for Entry { value, .. } in self.vocabularies.iter().rev() {
            catalogue.vocabularies.insert(value.id.clone(), value.clone());
        }
        for Entry { value, .. } in self.collections.iter().rev() {
            catalogue.collections.insert(value.id.clone(), value.clone());
        }
        for Entry {
            value: (lang, translation),
            ..
        } in self.translations.iter().rev()
        {
            let by_id = catalogue.translations.entry(*lang).or_default();
            by_id.insert(translation.id.clone(), translation.clone());
        }
        for organisation in self.organisations.iter().flat_map(|entry| &entry.value) {
            catalogue
                .organisations
                .entry(organisation.id.clone())
                .or_insert_with(|| organisation.clone());
        }
        if let Some(renamed) = &self.renamed {
            catalogue.renamed = renamed.value.clone();
        }
        if let Some(published) = &self.published {
            catalogue.published = published.value.clone();
        }
        let licenses = licenses_in_use(catalogue.components.values());
        catalogue.vocabularies.insert(licenses.id.clone(), licenses);
        catalogue
    }
}

/// Bytes -> text -> located values.
fn parse(raw: RawFile, findings: &mut Findings) -> Option<SourceFile> {
    let RawFile {
        kind,
        name,
        shown,
        bytes,
    } = raw;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let help = "save the file as UTF-8";
            let message = "a byte here is not UTF-8";
            findings.span("not-utf8", (&shown, &text), &(good..good + 1), message, help);
            return None;
        }
    };
    if let Some((at, character)) = text.char_indices().find(|(_, character)| is_forbidden(*character)) {
        let message = format!("the control character U+{:04X} stands here", u32::from(character));
        let span = at..at + character.len_utf8();
        findings.span("control-character", (&shown, &text), &span, &message, "delete it");
        return None;
    }
    if matches!(kind, FileKind::PublishedIds | FileKind::Published) {
        return Some(SourceFile {
            name,
            shown,
            text,
            document: yaml::Document::default(),
        });
    }
    match yaml::parse(&text) {
        Ok(document) => Some(SourceFile {
            name,
            shown,
            text,
            document,
        }),
        Err(faults) => {
            for fault in faults {
                findings.span(fault.rule, (&shown, &text), &fault.span, &fault.message, fault.help);
            }
            None
        }
    }
}

/// Control characters have no place in a text file but for the line end and the tab, which YAML itself judges.
fn is_forbidden(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

fn published(file: SourceFile, findings: &mut Findings) -> Option<Entry<Published>> {
    match serde_json::from_str(&file.text) {
        Ok(value) => Some(Entry {
            file,
            value,
            complete: true,
        }),
        Err(error) => {
            let help = "restore the file from the repository; `dpi-catalogue publish` writes it";
            let shown = (file.shown.as_str(), file.text.as_str());
            findings.span("wrong-type", shown, &(0..0), &error.to_string(), help);
            None
        }
    }
}

fn typed<T: DeserializeOwned>(kind: &FileKind, file: SourceFile, findings: &mut Findings) -> Option<Entry<T>> {
    let value = check_shape(kind, &file, findings)?;
    let complete = value == file.document.value;
    match serde_json::from_value(value) {
        Ok(value) => Some(Entry { file, value, complete }),
        Err(error) => {
            // The schema says less than the types in a few places only, such as a date on 31 February.
            let help = "compare it with component.schema.json";
            findings.span(
                "wrong-type",
                (&file.shown, &file.text),
                &(0..0),
                &error.to_string(),
                help,
            );
            None
        }
    }
}
