//! Allocation buffers: small pieces of memory in which one context bump-allocates pointer-free objects.
//!
//! ByteDance calls such a buffer a GAB (goroutine allocation buffer); here it belongs to a *context*. Buffers are cut from
//! blocks of 32 KB. Objects are packed at 8-byte alignment; a start bit for each, and one at the buffer's top, give their
//! sizes. A buffer is
//!
//! - *active*: a context bumps through it, or will go on to; every object in it counts as live;
//! - *full*: retired, its objects live as their marks say; those retired before a cycle are candidates for evacuation in it;
//! - *evacuated*: its survivors have been copied out, the first word of each holds the new address, and it stays until
//!   every stack has been fixed;
//! - *free*.
//!
//! The sweep frees full buffers without a marked object and counts the dead objects of the others. Objects never hold
//! pointers, so a buffer's objects are never scanned.

use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard};

use rustix::io::Errno;

use crate::api::{AllocError, Mutator, Shared};
use crate::debug::poison;
use crate::heap::lazy_array::LazyArray;
use crate::heap::size_class::{CLASS_BYTES, class_for};
use crate::heap::span::Scan;
use crate::heap::{GRANULE_BYTES, Space, SpanId, SpanKind};

use super::cursor::BUMP_CURSOR;
use super::plan::MAX_BUFFERED_BYTES;
use super::{Cursor, Request};

/// Bytes of the blocks that buffers are cut from.
const BLOCK_BYTES: usize = 32 << 10;
/// Buffers swept in one step.
const SWEEP_BATCH: usize = 32;
/// A buffer at least this much live, in percent, is not worth evacuating in the next cycle.
const DENSE_PERCENT: usize = 25;

/// Size classes of objects up to [`MAX_BUFFERED_BYTES`], the unused class 0 included.
pub(crate) const BUFFERED_CLASSES: usize = 11;

const _: () = assert!(CLASS_BYTES[BUFFERED_CLASSES - 1] as usize == MAX_BUFFERED_BYTES);

/// Objects by size class.
type Histogram = [usize; BUFFERED_CLASSES];

/// What a buffer is; see the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum BufferState {
    Free = 0,
    Active = 1,
    Full = 2,
    Evacuated = 3,
}

/// Record of one buffer. Written by its owner: the mutator while active, the sweeper or the stop afterwards; markers add
/// to `live_bytes` and `slots` and set `pinned_in`.
#[derive(Default)]
pub(crate) struct Buffer {
    state: AtomicU8,
    /// Whether dead objects have been counted before: then `allocated` bits, not start bits, say what is still counted.
    counted: AtomicU8,
    /// Whether it is filled with poison.
    poisoned: AtomicU8,
    /// First mark epoch in which it may be evacuated.
    candidate_from: AtomicU32,
    /// Mark epoch in which an object in it was found pinned.
    pinned_in: AtomicU32,
    /// Bytes of marked objects in this cycle.
    live_bytes: AtomicU32,
    /// Recorded slots that point into it in this cycle.
    slots: AtomicU32,
    /// Bytes in use when it was retired.
    used_bytes: AtomicU32,
    /// Mark epoch in which it was chosen for evacuation.
    chosen_in: AtomicU32,
    /// Objects allocated in it and not counted as freed, by size class, so that a dead buffer need not be walked.
    objects: [AtomicU16; BUFFERED_CLASSES],
}

impl Buffer {
    /// What the buffer is.
    pub(crate) fn state(&self) -> BufferState {
        match self.state.load(Relaxed) {
            1 => BufferState::Active,
            2 => BufferState::Full,
            3 => BufferState::Evacuated,
            _ => BufferState::Free,
        }
    }

    fn set_state(&self, state: BufferState) {
        self.state.store(state as u8, Relaxed);
    }

    /// Whether slots that point into it are recorded in this epoch.
    #[inline]
    pub(crate) fn is_candidate(&self, epoch: u32) -> bool {
        self.state.load(Relaxed) == BufferState::Full as u8 && self.candidate_from.load(Relaxed) <= epoch
    }

    /// Keeps it from being evacuated in this epoch.
    pub(crate) fn pin(&self, epoch: u32) {
        self.pinned_in.store(epoch, Relaxed);
    }

    /// Whether it must stay in this epoch.
    pub(crate) fn is_pinned(&self, epoch: u32) -> bool {
        self.pinned_in.load(Relaxed) == epoch
    }

    /// Counts a recorded slot.
    pub(crate) fn add_slot(&self) {
        self.slots.fetch_add(1, Relaxed);
    }

