//! What the embedder chooses at start-up.

use crate::collectors::CollectorKind;
use crate::debug::Stress;

use super::{AssistPolicy, BarrierPolicy, GabOptions, Layout, MarkPolicy};

/// Settings of one heap, fixed at creation unless [`Heap`](super::Heap) has a setter.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which collector runs the heap.
    pub collector: CollectorKind,
    /// Go's GOGC: the heap may grow by this percentage of the live data before a cycle; `None` is `off`.
    pub gogc: Option<u32>,
    /// Go's GOMEMLIMIT in bytes: a soft limit that starts cycles earlier; `None` is no limit.
    pub memory_limit: Option<usize>,
    /// Hard limit for memory in use by heap pages, in bytes; beyond it allocation fails.
    pub max_heap: Option<usize>,
    /// 0 marks in steps on the mutator (repeatable), 1 marks on a thread of its own.
    pub gc_threads: usize,
    /// What pointer stores shade while marking.
    pub barrier: BarrierPolicy,
    /// What the program does that allocates faster than the thread marks.
    pub assist: AssistPolicy,
    /// In what order marked objects are scanned.
    pub mark: MarkPolicy,
    /// Extra, seeded collections and other unkindness for testing.
    pub stress: Option<Stress>,
    /// Checks the heap in every so many cycles and aborts on a violated invariant; 0 is never.
    pub verify: u32,
    /// Writes, after every explicit collection, a hash of what can be reached through [`Embedder::trace_out`](super::Embedder::trace_out).
    pub graph: bool,
    /// 1 writes Go's gctrace line for every cycle through [`Embedder::trace_out`](super::Embedder::trace_out), 2 also why the
    /// next cycle will start when it does.
    pub gctrace: u32,
    /// Reads the threads' CPU clocks in stops and, on samples, around short and frequent work: allocation's slow paths,
    /// sweeping in them, scans of stacks that are about to run.
    pub measure_cpu: bool,
    /// Watches samples of the objects, to tell how many cycles they outlive: see [`Heap::survival`](super::Heap::survival).
    pub sample_survival: bool,
    /// The layouts, indexed by [`LayoutId`](super::LayoutId).
    pub layouts: Vec<Layout>,
    /// How many layouts [`Mutator::add_layouts`](super::Mutator::add_layouts) may add.
    pub more_layouts: usize,
    /// Seed of the run, mixed into that of the stress options. With `gc_threads` 0 a collector makes no choice that another
    /// run would not make, with or without a seed.
    pub seed: Option<u64>,
    /// Packs pointer-free objects below 16 bytes into shared blocks, where there are size classes, as Go does. Not with
    /// `graph`, which tells objects apart.
    pub tiny: bool,
    /// How `balanced` works with its allocation buffers.
    pub gab: GabOptions,
}

impl Options {
    /// Threads that program and collector can keep busy: Go's GOMAXPROCS as far as the collector is concerned.
    pub(crate) fn processors(&self) -> usize {
        1 + if self.collector.info().attributes.concurrent { self.gc_threads } else { 0 }
    }

    /// Whether nothing may depend on the time that something took.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.gc_threads == 0
    }
}

impl Default for Options {
    fn default() -> Options {
        Options {
            collector: CollectorKind::Cms,
            gogc: Some(100),
            memory_limit: None,
            max_heap: None,
            gc_threads: 1,
            barrier: BarrierPolicy::default(),
            assist: AssistPolicy::default(),
            mark: MarkPolicy::default(),
            stress: None,
            verify: 0,
            graph: false,
            gctrace: 0,
            measure_cpu: false,
            sample_survival: false,
            layouts: Vec::new(),
            more_layouts: 0,
            seed: None,
            tiny: true,
            gab: GabOptions::default(),
        }
    }
}
