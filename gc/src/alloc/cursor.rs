//! Cursors: runs of free memory owned by one mutator.

use crate::heap::SpanId;
use crate::heap::size_class::CLASS_COUNT;
use crate::heap::span::Scan;

/// Cursors of one mutator; a power of two above the last index, so that a `u8` needs no bounds check.
pub(crate) const CURSOR_COUNT: usize = 256;
/// The cursor that is always empty: layouts whose allocation needs more than a bump.
pub(crate) const SLOW_CURSOR: u8 = 0;
/// The cursor of bump-allocating collectors.
pub(crate) const BUMP_CURSOR: u8 = 1;
/// First cursor of the size classes.
const FIRST_CLASS_CURSOR: usize = 2;
const SCAN_KINDS: usize = 3;

/// Span classes: a size class and how its objects are traced.
pub(crate) const SPAN_CLASS_COUNT: usize = CLASS_COUNT * SCAN_KINDS;

const _: () = assert!(FIRST_CLASS_CURSOR + SPAN_CLASS_COUNT <= CURSOR_COUNT);

/// Index of a span class.
pub(crate) const fn span_class(class: usize, scan: Scan) -> usize {
    class * SCAN_KINDS + scan as usize
}

/// The cursor that serves a span class.
pub(crate) const fn cursor_of(span_class: usize) -> u8 {
    (FIRST_CLASS_CURSOR + span_class) as u8
}

/// The span class that a cursor serves.
pub(crate) fn span_class_of(cursor: usize) -> Option<usize> {
    cursor.checked_sub(FIRST_CLASS_CURSOR).filter(|&class| class < SPAN_CLASS_COUNT)
}

/// The free memory `top..end`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct Cursor {
    pub(crate) top: usize,
    pub(crate) end: usize,
}

/// Where a cursor's run came from, and what becomes of the next one there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    /// The span, 0 without one.
    pub(crate) span: SpanId,
    /// Memory of the run below this has been counted.
    pub(crate) counted: usize,
    /// Bytes allocated in earlier runs of the span and not counted.
    pub(crate) uncounted: usize,
    /// The end of the span's last slot.
    pub(crate) limit: usize,
    /// Bytes of a slot.
    pub(crate) elem_bytes: usize,
    /// The memory is not known to be zero.
    pub(crate) dirty: bool,
    /// Runs are zeroed.
    pub(crate) zeroes: bool,
    /// The bits of pointers in runs are cleared.
    pub(crate) clears_pointers: bool,
    /// Free memory is filled with poison, which is looked at.
    pub(crate) poisoned: bool,
}
