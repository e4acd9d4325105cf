//! Texts: their length, their characters, their languages.

use unicode_security::MixedScript;

use crate::catalogue::findings::{Reporter, SourceFile};
use crate::catalogue::loaded::Entry;
use crate::model::{Collection, Component, Lang, Texts, Vocabulary};

use super::Context;
use super::walk::each_text;

/// What fits under a name in a list of results.
pub(super) const MAX_SUMMARY: usize = 150;
/// Less than this says no more than the name does.
const MIN_SUMMARY: usize = 30;
/// What fits on one line of a slide.
pub(super) const MAX_FEATURE: usize = 100;

pub(super) fn email_address(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_text(&file.document.value, &mut |pointer, field, text| {
        // User names in addresses have a rule of their own.
        if let Some(address) = email_in(text).filter(|_| field != "url") {
            let message = format!("\"{address}\" is an e-mail address");
            report.within(
                pointer,
                address,
                message,
                "take it out; link a public contact page instead",
            );
        }
    });
}

/// The first word of a text that is an e-mail address.
fn email_in(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
    text.split(|c| !is_part(c))
        .map(|word| word.trim_matches(['.', '-']))
        .find(|word| {
            let Some((person, host)) = word.split_once('@') else {
                return false;
            };
            let Some((name, ending)) = host.rsplit_once('.') else {
                return false;
            };
            !person.is_empty() && !name.is_empty() && ending.len() >= 2 && ending.chars().all(char::is_alphabetic)
        })
}

pub(super) fn html(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_text(&file.document.value, &mut |pointer, _, text| {
        if let Some(markup) = markup_in(text) {
            let message = format!("\"{markup}\" is markup; texts are plain");
            report.within(
                pointer,
                markup,
                message,
                "write it without markup; addresses have fields of their own",
            );
        }
    });
}

/// The beginning of the first HTML tag or Markdown link in a text.
fn markup_in(text: &str) -> Option<&str> {
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if rest.starts_with("!--") {
            return Some(&text[at..at + 4]);
        }
        if name.starts_with(|first: char| first.is_ascii_alphabetic())
            && let Some(end) = rest.find('>')
        {
            return Some(&text[at..=at + 1 + end]);
        }
    }
    text.match_indices("](")
        .map(|(at, found)| &text[at..at + found.len()])
        .next()
}

pub(super) fn invisible(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_text(&file.document.value, &mut |pointer, _, text| {
        let mut before = ' ';
        for character in text.chars() {
            if is_invisible(character, before) {
                let message = format!("the invisible character U+{:04X} stands here", u32::from(character));
                let help = "delete it; pages set the direction of writing themselves";
                report.within(pointer, character.encode_utf8(&mut [0; 4]), message, help);
                return;
            }
            before = character;
        }
    });
}

fn is_invisible(character: char, before: char) -> bool {
    match character {
        '\n' => false,
        // Joiners shape letters in the Arabic script and mean nothing elsewhere.
        '\u{200C}' | '\u{200D}' => !('\u{0600}'..='\u{06FF}').contains(&before),
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{180E}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        other => other.is_control(),
    }
}

pub(super) fn mixed_script(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let component = &entry.value;
    let named = std::iter::once(("/name".to_owned(), &component.name));
    let aliases = component
        .aliases
        .iter()
        .enumerate()
        .map(|(index, alias)| (format!("/aliases/{index}"), alias));
    for (pointer, name) in named.chain(aliases) {
        if let Some(word) = name.split_whitespace().find(|word| !word.is_single_script()) {
            let message = format!("\"{word}\" mixes letters of several scripts");
            report.within(&pointer, word, message, "write all letters of the word in one script");
            report.about(&[&component.id]);
        }
    }
}

pub(super) fn summary_too_long(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let summary = &entry.value.summary;
    let count = summary.chars().count();
    if summary.contains('\n') {
        report.value(
            "/summary",
            "the summary has more than one line",
            "write it as one statement on one line",
        );
    } else if count > MAX_SUMMARY {
        let message = format!("the summary has {count} characters, {MAX_SUMMARY} are allowed");
        report.value("/summary", message, "say what it does in one short statement");
    }
}

