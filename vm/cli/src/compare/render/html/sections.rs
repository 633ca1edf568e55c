//! What the page holds, in its order.

use minigo_gc::telemetry::METRICS;

use crate::compare::analysis::Analysis;
use crate::compare::document::{Document, Run};
use crate::compare::figures::Figure;
use crate::compare::mutator_utilisation::Utilisation;
use crate::compare::survival;
use crate::compare::units::Unit;
use crate::stats::{Summary, percentile};

use super::chart::{Axis, Chart, Scale, Series, Shape};
use super::{Section, escape, phases, tables};

const S: f64 = 1e-9;

/// Every section; those that do not apply are empty.
pub(super) fn all(document: &Document, analysis: &Analysis) -> Vec<Section> {
    vec![
        Section { id: "cpu", title: "CPU of each run", content: cpu(document, analysis) },
        Section { id: "sides", title: "The sides", content: tables::overview(analysis) },
        Section { id: "heaps", title: "CPU by heap size", content: heaps(document, analysis) },
        Section { id: "figures", title: "Figures", content: tables::figures(analysis) },
        Section { id: "pauses", title: "Pauses", content: pauses(document, analysis) },
        Section { id: "latency", title: "Latency", content: latency(analysis) },
        Section { id: "mmu", title: "Minimum mutator utilisation", content: utilisation(document, analysis) },
        Section { id: "heap", title: "Heap over time", content: heap(document, analysis) },
        Section { id: "survival", title: "Survival by age", content: survival(document, analysis) },
        Section { id: "gc-cpu", title: "Where the CPU time went", content: tables::cpu(analysis) },
        Section { id: "lbo", title: "Lower-bound overhead", content: overhead(document) },
        Section { id: "objects", title: "What was allocated", content: tables::allocations(document) },
        Section { id: "method", title: "How to read this", content: method(document) },
    ]
}

fn figure(chart: &Chart, caption: &str) -> String {
    format!("<figure>{}<figcaption>{}</figcaption></figure>", chart.render(), escape(caption))
}

fn charts(figures: &str) -> String {
    format!("<div class=\"charts\">{figures}</div>")
}

fn seconds(value: f64) -> String {
    Unit::Seconds.show(value)
}

/// Every run's CPU time as a dot, each side's median with its interval.
fn cpu(document: &Document, analysis: &Analysis) -> String {
    let Some(row) = analysis.row(Figure::PRIMARY) else { return String::new() };
    let scale = Scale::around(document.runs.iter().map(|run| run.cpu_s));
    let count = analysis.sides.len();
    let mut series = Vec::new();
    let mut described = Vec::new();
    for (index, side) in analysis.sides.iter().enumerate() {
        let level = (count - index) as f64;
        let values = document.values(&side.name, &row.figure);
        // Runs are set apart a little, in the order in which they were made.
        let last = values.len().max(2) - 1;
        let apart = |run: usize| level - 0.12 - 0.3 * run as f64 / last as f64;
        let points = values.iter().enumerate().map(|(run, &value)| (value, apart(run))).collect();
        series.push(Series { name: String::new(), style: index, shape: Shape::Dots, points });
        if let Some(Summary { median, interval, .. }) = row.sides[index] {
            let [low, high] = interval.unwrap_or([median, median]);
            let points = vec![(low, level), (high, level), (median, level)];
            series.push(Series { name: String::new(), style: index, shape: Shape::Interval, points });
            described.push(format!("{} {}", side.name, seconds(median)));
        }
    }
    let ticks = analysis.sides.iter().enumerate();
    let ticks = ticks.map(|(index, side)| ((count - index) as f64, shortened(&side.name))).collect();
    let chart = Chart {
        description: format!("CPU time of every run; medians: {}", described.join(", ")),
        x: Axis { label: "CPU time", scale, ticks: scale.ticks(seconds) },
        y: Axis { label: "", scale: Scale::Linear { from: 0.4, to: count as f64 + 0.4 }, ticks },
        series,
    };
    charts(&figure(
        &chart,
        "Each mark is a run; the line is the 95 % interval of the median, the tick the median.",
    ))
}

