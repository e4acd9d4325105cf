//! The ranking, measured on invented components: a change that hurts it is seen here before anybody searches with it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::LazyLock;

use dpi_catalogue::index::{self, Filter};
use dpi_catalogue::search::{Answer, Engine, NoticeCode, Question, Sort, evaluate, parse_judgements};
use tempfile::TempDir;

use crate::support::{Copy, data};

/// The small catalogue with the components of `tests/data/relevance` beside its own.
fn catalogue() -> Copy {
    let copy = Copy::new();
    for folder in ["components", "vocabularies"] {
        for entry in fs::read_dir(data("relevance").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
            copy.write(&name, fs::read(&path).unwrap());
        }
    }
    copy
}

/// Opens an engine over a catalogue. The folder holds its index.
fn open(copy: &Copy) -> (TempDir, Engine) {
    let reading = copy.read();
    assert!(reading.is_servable(), "{:?}", reading.problems);
    let folder = tempfile::tempdir().unwrap();
    let generation = index::ensure(&reading.catalogue, folder.path(), &|_, _| ()).unwrap();
    let engine = Engine::open(&generation).unwrap();
    (folder, engine)
}

static ENGINE: LazyLock<(TempDir, Engine)> = LazyLock::new(|| open(&catalogue()));

fn ask(text: &str) -> Answer {
    let question = Question {
        text: text.to_owned(),
        ..Question::default()
    };
    ENGINE.1.search(&question).unwrap()
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn a_question_that_is_nearly_a_name_is_answered_with_it_and_says_so() {
    for (typed, name) in [("plo tledgr", "Plot Ledger"), ("fing erlin", "Fingerline")] {
        let answer = ask(typed);
        let spelling = answer.suggestion.as_ref().map(|one| (one.text.as_str(), one.applied));
        assert_eq!(
            (answer.hits[0].name.as_ref(), spelling),
            (name, Some((name, true))),
            "{typed}"
        );
    }
    let exact = ask("plot ledger");
    assert_eq!((exact.hits[0].name.as_ref(), exact.suggestion), ("Plot Ledger", None));
}

#[test]
fn judged_questions_score_at_least_their_floors() {
    let judgements = parse_judgements(&fs::read_to_string(data("relevance/questions.tsv")).unwrap()).unwrap();
    let floors: BTreeMap<String, f64> = fs::read_to_string(data("relevance/floors.tsv"))
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (class, least) = line.split_once('\t').unwrap();
            (class.to_owned(), least.parse().unwrap())
        })
        .collect();

    let evaluation = evaluate(&ENGINE.1, &judgements).unwrap();

    let mut report = String::new();
    for one in evaluation.scored.iter().filter(|one| one.ndcg < 0.999) {
        writeln!(
            report,
            "{:.3} {} {:?}: {:?}",
            one.ndcg, one.class, one.question, one.hits
        )
        .unwrap();
    }
    let classes: BTreeMap<String, f64> = evaluation
        .by_class()
        .into_iter()
        .map(|(class, _, [ndcg, ..])| (class, ndcg))
        .collect();
    assert_eq!(classes.keys().collect::<Vec<_>>(), floors.keys().collect::<Vec<_>>());
    for (class, found) in &classes {
        assert!(
            *found >= floors[class],
            "{class} scores {found:.3}, the floor is {:.3}\n{report}",
            floors[class]
        );
    }
}

#[test]
fn what_was_read_differently_is_said() {
    for (typed, meant) in [("cadsatre", "cadastre"), ("socialassistance", "social assistance")] {
        let suggestion = ask(typed)
            .suggestion
            .unwrap_or_else(|| panic!("nothing is suggested for {typed}"));

        assert_eq!((suggestion.text.as_str(), suggestion.applied), (meant, true));
    }
    assert_eq!(ask("cadastre").suggestion, None);
}

#[test]
fn a_question_that_nothing_matches_is_relaxed_and_says_so() {
    for (typed, first) in [
        ("\"hospital plots\"", "plot-ledger"),
        ("cadastre country:NO", "plot-ledger"),
        ("cadastre -land", "plot-ledger"),
    ] {
        let answer = ask(typed);

        assert_eq!(ids(&answer).first(), Some(&first), "{typed}");
        assert!(
            answer.notices.iter().any(|notice| notice.code == NoticeCode::Relaxed),
            "{typed}"
        );
    }
}

#[test]
fn explained_parts_add_up_to_the_score_and_name_what_was_understood() {
    for text in [
        "cadsatre in Colombia",
        "social registry",
        "medical records hospital php",
        "villag",
        "coin path",
    ] {
        let question = Question {
            text: text.to_owned(),
            explain: true,
            ..Question::default()
        };
        let answer = ENGINE.1.search(&question).unwrap();

        assert!(!answer.hits.is_empty(), "{text}");
        for hit in &answer.hits {
            let parts = &hit.explanation.as_ref().unwrap().parts;
            let sum: f32 = parts.iter().map(|part| part.score).sum();
            assert!(
                (sum - hit.score.unwrap()).abs() < 0.005,
                "{text}: {sum} is not {:?} in {parts:?}",
                hit.score
            );
        }
    }
    let question = Question {
        text: "social registry".to_owned(),
        explain: true,
        ..Question::default()
    };
    let answer = ENGINE.1.search(&question).unwrap();
    let parts = &answer.hits[0].explanation.as_ref().unwrap().parts;
    assert_eq!(
        parts[0].how,
        "names the capability \"Register of households\", which the component carries"
    );
}

#[test]
fn pages_neither_repeat_nor_skip_when_the_catalogue_changes_between_them() {
    let before = catalogue();
    let after = catalogue();
    // One component that was shown is withdrawn, and a new one stands before the place where the next page begins.
    let coin_path = after.text("components/coin-path.yaml");
    after.write(
        "components/alpine-dew.yaml",
        coin_path
            .replace("coin-path", "alpine-dew")
            .replace("CoinPath", "Alpine Dew"),
    );
    after.replace(
        "components/coin-path.yaml",
        "curation:",
        "withdrawn:\n  on: 2026-11-22\n  reason: Given up by its makers.\ncuration:",
    );
    let ((_index, first_engine), (_other_index, second_engine)) = (open(&before), open(&after));
    for sort in [Sort::Name, Sort::Reviewed] {
        let mut question = Question {
            sort,
            limit: 4,
            ..Question::default()
        };
        let first = first_engine.search(&question).unwrap();
        assert!(ids(&first).contains(&"coin-path"));
        question.after = first.next.clone();
        question.limit = 100;

        let rest = first_engine.search(&question).unwrap();
        let changed = second_engine.search(&question).unwrap();

        assert_eq!(ids(&rest), ids(&changed), "{sort:?}");
        assert_eq!(first.hits.len() + rest.hits.len(), rest.total);
        assert!(changed.notices.is_empty(), "{:?}", changed.notices);
    }
}

#[test]
fn pages_of_a_search_make_up_the_whole_list() {
    let mut question = Question {
        text: "records of health data".to_owned(),
        filters: [(Filter::Kind, vec!["software".to_owned()])].into(),
        limit: 100,
        ..Question::default()
    };
    let whole = ENGINE.1.search(&question).unwrap();
    question.limit = 2;
    let mut paged: Vec<String> = Vec::new();
    loop {
        let page = ENGINE.1.search(&question).unwrap();
        paged.extend(page.hits.iter().map(|hit| hit.id.to_string()));
        question.after = page.next;
        if question.after.is_none() {
            break;
        }
    }

    assert!(whole.total > 4);
    assert_eq!(paged, ids(&whole));
}
