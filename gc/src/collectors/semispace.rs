//! `semispace`: copies what is reachable, frees the rest wholesale.
//!
//! Small objects are bump-allocated in chunks; a collection, wholly inside [`Mutator::collect`], (1) declares all chunks
//! from-space; (2) copies what the roots point to into new chunks, leaves the new address in the old object's first word
//! and sets its mark bit; (3) scans the copies until nothing is left (Cheney 1970, with an explicit work list);
//! (4) releases from-space. Objects above 32 KB have spans of their own and are marked instead of moved.
//!
//! Because every small object moves in every collection, this collector is the oracle for missed roots.

use std::sync::atomic::Ordering::Relaxed;

use crate::alloc::cursor::BUMP_CURSOR;
use crate::alloc::plan::{AllocPlan, Placement};
use crate::alloc::{Cursor, Request};
use crate::api::{AllocError, Cause, Mutator, Shared};
use crate::debug::verify;
use crate::heap::size_class::{CLASS_COUNT, class_for};
use crate::heap::space::OutOfPages;
use crate::heap::span::CopyRole;
use crate::heap::{GRANULE_BYTES, PAGE_BYTES, SpanId, SpanKind, Zone, scavenger, segregated, sweep};
use crate::mutant;
use crate::sync::{Mutex, MutexGuard};
use crate::telemetry::{CycleRecord, Event, Phase, StopWatch};
use crate::tracing::object::{Object, object_at};
use crate::tracing::root_set;

use super::{Collector, census};

/// Bytes of a chunk.
const CHUNK_BYTES: usize = 256 << 10;
/// Bytes of a chunk where no long run of pages is left: one object of the largest class.
const SMALL_CHUNK_BYTES: usize = 32 << 10;

/// Two-space copying.
#[derive(Default)]
pub(crate) struct Semispace {
    chunks: Mutex<Vec<SpanId>>,
}

impl Semispace {
    fn chunks(&self) -> MutexGuard<'_, Vec<SpanId>> {
        self.chunks.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Whether taking `bytes` more, in chunks or in large objects, leaves enough memory for the copies: what does not
    /// fit at a chunk's end wastes at most an eighth of it.
    fn leaves_copy_reserve(&self, heap: &Shared, new_chunks: usize, bytes: usize) -> bool {
        let chunks = (self.chunks().len() + new_chunks) * CHUNK_BYTES;
        let reserve = if mutant!(NoCopyReserve) { 0 } else { chunks + chunks / 7 + CHUNK_BYTES };
        heap.space.used_bytes().saturating_add(bytes).saturating_add(reserve) <= heap.space.max_bytes()
    }
}

impl Collector for Semispace {
    fn allocate(&self, heap: &Shared, mutator: &mut Mutator, request: Request) -> Result<usize, AllocError> {
        let scan = heap.scan_of(request.layout);
        let info = request.layout.map(|layout| &heap.layouts[layout.0 as usize]);
        let plan = AllocPlan::new(request.bytes, scan, 0, Placement::Bump);
        let bytes = request.bytes.next_multiple_of(GRANULE_BYTES);
        let Some(class) = class_for(request.bytes, info.is_none_or(|info| info.is_pointer_free())) else {
            if !self.leaves_copy_reserve(heap, 0, request.bytes.next_multiple_of(PAGE_BYTES)) {
                return Err(heap.exhausted(mutator, bytes));
            }
            return segregated::allocate(heap, mutator, request);
        };
        debug_assert!(plan.bytes == u32::MAX || plan.bytes as usize == bytes);
        let address = match mutator.bump(BUMP_CURSOR, bytes) {
            Some(address) => address,
            None => {
                self.admit(heap, mutator)?;
                if !self.leaves_copy_reserve(heap, 1, CHUNK_BYTES) {
                    return Err(heap.exhausted(mutator, bytes));
                }
                let chunk =
                    heap.space.allocate_span(SpanKind::Chunk, Zone::Pointers, CHUNK_BYTES, CHUNK_BYTES);
                let id = chunk.map_err(|OutOfPages| heap.exhausted(mutator, bytes))?;
                retire_chunk(heap, mutator);
                install_chunk(heap, mutator, id);
                self.chunks().push(id);
                mutator.exhaustion.satisfied(bytes);
                mutator.bump(BUMP_CURSOR, bytes).expect("a fresh chunk holds any small object")
            }
        };
        if let Some(info) = info.filter(|info| !info.is_pointer_free()) {
            for element in (0..request.bytes).step_by(info.bytes) {
                for &word in &info.pointer_words {
                    heap.space.pointers.set(heap.space.granule(address + element) + word as usize);
                }
            }
        }
        mutator.note_start(address, class as u8, info.is_none_or(|info| info.is_pointer_free()));
        Ok(address)
    }

