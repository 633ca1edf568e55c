//! The limit on the collector's CPU time, as Go has one (`runtime/mgclimit.go`).
//!
//! With a memory limit near what lives, or below, the collector would run all the time and the program hardly get on. So there
//! is a bucket, which the collector's CPU time fills and the program's drains: it stays full where the collector takes half of
//! both or more. What it holds, a second for each processor, is the collector's to take at once. While it is full the program
//! neither assists nor waits, and the memory limit starts no cycle: the heap outgrows it. The bucket is never less than empty,
//! so that a program cannot save up for a death spiral of an hour by having been idle for a day. Unlike Go's it remembers
//! what overflows, up to as much again: Go's collector never takes more than its quarter, which goes on, but here cycles are
//! put off until the program has had as much time as the last one took.
//!
//! Time is that of the threads' clocks, so a program that sleeps drains nothing. Without a collector's thread, where runs
//! must be repeatable, no clock is read: what is found live and what is allocated take nominal times.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use crate::api::{Options, Shared};
use crate::sync::{Mutex, MutexGuard};
use crate::telemetry::{CpuClass, thread_cpu};

/// Nanoseconds that the bucket holds for each processor.
const CAPACITY_PER_PROCESSOR: u64 = 1_000_000_000;
/// Longest time between two looks at the clocks while that matters.
const PERIOD: Duration = Duration::from_millis(10);
/// Nominal nanoseconds that the collector takes for a byte that it finds live.
const COLLECTOR_PER_BYTE: u64 = 1;
/// Nominal nanoseconds that the program takes for a byte that it allocates.
const PROGRAM_PER_BYTE: u64 = 10;

/// The limiter of one heap. Updated by the mutator's thread, read by any.
#[derive(Debug)]
pub(crate) struct Limiter {
    bucket: Mutex<Bucket>,
    limiting: AtomicBool,
    /// Number of the cycle in which the bucket was last found full; 0 if it never was.
    last_enabled: AtomicU32,
    /// When the bucket was updated, in nanoseconds since the heap's creation.
    updated: AtomicU64,
    /// Bytes found live by all cycles.
    found_live: AtomicU64,
}

/// Nanoseconds of CPU time since the start.
#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    collector: u64,
    program: u64,
}

/// Invariant: `fill` is at most twice `capacity`.
#[derive(Debug)]
struct Bucket {
    fill: u64,
    capacity: u64,
    /// What has been poured in and drained already.
    known: Spent,
}

impl Bucket {
    fn new(capacity: u64) -> Bucket {
        Bucket { fill: 0, capacity, known: Spent::default() }
    }

    /// Brings the bucket up to date. Whether it is full.
    fn update(&mut self, spent: Spent) -> bool {
        let collector = spent.collector.saturating_sub(self.known.collector);
        let program = spent.program.saturating_sub(self.known.program);
        self.known = spent;
        let fill = self.fill.saturating_add(collector).saturating_sub(program);
        self.fill = fill.min(self.capacity.saturating_mul(2));
        self.fill >= self.capacity
    }
}

impl Limiter {
    /// An empty bucket. Under stress, which collects for its own sake, it never fills.
    pub(crate) fn new(options: &Options) -> Limiter {
        let capacity = if options.stress.is_some() {
            u64::MAX
        } else {
            CAPACITY_PER_PROCESSOR * options.processors() as u64
        };
        Limiter {
            bucket: Mutex::new(Bucket::new(capacity)),
            limiting: AtomicBool::new(false),
            last_enabled: AtomicU32::new(0),
            updated: AtomicU64::new(0),
            found_live: AtomicU64::new(0),
        }
    }

    /// Whether the collector has had more than its share.
    #[inline]
    pub(crate) fn is_limiting(&self) -> bool {
        self.limiting.load(Relaxed)
    }

    /// Number of the last cycle in which it had; 0 if it never had.
    pub(crate) fn last_enabled(&self) -> u32 {
        self.last_enabled.load(Relaxed)
    }

    /// How full the bucket is, in percent.
    pub(crate) fn percent(&self) -> u32 {
        let Bucket { fill, capacity, .. } = *self.lock();
        (u128::from(fill.min(capacity)) * 100 / u128::from(capacity)) as u32
    }

