//! The marker thread: marks while the program runs, and sweeps after.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::api::Shared;
use crate::collectors::balanced;
use crate::heap::segregated;

use super::cycle::Cycle;
use super::marking::{self, Progress};
use super::{Cms, Phase};

/// Bytes scanned between two looks at the shaded values.
const STEP_BYTES: usize = 256 << 10;

/// The thread's body: runs until the collector is stopped.
pub(super) fn run(heap: &Shared) {
    let Some(cms) = heap.collector.as_cms() else { return };
    // A marker that dies would leave the mutator waiting for ever.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| serve(heap, cms)));
    if outcome.is_err() {
        std::process::abort();
    }
}

fn serve(heap: &Shared, cms: &Cms) {
    loop {
        let mut state = cms.lock();
        while !state.stopping && matches!(state.phase, Phase::Idle | Phase::ReadyToTerminate) {
            state = cms.wait(state);
        }
        if state.stopping {
            return;
        }
        if state.phase == Phase::Sweeping {
            drop(state);
            sweep(heap, cms);
        } else if let Some(mut cycle) = state.cycle.take() {
            drop(state);
            mark(heap, cms, &mut cycle);
            let mut state = cms.lock();
            state.cycle = Some(cycle);
            let stopping = state.stopping;
            if !stopping {
                cms.advance(&mut state, Phase::ReadyToTerminate);
                drop(state);
                heap.request_safepoint();
            }
        } else {
            // The mutator has taken the cycle to finish it.
            drop(cms.wait(state));
        }
    }
}

fn mark(heap: &Shared, cms: &Cms, cycle: &mut Cycle) {
    let before = thread_cpu();
    while marking::step(heap, cycle, STEP_BYTES) == Progress::More {
        if cms.lock().stopping {
            break;
        }
    }
    cycle.marker_cpu += thread_cpu() - before;
}

fn sweep(heap: &Shared, cms: &Cms) {
    while segregated::sweep_one(heap) {
        if cms.lock().phase != Phase::Sweeping {
            return;
        }
    }
    segregated::finish_sweep(heap);
    balanced::fix_all_contexts(heap);
    balanced::release_empty_blocks(heap);
    let mut state = cms.lock();
    if state.phase == Phase::Sweeping {
        state.phase = Phase::Idle;
    }
}

/// CPU time of the calling thread.
fn thread_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
