//! The graph of components as GraphML (networkx, Gephi, yEd) and as DOT (Graphviz).

use serde::Serialize;

use super::xml;
use crate::search::Graph;

/// Attributes of nodes and edges: key, what carries it, name.
const KEYS: [(&str, &str, &str); 5] = [
    ("name", "node", "name"),
    ("kind", "node", "kind"),
    ("domains", "node", "domains"),
    ("type", "edge", "type"),
    ("note", "edge", "note"),
];

/// Writes a graph as GraphML. Lists are joined with `;`.
#[must_use]
pub fn graphml(graph: &Graph) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (id, carrier, name) in KEYS {
        out.push_str(&format!(
            "  <key id=\"{id}\" for=\"{carrier}\" attr.name=\"{name}\" attr.type=\"string\"/>\n"
        ));
    }
    out.push_str("  <graph id=\"components\" edgedefault=\"directed\">\n");
    for node in &graph.nodes {
        out.push_str(&format!("    <node id=\"{}\">", xml(node.id.as_str())));
        data(&mut out, "name", &node.name);
        data(&mut out, "kind", node.kind.id());
        data(&mut out, "domains", &node.domains.join(";"));
        out.push_str("</node>\n");
    }
    for edge in &graph.edges {
        let (from, to) = (xml(edge.from.as_str()), xml(edge.to.as_str()));
        out.push_str(&format!("    <edge source=\"{from}\" target=\"{to}\">"));
        data(&mut out, "type", &word(&edge.relation_type));
        if let Some(note) = &edge.note {
            data(&mut out, "note", note);
        }
        out.push_str("</edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn data(out: &mut String, key: &str, value: &str) {
    out.push_str(&format!("<data key=\"{key}\">{}</data>", xml(value)));
}

/// Writes a graph as DOT.
#[must_use]
pub fn dot(graph: &Graph) -> String {
    let mut out = String::from("digraph components {\n  rankdir=LR;\n  node [shape=box];\n");
    for node in &graph.nodes {
        out.push_str(&format!(
            "  {} [label={}];\n",
            quoted(node.id.as_str()),
            quoted(&node.name)
        ));
    }
    for edge in &graph.edges {
        let (from, to) = (quoted(edge.from.as_str()), quoted(edge.to.as_str()));
        out.push_str(&format!(
            "  {from} -> {to} [label={}];\n",
            quoted(&word(&edge.relation_type))
        ));
    }
    out.push_str("}\n");
    out
}

/// A value as the API writes it.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(_) | Err(_) => String::new(),
    }
}

/// Inside quotes DOT knows one escape only, that of the quote; a backslash at the end would still eat it.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
