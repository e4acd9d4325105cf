//! Files that pages need, served from the program itself under names that change with their content.

use std::borrow::Cow;
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
struct Assets;

/// Name of the one stylesheet.
const STYLESHEET: &str = "style.css";

static STYLESHEET_ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let stamp = Assets::get(STYLESHEET).map_or_else(String::new, |file| stamp(&file.data));
    format!("/static/{stamp}/{STYLESHEET}")
});

/// Address of the stylesheet.
#[must_use]
pub fn stylesheet() -> &'static str {
    &STYLESHEET_ADDRESS
}

fn stamp(data: &[u8]) -> String {
    blake3::hash(data).to_hex()[..12].to_owned()
}

/// A file. An old stamp gets the present file, so that a page kept from before an upgrade still has a style; only the
/// present stamp may be kept for ever.
pub async fn asset(address: Result<Path<(String, String)>, PathRejection>) -> Result<Response, ApiError> {
    let Path((given, name)) = address.map_err(|_| ApiError::NotFound)?;
    let file = Assets::get(&name).ok_or(ApiError::NotFound)?;
    let keep = if given == stamp(&file.data) {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=60"
    };
    let kind = HeaderValue::from_str(file.metadata.mimetype()).map_err(|_| ApiError::Internal)?;
    let bytes = match file.data {
        Cow::Borrowed(data) => Bytes::from_static(data),
        Cow::Owned(data) => data.into(),
    };
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    Ok(response)
}
