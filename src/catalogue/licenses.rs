//! The vocabulary of licences, made from the SPDX list.

use std::collections::BTreeSet;

use crate::model::{Component, Lang, Slug, Source, Term, Texts, Vocabulary};

/// The SPDX licences that the components use, ordered by id, each with its full name and its page at spdx.org.
pub(crate) fn licenses_in_use<'a>(components: impl Iterator<Item = &'a Component>) -> Vocabulary {
    let ids: BTreeSet<String> = components.flat_map(Component::license_ids).collect();
    Vocabulary {
        id: Slug::parse("licenses").expect("a constant in the form of an id"),
        title: english("Licences"),
        description: english("Licences of the SPDX list that components of this catalogue use."),
        source: None,
        terms: ids.into_iter().map(term).collect(),
    }
}

fn term(id: String) -> Term {
    let known = spdx::license_id(&id);
    let url = known.map(|license| format!("https://spdx.org/licenses/{}.html", license.name));
    let label = known.map_or_else(|| id.clone(), |license| license.full_name.to_owned());
    Term {
        labels: english(&label),
        source: url.map(|url| Source {
            title: format!("SPDX License List {}", spdx::license_version()),
            url,
            retrieved: SPDX_LIST_DATE,
        }),
        id,
        ..Term::default()
    }
}

/// When the list in the `spdx` crate was taken over.
const SPDX_LIST_DATE: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

fn english(text: &str) -> Texts {
    Texts([(Lang::En, text.to_owned())].into())
}

#[cfg(test)]
mod tests {
    use super::term;

    #[test]
    fn deprecated_ids_have_names_too() {
        let deprecated = term("GPL-3.0".to_owned());

        assert_eq!(
            deprecated.labels.text(crate::model::Lang::En),
            "GNU General Public License v3.0 only"
        );
        assert_eq!(deprecated.source.unwrap().url, "https://spdx.org/licenses/GPL-3.0.html");
    }
}
