//! The tables of the guide for curators, made from the model and the rules so that they cannot go out of date.

use std::fmt::Write;

use serde_json::Value;

use super::rules::RULES;
use super::schema::component_schema;

/// The fields of a component file as Markdown: one table for the file, one for each group of fields in it, and the values
/// of closed lists.
#[must_use]
pub fn field_guide() -> String {
    let schema = component_schema();
    let mut out = String::new();
    fields(&schema, &mut out);
    for name in groups_in_order(&schema) {
        let group = &schema["$defs"][&name];
        let title = spaced(&name);
        let meaning = text(&group["description"]);
        // Writing to a text cannot fail.
        let _ = write!(out, "\n### {title}\n\n{meaning}\n\n");
        if group["enum"].is_array() {
            values(group, &mut out);
        } else {
            fields(group, &mut out);
        }
    }
    out
}

/// The rules as a Markdown table.
#[must_use]
pub fn rule_guide() -> String {
    let mut out = String::from("| rule | severity | what it asks for |\n| --- | --- | --- |\n");
    for rule in RULES {
        let (name, severity, summary) = (rule.name, rule.severity.word(), rule.summary);
        let _ = writeln!(out, "| `{name}` | {severity} | {} |", cell(summary));
    }
    out
}

fn fields(schema: &Value, out: &mut String) {
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    out.push_str("| field | value | required | meaning |\n| --- | --- | --- | --- |\n");
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let is_required = if required.iter().any(|other| *other == name.as_str()) {
            "yes"
        } else {
            ""
        };
        let meaning = text(&field["description"]);
        let _ = writeln!(
            out,
            "| `{name}` | {} | {is_required} | {} |",
            kind(field),
            cell(&meaning)
        );
    }
}

fn values(schema: &Value, out: &mut String) {
    let meanings = &schema["markdownEnumDescriptions"];
    out.push_str("| value | meaning |\n| --- | --- |\n");
    for (index, value) in schema["enum"].as_array().into_iter().flatten().enumerate() {
        let _ = writeln!(out, "| `{}` | {} |", text(value), cell(&text(&meanings[index])));
    }
}

/// What kind of value a field takes, in a few words.
fn kind(field: &Value) -> String {
    if let Some(name) = reference(field) {
        return link(name);
    }
    match field["type"].as_str() {
        Some("array") => match reference(&field["items"]) {
            Some(name) => format!("list of {}", link(name)),
            None => format!("list of {}s", kind(&field["items"])),
        },
        Some("string") if field["format"] == "date" => "date".to_owned(),
        Some("string") if field["pattern"].is_string() => "id".to_owned(),
        Some("integer") => "number".to_owned(),
        _ => "text".to_owned(),
    }
}

fn reference(field: &Value) -> Option<&str> {
    field["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn link(name: &str) -> String {
    let title = spaced(name);
    format!("[{title}](#{})", title.replace(' ', "-"))
}

/// `DevelopmentStatusFact` as people read it.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// Groups and closed lists in the order in which a reader of the file meets them.
fn groups_in_order(schema: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut at = 0;
    collect(schema, &mut names);
    while at < names.len() {
        let group = schema["$defs"][&names[at]].clone();
        collect(&group, &mut names);
        at += 1;
    }
    names
}

fn collect(schema: &Value, names: &mut Vec<String>) {
    for field in schema["properties"]
        .as_object()
        .into_iter()
        .flat_map(|fields| fields.values())
    {
        for name in [reference(field), reference(&field["items"])].into_iter().flatten() {
            if !names.iter().any(|other| other == name) {
                names.push(name.to_owned());
            }
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A text that stays within its cell.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
