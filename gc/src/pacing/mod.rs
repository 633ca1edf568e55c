//! When to collect: the heap goal, the trigger, and what happens at the hard limit.

mod exhaustion;
mod pacer;

pub(crate) use exhaustion::Exhaustion;
pub(crate) use pacer::Pacer;
pub use pacer::{GoalReason, PacerDecision};
