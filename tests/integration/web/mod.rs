//! The server seen from outside: real HTTP on a port of its own.

mod api;
mod changes;
mod connections;
mod document;
mod exports;
mod hostile;
mod manners;
mod pages;
mod picking;
mod pictures;
mod program;
mod relations;
mod reload;
mod server;
mod terms;
mod terms_pages;

pub use server::{Answer, Server};