    /// A cycle has found so many bytes live.
    pub(super) fn found_live(&self, bytes: usize) {
        self.found_live.fetch_add(bytes as u64, Relaxed);
    }

    /// Before memory is handed out: lets the program's time count while the collector waits for it.
    #[inline]
    pub(crate) fn refresh(&self, heap: &Shared) {
        if self.is_limiting() {
            self.update_if_due(heap);
        }
    }

    /// Brings the bucket up to date unless that was done a moment ago. On the mutator's thread.
    pub(crate) fn update_if_due(&self, heap: &Shared) {
        let since = heap.telemetry.now().as_nanos() as u64 - self.updated.load(Relaxed);
        if heap.options.is_repeatable() || since >= PERIOD.as_nanos() as u64 {
            self.update(heap);
        }
    }

    /// Brings the bucket up to date. On the mutator's thread.
    pub(crate) fn update(&self, heap: &Shared) {
        self.updated.store(heap.telemetry.now().as_nanos() as u64, Relaxed);
        let full = self.lock().update(self.spent(heap));
        if full && !self.is_limiting() {
            self.last_enabled.store(heap.telemetry.cycles() + 1, Relaxed);
        }
        self.limiting.store(full, Relaxed);
    }

    fn spent(&self, heap: &Shared) -> Spent {
        if heap.options.is_repeatable() {
            return Spent {
                collector: self.found_live.load(Relaxed) * COLLECTOR_PER_BYTE,
                program: heap.pacer.total() * PROGRAM_PER_BYTE,
            };
        }
        let cpu = heap.telemetry.cpu();
        let on_this_thread = cpu.sum(|class| class.is_limited() && class != CpuClass::MarkBackground);
        let thread = thread_cpu().as_nanos() as u64;
        Spent { collector: cpu.sum(CpuClass::is_limited), program: thread.saturating_sub(on_this_thread) }
    }

    fn lock(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Updates a bucket of 100 with what is spent on top of the time before.
    fn spend(bucket: &mut Bucket, collector: u64, program: u64) -> (bool, u64) {
        let known = bucket.known;
        let full =
            bucket.update(Spent { collector: known.collector + collector, program: known.program + program });
        (full, bucket.fill)
    }

    #[test]
    fn it_fills_where_the_collector_takes_more_than_half() {
        let mut bucket = Bucket::new(100);
        for round in 1..10 {
            assert_eq!(spend(&mut bucket, 15, 5), (false, 10 * round));
        }
        assert_eq!(spend(&mut bucket, 15, 5), (true, 100));
        assert_eq!(spend(&mut bucket, 5, 5), (true, 100), "half is the limit");
        assert_eq!(spend(&mut bucket, 5, 6), (false, 99));
    }

    #[test]
    fn what_overflows_is_drained_before_the_next_cycle_but_not_for_ever() {
        let mut bucket = Bucket::new(100);
        assert_eq!(spend(&mut bucket, 130, 0), (true, 130));
        assert_eq!(spend(&mut bucket, 0, 30), (true, 100));
        assert_eq!(spend(&mut bucket, 0, 1), (false, 99));
        assert_eq!(spend(&mut bucket, 5000, 0), (true, 200));
    }

    #[test]
    fn an_idle_day_saves_nothing_up() {
        let mut bucket = Bucket::new(100);
        assert_eq!(spend(&mut bucket, 0, 1_000_000), (false, 0));
        assert_eq!(spend(&mut bucket, 99, 0), (false, 99));
        assert_eq!(spend(&mut bucket, 1, 0), (true, 100));
    }

    #[test]
    fn a_clock_that_runs_backwards_drains_nothing() {
        let mut bucket = Bucket::new(100);
        bucket.update(Spent { collector: 50, program: 10 });
        assert!(!bucket.update(Spent { collector: 40, program: 0 }));
        assert_eq!(bucket.fill, 40);
    }

    #[test]
    fn under_stress_it_never_fills() {
        let stressed = Options { stress: Some(crate::Stress::default()), ..Options::default() };
        let limiter = Limiter::new(&stressed);
        assert!(!limiter.lock().update(Spent { collector: 1 << 60, program: 0 }));
        assert_eq!(limiter.percent(), 6);
    }
}
