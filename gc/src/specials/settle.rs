//! Settling: what becomes of the specials of objects that marking has not reached.
//!
//! A dead object without a finalizer loses its specials, and its cleanups are *due*. One with a finalizer is marked after
//! all, loses the finalizer, which is due, and its weak pointers, and lives until the next cycle at least; its cleanups wait
//! until it dies again. The embedder takes what is due and runs it.
//!
//! It is done for all specials of an area at once, after mark termination and before the area is swept: by whoever sweeps
//! it, or needs the answer before. So all weak pointers to an object go at once, and none leads to an object that has died,
//! since a weak pointer that is read has its area settled first. An area without specials costs the sweep a look at a flag.
//!
//! Buffers in which allocation goes on are not swept, and all in them counts as live. What has specials there may die all the
//! same, by the marks alone, if it had them when the cycle began. The sweep does these together; a buffer that fills up
//! before is settled then. Invariant: outside of marking and of what is not settled yet, no object with a special in such a
//! buffer has a mark, though others may have one from cycles before.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering::Relaxed;

use crate::alloc::gab::{BufferSpace, BufferState};
use crate::api::{Due, Shared};
use crate::heap::SpanKind;
use crate::mutant;
use crate::tracing::object::{Object, object_at};

use super::{Area, Kind, Records, Specials};

/// First address of the area around an address. None outside the heap, and in chunks: what is there moves or dies in one stop.
pub(super) fn area_of(heap: &Shared, pointer: u64) -> Option<usize> {
    let (_, span) = heap.space.span_at(pointer as usize)?;
    match (span.kind(), &heap.buffers) {
        (SpanKind::Small | SpanKind::Large, _) => Some(span.base()),
        (SpanKind::Buffers, Some(buffers)) => Some(buffers.start_of(pointer as usize)),
        _ => None,
    }
}

impl Specials {
    /// Enters the special that has just got its number with its area.
    pub(super) fn enter_area(&self, heap: &Shared, records: &mut Records, marking: bool, pointer: u64) {
        let Some(start) = area_of(heap, pointer) else { return };
        // Nothing that happens to its marks from here on may be taken for the last cycle's verdict.
        self.settle_area(heap, records, start);
        flag(heap, start, true);
        if is_active(heap, start) {
            records.active.insert(start);
            if !marking {
                unmark(heap, pointer);
            }
        }
        let (number, settled) = (records.last, records.cycle);
        records.areas.entry(start).or_insert(Area { numbers: Vec::new(), settled }).numbers.push(number);
    }

    /// Marking is complete: from now on areas are to be settled. In the stop. Returns how many more there are to sweep than
    /// are in lists: the active buffers with specials count as one.
    pub(crate) fn expire(&self) -> usize {
        let records = &mut *self.lock();
        records.cycle += 1;
        records.unsettled = true;
        let active = !records.active.is_empty();
        self.active_unsettled.store(active, Relaxed);
        usize::from(active)
    }

    /// Settles the area that begins at `start`, which is about to be swept.
    pub(crate) fn settle(&self, heap: &Shared, start: usize) {
        self.settle_area(heap, &mut self.lock(), start);
    }

    /// Settles the area around an address.
    pub(super) fn settle_around(&self, heap: &Shared, records: &mut Records, pointer: u64) {
        if let Some(start) = area_of(heap, pointer) {
            self.settle_area(heap, records, start);
        }
    }

    /// The sweep comes to the active buffers with specials. Whether there was something to settle.
    pub(crate) fn settle_active(&self, heap: &Shared) -> bool {
        if !self.active_unsettled.load(Relaxed) {
            return false;
        }
        let records = &mut *self.lock();
        let active: Vec<usize> = records.active.iter().copied().collect();
        active.into_iter().for_each(|start| self.settle_area(heap, records, start));
        self.active_unsettled.swap(false, Relaxed)
    }

    /// Settles every area. Whether something is due.
    pub(crate) fn settle_all(&self, heap: &Shared) -> bool {
        let records = &mut *self.lock();
        if std::mem::take(&mut records.unsettled) {
            let areas: Vec<usize> = records.areas.keys().copied().collect();
            areas.into_iter().for_each(|start| self.settle_area(heap, records, start));
        }
        self.is_due.load(Relaxed)
    }

    /// Settles everything in the stop of a collector that moves everything; `keep` copies an object.
    pub(crate) fn settle_moving(&self, heap: &Shared, mut keep: impl FnMut(usize)) {
        let records = &mut *self.lock();
        let numbers: Vec<u64> = records.specials.keys().copied().collect();
        self.bury(heap, records, &numbers, &mut keep);
        let areas: Vec<usize> = records.areas.keys().copied().collect();
        areas.into_iter().for_each(|start| records.note_settled(heap, start));
    }

    /// An active buffer is about to be used otherwise. It is settled by then, if that was to be done.
    pub(crate) fn retire_area(&self, heap: &Shared, start: usize) {
        let records = &mut *self.lock();
        self.settle_area(heap, records, start);
        records.active.remove(&start);
    }

    /// Allocation goes on in a swept buffer with specials.
    pub(crate) fn resume_area(&self, start: usize) {
        self.lock().active.insert(start);
    }

    fn settle_area(&self, heap: &Shared, records: &mut Records, start: usize) {
        let cycle = records.cycle;
        let Some(area) = records.areas.get(&start).filter(|area| area.settled != cycle) else { return };
        let numbers = area.numbers.clone();
        self.bury(heap, records, &numbers, &mut |object| keep_marked(heap, object));
        if is_active(heap, start) {
            let left = numbers.iter().filter_map(|number| records.specials.get(number));
            left.for_each(|special| unmark(heap, special.pointer));
        }
        records.note_settled(heap, start);
    }

