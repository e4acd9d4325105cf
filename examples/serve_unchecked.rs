//! Serves a catalogue although the check refuses it, until it is ended: the browser tests look at hostile text with it.
//! Prints its address when it is ready.
//!
//! usage: cargo run --example `serve_unchecked` -- CATALOGUE INDEX

use std::sync::Arc;

use anyhow::Context;
use clap::Parser;
use dpi_catalogue::config::Settings;
use dpi_catalogue::web::{self, App, Limits, Manners, Source};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut folders = std::env::args().skip(1);
    let mut next = || folders.next().context("usage: serve_unchecked CATALOGUE INDEX");
    let source = Source {
        catalogue: next()?.into(),
        index: next()?.into(),
    };
    let settings = Line::try_parse_from(["serve_unchecked"])?.settings;
    let app = Arc::new(App::new(source.open(&source.read())?, &settings));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    web::serve(
        listener,
        web::router(app, Manners::new(false)),
        Limits::of(&settings),
        CancellationToken::new(),
    )
    .await;
    Ok(())
}
