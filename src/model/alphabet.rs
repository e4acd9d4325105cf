//! The order in which readers of a language look for names (CLDR, through ICU4X).

use std::cmp::Ordering;

use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use icu_locale_core::Locale;

use super::Lang;

/// The order of names in a language: accents and capitals come last, numbers go by their value, Chinese by its sound.
///
/// The language's own script comes before the others, so a name that is known in English only stands behind.
pub struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    /// The order of a language.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        let locale = Locale::try_from_str(lang.code()).unwrap_or(Locale::UNKNOWN);
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        // The data of every language of the catalogue is built in; without it the order of code points is left.
        Self(CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// Which of two names comes first. Only the same text is equal: names that differ in what the language overlooks have
    /// the order of their code points.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = self.0.as_ref().map_or(Ordering::Equal, |rules| rules.compare(a, b));
        order.then_with(|| a.cmp(b))
    }
}