    /// Recorded slots in this cycle.
    pub(crate) fn slots(&self) -> usize {
        self.slots.load(Relaxed) as usize
    }

    /// Counts a marked object; true if it is the first in this cycle.
    pub(crate) fn add_live(&self, bytes: usize) -> bool {
        self.live_bytes.fetch_add(bytes as u32, Relaxed) == 0
    }

    /// Bytes of marked objects.
    pub(crate) fn live_bytes(&self) -> usize {
        self.live_bytes.load(Relaxed) as usize
    }

    /// Chooses it for evacuation in this epoch.
    pub(crate) fn choose(&self, epoch: u32) {
        self.chosen_in.store(epoch, Relaxed);
    }

    /// Counts objects allocated in it.
    pub(crate) fn add_objects(&self, class: usize, objects: u32) {
        self.objects[class].fetch_add(objects as u16, Relaxed);
    }

    /// Whether it is chosen for evacuation.
    pub(crate) fn is_chosen(&self, epoch: u32) -> bool {
        self.chosen_in.load(Relaxed) == epoch
    }
}

#[derive(Default)]
struct Lists {
    free: Vec<usize>,
    /// Active buffers that no context holds, with the memory left in them.
    partial: Vec<Cursor>,
    full: Vec<usize>,
    unswept: Vec<Vec<usize>>,
    evacuated: Vec<usize>,
    /// Blocks whose last buffer became free in this sweep.
    emptied: Vec<SpanId>,
    /// Buffer that copies go to.
    survivors: Cursor,
}

/// All allocation buffers of a heap.
pub(crate) struct BufferSpace {
    /// Bytes of a buffer.
    bytes: usize,
    /// Bytes from one buffer to the next: never less than one word of the side bitmaps covers, so that the owners of
    /// neighbouring buffers do not write to the same word.
    stride: usize,
    /// Binary logarithm of the stride.
    stride_shift: u32,
    base: usize,
    buffers: LazyArray<Buffer>,
    lists: Mutex<Lists>,
    in_use: AtomicUsize,
    refills: AtomicUsize,
    objects: AtomicUsize,
}

/// Counts since they were last taken.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BufferCounts {
    pub(crate) refills: usize,
    pub(crate) objects: usize,
    /// Bytes of buffers in use now.
    pub(crate) bytes: usize,
}

impl BufferSpace {
    /// No buffers yet; each will have `bytes` bytes.
    pub(crate) fn new(space: &Space, bytes: usize) -> Result<BufferSpace, Errno> {
        let range = space.address_range();
        let stride = bytes.max(64 * GRANULE_BYTES);
        Ok(BufferSpace {
            bytes,
            stride,
            stride_shift: stride.trailing_zeros(),
            base: range.start,
            buffers: LazyArray::new(range.len() / stride)?,
            lists: Mutex::default(),
            in_use: AtomicUsize::new(0),
            refills: AtomicUsize::new(0),
            objects: AtomicUsize::new(0),
        })
    }

    /// Bytes of one buffer.
    pub(crate) fn buffer_bytes(&self) -> usize {
        self.bytes
    }

    /// The buffer around an address in a block.
    #[inline]
    pub(crate) fn at(&self, address: usize) -> &Buffer {
        &self.buffers[(address - self.base) >> self.stride_shift]
    }

    /// Whether a word points into a buffer that may be evacuated in this epoch.
    #[inline]
    pub(crate) fn leads_to_candidate(&self, space: &Space, word: u64, epoch: u32) -> bool {
        space.contains(word as usize) && self.at(word as usize).is_candidate(epoch)
    }

    /// First address of the buffer around `address`.
    pub(crate) fn start_of(&self, address: usize) -> usize {
        address & !(self.stride - 1)
    }

    /// Bytes of buffers in use.
    pub(crate) fn bytes_in_use(&self) -> usize {
        self.in_use.load(Relaxed) * self.bytes
    }

    /// Counts objects that a mutator allocated.
    pub(crate) fn count_objects(&self, objects: usize) {
        self.objects.fetch_add(objects, Relaxed);
    }

    /// Takes the counts since the last call.
    pub(crate) fn take_counts(&self) -> BufferCounts {
        BufferCounts {
            refills: self.refills.swap(0, Relaxed),
            objects: self.objects.swap(0, Relaxed),
            bytes: self.bytes_in_use(),
        }
    }

    /// Runs `visit` over every full buffer. Buffers that are retired meanwhile may be missed.
    pub(crate) fn for_each_full(&self, mut visit: impl FnMut(usize)) {
        let mut full = std::mem::take(&mut self.lock().full);
        full.iter().for_each(|&buffer| visit(buffer));
        let mut lists = self.lock();
        full.append(&mut lists.full);
        lists.full = full;
    }

