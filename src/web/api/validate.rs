//! `POST /v1/validate`: a component file in, the same problems as `dpi-catalogue check` out.

use std::io::{self, Write};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::posted;
use crate::catalogue::{
    FileReport, Import, ImportError, ImportFormat, Problem, Severity, check_component, import, write_text,
};
use crate::model::{Catalogue, Slug};
use crate::web::body::media_type;
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::state::App;

/// The largest file. A component has at most 64 KiB, which a rule says with more help than a refusal could; the longest
/// `publiccode.yml` seen has 60 KiB.
const BODY_MAX_BYTES: usize = 256 * 1024;
/// Kinds of body that are read.
const KINDS: &[&str] = &["application/yaml", "text/yaml", "text/plain"];

/// What the file is.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `validate` reads them")]
pub struct ValidateParameters {
    /// What the file is: `component` as in `catalogue/components`, or `publiccode`, which is converted first. Without it a
    /// file with `publiccodeYmlVersion` is taken for the latter.
    #[param(example = "component")]
    format: Option<ValidateFormat>,
    /// Id under which the file would stand. A component's file is named after it; without it the id in the file is taken. For
    /// publiccode it is the id of the new component; without it it is made from the name.
    #[param(example = "mosip", value_type = Option<String>)]
    id: Option<String>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ValidateFormat {
    /// A component file, as in `catalogue/components`.
    Component,
    /// A `publiccode.yml`, version 0.7 and before.
    Publiccode,
}

/// A file of text as it is. Clients whose generators know files get one; three kinds of text would be three bodies to them.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code, reason = "describes the body; `validate` reads it")]
pub struct ComponentFile(String);

/// What is wrong with a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValidateAnswer {
    /// The problems, ordered by line and column; at most 500. Empty when nothing is wrong.
    data: Vec<Problem>,
    /// The component that a `publiccode.yml` became; lines of the problems are lines of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<DraftView>,
    /// About the whole.
    meta: ValidateMeta,
}

/// A component file that a person has to finish.
#[derive(Debug, Serialize, ToSchema)]
struct DraftView {
    /// Id of the component.
    #[schema(example = "river-pay")]
    id: Slug,
    /// Text of the file, with the questions as comments where they arise.
    text: String,
    /// What the source leaves open.
    questions: Vec<Question>,
    /// What was dropped because it names or reaches persons.
    dropped: Vec<String>,
}

/// A question that a person has to answer.
#[derive(Debug, Serialize, ToSchema)]
struct Question {
    /// Line of the draft's text at which it stands, counted from 1.
    #[schema(example = 12)]
    line: usize,
    /// The question.
    #[schema(example = "is there a permanent address (commit, version) of what was read?")]
    question: String,
}

/// About what was found.
#[derive(Debug, Serialize, ToSchema)]
struct ValidateMeta {
    /// Number of problems in the list.
    #[schema(example = 2)]
    total: usize,
    /// Whether the list holds all problems; a file is looked at only until it has 500.
    complete: bool,
    /// Number of errors among them.
    #[schema(example = 1)]
    errors: usize,
    /// Number of warnings among them.
    #[schema(example = 1)]
    warnings: usize,
    /// Whether the file could enter the catalogue as it is: warnings pass, errors and open questions do not.
    valid: bool,
    /// What the file was taken for.
    format: ValidateFormat,
    /// Generation against which ids, terms and organisations were checked.
    #[schema(example = "5d0c2b7f9e41a386")]
    generation: String,
}

/// Validate a component file
///
/// Checks a file by every rule of the catalogue, without keeping anything: the same problems as `dpi-catalogue check`
/// reports, each with rule, place, message and what to write instead. Ids, terms and organisations are compared with the
/// catalogue that is served; accepted exceptions are not known here.
///
/// A `publiccode.yml` is converted first, and the draft comes back with the questions that it leaves open. With
/// `Accept: text/plain` the answer is the report for people.
#[utoipa::path(
    post,
    path = "/v1/validate",
    operation_id = "validate",
    tag = "validation",
    params(ValidateParameters),
    request_body(
        description = "The file, at most 256 KiB of UTF-8. It may also be sent as `text/yaml` or `text/plain`.",
        content = ComponentFile, content_type = "application/yaml"
    ),
    responses((status = 200, description = "What is wrong with the file; an invalid file is a valid question.", content(
        (ValidateAnswer = "application/json"),
        (String = "text/plain; charset=utf-8")
    )))
)]
pub async fn validate(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let mut query = Query::read(raw.as_deref(), &["format", "id"]);
    let format = format(&mut query);
    let id = id(&mut query);
    query.finish(())?;
    if !media_type(&headers).is_some_and(|kind| KINDS.contains(&kind.as_str())) {
        return Err(ApiError::UnsupportedMediaType(KINDS));
    }
    let bytes = app.bodies.read(&headers, body, BODY_MAX_BYTES).await?;
    let generation = app.current();
    let as_text = wants_text(&headers);
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let work = {
        let generation = Arc::clone(&generation);
        move || {
            let text = std::str::from_utf8(&bytes)
                .map_err(|error| ApiError::InvalidBody(format!("not UTF-8 from byte {} on", error.valid_up_to())))?;
            let file = File {
                text,
                format,
                id,
                today,
            };
            let (found, draft, format) = file.check(generation.catalogue()?);
            render(found, draft, format, generation.name(), as_text)
        }
    };
    let (kind, body) = app.admission.run(work).await?;
    Ok(posted(&generation, kind, body))
}

