//! What the mutator does for a cycle: starting it, stepping it, ending it.

use std::time::Duration;

use crate::api::{AssistPolicy, Cause, Mutator, Shared};
use crate::barrier;
use crate::collectors::balanced::budget::Deadline;
use crate::collectors::balanced::candidates::Chosen;
use crate::collectors::balanced::{self, candidates, evacuation};
use crate::collectors::census;
use crate::debug::verify;
use crate::heap::{scavenger, segregated, sweep};
use crate::mutant;
use crate::sync::MutexGuard;
use crate::telemetry::{BufferRecord, CpuClass, CpuTimer, CycleRecord, Event, Phase as StopPhase, StopWatch};
use crate::tracing::{Tracer, root_set};

use super::marking::{self, Progress};
use super::{Cms, Phase, State};

/// Allocation that pays for one marking step on the mutator.
const STEP_ALLOCATION: usize = 64 << 10;
/// Least bytes scanned in one such step.
const MIN_STEP_BYTES: usize = 128 << 10;
/// Bytes that a mutator may scan before mark termination, and in it, before it rather resumes marking.
const TERMINATION_BYTES: usize = 64 << 10;
/// Resumptions after which mark termination finishes the work itself, so that marking ends for certain.
const MAX_RESUMPTIONS: u32 = 4;
/// A cycle that has no more to scan than the last one's bytes, if they were so few, is the mutator's: to wake a thread and
/// have it fetch the objects from this processor's caches takes longer.
const SMALL_WORK_BYTES: usize = 64 << 10;
/// The work of finding and taking a stack.
const STACK_WORK_BYTES: usize = 128;
/// Most memory that mutators sweep on their own. Of more than that, allocation is to find some swept already.
const SMALL_SWEEP_BYTES: usize = 16 << 20;

/// One cycle from its start stop to its termination.
pub(super) struct Cycle {
    pub(super) tracer: Tracer,
    /// Where the search for stale contexts goes on.
    pub(super) next_context: u32,
    pub(super) stack_bytes: usize,
    /// Where the walk over the specials' roots goes on, if there are any left.
    pub(super) next_special: Option<u64>,
    /// Stacks scanned by whoever marks.
    pub(super) stacks: usize,
    pub(super) marker_cpu: Duration,
    pub(super) global_bytes: usize,
    forced: bool,
    start: Duration,
    start_pause: Duration,
    /// When the start stop ended.
    marking_since: Duration,
    heap_at_start: usize,
    /// Bytes handed out since the last cycle when this one started.
    allocated_at_start: usize,
    /// The same at the last step.
    allocated_at_step: usize,
    resumptions: u32,
    /// What `balanced` will evacuate, once it has been chosen.
    pub(super) chosen: Option<Chosen>,
}

impl Cms {
    /// Called for every refill: asks for safepoints when the pacer says so, and sweeps if nobody else does.
    pub(super) fn pace(&self, heap: &Shared, mutator: &mut Mutator) {
        heap.pacer.limiter.refresh(heap);
        if mutator.barrier.is_active() {
            let stressed = heap.stress().is_some();
            let due = match &*self.lock() {
                State { phase: Phase::Stepping, cycle: Some(cycle), .. } => {
                    stressed || heap.pacer.allocated() - cycle.allocated_at_step >= STEP_ALLOCATION
                }
                State { phase: Phase::Marking, .. } => self.must_wait(heap) || self.account.is_due(heap),
                _ => self.must_wait(heap),
            };
            if due {
                heap.request_safepoint();
            }
        } else if heap.pacer.reached_trigger() {
            heap.request_safepoint();
        } else {
            sweep::keep_schedule(heap, mutator);
        }
    }

