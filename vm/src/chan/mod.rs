//! Channels and select.
//!
//! A channel is an object in the collector's heap, of the size of Go's `hchan`; its buffer too. Goroutines that wait
//! stand in the channel's queues by number, so the heap never points into the machine. What a waiter sends or receives
//! stands in the waiter's own wait elements, which are roots of its context and are touched through the gate only.
//!
//! Start reading at `object.rs`, then `ops.rs`.

mod object;
mod ops;
mod select;
mod wait;

pub(crate) use object::{BUFFER, CHAN_BYTES, cap, len};
pub(crate) use ops::{Outcome, close, make, receive, send};
pub(crate) use select::select;
pub(crate) use wait::finish;
