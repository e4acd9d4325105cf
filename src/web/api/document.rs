//! `openapi.json`: what the macros see, completed with what holds for every operation.
//!
//! Errors, conditional requests and common headers are the same everywhere and come from one table, so they are added here
//! instead of being repeated above each handler.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::arguments::arguments_schema;
use super::described;
use super::document_links::links_of;
use super::responses::{EVERYWHERE, by_status, complete_responses, error_response, shared_name};
use super::search_many::{QUESTION, QUESTIONS_MAX};
use crate::web::deprecation::DEPRECATED;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let plain = described().to_openapi();
    complete(serde_json::to_value(plain).expect("the document is plain data"))
});

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut text = serde_json::to_string_pretty(&*DOCUMENT).expect("the document is plain data");
    text.push('\n');
    text
});

/// The description of the API (OpenAPI 3.1).
#[must_use]
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// The description of the API as it stands in `openapi.json`.
#[must_use]
pub fn document_text() -> &'static str {
    &TEXT
}

fn complete(mut document: Value) -> Value {
    // No key is needed anywhere; saying so keeps generated clients from asking for one.
    document["security"] = json!([]);
    let shared = by_status(&EVERYWHERE).map(|group| (shared_name(group[0]).to_owned(), error_response(group)));
    document["components"]["responses"] = Value::Object(shared.collect());
    tidy_schemas(&mut document);
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.shift_remove("String");
    }
    let Some(paths) = document["paths"].as_object_mut() else {
        return document;
    };
    for (path, item) in paths {
        for method in ["get", "post"] {
            let Some(operation) = item.get_mut(method) else {
                continue;
            };
            let name = operation["operationId"].as_str().unwrap_or_default().to_owned();
            if DEPRECATED.iter().any(|row| row.path == path) {
                operation["deprecated"] = json!(true);
            }
            if let Some(responses) = operation["responses"].as_object_mut() {
                complete_responses(responses, &name, method == "post");
            }
            let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
            for parameter in parameters.into_iter().flatten() {
                without_null(&mut parameter["schema"]);
            }
            if let Some(links) = links_of(&name) {
                operation["responses"]["200"]["links"] = links;
            }
        }
    }
    describe_questions(&mut document);
    document
}

/// A question in a body has the parameters of the search as its fields, so its schema is made of them.
fn describe_questions(document: &mut Value) {
    let schema = arguments_schema(&document["paths"][QUESTION.path]["get"], QUESTION.without);
    document["components"]["schemas"]["SearchQuestion"] = schema;
    let content = &mut document["paths"]["/v1/search"]["post"]["requestBody"]["content"]["application/json"];
    content["schema"] = json!({
        "type": "array", "minItems": 1, "maxItems": QUESTIONS_MAX,
        "items": { "$ref": "#/components/schemas/SearchQuestion" }
    });
    content["example"] = json!([{ "q": "birth certificate", "limit": 3 }, { "building_block": ["payments"] }]);
}

/// Makes the schemas say what the answers are: a fact that is not known is absent and never null, an alias of a plain text
/// is a text, and answers may gain fields within v1 although files may not.
fn tidy_schemas(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object
                .get("$ref")
                .is_some_and(|reference| reference == "#/components/schemas/String")
            {
                object.shift_remove("$ref");
                object.insert("type".to_owned(), json!("string"));
            }
            if object.get("additionalProperties") == Some(&Value::Bool(false)) {
                object.shift_remove("additionalProperties");
            }
            let required: Vec<Value> = object
                .get("required")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            for (name, property) in object
                .get_mut("properties")
                .and_then(Value::as_object_mut)
                .into_iter()
                .flatten()
            {
                if !required.iter().any(|known| known == name) {
                    without_null(property);
                }
            }
            object.values_mut().for_each(tidy_schemas);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy_schemas),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn without_null(property: &mut Value) {
    if let Some(kinds) = property.get_mut("type").and_then(Value::as_array_mut) {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            property["type"] = only.clone();
        }
    }
    if let Some(variants) = property.get_mut("oneOf").and_then(Value::as_array_mut) {
        variants.retain(|variant| variant["type"] != "null");
        if let [only] = variants.as_slice() {
            *property = only.clone();
        }
    }
}
