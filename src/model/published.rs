//! What was published and when: the memory from which changes are told, kept as `catalogue/published.json`.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Component, Slug};

/// Every id that was ever published. Ids are never removed from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Components by id, withdrawn and renamed ones included.
    pub components: BTreeMap<Slug, PublishedComponent>,
}

/// When a component was published and how it has changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedComponent {
    /// Name it had at last.
    pub name: String,
    /// Digest of its content at last.
    pub digest: String,
    /// When it was published first.
    pub added: Timestamp,
    /// When a change of its content was published last; the same as `added` when there was none.
    pub changed: Timestamp,
    /// When its withdrawal was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Timestamp>,
    /// When its new id was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed: Option<Timestamp>,
    /// Its new id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_to: Option<Slug>,
}

impl Published {
    /// The text of the file: one component a line, so that changes show what changed and merge easily.
    ///
    /// # Panics
    /// Never: plain data with text keys can always be written.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::from("{\"components\": {");
        for (at, (id, component)) in self.components.iter().enumerate() {
            let line = serde_json::to_string(component).expect("plain data with text keys");
            let separator = if at == 0 { "" } else { "," };
            write!(out, "{separator}\n\"{id}\": {line}").expect("a text takes everything");
        }
        out.push_str("\n}}\n");
        out
    }

    /// The newest moment at which anything was published; none when nothing was.
    #[must_use]
    pub fn newest(&self) -> Option<Timestamp> {
        self.components.values().map(PublishedComponent::latest).max()
    }
}

impl PublishedComponent {
    /// The newest moment at which anything about it was published.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        [Some(self.changed), self.withdrawn, self.renamed]
            .into_iter()
            .flatten()
            .max()
            .unwrap_or(self.changed)
    }
}

impl Component {
    /// A digest of everything that the entry says, texts in English.
    ///
    /// # Panics
    /// Never: plain data with text keys can always be written.
    #[must_use]
    pub fn digest(&self) -> String {
        let text = serde_json::to_vec(self).expect("plain data with text keys");
        blake3::hash(&text).to_hex()[..16].to_owned()
    }
}
