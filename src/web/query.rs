//! The query string, read strictly: nothing is guessed, nothing is dropped, and every fault is reported at once.
//!
//! Ready-made extractors take the last of two values and turn bad UTF-8 into replacement characters; both would answer a
//! question that nobody asked.

use super::error::{ApiError, ParameterProblem};

/// More problems than this are not listed: nobody reads them, and a hostile address could ask for thousands.
const PROBLEMS_MAX: usize = 20;
/// The longest value of any parameter, in bytes.
const VALUE_MAX_BYTES: usize = 512;
/// Lists of valid values up to this length are shown in full.
const ALLOWED_SHOWN: usize = 40;

/// The parameters of one request and what is wrong with them.
#[derive(Debug, Default)]
pub struct Query {
    pairs: Vec<(String, String)>,
    problems: Vec<ParameterProblem>,
}

impl Query {
    /// Reads the part of the address behind the question mark; names outside `known` are problems.
    #[must_use]
    pub fn read(raw: Option<&str>, known: &[&str]) -> Self {
        let mut query = Self::default();
        for piece in raw.unwrap_or_default().split('&').filter(|piece| !piece.is_empty()) {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            match decode(name) {
                Some(name) if known.contains(&name.as_str()) => query.keep(name, value),
                Some(name) => query.reject_name(&name, known),
                None => query.reject(
                    "(unreadable)",
                    "a parameter's name is not percent-encoded UTF-8".to_owned(),
                ),
            }
        }
        query
    }

    /// Reads the part of the address behind the question mark for a page; names outside `known` are passed over, because
    /// other sites add their own to links (`utm_source`, `fbclid`), and a link that is shared must not die of that.
    #[must_use]
    pub fn read_for_page(raw: Option<&str>, known: &[&str]) -> Self {
        let pieces = raw.unwrap_or_default().split('&');
        let ours = pieces.filter(|piece| {
            let name = piece.split_once('=').map_or(*piece, |(name, _)| name);
            decode(name).is_some_and(|name| known.contains(&name.as_str()))
        });
        Self::read(Some(&ours.collect::<Vec<_>>().join("&")), known)
    }

    fn keep(&mut self, name: String, raw_value: &str) {
        match decode(raw_value) {
            None => self.reject(&name, "the value is not percent-encoded UTF-8".to_owned()),
            Some(value) if value.chars().any(char::is_control) => {
                self.reject(&name, "the value holds a control character".to_owned());
            }
            Some(value) if value.len() > VALUE_MAX_BYTES => self.reject(
                &name,
                format!(
                    "the value has {} bytes; at most {VALUE_MAX_BYTES} are accepted",
                    value.len()
                ),
            ),
            Some(value) => self.pairs.push((name, value)),
        }
    }

    fn reject_name(&mut self, name: &str, known: &[&str]) {
        let shown = clip(name);
        let message = if known.is_empty() {
            format!("there is no parameter \"{shown}\"; this address takes none")
        } else {
            format!("there is no parameter \"{shown}\"")
        };
        self.push(ParameterProblem {
            parameter: shown,
            message,
            allowed: known.iter().map(|&name| name.to_owned()).collect(),
            nearest: nearest(name, known.iter().copied()),
            pointer: None,
        });
    }

    /// The value of a parameter that may be given once.
    pub fn one(&mut self, name: &str) -> Option<String> {
        let mut values = self.all(name).into_iter();
        let first = values.next();
        if values.next().is_some() {
            self.reject(name, "given more than once; one value is accepted".to_owned());
        }
        first
    }

