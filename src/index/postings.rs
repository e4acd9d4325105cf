//! Where words occur, read from the engine once and kept while they are asked for.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tantivy::postings::Postings as _;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use super::analysis::query_stem;
use super::document::term_of;
use super::generation::IndexError;
use super::script::Script;
use crate::model::Lang;

/// Memory for words that were asked for: the whole catalogue of 269 components needs about half of it, and a larger one
/// keeps the words that are asked for most.
const KEPT_BYTES: u64 = 16 << 20;
/// Words expected among them; sizes the table only.
const KEPT_WORDS: usize = 8_192;

/// One form under which a word stands in the index, with its occurrences.
#[derive(Debug)]
pub struct Form {
    /// Language of the texts; none for names and other texts of no language.
    pub lang: Option<Lang>,
    /// Length of the form in characters.
    pub chars: u16,
    /// Components in which it occurs, in order, each with where its positions end.
    pub places: Vec<(u32, u32)>,
    /// Rows and places in them, as in the index.
    pub positions: Vec<u32>,
}

impl Form {
    /// The components in which it occurs, each with its positions.
    pub fn occurrences(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let mut start = 0;
        self.places.iter().map(move |&(place, end)| {
            let positions = &self.positions[start..end as usize];
            start = end as usize;
            (place, positions)
        })
    }
}

/// Words and the forms under which they occur.
pub struct Words {
    reader: Arc<InvertedIndexReader>,
    field: Field,
    known: Cache<String, Arc<[Form]>, Weight>,
}

#[derive(Debug, Clone, Copy)]
struct Weight;

impl Weighter<String, Arc<[Form]>> for Weight {
    fn weight(&self, word: &String, forms: &Arc<[Form]>) -> u64 {
        let of = |form: &Form| size_of::<Form>() + 8 * form.places.len() + 4 * form.positions.len();
        // 128: the entry itself and its place in the table.
        (word.len() + forms.iter().map(of).sum::<usize>() + 128) as u64
    }
}

impl Words {
    /// The words of a field.
    pub fn new(reader: Arc<InvertedIndexReader>, field: Field) -> Self {
        Self {
            reader,
            field,
            known: Cache::with_weighter(KEPT_WORDS, KEPT_BYTES, Weight),
        }
    }

    /// The forms of a folded word that occur: the word itself in texts of no language, then its stem in each language of
    /// its script.
    pub fn forms(&self, word: &str) -> Result<Arc<[Form]>, IndexError> {
        if let Some(forms) = self.known.get(word) {
            return Ok(forms);
        }
        let mut forms = Vec::new();
        forms.extend(self.read(None, word)?);
        for &lang in Script::of(word).languages() {
            forms.extend(self.read(Some(lang), &query_stem(word, lang))?);
        }
        let forms: Arc<[Form]> = forms.into();
        self.known.insert(word.to_owned(), Arc::clone(&forms));
        Ok(forms)
    }

    fn read(&self, lang: Option<Lang>, form: &str) -> Result<Option<Form>, IndexError> {
        let term = Term::from_field_text(self.field, &term_of(lang, form));
        let option = IndexRecordOption::WithFreqsAndPositions;
        let postings = self.reader.read_postings(&term, option).map_err(IndexError::engine)?;
        let Some(mut postings) = postings else { return Ok(None) };
        let (mut places, mut positions, mut own) = (Vec::new(), Vec::new(), Vec::new());
        while postings.doc() != TERMINATED {
            postings.positions(&mut own);
            positions.extend_from_slice(&own);
            places.push((postings.doc(), u32::try_from(positions.len()).unwrap_or(u32::MAX)));
            postings.advance();
        }
        Ok(Some(Form {
            lang,
            chars: u16::try_from(form.chars().count()).unwrap_or(u16::MAX),
            places,
            positions,
        }))
    }
}
