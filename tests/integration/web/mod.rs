//! The server seen from outside: real HTTP on a port of its own.

mod api;
mod changes;
mod connections;
mod document;
mod exports;
mod hostile;
mod hostile_text;
mod manners;
mod pages;
mod program;
mod relations;
mod reload;
mod server;

pub use server::{Answer, Server};