    /// The values of a parameter that may be repeated, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<String> {
        let named = self.pairs.iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.clone()).collect()
    }

    /// A whole number within a range; the default when absent.
    pub fn number(&mut self, name: &str, range: std::ops::RangeInclusive<usize>, default: usize) -> usize {
        let Some(text) = self.one(name) else { return default };
        // `parse` would also take "+5".
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(number) if digits && range.contains(&number) => number,
            Ok(_) | Err(_) => {
                let message = format!(
                    "\"{}\" is not a whole number from {} to {}",
                    clip(&text),
                    range.start(),
                    range.end()
                );
                self.reject(name, message);
                default
            }
        }
    }

    /// `true` or `false`; false when absent.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.one(name).as_deref() {
            None | Some("false") => false,
            Some("true") => true,
            Some(other) => {
                self.reject_value(name, other, &["true", "false"]);
                false
            }
        }
    }

    /// Records that a value is none of the valid ones.
    pub fn reject_value(&mut self, name: &str, value: &str, valid: &[&str]) {
        let message = if value.is_empty() {
            "the value is empty; leave the parameter out or give a value".to_owned()
        } else {
            format!("\"{}\" is not a valid value", clip(value))
        };
        self.push(ParameterProblem {
            parameter: name.to_owned(),
            message,
            allowed: if valid.len() <= ALLOWED_SHOWN {
                valid.iter().map(|&v| v.to_owned()).collect()
            } else {
                Vec::new()
            },
            nearest: nearest(value, valid.iter().copied()),
            pointer: None,
        });
    }

    /// Records a problem that no list of values can help with.
    pub fn reject(&mut self, name: &str, message: String) {
        self.push(ParameterProblem {
            parameter: name.to_owned(),
            message,
            allowed: Vec::new(),
            nearest: None,
            pointer: None,
        });
    }

    fn push(&mut self, problem: ParameterProblem) {
        if self.problems.len() < PROBLEMS_MAX && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Whether nothing is wrong so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The value when every parameter could be used.
    ///
    /// # Errors
    /// [`ApiError::InvalidParameters`] with every problem found.
    pub fn finish<T>(self, value: T) -> Result<T, ApiError> {
        if self.problems.is_empty() {
            Ok(value)
        } else {
            Err(ApiError::InvalidParameters(self.problems))
        }
    }
}

/// Decodes percent-encoding and `+`; nothing when it is malformed or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                bytes.push(u8::try_from(high * 16 + low).ok()?);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

/// A text short enough to be repeated in an error.
fn clip(text: &str) -> String {
    text.chars().take(64).filter(|c| !c.is_control()).collect()
}

/// The candidate that was most likely meant, if one is near enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word = fold(word);
    let scored = candidates.into_iter().map(|candidate| {
        let other = fold(candidate);
        let likeness = strsim::normalized_damerau_levenshtein(&word, &other);
        let begun = word.len() >= 3 && (other.starts_with(&word) || word.starts_with(&other));
        (if begun { likeness.max(0.75) } else { likeness }, candidate)
    });
    let (likeness, candidate) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    // Below 0.5 suggestions are noise more often than help.
    (likeness >= 0.5).then(|| candidate.to_owned())
}

fn fold(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .take(64)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Query, decode};
    use crate::web::error::ApiError;

    const KNOWN: &[&str] = &["q", "limit", "domain"];

    fn problems(raw: &str, look: impl FnOnce(&mut Query)) -> Vec<(String, Option<String>)> {
        let mut query = Query::read(Some(raw), KNOWN);
        look(&mut query);
        match query.finish(()) {
            Err(ApiError::InvalidParameters(list)) => list.into_iter().map(|p| (p.parameter, p.nearest)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_bad_parameter_is_reported_at_once_with_the_nearest_name() {
        let found = problems("domian=x&limit=0&q=a&q=b", |query| {
            query.number("limit", 1..=100, 20);
            query.one("q");
        });

        let expected = [("domian", Some("domain")), ("limit", None), ("q", None)];
        assert_eq!(
            found,
            expected.map(|(name, near)| (name.to_owned(), near.map(str::to_owned)))
        );
    }

    #[test]
    fn numbers_outside_the_range_or_oddly_written_are_refused() {
        for bad in [
            "0",
            "-1",
            "101",
            "10000000000000000000",
            "1e9",
            "",
            "1,2",
            "%EF%BC%91",
            "+5",
            "%2B5",
            " 5",
        ] {
            let found = problems(&format!("limit={bad}"), |query| {
                query.number("limit", 1..=100, 20);
            });
            assert_eq!(found.len(), 1, "{bad}");
        }
    }

    #[test]
    fn bad_utf8_control_characters_and_lone_percent_signs_are_refused() {
        for bad in ["%FF%FE", "%", "%4", "%ED%A0%80", "%00", "a%0Ab", "%zz"] {
            assert_eq!(problems(&format!("q={bad}"), |_| ()).len(), 1, "{bad}");
        }
        assert_eq!(problems(&format!("q={}", "a".repeat(513)), |_| ()).len(), 1);
    }

    #[test]
    fn well_formed_text_is_decoded_once() {
        assert_eq!(
            decode("naissance+et+d%C3%A9c%C3%A8s%2525").as_deref(),
            Some("naissance et décès%25")
        );
    }
}
