//! Which buffers are worth evacuating.
//!
//! Copying a survivor and redirecting a slot cost about the same, and freeing a sparse buffer gains almost all of it. So
//! candidates are taken in ascending order of survivors and slots until the budget for the pause is spent.

use crate::api::Shared;
use crate::tracing::Tracer;

/// Copies and slot updates that one termination stop may make.
const BUDGET: usize = 4096;
/// A buffer more live than this, in percent, is not chosen.
const MAX_LIVE_PERCENT: usize = 25;
/// A buffer to which more slots point than this for each survivor is not chosen.
const MAX_SLOTS_PER_OBJECT: usize = 4;

/// The buffers to evacuate.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    /// Their first addresses.
    pub(crate) starts: Vec<usize>,
    /// Candidates that must stay because an object in them is pinned.
    pub(crate) pinned: usize,
}

/// Chooses buffers and drops recorded slots that point elsewhere. Returns the chosen ones. Stores that happen after a slot
/// was dropped record it again, so dropping is safe while the program runs.
pub(crate) fn choose(heap: &Shared, tracer: &mut Tracer) -> Chosen {
    let Some(buffers) = &heap.buffers else { return Chosen::default() };
    let forced_budget = heap.stress().and_then(|stress| stress.evacuation_budget);
    let epoch = heap.mark_epoch.current();
    let (mut sparse, mut pinned) = (Vec::new(), 0);
    buffers.for_each_full(|start| {
        let buffer = buffers.at(start);
        let (survivors, slots) = (buffer.live_objects(), buffer.slots());
        if !buffer.is_candidate(epoch) || survivors == 0 {
            return;
        }
        if buffer.is_pinned(epoch) {
            pinned += 1;
            return;
        }
        let worthwhile = buffer.live_bytes() * 100 <= buffers.buffer_bytes() * MAX_LIVE_PERCENT
            && slots <= survivors * MAX_SLOTS_PER_OBJECT;
        if forced_budget.is_some() || worthwhile {
            sparse.push((survivors + slots, start));
        }
    });
    sparse.sort_unstable();
    let mut left = forced_budget.unwrap_or(BUDGET);
    let mut starts = Vec::new();
    for (cost, start) in sparse {
        if cost > left {
            break;
        }
        left -= cost;
        buffers.at(start).choose(epoch);
        starts.push(start);
    }
    tracer.slots.retain(|&slot| {
        let word = heap.space.memory.load(slot);
        heap.space.contains(word as usize) && buffers.at(word as usize).is_chosen(epoch)
    });
    Chosen { starts, pinned }
}
