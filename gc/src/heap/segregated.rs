//! The mark-sweep heap: spans of one size class each, large objects beside them.
//!
//! Shared by `none`, `stw`, `cms` and `balanced`. Spans of a class are unswept (marks of the last cycle not yet taken
//! over), partial (swept, free slots left) or full; the ones that a mutator's cursor bumps through are in no list. After
//! marking every span becomes unswept by handing whole lists over, so that the pause does not grow with the heap; spans
//! are swept when a cursor needs memory and in the background.
//!
//! While marking, objects are born marked: a run is marked as a whole when a cursor takes it, and what the cursor did not
//! use is unmarked when it lets go.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::{Mutex, MutexGuard};

use crate::alloc::cursor::{CURSOR_COUNT, SPAN_CLASS_COUNT, cursor_of, span_class, span_class_of};
use crate::alloc::plan::MAX_ZEROED_WITH_RUN;
use crate::alloc::{Cursor, Request, Run};
use crate::api::{AllocError, Mutator, Shared};
use crate::debug::poison;

use super::size_class::{CLASS_BYTES, CLASS_PAGES, MAX_BYTES_WITHOUT_HEADER, class_for};
use super::space::OutOfPages;
use super::span::Scan;
use super::{GRANULE_BYTES, PAGE_BYTES, SpanId, SpanKind};

/// The spans of one span class, or all large spans.
#[derive(Default)]
struct SpanList {
    unswept: Vec<Vec<SpanId>>,
    partial: Vec<SpanId>,
    full: Vec<SpanId>,
}

impl SpanList {
    fn pop_unswept(&mut self) -> Option<SpanId> {
        while let Some(list) = self.unswept.last_mut() {
            match list.pop() {
                Some(span) => return Some(span),
                None => drop(self.unswept.pop()),
            }
        }
        None
    }

    /// Makes every span unswept; returns how many there are.
    fn expire(&mut self) -> usize {
        debug_assert!(self.unswept.iter().all(Vec::is_empty), "a cycle began with unswept spans");
        self.unswept.clear();
        for list in [&mut self.full, &mut self.partial] {
            if !list.is_empty() {
                self.unswept.push(std::mem::take(list));
            }
        }
        self.unswept.iter().map(Vec::len).sum()
    }
}

/// All span lists of a heap.
pub(crate) struct Central {
    classes: Vec<Mutex<SpanList>>,
    large: Mutex<SpanList>,
    /// Spans and allocation buffers that the current sweep has still to finish, the ones being swept included.
    unswept: AtomicUsize,
    /// Where the background sweep looks next.
    sweep_class: AtomicUsize,
}

impl Central {
    /// Empty lists.
    pub(crate) fn new() -> Central {
        Central {
            classes: (0..SPAN_CLASS_COUNT).map(|_| Mutex::default()).collect(),
            large: Mutex::default(),
            unswept: AtomicUsize::new(0),
            sweep_class: AtomicUsize::new(0),
        }
    }

    /// Spans and buffers not yet swept.
    pub(crate) fn unswept_spans(&self) -> usize {
        self.unswept.load(Acquire)
    }

    /// Makes every span unswept, beside `buffers` allocation buffers. Mutators are stopped and have let go of their
    /// cursors; the last sweep is finished.
    pub(crate) fn expire_all(&self, buffers: usize) {
        let spans: usize = self.classes.iter().chain([&self.large]).map(|list| lock(list).expire()).sum();
        self.sweep_class.store(0, Relaxed);
        self.unswept.store(spans + buffers, Release);
    }

    /// A span has been swept and is where it belongs.
    fn swept(&self) {
        self.unswept.fetch_sub(1, Release);
    }
}

fn lock(list: &Mutex<SpanList>) -> MutexGuard<'_, SpanList> {
    list.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Allocates one object, refilling the cursor if need be.
