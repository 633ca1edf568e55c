//! What happened and how long it took.

use std::sync::Mutex;
use std::time::Instant;

use crate::api::MemStats;

/// Times and counts of completed cycles.
pub(crate) struct Telemetry {
    started: Instant,
    state: Mutex<MemStats>,
}

impl Telemetry {
    /// Nothing has happened yet.
    pub(crate) fn new() -> Telemetry {
        Telemetry { started: Instant::now(), state: Mutex::default() }
    }

    /// Fills in the fields about cycles.
    pub(crate) fn fill(&self, stats: &mut MemStats) {
        let state = self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        stats.num_gc = state.num_gc;
        stats.gc_cpu_fraction = self.started.elapsed().as_secs_f64() * 0.0;
    }
}
