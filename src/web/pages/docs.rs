//! `/docs`: the reference of the API, made from its own description. No script, nothing from elsewhere.

use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::schemas::{SchemaView, schemas, type_name};
use crate::model::Lang;
use crate::web::document;
use crate::web::error::{ApiError, ErrorCode};
use crate::web::frame::Frame;
use crate::web::query::Query;
use crate::web::respond::{Cost, HTML, Rendered, Wanted, respond};
use crate::web::state::{App, Site};

#[derive(Template)]
#[template(path = "docs.html")]
struct DocsPage {
    frame: Frame,
    title: String,
    introduction: Vec<String>,
    groups: Vec<Group>,
    schemas: Vec<SchemaView>,
    errors: Vec<ErrorView>,
}

/// Operations of one tag.
struct Group {
    name: String,
    description: String,
    operations: Vec<OperationView>,
}

struct OperationView {
    id: String,
    summary: String,
    paragraphs: Vec<String>,
    method: String,
    path: String,
    curl: String,
    parameters: Vec<ParameterView>,
    responses: Vec<ResponseView>,
}

struct ParameterView {
    name: String,
    place: String,
    required: bool,
    kind: String,
    description: String,
    example: Option<String>,
}

struct ResponseView {
    status: String,
    description: String,
    content: Vec<(String, Option<String>)>,
    headers: Vec<(String, String)>,
    codes: Vec<String>,
}

struct ErrorView {
    code: &'static str,
    status: u16,
    title: &'static str,
    advice: &'static str,
}

static PAGE: LazyLock<Option<String>> = LazyLock::new(|| page(document()).render().ok());

/// The reference page.
pub async fn docs_page(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    let wanted = Wanted {
        address: "/docs".to_owned(),
        lang: Lang::En,
        cost: Cost::Lookup,
    };
    respond(&app, app.current(), &headers, wanted, |_| {
        let text = PAGE.as_deref().ok_or(ApiError::Internal)?;
        Ok(Rendered::bytes(Bytes::from_static(text.as_bytes()), HTML))
    })
    .await
}

fn page(document: &Value) -> DocsPage {
    let operations = document["paths"].as_object().into_iter().flatten();
    let operations: Vec<(&str, &str, &Value)> = operations
        .flat_map(|(path, item)| {
            let of_method = |method| item.get(method).map(|operation| (method, path.as_str(), operation));
            ["get", "post"].into_iter().filter_map(of_method)
        })
        .collect();
    let group = |tag: &Value| Group {
        name: text(&tag["name"]),
        description: text(&tag["description"]),
        operations: operations
            .iter()
            .filter(|(_, _, operation)| operation["tags"][0] == tag["name"])
            .map(|(method, path, operation)| operation_view(method, path, operation, document))
            .collect(),
    };
    let error = |code: ErrorCode| {
        let (name, status, title, advice) = code.row();
        ErrorView {
            code: name,
            status: status.as_u16(),
            title,
            advice,
        }
    };
    DocsPage {
        // The reference speaks English only, so its other languages are those of the home page.
        frame: Frame::new(Lang::En, "/", "", &Site::default()),
        title: text(&document["info"]["title"]),
        introduction: paragraphs(&document["info"]["description"]),
        groups: document["tags"].as_array().into_iter().flatten().map(group).collect(),
        schemas: schemas(&document["components"]["schemas"]),
        errors: ErrorCode::ALL.map(error).into(),
    }
}

fn operation_view(method: &str, path: &str, operation: &Value, document: &Value) -> OperationView {
    let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
    OperationView {
        id: text(&operation["operationId"]),
        summary: text(&operation["summary"]),
        paragraphs: paragraphs(&operation["description"]),
        method: method.to_uppercase(),
        path: path.to_owned(),
        curl: curl(path, &parameters, &operation["requestBody"]),
        parameters: parameters.into_iter().map(parameter_view).collect(),
        responses: operation["responses"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(status, response)| response_view(status, referred(response, document)))
            .collect(),
    }
}

/// A line that can be pasted into a terminal: path examples filled in, the first example of the query as well.
fn curl(path: &str, parameters: &[&Value], body: &Value) -> String {
    let mut address = path.to_owned();
    for parameter in parameters.iter().filter(|parameter| parameter["in"] == "path") {
        let slot = format!("{{{}}}", text(&parameter["name"]));
        address = address.replace(&slot, &text(&parameter["example"]));
    }
    let shown = parameters
        .iter()
        .filter(|parameter| parameter["in"] == "query")
        .map(|parameter| (text(&parameter["name"]), values(&parameter["example"])))
        .find(|(_, values)| !values.is_empty());
    if let Some((name, values)) = shown {
        let mut query = Serializer::new(String::new());
        for value in values {
            query.append_pair(&name, &value);
        }
        address = format!("{address}?{}", query.finish());
    }
    // Without its content type curl would send the file as a form.
    let kind = body["content"].as_object().and_then(|content| content.keys().next());
    let sent = kind.map_or(String::new(), |kind| {
        format!(" --header 'Content-Type: {kind}' --data-binary @file")
    });
    format!("curl{sent} 'http://127.0.0.1:8080{address}'")
}

/// The texts of an example, one for each time that its parameter is given.
fn values(example: &Value) -> Vec<String> {
    match example {
        Value::String(value) => vec![value.clone()],
        Value::Array(values) => values.iter().map(text).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

fn parameter_view(parameter: &Value) -> ParameterView {
    let example = match &parameter["example"] {
        Value::Null => None,
        Value::String(example) => Some(example.clone()),
        Value::Array(items) => items.first().map(text),
        other => Some(other.to_string()),
    };
    ParameterView {
        name: text(&parameter["name"]),
        place: text(&parameter["in"]),
        required: parameter["required"] == true,
        kind: type_name(&parameter["schema"]).0,
        description: text(&parameter["description"]),
        example: example.filter(|example| !example.is_empty()),
    }
}

/// What a reference inside the document points at; the value itself when it is none.
fn referred<'a>(value: &'a Value, document: &'a Value) -> &'a Value {
    let target = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    target.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

fn response_view(status: &str, response: &Value) -> ResponseView {
    let content = response["content"].as_object().into_iter().flatten();
    let examples = response["content"]["application/problem+json"]["examples"].as_object();
    ResponseView {
        status: status.to_owned(),
        description: text(&response["description"]),
        content: content
            .map(|(kind, media)| (kind.clone(), type_name(&media["schema"]).1))
            .collect(),
        headers: response["headers"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, header)| (name.clone(), text(&header["description"])))
            .collect(),
        codes: examples.into_iter().flatten().map(|(code, _)| code.clone()).collect(),
    }
}

/// The text of a JSON string; empty for anything else.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn paragraphs(value: &Value) -> Vec<String> {
    let whole = text(value);
    whole
        .split("\n\n")
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect()
}
