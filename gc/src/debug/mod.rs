//! Ways to make a collector's mistakes visible: seeded extra collections, poisoned memory, heap verification.

pub(crate) mod poison;
mod stress;
pub(crate) mod verify;

pub use stress::Stress;
pub(crate) use stress::{Countdown, is_gab_size};
