//! One stack and its allocation buffer, as the collector sees it.

use std::time::Duration;

use crate::sync::atomic::{AtomicU32, AtomicUsize};

/// A small integer that names a context while it lives; reused after it retired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContextId(pub u32);

/// The collector's record of one context. The protocol on its fields is [`world::gate`](crate::world)'s alone.
#[derive(Debug)]
pub struct Context {
    pub(crate) id: ContextId,
    /// Who owns the stack now: one of the states of `world::gate`.
    pub(crate) state: AtomicU32,
    /// Last mark epoch in which the stack was scanned.
    pub(crate) mark_epoch: AtomicU32,
    /// Last evacuation epoch for which the stack was fixed.
    pub(crate) evacuation_epoch: AtomicU32,
    /// Next free byte of the allocation buffer while the context is not running; 0 without a buffer.
    pub(crate) buffer_top: AtomicUsize,
    /// End of that buffer.
    pub(crate) buffer_end: AtomicUsize,
}

/// What became of a mutator's offer to [mark while it is idle](super::Mutator::mark_while_idle).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// It has marked; there may be more.
    Marked,
    /// There will be something to mark soon; after so long it should ask again.
    AskAgain(Duration),
    /// There is nothing to do.
    Nothing,
}

impl Context {
    /// The name under which [`Embedder::visit_context`](super::Embedder::visit_context) is asked for this context.
    pub fn id(&self) -> ContextId {
        self.id
    }
}
