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

use crate::alloc::cursor::{CURSOR_COUNT, SPAN_CLASS_COUNT, cursor_of, span_class, span_class_of};
use crate::alloc::plan::MAX_ZEROED_WITH_RUN;
use crate::alloc::{Cursor, Request, Run};
use crate::api::{AllocError, Mutator, Shared};
use crate::debug::poison;
use crate::mutant;
use crate::sync::{Mutex, MutexGuard};

use super::size_class::{CLASS_BYTES, CLASS_PAGES, MAX_BYTES_WITHOUT_HEADER, class_for};
use super::space::OutOfPages;
use super::span::Scan;
use super::sweep::{self, Swept};
use super::{GRANULE_BYTES, PAGE_BYTES, Span, SpanId, SpanKind, Zone};

/// Slots from the end of a run of one slot to one that may be zeroed soon and is fetched into the cache. Where free slots alternate
/// with others, zeroing each would wait for memory.
const SLOTS_AHEAD: usize = 5;
/// Bytes of a cache line.
const LINE_BYTES: usize = 64;

/// The spans of one span class, or all large spans.
#[derive(Default)]
pub(super) struct SpanList {
    unswept: Vec<Vec<SpanId>>,
    pub(super) partial: Vec<SpanId>,
    pub(super) full: Vec<SpanId>,
}

impl SpanList {
    pub(super) fn pop_unswept(&mut self) -> Option<SpanId> {
        while let Some(list) = self.unswept.last_mut() {
            match list.pop() {
                Some(span) => return Some(span),
                None => drop(self.unswept.pop()),
            }
        }
        None
    }

    /// Takes up to `most` unswept spans; none if there are none.
    pub(super) fn take_unswept(&mut self, most: usize) -> Vec<SpanId> {
        while let Some(list) = self.unswept.last_mut() {
            if !list.is_empty() {
                return list.split_off(list.len().saturating_sub(most));
            }
            self.unswept.pop();
        }
        Vec::new()
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
    pub(super) classes: Vec<Mutex<SpanList>>,
    pub(super) large: Mutex<SpanList>,
    /// Spans, allocation buffers and buffers' specials that the current sweep has still to finish, the ones being swept included.
    unswept: AtomicUsize,
    /// How many it began with.
    expired: AtomicUsize,
    /// The memory of these.
    expired_bytes: AtomicUsize,
    /// Where the sweep that takes spans of any class looks next.
    pub(super) sweep_class: AtomicUsize,
}

impl Central {
    /// Empty lists.
    pub(crate) fn new() -> Central {
        Central {
            classes: (0..SPAN_CLASS_COUNT).map(|_| Mutex::default()).collect(),
            large: Mutex::default(),
            unswept: AtomicUsize::new(0),
            expired: AtomicUsize::new(0),
            expired_bytes: AtomicUsize::new(0),
            sweep_class: AtomicUsize::new(0),
        }
    }

    /// Spans and buffers not yet swept.
    pub(crate) fn unswept_spans(&self) -> usize {
        self.unswept.load(Acquire)
    }

    /// Spans and buffers that the current sweep began with.
    pub(crate) fn expired_spans(&self) -> usize {
        self.expired.load(Relaxed)
    }

    /// Memory of these, a span of several pages counted as one page.
    pub(crate) fn expired_bytes(&self) -> usize {
        self.expired_bytes.load(Relaxed)
    }

    /// Makes every span unswept, beside so many other things, which take so many bytes in all. Mutators are stopped and have
    /// let go of their cursors; the last sweep is finished.
    pub(crate) fn expire_all(&self, (others, other_bytes): (usize, usize)) {
        let spans: usize = self.classes.iter().chain([&self.large]).map(|list| lock(list).expire()).sum();
        self.sweep_class.store(0, Relaxed);
        self.expired.store(spans + others, Relaxed);
        self.expired_bytes.store(spans * PAGE_BYTES + other_bytes, Relaxed);
        self.unswept.store(spans + others, Release);
    }

