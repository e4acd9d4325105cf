//! What a search request asks, checked against the generation that will answer it.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use data_encoding::BASE64URL_NOPAD;
use url::form_urlencoded::Serializer;

use super::error::ApiError;
use super::query::Query;
use crate::index::{Filter, Reference};
use crate::model::{DpgStatus, Lang, Slug};
use crate::search::{Cursor, LIMIT_DEFAULT, LIMIT_MAX, Question, Sort};

/// Names of the parameters of a search beside the filters.
pub const OTHER_NAMES: [&str; 8] = ["q", "facets", "sort", "limit", "cursor", "lang", "fields", "explain"];

/// Fields of a hit that `fields` can choose. `id` and `links` always come.
pub const HIT_FIELDS: [&str; 11] = [
    "name",
    "summary",
    "language",
    "kind",
    "domains",
    "building_blocks",
    "license",
    "score",
    "highlights",
    "matched_on",
    "explanation",
];

/// A search request.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What to ask the engine.
    pub question: Question,
    /// Fields of the hits that are wanted; everything when empty.
    pub fields: Vec<String>,
    /// Whether the address itself names the language, so that links have to as well.
    pub lang_in_address: bool,
}

impl Asked {
    /// Reads and checks a search request.
    ///
    /// # Errors
    /// [`ApiError::InvalidParameters`] with every bad parameter.
    pub fn read(raw: Option<&str>, headers: &HeaderMap, reference: &Reference) -> Result<Self, ApiError> {
        Self::read_without(&[], raw, headers, reference)
    }

    /// Reads and checks a search request where some parameters are not offered.
    ///
    /// # Errors
    /// [`ApiError::InvalidParameters`] with every bad parameter.
    pub fn read_without(
        not_offered: &[&str],
        raw: Option<&str>,
        headers: &HeaderMap,
        reference: &Reference,
    ) -> Result<Self, ApiError> {
        let names = OTHER_NAMES.into_iter().chain(Filter::ALL.map(Filter::name));
        let names: Vec<&str> = names.filter(|name| !not_offered.contains(name)).collect();
        let mut query = Query::read(raw, &names);
        let (lang, lang_in_address) = language(&mut query, headers);
        Self::check(query, lang, lang_in_address, reference)
    }

    /// Reads and checks a search that a page was asked for, in the language of the page.
    ///
    /// # Errors
    /// [`ApiError::InvalidParameters`] with every bad parameter.
    pub fn read_for_page(raw: Option<&str>, lang: Lang, reference: &Reference) -> Result<Self, ApiError> {
        let names: Vec<&str> = ["q", "sort", "cursor"]
            .into_iter()
            .chain(Filter::ALL.map(Filter::name))
            .collect();
        Self::check(Query::read_for_page(raw, &names), lang, false, reference)
    }

    fn check(mut query: Query, lang: Lang, lang_in_address: bool, reference: &Reference) -> Result<Self, ApiError> {
        let mut question = Question {
            text: tidy(&query.one("q").unwrap_or_default()),
            sort: sort(&mut query),
            limit: query.number("limit", 1..=LIMIT_MAX, LIMIT_DEFAULT),
            facets: facets(&mut query),
            lang,
            explain: query.flag("explain"),
            ..Question::default()
        };
        for filter in Filter::ALL {
            read_filter(&mut query, filter, reference, &mut question);
        }
        if let Some(text) = query.one("cursor") {
            match decode_cursor(&text, &question) {
                Some(cursor) => question.after = Some(cursor),
                None => query.reject(
                    "cursor",
                    "not a cursor of this question; take it from `meta.next_cursor` or `links.next`".to_owned(),
                ),
            }
        }
        let fields = chosen(&mut query, "fields", &HIT_FIELDS);
        query.finish(Self {
            question,
            fields,
            lang_in_address,
        })
    }

    /// The query string that asks the same: one spelling for every way to ask it. Empty when nothing is asked.
    #[must_use]
    pub fn query_string(&self) -> String {
        self.query_string_for(&self.question)
    }

