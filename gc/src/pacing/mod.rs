//! When to collect: the heap goal, the trigger, what the collector may take of the CPU, and what happens at the hard limit.

mod exhaustion;
mod limiter;
mod pacer;

pub(crate) use exhaustion::Exhaustion;
pub(crate) use limiter::Limiter;
pub(crate) use pacer::Pacer;
pub use pacer::{GoalReason, PacerDecision};
