//! The metrics of a heap, each declared once in the table below, named as in Go's `runtime/metrics` where Go has the metric.

use crate::api::MemStats;

use super::BufferRecord;
use super::cpu::{CpuClass, CpuNanos};

/// What the value of a metric does over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricKind {
    /// It never falls.
    Cumulative,
    /// It is a state.
    Gauge,
}

/// One row of the table.
pub struct Metric {
    /// Path and unit, as `/gc/heap/allocs:bytes`.
    pub name: &'static str,
    /// One line of help.
    pub description: &'static str,
    /// What the value does over time.
    pub kind: MetricKind,
    source: Source,
}

/// Where a metric's value stands in a snapshot.
enum Source {
    Heap(fn(&Snapshot) -> u64),
    Cpu(CpuClass),
    Buffers(fn(&BufferRecord) -> usize),
}

impl Metric {
    /// The metric's value.
    pub(crate) fn read(&self, snapshot: &Snapshot) -> u64 {
        match self.source {
            Source::Heap(read) => read(snapshot),
            Source::Cpu(class) => snapshot.cpu.of(class),
            Source::Buffers(read) => read(&snapshot.buffers) as u64,
        }
    }
}

/// A row for one class of CPU time.
const fn cpu_class(name: &'static str, description: &'static str, class: CpuClass) -> Metric {
    Metric { name, description, kind: MetricKind::Cumulative, source: Source::Cpu(class) }
}

/// A row for a count of allocation buffers.
const fn buffers(name: &'static str, description: &'static str, read: fn(&BufferRecord) -> usize) -> Metric {
    Metric { name, description, kind: MetricKind::Cumulative, source: Source::Buffers(read) }
}

/// Where metrics are read from.
pub(crate) struct Snapshot {
    pub(crate) stats: MemStats,
    /// Bytes of pages in use by spans.
    pub(crate) span_bytes: usize,
    /// Time that the program waited for the marking thread.
    pub(crate) stall_ns: u64,
    /// Allocation buffers since the start.
    pub(crate) buffers: BufferRecord,
    /// CPU time by class.
    pub(crate) cpu: CpuNanos,
    /// Stacks known to the collector.
    pub(crate) contexts: usize,
    /// Bytes that the last cycle found in use.
    pub(crate) live: usize,
    /// The last cycle in which the CPU limiter was on.
    pub(crate) limiter_last_enabled: u32,
}

