//! Finds the catalogue's files and reads their bytes, within limits.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::model::Lang;

use super::findings::Findings;

/// What a file holds, as its place says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FileKind {
    Component,
    Vocabulary,
    Collection,
    Translation(Lang),
    Organisations,
    Renamed,
    Exceptions,
    PublishedIds,
    Published,
}

/// Name of the file that remembers what was published.
pub const PUBLISHED_FILE: &str = "published.json";

impl FileKind {
    /// The greatest size in bytes. A component is read by people: 64 KiB is twenty times the usual. Vocabularies hold
    /// hundreds of terms in seven languages.
    pub const fn max_bytes(&self) -> u64 {
        match self {
            Self::Component | Self::Collection | Self::Translation(_) => 64 * 1024,
            Self::Vocabulary | Self::Organisations | Self::Renamed | Self::Exceptions | Self::PublishedIds => {
                2 * 1024 * 1024
            }
            // A line of 200 bytes for each of 100,000 ids.
            Self::Published => 20 * 1024 * 1024,
        }
    }
}

/// A file that was found, with its bytes.
#[derive(Debug)]
pub(crate) struct RawFile {
    pub kind: FileKind,
    /// Path below the catalogue's folder, with `/` between its parts.
    pub name: String,
    /// Path as reports show it.
    pub shown: String,
    pub bytes: Vec<u8>,
}

impl RawFile {
    /// A component's text that does not come from the catalogue's folder.
    pub fn component(text: &str, file_name: &str) -> Self {
        Self {
            kind: FileKind::Component,
            name: format!("components/{file_name}"),
            shown: file_name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }
    }
}

/// Reports a file that is larger than its kind may be.
pub(crate) fn too_large(kind: &FileKind, shown: &str, findings: &mut Findings) {
    let message = format!("the file is larger than {} KiB", kind.max_bytes() / 1024);
    let help = "shorten it; a file this large is not one that people read";
    findings.whole_file("file-too-large", shown, &message, help);
}

/// The last part of a path, without its ending.
pub(crate) fn stem(name: &str) -> &str {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.rsplit_once('.').map_or(last, |(stem, _)| stem)
}

/// Reads every file of the catalogue, ordered by name. What cannot be read becomes a problem.
pub(crate) fn read_files(root: &Path, findings: &mut Findings) -> Vec<RawFile> {
    let mut walk = Walk {
        root,
        findings,
        files: Vec::new(),
    };
    walk.root();
    walk.files.sort_by(|a, b| a.name.cmp(&b.name));
    walk.files
}

struct Walk<'a, 'f> {
    root: &'a Path,
    findings: &'f mut Findings,
    files: Vec<RawFile>,
}

impl Walk<'_, '_> {
    fn root(&mut self) {
        let mut has_components = false;
        for (path, name) in self.entries(self.root, "") {
            match name.as_str() {
                "components" => {
                    has_components = true;
                    self.folder(&path, &name, &FileKind::Component);
                }
                "vocabularies" => self.folder(&path, &name, &FileKind::Vocabulary),
                "collections" => self.folder(&path, &name, &FileKind::Collection),
                "translations" => self.translations(&path),
                "organisations.yaml" => self.file(&path, name, FileKind::Organisations),
                "renamed.yaml" => self.file(&path, name, FileKind::Renamed),
                "exceptions.yaml" => self.file(&path, name, FileKind::Exceptions),
                PUBLISHED_FILE => self.file(&path, name, FileKind::Published),
                "published-ids.txt" => self.file(&path, name, FileKind::PublishedIds),
                "LICENSE" => {}
                _ => self.stray(&name),
            }
        }
        if !has_components {
            let shown = self.shown("components");
            let help = "name the catalogue's folder with --catalogue, or make the folder \"components\" in it";
            self.findings
                .whole_file("folder-missing", &shown, "there is no such folder", help);
        }
    }

