//! Holes: the free memory between the live objects of a buffer, as the last sweep found it.
//!
//! A hole is found when it is needed, from two bitmaps: `allocated` says where live objects begin, and the next start bit
//! where each ends. Inside a hole the start bits of dead objects remain, so that the live object before it keeps its end;
//! whoever takes the hole clears all but the first, which its own first object takes over.

use std::sync::atomic::Ordering::Relaxed;

use crate::alloc::Cursor;
use crate::alloc::plan::MAX_BUFFERED_BYTES;
use crate::api::Shared;
use crate::debug::poison;
use crate::heap::Space;

use super::BufferSpace;

impl BufferSpace {
    /// Least bytes of a hole that is used: room for any object that belongs in a buffer.
    fn least_hole(&self) -> usize {
        MAX_BUFFERED_BYTES.min(self.bytes)
    }

    /// The gap between live objects that begins at `from`, the start of a buffer or the end of an object in it, or the next
    /// one after it; empty gaps are skipped. `None` behind the last.
    fn next_gap(&self, space: &Space, from: usize, end: usize) -> Option<(usize, usize)> {
        let limit = space.granule(end);
        let mut from = space.granule(from);
        while from < limit {
            let Some(object) = space.allocated.next_set(from, limit) else {
                return Some((space.address_of(from), end));
            };
            if object > from {
                return Some((space.address_of(from), space.address_of(object)));
            }
            from = space.starts.next_set(object + 1, limit).unwrap_or(limit);
        }
        None
    }

    /// Visits start and end of every gap between the live objects of a swept buffer.
    pub(super) fn for_each_gap(&self, space: &Space, start: usize, mut visit: impl FnMut(usize, usize)) {
        let end = start + self.bytes;
        let mut from = start;
        while let Some((gap, gap_end)) = self.next_gap(space, from, end) {
            visit(gap, gap_end);
            from = gap_end;
        }
    }

    /// The first hole of a swept buffer, ready for allocation.
    pub(super) fn first_hole(&self, heap: &Shared, start: usize) -> Option<Cursor> {
        self.take_hole(heap, start, start)
    }

    /// The hole after the one that a cursor used up, if there is one in the same buffer; the cursor is done with then.
    pub(super) fn next_hole(&self, heap: &Shared, used_up: Cursor) -> Option<Cursor> {
        if !self.reuses_holes || used_up.end == 0 {
            return None;
        }
        let hole = self.take_hole(heap, self.start_of(used_up.end - 1), used_up.end)?;
        self.end_objects(&heap.space, used_up);
        Some(hole)
    }

    fn take_hole(&self, heap: &Shared, start: usize, mut from: usize) -> Option<Cursor> {
        let space = &heap.space;
        let (hole, end) = loop {
            let (gap, gap_end) = self.next_gap(space, from, start + self.bytes)?;
            if gap_end - gap >= self.least_hole() {
                break (gap, gap_end);
            }
            from = gap_end;
        };
        if self.at(start).poisoned.load(Relaxed) != 0 {
            poison::check(space, hole, end - hole);
        }
        space.starts.clear_range(space.granule(hole) + 1, space.granule(end));
        space.memory.fill(hole, end - hole, 0);
        heap.pacer.charge(end - hole);
        Some(Cursor { top: hole, end })
    }
}
