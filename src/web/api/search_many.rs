//! `POST /v1/search`: several questions at once.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::arguments::Callable;
use super::components::{PATH, SearchAnswer, search_answer};
use super::{ListMeta, posted};
use crate::index::{Filter, Reference};
use crate::web::body::media_type;
use crate::web::error::{ApiError, ParameterProblem};
use crate::web::query::Query;
use crate::web::question::Asked;
use crate::web::state::{App, Generation};

/// The most questions of one request: the boxes of a wide dashboard.
pub const QUESTIONS_MAX: usize = 20;
/// The largest body: twenty questions with long texts and many filters.
const BODY_MAX_BYTES: usize = 64 * 1024;
/// What a question is made of.
pub const QUESTION: Callable = Callable {
    path: PATH,
    without: &["id"],
};

/// The answers to several questions.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchManyAnswer {
    /// One for each question, in the order asked.
    data: Vec<AnsweredQuestion>,
    /// About the whole answer; `total` is the number of questions.
    meta: ListMeta,
}

/// The answer to one question, or why there is none.
#[derive(Debug, Serialize, ToSchema)]
struct AnsweredQuestion {
    /// The answer, as `search_components` gives it; absent when the question could not be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<SearchAnswer>,
    /// Why the question could not be answered: values that this catalogue does not know, or a cursor of another question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<ParameterProblem>,
}

/// Search for several questions at once
///
/// Takes a list of 1 to 20 questions. Each has the parameters of `search_components` as fields, filters and lists as JSON
/// arrays, and gets the same answer. All are answered from one generation.
///
/// What no catalogue could answer (unknown fields, values of the wrong kind) is refused as a whole with 400 and every fault
/// at once. A value that this catalogue does not know spoils only its own question, which then has `errors` instead of an
/// `answer`. Both point to the place in the body.
#[utoipa::path(
    post,
    path = "/v1/search",
    operation_id = "search_many",
    tag = "components",
    request_body(content = Object, content_type = "application/json", description = "The questions."),
    responses((status = 200, description = "The answers, in the order of the questions.", body = SearchManyAnswer))
)]
pub async fn search_many(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    if media_type(&headers).as_deref() != Some("application/json") {
        return Err(ApiError::UnsupportedMediaType(&["application/json"]));
    }
    let bytes = app.bodies.read(&headers, body, BODY_MAX_BYTES).await?;
    let generation = app.current();
    let questions = questions(&bytes, &headers, &generation)?;
    let mut data = Vec::with_capacity(questions.len());
    for (place, question) in questions.into_iter().enumerate() {
        let answered = match question {
            Err(errors) => Err(errors),
            // Each question waits for its own turn, so that twenty of them hold nobody up longer than one does.
            Ok(asked) => search(&app, &generation, asked, place).await?,
        };
        data.push(match answered {
            Ok(answer) => AnsweredQuestion {
                answer: Some(answer),
                errors: Vec::new(),
            },
            Err(errors) => AnsweredQuestion { answer: None, errors },
        });
    }
    let answer = SearchManyAnswer {
        meta: ListMeta {
            total: data.len(),
            generation: generation.name().to_owned(),
        },
        data,
    };
    let body = serde_json::to_vec(&answer).map_err(|_| ApiError::Internal)?;
    Ok(posted(&generation, "application/json", body))
}

/// A question that can be asked, or what is wrong with it.
type Checked = Result<Asked, Vec<ParameterProblem>>;

fn questions(bytes: &[u8], headers: &HeaderMap, generation: &Generation) -> Result<Vec<Checked>, ApiError> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| {
        ApiError::InvalidBody(format!("not JSON: line {}, column {}", error.line(), error.column()))
    })?;
    let Value::Array(items) = whole else {
        return Err(ApiError::InvalidBody("not a list of questions".to_owned()));
    };
    if !(1..=QUESTIONS_MAX).contains(&items.len()) {
        let count = items.len();
        return Err(ApiError::InvalidBody(format!(
            "{count} questions; ask 1 to {QUESTIONS_MAX}"
        )));
    }
    let mut questions = Vec::with_capacity(items.len());
    let mut faults = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Value::Object(fields) = item else {
            faults.push(pointed(fault_of_kind(), place));
            continue;
        };
        match checked(fields, headers, generation.engine.reference())? {
            Ok(question) => questions.push(question.map_err(|problems| pointed_all(problems, place))),
            Err(problems) => faults.extend(pointed_all(problems, place)),
        }
    }
    if faults.is_empty() {
        Ok(questions)
    } else {
        Err(ApiError::InvalidParameters(faults))
    }
}

/// A question, or what is wrong with its form; what only this catalogue cannot answer is a part of the question. The form is
/// looked at first and alone: of very many unknown values only some are reported, and they must not hide it.
fn checked(
    fields: &Map<String, Value>,
    headers: &HeaderMap,
    reference: &Reference,
) -> Result<Result<Checked, Vec<ParameterProblem>>, ApiError> {
    let mut form = fields.clone();
    form.retain(|name, _| !depends_on_catalogue(name));
    let read = |fields: &Map<String, Value>| {
        let address = QUESTION.address(fields).map_err(ApiError::InvalidParameters)?;
        Asked::read(address.split_once('?').map(|(_, raw)| raw), headers, reference)
    };
    let faults = |read: Result<Asked, ApiError>| match read {
        Ok(asked) => Ok(Ok(asked)),
        Err(ApiError::InvalidParameters(problems)) => Ok(Err(problems)),
        Err(other) => Err(other),
    };
    if let Err(problems) = QUESTION.address(fields) {
        return Ok(Err(problems));
    }
    Ok(match faults(read(&form))? {
        Err(problems) => Err(problems),
        Ok(_) => Ok(faults(read(fields))?),
    })
}

/// Whether another catalogue, or the same a day later, could take the value of a field.
fn depends_on_catalogue(name: &str) -> bool {
    name == "cursor" || Filter::from_name(name).is_some()
}

fn fault_of_kind() -> ParameterProblem {
    ParameterProblem {
        parameter: "(question)".to_owned(),
        message: "not a JSON object".to_owned(),
        allowed: Vec::new(),
        nearest: None,
        pointer: None,
    }
}

fn pointed_all(problems: Vec<ParameterProblem>, place: usize) -> Vec<ParameterProblem> {
    problems.into_iter().map(|one| pointed(one, place)).collect()
}

/// The problem with its place in the body.
fn pointed(problem: ParameterProblem, place: usize) -> ParameterProblem {
    let name = problem.parameter.replace('~', "~0").replace('/', "~1");
    let pointer = if problem.parameter == "(question)" {
        format!("/{place}")
    } else {
        format!("/{place}/{name}")
    };
    ParameterProblem {
        pointer: Some(pointer),
        ..problem
    }
}

async fn search(
    app: &App,
    generation: &Arc<Generation>,
    asked: Asked,
    place: usize,
) -> Result<Result<SearchAnswer, Vec<ParameterProblem>>, ApiError> {
    let generation = Arc::clone(generation);
    let work = move || Ok(search_answer(generation.engine.search(&asked.question)?, &asked));
    match app.admission.run(work).await {
        Ok(answer) => Ok(Ok(answer)),
        Err(ApiError::InvalidParameters(problems)) => Ok(Err(pointed_all(problems, place))),
        Err(other) => Err(other),
    }
}
