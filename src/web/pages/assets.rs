//! Files that pages need, served from the program itself under names that change with their content.
//!
//! `static/` holds what is served as it is; the files of `static/styles/`, one for each part of the pages, are served as the
//! one stylesheet `style.css`, in the order of their names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
use rust_embed::Embed;

use crate::web::error::ApiError;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/static"]
struct Files;

/// Where the parts of the stylesheet are.
const STYLES: &str = "styles/";

/// A file as it is served.
struct Asset {
    bytes: Bytes,
    kind: String,
    stamp: String,
    address: String,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let mut assets = BTreeMap::new();
    let mut style = Vec::new();
    let mut names: Vec<_> = Files::iter().collect();
    names.sort_unstable();
    for name in names {
        let Some(file) = Files::get(&name) else { continue };
        if name.starts_with(STYLES) {
            style.extend_from_slice(&file.data);
        } else {
            let kind = file.metadata.mimetype().to_owned();
            assets.insert(name.to_string(), asset_of(&name, file.data.into_owned(), kind));
        }
    }
    assets.insert(
        "style.css".to_owned(),
        asset_of("style.css", style, "text/css".to_owned()),
    );
    assets
});

fn asset_of(name: &str, bytes: Vec<u8>, kind: String) -> Asset {
    let stamp = blake3::hash(&bytes).to_hex()[..12].to_owned();
    Asset {
        address: format!("/static/{stamp}/{name}"),
        bytes: bytes.into(),
        kind,
        stamp,
    }
}

/// The address of a file; it changes with the file's content.
#[must_use]
pub fn file(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/static/none", |asset| &asset.address)
}

/// A file. An old stamp gets the present file, so that a page kept from before an upgrade still has a style; only the
/// present stamp may be kept for ever.
pub async fn asset(address: Result<Path<(String, String)>, PathRejection>) -> Result<Response, ApiError> {
    let Path((stamp, name)) = address.map_err(|_| ApiError::NotFound)?;
    let asset = ASSETS.get(&name).ok_or(ApiError::NotFound)?;
    let keep = if stamp == asset.stamp {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=60"
    };
    let kind = HeaderValue::from_str(&asset.kind).map_err(|_| ApiError::Internal)?;
    let mut response = Response::new(Body::from(asset.bytes.clone()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kind);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    Ok(response)
}
