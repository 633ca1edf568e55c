//! Following pointers: from a word to the object around it, from an object to its pointer slots, from the roots to
//! everything reachable.
//!
//! Start reading at [`object`].

mod edges;
pub(crate) mod object;
mod object_queue;
pub(crate) mod pool;
pub(crate) mod root_set;
mod span_queue;
pub(crate) mod tracer;

pub(crate) use pool::MarkPool;
pub(crate) use tracer::Tracer;
