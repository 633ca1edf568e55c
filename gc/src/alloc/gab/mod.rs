//! Allocation buffers: small pieces of memory in which pointer-free objects are bump-allocated.
//!
//! ByteDance calls such a buffer a GAB (goroutine allocation buffer). Whose it is, [`GabOwner`](crate::GabOwner) says
//! (`turns.rs`). Buffers are cut from blocks of 32 KB.
//! Objects are packed at 8-byte alignment; a start bit for each, and one at the buffer's top, give their sizes. A buffer is
//!
//! - *active*: somebody bumps through it, or will go on to; every object in it counts as live;
//! - *full*: retired, its objects live as their marks say, or all of them if it was retired while marking;
//! - *evacuated*: its survivors have been copied out, the first word of each holds the new address, and it stays until
//!   every stack has been fixed;
//! - *free*.
//!
//! The sweep frees full buffers without a marked object. Of the others the very sparse ones become candidates for evacuation,
//! and those with enough free memory wait to be filled up, hole by hole (`holes.rs`). Objects never hold pointers, so a
//! buffer's objects are never scanned.

mod holes;
mod live;
mod ranks;
mod record;
mod survivors;
mod sweep;
mod turns;

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use rustix::io::Errno;

use crate::api::{AllocError, Mutator, Options, Shared};
use crate::debug::{Point, poison};
use crate::heap::lazy_array::LazyArray;
use crate::heap::size_class::{CLASS_BYTES, class_for, round_up_size};
use crate::heap::span::Scan;
use crate::heap::{GRANULE_BYTES, Space, SpanId, SpanKind, Zone, sweep as sweep_heap};
use crate::mutant;
use crate::sync::{Mutex, MutexGuard};
use crate::telemetry::BufferRecord;

use super::cursor::BUMP_CURSOR;
use super::plan::MAX_BUFFERED_BYTES;
use super::{Cursor, Request};

pub(crate) use self::holes::next_hole;
pub(crate) use self::live::Live;
pub(crate) use self::ranks::MAX_SLOTS_PER_OBJECT;
use self::ranks::Ranks;
pub(crate) use self::record::{Buffer, BufferState};
pub(crate) use self::turns::Turns;

/// Bytes of the blocks that buffers are cut from.
const BLOCK_BYTES: usize = 32 << 10;

/// Size classes of objects up to [`MAX_BUFFERED_BYTES`], the unused class 0 included.
pub(crate) const BUFFERED_CLASSES: usize = 11;

const _: () = assert!(CLASS_BYTES[BUFFERED_CLASSES - 1] as usize == MAX_BUFFERED_BYTES);

/// Evacuation is prepared when candidates take this share of the heap goal.
const SHARE_OF_GOAL: usize = 16;

/// Objects by size class.
type Histogram = [usize; BUFFERED_CLASSES];

#[derive(Default)]
struct Lists {
    free: Vec<usize>,
    /// Active buffers that no context holds, with the memory left in them.
    partial: Vec<Cursor>,
    /// Swept full buffers with holes to fill.
    recyclable: Vec<usize>,
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
    /// Whether sparse buffers are evacuated.
    evacuates: bool,
    /// Whether buffers are candidates for evacuation before a sweep has found them sparse.
    eager: bool,
    /// Whether every cycle prepares an evacuation, for stress.
    forced: bool,
    /// Whether holes are filled.
    reuses_holes: bool,
    /// Sparse buffers that the last sweep found.
    sparse: Ranks,
    in_use: AtomicUsize,
    /// Bytes of buffers that the last sweep kept and found no live object in.
    dead: AtomicUsize,
    /// Buffers that sweeps kept.
    retained: AtomicUsize,
    refills: AtomicUsize,
    objects: AtomicUsize,
    waste: AtomicUsize,
}