    /// Whether an object's memory has been freed, though its buffer is in use: nothing may point to it.
    pub(crate) fn is_dead(&self, space: &Space, start: usize) -> bool {
        let buffer = self.at(start);
        let granule = space.granule(start);
        match buffer.state() {
            BufferState::Active => false,
            BufferState::Full => buffer.counted.load(Relaxed) != 0 && !space.allocated.get(granule),
            BufferState::Free | BufferState::Evacuated => true,
        }
    }

    /// Whether objects of the buffer around `start` count as live without being marked.
    pub(crate) fn is_active(&self, start: usize) -> bool {
        self.at(start).state() == BufferState::Active
    }

    fn granules(&self, space: &Space, buffer: usize) -> std::ops::Range<usize> {
        let first = space.granule(buffer);
        first..first + self.stride / GRANULE_BYTES
    }

    fn lock(&self) -> MutexGuard<'_, Lists> {
        self.lists.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn add_block(&self, heap: &Shared, lists: &mut Lists) -> Option<()> {
        let id = heap.space.allocate_span(SpanKind::Buffers, BLOCK_BYTES, self.stride).ok()?;
        let span = heap.space.span(id);
        span.set_class(0, Scan::PointerFree);
        // Taken from the end, so the lowest address comes first.
        lists
            .free
            .extend((0..BLOCK_BYTES / self.stride).rev().map(|index| span.base() + index * self.stride));
        Some(())
    }

    /// A free buffer, from a new block if need be.
    fn take_free(&self, heap: &Shared, lists: &mut Lists) -> Option<usize> {
        if lists.free.is_empty() {
            self.add_block(heap, lists)?;
        }
        let start = lists.free.pop()?;
        if let Some((_, span)) = heap.space.span_at(start) {
            span.object_count.fetch_add(1, Relaxed);
        }
        self.in_use.fetch_add(1, Relaxed);
        Some(start)
    }

    /// Whether an object belongs in a buffer.
    pub(crate) fn holds(&self, heap: &Shared, request: Request) -> bool {
        request.bytes <= MAX_BUFFERED_BYTES.min(self.bytes)
            && heap.scan_of(request.layout) == Scan::PointerFree
    }

    /// Allocates an object that belongs in a buffer.
    pub(crate) fn allocate(
        &self,
        heap: &Shared,
        mutator: &mut Mutator,
        request: Request,
    ) -> Result<usize, AllocError> {
        let bytes = request.bytes.next_multiple_of(GRANULE_BYTES);
        let address = loop {
            if let Some(address) = mutator.bump(BUMP_CURSOR, bytes) {
                break address;
            }
            self.refill(heap, mutator, bytes)?;
        };
        mutator.note_start(address, class_for(bytes, true).unwrap_or(0) as u8, true);
        Ok(address)
    }

    /// Gives the mutator's running context a buffer with room for `bytes` bytes.
    fn refill(&self, heap: &Shared, mutator: &mut Mutator, bytes: usize) -> Result<(), AllocError> {
        heap.collector.admit(heap, mutator)?;
        let marking = mutator.barrier.is_active();
        let used_up = mutator.take_buffer();
        let retired = self.retire_bits(heap, marking, used_up);
        let mut lists = self.lock();
        lists.full.extend(retired);
        while let Some(cursor) = lists.partial.pop() {
            if cursor.end - cursor.top >= bytes {
                mutator.cursors[usize::from(BUMP_CURSOR)] = cursor;
                return Ok(());
            }
            let retired = self.retire_bits(heap, marking, cursor);
            lists.full.extend(retired);
        }
        let taken = self.take_free(heap, &mut lists);
        drop(lists);
        let Some(start) = taken else { return Err(heap.exhausted(mutator, self.bytes)) };
        self.clear(heap, start);
        self.at(start).set_state(BufferState::Active);
        self.refills.fetch_add(1, Relaxed);
        heap.pacer.charge(self.bytes);
        mutator.cursors[usize::from(BUMP_CURSOR)] = Cursor { top: start, end: start + self.bytes };
        mutator.exhaustion.satisfied(self.bytes);
        Ok(())
    }

    /// Zeroes a buffer's memory for new objects.
    fn clear(&self, heap: &Shared, start: usize) {
        if self.at(start).poisoned.swap(0, Relaxed) != 0 {
            poison::check(&heap.space, start, self.bytes);
        }
        if heap.space.span_at(start).is_some_and(|(_, span)| span.is_dirty()) {
            heap.space.memory.fill(start, self.bytes, 0);
        }
    }

