//! Conformance of every collector against a fake embedder. Scenarios are plain functions over [`program::Program`]; each
//! runs on every row of the collector table, with and without a marker thread, plain and stressed.

mod concurrency;
mod model;
mod pacing;
mod program;
mod scenarios;
#[cfg(shuttle)]
mod schedules;
mod snapshot;
mod special_graphs;
mod specials;
mod statistics;
mod tiny;
mod world;
