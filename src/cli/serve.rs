//! `dpi-catalogue serve`, and `dpi-catalogue` alone

use std::io::Write;
use std::net::SocketAddr;
use std::panic::PanicHookInfo;
use std::process::exit;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use super::generation::prepare;
use super::signals::{Signals, Wish};
use super::{Outcome, print};
use crate::config::{LogFormat, Settings};
use crate::search::Engine;
use crate::web::{self, App, End, Limits, Manners, Source};

/// Checks the catalogue, indexes it and serves pages and API. SIGHUP takes up changed files, SIGTERM and Ctrl-C stop.
/// Exit status: 0 stopped, 1 the catalogue has errors, 2 could not run.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let settings = self.settings;
        begin_log(&settings)?;
        let source = Source {
            catalogue: settings.catalogue.clone(),
            index: settings.index.clone(),
        };
        let Some((reading, directory)) = prepare(&source)? else {
            return Ok(Outcome::ProblemsFound);
        };
        web::log_problems(&reading.problems);
        let engine = Engine::open(&directory).context("could not open the index")?;
        drop(reading);
        let app = Arc::new(App::new(engine, &settings));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            // Blocking threads are for searches. Two more than there are turns: name look-ups must not wait for them.
            .max_blocking_threads(settings.permits() + 2)
            .build()
            .context("could not start the server's threads")?;
        runtime.block_on(serve(app, source, &settings))?;
        // Connections that were cut may still hold threads; the program ends all the same.
        runtime.shutdown_timeout(Duration::from_secs(1));
        Ok(Outcome::Fine)
    }
}

async fn serve(app: Arc<App>, source: Source, settings: &Settings) -> anyhow::Result<()> {
    let signals = Signals::listen().context("could not listen for signals")?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("could not listen on {}", settings.listen))?;
    let address = listener.local_addr().context("could not find out the address")?;
    let trigger = web::start_reloading(Arc::clone(&app), source.clone()).context("could not start reloading")?;
    // Held until the server ends: dropping it would end the watch.
    let _watch = if settings.watch {
        let quiet = Duration::from_millis(settings.watch_quiet_ms);
        let watch = web::watch(&source.catalogue, quiet, trigger.clone());
        Some(watch.with_context(|| format!("could not watch {}", source.catalogue.display()))?)
    } else {
        None
    };
    let stop = CancellationToken::new();
    let delay = Duration::from_secs(settings.drain_delay_seconds);
    tokio::spawn(obey(signals, Arc::clone(&app), trigger, stop.clone(), delay));
    greet(address, &app)?;

    let router = web::router(app, Manners::new(settings.is_https()));
    match web::serve(listener, router, Limits::of(settings), stop).await {
        End::Drained => tracing::info!("stopped; every open request was answered"),
        End::Cut(connections) => tracing::warn!(connections, "stopped; some connections were cut"),
    }
    Ok(())
}

/// Does what signals ask for until the second one that asks to stop.
async fn obey(mut signals: Signals, app: Arc<App>, trigger: web::Trigger, stop: CancellationToken, delay: Duration) {
    let wish = loop {
        match signals.next().await {
            Wish::Reload => trigger.pull(),
            wish @ (Wish::Interrupt | Wish::Terminate) => break wish,
        }
    };
    app.begin_drain();
    if wish == Wish::Terminate {
        // Load balancers need a moment to see that this replica is leaving; a person at a terminal does not.
        tracing::info!("stopping; requests are still taken for a moment");
        tokio::select! {
            () = tokio::time::sleep(delay) => {}
            _ = signals.next_stop() => exit(1),
        }
    }
    stop.cancel();
    signals.next_stop().await;
    exit(1);
}

fn greet(address: SocketAddr, app: &App) -> anyhow::Result<()> {
    let generation = app.current();
    let components = generation.engine.manifest().components;
    tracing::info!(%address, components, generation = generation.name(), "serving");
    print(|out| {
        writeln!(out, "The catalogue ({components} components) is at http://{address}/")?;
        writeln!(out, "The API is explained at http://{address}/docs")?;
        writeln!(out, "Try: curl 'http://{address}/v1/components?q=payments&limit=3'")?;
        writeln!(out, "Stop with Ctrl-C.")
    })
}

fn begin_log(settings: &Settings) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&settings.log).context("--log cannot be understood; try info or debug")?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => log.with_ansi(false).init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// A panic's text may repeat what a client sent, so only a text that was fixed when the program was written is logged.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic
        .payload()
        .downcast_ref::<&'static str>()
        .copied()
        .unwrap_or("(not shown)");
    tracing::error!(place, message, "panic");
}
