//! The server seen from outside: real HTTP on a port of its own.

mod api;
mod changes;
mod component_page;
mod connections;
mod document;
mod exports;
mod hostile;
mod hostile_texts;
mod manners;
mod pages;
mod pictures;
mod program;
mod relations;
mod reload;
mod server;
mod terms;

pub use server::{Answer, Server};
