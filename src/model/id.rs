//! Identifiers: chosen by a person, never changed, never reused.

use std::borrow::{Borrow, Cow};
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// An id of our own: lower-case ASCII letters and digits in groups joined by single hyphens, at most 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    /// The pattern every id follows, as the published schemas state it.
    pub const PATTERN: &'static str = "^[a-z0-9]+(-[a-z0-9]+)*$";
    /// The greatest length in characters: what fits on a slide under a QR code.
    pub const MAX_LENGTH: usize = 64;

    /// Returns the id when the text has the form of one.
    ///
    /// # Errors
    /// [`SlugError`] when a character, a hyphen or the length is not allowed.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let well_formed = text
            .split('-')
            .all(|group| !group.is_empty() && group.bytes().all(is_slug_byte));
        if well_formed && text.len() <= Self::MAX_LENGTH {
            Ok(Self(text.to_owned()))
        } else {
            Err(SlugError)
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_slug_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// The text does not have the form of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has lower-case letters and digits in groups joined by single hyphens, at most 64 characters")]
pub struct SlugError;

impl TryFrom<String> for Slug {
    type Error = SlugError;
    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(id: Slug) -> Self {
        id.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Slug {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": Self::PATTERN, "maxLength": Self::MAX_LENGTH })
    }
}

impl utoipa::PartialSchema for Slug {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some(Self::PATTERN))
            .max_length(Some(Self::MAX_LENGTH))
            .into()
    }
}

impl utoipa::ToSchema for Slug {
    fn name() -> Cow<'static, str> {
        "Id".into()
    }
}

/// The id of a vocabulary term: ours (`civil-registration`) or a standard's own (`ET`, `MPL-2.0`, `zh`).
pub type TermId = String;

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn ids_are_lower_case_groups_joined_by_single_hyphens() {
        for good in ["mosip", "x-road", "16", "mifos-payment-hub-ee"] {
            assert!(Slug::parse(good).is_ok(), "{good}");
        }
        let long = "a".repeat(65);
        for bad in [
            "", "-", "a-", "-a", "a--b", "Mosip", "x_road", "x road", "é", "..", "a/b", &long,
        ] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
    }
}
