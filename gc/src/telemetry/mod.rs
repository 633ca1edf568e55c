//! What happened and how long it took: events, metrics, cycle records, Go's gctrace line, MemStats' fields about cycles.
//!
//! `event` and `metric` are the two tables; `gctrace` is a listener like any other.

mod event;
mod gctrace;
mod metric;

pub use event::{EVENT_NAMES, Event, Listener};
pub use metric::{METRICS, Metric, MetricKind};

pub(crate) use gctrace::GcTrace;
pub(crate) use metric::Snapshot;

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, RwLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::api::{MemStats, Shared};

/// One completed cycle. Durations are wall time unless they say CPU.
#[derive(Clone, Debug, Default)]
pub struct CycleRecord {
    /// The program asked for it.
    pub forced: bool,
    /// Start, since the heap's creation.
    pub start: Duration,
    /// First stop: sweep termination and initial mark.
    pub start_pause: Duration,
    /// Marking beside the program.
    pub concurrent: Duration,
    /// Last stop: mark termination.
    pub end_pause: Duration,
    /// CPU time of marking on the mutator.
    pub assist_cpu: Duration,
    /// CPU time of the marker thread.
    pub marker_cpu: Duration,
    /// Heap bytes at the start, at the end, and found live.
    pub heap: [usize; 3],
    /// The goal this cycle had.
    pub goal: usize,
    /// Bytes of root slots on stacks.
    pub stack_bytes: usize,
    /// Bytes of other root slots.
    pub global_bytes: usize,
    /// What `balanced` did.
    pub buffers: Option<BufferRecord>,
    /// Threads that program and collector can keep busy.
    pub processors: usize,
    /// The collector's share of the CPU time available since the start.
    pub utilisation: f64,
}

/// Allocation buffers in one cycle of `balanced`.
#[derive(Clone, Copy, Debug, Default)]
pub struct BufferRecord {
    /// Buffers handed to contexts since the last cycle.
    pub refills: usize,
    /// Objects allocated in buffers since the last cycle.
    pub objects: usize,
    /// Bytes of all buffers in use.
    pub bytes: usize,
    /// Full buffers that kept at least one live object.
    pub retained: usize,
    /// Objects copied out of sparse buffers.
    pub evacuated: usize,
    /// Buffers that could not be evacuated because an object in them must not move.
    pub pinned: usize,
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
    listeners: RwLock<Vec<Box<dyn Listener>>>,
    cycles: AtomicU32,
}

impl Telemetry {
    /// Nothing has happened yet.
    pub(crate) fn new() -> Telemetry {
        Telemetry {
            started: Instant::now(),
            totals: Mutex::default(),
            listeners: RwLock::default(),
            cycles: AtomicU32::new(0),
        }
    }

    /// Time since the heap's creation.
    pub(crate) fn now(&self) -> Duration {
        self.started.elapsed()
    }

    /// Adds a listener.
    pub(crate) fn listen(&self, listener: Box<dyn Listener>) {
        self.listeners.write().unwrap_or_else(|poisoned| poisoned.into_inner()).push(listener);
    }

    /// Tells the listeners.
    pub(crate) fn emit(&self, event: &Event) {
        let at = self.now();
        let listeners = self.listeners.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        listeners.iter().for_each(|listener| listener.event(at, event));
    }

    /// Completed cycles; a read without lock.
    pub(crate) fn cycles(&self) -> u32 {
        self.cycles.load(Relaxed)
    }

    /// CPU time of the collector so far.
    pub(crate) fn collector_cpu(&self) -> Duration {
        self.lock().cpu
    }

    /// Records a cycle and tells the listeners.
    pub(crate) fn cycle(&self, heap: &Shared, mut record: CycleRecord) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
        record.processors = heap.processors();
        let number = {
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
            self.cycles.store(number, Relaxed);
            totals.cpu += record.start_pause + record.end_pause + record.assist_cpu + record.marker_cpu;
            record.utilisation = self.utilisation(heap, totals.cpu);
            number
        };
        self.emit(&Event::CycleEnded { number, record: Box::new(record) });
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
