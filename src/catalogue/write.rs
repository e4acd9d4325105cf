//! Writes catalogue files in one form, so that changes show what changed and nothing else.
//!
//! Fields stand in the order of the model, block style, two spaces. Lists of ids stand on one line. Text of several
//! paragraphs is a literal block with one line a paragraph. Quotes stand only where they are needed.

use serde::Serialize;
use serde_json::{Map, Value};

use super::yaml::number;

/// The first line of a component file: editors find the schema by it.
pub(crate) const SCHEMA_LINE: &str = "# yaml-language-server: $schema=../component.schema.json";

/// Writes a value as YAML 1.2.
pub(crate) fn write_yaml<T: Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).expect("model types have text keys and finite numbers");
    let mut writer = Writer { out: String::new() };
    match &value {
        Value::Object(fields) if !fields.is_empty() => writer.fields(fields, 0, false),
        Value::Array(items) if !items.is_empty() => writer.items(items, 0),
        other => writer.after_key(other, "", 0),
    }
    writer.out
}

/// Writes plain data as YAML 1.2 in the form of the catalogue's files.
#[must_use]
pub fn write_plain_yaml(value: &Value) -> String {
    write_yaml(value)
}

struct Writer {
    out: String,
}

impl Writer {
    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }

    /// Writes fields a line each. The first stands on the line already begun when they are a list item.
    fn fields(&mut self, fields: &Map<String, Value>, depth: usize, mut line_begun: bool) {
        for (key, value) in fields {
            if !line_begun {
                self.indent(depth);
            }
            line_begun = false;
            self.out.push_str(&field_name(key));
            self.out.push(':');
            self.after_key(value, key, depth);
        }
    }

    fn items(&mut self, items: &[Value], depth: usize) {
        for item in items {
            self.indent(depth);
            self.out.push('-');
            match item {
                Value::Object(fields) if !fields.is_empty() => {
                    self.out.push(' ');
                    self.fields(fields, depth + 1, true);
                }
                other => self.after_key(other, "", depth),
            }
        }
    }

    /// Writes what follows `key:` or `-`, with the end of the line.
    fn after_key(&mut self, value: &Value, key: &str, depth: usize) {
        match value {
            Value::Object(fields) if fields.is_empty() => self.line(" {}"),
            Value::Object(fields) => {
                self.out.push('\n');
                self.fields(fields, depth + 1, false);
            }
            Value::Array(items) if items.is_empty() => self.line(" []"),
            Value::Array(items) if is_id_list(key, items) => {
                let ids: Vec<String> = items
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|id| scalar(id, true))
                    .collect();
                self.line(&format!(" [{}]", ids.join(", ")));
            }
            Value::Array(items) => {
                self.out.push('\n');
                self.items(items, depth + 1);
            }
            Value::String(text) if fits_literal_block(text, key) => self.literal_block(text, depth + 1),
            Value::String(text) => self.line(&format!(" {}", scalar(text, false))),
            Value::Null | Value::Bool(_) | Value::Number(_) => self.line(&format!(" {value}")),
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn literal_block(&mut self, text: &str, depth: usize) {
        self.line(" |-");
        for line in text.split('\n') {
            if !line.is_empty() {
                self.indent(depth);
            }
            self.line(line);
        }
    }
}

/// Field names such as `on` and ids stand as they are: readers of YAML 1.2 take them for text.
fn field_name(key: &str) -> String {
    let is_word = key
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let is_name = key.starts_with(|first: char| first.is_ascii_lowercase());
    if is_word && is_name && !matches!(key, "null" | "true" | "false") {
        key.to_owned()
    } else {
        scalar(key, false)
    }
}

/// Lists of ids are short and read best on one line.
fn is_id_list(key: &str, items: &[Value]) -> bool {
    matches!(key, "domains" | "evidence" | "not_applicable") && items.iter().all(Value::is_string)
}

/// Whether a text is to stand as a literal block, and can be read back the same. Descriptions always do, so that all files
/// look alike.
fn fits_literal_block(text: &str, key: &str) -> bool {
    let plain_lines = text
        .split('\n')
        .all(|line| line.chars().all(is_printable) && line.trim_end() == line && !line.contains('\t'));
    let begins_with_text = text.starts_with(|first: char| !first.is_whitespace());
    (text.contains('\n') || key == "description") && plain_lines && begins_with_text && !text.ends_with('\n')
}

/// Characters that may stand as they are; others are written as escapes.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

fn scalar(text: &str, in_list: bool) -> String {
    if can_be_plain(text, in_list) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

fn can_be_plain(text: &str, in_list: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let begins_plain = !first.is_whitespace() && !"-?:,[]{}#&*!|>'\"%@`=~.".contains(first);
    let stays_plain = !text.contains(": ") && !text.contains(" #") && !text.ends_with([':', ' ']);
    let breaks_list = in_list && text.contains([',', '[', ']', '{', '}', ':', '#', '"', '\'']);
    let printable = text.chars().all(is_printable) && text.trim() == text;
    begins_plain && stays_plain && !breaks_list && printable && !means_something_else(text)
}

/// Words that a YAML reader takes for a number, a truth value or nothing. Those of YAML 1.1 are among them: many programs
/// still read `NO` as false.
fn means_something_else(text: &str) -> bool {
    const WORDS: [&str; 10] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<"];
    WORDS.contains(&text.to_lowercase().as_str())
        || number(text).is_some()
        || text.starts_with(['+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) && !is_plain_with_digit(text)
}

/// A text that begins with a digit is plain when it is a date or has a letter that no number has.
fn is_plain_with_digit(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok() || text.chars().any(|c| c.is_alphabetic() && !"xXoObBeE".contains(c))
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other if is_printable(other) => out.push(other),
            other => out.push_str(&escape(other)),
        }
    }
    out.push('"');
    out
}

fn escape(character: char) -> String {
    match u32::from(character) {
        short @ ..=0xFFFF => format!("\\u{short:04X}"),
        long => format!("\\U{long:08X}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::write_yaml;
    use crate::catalogue::yaml::parse;

    #[test]
    fn files_are_easy_to_read() {
        let value = json!({
            "id": "x", "names": ["A: b", "NO", "16", "2026-11-20", "1st", "#x", ""], "domains": ["a", "b"], "none": [],
            "text": "one\n\ntwo", "list": [{"id": "z", "evidence": ["e"], "deep": {"m": 1}}],
        });

        let text = write_yaml(&value);

        let expected = "id: x\nnames:\n  - \"A: b\"\n  - \"NO\"\n  - \"16\"\n  - 2026-11-20\n  - 1st\n  - \"#x\"\n  - \"\"\n\
            domains: [a, b]\nnone: []\ntext: |-\n  one\n\n  two\nlist:\n  - id: z\n    evidence: [e]\n    deep:\n      m: 1\n";
        assert_eq!(text, expected);
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_the_same(text in "\\PC*|[ -~\n\t]*|(?s).{0,20}", item in "[ -~]{0,12}|\\PC{0,4}") {
            let value = json!({"text": text, "evidence": [item, text], "list": [{"a": text, "b": [item]}, {"a": item}]});
            let written = write_yaml(&value);
            let read = parse(&written).map(|document| document.value);
            prop_assert_eq!(read.map_err(|faults| format!("{faults:?} in {written}")), Ok::<Value, String>(value));
        }
    }
}