    /// The safepoint: starts, steps, waits for or ends a cycle.
    pub(super) fn do_what_is_due(&self, heap: &Shared, mutator: &mut Mutator) {
        let state = self.lock();
        match state.phase {
            Phase::Idle | Phase::Sweeping if heap.pacer.reached_trigger() => {
                drop(state);
                self.begin(heap, mutator, Cause::Pacer);
            }
            Phase::Idle | Phase::Sweeping => {}
            Phase::Stepping => self.step_on_mutator(heap, mutator, state),
            // The program outran the marker: it waits rather than let the heap grow without bound.
            Phase::Marking if self.must_wait(heap) => {
                barrier::flush(mutator);
                let state = self.wait_for_marker(heap, state);
                self.terminate(heap, mutator, state);
            }
            Phase::Marking => {
                drop(state);
                self.assist_thread(heap, mutator);
            }
            Phase::ReadyToTerminate => self.terminate(heap, mutator, state),
        }
    }

    /// Whether the program has outrun the marker so far that it waits.
    fn must_wait(&self, heap: &Shared) -> bool {
        heap.options.assist != AssistPolicy::Off && heap.pacer.overran_goal()
    }

    /// Finishes the cycle in progress, runs a whole one, and sweeps.
    pub(super) fn run_full_cycle(&self, heap: &Shared, mutator: &mut Mutator, cause: Cause) {
        self.finish(heap, mutator);
        self.begin(heap, mutator, cause);
        self.finish(heap, mutator);
        sweep::finish(heap);
        balanced::fix_all_contexts(heap);
        balanced::release_empty_blocks(heap);
        scavenger::release_surplus(heap);
    }

    /// Waits for or does what is left of the cycle in progress, up to its termination.
    fn finish(&self, heap: &Shared, mutator: &mut Mutator) {
        loop {
            let mut state = self.lock();
            match state.phase {
                Phase::Idle | Phase::Sweeping => return,
                Phase::ReadyToTerminate => {}
                Phase::Marking => {
                    barrier::flush(mutator);
                    state = self.wait_for_marker(heap, state);
                }
                Phase::Stepping => {
                    if let Some(cycle) = &mut state.cycle {
                        self.on_mutator(heap, cycle, CpuClass::MarkAssist, |cycle| {
                            while marking::step(heap, cycle, usize::MAX) == Progress::More {}
                        });
                    }
                }
            }
            self.terminate(heap, mutator, state);
        }
    }

