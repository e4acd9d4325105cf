//! How complete the catalogue is: what curators look at to decide what to work on next.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::model::{
    Catalogue, Component, EvidenceKind, Exception, Lang, Mapping, MappingStatus, Slug, TranslationReview,
};

use super::schema::component_schema;

/// How many reviews are listed: as many as a curator does in a sitting.
const REVIEWS_LISTED: usize = 10;

/// Figures on the listed components; withdrawn ones are only counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quality {
    /// Listed components.
    pub components: usize,
    /// Components that were taken out.
    pub withdrawn: usize,
    /// Optional fields, in the order of the files.
    pub fields: Vec<Coverage>,
    /// Links to vocabulary terms by who says so, for each field that has them.
    pub mappings: Vec<MappingStanding>,
    /// Components by domain, in the order of the vocabulary; a component with two domains is counted in both.
    pub domains: Vec<Tally>,
    /// Texts by language.
    pub languages: Vec<LanguageCoverage>,
    /// Evidence by kind.
    pub evidence: Vec<EvidenceUse>,
    /// Relations by type, most frequent first.
    pub relations: Vec<Tally>,
    /// Accepted warnings by rule, most frequent first.
    pub exceptions: Vec<Tally>,
    /// Components whose claims all rest on one address.
    pub single_source: Vec<Slug>,
    /// The reviews that are due first; of those due on one day, the oldest first.
    pub next_reviews: Vec<Review>,
}

/// How often an optional field is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Name of the field.
    pub field: String,
    /// Components that give it.
    pub given: usize,
    /// Components that say there is none.
    pub known_none: usize,
    /// Components for which it makes no sense.
    pub not_applicable: usize,
    /// Components for which it is not known.
    pub unknown: usize,
    /// Share of the components to which it applies that say something, in whole percent.
    pub percent: usize,
}

/// Who stands behind the links of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappingStanding {
    /// Name of the field.
    pub field: &'static str,
    /// Links that the owners report.
    pub self_reported: usize,
    /// Links that curators drew.
    pub mapped_by_curator: usize,
    /// Links that a test shows.
    pub tested: usize,
}

/// A number of things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What is counted: a term, a type or a rule.
    pub id: String,
    /// How many.
    pub count: usize,
}

/// How much of the catalogue can be read in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageCoverage {
    /// BCP 47 code.
    pub language: Lang,
    /// Components with a summary in it.
    pub summaries: usize,
    /// Components with a description in it.
    pub descriptions: usize,
    /// Components with features in it.
    pub features: usize,
    /// Components whose texts were written or reviewed by a person.
    pub reviewed: usize,
    /// Share of the components with a summary in it, in whole percent.
    pub percent: usize,
}

/// How often a kind of evidence is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceUse {
    /// The kind.
    pub kind: EvidenceKind,
    /// Pieces of evidence.
    pub pieces: usize,
    /// Components that have at least one.
    pub components: usize,
}

/// When a component was and will be reviewed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Review {
    /// Day by which it is due.
    pub review_due: Date,
    /// Day of the last review.
    pub reviewed: Date,
    /// The component.
    pub component: Slug,
}

/// Counts what is there and what is missing.
#[must_use]
pub fn quality(catalogue: &Catalogue, exceptions: &[Exception]) -> Quality {
    let (withdrawn, listed): (Vec<_>, Vec<_>) = catalogue
        .components
        .values()
        .partition(|component| component.withdrawn.is_some());
    let relations = listed.iter().flat_map(|component| component.relations.iter().flatten());
    Quality {
        components: listed.len(),
        withdrawn: withdrawn.len(),
        fields: fields(&listed),
        mappings: mappings(&listed),
        domains: domains(&listed, catalogue),
        languages: Lang::ALL
            .iter()
            .map(|lang| language(*lang, &listed, catalogue))
            .collect(),
        evidence: evidence(&listed),
        relations: by_frequency(relations.map(|relation| word(relation.relation_type))),
        exceptions: by_frequency(exceptions.iter().map(|exception| exception.rule.to_string())),
        single_source: single_source(&listed),
        next_reviews: next_reviews(&listed),
    }
}

