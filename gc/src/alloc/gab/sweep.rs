//! Sweeping buffers: freeing dead ones, sorting the others by how much of them lives, returning empty blocks.

use std::sync::atomic::Ordering::Relaxed;

use crate::api::Shared;
use crate::debug::{Point, poison};
use crate::heap::SpanKind;
use crate::mutant;

use super::{BLOCK_BYTES, BufferSpace, BufferState, Histogram, Live, MAX_SLOTS_PER_OBJECT};

/// Buffers swept in one step.
const SWEEP_BATCH: usize = 32;
/// A buffer that is less live than this, in percent, is a candidate for evacuation in the next cycle. Where holes are reused
/// they take up what is denser, so moving pays only where next to nothing has to be moved.
const SPARSE_PERCENT: usize = 25;
/// See [`SPARSE_PERCENT`].
const SPARSE_PERCENT_BESIDE_HOLES: usize = 13;
/// A buffer that is more live than this, in percent, has no holes worth filling.
const RECYCLABLE_PERCENT: usize = 50;

/// What the sweep makes of a full buffer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nothing in it lives.
    Freed,
    /// Its holes wait to be filled.
    Recycled,
    /// It stays as it is; maybe it is evacuated in the next cycle.
    Kept,
}

impl BufferSpace {
    /// Makes every full buffer unswept; returns how many there are and the bytes in them. The next cycle may have candidates with
    /// `reach` survivors in all. In the stop.
    pub(crate) fn expire_all(&self, heap: &Shared, reach: usize) -> (usize, usize) {
        let survivors = std::mem::take(&mut self.lock().survivors);
        self.retire_survivors(heap, survivors);
        self.sparse.reset(if self.eager { usize::MAX } else { reach });
        self.dead.store(0, Relaxed);
        let mut lists = self.lock();
        lists.unswept.clear();
        let (full, recyclable) = (std::mem::take(&mut lists.full), std::mem::take(&mut lists.recyclable));
        let count = full.len() + recyclable.len();
        lists.unswept.extend([full, recyclable]);
        (count, count * self.bytes)
    }

