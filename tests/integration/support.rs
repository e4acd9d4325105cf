//! Invented catalogues to work on.

use std::fs;
use std::path::{Path, PathBuf};

use dpi_catalogue::catalogue::{Problem, Reading, read};
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day on which all tests take place.
pub const TODAY: Date = date(2026, 11, 23);

/// A path below `tests/data`.
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A copy of the small catalogue that a test may spoil.
pub struct Copy {
    folder: TempDir,
}

impl Copy {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_tree(&data("catalogue"), &folder.path().join("catalogue"));
        Self { folder }
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("catalogue")
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.root().join(name)).unwrap()
    }

    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.text(name);
        assert!(text.contains(old), "{name} does not have {old}");
        self.write(name, text.replace(old, new));
    }

    /// Lays one of `tests/data/problems` over the catalogue. Lists that the whole catalogue has once are continued.
    pub fn lay_over(&self, folder: &Path) {
        for file in files_below(folder) {
            let name = file.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let bytes = fs::read(&file).unwrap();
            match name.as_str() {
                "report.txt" => {}
                "steps.txt" => String::from_utf8(bytes)
                    .unwrap()
                    .lines()
                    .for_each(|line| self.step(line)),
                "organisations.yaml" | "renamed.yaml" | "exceptions.yaml" => {
                    let before = fs::read(self.root().join(&name)).unwrap_or_default();
                    self.write(&name, [before, bytes].concat());
                }
                _ => self.write(&name, bytes),
            }
        }
    }

    /// What cannot be kept as a file: `remove <path>`, `grow <path> <bytes>`, `link <path> <target>`.
    fn step(&self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let path = self.root().join(words[1]);
        match words[0] {
            "remove" if path.is_dir() => fs::remove_dir_all(path).unwrap(),
            "remove" => fs::remove_file(path).unwrap(),
            "grow" => fs::write(path, vec![b'x'; words[2].parse().unwrap()]).unwrap(),
            "link" => link(words[2], &path),
            other => panic!("unknown step {other}"),
        }
    }

    /// Reads the catalogue; files are shown as `catalogue/...`.
    pub fn read(&self) -> Reading {
        let mut reading = read(&self.root(), TODAY);
        let root = format!("{}/", self.folder.path().display());
        for problem in &mut reading.problems {
            problem.file = problem.file.replace(&root, "");
            problem.message = problem.message.replace(&root, "");
        }
        reading
    }

    pub fn problems(&self) -> Vec<Problem> {
        self.read().problems
    }

    /// Names of the rules that report something.
    pub fn rules(&self) -> Vec<&'static str> {
        self.problems().iter().map(|problem| problem.rule).collect()
    }
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_: &str, path: &Path) {
    fs::create_dir(path).unwrap();
}

fn copy_tree(from: &Path, to: &Path) {
    for file in files_below(from) {
        let copy = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(file, copy).unwrap();
    }
}

pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}
