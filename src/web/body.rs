//! Bodies of requests: bounded in size, time and number, and known to be read to the end or not.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Frame, SizeHint};
use tokio::sync::Semaphore;

use super::error::ApiError;

/// Bodies that are read at the same time; a body has at most 256 KiB, so they take at most 64 MiB together.
const READ_AT_ONCE: usize = 256;

/// Who may send a body now, and for how long.
#[derive(Debug)]
pub struct Bodies {
    places: Semaphore,
    wait: Duration,
}

impl Bodies {
    /// Bodies have to arrive within `wait`.
    #[must_use]
    pub fn new(wait: Duration) -> Self {
        Self {
            places: Semaphore::new(READ_AT_ONCE),
            wait,
        }
    }

    /// Reads a body of at most `max_bytes`. A length that is too large is refused before anything is read.
    ///
    /// # Errors
    /// [`ApiError::ContentTooLarge`], [`ApiError::RequestTimeout`], [`ApiError::InvalidBody`] when it broke off, and
    /// [`ApiError::Overloaded`] when too many bodies are on their way.
    pub async fn read(&self, headers: &HeaderMap, body: Body, max_bytes: usize) -> Result<Bytes, ApiError> {
        let announced = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let announced = announced.and_then(|length| length.parse::<u64>().ok());
        if announced.is_some_and(|length| length > max_bytes as u64) {
            return Err(ApiError::ContentTooLarge(max_bytes));
        }
        let _place = self.places.try_acquire().map_err(|_| ApiError::Overloaded(1))?;
        let collected = Limited::new(body, max_bytes).collect();
        match tokio::time::timeout(self.wait, collected).await {
            Err(_) => Err(ApiError::RequestTimeout),
            Ok(Ok(whole)) => Ok(whole.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(ApiError::ContentTooLarge(max_bytes)),
            Ok(Err(_)) => Err(ApiError::InvalidBody("the body broke off".to_owned())),
        }
    }
}

/// The media type of a body, lower-case and without parameters; none when the client does not say.
#[must_use]
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(text.split(';').next()?.trim().to_ascii_lowercase())
}

/// A body that tells whether it was read to its end: a connection whose request is still on its way cannot be used again.
pub struct Watched {
    inner: Body,
    at_end: Arc<AtomicBool>,
}

impl Watched {
    /// Watches a body.
    pub fn new(inner: Body) -> (Self, Arc<AtomicBool>) {
        let at_end = Arc::new(AtomicBool::new(false));
        let watched = Self {
            inner,
            at_end: Arc::clone(&at_end),
        };
        (watched, at_end)
    }
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(context));
        if frame.is_none() || self.inner.is_end_stream() {
            self.at_end.store(true, Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
