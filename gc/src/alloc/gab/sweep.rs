//! Sweeping buffers: freeing dead ones, counting dead objects in the others, returning empty blocks.

use std::sync::atomic::Ordering::Relaxed;

use crate::api::Shared;
use crate::debug::poison;
use crate::heap::size_class::class_for;
use crate::heap::{GRANULE_BYTES, Space, SpanKind};

use super::{BLOCK_BYTES, BufferSpace, BufferState, Histogram};

/// Buffers swept in one step.
const SWEEP_BATCH: usize = 32;
/// A buffer at least this much live, in percent, is not worth evacuating in the next cycle.
const DENSE_PERCENT: usize = 25;

impl BufferSpace {
    /// Makes every full buffer unswept; returns how many there are. In the stop.
    pub(crate) fn expire_all(&self, heap: &Shared) -> usize {
        let survivors = std::mem::take(&mut self.lock().survivors);
        self.retire_survivors(heap, survivors);
        let mut lists = self.lock();
        lists.unswept.clear();
        let full = std::mem::take(&mut lists.full);
        let count = full.len();
        lists.unswept.push(full);
        count
    }

    /// Sweeps some buffers; returns how many.
    pub(crate) fn sweep_some(&self, heap: &Shared) -> usize {
        let mut batch = Vec::new();
        {
            let mut lists = self.lock();
            if let Some(unswept) = lists.unswept.last_mut() {
                let keep = unswept.len().saturating_sub(SWEEP_BATCH);
                batch.extend(unswept.drain(keep..));
            }
        }
        let swept = batch.len();
        // From-space waits for the stacks.
        batch.retain(|&start| self.at(start).state() != BufferState::Evacuated);
        let mut dead = Histogram::default();
        let (kept, freed) = batch.into_iter().partition(|&start| self.sweep(heap, start, &mut dead));
        self.count_freed(heap, &dead);
        self.free(heap, freed);
        self.lock().full.extend::<Vec<_>>(kept);
        swept
    }

    /// Sweeps one buffer; false if nothing in it lives.
    fn sweep(&self, heap: &Shared, start: usize, dead: &mut Histogram) -> bool {
        let space = &heap.space;
        let buffer = self.at(start);
        let granules = self.granules(space, start);
        if space.marks.next_set(granules.start, granules.end).is_none() {
            for (class, objects) in buffer.objects.iter().enumerate() {
                dead[class] += usize::from(objects.swap(0, Relaxed));
            }
            return false;
        }
        self.count_dead(heap, start, dead);
        self.take_marks(space, start);
        let dense = buffer.live_bytes() * 100 >= self.bytes * DENSE_PERCENT;
        let next = heap.mark_epoch.current() + 1;
        // A dense buffer stays in place for one more cycle.
        buffer.candidate_from.store(self.candidacy(if dense { next + 1 } else { next }), Relaxed);
        buffer.live_bytes.store(0, Relaxed);
        buffer.slots.store(0, Relaxed);
        true
    }

    pub(super) fn count_freed(&self, heap: &Shared, dead: &Histogram) {
        for (class, &objects) in dead.iter().enumerate().filter(|&(_, &objects)| objects > 0) {
            heap.tally.freed(class, true, objects);
        }
    }

    /// Makes the marked objects the allocated ones, and clears the marks.
    fn take_marks(&self, space: &Space, start: usize) {
        let granules = self.granules(space, start);
        space.allocated.take_range(&space.marks, granules.start, granules.end);
        self.at(start).counted.store(1, Relaxed);
    }

    /// Counts the unmarked objects that were not counted before, and poisons them.
    pub(super) fn count_dead(&self, heap: &Shared, start: usize, dead: &mut Histogram) {
        let space = &heap.space;
        let buffer = self.at(start);
        let top = space.granule(start + buffer.used_bytes.load(Relaxed) as usize);
        let counted = buffer.counted.load(Relaxed) != 0;
        let mut granule = space.granule(start);
        while let Some(found) = space.starts.next_set(granule, top) {
            let next = space.starts.next_set(found + 1, top).unwrap_or(top);
            if !space.marks.get(found) && (!counted || space.allocated.get(found)) {
                let bytes = (next - found) * GRANULE_BYTES;
                let class = class_for(bytes, true).unwrap_or(0);
                dead[class] += 1;
                buffer.objects[class].fetch_sub(1, Relaxed);
                if heap.poisons {
                    poison::fill(space, space.address_of(found), bytes);
                }
            }
            granule = next;
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
            buffer.live_bytes.store(0, Relaxed);
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
