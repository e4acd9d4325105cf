//! `GET /v1/components/{id}`: one component, in several formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{HeaderValue, VARY};
use axum::response::Response;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::Meta;
use super::components::ComponentLinks;
use super::foreign::LinkedData;
use super::negotiate::ComponentFormat;
use super::pieces::DATA_LICENSE;
use super::signposts::component_links;
use crate::model::{Component, Kind, Lang, Slug};
use crate::search::Entry;
use crate::web::error::ApiError;
use crate::web::formats::{csv_header, csv_row, json_ld, publiccode};
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, header_value, modified, respond};
use crate::web::state::{App, Generation, Site};
use crate::web::texts::{TextOrigin, in_language};

/// Language of the texts.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `language` reads it")]
pub struct LanguageParameter {
    /// Language of texts and labels (BCP 47): ar, en, es, fr, pt, ru or zh. English where a translation is missing. Without
    /// it `Accept-Language` decides.
    #[param(example = "fr", value_type = Option<Lang>)]
    lang: Option<String>,
}

/// A whole component.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComponentAnswer {
    /// The component with its evidence.
    data: Component,
    /// Language of each text of the component, by field.
    texts: BTreeMap<&'static str, TextOrigin>,
    /// About the answer.
    meta: Meta,
    /// Where it can be read.
    links: ComponentLinks,
}

/// Get a component
///
/// The whole component with the evidence of each claim. A former id answers 301 with the address of its present one, a
/// withdrawn component 410 with the reason and what to look at instead, an unknown id 404 with the nearest ids.
///
/// Other formats by `Accept`, or by an ending of the address: `.json`, `.jsonld` (schema.org and CodeMeta 3),
/// `.publiccode.yml` (software only), `.csv`, `.html`.
#[utoipa::path(
    get,
    path = "/v1/components/{id}",
    operation_id = "get_component",
    tag = "components",
    params(
        ("id" = String, Path, description = "Id of the component; former ids work too.", example = "mosip"),
        LanguageParameter
    ),
    responses(
        (status = 200, description = "The component.", content(
            (ComponentAnswer = "application/json"),
            (LinkedData = "application/ld+json"),
            (String = "application/yaml"),
            (String = "text/csv; charset=utf-8")
        )),
        (status = 301, description = "The component has another id now, or the page for people was asked for.", headers(
            ("Location" = String, description = "Address of the component under its present id, or of its page")
        ))
    )
)]
pub async fn get_component(
    State(app): State<Arc<App>>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let (id, suffix) = split(id);
    let format = match &suffix {
        None => ComponentFormat::accepted(&headers),
        Some(suffix) => match ComponentFormat::from_suffix(suffix) {
            Some(format) => format,
            None => return Err(ApiError::NotFound),
        },
    };
    let id = id_in_address(&generation, id)?;
    let mut query = Query::read(raw.as_deref(), &["lang"]);
    let (lang, in_address) = language(&mut query, &headers);
    let tail = query.finish(if in_address {
        format!("lang={lang}")
    } else {
        String::new()
    })?;
    let ending = suffix.map(|suffix| format!(".{suffix}")).unwrap_or_default();
    let wanted = Wanted {
        // The same address answers in several formats, which have to be told apart.
        address: format!(
            "{} {}",
            address(&format!("/v1/components/{id}"), &tail),
            format.suffix()
        ),
        lang,
        cost: Cost::Lookup,
    };
    // What was published tells about the facts and the English texts; translations and the names of terms and organisations
    // change without it.
    let is_told = lang == Lang::En && matches!(format, ComponentFormat::Json | ComponentFormat::Csv);
    let changed = generation.engine.changed_at(&id).filter(|_| is_told);
    let site = Arc::clone(&app.site);
    let response = respond(&app, generation, &headers, wanted, move |generation| {
        match find(generation, &id)? {
            Found::Here(entry) => render(generation, *entry, lang, format, &site),
            Found::Moved(id) => Rendered::moved(&address(&format!("/v1/components/{id}{ending}"), &tail)),
        }
    })
    .await?;
    let mut response = modified(response, changed, &headers)?;
    let vary = HeaderValue::from_static("accept, accept-encoding, accept-language");
    response.headers_mut().insert(VARY, vary);
    Ok(response)
}

/// The id and the ending of an address. Ids have no dots.
fn split(id: Result<Path<String>, PathRejection>) -> (Result<Path<String>, PathRejection>, Option<String>) {
    match id {
        Ok(Path(text)) => match text.split_once('.') {
            Some((id, suffix)) if Slug::parse(id).is_ok() => (Ok(Path(id.to_owned())), Some(suffix.to_owned())),
            Some(_) | None => (Ok(Path(text)), None),
        },
        Err(rejection) => (Err(rejection), None),
    }
}

fn render(
    generation: &Generation,
    entry: Entry,
    lang: Lang,
    format: ComponentFormat,
    site: &Site,
) -> Result<Rendered, ApiError> {
    let reference = generation.engine.reference();
    let link = header_value(&component_links(&entry.component, site))?;
    let rendered = match format {
        ComponentFormat::Json => {
            let (component, texts) = in_language(entry, lang);
            Rendered::json(&ComponentAnswer {
                links: ComponentLinks::of(&component.id),
                data: component,
                texts,
                meta: Meta {
                    generation: generation.name().to_owned(),
                },
            })?
        }
        ComponentFormat::JsonLd => {
            let value = json_ld(&entry, reference, site.base(), DATA_LICENSE);
            Rendered::bytes(value.to_string().into(), format.kind())
        }
        // A specification or a data set has no publiccode.yml.
        ComponentFormat::PublicCode if entry.component.kind != Kind::Software => return Err(ApiError::NotFound),
        ComponentFormat::PublicCode => {
            Rendered::bytes(publiccode(&entry, reference, site.base()).into(), format.kind())
        }
        ComponentFormat::Csv => {
            let (component, texts) = in_language(entry, lang);
            let lang = texts.get("summary").map_or(Lang::En, |origin| origin.language);
            let text = csv_header() + &csv_row(&component, lang, site.base());
            Rendered::bytes(text.into(), format.kind())
        }
        ComponentFormat::Html => Rendered::moved(&format!("/c/{}", entry.component.id))?,
    };
    Ok(Rendered {
        link: Some(link),
        ..rendered
    })
}
