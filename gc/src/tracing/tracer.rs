//! The mark loop of the collectors that do not move what they mark.

use crate::alloc::gab::BufferState;
use crate::api::Shared;
use crate::debug::Point;
use crate::heap::size_class::class_for;
use crate::heap::span::Scan;
use crate::heap::{SpanId, SpanKind};
use crate::mutant;

use super::object::{Object, object_at};
use super::pool::MarkPool;

/// Bytes of a large object scanned in one step, so that a step stays short (Go's oblets).
const OBLET_BYTES: usize = 128 << 10;

/// Objects between prefetch and scan.
const PREFETCH_DISTANCE: usize = 8;

/// A marked object to be scanned: its start and its span. A start of 0 is nobody.
#[derive(Clone, Copy, Default)]
pub(super) struct Pending {
    start: usize,
    span: SpanId,
}

/// What is still to be scanned of a large object: its address and the offset from which on.
pub(super) type Oblet = (usize, usize);

/// Mark state of one thread: objects marked and not yet scanned, and what was found.
#[derive(Default)]
pub(crate) struct Tracer {
    pending: Vec<Pending>,
    /// The objects marked last, on their way to being scanned. The time they spend here hides the cache miss of their
    /// first word, which is prefetched when they come in.
    coming: [Pending; PREFETCH_DISTANCE],
    /// Place in `coming` of the oldest object, which leaves next.
    oldest: usize,
    /// Large objects of which a part is still to be scanned.
    oblets: Vec<Oblet>,
    /// Bytes of objects marked.
    pub(crate) marked_bytes: usize,
    /// Bytes of objects scanned.
    pub(crate) scanned_bytes: usize,
    /// Slots found to point into candidates for evacuation.
    pub(crate) slots: Vec<usize>,
    /// Allocation buffers with at least one marked object.
    pub(crate) buffers_kept: usize,
    /// Whether slots that point to candidates for evacuation are recorded in this cycle.
    pub(crate) records: bool,
}

impl Tracer {
    /// Nothing marked yet; records slots that point to candidates if `records`.
    pub(crate) fn new(records: bool) -> Tracer {
        Tracer { records, ..Tracer::default() }
    }

    /// Marks the object that a word points to or into, if any.
    #[inline]
    pub(crate) fn mark(&mut self, heap: &Shared, word: u64) {
        if let Some(object) = object_at(&heap.space, word as usize) {
            self.mark_object(heap, word, object);
        }
    }

    #[inline(always)]
    fn mark_object(&mut self, heap: &Shared, word: u64, object: Object<'_>) {
        if heap.verifies {
            assert!(
                !object.is_free_slot(&heap.space),
                "heap verification: {word:#x} points to a freed object"
            );
        }
        if mutant!(InteriorIgnored) && word as usize != object.start {
            return;
        }
        if !heap.space.marks.test_and_set(heap.space.granule(object.start)) {
            return;
        }
        if object.span.kind() == SpanKind::Buffers {
            self.count_buffered(heap, object);
            return;
        }
        object.span.note_mark();
        self.marked_bytes += object.bytes;
        if object.is_pointer_free() {
            return;
        }
        if object.span.kind() == SpanKind::Large {
            self.oblets.push((object.start, 0));
        } else {
            self.pending.push(Pending { start: object.start, span: object.id });
        }
    }

    /// Marks what an object refers to, not the object itself.
    pub(crate) fn scan_contents(&mut self, heap: &Shared, start: usize) {
        if let Some(object) = object_at(&heap.space, start).filter(|object| !object.is_pointer_free()) {
            self.scan(heap, object, 0, object.bytes);
        }
    }

    /// Puts half of what is left to scan into the pool.
    pub(crate) fn give_half(&mut self, pool: &MarkPool) {
        let half = self.pending.len() / 2;
        pool.add(self.pending.drain(..half));
    }

    /// Puts all that is left to scan into the pool.
    pub(super) fn give_all(&mut self, pool: &MarkPool) {
        let coming = std::mem::take(&mut self.coming);
        pool.add(self.pending.drain(..).chain(coming).filter(|object| object.start != 0));
        pool.add_oblets(&mut self.oblets);
    }

    /// Takes up to `most` objects from the pool, or a part of a large one. False if it has none.
    pub(crate) fn take_some(&mut self, pool: &MarkPool, most: usize) -> bool {
        pool.take(&mut self.pending, most) || pool.take_oblets(&mut self.oblets, 1)
    }

