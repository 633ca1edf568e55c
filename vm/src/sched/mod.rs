//! Goroutines and their scheduling.
//!
//! What it is: goroutines with their stacks, the run queue, parking and waking, timers, semaphores, and the detection
//! of deadlock. What it is not: what goroutines execute (`interp`), or wait for on channels (`chan`).
//!
//! Invariants: a goroutine is in exactly one of the run queue, a wait queue, a timer, or running. Its stack is touched
//! by the worker that runs it, or by whoever holds its context (the collector's gate).

mod finalization;
mod goroutine;
mod park;
mod run;
mod run_queue;
mod semaphore;
mod shared;
pub(crate) mod stack;
mod timers;

pub(crate) use finalization::Finalization;
pub(crate) use goroutine::{Arm, FrameState, Goroutine, PanicRecord, Status, Waiter};
pub use park::WaitReason;
pub(crate) use run_queue::Sched;
pub(crate) use shared::Shared;
pub(crate) use timers::Action;
pub use timers::TimerId;
