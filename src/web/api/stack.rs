//! `GET /v1/stack`: components that are to work together.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::{Meta, SelfLink};
use crate::model::Lang;
use crate::search::Stack;
use crate::web::chosen::{chosen_ids, components, language_tail, needed_blocks, spelt};
use crate::web::error::ApiError;
use crate::web::query::Query;
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;

/// The most components and the most needs of one stack: a country's whole stack has some twenty parts.
const PARTS_MAX: usize = 20;

/// What is there and what is needed.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `plan_stack` reads them")]
pub struct StackParameters {
    /// Id of a component of the stack; at most 20. Former ids work too.
    #[param(example = json!(["mosip"]), style = Form, explode = true, max_items = 20)]
    c: Option<Vec<String>>,
    /// A needed building block: a term of the vocabulary `building-blocks`; at most 20.
    #[param(example = json!(["information-mediator"]), style = Form, explode = true, max_items = 20)]
    need: Option<Vec<String>>,
    /// Language of labels and titles (BCP 47): ar, en, es, fr, pt, ru or zh. Without it `Accept-Language` decides.
    #[param(example = "fr", value_type = Option<Lang>)]
    lang: Option<String>,
}

/// A stack of components.
#[derive(Debug, Serialize, ToSchema)]
pub struct StackAnswer {
    /// What the stack covers, what holds it together, what is missing.
    data: Stack,
    /// About the answer.
    meta: Meta,
    /// This answer.
    links: SelfLink,
}

/// Plan a stack
///
/// Given components (`c`) and needed building blocks (`need`), one of the two at least: which needs are covered by what,
/// which relations are stated among the components, which standards they share, what they are built on that is missing, and
/// for every gap the candidates with the reasons for each. Everything rests on what the catalogue holds: a connection that
/// it does not know may still exist.
#[utoipa::path(
    get,
    path = "/v1/stack",
    operation_id = "plan_stack",
    tag = "relations",
    params(StackParameters),
    responses((status = 200, description = "The stack as the catalogue sees it.", body = StackAnswer))
)]
pub async fn plan_stack(
    State(app): State<Arc<App>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let reference = generation.engine.reference();
    let mut query = Query::read(raw.as_deref(), &["c", "need", "lang"]);
    let ids = chosen_ids(&mut query, "c", reference);
    let needs = needed_blocks(&mut query, reference);
    if ids.is_empty() && needs.is_empty() && query.is_clean() {
        query.reject(
            "c",
            "missing; name a component (c) or a needed building block (need)".to_owned(),
        );
    }
    for (name, count) in [("c", ids.len()), ("need", needs.len())] {
        if count > PARTS_MAX {
            query.reject(name, format!("{count} are named; at most {PARTS_MAX} are accepted"));
        }
    }
    let (lang, in_address) = language_tail(&mut query, &headers);
    query.finish(())?;
    let pairs = ids
        .iter()
        .map(|id| ("c", id.as_str()))
        .chain(needs.iter().map(|need| ("need", need.as_str())));
    let this = spelt("/v1/stack", pairs, in_address);
    let wanted = Wanted {
        address: this.clone(),
        lang,
        cost: Cost::Search,
    };
    respond(&app, generation, &headers, wanted, move |generation| {
        let components = components(generation, &ids)?;
        Rendered::json(&StackAnswer {
            data: generation.engine.stack(&components, &needs, lang)?,
            meta: Meta {
                generation: generation.name().to_owned(),
            },
            links: SelfLink { this },
        })
    })
    .await
}
