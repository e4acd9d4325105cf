//! The server: pages for people and an API for programs, the same answers in two renderings.

mod access_log;
mod addresses;
mod admission;
mod api;
mod audience;
mod body;
mod chosen;
mod deprecation;
mod error;
mod error_code;
mod formats;
mod frame;
mod lookup;
mod manners;
mod pages;
mod picked;
mod pictures;
mod query;
mod question;
mod reload;
mod respond;
mod server;
mod signposts;
mod state;
mod terms;
mod texts;
mod wording;

use std::sync::Arc;

use axum::Router;

pub use api::{document, document_text};
pub use deprecation::Deprecated;
pub use error::{ApiError, ErrorCode, ParameterProblem, ProblemDetails};
pub use manners::Manners;
pub use reload::{Source, Trigger, Watch, log_problems, start as start_reloading, watch};
pub use server::{End, Limits, serve};
pub use state::{App, Generation, ReloadOutcome, ReloadReport, Site};

/// Every address of the server.
pub fn router(app: Arc<App>, manners: Manners) -> Router {
    let routes = api::router(&app)
        .merge(pages::router())
        .merge(pictures::router())
        .with_state(app);
    manners::apply(routes, manners)
}
