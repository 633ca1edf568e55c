//! What is compared: the table of figures, and those that a program adds itself.

use std::collections::BTreeSet;

use crate::stats::percentile;

use super::document::{Document, Run};
use super::mutator_utilisation::Utilisation;
use super::survival;
use super::units::Unit;

/// Which direction is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Better {
    /// Less of it.
    Less,
    /// More of it.
    More,
    /// Neither, or it is a part of another one: it explains and is not asked about.
    Neither,
}

/// What a figure belongs to, for the verdict and for tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// What the run cost.
    Cost,
    /// Where the collector's CPU time went.
    Collector,
    /// How long the program stood still.
    Pauses,
    /// What memory it took.
    Memory,
    /// How the heap behaved.
    Heap,
    /// How old objects grow.
    Survival,
    /// Allocation buffers.
    Buffers,
    /// What the program printed about itself.
    Program,
}

impl Group {
    /// Every group, in the order of tables.
    pub(crate) const ALL: [Group; 8] = [
        Group::Cost,
        Group::Program,
        Group::Pauses,
        Group::Memory,
        Group::Collector,
        Group::Heap,
        Group::Survival,
        Group::Buffers,
    ];

    /// Its heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Group::Cost => "Cost",
            Group::Collector => "CPU of collector and allocator",
            Group::Pauses => "Pauses",
            Group::Memory => "Memory",
            Group::Heap => "Heap",
            Group::Survival => "Survival of allocated bytes, sampled",
            Group::Buffers => "Allocation buffers",
            Group::Program => "The program's own figures",
        }
    }
}

/// One figure.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// Its name on the command line and in files.
    pub(crate) key: String,
    /// Its name in tables.
    pub(crate) label: String,
    /// Its unit.
    pub(crate) unit: Unit,
    /// Its better direction.
    pub(crate) better: Better,
    /// Where it belongs.
    pub(crate) group: Group,
    read: Read,
}

#[derive(Clone, Debug)]
enum Read {
    Own(fn(&Run) -> Option<f64>),
    Metric(&'static str, f64),
    Program(String, f64),
}

impl Figure {
    /// The figure that the verdict rests on.
    pub(crate) const PRIMARY: &str = "cpu";

    /// Whether the verdict rests on it.
    pub(crate) fn is_primary(&self) -> bool {
        self.key == Figure::PRIMARY
    }

    /// Its value in one run, if the run has it.
    pub(crate) fn read(&self, run: &Run) -> Option<f64> {
        match &self.read {
            Read::Own(read) => read(run),
            Read::Metric(name, scale) => run.record.metrics.get(*name).map(|&value| value as f64 * scale),
            Read::Program(name, scale) => run.metrics.get(name).map(|&value| value * scale),
        }
    }

    /// Every figure that at least one run of a comparison has with a value other than zero, in the order of tables; where the
    /// collector's CPU time went is told whole.
    pub(crate) fn of(document: &Document) -> Vec<Figure> {
        let table = TABLE.iter().map(|row| Figure {
            key: row.0.to_owned(),
            label: row.1.to_owned(),
            unit: row.2,
            better: row.3,
            group: row.4,
            read: row.5.clone(),
        });
        let names: BTreeSet<&String> = document.runs.iter().flat_map(|run| run.metrics.keys()).collect();
        let mut figures: Vec<Figure> =
            table.chain(names.into_iter().map(|name| Figure::of_program(name))).collect();
        let is_told = |figure: &Figure| {
            document.runs.iter().any(|run| figure.read(run).is_some_and(|value| value != 0.0))
        };
        let is_split = figures.iter().any(|figure| figure.group == Group::Collector && is_told(figure));
        figures.retain(|figure| {
            figure.is_primary() || is_told(figure) || is_split && figure.group == Group::Collector
        });
        figures.sort_by_key(|figure| Group::ALL.iter().position(|&group| group == figure.group));
        figures
    }

