//! The work of the marking phase, whoever does it.

use crate::api::{Context, Shared};
use crate::collectors::balanced::{self, candidates};
use crate::debug::Point;
use crate::mutant;
use crate::specials::{self, Root};
use crate::tracing::root_set;
use crate::world::gate;

use super::cycle::Cycle;

/// Whether marking found something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// There may be more.
    More,
    /// Nothing is left as far as this thread can see; the stop decides.
    NothingLeft,
}

/// Marks for about `budget` bytes of scanning: objects first, then shaded values, then some specials, then one parked stack.
pub(super) fn step(heap: &Shared, cycle: &mut Cycle, budget: usize) -> Progress {
    if heap.pool.is_wanted() {
        cycle.tracer.give_half(&heap.pool);
    }
    if !cycle.tracer.is_done() {
        cycle.tracer.drain(heap, budget);
        return Progress::More;
    }
    if take_shaded(heap, cycle) || mark_from_specials(heap, cycle) || scan_stale_context(heap, cycle) {
        return Progress::More;
    }
    balanced::release_from_space(heap);
    if cycle.tracer.records && cycle.chosen.is_none() {
        cycle.chosen = Some(candidates::choose(heap, &mut cycle.tracer));
    }
    Progress::NothingLeft
}

/// Takes the values and objects that mutators have handed over. False if there were none.
pub(super) fn take_shaded(heap: &Shared, cycle: &mut Cycle) -> bool {
    let values = heap.shaded.take();
    heap.hand_over(Point::Shaded);
    for &word in &values {
        cycle.tracer.mark(heap, word);
    }
    cycle.tracer.take_all(heap) || !values.is_empty()
}

/// Marks from some of the specials that there were when the cycle began. False if none is left.
fn mark_from_specials(heap: &Shared, cycle: &mut Cycle) -> bool {
    let Some(from) = cycle.next_special else { return false };
    let (roots, next) = heap.specials.roots_from(heap, from);
    for root in roots {
        match root {
            Root::Word(word) => {
                cycle.tracer.mark(heap, word);
                specials::pin(heap, word);
                cycle.global_bytes += size_of::<u64>();
            }
            Root::ContentsOf(object) => cycle.tracer.scan_contents(heap, object),
        }
    }
    cycle.next_special = next;
    true
}

/// Scans the next stack that is not current. False if all are, or are held: by a mutator, which makes them current, or by the
/// thread, which fixes them after a sweep.
pub(super) fn scan_stale_context(heap: &Shared, cycle: &mut Cycle) -> bool {
    if all_contexts_current(heap) {
        return false;
    }
    let bound = heap.contexts.bound();
    for index in (cycle.next_context..bound).chain(0..cycle.next_context.min(bound)) {
        let Some(context) = heap.contexts.get(index) else { continue };
        if is_current(heap, &context) {
            continue;
        }
        heap.hand_over(Point::Hold);
        if !context.try_hold() {
            continue;
        }
        // The holder before may have scanned it meanwhile.
        gate::fix(heap, &context);
        if !heap.mark_epoch.is_current(&context.mark_epoch) {
            let tracer = &mut cycle.tracer;
            cycle.stack_bytes += root_set::read_context(heap, &context, |word| tracer.mark(heap, word));
            cycle.stacks += 1;
            heap.hand_over(Point::Scan);
            heap.mark_epoch.catch_up(&context.mark_epoch);
        }
        context.release();
        cycle.next_context = index + 1;
        return true;
    }
    false
}

fn is_current(heap: &Shared, context: &Context) -> bool {
    heap.mark_epoch.is_current(&context.mark_epoch) && gate::is_fixed(heap, context)
}

/// Whether every stack has been scanned and fixed. Asked in the stop.
pub(super) fn all_contexts_current(heap: &Shared) -> bool {
    mutant!(EndWithoutStacks) || heap.mark_epoch.all_current() && heap.evacuation_epoch.all_current()
}
