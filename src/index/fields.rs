//! The FIELDS table: everything that can be searched, filtered and counted, and how it is read from a component.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{Component, Lang, Mapping, Translation};

/// Version of this table and of the text analysis. A generation built with another one is rebuilt.
pub const FIELDS_VERSION: u32 = 5;

/// A part of a component's text that counts with a weight of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// Name and id.
    Name,
    /// Aliases and former names.
    Aliases,
    /// The summary.
    Summary,
    /// What decision makers look for.
    Features,
    /// Labels of the vocabulary terms it carries.
    Terms,
    /// The description.
    Description,
    /// Names of the organisations behind it.
    Organisations,
}

/// How much a word counts in a row and how far the row's length takes away from that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// The part of the text.
    pub row: Row,
    /// Its name for people.
    pub name: &'static str,
    /// How often a word here counts.
    pub weight: f32,
    /// BM25's b: 0 when the length does not matter, 1 when a word in a text twice as long counts half.
    pub length_share: f32,
}

/// Every searchable part, in the order in which its words are placed in the index.
pub const FIELDS: [Field; 7] = [
    Field {
        row: Row::Name,
        name: "name",
        weight: 8.0,
        length_share: 0.7,
    },
    Field {
        row: Row::Aliases,
        name: "aliases",
        weight: 4.0,
        length_share: 0.7,
    },
    Field {
        row: Row::Summary,
        name: "summary",
        weight: 4.0,
        length_share: 0.4,
    },
    Field {
        row: Row::Features,
        name: "features",
        weight: 2.0,
        length_share: 0.4,
    },
    Field {
        row: Row::Terms,
        name: "terms",
        weight: 1.0,
        length_share: 0.3,
    },
    Field {
        row: Row::Description,
        name: "description",
        weight: 1.5,
        length_share: 0.5,
    },
    Field {
        row: Row::Organisations,
        name: "organisations",
        weight: 1.0,
        length_share: 0.3,
    },
];

impl Row {
    /// The row's place in [`FIELDS`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Name => 0,
            Self::Aliases => 1,
            Self::Summary => 2,
            Self::Features => 3,
            Self::Terms => 4,
            Self::Description => 5,
            Self::Organisations => 6,
        }
    }
}

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

    /// The vocabulary whose terms are the filter's values; none where they are organisations or a closed list of our own.
    #[must_use]
    pub const fn vocabulary(self) -> Option<&'static str> {
        match self {
            Self::Domain => Some("domains"),
            Self::Capability => Some("capabilities"),
            Self::BuildingBlock => Some("building-blocks"),
            Self::Sdg => Some("sdgs"),
            Self::Country => Some("countries"),
            Self::Standard => Some("standards"),
            Self::License => Some("licenses"),
            Self::Kind => Some("kinds"),
            Self::Status => Some("development-status"),
            Self::Language => Some("languages"),
            Self::ProgrammingLanguage => Some("programming-languages"),
            Self::Steward | Self::Dpg => None,
        }
    }

    /// The values of a component under this filter, each once, most characteristic first.
    #[must_use]
    pub fn values<'a>(
        self,
        component: &'a Component,
        translations: impl Iterator<Item = &'a Translation>,
    ) -> Vec<String> {
        let mut seen = std::collections::BTreeSet::new();
        let mut values = self.all_values(component, translations);
        values.retain(|value| seen.insert(value.clone()));
        values
    }

    fn all_values<'a>(
        self,
        component: &'a Component,
        translations: impl Iterator<Item = &'a Translation>,
    ) -> Vec<String> {
        match self {
            Self::Domain => component.domains.clone(),
            Self::Capability => ids(component.capabilities.as_deref()),
            Self::BuildingBlock => ids(component.building_blocks.as_deref()),
            Self::Sdg => ids(component.sdgs.as_deref()),
            Self::Country => component
                .deployments
                .iter()
                .flatten()
                .map(|deployment| deployment.country.clone())
                .collect(),
            Self::Standard => ids(component.standards.as_deref()),
            Self::License => component.license_ids(),
            Self::Kind => vec![component.kind.id().to_owned()],
            Self::Status => component
                .development_status
                .iter()
                .map(|fact| fact.value.id().to_owned())
                .collect(),
            Self::Steward => component
                .stewards
                .iter()
                .flatten()
                .map(|steward| steward.organisation.to_string())
                .collect(),
            Self::Dpg => component
                .dpg
                .iter()
                .map(|record| record.status.id().to_owned())
                .collect(),
            Self::Language => std::iter::once(Lang::En)
                .chain(translations.map(|translation| translation.language))
                .map(|lang| lang.code().to_owned())
                .collect(),
            Self::ProgrammingLanguage => ids(component.programming_languages.as_deref()),
        }
    }

    /// The filter with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.name() == name)
    }
}

fn ids(mappings: Option<&[Mapping]>) -> Vec<String> {
    mappings
        .unwrap_or_default()
        .iter()
        .map(|mapping| mapping.id.clone())
        .collect()
}
