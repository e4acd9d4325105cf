//! Compares a file with the schema of its kind and names each difference by our own rules.

use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::model::{Collection, Slug, Translation, Vocabulary};

use super::findings::{Findings, Reporter, SourceFile};
use super::nearest::nearest;
use super::schema::{component_schema, exceptions_schema, organisations_schema, renamed_schema, schema_of};
use super::source::FileKind;
use super::yaml::{excerpt, join};

/// A schema, and the same compiled.
struct Shape {
    schema: Value,
    validator: Validator,
}

impl Shape {
    fn new(schema: Value) -> Self {
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&schema)
            .expect("schemars writes valid schemas");
        Self { schema, validator }
    }
}

fn shape(kind: &FileKind) -> Option<&'static Shape> {
    static COMPONENT: LazyLock<Shape> = LazyLock::new(|| Shape::new(component_schema()));
    static VOCABULARY: LazyLock<Shape> = LazyLock::new(|| Shape::new(schema_of::<Vocabulary>()));
    static COLLECTION: LazyLock<Shape> = LazyLock::new(|| Shape::new(schema_of::<Collection>()));
    static TRANSLATION: LazyLock<Shape> = LazyLock::new(|| Shape::new(schema_of::<Translation>()));
    static ORGANISATIONS: LazyLock<Shape> = LazyLock::new(|| Shape::new(organisations_schema()));
    static RENAMED: LazyLock<Shape> = LazyLock::new(|| Shape::new(renamed_schema()));
    static EXCEPTIONS: LazyLock<Shape> = LazyLock::new(|| Shape::new(exceptions_schema()));
    match kind {
        FileKind::Component => Some(&COMPONENT),
        FileKind::Vocabulary => Some(&VOCABULARY),
        FileKind::Collection => Some(&COLLECTION),
        FileKind::Translation(_) => Some(&TRANSLATION),
        FileKind::Organisations => Some(&ORGANISATIONS),
        FileKind::Renamed => Some(&RENAMED),
        FileKind::Exceptions => Some(&EXCEPTIONS),
        FileKind::PublishedIds | FileKind::Published => None,
    }
}

/// Reports everything in which a file differs from its schema.
///
/// Returns the file's value without what can be passed over (unknown fields, empty values), so that the other rules can
/// look at the rest; nothing when what remains cannot be read as its kind.
pub(crate) fn check_shape(kind: &FileKind, file: &SourceFile, findings: &mut Findings) -> Option<Value> {
    let mut value = file.document.value.clone();
    drop_empty(&mut value, "", file, findings);
    let Some(shape) = shape(kind) else { return Some(value) };
    let mut unknown_fields = Vec::new();
    let mut usable = true;
    for error in shape.validator.iter_errors(&value) {
        let pointer = error.instance_path().as_str().to_owned();
        if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
            for field in unexpected {
                unknown_field(
                    &pointer,
                    field,
                    &error,
                    shape,
                    &mut Reporter {
                        rule: "unknown-field",
                        file,
                        findings,
                    },
                );
                unknown_fields.push((pointer.clone(), field.clone()));
            }
        } else {
            // An empty text can still be read.
            usable &= matches!(error.kind(), ValidationErrorKind::MinLength { .. });
            differs(&pointer, &error, file, findings);
        }
    }
    for (pointer, field) in unknown_fields {
        if let Some(Value::Object(fields)) = value.pointer_mut(&pointer) {
            fields.shift_remove(&field);
        }
    }
    usable.then_some(value)
}

