//! The search on the real catalogue, in this process and without a server: `cargo bench`. `scripts/bench` measures the
//! server.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use dpi_catalogue::catalogue::read;
use dpi_catalogue::index::{Filter, ensure};
use dpi_catalogue::model::Lang;
use dpi_catalogue::search::{Engine, Question};

/// Questions of three words in turn, so that no single one is measured. The engine keeps no answers.
const QUESTIONS: [&str; 6] = [
    "mobile money transfer",
    "offline birth registration",
    "digital health records",
    "open land registry",
    "school exam results",
    "farmer subsidy payment",
];

/// The engine over the repository's catalogue, with an index of its own that lives as long as the folder.
fn engine() -> (Engine, tempfile::TempDir) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let reading = read(&root, jiff::Zoned::now().date());
    assert!(reading.is_servable(), "the catalogue has errors");
    let index = tempfile::tempdir().expect("there is a folder for temporary files");
    let directory = ensure(&reading.catalogue, index.path(), &|_, _| {}).expect("the index can be built");
    (
        Engine::open(&directory).expect("a generation just built is whole"),
        index,
    )
}

fn search(criterion: &mut Criterion) {
    let (engine, _index) = engine();
    let questions = QUESTIONS.map(|text| Question {
        text: text.to_owned(),
        facets: vec![Filter::Domain, Filter::Country],
        ..Question::default()
    });
    let mut turn = questions.iter().cycle();

    criterion.bench_function("search, three words, two facets", |bencher| {
        bencher.iter(|| {
            let question = turn.next().expect("a cycle has no end");
            black_box(engine.search(question).expect("the index can be read"))
        });
    });
    criterion.bench_function("suggest", |bencher| {
        bencher.iter(|| black_box(engine.suggest(black_box("instant pa"), Lang::En, 10)));
    });
    criterion.bench_function("look up one component", |bencher| {
        bencher.iter(|| black_box(engine.lookup(black_box("mojaloop")).expect("the index can be read")));
    });
}

criterion_group!(benches, search);
criterion_main!(benches);
