//! CPU time of the collector by kind of work, from the clocks of the threads that do it.
//!
//! Work beside the program is measured whole. What is short and frequent is measured now and then and counted with the
//! weight of what was not ([`Sampler`]), and only if the embedder asks for it: two readings of a thread's clock cost more
//! than a stack's scan.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

macro_rules! cpu_classes {
    ($($(#[$doc:meta])* $name:literal = $variant:ident $optional:literal,)*) => {
        /// What collector and allocator spend CPU time on. The classes do not overlap.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum CpuClass {
            $($(#[$doc])* $variant,)*
        }

        impl CpuClass {
            /// Every class, in the order of reports.
            pub const ALL: &[CpuClass] = &[$(CpuClass::$variant),*];

            /// The class's name in reports and traces.
            pub fn name(self) -> &'static str {
                match self {
                    $(CpuClass::$variant => $name,)*
                }
            }

            /// Whether the time is known only with [`Options::measure_cpu`](crate::Options::measure_cpu).
            pub fn is_optional(self) -> bool {
                match self {
                    $(CpuClass::$variant => $optional,)*
                }
            }
        }
    };
}

cpu_classes! {
    /// Stops, without what they copy.
    "pause" = Pause false,
    /// Copying survivors and redirecting slots, in stops.
    "copy" = Copy false,
    /// Marking in steps on the mutator.
    "mark-assist" = MarkAssist false,
    /// Marking on the collector's thread.
    "mark-background" = MarkBackground false,
    /// Marking on mutators that have nothing else to do.
    "mark-idle" = MarkIdle false,
    /// Sweeping on the collector's thread.
    "sweep-background" = SweepBackground false,
    /// Sweeping that an allocation does for the memory it needs.
    "sweep-assist" = SweepAssist true,
    /// Scanning and fixing stacks on the mutator, before they run.
    "stack-scan" = StackScan true,
    /// Allocation's slow paths, without the sweeping in them.
    "allocation" = Allocation true,
}

impl CpuClass {
    /// Whether this is the collector's work, in which allocation is not counted.
    pub fn is_collection(self) -> bool {
        self != CpuClass::Allocation
    }

    /// Whether it counts in the share of the CPU time that the collector takes, which is reported and limited: marking and
    /// stops. Sweeping and idle marking do not, as in Go.
    pub(crate) fn is_limited(self) -> bool {
        use CpuClass::{Copy, MarkAssist, MarkBackground, Pause};
        matches!(self, Pause | Copy | MarkAssist | MarkBackground)
    }
}

/// Time spent by class.
#[derive(Default)]
pub(crate) struct CpuTimes([AtomicU64; CpuClass::ALL.len()]);

impl CpuTimes {
    /// Adds to a class.
    pub(crate) fn add(&self, class: CpuClass, spent: Duration) {
        self.0[class as usize].fetch_add(spent.as_nanos() as u64, Relaxed);
    }

    /// Nanoseconds of each class, indexed by it.
    pub(crate) fn nanos(&self) -> CpuNanos {
        CpuNanos(std::array::from_fn(|class| self.0[class].load(Relaxed)))
    }
}

/// Nanoseconds spent by class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CpuNanos([u64; CpuClass::ALL.len()]);

impl CpuNanos {
    /// Of one class.
    pub(crate) fn of(&self, class: CpuClass) -> u64 {
        self.0[class as usize]
    }

    /// Of all classes that `counts` admits.
    pub(crate) fn sum(&self, counts: impl Fn(CpuClass) -> bool) -> u64 {
        CpuClass::ALL.iter().filter(|&&class| counts(class)).map(|&class| self.of(class)).sum()
    }
}

/// CPU time of the calling thread.
pub(crate) fn thread_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The CPU time that a piece of work takes. A thread's clock is a system call, so for short work the wall clock is the more
/// exact one, unless the thread was preempted: the smaller reading counts.
pub(crate) struct CpuTimer {
    cpu: Duration,
    wall: Instant,
}

impl CpuTimer {
    /// The work begins.
    pub(crate) fn start() -> CpuTimer {
        let cpu = thread_cpu();
        CpuTimer { cpu, wall: Instant::now() }
    }

    /// The work is done.
    pub(crate) fn stop(self) -> Duration {
        let wall = self.wall.elapsed();
        wall.min(thread_cpu().saturating_sub(self.cpu))
    }
}

/// Measures one in so many pieces of work and counts each for all of them.
pub(crate) struct Sampler {
    /// One piece in so many is measured; 0 measures none.
    interval: u32,
    left: u32,
    /// Time of nested work, while a piece is being measured.
    nested: Option<Duration>,
}

impl Sampler {
    /// Measures one piece in `interval`, if `enabled`.
    pub(crate) fn new(enabled: bool, interval: u32) -> Sampler {
        Sampler { interval: if enabled { interval } else { 0 }, left: interval, nested: None }
    }

    /// Before a piece of work: a timer to give to [`end`](Self::end) if this piece is measured.
    #[inline]
    pub(crate) fn begin(&mut self) -> Option<CpuTimer> {
        if self.interval == 0 {
            return None;
        }
        self.left -= 1;
        if self.left > 0 {
            return None;
        }
        self.left = self.interval;
        self.nested = Some(Duration::ZERO);
        Some(CpuTimer::start())
    }

    /// After a measured piece: what to count for it and for those that were not measured.
    pub(crate) fn end(&mut self, timer: CpuTimer) -> Duration {
        timer.stop().saturating_sub(self.nested.take().unwrap_or_default()) * self.interval
    }

    /// Does work of another class inside a piece; what to count for it. It varies too much from piece to piece for samples,
    /// so all of it is measured, by the wall clock, which is the cheap one.
    pub(crate) fn nested<R>(&mut self, work: impl FnOnce() -> R) -> (R, Option<Duration>) {
        if self.interval == 0 {
            return (work(), None);
        }
        let began = Instant::now();
        let result = work();
        let spent = began.elapsed();
        self.nested = self.nested.map(|nested| nested + spent);
        (result, Some(spent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_piece_in_three_counts_for_three() {
        let mut sampler = Sampler::new(true, 3);
        let measured = (0..9).filter_map(|_| sampler.begin().map(|timer| sampler.end(timer))).count();
        assert_eq!(measured, 3);
        assert!(Sampler::new(false, 1).begin().is_none());
    }

    #[test]
    fn nested_work_is_not_counted_twice() {
        let mut sampler = Sampler::new(true, 1);
        let timer = sampler.begin().unwrap();
        let busy = || (0..1_000_000_u64).fold(1, |sum, n| std::hint::black_box(sum ^ n));
        let (_, nested) = sampler.nested(busy);
        let outer = sampler.end(timer);
        assert!(outer < nested.unwrap(), "{outer:?} {nested:?}");
        assert!(Sampler::new(false, 1).nested(|| ()).1.is_none());
    }
}
