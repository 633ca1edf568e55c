//! One thread that runs program code: allocation, stores, safepoints, and the contexts it runs.

use std::sync::Arc;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};

use crate::alloc::gab::{self, BUFFERED_CLASSES, Turns};
use crate::alloc::plan::{AllocPlan, Placement};
use crate::alloc::{CURSOR_COUNT, Cursor, LayoutInfo, Request, Run, TinyBlock};
use crate::barrier::{self, BarrierState};
use crate::debug::{Countdown, Point, Random, graph};
use crate::heap::GRANULE_BYTES;
use crate::heap::segregated;
use crate::heap::size_class::{CLASS_COUNT, MAX_BYTES_WITHOUT_HEADER};
use crate::heap::span::Scan;
use crate::mutant;
use crate::pacing::Exhaustion;
use crate::telemetry::{Birth, CpuClass, Sampler};
use crate::world::gate;

use super::{
    Address, AllocError, Cause, Context, ContextId, HeapError, Idle, Layout, LayoutId, MemStats, Shared,
};

/// Largest object; beyond it sizes could overflow on the way.
const MAX_OBJECT_BYTES: usize = 1 << 47;

/// Sizes of pointer-free objects for which plans are made beforehand, in granules: up to 1 KB.
const PLANNED_GRANULES: usize = 128;

/// One slow allocation in so many is measured. A prime, so that no pattern of a program keeps step with it.
const SLOW_ALLOCATIONS_PER_SAMPLE: u32 = 251;

/// One scan of a stack in so many is measured.
const STACK_SCANS_PER_SAMPLE: u32 = 13;

/// Live bytes that one allocation pays for under stress.
const STRESS_BYTES_PER_ALLOCATION: usize = 256;

/// The handle of one mutator. Fast paths touch its own fields and side metadata only.
pub struct Mutator {
    pub(crate) barrier: BarrierState,
    /// One plan for each layout.
    plans: Vec<AllocPlan>,
    /// One plan for each size of small pointer-free objects, in granules, from one on.
    pointer_free_plans: [AllocPlan; PLANNED_GRANULES],
    pub(crate) heap: Arc<Shared>,
    placement: Placement,
    /// Where the smallest pointer-free objects are packed.
    pub(crate) tiny: TinyBlock,
    /// What becomes of the cursor's allocation buffer when another context runs.
    pub(crate) turns: Turns,
    /// Stress counts every allocation, so none may be fast: all plans say so.
    counts_allocations: bool,
    pub(crate) cursors: [Cursor; CURSOR_COUNT],
    /// Objects bump-allocated since the last count, by size class and pointer-freeness.
    pub(crate) bump_counts: [[u32; 2]; CLASS_COUNT],
    /// Objects allocated in buffers and not yet in the heap's counts, by size class.
    pub(crate) settled: [usize; BUFFERED_CLASSES],
    pub(crate) runs: [Run; CURSOR_COUNT],
    pub(crate) current: Option<ContextId>,
    pub(crate) exhaustion: Exhaustion,
    countdown: Option<Countdown>,
    /// Measures slow allocations, and the sweeping in them.
    slow_allocations: Sampler,
    /// Measures scans of stacks that are about to run.
    pub(crate) stack_scans: Sampler,
    /// What [`collect_now`](Self::collect_now) should run.
    due: Cause,
}

