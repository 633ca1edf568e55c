//! `balanced`: `cms` with allocation buffers for small pointer-free objects, after ByteDance's Balanced GC.
//!
//! Pointer-free objects up to 128 bytes are bump-allocated in buffers ([`crate::alloc::gab`]);
//! everything else is `cms`'s. The cycle is `cms`'s, too, with these additions:
//!
//! 1. *Start stop*: buffers that the last sweep found sparse are this cycle's candidates (without reuse of holes: all full
//!    ones), the cheapest ones, some more than the budget allows; the set only shrinks from here. If they are few, the cycle is `cms`'s and nothing of what follows is done.
//! 2. *Concurrent mark*: the marker records every slot that it finds pointing into a candidate, sums the candidates' live
//!    bytes, and pins buffers that pinning layouts point into. Stores record their slot, too, initialising stores and
//!    bulk copies included, because objects born marked are never scanned.
//! 3. When marking seems done, candidates are *chosen* (`candidates`): sparse ones, as many as the budget seems to allow.
//! 4. *Termination stop* (`evacuation`): survivors of the chosen buffers are copied until time is up (`budget`), recorded
//!    slots, globals and the running stack are redirected; the evacuation epoch advances. Parked stacks are not touched.
//! 5. A parked stack is *fixed* before it next runs, is touched or is scanned (the gate), or in the background. From-space
//!    and its forwarding words stay until all stacks are fixed, at the latest until the next termination.
//!
//! Evacuation is optional everywhere: a buffer that is not chosen is swept like any other memory.

pub(crate) mod budget;
pub(crate) mod candidates;
pub(crate) mod evacuation;

use crate::api::{Context, Shared};
use crate::debug::Point;
use crate::mutant;
use crate::tracing::root_set;
use crate::world::gate;

/// Redirects a held context's slots to where their objects have moved.
#[cold]
pub(crate) fn fix_context(heap: &Shared, context: &Context) {
    root_set::rewrite_context(heap, context, |word| evacuation::translate(heap, word));
}

/// Fixes every parked stack and frees from-space if that made all of them current. The sweep is finished.
pub(crate) fn fix_all_contexts(heap: &Shared) {
    let Some(buffers) = &heap.buffers else { return };
    if !buffers.has_evacuated() {
        return;
    }
    heap.contexts.for_each(|context| {
        if gate::is_fixed(heap, context) || mutant!(FromSpaceFreedEarly) {
            return;
        }
        heap.hand_over(Point::Hold);
        if context.try_hold() {
            gate::fix(heap, context);
            context.release();
        }
    });
    release_from_space(heap);
}

/// Frees from-space if every stack has been fixed. The sweep is finished. Where nobody did so after the sweep, this is done while
/// marking, which spares the stop the work: no evacuation comes between question and answer, because it is the cycle's
/// last step, and marking is over then.
pub(crate) fn release_from_space(heap: &Shared) {
    let Some(buffers) = heap.buffers.as_ref().filter(|buffers| buffers.has_evacuated()) else { return };
    if heap.evacuation_epoch.all_current() || mutant!(FromSpaceFreedEarly) {
        heap.hand_over(Point::Release);
        buffers.release_evacuated(heap);
    }
}

/// Returns the pages of blocks that the sweep emptied.
pub(crate) fn release_empty_blocks(heap: &Shared) {
    if let Some(buffers) = &heap.buffers {
        buffers.release_empty_blocks(heap);
    }
}