pub(super) fn summary_too_short(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let count = entry.value.summary.trim().chars().count();
    if (1..MIN_SUMMARY).contains(&count) {
        let message = format!("the summary has {count} characters, at least {MIN_SUMMARY} are needed");
        report.value(
            "/summary",
            message,
            "say what it does, for somebody who does not know its name",
        );
    }
}

pub(super) fn description_length(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let count = words(&entry.value.description);
    if !(80..=200).contains(&count) {
        let message = format!("the description has {count} words, 80 to 200 are wanted");
        let help = "say what it does, for whom, what it needs beside it, and what to know before choosing it";
        report.key("/description", message, help);
        report.about(&[&entry.value.id]);
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

pub(super) fn feature_too_long(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    features_too_long(&entry.value.features, report);
}

pub(super) fn features_too_long(features: &[String], report: &mut Reporter) {
    for (index, feature) in features.iter().enumerate() {
        let count = feature.chars().count();
        if count > MAX_FEATURE {
            let message = format!("the feature has {count} characters, {MAX_FEATURE} are allowed");
            report.value(
                &format!("/features/{index}"),
                message,
                "shorten it to what a decision maker looks for",
            );
        }
    }
}

pub(super) fn definition_too_long(_: &Context, entry: &Entry<Vocabulary>, report: &mut Reporter) {
    for (index, term) in entry.value.terms.iter().enumerate() {
        for (lang, definition) in &term.definitions.0 {
            // Chinese is written without spaces; its words cannot be counted by them.
            let count = words(definition);
            if count > 40 && *lang != Lang::Zh {
                let pointer = format!("/terms/{index}/definitions/{lang}");
                report.value(
                    &pointer,
                    format!("the definition has {count} words, 40 are wanted"),
                    "say it shorter",
                );
            }
        }
    }
}

pub(super) fn vocabulary_english(_: &Context, entry: &Entry<Vocabulary>, report: &mut Reporter) {
    english("/title", &entry.value.title, report);
    english("/description", &entry.value.description, report);
    for (index, term) in entry.value.terms.iter().enumerate() {
        english(&format!("/terms/{index}/labels"), &term.labels, report);
        if !term.definitions.0.is_empty() {
            english(&format!("/terms/{index}/definitions"), &term.definitions, report);
        }
    }
}

pub(super) fn collection_english(_: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    english("/title", &entry.value.title, report);
    english("/description", &entry.value.description, report);
    for (index, member) in entry.value.members.iter().enumerate() {
        english(&format!("/members/{index}/reason"), &member.reason, report);
    }
}

fn english(pointer: &str, texts: &Texts, report: &mut Reporter) {
    if !texts.0.contains_key(&Lang::En) {
        report.key(
            pointer,
            "the English text is missing",
            "add \"en\": readers of other languages fall back to it",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{email_in, is_invisible, markup_in, words};

    #[test]
    fn addresses_of_persons_are_found() {
        assert_eq!(
            email_in("write to jo.doe@mail.example.org."),
            Some("jo.doe@mail.example.org")
        );
        for fine in ["@handle", "a @ b.c", "npm i @scope/pkg@1.2", "user@host", "5@6.7"] {
            assert_eq!(email_in(fine), None, "{fine}");
        }
    }

    #[test]
    fn markup_is_found_and_comparisons_are_not() {
        assert_eq!(markup_in("a <b>bold</b> word"), Some("<b>"));
        assert_eq!(markup_in("see [docs](https://x.org)"), Some("]("));
        assert_eq!(markup_in("<!-- no -->"), Some("<!--"));
        for fine in ["a < b > c", "x<y", "[1] (see below)", "2 << 3"] {
            assert_eq!(markup_in(fine), None, "{fine}");
        }
    }

    #[test]
    fn joiners_are_allowed_where_they_shape_letters() {
        assert!(is_invisible('\u{200D}', 'a'));
        assert!(!is_invisible('\u{200D}', 'ه'));
        assert!(is_invisible('\u{202E}', 'ه'));
    }

    #[test]
    fn words_have_a_letter_or_a_digit() {
        assert_eq!(words("one – two, 3\n\n(four)"), 4);
    }
}
