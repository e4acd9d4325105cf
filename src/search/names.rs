//! The names of components as wholes: which begin with a text, and which are nearly it.

use crate::index::analysis::{fold_compact, fold_phrase};
use crate::model::Slug;

/// All names, aliases and former names.
#[derive(Default)]
pub struct Names(Vec<Known>);

/// One of them. Ordered by its phrase.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    /// Folded words with single spaces.
    phrase: String,
    /// Without spaces and hyphens.
    compact: String,
    id: Slug,
}

impl Names {
    /// Adds a name. [`Names::sort`] follows when all are there.
    pub fn add(&mut self, name: &str, id: &Slug) {
        self.0.push(Known {
            phrase: fold_phrase(name),
            compact: fold_compact(name),
            id: id.clone(),
        });
    }

    /// Orders the names, so that beginnings can be looked up.
    pub fn sort(&mut self) {
        self.0.sort();
    }

    /// Components with a name that begins with a folded phrase, by name.
    pub fn beginning_with<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = &'a Slug> {
        let first = self.0.partition_point(|name| name.phrase.as_str() < phrase);
        let begun = self.0[first..]
            .iter()
            .take_while(move |name| name.phrase.starts_with(phrase));
        begun.map(|name| &name.id)
    }

    /// The components with the names nearest to a folded text without spaces, each once, all at the same edit distance, which is
    /// at most `most`. Empty when no name is so near.
    pub fn near(&self, compact: &str, most: usize) -> Vec<(Slug, usize)> {
        let length = compact.chars().count();
        let may_be_near = |name: &&Known| name.compact.chars().count().abs_diff(length) <= most;
        let mut near: Vec<(usize, &Slug)> = (self.0.iter().filter(may_be_near))
            .map(|name| (strsim::osa_distance(compact, &name.compact), &name.id))
            .filter(|&(distance, _)| distance <= most)
            .collect();
        near.sort_unstable();
        near.dedup();
        let nearest = near.first().map_or(0, |&(distance, _)| distance);
        let near = near.into_iter().take_while(|&(distance, _)| distance == nearest);
        near.map(|(distance, id)| (id.clone(), distance)).collect()
    }
}
