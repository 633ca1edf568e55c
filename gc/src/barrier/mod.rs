//! Write barriers: what a pointer store does while the collector marks.
//!
//! The deletion barrier (Yuasa's snapshot at the beginning): the value a store overwrites is shaded, that is, kept for
//! the marker. Together with objects that are born marked and stacks that are scanned before they run (the gate), every
//! object reachable when marking began is found. Shade first, then store, with no safepoint between.
//!
//! The hybrid barrier shades the stored value as well, as Go's does for stacks that run before they are scanned. Here there
//! are none, so it marks more and finds nothing more; it exists to measure what it costs.

pub(crate) mod slot;

use crate::api::{BarrierPolicy, Context, LayoutId, Mutator, SlotVisitor};
use crate::debug::Point;
use crate::mutant;
use crate::sync::{Mutex, MutexGuard};

/// Values buffered before they are handed to the marker.
pub(crate) const BUFFER_ENTRIES: usize = 256;

/// A mutator's half of the barrier. Switched in the stops only.
pub(crate) struct BarrierState {
    active: bool,
    /// Whether stores of pointers to candidates for evacuation are recorded.
    records: bool,
    /// Stored values are shaded, too.
    hybrid: bool,
    mark_epoch: u32,
    shaded: Vec<u64>,
    recorded: Vec<usize>,
    /// Entries of either buffer that are handed over together.
    entries: usize,
}

impl BarrierState {
    /// The barrier of a mutator that hands over `entries` values or slots at a time; it is off.
    pub(crate) fn new(policy: BarrierPolicy, entries: usize) -> BarrierState {
        BarrierState {
            active: false,
            records: false,
            hybrid: policy == BarrierPolicy::Hybrid,
            mark_epoch: 0,
            shaded: Vec::new(),
            recorded: Vec::new(),
            entries,
        }
    }

    /// Whether marking is under way.
    #[inline(always)]
    pub(crate) fn is_active(&self) -> bool {
        self.active
    }

    /// Whether stores of pointers to candidates are recorded in this marking phase.
    pub(crate) fn records(&self) -> bool {
        self.records
    }

    /// The epoch that stacks must have been scanned in; 0 while nothing marks.
    #[inline(always)]
    pub(crate) fn mark_epoch(&self) -> u32 {
        self.mark_epoch
    }

    /// Switches the barrier on for this marking phase, in which stores are recorded if `records`.
    pub(crate) fn begin(&mut self, epoch: u32, records: bool) {
        self.active = true;
        self.records = records;
        self.mark_epoch = epoch;
    }

    /// Switches the barrier off; its buffer has been flushed.
    pub(crate) fn end(&mut self) {
        debug_assert!(
            self.shaded.is_empty() && self.recorded.is_empty(),
            "marking ended over unflushed buffers"
        );
        self.active = false;
        self.mark_epoch = 0;
    }
}

/// Values shaded by mutators, on their way to the marker.
#[derive(Default)]
pub(crate) struct ShadedValues {
    values: Mutex<Vec<u64>>,
}

impl ShadedValues {
    /// Adds values and empties the buffer they came from.
    pub(crate) fn add(&self, values: &mut Vec<u64>) {
        if !values.is_empty() {
            self.lock().append(values);
        }
    }

