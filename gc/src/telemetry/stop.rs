//! Stops: when the program stood still, for what, and how long.

use std::time::{Duration, Instant};

use crate::api::Shared;

use super::cpu::{CpuClass, thread_cpu};

macro_rules! phases {
    ($($(#[$doc:meta])* $name:literal = $variant:ident $class:ident,)*) => {
        /// What a stop, or a part of one, is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Phase {
            $($(#[$doc])* $variant,)*
        }

        impl Phase {
            /// Every phase, in the order in which they can follow each other.
            pub const ALL: &[Phase] = &[$(Phase::$variant),*];

            /// The phase's name in reports and traces.
            pub fn name(self) -> &'static str {
                match self {
                    $(Phase::$variant => $name,)*
                }
            }

            /// What its CPU time is counted as.
            fn cpu_class(self) -> CpuClass {
                match self {
                    $(Phase::$variant => CpuClass::$class,)*
                }
            }
        }
    };
}

phases! {
    /// Sweeping what the last cycle left unswept.
    "sweep-termination" = SweepTermination Pause,
    /// Switching marking on, and marking from globals and the running stack.
    "initial-mark" = InitialMark Pause,
    /// Marking from end to end with the program stopped.
    "mark" = Mark Pause,
    /// Asking whether marking is complete, and ending it; or having it resumed.
    "mark-termination" = MarkTermination Pause,
    /// Copying survivors and redirecting what pointed to them.
    "copy" = Copy Copy,
    /// Freeing what is dead at once.
    "sweep" = Sweep Pause,
}

/// One phase of a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhaseTime {
    /// Which.
    pub phase: Phase,
    /// How long it took.
    pub wall: Duration,
    /// CPU time of the thread that stopped the program; the same as `wall` without
    /// [`Options::measure_cpu`](crate::Options::measure_cpu).
    pub cpu: Duration,
}

/// One stop, from its beginning to the program's going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// When it began, since the heap's creation.
    pub start: Duration,
    /// Its phases without gaps, in order.
    pub phases: Vec<PhaseTime>,
}

impl Stop {
    /// How long it took.
    pub fn wall(&self) -> Duration {
        self.phases.iter().map(|phase| phase.wall).sum()
    }

    /// CPU time of the thread that stopped the program.
    pub fn cpu(&self) -> Duration {
        self.phases.iter().map(|phase| phase.cpu).sum()
    }
}

/// Measures a stop while it lasts; what measuring takes is not counted.
pub(crate) struct StopWatch<'a> {
    heap: &'a Shared,
    stop: Stop,
    /// When the current phase began.
    wall: Instant,
    /// CPU time of the thread then, if it is measured; otherwise a phase's wall time stands for it.
    cpu: Option<Duration>,
}

impl<'a> StopWatch<'a> {
    /// The stop begins now.
    pub(crate) fn start(heap: &'a Shared) -> StopWatch<'a> {
        let stop = Stop { start: heap.telemetry.now(), phases: Vec::with_capacity(4) };
        let cpu = heap.options.measure_cpu.then(thread_cpu);
        StopWatch { heap, stop, cpu, wall: Instant::now() }
    }

    /// What has happened since the last call was this phase.
    pub(crate) fn ended(&mut self, phase: Phase) {
        let wall = self.wall.elapsed();
        let now = self.cpu.map(|_| thread_cpu());
        let cpu = now.zip(self.cpu).map_or(wall, |(now, before)| wall.min(now.saturating_sub(before)));
        self.heap.telemetry.spent(phase.cpu_class(), cpu);
        self.stop.phases.push(PhaseTime { phase, wall, cpu });
        (self.wall, self.cpu) = (Instant::now(), now);
    }

    /// Does something that is no part of the stop's work: a measurement.
    pub(crate) fn uncounted(&mut self, work: impl FnOnce()) {
        work();
        self.cpu = self.cpu.map(|_| thread_cpu());
        self.wall = Instant::now();
    }

    /// The program goes on. Returns the stop after everybody has been told of it.
    pub(crate) fn finish(self) -> Stop {
        self.heap.telemetry.stopped(&self.stop);
        self.stop
    }
}
