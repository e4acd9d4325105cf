//! Sends an export: conditionally, in parts, resumable.

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
    HeaderValue, IF_RANGE, LAST_MODIFIED, RANGE,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::pieces::{Pieces, Streamed};
use crate::model::Lang;
use crate::web::deprecation::http_date;
use crate::web::error::ApiError;
use crate::web::respond::{
    Rendered, has_seen, header_value, names_any, names_tag, not_modified, opaque_tag, set_common,
};
use crate::web::state::{App, Generation};

/// What to send.
pub struct Download {
    /// The bytes.
    pub pieces: Pieces,
    /// Address in its one spelling.
    pub address: String,
    /// Language of the texts.
    pub lang: Lang,
    /// Content type.
    pub kind: &'static str,
    /// File name that is suggested.
    pub file_name: String,
}

/// Sends a download, or the part of it that is asked for.
///
/// # Errors
/// [`ApiError::RangeNotSatisfiable`] when the part begins after the end; [`ApiError::Overloaded`] when the length had to be
/// found out and no turn came.
pub async fn send(
    app: &App,
    generation: Arc<Generation>,
    headers: &HeaderMap,
    download: Download,
) -> Result<Response, ApiError> {
    let key = format!("{} {}", download.lang, download.address);
    let opaque = opaque_tag(generation.name(), &key);
    let strong = header_value(&format!("\"{opaque}\""))?;
    let weak = header_value(&format!("W/\"{opaque}\""))?;
    let taken_up = generation.taken_up();
    if names_tag(headers, &strong) || names_any(headers) || has_seen(headers, taken_up) {
        return Ok(not_modified(&generation, &strong, download.lang));
    }
    let part = match asked_range(headers, &strong) {
        None => None,
        Some(range) => {
            let length = length(app, &generation, &key, download.pieces.clone()).await?;
            let part = range.within(length).ok_or(ApiError::RangeNotSatisfiable(length))?;
            Some((part, length))
        }
    };
    let streamed = match &part {
        None => Streamed::whole(download.pieces),
        Some((part, _)) => {
            let (start, wanted) = (*part.start(), part.end() - part.start() + 1);
            let pieces = download.pieces;
            app.admission
                .run(move || Ok(Streamed::part(pieces, start, wanted)?))
                .await?
        }
    };
    let mut response = Response::new(Body::new(streamed));
    set_common(response.headers_mut(), &generation, download.lang);
    let is_compressible = part.is_none() && accepts_compression(headers);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(download.kind));
    let disposition = format!("attachment; filename=\"{}\"", download.file_name);
    headers.insert(CONTENT_DISPOSITION, header_value(&disposition)?);
    if let Some(at) = taken_up {
        headers.insert(LAST_MODIFIED, header_value(&http_date(at))?);
    }
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    // Compression further out changes the bytes, so that a part of them could not be asked for by a strong tag.
    headers.insert(ETAG, if is_compressible { weak } else { strong });
    if let Some((part, length)) = part {
        let (start, end) = part.into_inner();
        headers.insert(CONTENT_RANGE, header_value(&format!("bytes {start}-{end}/{length}"))?);
        headers.insert(CONTENT_LENGTH, HeaderValue::from(end - start + 1));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

fn accepts_compression(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT_ENCODING).into_iter();
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    lines.any(|line| ["br", "gzip", "zstd", "*"].iter().any(|name| line.contains(name)))
}

/// The length in bytes; made once for each generation, since parts of a download are asked for one after the other.
async fn length(app: &App, generation: &Arc<Generation>, key: &str, pieces: Pieces) -> Result<u64, ApiError> {
    let key = format!("length {key}");
    if let Some(known) = generation.known(&key) {
        let text = std::str::from_utf8(&known.body).map_err(|_| ApiError::Internal)?;
        return text.parse().map_err(|_| ApiError::Internal);
    }
    let counted = app.admission.run(move || {
        let mut length = 0;
        pieces.each(|piece| length += piece.len() as u64)?;
        Ok(length)
    });
    let length: u64 = counted.await?;
    generation.keep(key, Rendered::bytes(Bytes::from(length.to_string()), "text/plain"));
    Ok(length)
}

/// One range of bytes, as a client writes it (RFC 9110, 14.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    From(u64),
    FromTo(u64, u64),
    Last(u64),
}

impl Asked {
    /// The bytes that are meant, if there are any.
    fn within(self, length: u64) -> Option<RangeInclusive<u64>> {
        let last = length.checked_sub(1)?;
        match self {
            Self::From(start) => (start <= last).then_some(start..=last),
            Self::FromTo(start, end) => (start <= last).then_some(start..=end.min(last)),
            Self::Last(0) => None,
            Self::Last(count) => Some(length.saturating_sub(count)..=last),
        }
    }
}

/// The range that is asked for; none when the whole is to be sent. Several ranges at once are not supported, which a
/// server may do by sending the whole.
fn asked_range(headers: &HeaderMap, etag: &HeaderValue) -> Option<Asked> {
    if headers.get(IF_RANGE).is_some_and(|tag| tag != etag) {
        return None;
    }
    let text = headers.get(RANGE)?.to_str().ok()?.strip_prefix("bytes=")?;
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse::<u64>().unwrap_or(u64::MAX))
    };
    match text.trim().split_once('-')? {
        ("", count) => number(count).map(Asked::Last),
        (start, "") => number(start).map(Asked::From),
        (start, end) => {
            let (start, end) = (number(start)?, number(end)?);
            (start <= end).then_some(Asked::FromTo(start, end))
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use axum::http::header::{HeaderValue, RANGE};

    use super::asked_range;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        let etag = HeaderValue::from_static("\"x\"");
        for (text, expected) in [
            ("bytes=0-4", Some((0, 4))),
            ("bytes=5-", Some((5, 9))),
            ("bytes=-3", Some((7, 9))),
            ("bytes=-99", Some((0, 9))),
            ("bytes=8-99999999999999999999999", Some((8, 9))),
            ("bytes=10-", None),
            ("bytes=-0", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RANGE, HeaderValue::from_static(text));
            let part = asked_range(&headers, &etag).unwrap().within(10);
            assert_eq!(part.map(std::ops::RangeInclusive::into_inner), expected, "{text}");
        }
        for not_one in [
            "bytes=4-2",
            "bytes=a-b",
            "bytes=",
            "items=0-1",
            "bytes=0-1,3-4",
            "bytes=+1-2",
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RANGE, HeaderValue::from_static(not_one));
            assert_eq!(asked_range(&headers, &etag), None, "{not_one}");
        }
    }
}