fn format(query: &mut Query) -> Option<ValidateFormat> {
    match query.one("format").as_deref() {
        None => None,
        Some("component") => Some(ValidateFormat::Component),
        Some("publiccode") => Some(ValidateFormat::Publiccode),
        Some(other) => {
            query.reject_value("format", other, &["component", "publiccode"]);
            None
        }
    }
}

fn id(query: &mut Query) -> Option<Slug> {
    let text = query.one("id")?;
    let id = Slug::parse(&text);
    if let Err(error) = &id {
        query.reject("id", error.to_string());
    }
    id.ok()
}

/// Whether the client asks for the report for people. Programs that take anything get JSON.
fn wants_text(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .unwrap_or_default();
    accept.contains("text/plain") && !accept.contains("json")
}

/// A file that came in.
struct File<'a> {
    text: &'a str,
    format: Option<ValidateFormat>,
    id: Option<Slug>,
    today: Date,
}

impl File<'_> {
    fn check(&self, catalogue: &Catalogue) -> (FileReport, Option<DraftView>, ValidateFormat) {
        let is_publiccode = self.format.map_or_else(
            || self.text.lines().any(|line| line.starts_with("publiccodeYmlVersion")),
            |format| format == ValidateFormat::Publiccode,
        );
        if !is_publiccode {
            return (self.component(catalogue), None, ValidateFormat::Component);
        }
        let (report, draft) = self.publiccode(catalogue);
        (report, draft, ValidateFormat::Publiccode)
    }

    fn component(&self, catalogue: &Catalogue) -> FileReport {
        let id = self.id.as_ref().map(Slug::to_string);
        let id = id
            .or_else(|| stated_id(self.text))
            .unwrap_or_else(|| "component".to_owned());
        check_component(self.text, &format!("{id}.yaml"), catalogue, self.today)
    }

    fn publiccode(&self, catalogue: &Catalogue) -> (FileReport, Option<DraftView>) {
        let request = Import {
            format: ImportFormat::Publiccode,
            bytes: self.text.as_bytes(),
            id: self.id.as_ref(),
            source_url: None,
        };
        let whole = |rule, error: &ImportError, help: &str| FileReport {
            problems: vec![Problem::with_whole_file(
                rule,
                "publiccode.yml",
                error.to_string(),
                help,
            )],
            is_complete: true,
        };
        match import(request, catalogue, self.today) {
            Ok(draft) => {
                let mut report = check_component(&draft.text, &format!("{}.yaml", draft.id), catalogue, self.today);
                // The questions are comments of the draft; they are listed on their own.
                report.problems.retain(|problem| problem.rule != "comment-left");
                let view = DraftView {
                    questions: questions(&draft.text),
                    id: draft.id,
                    text: draft.text,
                    dropped: draft.dropped,
                };
                (report, Some(view))
            }
            // The checks say the same with the line that is meant.
            Err(ImportError::Syntax { .. }) => (
                check_component(self.text, "publiccode.yml", catalogue, self.today),
                None,
            ),
            Err(error @ ImportError::IdTaken(_)) => {
                let help = "compare with the entry that has the id, or name another with ?id=";
                (whole("id-duplicate", &error, help), None)
            }
            Err(error @ ImportError::NoId) => (whole("id-malformed", &error, "name one with ?id="), None),
            Err(error @ ImportError::NotThisFormat(_)) => {
                let help = "send a publiccode.yml, or a component file with ?format=component";
                (whole("missing-field", &error, help), None)
            }
            Err(error @ (ImportError::TooLarge | ImportError::NotUtf8)) => (
                whole("file-unreadable", &error, "save it again as a smaller file in UTF-8"),
                None,
            ),
        }
    }
}

/// The id that a component file gives itself.
fn stated_id(text: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.strip_prefix("id:"))?;
    let value = value.trim().trim_matches(['"', '\'']);
    Slug::parse(value).ok().map(|id| id.to_string())
}

fn questions(draft: &str) -> Vec<Question> {
    let lines = (1..).zip(draft.lines());
    lines
        .filter_map(|(line, text)| {
            let question = text.strip_prefix("# QUESTION: ")?.to_owned();
            Some(Question { line, question })
        })
        .collect()
}

fn render(
    report: FileReport,
    draft: Option<DraftView>,
    format: ValidateFormat,
    generation: &str,
    as_text: bool,
) -> Result<(&'static str, Vec<u8>), ApiError> {
    let FileReport { problems, is_complete } = report;
    if as_text {
        let text = as_report(&problems, is_complete, draft.as_ref());
        return Ok(("text/plain; charset=utf-8", text.map_err(|_| ApiError::Internal)?));
    }
    let errors = problems.iter().filter(|one| one.severity == Severity::Error).count();
    let open = draft.as_ref().map_or(0, |draft| draft.questions.len());
    let answer = ValidateAnswer {
        meta: ValidateMeta {
            total: problems.len(),
            complete: is_complete,
            errors,
            warnings: problems.len() - errors,
            valid: errors == 0 && open == 0 && is_complete,
            format,
            generation: generation.to_owned(),
        },
        data: problems,
        draft,
    };
    let body = serde_json::to_vec(&answer).map_err(|_| ApiError::Internal)?;
    Ok(("application/json", body))
}

/// The report for people: what the source leaves open, then the problems as `dpi-catalogue check` writes them.
fn as_report(problems: &[Problem], is_complete: bool, draft: Option<&DraftView>) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for one in draft.into_iter().flat_map(|draft| &draft.questions) {
        writeln!(out, "line {}: question: {}", one.line, one.question)?;
    }
    write_text(problems, false, &mut out)?;
    if !is_complete {
        writeln!(out, "there are more; mend these first")?;
    }
    Ok(out)
}
