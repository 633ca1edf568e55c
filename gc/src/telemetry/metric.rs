//! The metrics of a heap, each declared once in the table below, named as in Go's `runtime/metrics` where Go has the metric.

use crate::api::MemStats;

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
    pub(crate) read: fn(&Snapshot) -> u64,
}

/// Where metrics are read from.
pub(crate) struct Snapshot {
    pub(crate) stats: MemStats,
    /// Bytes of pages in use by spans.
    pub(crate) span_bytes: usize,
    /// Bytes of allocation buffers in use.
    pub(crate) buffer_bytes: usize,
    /// CPU time of the collector.
    pub(crate) collector_cpu_ns: u64,
    /// Stacks known to the collector.
    pub(crate) contexts: usize,
}

/// Every metric.
pub static METRICS: &[Metric] = &[
    Metric {
        name: "/gc/cycles/total:gc-cycles",
        description: "completed cycles",
        kind: MetricKind::Cumulative,
        read: |snapshot| u64::from(snapshot.stats.num_gc),
    },
    Metric {
        name: "/gc/cycles/forced:gc-cycles",
        description: "completed cycles that the program asked for",
        kind: MetricKind::Cumulative,
        read: |snapshot| u64::from(snapshot.stats.num_forced_gc),
    },
    Metric {
        name: "/gc/heap/allocs:bytes",
        description: "bytes allocated, in Go's rounded sizes",
        kind: MetricKind::Cumulative,
        read: |snapshot| snapshot.stats.total_alloc,
    },
    Metric {
        name: "/gc/heap/allocs:objects",
        description: "objects allocated",
        kind: MetricKind::Cumulative,
        read: |snapshot| snapshot.stats.mallocs,
    },
    Metric {
        name: "/gc/heap/frees:bytes",
        description: "bytes freed, in Go's rounded sizes",
        kind: MetricKind::Cumulative,
        read: |snapshot| snapshot.stats.total_alloc - snapshot.stats.heap_alloc,
    },
    Metric {
        name: "/gc/heap/frees:objects",
        description: "objects freed",
        kind: MetricKind::Cumulative,
        read: |snapshot| snapshot.stats.frees,
    },
    Metric {
        name: "/gc/heap/goal:bytes",
        description: "heap size at which the current or next cycle should be finished",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.stats.next_gc,
    },
    Metric {
        name: "/gc/heap/objects:objects",
        description: "objects allocated and not freed",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.stats.heap_objects,
    },
    Metric {
        name: "/gc/pauses/total:nanoseconds",
        description: "time spent in stops",
        kind: MetricKind::Cumulative,
        read: |snapshot| snapshot.stats.pause_total_ns,
    },
    Metric {
        name: "/cpu/classes/gc/total:nanoseconds",
        description: "CPU time of stops, marking steps and the marker thread",
        kind: MetricKind::Cumulative,
        read: |snapshot| snapshot.collector_cpu_ns,
    },
    Metric {
        name: "/memory/classes/heap/objects:bytes",
        description: "bytes of objects allocated and not freed",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.stats.heap_alloc,
    },
    Metric {
        name: "/memory/classes/heap/free:bytes",
        description: "bytes of heap pages without objects",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.stats.heap_idle,
    },
    Metric {
        name: "/memory/classes/total:bytes",
        description: "bytes of heap pages obtained from the operating system",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.stats.heap_sys,
    },
    Metric {
        name: "/minigo/heap/spans:bytes",
        description: "bytes of heap pages in use: the real footprint",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.span_bytes as u64,
    },
    Metric {
        name: "/minigo/heap/buffers:bytes",
        description: "bytes of allocation buffers in use",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.buffer_bytes as u64,
    },
    Metric {
        name: "/minigo/contexts:contexts",
        description: "stacks known to the collector",
        kind: MetricKind::Gauge,
        read: |snapshot| snapshot.contexts as u64,
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
