//! Components that could be taken for one another, found without comparing each with each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Catalogue, Component, Slug};

use super::nearest::fold;

/// Components by what they could share.
#[derive(Debug, Default)]
pub(crate) struct Neighbours<'a> {
    names: BTreeMap<String, Vec<&'a Slug>>,
    repositories: BTreeMap<String, Vec<&'a Slug>>,
    /// By the id and by the id without each one of its letters: two ids one slip apart have one of these in common.
    shortened_ids: BTreeMap<String, Vec<&'a Slug>>,
}

impl<'a> Neighbours<'a> {
    /// Sorts the components of a catalogue.
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let mut neighbours = Self::default();
        for component in catalogue.components.values() {
            let id = &component.id;
            neighbours.names.entry(fold(&component.name)).or_default().push(id);
            if let Some(repository) = main_repository(component) {
                neighbours.repositories.entry(repository).or_default().push(id);
            }
            for shortened in shortened(id.as_str()) {
                neighbours.shortened_ids.entry(shortened).or_default().push(id);
            }
        }
        neighbours
    }

    /// Components with the same name but for case and punctuation.
    pub fn with_name_of(&self, component: &Component) -> &[&'a Slug] {
        self.names.get(&fold(&component.name)).map_or(&[], Vec::as_slice)
    }

    /// Components with the same main repository.
    pub fn with_repository_of(&self, component: &Component) -> &[&'a Slug] {
        let repository = main_repository(component);
        repository
            .and_then(|repository| self.repositories.get(&repository))
            .map_or(&[], Vec::as_slice)
    }

    /// Components whose id looks like this one, without itself.
    pub fn looking_like(&self, id: &Slug) -> Vec<&'a Slug> {
        let near: BTreeSet<&Slug> = shortened(id.as_str())
            .iter()
            .filter_map(|shortened| self.shortened_ids.get(shortened))
            .flatten()
            .copied()
            .filter(|other| *other != id && look_alike(id.as_str(), other.as_str()))
            .collect();
        near.into_iter().collect()
    }
}

/// Whether people could take one id for the other: the same but for hyphens, or one typing mistake apart.
fn look_alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    if a == b {
        return true;
    }
    // "camunda-7" and "camunda-8" are told apart by what everybody reads in them: the number.
    let is_number = |c: char| c.is_ascii_digit();
    if a.trim_end_matches(is_number) == b.trim_end_matches(is_number) {
        return false;
    }
    // Short ids are acronyms, where each letter counts.
    a.len().min(b.len()) >= 5 && strsim::damerau_levenshtein(&a, &b) <= 1
}

/// The folded id, and the same without each one of its letters.
fn shortened(id: &str) -> BTreeSet<String> {
    let folded = fold(id);
    let without = |left_out: usize| {
        folded
            .char_indices()
            .filter(|(at, _)| *at != left_out)
            .map(|(_, letter)| letter)
            .collect::<String>()
    };
    let mut variants: BTreeSet<String> = folded.char_indices().map(|(at, _)| without(at)).collect();
    variants.insert(folded.clone());
    variants
}

fn main_repository(component: &Component) -> Option<String> {
    let first = component.repositories.as_ref()?.first()?;
    let lower = first.url.to_lowercase();
    let trimmed = lower.trim_end_matches('/');
    Some(trimmed.strip_suffix(".git").unwrap_or(trimmed).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{look_alike, shortened};

    #[test]
    fn ids_one_slip_apart_look_alike() {
        for (a, b) in [
            ("x-road", "xroad"),
            ("mojaloop", "mojalop"),
            ("openfn-core", "opnefn-core"),
            ("mosipa", "mosipb"),
        ] {
            assert!(look_alike(a, b), "{a} {b}");
            assert!(!shortened(a).is_disjoint(&shortened(b)), "{a} {b} are found");
        }
        for (a, b) in [
            ("camunda-7", "camunda-8"),
            ("dhis", "chis"),
            ("mosip", "moodle"),
            ("river-pay", "river-play-x"),
        ] {
            assert!(!look_alike(a, b), "{a} {b}");
        }
    }
}
