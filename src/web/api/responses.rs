//! The responses of the document: which errors an operation can give, and the headers that its answers carry.

use jiff::civil::date;
use serde_json::{Map, Value, json};

use crate::model::{Slug, Withdrawn};
use crate::web::error::{ApiError, ErrorCode, PROBLEM_JSON, ParameterProblem};

/// Errors that every operation can give that only reads.
pub const EVERYWHERE: [ErrorCode; 6] = [
    ErrorCode::InvalidParameters,
    ErrorCode::InvalidRequest,
    ErrorCode::MethodNotAllowed,
    ErrorCode::BodyNotAccepted,
    ErrorCode::AddressTooLong,
    ErrorCode::Internal,
];

/// Errors that every operation can give that takes a body.
const WITH_BODY: [ErrorCode; 10] = [
    ErrorCode::InvalidParameters,
    ErrorCode::InvalidRequest,
    ErrorCode::InvalidBody,
    ErrorCode::MethodNotAllowed,
    ErrorCode::RequestTimeout,
    ErrorCode::ContentTooLarge,
    ErrorCode::AddressTooLong,
    ErrorCode::UnsupportedMediaType,
    ErrorCode::Internal,
    ErrorCode::Overloaded,
];

/// Errors that only this operation can give, ordered by status.
fn own_errors(operation: &str) -> &'static [ErrorCode] {
    match operation {
        "get_component" => &[
            ErrorCode::NotFound,
            ErrorCode::ComponentNotFound,
            ErrorCode::ComponentWithdrawn,
        ],
        "get_related_components" | "list_similar_components" | "get_component_linkset" => {
            &[ErrorCode::ComponentNotFound, ErrorCode::ComponentWithdrawn]
        }
        "get_vocabulary" => &[ErrorCode::VocabularyNotFound],
        "get_term" => &[
            ErrorCode::VocabularyNotFound,
            ErrorCode::TermNotFound,
            ErrorCode::Overloaded,
        ],
        "get_organisation" => &[ErrorCode::OrganisationNotFound, ErrorCode::Overloaded],
        "get_collection" => &[ErrorCode::CollectionNotFound],
        "download_dataset" => &[
            ErrorCode::VersionNotFound,
            ErrorCode::RangeNotSatisfiable,
            ErrorCode::Overloaded,
        ],
        "export_components_ndjson" | "export_components_csv" | "export_components_json" => {
            &[ErrorCode::RangeNotSatisfiable, ErrorCode::Overloaded]
        }
        "search_components" | "suggest" | "get_graph" | "get_graph_graphml" | "get_graph_dot"
        | "compare_components" | "plan_stack" | "get_dataset" | "get_feed_atom" | "get_feed_json" => {
            &[ErrorCode::Overloaded]
        }
        "get_readyz" => &[ErrorCode::NotReady],
        "get_security" | "get_opensearch" => &[ErrorCode::NotConfigured],
        "get_sitemap" => &[ErrorCode::NotConfigured, ErrorCode::Overloaded],
        "complete_search" => &[ErrorCode::Overloaded],
        "get_oembed" => &[
            ErrorCode::NotFound,
            ErrorCode::ComponentNotFound,
            ErrorCode::NotConfigured,
            ErrorCode::ComponentWithdrawn,
        ],
        _ => &[],
    }
}

/// Whether the answer comes from a generation and can be asked for conditionally.
fn is_conditional(operation: &str) -> bool {
    !matches!(
        operation,
        "get_status" | "get_livez" | "get_readyz" | "search_many" | "validate"
    )
}

/// Codes in groups of one status: a status can be described only once.
pub fn by_status(codes: &[ErrorCode]) -> impl Iterator<Item = &[ErrorCode]> {
    codes.chunk_by(|a, b| a.status() == b.status())
}

/// Name of a response that all operations share.
pub fn shared_name(code: ErrorCode) -> &'static str {
    match code.status().as_u16() {
        405 => "MethodNotAllowed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        500 => "InternalServerError",
        _ => "BadRequest",
    }
}

/// Adds what holds for every operation to the responses of one.
pub fn complete_responses(responses: &mut Map<String, Value>, operation: &str, takes_body: bool) {
    for (status, response) in responses.iter_mut() {
        let headers = response
            .as_object_mut()
            .map(|response| response.entry("headers").or_insert_with(|| json!({})));
        if let Some(headers) = headers.and_then(Value::as_object_mut) {
            add_headers(headers, operation, status == "200");
        }
    }
    if is_conditional(operation) {
        responses.insert("304".to_owned(), not_modified());
    }
    if takes_body {
        for group in by_status(&WITH_BODY) {
            responses.insert(group[0].status().as_str().to_owned(), error_response(group));
        }
        responses.sort_keys();
        return;
    }
    for group in by_status(&EVERYWHERE) {
        let reference = format!("#/components/responses/{}", shared_name(group[0]));
        responses.insert(group[0].status().as_str().to_owned(), json!({ "$ref": reference }));
    }
    for group in by_status(own_errors(operation)) {
        responses.insert(group[0].status().as_str().to_owned(), error_response(group));
    }
    responses.sort_keys();
}