    /// The query string of another question in the same manner (facet links, next page).
    #[must_use]
    pub fn query_string_for(&self, question: &Question) -> String {
        let mut out = Serializer::new(String::new());
        if !question.text.is_empty() {
            out.append_pair("q", &question.text);
        }
        for (filter, values) in &question.filters {
            for value in values {
                out.append_pair(filter.name(), value);
            }
        }
        if !question.facets.is_empty() {
            out.append_pair(
                "facets",
                &question.facets.iter().map(|f| f.name()).collect::<Vec<_>>().join(","),
            );
        }
        if question.sort != Sort::default() {
            out.append_pair("sort", sort_name(question.sort));
        }
        if question.limit != LIMIT_DEFAULT {
            out.append_pair("limit", &question.limit.to_string());
        }
        if let Some(cursor) = cursor_of(question) {
            out.append_pair("cursor", &cursor);
        }
        if self.lang_in_address {
            out.append_pair("lang", question.lang.code());
        }
        if !self.fields.is_empty() {
            out.append_pair("fields", &self.fields.join(","));
        }
        if question.explain {
            out.append_pair("explain", "true");
        }
        out.finish()
    }
}

/// The address of a path with a query string.
#[must_use]
pub fn address(path: &str, query_string: &str) -> String {
    if query_string.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query_string}")
    }
}

/// The wanted language and whether the address names it: by parameter, else by header, else English.
pub fn language(query: &mut Query, headers: &HeaderMap) -> (Lang, bool) {
    match query.one("lang") {
        None => (accepted_language(headers), false),
        Some(tag) => {
            let lang = Lang::from_tag(&tag).filter(|_| oxilangtag::LanguageTag::parse(tag.as_str()).is_ok());
            if lang.is_none() {
                query.reject_value("lang", &tag, &Lang::ALL.map(Lang::code));
            }
            (lang.unwrap_or_default(), true)
        }
    }
}

/// The best language of `Accept-Language` that the catalogue speaks, else English.
pub fn accepted_language(headers: &HeaderMap) -> Lang {
    let mut best = (0.0, Lang::En);
    let lines = headers
        .get_all(ACCEPT_LANGUAGE)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    for range in lines.flat_map(|line| line.split(',')).take(32) {
        let mut parts = range.split(';').map(str::trim);
        let Some(lang) = parts.next().and_then(Lang::from_tag) else {
            continue;
        };
        let weight = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1.0, |q| q.parse().unwrap_or(0.0));
        // Earlier wins among equals.
        if weight > best.0 && weight <= 1.0 {
            best = (weight, lang);
        }
    }
    best.1
}

/// A text without space around it and with single spaces inside, so that the same question is cached once.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sort(query: &mut Query) -> Sort {
    match query.one("sort").as_deref() {
        None | Some("relevance") => Sort::Relevance,
        Some("name") => Sort::Name,
        Some("reviewed") => Sort::Reviewed,
        Some(other) => {
            query.reject_value("sort", other, &["relevance", "name", "reviewed"]);
            Sort::Relevance
        }
    }
}

const fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "relevance",
        Sort::Name => "name",
        Sort::Reviewed => "reviewed",
    }
}

fn facets(query: &mut Query) -> Vec<Filter> {
    let names = chosen(query, "facets", &Filter::ALL.map(Filter::name));
    names.iter().filter_map(|name| Filter::from_name(name)).collect()
}