    fn admit(&self, heap: &Shared, _mutator: &mut Mutator) -> Result<(), AllocError> {
        heap.pacer.limiter.refresh(heap);
        if heap.pacer.reached_goal() { Err(AllocError::NeedsCollection) } else { Ok(()) }
    }

    fn collect(&self, heap: &Shared, mutator: &mut Mutator, cause: Cause) {
        let before = heap.pacer.heap_live();
        heap.telemetry.emit(|| Event::CycleStarted { cause, heap_bytes: before });
        heap.pacer.limiter.update(heap);
        let mut watch = StopWatch::start(heap);
        mutator.count();
        retire_chunk(heap, mutator);
        sweep::finish(heap);
        watch.ended(Phase::SweepTermination);
        heap.specials.cycle_began();
        let from_space = std::mem::take(&mut *self.chunks());
        for &id in &from_space {
            heap.space.span(id).set_copy_role(CopyRole::Source);
        }
        let mut evacuation = Evacuation::new(heap);
        let roots = root_set::rewrite_all(heap, |word| evacuation.forward(word));
        evacuation.drain();
        for start in heap.specials.finalizable(heap) {
            evacuation.scan_contents(start);
        }
        evacuation.drain();
        heap.specials.expire();
        heap.specials.settle_moving(heap, |object| {
            evacuation.forward(object as u64);
        });
        evacuation.drain();
        heap.specials.relocate(|word| evacuation.forward(word));
        let marked = evacuation.live_bytes;
        evacuation.count_frees();
        *self.chunks() = evacuation.finish(mutator);
        watch.ended(Phase::Copy);
        watch.uncounted(|| census::take(heap));
        if heap.verifies_cycle() {
            let is_old = |object: &Object<'_>| object.span.copy_role() == CopyRole::Source;
            watch.uncounted(|| verify::reachable(heap, &is_old));
        }
        sweep::release(heap, &from_space);
        if !mutant!(RelocationsUncounted) {
            heap.relocations.fetch_add(1, Relaxed);
        }
        let goal = heap.pacer.goal();
        heap.pacer.cycle_ended(marked, roots.stacks + roots.globals, 0);
        heap.central.expire_all((0, 0));
        sweep::finish(heap);
        scavenger::release_surplus(heap);
        watch.ended(Phase::Sweep);
        let stop = watch.finish();
        let record = CycleRecord {
            forced: cause == Cause::Explicit,
            start: stop.start,
            end_pause: stop.wall(),
            heap: [before, before, marked],
            goal,
            stack_bytes: roots.stacks,
            global_bytes: roots.globals,
            ..CycleRecord::default()
        };
        heap.telemetry.cycle(heap, record);
    }
}

/// Records where the cursor's chunk ends and takes it from the cursor.
fn retire_chunk(heap: &Shared, mutator: &mut Mutator) {
    let run = std::mem::take(&mut mutator.runs[usize::from(BUMP_CURSOR)]);
    let cursor = std::mem::take(&mut mutator.cursors[usize::from(BUMP_CURSOR)]);
    if run.span != 0 {
        heap.space.span(run.span).top.store(cursor.top, Relaxed);
    }
}

/// Gives the cursor a fresh chunk.
fn install_chunk(heap: &Shared, mutator: &mut Mutator, id: SpanId) {
    let span = heap.space.span(id);
    if span.is_dirty() {
        heap.space.memory.fill(span.base(), span.bytes(), 0);
    }
    // Until the chunk is retired its top is unknown, so its last object seems to reach the end.
    span.top.store(span.base() + span.bytes(), Relaxed);
    heap.pacer.charge(span.bytes());
    mutator.runs[usize::from(BUMP_CURSOR)].span = id;
    mutator.cursors[usize::from(BUMP_CURSOR)] = Cursor { top: span.base(), end: span.base() + span.bytes() };
}

/// One collection's copying.
struct Evacuation<'a> {
    heap: &'a Shared,
    chunks: Vec<SpanId>,
    top: usize,
    end: usize,
    /// Objects still to be scanned: start and size.
    pending: Vec<(usize, usize)>,
    live_bytes: usize,
    survivors: [[usize; 2]; CLASS_COUNT],
}

