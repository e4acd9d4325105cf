//! The program seen from outside.

mod check;
mod cli_check;
mod fix;
mod hostile;
mod support;
mod web;
