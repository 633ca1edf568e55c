//! Holes: the free memory between the live objects of a buffer, as the last sweep found it.
//!
//! A hole is found when it is needed, and once before, when all of a buffer are opened, from two bitmaps: `allocated` says where live objects begin, and the next start bit
//! where each ends, for 64 granules at a time. Inside a hole the start bits of dead objects remain, so that the live object before it keeps its end;
//! whoever opens the hole clears all but the first, which its own first object takes over.

use std::sync::atomic::Ordering::Relaxed;

use crate::alloc::Cursor;
use crate::alloc::cursor::BUMP_CURSOR;
use crate::alloc::plan::MAX_BUFFERED_BYTES;
use crate::api::{Mutator, Shared};
use crate::debug::poison;
use crate::heap::{GRANULE_BYTES, Space};

use super::BufferSpace;

impl BufferSpace {
    /// Least bytes of a hole that is used: room for any object that belongs in a buffer.
    fn least_hole(&self) -> usize {
        MAX_BUFFERED_BYTES.min(self.bytes)
    }

    /// The first gap of at least `least` bytes between live objects from `from` on, which is the start of a buffer or the end of
    /// a gap in it. `None` if there is none before `end`.
    fn next_gap(&self, space: &Space, from: usize, end: usize, least: usize) -> Option<(usize, usize)> {
        let (from, limit) = (space.granule(from), space.granule(end));
        let least = (least / GRANULE_BYTES) as u32;
        let found = |first: usize, next: usize| Some((space.address_of(first), space.address_of(next)));
        let mut seen = u64::MAX << (from % 64);
        let (mut base, mut reaches_over, mut open) = (from / 64 * 64, false, None);
        while base < limit {
            let live =
                covered(space.starts.word(base / 64), space.allocated.word(base / 64) & seen, reaches_over);
            reaches_over = live >> 63 == 1;
            let mut free = !live & seen & u64::MAX >> (64 - (limit - base).min(64));
            if let Some(first) = open {
                let more = free.trailing_ones();
                if more == 64 {
                    base += 64;
                    continue;
                }
                let next = base + more as usize;
                if next - first >= least as usize {
                    return found(first, next);
                }
                open = None;
                free &= u64::MAX << more;
            }
            while free != 0 {
                let first = free.trailing_zeros();
                let length = (free >> first).trailing_ones();
                if first + length == 64 {
                    open = Some(base + first as usize);
                    break;
                }
                if length >= least {
                    return found(base + first as usize, base + (first + length) as usize);
                }
                free &= u64::MAX << (first + length);
            }
            base += 64;
            seen = u64::MAX;
        }
        open.filter(|&first| limit - first >= least as usize).and_then(|first| found(first, limit))
    }

    /// Visits start and end of every gap between the live objects of a swept buffer.
    pub(super) fn for_each_gap(&self, space: &Space, start: usize, mut visit: impl FnMut(usize, usize)) {
        let end = start + self.bytes;
        let mut from = start;
        while let Some((gap, gap_end)) = self.next_gap(space, from, end, GRANULE_BYTES) {
            visit(gap, gap_end);
            from = gap_end;
        }
    }

    /// Prepares every hole of a swept buffer for allocation, and gives the first. All at once, so that zeroing one does not wait
    /// for the memory of the one before, and the pacer is told once. Who comes back to the buffer later finds the same holes.
    pub(super) fn open_holes(&self, heap: &Shared, start: usize) -> Option<Cursor> {
        let space = &heap.space;
        let is_poisoned = self.at(start).poisoned.load(Relaxed) != 0;
        let (mut first, mut total, mut from) = (None, 0, start);
        while let Some((hole, end)) = self.next_gap(space, from, start + self.bytes, self.least_hole()) {
            if is_poisoned {
                poison::check(space, hole, end - hole);
            }
            space.starts.clear_range(space.granule(hole) + 1, space.granule(end));
            space.memory.fill(hole, end - hole, 0);
            first.get_or_insert(Cursor { top: hole, end });
            total += end - hole;
            from = end;
        }
        heap.pacer.charge(total);
        first
    }

    /// The hole after the one that a cursor used up, if there is one in the same buffer; the cursor is done with then.
    pub(super) fn next_hole(&self, space: &Space, used_up: Cursor) -> Option<Cursor> {
        if !self.reuses_holes || used_up.end == 0 {
            return None;
        }
        let end = self.start_of(used_up.end - 1) + self.bytes;
        let (hole, hole_end) = self.next_gap(space, used_up.end, end, self.least_hole())?;
        // Where nothing is left of a hole, the object behind it has a start bit.
        if used_up.top < used_up.end {
            self.end_objects(space, used_up);
        }
        Some(Cursor { top: hole, end: hole_end })
    }
}

/// Points a mutator's cursor at the next hole of its buffer. False if there is none, or no buffer. It asks neither pacer nor lists:
/// between objects that live, a hole may be one object.
pub(crate) fn next_hole(mutator: &mut Mutator) -> bool {
    let cursor = &mut mutator.cursors[usize::from(BUMP_CURSOR)];
    let Some(buffers) = &mutator.heap.buffers else { return false };
    let hole = buffers.next_hole(&mutator.heap.space, *cursor);
    if let Some(hole) = hole {
        *cursor = hole;
    }
    hole.is_some()
}

/// The granules that live objects take, of 64: from each bit of `allocated` to before the next one of `starts`. An object from
/// before may reach over into the first.
fn covered(starts: u64, allocated: u64, reaches_over: bool) -> u64 {
    let inner = !starts;
    // Added to the granule behind a live start, a one is carried to the end of its object and stops at the next start.
    let begun = (allocated << 1 | u64::from(reaches_over)) & inner;
    allocated | inner & !inner.wrapping_add(begun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debug::Random;

    #[test]
    fn live_objects_cover_what_is_up_to_the_next_start() {
        let mut random = Random::new(7);
        for _ in 0..10_000 {
            let starts = random.next() & random.next();
            let allocated = starts & random.next();
            let reaches_over = random.below(2) == 1;
            let mut expected = 0;
            let mut is_live = reaches_over;
            for granule in 0..64 {
                if starts >> granule & 1 == 1 {
                    is_live = allocated >> granule & 1 == 1;
                }
                expected |= u64::from(is_live) << granule;
            }
            assert_eq!(covered(starts, allocated, reaches_over), expected);
        }
    }
}
