//! The program seen from outside.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

mod adding;
mod check;
mod cli_check;
mod cli_report;
mod fix;
mod guards;
mod guide;
mod hostile;
mod import;
mod index_crash;
mod links;
mod real_catalogue;
mod relevance;
mod support;
mod web;
