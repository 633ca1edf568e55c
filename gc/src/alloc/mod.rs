//! Allocation: what the fast path knows in advance, and what a request is.
//!
//! A *cursor* is a run of free memory that one mutator bumps through. Size-class collectors have one for each span
//! class, bump collectors a single one. A layout's *plan* says which cursor serves it and how many bytes it takes, so
//! that the fast path is a table look-up, a compare and an add.

pub(crate) mod cursor;
pub(crate) mod gab;
pub(crate) mod plan;
pub(crate) mod tally;
pub(crate) mod tiny;

pub(crate) use cursor::{CURSOR_COUNT, Cursor, Run};
pub(crate) use plan::LayoutInfo;
pub(crate) use tally::Tally;
pub(crate) use tiny::TinyBlock;

use crate::api::LayoutId;

/// One allocation on its way through the slow path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    /// Bytes asked for, at least 1.
    pub(crate) bytes: usize,
    /// Layout of the elements; `None` is pointer-free memory.
    pub(crate) layout: Option<LayoutId>,
    /// Whether the memory must be zero. Pointerful memory always is.
    pub(crate) zero: bool,
}