pub(crate) fn allocate(heap: &Shared, mutator: &mut Mutator, request: Request) -> Result<usize, AllocError> {
    let scan = heap.scan_of(request.layout);
    let pointer_free = scan == Scan::PointerFree;
    let Some(class) = class_for(request.bytes, pointer_free) else {
        return allocate_large(heap, mutator, request, scan);
    };
    let cursor = cursor_of(span_class(class, scan));
    let bytes = CLASS_BYTES[class] as usize;
    let address = loop {
        if let Some(address) = mutator.bump(cursor, bytes) {
            break address;
        }
        refill(heap, mutator, class, scan)?;
    };
    if pointer_free && request.zero && bytes > MAX_ZEROED_WITH_RUN {
        mutator.zero_if_dirty(cursor, address, request.bytes);
    }
    if let Some(layout) = request.layout.filter(|_| !pointer_free) {
        if request.bytes <= MAX_BYTES_WITHOUT_HEADER {
            let mask = heap.layouts[layout.0 as usize].repeated_mask(request.bytes);
            heap.space.pointers.or_mask(heap.space.granule(address), mask);
        } else {
            let span = heap.space.span(mutator.runs[usize::from(cursor)].span);
            span.set_layout(span.index_of(address), layout.0);
        }
    }
    Ok(address)
}

fn allocate_large(
    heap: &Shared,
    mutator: &mut Mutator,
    request: Request,
    scan: Scan,
) -> Result<usize, AllocError> {
    heap.collector.admit(heap, mutator)?;
    let bytes = request.bytes.next_multiple_of(PAGE_BYTES);
    let id = match heap.space.allocate_span(SpanKind::Large, bytes, bytes) {
        Ok(id) => id,
        Err(OutOfPages) => {
            // What the sweep has not reached yet may be enough.
            mutator.sweep_for_allocation(heap, || finish_sweep(heap));
            let span = heap.space.allocate_span(SpanKind::Large, bytes, bytes);
            span.map_err(|OutOfPages| heap.exhausted(mutator, bytes))?
        }
    };
    mutator.exhaustion.satisfied(bytes);
    let span = heap.space.span(id);
    span.set_class(0, scan);
    if let Some(layout) = request.layout {
        span.set_layout(0, layout.0);
    }
    if span.is_dirty() && (request.zero || scan != Scan::PointerFree) {
        heap.space.memory.fill(span.base(), span.bytes(), 0);
    }
    span.object_count.store(1, Relaxed);
    if mutator.allocates_black() {
        heap.space.marks.set(heap.space.granule(span.base()));
    }
    heap.tally.allocated_large(scan == Scan::PointerFree, span.bytes());
    heap.pacer.charge(span.bytes());
    lock(&heap.central.large).full.push(id);
    Ok(span.base())
}

/// Gives the cursor of a span class its next run: from its span, a partial one, one that sweeping frees, a new one.
fn refill(heap: &Shared, mutator: &mut Mutator, class: usize, scan: Scan) -> Result<(), AllocError> {
    heap.collector.admit(heap, mutator)?;
    let span_class = span_class(class, scan);
    let cursor = usize::from(cursor_of(span_class));
    count_run(heap, mutator, cursor);
    let current = mutator.runs[cursor].span;
    if current != 0 {
        if take_run(heap, mutator, cursor, current) {
            return Ok(());
        }
        mutator.cursors[cursor] = Cursor::default();
        mutator.runs[cursor] = Run::default();
        lock(&heap.central.classes[span_class]).full.push(current);
    }
    loop {
        let mut list = lock(&heap.central.classes[span_class]);
        let id = if let Some(id) = list.partial.pop() {
            id
        } else if let Some(id) = list.pop_unswept() {
            drop(list);
            let usable = mutator.sweep_for_allocation(heap, || sweep_span(heap, id, Dead::Keep));
            heap.central.swept();
            if !usable {
                continue;
            }
            id
        } else {
            drop(list);
            let bytes = usize::from(CLASS_PAGES[class]) * PAGE_BYTES;
            match heap.space.allocate_span(SpanKind::Small, bytes, CLASS_BYTES[class] as usize) {
                Ok(id) => {
                    heap.space.span(id).set_class(class, scan);
                    id
                }
                // Sweeping other classes may free whole spans.
                Err(OutOfPages) if heap.central.unswept_spans() > 0 => {
                    mutator.sweep_for_allocation(heap, || finish_sweep(heap));
                    continue;
                }
                Err(OutOfPages) => return Err(heap.exhausted(mutator, CLASS_BYTES[class] as usize)),
            }
        };
        if take_run(heap, mutator, cursor, id) {
            mutator.exhaustion.satisfied(CLASS_BYTES[class] as usize);
            return Ok(());
        }
        lock(&heap.central.classes[span_class]).full.push(id);
    }
}

