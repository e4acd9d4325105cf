//! A curated, searchable catalogue of open-source digital public infrastructure components.
//!
//! Data flows one way: [`model`] -> [`catalogue`] -> [`index`] -> [`search`] -> `web`.

pub mod catalogue;
pub mod cli;
pub mod config;
pub mod index;
pub mod model;
pub mod search;
pub mod web;
