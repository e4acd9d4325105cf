//! The tools of assistants: which operations they are, how they are described, how they are called.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt;
use rmcp::model::{Tool, ToolAnnotations};
use serde_json::{Map, Value, json};
use tower::ServiceExt;

use super::arguments::{Callable, arguments_schema};
use super::document::document;
use crate::web::error::{ApiError, ParameterProblem};

/// One tool.
#[derive(Debug)]
pub struct CatalogueTool {
    /// Its name: that of the operation.
    pub name: &'static str,
    /// The operation.
    pub callable: Callable,
}

/// Reads one component.
pub const GET_COMPONENT: CatalogueTool = tool("get_component", "/v1/components/{id}", &[]);

/// Every tool.
pub const TOOLS: [CatalogueTool; 6] = [
    tool("search_components", "/v1/components", &["id"]),
    GET_COMPONENT,
    tool("get_related_components", "/v1/components/{id}/related", &[]),
    tool("compare_components", "/v1/compare", &[]),
    tool("plan_stack", "/v1/stack", &[]),
    tool("get_term", "/v1/vocabularies/{name}/{id}", &[]),
];

const fn tool(name: &'static str, path: &'static str, without: &'static [&'static str]) -> CatalogueTool {
    CatalogueTool {
        name,
        callable: Callable { path, without },
    }
}

/// The tools as assistants see them.
pub fn described() -> &'static [Tool] {
    static DESCRIBED: LazyLock<Vec<Tool>> = LazyLock::new(|| TOOLS.iter().map(describe).collect());
    &DESCRIBED
}

fn describe(tool: &CatalogueTool) -> Tool {
    let operation = tool.callable.operation();
    let text = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
    let input = self_contained(arguments_schema(operation, tool.callable.without));
    let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"];
    let hints = ToolAnnotations::with_title(text("summary"))
        .read_only(true)
        .destructive(false)
        .idempotent(true)
        .open_world(false);
    Tool::new(tool.name, text("description"), Arc::new(input))
        .with_title(text("summary"))
        .with_raw_output_schema(Arc::new(self_contained(answer.clone())))
        .with_annotations(hints)
}

/// A schema with everything that it refers to inside, since assistants do not have the document.
fn self_contained(schema: Value) -> Map<String, Value> {
    let mut wanted = BTreeSet::new();
    references(&schema, &mut wanted);
    let mut known = BTreeSet::new();
    let mut definitions = Map::new();
    while let Some(name) = wanted.pop_first() {
        if known.insert(name.clone()) {
            let mut definition = document()["components"]["schemas"][&name].clone();
            references(&definition, &mut wanted);
            lead_inside(&mut definition);
            definitions.insert(name, definition);
        }
    }
    let mut schema = schema;
    // The root has to say that it is an object, which a reference does not.
    if let Some(name) = schema["$ref"].as_str().and_then(name_in) {
        schema = definitions.get(name).cloned().unwrap_or_default();
    }
    lead_inside(&mut schema);
    if !definitions.is_empty() {
        schema["$defs"] = Value::Object(definitions);
    }
    match schema {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn name_in(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

fn references(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            let name = object.get("$ref").and_then(Value::as_str).and_then(name_in);
            out.extend(name.map(str::to_owned));
            object.values().for_each(|value| references(value, out));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn lead_inside(value: &mut Value) {
    match value {
        Value::Object(object) => {
            let name = object.get("$ref").and_then(Value::as_str).and_then(name_in);
            if let Some(name) = name.map(str::to_owned) {
                object.insert("$ref".to_owned(), json!(format!("#/$defs/{name}")));
            }
            object.values_mut().for_each(lead_inside);
        }
        Value::Array(items) => items.iter_mut().for_each(lead_inside),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Calls an operation and returns its answer.
///
/// # Errors
/// What is wrong, for the assistant: what happened, every bad field, what was probably meant.
pub async fn call(operations: &Router, tool: &CatalogueTool, arguments: &Map<String, Value>) -> Result<Value, String> {
    let address = match tool.callable.address(arguments) {
        Ok(address) => address,
        Err(problems) => return Err(told(&ApiError::InvalidParameters(problems))),
    };
    let mut response = ask(operations, &address).await?;
    if response.status() == StatusCode::MOVED_PERMANENTLY {
        let to = text_of(response.headers(), &header::LOCATION).unwrap_or_default();
        response = ask(operations, &to).await?;
    }
    if let Some(error) = response.extensions_mut().remove::<ApiError>() {
        return Err(told(&error));
    }
    let failed = |_| "the answer could not be read".to_owned();
    let bytes = response.into_body().collect().await.map_err(failed)?.to_bytes();
    serde_json::from_slice(&bytes).map_err(|_| "the answer could not be read".to_owned())
}

async fn ask(operations: &Router, address: &str) -> Result<Response, String> {
    let request = Request::get(address)
        .header(header::ACCEPT, "application/json")
        .body(Body::empty())
        .map_err(|_| "the arguments make no address".to_owned())?;
    let answered = operations.clone().oneshot(request).await;
    Ok(answered.unwrap_or_else(|never| match never {}))
}

fn text_of(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// An error in words.
fn told(error: &ApiError) -> String {
    let problem = error.problem("");
    let mut lines = vec![format!("{}: {}.", error.code().name(), problem.title)];
    if problem.detail != error.code().row().3 && problem.errors.is_empty() {
        lines.push(problem.detail.clone());
    }
    lines.extend(problem.errors.iter().map(told_field));
    if !problem.nearest.is_empty() {
        lines.push(format!("Nearest: {}.", problem.nearest.join(", ")));
    }
    if let Some(successor) = problem.withdrawn.and_then(|withdrawn| withdrawn.successor) {
        lines.push(format!("Look at {successor} instead."));
    }
    lines.join("\n")
}

fn told_field(field: &ParameterProblem) -> String {
    let mut line = format!("{}: {}", field.parameter, field.message);
    if let Some(nearest) = &field.nearest {
        line.push_str(&format!("; did you mean \"{nearest}\"?"));
    } else if !field.allowed.is_empty() {
        line.push_str(&format!("; allowed: {}", field.allowed.join(", ")));
    }
    line
}
