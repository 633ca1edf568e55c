//! The heap: everything that mutators and collector threads share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use crate::alloc::gab::BufferSpace;
use crate::alloc::plan::Placement;
use crate::alloc::{LayoutInfo, Tally};
use crate::barrier::{RecordedSlots, ShadedValues};
use crate::collectors::Collector;
use crate::collectors::balanced::budget::Costs;
use crate::debug::{Lateness, Stress};
use crate::heap::Space;
use crate::heap::scavenger::{self, Scavenger};
use crate::heap::segregated::Central;
use crate::heap::space::Footprint;
use crate::heap::span::Scan;
use crate::pacing::Pacer;
use crate::specials::Specials;
use crate::telemetry::{
    BufferRecord, GcTrace, Listener, METRICS, Metric, Snapshot, Survival, SurvivalRow, Telemetry,
};
use crate::tracing::MarkPool;
use crate::world::{Epoch, Registry};

use super::{AllocError, AllocStats, Embedder, HeapError, LayoutId, MemStats, Mutator, Options, Table};

/// One heap with its collector. Dropping it stops the collector's thread.
pub struct Heap {
    shared: Arc<Shared>,
}

/// What mutators and collector threads share.
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) embedder: Arc<dyn Embedder>,
    pub(crate) collector: Box<dyn Collector>,
    pub(crate) space: Space,
    /// Appended to by the mutator.
    pub(crate) layouts: Table<LayoutInfo>,
    pub(crate) central: Central,
    /// Allocation buffers, for the collector that has them.
    pub(crate) buffers: Option<BufferSpace>,
    /// Slots that the barrier recorded.
    pub(crate) recorded: RecordedSlots,
    pub(crate) contexts: Registry,
    /// What is attached to single objects.
    pub(crate) specials: Specials,
    pub(crate) tally: Tally,
    pub(crate) pacer: Pacer,
    pub(crate) scavenger: Scavenger,
    pub(crate) telemetry: Telemetry,
    /// Watched objects, if that is asked for.
    pub(crate) survival: Option<Survival>,
    /// Values that mutators shaded.
    pub(crate) shaded: ShadedValues,
    /// Objects that wait for a tracer.
    pub(crate) pool: MarkPool,
    /// Something is due at the next safepoint.
    pub(crate) safepoint_requested: AtomicBool,
    /// Number of the current or last marking phase, from 1.
    pub(crate) mark_epoch: Epoch,
    /// Number of the last evacuation that left stacks to fix, from 1.
    pub(crate) evacuation_epoch: Epoch,
    /// What evacuations cost.
    pub(crate) evacuation_costs: Costs,
    /// Collections that moved objects against their pins.
    pub(crate) relocations: AtomicU64,
    /// When threads are late on purpose.
    pub(crate) lateness: Option<Lateness>,
    /// Whether the mutator exists.
    attached: AtomicBool,
    /// Whether freed memory is filled with a pattern.
    pub(crate) poisons: bool,
    /// In how many cycles the heap is verified once; 0 is never.
    verify_every: u32,
}