/// Writes the figures as tables for people.
///
/// # Errors
/// When the output cannot be written.
pub fn write_quality_text(quality: &Quality, out: &mut impl Write) -> io::Result<()> {
    let (components, withdrawn) = (quality.components, quality.withdrawn);
    writeln!(out, "{components} components listed, {withdrawn} withdrawn")?;
    let head = ["field", "given", "none", "not applicable", "unknown", "%"];
    let rows = quality.fields.iter().map(|row| {
        let figures = [row.given, row.known_none, row.not_applicable, row.unknown, row.percent];
        (row.field.clone(), figures.to_vec())
    });
    table("Optional fields", &head, rows, out)?;
    let head = ["field", "self-reported", "mapped by curator", "tested"];
    let rows = quality.mappings.iter().map(|row| {
        let figures = [row.self_reported, row.mapped_by_curator, row.tested];
        (row.field.to_owned(), figures.to_vec())
    });
    table("Links to vocabulary terms", &head, rows, out)?;
    let head = ["domain", "components"];
    table("Domains", &head, tallies(&quality.domains), out)?;
    let head = ["language", "summary", "description", "features", "reviewed", "%"];
    let rows = quality.languages.iter().map(|row| {
        let figures = [row.summaries, row.descriptions, row.features, row.reviewed, row.percent];
        (row.language.to_string(), figures.to_vec())
    });
    table("Texts by language", &head, rows, out)?;
    let head = ["kind", "pieces", "components"];
    let rows = quality
        .evidence
        .iter()
        .map(|row| (word(row.kind), vec![row.pieces, row.components]));
    table("Evidence", &head, rows, out)?;
    table("Relations", &["type", "relations"], tallies(&quality.relations), out)?;
    table(
        "Accepted warnings",
        &["rule", "exceptions"],
        tallies(&quality.exceptions),
        out,
    )?;
    writeln!(
        out,
        "\nComponents with a single source: {}",
        quality.single_source.len()
    )?;
    for id in &quality.single_source {
        writeln!(out, "  {id}")?;
    }
    writeln!(out, "\nNext reviews")?;
    for Review {
        review_due,
        reviewed,
        component,
    } in &quality.next_reviews
    {
        writeln!(out, "  due {review_due}  reviewed {reviewed}  {component}")?;
    }
    Ok(())
}

/// The optional fields of the model: a field that is added there is counted here.
fn fields(listed: &[&Component]) -> Vec<Coverage> {
    let schema = component_schema();
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    let values: Vec<Value> = listed
        .iter()
        .map(|component| serde_json::to_value(component).expect("model types have text keys and finite numbers"))
        .collect();
    let optional = schema["properties"]
        .as_object()
        .into_iter()
        .flat_map(|fields| fields.keys());
    optional
        .filter(|field| !required.iter().any(|name| *name == field.as_str()))
        .filter(|field| !matches!(field.as_str(), "not_applicable" | "withdrawn"))
        .map(|field| coverage(field, &values))
        .collect()
}

fn coverage(field: &str, components: &[Value]) -> Coverage {
    let mut row = Coverage {
        field: field.to_owned(),
        given: 0,
        known_none: 0,
        not_applicable: 0,
        unknown: 0,
        percent: 0,
    };
    for component in components {
        let excluded = component["not_applicable"].as_array();
        match component.get(field) {
            Some(Value::Array(items)) if items.is_empty() => row.known_none += 1,
            Some(_) => row.given += 1,
            None if excluded.is_some_and(|fields| fields.iter().any(|name| name == field)) => row.not_applicable += 1,
            None => row.unknown += 1,
        }
    }
    row.percent = percent(row.given + row.known_none, components.len() - row.not_applicable);
    row
}