impl BufferSpace {
    /// No buffers yet.
    pub(crate) fn new(space: &Space, options: &Options) -> Result<BufferSpace, Errno> {
        let range = space.address_range();
        let stress = options.stress.as_ref();
        let bytes = stress.and_then(|stress| stress.gab_bytes).unwrap_or(options.gab.size.bytes());
        let forced = stress.is_some_and(|stress| stress.evacuation_budget.is_some());
        let stride = bytes.max(64 * GRANULE_BYTES);
        Ok(BufferSpace {
            bytes,
            stride,
            stride_shift: stride.trailing_zeros(),
            base: range.start,
            buffers: LazyArray::new(range.len() / stride)?,
            lists: Mutex::default(),
            evacuates: options.gab.evacuates(),
            eager: forced || !options.gab.reuses_holes,
            forced,
            reuses_holes: options.gab.reuses_holes,
            sparse: Ranks::new(),
            in_use: AtomicUsize::new(0),
            dead: AtomicUsize::new(0),
            retained: AtomicUsize::new(0),
            refills: AtomicUsize::new(0),
            objects: AtomicUsize::new(0),
            waste: AtomicUsize::new(0),
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

    /// Brings a buffer's record closer, which an address lies in.
    #[inline(always)]
    pub(crate) fn prefetch_record(&self, space: &Space, address: usize) {
        space.memory.prefetch(std::ptr::from_ref(self.at(address)).addr());
    }

    /// Whether a word points into a buffer that may be evacuated in this epoch.
    #[inline]
    pub(crate) fn leads_to_candidate(&self, space: &Space, word: u64, epoch: u32) -> bool {
        space.contains(word as usize) && self.is_candidate(self.at(word as usize), epoch)
    }

    /// Whether slots that point into a buffer are recorded in this epoch.
    #[inline]
    pub(crate) fn is_candidate(&self, buffer: &Buffer, epoch: u32) -> bool {
        buffer.may_move(epoch) && self.sparse.admits(buffer.rank.load(Relaxed))
    }

    /// Makes those sparse buffers the candidates of the cycle that begins from which so many survivors would be moved. In the stop.
    pub(crate) fn admit_candidates(&self, survivors: usize) {
        self.sparse.draw_line(survivors);
    }

    /// Sets when a buffer may be evacuated that has just been filled: after `epoch`, if at all before it is swept.
    fn set_candidacy_when_filled(&self, buffer: &Buffer, epoch: u32) {
        buffer.candidate_from.store(if self.evacuates && self.eager { epoch + 1 } else { u32::MAX }, Relaxed);
        buffer.rank.store(0, Relaxed);
    }

    /// Whether the cycle that begins now should record slots for an evacuation: only if what it can gain is worth it.
    pub(crate) fn should_evacuate(&self, heap: &Shared) -> bool {
        let candidates = if self.eager { self.bytes_in_use() } else { self.sparse.count() * self.bytes };
        self.evacuates && (self.forced || candidates >= heap.pacer.goal() / SHARE_OF_GOAL)
    }

    /// Bytes that an object keeps in use which has been marked in this epoch. Without reuse of holes a buffer is kept as a whole, and
    /// its first object counts for all. Of an active buffer's last object, which has no end yet, no more is known than the most that it may have.
    #[inline(always)]
    pub(crate) fn bytes_kept(&self, start: usize, bytes: usize, epoch: u32) -> usize {
        if self.reuses_holes {
            round_up_size(bytes.min(MAX_BUFFERED_BYTES), true)
        } else if self.at(start).keep(epoch) {
            self.bytes
        } else {
            0
        }
    }

    /// How many bytes fewer are in use after `buffers` buffers with `survivor_bytes` bytes of survivors were emptied. Survivors
    /// are rounded up to size classes, so tiny buffers can seem to hold more than they do.
    pub(crate) fn bytes_reclaimed(&self, buffers: usize, survivor_bytes: usize) -> usize {
        if self.reuses_holes { 0 } else { (buffers * self.bytes).saturating_sub(survivor_bytes) }
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

    /// The counts since they were last taken.
    pub(crate) fn counts(&self) -> BufferRecord {
        BufferRecord {
            refills: self.refills.load(Relaxed),
            objects: self.objects.load(Relaxed),
            waste: self.waste.load(Relaxed),
            bytes: self.bytes_in_use(),
            dead: self.dead.load(Relaxed),
            retained: self.retained.load(Relaxed),
            ..BufferRecord::default()
        }
    }

    /// Takes the counts. In the stop: no mutator counts meanwhile.
    pub(crate) fn take_counts(&self) -> BufferRecord {
        let counts = self.counts();
        for count in [&self.refills, &self.objects, &self.waste, &self.retained] {
            count.store(0, Relaxed);
        }
        counts
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
            BufferState::Full => buffer.swept.load(Relaxed) != 0 && !space.allocated.get(granule),
            BufferState::Free | BufferState::Evacuated => true,
        }
    }

    /// Whether objects of the buffer around `start` count as live in `epoch` without being marked.
    pub(crate) fn is_wholly_live(&self, start: usize, epoch: u32) -> bool {
        let buffer = self.at(start);
        buffer.state() == BufferState::Active || buffer.is_black(epoch)
    }

    fn granules(&self, space: &Space, buffer: usize) -> std::ops::Range<usize> {
        let first = space.granule(buffer);
        first..first + self.stride / GRANULE_BYTES
    }

    fn lock(&self) -> MutexGuard<'_, Lists> {
        self.lists.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn add_block(&self, heap: &Shared, lists: &mut Lists) -> Option<()> {
        let id =
            heap.space.allocate_span(SpanKind::Buffers, Zone::PointerFree, BLOCK_BYTES, self.stride).ok()?;
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

    /// Gives the mutator memory with room for `bytes` bytes: the next hole of its buffer, or another buffer.
    fn refill(&self, heap: &Shared, mutator: &mut Mutator, bytes: usize) -> Result<(), AllocError> {
        if next_hole(mutator) {
            return Ok(());
        }
        heap.collector.admit(heap, mutator)?;
        let used_up = mutator.take_buffer();
        let retired = self.retire(heap, mutator.barrier.is_active(), used_up);
        self.lock().full.extend(retired);
        let Some(cursor) = self.take_buffer(heap, mutator, bytes) else {
            return Err(heap.exhausted(mutator, self.bytes));
        };
        mutator.cursors[usize::from(BUMP_CURSOR)] = cursor;
        mutator.exhaustion.satisfied(self.bytes);
        Ok(())
    }

    /// A buffer with room for `bytes` bytes: one that a context gave back, one with holes, a free one.
    fn take_buffer(&self, heap: &Shared, mutator: &mut Mutator, bytes: usize) -> Option<Cursor> {
        loop {
            let mut lists = self.lock();
            if let Some(cursor) = lists.partial.pop() {
                if cursor.end - cursor.top >= bytes {
                    return Some(cursor);
                }
                let retired = self.retire(heap, mutator.barrier.is_active(), cursor);
                lists.full.extend(retired);
            } else if let Some(start) = lists.recyclable.pop() {
                drop(lists);
                if let Some(hole) = self.open_holes(heap, start) {
                    self.refills.fetch_add(1, Relaxed);
                    self.at(start).set_state(BufferState::Active);
                    if self.at(start).has_specials() {
                        heap.specials.resume_area(start);
                    }
                    return Some(hole);
                }
                self.lock().full.push(start);
            } else if lists.free.is_empty() && lists.unswept.iter().any(|list| !list.is_empty()) {
                drop(lists);
                mutator.sweep_for_allocation(heap, || sweep_heap::allocation_buffers(heap));
            } else {
                let start = self.take_free(heap, &mut lists)?;
                drop(lists);
                self.refills.fetch_add(1, Relaxed);
                self.clear(heap, start);
                self.at(start).set_state(BufferState::Active);
                heap.pacer.charge(self.bytes);
                return Some(Cursor { top: start, end: start + self.bytes });
            }
        }
    }

    /// Zeroes a buffer's memory for new objects.
    fn clear(&self, heap: &Shared, start: usize) {
        if self.at(start).poisoned.swap(0, Relaxed) != 0 {
            poison::check(&heap.space, start, self.bytes);
        }
        if heap.space.span_at(start).is_some_and(|(_, span)| span.is_dirty()) && !mutant!(BuffersStayDirty) {
            heap.space.memory.fill(start, self.bytes, 0);
        }
    }

    /// Takes a buffer that a context has no use for: kept for the next one if there is room left.
    pub(crate) fn give_back(&self, heap: &Shared, marking: bool, cursor: Cursor) {
        if cursor.end - cursor.top >= MAX_BUFFERED_BYTES.min(self.bytes / 2) {
            self.lock().partial.push(cursor);
        } else {
            let retired = self.retire(heap, marking, cursor);
            self.lock().full.extend(retired);
        }
    }

    /// Ends the last object below a cursor, so that its size can be told.
    fn end_objects(&self, space: &Space, cursor: Cursor) {
        if cursor.top < self.start_of(cursor.end - 1) + self.stride && !mutant!(TopUnbounded) {
            space.starts.set(space.granule(cursor.top));
        }
        self.waste.fetch_add(cursor.end - cursor.top, Relaxed);
    }

    /// Ends a buffer's use for allocation and returns it, for the list of full ones.
    fn retire(&self, heap: &Shared, marking: bool, cursor: Cursor) -> Option<usize> {
        if cursor.end == 0 {
            return None;
        }
        let space = &heap.space;
        let epoch = heap.mark_epoch.current();
        self.end_objects(space, cursor);
        let start = self.start_of(cursor.end - 1);
        let buffer = self.at(start);
        if buffer.has_specials() {
            heap.specials.retire_area(heap, start);
        }
        if marking && !mutant!(BuffersRetireWhite) {
            // Like all that is allocated while marking, it lives through this cycle, and what was in it before does too.
            buffer.blacken(epoch);
        } else {
            // What earlier cycles marked while it was active says nothing any more.
            let granules = self.granules(space, start);
            space.marks.clear_range(granules.start, granules.end);
            buffer.forget_slots();
        }
        self.set_candidacy_when_filled(buffer, epoch);
        buffer.swept.store(0, Relaxed);
        heap.hand_over(Point::Retire);
        buffer.set_state(BufferState::Full);
        Some(start)
    }
}