impl Mutator {
    pub(crate) fn new(heap: Arc<Shared>) -> Mutator {
        let countdown = heap.stress().map(|stress| {
            Countdown::new(Random::new(stress.run_seed(heap.options.seed)), stress.every, stress.limit)
        });
        let placement = heap.options.collector.info().placement;
        let packs = heap.options.tiny && !heap.options.graph && placement == Placement::SizeClasses;
        let tiny = TinyBlock::new(packs);
        let counts = countdown.is_some();
        let entries = heap.stress().map_or(barrier::BUFFER_ENTRIES, |stress| stress.barrier_entries);
        Mutator {
            barrier: BarrierState::new(heap.options.barrier, entries),
            plans: heap.layouts.iter().map(|layout| layout.plan(placement, &tiny).slow_if(counts)).collect(),
            pointer_free_plans: std::array::from_fn(|index| {
                let bytes = (index + 1) * GRANULE_BYTES;
                AllocPlan::new(bytes, Scan::PointerFree, 0, placement).slow_if(counts)
            }),
            placement,
            tiny,
            turns: Turns::new(&heap.options),
            counts_allocations: counts,
            cursors: [Cursor::default(); CURSOR_COUNT],
            bump_counts: [[0; 2]; CLASS_COUNT],
            settled: [0; BUFFERED_CLASSES],
            runs: [Run::default(); CURSOR_COUNT],
            current: None,
            exhaustion: Exhaustion::default(),
            countdown,
            slow_allocations: Sampler::new(heap.options.measure_cpu, SLOW_ALLOCATIONS_PER_SAMPLE),
            stack_scans: Sampler::new(heap.options.measure_cpu, STACK_SCANS_PER_SAMPLE),
            due: Cause::AllocationFailure,
            heap,
        }
    }

    /// Adds layouts to those that the heap was made with; they follow in numbering.
    ///
    /// # Errors
    ///
    /// A layout is malformed.
    ///
    /// # Panics
    ///
    /// There are more than [`Options::more_layouts`](super::Options::more_layouts).
    pub fn add_layouts(&mut self, layouts: &[Layout]) -> Result<(), HeapError> {
        for layout in layouts {
            let info = LayoutInfo::new(self.plans.len(), layout, self.heap.options.gab.pin)?;
            self.plans.push(info.plan(self.placement, &self.tiny).slow_if(self.counts_allocations));
            self.heap.layouts.push(info);
        }
        Ok(())
    }

    /// Allocates one zeroed element of a layout.
    ///
    /// # Errors
    ///
    /// See [`AllocError`]; nothing happened then.
    #[inline(always)]
    pub fn alloc(&mut self, layout: LayoutId) -> Result<Address, AllocError> {
        let plan = self.plans[layout.0 as usize];
        match self.try_plan(plan, plan.mask) {
            Some(address) => Ok(address),
            None => self.alloc_element(plan, layout),
        }
    }

    /// The fast path of [`alloc`](Self::alloc) alone: `None` says nothing but that it did not apply. For callers
    /// that keep all calls out of their own fast paths.
    #[inline(always)]
    pub fn try_alloc(&mut self, layout: LayoutId) -> Option<Address> {
        let plan = self.plans[layout.0 as usize];
        self.try_plan(plan, plan.mask)
    }

    #[cold]
    #[inline(never)]
    fn alloc_element(&mut self, plan: AllocPlan, layout: LayoutId) -> Result<Address, AllocError> {
        if plan.tiny != 0 {
            return self.alloc_tiny(usize::from(plan.tiny));
        }
        let bytes = self.heap.layouts[layout.0 as usize].bytes;
        self.alloc_beyond_run(
            plan,
            plan.mask,
            Request { bytes: bytes.max(1), layout: Some(layout), zero: true },
        )
    }

    /// Allocates when the cursor's run is used up: in the next run of its span, in the next hole of its buffer, or as the collector
    /// has it.
    fn alloc_beyond_run(
        &mut self,
        plan: AllocPlan,
        mask: u64,
        request: Request,
    ) -> Result<Address, AllocError> {
        let before = self.watched_total();
        let goes_on = match (self.counts_allocations, plan.start_bit) {
            (true, _) => false,
            (false, true) => gab::next_hole(self),
            (false, false) => segregated::next_run(self, usize::from(plan.cursor)),
        };
        if goes_on && let Some(address) = self.try_plan(plan, mask) {
            if plan.unzeroed && request.zero {
                self.zero_if_dirty(plan.cursor, address.word() as usize, request.bytes);
            }
            self.watch(before, address.word() as usize, mask == 0);
            return Ok(address);
        }
        self.alloc_slow(request)
    }

