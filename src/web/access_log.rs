//! One line for each request: what was answered and how long it took, nothing about who asked or for what.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::Method;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};

use super::manners;

/// What the line will say.
#[derive(Debug)]
pub struct Line {
    /// Id of the request.
    pub request_id: String,
    /// Generation that answered.
    pub generation: Option<String>,
    method: &'static str,
    route: String,
    start: Instant,
    status: u16,
    bytes: u64,
}

impl Line {
    /// Starts the clock.
    #[must_use]
    pub fn begin(request: &Request, request_id: String) -> Self {
        Self {
            request_id,
            generation: None,
            method: known_method(request.method()),
            route: manners::route(request).into_owned(),
            start: Instant::now(),
            status: 0,
            bytes: 0,
        }
    }
}

/// Written when the last byte was handed over or the client went away.
impl Drop for Line {
    fn drop(&mut self) {
        tracing::info!(
            target: "request",
            method = self.method,
            route = self.route,
            status = self.status,
            ms = self.start.elapsed().as_secs_f64() * 1000.0,
            bytes = self.bytes,
            request_id = self.request_id,
            generation = self.generation.as_deref().unwrap_or("-"),
            "answered"
        );
    }
}

/// A method is free text too: only the known ones are repeated.
fn known_method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "OTHER",
    }
}

/// Lets the line be written when the body ends.
pub fn attach(response: Response, mut line: Line) -> Response {
    line.status = response.status().as_u16();
    response.map(|body| Body::new(Counted { body, line }))
}

struct Counted {
    body: Body,
    line: Line,
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled {
            self.line.bytes += frame.data_ref().map_or(0, Bytes::len) as u64;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