    /// Takes everything that has been added.
    pub(crate) fn take(&self) -> Vec<u64> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u64>> {
        self.values.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// Heap slots into which mutators stored pointers to evacuation candidates.
#[derive(Default)]
pub(crate) struct RecordedSlots {
    slots: Mutex<Vec<usize>>,
}

impl RecordedSlots {
    /// Adds slots and empties the buffer they came from.
    fn add(&self, slots: &mut Vec<usize>) {
        if !slots.is_empty() {
            self.lock().append(slots);
        }
    }

    /// Takes everything that has been added.
    pub(crate) fn take(&self) -> Vec<usize> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<usize>> {
        self.slots.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// Records a slot after a pointer was stored in it, if the slot is in the heap and the pointer leads into a candidate.
/// After, so that whoever reads the record reads the stored value, too.
#[inline]
fn record(mutator: &mut Mutator, slot: *mut u64, value: u64) {
    let space = &mutator.heap.space;
    let Some(buffers) = &mutator.heap.buffers else { return };
    if !space.contains(slot as usize) || !buffers.leads_to_candidate(space, value, mutator.barrier.mark_epoch)
    {
        return;
    }
    mutator.barrier.recorded.push(slot as usize);
    if mutator.barrier.recorded.len() >= mutator.barrier.entries {
        flush(mutator);
    }
}

/// Stores a pointer while marking.
#[cold]
#[inline(never)]
pub(crate) fn store(mutator: &mut Mutator, slot: *mut u64, value: u64) {
    let old = slot::read(slot);
    if !mutant!(StoreUnshaded) {
        shade(mutator, old);
    }
    if mutator.barrier.hybrid {
        shade(mutator, value);
    }
    mutator.heap.hand_over(Point::Store);
    slot::write(slot, value);
    mutator.heap.hand_over(Point::Record);
    let unrecorded = if old == 0 { mutant!(InitialisationUnrecorded) } else { mutant!(StoreUnrecorded) };
    if mutator.barrier.records && !unrecorded {
        record(mutator, slot, value);
    }
}

/// Copies elements while marking.
#[cold]
#[inline(never)]
pub(crate) fn copy(mutator: &mut Mutator, dst: *mut u64, src: *const u64, layout: LayoutId, count: usize) {
    if !mutant!(CopyUnshaded) {
        before_overwrite(mutator, dst, layout, count);
    }
    if mutator.barrier.hybrid {
        before_overwrite(mutator, src.cast_mut(), layout, count);
    }
    let bytes = mutator.heap.layouts[layout.0 as usize].bytes * count;
    slot::copy(dst, src, bytes);
    if mutator.barrier.records && !mutant!(CopyUnrecorded) {
        for_each_pointer(mutator, dst, layout, count, |mutator, slot| {
            record(mutator, slot, slot::read(slot))
        });
    }
}

/// Shades every pointer in `count` elements, which are about to be overwritten.
pub(crate) fn before_overwrite(mutator: &mut Mutator, dst: *mut u64, layout: LayoutId, count: usize) {
    for_each_pointer(mutator, dst, layout, count, |mutator, slot| shade(mutator, slot::read(slot)));
}

fn for_each_pointer(
    mutator: &mut Mutator,
    dst: *mut u64,
    layout: LayoutId,
    count: usize,
    mut visit: impl FnMut(&mut Mutator, *mut u64),
) {
    let heap = std::sync::Arc::clone(&mutator.heap);
    let info = &heap.layouts[layout.0 as usize];
    for element in 0..count {
        let base = dst.wrapping_byte_add(element * info.bytes);
        for &word in &info.pointer_words {
            visit(mutator, base.wrapping_add(word as usize));
        }
    }
}

/// Keeps a value for the marker.
#[inline]
pub(crate) fn shade(mutator: &mut Mutator, value: u64) {
    if mutator.heap.space.contains(value as usize) {
        mutator.barrier.shaded.push(value);
        if mutator.barrier.shaded.len() >= mutator.barrier.entries {
            if mutant!(FullBufferLost) {
                mutator.barrier.shaded.clear();
            }
            flush(mutator);
        }
    }
}

/// Hands the buffered values and slots to the marker.
pub(crate) fn flush(mutator: &mut Mutator) {
    mutator.heap.shaded.add(&mut mutator.barrier.shaded);
    mutator.heap.recorded.add(&mut mutator.barrier.recorded);
}

/// Shades everything on a context's stack.
pub(crate) fn scan_context(mutator: &mut Mutator, context: &Context) {
    struct Shader<'a>(&'a mut Mutator);
    impl SlotVisitor for Shader<'_> {
        fn slot(&mut self, slot: *mut u64) {
            shade(self.0, slot::read(slot));
        }
    }
    let embedder = std::sync::Arc::clone(&mutator.heap.embedder);
    embedder.visit_context(context.id, &mut Shader(mutator));
}
