//! The program seen from outside.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

mod check;
mod cli_check;
mod fix;
mod guards;
mod hostile;
mod index_crash;
mod support;
mod web;
