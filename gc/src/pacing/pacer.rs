//! The heap goal and the trigger, after Go's pacer (`runtime/mgcpacer.go`).
//!
//! The goal is what the heap may grow to before the next cycle is finished: live + (live + roots) × GOGC / 100, at least
//! 4 MB × GOGC / 100, at most what the memory limit leaves. A collector that stops the world starts at the goal. A
//! concurrent one starts at the trigger, early enough that marking ends about when the heap reaches the goal: it allows for
//! what the program allocated during the last marking phase, within 70 to 95 % of the way from live to goal.
//!
//! While the collector takes more than its share of the CPU time ([`Limiter`]), the memory limit counts for nothing.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Ordering::Relaxed};

use crate::api::Options;

use super::Limiter;

/// Go's minimum heap at GOGC=100.
const MIN_HEAP_BYTES: usize = 4 << 20;

/// Live bytes, goal and trigger. All sizes count memory handed to cursors, not single objects.
#[derive(Debug)]
pub(crate) struct Pacer {
    /// GOGC; negative is off.
    gogc: AtomicI64,
    memory_limit: AtomicUsize,
    max_bytes: usize,
    /// Bytes marked by the last cycle.
    marked: AtomicUsize,
    /// Bytes handed out since.
    allocated: AtomicUsize,
    /// Bytes of roots seen by the last cycle.
    roots: AtomicUsize,
    goal: AtomicUsize,
    trigger: AtomicUsize,
    /// Goal and trigger as they would be without the memory limit.
    unlimited_goal: AtomicUsize,
    unlimited_trigger: AtomicUsize,
    pub(crate) limiter: Limiter,
    /// Bytes handed out while the last cycle marked.
    runway: AtomicUsize,
    /// Bytes handed out before the last cycle ended.
    total: AtomicU64,
    forced: AtomicBool,
}

impl Pacer {
    /// A pacer for an empty heap that may grow to `max_bytes`.
    pub(crate) fn new(options: &Options, max_bytes: usize) -> Pacer {
        let pacer = Pacer {
            gogc: AtomicI64::new(options.gogc.map_or(-1, i64::from)),
            memory_limit: AtomicUsize::new(options.memory_limit.unwrap_or(usize::MAX)),
            max_bytes,
            marked: AtomicUsize::new(0),
            allocated: AtomicUsize::new(0),
            roots: AtomicUsize::new(0),
            goal: AtomicUsize::new(0),
            trigger: AtomicUsize::new(0),
            unlimited_goal: AtomicUsize::new(0),
            unlimited_trigger: AtomicUsize::new(0),
            limiter: Limiter::new(options),
            runway: AtomicUsize::new(0),
            total: AtomicU64::new(0),
            forced: AtomicBool::new(false),
        };
        pacer.compute();
        pacer
    }

    /// Counts bytes handed out.
    #[inline]
    pub(crate) fn charge(&self, bytes: usize) {
        self.allocated.fetch_add(bytes, Relaxed);
    }

    /// Bytes handed out since the last cycle ended.
    pub(crate) fn allocated(&self) -> usize {
        self.allocated.load(Relaxed)
    }

    /// Bytes in use: what the last cycle marked and what was handed out since.
    pub(crate) fn heap_live(&self) -> usize {
        self.marked.load(Relaxed) + self.allocated.load(Relaxed)
    }

    /// The heap size at which the current or next cycle should be finished.
    pub(crate) fn goal(&self) -> usize {
        self.goal.load(Relaxed)
    }

    /// Whether a collector that stops the world should collect.
    pub(crate) fn reached_goal(&self) -> bool {
        self.reached(&self.goal, &self.unlimited_goal)
    }

    /// Whether the heap has grown to this size, or, while the memory limit counts for nothing, to that without it.
    fn reached(&self, size: &AtomicUsize, unlimited: &AtomicUsize) -> bool {
        let live = self.heap_live();
        live >= size.load(Relaxed) && (!self.limiter.is_limiting() || live >= unlimited.load(Relaxed))
    }

