//! YAML text -> a JSON value in which every key and value knows where it stands.
//!
//! Anchors, aliases, tags, repeated keys and further documents are refused: a catalogue file says each thing once,
//! in one place. Scalars follow the core schema of YAML 1.2, so `NO` is text and dates are text.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_json::{Map, Number, Value};

use super::problem::Span;

/// Deeper than any catalogue file needs, and far from what the stack allows.
const MAX_DEPTH: usize = 24;

/// A file that could be parsed.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub value: Value,
    pub places: Places,
    /// Comments, in order.
    pub comments: Vec<Span>,
}

/// Where keys and values stand, by JSON pointer.
#[derive(Debug, Default)]
pub(crate) struct Places {
    keys: HashMap<String, Span>,
    values: HashMap<String, Span>,
}

impl Places {
    /// The place of a value, or of the nearest value around it.
    pub fn value(&self, pointer: &str) -> Span {
        nearest(&self.values, pointer)
    }

    /// The place of a key, or of the value itself when it has no key (a list item).
    pub fn key(&self, pointer: &str) -> Span {
        match self.keys.get(pointer) {
            Some(span) => span.clone(),
            None => self.value(pointer),
        }
    }
}

fn nearest(spans: &HashMap<String, Span>, pointer: &str) -> Span {
    let mut pointer = pointer;
    loop {
        if let Some(span) = spans.get(pointer) {
            return span.clone();
        }
        match pointer.rfind('/') {
            Some(cut) => pointer = &pointer[..cut],
            None => return 0..0,
        }
    }
}

/// What is wrong with the text as YAML.
#[derive(Debug)]
pub(crate) struct YamlFault {
    pub rule: &'static str,
    pub span: Span,
    pub message: String,
    pub help: &'static str,
}

/// Parses one document; what could be read comes back only when nothing is wrong.
pub(crate) fn parse(text: &str) -> Result<Document, Vec<YamlFault>> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        max_buffered_comment_events: 1000,
    };
    let mut reader = Reader {
        parser: Parser::new_from_str_with_options(text, options),
        document: Document::default(),
        faults: Vec::new(),
    };
    if reader.document().is_none() && reader.faults.is_empty() {
        reader.fault(
            "yaml-syntax",
            0..0,
            "the file is empty".to_owned(),
            "write the first field",
        );
    }
    if reader.faults.is_empty() {
        Ok(reader.document)
    } else {
        Err(reader.faults)
    }
}

/// Adds one step to a JSON pointer.
pub(crate) fn join(pointer: &str, step: &str) -> String {
    format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    document: Document,
    faults: Vec<YamlFault>,
}

impl<'a> Reader<'a> {
    fn fault(&mut self, rule: &'static str, span: Span, message: String, help: &'static str) {
        self.faults.push(YamlFault {
            rule,
            span,
            message,
            help,
        });
    }

