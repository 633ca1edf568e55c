//! Epochs: which stacks have had something done to them since it last became due, and how many have not.
//!
//! There are two: the *mark epoch* (has the stack been scanned in this marking phase) and the *evacuation epoch* (has it been
//! fixed after the last evacuation). The number of stacks behind is kept beside the epoch, so that a stop can ask whether
//! all are current without looking at each.

use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};

use crate::sync::atomic::{AtomicU32, AtomicUsize};

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
        let stamps = [0; 3].map(AtomicU32::new);
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

#[cfg(all(test, loom))]
mod interleavings {
    use std::sync::Arc;

    use super::*;
    use crate::api::Context;
    use crate::world::Registry;

    /// One context that has been behind all the time, and one that comes, or goes, while the marker looks for it.
    struct World {
        contexts: Registry,
        epoch: Epoch,
        old: Arc<Context>,
    }

    impl World {
        fn new() -> World {
            let (contexts, epoch) = (Registry::default(), Epoch::default());
            let old = contexts.add(|id| Context::new(id, 0, 0));
            epoch.advance(contexts.living());
            World { contexts, epoch, old }
        }

        fn add(&self, counts_first: bool) -> Arc<Context> {
            let context = self.contexts.add(|id| {
                let context = Context::new(id, 0, 0);
                if counts_first {
                    self.epoch.joined(&context.mark_epoch);
                }
                context
            });
            if !counts_first {
                self.epoch.joined(&context.mark_epoch);
            }
            context
        }

        /// What the marker does with the context that is not the old one.
        fn scan(&self) {
            if let Some(context) = self.contexts.get(1).filter(|context| context.try_hold()) {
                self.epoch.catch_up(&context.mark_epoch);
                context.release();
            }
        }
    }

    fn explore(program: impl Fn(&World) + Send + Sync + Copy + 'static, before: fn(&World)) {
        loom::model(move || {
            let world = Arc::new(World::new());
            before(&world);
            let beside = Arc::clone(&world);
            let marker = loom::thread::spawn(move || beside.scan());
            program(&world);
            marker.join().unwrap();
            world.scan();
            assert!(!world.epoch.all_current(), "the old context is forgotten");
            world.epoch.catch_up(&world.old.mark_epoch);
            assert!(world.epoch.all_current(), "a context is waited for that is not behind");
        });
    }

    #[test]
    fn a_context_that_comes_is_counted_once() {
        explore(|world| drop(world.add(true)), |_| ());
    }

    #[test]
    #[should_panic(expected = "forgotten")]
    fn a_context_that_is_found_before_it_is_counted_hides_another() {
        explore(|world| drop(world.add(false)), |_| ());
    }

    #[test]
    fn a_context_that_goes_is_counted_off_once() {
        let go = |world: &World| {
            let context = world.contexts.get(1).unwrap();
            assert!(context.retire());
            world.epoch.left(&context.mark_epoch);
            world.contexts.remove(context.id);
        };
        explore(go, |world| drop(world.add(true)));
    }
}
