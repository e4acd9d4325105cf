//! The values of a filter, read once when a generation is opened and laid out for counting.
//!
//! Reading a value's text from the engine's column costs more than counting it: with two facets it was a third of the
//! cost of a search. The lists take some 100 bytes for each component.

use std::sync::Arc;

use tantivy::SegmentReader;

use super::fields::Filter;
use super::generation::{IndexError, Reference};

/// The values of one filter. A value's number is its place in their order.
#[derive(Debug, Default)]
pub struct Values {
    /// Every value that a component has, ordered.
    pub names: Vec<Arc<str>>,
    /// By number, the place of the value's term in its vocabulary.
    pub terms: Vec<Option<usize>>,
    by_place: Lists,
    by_number: Lists,
}

/// Lists of numbers one after another.
#[derive(Debug, Default)]
struct Lists {
    /// Where each list ends.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn of(lists: impl Iterator<Item = Vec<u32>>) -> Self {
        let mut out = Self::default();
        for list in lists {
            out.items.extend(list);
            out.ends.push(u32::try_from(out.items.len()).unwrap_or(u32::MAX));
        }
        out
    }

    fn get(&self, index: usize) -> &[u32] {
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.items[start as usize..end as usize]
    }
}

impl Values {
    /// Reads the values of a filter.
    pub fn read(filter: Filter, segment: &SegmentReader, reference: &Reference) -> Result<Self, IndexError> {
        let column = segment.fast_fields().str(filter.name()).map_err(IndexError::engine)?;
        let Some(column) = column else {
            return Ok(Self::default());
        };
        let mut names: Vec<Arc<str>> = Vec::with_capacity(column.num_terms());
        for ord in (0_u64..).take(column.num_terms()) {
            let mut name = String::new();
            column.ord_to_str(ord, &mut name).map_err(IndexError::engine)?;
            names.push(name.into());
        }
        let mut carriers: Vec<Vec<u32>> = vec![Vec::new(); names.len()];
        let mut by_place = Vec::new();
        for place in 0..segment.max_doc() {
            let numbers: Vec<u32> = column.term_ords(place).map(number).collect();
            for &number in &numbers {
                carriers[number as usize].push(place);
            }
            by_place.push(numbers);
        }
        let vocabulary = filter.vocabulary().and_then(|name| reference.vocabularies.get(name));
        let terms = names.iter().map(|name| {
            let terms = &vocabulary?.terms;
            terms.iter().position(|term| *term.id == **name)
        });
        Ok(Self {
            terms: terms.collect(),
            by_place: Lists::of(by_place.into_iter()),
            by_number: Lists::of(carriers.into_iter()),
            names,
        })
    }

    /// The numbers of a component's values, most characteristic first.
    pub fn at(&self, place: u32) -> &[u32] {
        self.by_place.get(place as usize)
    }

    /// The number of a value; none when no component has it.
    pub fn number(&self, name: &str) -> Option<u32> {
        let found = self.names.binary_search_by(|one| (**one).cmp(name)).ok()?;
        u32::try_from(found).ok()
    }

    /// The components that have a value, in order of place.
    pub fn carriers(&self, name: &str) -> &[u32] {
        self.number(name)
            .map_or(&[], |number| self.by_number.get(number as usize))
    }
}

fn number(ord: u64) -> u32 {
    u32::try_from(ord).unwrap_or(u32::MAX)
}
