//! Tells [`Survival`](crate::telemetry::Survival) what a cycle found alive, before anything is freed.

use crate::alloc::gab::BufferState;
use crate::api::Shared;
use crate::heap::SpanKind;
use crate::heap::span::CopyRole;

/// Marks are complete, survivors have been copied, no sweep has begun, mutators are stopped.
pub(super) fn take(heap: &Shared) {
    if let Some(survival) = &heap.survival {
        survival.census(heap.pacer.total(), |address| find(heap, address));
    }
}

/// Where an object is that was allocated at `address`, or was there after the last cycle; none if it is dead.
fn find(heap: &Shared, address: usize) -> Option<usize> {
    let (_, span) = heap.space.span_at(address)?;
    let is_marked = heap.space.marks.get(heap.space.granule(address));
    // Who copies an object leaves the new address in its first word.
    let moved = || heap.space.memory.load(address) as usize;
    match (span.kind(), &heap.buffers) {
        (SpanKind::Buffers, Some(buffers)) => match buffers.at(address).state() {
            BufferState::Evacuated => is_marked.then(moved),
            _ => (is_marked || buffers.is_wholly_live(address, heap.mark_epoch.current())).then_some(address),
        },
        (SpanKind::Chunk, _) if span.copy_role() == CopyRole::Source => is_marked.then(moved),
        _ => is_marked.then_some(address),
    }
}