impl Heap {
    /// Creates a heap.
    ///
    /// # Errors
    ///
    /// Address space is short, an option is out of range or a layout is malformed.
    pub fn new(options: Options, embedder: Arc<dyn Embedder>) -> Result<Arc<Heap>, HeapError> {
        if options.gc_threads > 1 {
            return Err(HeapError::InvalidOption("gc_threads must be 0 or 1".to_owned()));
        }
        let refused = |error| {
            HeapError::OutOfAddressSpace(format!("cannot reserve address space for the heap: {error}"))
        };
        let space = Space::new(options.max_heap).map_err(refused)?;
        let layouts = Table::with_room(options.layouts.len() + options.more_layouts);
        for (index, layout) in options.layouts.iter().enumerate() {
            layouts.push(LayoutInfo::new(index, layout, options.gab.pin)?);
        }
        let info = options.collector.info();
        let buffers = match info.placement {
            Placement::Buffers => Some(BufferSpace::new(&space, &options).map_err(refused)?),
            _ => None,
        };
        let shared = Arc::new(Shared {
            embedder,
            collector: (info.construct)(),
            layouts,
            central: Central::new(),
            buffers,
            recorded: RecordedSlots::default(),
            contexts: Registry::default(),
            specials: Specials::default(),
            tally: Tally::new(),
            pacer: Pacer::new(&options, space.max_bytes() / info.spaces),
            space,
            scavenger: Scavenger::default(),
            telemetry: Telemetry::new(),
            survival: options.sample_survival.then(Survival::new),
            shaded: ShadedValues::default(),
            pool: MarkPool::default(),
            safepoint_requested: AtomicBool::new(false),
            mark_epoch: Epoch::default(),
            evacuation_epoch: Epoch::default(),
            evacuation_costs: Costs::default(),
            relocations: AtomicU64::new(0),
            lateness: Lateness::new(&options),
            attached: AtomicBool::new(false),
            poisons: options.stress.as_ref().is_some_and(|stress| stress.poison),
            verify_every: if options.stress.as_ref().is_some_and(|stress| stress.verify) {
                1
            } else {
                options.verify
            },
            options,
        });
        if shared.options.gctrace > 0 {
            let explain = shared.options.gctrace > 1;
            shared.telemetry.listen(Box::new(GcTrace { embedder: Arc::clone(&shared.embedder), explain }));
        }
        Ok(Arc::new(Heap { shared }))
    }

    /// The handle of the thread that runs program code.
    ///
    /// # Panics
    ///
    /// When called twice: a heap has one mutator so far.
    pub fn attach_mutator(self: &Arc<Heap>) -> Mutator {
        assert!(!self.shared.attached.swap(true, Ordering::Relaxed), "a heap has one mutator");
        Mutator::new(Arc::clone(&self.shared))
    }

    /// Gives the memory of all free pages back to the operating system.
    pub fn release_free_memory(&self) {
        scavenger::release_beyond(&self.shared, 0);
    }

    /// Go's `runtime.MemStats`. Exact up to what mutators allocated since they last counted: see
    /// [`Mutator::stats`](super::Mutator::stats).
    pub fn stats(&self) -> MemStats {
        self.shared.stats()
    }

    /// The allocation histogram, as exact as [`stats`](Self::stats).
    pub fn alloc_stats(&self) -> AllocStats {
        self.shared.tally.histogram()
    }

    /// Every metric with its value now, as exact as [`stats`](Self::stats).
    pub fn metrics(&self) -> Vec<(&'static Metric, u64)> {
        let snapshot = Snapshot {
            stats: self.stats(),
            span_bytes: self.shared.space.used_bytes(),
            stall_ns: self.shared.telemetry.stall_ns(),
            buffers: self.shared.buffer_totals(),
            cpu: self.shared.telemetry.cpu(),
            contexts: self.shared.contexts.living(),
            live: self.shared.pacer.decide().live,
            limiter_last_enabled: self.shared.pacer.limiter.last_enabled(),
        };
        METRICS.iter().map(|metric| (metric, metric.read(&snapshot))).collect()
    }

    /// All stops by their length: the lower bound of each class in seconds, and how many are in it.
    pub fn pauses(&self) -> Vec<(f64, u64)> {
        self.shared.telemetry.stops()
    }

    /// How much of what was allocated outlived how many cycles, by age. Empty without
    /// [`Options::sample_survival`], and where nothing is ever freed.
    pub fn survival(&self) -> Vec<SurvivalRow> {
        self.shared.survival.as_ref().map_or_else(Vec::new, Survival::rows)
    }

    /// Time since the heap's creation, which events count from.
    pub fn uptime(&self) -> Duration {
        self.shared.telemetry.now()
    }

    /// Adds a listener to the collector's events.
    pub fn listen(&self, listener: Box<dyn Listener>) {
        self.shared.telemetry.listen(listener);
    }