    /// A figure that the program prints, by name and unit.
    fn of_program(name: &str) -> Figure {
        let unit = name.rsplit(' ').next().unwrap_or_default();
        // Go's own units and what is customary beside them: rates are better high, times and sizes low.
        let better = match unit {
            _ if unit.ends_with("/s") => Better::More,
            "ns/op" | "B/op" | "allocs/op" => Better::Less,
            _ if unit.ends_with("-ns") || unit.ends_with("-bytes") => Better::Less,
            _ => Better::Neither,
        };
        let (unit, scale) = match unit {
            _ if unit == "ns/op" || unit.ends_with("-ns") => (Unit::Seconds, NS),
            "B/op" => (Unit::Bytes, 1.0),
            _ => (Unit::Plain, 1.0),
        };
        Figure {
            key: name.to_owned(),
            label: name.to_owned(),
            unit,
            better,
            group: Group::Program,
            read: Read::Program(name.to_owned(), scale),
        }
    }
}

const NS: f64 = 1e-9;

type Row = (&'static str, &'static str, Unit, Better, Group, Read);

/// The table.
const TABLE: &[Row] = {
    use Better::{Less, More, Neither};
    use Group::{Buffers, Collector, Cost, Heap, Memory, Pauses, Survival};
    use Read::{Metric, Own};
    use Unit::{Bytes, Plain, Seconds, Share};
    &[
        ("cpu", "CPU", Seconds, Less, Cost, Own(|run| Some(run.cpu_s))),
        ("user", "  user", Seconds, Neither, Cost, Own(|run| Some(run.user_s))),
        ("sys", "  kernel", Seconds, Neither, Cost, Own(|run| Some(run.sys_s))),
        ("wall", "wall", Seconds, Less, Cost, Own(|run| Some(run.wall_s))),
        ("p50", "pause p50", Seconds, Less, Pauses, Own(|run| pause(run, 0.5))),
        ("p90", "pause p90", Seconds, Less, Pauses, Own(|run| pause(run, 0.9))),
        ("p99", "pause p99", Seconds, Less, Pauses, Own(|run| pause(run, 0.99))),
        ("max", "pause max", Seconds, Less, Pauses, Own(|run| pause(run, 1.0))),
        ("pauses", "pauses, all", Seconds, Less, Pauses, Metric("/gc/pauses/total:nanoseconds", NS)),
        ("stops", "stops", Plain, Neither, Pauses, Own(|run| Some(run.pauses_ns.len() as f64))),
        (
            "stalls",
            "waiting for marker",
            Seconds,
            Less,
            Pauses,
            Metric("/minigo/stalls/total:nanoseconds", NS),
        ),
        ("mmu-1ms", "MMU 1 ms", Share, More, Pauses, Own(|run| utilisation(run, 1_000_000))),
        ("mmu-10ms", "MMU 10 ms", Share, More, Pauses, Own(|run| utilisation(run, 10_000_000))),
        ("rss", "peak RSS", Bytes, Less, Memory, Own(|run| Some(run.peak_rss_bytes as f64))),
        ("mean-rss", "mean RSS at cycles", Bytes, Less, Memory, Own(|run| over_cycles(run, |c| c.rss_bytes))),
        ("live", "mean live heap", Bytes, Neither, Memory, Own(|run| over_cycles(run, |c| c.live_bytes))),
        ("goal", "mean heap goal", Bytes, Neither, Memory, Own(|run| over_cycles(run, |c| c.goal_bytes))),
        (
            "gc-cpu",
            "collector, all",
            Seconds,
            Less,
            Collector,
            Metric("/cpu/classes/gc/total:nanoseconds", NS),
        ),
        ("gc-share", "  share of CPU", Share, Neither, Collector, Own(collector_share)),
        (
            "mark-background",
            "  mark, background",
            Seconds,
            Neither,
            Collector,
            Metric("/cpu/classes/gc/mark/dedicated:nanoseconds", NS),
        ),
        (
            "mark-idle",
            "  mark, idle",
            Seconds,
            Neither,
            Collector,
            Metric("/cpu/classes/gc/mark/idle:nanoseconds", NS),
        ),
        (
            "mark-assist",
            "  mark, assist",
            Seconds,
            Neither,
            Collector,
            Metric("/cpu/classes/gc/mark/assist:nanoseconds", NS),
        ),
        ("stw-cpu", "  stops", Seconds, Neither, Collector, Metric("/cpu/classes/gc/pause:nanoseconds", NS)),
        ("copy", "  copying", Seconds, Neither, Collector, Metric("/minigo/cpu/copy:nanoseconds", NS)),
        (
            "sweep-background",
            "  sweep, background",
            Seconds,
            Neither,
            Collector,
            Metric("/minigo/cpu/sweep/background:nanoseconds", NS),
        ),
        (
            "sweep-assist",
            "  sweep, allocating",
            Seconds,
            Neither,
            Collector,
            Metric("/minigo/cpu/sweep/assist:nanoseconds", NS),
        ),
        (
            "stack-scan",
            "  stack scans",
            Seconds,
            Neither,
            Collector,
            Metric("/minigo/cpu/stack-scan:nanoseconds", NS),
        ),
        (
            "allocation",
            "slow allocation",
            Seconds,
            Less,
            Collector,
            Metric("/minigo/cpu/allocation:nanoseconds", NS),
        ),
        ("cycles", "cycles", Plain, Neither, Heap, Metric("/gc/cycles/total:gc-cycles", 1.0)),
        ("objects", "objects allocated", Plain, Neither, Heap, Own(objects)),
        ("bytes", "bytes allocated", Bytes, Neither, Heap, Metric("/gc/heap/allocs:bytes", 1.0)),
        ("small", "  pointer-free, ≤ 128 B", Share, Neither, Heap, Own(small_share)),
        ("survive-1", "outlive a cycle", Share, Neither, Survival, Own(|run| survive(run, 1))),
        (
            "survive-1-free",
            "  pointer-free ones",
            Share,
            Neither,
            Survival,
            Own(|run| survive_first(run, true)),
        ),
        (
            "survive-1-pointers",
            "  those with pointers",
            Share,
            Neither,
            Survival,
            Own(|run| survive_first(run, false)),
        ),
        ("age-1", "  mean age then", Bytes, Neither, Survival, Own(|run| age(run, 1))),
        ("survive-2", "outlive 2 cycles", Share, Neither, Survival, Own(|run| survive(run, 2))),
        ("survive-4", "outlive 4 cycles", Share, Neither, Survival, Own(|run| survive(run, 4))),
        ("survive-8", "outlive 8 cycles", Share, Neither, Survival, Own(|run| survive(run, 8))),
        ("age-8", "  mean age then", Bytes, Neither, Survival, Own(|run| age(run, 8))),
        ("refills", "refills", Plain, Neither, Buffers, Metric("/minigo/buffers/refills:buffers", 1.0)),
        ("waste", "waste", Bytes, Neither, Buffers, Metric("/minigo/buffers/waste:bytes", 1.0)),
        ("retained", "retained", Plain, Neither, Buffers, Metric("/minigo/buffers/retained:buffers", 1.0)),
        (
            "evacuated",
            "objects evacuated",
            Plain,
            Neither,
            Buffers,
            Metric("/minigo/buffers/evacuated:objects", 1.0),
        ),
        ("pinned", "pinned", Plain, Neither, Buffers, Metric("/minigo/buffers/pinned:buffers", 1.0)),
    ]
};

/// A percentile of a run's stops.
fn pause(run: &Run, share: f64) -> Option<f64> {
    let mut pauses = run.pauses_ns.clone();
    pauses.sort_unstable();
    percentile(&pauses, share).map(|nanos| nanos as f64 * NS)
}

/// The least share of time that the program got in any window of so many nanoseconds.
fn utilisation(run: &Run, window: u64) -> Option<f64> {
    Utilisation::new(run).map(|utilisation| utilisation.minimum(window))
}

/// A mean over a run's cycles.
fn over_cycles(run: &Run, of: fn(&crate::record::Cycle) -> u64) -> Option<f64> {
    let cycles = &run.record.cycles;
    let sum: f64 = cycles.iter().map(|cycle| of(cycle) as f64).sum();
    (!cycles.is_empty()).then(|| sum / cycles.len() as f64)
}

/// The collector's share of the run's CPU time.
fn collector_share(run: &Run) -> Option<f64> {
    let collector = *run.record.metrics.get("/cpu/classes/gc/total:nanoseconds")?;
    (run.cpu_s > 0.0).then(|| collector as f64 * NS / run.cpu_s)
}

/// Objects that the program allocated, those included that were packed into the memory of others.
fn objects(run: &Run) -> Option<f64> {
    let blocks = *run.record.metrics.get("/gc/heap/allocs:objects")?;
    Some(blocks as f64 + packed(run)?)
}

/// Objects that were packed into the memory of others. All are small and pointer-free.
fn packed(run: &Run) -> Option<f64> {
    run.record.metrics.get("/gc/heap/tiny/allocs:objects").map(|&objects| objects as f64)
}

/// Share of all objects that a collector could put in allocation buffers. The rows of the record count blocks of memory.
fn small_share(run: &Run) -> Option<f64> {
    const SMALL_BYTES: u32 = 128;
    let packed = packed(run)?;
    let rows = &run.record.allocations;
    let all = packed + rows.iter().map(|row| row.objects as f64).sum::<f64>();
    let small = rows.iter().filter(|row| row.pointer_free && (1..=SMALL_BYTES).contains(&row.size));
    (all > 0.0).then(|| (packed + small.map(|row| row.objects as f64).sum::<f64>()) / all)
}

/// The share of allocated bytes that outlives so many cycles.
fn survive(run: &Run, cycles: u32) -> Option<f64> {
    survival::after(&run.record, cycles, |_| true).map(|point| point.share)
}

/// The same for the first cycle, and for objects with or without pointers.
fn survive_first(run: &Run, pointer_free: bool) -> Option<f64> {
    survival::after(&run.record, 1, |row| row.pointer_free == pointer_free).map(|point| point.share)
}

/// How old objects are when they have outlived so many cycles, in bytes allocated since.
fn age(run: &Run, cycles: u32) -> Option<f64> {
    survival::after(&run.record, cycles, |_| true).map(|point| point.age_bytes)
}

#[cfg(test)]
mod tests {
    use minigo_gc::telemetry::METRICS;

    use super::*;

    #[test]
    fn figures_read_metrics_that_exist() {
        for row in TABLE {
            if let Read::Metric(name, _) = row.5 {
                assert!(METRICS.iter().any(|metric| metric.name == name), "{name}");
            }
        }
    }

    #[test]
    fn keys_are_distinct_and_labels_fit_a_table() {
        for (index, row) in TABLE.iter().enumerate() {
            assert!(TABLE[..index].iter().all(|other| other.0 != row.0), "{}", row.0);
            assert!(row.1.chars().count() <= 24, "{}", row.1);
        }
    }

    #[test]
    fn a_programs_figures_have_a_better_direction_by_their_unit() {
        let better = |name: &str| Figure::of_program(name).better;
        assert_eq!(better("Session/flatout req/s"), Better::More);
        assert_eq!(better("Session/flatout p99-ns"), Better::Less);
        assert_eq!(better("X ns/op"), Better::Less);
        assert_eq!(better("X apples"), Better::Neither);
    }
}
