//! What happened and how long it took: cycle records, Go's gctrace line, MemStats' fields about cycles.

mod gctrace;

use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::api::{MemStats, Shared};

/// One completed cycle. Durations are wall time unless they say CPU.
#[derive(Clone, Debug, Default)]
pub(crate) struct CycleRecord {
    /// The program asked for it.
    pub(crate) forced: bool,
    /// Start, since the heap's creation.
    pub(crate) start: Duration,
    /// First stop: sweep termination and initial mark.
    pub(crate) start_pause: Duration,
    /// Marking beside the program.
    pub(crate) concurrent: Duration,
    /// Last stop: mark termination.
    pub(crate) end_pause: Duration,
    /// CPU time of marking on the mutator.
    pub(crate) assist_cpu: Duration,
    /// CPU time of the marker thread.
    pub(crate) marker_cpu: Duration,
    /// Heap bytes at the start, at the end, and found live.
    pub(crate) heap: [usize; 3],
    /// The goal this cycle had.
    pub(crate) goal: usize,
    /// Bytes of root slots on stacks.
    pub(crate) stack_bytes: usize,
    /// Bytes of other root slots.
    pub(crate) global_bytes: usize,
    /// What `balanced` did.
    pub(crate) buffers: Option<BufferRecord>,
}

/// Allocation buffers in one cycle of `balanced`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BufferRecord {
    /// Buffers handed to contexts since the last cycle.
    pub(crate) refills: usize,
    /// Objects allocated in buffers since the last cycle.
    pub(crate) objects: usize,
    /// Bytes of all buffers in use.
    pub(crate) bytes: usize,
    /// Full buffers that kept at least one live object.
    pub(crate) retained: usize,
    /// Objects copied out of sparse buffers.
    pub(crate) evacuated: usize,
    /// Buffers that could not be evacuated because an object in them must not move.
    pub(crate) pinned: usize,
}

#[derive(Default)]
struct Totals {
    stats: MemStats,
    cpu: Duration,
}

/// Everything recorded so far.
pub(crate) struct Telemetry {
    started: Instant,
    totals: Mutex<Totals>,
}

impl Telemetry {
    /// Nothing has happened yet.
    pub(crate) fn new() -> Telemetry {
        Telemetry { started: Instant::now(), totals: Mutex::default() }
    }

    /// Time since the heap's creation.
    pub(crate) fn now(&self) -> Duration {
        self.started.elapsed()
    }

    /// Records a cycle and traces it if the options say so.
    pub(crate) fn cycle(&self, heap: &Shared, record: &CycleRecord) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
        let (number, utilisation) = {
            let mut totals = self.lock();
            let pause = (record.start_pause + record.end_pause).as_nanos() as u64;
            let stats = &mut totals.stats;
            stats.num_gc += 1;
            stats.num_forced_gc += u32::from(record.forced);
            let index = (stats.num_gc as usize + 255) % 256;
            stats.pause_ns[index] = pause;
            stats.pause_end[index] = now;
            stats.pause_total_ns += pause;
            stats.last_gc = now;
            let number = stats.num_gc;
            totals.cpu += record.start_pause + record.end_pause + record.assist_cpu + record.marker_cpu;
            (number, self.utilisation(heap, totals.cpu))
        };
        if heap.options.gctrace {
            heap.embedder.trace_out(&gctrace::cycle_line(number, utilisation, heap.processors(), record));
            if let Some(buffers) = &record.buffers {
                heap.embedder.trace_out(&gctrace::buffer_line(number, buffers));
            }
        }
    }

    /// Fills in the fields about cycles.
    pub(crate) fn fill(&self, heap: &Shared, stats: &mut MemStats) {
        let totals = self.lock();
        stats.num_gc = totals.stats.num_gc;
        stats.num_forced_gc = totals.stats.num_forced_gc;
        stats.pause_ns = totals.stats.pause_ns;
        stats.pause_end = totals.stats.pause_end;
        stats.pause_total_ns = totals.stats.pause_total_ns;
        stats.last_gc = totals.stats.last_gc;
        stats.gc_cpu_fraction = self.utilisation(heap, totals.cpu);
    }

    /// Share of the CPU time available since the start.
    fn utilisation(&self, heap: &Shared, cpu: Duration) -> f64 {
        let available = self.now().as_secs_f64() * heap.processors() as f64;
        if available > 0.0 { (cpu.as_secs_f64() / available).min(1.0) } else { 0.0 }
    }

    fn lock(&self) -> MutexGuard<'_, Totals> {
        self.totals.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
