//! `POST /mcp`: the catalogue for assistants, by the Model Context Protocol (streamable HTTP, without sessions).
//!
//! A tool is an operation of the API: its input schema is made of the operation's parameters, its output schema is that of
//! the operation's answer, and a call goes the way of the operation. So the two cannot tell different things.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, Full};
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListResourceTemplatesResult,
    ListResourcesResult, ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse,
    ReadResourceResult, Resource, ResourceContents, ResourceTemplate, ServerCapabilities, ServerConfig,
};
use rmcp::service::RequestContext;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use rmcp::{ErrorData, RoleServer, ServerHandler};
use serde_json::{Map, Value, json};

use super::tools::{self, TOOLS, call};
use crate::model::Slug;
use crate::search::Lookup;
use crate::web::error::ApiError;
use crate::web::state::{App, Site};

/// Address of the endpoint.
pub const PATH: &str = "/mcp";
/// The largest message: a call of a tool has a few hundred bytes.
const BODY_MAX_BYTES: usize = 64 * 1024;
/// Resources on one page of their list.
const RESOURCES_PAGE: usize = 100;
/// What stands before the id in the name of a component's resource.
const SCHEME: &str = "dpi://component/";

/// What assistants should know before they use the tools.
const INSTRUCTIONS: &str = "A curated catalogue of open-source digital public infrastructure components. Find components with \
    search_components, read one with get_component before stating facts about it, and give its permanent link /c/{id} and \
    its evidence as the source. A fact that is absent is not known. Listing is neither endorsement nor certification.";

/// The endpoint with everything that it answers from.
pub struct Assistants {
    app: Arc<App>,
    service: StreamableHttpService<Session, NeverSessionManager>,
}

impl Assistants {
    /// Answers from an app, through the operations of a router.
    pub fn new(app: &Arc<App>, operations: &Router<Arc<App>>) -> Self {
        let session = Session {
            app: Arc::clone(app),
            operations: operations.clone().with_state(Arc::clone(app)),
        };
        let config = StreamableHttpServerConfig::default()
            .with_allowed_hosts(hosts(&app.site))
            .with_legacy_session_mode(false)
            .with_json_response(true);
        let service = StreamableHttpService::new(
            move || Ok(session.clone()),
            Arc::new(NeverSessionManager::default()),
            config,
        );
        Self {
            app: Arc::clone(app),
            service,
        }
    }
}

/// Hosts that a request may name: this machine, and the public address. A page of another host that a browser was led to
/// must not speak to a server on the reader's own machine.
fn hosts(site: &Site) -> Vec<String> {
    let own = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
    let public = site.public_url.as_deref().and_then(|url| url.split_once("://"));
    own.into_iter().chain(public.map(|(_, host)| host.to_owned())).collect()
}

/// Answers a message.
pub async fn answer_message(State(assistants): State<Arc<Assistants>>, request: Request) -> Result<Response, ApiError> {
    let (parts, body) = request.into_parts();
    let bytes = assistants.app.bodies.read(&parts.headers, body, BODY_MAX_BYTES).await?;
    let whole = axum::http::Request::from_parts(parts, Full::new(bytes));
    let answer = assistants.service.handle(whole).await;
    let (mut parts, body) = answer.into_parts();
    let bytes = body
        .collect()
        .await
        .map_or_else(|never| match never {}, http_body_util::Collected::to_bytes);
    let is_json = |kind: &HeaderValue| kind.to_str().is_ok_and(|kind| kind.starts_with("application/json"));
    if !parts.status.is_success() && !parts.headers.get(header::CONTENT_TYPE).is_some_and(is_json) {
        return Err(refused(parts.status, &bytes));
    }
    let no_store = crate::web::respond::NO_STORE;
    parts.headers.insert(header::CACHE_CONTROL, no_store);
    Ok((parts, Body::from(bytes)).into_response())
}

/// What the protocol's transport refuses before it looks at the message.
fn refused(status: StatusCode, text: &[u8]) -> ApiError {
    match status {
        StatusCode::FORBIDDEN => ApiError::HostNotAllowed,
        StatusCode::NOT_ACCEPTABLE => ApiError::NotAcceptable(&["application/json", "text/event-stream"]),
        StatusCode::METHOD_NOT_ALLOWED => ApiError::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::ContentTooLarge(BODY_MAX_BYTES),
        StatusCode::UNSUPPORTED_MEDIA_TYPE if is_about_content_type(text) => {
            ApiError::UnsupportedMediaType(&["application/json"])
        }
        other if other.is_client_error() => {
            ApiError::InvalidBody("not a message of the Model Context Protocol (JSON-RPC 2.0)".to_owned())
        }
        _ => ApiError::Internal,
    }
}

