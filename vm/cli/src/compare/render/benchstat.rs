//! A side's runs in the format of Go's benchmarks, for benchstat.
//!
//! The format is that of golang.org/design/14313-benchmark-format as `golang.org/x/perf/benchfmt` reads it: lines `key: value`, lines
//! `Unit name key=value` that say which direction is the better one, and a line for each result. Fields are separated by white
//! space of any kind, so what contains some has no place in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::compare::document::{Document, Run};
use crate::compare::figures::{Better, Figure};
use crate::stats::percentile;

/// Units of minigo's own that benchstat does not know. All are better low.
const OWN_UNITS: [&str; 4] = ["cpu-ns/op", "peak-RSS-bytes", "pause-p99-ns", "pause-max-ns"];

/// A line for each run with what minigo measured, and a line for each of the program's own benchmarks.
pub(super) fn render(document: &Document, side: &str) -> String {
    let mut out = String::from("goos: linux\ngoarch: amd64\n");
    if let [machine] = document.machines.as_slice() {
        let _ = writeln!(out, "cpu: {}", machine.model.replace(char::is_control, " "));
    }
    for unit in OWN_UNITS {
        let _ = writeln!(out, "Unit {unit} better=lower");
    }
    for (unit, better) in units(document) {
        let _ = writeln!(out, "Unit {unit} better={better}");
    }
    let name = name(document);
    for run in document.runs_of(side) {
        own(&mut out, &name, run);
        for (benchmark, values) in benchmarks(run) {
            let _ = write!(out, "Benchmark{benchmark} 1");
            for (value, unit) in values {
                let _ = write!(out, " {value} {unit}");
            }
            out.push('\n');
        }
    }
    out
}

/// The program's name as a part of a benchmark's.
fn name(document: &Document) -> String {
    let program = document.settings.program.first().map_or("program", String::as_str);
    let name = program.trim_end_matches('/').rsplit('/').next().unwrap_or(program);
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// What minigo measured of a run.
fn own(out: &mut String, name: &str, run: &Run) {
    let mut pauses = run.pauses_ns.clone();
    pauses.sort_unstable();
    let [wall, cpu] = [run.wall_s, run.cpu_s].map(|seconds| seconds * 1e9);
    let _ = write!(
        out,
        "BenchmarkRun/{name} 1 {wall:.0} ns/op {cpu:.0} {} {} {}",
        OWN_UNITS[0], run.peak_rss_bytes, OWN_UNITS[1]
    );
    if let (Some(p99), Some(max)) = (percentile(&pauses, 0.99), pauses.last()) {
        let _ = write!(out, " {p99} {} {max} {}", OWN_UNITS[2], OWN_UNITS[3]);
    }
    out.push('\n');
}

/// What the program measured in a run: values with their units, by benchmark.
fn benchmarks(run: &Run) -> BTreeMap<&str, Vec<(f64, &str)>> {
    let mut benchmarks: BTreeMap<&str, Vec<(f64, &str)>> = BTreeMap::new();
    for (key, &value) in &run.metrics {
        if let Some((benchmark, unit)) = fields(key) {
            benchmarks.entry(benchmark).or_default().push((value, unit));
        }
    }
    benchmarks
}

/// Name and unit of a metric, if both are fields of the format.
fn fields(key: &str) -> Option<(&str, &str)> {
    let (benchmark, unit) = key.split_once(' ')?;
    let is_field =
        |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_field(benchmark) && is_field(unit)).then_some((benchmark, unit))
}

/// The better direction of the units that the program uses, where one is known.
fn units(document: &Document) -> BTreeMap<String, &'static str> {
    let figures = Figure::of(document).into_iter().filter(|figure| document.has_metric(&figure.key));
    let units = figures.filter_map(|figure| {
        let better = match figure.better {
            Better::More => "higher",
            Better::Less => "lower",
            Better::Neither => return None,
        };
        let (_, unit) = fields(&figure.key)?;
        (!OWN_UNITS.contains(&unit)).then(|| (unit.to_owned(), better))
    });
    units.collect()
}
