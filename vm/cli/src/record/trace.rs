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
    let whole = Interval { start_ns: 0, wall_ns: record.wall_ns };
    events.push(slice(PROGRAM.0, "run", whole, json!({ "exit_code": record.exit_code })));
    for stop in &heard.stops {
        let whole = Interval { start_ns: stop.start_ns, wall_ns: stop.wall_ns() };
        events.push(slice(PROGRAM.0, "stop", whole, json!({})));
        let mut start_ns = stop.start_ns;
        for phase in &stop.phases {
            let part = Interval { start_ns, wall_ns: phase.wall_ns };
            events.push(slice(PROGRAM.0, &phase.phase, part, json!({ "cpu_us": micros(phase.cpu_ns) })));
            start_ns += phase.wall_ns;
        }
    }
    for &stall in &heard.stalls {
        events.push(slice(PROGRAM.0, "stall", stall, json!({})));
    }
    for &(class, piece) in &heard.pieces {
        let track = if class == CpuClass::MarkAssist { PROGRAM } else { MARKER };
        events.push(slice(track.0, class.name(), piece, json!({})));
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
    for cycle in &heard.cycles {
        let whole =
            Interval { start_ns: cycle.start_ns, wall_ns: cycle.end_ns.saturating_sub(cycle.start_ns) };
        let args = json!({
            "live_bytes": cycle.live_bytes, "goal_bytes": cycle.goal_bytes, "rss_bytes": cycle.rss_bytes,
        });
        events.push(slice(CYCLES.0, &format!("cycle {}", cycle.number), whole, args));
        events.push(heap_size(cycle.end_ns, cycle.live_bytes));
    }
    events
}

fn slice(thread: u32, name: &str, interval: Interval, args: Value) -> Value {
    json!({
        "ph": "X", "pid": PROCESS, "tid": thread, "name": name,
        "ts": micros(interval.start_ns), "dur": micros(interval.wall_ns), "args": args,
    })
}

fn heap_size(at: u64, bytes: u64) -> Value {
    json!({ "ph": "C", "pid": PROCESS, "ts": micros(at), "name": "heap", "args": { "bytes": bytes } })
}

/// The form's unit of time.
fn micros(nanos: u64) -> f64 {
    nanos as f64 / 1000.0
}