    /// Allocates `count` consecutive zeroed elements of a layout.
    ///
    /// # Errors
    ///
    /// See [`AllocError`]; nothing happened then.
    pub fn alloc_array(&mut self, layout: LayoutId, count: usize) -> Result<Address, AllocError> {
        let info = &self.heap.layouts[layout.0 as usize];
        let bytes = info.bytes.checked_mul(count).filter(|&bytes| bytes <= MAX_OBJECT_BYTES);
        let bytes = bytes.ok_or(AllocError::TooLarge)?;
        if info.scan == Scan::PointerFree {
            return self.alloc_pointer_free(Request {
                bytes: bytes.max(1),
                layout: Some(layout),
                zero: true,
            });
        }
        if bytes <= MAX_BYTES_WITHOUT_HEADER {
            let mask = info.repeated_mask(bytes);
            let plan = AllocPlan::new(bytes.max(1), info.scan, mask, self.placement);
            let plan = plan.slow_if(self.counts_allocations);
            return match self.try_plan(plan, mask) {
                Some(address) => Ok(address),
                None => {
                    let request = Request { bytes: bytes.max(1), layout: Some(layout), zero: true };
                    self.alloc_beyond_run(plan, mask, request)
                }
            };
        }
        self.alloc_slow(Request { bytes, layout: Some(layout), zero: true })
    }

    /// Allocates `size` bytes without pointers; their content is arbitrary if not `zero`.
    ///
    /// # Errors
    ///
    /// See [`AllocError`]; nothing happened then.
    #[inline]
    pub fn alloc_bytes(&mut self, size: usize, zero: bool) -> Result<Address, AllocError> {
        let taken = if self.tiny.packs(size) {
            self.tiny.take(size.max(1)).map(|start| Address::from_word(start as u64))
        } else {
            self.try_pointer_free(size, zero)
        };
        match taken {
            Some(address) => Ok(address),
            None => self.alloc_bytes_beyond_run(size, zero),
        }
    }

    #[inline(never)]
    fn alloc_bytes_beyond_run(&mut self, size: usize, zero: bool) -> Result<Address, AllocError> {
        if self.tiny.packs(size) {
            return self.alloc_tiny(size.max(1));
        }
        if size > MAX_OBJECT_BYTES {
            return Err(AllocError::TooLarge);
        }
        self.alloc_unpacked_beyond_run(Request { bytes: size.max(1), layout: None, zero })
    }

    #[inline]
    fn alloc_pointer_free(&mut self, request: Request) -> Result<Address, AllocError> {
        if self.tiny.packs(request.bytes) {
            self.alloc_tiny(request.bytes)
        } else {
            self.alloc_unpacked(request)
        }
    }

    /// Allocates a pointer-free object in memory of its own.
    #[inline]
    pub(crate) fn alloc_unpacked(&mut self, request: Request) -> Result<Address, AllocError> {
        match self.try_pointer_free(request.bytes, request.zero) {
            Some(address) => Ok(address),
            None => self.alloc_unpacked_beyond_run(request),
        }
    }

    /// The fast path for a pointer-free object in memory of its own.
    #[inline(always)]
    fn try_pointer_free(&mut self, bytes: usize, zero: bool) -> Option<Address> {
        // No bytes are as many as there can be, which no plan is for.
        let &plan = self.pointer_free_plans.get(bytes.wrapping_sub(1) / GRANULE_BYTES)?;
        let address = self.try_plan(plan, 0)?;
        if plan.unzeroed && zero {
            self.zero_if_dirty(plan.cursor, address.word() as usize, bytes);
        }
        Some(address)
    }

    /// Looks up the plan again, so that the fast path need not keep it.
    #[inline(never)]
    fn alloc_unpacked_beyond_run(&mut self, request: Request) -> Result<Address, AllocError> {
        match self.pointer_free_plans.get((request.bytes - 1) / GRANULE_BYTES) {
            Some(&plan) => self.alloc_beyond_run(plan, 0, request),
            None => self.alloc_slow(request),
        }
    }

