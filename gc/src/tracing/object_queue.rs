//! Marked objects that wait to be scanned one by one, the newest first.

use crate::heap::{Space, SpanId};

/// Objects between prefetch and scan.
const PREFETCH_DISTANCE: usize = 8;

/// A marked object to be scanned: its start and its span. A start of 0 is nobody.
#[derive(Clone, Copy, Default)]
pub(super) struct Pending {
    pub(super) start: usize,
    pub(super) span: SpanId,
}

/// The objects of one tracer.
#[derive(Default)]
pub(super) struct ObjectQueue {
    pending: Vec<Pending>,
    /// The objects marked last, on their way to being scanned. The time they spend here hides the cache miss of their
    /// first word, which is prefetched when they come in.
    coming: [Pending; PREFETCH_DISTANCE],
    /// Place in `coming` of the oldest object, which leaves next.
    oldest: usize,
}

impl ObjectQueue {
    /// Adds an object.
    #[inline(always)]
    pub(super) fn add(&mut self, object: Pending) {
        self.pending.push(object);
    }

    /// The next object to scan: the one that was prefetched longest ago, whose place the newest one takes.
    #[inline]
    pub(super) fn next(&mut self, space: &Space) -> Option<Pending> {
        for _ in 0..=PREFETCH_DISTANCE {
            let newest = self.pending.pop().unwrap_or_default();
            if newest.start != 0 {
                space.prefetch_object(newest.start);
            }
            let next = std::mem::replace(&mut self.coming[self.oldest], newest);
            self.oldest = (self.oldest + 1) % PREFETCH_DISTANCE;
            if next.start != 0 {
                return Some(next);
            }
        }
        None
    }

    /// Whether no object waits.
    pub(super) fn is_empty(&self) -> bool {
        self.pending.is_empty() && self.coming.iter().all(|object| object.start == 0)
    }

    /// Takes half of the objects that have not been prefetched, the oldest ones.
    pub(super) fn take_half(&mut self) -> impl Iterator<Item = Pending> {
        let half = self.pending.len() / 2;
        self.pending.drain(..half)
    }

    /// Takes all objects.
    pub(super) fn take_all(&mut self) -> impl Iterator<Item = Pending> {
        let coming = std::mem::take(&mut self.coming);
        self.pending.drain(..).chain(coming).filter(|object| object.start != 0)
    }
}
