//! Sweeping: the marks of the last cycle become what is allocated, and spans without any give their pages back.
//!
//! Three parties sweep. A cursor that needs memory sweeps spans of its class, and goes on in a dead one as it is. A mutator
//! that allocates sweeps as many spans of any class as keep it on schedule ([`keep_schedule`], Go's proportional sweep), so
//! that little is left when the next cycle starts. And the collector's thread sweeps large heaps in the background.
//!
//! While spans are unswept nobody marks, so whoever took a span out of the lists is the only one to touch its bits.

use std::sync::atomic::Ordering::Relaxed;

use crate::alloc::cursor::{SPAN_CLASS_COUNT, span_class};
use crate::api::{Mutator, Shared};
use crate::debug::{Point, poison};
use crate::sync::thread;

use super::segregated::lock;
use super::span::Scan;
use super::{Span, SpanId, SpanKind};

/// Spans that a mutator may be behind schedule with: a few calls for many are cheaper than the reverse.
const SCHEDULE_SLACK: usize = 16;

/// Spans taken up at a time at most, so that lists of them stay short.
const BATCH_SPANS: usize = 1024;

/// What sweeping found in a span of small objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Swept {
    /// Nothing lives. Its bits are as they were.
    Dead,
    /// It has free slots.
    Partial,
    /// It has none.
    Full,
}

/// Sweeps a span of small objects.
pub(super) fn small_span(heap: &Shared, id: SpanId) -> Swept {
    let space = &heap.space;
    let span = space.span(id);
    debug_assert_eq!(span.kind(), SpanKind::Small);
    settle_specials(heap, span);
    let (from, to) = (space.granule(span.base()), space.granule(span.base() + span.bytes()));
    let live = if span.has_marks() { space.marks.count(from, to) } else { 0 };
    let before = span.object_count.load(Relaxed) as usize;
    assert!(live <= before, "heap verification: {live} marked objects in a span of {before}");
    if live < before {
        heap.tally.freed(span.class(), span.scan() == Scan::PointerFree, before - live);
    }
    debug_assert_eq!(live, space.marks.count(from, to), "a mark that its span does not know of");
    span.forget_marks();
    if live == 0 {
        return Swept::Dead;
    }
    space.allocated.take_range(&space.marks, from, to);
    span.set_has_allocated(true);
    span.object_count.store(live as u32, Relaxed);
    make_allocatable(heap, id);
    if live < span.elem_count() { Swept::Partial } else { Swept::Full }
}

/// Makes a dead span one with free slots.
pub(super) fn renew(heap: &Shared, id: SpanId) {
    let space = &heap.space;
    let span = space.span(id);
    if span.has_allocated() {
        space.allocated.clear_range(space.granule(span.base()), space.granule(span.base() + span.bytes()));
        span.set_has_allocated(false);
    }
    span.object_count.store(0, Relaxed);
    make_allocatable(heap, id);
}

/// Lets cursors begin anew in a span whose allocated bits are right.
fn make_allocatable(heap: &Shared, id: SpanId) {
    let span = heap.space.span(id);
    span.top.store(span.base(), Relaxed);
    span.set_dirty();
    if heap.poisons {
        poison_free_slots(heap, id);
    }
}

fn poison_free_slots(heap: &Shared, id: SpanId) {
    let space = &heap.space;
    let span = space.span(id);
    let origin = space.granule(span.base());
    for slot in (0..span.elem_count()).map(|index| origin + index * span.elem_granules()) {
        if !space.allocated.get(slot) {
            poison::fill(space, space.address_of(slot), span.elem_bytes());
        }
    }
    span.set_poisoned();
}

/// Before a span is swept: what its objects lose if they are dead, and which live on for their finalizers.
fn settle_specials(heap: &Shared, span: &Span) {
    if span.has_specials() {
        heap.specials.settle(heap, span.base());
    }
}