fn mappings(listed: &[&Component]) -> Vec<MappingStanding> {
    type Field = (&'static str, fn(&Component) -> &Option<Vec<Mapping>>);
    const FIELDS: [Field; 5] = [
        ("capabilities", |component| &component.capabilities),
        ("building_blocks", |component| &component.building_blocks),
        ("sdgs", |component| &component.sdgs),
        ("standards", |component| &component.standards),
        ("programming_languages", |component| &component.programming_languages),
    ];
    let standing = |(field, of): Field| {
        let links = || listed.iter().flat_map(|component| of(component).iter().flatten());
        let count = |status| links().filter(|link| link.status == status).count();
        MappingStanding {
            field,
            self_reported: count(MappingStatus::SelfReported),
            mapped_by_curator: count(MappingStatus::MappedByCurator),
            tested: count(MappingStatus::Tested),
        }
    };
    FIELDS.into_iter().map(standing).collect()
}

fn domains(listed: &[&Component], catalogue: &Catalogue) -> Vec<Tally> {
    let terms = catalogue
        .vocabularies
        .get("domains")
        .map_or(&[][..], |list| &list.terms);
    let tally = |id: &String| Tally {
        id: id.clone(),
        count: listed.iter().filter(|component| component.domains.contains(id)).count(),
    };
    terms.iter().map(|term| tally(&term.id)).collect()
}

/// English texts stand in the components and are written by people.
fn language(lang: Lang, listed: &[&Component], catalogue: &Catalogue) -> LanguageCoverage {
    let total = listed.len();
    let translations = || {
        let by_id = catalogue.translations.get(&lang);
        listed.iter().filter_map(move |component| by_id?.get(&component.id))
    };
    let mut row = LanguageCoverage {
        language: lang,
        summaries: translations().count(),
        descriptions: translations().filter(|texts| texts.description.is_some()).count(),
        features: translations().filter(|texts| texts.features.is_some()).count(),
        reviewed: translations()
            .filter(|texts| texts.review == TranslationReview::Reviewed)
            .count(),
        percent: 0,
    };
    if lang == Lang::En {
        (row.summaries, row.descriptions, row.reviewed) = (total, total, total);
        row.features = listed.iter().filter(|component| !component.features.is_empty()).count();
    }
    row.percent = percent(row.summaries, total);
    row
}

fn evidence(listed: &[&Component]) -> Vec<EvidenceUse> {
    let kinds = [EvidenceKind::Primary, EvidenceKind::Registry, EvidenceKind::Secondary];
    let used = |kind| {
        let pieces = |component: &Component| component.evidence.iter().filter(|piece| piece.kind == kind).count();
        EvidenceUse {
            kind,
            pieces: listed.iter().map(|component| pieces(component)).sum(),
            components: listed.iter().filter(|component| pieces(component) > 0).count(),
        }
    };
    kinds.into_iter().map(used).collect()
}

fn single_source(listed: &[&Component]) -> Vec<Slug> {
    let addresses = |component: &Component| -> usize {
        let distinct: BTreeSet<_> = component.evidence.iter().map(|piece| &piece.url).collect();
        distinct.len()
    };
    let alone = listed.iter().filter(|component| addresses(component) == 1);
    alone.map(|component| component.id.clone()).collect()
}

fn next_reviews(listed: &[&Component]) -> Vec<Review> {
    let mut reviews: Vec<Review> = listed
        .iter()
        .map(|component| Review {
            review_due: component.curation.review_due,
            reviewed: component.curation.reviewed,
            component: component.id.clone(),
        })
        .collect();
    reviews.sort();
    reviews.truncate(REVIEWS_LISTED);
    reviews
}

fn by_frequency(words: impl Iterator<Item = String>) -> Vec<Tally> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut tallies: Vec<Tally> = counts.into_iter().map(|(id, count)| Tally { id, count }).collect();
    tallies.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    tallies
}

/// The word that the files use for a value of a closed list.
fn word(value: impl Serialize) -> String {
    let written = serde_json::to_value(value).unwrap_or_default();
    written.as_str().unwrap_or_default().to_owned()
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}

fn tallies(tallies: &[Tally]) -> impl Iterator<Item = (String, Vec<usize>)> {
    tallies.iter().map(|tally| (tally.id.clone(), vec![tally.count]))
}

/// Writes a table: words to the left, numbers to the right, each column as wide as its widest cell.
fn table(
    title: &str,
    head: &[&str],
    rows: impl Iterator<Item = (String, Vec<usize>)>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut lines = vec![head.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()];
    for (first, figures) in rows {
        lines.push(
            [first]
                .into_iter()
                .chain(figures.iter().map(usize::to_string))
                .collect(),
        );
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    writeln!(out, "\n{title}")?;
    for line in &lines {
        write!(out, "  {:<width$}", line[0], width = widths[0])?;
        for (cell, width) in line.iter().zip(&widths).skip(1) {
            write!(out, "  {cell:>width$}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
