//! `GET /v1/vocabularies` and `/{name}`: the closed lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::component::LanguageParameter;
use super::{ListMeta, Meta, SelfLink};
use crate::model::{Lang, Slug, Source, Term, TermId, Vocabulary};
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::{App, Generation};
use crate::web::terms;

/// Address of the list.
pub const PATH: &str = "/v1/vocabularies";

/// All vocabularies.
#[derive(Debug, Serialize, ToSchema)]
pub struct VocabulariesAnswer {
    /// The vocabularies, ordered by id.
    data: Vec<VocabularyOverview>,
    /// About the list.
    meta: ListMeta,
    /// This answer.
    links: SelfLink,
}

/// A vocabulary without its terms.
#[derive(Debug, Serialize, ToSchema)]
struct VocabularyOverview {
    /// Name of the list.
    #[schema(example = "domains")]
    id: Slug,
    /// Title in the language asked for or else in English.
    title: String,
    /// What the list is and where it comes from.
    description: String,
    /// Number of terms.
    #[schema(example = 20)]
    terms: usize,
    /// The whole vocabulary.
    links: SelfLink,
}

/// One vocabulary with its terms.
#[derive(Debug, Serialize, ToSchema)]
pub struct VocabularyAnswer {
    /// The vocabulary.
    data: VocabularyView,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// A vocabulary with its terms.
#[derive(Debug, Serialize, ToSchema)]
struct VocabularyView {
    /// Name of the list.
    #[schema(example = "domains")]
    id: Slug,
    /// Title in the language asked for or else in English.
    title: String,
    /// What the list is and where it comes from.
    description: String,
    /// Source of the whole list, where one source gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// The terms, in the order in which people should meet them.
    terms: Vec<TermView>,
}

/// A term with its name in the language asked for and its use.
#[derive(Debug, Serialize, ToSchema)]
struct TermView {
    /// The term.
    #[serde(flatten)]
    term: Term,
    /// Name in the language asked for or else in English.
    #[schema(example = "Civil registration")]
    label: String,
    /// Number of listed components that carry the term.
    #[schema(example = 4)]
    count: usize,
}

/// List vocabularies
///
/// The closed lists that components are described with: domains, capabilities, building blocks, standards and others.
#[utoipa::path(
    get,
    path = "/v1/vocabularies",
    operation_id = "list_vocabularies",
    tag = "reference",
    params(LanguageParameter),
    responses((status = 200, description = "All vocabularies, without their terms.", body = VocabulariesAnswer))
)]
pub async fn list_vocabularies(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (wanted, lang) = wanted(PATH, raw.as_deref(), &headers)?;
    let this = wanted.address.clone();
    respond(&app, app.current(), &headers, wanted, move |generation| {
        let vocabularies = &generation.engine.reference().vocabularies;
        Rendered::json(&VocabulariesAnswer {
            data: vocabularies
                .values()
                .map(|vocabulary| overview(vocabulary, lang))
                .collect(),
            meta: ListMeta {
                total: vocabularies.len(),
                generation: generation.name().to_owned(),
            },
            links: SelfLink { this },
        })
    })
    .await
}

fn overview(vocabulary: &Vocabulary, lang: Lang) -> VocabularyOverview {
    VocabularyOverview {
        id: vocabulary.id.clone(),
        title: vocabulary.title.text(lang).to_owned(),
        description: vocabulary.description.text(lang).to_owned(),
        terms: vocabulary.terms.len(),
        links: SelfLink {
            this: format!("{PATH}/{}", vocabulary.id),
        },
    }
}

/// Get a vocabulary
///
/// Its terms with labels, definitions and everyday synonyms in all languages, equivalents in other schemes, and how many
/// components carry each.
#[utoipa::path(
    get,
    path = "/v1/vocabularies/{name}",
    operation_id = "get_vocabulary",
    tag = "reference",
    params(
        ("name" = String, Path, description = "Name of the vocabulary.", example = "domains"),
        LanguageParameter
    ),
    responses((status = 200, description = "The vocabulary.", body = VocabularyAnswer))
)]
pub async fn get_vocabulary(
    State(app): State<Arc<App>>,
    name: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(name) =
        name.map_err(|_| ApiError::InvalidRequest("the name in the address is not percent-encoded UTF-8"))?;
    let generation = app.current();
    terms::vocabulary(&generation, &name)?;
    let (wanted, lang) = wanted(&format!("{PATH}/{name}"), raw.as_deref(), &headers)?;
    let this = wanted.address.clone();
    respond(&app, generation, &headers, wanted, move |generation| {
        Rendered::json(&VocabularyAnswer {
            data: view(generation, &name, lang)?,
            meta: Meta {
                generation: generation.name().to_owned(),
            },
            links: SelfLink { this },
        })
    })
    .await
}

fn view(generation: &Generation, name: &str, lang: Lang) -> Result<VocabularyView, ApiError> {
    let reference = generation.engine.reference();
    let vocabulary = terms::vocabulary(generation, name)?;
    let none: BTreeMap<TermId, usize> = BTreeMap::new();
    let counts = reference.term_counts.get(name).unwrap_or(&none);
    let term_view = |term: &Term| TermView {
        label: term.labels.text(lang).to_owned(),
        count: counts.get(&term.id).copied().unwrap_or(0),
        term: term.clone(),
    };
    Ok(VocabularyView {
        id: vocabulary.id.clone(),
        title: vocabulary.title.text(lang).to_owned(),
        description: vocabulary.description.text(lang).to_owned(),
        source: vocabulary.source.clone(),
        terms: vocabulary.terms.iter().map(term_view).collect(),
    })
}

/// The request in its one form, when its only parameter is the language.
pub fn wanted(path: &str, raw: Option<&str>, headers: &HeaderMap) -> Result<(Wanted, Lang), ApiError> {
    let mut query = Query::read(raw, &["lang"]);
    let (lang, in_address) = language(&mut query, headers);
    let tail = query.finish(if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    })?;
    let wanted = Wanted {
        address: address(path, &tail),
        lang,
        cost: Cost::Lookup,
    };
    Ok((wanted, lang))
}
