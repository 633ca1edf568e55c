//! The marker thread: marks while the program runs, and sweeps after.

use std::time::Duration;

use crate::api::Shared;
use crate::collectors::balanced;
use crate::debug::Point;
use crate::heap::{scavenger, sweep};
use crate::telemetry::{CpuClass, Event, thread_cpu};

use super::cycle::Cycle;
use super::marking::{self, Progress};
use super::{Cms, Phase};

/// Bytes scanned between two looks at the shaded values.
const STEP_BYTES: usize = 256 << 10;
/// Marking steps between two counts of the time they take.
const STEPS_BETWEEN_COUNTS: u32 = 8;
/// Time between two releases of free pages while there is nothing else to do.
const RELEASE_INTERVAL: Duration = Duration::from_millis(50);
/// Spans swept between two looks at what else is due.
const SWEPT_AT_ONCE: usize = 64;

/// The thread's body: runs until the collector is stopped.
pub(super) fn run(heap: &Shared) {
    let Some(cms) = heap.collector.as_cms() else { return };
    heap.thread_begins();
    // A marker that dies would leave the mutator waiting for ever.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| serve(heap, cms)));
    if outcome.is_err() {
        std::process::abort();
    }
}

fn serve(heap: &Shared, cms: &Cms) {
    let mut surplus = false;
    loop {
        let mut state = cms.lock();
        while !state.stopping && !matches!(state.phase, Phase::Marking | Phase::Sweeping) {
            if surplus {
                state = cms.wait_for(heap, state, RELEASE_INTERVAL);
                if state.phase == Phase::Idle {
                    drop(state);
                    surplus = scavenger::release_surplus(heap);
                    state = cms.lock();
                }
            } else {
                state = cms.wait(heap, state);
            }
        }
        if state.stopping {
            return;
        }
        if state.phase == Phase::Sweeping {
            state.sweeps = true;
            drop(state);
            heap.hand_over(Point::SweepBegins);
            surplus = sweep(heap, cms);
            cms.lock().sweeps = false;
            cms.changed.notify_all();
        } else if let Some(mut cycle) = state.cycle.take() {
            drop(state);
            heap.hand_over(Point::MarkingBegins);
            mark(heap, cms, &mut cycle);
            heap.hand_over(Point::MarkingEnds);
            let mut state = cms.lock();
            state.cycle = Some(cycle);
            if !state.stopping {
                cms.advance(heap, state, Phase::ReadyToTerminate);
                heap.request_safepoint();
            }
        } else {
            // The mutator has taken the cycle to finish it.
            drop(cms.wait(heap, state));
        }
    }
}

fn mark(heap: &Shared, cms: &Cms, cycle: &mut Cycle) {
    let mut work = Work::begin(heap, CpuClass::MarkBackground);
    let budget = heap.stress().map_or(STEP_BYTES, |stress| stress.step_bytes);
    for steps in 1.. {
        if marking::step(heap, cycle, budget) == Progress::NothingLeft || cms.lock().stopping {
            break;
        }
        cms.account.set_background(cycle.work());
        if steps % STEPS_BETWEEN_COUNTS == 0 {
            work.count();
        }
    }
    cycle.marker_cpu += work.end();
}

/// Sweeps until that is done, or a new cycle begins. Whether there are free pages to be given back.
fn sweep(heap: &Shared, cms: &Cms) -> bool {
    let mut work = Work::begin(heap, CpuClass::SweepBackground);
    while sweep::some(heap, SWEPT_AT_ONCE) {
        work.count();
        if cms.lock().phase != Phase::Sweeping {
            work.end();
            return false;
        }
    }
    sweep::finish(heap);
    heap.hand_over(Point::SweepEnds);
    balanced::fix_all_contexts(heap);
    heap.hand_over(Point::StacksFixed);
    balanced::release_empty_blocks(heap);
    let surplus = scavenger::release_surplus(heap);
    work.end();
    let mut state = cms.lock();
    if state.phase == Phase::Sweeping {
        state.phase = Phase::Idle;
    }
    surplus
}

/// A stretch of work on this thread. It is counted as it goes on, so that the counts are right when the program ends in its
/// midst.
struct Work<'a> {
    heap: &'a Shared,
    class: CpuClass,
    start: Duration,
    began: Duration,
    counted: Duration,
}

impl<'a> Work<'a> {
    fn begin(heap: &'a Shared, class: CpuClass) -> Work<'a> {
        let cpu = thread_cpu();
        Work { heap, class, start: heap.telemetry.now(), began: cpu, counted: cpu }
    }

    fn count(&mut self) {
        let cpu = thread_cpu();
        self.heap.telemetry.spent(self.class, cpu - self.counted);
        self.counted = cpu;
    }

    /// Returns the CPU time of all of it.
    fn end(mut self) -> Duration {
        self.count();
        let (class, start, cpu) = (self.class, self.start, self.counted - self.began);
        self.heap.telemetry.emit(|| Event::Worked { class, start, cpu });
        cpu
    }
}