    /// Bytes handed out since the start.
    pub(crate) fn total(&self) -> u64 {
        self.total.load(Relaxed) + self.allocated() as u64
    }

    /// Whether a concurrent collector should start.
    pub(crate) fn reached_trigger(&self) -> bool {
        self.reached(&self.trigger, &self.unlimited_trigger) || self.forced.load(Relaxed)
    }

    /// The part of `amount` that corresponds to how far the heap has grown since the last cycle, on its way to the trigger.
    pub(crate) fn share_of_way(&self, amount: usize) -> usize {
        let way = self.trigger.load(Relaxed).saturating_sub(self.marked.load(Relaxed)).max(1);
        (amount as u128 * self.allocated() as u128 / way as u128).min(amount as u128) as usize
    }

    /// Whether a program that outran the marker must wait: a tenth beyond the goal, and at least 1 MB. Not while the collector
    /// has had more than its share.
    pub(crate) fn overran_goal(&self) -> bool {
        let goal = self.goal();
        !self.limiter.is_limiting() && self.heap_live() > goal.saturating_add((goal / 10).max(1 << 20))
    }

    /// Makes the trigger count as reached until the next cycle starts.
    pub(crate) fn force_trigger(&self) {
        self.forced.store(true, Relaxed);
    }

    /// A cycle starts.
    pub(crate) fn cycle_started(&self) {
        self.forced.store(false, Relaxed);
    }

    /// A cycle ended: `marked` bytes were found live, `roots` bytes of roots seen, and `during` bytes handed out since it
    /// started, all of which are still there.
    pub(crate) fn cycle_ended(&self, marked: usize, roots: usize, during: usize) {
        self.marked.store(marked + during, Relaxed);
        self.total.fetch_add(self.allocated.swap(0, Relaxed) as u64, Relaxed);
        self.roots.store(roots, Relaxed);
        self.limiter.found_live(marked + roots);
        self.runway.store(during, Relaxed);
        self.compute();
    }

    /// So many bytes were found dead and are kept all the same.
    pub(crate) fn kept(&self, bytes: usize) {
        self.marked.fetch_add(bytes, Relaxed);
    }

    /// GOGC; none is off.
    pub(crate) fn gogc(&self) -> Option<u32> {
        u32::try_from(self.gogc.load(Relaxed)).ok()
    }

    /// The memory limit.
    pub(crate) fn memory_limit(&self) -> Option<usize> {
        Some(self.memory_limit.load(Relaxed)).filter(|&limit| limit != usize::MAX)
    }

    /// Sets GOGC.
    pub(crate) fn set_gogc(&self, gogc: Option<u32>) -> Option<u32> {
        let before = self.gogc.swap(gogc.map_or(-1, i64::from), Relaxed);
        self.compute();
        u32::try_from(before).ok()
    }

    /// Sets the memory limit.
    pub(crate) fn set_memory_limit(&self, limit: Option<usize>) -> Option<usize> {
        let before = self.memory_limit.swap(limit.unwrap_or(usize::MAX), Relaxed);
        self.compute();
        Some(before).filter(|&before| before != usize::MAX)
    }

    fn compute(&self) {
        let decision = self.decide();
        self.goal.store(decision.goal, Relaxed);
        self.trigger.store(decision.trigger, Relaxed);
        let unlimited = self.decide_within(usize::MAX);
        self.unlimited_goal.store(unlimited.goal, Relaxed);
        self.unlimited_trigger.store(unlimited.trigger, Relaxed);
    }

    /// Goal and trigger for what is known now, and what led to them.
    pub(crate) fn decide(&self) -> PacerDecision {
        self.decide_within(self.memory_limit.load(Relaxed))
    }

