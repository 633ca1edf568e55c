//! How much an evacuation may do: the budget, in what copies and slots cost.
//!
//! What they cost is learnt from the evacuations before. By that, candidates are chosen beside the program; in the stop the
//! clock decides. Where runs must be repeatable neither is asked: everything has its nominal cost.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use crate::api::{EvacuationBudget, Shared};

/// Nanoseconds that copying an object takes, and redirecting a slot, as long as nothing is known: a cache miss each.
const NOMINAL: u64 = 100;
/// No measurement counts for more times what was thought before, so that an interrupted one does little harm.
const MOST_SURPRISE: u64 = 4;

/// For what is expected to be done, half as much time again is kept free: slots cost more or less by where they are.
const MARGIN: u64 = 2;

/// This part of the time is left for what takes longer than all experience: where processors are shared, the last buffer, late
/// slots and roots took a fifth of 100 microseconds more than that.
const RESERVE: u32 = 4;

/// What was learnt, in nanoseconds.
pub(crate) struct Costs {
    copy: AtomicU64,
    slot: AtomicU64,
    /// Redirecting globals and the running stack.
    roots: AtomicU64,
}

impl Default for Costs {
    fn default() -> Costs {
        Costs { copy: AtomicU64::new(NOMINAL), slot: AtomicU64::new(NOMINAL), roots: AtomicU64::new(NOMINAL) }
    }
}

impl Costs {
    /// So many objects were copied in this time.
    pub(super) fn copied(&self, objects: usize, time: Duration) {
        learn(&self.copy, objects, time);
    }

    /// So many slots were redirected in this time.
    pub(super) fn redirected(&self, slots: usize, time: Duration) {
        learn(&self.slot, slots, time);
    }

    /// The roots were redirected in this time.
    pub(super) fn rewrote_roots(&self, time: Duration) {
        learn(&self.roots, 1, time);
    }
}

fn learn(cost: &AtomicU64, units: usize, time: Duration) {
    if units > 0 {
        let before = cost.load(Relaxed);
        let now = (time.as_nanos() as u64 / units as u64).clamp(1, before * MOST_SURPRISE);
        cost.store((3 * before + now).div_ceil(4), Relaxed);
    }
}

/// What candidates may cost together, and what they are made of.
pub(super) struct Allowance {
    pub(super) left: u64,
    pub(super) copy: u64,
    pub(super) slot: u64,
}

impl Allowance {
    /// That of this cycle.
    pub(super) fn new(heap: &Shared) -> Allowance {
        let costs = &heap.evacuation_costs;
        let nominal = Allowance { left: u64::MAX, copy: NOMINAL, slot: NOMINAL };
        match (forced(heap), heap.options.gab.budget) {
            (Some(units), _) => Allowance { left: units as u64, copy: 1, slot: 1 },
            (None, EvacuationBudget::Unlimited) => nominal,
            (None, EvacuationBudget::Within(time)) if heap.options.is_repeatable() => {
                Allowance { left: time.as_nanos() as u64, ..nominal }
            }
            (None, EvacuationBudget::Within(time)) => Allowance {
                left: (time.as_nanos() as u64).saturating_sub(costs.roots.load(Relaxed)),
                copy: costs.copy.load(Relaxed),
                slot: costs.slot.load(Relaxed),
            },
        }
    }
}

/// The end of an evacuation's time, which begins when this is made; `None` if it may take any.
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    /// That of the stop that begins now.
    pub(crate) fn begin(heap: &Shared) -> Deadline {
        Deadline(match heap.options.gab.budget {
            EvacuationBudget::Within(time) if forced(heap).is_none() && !heap.options.is_repeatable() => {
                Some(Instant::now() + (time - time / RESERVE))
            }
            _ => None,
        })
    }

    /// Whether there is time, `now`, to copy so many objects and redirect so many slots and the roots.
    pub(super) fn leaves_time(&self, heap: &Shared, now: Instant, objects: usize, slots: usize) -> bool {
        let costs = &heap.evacuation_costs;
        self.0.is_none_or(|end| {
            let needed = objects as u64 * costs.copy.load(Relaxed)
                + slots as u64 * costs.slot.load(Relaxed)
                + costs.roots.load(Relaxed);
            now + Duration::from_nanos(needed + needed / MARGIN) < end
        })
    }
}

/// The number of copies and slots that stress demands.
pub(super) fn forced(heap: &Shared) -> Option<usize> {
    heap.stress().and_then(|stress| stress.evacuation_budget)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_follow_what_is_measured() {
        let costs = Costs::default();
        for _ in 0..100 {
            costs.copied(10, Duration::from_micros(3));
            costs.redirected(0, Duration::from_secs(1));
        }
        assert!((300..310).contains(&costs.copy.load(Relaxed)));
        assert_eq!(costs.slot.load(Relaxed), NOMINAL);
        costs.rewrote_roots(Duration::from_secs(1));
        assert!(costs.roots.load(Relaxed) < 2 * NOMINAL);
    }
}
