//! Parameters of an operation as the fields of a JSON object, for requests that are not made by an address: questions in a
//! body and calls of assistants. What an operation takes is read from the document, so that the three cannot differ.

use serde_json::{Map, Value, json};
use url::form_urlencoded::{Serializer, byte_serialize};

use super::document::document;
use crate::web::error::ParameterProblem;
use crate::web::query::nearest;

/// An operation that can be called with a JSON object.
#[derive(Debug, Clone, Copy)]
pub struct Callable {
    /// Its path in the document.
    pub path: &'static str,
    /// Parameters that are not offered.
    pub without: &'static [&'static str],
}

impl Callable {
    /// The operation in the document.
    pub fn operation(self) -> &'static Value {
        &document()["paths"][self.path]["get"]
    }

    fn parameters(self) -> impl Iterator<Item = &'static Value> {
        parameters_of(self.operation(), self.without)
    }

    /// The address that asks what the object says.
    ///
    /// # Errors
    /// Every field that is unknown or of the wrong kind; what a value means is looked at by the operation itself.
    pub fn address(self, arguments: &Map<String, Value>) -> Result<String, Vec<ParameterProblem>> {
        let mut problems = self.unknown(arguments);
        let mut path = self.path.to_owned();
        let mut tail = Serializer::new(String::new());
        for parameter in self.parameters() {
            let name = parameter["name"].as_str().unwrap_or_default();
            let in_path = parameter["in"] == "path";
            let Some(value) = arguments.get(name) else {
                if in_path {
                    problems.push(problem(name, "missing".to_owned(), None));
                }
                continue;
            };
            match texts(value, parameter) {
                Err(message) => problems.push(problem(name, message, None)),
                Ok(texts) if in_path => {
                    path = path.replace(
                        &format!("{{{name}}}"),
                        &segment(texts.first().map_or("", String::as_str)),
                    );
                }
                Ok(texts) => {
                    tail.extend_pairs(texts.iter().map(|text| (name, text)));
                }
            }
        }
        if problems.is_empty() {
            Ok(crate::web::question::address(&path, &tail.finish()))
        } else {
            Err(problems)
        }
    }

    fn unknown(self, arguments: &Map<String, Value>) -> Vec<ParameterProblem> {
        let names: Vec<&str> = self.parameters().filter_map(|one| one["name"].as_str()).collect();
        let strange = arguments.keys().filter(|name| !names.contains(&name.as_str()));
        strange
            .map(|name| {
                let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
                let near = nearest(name, names.iter().copied());
                ParameterProblem {
                    allowed: names.iter().map(|&name| name.to_owned()).collect(),
                    ..problem(&shown, format!("there is no field \"{shown}\""), near)
                }
            })
            .collect()
    }
}

/// The schema of an object that asks an operation: its parameters as fields.
pub fn arguments_schema(operation: &Value, without: &[&str]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for parameter in parameters_of(operation, without) {
        let mut schema = parameter["schema"].clone();
        schema["description"] = parameter["description"].clone();
        if !parameter["example"].is_null() {
            schema["examples"] = json!([parameter["example"]]);
        }
        if parameter["required"] == true {
            required.push(parameter["name"].clone());
        }
        properties.insert(parameter["name"].as_str().unwrap_or_default().to_owned(), schema);
    }
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = Value::Array(required);
    }
    schema
}

fn parameters_of<'a>(operation: &'a Value, without: &[&str]) -> impl Iterator<Item = &'a Value> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    all.filter(move |one| !without.iter().any(|name| one["name"] == **name))
}

/// The values of a parameter as an address writes them.
fn texts(value: &Value, parameter: &Value) -> Result<Vec<String>, String> {
    let schema = &parameter["schema"];
    let kind = schema["type"].as_str().unwrap_or("string");
    match (kind, value) {
        ("array", Value::Array(items)) => {
            let texts: Option<Vec<String>> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
            let texts = texts.ok_or_else(|| "not a list of texts".to_owned())?;
            if parameter["explode"] != false {
                return Ok(texts);
            }
            if texts.iter().any(|text| text.contains(',')) {
                return Err("an item holds a comma; give each name as an item of its own".to_owned());
            }
            Ok(if texts.is_empty() { texts } else { vec![texts.join(",")] })
        }
        ("array", _) => Err("not a list of texts, such as [\"a\", \"b\"]".to_owned()),
        ("integer", Value::Number(number)) => match number.as_f64() {
            // 20.0 is an integer, too.
            Some(float) if float.fract() == 0.0 && float.abs() < 1e15 => Ok(vec![format!("{float:.0}")]),
            Some(_) | None => Err("not a whole number".to_owned()),
        },
        ("integer", _) => Err("not a whole number".to_owned()),
        ("boolean", Value::Bool(flag)) => Ok(vec![flag.to_string()]),
        ("boolean", _) => Err("neither true nor false".to_owned()),
        (_, Value::String(text)) => Ok(vec![text.clone()]),
        (_, Value::Null) => Err("null; leave the field out".to_owned()),
        (_, _) => Err("not a text".to_owned()),
    }
}

fn segment(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

fn problem(name: &str, message: String, nearest: Option<String>) -> ParameterProblem {
    ParameterProblem {
        parameter: name.to_owned(),
        message,
        allowed: Vec::new(),
        nearest,
        pointer: None,
    }
}
