//! Dates: what has happened is not in the future, reviews happen in time.

use jiff::civil::Date;
use serde_json::Value;

use crate::catalogue::findings::{Reporter, SourceFile};

use super::Context;
use super::walk::each_text;

pub(super) fn in_future(context: &Context, file: &SourceFile, report: &mut Reporter) {
    let help = format!("write a date up to today, {}", context.today);
    each_text(&file.document.value, &mut |pointer, field, text| {
        let has_happened = matches!(field, "retrieved" | "added" | "reviewed" | "on" | "as_of");
        if has_happened && date(text).is_some_and(|date| date > context.today) {
            report.value(pointer, format!("{text} is in the future"), help.as_str());
        }
    });
    let year = file
        .document
        .value
        .pointer("/first_release/year")
        .and_then(Value::as_i64);
    if let Some(year) = year.filter(|year| *year > i64::from(context.today.year())) {
        report.value("/first_release/year", format!("{year} is in the future"), help);
    }
}

pub(super) fn due_before_reviewed(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let curation = Curation::of(file);
    if let (Some(due), Some(reviewed)) = (curation.review_due, curation.reviewed)
        && due <= reviewed
    {
        let message = format!("the next review, {due}, is not after the last one, {reviewed}");
        report.value(
            "/curation/review_due",
            message,
            "write a date after \"reviewed\", usually a year later",
        );
    }
}

pub(super) fn reviewed_before_added(_: &Context, file: &SourceFile, report: &mut Reporter) {
    let curation = Curation::of(file);
    if let (Some(reviewed), Some(added)) = (curation.reviewed, curation.added)
        && reviewed < added
    {
        let message = format!("the review, {reviewed}, is older than the entry, {added}");
        report.value("/curation/reviewed", message, "correct one of the two dates");
    }
}

pub(super) fn due_passed(context: &Context, file: &SourceFile, report: &mut Reporter) {
    // Nobody reviews what was withdrawn.
    if file.document.value.get("withdrawn").is_some() {
        return;
    }
    if let Some(due) = Curation::of(file).review_due.filter(|due| *due < context.today) {
        let help = "compare the entry with its evidence, then set \"reviewed\" and \"review_due\"";
        report.value("/curation/review_due", format!("the review was due on {due}"), help);
        report.about_file();
    }
}

/// The curation dates of a component or a collection, as far as they are there.
struct Curation {
    added: Option<Date>,
    reviewed: Option<Date>,
    review_due: Option<Date>,
}

impl Curation {
    fn of(file: &SourceFile) -> Self {
        let curation = &file.document.value["curation"];
        let day = |field: &str| curation[field].as_str().and_then(date);
        Self {
            added: day("added"),
            reviewed: day("reviewed"),
            review_due: day("review_due"),
        }
    }
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}
