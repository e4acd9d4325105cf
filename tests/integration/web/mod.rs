//! The server seen from outside: real HTTP on a port of its own.

mod alphabets;
mod api;
mod changes;
mod component_page;
mod connections;
mod discovery;
mod document;
mod exports;
mod hostile;
mod hostile_text;
mod hostile_texts;
mod manners;
mod mcp;
mod pages;
mod picking;
mod pictures;
mod posted;
mod program;
mod relations;
mod reload;
mod server;
mod terms;
mod terms_pages;
mod validate;

pub use server::{Answer, Server};