/// The words of a comma-separated list; each must be one of `valid`, repetitions count once. Many generated clients repeat
/// the parameter instead of writing commas, which means the same.
pub fn chosen(query: &mut Query, name: &str, valid: &[&str]) -> Vec<String> {
    let texts = query.all(name);
    let mut words: Vec<String> = Vec::new();
    for word in texts.iter().flat_map(|text| text.split(',')).map(str::trim) {
        if !valid.contains(&word) {
            query.reject_value(name, word, valid);
        } else if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

fn read_filter(query: &mut Query, filter: Filter, reference: &Reference, question: &mut Question) {
    let mut values: Vec<String> = query.all(filter.name());
    values.sort_unstable();
    values.dedup();
    if values.is_empty() {
        return;
    }
    let valid = filter_values(filter, reference);
    for value in &values {
        if !valid.contains(&value.as_str()) {
            query.reject_value(filter.name(), value, &valid);
        }
    }
    question.filters.insert(filter, values);
}

/// The values that a filter takes: the terms of its vocabulary, or the organisations.
#[must_use]
pub fn filter_values(filter: Filter, reference: &Reference) -> Vec<&str> {
    if let Some(vocabulary) = filter.vocabulary().and_then(|name| reference.vocabularies.get(name)) {
        return vocabulary.terms.iter().map(|term| term.id.as_str()).collect();
    }
    match filter {
        Filter::Dpg => DpgStatus::ALL.map(DpgStatus::id).to_vec(),
        Filter::Steward => reference.organisations.keys().map(Slug::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The parameter `cursor` with which a question asks for its page; none for the first page.
#[must_use]
pub fn cursor_of(question: &Question) -> Option<String> {
    question.after.as_ref().map(|cursor| encode_cursor(cursor, question))
}

/// Writes a cursor: opaque, and of use for its own question only.
fn encode_cursor(cursor: &Cursor, question: &Question) -> String {
    let place = format!("{}.{}.{}", cursor.generation, cursor.key, cursor.last);
    BASE64URL_NOPAD.encode(format!("{place}.{}", seal(&place, question)).as_bytes())
}

fn decode_cursor(text: &str, question: &Question) -> Option<Cursor> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    let plain = String::from_utf8(bytes).ok()?;
    let (place, given) = plain.rsplit_once('.')?;
    let mut parts = place.splitn(3, '.');
    let (generation, key, last) = (parts.next()?, parts.next()?, parts.next()?);
    (seal(place, question) == given).then_some(())?;
    Some(Cursor {
        generation: generation.to_owned(),
        key: key.parse().ok()?,
        last: Slug::parse(last).ok()?,
    })
}

/// A checksum over the place and everything that decides which hits come in which order. It is no secret: it finds
/// mistakes, such as a cursor that is pasted into another question.
fn seal(place: &str, question: &Question) -> String {
    let asked = (place, &question.text, &question.filters, question.sort);
    blake3::hash(format!("{asked:?}").as_bytes()).to_hex()[..12].to_owned()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header::ACCEPT_LANGUAGE};

    use super::{accepted_language, decode_cursor, encode_cursor};
    use crate::model::{Lang, Slug};
    use crate::search::{Cursor, Question};

    #[test]
    fn the_best_accepted_language_wins_and_english_is_the_last_resort() {
        for (header, expected) in [
            ("fr-CA,fr;q=0.8,en;q=0.5", Lang::Fr),
            ("de,es;q=0.4,ar;q=0.6", Lang::Ar),
            ("zh-Hans-CN", Lang::Zh),
            ("de, *;q=0.1", Lang::En),
            ("fr;q=x, pt;q=0.1", Lang::Pt),
            ("", Lang::En),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(header));
            assert_eq!(accepted_language(&headers), expected, "{header}");
        }
    }

    #[test]
    fn a_cursor_comes_back_for_its_own_question_only() {
        let cursor = Cursor {
            generation: "0123456789abcdef".to_owned(),
            key: 1_093_664_768,
            last: Slug::parse("birth-ledger").unwrap(),
        };
        let question = Question {
            text: "birth".to_owned(),
            ..Question::default()
        };
        let other = Question {
            text: "death".to_owned(),
            ..Question::default()
        };

        let text = encode_cursor(&cursor, &question);

        assert_eq!(decode_cursor(&text, &question), Some(cursor));
        assert_eq!(decode_cursor(&text, &other), None);
        assert_eq!(decode_cursor(&text.replace('M', "N"), &question), None);
        assert_eq!(decode_cursor("%%%", &question), None);
        assert_eq!(decode_cursor("", &question), None);
    }
}
