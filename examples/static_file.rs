//! Serves one file from memory by the same HTTP library as the program: what `scripts/bench` compares exports with.
//!
//! `cargo run --release --example static_file -- FILE` prints the address and serves until it is stopped.

use std::io::Write;
use std::{env, fs, io};

use axum::Router;
use axum::body::Bytes;
use axum::routing::get;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> io::Result<()> {
    let Some(path) = env::args().nth(1) else {
        return Err(io::Error::other("usage: static_file FILE"));
    };
    let bytes = Bytes::from(fs::read(path)?);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    writeln!(io::stdout(), "http://{}/", listener.local_addr()?)?;
    let file = move || std::future::ready(bytes.clone());
    axum::serve(listener, Router::new().route("/", get(file))).await
}
