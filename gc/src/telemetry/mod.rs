//! What happened and how long it took: events, metrics, cycle records, Go's gctrace line, MemStats' fields about cycles.
//!
//! `event` and `metric` are the two tables, `cpu` and `stop` say what can be worked and stopped for, `survival` watches objects
//! grow old; `gctrace` is a listener like any other. Every figure has one counter: gctrace, MemStats, metrics and whatever listens are told the same.

mod cpu;
mod durations;
mod event;
mod gctrace;
mod metric;
mod stop;
mod survival;

pub use cpu::CpuClass;
pub use event::{EVENT_NAMES, Event, Listener};
pub use metric::{METRICS, Metric, MetricKind};

pub use stop::{Phase, PhaseTime, Stop};
pub use survival::SurvivalRow;

use cpu::CpuTimes;
use durations::Durations;

pub(crate) use cpu::{CpuNanos, CpuTimer, Sampler, thread_cpu};
pub(crate) use gctrace::GcTrace;
pub(crate) use metric::Snapshot;
pub(crate) use stop::StopWatch;
pub(crate) use survival::{Birth, Survival};

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::api::{MemStats, Shared};
use crate::sync::{Mutex, MutexGuard, RwLock};

pub use crate::pacing::{GoalReason, PacerDecision};

/// One completed cycle. Durations are wall time unless they say CPU.
#[derive(Clone, Debug, Default)]
pub struct CycleRecord {
    /// The program asked for it.
    pub forced: bool,
    /// Start, since the heap's creation.
    pub start: Duration,
    /// First stop: sweep termination and initial mark.
    pub start_pause: Duration,
    /// Marking beside the program, with stops in between that had marking resumed.
    pub concurrent: Duration,
    /// Last stop: mark termination.
    pub end_pause: Duration,
    /// All stops since the last cycle's end.
    pub pause: Duration,
    /// CPU time of marking on the mutator that its allocation owed.
    pub assist_cpu: Duration,
    /// CPU time of marking on the mutator while it had nothing else to do.
    pub idle_cpu: Duration,
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
    /// What the pacer made of it: when the next one starts, and why.
    pub pacer: PacerDecision,
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
    /// Bytes left over in buffers that were retired since the last cycle.
    pub waste: usize,
    /// Bytes of all buffers in use.
    pub bytes: usize,
    /// Bytes of buffers that the last sweep kept and found no live object in.
    pub dead: usize,
    /// Full buffers that the sweep since the last cycle kept, for what lives in them.
    pub retained: usize,
    /// Objects copied out of sparse buffers.
    pub evacuated: usize,
    /// Buffers that could not be evacuated because an object in them must not move.
    pub pinned: usize,
    /// Buffers worth evacuating for which the pause had no time.
    pub dropped: usize,
}

impl BufferRecord {
    /// Adds what `next` counted since. What is a state is taken from `next`.
    pub(crate) fn add(&mut self, next: &BufferRecord) {
        self.refills += next.refills;
        self.objects += next.objects;
        self.waste += next.waste;
        self.retained += next.retained;
        self.evacuated += next.evacuated;
        self.pinned += next.pinned;
        self.dropped += next.dropped;
        self.bytes = next.bytes;
        self.dead = next.dead;
    }
}

#[derive(Default)]
struct Totals {
    stats: MemStats,
    /// Stops since the last cycle's end.
    pause: Duration,
    /// Allocation buffers over all cycles.
    buffers: BufferRecord,
}

/// Everything recorded so far.
pub(crate) struct Telemetry {
    started: Instant,
    totals: Mutex<Totals>,
    cpu: CpuTimes,
    stalls: AtomicU64,
    /// Lengths of all stops.
    stops: Durations,
    listeners: RwLock<Vec<Box<dyn Listener>>>,
    cycles: AtomicU32,
}

impl Telemetry {
    /// Nothing has happened yet.
    pub(crate) fn new() -> Telemetry {
        Telemetry {
            started: Instant::now(),
            totals: Mutex::default(),
            cpu: CpuTimes::default(),
            stalls: AtomicU64::new(0),
            stops: Durations::default(),
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

    /// Tells the listeners, if there are any.
    pub(crate) fn emit(&self, event: impl FnOnce() -> Event) {
        let listeners = self.listeners.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        if listeners.is_empty() {
            return;
        }
        let (at, event) = (self.now(), event());
        listeners.iter().for_each(|listener| listener.event(at, &event));
    }

    /// Completed cycles; a read without lock.
    pub(crate) fn cycles(&self) -> u32 {
        self.cycles.load(Relaxed)
    }

    /// CPU time so far, by class.
    pub(crate) fn cpu(&self) -> CpuNanos {
        self.cpu.nanos()
    }

    /// Allocation buffers over all completed cycles.
    pub(crate) fn buffers(&self) -> BufferRecord {
        self.lock().buffers
    }

    /// Counts CPU time of the calling thread.
    pub(crate) fn spent(&self, class: CpuClass, cpu: Duration) {
        self.cpu.add(class, cpu);
    }

    /// Counts a stop and tells the listeners.
    pub(crate) fn stopped(&self, stop: &Stop) {
        {
            let mut totals = self.lock();
            totals.pause += stop.wall();
            totals.stats.pause_total_ns += stop.wall().as_nanos() as u64;
        }
        self.stops.add(stop.wall());
        self.emit(|| Event::Stopped { stop: stop.clone() });
    }

    /// Counts a wait of the program for the marking thread, which began at `start` and is over, and tells the listeners.
    pub(crate) fn stalled(&self, start: Duration) {
        let wall = self.now() - start;
        self.stalls.fetch_add(wall.as_nanos() as u64, Relaxed);
        self.emit(|| Event::Stalled { start, wall });
    }

    /// Stops by their length: lower bounds in seconds, and counts.
    pub(crate) fn stops(&self) -> Vec<(f64, u64)> {
        self.stops.rows()
    }

    /// Nanoseconds that the program waited for the marking thread.
    pub(crate) fn stall_ns(&self) -> u64 {
        self.stalls.load(Relaxed)
    }

    /// Records a cycle, whose last stop is over, and tells the listeners.
    pub(crate) fn cycle(&self, heap: &Shared, mut record: CycleRecord) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
        heap.pacer.limiter.update(heap);
        record.processors = heap.options.processors();
        record.pacer = heap.pacer.decide();
        let number = {
            let mut totals = self.lock();
            record.pause = std::mem::take(&mut totals.pause);
            if let Some(buffers) = &record.buffers {
                totals.buffers.add(buffers);
            }
            let stats = &mut totals.stats;
            stats.num_gc += 1;
            stats.num_forced_gc += u32::from(record.forced);
            let index = (stats.num_gc as usize + 255) % 256;
            stats.pause_ns[index] = record.pause.as_nanos() as u64;
            stats.pause_end[index] = now;
            stats.last_gc = now;
            let number = stats.num_gc;
            self.cycles.store(number, Relaxed);
            record.utilisation = self.utilisation(heap);
            number
        };
        self.emit(|| Event::CycleEnded { number, record: Box::new(record) });
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
        stats.gc_cpu_fraction = self.utilisation(heap);
    }

    /// The collector's share of the CPU time available since the start; sweeping and idle marking do not count, as in Go.
    fn utilisation(&self, heap: &Shared) -> f64 {
        let available = self.now().as_nanos() as f64 * heap.options.processors() as f64;
        let spent = self.cpu().sum(CpuClass::is_limited) as f64;
        if available > 0.0 { (spent / available).min(1.0) } else { 0.0 }
    }

    fn lock(&self) -> MutexGuard<'_, Totals> {
        self.totals.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
