//! The same facts in the formats of other people's tools. Plain data in, text out; no HTTP.

mod csv;
mod feed;
mod graph;
mod jsonld;
mod publiccode;

pub use csv::{csv_header, csv_row};
pub use feed::{Feed, Item, atom, json_feed};
pub use graph::{dot, graphml};
pub use jsonld::{About, catalogue_json_ld, json_ld};
pub use publiccode::publiccode;

/// The licence of the entries (`catalogue/LICENSE`); the program has another one.
pub const DATA_LICENSE: &str = "CC0-1.0";

/// Where the text of the entries' licence is.
#[must_use]
pub fn license_url() -> String {
    format!("https://spdx.org/licenses/{DATA_LICENSE}")
}

/// Text for XML 1.0: markup is escaped and characters that no document may hold are left out.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            other if other.is_control() && !matches!(other, '\t' | '\n' | '\r') => {}
            other => out.push(other),
        }
    }
    out
}
