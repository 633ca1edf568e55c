//! `runtime/metrics`: Go's names for what the heap and the machine count.
//!
//! One table, sorted by name. Most rows are metrics of the heap's own table, under the same name or in seconds; every
//! figure has one counter, so `MemStats` and these agree.

use minigo_gc::MemStats;
use minigo_gc::api::BySize;
use minigo_gc::telemetry::{METRICS, MetricKind};

use super::super::append::image_str;
use super::super::native::{NativeCx, NativeExit, NativeFn, RawSlice};
use crate::heap::word;

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("count", |cx| {
        cx.set_int(0, ROWS.len() as i64);
        Ok(())
    }),
    ("describe", describe),
    ("read", read),
    ("distribution", distribution),
];

/// Where a metric comes from.
enum Source {
    /// The heap's metric of the same name.
    Heap,
    /// The heap's metric of this name, which counts nanoseconds, in seconds.
    Seconds(&'static str),
    /// A state of heap and machine.
    Gauge(fn(&Reading) -> u64),
    /// A distribution: counts, and bounds of which there is one more.
    Distribution(fn(&Reading) -> (Vec<u64>, Vec<f64>)),
}

/// A metric.
struct Row {
    name: &'static str,
    /// Empty if the heap has one.
    text: &'static str,
    source: Source,
}

/// What rows read.
struct Reading {
    stats: MemStats,
    stacks: u64,
    goroutines: u64,
    gogc: Option<u32>,
    memory_limit: Option<usize>,
    pauses: Vec<(f64, u64)>,
}

impl Reading {
    fn take(cx: &mut NativeCx<'_>) -> Reading {
        Reading {
            stats: cx.mem_stats(),
            stacks: cx.stack_bytes(),
            goroutines: cx.goroutine_count() as u64,
            gogc: cx.heap().gogc(),
            memory_limit: cx.heap().memory_limit(),
            pauses: cx.heap().pauses(),
        }
    }
}

const fn heap(name: &'static str) -> Row {
    Row { name, text: "", source: Source::Heap }
}

const fn seconds(name: &'static str, nanoseconds: &'static str) -> Row {
    Row { name, text: "", source: Source::Seconds(nanoseconds) }
}

const fn gauge(name: &'static str, text: &'static str, read: fn(&Reading) -> u64) -> Row {
    Row { name, text, source: Source::Gauge(read) }
}

const fn distributed(
    name: &'static str,
    text: &'static str,
    read: fn(&Reading) -> (Vec<u64>, Vec<f64>),
) -> Row {
    Row { name, text, source: Source::Distribution(read) }
}

/// Every metric.
const ROWS: &[Row] = &[
    seconds("/cpu/classes/gc/mark/assist:cpu-seconds", "/cpu/classes/gc/mark/assist:nanoseconds"),
    seconds("/cpu/classes/gc/mark/dedicated:cpu-seconds", "/cpu/classes/gc/mark/dedicated:nanoseconds"),
    seconds("/cpu/classes/gc/mark/idle:cpu-seconds", "/cpu/classes/gc/mark/idle:nanoseconds"),
    seconds("/cpu/classes/gc/pause:cpu-seconds", "/cpu/classes/gc/pause:nanoseconds"),
    seconds("/cpu/classes/gc/total:cpu-seconds", "/cpu/classes/gc/total:nanoseconds"),
    gauge("/gc/cycles/automatic:gc-cycles", "completed cycles that the program did not ask for", |reading| {
        u64::from(reading.stats.num_gc - reading.stats.num_forced_gc)
    }),
    heap("/gc/cycles/forced:gc-cycles"),
    heap("/gc/cycles/total:gc-cycles"),
    gauge("/gc/gogc:percent", "GOGC; the largest number if it is off", |reading| {
        reading.gogc.map_or(u64::MAX, u64::from)
    }),
    gauge("/gc/gomemlimit:bytes", "GOMEMLIMIT; the largest signed number if there is none", |reading| {
        reading.memory_limit.map_or(i64::MAX as u64, |bytes| bytes as u64)
    }),
    distributed("/gc/heap/allocs-by-size:bytes", "objects allocated, by size", |reading| {
        by_size(reading, |class| class.mallocs, reading.stats.mallocs - reading.stats.tiny_allocs)
    }),
    heap("/gc/heap/allocs:bytes"),
    heap("/gc/heap/allocs:objects"),
    distributed("/gc/heap/frees-by-size:bytes", "objects freed, by size", |reading| {
        by_size(reading, |class| class.frees, reading.stats.frees - reading.stats.tiny_allocs)
    }),
    heap("/gc/heap/frees:bytes"),
    heap("/gc/heap/frees:objects"),
    heap("/gc/heap/goal:bytes"),
    heap("/gc/heap/live:bytes"),
    heap("/gc/heap/objects:objects"),
    heap("/gc/heap/tiny/allocs:objects"),
    heap("/gc/limiter/last-enabled:gc-cycle"),
    distributed("/gc/pauses:seconds", "stops, by their length", pauses),
    gauge(
        "/memory/classes/heap/free:bytes",
        "heap memory without objects that is not given back",
        |reading| reading.stats.heap_idle - reading.stats.heap_released,
    ),
    gauge(
        "/memory/classes/heap/objects:bytes",
        "objects, dead ones that are not freed yet included",
        |reading| reading.stats.heap_alloc,
    ),
    gauge("/memory/classes/heap/released:bytes", "heap memory that is given back to the system", |reading| {
        reading.stats.heap_released
    }),
    gauge("/memory/classes/heap/stacks:bytes", "stacks of goroutines", |reading| reading.stacks),
    gauge(
        "/memory/classes/heap/unused:bytes",
        "memory among objects that could hold more of them",
        |reading| reading.stats.heap_inuse.saturating_sub(reading.stats.heap_alloc),
    ),
    gauge("/memory/classes/metadata/other:bytes", "what the collector knows of objects", |reading| {
        reading.stats.gc_sys
    }),
    gauge("/memory/classes/total:bytes", "all memory, that given back included", |reading| {
        reading.stats.sys + reading.stacks
    }),
    gauge("/sched/goroutines:goroutines", "goroutines that have not ended", |reading| reading.goroutines),
    distributed("/sched/pauses/total/gc:seconds", "stops of the collector, by their length", pauses),
];

/// A distribution over Go's size classes, of which large objects make the last bucket.
fn by_size(reading: &Reading, count: fn(&BySize) -> u64, total: u64) -> (Vec<u64>, Vec<f64>) {
    let classes = reading.stats.by_size.get(1..).unwrap_or_default();
    let mut counts: Vec<u64> = classes.iter().map(count).collect();
    counts.push(total.saturating_sub(counts.iter().sum()));
    let mut bounds = vec![1.0];
    // Sizes are whole numbers, and a class has the objects up to its size.
    bounds.extend(classes.iter().map(|class| f64::from(class.size + 1)));
    bounds.push(f64::INFINITY);
    (counts, bounds)
}

fn pauses(reading: &Reading) -> (Vec<u64>, Vec<f64>) {
    let counts = reading.pauses.iter().map(|pause| pause.1).collect();
    let bounds = reading.pauses.iter().map(|pause| pause.0).chain([f64::INFINITY]).collect();
    (counts, bounds)
}

/// Kinds of values, as in Go's package.
const UINT64: i64 = 1;
const FLOAT64: i64 = 2;
const HISTOGRAM: i64 = 3;

impl Row {
    fn kind(&self) -> i64 {
        match self.source {
            Source::Heap | Source::Gauge(_) => UINT64,
            Source::Seconds(_) => FLOAT64,
            Source::Distribution(_) => HISTOGRAM,
        }
    }

