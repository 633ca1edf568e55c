//! Following pointers: from a word to the object around it, from an object to its pointer slots, from the roots to
//! everything reachable.
//!
//! Start reading at [`object`].

pub(crate) mod object;
pub(crate) mod pool;
pub(crate) mod root_set;
pub(crate) mod tracer;

pub(crate) use pool::MarkPool;
pub(crate) use tracer::Tracer;