    /// Takes everything from the pool. False if it has nothing.
    pub(crate) fn take_all(&mut self, pool: &MarkPool) -> bool {
        let objects = pool.take(&mut self.pending, usize::MAX);
        pool.take_oblets(&mut self.oblets, usize::MAX) || objects
    }

    /// Whether nothing is left to scan.
    pub(crate) fn is_done(&self) -> bool {
        self.pending.is_empty()
            && self.oblets.is_empty()
            && self.coming.iter().all(|object| object.start == 0)
    }

    /// Scans until nothing is left or at least `budget` bytes have been scanned.
    pub(crate) fn drain(&mut self, heap: &Shared, budget: usize) {
        let limit = self.scanned_bytes.saturating_add(budget);
        while self.scanned_bytes < limit {
            if let Some(object) = self.next(heap) {
                let span = heap.space.span(object.span);
                let object = Object { start: object.start, bytes: span.elem_bytes(), span, id: object.span };
                self.scan(heap, object, 0, object.bytes);
            } else if let Some((start, from)) = self.oblets.pop() {
                if let Some(object) = object_at(&heap.space, start) {
                    let to = object.bytes.min(from + OBLET_BYTES);
                    let next = self.scan(heap, object, from, to);
                    if next < object.bytes && !mutant!(LargeTailUnscanned) {
                        self.oblets.push((start, next));
                    }
                }
            } else {
                return;
            }
        }
    }

    /// The next object to scan: the one that was prefetched longest ago, whose place the newest one takes.
    #[inline]
    fn next(&mut self, heap: &Shared) -> Option<Pending> {
        for _ in 0..=PREFETCH_DISTANCE {
            let newest = self.pending.pop().unwrap_or_default();
            if newest.start != 0 {
                heap.space.memory.prefetch(newest.start);
            }
            let next = std::mem::replace(&mut self.coming[self.oldest], newest);
            self.oldest = (self.oldest + 1) % PREFETCH_DISTANCE;
            if next.start != 0 {
                return Some(next);
            }
        }
        None
    }

    #[inline]
    fn scan(&mut self, heap: &Shared, object: Object<'_>, from: usize, to: usize) -> usize {
        self.scanned_bytes += to - from;
        let pins = object.span.scan() == Scan::Pinning;
        object.for_each_slot(heap, from, to, |slot| {
            let word = heap.space.memory.load(slot);
            let Some(target) = object_at(&heap.space, word as usize) else { return };
            if self.records && target.span.kind() == SpanKind::Buffers {
                self.note_slot(heap, slot, word, pins);
            }
            self.mark_object(heap, word, target);
        })
    }

    /// Remembers a slot that points into an allocation buffer, so that evacuation can redirect it.
    fn note_slot(&mut self, heap: &Shared, slot: usize, word: u64, pins: bool) {
        let Some(buffers) = &heap.buffers else { return };
        let epoch = heap.mark_epoch.current();
        let buffer = buffers.at(word as usize);
        if pins {
            if !mutant!(MarkerPinsNothing) {
                buffer.pin(epoch);
            }
        } else if buffer.is_candidate(epoch) {
            buffer.add_slot();
            if !mutant!(MarkerRecordsNothing) {
                self.slots.push(slot);
            }
        }
    }

    /// Counts a marked object in an allocation buffer.
    fn count_buffered(&mut self, heap: &Shared, object: Object<'_>) {
        let Some(buffers) = &heap.buffers else { return };
        let buffer = buffers.at(object.start);
        let mut class = 0;
        let epoch = heap.mark_epoch.current();
        heap.hand_over(Point::Extent);
        // Of an active buffer everything lives, and its last object has no end yet.
        if buffer.state() == BufferState::Full {
            // It may have been active when the object was looked at. A buffer that is retired while marking is black.
            let outdated = buffer.is_black(epoch) && !mutant!(ExtentOutdated);
            let now = if outdated { object_at(&heap.space, object.start) } else { None };
            class = class_for(now.unwrap_or(object).bytes, true).unwrap_or(0);
            buffer.add_live(class);
        }
        let is_first = buffer.keep(epoch);
        self.buffers_kept += usize::from(is_first);
        self.marked_bytes += buffers.bytes_kept(class, is_first);
    }
}