    /// Takes from dead objects what they lose, of the specials with these numbers. `keep` keeps an object alive; all that
    /// it refers to is marked already.
    fn bury(&self, heap: &Shared, records: &mut Records, numbers: &[u64], keep: &mut dyn FnMut(usize)) {
        let mut dead: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for &number in numbers {
            let pointer = records.specials[&number].pointer;
            let Some(object) = object_at(&heap.space, pointer as usize) else { continue };
            // Of a buffer that counts as wholly live only what was born in this cycle has no mark.
            let is_old = number <= records.last_at_start;
            if !is_marked(heap, &object) && (is_old || !is_wholly_live(heap, &object)) {
                dead.entry(object.start).or_default().push(number);
            }
        }
        for (object, numbers) in dead {
            let is_kept = numbers.iter().any(|number| records.specials[number].is_finalizer());
            for number in numbers {
                let special = records.specials[&number];
                let due = match special.kind {
                    // The object lives on, and may die again.
                    Kind::Cleanup { .. } if is_kept => continue,
                    Kind::Cleanup { closure } => Some(Due::Cleanup { closure }),
                    Kind::Finalizer { closure, tag } => {
                        records.finalizers.remove(&special.pointer);
                        Some(Due::Finalizer { closure, object: special.pointer, tag })
                    }
                    Kind::Weak { .. } if is_kept && mutant!(WeakOutlivesFinalizer) => continue,
                    Kind::Weak { .. } => {
                        records.weak.remove(&special.pointer);
                        None
                    }
                };
                records.due.extend(due.map(|due| (number, due)));
                records.specials.remove(&number);
            }
            if is_kept && !mutant!(FinalizedFreed) {
                keep(object);
            }
        }
        self.is_due.store(!records.due.is_empty(), Relaxed);
    }

    /// Checks, when a sweep is finished, that everything is settled and no special has outlived its object's memory.
    pub(crate) fn verify(&self, heap: &Shared) {
        let records = &*self.lock();
        let late = records.areas.iter().find(|(_, area)| area.settled != records.cycle);
        assert!(late.is_none(), "heap verification: specials were not settled: {late:x?}");
        for special in records.specials.values() {
            let pointer = special.pointer as usize;
            let Some(object) = object_at(&heap.space, pointer) else {
                let outside = !heap.space.contains(pointer);
                assert!(outside, "heap verification: a special belongs to no object: {special:x?}");
                continue;
            };
            let is_dead = object.is_free_slot(&heap.space)
                || buffers_around(heap, &object)
                    .is_some_and(|buffers| buffers.is_dead(&heap.space, object.start));
            assert!(!is_dead, "heap verification: a special belongs to a freed object: {special:x?}");
        }
    }
}

impl Records {
    /// An area has been settled for the last cycle.
    fn note_settled(&mut self, heap: &Shared, start: usize) {
        let Records { areas, specials, cycle, .. } = self;
        if let Some(area) = areas.get_mut(&start) {
            area.settled = *cycle;
            area.numbers.retain(|number| specials.contains_key(number));
            self.leave_if_empty(heap, start);
        }
    }

    /// Forgets an area without specials.
    pub(super) fn leave_if_empty(&mut self, heap: &Shared, start: usize) {
        if self.areas.get(&start).is_some_and(|area| area.numbers.is_empty()) {
            self.areas.remove(&start);
            self.active.remove(&start);
            flag(heap, start, false);
        }
    }
}

/// Has span or buffer know whether it has specials.
fn flag(heap: &Shared, start: usize, any: bool) {
    match (heap.space.span_at(start), &heap.buffers) {
        (Some((_, span)), Some(buffers)) if span.kind() == SpanKind::Buffers => {
            buffers.at(start).set_has_specials(any);
        }
        (Some((_, span)), _) => span.set_has_specials(any),
        (None, _) => {}
    }
}

/// The buffers, if an object is in one.
fn buffers_around<'a>(heap: &'a Shared, object: &Object<'_>) -> Option<&'a BufferSpace> {
    heap.buffers.as_ref().filter(|_| object.span.kind() == SpanKind::Buffers)
}

/// Whether an area is a buffer in which allocation goes on.
fn is_active(heap: &Shared, start: usize) -> bool {
    let in_buffer = heap.space.span_at(start).is_some_and(|(_, span)| span.kind() == SpanKind::Buffers);
    let buffers = heap.buffers.as_ref().filter(|_| in_buffer);
    buffers.is_some_and(|buffers| buffers.at(start).state() == BufferState::Active)
}

fn is_marked(heap: &Shared, object: &Object<'_>) -> bool {
    heap.space.marks.get(heap.space.granule(object.start))
}

/// Whether an object is in an allocation buffer of which all that is not freed counts as live.
fn is_wholly_live(heap: &Shared, object: &Object<'_>) -> bool {
    let buffers = buffers_around(heap, object);
    buffers.is_some_and(|buffers| buffers.is_wholly_live(object.start, heap.mark_epoch.current()))
}

/// Takes the mark from an object in an active buffer. Nobody marks now, and the buffer's owner waits for the specials' lock
/// before it touches any mark in it.
fn unmark(heap: &Shared, pointer: u64) {
    if let Some(object) = object_at(&heap.space, pointer as usize) {
        heap.space.marks.clear(heap.space.granule(object.start));
    }
}

/// Lets the sweep to come keep an object.
fn keep_marked(heap: &Shared, start: usize) {
    let Some(object) = object_at(&heap.space, start) else { return };
    if is_wholly_live(heap, &object) {
        return;
    }
    if buffers_around(heap, &object).is_none() {
        object.span.note_mark();
    }
    heap.space.marks.set(heap.space.granule(start));
    heap.pacer.kept(object.bytes);
}
