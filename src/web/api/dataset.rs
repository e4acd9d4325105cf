//! `GET /v1/dataset` and `/{version}`: the whole data set as a versioned download.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, HeaderValue, LINK};
use axum::response::Response;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::download::{Download, send};
use super::export::NDJSON;
use super::pieces::{DATA_LICENSE, Form, Pieces};
use super::{Meta, SelfLink};
use crate::model::Lang;
use crate::search::Question;
use crate::web::error::ApiError;
use crate::web::formats::license_url;
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, header_value, respond};
use crate::web::state::{App, Generation, Site};

/// Address of the description.
const PATH: &str = "/v1/dataset";

/// The data set.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatasetAnswer {
    /// The data set.
    data: Dataset,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// Everything the catalogue holds, as one file.
#[derive(Debug, Serialize, ToSchema)]
struct Dataset {
    /// Version: the generation of the index.
    #[schema(example = "5d0c2b7f9e41a386")]
    version: String,
    /// Number of listed components in it.
    #[schema(example = 269)]
    components: usize,
    /// SPDX id of the licence of the entries. The catalogued components have licences of their own.
    #[schema(example = "CC0-1.0")]
    license: &'static str,
    /// Where the text of the licence is.
    #[schema(example = "https://spdx.org/licenses/CC0-1.0")]
    license_url: String,
    /// The file.
    download: DatasetFile,
}

/// A file of the data set.
#[derive(Debug, Serialize, ToSchema)]
struct DatasetFile {
    /// Address of the file. It holds this version for ever; another version answers 404.
    #[schema(example = "/v1/dataset/5d0c2b7f9e41a386")]
    url: String,
    /// Content type.
    #[schema(example = "application/x-ndjson")]
    media_type: &'static str,
    /// Length in bytes, before compression for transport.
    #[schema(example = 1_234_567)]
    bytes: u64,
    /// SHA-256 of the file, hexadecimal, as `sha256sum` prints it.
    #[schema(example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    sha256: String,
}

/// Get the data set
///
/// Version, licence, length and digest of the whole data set and where to download it.
#[utoipa::path(
    get,
    path = "/v1/dataset",
    operation_id = "get_dataset",
    tag = "components",
    responses((status = 200, description = "What the data set is and where its file is.", body = DatasetAnswer))
)]
pub async fn get_dataset(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    Query::read(raw.as_deref(), &[]).finish(())?;
    let generation = app.current();
    let (whole, site) = (Arc::clone(&generation), Arc::clone(&app.site));
    let wanted = Wanted {
        address: PATH.to_owned(),
        lang: Lang::En,
        cost: Cost::Search,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        let mut bytes = 0;
        let mut digest = Sha256::new();
        pieces(whole, site)?.each(|piece| {
            bytes += piece.len() as u64;
            digest.update(piece);
        })?;
        let version = generation.name().to_owned();
        Rendered::json(&DatasetAnswer {
            data: Dataset {
                components: generation.engine.manifest().components,
                license: DATA_LICENSE,
                license_url: license_url(),
                download: DatasetFile {
                    url: format!("{PATH}/{version}"),
                    media_type: NDJSON,
                    bytes,
                    sha256: data_encoding::HEXLOWER.encode(&digest.finalize()),
                },
                version: version.clone(),
            },
            meta: Meta { generation: version },
            links: SelfLink { this: PATH.to_owned() },
        })
    })
    .await
}

/// Download the data set
///
/// Everything as newline-delimited JSON. Each line has a `type`: `dataset` (the first line), `vocabulary`, `organisation`,
/// `collection`, `withdrawn`, `renamed` or `component`; components come with all their translations. A broken download can
/// be resumed with `Range` and `If-Range`. A version that this server does not hold answers 404.
#[utoipa::path(
    get,
    path = "/v1/dataset/{version}",
    operation_id = "download_dataset",
    tag = "components",
    params(("version" = String, Path, description = "Version from `get_dataset`.", example = "5d0c2b7f9e41a386")),
    responses(
        (status = 200, description = "One item a line.", content_type = "application/x-ndjson", body = String,
         headers(("Content-Disposition" = String, description = "Suggests a file name"))),
        (status = 206, description = "The part that `Range` asks for.", content_type = "application/x-ndjson", body = String,
         headers(("Content-Range" = String, description = "Which bytes of how many")))
    )
)]
pub async fn download_dataset(
    State(app): State<Arc<App>>,
    version: Result<Path<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    if !version.is_ok_and(|Path(version)| version == generation.name()) {
        return Err(ApiError::VersionNotFound(vec![generation.name().to_owned()]));
    }
    Query::read(raw.as_deref(), &[]).finish(())?;
    let (whole, site) = (Arc::clone(&generation), Arc::clone(&app.site));
    let pieces = app.admission.run(move || pieces(whole, site)).await?;
    let download = Download {
        pieces,
        address: format!("{PATH}/{}", generation.name()),
        lang: Lang::En,
        kind: NDJSON,
        file_name: format!("dpi-catalogue-{}.ndjson", generation.name()),
    };
    let mut response = send(&app, generation, &headers, download).await?;
    let headers = response.headers_mut();
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(LINK, header_value(&format!("<{}>; rel=\"license\"", license_url()))?);
    Ok(response)
}

fn pieces(generation: Arc<Generation>, site: Arc<Site>) -> Result<Pieces, ApiError> {
    let ids = generation.engine.matching_ids(&Question::default())?;
    Ok(Pieces::new(generation, site, ids, Form::Dataset, Lang::En))
}