    /// Zeroes an object just taken from a cursor's run, if the run's memory was used before.
    pub(crate) fn zero_if_dirty(&self, cursor: u8, address: usize, bytes: usize) {
        if self.runs[usize::from(cursor)].dirty {
            self.heap.space.memory.fill(address, bytes.next_multiple_of(GRANULE_BYTES), 0);
        }
    }

    /// The fast path: bump a cursor and set the side bits.
    #[inline(always)]
    fn try_plan(&mut self, plan: AllocPlan, mask: u64) -> Option<Address> {
        let Some(address) = self.bump(plan.cursor, plan.bytes as usize) else {
            let packed = if plan.tiny == 0 { None } else { self.tiny.take(usize::from(plan.tiny)) };
            return packed.map(|start| Address::from_word(start as u64));
        };
        if mask != 0 {
            let space = &self.heap.space;
            space.pointers.or_mask(space.granule(address), mask);
        }
        if plan.start_bit {
            self.note_start(address, plan.class, mask == 0);
        }
        Some(Address::from_word(address as u64))
    }

    /// Takes `bytes` bytes from a cursor, if it has them.
    #[inline(always)]
    pub(crate) fn bump(&mut self, cursor: u8, bytes: usize) -> Option<usize> {
        let cursor = &mut self.cursors[usize::from(cursor)];
        let top = cursor.top;
        if cursor.end - top < bytes {
            return None;
        }
        cursor.top = top + bytes;
        Some(top)
    }

    /// Records a bump-allocated object's start and counts it.
    #[inline(always)]
    pub(crate) fn note_start(&mut self, address: usize, class: u8, pointer_free: bool) {
        let space = &self.heap.space;
        space.starts.set(space.granule(address));
        self.bump_counts[usize::from(class)][usize::from(pointer_free)] += 1;
    }

    #[cold]
    #[inline(never)]
    fn alloc_slow(&mut self, request: Request) -> Result<Address, AllocError> {
        self.stress_tick()?;
        let heap = Arc::clone(&self.heap);
        let before = self.watched_total();
        let timer = self.slow_allocations.begin();
        let result = heap.collector.allocate(&heap, self, request);
        if let Some(timer) = timer {
            heap.telemetry.spent(CpuClass::Allocation, self.slow_allocations.end(timer));
        }
        if let Ok(address) = result {
            self.watch(before, address, heap.scan_of(request.layout) == Scan::PointerFree);
        }
        if result == Err(AllocError::NeedsCollection) {
            self.due = Cause::AllocationFailure;
        }
        result.map(|address| Address::from_word(address as u64))
    }

    /// Bytes handed out so far, if samples of the objects are watched.
    fn watched_total(&self) -> Option<u64> {
        self.heap.survival.as_ref().map(|_| self.heap.pacer.total())
    }

    /// Has an object watched, perhaps, that is the first in memory which was handed out after `before`.
    fn watch(&self, before: Option<u64>, address: usize, pointer_free: bool) {
        if let (Some(survival), Some(before)) = (&self.heap.survival, before) {
            let birth = Birth { address, pointer_free, born_marked: self.allocates_black() };
            survival.allocated(before, self.heap.pacer.total(), birth);
        }
    }

    /// Does the sweeping that an allocation needs.
    pub(crate) fn sweep_for_allocation<R>(&mut self, heap: &Shared, sweep: impl FnOnce() -> R) -> R {
        let (result, spent) = self.slow_allocations.nested(sweep);
        if let Some(spent) = spent {
            heap.telemetry.spent(CpuClass::SweepAssist, spent);
        }
        result
    }

