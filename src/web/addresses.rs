//! Addresses of the pages for people, in one place for everything that names them: links, site map, discovery.

use crate::index::Reference;
use crate::model::{Lang, Slug};

/// Vocabularies whose list and terms have a page of their own. The page's path is the vocabulary's name.
pub const PAGED_VOCABULARIES: [&str; 6] = [
    "domains",
    "building-blocks",
    "standards",
    "countries",
    "sdgs",
    "capabilities",
];

/// Pages that stand by themselves, as paths below the language.
const PLAIN_PAGES: [&str; 10] = [
    "/",
    "/search",
    "/collections",
    "/organisations",
    "/compare",
    "/stack",
    "/about",
    "/inclusion",
    "/accessibility",
    "/api",
];

/// The permanent link of a component: it belongs to no language and stays for ever.
#[must_use]
pub fn permalink(id: &Slug) -> String {
    format!("/c/{id}")
}

/// A page in a language.
#[must_use]
pub fn in_lang(lang: Lang, path: &str) -> String {
    format!("/{lang}{path}")
}

/// The page of a vocabulary's term in a language, where it has one.
#[must_use]
pub fn term_page(lang: Lang, vocabulary: &str, id: &str) -> Option<String> {
    PAGED_VOCABULARIES
        .contains(&vocabulary)
        .then(|| in_lang(lang, &format!("/{vocabulary}/{id}")))
}

/// The page of an organisation in a language.
#[must_use]
pub fn organisation_page(lang: Lang, id: &Slug) -> String {
    in_lang(lang, &format!("/organisations/{id}"))
}

/// Every page that search engines should know, as paths below the language; withdrawn components are left out.
#[must_use]
pub fn page_paths(reference: &Reference) -> Vec<String> {
    let mut paths: Vec<String> = PLAIN_PAGES.map(str::to_owned).to_vec();
    for name in PAGED_VOCABULARIES {
        let Some(vocabulary) = reference.vocabularies.get(name) else {
            continue;
        };
        paths.push(format!("/{name}"));
        paths.extend(vocabulary.terms.iter().map(|term| format!("/{name}/{}", term.id)));
    }
    paths.extend(reference.names.keys().map(|id| format!("/c/{id}")));
    paths.extend(reference.organisations.keys().map(|id| format!("/organisations/{id}")));
    paths.extend(reference.collections.keys().map(|id| format!("/collections/{id}")));
    paths
}
