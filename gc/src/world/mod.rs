//! Contexts and how the collector and the mutators take turns on them.

pub(crate) mod gate;
mod registry;

pub(crate) use registry::Registry;
