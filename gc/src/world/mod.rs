//! Contexts and how the collector and the mutators take turns on them.

mod epoch;
pub(crate) mod gate;
mod registry;

pub(crate) use epoch::Epoch;
pub(crate) use registry::Registry;
