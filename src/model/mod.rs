//! What the catalogue holds: components, vocabularies, organisations, collections, translations.
//!
//! Plain data and its schema. This room does no I/O and knows neither HTTP nor the search engine.

mod alphabet;
mod catalogue;
mod claims;
mod collection;
mod component;
mod id;
mod language;
mod organisation;
mod published;
mod vocabulary;

pub use alphabet::Alphabet;
pub use catalogue::{Catalogue, Exception, Translation, TranslationReview};
pub use claims::{
    Deployment, DeploymentStatus, DevelopmentStatus, DevelopmentStatusFact, DpgRecord, DpgStatus, Evidence,
    EvidenceKind, LastActivity, LicenseFact, Link, Mapping, MappingStatus, Relation, RelationType, Release, Repository,
    Steward, StewardRole, WorldwideUse,
};
pub use collection::{Collection, Member};
pub use component::{Component, Curation, Field, Kind, Withdrawn};
pub use id::{Slug, SlugError, TermId};
pub use language::{Lang, Texts, TextsList};
pub use organisation::{Organisation, OrganisationKind};
pub use published::{Published, PublishedComponent};
pub use vocabulary::{Crosswalk, Source, Term, Tier, Vocabulary};