/// Points the cursor at the span's next run of free slots. False if there is none.
fn take_run(heap: &Shared, mutator: &mut Mutator, cursor: usize, id: SpanId) -> bool {
    let space = &heap.space;
    let span = space.span(id);
    let (stride, count) = (span.elem_granules(), span.elem_count());
    let origin = space.granule(span.base());
    let mut first = span.free_index.load(Relaxed) as usize;
    while first < count && space.allocated.get(origin + first * stride) {
        first += 1;
    }
    if first >= count {
        span.free_index.store(count as u32, Relaxed);
        return false;
    }
    let (from, limit) = (origin + first * stride, origin + count * stride);
    let to = space.allocated.next_set(from, limit).unwrap_or(limit);
    let slots = (to - from) / stride;
    span.free_index.store((first + slots) as u32, Relaxed);
    let (top, end) = (space.address_of(from), space.address_of(to));
    if span.is_poisoned() {
        poison::check(space, top, end - top);
    }
    let dirty = span.is_dirty();
    if dirty && !(span.scan() == Scan::PointerFree && span.elem_bytes() > MAX_ZEROED_WITH_RUN) {
        space.memory.fill(top, end - top, 0);
    }
    if span.scan() != Scan::PointerFree {
        space.pointers.clear_range(from, to);
    }
    if mutator.allocates_black() {
        space.marks.set_strided(from, slots, stride);
    }
    heap.pacer.charge(end - top);
    mutator.cursors[cursor] = Cursor { top, end };
    mutator.runs[cursor] = Run { span: id, counted: top, dirty };
    true
}

/// Counts what a cursor allocated since it was last counted.
fn count_run(heap: &Shared, mutator: &mut Mutator, cursor: usize) {
    let run = &mut mutator.runs[cursor];
    let top = mutator.cursors[cursor].top;
    if run.span == 0 || run.counted == top {
        return;
    }
    let span = heap.space.span(run.span);
    let objects = (top - run.counted) / span.elem_bytes();
    run.counted = top;
    span.object_count.fetch_add(objects as u32, Relaxed);
    heap.tally.allocated(span.class(), span.scan() == Scan::PointerFree, objects);
}

/// Brings the counts up to date with every cursor.
pub(crate) fn count_cursors(heap: &Shared, mutator: &mut Mutator) {
    for cursor in 0..CURSOR_COUNT {
        if span_class_of(cursor).is_some() {
            count_run(heap, mutator, cursor);
        }
    }
}

/// Marks the rest of every cursor's run, so that what is allocated from it is born marked.
pub(crate) fn blacken_cursors(heap: &Shared, mutator: &mut Mutator) {
    for_each_rest(heap, mutator, |first, slots, stride| heap.space.marks.set_strided(first, slots, stride));
}

/// Takes every span back from the cursors and unmarks what they did not use.
pub(crate) fn release_cursors(heap: &Shared, mutator: &mut Mutator) {
    count_cursors(heap, mutator);
    for_each_rest(heap, mutator, |first, slots, stride| {
        for slot in 0..slots {
            heap.space.marks.clear(first + slot * stride);
        }
    });
    for cursor in 0..CURSOR_COUNT {
        let run = std::mem::take(&mut mutator.runs[cursor]);
        if let Some(span_class) = span_class_of(cursor).filter(|_| run.span != 0) {
            mutator.cursors[cursor] = Cursor::default();
            lock(&heap.central.classes[span_class]).full.push(run.span);
        }
    }
}