/// Takes out fields without a value, which mean nothing here: an unknown fact is left out, a known absence is `[]`.
fn drop_empty(value: &mut Value, pointer: &str, file: &SourceFile, findings: &mut Findings) {
    match value {
        Value::Object(fields) => fields.retain(|key, value| {
            let here = join(pointer, key);
            drop_empty(value, &here, file, findings);
            let empty = value.is_null();
            if empty {
                let help = "write a value; leave the field out when it is not known, write [] when there are none";
                Reporter {
                    rule: "empty-value",
                    file,
                    findings,
                }
                .key(&here, format!("\"{key}\" has no value"), help);
            }
            !empty
        }),
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                drop_empty(item, &format!("{pointer}/{index}"), file, findings);
            }
        }
        Value::String(text) if text.trim().is_empty() => {
            Reporter {
                rule: "empty-value",
                file,
                findings,
            }
            .value(pointer, "the text is empty", "write the text");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn unknown_field(pointer: &str, field: &str, error: &ValidationError, shape: &Shape, report: &mut Reporter) {
    let place = join(pointer, field);
    let schema_path = error.schema_path().as_str();
    let owner = schema_path.rsplit_once('/').map_or("", |(owner, _)| owner);
    let known: Vec<&str> = resolve(&shape.schema, owner)
        .and_then(|schema| schema["properties"].as_object())
        .map(|fields| fields.keys().map(String::as_str).collect())
        .unwrap_or_default();
    if known.is_empty() {
        // Only `renamed.yaml` has free keys, which are ids.
        report.rule = "id-malformed";
        report.key(
            &place,
            format!("\"{}\" does not have the form of an id", excerpt(field)),
            ID_HELP,
        );
        return;
    }
    let help = match nearest(field, known.iter().copied()) {
        Some(name) => format!("did you mean \"{name}\"?"),
        None => format!("the fields here are {}", known.join(", ")),
    };
    report.key(&place, format!("there is no field \"{}\"", excerpt(field)), help);
}

/// The part of a schema that a path names, following `$ref`.
fn resolve<'a>(schema: &'a Value, path: &str) -> Option<&'a Value> {
    let mut at = schema;
    for step in path.split('/').skip(1) {
        at = match step {
            "$ref" => schema.pointer(at["$ref"].as_str()?.strip_prefix('#')?)?,
            step => at.get(step).or_else(|| at.get(step.parse::<usize>().ok()?))?,
        };
    }
    Some(at)
}

const ID_HELP: &str = "write lower-case letters and digits in groups joined by single hyphens, at most 64 characters";

fn differs(pointer: &str, error: &ValidationError, file: &SourceFile, findings: &mut Findings) {
    let found = describe(error.instance());
    let (rule, message, help) = match error.kind() {
        ValidationErrorKind::Required { property } => {
            let field = property.as_str().unwrap_or_default();
            let message = format!("the field \"{field}\" is missing");
            ("missing-field", message, format!("add \"{field}\""))
        }
        ValidationErrorKind::Type { kind } => {
            let wanted = wanted(kind);
            (
                "wrong-type",
                format!("{found} stands where {wanted} belongs"),
                type_help(kind, error.instance()),
            )
        }
        ValidationErrorKind::Enum { options } => {
            let values: Vec<&str> = options
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let help = match nearest(error.instance().as_str().unwrap_or_default(), values.iter().copied()) {
                Some(value) => format!("did you mean \"{value}\"?"),
                None => format!("write one of {}", values.join(", ")),
            };
            ("unknown-value", format!("{found} is not one of the values here"), help)
        }
        ValidationErrorKind::Format { .. } => (
            "date-malformed",
            format!("{found} is not a date"),
            "write it as 2026-11-20".to_owned(),
        ),
        ValidationErrorKind::Pattern { pattern } if pattern == Slug::PATTERN => (
            "id-malformed",
            format!("{found} does not have the form of an id"),
            ID_HELP.to_owned(),
        ),
        ValidationErrorKind::MaxLength { .. } => (
            "id-malformed",
            format!("{found} is too long for an id"),
            ID_HELP.to_owned(),
        ),
        ValidationErrorKind::MinLength { .. } => (
            "empty-value",
            "the text is empty".to_owned(),
            "write the text".to_owned(),
        ),
        _ => (
            "wrong-type",
            masked(error),
            "compare it with component.schema.json".to_owned(),
        ),
    };
    let mut report = Reporter { rule, file, findings };
    if matches!(error.kind(), ValidationErrorKind::Required { .. }) {
        report.key(pointer, message, help);
    } else {
        report.value(pointer, message, help);
    }
}

fn masked(error: &ValidationError) -> String {
    format!(
        "the value is outside of what the schema allows ({})",
        error.kind().keyword()
    )
}

/// A value in a few words.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "an empty value".to_owned(),
        Value::Bool(value) => format!("the truth value {value}"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("\"{}\"", excerpt(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a group of fields".to_owned(),
    }
}

fn single(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(json_type) => json_type.to_string(),
        TypeKind::Multiple(_) => String::new(),
    }
}

fn wanted(kind: &TypeKind) -> &'static str {
    match single(kind).as_str() {
        "array" => "a list",
        "object" => "a group of fields",
        "integer" => "a whole number",
        "boolean" => "true or false",
        "string" => "a text",
        _ => "another kind of value",
    }
}

fn type_help(kind: &TypeKind, found: &Value) -> String {
    match (single(kind).as_str(), found) {
        ("string", Value::Number(_) | Value::Bool(_)) => format!("put it in quotes: \"{found}\""),
        ("array", Value::String(text)) => format!("write [{}], or one \"- \" line for each item", excerpt(text)),
        ("array", _) => "begin each item with \"- \"".to_owned(),
        ("object", _) => "write its fields as \"name: value\", one on a line, indented".to_owned(),
        (_, _) => format!("write {}", wanted(kind)),
    }
}
