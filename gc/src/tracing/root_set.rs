//! The roots: globals and the stacks of contexts, as the embedder reports them, and the strong words of specials, which
//! count as globals where all roots are read at once.

use crate::api::{Context, Shared, SlotVisitor};
use crate::barrier::slot;

/// Hands the value of every slot to a function and counts slots.
struct Reader<F> {
    visit: F,
    slots: usize,
}

impl<F: FnMut(u64)> SlotVisitor for Reader<F> {
    fn slot(&mut self, slot: *mut u64) {
        self.slots += 1;
        (self.visit)(slot::read(slot));
    }
}

/// Replaces the value of every slot by what a function makes of it.
struct Rewriter<F> {
    translate: F,
    slots: usize,
}

impl<F: FnMut(u64) -> u64> SlotVisitor for Rewriter<F> {
    fn slot(&mut self, slot: *mut u64) {
        self.slots += 1;
        let old = slot::read(slot);
        let new = (self.translate)(old);
        if new != old {
            slot::write(slot, new);
        }
    }
}

/// Reads every global root. Returns the bytes of the slots seen.
pub(crate) fn read_globals(heap: &Shared, visit: impl FnMut(u64)) -> usize {
    let mut reader = Reader { visit, slots: 0 };
    heap.embedder.visit_globals(&mut reader);
    reader.slots * 8
}

/// Reads every strong word of specials. Returns the bytes of the slots seen.
pub(crate) fn read_specials(heap: &Shared, visit: impl FnMut(u64)) -> usize {
    let mut reader = Reader { visit, slots: 0 };
    heap.specials.visit(&mut reader);
    reader.slots * 8
}

/// Reads every slot of a context that is held or stopped. Returns the bytes of the slots seen.
pub(crate) fn read_context(heap: &Shared, context: &Context, visit: impl FnMut(u64)) -> usize {
    let mut reader = Reader { visit, slots: 0 };
    heap.embedder.visit_context(context.id, &mut reader);
    reader.slots * 8
}

/// Reads all roots in a stop. Returns the bytes of stack slots and of global slots.
pub(crate) fn read_all(heap: &Shared, mut visit: impl FnMut(u64)) -> RootBytes {
    let globals = read_globals(heap, &mut visit) + read_specials(heap, &mut visit);
    let mut stacks = 0;
    heap.contexts.for_each(|context| stacks += read_context(heap, context, &mut visit));
    RootBytes { stacks, globals }
}

/// Rewrites all roots in a stop.
pub(crate) fn rewrite_all(heap: &Shared, mut translate: impl FnMut(u64) -> u64) -> RootBytes {
    let mut rewriter = Rewriter { translate: &mut translate, slots: 0 };
    heap.specials.visit(&mut rewriter);
    let globals = rewriter.slots * 8 + rewrite_globals(heap, &mut translate);
    let mut stacks = 0;
    heap.contexts.for_each(|context| stacks += rewrite_context(heap, context, &mut translate));
    RootBytes { stacks, globals }
}

/// Rewrites every global root in a stop.
pub(crate) fn rewrite_globals(heap: &Shared, translate: impl FnMut(u64) -> u64) -> usize {
    let mut rewriter = Rewriter { translate, slots: 0 };
    heap.embedder.visit_globals(&mut rewriter);
    rewriter.slots * 8
}

/// Rewrites every slot of a context that is held or stopped.
pub(crate) fn rewrite_context(heap: &Shared, context: &Context, translate: impl FnMut(u64) -> u64) -> usize {
    let mut rewriter = Rewriter { translate, slots: 0 };
    heap.embedder.visit_context(context.id, &mut rewriter);
    rewriter.slots * 8
}

/// Bytes of root slots seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RootBytes {
    /// On stacks.
    pub(crate) stacks: usize,
    /// Elsewhere.
    pub(crate) globals: usize,
}
