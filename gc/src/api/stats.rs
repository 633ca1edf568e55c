//! Counters the embedder reads: Go's `runtime.MemStats` and the allocation histogram.

/// Why a collection runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The program asked for it (`runtime.GC`).
    Explicit,
    /// An allocation returned [`AllocError::NeedsCollection`](super::AllocError::NeedsCollection).
    AllocationFailure,
    /// The heap reached the pacer's trigger.
    Pacer,
    /// A stress option asked for it.
    Stress,
}

/// Objects of one size class, as in Go's `MemStats.BySize`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BySize {
    /// Largest object of the class, in bytes.
    pub size: u32,
    /// Objects allocated so far.
    pub mallocs: u64,
    /// Objects freed so far.
    pub frees: u64,
}

/// Go's `runtime.MemStats`, field by field; sizes in bytes, times in nanoseconds. Sizes are Go's rounded sizes on every
/// collector, whatever memory the collector really uses.
#[derive(Clone, Debug, PartialEq)]
pub struct MemStats {
    /// Bytes of allocated, not yet freed objects; the same as `heap_alloc`.
    pub alloc: u64,
    /// Bytes allocated since the start; never falls.
    pub total_alloc: u64,
    /// Bytes obtained from the operating system.
    pub sys: u64,
    /// Objects allocated since the start.
    pub mallocs: u64,
    /// Objects freed since the start.
    pub frees: u64,
    /// Of both, the objects that share memory with others and are not counted by size. Not in Go's `MemStats`.
    pub tiny_allocs: u64,
    /// Bytes of allocated objects, including unreachable ones not yet freed.
    pub heap_alloc: u64,
    /// Bytes of heap memory obtained from the operating system.
    pub heap_sys: u64,
    /// Bytes of pages without objects.
    pub heap_idle: u64,
    /// Bytes of pages with at least one object.
    pub heap_inuse: u64,
    /// Bytes returned to the operating system.
    pub heap_released: u64,
    /// `mallocs - frees`.
    pub heap_objects: u64,
    /// Heap size at which the next cycle should be finished.
    pub next_gc: u64,
    /// Bytes of collector metadata.
    pub gc_sys: u64,
    /// When the last cycle finished, in nanoseconds since 1970; 0 before the first.
    pub last_gc: u64,
    /// All stop-the-world pauses so far.
    pub pause_total_ns: u64,
    /// The last 256 cycles' pauses, cycle `n` at `(n + 255) % 256`.
    pub pause_ns: [u64; 256],
    /// When these pauses ended, in nanoseconds since 1970.
    pub pause_end: [u64; 256],
    /// Completed cycles.
    pub num_gc: u32,
    /// Completed cycles that the program asked for.
    pub num_forced_gc: u32,
    /// Share of the available CPU time used by the collector since the start.
    pub gc_cpu_fraction: f64,
    /// Counts per size class; class 0 is unused.
    pub by_size: Vec<BySize>,
}

impl Default for MemStats {
    fn default() -> MemStats {
        MemStats {
            alloc: 0,
            total_alloc: 0,
            sys: 0,
            mallocs: 0,
            frees: 0,
            tiny_allocs: 0,
            heap_alloc: 0,
            heap_sys: 0,
            heap_idle: 0,
            heap_inuse: 0,
            heap_released: 0,
            heap_objects: 0,
            next_gc: 0,
            gc_sys: 0,
            last_gc: 0,
            pause_total_ns: 0,
            pause_ns: [0; 256],
            pause_end: [0; 256],
            num_gc: 0,
            num_forced_gc: 0,
            gc_cpu_fraction: 0.0,
            by_size: Vec::new(),
        }
    }
}

/// One row of the allocation histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllocStatsRow {
    /// Size class in bytes; 0 stands for objects larger than the largest class.
    pub size: u32,
    /// Whether the objects hold no pointers.
    pub pointer_free: bool,
    /// Objects allocated since the start.
    pub count: u64,
    /// Their bytes, rounded as Go rounds them.
    pub bytes: u64,
}

/// Every size class with at least one allocation, smallest first, large objects last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllocStats {
    /// The rows.
    pub rows: Vec<AllocStatsRow>,
}