    /// The next event that is not a comment; none after a syntax error, which is the last thing a parser can say.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        loop {
            match self.parser.next()? {
                Ok((Event::Comment(..), span)) => self.document.comments.push(span.byte_range().unwrap_or(0..0)),
                Ok((event, span)) => return Some((event, span.byte_range().unwrap_or(0..0))),
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or(0);
                    let help = "check indentation, brackets and quotes; quote text that has \": \" or \" #\" in it";
                    self.fault("yaml-syntax", at..at + 1, error.info(), help);
                    return None;
                }
            }
        }
    }

    fn document(&mut self) -> Option<()> {
        let mut found = None;
        while let Some((event, span)) = self.next() {
            match event {
                Event::DocumentStart(..) if found.is_some() => {
                    let message = "a second document begins here".to_owned();
                    self.fault(
                        "yaml-feature",
                        span.start..span.start + 3,
                        message,
                        "write one document in each file",
                    );
                    return found;
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
                node => {
                    self.document.value = self.node(node, span, "")?;
                    found = Some(());
                }
            }
        }
        found
    }

    fn node(&mut self, event: Event<'a>, span: Span, pointer: &str) -> Option<Value> {
        self.refuse_properties(&event, &span);
        self.document.places.values.insert(pointer.to_owned(), span.clone());
        match event {
            Event::Scalar(text, style, ..) => Some(scalar(&text, style, &span)),
            Event::SequenceStart(..) => self.sequence(pointer),
            Event::MappingStart(..) => self.mapping(pointer),
            // An alias: already refused; the value does not matter.
            _ => Some(Value::Null),
        }
    }

    fn refuse_properties(&mut self, event: &Event<'a>, span: &Span) {
        let (anchor, tag) = match event {
            Event::Scalar(_, _, anchor, tag)
            | Event::SequenceStart(_, anchor, tag)
            | Event::MappingStart(_, anchor, tag) => (*anchor, tag.is_some()),
            _ => (1, false),
        };
        let help = "write the value itself, each time it is needed";
        if anchor != 0 {
            let message = "anchors and aliases are not used in catalogue files".to_owned();
            self.fault("yaml-feature", span.clone(), message, help);
        }
        if tag {
            let message = "tags are not used in catalogue files".to_owned();
            self.fault("yaml-feature", span.clone(), message, help);
        }
    }

    fn sequence(&mut self, pointer: &str) -> Option<Value> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                return Some(Value::Array(items));
            }
            let item = self.node(event, span, &format!("{pointer}/{}", items.len()))?;
            items.push(item);
        }
    }

    fn mapping(&mut self, pointer: &str) -> Option<Value> {
        let mut fields = Map::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                return Some(Value::Object(fields));
            }
            self.refuse_properties(&event, &span);
            let Event::Scalar(key, ..) = event else {
                let message = "a key has to be plain text".to_owned();
                self.fault("yaml-feature", span, message, "write the key as a word");
                return None;
            };
            let place = join(pointer, &key);
            if fields.contains_key(key.as_ref()) {
                let message = format!("the field \"{}\" is given twice", excerpt(&key));
                self.fault("duplicate-field", span.clone(), message, "keep one of the two");
            }
            self.document.places.keys.insert(place.clone(), span);
            let (event, span) = self.next()?;
            let value = self.node(event, span, &place)?;
            fields.insert(key.into_owned(), value);
        }
    }
}

/// At most 60 characters of a text, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A scalar's value in the core schema of YAML 1.2 (§10.3.2).
fn scalar(text: &str, style: ScalarStyle, span: &Span) -> Value {
    if style != ScalarStyle::Plain {
        return Value::String(text.to_owned());
    }
    match text {
        // The parser writes `~` for a value that is not there; its span is then empty.
        "~" if span.is_empty() => Value::Null,
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

/// The number that a plain scalar means in the core schema, if it means one.
pub(crate) fn number(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16).ok().map(Number::from);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u64::from_str_radix(digits, 8).ok().map(Number::from);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number_like = unsigned
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    if !number_like || !unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    if let Ok(integer) = text.parse::<i64>() {
        return Some(integer.into());
    }
    text.parse::<f64>().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn scalars_follow_the_core_schema() {
        let text =
            "a: NO\nb: 2026-11-20\nc: 16\nd: \"16\"\ne: 1.5\nf: yes\ng: true\nh:\ni: ~\nj: 1.2.3\nk: -7\nl: 0x1F";

        let document = parse(text).unwrap();

        assert_eq!(
            document.value,
            json!({"a": "NO", "b": "2026-11-20", "c": 16, "d": "16", "e": 1.5, "f": "yes", "g": true, "h": null,
                   "i": null, "j": "1.2.3", "k": -7, "l": 31})
        );
    }

    #[test]
    fn keys_and_values_know_their_places() {
        let text = "# note\nlist:\n  - id: é\n    url: \"x\"\n";

        let document = parse(text).unwrap();

        assert_eq!(&text[document.places.value("/list/0/url")], "\"x\"");
        assert_eq!(&text[document.places.key("/list/0/url")], "url");
        assert_eq!(
            document.places.value("/list/0/absent"),
            document.places.value("/list/0")
        );
        assert_eq!(document.comments.len(), 1);
    }

    #[test]
    fn what_hides_meaning_is_refused() {
        for (text, rule) in [
            ("a: &x 1\nb: 2", "yaml-feature"),
            ("a: *x\nb: 2", "yaml-feature"),
            ("a: !!str 1", "yaml-feature"),
            ("? [a]\n: 1", "yaml-feature"),
            ("a: 1\n---\nb: 2", "yaml-feature"),
            ("a: 1\na: 2", "duplicate-field"),
            ("a: [1", "yaml-syntax"),
            ("%YAML 1.2\n---\na: 1", "yaml-syntax"),
            ("", "yaml-syntax"),
            ("# only a comment\n", "yaml-syntax"),
        ] {
            let faults = parse(text).expect_err(text);
            assert_eq!(faults[0].rule, rule, "{text}: {faults:?}");
        }
        assert_eq!(parse(&"[".repeat(5000)).unwrap_err()[0].rule, "yaml-syntax");
    }
}
