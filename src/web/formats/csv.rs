//! Components as rows for spreadsheets.

use crate::index::Filter;
use crate::model::{Component, Field, Lang};

/// Spreadsheets take a file for UTF-8 by this mark only.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// How a cell is read from a component in a language; nothing when it is not known.
type Column = (&'static str, fn(&Component) -> Option<String>);

/// Every column. Their order and names are a promise: new ones come last.
const COLUMNS: [Column; 26] = [
    ("id", |c| Some(c.id.to_string())),
    ("name", |c| Some(c.name.clone())),
    ("kind", |c| Some(c.kind.id().to_owned())),
    ("summary", |c| Some(c.summary.clone())),
    ("domains", |c| joined(Filter::Domain, c)),
    ("capabilities", |c| joined(Filter::Capability, c)),
    ("building_blocks", |c| joined(Filter::BuildingBlock, c)),
    ("sdgs", |c| joined(Filter::Sdg, c)),
    ("standards", |c| joined(Filter::Standard, c)),
    ("license", |c| Some(c.license.expression.clone())),
    ("website", |c| c.website.as_ref().map(|link| link.url.clone())),
    ("documentation", |c| {
        c.documentation.as_ref().map(|link| link.url.clone())
    }),
    ("repositories", |c| {
        let urls = c.repositories.iter().flatten().map(|one| one.url.clone());
        Some(urls.collect::<Vec<_>>().join(";"))
    }),
    ("stewards", |c| joined(Filter::Steward, c)),
    ("programming_languages", |c| joined(Filter::ProgrammingLanguage, c)),
    ("countries", |c| joined(Filter::Country, c)),
    ("worldwide_countries", |c| {
        c.worldwide_use.as_ref().map(|fact| fact.countries.to_string())
    }),
    ("development_status", |c| {
        c.development_status.as_ref().map(|fact| fact.value.id().to_owned())
    }),
    ("first_release", |c| {
        c.first_release.as_ref().map(|fact| fact.year.to_string())
    }),
    ("last_activity", |c| {
        c.last_activity.as_ref().map(|fact| fact.on.to_string())
    }),
    ("dpg_status", |c| {
        c.dpg.as_ref().map(|record| record.status.id().to_owned())
    }),
    ("dpg_gid", |c| c.dpg.as_ref().and_then(|record| record.gid.clone())),
    ("added", |c| Some(c.curation.added.to_string())),
    ("reviewed", |c| Some(c.curation.reviewed.to_string())),
    ("review_due", |c| Some(c.curation.review_due.to_string())),
    ("not_known", |c| Some(not_known(c))),
];

/// Columns that do not come from the component alone.
const LAST: [&str; 2] = ["language", "page"];

#[expect(clippy::unnecessary_wraps, reason = "a cell of the table is an option")]
fn joined(filter: Filter, component: &Component) -> Option<String> {
    Some(filter.values(component, std::iter::empty()).join(";"))
}

/// Names of facts that nobody knows. An empty cell of another fact means: known to be none, or not applicable.
fn not_known(component: &Component) -> String {
    let applies = |field: Field| !component.not_applicable.contains(&field);
    let facts = [
        (
            "building_blocks",
            component.building_blocks.is_none() && applies(Field::BuildingBlocks),
        ),
        ("capabilities", component.capabilities.is_none()),
        ("sdgs", component.sdgs.is_none() && applies(Field::Sdgs)),
        ("standards", component.standards.is_none() && applies(Field::Standards)),
        ("website", component.website.is_none() && applies(Field::Website)),
        (
            "documentation",
            component.documentation.is_none() && applies(Field::Documentation),
        ),
        (
            "repositories",
            component.repositories.is_none() && applies(Field::Repositories),
        ),
        ("stewards", component.stewards.is_none()),
        (
            "programming_languages",
            component.programming_languages.is_none() && applies(Field::ProgrammingLanguages),
        ),
        (
            "countries",
            component.deployments.is_none() && component.worldwide_use.is_none() && applies(Field::Deployments),
        ),
        (
            "development_status",
            component.development_status.is_none() && applies(Field::DevelopmentStatus),
        ),
        ("first_release", component.first_release.is_none()),
        ("last_activity", component.last_activity.is_none()),
        ("dpg_status", component.dpg.is_none()),
    ];
    let unknown: Vec<&str> = facts.into_iter().filter(|fact| fact.1).map(|fact| fact.0).collect();
    unknown.join(";")
}

/// The first line, with the byte-order mark.
#[must_use]
pub fn csv_header() -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.0).chain(LAST).collect();
    format!("{BYTE_ORDER_MARK}{}\r\n", names.join(","))
}

/// The line of a component whose texts are in a language. `base` stands before the path of its page.
#[must_use]
pub fn csv_row(component: &Component, lang: Lang, base: &str) -> String {
    let mut cells: Vec<String> = COLUMNS
        .iter()
        .map(|(_, read)| cell(&read(component).unwrap_or_default()))
        .collect();
    cells.push(cell(lang.code()));
    cells.push(cell(&format!("{base}/c/{}", component.id)));
    format!("{}\r\n", cells.join(","))
}

/// A cell that no spreadsheet takes for a formula (CWE-1236): such a text gets an apostrophe in front.
fn cell(text: &str) -> String {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let guard = if text.trim_start_matches(' ').starts_with(FORMULA) {
        "'"
    } else {
        ""
    };
    if guard.is_empty() && !text.contains(['"', ',', ';', '\r', '\n', '\t', '\'']) && text.trim() == text {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for (text, expected) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("  @SUM(A1)", "\"'  @SUM(A1)\""),
            ("-2", "\"'-2\""),
            ("\t=1", "\"'\t=1\""),
            ("＝cmd", "\"'＝cmd\""),
            ("a\r\n=b", "\"a\r\n=b\""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
