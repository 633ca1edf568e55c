//! What the stops were for: each phase's share of them, wall time beside CPU time.

use std::fmt::Write as _;

use minigo_gc::telemetry::Phase;

use crate::compare::analysis::Analysis;
use crate::compare::document::Document;
use crate::compare::units::Unit;
use crate::stats::percentile;

use super::{escape, tables};

/// The percentiles of the table; 1 is the longest.
const SHARES: [f64; 4] = [0.5, 0.9, 0.99, 1.0];

/// Every phase of every side, all runs together. CPU time is that of the thread that stopped the program: wall time beyond it
/// is the machine's doing.
pub(super) fn table(document: &Document, analysis: &Analysis) -> String {
    let mut rows = String::new();
    for phase in Phase::ALL {
        for side in &analysis.sides {
            let times = document
                .runs_of(&side.name)
                .flat_map(|run| &run.record.stops)
                .flat_map(|stop| &stop.phases)
                .filter(|time| time.phase == phase.name());
            let (mut wall, mut cpu): (Vec<u64>, Vec<u64>) =
                times.map(|time| (time.wall_ns, time.cpu_ns)).unzip();
            if wall.is_empty() {
                continue;
            }
            wall.sort_unstable();
            cpu.sort_unstable();
            let _ = write!(
                rows,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>",
                phase.name().replace('-', " "),
                escape(&side.name),
                wall.len()
            );
            let shown = |times: &[u64], share: f64| {
                Unit::Seconds.show(percentile(times, share).unwrap_or_default() as f64 * 1e-9)
            };
            for share in SHARES {
                let _ = write!(rows, "<td>{}</td>", shown(&wall, share));
            }
            for share in [0.5, 1.0] {
                let _ = write!(rows, "<td>{}</td>", shown(&cpu, share));
            }
            rows.push_str("</tr>");
        }
    }
    if rows.is_empty() {
        return rows;
    }
    let columns = ["phase", "side", "times", "p50", "p90", "p99", "longest", "CPU p50", "CPU longest"];
    tables::table("Stops by phase, all runs together", &columns.map(str::to_owned), &rows)
}