fn large_span(heap: &Shared, id: SpanId) {
    let space = &heap.space;
    let span = space.span(id);
    settle_specials(heap, span);
    let start = space.granule(span.base());
    if space.marks.get(start) {
        space.marks.clear(start);
        space.allocated.set(start);
        lock(&heap.central.large).full.push(id);
    } else {
        heap.tally.freed_large(span.scan() == Scan::PointerFree, span.bytes());
        release(heap, &[id]);
    }
}

/// Returns the pages of dead spans.
pub(crate) fn release(heap: &Shared, dead: &[SpanId]) {
    if heap.poisons {
        for span in dead.iter().map(|&id| heap.space.span(id)) {
            poison::fill(&heap.space, span.base(), span.bytes());
        }
    }
    heap.space.release_spans(dead);
}

/// Sweeps some allocation buffers. False if none is left to take up.
pub(crate) fn allocation_buffers(heap: &Shared) -> bool {
    let swept = heap.buffers.as_ref().map_or(0, |buffers| buffers.sweep_some(heap));
    if swept > 0 {
        heap.central.swept(swept);
    }
    swept > 0
}

/// Sweeps up to `most` spans of some class, or one large object, or some allocation buffers. False if nothing is left to
/// take up.
pub(crate) fn some(heap: &Shared, most: usize) -> bool {
    let central = &heap.central;
    if allocation_buffers(heap) {
        return true;
    }
    if heap.specials.settle_active(heap) {
        central.swept(1);
        return true;
    }
    let large = lock(&central.large).pop_unswept();
    if let Some(id) = large {
        large_span(heap, id);
        central.swept(1);
        return true;
    }
    loop {
        let class = central.sweep_class.load(Relaxed);
        if class >= SPAN_CLASS_COUNT {
            return false;
        }
        let batch = lock(&central.classes[class]).take_unswept(most.min(BATCH_SPANS));
        if !batch.is_empty() {
            small_spans(heap, class, &batch);
            central.swept(batch.len());
            return true;
        }
        let _ = central.sweep_class.compare_exchange(class, class + 1, Relaxed, Relaxed);
    }
}

/// Sweeps spans of one class and puts each where it belongs.
fn small_spans(heap: &Shared, class: usize, batch: &[SpanId]) {
    heap.hand_over(Point::Sweep);
    let (mut dead, mut partial, mut full) = (Vec::new(), Vec::new(), Vec::new());
    for &id in batch {
        debug_assert_eq!(span_class(heap.space.span(id).class(), heap.space.span(id).scan()), class);
        let found = match small_span(heap, id) {
            Swept::Dead => &mut dead,
            Swept::Partial => &mut partial,
            Swept::Full => &mut full,
        };
        found.push(id);
    }
    if !dead.is_empty() {
        release(heap, &dead);
    }
    heap.hand_over(Point::Swept);
    if !(partial.is_empty() && full.is_empty()) {
        let mut list = lock(&heap.central.classes[class]);
        list.partial.append(&mut partial);
        list.full.append(&mut full);
    }
}

/// Sweeps, for a mutator about to be given memory, as many spans as it is behind: all should be swept when the heap has
/// grown to the trigger.
pub(crate) fn keep_schedule(heap: &Shared, mutator: &mut Mutator) {
    let unswept = heap.central.unswept_spans();
    if unswept == 0 {
        return;
    }
    let expired = heap.central.expired_spans();
    let due = heap.pacer.share_of_way(expired).saturating_sub(expired - unswept.min(expired));
    if due > SCHEDULE_SLACK {
        mutator.sweep_for_allocation(heap, || some(heap, due));
    }
}

/// Finishes the sweep, waiting for spans that another thread is sweeping.
pub(crate) fn finish(heap: &Shared) {
    while heap.central.unswept_spans() > 0 {
        if !some(heap, usize::MAX) {
            thread::yield_now();
        }
    }
}
