//! What leads from one operation's answer to the next operation: OpenAPI links, which generators and testers follow.

use serde_json::{Map, Value, json};

/// From which operation, under which name, to which operation, which parameter, taken from where in the answer.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const LINKS: [Row; 15] = [
    ("search_components", "Component", "get_component", "id", "/data/0/id"),
    (
        "search_components",
        "Related",
        "get_related_components",
        "id",
        "/data/0/id",
    ),
    (
        "search_components",
        "Similar",
        "list_similar_components",
        "id",
        "/data/0/id",
    ),
    (
        "search_components",
        "Linkset",
        "get_component_linkset",
        "id",
        "/data/0/id",
    ),
    ("get_component", "Related", "get_related_components", "id", "/data/id"),
    ("get_component", "Similar", "list_similar_components", "id", "/data/id"),
    ("get_component", "Linkset", "get_component_linkset", "id", "/data/id"),
    (
        "get_component",
        "Steward",
        "search_components",
        "steward",
        "/data/stewards/0/organisation",
    ),
    (
        "list_similar_components",
        "Component",
        "get_component",
        "id",
        "/data/0/id",
    ),
    (
        "get_related_components",
        "Component",
        "get_component",
        "id",
        "/data/relations/0/id",
    ),
    ("get_graph", "Component", "get_component", "id", "/data/nodes/0/id"),
    ("list_changes", "Component", "get_component", "id", "/data/0/id"),
    ("list_collections", "Collection", "get_collection", "id", "/data/0/id"),
    (
        "list_vocabularies",
        "Vocabulary",
        "get_vocabulary",
        "name",
        "/data/0/id",
    ),
    (
        "get_dataset",
        "Download",
        "download_dataset",
        "version",
        "/data/version",
    ),
];

/// The links of an operation's good answer; nothing when it leads nowhere.
pub fn links_of(operation: &str) -> Option<Value> {
    let links: Map<String, Value> = LINKS
        .iter()
        .filter(|row| row.0 == operation)
        .map(|&(_, name, target, parameter, place)| {
            let link = json!({
                "operationId": target,
                "parameters": { parameter: format!("$response.body#{place}") }
            });
            (name.to_owned(), link)
        })
        .collect();
    (!links.is_empty()).then_some(Value::Object(links))
}
