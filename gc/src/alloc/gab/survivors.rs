//! Evacuation's side of buffers: where copies go, and what becomes of the buffers they left.

use crate::alloc::Cursor;
use crate::api::Shared;
use crate::debug::{from_space, poison};
use crate::heap::size_class::class_for;

use super::{BufferSpace, BufferState, Histogram, Live};

impl BufferSpace {
    /// Makes sure that the survivors of one buffer, `bytes` bytes, can be copied. In the stop.
    pub(crate) fn has_room_for_copies(&self, heap: &Shared, bytes: usize) -> bool {
        let mut lists = self.lock();
        let room = lists.survivors.end - lists.survivors.top;
        room >= bytes || !lists.free.is_empty() || self.add_block(heap, &mut lists).is_some()
    }

    /// Memory for a copy of an object of `bytes` bytes, which is counted. In the stop.
    pub(crate) fn take_for_copy(&self, heap: &Shared, bytes: usize) -> Option<usize> {
        let mut lists = self.lock();
        if lists.survivors.end - lists.survivors.top < bytes {
            let start = self.take_free(heap, &mut lists)?;
            let full =
                std::mem::replace(&mut lists.survivors, Cursor { top: start, end: start + self.bytes });
            drop(lists);
            self.clear(heap, start);
            self.at(start).set_state(BufferState::Full);
            self.retire_survivors(heap, full);
            lists = self.lock();
        }
        lists.survivors.top += bytes;
        let to = lists.survivors.top - bytes;
        self.at(to).add_objects(class_for(bytes, true).unwrap_or(0), 1);
        Some(to)
    }

    /// Ends the use of a buffer that copies went to: a full one, of which everything lives.
    pub(super) fn retire_survivors(&self, heap: &Shared, cursor: Cursor) {
        if cursor.end == 0 {
            return;
        }
        self.end_objects(&heap.space, cursor);
        let start = self.start_of(cursor.end - 1);
        let buffer = self.at(start);
        let epoch = heap.mark_epoch.current();
        buffer.blacken(epoch);
        self.set_candidacy_when_filled(buffer, epoch);
        self.lock().full.push(start);
    }

    /// Turns a buffer whose survivors, `live`, have been copied into from-space. Their new addresses are stored afterwards.
    pub(crate) fn quarantine(&self, heap: &Shared, start: usize, live: &Live) {
        let buffer = self.at(start);
        let mut dead = Histogram::default();
        buffer.bury(live, &mut dead);
        self.count_freed(heap, &dead);
        // The marked ones are counted where they have been copied to.
        buffer.forget_objects();
        if heap.poisons {
            poison::fill(&heap.space, start, self.bytes);
        }
        buffer.set_state(BufferState::Evacuated);
        self.lock().evacuated.push(start);
    }

    /// Frees from-space. Every stack has been fixed and the sweep is finished; nothing has been evacuated since somebody asked,
    /// because a cycle ends only when the collector's thread has done with the one before.
    pub(crate) fn release_evacuated(&self, heap: &Shared) {
        let evacuated = std::mem::take(&mut self.lock().evacuated);
        if heap.poisons {
            evacuated.iter().for_each(|&start| from_space::check(heap, start, self.bytes));
        }
        self.free(heap, evacuated);
    }

    /// Whether from-space is waiting for stacks to be fixed.
    pub(crate) fn has_evacuated(&self) -> bool {
        !self.lock().evacuated.is_empty()
    }
}