impl<'a> Evacuation<'a> {
    fn new(heap: &'a Shared) -> Evacuation<'a> {
        Evacuation {
            heap,
            chunks: Vec::new(),
            top: 0,
            end: 0,
            pending: Vec::new(),
            live_bytes: 0,
            survivors: [[0; 2]; CLASS_COUNT],
        }
    }

    /// The word that a slot holds after the collection: the new address of what it pointed to or into.
    fn forward(&mut self, word: u64) -> u64 {
        let space = &self.heap.space;
        let Some(object) = object_at(space, word as usize) else { return word };
        let is_source = object.span.copy_role() == CopyRole::Source;
        if object.span.kind() == SpanKind::Chunk && !is_source {
            return word;
        }
        let first_visit = space.marks.test_and_set(space.granule(object.start));
        if !is_source {
            if first_visit {
                self.live_bytes += object.bytes;
                if !mutant!(LargeUnscanned) {
                    self.pending.push((object.start, object.bytes));
                }
            }
            return word;
        }
        if first_visit {
            let copy = self.copy(object);
            space.memory.store(object.start, copy as u64);
        }
        space.memory.load(object.start) + (word - object.start as u64)
    }

    fn copy(&mut self, object: Object<'_>) -> usize {
        let space = &self.heap.space;
        let to = self.take(object.bytes);
        space.memory.copy(object.start, to, object.bytes);
        let (old, new) = (space.granule(object.start), space.granule(to));
        space.starts.set(new);
        let mut pointer_free = true;
        for first in (0..object.bytes / GRANULE_BYTES).step_by(64) {
            let words = (object.bytes / GRANULE_BYTES - first).min(64);
            let bits = space.pointers.window(old + first) & (u64::MAX >> (64 - words));
            if bits != 0 {
                space.pointers.or_mask(new + first, bits);
                pointer_free = false;
            }
        }
        self.live_bytes += object.bytes;
        if let Some(class) = class_for(object.bytes, pointer_free) {
            self.survivors[class][usize::from(pointer_free)] += 1;
        }
        if !pointer_free {
            self.pending.push((to, object.bytes));
        }
        to
    }

    /// Memory for a copy of `bytes` bytes.
    fn take(&mut self, bytes: usize) -> usize {
        if self.end - self.top < bytes {
            self.retire();
            let space = &self.heap.space;
            let id = [CHUNK_BYTES, SMALL_CHUNK_BYTES, bytes.next_multiple_of(PAGE_BYTES)]
                .into_iter()
                .filter(|&size| size >= bytes)
                .find_map(|size| space.allocate_span(SpanKind::Chunk, Zone::Pointers, size, size).ok())
                .expect("the copy reserve is kept free by `leaves_copy_reserve`");
            let span = space.span(id);
            if span.is_dirty() {
                space.memory.fill(span.base(), span.bytes(), 0);
            }
            self.chunks.push(id);
            (self.top, self.end) = (span.base(), span.base() + span.bytes());
            // As in `install_chunk`: known when retired.
            span.top.store(self.end, Relaxed);
        }
        self.top += bytes;
        self.top - bytes
    }

    fn retire(&self) {
        if let Some(&id) = self.chunks.last() {
            self.heap.space.span(id).top.store(self.top, Relaxed);
        }
    }

    /// Scans copies and large objects until nothing is left.
    fn drain(&mut self) {
        while let Some((start, bytes)) = self.pending.pop() {
            let Some((id, span)) = self.heap.space.span_at(start) else { continue };
            self.scan(Object { start, bytes, span, id });
        }
    }

    /// Copies what an object refers to, but not the object itself, even if it refers to itself. If it is copied later, its
    /// other slots are up to date.
    fn scan_contents(&mut self, start: usize) {
        let Shared { space, .. } = self.heap;
        let Some(object) = object_at(space, start) else { return };
        if space.marks.get(space.granule(start)) || object.is_pointer_free() {
            return;
        }
        object.for_each_slot(self.heap, 0, object.bytes, |slot| {
            let word = space.memory.load(slot);
            if !object.contains(word) {
                space.memory.store(slot, self.forward(word));
            }
        });
    }

    fn scan(&mut self, object: Object<'_>) {
        let memory = &self.heap.space.memory;
        object.for_each_slot(self.heap, 0, object.bytes, |slot| {
            let word = memory.load(slot);
            let new = self.forward(word);
            if new != word {
                memory.store(slot, new);
            }
        });
    }

    /// Counts what did not survive as freed.
    fn count_frees(&self) {
        let tally = &self.heap.tally;
        for class in 1..CLASS_COUNT {
            for pointer_free in [false, true] {
                let survivors = self.survivors[class][usize::from(pointer_free)];
                tally.freed(class, pointer_free, tally.live(class, pointer_free) as usize - survivors);
            }
        }
    }

    /// Lets the mutator go on in the last chunk; returns all chunks.
    fn finish(self, mutator: &mut Mutator) -> Vec<SpanId> {
        if let Some(&id) = self.chunks.last() {
            mutator.runs[usize::from(BUMP_CURSOR)].span = id;
            mutator.cursors[usize::from(BUMP_CURSOR)] = Cursor { top: self.top, end: self.end };
        }
        self.chunks
    }
}
