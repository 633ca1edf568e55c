//! What the embedder provides: its roots, and a way to reach its mutators.

use super::ContextId;

/// Receives pointer slots. A slot may hold null, an address outside the heap (static data, stack memory) or an
/// interior pointer; the visitor may rewrite it.
pub trait SlotVisitor {
    /// One slot.
    fn slot(&mut self, slot: *mut u64);

    /// The slots `base + i` for every bit `i < words` set in `bitmap` (64 bits to a word, lowest first).
    fn slots(&mut self, base: *mut u64, bitmap: &[u64], words: usize) {
        for (index, &bits) in bitmap.iter().enumerate() {
            let mut rest = bits;
            while rest != 0 {
                let word = index * 64 + rest.trailing_zeros() as usize;
                if word >= words {
                    return;
                }
                self.slot(base.wrapping_add(word));
                rest &= rest - 1;
            }
        }
    }
}

/// The embedder's side of the boundary, implemented once.
///
/// # Safety
///
/// Every slot given to a [`SlotVisitor`], and every slot or range given to the store operations of
/// [`Mutator`](super::Mutator), is 8-byte aligned, readable and writable, and stays so until the visiting call or the
/// store returns. Every slot that can hold a heap pointer is reported: an unreported one dangles after a collection.
/// While a context is visited, nothing but the visitor writes its slots (the gate of [`Mutator::enter`]
/// and [`Mutator::touch`] provides for that).
///
/// [`Mutator::enter`]: super::Mutator::enter
/// [`Mutator::touch`]: super::Mutator::touch
pub unsafe trait Embedder: Send + Sync {
    /// Makes every mutator call [`Mutator::safepoint`](super::Mutator::safepoint) soon. Called on any thread.
    fn request_safepoint(&self);

    /// Reports static data, run-time handles and timers. Called while mutators are stopped.
    fn visit_globals(&self, visitor: &mut dyn SlotVisitor);

    /// Reports every pointer slot of one context that is parked or stopped: frames, defer and panic records, wait
    /// elements. May run on the marker thread for a parked context. A context that reports nothing is legal.
    fn visit_context(&self, id: ContextId, visitor: &mut dyn SlotVisitor);

    /// A word without a pointer, as it would be in every run of the program: what is an address of the embedder's own is
    /// replaced by something that does not depend on where it lies. For comparing runs.
    fn stable_word(&self, word: u64) -> u64 {
        word
    }

    /// Receives one line of trace output, without a line end.
    fn trace_out(&self, line: &str);
}