/// Calls `visit` with first granule, slot count and stride of what each cursor has left.
fn for_each_rest(heap: &Shared, mutator: &Mutator, visit: impl Fn(usize, usize, usize)) {
    for (cursor, run) in mutator.runs.iter().enumerate() {
        if run.span != 0 && span_class_of(cursor).is_some() {
            let Cursor { top, end } = mutator.cursors[cursor];
            let stride = heap.space.span(run.span).elem_granules();
            visit(heap.space.granule(top), (end - top) / GRANULE_BYTES / stride, stride);
        }
    }
}

/// What happens to a span in which nothing lives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dead {
    /// Its pages are returned.
    Release,
    /// One of small objects is as good as any with free slots.
    Keep,
}

/// Sweeps one span out of the lists. True if it has free slots and is not released; the caller owns it then. A full span
/// goes back to its list.
fn sweep_span(heap: &Shared, id: SpanId, dead: Dead) -> bool {
    let space = &heap.space;
    let span = space.span(id);
    let (from, to) = (space.granule(span.base()), space.granule(span.base() + span.bytes()));
    let live = space.marks.count(from, to);
    let before = span.object_count.load(Relaxed) as usize;
    assert!(live <= before, "heap verification: {live} marked objects in a span of {before}");
    let pointer_free = span.scan() == Scan::PointerFree;
    if span.kind() == SpanKind::Large {
        if live == 0 {
            heap.tally.freed_large(pointer_free, span.bytes());
        }
    } else {
        heap.tally.freed(span.class(), pointer_free, before - live);
    }
    if live == 0 && (dead == Dead::Release || span.kind() == SpanKind::Large) {
        if heap.poisons {
            poison::fill(space, span.base(), span.bytes());
        }
        space.release_span(id);
        false
    } else if span.kind() == SpanKind::Large {
        space.allocated.take_range(&space.marks, from, to);
        lock(&heap.central.large).full.push(id);
        false
    } else {
        space.allocated.take_range(&space.marks, from, to);
        span.object_count.store(live as u32, Relaxed);
        span.free_index.store(0, Relaxed);
        span.set_dirty();
        if heap.poisons {
            poison_free_slots(heap, id);
        }
        let usable = live < span.elem_count();
        if !usable {
            lock(&heap.central.classes[span_class(span.class(), span.scan())]).full.push(id);
        }
        usable
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

/// Sweeps one span of any class. False if nothing is left to take up.
pub(crate) fn sweep_one(heap: &Shared) -> bool {
    if let Some(buffers) = &heap.buffers {
        let swept = buffers.sweep_some(heap);
        if swept > 0 {
            heap.central.unswept.fetch_sub(swept, Release);
            return true;
        }
    }
    let large = lock(&heap.central.large).pop_unswept();
    if let Some(id) = large {
        sweep_span(heap, id, Dead::Release);
        heap.central.swept();
        return true;
    }
    loop {
        let span_class = heap.central.sweep_class.load(Relaxed);
        if span_class >= SPAN_CLASS_COUNT {
            return false;
        }
        let next = lock(&heap.central.classes[span_class]).pop_unswept();
        match next {
            Some(id) => {
                if sweep_span(heap, id, Dead::Release) {
                    lock(&heap.central.classes[span_class]).partial.push(id);
                }
                heap.central.swept();
                return true;
            }
            None => {
                let (next, old) = (span_class + 1, span_class);
                let _ = heap.central.sweep_class.compare_exchange(old, next, Relaxed, Relaxed);
            }
        }
    }
}

/// Finishes the sweep, waiting for spans that another thread is sweeping.
pub(crate) fn finish_sweep(heap: &Shared) {
    while heap.central.unswept_spans() > 0 {
        if !sweep_one(heap) {
            std::thread::yield_now();
        }
    }
}
