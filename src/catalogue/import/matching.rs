//! Finds in the catalogue what a source calls by its own words.

use serde_json::{Value, json};
use spdx::{Expression, ParseMode};

use crate::catalogue::nearest::{fold, nearest};
use crate::catalogue::rules::current_license;
use crate::model::{Catalogue, Organisation, Slug, Term};

use super::facts::short;

/// The term that a word means: by its id, a label or a synonym in any language, or its name in another scheme.
pub(super) fn term<'a>(vocabulary: &str, word: &str, catalogue: &'a Catalogue) -> Option<&'a Term> {
    let folded = Some(fold(word)).filter(|folded| !folded.is_empty())?;
    let terms = &catalogue.vocabularies.get(vocabulary)?.terms;
    terms.iter().find(|term| names(term).any(|name| fold(name) == folded))
}

/// The term that a word may mean, for a question.
pub(super) fn near_term<'a>(vocabulary: &str, word: &str, catalogue: &'a Catalogue) -> Option<&'a str> {
    let terms = &catalogue.vocabularies.get(vocabulary)?.terms;
    let name = nearest(word, terms.iter().flat_map(names))?;
    let meant = terms.iter().find(|term| names(term).any(|other| other == name))?;
    Some(meant.id.as_str())
}

fn names(term: &Term) -> impl Iterator<Item = &str> {
    let labels = term.labels.0.values().map(String::as_str);
    let synonyms = term.synonyms.0.values().flatten().map(String::as_str);
    let elsewhere = term.crosswalk.iter().map(|crosswalk| crosswalk.term.as_str());
    [term.id.as_str()]
        .into_iter()
        .chain(labels)
        .chain(synonyms)
        .chain(elsewhere)
}

/// The organisation that a name means.
pub(super) fn organisation<'a>(name: &str, catalogue: &'a Catalogue) -> Option<&'a Organisation> {
    let folded = Some(fold(name)).filter(|folded| !folded.is_empty())?;
    catalogue.organisations.values().find(|organisation| {
        let names = organisation.aliases.iter().chain([&organisation.name]);
        organisation.id.as_str() == name || names.into_iter().any(|other| fold(other) == folded)
    })
}

/// The component with this repository.
pub(super) fn component_at<'a>(repository: &str, catalogue: &'a Catalogue) -> Option<&'a Slug> {
    let wanted = plain_repository(repository);
    let has_it = catalogue.components.values().find(|component| {
        let mut repositories = component.repositories.iter().flatten();
        repositories.any(|other| plain_repository(&other.url) == wanted)
    });
    has_it.map(|component| &component.id)
}

fn plain_repository(url: &str) -> String {
    let lower = url.to_lowercase();
    let trimmed = lower
        .trim_end_matches('/')
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    trimmed.trim_end_matches(".git").to_owned()
}

/// An SPDX expression for what a source says, with a question where it is not certain; empty when it says nothing known.
pub(super) fn license(words: &[String]) -> (String, Option<String>) {
    if words.is_empty() {
        return (
            String::new(),
            Some("the source names no licence: which one is it?".to_owned()),
        );
    }
    let written = short(&words.join(", "));
    let parts: Vec<(String, bool)> = words.iter().filter_map(|word| one_license(word)).collect();
    if parts.len() < words.len() {
        let question =
            format!("the source says \"{written}\": which SPDX expression is that? https://spdx.org/licenses/");
        return (String::new(), Some(question));
    }
    let several = parts.len() > 1;
    let joined: Vec<String> = parts
        .iter()
        .map(|(part, _)| {
            if several && part.contains(' ') {
                format!("({part})")
            } else {
                part.clone()
            }
        })
        .collect();
    let question = if several {
        Some(format!(
            "the source lists {written}: do all hold (AND), or may users choose (OR)?"
        ))
    } else if parts.iter().any(|(_, certain)| !certain) {
        Some(format!(
            "the source says \"{written}\": compare this expression with the licence file"
        ))
    } else {
        None
    };
    (joined.join(" AND "), question)
}

/// The expression for one licence and whether it is certain.
fn one_license(word: &str) -> Option<(String, bool)> {
    let lenient = ParseMode {
        allow_deprecated: true,
        ..ParseMode::STRICT
    };
    if Expression::parse(word).is_ok() {
        return Some((word.to_owned(), true));
    }
    if let Some(current) = current_license(word) {
        return Some((current, true));
    }
    if Expression::parse_mode(word, lenient).is_ok() {
        // "GPL-3.0" does not say whether later versions may be chosen, too.
        return Some((word.to_owned(), false));
    }
    let (id, length) = spdx::imprecise_license_id(word)?;
    (length == word.len()).then(|| (id.name.to_owned(), false))
}

/// A link to a term as files write it.
pub(super) fn mapping(id: &str, evidence: &str) -> Value {
    json!({ "id": id, "status": "self-reported", "evidence": [evidence] })
}

#[cfg(test)]
mod tests {
    use super::license;

    #[test]
    fn licences_are_written_as_spdx_knows_them() {
        let of = |words: &[&str]| license(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());

        assert_eq!(of(&["Apache-2.0"]), ("Apache-2.0".to_owned(), None));
        assert_eq!(of(&["MIT OR GPL-3.0+"]), ("MIT OR GPL-3.0-or-later".to_owned(), None));
        assert_eq!(of(&["Apache 2.0"]).0, "Apache-2.0");
        assert!(of(&["Apache 2.0"]).1.is_some(), "a guess is a question");
        assert_eq!(of(&["GPL-3.0"]).0, "GPL-3.0");
        assert!(of(&["GPL-3.0"]).1.is_some());
        assert_eq!(of(&["MIT OR ISC", "CC-BY-4.0"]).0, "(MIT OR ISC) AND CC-BY-4.0");
        assert_eq!(of(&["our own licence"]).0, "");
        assert_eq!(of(&[]).0, "");
    }
}