    /// Sweeps some buffers; returns how many.
    pub(crate) fn sweep_some(&self, heap: &Shared) -> usize {
        let mut batch = Vec::new();
        {
            let mut lists = self.lock();
            while batch.is_empty() {
                let Some(unswept) = lists.unswept.last_mut() else { return 0 };
                let keep = unswept.len().saturating_sub(SWEEP_BATCH);
                batch.extend(unswept.drain(keep..));
                if unswept.is_empty() {
                    lists.unswept.pop();
                }
            }
        }
        heap.hand_over(Point::Sweep);
        let swept = batch.len();
        // From-space waits for the stacks.
        batch.retain(|&start| self.at(start).state() != BufferState::Evacuated);
        let mut dead = Histogram::default();
        let (mut freed, mut recyclable, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for start in batch {
            match self.sweep(heap, start, &mut dead) {
                Fate::Freed => freed.push(start),
                Fate::Recycled => recyclable.push(start),
                Fate::Kept => kept.push(start),
            }
        }
        self.count_freed(heap, &dead);
        self.free(heap, freed);
        self.retained.fetch_add(recyclable.len() + kept.len(), Relaxed);
        heap.hand_over(Point::Swept);
        let mut lists = self.lock();
        lists.recyclable.append(&mut recyclable);
        lists.full.append(&mut kept);
        swept
    }

    /// Sweeps one buffer.
    fn sweep(&self, heap: &Shared, start: usize, dead: &mut Histogram) -> Fate {
        let space = &heap.space;
        let buffer = self.at(start);
        if buffer.has_specials() {
            heap.specials.settle(heap, start);
        }
        let granules = self.granules(space, start);
        let epoch = heap.mark_epoch.current();
        let live = (!buffer.is_black(epoch)).then(|| self.live_in(space, start));
        let bytes = live.as_ref().map_or(self.bytes, Live::bytes);
        if let Some(live) = &live {
            if !mutant!(DeadUncounted) {
                buffer.bury(live, dead);
            }
            if bytes == 0 {
                return Fate::Freed;
            }
            space.allocated.take_range(&space.marks, granules.start, granules.end);
            if heap.poisons {
                self.for_each_gap(space, start, |from, to| poison::fill(space, from, to - from));
                buffer.poisoned.store(1, Relaxed);
            }
        } else {
            // The start bit behind the last object counts as an object here, which nobody points to.
            space.allocated.copy_range(&space.starts, granules.start, granules.end);
            space.marks.clear_range(granules.start, granules.end);
        }
        self.dead.fetch_add(self.bytes.saturating_sub(bytes), Relaxed);
        let percent = bytes * 100 / self.bytes;
        let sparse = self.evacuates
            && percent < if self.reuses_holes { SPARSE_PERCENT_BESIDE_HOLES } else { SPARSE_PERCENT };
        let rank = live.filter(|_| sparse).and_then(|live| {
            let survivors = live.objects();
            let fit = !buffer.is_pinned(epoch) && buffer.slots() <= survivors * MAX_SLOTS_PER_OBJECT;
            self.sparse.add(survivors, fit)
        });
        buffer.candidate_from.store(if rank.is_some() { epoch + 1 } else { u32::MAX }, Relaxed);
        buffer.rank.store(rank.unwrap_or(0), Relaxed);
        buffer.swept.store(1, Relaxed);
        buffer.forget_slots();
        if rank.is_some() {
            Fate::Kept
        } else if self.reuses_holes && percent <= RECYCLABLE_PERCENT {
            Fate::Recycled
        } else {
            Fate::Kept
        }
    }

    pub(super) fn count_freed(&self, heap: &Shared, dead: &Histogram) {
        for (class, &objects) in dead.iter().enumerate().filter(|&(_, &objects)| objects > 0) {
            heap.tally.freed(class, true, objects);
        }
    }

    pub(super) fn free(&self, heap: &Shared, freed: Vec<usize>) {
        if freed.is_empty() {
            return;
        }
        let space = &heap.space;
        for &start in &freed {
            let granules = self.granules(space, start);
            for map in [&space.marks, &space.allocated, &space.starts] {
                map.clear_range(granules.start, granules.end);
            }
            let buffer = self.at(start);
            buffer.set_state(BufferState::Free);
            buffer.forget_slots();
            if heap.poisons {
                poison::fill(space, start, self.bytes);
                buffer.poisoned.store(1, Relaxed);
            }
        }
        self.in_use.fetch_sub(freed.len(), Relaxed);
        let mut lists = self.lock();
        for start in freed {
            lists.free.push(start);
            if let Some((id, span)) = space.span_at(start) {
                span.set_dirty();
                if span.object_count.fetch_sub(1, Relaxed) == 1 {
                    lists.emptied.push(id);
                }
            }
        }
    }

    /// Returns the pages of blocks without a used buffer. After the sweep, by one thread.
    pub(crate) fn release_empty_blocks(&self, heap: &Shared) {
        let mut lists = self.lock();
        let mut emptied = std::mem::take(&mut lists.emptied);
        emptied.sort_unstable();
        emptied.dedup();
        emptied.retain(|&id| {
            let span = heap.space.span(id);
            span.kind() == SpanKind::Buffers && span.object_count.load(Relaxed) == 0
        });
        if emptied.is_empty() {
            return;
        }
        lists.free.retain(|&start| {
            heap.space.span_at(start).is_none_or(|(id, _)| emptied.binary_search(&id).is_err())
        });
        for &id in &emptied {
            let first = heap.space.span(id).base();
            for start in (first..first + BLOCK_BYTES).step_by(self.stride) {
                self.at(start).poisoned.store(0, Relaxed);
            }
        }
        heap.space.release_spans(&emptied);
    }
}
