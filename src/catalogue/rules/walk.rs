//! Ways through a file's values that several rules share.

use serde_json::Value;

use crate::catalogue::yaml::join;

/// Calls a function for every text in a value, with its JSON pointer and the name of the field it belongs to.
pub(crate) fn each_text<'a>(value: &'a Value, visit: &mut impl FnMut(&str, &str, &'a str)) {
    texts_below(value, "", "", visit);
}

fn texts_below<'a>(value: &'a Value, pointer: &str, field: &str, visit: &mut impl FnMut(&str, &str, &'a str)) {
    match value {
        Value::String(text) => visit(pointer, field, text),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                texts_below(item, &format!("{pointer}/{index}"), field, visit);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                texts_below(value, &join(pointer, key), key, visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Calls a function for every list in a value, with its JSON pointer and field name.
pub(super) fn each_list<'a>(value: &'a Value, visit: &mut impl FnMut(&str, &str, &'a [Value])) {
    lists_below(value, "", "", visit);
}

fn lists_below<'a>(value: &'a Value, pointer: &str, field: &str, visit: &mut impl FnMut(&str, &str, &'a [Value])) {
    match value {
        Value::Array(items) => {
            visit(pointer, field, items);
            for (index, item) in items.iter().enumerate() {
                lists_below(item, &format!("{pointer}/{index}"), "", visit);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                lists_below(value, &join(pointer, key), key, visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
