//! Small tests that keep the house true to its drawing (docs/ARCHITECTURE.md).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files_below;

/// Room by room, the other rooms it may know. An arrow of the drawing that is not here may not be drawn.
const ROOMS: [(&str, &[&str]); 7] = [
    ("model", &[]),
    ("catalogue", &["model"]),
    ("index", &["model"]),
    ("search", &["index", "model"]),
    ("config", &[]),
    ("web", &["search", "index", "model", "catalogue", "config"]),
    ("cli", &["web", "search", "index", "model", "catalogue", "config"]),
];

/// A file longer than this has more than one reason to change.
const FILE_MAX_LINES: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder of the project that end as given, with their texts.
fn texts(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    files_below(&root().join(folder))
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root()).unwrap().to_owned(), text)
        })
        .collect()
}

/// The lines of a Rust file that are no comments, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn room_of(path: &Path) -> String {
    let second = path.components().nth(1).unwrap().as_os_str().to_string_lossy();
    second.trim_end_matches(".rs").to_owned()
}

/// The rooms that a line names: `crate::room` and `crate::{room::..., room}`.
fn rooms_named(line: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = Vec::new();
    for after in line.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(list) => out.extend(list.split([',', '}']).map(|one| one.trim().to_owned())),
            None => out.push(after.to_owned()),
        }
    }
    out.iter()
        .map(|name| name.split(|c| !is_name(c)).next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn rooms_import_only_rooms_below_them() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, text) in texts("src", ".rs") {
        let room = room_of(&path);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        seen.insert(room.clone());
        for (number, line) in code(&text) {
            for named in rooms_named(line) {
                let is_room = ROOMS.iter().any(|(name, _)| *name == named);
                if is_room && named != room && !allowed.contains(&named.as_str()) {
                    wrong.push(format!("{}:{number}: {room} may not know {named}", path.display()));
                }
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(seen.len(), ROOMS.len(), "rooms that are gone: {seen:?}");
}

#[test]
fn every_file_of_the_program_belongs_to_a_room() {
    let homeless: Vec<_> = texts("src", ".rs")
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| ROOMS.iter().all(|(name, _)| *name != room_of(path)))
        .filter(|path| !["src/lib.rs", "src/main.rs"].iter().any(|one| path == Path::new(one)))
        .collect();

    assert_eq!(homeless, Vec::<PathBuf>::new());
}

#[test]
fn pages_and_api_do_not_know_each_other() {
    for (folder, other) in [("src/web/pages", "api"), ("src/web/api", "pages")] {
        for (path, text) in texts(folder, ".rs") {
            for (number, line) in code(&text) {
                let names_it = line.contains(&format!("super::{other}")) || line.contains(&format!("web::{other}"));
                assert!(!names_it, "{}:{number}: {line}", path.display());
            }
        }
    }
}

#[test]
fn only_index_and_search_name_the_search_engine() {
    let named: Vec<String> = texts("src", ".rs")
        .iter()
        .filter(|(path, _)| !["index", "search"].contains(&room_of(path).as_str()))
        .flat_map(|(path, text)| {
            code(text)
                .filter(|(_, line)| line.contains("tantivy"))
                .map(|(number, _)| format!("{}:{number}", path.display()))
                .collect::<Vec<_>>()
        })
        .collect();

    assert_eq!(named, Vec::<String>::new());
}

#[test]
fn every_file_is_compiled() {
    // A file that no `mod` line names is passed over in silence, with all its tests: a merge can lose such a line.
    let files: Vec<(PathBuf, String)> = [texts("src", ".rs"), texts("tests/integration", ".rs")].concat();
    let named: BTreeSet<PathBuf> = files
        .iter()
        .flat_map(|(path, text)| {
            let names = code(text).filter_map(|(_, line)| line.split_once("mod ")?.1.strip_suffix(';'));
            let folder = match path.file_stem().and_then(|stem| stem.to_str()) {
                Some("mod" | "lib" | "main") | None => path.parent().unwrap().to_owned(),
                Some(_) => path.with_extension(""),
            };
            names.map(move |name| folder.join(name)).collect::<Vec<_>>()
        })
        .collect();
    let lost: Vec<&PathBuf> = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| !path.ends_with("lib.rs") && !path.ends_with("main.rs"))
        .filter(|path| {
            let is_folder = path.ends_with("mod.rs");
            let module = if is_folder {
                path.parent().unwrap().to_owned()
            } else {
                path.with_extension("")
            };
            !named.contains(&module)
        })
        .collect();

    assert_eq!(lost, Vec::<&PathBuf>::new());
}

#[test]
fn no_file_is_longer_than_people_read() {
    for folder in ["src", "tests", "benches"] {
        for (path, text) in texts(folder, ".rs") {
            let lines = text.lines().count();
            assert!(lines <= FILE_MAX_LINES, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn nothing_is_left_unfinished() {
    // Written in two parts so that this file does not find itself.
    let left = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("dbg", "!("),
        concat!("#[", "ignore"),
        concat!("FIX", "ME"),
    ];
    for folder in ["src", "tests", "benches"] {
        for (path, text) in texts(folder, ".rs") {
            for (number, line) in (1..).zip(text.lines()) {
                let found = left.iter().find(|word| line.contains(**word));
                assert_eq!(found, None, "{}:{number}", path.display());
            }
        }
    }
}

#[test]
fn unsafe_code_is_forbidden_for_good() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();

    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn the_catalogue_holds_no_electronic_mail_addresses() {
    let mut found = Vec::new();
    for (path, text) in texts("catalogue", "") {
        for (number, line) in (1..).zip(text.lines()) {
            if line.split_whitespace().any(is_mail_address) {
                found.push(format!("{}:{number}", path.display()));
            }
        }
    }

    assert_eq!(found, Vec::<String>::new());
}

/// `somebody@example.org`, but not an address such as `https://host/@handle`.
fn is_mail_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_alphanumeric())
            && host.starts_with(|c: char| c.is_alphanumeric())
            && host.contains('.')
            && !name.contains("//")
    })
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut documents = texts("docs", ".md");
    documents.extend(texts("index", "README.md"));
    for name in ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        documents.push((PathBuf::from(name), text));
    }
    let mut dead = Vec::new();
    for (path, text) in &documents {
        for target in targets(text) {
            let file = target.split('#').next().unwrap_or_default();
            let is_elsewhere = file.is_empty() || file.contains("://");
            if !is_elsewhere && !root().join(path.parent().unwrap()).join(file).exists() {
                dead.push(format!("{}: {target}", path.display()));
            }
        }
    }

    assert_eq!(dead, Vec::<String>::new());
    assert!(documents.len() > 5, "the documents were not found");
}

/// Targets of Markdown links and pictures: `[text](target)`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|after| after.split(')').next())
}
