//! The interpreter.
//!
//! What it is: threaded code over the instruction table of `minigo_lang::bytecode`, one handler per opcode, with all
//! state that matters in the six arguments of a handler. What it is not: scheduling and channels, which it only
//! enters through cold code.
//!
//! ## Invariants
//! - *Retry*: an instruction that cannot go on (an allocation needs a collection, a poll is due) has had no effect; the
//!   registers are saved, the cold work is done, and the instruction is executed again.
//! - Heap addresses are held across instructions in frames only.
//! - Hot handlers have no destructors, no panics of Rust's, and no addresses of locals, so that they end in a jump.
//!
//! Start reading at `dispatch.rs`, then `ops/mod.rs`.

mod calls;
mod dispatch;
mod interrupt;
mod ops;
mod panics;
mod print;
mod state;
pub(crate) mod stubs;

use ops as handlers;

pub(crate) use calls::MethodCache;
pub use dispatch::Engine;
pub(crate) use dispatch::Flow;
pub(crate) use interrupt::{Interrupt, POLL_FUEL};
pub(crate) use print::{scalar_text, value_text};
pub(crate) use state::Ins;
