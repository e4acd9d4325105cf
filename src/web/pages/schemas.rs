//! Schemas of the API's description as tables for people.

use serde_json::Value;

/// One schema.
pub struct SchemaView {
    /// Name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its properties; empty when it is no object.
    pub properties: Vec<PropertyView>,
    /// What it is when it is no object: a type, or the values it can take.
    pub kind: Option<String>,
}

/// One property of an object.
pub struct PropertyView {
    /// Name.
    pub name: String,
    /// Type for people.
    pub kind: String,
    /// Schema that describes the type, if it has one of its own.
    pub schema: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// What it is.
    pub description: String,
}

/// Every schema of the description.
#[must_use]
pub fn schemas(all: &Value) -> Vec<SchemaView> {
    let all = all.as_object().into_iter().flatten();
    all.map(|(name, schema)| {
        let mut properties = Vec::new();
        collect_properties(schema, &mut properties);
        SchemaView {
            name: name.clone(),
            description: schema["description"].as_str().unwrap_or_default().to_owned(),
            kind: properties.is_empty().then(|| closed_kind(schema)),
            properties,
        }
    })
    .collect()
}

/// The properties of an object and of the objects that it is put together from.
fn collect_properties(schema: &Value, into: &mut Vec<PropertyView>) {
    for part in schema["allOf"].as_array().into_iter().flatten() {
        if let (kind, Some(reference)) = type_name(part) {
            into.push(PropertyView {
                name: "…".to_owned(),
                kind,
                schema: Some(reference),
                required: true,
                description: "and everything that this one has".to_owned(),
            });
        }
        collect_properties(part, into);
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let (kind, reference) = type_name(property);
        let required = schema["required"]
            .as_array()
            .is_some_and(|names| names.iter().any(|known| known == name));
        into.push(PropertyView {
            name: name.clone(),
            kind,
            schema: reference,
            required,
            description: property["description"].as_str().unwrap_or_default().to_owned(),
        });
    }
}

/// The values of a closed list, or the type.
fn closed_kind(schema: &Value) -> String {
    let listed = schema["enum"]
        .as_array()
        .map(|values| values.iter().filter_map(Value::as_str).collect::<Vec<_>>());
    let variants = || {
        let variants = schema["oneOf"].as_array()?.iter();
        let values: Vec<&str> = variants.filter_map(|variant| variant["enum"][0].as_str()).collect();
        (!values.is_empty()).then_some(values)
    };
    match listed.or_else(variants) {
        Some(values) => format!("one of: {}", values.join(", ")),
        None => type_name(schema).0,
    }
}

/// A type in words and the schema it refers to, if any.
#[must_use]
pub fn type_name(schema: &Value) -> (String, Option<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        return (name.clone(), Some(name));
    }
    if let Some(variants) = schema["oneOf"].as_array() {
        let known = variants.iter().find(|variant| variant["type"] != "null");
        return known.map_or_else(|| ("any".to_owned(), None), type_name);
    }
    let kinds = match &schema["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            let kinds: Vec<&str> = kinds
                .iter()
                .filter_map(Value::as_str)
                .filter(|kind| *kind != "null")
                .collect();
            kinds.join(" or ")
        }
        _ => "any".to_owned(),
    };
    match kinds.as_str() {
        "array" => {
            let (item, reference) = type_name(&schema["items"]);
            (format!("list of {item}"), reference)
        }
        "object" if schema["additionalProperties"].is_object() => {
            let (item, reference) = type_name(&schema["additionalProperties"]);
            (format!("map of {item}"), reference)
        }
        _ => (
            schema["format"]
                .as_str()
                .map_or_else(|| kinds.clone(), |format| format!("{kinds} ({format})")),
            None,
        ),
    }
}