/// Every metric.
pub static METRICS: &[Metric] = &[
    Metric {
        name: "/gc/cycles/total:gc-cycles",
        description: "completed cycles",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| u64::from(snapshot.stats.num_gc)),
    },
    Metric {
        name: "/gc/cycles/forced:gc-cycles",
        description: "completed cycles that the program asked for",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| u64::from(snapshot.stats.num_forced_gc)),
    },
    Metric {
        name: "/gc/heap/allocs:bytes",
        description: "bytes allocated, in Go's rounded sizes",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stats.total_alloc),
    },
    Metric {
        name: "/gc/heap/allocs:objects",
        description: "objects allocated",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stats.mallocs - snapshot.stats.tiny_allocs),
    },
    Metric {
        name: "/gc/heap/frees:bytes",
        description: "bytes freed, in Go's rounded sizes",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stats.total_alloc - snapshot.stats.heap_alloc),
    },
    Metric {
        name: "/gc/heap/frees:objects",
        description: "objects freed",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stats.frees - snapshot.stats.tiny_allocs),
    },
    Metric {
        name: "/gc/heap/tiny/allocs:objects",
        description: "objects put into memory of others, which alone are counted as allocated and freed",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stats.tiny_allocs),
    },
    Metric {
        name: "/gc/heap/goal:bytes",
        description: "heap size at which the current or next cycle should be finished",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.stats.next_gc),
    },
    Metric {
        name: "/gc/heap/live:bytes",
        description: "bytes in use when the last cycle ended",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.live as u64),
    },
    Metric {
        name: "/gc/heap/objects:objects",
        description: "objects allocated and not freed",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.stats.heap_objects),
    },
    Metric {
        name: "/gc/limiter/last-enabled:gc-cycle",
        description: "the last cycle in which the collector had more than half of the CPU time; 0 if it never had",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| u64::from(snapshot.limiter_last_enabled)),
    },
    Metric {
        name: "/gc/pauses/total:nanoseconds",
        description: "time spent in stops",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stats.pause_total_ns),
    },
    Metric {
        name: "/minigo/stalls/total:nanoseconds",
        description: "time the program waited for the collector's thread, beside stops",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.stall_ns),
    },
    Metric {
        name: "/cpu/classes/gc/total:nanoseconds",
        description: "CPU time of the collector: all classes but allocation",
        kind: MetricKind::Cumulative,
        source: Source::Heap(|snapshot| snapshot.cpu.sum(CpuClass::is_collection)),
    },
    cpu_class("/cpu/classes/gc/pause:nanoseconds", "CPU time of stops without copying", CpuClass::Pause),
    cpu_class(
        "/cpu/classes/gc/mark/assist:nanoseconds",
        "CPU time of marking on mutators",
        CpuClass::MarkAssist,
    ),
    cpu_class(
        "/cpu/classes/gc/mark/dedicated:nanoseconds",
        "CPU time of marking on the collector's thread",
        CpuClass::MarkBackground,
    ),
    cpu_class(
        "/cpu/classes/gc/mark/idle:nanoseconds",
        "CPU time of marking on mutators that had nothing else to do",
        CpuClass::MarkIdle,
    ),
    cpu_class("/minigo/cpu/copy:nanoseconds", "CPU time of copying in stops", CpuClass::Copy),
    cpu_class(
        "/minigo/cpu/sweep/background:nanoseconds",
        "CPU time of sweeping on the collector's thread",
        CpuClass::SweepBackground,
    ),
    cpu_class(
        "/minigo/cpu/sweep/assist:nanoseconds",
        "CPU time of sweeping in allocations, if measured",
        CpuClass::SweepAssist,
    ),
    cpu_class(
        "/minigo/cpu/stack-scan:nanoseconds",
        "CPU time of scanning stacks before they run, if measured: from samples",
        CpuClass::StackScan,
    ),
    cpu_class(
        "/minigo/cpu/allocation:nanoseconds",
        "CPU time of allocation's slow paths without sweeping, if measured: from samples",
        CpuClass::Allocation,
    ),
    Metric {
        name: "/memory/classes/heap/objects:bytes",
        description: "bytes of objects allocated and not freed",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.stats.heap_alloc),
    },
    Metric {
        name: "/memory/classes/heap/free:bytes",
        description: "bytes of heap pages without objects",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.stats.heap_idle),
    },
    Metric {
        name: "/memory/classes/total:bytes",
        description: "bytes of heap pages obtained from the operating system",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.stats.heap_sys),
    },
    Metric {
        name: "/minigo/heap/spans:bytes",
        description: "bytes of heap pages in use: the real footprint",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.span_bytes as u64),
    },
    Metric {
        name: "/minigo/heap/buffers:bytes",
        description: "bytes of allocation buffers in use",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.buffers.bytes as u64),
    },
    Metric {
        name: "/minigo/heap/buffers/dead:bytes",
        description: "bytes of buffers that the last sweep kept and found no live object in; what is allocated since may fill them",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.buffers.dead as u64),
    },
    buffers("/minigo/buffers/refills:buffers", "buffers handed to contexts", |buffers| buffers.refills),
    buffers("/minigo/buffers/allocs:objects", "objects allocated in buffers", |buffers| buffers.objects),
    buffers("/minigo/buffers/waste:bytes", "bytes left over in retired buffers", |buffers| buffers.waste),
    buffers(
        "/minigo/buffers/retained:buffers",
        "full buffers that a sweep kept for what lives in them, once for each cycle",
        |buffers| buffers.retained,
    ),
    buffers("/minigo/buffers/evacuated:objects", "objects copied out of sparse buffers", |buffers| {
        buffers.evacuated
    }),
    buffers(
        "/minigo/buffers/pinned:buffers",
        "buffers not evacuated because an object in them must not move, once for each cycle",
        |buffers| buffers.pinned,
    ),
    buffers(
        "/minigo/buffers/dropped:buffers",
        "buffers worth evacuating for which the pause had no time, once for each cycle",
        |buffers| buffers.dropped,
    ),
    Metric {
        name: "/minigo/contexts:contexts",
        description: "stacks known to the collector",
        kind: MetricKind::Gauge,
        source: Source::Heap(|snapshot| snapshot.contexts as u64),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_end_in_a_unit() {
        for (index, metric) in METRICS.iter().enumerate() {
            assert!(metric.name.starts_with('/') && metric.name.contains(':'), "{}", metric.name);
            assert!(METRICS[..index].iter().all(|other| other.name != metric.name), "{}", metric.name);
        }
    }
}
