//! The server seen from outside: real HTTP on a port of its own.

mod api;
mod connections;
mod document;
mod hostile;
mod manners;
mod pages;
mod program;
mod relations;
mod reload;
mod server;

pub use server::{Answer, Server};