    /// Under stress, lets a collection fall due: at once, or at the next safepoint.
    fn stress_tick(&mut self) -> Result<(), AllocError> {
        let Some(countdown) = &mut self.countdown else { return Ok(()) };
        if let Some(lateness) = &self.heap.lateness {
            lateness.allocates();
        }
        // A cycle under way makes small steps at random safepoints.
        if self.barrier.is_active() && countdown.choose(4) == 0 {
            self.heap.request_safepoint();
        }
        if !countdown.tick() || !self.heap.options.collector.info().attributes.collects {
            return Ok(());
        }
        // A collection and its verification cost what lives; allocation must pay for it, or a large heap takes hours.
        countdown.put_off((self.heap.pacer.heap_live() / STRESS_BYTES_PER_ALLOCATION) as u64);
        if self.heap.options.collector.info().attributes.concurrent && countdown.choose(2) == 0 {
            self.heap.pacer.force_trigger();
            self.heap.request_safepoint();
            return Ok(());
        }
        self.due = Cause::Stress;
        Err(AllocError::NeedsCollection)
    }

    /// Runs the collection that a failed allocation asked for. Returns why it did.
    pub fn collect_now(&mut self) -> Cause {
        let cause = self.due;
        self.collect(cause);
        cause
    }

    /// Runs a full collection that is finished on return. Objects may move.
    pub fn collect(&mut self, cause: Cause) {
        let heap = Arc::clone(&self.heap);
        heap.collector.collect(&heap, self, cause);
        if heap.options.graph && cause == Cause::Explicit {
            let graph = graph::walk(&heap);
            heap.embedder.trace_out(&format!("graph: {} objects, hash {:016x}", graph.objects, graph.hash));
        }
    }

    /// Whether [`safepoint`](Self::safepoint) has something to do.
    #[inline(always)]
    pub fn safepoint_requested(&self) -> bool {
        self.heap.safepoint_requested.load(Relaxed)
    }

    /// Does what is due. The caller has saved all state; objects may move.
    pub fn safepoint(&mut self) {
        if self.heap.safepoint_requested.swap(false, SeqCst) {
            let heap = Arc::clone(&self.heap);
            heap.collector.safepoint(&heap, self);
        }
    }

    /// Marks a little, if there is something to mark, for an embedder that has no context to run and would sleep otherwise.
    /// Takes some twenty microseconds; whether there is a context to run now should be asked after each call.
    pub fn mark_while_idle(&mut self) -> Idle {
        let heap = Arc::clone(&self.heap);
        heap.collector.mark_while_idle(&heap, self)
    }

    /// Collections so far that moved objects against their pins: see [`Heap::relocations`](super::Heap::relocations).
    #[inline(always)]
    pub fn relocations(&self) -> u64 {
        self.heap.relocations.load(Relaxed)
    }

    /// Completed collections.
    #[inline]
    pub fn cycles(&self) -> u32 {
        self.heap.telemetry.cycles()
    }

    /// Whether stores need the barrier now.
    #[inline(always)]
    pub fn barrier_active(&self) -> bool {
        self.barrier.is_active()
    }

    /// Stores a pointer into any memory the collector traces.
    #[inline(always)]
    pub fn store_pointer(&mut self, slot: *mut u64, value: u64) {
        if self.barrier.is_active() {
            barrier::store(self, slot, value);
        } else {
            barrier::slot::write(slot, value);
        }
    }

    /// Copies `count` elements of a layout, which may overlap.
    pub fn store_pointers(&mut self, dst: *mut u64, src: *const u64, layout: LayoutId, count: usize) {
        let info = &self.heap.layouts[layout.0 as usize];
        let bytes = info.bytes * count;
        if self.barrier.is_active() && info.scan != Scan::PointerFree {
            barrier::copy(self, dst, src, layout, count);
        } else {
            barrier::slot::copy(dst, src, bytes);
        }
    }

    /// Zeroes `count` elements of a layout.
    pub fn clear_pointers(&mut self, dst: *mut u64, layout: LayoutId, count: usize) {
        let info = &self.heap.layouts[layout.0 as usize];
        let bytes = info.bytes * count;
        if self.barrier.is_active() && info.scan != Scan::PointerFree && !mutant!(ClearUnshaded) {
            barrier::before_overwrite(self, dst, layout, count);
        }
        barrier::slot::zero(dst, bytes);
    }

