//! Ways to make a collector's mistakes visible: seeded extra collections, poisoned memory, heap verification; and mistakes
//! made on purpose.

mod countdown;
pub(crate) mod from_space;
pub(crate) mod graph;
mod late;
pub mod mutants;
pub(crate) mod poison;
mod stress;
pub(crate) mod verify;

pub(crate) use countdown::{Countdown, Random};
pub(crate) use late::{Lateness, Point};
pub use stress::Stress;
