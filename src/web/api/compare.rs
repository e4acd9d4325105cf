//! `GET /v1/compare`: components side by side.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::{Meta, SelfLink};
use crate::model::{Lang, Slug};
use crate::search::{ComparedField, NamedComponent, compare};
use crate::web::chosen::{chosen_ids, components, spelt};
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// The most components that can be compared: what fits side by side on a wide screen.
const COMPARED_MAX: usize = 6;

/// What to compare.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `compare_components` reads them")]
pub struct CompareParameters {
    /// Id of a component. Give it 2 to 6 times; former ids work too.
    #[param(example = json!(["mosip", "opencrvs"]), style = Form, explode = true, min_items = 1, max_items = 6)]
    id: Vec<String>,
}

/// Components side by side.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompareAnswer {
    /// The comparison.
    data: Comparison,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// Components side by side, fact by fact.
#[derive(Debug, Serialize, ToSchema)]
struct Comparison {
    /// The components, in the order asked for.
    components: Vec<NamedComponent>,
    /// The facts, in a fixed order.
    fields: Vec<ComparedField>,
}

/// Compare components
///
/// Says for every fact whether it is the same, differs, or is not known for enough of the components to tell. An unknown
/// fact is never taken for a difference.
#[utoipa::path(
    get,
    path = "/v1/compare",
    operation_id = "compare_components",
    tag = "relations",
    params(CompareParameters),
    responses((status = 200, description = "The facts side by side.", body = CompareAnswer))
)]
pub async fn compare_components(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let mut query = Query::read(raw.as_deref(), &["id"]);
    let ids = chosen_ids(&mut query, "id", generation.engine.reference());
    if query.is_clean() && !(2..=COMPARED_MAX).contains(&ids.len()) {
        query.reject(
            "id",
            format!("{} different components are named; name 2 to {COMPARED_MAX}", ids.len()),
        );
    }
    query.finish(())?;
    let this = spelt("/v1/compare", ids.iter().map(|id| ("id", id.as_str())), None);
    let wanted = Wanted {
        address: this.clone(),
        lang: Lang::En,
        cost: Cost::Search,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        let components = components(generation, &ids)?;
        let named = |id: &Slug, name: &str| NamedComponent {
            id: id.clone(),
            name: name.to_owned(),
        };
        Rendered::json(&CompareAnswer {
            data: Comparison {
                fields: compare(&components),
                components: components.iter().map(|one| named(&one.id, &one.name)).collect(),
            },
            meta: Meta {
                generation: generation.name().to_owned(),
            },
            links: SelfLink { this },
        })
    })
    .await
}
