//! The mark loop of the collectors that do not move what they mark.

use crate::alloc::gab::Buffer;
use crate::api::{MarkPolicy, Shared};
use crate::heap::SpanKind;
use crate::heap::span::Scan;
use crate::mutant;

use super::edges::{Edge, Edges};
use super::object::{Object, object_at};
use super::object_queue::{ObjectQueue, Pending};
use super::pool::MarkPool;
use super::span_queue::{self, SpanQueue};

/// Bytes of a large object scanned in one step, so that a step stays short (Go's oblets).
const OBLET_BYTES: usize = 128 << 10;

/// Objects, and spans, that are given to others at a time, so that what waits does not take twice its memory.
const MOST_SHARED: usize = 4096;

/// What is still to be scanned of a large object: its address and the offset from which on.
pub(super) type Oblet = (usize, usize);

/// Mark state of one thread: objects marked and not yet scanned, and what was found.
#[derive(Default)]
pub(crate) struct Tracer {
    objects: ObjectQueue,
    /// Where small objects go rather than to `objects`, if they are scanned span by span.
    spans: SpanQueue,
    by_span: bool,
    /// No other tracer marks in this cycle, or not yet: nothing has been given to the pool.
    sole: bool,
    /// Large objects of which a part is still to be scanned.
    oblets: Vec<Oblet>,
    /// Pointers read and not yet followed; none outside [`drain`](Self::drain).
    edges: Edges,
    /// Bytes of objects marked.
    pub(crate) marked_bytes: usize,
    /// Bytes of objects scanned.
    pub(crate) scanned_bytes: usize,
    /// Slots found to point into candidates for evacuation.
    pub(crate) slots: Vec<usize>,
    /// Whether slots that point to candidates for evacuation are recorded in this cycle.
    pub(crate) records: bool,
}

impl Tracer {
    /// Nothing marked yet; records slots that point to candidates if `records`.
    /// It is a cycle's first.
    pub(crate) fn new(heap: &Shared, records: bool) -> Tracer {
        Tracer { sole: true, ..Tracer::assisting(heap, records) }
    }

    /// The same for one that takes from the pool what another one marked.
    pub(crate) fn assisting(heap: &Shared, records: bool) -> Tracer {
        Tracer { records, by_span: heap.options.mark == MarkPolicy::Span, ..Tracer::default() }
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
        if heap.verifies() {
            assert!(
                !object.is_free_slot(&heap.space),
                "heap verification: {word:#x} points to a freed object"
            );
        }
        if mutant!(InteriorIgnored) && word as usize != object.start {
            return;
        }
        let is_deferred = self.by_span && object.span.defers();
        let is_new = if is_deferred {
            self.spans.mark(&heap.space, &object, self.sole)
        } else {
            heap.space.marks.test_and_set(heap.space.granule(object.start))
        };
        if !is_new {
            return;
        }
        if object.span.kind() == SpanKind::Buffers {
            if let Some(buffers) = &heap.buffers {
                let epoch = heap.mark_epoch.current();
                self.marked_bytes += buffers.bytes_kept(object.start, object.bytes, epoch);
            }
            return;
        }
        object.span.note_mark();
        self.marked_bytes += object.bytes;
        if is_deferred || object.is_pointer_free() {
            return;
        }
        if object.span.kind() == SpanKind::Large {
            self.oblets.push((object.start, 0));
        } else {
            self.objects.add(Pending::object(&heap.space, object.start, object.id));
        }
    }

    /// Marks what an object refers to, not the object itself.
    pub(crate) fn scan_contents(&mut self, heap: &Shared, start: usize) {
        if let Some(object) = object_at(&heap.space, start).filter(|object| !object.is_pointer_free()) {
            self.scan(heap, object, 0, object.bytes);
            self.follow_all(heap);
        }
    }

    /// Puts half of what is left to scan into the pool, or as much as others will scan in a while.
    pub(crate) fn give_half(&mut self, pool: &MarkPool) {
        self.sole = false;
        pool.add(self.objects.take_half(MOST_SHARED).chain(self.spans.take_half(MOST_SHARED)));
    }

    /// Puts all that is left to scan into the pool.
    pub(super) fn give_all(&mut self, pool: &MarkPool) {
        pool.add(self.objects.take_all().chain(self.spans.take_all()));
        pool.add_oblets(&mut self.oblets);
    }

    /// Takes up to `most` objects or spans from the pool, or a part of a large object. False if it has none.
    pub(crate) fn take_some(&mut self, heap: &Shared, most: usize) -> bool {
        self.take(heap, most) || heap.pool.take_oblets(&mut self.oblets, 1)
    }

    /// Takes over what assists have found.
    pub(crate) fn take_findings(&mut self, pool: &MarkPool) {
        let mut findings = pool.take_findings();
        self.marked_bytes += findings.marked_bytes;
        self.slots.append(&mut findings.slots);
    }

