//! What the stops were for: the distribution of each phase, wall time beside CPU time.

use std::fmt::Write as _;

use crate::compare::document::Document;
use crate::compare::units::Unit;

use super::{escape, tables};

/// Whole stops and every phase of every side, all runs together.
pub(super) fn table(document: &Document) -> String {
    let mut rows = String::new();
    for row in &document.stops_by_phase {
        let _ = write!(
            rows,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>",
            row.phase.replace('-', " "),
            escape(&row.side),
            row.n
        );
        for nanos in row.wall_ns.values().into_iter().chain(row.cpu_ns.values()) {
            let _ = write!(rows, "<td>{}</td>", Unit::Seconds.show(nanos as f64 * 1e-9));
        }
        rows.push_str("</tr>");
    }
    if rows.is_empty() {
        return rows;
    }
    let columns = [
        "phase",
        "side",
        "times",
        "p50",
        "p90",
        "p99",
        "longest",
        "CPU p50",
        "CPU p90",
        "CPU p99",
        "CPU longest",
    ];
    let caption =
        "Stops by phase, all runs together: wall time, and CPU time of the thread that stops the program";
    tables::table(caption, &columns.map(str::to_owned), &rows)
}