    fn decide_within(&self, limit: usize) -> PacerDecision {
        let live = self.marked.load(Relaxed);
        let roots = self.roots.load(Relaxed);
        let gogc = u32::try_from(self.gogc.load(Relaxed)).ok();
        let (by_gogc, mut reason) = match gogc {
            Some(gogc) => {
                let growth = (live + roots) as u128 * u128::from(gogc) / 100;
                let minimum = MIN_HEAP_BYTES as u128 * u128::from(gogc) / 100;
                let goal = usize::try_from((live as u128 + growth).max(minimum)).unwrap_or(usize::MAX);
                (goal, if live as u128 + growth < minimum { GoalReason::Minimum } else { GoalReason::Gogc })
            }
            None => (usize::MAX, GoalReason::Off),
        };
        // A full heap must leave something to allocate between cycles, or every refill would start one.
        let hard = limit.min(self.max_bytes - self.max_bytes / 16);
        let least = live + live / 16 + (64 << 10);
        if hard < by_gogc {
            reason = if hard == limit { GoalReason::MemoryLimit } else { GoalReason::MaxHeap };
        }
        let goal = by_gogc.min(hard);
        if goal < least {
            reason = GoalReason::Room;
        }
        let goal = goal.max(least);
        let way = goal - live.min(goal);
        let runway = self.runway.load(Relaxed);
        let trigger =
            goal.saturating_sub(runway + runway / 8).clamp(live + way / 10 * 7, live + way / 20 * 19);
        let trigger = if goal == usize::MAX { usize::MAX } else { trigger };
        PacerDecision { live, roots, gogc, goal, reason, runway, trigger, limiter: self.limiter.percent() }
    }
}

/// What the pacer made of a cycle. Sizes in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct PacerDecision {
    /// In use when the cycle ended: marked, or allocated since it started.
    pub live: usize,
    /// Of root slots.
    pub roots: usize,
    /// GOGC; none is off.
    pub gogc: Option<u32>,
    /// What the heap may grow to.
    pub goal: usize,
    /// What set the goal.
    pub reason: GoalReason,
    /// Handed out while the cycle marked.
    pub runway: usize,
    /// Where a concurrent collector starts.
    pub trigger: usize,
    /// How full the bucket of the CPU limiter is, in percent. While it is full, the memory limit counts for nothing.
    pub limiter: u32,
}

/// What sets the goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GoalReason {
    /// Live data, roots and GOGC.
    #[default]
    Gogc,
    /// The least heap, 4 MB × GOGC / 100.
    Minimum,
    /// Nothing: GOGC is off and memory is not limited.
    Off,
    /// GOMEMLIMIT.
    MemoryLimit,
    /// The hard limit.
    MaxHeap,
    /// A limit that leaves too little: some room for allocation between cycles.
    Room,
}

impl GoalReason {
    /// The name in traces.
    pub fn name(self) -> &'static str {
        match self {
            GoalReason::Gogc => "gogc",
            GoalReason::Minimum => "minimum",
            GoalReason::Off => "off",
            GoalReason::MemoryLimit => "memory-limit",
            GoalReason::MaxHeap => "max-heap",
            GoalReason::Room => "room",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_goal_follows_gogc_with_a_minimum_of_4_mb() {
        let pacer = Pacer::new(&Options::default(), 1 << 40);
        assert_eq!(pacer.goal(), 4 << 20);
        assert_eq!(pacer.decide().reason, GoalReason::Minimum);
        pacer.cycle_ended(100 << 20, 0, 0);
        assert_eq!(pacer.goal(), 200 << 20);
        pacer.set_gogc(Some(50));
        assert_eq!(pacer.goal(), 150 << 20);
        assert_eq!(pacer.set_gogc(None), Some(50));
        pacer.charge(1 << 39);
        assert!(!pacer.reached_goal() && !pacer.reached_trigger());
    }

    #[test]
    fn the_memory_limit_lowers_the_goal_but_leaves_room() {
        let pacer = Pacer::new(&Options { memory_limit: Some(64 << 20), ..Options::default() }, 1 << 40);
        pacer.cycle_ended(60 << 20, 0, 0);
        assert_eq!(pacer.goal(), 64 << 20);
        assert_eq!(pacer.decide().reason, GoalReason::MemoryLimit);
        pacer.cycle_ended(80 << 20, 0, 0);
        assert_eq!(pacer.decide().reason, GoalReason::Room);
        assert!(pacer.goal() > 84 << 20 && pacer.goal() < 90 << 20);
    }
}
