//! The languages of the catalogue's own texts and texts in several of them.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language the catalogue speaks: the six official languages of the United Nations and Portuguese (BCP 47).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Arabic
    Ar,
    /// English
    #[default]
    En,
    /// Spanish
    Es,
    /// French
    Fr,
    /// Portuguese
    Pt,
    /// Russian
    Ru,
    /// Chinese, simplified script
    Zh,
}

impl Lang {
    /// Every language, ordered by code.
    pub const ALL: [Self; 7] = [Self::Ar, Self::En, Self::Es, Self::Fr, Self::Pt, Self::Ru, Self::Zh];

    /// The BCP 47 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Ru => "ru",
            Self::Zh => "zh",
        }
    }

    /// Returns the catalogue's language for a BCP 47 tag such as `fr-CA` or `zh-Hans`, if it has one.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// The direction of the language's texts, as HTML names it. Where the language is known this is better than to let a
    /// browser guess: an Arabic sentence may begin with a name in Latin letters.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One text in several languages. Keys are BCP 47 codes; English is always present in a checked catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<Lang, String>);

impl Texts {
    /// The text in the wanted language, else in English, with the language it is in.
    ///
    /// Empty English text when neither exists.
    #[must_use]
    pub fn get(&self, wanted: Lang) -> (&str, Lang) {
        match self.0.get(&wanted) {
            Some(text) => (text, wanted),
            None => (self.0.get(&Lang::En).map_or("", String::as_str), Lang::En),
        }
    }

    /// The text in the wanted language, else in English.
    #[must_use]
    pub fn text(&self, wanted: Lang) -> &str {
        self.get(wanted).0
    }
}

/// A list of texts for each of several languages. Keys are BCP 47 codes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(transparent)]
pub struct TextsList(pub BTreeMap<Lang, Vec<String>>);
