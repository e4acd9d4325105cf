//! A component's texts in the wanted language, each with where it comes from.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::{Component, Lang, TranslationReview};
use crate::search::Entry;

/// The language of a text and, for a translation, whether a person has reviewed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct TextOrigin {
    /// Language of the text.
    pub language: Lang,
    /// Whether a person has reviewed the translation; absent for English, in which entries are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<TranslationReview>,
}

/// The component with its texts in the wanted language where they are translated, and the origin of each text.
#[must_use]
pub fn in_language(entry: Entry, wanted: Lang) -> (Component, BTreeMap<&'static str, TextOrigin>) {
    let Entry {
        mut component,
        mut translations,
    } = entry;
    let english = TextOrigin {
        language: Lang::En,
        review: None,
    };
    let mut origins = BTreeMap::from([("summary", english), ("description", english), ("features", english)]);
    if let Some(translation) = translations.remove(&wanted) {
        let origin = TextOrigin {
            language: wanted,
            review: Some(translation.review),
        };
        component.summary = translation.summary;
        origins.insert("summary", origin);
        if let Some(description) = translation.description {
            component.description = description;
            origins.insert("description", origin);
        }
        if let Some(features) = translation.features {
            component.features = features;
            origins.insert("features", origin);
        }
    }
    if component.features.is_empty() {
        origins.remove("features");
    }
    (component, origins)
}
