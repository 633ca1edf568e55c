//! Listens to the collector while a program runs.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use minigo_gc::telemetry::{BufferRecord, CpuClass, CycleRecord, Event, Listener};
use minigo_gc::{Cause, Heap, Options};

use super::process;
use super::schema::{
    Allocations, Buffers, Cycle, Interval, PhaseTime, RunRecord, SCHEMA, SCHEMA_VERSION, Settings, Stop,
    Survival,
};

/// Pieces of work kept for a trace and for the intervals of assists; later ones are counted by the metrics only.
const MOST_PIECES: usize = 1 << 20;

/// Measures one run.
pub(crate) struct Recorder {
    heard: Arc<Mutex<Heard>>,
    heap: Option<Arc<Heap>>,
    /// CPU time of the process and of this thread before the program.
    before: [Duration; 2],
}

/// What the collector said so far.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) stops: Vec<Stop>,
    pub(super) stalls: Vec<Interval>,
    /// Work outside stops.
    pub(super) pieces: Vec<(CpuClass, Interval)>,
    pub(super) dropped_pieces: u64,
    pub(super) cycles: Vec<Cycle>,
    /// When cycles began, why, and the heap's size then.
    pub(super) starts: Vec<(u64, Cause, u64)>,
    /// When survivors were copied, and how many.
    pub(super) evacuations: Vec<(u64, u64)>,
}

struct Ear(Arc<Mutex<Heard>>);

impl Listener for Ear {
    fn event(&self, at: Duration, event: &Event) {
        let resident = if matches!(event, Event::CycleEnded { .. }) { process::resident_bytes() } else { 0 };
        let mut heard = lock(&self.0);
        match event {
            Event::CycleStarted { cause, heap_bytes } => {
                heard.starts.push((nanos(at), *cause, *heap_bytes as u64));
            }
            Event::Stopped { stop } => heard.stops.push(stop_of(stop)),
            Event::Stalled { start, wall } => heard.stalls.push(interval(*start, *wall)),
            Event::Worked { .. } if heard.pieces.len() >= MOST_PIECES => heard.dropped_pieces += 1,
            Event::Worked { class, start, .. } => {
                heard.pieces.push((*class, interval(*start, at.saturating_sub(*start))));
            }
            Event::Evacuated { objects, .. } => heard.evacuations.push((nanos(at), *objects as u64)),
            Event::CycleEnded { number, record } => {
                heard.cycles.push(cycle_of(*number, at, record, resident));
            }
            _ => {}
        }
    }
}

impl Recorder {
    /// To be made on the thread that will run the program, after it has been compiled.
    pub(crate) fn new() -> Recorder {
        Recorder { heard: Arc::default(), heap: None, before: [process::cpu(), process::thread_cpu()] }
    }

    /// Listens to a heap that is about to be used.
    pub(crate) fn attach(&mut self, heap: &Arc<Heap>) {
        heap.listen(Box::new(Ear(Arc::clone(&self.heard))));
        self.heap = Some(Arc::clone(heap));
    }

    /// The record of the run, which is over. None if it did not start.
    pub(crate) fn record(&self, options: &Options, switches: &[String], exit_code: u8) -> Option<RunRecord> {
        let heap = self.heap.as_ref()?;
        let heard = lock(&self.heard);
        let [startup_cpu, thread_cpu] = self.before;
        // The process's time is read last, so that it covers its parts.
        let program_cpu = process::thread_cpu().saturating_sub(thread_cpu);
        let cpu = process::cpu();
        let assists = heard.pieces.iter().filter(|(class, _)| *class == CpuClass::MarkAssist);
        Some(RunRecord {
            schema: SCHEMA.to_owned(),
            schema_version: SCHEMA_VERSION,
            minigo: env!("CARGO_PKG_VERSION").to_owned(),
            collector: options.collector.info().name.to_owned(),
            settings: Settings {
                gogc: options.gogc,
                memory_limit: options.memory_limit.map(|bytes| bytes as u64),
                max_heap: options.max_heap.map(|bytes| bytes as u64),
                gc_threads: options.gc_threads as u64,
                seed: options.seed,
                switches: switches.to_vec(),
            },
            exit_code,
            wall_ns: nanos(heap.uptime()),
            cpu_ns: nanos(cpu),
            startup_cpu_ns: nanos(startup_cpu),
            program_cpu_ns: nanos(program_cpu),
            peak_rss_bytes: process::peak_resident_bytes(),
            metrics: heap
                .metrics()
                .into_iter()
                .map(|(metric, value)| (metric.name.to_owned(), value))
                .collect(),
            stops: heard.stops.clone(),
            stalls: heard.stalls.clone(),
            assists: assists.map(|(_, interval)| *interval).collect(),
            cycles: heard.cycles.clone(),
            allocations: heap
                .alloc_stats()
                .rows
                .iter()
                .map(|row| Allocations {
                    size: row.size,
                    pointer_free: row.pointer_free,
                    objects: row.count,
                    bytes: row.bytes,
                })
                .collect(),
            survival: heap
                .survival()
                .iter()
                .map(|row| Survival {
                    cycles: row.cycles,
                    pointer_free: row.pointer_free,
                    samples: row.samples,
                    survived: row.survived,
                    age_bytes: row.age_bytes,
                })
                .collect(),
        })
    }

    /// What has been heard, for the trace.
    pub(super) fn heard(&self) -> MutexGuard<'_, Heard> {
        lock(&self.heard)
    }
}

fn lock(heard: &Mutex<Heard>) -> MutexGuard<'_, Heard> {
    heard.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn nanos(duration: Duration) -> u64 {
    duration.as_nanos() as u64
}

fn interval(start: Duration, wall: Duration) -> Interval {
    Interval { start_ns: nanos(start), wall_ns: nanos(wall) }
}

fn stop_of(stop: &minigo_gc::telemetry::Stop) -> Stop {
    let phases = stop.phases.iter().map(|time| PhaseTime {
        phase: time.phase.name().to_owned(),
        wall_ns: nanos(time.wall),
        cpu_ns: nanos(time.cpu),
    });
    Stop { start_ns: nanos(stop.start), phases: phases.collect() }
}

fn cycle_of(number: u32, at: Duration, record: &CycleRecord, rss_bytes: u64) -> Cycle {
    let [start, end, live] = record.heap.map(|bytes| bytes as u64);
    Cycle {
        number,
        forced: record.forced,
        start_ns: nanos(record.start),
        end_ns: nanos(at),
        heap_start_bytes: start,
        heap_end_bytes: end,
        live_bytes: live,
        goal_bytes: record.goal as u64,
        stack_bytes: record.stack_bytes as u64,
        rss_bytes,
        background_cpu_ns: nanos(record.marker_cpu),
        assist_cpu_ns: nanos(record.assist_cpu),
        idle_cpu_ns: nanos(record.idle_cpu),
        buffers: record.buffers.as_ref().map(buffers_of),
    }
}

fn buffers_of(record: &BufferRecord) -> Buffers {
    Buffers {
        refills: record.refills as u64,
        objects: record.objects as u64,
        waste_bytes: record.waste as u64,
        bytes: record.bytes as u64,
        retained: record.retained as u64,
        evacuated: record.evacuated as u64,
        pinned: record.pinned as u64,
    }
}
