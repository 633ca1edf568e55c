//! Epochs: which stacks have had something done to them since it last became due, and how many have not.
//!
//! There are two: the *mark epoch* (has the stack been scanned in this marking phase) and the *evacuation epoch* (has it been
//! fixed after the last evacuation). The number of stacks behind is kept beside the epoch, so that a stop can ask whether
//! all are current without looking at each.

use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicU32, AtomicUsize};

/// One epoch. Invariant: `behind` is the number of living contexts whose stamp is not the current number.
#[derive(Debug, Default)]
pub(crate) struct Epoch {
    current: AtomicU32,
    behind: AtomicUsize,
}

impl Epoch {
    /// The current number; 0 before the first.
    pub(crate) fn current(&self) -> u32 {
        self.current.load(Acquire)
    }

    /// Makes all of `living` contexts fall behind. In a stop.
    pub(crate) fn advance(&self, living: usize) -> u32 {
        let next = self.current.load(Relaxed) + 1;
        self.behind.store(living, Relaxed);
        self.current.store(next, Release);
        next
    }

    /// Whether this stamp is up to date.
    pub(crate) fn is_current(&self, stamp: &AtomicU32) -> bool {
        stamp.load(Relaxed) == self.current()
    }

    /// Brings a stamp up to date. The caller holds the context.
    pub(crate) fn catch_up(&self, stamp: &AtomicU32) {
        let current = self.current();
        if stamp.swap(current, Relaxed) != current {
            self.behind.fetch_sub(1, AcqRel);
        }
    }

    /// A context with this stamp has begun to live.
    pub(crate) fn joined(&self, stamp: &AtomicU32) {
        if !self.is_current(stamp) {
            self.behind.fetch_add(1, AcqRel);
        }
    }

    /// The context with this stamp has ended.
    pub(crate) fn left(&self, stamp: &AtomicU32) {
        if !self.is_current(stamp) {
            self.behind.fetch_sub(1, AcqRel);
        }
    }

    /// Whether no living context is behind.
    pub(crate) fn all_current(&self) -> bool {
        self.behind.load(Acquire) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_that_come_and_go_keep_the_count_right() {
        let epoch = Epoch::default();
        let stamps = [const { AtomicU32::new(0) }; 3];
        stamps.iter().for_each(|stamp| epoch.joined(stamp));
        assert!(epoch.all_current());
        epoch.advance(3);
        epoch.catch_up(&stamps[0]);
        epoch.catch_up(&stamps[0]);
        epoch.left(&stamps[1]);
        assert!(!epoch.all_current());
        epoch.catch_up(&stamps[2]);
        assert!(epoch.all_current());
        epoch.joined(&AtomicU32::new(0));
        assert!(!epoch.all_current());
    }
}
