//! Names and addresses of what a component's facts speak of, in the language of the page.

use std::borrow::Cow;

use crate::index::{Filter, Reference};
use crate::model::{Lang, Slug};
use crate::web::addresses::{organisation_page, term_page};
use crate::web::frame::Frame;

/// Looks names up.
pub struct Labels<'a> {
    reference: &'a Reference,
    lang: Lang,
}

/// A text with the language in which it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: Lang,
}

impl Text {
    /// A text of an entry, in which notes and titles are in English.
    #[must_use]
    pub fn english(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            lang: Lang::En,
        }
    }
}

impl<'a> Labels<'a> {
    /// For a page.
    #[must_use]
    pub const fn of(reference: &'a Reference, frame: &Frame) -> Self {
        Self {
            reference,
            lang: frame.lang(),
        }
    }

    /// The name of a term; its id when it has none.
    #[must_use]
    pub fn term(&self, vocabulary: &str, id: &str) -> String {
        let known = self.reference.vocabularies.get(vocabulary);
        let label = known
            .and_then(|list| list.term(id))
            .map(|term| term.labels.text(self.lang))
            .filter(|label| !label.is_empty());
        match label {
            Some(label) => shown(vocabulary, id, label),
            None => id.to_owned(),
        }
    }

    /// The title of a vocabulary; its name when it has none.
    #[must_use]
    pub fn title(&self, vocabulary: &str) -> Cow<'static, str> {
        let known = self.reference.vocabularies.get(vocabulary);
        let title = known
            .map(|list| list.title.text(self.lang))
            .filter(|title| !title.is_empty());
        Cow::Owned(title.unwrap_or(vocabulary).to_owned())
    }

    /// Where a term leads: to its own page, else to everything that carries it.
    #[must_use]
    pub fn term_address(&self, vocabulary: &str, id: &str) -> String {
        term_page(self.lang, vocabulary, id).unwrap_or_else(|| {
            let filter = Filter::ALL
                .into_iter()
                .find(|filter| filter.vocabulary() == Some(vocabulary));
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair(filter.map_or("q", Filter::name), id);
            format!("/{}/search?{}", self.lang, query.finish())
        })
    }

    /// The name of an organisation and the address of its page.
    #[must_use]
    pub fn organisation(&self, id: &Slug) -> (String, String) {
        let known = self.reference.organisations.get(id);
        let name = known.map_or_else(|| id.to_string(), |organisation| organisation.name.clone());
        (name, organisation_page(self.lang, id))
    }
}

/// The name of a term as pages show it: the goals are known by their numbers.
#[must_use]
pub fn shown(vocabulary: &str, id: &str, label: &str) -> String {
    if vocabulary == "sdgs" {
        format!("{id}. {label}")
    } else {
        label.to_owned()
    }
}

/// The address when a browser may follow it. Only web addresses become links, whatever a file says.
#[must_use]
pub fn web_address(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}
