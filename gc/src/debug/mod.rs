//! Ways to make a collector's mistakes visible: seeded extra collections, poisoned memory, heap verification; and mistakes
//! made on purpose.

pub(crate) mod graph;
pub mod mutants;
pub(crate) mod poison;
mod stress;
pub(crate) mod verify;

pub(crate) use stress::Countdown;
pub use stress::Stress;