fn shortened(name: &str) -> String {
    const LONGEST: usize = 18;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// The run of a side whose CPU time is nearest to the median.
fn typical<'a>(document: &'a Document, side: &'a str) -> Option<&'a Run> {
    let times: Vec<f64> = document.runs_of(side).map(|run| run.cpu_s).collect();
    let median = Summary::new(&times)?.median;
    let distance = |run: &&Run| (run.cpu_s - median).abs();
    document.runs_of(side).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// When the program stood still and for how long, and how these times are distributed.
fn pauses(document: &Document, analysis: &Analysis) -> String {
    let (mut timeline, mut distribution, mut described) = (Vec::new(), Vec::new(), Vec::new());
    for (style, side) in analysis.sides.iter().enumerate() {
        let Some(run) = typical(document, &side.name) else { continue };
        let stops = run.record.stops.iter();
        let points: Vec<(f64, f64)> =
            stops.map(|stop| (stop.start_ns as f64 * S, stop.wall_ns() as f64 * S)).collect();
        let mut all: Vec<u64> =
            document.runs_of(&side.name).flat_map(|run| run.pauses_ns.iter().copied()).collect();
        all.sort_unstable();
        let Some(&longest) = all.last() else { continue };
        let middle = percentile(&all, 0.5).unwrap_or(longest);
        let [middle, longest] = [middle, longest].map(|nanos| seconds(nanos as f64 * S));
        described.push(format!("{}: median {middle}, longest {longest}", side.name));
        timeline.push(Series { name: side.name.clone(), style, shape: Shape::Dots, points });
        let points = nines(all.len()).filter_map(|nines| {
            let share = 1.0 - 10_f64.powf(-nines);
            Some((nines, percentile(&all, share)? as f64 * S))
        });
        let points = points.collect();
        distribution.push(Series { name: side.name.clone(), style, shape: Shape::Line, points });
    }
    if timeline.is_empty() {
        return String::new();
    }
    let description = described.join("; ");
    let y = |series: &[Series]| {
        let scale = Scale::powers(series.iter().flat_map(|series| series.points.iter().map(|point| point.1)));
        Axis { label: "pause", scale, ticks: scale.ticks(seconds) }
    };
    let time = Scale::from_zero(timeline.iter().flat_map(|series| series.points.iter().map(|point| point.0)));
    let timeline = Chart {
        description: format!("Pauses over the time of a typical run of each side. {description}"),
        x: Axis { label: "time", scale: time, ticks: time.ticks(seconds) },
        y: y(&timeline),
        series: timeline,
    };
    let distribution = Chart {
        description: format!("Pauses by percentile, all runs together. {description}"),
        x: percentiles(distribution.iter().flat_map(|series| series.points.iter().map(|point| point.0))),
        y: y(&distribution),
        series: distribution,
    };
    charts(
        &(figure(&timeline, "When the program stood still, in the run nearest to each side's median CPU.")
            + &figure(&distribution, "How long it stood still, all runs together.")),
    ) + &phases::table(document)
}

/// Places on an axis of percentiles, as numbers of nines: as far as so many values reach.
fn nines(values: usize) -> impl Iterator<Item = f64> {
    let last = (values.max(2) as f64).log10();
    (0..=200).map(move |step| last * f64::from(step) / 200.0)
}

/// An axis on which each nine of a percentile has the same length.
fn percentiles(values: impl Iterator<Item = f64>) -> Axis {
    let to = values.fold(1.0, f64::max);
    let names = ["0%", "90%", "99%", "99.9%", "99.99%", "99.999%", "99.9999%"];
    let ticks = names.iter().enumerate().map(|(nines, name)| (nines as f64, (*name).to_owned()));
    Axis {
        label: "percentile",
        scale: Scale::Linear { from: 0.0, to },
        ticks: ticks.take_while(|tick| tick.0 <= to).collect(),
    }
}

/// Percentiles that the program printed: metrics of units such as `p99.9-ns`, one chart for each benchmark.
fn latency(analysis: &Analysis) -> String {
    let mut figures = String::new();
    let mut benchmarks: Vec<&str> = Vec::new();
    for row in &analysis.rows {
        if let Some((name, unit)) = row.figure.key.rsplit_once(' ')
            && percentile_of(unit).is_some()
            && !benchmarks.contains(&name)
        {
            benchmarks.push(name);
        }
    }
    for benchmark in benchmarks {
        let mut series = Vec::new();
        for (style, side) in analysis.sides.iter().enumerate() {
            let mut points: Vec<(f64, f64)> = Vec::new();
            for row in &analysis.rows {
                if let Some((name, unit)) = row.figure.key.rsplit_once(' ')
                    && name == benchmark
                    && let (Some(nines), Some(summary)) = (percentile_of(unit), row.sides[style])
                {
                    points.push((nines, summary.median));
                }
            }
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
            series.push(Series {
                name: side.name.clone(),
                style,
                shape: Shape::Line,
                points: points.clone(),
            });
            series.push(Series { name: String::new(), style, shape: Shape::Dots, points });
        }
        let scale = Scale::powers(series.iter().flat_map(|series| series.points.iter().map(|point| point.1)));
        let chart = Chart {
            description: format!("Latencies of {benchmark} by percentile, median of the runs"),
            x: percentiles(series.iter().flat_map(|series| series.points.iter().map(|point| point.0))),
            y: Axis { label: "latency", scale, ticks: scale.ticks(seconds) },
            series,
        };
        figures.push_str(&figure(
            &chart,
            &format!("{benchmark}: what the program measured, median of the runs."),
        ));
    }
    if figures.is_empty() { figures } else { charts(&figures) }
}

/// The number of nines of a unit such as `p99-ns`.
fn percentile_of(unit: &str) -> Option<f64> {
    let percent: f64 = unit.strip_prefix('p')?.strip_suffix("-ns")?.parse().ok()?;
    (0.0..100.0).contains(&percent).then(|| -(1.0 - percent / 100.0).log10())
}

/// The least share of time that the program got, by length of window.
fn utilisation(document: &Document, analysis: &Analysis) -> String {
    const STEPS: u32 = 60;
    // From 10 µs to 1 s.
    let windows: Vec<f64> =
        (0..=STEPS).map(|step| 10_f64.powf(4.0 + 5.0 * f64::from(step) / f64::from(STEPS))).collect();
    let mut series = Vec::new();
    let mut described = Vec::new();
    for (style, side) in analysis.sides.iter().enumerate() {
        let runs: Vec<Utilisation> = document.runs_of(&side.name).filter_map(Utilisation::new).collect();
        let at = |window: f64| {
            let shares: Vec<f64> = runs.iter().map(|run| run.minimum(window as u64)).collect();
            Some((window * S, Summary::new(&shares)?.median))
        };
        let points: Vec<(f64, f64)> = windows.iter().filter_map(|&window| at(window)).collect();
        if let Some((_, share)) = at(1e7) {
            described.push(format!("{} {:.0} % in 10 ms", side.name, share * 100.0));
        }
        series.push(Series { name: side.name.clone(), style, shape: Shape::Line, points });
    }
    if document.runs.iter().all(|run| run.record.stops.is_empty()) {
        return String::new();
    }
    let window = Scale::Logarithmic { from: windows[0] * S, to: 1.0 };
    let share = Scale::Linear { from: 0.0, to: 1.0 };
    let percent = |value: f64| format!("{:.0}%", value * 100.0);
    let chart = Chart {
        description: format!("Minimum mutator utilisation by window: {}", described.join(", ")),
        x: Axis { label: "window", scale: window, ticks: window.ticks(seconds) },
        y: Axis { label: "share of the program", scale: share, ticks: share.ticks(percent) },
        series,
    };
    let caption = "Of any stretch of time of this length, the share that the program got at least: stops, waiting for the \
                   marker and marking steps on its thread count against it. Median of the runs.";
    charts(&figure(&chart, caption))
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// The heap's saw teeth in a typical run of each side.
fn heap(document: &Document, analysis: &Analysis) -> String {
    let typical: Vec<(usize, &Run)> = (0..analysis.sides.len())
        .filter_map(|side| Some((side, typical(document, &analysis.sides[side].name)?)))
        .filter(|(_, run)| !run.record.cycles.is_empty())
        .collect();
    let cycles = || typical.iter().flat_map(|(_, run)| &run.record.cycles);
    let time = Scale::from_zero(cycles().map(|cycle| cycle.end_ns as f64 * S));
    let size = Scale::from_zero(
        cycles().flat_map(|cycle| [cycle.heap_end_bytes.max(cycle.goal_bytes), cycle.rss_bytes]).map(mib),
    );
    let mut figures = String::new();
    for (side, run) in &typical {
        let cycles = &run.record.cycles;
        let over_time = |of: fn(&crate::record::Cycle) -> u64| {
            cycles.iter().map(|cycle| (cycle.end_ns as f64 * S, mib(of(cycle)))).collect::<Vec<_>>()
        };
        let teeth = cycles.iter().flat_map(|cycle| {
            let [start, end] = [cycle.start_ns, cycle.end_ns].map(|at| at as f64 * S);
            let sizes = [cycle.heap_start_bytes, cycle.heap_end_bytes, cycle.live_bytes].map(mib);
            [(start, sizes[0]), (end, sizes[1]), (end, sizes[2])]
        });
        let name = &analysis.sides[*side].name;
        let named = |name: &str, style, shape, points| Series { name: name.to_owned(), style, shape, points };
        let chart = Chart {
            description: format!("Heap of {name} over a typical run with {} cycles", cycles.len()),
            x: Axis { label: "time", scale: time, ticks: time.ticks(seconds) },
            y: Axis { label: "MiB", scale: size, ticks: size.ticks(|value| value.to_string()) },
            series: vec![
                named("heap", *side, Shape::Line, teeth.collect()),
                named("goal", *side, Shape::Dashed, over_time(|cycle| cycle.goal_bytes)),
                named("resident memory", 5, Shape::Dashed, over_time(|cycle| cycle.rss_bytes)),
            ],
        };
        figures.push_str(&figure(&chart, &format!("{name}: in the run nearest to its median CPU.")));
    }
    if figures.is_empty() { figures } else { charts(&figures) }
}

/// A whole power of ten, in bytes.
fn power_of_ten(bytes: f64) -> String {
    const NAMES: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let power = bytes.log10().round().max(0.0) as usize;
    let unit = (power / 3).min(NAMES.len() - 1);
    format!("{} {}", 10_f64.powi((power - unit * 3) as i32), NAMES[unit])
}

/// How much of what was allocated gets how old.
fn survival(document: &Document, analysis: &Analysis) -> String {
    let mut series = Vec::new();
    let mut described = Vec::new();
    for (style, side) in analysis.sides.iter().enumerate() {
        let curve = survival::curve(document.runs_of(&side.name).map(|run| &run.record), |_| true);
        let Some(first) = curve.first() else { continue };
        described.push(format!("{}: {:.1} % outlive a cycle", side.name, first.share * 100.0));
        let points: Vec<(f64, f64)> = curve.iter().map(|point| (point.age_bytes, point.share)).collect();
        let name = side.name.clone();
        series.push(Series { name, style, shape: Shape::Line, points: points.clone() });
        series.push(Series { name: String::new(), style, shape: Shape::Dots, points });
    }
    if series.is_empty() {
        return String::new();
    }
    let points = || series.iter().flat_map(|series| &series.points);
    let age = Scale::powers(points().map(|point| point.0));
    let share = Scale::from_zero(points().map(|point| point.1));
    let chart = Chart {
        description: format!("Share of allocated bytes that gets so old. {}", described.join("; ")),
        x: Axis { label: "age in bytes allocated since", scale: age, ticks: age.ticks(power_of_ten) },
        y: Axis {
            label: "alive",
            scale: share,
            ticks: share.ticks(|share| format!("{}%", (share * 1e5).round() / 1e3)),
        },
        series,
    };
    let caption = "Each mark is a cycle outlived: the first cycle of objects, their second, and so on. Sampled, all runs together. \
                   Cycles are rarer with one collector than with another, so compare at the same age. None where nothing is ever freed.";
    charts(&figure(&chart, caption))
}

fn overhead(document: &Document) -> String {
    let table = tables::lower_bound_overhead(document);
    if table.is_empty() {
        return table;
    }
    let hint = if document.settings.sides.iter().any(|side| side.collector == "none") {
        ""
    } else {
        " With <code>none</code> among the collectors the bound is closer."
    };
    format!(
        "<p>Each side's CPU time against the cheapest run imaginable from these: the least of what any side takes without its \
         collector's own time.{hint}</p>{table}"
    )
}

/// CPU time over the size of the heap, where that is what the sides differ by.
fn heaps(document: &Document, analysis: &Analysis) -> String {
    let Some(row) = analysis.row(Figure::PRIMARY) else { return String::new() };
    let mut series: Vec<Series> = Vec::new();
    for (index, side) in analysis.sides.iter().enumerate() {
        let heap = document.runs_of(&side.name).next().and_then(|run| run.record.settings.max_heap);
        let (Some(heap), Some(summary)) = (heap, row.sides[index]) else { continue };
        let point = (mib(heap), summary.median);
        match series.iter_mut().find(|series| series.name == side.collector) {
            Some(series) => series.points.push(point),
            None => series.push(Series {
                name: side.collector.clone(),
                style: series.len(),
                shape: Shape::Line,
                points: vec![point],
            }),
        }
    }
    if document.settings.method != "heaps" || series.is_empty() {
        return String::new();
    }
    let points = || series.iter().flat_map(|series| &series.points);
    let (size, time) = (Scale::from_zero(points().map(|p| p.0)), Scale::from_zero(points().map(|p| p.1)));
    let chart = Chart {
        description: "CPU time by size of the heap, median of the runs".to_owned(),
        x: Axis { label: "heap, MiB", scale: size, ticks: size.ticks(|value| value.to_string()) },
        y: Axis { label: "CPU time", scale: time, ticks: time.ticks(seconds) },
        series,
    };
    charts(&figure(&chart, "What a smaller heap costs: median of the runs, by collector."))
}

fn method(document: &Document) -> String {
    let metrics = METRICS.iter().filter(|metric| {
        document.runs.first().is_some_and(|run| run.record.metrics.contains_key(metric.name))
    });
    let rows: String = metrics
        .map(|metric| {
            format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", metric.name, escape(metric.description))
        })
        .collect();
    let metrics = tables::table("Metrics of a run", &["metric", "what it is"].map(str::to_owned), &rows);
    format!(
        "<p>Every run has a process of its own; rounds alternate their order, so that slow drifts weigh on all sides alike. \
         A difference counts as shown if a Mann-Whitney test finds it at the level of 5 %. The verdict rests on CPU time of the \
         whole process alone; the p-values of all other figures are corrected for being many (Holm).</p>\
         <p>A thread's stack scans and slow allocations are measured on samples. Pauses are wall time: on a machine that is \
         shared they include what it does elsewhere.</p><details><summary>Metrics</summary>{metrics}</details>"
    )
}
