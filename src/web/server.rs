//! The accept loop. A ready-made one has no time limit for heads, no cap on connections and no end to its drain.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::Settings;

/// The greatest number of header lines in a request.
const HEADERS_MAX: usize = 64;
/// The longest head of a request, in bytes.
const HEAD_MAX_BYTES: usize = 16 * 1024;

/// What a connection may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Greatest number of open connections.
    pub connections: usize,
    /// Time in which a head must arrive; also the longest silence between requests.
    pub header_timeout: Duration,
    /// Time in which sent data must be taken by the client.
    pub write_timeout: Duration,
    /// Time that open requests get to finish once the server stops.
    pub drain_limit: Duration,
}

impl Limits {
    /// The limits of the settings; fewer connections when the system allows fewer open files.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let wished = settings.max_connections as usize;
        // A fifth stays free for index files and the catalogue.
        let possible = open_files_limit().map_or(wished, |files| (files / 5 * 4).max(1));
        if possible < wished {
            tracing::warn!(
                wished,
                possible,
                "fewer connections than set: the limit of open files is low"
            );
        }
        Self {
            connections: wished.min(possible),
            header_timeout: settings.header_timeout(),
            write_timeout: Duration::from_secs(settings.write_timeout_seconds),
            drain_limit: Duration::from_secs(settings.drain_limit_seconds),
        }
    }
}

/// How many files the process may open, where the system says so.
fn open_files_limit() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Every open request was answered.
    Drained,
    /// The time to finish ran out; this many connections were cut.
    Cut(usize),
}

/// Serves until `stop` is cancelled, then lets open requests finish within the limit.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: CancellationToken) -> End {
    let slots = Arc::new(Semaphore::new(limits.connections));
    let open = TaskTracker::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.header_timeout)
        .max_headers(HEADERS_MAX)
        .max_buf_size(HEAD_MAX_BYTES);

    while let Some((stream, slot)) = next_connection(&listener, &slots, &stop).await {
        prepare(&stream, limits.write_timeout);
        open.spawn(connection(http.clone(), stream, router.clone(), slot, stop.clone()));
    }
    drop(listener);
    open.close();
    match timeout(limits.drain_limit, open.wait()).await {
        Ok(()) => End::Drained,
        Err(_) => End::Cut(open.len()),
    }
}

/// The next connection with a slot for it; none once the server stops.
async fn next_connection(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
    stop: &CancellationToken,
) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let slot = tokio::select! {
        () = stop.cancelled() => return None,
        slot = Arc::clone(slots).acquire_owned() => slot.ok()?,
    };
    let mut complained: Option<Instant> = None;
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => return None,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => return Some((stream, slot)),
            Err(error) if is_about_one_connection(&error) => {}
            Err(error) => {
                // No file descriptor or memory left: the connections that are open go on, new ones wait a moment.
                if complained.is_none_or(|at| at.elapsed() > Duration::from_secs(1)) {
                    tracing::warn!(%error, "cannot accept connections");
                    complained = Some(Instant::now());
                }
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn is_about_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Small answers go out at once, and a client that takes nothing is let go: hyper has no time limit for writing.
fn prepare(stream: &TcpStream, write_timeout: Duration) {
    let outcome = stream
        .set_nodelay(true)
        .and_then(|()| limit_unacknowledged(stream, write_timeout));
    if let Err(error) = outcome {
        tracing::debug!(%error, "a connection's options could not be set");
    }
}

#[cfg(target_os = "linux")]
fn limit_unacknowledged(stream: &TcpStream, limit: Duration) -> io::Result<()> {
    socket2::SockRef::from(stream).set_tcp_user_timeout(Some(limit))
}

#[cfg(not(target_os = "linux"))]
fn limit_unacknowledged(_: &TcpStream, _: Duration) -> io::Result<()> {
    Ok(())
}

async fn connection(
    http: http1::Builder,
    stream: TcpStream,
    router: Router,
    slot: OwnedSemaphorePermit,
    stop: CancellationToken,
) {
    let serving = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut serving = pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        () = stop.cancelled() => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
    drop(slot);
}