    fn translations(&mut self, folder: &Path) {
        if !self.is_folder(folder, "translations") {
            return;
        }
        for (path, name) in self.entries(folder, "translations/") {
            let code = &name["translations/".len()..];
            match Lang::ALL.into_iter().find(|lang| lang.code() == code) {
                Some(lang) => self.folder(&path, &name, &FileKind::Translation(lang)),
                None => self.stray(&name),
            }
        }
    }

    fn folder(&mut self, folder: &Path, name: &str, kind: &FileKind) {
        if !self.is_folder(folder, name) {
            return;
        }
        for (path, name) in self.entries(folder, &format!("{name}/")) {
            if path.extension().is_some_and(|ending| ending == "yaml") {
                self.file(&path, name, kind.clone());
            } else {
                self.stray(&name);
            }
        }
    }

    fn is_folder(&mut self, path: &Path, name: &str) -> bool {
        let is_folder = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
        if !is_folder {
            self.unreadable(name, "is not a folder");
        }
        is_folder
    }

    /// The entries of a folder, ordered by name.
    fn entries(&mut self, folder: &Path, prefix: &str) -> Vec<(PathBuf, String)> {
        let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        match listed {
            Ok(entries) => {
                let mut entries: Vec<_> = entries
                    .iter()
                    .map(|entry| (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy())))
                    .collect();
                entries.sort();
                entries
            }
            Err(error) => {
                self.unreadable(prefix.trim_end_matches('/'), &format!("could not be read: {error}"));
                Vec::new()
            }
        }
    }

    fn file(&mut self, path: &Path, name: String, kind: FileKind) {
        // Links are not followed and devices or pipes are never opened: a file has to be what it seems.
        match fs::symlink_metadata(path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return self.unreadable(&name, "is not a regular file"),
            Err(error) => return self.unreadable(&name, &format!("could not be read: {error}")),
        }
        let limit = kind.max_bytes();
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
        match read {
            Err(error) => self.unreadable(&name, &format!("could not be read: {error}")),
            Ok(_) if bytes.len() as u64 > limit => {
                self.findings.broken(&name);
                let shown = self.shown(&name);
                too_large(&kind, &shown, self.findings);
            }
            Ok(_) => {
                let shown = self.shown(&name);
                self.files.push(RawFile {
                    kind,
                    name,
                    shown,
                    bytes,
                });
            }
        }
    }

    fn unreadable(&mut self, name: &str, what: &str) {
        let help = "put a regular file or folder there that you may read";
        let shown = self.shown(name);
        self.findings.broken(name);
        self.findings
            .whole_file("file-unreadable", &shown, &format!("this {what}"), help);
    }

    /// A file that is no part of the catalogue; notes and schemas beside it are.
    fn stray(&mut self, name: &str) {
        let last = name.rsplit('/').next().unwrap_or(name);
        if last == "README.md" || last.ends_with(".schema.json") {
            return;
        }
        let help = if Path::new(last)
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("yml"))
        {
            format!("rename it to \"{}.yaml\" if it is a catalogue file", stem(last))
        } else {
            "move it out of the catalogue; entries are \"<id>.yaml\" in the folder of their kind".to_owned()
        };
        let shown = self.shown(name);
        self.findings
            .whole_file("unexpected-file", &shown, "no such file belongs here", &help);
    }

    fn shown(&self, name: &str) -> String {
        shown(self.root, name)
    }
}

/// A file's path as reports show it, with `/` between its parts on every system.
pub(crate) fn shown(root: &Path, name: &str) -> String {
    let root = root.to_string_lossy().replace('\\', "/");
    match root.trim_end_matches('/') {
        "" | "." => name.to_owned(),
        root if name.is_empty() => root.to_owned(),
        root => format!("{root}/{name}"),
    }
}

/// How reports show a file that stands in the same catalogue as another.
pub(crate) fn shown_beside(file: &super::findings::SourceFile, name: &str) -> String {
    let root = file.shown.strip_suffix(&file.name).unwrap_or_default();
    format!("{root}{name}")
}