    /// So many spans and buffers have been swept and are where they belong.
    pub(super) fn swept(&self, count: usize) {
        self.unswept.fetch_sub(count, Release);
    }
}

pub(super) fn lock(list: &Mutex<SpanList>) -> MutexGuard<'_, SpanList> {
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
            heap.space.set_layout(address, layout.0);
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
    let id = match heap.space.allocate_span(SpanKind::Large, Zone::of(scan), bytes, bytes) {
        Ok(id) => id,
        Err(OutOfPages) => {
            // What the sweep has not reached yet may be enough.
            mutator.sweep_for_allocation(heap, || sweep::finish(heap));
            let span = heap.space.allocate_span(SpanKind::Large, Zone::of(scan), bytes, bytes);
            span.map_err(|OutOfPages| heap.exhausted(mutator, bytes))?
        }
    };
    mutator.exhaustion.satisfied(bytes);
    let span = heap.space.span(id);
    span.set_class(0, scan);
    if let Some(layout) = request.layout.filter(|_| scan != Scan::PointerFree) {
        heap.space.set_layout(span.base(), layout.0);
    }
    if span.is_dirty() && (request.zero || scan != Scan::PointerFree || heap.options.graph) {
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
    let mut full = mutator.runs[cursor].span;
    if full != 0 {
        if next_run(mutator, cursor) {
            return Ok(());
        }
        mutator.cursors[cursor] = Cursor::default();
        mutator.runs[cursor] = Run::default();
    }
    loop {
        let mut list = lock(&heap.central.classes[span_class]);
        if full != 0 {
            list.full.push(std::mem::take(&mut full));
        }
        let id = if let Some(id) = list.partial.pop() {
            id
        } else if let Some(id) = list.pop_unswept() {
            drop(list);
            let swept = mutator.sweep_for_allocation(heap, || sweep::small_span(heap, id));
            heap.central.swept(1);
            match swept {
                Swept::Full => {
                    full = id;
                    continue;
                }
                // As good as any with free slots, and nobody need be asked for its pages.
                Swept::Dead => {
                    sweep::renew(heap, id);
                    id
                }
                Swept::Partial => id,
            }
        } else {
            drop(list);
            let bytes = usize::from(CLASS_PAGES[class]) * PAGE_BYTES;
            match heap.space.allocate_span(
                SpanKind::Small,
                Zone::of(scan),
                bytes,
                CLASS_BYTES[class] as usize,
            ) {
                Ok(id) => {
                    heap.space.span(id).set_class(class, scan);
                    id
                }
                // Sweeping other classes may free whole spans.
                Err(OutOfPages) if heap.central.unswept_spans() > 0 => {
                    mutator.sweep_for_allocation(heap, || sweep::finish(heap));
                    continue;
                }
                Err(OutOfPages) => return Err(heap.exhausted(mutator, CLASS_BYTES[class] as usize)),
            }
        };
        enter(heap, mutator, cursor, id);
        let found = next_run(mutator, cursor);
        debug_assert!(found, "a span that is new or partial has a free slot");
        mutator.exhaustion.satisfied(CLASS_BYTES[class] as usize);
        return Ok(());
    }
}

/// Puts a cursor at the beginning of a span, all of whose free memory counts as handed out from now on.
fn enter(heap: &Shared, mutator: &mut Mutator, cursor: usize, id: SpanId) {
    let span = heap.space.span(id);
    let (base, bytes) = (span.base(), span.elem_bytes());
    let pointer_free = span.scan() == Scan::PointerFree;
    let dirty = span.is_dirty();
    // The hash of the graph is of whole objects, so nothing of the dead may be left in any.
    let zeroed_later = pointer_free && bytes > MAX_ZEROED_WITH_RUN && !heap.options.graph;
    heap.pacer.charge((span.elem_count() - span.object_count.load(Relaxed) as usize) * bytes);
    mutator.cursors[cursor] = Cursor { top: base, end: base };
    mutator.runs[cursor] = Run {
        span: id,
        counted: base,
        uncounted: 0,
        limit: base + span.elem_count() * bytes,
        elem_bytes: bytes,
        dirty,
        zeroes: dirty && !zeroed_later && !mutant!(RunsStayDirty),
        clears_pointers: !pointer_free && !mutant!(PointerBitsStay),
        poisoned: span.is_poisoned(),
    };
}

/// Points a cursor at the next run of free slots in its span, born marked while marking is under way. False if there is none, or
/// no span. It asks neither pacer nor lists: where every other slot is free, a run is one object.
pub(crate) fn next_run(mutator: &mut Mutator, cursor: usize) -> bool {
    let Mutator { heap, cursors, runs, barrier, .. } = mutator;
    let (cursor, run, space) = (&mut cursors[cursor], &mut runs[cursor], &heap.space);
    if run.span == 0 {
        return false;
    }
    let span = space.span(run.span);
    let stride = run.elem_bytes / GRANULE_BYTES;
    let (mut from, limit) = (space.granule(cursor.end), space.granule(run.limit));
    let mut to = limit;
    if span.has_allocated() {
        while from < limit && space.allocated.get(from) {
            from += stride;
        }
        to = space.allocated.next_set(from, limit).unwrap_or(limit);
    }
    if from >= limit {
        return false;
    }
    let (top, end) = (space.address_of(from), space.address_of(to));
    span.top.store(end, Relaxed);
    if run.poisoned {
        poison::check(space, top, end - top);
    }
    if run.zeroes {
        if to - from == stride && run.elem_bytes >= LINE_BYTES {
            let ahead = end + SLOTS_AHEAD * run.elem_bytes;
            (ahead..ahead + run.elem_bytes).step_by(LINE_BYTES).for_each(|line| space.memory.prefetch(line));
        }
        space.memory.fill(top, end - top, 0);
    }
    if run.clears_pointers {
        space.pointers.clear_range(from, to);
    }
    if barrier.is_active() {
        space.marks.set_strided(from, to, stride);
        span.note_mark();
    }
    run.uncounted += cursor.top - run.counted;
    run.counted = top;
    *cursor = Cursor { top, end };
    true
}

/// Counts what a cursor allocated since it was last counted.
fn count_run(heap: &Shared, mutator: &mut Mutator, cursor: usize) {
    let run = &mut mutator.runs[cursor];
    let top = mutator.cursors[cursor].top;
    let bytes = run.uncounted + (top - run.counted);
    if run.span == 0 || bytes == 0 {
        return;
    }
    let span = heap.space.span(run.span);
    let objects = bytes / span.elem_bytes();
    (run.counted, run.uncounted) = (top, 0);
    // The span is this mutator's as long as a cursor is in it.
    span.object_count.store(span.object_count.load(Relaxed) + objects as u32, Relaxed);
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

/// Marks the rest of every cursor's run, so that what is allocated from it is born marked, and gives up the block for tiny objects,
/// which may be dead.
pub(crate) fn blacken_cursors(heap: &Shared, mutator: &mut Mutator) {
    mutator.tiny.give_up();
    for_each_rest(heap, mutator, |span, from, to| {
        heap.space.marks.set_strided(from, to, span.elem_granules());
        span.note_mark();
    });
}

/// Takes every span back from the cursors and unmarks what they did not use.
pub(crate) fn release_cursors(heap: &Shared, mutator: &mut Mutator) {
    count_cursors(heap, mutator);
    mutator.tiny.give_up();
    for_each_rest(heap, mutator, |span, from, to| {
        (from..to).step_by(span.elem_granules()).for_each(|slot| heap.space.marks.clear(slot));
    });
    for cursor in 0..CURSOR_COUNT {
        let run = std::mem::take(&mut mutator.runs[cursor]);
        if let Some(span_class) = span_class_of(cursor).filter(|_| run.span != 0) {
            mutator.cursors[cursor] = Cursor::default();
            lock(&heap.central.classes[span_class]).full.push(run.span);
        }
    }
}

/// Calls `visit` with the span and the granules from which and up to which a cursor has something left, for each cursor.
fn for_each_rest(heap: &Shared, mutator: &Mutator, visit: impl Fn(&Span, usize, usize)) {
    for (cursor, run) in mutator.runs.iter().enumerate() {
        if run.span != 0 && span_class_of(cursor).is_some() {
            let Cursor { top, end } = mutator.cursors[cursor];
            let span = heap.space.span(run.span);
            visit(span, heap.space.granule(top), heap.space.granule(end));
        }
    }
}
