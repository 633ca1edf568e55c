//! Go's gctrace line (`runtime/extern.go`, printed by `runtime/mgc.go`), and a line of its own for allocation buffers.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use crate::api::Embedder;

use super::{BufferRecord, CycleRecord, Event, Listener, PacerDecision};

/// The listener that writes the lines through the embedder.
pub(crate) struct GcTrace {
    pub(crate) embedder: Arc<dyn Embedder>,
    /// Writes a line about the pacer, too.
    pub(crate) explain: bool,
}

impl Listener for GcTrace {
    fn event(&self, _at: Duration, event: &Event) {
        if let Event::CycleEnded { number, record } = event {
            self.embedder.trace_out(&cycle_line(*number, record));
            if let Some(buffers) = &record.buffers {
                self.embedder.trace_out(&buffer_line(*number, buffers));
            }
            if self.explain {
                self.embedder.trace_out(&pacer_line(*number, &record.pacer));
            }
        }
    }
}

/// The `gc N` line of one cycle.
fn cycle_line(number: u32, record: &CycleRecord) -> String {
    let processors = record.processors;
    let mut line = format!(
        "gc {number} @{}s {}%: {}+{}+{} ms clock, {}+{}/{}/{}+{} ms cpu, ",
        fixed(record.start.as_millis() as u64, 3),
        (record.utilisation * 100.0) as u64,
        millis(record.start_pause),
        millis(record.concurrent),
        millis(record.end_pause),
        millis(record.start_pause * processors as u32),
        millis(record.assist_cpu),
        millis(record.marker_cpu),
        millis(record.idle_cpu),
        millis(record.end_pause * processors as u32),
    );
    let [start, end, live] = record.heap.map(|bytes| bytes >> 20);
    let _ = write!(
        line,
        "{start}->{end}->{live} MB, {} MB goal, {} MB stacks, {} MB globals, {processors} P",
        record.goal >> 20,
        record.stack_bytes >> 20,
        record.global_bytes >> 20,
    );
    if record.forced {
        line.push_str(" (forced)");
    }
    line
}

/// The `gab N` line of one cycle.
fn buffer_line(number: u32, record: &BufferRecord) -> String {
    let BufferRecord { refills, objects, bytes, retained, evacuated, pinned, dropped, .. } = record;
    format!(
        "gab {number}: refills={refills} objects={objects} bytes={bytes} retained={retained} \
         evacuated={evacuated} pinned={pinned} dropped={dropped}"
    )
}

/// The `pacer N` line: what the cycle left, what the heap may grow to and what set that, and where the next cycle starts, which
/// is before the goal by what was allocated during this one's marking and an eighth more, within bounds. Sizes are in KB. And
/// how full the limiter's bucket is: at 100 % the memory limit starts no cycle.
fn pacer_line(number: u32, decision: &PacerDecision) -> String {
    let PacerDecision { live, roots, gogc, goal, reason, runway, trigger, limiter } = decision;
    let kilobytes = |bytes: &usize| bytes >> 10;
    let size =
        |bytes: &usize| if *bytes == usize::MAX { "never".to_owned() } else { kilobytes(bytes).to_string() };
    format!(
        "pacer {number}: live={} roots={} gogc={} goal={} by={} runway={} trigger={} limiter={limiter}%",
        kilobytes(live),
        kilobytes(roots),
        gogc.map_or("off".to_owned(), |percent| percent.to_string()),
        size(goal),
        reason.name(),
        kilobytes(runway),
        size(trigger),
    )
}

/// Milliseconds with two digits of precision and at most three decimal places, as Go's `fmtNSAsMS`.
fn millis(duration: Duration) -> String {
    let nanos = duration.as_nanos() as u64;
    if nanos >= 10_000_000 {
        return fixed(nanos / 1_000_000, 0);
    }
    let mut micros = nanos / 1000;
    if micros == 0 {
        return "0".to_owned();
    }
    let mut decimals = 3;
    while micros >= 100 {
        micros /= 10;
        decimals -= 1;
    }
    fixed(micros, decimals)
}

/// `value` divided by ten to the power of `decimals`, as Go's `itoaDiv`.
fn fixed(value: u64, decimals: usize) -> String {
    if decimals == 0 {
        return value.to_string();
    }
    let digits = format!("{value:0width$}", width = decimals + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals);
    format!("{whole}.{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_gos_precision() {
        let texts = [0, 999, 1_000, 12_345, 99_999, 123_456, 1_234_567, 9_999_999, 10_000_000, 1_234_000_000]
            .map(|nanos| millis(Duration::from_nanos(nanos)));
        assert_eq!(texts, ["0", "0", "0.001", "0.012", "0.099", "0.12", "1.2", "9.9", "10", "1234"]);
    }

    #[test]
    fn the_pacer_says_what_set_the_goal() {
        let decision = PacerDecision {
            live: 3 << 20,
            roots: 2048,
            gogc: Some(100),
            goal: 6 << 20,
            runway: 64 << 10,
            trigger: 5 << 20,
            ..PacerDecision::default()
        };
        assert_eq!(
            pacer_line(7, &decision),
            "pacer 7: live=3072 roots=2 gogc=100 goal=6144 by=gogc runway=64 trigger=5120 limiter=0%"
        );
        let off = PacerDecision { gogc: None, goal: usize::MAX, trigger: usize::MAX, ..decision };
        assert!(
            pacer_line(7, &off).contains("gogc=off goal=never")
                && pacer_line(7, &off).ends_with("trigger=never limiter=0%")
        );
    }

    #[test]
    fn the_line_has_gos_form() {
        let record = CycleRecord {
            forced: true,
            start: Duration::from_millis(4),
            start_pause: Duration::from_micros(9),
            concurrent: Duration::from_micros(230),
            end_pause: Duration::from_micros(4),
            heap: [4 << 20, 4 << 20, 1 << 20],
            goal: 4 << 20,
            processors: 2,
            utilisation: 0.025,
            ..CycleRecord::default()
        };
        assert_eq!(
            cycle_line(1, &record),
            "gc 1 @0.004s 2%: 0.009+0.23+0.004 ms clock, 0.018+0/0/0+0.008 ms cpu, 4->4->1 MB, 4 MB goal, \
             0 MB stacks, 0 MB globals, 2 P (forced)"
        );
    }
}