fn add_headers(headers: &mut Map<String, Value>, operation: &str, is_answer: bool) {
    headers.insert(
        "X-Request-Id".to_owned(),
        text_header("Id of the request, for questions to the operator"),
    );
    headers.insert(
        "Cache-Control".to_owned(),
        text_header("How long the answer may be kept"),
    );
    if is_answer && is_conditional(operation) {
        let etag = "Names this answer; send it back in If-None-Match to be told when nothing has changed";
        headers.insert("ETag".to_owned(), text_header(etag));
    }
    if is_answer && is_conditional(operation) {
        let last = "When the answer changed last: when its facts were published last where that is known, else when this server took up the generation";
        headers.insert("Last-Modified".to_owned(), text_header(last));
    }
    if is_conditional(operation) {
        headers.insert(
            "X-Generation".to_owned(),
            text_header("Generation of the index that answered"),
        );
    }
}

fn text_header(description: &str) -> Value {
    json!({ "description": description, "schema": { "type": "string" } })
}

fn not_modified() -> Value {
    json!({
        "description": "Nothing has changed since the answer that If-None-Match names.",
        "headers": { "ETag": text_header("Names the answer that is still right") }
    })
}

pub fn error_response(codes: &[ErrorCode]) -> Value {
    let titles: Vec<&str> = codes.iter().map(|code| code.row().2).collect();
    let examples: Map<String, Value> = codes
        .iter()
        .map(|&code| {
            (
                code.name().to_owned(),
                json!({ "summary": code.row().2, "value": example(code) }),
            )
        })
        .collect();
    let mut headers = json!({ "X-Request-Id": text_header("Id of the request, also in the body") });
    if codes.contains(&ErrorCode::Overloaded) {
        headers["Retry-After"] = json!({
            "description": "Seconds after which to try again",
            "schema": { "type": "integer", "minimum": 1 }
        });
    }
    if codes.contains(&ErrorCode::RangeNotSatisfiable) {
        headers["Content-Range"] = text_header("The length of the whole");
    }
    if codes.contains(&ErrorCode::MethodNotAllowed) {
        headers["Allow"] = text_header("The methods that are allowed");
    }
    json!({
        "description": format!("{}.", titles.join(", or: ")),
        "headers": headers,
        "content": {
            PROBLEM_JSON: { "schema": { "$ref": "#/components/schemas/ProblemDetails" }, "examples": examples }
        }
    })
}

/// An error as a client would see it.
fn example(code: ErrorCode) -> Value {
    let slug = |text: &str| Slug::parse(text).expect("a constant in the form of an id");
    let error = match code {
        ErrorCode::InvalidParameters => ApiError::InvalidParameters(vec![ParameterProblem {
            parameter: "domian".to_owned(),
            message: "there is no parameter \"domian\"".to_owned(),
            allowed: vec!["q".to_owned(), "domain".to_owned()],
            nearest: Some("domain".to_owned()),
            pointer: None,
        }]),
        ErrorCode::InvalidRequest => ApiError::InvalidRequest("send exactly one Host header"),
        ErrorCode::NotFound => ApiError::NotFound,
        ErrorCode::ComponentNotFound => ApiError::ComponentNotFound(vec![slug("river-pay")]),
        ErrorCode::VocabularyNotFound => ApiError::VocabularyNotFound(vec!["domains".to_owned()]),
        ErrorCode::CollectionNotFound => ApiError::CollectionNotFound(vec!["paying-families".to_owned()]),
        ErrorCode::TermNotFound => ApiError::TermNotFound(vec!["payments".to_owned()]),
        ErrorCode::OrganisationNotFound => ApiError::OrganisationNotFound(vec!["harbour-foundation".to_owned()]),
        ErrorCode::VersionNotFound => ApiError::VersionNotFound(vec!["5d0c2b7f9e41a386".to_owned()]),
        ErrorCode::NotConfigured => ApiError::NotConfigured("the operator has set no public address (--public-url)"),
        ErrorCode::RangeNotSatisfiable => ApiError::RangeNotSatisfiable(4096),
        ErrorCode::MethodNotAllowed => ApiError::MethodNotAllowed,
        ErrorCode::ComponentWithdrawn => ApiError::ComponentWithdrawn {
            name: "Old Exchange".to_owned(),
            withdrawn: Withdrawn {
                on: date(2026, 11, 21),
                reason: "Its owner stopped development and points to Message Ferry.".to_owned(),
                successor: Some(slug("message-ferry")),
            },
        },
        ErrorCode::BodyNotAccepted => ApiError::BodyNotAccepted,
        ErrorCode::ContentTooLarge => ApiError::ContentTooLarge(65_536),
        ErrorCode::UnsupportedMediaType => ApiError::UnsupportedMediaType(&["application/json"]),
        ErrorCode::InvalidBody => ApiError::InvalidBody("not JSON: line 1, column 7".to_owned()),
        ErrorCode::RequestTimeout => ApiError::RequestTimeout,
        ErrorCode::HostNotAllowed => ApiError::HostNotAllowed,
        ErrorCode::NotAcceptable => ApiError::NotAcceptable(&["application/json", "text/event-stream"]),
        ErrorCode::AddressTooLong => ApiError::AddressTooLong,
        ErrorCode::Internal => ApiError::Internal,
        ErrorCode::Overloaded => ApiError::Overloaded(2),
        ErrorCode::NotReady => ApiError::NotReady("the server is stopping; send requests to another replica"),
    };
    json!(error.problem("9f2c41d07be3a856"))
}
