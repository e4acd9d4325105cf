//! JSON Schemas of the catalogue's files, made from the model's types: one truth for the program and for editors.

use std::collections::BTreeMap;

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use crate::model::{Component, Exception, Lang, Organisation, Slug};

/// The JSON Schema (2020-12) of a component file, for editors and for other programs.
///
/// Titles and descriptions are the doc comments of the model.
#[must_use]
pub fn component_schema() -> Value {
    let mut schema = schema_of::<Component>();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".to_owned(), json!("Component of the DPI catalogue"));
    }
    schema
}

/// The schema of a file that holds a `T`.
pub(crate) fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    simplify(&mut schema);
    for (name, definition) in schema
        .get_mut("$defs")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flatten()
    {
        if name == "Texts" || name == "TextsList" {
            name_the_languages(definition);
        }
    }
    schema
}

/// The schema of `organisations.yaml`.
pub(crate) fn organisations_schema() -> Value {
    schema_of::<Vec<Organisation>>()
}

/// The schema of `renamed.yaml`.
pub(crate) fn renamed_schema() -> Value {
    schema_of::<BTreeMap<Slug, Slug>>()
}

/// The schema of `exceptions.yaml`.
pub(crate) fn exceptions_schema() -> Value {
    schema_of::<Vec<Exception>>()
}

/// Takes out `null` (an unknown fact is left out of the file) and turns described choices into plain lists of values,
/// which editors and error messages can name.
fn simplify(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(simplify),
        Value::Object(fields) => {
            drop_null(fields);
            collapse_choices(fields);
            fields.values_mut().for_each(simplify);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn drop_null(fields: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = fields.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            fields.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = fields.get("anyOf") else {
        return;
    };
    let kept: Vec<_> = choices
        .iter()
        .filter(|choice| choice["type"] != "null")
        .cloned()
        .collect();
    if let [Value::Object(only)] = kept.as_slice() {
        fields.shift_remove("anyOf");
        for (key, value) in only.clone() {
            fields.entry(key).or_insert(value);
        }
    }
}

fn collapse_choices(fields: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = fields.get("oneOf") else {
        return;
    };
    if !choices.iter().all(|choice| choice["const"].is_string()) {
        return;
    }
    let values: Vec<_> = choices.iter().map(|choice| choice["const"].clone()).collect();
    let described: Vec<_> = choices.iter().map(|choice| choice["description"].clone()).collect();
    fields.shift_remove("oneOf");
    fields.insert("type".to_owned(), json!("string"));
    fields.insert("enum".to_owned(), values.into());
    // Read by VS Code and yaml-language-server; other programs pass over it.
    fields.insert("markdownEnumDescriptions".to_owned(), described.into());
}

fn name_the_languages(definition: &mut Value) {
    let text = definition["additionalProperties"].take();
    let languages: Map<_, _> = Lang::ALL
        .iter()
        .map(|lang| (lang.code().to_owned(), text.clone()))
        .collect();
    definition["properties"] = languages.into();
    definition["additionalProperties"] = json!(false);
}

#[cfg(test)]
mod tests {
    use super::component_schema;

    #[test]
    fn the_schema_is_plain_enough_for_editors() {
        let schema = component_schema();

        assert_eq!(schema["properties"]["website"]["$ref"], "#/$defs/Link");
        assert_eq!(schema["properties"]["stewards"]["type"], "array");
        assert_eq!(schema["$defs"]["Kind"]["enum"][0], "software");
        assert!(
            schema["properties"]["summary"]["description"]
                .as_str()
                .unwrap()
                .contains("150")
        );
        assert!(!schema.to_string().contains("\"null\""));
    }
}
