//! The termination stop's part: copy survivors, redirect slots.
//!
//! One buffer after the other is emptied and what pointed into it is redirected, so that no more is begun than there is time
//! for, and nothing is owed when time is up.
//!
//! A recorded slot is read again before it is redirected: the program may have stored something else meanwhile. Its
//! container is marked or was born marked, so its memory has not been reused since the slot was recorded.

use std::time::{Duration, Instant};

use crate::alloc::gab::{BufferSpace, BufferState, Live};
use crate::api::{Mutator, Shared};
use crate::debug::from_space::{self, Copied};
use crate::heap::span::Scan;
use crate::heap::{GRANULE_BYTES, SpanKind};
use crate::mutant;
use crate::tracing::object::object_at;
use crate::tracing::root_set;

use super::budget::Deadline;
use super::candidates::ChosenBuffer;

/// What an evacuation did.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evacuated {
    /// Objects copied.
    pub(crate) objects: usize,
    /// Buffers emptied.
    pub(crate) buffers: usize,
    /// Bytes of these buffers that were in use by survivors.
    pub(crate) survivor_bytes: usize,
    /// Chosen buffers that turned out to be pinned.
    pub(crate) pinned: usize,
    /// Chosen buffers for which no time was left, or no memory.
    pub(crate) dropped: usize,
}

/// Empties the chosen buffers one by one, as far as time allows, and redirects the slots of each, then every slot of `late`, which
/// were recorded after the choice, all globals and the running stack. Mutators are stopped, marking is complete, the last
/// evacuation's from-space has been released.
pub(crate) fn run(
    heap: &Shared,
    mutator: &Mutator,
    deadline: &Deadline,
    chosen: &[ChosenBuffer],
    late: &[usize],
) -> Evacuated {
    let Some(buffers) = &heap.buffers else { return Evacuated::default() };
    let epoch = heap.mark_epoch.current();
    let mut done = Evacuated::default();
    let mut spent = Spent::default();
    let mut copies = Vec::new();
    for (index, ChosenBuffer { start, slots }) in chosen.iter().enumerate() {
        let buffer = buffers.at(*start);
        if buffer.is_pinned(epoch) {
            done.pinned += 1;
            continue;
        }
        let now = Instant::now();
        let live = buffers.live_in(&heap.space, *start);
        let emptied = if deadline.leaves_time(heap, now, live.objects(), slots.len() + late.len()) {
            empty(heap, buffers, *start, &live)
        } else {
            None
        };
        let Some(mut moved) = emptied else {
            done.dropped = chosen.len() - index;
            break;
        };
        let copied = Instant::now();
        redirect(heap, slots);
        spent.copying += copied - now;
        spent.redirecting += copied.elapsed();
        spent.slots += slots.len();
        done.objects += moved.len();
        copies.append(&mut moved);
        done.survivor_bytes += live.bytes();
        done.buffers += 1;
    }
    if done.buffers == 0 {
        return done;
    }
    let begin = Instant::now();
    redirect(heap, late);
    let redirected = Instant::now();
    heap.evacuation_costs.copied(done.objects, spent.copying);
    heap.evacuation_costs.redirected(spent.slots + late.len(), spent.redirecting + (redirected - begin));
    if !mutant!(GlobalsUnfixed) {
        root_set::rewrite_globals(heap, |word| translate(heap, word));
    }
    if !mutant!(EpochStands) {
        heap.evacuation_epoch.advance(heap.contexts.living());
    }
    if let Some(context) = mutator.running_context() {
        if !mutant!(RunningUnfixed) {
            root_set::rewrite_context(heap, &context, |word| translate(heap, word));
        }
        heap.evacuation_epoch.catch_up(&context.evacuation_epoch);
    }
    heap.evacuation_costs.rewrote_roots(redirected.elapsed());
    if heap.verifies() {
        from_space::verify(heap, &copies);
    }
    done
}

/// What has been spent on single buffers.
#[derive(Default)]
struct Spent {
    copying: Duration,
    redirecting: Duration,
    slots: usize,
}

/// Redirects recorded slots, as far as they lead to what has been evacuated by now.
fn redirect(heap: &Shared, slots: &[usize]) {
    for &slot in slots {
        let word = heap.space.memory.load(slot);
        let new = translate(heap, word);
        if new != word && !mutant!(SlotsUnfixed) {
            heap.space.memory.store(slot, new);
        }
    }
}

/// The marker pins what it finds in pinning objects; this does the same for what was stored in them since, in these slots.
pub(crate) fn pin_targets(heap: &Shared, buffers: &BufferSpace, slots: &[usize]) {
    let epoch = heap.mark_epoch.current();
    for &slot in slots {
        pin_target(heap, buffers, slot, epoch);
    }
}

fn pin_target(heap: &Shared, buffers: &BufferSpace, slot: usize, epoch: u32) {
    if heap.space.span_at(slot).is_some_and(|(_, span)| span.scan() == Scan::Pinning) {
        let word = heap.space.memory.load(slot) as usize;
        if heap.space.contains(word) && !mutant!(StoresPinNothing) {
            buffers.at(word).pin(epoch);
        }
    }
}

/// Copies a buffer's marked objects, `live`, and leaves their new addresses in their first words. `None` if there is no memory for
/// that; the buffer stays as it was.
fn empty(heap: &Shared, buffers: &BufferSpace, start: usize, live: &Live) -> Option<Vec<Copied>> {
    let space = &heap.space;
    let (first, end) = (space.granule(start), space.granule(start + buffers.buffer_bytes()));
    if !buffers.has_room_for_copies(heap, live.bytes()) {
        return None;
    }
    let mut copies = Vec::new();
    let mut granule = first;
    while let Some(found) = space.marks.next_set(granule, end) {
        let object = object_at(space, space.address_of(found))?;
        let to = buffers.take_for_copy(heap, object.bytes)?;
        let checksum = from_space::checksum(heap, object.start, object.bytes);
        let short = if mutant!(CopyShort) { GRANULE_BYTES } else { 0 };
        space.memory.copy(object.start, to, object.bytes - short);
        let new = space.granule(to);
        for map in [&space.starts, &space.marks, &space.allocated] {
            map.set(new);
        }
        copies.push(Copied { from: object.start, to, bytes: object.bytes, checksum });
        granule = found + 1;
    }
    buffers.quarantine(heap, start, live);
    for copied in &copies {
        space.memory.store(copied.from, copied.to as u64);
    }
    Some(copies)
}

/// The word that a slot should hold: the new address of what it points into, if that has been evacuated.
#[inline]
pub(crate) fn translate(heap: &Shared, word: u64) -> u64 {
    let Some(buffers) = &heap.buffers else { return word };
    let address = word as usize;
    if !heap.space.contains(address) || buffers.at(address).state() != BufferState::Evacuated {
        return word;
    }
    match object_at(&heap.space, address) {
        Some(object) if object.span.kind() == SpanKind::Buffers => {
            assert!(
                heap.space.marks.get(heap.space.granule(object.start)),
                "heap verification: a root holds {word:#x}, which was not found reachable"
            );
            heap.space.memory.load(object.start) + (word - object.start as u64)
        }
        _ => word,
    }
}
