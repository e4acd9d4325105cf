//! The FIELDS table: everything that can be searched, filtered and counted.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A filter, which is also a facet. Its name is the API's parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// DPI domain
    Domain,
    /// What a buyer would use it for
    Capability,
    /// GovStack building block
    BuildingBlock,
    /// Sustainable Development Goal, by number
    Sdg,
    /// Country where it is or was in use (ISO 3166-1 alpha-2)
    Country,
    /// Standard that it speaks
    Standard,
    /// SPDX licence id
    License,
    /// Kind of thing
    Kind,
    /// Development status (publiccode.yml)
    Status,
    /// Organisation behind it
    Steward,
    /// Standing in the registry of digital public goods
    Dpg,
    /// Language in which its texts can be read (BCP 47)
    Language,
    /// Programming language
    ProgrammingLanguage,
}

impl Filter {
    /// Every filter, in the order in which people should meet them.
    pub const ALL: [Self; 13] = [
        Self::Domain,
        Self::Capability,
        Self::BuildingBlock,
        Self::Sdg,
        Self::Country,
        Self::Standard,
        Self::License,
        Self::Kind,
        Self::Status,
        Self::Steward,
        Self::Dpg,
        Self::Language,
        Self::ProgrammingLanguage,
    ];

    /// The name as the API writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Capability => "capability",
            Self::BuildingBlock => "building_block",
            Self::Sdg => "sdg",
            Self::Country => "country",
            Self::Standard => "standard",
            Self::License => "license",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Steward => "steward",
            Self::Dpg => "dpg",
            Self::Language => "language",
            Self::ProgrammingLanguage => "programming_language",
        }
    }

    /// The filter with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.name() == name)
    }
}
