//! What the index survives: killed builders, damaged files, read-only volumes, full disks, two builders at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

use dpi_catalogue::index::{IndexError, ensure};
use dpi_catalogue::search::{Engine, Lookup, Question};
use tempfile::TempDir;

use crate::support::{Copy, files_below};

/// How often a builder is killed.
const KILLS: u32 = 60;
/// How many places of each file are damaged, spread over its length.
const FLIPS: usize = 12;
const PROGRAM: &str = env!("CARGO_BIN_EXE_dpi-catalogue");

fn builder(catalogue: &Copy, index: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("index").arg("--catalogue").arg(catalogue.root());
    command.arg("--index").arg(index);
    command
}

fn start(catalogue: &Copy, index: &Path) -> Child {
    let mut command = builder(catalogue, index);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn build(catalogue: &Copy, index: &Path) {
    let output = builder(catalogue, index).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The directory that `index/current` names.
fn published(index: &Path) -> PathBuf {
    let name = fs::read_to_string(index.join("current")).unwrap();
    index.join(format!("gen-{}", name.trim()))
}

fn rename_component(catalogue: &Copy, name: &str) {
    let file = "components/river-pay.yaml";
    let text = catalogue.text(file);
    let old = text.lines().find(|line| line.starts_with("name: ")).unwrap();
    catalogue.replace(file, old, &format!("name: {name}"));
}

fn name_served(engine: &Engine) -> String {
    match engine.lookup("river-pay").unwrap() {
        Lookup::Found(entry) => entry.component.name,
        other => panic!("{other:?}"),
    }
}

fn hits(engine: &Engine, text: &str) -> Vec<String> {
    let question = Question {
        text: text.to_owned(),
        ..Question::default()
    };
    let answer = engine.search(&question).unwrap();
    answer.hits.into_iter().map(|hit| hit.id.into()).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_builder_killed_at_any_moment_leaves_the_last_generation_answering() {
    let catalogue = Copy::new();
    let index = tempfile::tempdir().unwrap();
    build(&catalogue, index.path());
    rename_component(&catalogue, "RiverPay first");
    let begin = Instant::now();
    build(&catalogue, index.path());
    let whole = begin.elapsed();
    let mut last = "RiverPay first".to_owned();

    for round in 0..KILLS {
        let next = format!("RiverPay {round}");
        rename_component(&catalogue, &next);
        let mut child = start(&catalogue, index.path());
        // The moment is the point of this test: it walks through the time that a whole build takes, and a little beyond.
        std::thread::sleep(whole.mul_f64(1.2 * f64::from(round) / f64::from(KILLS)));
        child.kill().unwrap();
        let is_done = child.wait().unwrap().success();

        let engine = Engine::open(&published(index.path())).unwrap();
        let served = name_served(&engine);
        assert!(
            served == next || (served == last && !is_done),
            "{served} in round {round}"
        );
        assert!(
            hits(&engine, "riverpay").contains(&"river-pay".to_owned()),
            "round {round}"
        );
        last = served;
    }

    rename_component(&catalogue, "RiverPay at last");
    build(&catalogue, index.path());
    let left = names_in(index.path());
    assert_eq!(left.len(), 4, "current, lock and two generations, but {left:?}");
    assert!(left.iter().all(|name| !name.contains("partial")), "{left:?}");
    assert_eq!(
        name_served(&Engine::open(&published(index.path())).unwrap()),
        "RiverPay at last"
    );
}

#[test]
fn builders_that_start_together_wait_for_each_other() {
    let index = tempfile::tempdir().unwrap();
    let catalogues = [Copy::new(), Copy::new()];
    for round in 0..5 {
        for (number, catalogue) in catalogues.iter().enumerate() {
            rename_component(catalogue, &format!("RiverPay {round} of {number}"));
        }

        let children: Vec<Child> = catalogues.iter().map(|one| start(one, index.path())).collect();

        for mut child in children {
            assert!(child.wait().unwrap().success(), "round {round}");
        }
        let served = name_served(&Engine::open(&published(index.path())).unwrap());
        assert!(served.starts_with(&format!("RiverPay {round} of ")), "{served}");
    }
}

/// A built generation that can be damaged and repaired.
struct Whole {
    catalogue: Copy,
    index: TempDir,
    directory: PathBuf,
}

impl Whole {
    fn new() -> Self {
        let catalogue = Copy::new();
        let index = tempfile::tempdir().unwrap();
        let directory = ensure(&catalogue.read().catalogue, index.path(), &|_, _| {}).unwrap();
        Self {
            catalogue,
            index,
            directory,
        }
    }

    /// Its files with what is in them. Locks are empty and mean nothing.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files_below(&self.directory)
            .into_iter()
            .filter(|path| path.extension().is_none_or(|ending| ending != "lock"))
            .map(|path| {
                let bytes = fs::read(&path).unwrap();
                (path, bytes)
            })
            .collect()
    }

    fn ensure(&self) -> Result<PathBuf, IndexError> {
        ensure(&self.catalogue.read().catalogue, self.index.path(), &|_, _| {})
    }
}

/// Ways in which a file that was `bytes` may come out of an accident; none: it is gone.
fn accidents(bytes: &[u8]) -> Vec<Option<Vec<u8>>> {
    let mut out = vec![
        None,
        Some(bytes[..bytes.len() / 2].to_vec()),
        Some([bytes, b"x"].concat()),
    ];
    if !bytes.is_empty() {
        out.push(Some(Vec::new()));
    }
    for step in 0..FLIPS.min(bytes.len()) {
        let mut flipped = bytes.to_vec();
        flipped[step * bytes.len() / FLIPS.min(bytes.len())] ^= 1 << (step % 8);
        out.push(Some(flipped));
    }
    out
}

fn happen(path: &Path, accident: Option<&Vec<u8>>) {
    match accident {
        None => fs::remove_file(path).unwrap(),
        Some(bytes) => fs::write(path, bytes).unwrap(),
    }
}

#[test]
fn damage_to_any_file_is_noticed_when_it_is_opened() {
    let whole = Whole::new();
    let manifest = whole.directory.join("manifest.json");
    let expected = hits(&Engine::open(&whole.directory).unwrap(), "payments");
    let mut noticed = 0;

    for (path, bytes) in whole.files() {
        for accident in accidents(&bytes) {
            happen(&path, accident.as_ref());
            match Engine::open(&whole.directory) {
                Err(_) => noticed += 1,
                // The manifest has no digest of its own; what a changed count says there decides no answer.
                Ok(engine) => {
                    assert_eq!(path, manifest, "damage was not noticed");
                    assert_eq!(hits(&engine, "payments"), expected);
                }
            }
            fs::write(&path, &bytes).unwrap();
        }
    }

    assert!(noticed > 100, "only {noticed}");
    assert_eq!(hits(&Engine::open(&whole.directory).unwrap(), "payments"), expected);
}

#[test]
fn what_does_not_belong_to_a_generation_is_noticed() {
    let whole = Whole::new();

    fs::write(whole.directory.join("segments/stranger.idx"), "x").unwrap();
    assert!(Engine::open(&whole.directory).is_err());

    fs::remove_dir_all(whole.directory.join("segments")).unwrap();
    assert!(Engine::open(&whole.directory).is_err());
}

#[test]
fn a_damaged_generation_is_built_again() {
    let whole = Whole::new();
    let expected = hits(&Engine::open(&whole.directory).unwrap(), "payments");
    let names: Vec<PathBuf> = whole.files().into_iter().map(|(path, _)| path).collect();

    for path in names {
        // The engine names its files anew in each build.
        let Ok(bytes) = fs::read(&path) else { continue };
        for accident in accidents(&bytes).into_iter().take(4) {
            if path.exists() {
                happen(&path, accident.as_ref());
            }
            let engine = Engine::open(&whole.ensure().unwrap()).unwrap();
            assert_eq!(hits(&engine, "payments"), expected, "{}", path.display());
        }
    }
}

#[test]
fn what_current_says_is_never_believed_blindly() {
    let whole = Whole::new();
    for text in ["", "gen", "../../etc", "0123456789abcdef", "\u{0}\u{0}"] {
        fs::write(whole.index.path().join("current"), text).unwrap();

        let directory = whole.ensure().unwrap();

        assert_eq!(directory, whole.directory, "{text:?}");
        assert_eq!(published(whole.index.path()), whole.directory);
    }
}

#[test]
fn taking_up_a_whole_generation_writes_nothing() {
    let whole = Whole::new();
    let state = || -> Vec<(PathBuf, std::time::SystemTime)> {
        let mut folders = vec![whole.index.path().to_owned(), whole.directory.clone()];
        folders.push(whole.directory.join("segments"));
        folders.extend(files_below(whole.index.path()));
        let modified = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
        folders
            .into_iter()
            .map(|path| (path.clone(), modified(&path)))
            .collect()
    };
    let before = state();

    let engine = Engine::open(&whole.ensure().unwrap()).unwrap();

    assert!(!hits(&engine, "payments").is_empty());
    assert_eq!(state(), before);
}

/// Runs a script as if alone with its mounts; none where the system does not permit that.
fn with_mounts(script: &str, folders: &[&Path]) -> Option<Output> {
    let unshare = |script: &str, folders: &[&Path]| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-eu", "-c", script, PROGRAM]);
        command.args(folders).output().ok()
    };
    let trial = tempfile::tempdir().unwrap();
    let may = unshare("mount -t tmpfs none \"$1\"", &[trial.path()]).is_some_and(|output| output.status.success());
    if !may {
        eprintln!("not checked: mounts are not permitted here");
        return None;
    }
    unshare(script, folders)
}

#[cfg(target_os = "linux")]
#[test]
fn an_index_on_a_read_only_volume_answers() {
    let whole = Whole::new();
    let script = r#"
        mount --bind "$2" "$2"
        mount -o remount,bind,ro "$2"
        if touch "$2/x" 2>/dev/null; then exit 9; fi
        "$0" search --catalogue "$1" --index "$2" payments
    "#;

    let Some(output) = with_mounts(script, &[&whole.catalogue.root(), whole.index.path()]) else {
        return;
    };

    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("RiverPay"), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_the_build_and_nothing_else() {
    let (before, after) = (Copy::new(), Copy::new());
    rename_component(&after, "RiverPay after");
    let volume = tempfile::tempdir().unwrap();
    let script = r#"
        mount -t tmpfs -o size=4m none "$3"
        "$0" index --catalogue "$1" --index "$3/index"
        cp "$3/index/current" "$3/before"
        cat /dev/zero >"$3/filler" 2>/dev/null || true
        if "$0" index --catalogue "$2" --index "$3/index"; then exit 9; fi
        cmp "$3/before" "$3/index/current"
        if ls "$3/index" | grep partial; then exit 8; fi
        "$0" search --catalogue "$1" --index "$3/index" payments | grep -q RiverPay
        rm "$3/filler"
        "$0" index --catalogue "$2" --index "$3/index"
        if cmp -s "$3/before" "$3/index/current"; then exit 7; fi
    "#;

    let Some(output) = with_mounts(script, &[&before.root(), &after.root(), volume.path()]) else {
        return;
    };

    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} {said}", output.status);
    assert!(
        said.contains("could not build the index") && said.contains("No space left"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn every_file_of_a_generation_can_be_read_by_whoever_may_read_one() {
    use std::os::unix::fs::PermissionsExt;

    let whole = Whole::new();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;

    let expected = mode(&whole.directory.join("components.ndjson"));

    for (path, _) in whole.files() {
        assert_eq!(mode(&path), expected, "{}", path.display());
    }
}