    /// Takes everything from the pool. False if it has nothing.
    pub(crate) fn take_all(&mut self, heap: &Shared) -> bool {
        let any = self.take(heap, usize::MAX);
        heap.pool.take_oblets(&mut self.oblets, usize::MAX) || any
    }

    fn take(&mut self, heap: &Shared, most: usize) -> bool {
        let taken = heap.pool.take(most);
        let any = !taken.is_empty();
        for pending in taken {
            if self.by_span && heap.space.span(pending.span()).defers() {
                self.spans.put(pending);
            } else {
                self.objects.add(pending);
            }
        }
        any
    }

    /// Whether nothing is left to scan.
    pub(crate) fn is_done(&self) -> bool {
        self.objects.is_empty() && self.oblets.is_empty() && self.spans.is_empty()
    }

    /// Scans until nothing is left or at least `budget` bytes have been scanned.
    pub(crate) fn drain(&mut self, heap: &Shared, budget: usize) {
        let limit = self.scanned_bytes.saturating_add(budget);
        let mut any = true;
        while any && self.scanned_bytes < limit {
            any = self.scan_next(heap) || self.follow_all(heap);
        }
        self.follow_all(heap);
    }

    /// Scans an object, or a span, or a part of a large object. False if none is left.
    #[inline]
    fn scan_next(&mut self, heap: &Shared) -> bool {
        if let Some(next) = self.objects.next(&heap.space) {
            let (id, span) = (next.span(), heap.space.span(next.span()));
            if let Some(start) = next.start(&heap.space) {
                let object = Object { start, bytes: span.elem_bytes(), span, id };
                self.scan(heap, object, 0, object.bytes);
            }
        } else if let Some(span) = self.spans.next(&heap.space) {
            span_queue::for_each_waiting(&heap.space, span, self.sole, |object| {
                self.scan(heap, object, 0, object.bytes);
            });
        } else if let Some((start, from)) = self.oblets.pop() {
            if let Some(object) = object_at(&heap.space, start) {
                let to = object.bytes.min(from + OBLET_BYTES);
                let next = self.scan(heap, object, from, to);
                if next < object.bytes && !mutant!(LargeTailUnscanned) {
                    self.oblets.push((start, next));
                }
            }
        } else {
            return false;
        }
        true
    }

    #[inline]
    fn scan(&mut self, heap: &Shared, object: Object<'_>, from: usize, to: usize) -> usize {
        self.scanned_bytes += to - from;
        object.for_each_slot(heap, from, to, |slot| {
            let word = heap.space.memory.load(slot);
            // A pointer of an object into itself tells nothing new, and does not keep one that only its finalizer keeps.
            if heap.space.contains(word as usize) && !object.contains(word) {
                self.bring_closer(heap, word as usize);
                let next = self.edges.exchange(Edge { slot, word });
                self.follow(heap, next);
            }
        })
    }

    /// Asks for what is looked at when the pointer to an address is followed.
    #[inline(always)]
    fn bring_closer(&self, heap: &Shared, address: usize) {
        let in_buffer = heap.space.prefetch_metadata(address);
        if let Some(buffers) = heap.buffers.as_ref().filter(|_| in_buffer && self.records) {
            buffers.prefetch_record(&heap.space, address);
        }
    }

    /// Follows every pointer that waits. False if none does.
    fn follow_all(&mut self, heap: &Shared) -> bool {
        let mut any = false;
        while let Some(edge) = self.edges.take() {
            self.follow(heap, edge);
            any = true;
        }
        any
    }

    /// Marks what a pointer leads to, if any.
    #[inline(always)]
    fn follow(&mut self, heap: &Shared, edge: Edge) {
        let Some(target) = object_at(&heap.space, edge.word as usize) else { return };
        if self.records && target.span.kind() == SpanKind::Buffers {
            self.note_slot(heap, edge);
        }
        self.mark_object(heap, edge.word, target);
    }

    /// Remembers a slot that points into an allocation buffer, so that evacuation can redirect it. Nobody asks about pins or
    /// slots of buffers that stay anyway, so most pointers cost no more here than a look at the buffer's record.
    #[inline(always)]
    fn note_slot(&mut self, heap: &Shared, Edge { slot, word }: Edge) {
        let Some(buffers) = &heap.buffers else { return };
        let epoch = heap.mark_epoch.current();
        let buffer = buffers.at(word as usize);
        if buffers.is_candidate(buffer, epoch) {
            self.note_slot_of_candidate(heap, buffer, slot, epoch);
        }
    }

    #[inline(never)]
    fn note_slot_of_candidate(&mut self, heap: &Shared, buffer: &Buffer, slot: usize, epoch: u32) {
        if heap.space.span_at(slot).is_some_and(|(_, span)| span.scan() == Scan::Pinning) {
            if !mutant!(MarkerPinsNothing) {
                buffer.pin(epoch);
            }
        } else {
            buffer.add_slot(self.sole);
            if !mutant!(MarkerRecordsNothing) {
                self.slots.push(slot);
            }
        }
    }
}