    /// The heap's name for it.
    fn heap_name(&self) -> &'static str {
        if let Source::Seconds(name) = self.source { name } else { self.name }
    }

    fn is_cumulative(&self) -> bool {
        match self.source {
            Source::Distribution(_) => true,
            Source::Gauge(_) => self.name.ends_with(":gc-cycles"),
            Source::Heap | Source::Seconds(_) => {
                let metric = METRICS.iter().find(|metric| metric.name == self.heap_name());
                metric.is_some_and(|metric| metric.kind == MetricKind::Cumulative)
            }
        }
    }

    fn text(&self) -> &'static str {
        let metric = METRICS.iter().find(|metric| metric.name == self.heap_name());
        if self.text.is_empty() { metric.map_or("", |metric| metric.description) } else { self.text }
    }
}

/// `describe(index int) (name, text string, kind int, cumulative bool)`
fn describe(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let row = &ROWS[cx.int(0) as usize];
    cx.set_string(0, image_str(row.name));
    cx.set_string(2, image_str(row.text()));
    cx.set_int(4, row.kind());
    cx.set_bool(5, row.is_cumulative());
    Ok(())
}

fn find(name: &[u8]) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name.as_bytes() == name)
}

/// `read(name string) (kind int, scalar uint64)`
fn read(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let row = find(cx.string(0));
    let reading = Reading::take(cx);
    let of_heap = |name: &str| {
        let found = cx.heap().metrics().into_iter().find(|(metric, _)| metric.name == name);
        found.map_or(0, |(_, value)| value)
    };
    let value = row.map_or(0, |row| match row.source {
        Source::Heap => of_heap(row.name),
        Source::Seconds(name) => (of_heap(name) as f64 / 1e9).to_bits(),
        Source::Gauge(read) => read(&reading),
        Source::Distribution(_) => 0,
    });
    cx.set_int(0, row.map_or(0, Row::kind));
    cx.set_word(1, value);
    Ok(())
}

/// `distribution(name string) (counts []uint64, buckets []float64)`
fn distribution(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let row = find(cx.string(0));
    let reading = Reading::take(cx);
    let (counts, bounds) = match row.map(|row| &row.source) {
        Some(Source::Distribution(read)) => read(&reading),
        _ => Default::default(),
    };
    let bounds: Vec<u64> = bounds.into_iter().map(f64::to_bits).collect();
    let (counts, bounds) = (new_words(cx, &counts)?, new_words(cx, &bounds)?);
    cx.set_slice(0, counts);
    cx.set_slice(3, bounds);
    Ok(())
}

/// A new slice of numbers of eight bytes.
fn new_words(cx: &mut NativeCx<'_>, words: &[u64]) -> Result<RawSlice, NativeExit> {
    let bytes = cx.new_bytes(8 * words.len(), false)?;
    for (index, &value) in words.iter().enumerate() {
        word::store_u64(bytes.data, 8 * index, value);
    }
    Ok(RawSlice { data: bytes.data, len: words.len(), cap: words.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_described() {
        assert!(ROWS.is_sorted_by(|a, b| a.name < b.name));
        for row in ROWS {
            assert!(!row.text().is_empty(), "{}", row.name);
        }
    }
}