    /// Makes a context. Its stack must be empty, or hold only what the running context `parent` holds.
    pub fn new_context(&mut self, parent: Option<&Context>) -> Arc<Context> {
        // A context without a parent counts as unscanned: harmless, and right when its stack is not empty.
        let epochs = match parent {
            Some(parent) if !mutant!(ChildBehind) => {
                (parent.mark_epoch.load(Relaxed), parent.evacuation_epoch.load(Relaxed))
            }
            _ => (0, self.heap.evacuation_epoch.current()),
        };
        let count = |context: &Context| {
            self.heap.mark_epoch.joined(&context.mark_epoch);
            self.heap.evacuation_epoch.joined(&context.evacuation_epoch);
        };
        // It counts before the marker can find it and bring it up to date, which takes it off the count.
        let context = self.heap.contexts.add(|id| {
            let context = Context::new(id, epochs.0, epochs.1);
            if !mutant!(CountedWhenFound) {
                count(&context);
            }
            context
        });
        self.heap.hand_over(Point::Added);
        if mutant!(CountedWhenFound) {
            count(&context);
        }
        context
    }

    /// Before dispatch: waits out a scanner, makes the stack current, and installs the context's allocation buffer.
    pub fn enter(&mut self, context: &Context) {
        // A context that was never left would stay unscanned for ever.
        assert!(self.current.is_none(), "a mutator runs one context at a time");
        if context.begin_running() {
            if !mutant!(DispatchUngated) {
                gate::make_current(self, context);
            }
            self.current = Some(context.id);
            self.install_buffer(context);
        }
    }

    /// After the context parked or was preempted.
    pub fn leave(&mut self, context: &Context) {
        if self.current.take().is_some() {
            self.save_buffer(context);
            context.release();
        }
    }

    /// Runs `access`, which reads or writes another context's stack or wait element.
    pub fn touch<R>(&mut self, context: &Context, access: impl FnOnce() -> R) -> R {
        let holds = !mutant!(TouchUnheld);
        if self.current == Some(context.id) || holds && !context.hold() {
            return access();
        }
        if !mutant!(TouchUngated) {
            gate::make_current(self, context);
        }
        let result = access();
        if holds {
            context.release();
        }
        result
    }

    /// The context exited; its number may be reused.
    pub fn retire_context(&mut self, context: &Context) {
        if self.current == Some(context.id) {
            self.current = None;
            self.leave_buffer();
        } else if context.hold() {
            self.recycle_buffer_of(context);
            context.release();
        }
        if context.retire() {
            self.heap.mark_epoch.left(&context.mark_epoch);
            self.heap.evacuation_epoch.left(&context.evacuation_epoch);
            self.heap.contexts.remove(context.id);
        }
    }

    /// The context that this mutator runs.
    pub(crate) fn running_context(&self) -> Option<Arc<Context>> {
        self.heap.contexts.get(self.current?.0)
    }

    /// Go's `runtime.MemStats`, exact.
    pub fn stats(&mut self) -> MemStats {
        self.count();
        self.heap.stats()
    }

    /// Brings the heap's counts up to date with this mutator.
    pub fn count(&mut self) {
        let heap = Arc::clone(&self.heap);
        segregated::count_cursors(&heap, self);
        heap.tally.packed(std::mem::take(&mut self.tiny.packed));
        if let Some(buffers) = &heap.buffers {
            self.settle_buffer();
            for (class, objects) in self.settled.iter_mut().map(std::mem::take).enumerate() {
                buffers.count_objects(objects);
                heap.tally.allocated(class, true, objects);
            }
        }
        for (class, counts) in self.bump_counts.iter_mut().enumerate() {
            for (pointer_free, count) in counts.iter_mut().enumerate() {
                heap.tally.allocated(class, pointer_free == 1, std::mem::take(count) as usize);
            }
        }
    }

    /// Whether new objects must be marked at once.
    #[inline]
    pub(crate) fn allocates_black(&self) -> bool {
        self.barrier.is_active() && !mutant!(BornWhite)
    }
}