/// The transport gives the same status to a message that it cannot parse.
fn is_about_content_type(text: &[u8]) -> bool {
    String::from_utf8_lossy(text).contains("Content-Type")
}

/// One message's view of the catalogue.
#[derive(Clone)]
struct Session {
    app: Arc<App>,
    operations: Router,
}

impl ServerHandler for Session {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().build();
        let server = Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        ServerConfig::new(capabilities)
            .with_server_info(server)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::described().to_vec()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = TOOLS.iter().find(|tool| tool.name == request.name) else {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            let message = format!("there is no such tool; there are {}", names.join(", "));
            return Err(ErrorData::invalid_params(message, None));
        };
        let arguments = request.arguments.unwrap_or_default();
        let outcome = call(&self.operations, tool, &arguments).await;
        Ok(match outcome {
            Ok(value) => CallToolResult::structured(value),
            // The call was understood; what went wrong is for the assistant to read and mend.
            Err(text) => CallToolResult::error(vec![ContentBlock::text(text)]),
        }
        .into())
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let template = ResourceTemplate::new(format!("{SCHEME}{{id}}"), "component")
            .with_title("A component")
            .with_description("The whole component with its evidence, as get_component gives it.")
            .with_mime_type("application/json");
        Ok(ListResourceTemplatesResult::with_all_items(vec![template]))
    }

    async fn list_resources(
        &self,
        request: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let after = request.and_then(|request| request.cursor);
        let after = match after.as_deref().map(Slug::parse) {
            None => None,
            Some(Ok(id)) => Some(id),
            Some(Err(_)) => return Err(ErrorData::invalid_params("not a cursor of this list", None)),
        };
        let generation = self.app.current();
        let names = &generation.engine.reference().names;
        let mut rest = names
            .iter()
            .filter(|(id, _)| after.as_ref().is_none_or(|after| *id > after));
        let page: Vec<_> = rest.by_ref().take(RESOURCES_PAGE).collect();
        let next = page
            .last()
            .filter(|_| rest.next().is_some())
            .map(|(id, _)| id.to_string());
        let resources = page
            .iter()
            .map(|(id, names)| {
                Resource::new(format!("{SCHEME}{id}"), names.name.clone()).with_mime_type("application/json")
            })
            .collect();
        let mut listed = ListResourcesResult::with_all_items(resources);
        listed.next_cursor = next;
        Ok(listed)
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let generation = self.app.current();
        let permalink = format!("{}/c/", self.app.site.base());
        let id = [SCHEME, &permalink]
            .into_iter()
            .find_map(|start| request.uri.strip_prefix(start));
        let found = id.map(|id| generation.engine.lookup(id));
        let nearest: Vec<Slug> = match found {
            Some(Ok(Lookup::Found(_) | Lookup::Renamed(_))) => {
                let arguments: Map<String, Value> = [("id".to_owned(), json!(id))].into_iter().collect();
                let outcome = call(&self.operations, &tools::GET_COMPONENT, &arguments).await;
                let value = outcome.map_err(|text| ErrorData::internal_error(text, None))?;
                let contents =
                    ResourceContents::text(value.to_string(), request.uri).with_mime_type("application/json");
                return Ok(ReadResourceResult::new(vec![contents]).into());
            }
            Some(Ok(Lookup::Withdrawn { withdrawn, .. })) => {
                let message = format!("taken out on {}: {}", withdrawn.on, withdrawn.reason);
                return Err(ErrorData::resource_not_found(
                    message,
                    Some(json!({ "withdrawn": withdrawn })),
                ));
            }
            Some(Ok(Lookup::Unknown(nearest))) => nearest,
            Some(Err(_)) => return Err(ErrorData::internal_error("the index could not be read", None)),
            None => Vec::new(),
        };
        let near: Vec<String> = nearest.iter().map(|id| format!("{SCHEME}{id}")).collect();
        let message = format!("there is no such resource; components are {SCHEME}{{id}}");
        Err(ErrorData::resource_not_found(message, Some(json!({ "nearest": near }))))
    }
}
