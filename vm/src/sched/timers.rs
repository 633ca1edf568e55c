//! Timers: sleeping goroutines, and closures to be called in goroutines of their own.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use minigo_gc::SlotVisitor;
use rustc_hash::FxHashMap;

use super::goroutine::Goroutine;

/// Names a timer that was started. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimerId(pub u64);

/// Places of stopped timers that are not worth sweeping.
const SPARE_PLACES: usize = 1024;

/// What happens when a timer fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// A sleeping goroutine goes on.
    Wake(*mut Goroutine),
    /// A new goroutine calls a closure.
    Call {
        /// The closure.
        closure: u64,
        /// The program's own timer, which a pending one keeps, as in Go.
        owner: u64,
    },
}

#[derive(Debug)]
struct Timer {
    when: i64,
    period: i64,
    action: Action,
}

/// All timers, ordered by the time at which they fire, those of equal times by age.
#[derive(Debug, Default)]
pub(crate) struct Timers {
    heap: BinaryHeap<Reverse<(i64, u64)>>,
    pending: FxHashMap<u64, Timer>,
    last: u64,
}

impl Timers {
    /// Whether no timer was started that has not fired.
    pub(crate) fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// Starts a timer.
    pub(crate) fn start(&mut self, when: i64, period: i64, action: Action) -> TimerId {
        self.last += 1;
        self.heap.push(Reverse((when, self.last)));
        self.pending.insert(self.last, Timer { when, period, action });
        TimerId(self.last)
    }

    /// Stops a timer; false if it is not pending. Its place in the order stays until that is reached, or until most
    /// places are of stopped timers.
    pub(crate) fn stop(&mut self, timer: TimerId) -> bool {
        let stopped = self.pending.remove(&timer.0).is_some();
        if self.heap.len() > 2 * self.pending.len() + SPARE_PLACES {
            self.heap.retain(|place| self.pending.contains_key(&place.0.1));
        }
        stopped
    }

    /// When the next timer fires.
    pub(crate) fn next(&mut self) -> Option<i64> {
        while let Some(&Reverse((when, id))) = self.heap.peek() {
            if self.pending.get(&id).is_some_and(|timer| timer.when == when) {
                return Some(when);
            }
            self.heap.pop();
        }
        None
    }

    /// Takes the next timer that fires no later than `now`; a periodic one is started again.
    pub(crate) fn take_due(&mut self, now: i64) -> Option<Action> {
        self.next().filter(|&when| when <= now)?;
        let Reverse((when, id)) = self.heap.pop()?;
        let timer = self.pending.get_mut(&id)?;
        let action = timer.action;
        if timer.period > 0 {
            // Ticks that were missed are dropped, as Go does.
            timer.when = when + timer.period * ((now - when) / timer.period + 1);
            let next = timer.when;
            self.heap.push(Reverse((next, id)));
        } else {
            self.pending.remove(&id);
        }
        Some(action)
    }

    /// Reports what pending timers keep.
    pub(crate) fn visit(&mut self, visitor: &mut dyn SlotVisitor) {
        for timer in self.pending.values_mut() {
            if let Action::Call { closure, owner } = &mut timer.action {
                visitor.slot(closure);
                visitor.slot(owner);
            }
        }
    }
}
