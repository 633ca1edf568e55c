//! A run as a trace of the form that chrome://tracing invented and ui.perfetto.dev opens.
//!
//! Three tracks: the program's thread with stops, their phases, waiting and marking steps; the collector's thread with
//! marking and sweeping; the cycles. Below them the size of the heap as a counter.

use serde_json::{Value, json};

use super::Recorder;
use super::recorder::Heard;
use super::schema::{Interval, RunRecord};

use minigo_gc::telemetry::CpuClass;

const PROCESS: u32 = 1;

/// The tracks by number and name.
const PROGRAM: (u32, &str) = (1, "program");
const MARKER: (u32, &str) = (2, "collector thread");
const CYCLES: (u32, &str) = (3, "cycles");

impl Recorder {
    /// The trace of a run.
    pub(crate) fn trace(&self, record: &RunRecord) -> Vec<u8> {
        let heard = self.heard();
        let trace = json!({
            "displayTimeUnit": "ms",
            "otherData": {
                "minigo": record.minigo,
                "collector": record.collector,
                "dropped_slices": heard.dropped_pieces,
            },
            "traceEvents": events(&heard, record),
        });
        trace.to_string().into_bytes()
    }
}

fn events(heard: &Heard, record: &RunRecord) -> Vec<Value> {
    let mut events = vec![json!({
        "ph": "M", "pid": PROCESS, "name": "process_name",
        "args": { "name": format!("minigo --gc={}", record.collector) },
    })];
    for (thread, name) in [PROGRAM, MARKER, CYCLES] {
        events.push(json!({
            "ph": "M", "pid": PROCESS, "tid": thread, "name": "thread_name", "args": { "name": name },
        }));
    }
    for (thread, slices) in slices(heard, record) {
        nest(&mut events, thread, slices);
    }
    for &(at, objects) in &heard.evacuations {
        events.push(json!({
            "ph": "i", "s": "t", "pid": PROCESS, "tid": PROGRAM.0, "ts": micros(at), "name": "evacuated",
            "args": { "objects": objects },
        }));
    }
    for &(at, cause, heap_bytes) in &heard.starts {
        events.push(heap_size(at, heap_bytes));
        events.push(json!({
            "ph": "i", "s": "t", "pid": PROCESS, "tid": CYCLES.0, "ts": micros(at), "name": "start",
            "args": { "cause": format!("{cause:?}") },
        }));
    }
    events.extend(heard.cycles.iter().map(|cycle| heap_size(cycle.end_ns, cycle.live_bytes)));
    events
}

/// A stretch of time on a track.
struct Slice {
    name: String,
    start_ns: u64,
    end_ns: u64,
    args: Value,
}

impl Slice {
    fn new(name: &str, Interval { start_ns, wall_ns }: Interval, args: Value) -> Slice {
        Slice { name: name.to_owned(), start_ns, end_ns: start_ns.saturating_add(wall_ns), args }
    }
}

/// What each track shows, in any order.
fn slices(heard: &Heard, record: &RunRecord) -> [(u32, Vec<Slice>); 3] {
    let whole = Interval { start_ns: 0, wall_ns: record.wall_ns };
    let mut program = vec![Slice::new("run", whole, json!({ "exit_code": record.exit_code }))];
    let mut marker = Vec::new();
    for stop in &heard.stops {
        let whole = Interval { start_ns: stop.start_ns, wall_ns: stop.wall_ns() };
        program.push(Slice::new("stop", whole, json!({})));
        let mut start_ns = stop.start_ns;
        for phase in &stop.phases {
            let part = Interval { start_ns, wall_ns: phase.wall_ns };
            program.push(Slice::new(&phase.phase, part, json!({ "cpu_us": micros(phase.cpu_ns) })));
            start_ns += phase.wall_ns;
        }
    }
    program.extend(heard.stalls.iter().map(|&stall| Slice::new("stall", stall, json!({}))));
    for &(class, piece) in &heard.pieces {
        let on_program = matches!(class, CpuClass::MarkAssist | CpuClass::MarkIdle);
        let track = if on_program { &mut program } else { &mut marker };
        track.push(Slice::new(class.name(), piece, json!({})));
    }
    let cycles = heard.cycles.iter().map(|cycle| {
        let whole =
            Interval { start_ns: cycle.start_ns, wall_ns: cycle.end_ns.saturating_sub(cycle.start_ns) };
        let args = json!({
            "live_bytes": cycle.live_bytes, "goal_bytes": cycle.goal_bytes, "rss_bytes": cycle.rss_bytes,
        });
        Slice::new(&format!("cycle {}", cycle.number), whole, args)
    });
    [(PROGRAM.0, program), (MARKER.0, marker), (CYCLES.0, cycles.collect())]
}

/// Adds a track's slices as pairs of beginning and end, each inside or beside the others. Readers take pairs in their order,
/// whereas lengths would leave it to rounding whether a slice ends before the next one begins.
fn nest(events: &mut Vec<Value>, thread: u32, mut slices: Vec<Slice>) {
    slices.sort_by_key(|slice| (slice.start_ns, std::cmp::Reverse(slice.end_ns)));
    let event = |phase: &str, at: u64, slice: &Slice| {
        json!({
            "ph": phase, "pid": PROCESS, "tid": thread, "name": slice.name, "ts": micros(at), "args": slice.args,
        })
    };
    let mut open: Vec<Slice> = Vec::new();
    for mut slice in slices {
        while let Some(ended) = open.pop_if(|outer| outer.end_ns <= slice.start_ns) {
            events.push(event("E", ended.end_ns, &ended));
        }
        slice.end_ns = open.last().map_or(slice.end_ns, |outer| slice.end_ns.min(outer.end_ns));
        events.push(event("B", slice.start_ns, &slice));
        open.push(slice);
    }
    events.extend(open.iter().rev().map(|slice| event("E", slice.end_ns, slice)));
}

fn heap_size(at: u64, bytes: u64) -> Value {
    json!({ "ph": "C", "pid": PROCESS, "ts": micros(at), "name": "heap", "args": { "bytes": bytes } })
}

/// The form's unit of time.
fn micros(nanos: u64) -> f64 {
    nanos as f64 / 1000.0
}
