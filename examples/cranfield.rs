//! The ranking core against an old public test collection (Cranfield, 1,400 abstracts, 225 questions), beside the search
//! engine's own ranking in the same run. `scripts/cranfield` runs it beside `SQLite` as well.
//!
//! usage: cargo run --release --example cranfield -- FOLDER [NAME=NUMBER ...]   (numbers of the ranking to change)

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use dpi_catalogue::index;
use dpi_catalogue::model::{Catalogue, Component, Slug};
use dpi_catalogue::search::{Engine, Judgement, Settings, evaluate};
use serde_json::{Value, json};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{STORED, STRING, Schema, TEXT};
use tantivy::{Index, TantivyDocument, doc, schema::Value as _};

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).context("usage: cranfield FOLDER")?;
    let folder = Path::new(&folder);
    let documents = documents(folder)?;
    let judgements = judgements(folder)?;
    let mut settings = Settings::default();
    for change in std::env::args().skip(2) {
        let (name, number) = change.split_once('=').context("write NAME=NUMBER")?;
        settings
            .set(name, number.parse()?)
            .map_err(|names| anyhow::anyhow!("known numbers: {}", names.join(", ")))?;
    }
    let ours = ours(&documents, &judgements, settings)?;
    println!("questions {}", judgements.len());
    println!("ours                    nDCG@10 {ours:.4}");
    println!(
        "engine, its own ranking nDCG@10 {:.4}",
        engine_default(&documents, &judgements)?
    );
    Ok(())
}

fn documents(folder: &Path) -> anyhow::Result<Vec<(String, String, String)>> {
    let text = std::fs::read_to_string(folder.join("docs.jsonl")).context("docs.jsonl")?;
    text.lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line)?;
            let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
            Ok((format!("d{}", value["id"]), field("title"), field("text")))
        })
        .collect()
}

fn judgements(folder: &Path) -> anyhow::Result<Vec<Judgement>> {
    let mut grades: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for line in std::fs::read_to_string(folder.join("qrels.tsv"))?.lines() {
        let (question, document) = line.split_once('\t').context("qrels.tsv: two columns")?;
        grades
            .entry(question.to_owned())
            .or_default()
            .insert(format!("d{}", document.trim()), 1);
    }
    let text = std::fs::read_to_string(folder.join("queries.tsv"))?;
    text.lines()
        .map(|line| {
            let (id, question) = line.split_once('\t').context("queries.tsv: two columns")?;
            let grades = grades.remove(id).unwrap_or_default();
            Ok(Judgement {
                class: "cranfield".to_owned(),
                question: question.to_owned(),
                grades,
            })
        })
        .collect()
}

/// A catalogue whose components are the abstracts: the title as summary, the text as description.
fn ours(documents: &[(String, String, String)], judgements: &[Judgement], settings: Settings) -> anyhow::Result<f64> {
    let mut catalogue = Catalogue {
        digest: "cranfield".to_owned(),
        ..Catalogue::default()
    };
    for (id, title, text) in documents {
        let component: Component = serde_json::from_value(json!({
            "id": id, "kind": "content", "name": id, "summary": title, "description": text, "domains": [],
            "license": { "expression": "CC0-1.0", "evidence": [] }, "evidence": [],
            "curation": { "added": "2026-01-01", "reviewed": "2026-01-01", "review_due": "2027-01-01" }
        }))?;
        catalogue.components.insert(Slug::parse(id)?, component);
    }
    let folder = tempfile::tempdir()?;
    let engine = Engine::open(&index::ensure(&catalogue, folder.path(), &|_, _| {})?)?.with_settings(settings);
    // The questions' words are counted in full; the bound on words of a question is far above theirs.
    let longest = judgements.iter().map(|one| one.question.len()).max().unwrap_or(0);
    anyhow::ensure!(
        longest <= dpi_catalogue::search::TEXT_MAX_BYTES,
        "a question is longer than the engine reads"
    );
    let evaluation = evaluate(&engine, judgements)?;
    Ok(evaluation.by_class().last().map_or(0.0, |(.., means)| means[0]))
}

/// The engine's query parser and scores at their defaults, over the same two texts.
fn engine_default(documents: &[(String, String, String)], judgements: &[Judgement]) -> anyhow::Result<f64> {
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let title = schema.add_text_field("title", TEXT);
    let text = schema.add_text_field("text", TEXT);
    let index = Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 50_000_000)?;
    for (own, own_title, own_text) in documents {
        writer.add_document(doc!(id => own.as_str(), title => own_title.as_str(), text => own_text.as_str()))?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let parser = QueryParser::for_index(&index, vec![title, text]);
    let mut sum = 0.0;
    for judgement in judgements {
        let (query, _) = parser.parse_query_lenient(&judgement.question);
        let mut gain = 0.0;
        for (place, (_, address)) in searcher
            .search(&query, &TopDocs::with_limit(10).order_by_score())?
            .iter()
            .enumerate()
        {
            let document: TantivyDocument = searcher.doc(*address)?;
            let found = document
                .get_first(id)
                .and_then(|value| value.as_str())
                .unwrap_or_default();
            if judgement.grades.contains_key(found) {
                gain += discount(place);
            }
        }
        let ideal: f64 = (0..judgement.grades.len().min(10)).map(discount).sum();
        sum += gain / ideal.max(f64::EPSILON);
    }
    Ok(sum / f64::from(u32::try_from(judgements.len())?))
}

fn discount(place: usize) -> f64 {
    1.0 / f64::from(u32::try_from(place + 2).unwrap_or(u32::MAX)).log2()
}
