//! The server: pages for people and an API for programs, the same answers in two renderings.

mod access_log;
mod admission;
mod api;
mod chosen;
mod error;
mod error_code;
mod formats;
mod frame;
mod lookup;
mod manners;
mod pages;
mod query;
mod question;
mod reload;
mod respond;
mod server;
mod state;
mod texts;
mod wording;

use std::sync::Arc;

use axum::Router;

pub use api::{document, document_text};
pub use error::{ApiError, ErrorCode, ParameterProblem, ProblemDetails};
pub use manners::Manners;
pub use reload::{Source, Trigger, Watch, log_problems, start as start_reloading, watch};
pub use server::{End, Limits, serve};
pub use state::{App, Generation, ReloadOutcome, ReloadReport, Site};

/// Every address of the server.
pub fn router(app: Arc<App>, manners: Manners) -> Router {
    let routes = api::router().merge(pages::router()).with_state(app);
    manners::apply(routes, manners)
}