    /// GOGC; `None` is `off`.
    pub fn gogc(&self) -> Option<u32> {
        self.shared.pacer.gogc()
    }

    /// The soft memory limit; `None` is none.
    pub fn memory_limit(&self) -> Option<usize> {
        self.shared.pacer.memory_limit()
    }

    /// Sets GOGC; `None` is `off`. Returns the setting before.
    pub fn set_gogc(&self, gogc: Option<u32>) -> Option<u32> {
        self.shared.pacer.set_gogc(gogc)
    }

    /// Sets the soft memory limit; `None` is none. Returns the setting before.
    pub fn set_memory_limit(&self, limit: Option<usize>) -> Option<usize> {
        self.shared.pacer.set_memory_limit(limit)
    }

    /// Collections so far that moved objects whether or not a pinning layout pointed to them. A table hashed by address
    /// must be rehashed when this number changed.
    pub fn relocations(&self) -> u64 {
        self.shared.relocations.load(Ordering::Relaxed)
    }

    /// Stops and joins the collector's thread. Idempotent; allocation goes on without collections that need it.
    pub fn shutdown(&self) {
        self.shared.collector.stop(&self.shared);
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        self.shutdown();
    }
}

impl Shared {
    /// How objects of a layout are traced.
    pub(crate) fn scan_of(&self, layout: Option<LayoutId>) -> Scan {
        layout.map_or(Scan::PointerFree, |layout| self.layouts[layout.0 as usize].scan)
    }

    /// Asks every mutator to come to a safepoint.
    pub(crate) fn request_safepoint(&self) {
        if !self.safepoint_requested.swap(true, Ordering::SeqCst) {
            self.embedder.request_safepoint();
        }
    }

    /// Answers an allocation of `bytes` bytes for which there is no memory.
    pub(crate) fn exhausted(&self, mutator: &mut Mutator, bytes: usize) -> AllocError {
        if !self.options.collector.info().attributes.collects {
            return AllocError::OutOfMemory;
        }
        mutator.exhaustion.failed(bytes, self.pacer.total(), self.space.max_bytes())
    }

    /// Whether cycles are verified, all or some. What costs little is checked in all of them then.
    #[inline]
    pub(crate) fn verifies(&self) -> bool {
        self.verify_every > 0
    }

    /// Whether the heap is verified as a whole in this cycle, which is the same from its beginning to its end.
    pub(crate) fn verifies_cycle(&self) -> bool {
        self.verifies() && self.telemetry.cycles().is_multiple_of(self.verify_every)
    }

    /// The stress options, if stress is on.
    pub(crate) fn stress(&self) -> Option<&Stress> {
        self.options.stress.as_ref()
    }

    /// Allocation buffers since the start.
    fn buffer_totals(&self) -> BufferRecord {
        let mut totals = self.telemetry.buffers();
        if let Some(buffers) = &self.buffers {
            totals.add(&buffers.counts());
        }
        totals
    }

    /// Counts as of now, without what cursors have not counted.
    pub(crate) fn stats(&self) -> MemStats {
        let [mallocs, total_alloc, frees, freed_bytes] = self.tally.totals();
        let tiny_allocs = self.tally.packed_objects();
        let heap_alloc = total_alloc - freed_bytes;
        let Footprint { bytes: heap_sys, idle, released } = self.space.footprint();
        let mut stats = MemStats {
            alloc: heap_alloc,
            total_alloc,
            sys: heap_sys as u64,
            mallocs: mallocs + tiny_allocs,
            frees: frees + tiny_allocs,
            tiny_allocs,
            heap_alloc,
            heap_sys: heap_sys as u64,
            heap_idle: idle as u64,
            heap_released: released as u64,
            heap_inuse: (heap_sys - idle) as u64,
            heap_objects: mallocs - frees,
            next_gc: self.pacer.goal() as u64,
            by_size: self.tally.by_size(),
            ..MemStats::default()
        };
        self.telemetry.fill(self, &mut stats);
        stats
    }
}