    /// Takes a buffer that a context has no use for: kept for the next one if there is room left.
    pub(crate) fn give_back(&self, heap: &Shared, marking: bool, cursor: Cursor) {
        if cursor.end - cursor.top >= MAX_BUFFERED_BYTES.min(self.bytes / 2) {
            self.lock().partial.push(cursor);
        } else {
            let retired = self.retire_bits(heap, marking, cursor);
            self.lock().full.extend(retired);
        }
    }

    /// Ends a buffer's use for allocation and returns it, for the list of full ones.
    fn retire_bits(&self, heap: &Shared, marking: bool, cursor: Cursor) -> Option<usize> {
        if cursor.end == 0 {
            return None;
        }
        let space = &heap.space;
        let start = self.start_of(cursor.end - 1);
        let buffer = self.at(start);
        if cursor.top < start + self.stride {
            space.starts.set(space.granule(cursor.top));
        }
        buffer.used_bytes.store((cursor.top - start) as u32, Relaxed);
        let granules = self.granules(space, start);
        if marking {
            // Everything in it counts as live in this cycle, like all that is allocated while marking.
            let mut granule = granules.start;
            while let Some(found) = space.starts.next_set(granule, space.granule(cursor.top)) {
                space.marks.test_and_set(found);
                granule = found + 1;
            }
            buffer.live_bytes.fetch_add((cursor.top - start) as u32, Relaxed);
        } else {
            // What earlier cycles marked while it was active says nothing any more.
            space.marks.clear_range(granules.start, granules.end);
            buffer.live_bytes.store(0, Relaxed);
        }
        buffer.slots.store(0, Relaxed);
        buffer.candidate_from.store(heap.mark_epoch.load(Relaxed) + 1, Relaxed);
        buffer.counted.store(0, Relaxed);
        buffer.set_state(BufferState::Full);
        Some(start)
    }

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
        let next = heap.mark_epoch.load(Relaxed) + 1;
        // A dense buffer stays in place for one more cycle.
        buffer.candidate_from.store(if dense { next + 1 } else { next }, Relaxed);
        buffer.live_bytes.store(0, Relaxed);
        buffer.slots.store(0, Relaxed);
        true
    }

    fn count_freed(&self, heap: &Shared, dead: &Histogram) {
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
    fn count_dead(&self, heap: &Shared, start: usize, dead: &mut Histogram) {
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

    fn free(&self, heap: &Shared, freed: Vec<usize>) {
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
        for id in emptied {
            let first = heap.space.span(id).base();
            for start in (first..first + BLOCK_BYTES).step_by(self.stride) {
                self.at(start).poisoned.store(0, Relaxed);
            }
            heap.space.release_span(id);
        }
    }

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

    /// Ends the use of a buffer that copies went to: it is a full one whose objects are all marked and counted.
    fn retire_survivors(&self, heap: &Shared, cursor: Cursor) {
        if cursor.end == 0 {
            return;
        }
        let start = self.start_of(cursor.end - 1);
        let buffer = self.at(start);
        if cursor.top < start + self.stride {
            heap.space.starts.set(heap.space.granule(cursor.top));
        }
        buffer.used_bytes.store((cursor.top - start) as u32, Relaxed);
        buffer.live_bytes.store((cursor.top - start) as u32, Relaxed);
        buffer.counted.store(1, Relaxed);
        buffer.candidate_from.store(heap.mark_epoch.load(Relaxed) + 1, Relaxed);
        self.lock().full.push(start);
    }

    /// Turns a buffer whose survivors have been copied into from-space.
    pub(crate) fn quarantine(&self, heap: &Shared, start: usize) {
        let mut dead = Histogram::default();
        self.count_dead(heap, start, &mut dead);
        self.count_freed(heap, &dead);
        self.at(start).objects.iter().for_each(|objects| objects.store(0, Relaxed));
        self.at(start).set_state(BufferState::Evacuated);
        self.lock().evacuated.push(start);
    }

    /// Frees from-space. Every stack has been fixed and the sweep is finished.
    pub(crate) fn release_evacuated(&self, heap: &Shared) {
        let evacuated = std::mem::take(&mut self.lock().evacuated);
        self.free(heap, evacuated);
    }

    /// Whether from-space is waiting for stacks to be fixed.
    pub(crate) fn has_evacuated(&self) -> bool {
        !self.lock().evacuated.is_empty()
    }
}
