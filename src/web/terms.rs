//! Terms and organisations with everything that the catalogue says about them: the same facts for the page and its twin.

use serde::Serialize;
use utoipa::ToSchema;

use super::error::ApiError;
use super::query::nearest;
use super::state::Generation;
use crate::model::{Lang, Organisation, Slug, Source, Term, Vocabulary};
use crate::search::{Carrier, Gap, Stewarded};

/// A term with its meaning in the language asked for, and who carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermDetail {
    /// Name of the vocabulary.
    #[schema(example = "building-blocks")]
    pub vocabulary: Slug,
    /// Title of the vocabulary in the language asked for or else in English.
    #[schema(example = "GovStack building blocks")]
    pub vocabulary_title: String,
    /// The term with labels, definitions and synonyms in all languages and its equivalents in other schemes.
    #[serde(flatten)]
    pub term: Term,
    /// Name in the language asked for or else in English.
    #[schema(example = "Payments")]
    pub label: String,
    /// What it means; absent when no definition is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<MeaningText>,
    /// Number of listed components that carry the term.
    #[schema(example = 4)]
    pub count: usize,
    /// What the building block lacks; absent when it lacks neither, and for every other vocabulary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<Gap>,
    /// The domain that a capability belongs to (capabilities only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broader: Option<TermReference>,
    /// Capabilities of a domain (domains only), in the order of their vocabulary.
    pub narrower: Vec<TermReference>,
    /// Listed components that carry the term, by name; at most 500.
    pub components: Vec<Carrier>,
}

/// A definition in one language with where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MeaningText {
    /// The definition in the language asked for or else in English.
    #[schema(example = "Moves money for public services.")]
    pub text: String,
    /// Language of the text.
    pub language: Lang,
    /// Where the meaning comes from: the term's own source, else that of its vocabulary. A text that is not in the
    /// source's language is a translation of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// Another term that leads on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermReference {
    /// Name of the vocabulary.
    #[schema(example = "capabilities")]
    pub vocabulary: Slug,
    /// Id of the term.
    #[schema(example = "instant-transfers")]
    pub id: String,
    /// Name in the language asked for or else in English.
    #[schema(example = "Instant transfers")]
    pub label: String,
    /// Number of listed components that carry it.
    #[schema(example = 1)]
    pub count: usize,
}

/// An organisation with the components that it stands behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrganisationDetail {
    /// The organisation.
    #[serde(flatten)]
    pub organisation: Organisation,
    /// Name of its country in the language asked for or else in English; absent when the country is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Finland")]
    pub country_label: Option<String>,
    /// Number of listed components that it stands behind.
    #[schema(example = 2)]
    pub count: usize,
    /// These components by name with its roles; at most 500.
    pub components: Vec<Stewarded>,
}

/// Returns a term with everything that the catalogue says about it.
///
/// # Errors
/// [`ApiError::VocabularyNotFound`] and [`ApiError::TermNotFound`] with the nearest ids; [`ApiError::Internal`] when the
/// generation cannot be read.
pub fn term_detail(generation: &Generation, vocabulary: &str, id: &str, lang: Lang) -> Result<TermDetail, ApiError> {
    let Some(used) = generation.engine.term_use(vocabulary, id, lang)? else {
        return Err(term_not_found(generation, vocabulary, id));
    };
    Ok(TermDetail {
        vocabulary: used.vocabulary.id.clone(),
        vocabulary_title: used.vocabulary.title.text(lang).to_owned(),
        label: used.term.labels.text(lang).to_owned(),
        definition: meaning(used.term, used.vocabulary, lang),
        count: used.total,
        gap: used.gap,
        broader: broader(generation, used.term, lang),
        narrower: narrower(generation, vocabulary, id, lang),
        term: used.term.clone(),
        components: used.components,
    })
}

/// The vocabulary with this name.
///
/// # Errors
/// [`ApiError::VocabularyNotFound`] with the nearest name.
pub fn vocabulary<'a>(generation: &'a Generation, name: &str) -> Result<&'a Vocabulary, ApiError> {
    let vocabularies = &generation.engine.reference().vocabularies;
    vocabularies.get(name).ok_or_else(|| {
        let near = nearest(name, vocabularies.keys().map(Slug::as_str));
        ApiError::VocabularyNotFound(near.into_iter().collect())
    })
}

fn term_not_found(generation: &Generation, name: &str, id: &str) -> ApiError {
    match vocabulary(generation, name) {
        Ok(vocabulary) => {
            let near = nearest(id, vocabulary.terms.iter().map(|term| term.id.as_str()));
            ApiError::TermNotFound(near.into_iter().collect())
        }
        Err(error) => error,
    }
}

fn meaning(term: &Term, vocabulary: &Vocabulary, lang: Lang) -> Option<MeaningText> {
    let (text, language) = term.definitions.get(lang);
    (!text.is_empty()).then(|| MeaningText {
        text: text.to_owned(),
        language,
        source: term.source.clone().or_else(|| vocabulary.source.clone()),
    })
}

fn reference_to(generation: &Generation, vocabulary: &Vocabulary, term: &Term, lang: Lang) -> TermReference {
    let counts = generation.engine.reference().term_counts.get(vocabulary.id.as_str());
    TermReference {
        vocabulary: vocabulary.id.clone(),
        id: term.id.clone(),
        label: term.labels.text(lang).to_owned(),
        count: counts.and_then(|counts| counts.get(&term.id)).copied().unwrap_or(0),
    }
}

fn broader(generation: &Generation, term: &Term, lang: Lang) -> Option<TermReference> {
    let domains = generation.engine.reference().vocabularies.get("domains")?;
    let domain = domains.term(term.domain.as_deref()?)?;
    Some(reference_to(generation, domains, domain, lang))
}

fn narrower(generation: &Generation, vocabulary: &str, id: &str, lang: Lang) -> Vec<TermReference> {
    let capabilities = generation.engine.reference().vocabularies.get("capabilities");
    let capabilities = capabilities.filter(|_| vocabulary == "domains").into_iter();
    capabilities
        .flat_map(|list| list.terms.iter().map(move |term| (list, term)))
        .filter(|(_, term)| term.domain.as_deref() == Some(id))
        .map(|(list, term)| reference_to(generation, list, term, lang))
        .collect()
}

/// The organisation with this id.
///
/// # Errors
/// [`ApiError::OrganisationNotFound`] with the nearest id.
pub fn organisation<'a>(generation: &'a Generation, id: &str) -> Result<&'a Organisation, ApiError> {
    let organisations = &generation.engine.reference().organisations;
    organisations.get(id).ok_or_else(|| {
        let near = nearest(id, organisations.keys().map(Slug::as_str));
        ApiError::OrganisationNotFound(near.into_iter().collect())
    })
}

/// Returns an organisation with the components that it stands behind.
///
/// # Errors
/// [`ApiError::OrganisationNotFound`] with the nearest id; [`ApiError::Internal`] when the generation cannot be read.
pub fn organisation_detail(generation: &Generation, id: &str, lang: Lang) -> Result<OrganisationDetail, ApiError> {
    let reference = generation.engine.reference();
    let organisation = organisation(generation, id)?;
    let (count, components) = generation.engine.stewarded_by(&organisation.id, lang)?;
    let countries = reference.vocabularies.get("countries");
    let country = organisation.country.as_ref();
    let country = country.and_then(|country| countries?.term(country));
    Ok(OrganisationDetail {
        country_label: country.map(|term| term.labels.text(lang).to_owned()),
        organisation: organisation.clone(),
        count,
        components,
    })
}
