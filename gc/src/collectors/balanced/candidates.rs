//! Which buffers are worth evacuating.
//!
//! Copying a survivor and redirecting a slot cost about the same, and freeing a sparse buffer gains almost all of it. So
//! candidates are taken in ascending order of what they cost until the budget for the pause is spent.

use crate::alloc::gab::MAX_SLOTS_PER_OBJECT;
use crate::api::Shared;
use crate::debug::Point;
use crate::mutant;
use crate::tracing::Tracer;

use super::budget::{self, Allowance};
use super::evacuation::pin_targets;

/// A buffer more live than this, in percent, is not chosen.
const MAX_LIVE_PERCENT: usize = 25;
/// Candidates have so many times the survivors that the budget allows: some buffers will be found dead, pinned, or not worth it.
const MARGIN: u64 = 4;

/// A buffer to evacuate.
#[derive(Debug)]
pub(crate) struct ChosenBuffer {
    /// First address.
    pub(crate) start: usize,
    /// Slots that pointed into it when it was chosen.
    pub(crate) slots: Vec<usize>,
}

/// The buffers to evacuate.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    /// In the order in which they are to be evacuated.
    pub(crate) buffers: Vec<ChosenBuffer>,
    /// Candidates that must stay because an object in them is pinned.
    pub(crate) pinned: usize,
    /// Candidates for which the budget leaves no time.
    pub(crate) dropped: usize,
}

/// Survivors that the candidates of one cycle may have: as the budget allows, if there is a slot for each.
pub(crate) fn within_reach(heap: &Shared) -> usize {
    let Allowance { left, copy, slot } = Allowance::new(heap);
    usize::try_from(left.saturating_mul(MARGIN) / (copy + slot)).unwrap_or(usize::MAX)
}

/// Chooses buffers, hands each the recorded slots that point into it, and drops those that point elsewhere. Stores that happen
/// after a slot was dropped record it again, so dropping is safe while the program runs.
pub(crate) fn choose(heap: &Shared, tracer: &mut Tracer) -> Chosen {
    let Some(buffers) = &heap.buffers else { return Chosen::default() };
    let epoch = heap.mark_epoch.current();
    tracer.take_findings(&heap.pool);
    if !mutant!(BarrierSlotsLeft) && !mutant!(SlotsOutliveCycle) {
        let stored = heap.recorded.take();
        pin_targets(heap, buffers, &stored);
        for &slot in &stored {
            let word = heap.space.memory.load(slot);
            if buffers.leads_to_candidate(&heap.space, word, epoch) {
                buffers.at(word as usize).add_slot(false);
            }
        }
        tracer.slots.extend(stored);
    }
    let Allowance { mut left, copy, slot } = Allowance::new(heap);
    let forced = budget::forced(heap).is_some();
    let (mut sparse, mut pinned) = (Vec::new(), 0);
    buffers.for_each_full(|start| {
        let buffer = buffers.at(start);
        if !buffers.is_candidate(buffer, epoch) {
            return;
        }
        let live = buffers.live_in(&heap.space, start);
        let (survivors, slots) = (live.objects(), buffer.slots());
        if survivors == 0 {
            return;
        }
        if buffer.is_pinned(epoch) {
            pinned += 1;
            return;
        }
        let worthwhile = live.bytes() * 100 <= buffers.buffer_bytes() * MAX_LIVE_PERCENT
            && slots <= survivors * MAX_SLOTS_PER_OBJECT;
        if forced || worthwhile {
            sparse.push((survivors as u64 * copy + slots as u64 * slot, start));
        }
    });
    heap.hand_over(Point::Choice);
    sparse.sort_unstable();
    let mut chosen = Vec::new();
    for &(cost, start) in &sparse {
        if cost > left {
            break;
        }
        left -= cost;
        let buffer = buffers.at(start);
        buffer.choose(epoch, chosen.len());
        chosen.push(ChosenBuffer { start, slots: Vec::with_capacity(buffer.slots()) });
    }
    for slot in tracer.slots.drain(..) {
        let word = heap.space.memory.load(slot) as usize;
        if heap.space.contains(word)
            && let Some(place) = buffers.at(word).place(epoch)
        {
            chosen[place].slots.push(slot);
        }
    }
    Chosen { dropped: sparse.len() - chosen.len(), buffers: chosen, pinned }
}