    fn wait_for_marker<'a>(
        &'a self,
        heap: &Shared,
        mut state: MutexGuard<'a, State>,
    ) -> MutexGuard<'a, State> {
        let start = heap.telemetry.now();
        while state.phase == Phase::Marking {
            state = self.wait(heap, state);
        }
        heap.telemetry.stalled(start);
        state
    }

    /// A cycle without the thread can come to its end before the thread has done with the one before: nothing is swept any
    /// more then, but stacks are fixed. So a stack may be held that has not been scanned. And after the evacuation that
    /// is to follow, the thread would count stacks as fixed that it read before, free from-space that it asked nobody about, and
    /// sweep what this cycle leaves.
    fn wait_for_sweeper<'a>(
        &'a self,
        heap: &Shared,
        mut state: MutexGuard<'a, State>,
    ) -> MutexGuard<'a, State> {
        if state.sweeps && !mutant!(EndBesideThread) {
            let start = heap.telemetry.now();
            while state.sweeps {
                state = self.wait(heap, state);
            }
            heap.telemetry.stalled(start);
        }
        state
    }

    /// Sweep termination and initial mark.
    fn begin(&self, heap: &Shared, mutator: &mut Mutator, cause: Cause) {
        let last_work = self.lock().last_work;
        // Under stress small heaps, too, are the thread's in every other cycle.
        let stressed = heap.stress().is_some() && heap.mark_epoch.current() % 2 == 1;
        let small = last_work <= SMALL_WORK_BYTES && !stressed;
        let phase =
            if !small && self.ensure_marker(&mutator.heap) { Phase::Marking } else { Phase::Stepping };
        heap.telemetry.emit(|| Event::CycleStarted { cause, heap_bytes: heap.pacer.heap_live() });
        heap.pacer.limiter.update(heap);
        let mut watch = StopWatch::start(heap);
        sweep::finish(heap);
        balanced::release_empty_blocks(heap);
        watch.ended(StopPhase::SweepTermination);
        if heap.verifies_cycle() {
            watch.uncounted(|| heap.specials.verify(heap));
        }
        let mut state = self.lock();
        let epoch = heap.mark_epoch.advance(heap.contexts.living());
        let to_evacuate = heap.buffers.as_ref().filter(|buffers| buffers.should_evacuate(heap));
        if let Some(buffers) = to_evacuate {
            buffers.admit_candidates(candidates::within_reach(heap));
        }
        let records = to_evacuate.is_some();
        mutator.barrier.begin(epoch, records);
        if !mutant!(CursorsStayWhite) {
            segregated::blacken_cursors(heap, mutator);
        }
        heap.pacer.cycle_started();
        self.account.open(heap, last_work);
        let next_special = heap.specials.cycle_began();
        let mut tracer = Tracer::new(heap, records);
        let global_bytes = root_set::read_globals(heap, |word| {
            if !mutant!(GlobalsUnscanned) {
                tracer.mark(heap, word);
            }
        });
        let mut stack_bytes = 0;
        if let Some(context) = mutator.running_context() {
            stack_bytes = root_set::read_context(heap, &context, |word| {
                if !mutant!(RunningUnscanned) {
                    tracer.mark(heap, word);
                }
            });
            heap.mark_epoch.catch_up(&context.mark_epoch);
        }
        watch.ended(StopPhase::InitialMark);
        let stop = watch.finish();
        state.cycle = Some(Box::new(Cycle {
            tracer,
            next_context: 0,
            stack_bytes,
            next_special,
            stacks: 0,
            marker_cpu: Duration::ZERO,
            global_bytes,
            forced: cause == Cause::Explicit,
            start: stop.start,
            start_pause: stop.wall(),
            marking_since: stop.start + stop.wall(),
            heap_at_start: heap.pacer.heap_live(),
            allocated_at_start: heap.pacer.allocated(),
            allocated_at_step: heap.pacer.allocated(),
            resumptions: 0,
            chosen: None,
        }));
        self.go_on(heap, state, phase);
    }

    /// Enters a phase of marking.
    fn go_on(&self, heap: &Shared, mut state: MutexGuard<'_, State>, phase: Phase) {
        match phase {
            Phase::Marking if self.is_threaded() => self.advance(heap, state, phase),
            // Nobody waits for it.
            _ => state.phase = Phase::Stepping,
        }
    }

    /// The marking step on the mutator that allocation has paid for.
    fn step_on_mutator(&self, heap: &Shared, mutator: &mut Mutator, mut state: MutexGuard<'_, State>) {
        let Some(cycle) = &mut state.cycle else { return };
        let budget = match heap.stress() {
            Some(stress) => stress.step_bytes,
            None if heap.options.gc_threads > 0 => SMALL_WORK_BYTES,
            None => self.step_budget(heap, cycle),
        };
        cycle.allocated_at_step = heap.pacer.allocated();
        self.step(heap, mutator, state, budget, CpuClass::MarkAssist);
    }

    /// One marking step on the mutator.
    pub(super) fn step(
        &self,
        heap: &Shared,
        mutator: &mut Mutator,
        mut state: MutexGuard<'_, State>,
        budget: usize,
        class: CpuClass,
    ) {
        barrier::flush(mutator);
        let Some(cycle) = &mut state.cycle else { return };
        let progress = self.on_mutator(heap, cycle, class, |cycle| {
            let limit = cycle.work().saturating_add(budget);
            loop {
                let progress = marking::step(heap, cycle, budget);
                if progress == Progress::NothingLeft || cycle.work() >= limit {
                    return progress;
                }
            }
        });
        if progress == Progress::NothingLeft {
            self.terminate(heap, mutator, state);
        } else if heap.options.gc_threads > 0 && cycle.work() > SMALL_WORK_BYTES {
            drop(state);
            if self.ensure_marker(&mutator.heap) {
                self.go_on(heap, self.lock(), Phase::Marking);
            }
        }
    }

    /// Marks from what this mutator shaded last, so that the stop to come finds it done. As Go does before it stops the world.
    fn mark_last_shaded(&self, heap: &Shared, mutator: &mut Mutator, cycle: &mut Cycle) {
        barrier::flush(mutator);
        if marking::take_shaded(heap, cycle) {
            self.on_mutator(heap, cycle, CpuClass::MarkAssist, |cycle| {
                cycle.tracer.drain(heap, TERMINATION_BYTES);
            });
        }
    }

    /// Marks on the mutator, outside stops.
    fn on_mutator<R>(
        &self,
        heap: &Shared,
        cycle: &mut Cycle,
        class: CpuClass,
        work: impl FnOnce(&mut Cycle) -> R,
    ) -> R {
        let start = heap.telemetry.now();
        let timer = CpuTimer::start();
        let result = work(cycle);
        let cpu = timer.stop();
        self.account.spent(class, cpu);
        heap.telemetry.spent(class, cpu);
        heap.telemetry.emit(|| Event::Worked { class, start, cpu });
        result
    }

    /// Scanning that keeps pace: what the last cycle found live, spread over the way to the goal.
    fn step_budget(&self, heap: &Shared, cycle: &Cycle) -> usize {
        let allocated = heap.pacer.allocated().saturating_sub(cycle.allocated_at_step).max(1) as u128;
        let way = heap.pacer.goal().saturating_sub(cycle.heap_at_start).max(1) as u128;
        let work = cycle.heap_at_start as u128;
        usize::try_from(work * allocated / way).unwrap_or(usize::MAX).max(MIN_STEP_BYTES)
    }

    /// Evacuates what has been chosen.
    fn evacuate(&self, heap: &Shared, mutator: &mut Mutator, cycle: &mut Cycle) -> Option<BufferRecord> {
        let buffers = heap.buffers.as_ref()?;
        mutator.count();
        let deadline = Deadline::begin(heap);
        buffers.release_evacuated(heap);
        let chosen = cycle.chosen.take().unwrap_or_default();
        let mut late = std::mem::take(&mut cycle.tracer.slots);
        let kept = mutant!(SlotsOutliveCycle) && chosen.buffers.is_empty();
        if !kept && !mutant!(BarrierSlotsLeft) {
            let stored = heap.recorded.take();
            evacuation::pin_targets(heap, buffers, &stored);
            late.extend(stored);
        }
        let done = evacuation::run(heap, mutator, &deadline, &chosen.buffers, &late);
        if done.buffers > 0 {
            heap.telemetry.emit(|| Event::Evacuated { objects: done.objects, buffers: done.buffers });
        }
        cycle.tracer.marked_bytes -= buffers.bytes_reclaimed(done.buffers, done.survivor_bytes);
        let counts = buffers.take_counts();
        Some(BufferRecord {
            evacuated: done.objects,
            pinned: chosen.pinned + done.pinned,
            dropped: chosen.dropped + done.dropped,
            ..counts
        })
    }

    /// Mark termination, or back to marking if something is left.
    fn terminate(&self, heap: &Shared, mutator: &mut Mutator, state: MutexGuard<'_, State>) {
        let mut state = self.wait_for_sweeper(heap, state);
        let Some(mut cycle) = state.cycle.take() else { return };
        if !mutant!(EndWithoutShaded) {
            self.mark_last_shaded(heap, mutator, &mut cycle);
        }
        let mut watch = StopWatch::start(heap);
        barrier::flush(mutator);
        if !mutant!(EndWithoutShaded) {
            marking::take_shaded(heap, &mut cycle);
        }
        if cycle.resumptions < MAX_RESUMPTIONS {
            cycle.tracer.drain(heap, TERMINATION_BYTES);
            let done = cycle.tracer.is_done() && cycle.next_special.is_none() || mutant!(EndWithObjects);
            if !done || !marking::all_contexts_current(heap) {
                cycle.resumptions += 1;
                let times = cycle.resumptions;
                watch.ended(StopPhase::MarkTermination);
                watch.finish();
                heap.telemetry.emit(|| Event::MarkingResumed { times });
                state.cycle = Some(cycle);
                let phase = if state.phase == Phase::Stepping { Phase::Stepping } else { Phase::Marking };
                self.go_on(heap, state, phase);
                return;
            }
        } else {
            while marking::step(heap, &mut cycle, usize::MAX) == Progress::More {}
            debug_assert!(
                marking::all_contexts_current(heap),
                "marking ends over a stack that somebody holds"
            );
        }
        cycle.tracer.take_findings(&heap.pool);
        let heap_at_end = heap.pacer.heap_live();
        segregated::release_cursors(heap, mutator);
        watch.ended(StopPhase::MarkTermination);
        let verifies = heap.verifies_cycle();
        if verifies {
            watch.uncounted(|| verify::marks(heap));
        }
        let buffers = self.evacuate(heap, mutator, &mut cycle);
        if let Some(buffers) = &buffers {
            watch.ended(StopPhase::Copy);
            if verifies && buffers.evacuated > 0 {
                watch.uncounted(|| verify::marks(heap));
            }
        }
        watch.uncounted(|| census::take(heap));
        mutator.barrier.end();
        let goal = heap.pacer.goal();
        let during = heap.pacer.allocated() - cycle.allocated_at_start;
        heap.pacer.cycle_ended(cycle.tracer.marked_bytes, cycle.stack_bytes + cycle.global_bytes, during);
        let (buffers_to_sweep, bytes) = heap
            .buffers
            .as_ref()
            .map_or((0, 0), |buffers| buffers.expire_all(heap, candidates::within_reach(heap)));
        heap.central.expire_all((buffers_to_sweep + heap.specials.expire(), bytes));
        state.last_work = cycle.work() + self.account.assisted();
        state.phase = Phase::Idle;
        drop(state);
        watch.ended(StopPhase::MarkTermination);
        let stop = watch.finish();
        let record = CycleRecord {
            forced: cycle.forced,
            start: cycle.start,
            start_pause: cycle.start_pause,
            concurrent: stop.start - cycle.marking_since,
            end_pause: stop.wall(),
            assist_cpu: self.account.assist_cpu(),
            idle_cpu: self.account.idle_cpu(),
            marker_cpu: cycle.marker_cpu,
            heap: [cycle.heap_at_start, heap_at_end, cycle.tracer.marked_bytes + during],
            goal,
            stack_bytes: cycle.stack_bytes,
            global_bytes: cycle.global_bytes,
            buffers,
            ..CycleRecord::default()
        };
        heap.telemetry.cycle(heap, record);
        self.clean_up(heap, mutator);
    }

    /// Has the thread sweep where there is much of it, or something else to do that allocation does not.
    fn clean_up(&self, heap: &Shared, mutator: &mut Mutator) {
        let surplus = scavenger::has_surplus(heap);
        let much = heap.central.expired_bytes() > SMALL_SWEEP_BYTES || heap.stress().is_some();
        if (much || surplus) && self.ensure_marker(&mutator.heap) {
            self.advance(heap, self.lock(), Phase::Sweeping);
        } else if surplus {
            scavenger::release_surplus(heap);
        }
    }
}

impl Cycle {
    /// What has been scanned outside stops, in bytes of the heap that would take as long.
    pub(super) fn work(&self) -> usize {
        self.tracer.scanned_bytes + self.stack_bytes + self.stacks * STACK_WORK_BYTES
    }
}
