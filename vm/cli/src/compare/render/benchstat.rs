//! A side's runs in the format of Go's benchmarks, for benchstat.

use std::fmt::Write as _;

use crate::compare::document::Document;

/// A line for each run with what minigo measured, and a line for each of the program's own benchmarks.
pub(super) fn render(document: &Document, side: &str) -> String {
    let settings = &document.settings;
    let program = settings.program.first().map_or("program", String::as_str);
    let name = program.trim_end_matches('/').rsplit('/').next().unwrap_or(program);
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let mut out = String::from("goos: linux\ngoarch: amd64\n");
    if let [machine] = document.machines.as_slice() {
        let _ = writeln!(out, "cpu: {}", machine.model);
    }
    for run in document.runs_of(side) {
        let mut pauses = run.pauses_ns.clone();
        pauses.sort_unstable();
        let _ = write!(
            out,
            "BenchmarkRun/{name} 1 {:.0} ns/op {:.0} cpu-ns/op {} peak-RSS-bytes",
            run.wall_s * 1e9,
            run.cpu_s * 1e9,
            run.peak_rss_bytes
        );
        if let (Some(p99), Some(max)) = (crate::stats::percentile(&pauses, 0.99), pauses.last()) {
            let _ = write!(out, " {p99} pause-p99-ns {max} pause-max-ns");
        }
        out.push('\n');
        let mut last = None;
        for (key, value) in &run.metrics {
            let Some((benchmark, unit)) = key.rsplit_once(' ') else { continue };
            if last != Some(benchmark) {
                let end = if last.is_some() { "\n" } else { "" };
                let _ = write!(out, "{end}Benchmark{benchmark} 1");
                last = Some(benchmark);
            }
            let _ = write!(out, " {value} {unit}");
        }
        if last.is_some() {
            out.push('\n');
        }
    }
    out
}
