//! Marking on a mutator while the thread marks: because the program allocates faster than that, or has nothing else to do.
//!
//! As in Go, what is left to mark is spread over what the heap may still grow by, so that every byte handed out has a price
//! in bytes scanned. What the thread scans pays first; a mutator that is behind by more than [`SLACK_BYTES`] takes objects
//! from the pool and scans them itself. Go keeps an account for each context; here there is one, for the one mutator.
//!
//! A mutator of which no context can run marks, too, a little at a time, and owes nothing for it (Go's idle marking).

use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicU64, AtomicUsize};
use std::time::{Duration, Instant};

use crate::api::{AssistPolicy, Idle, Mutator, Shared};
use crate::barrier;
use crate::debug::Point;
use crate::telemetry::{CpuClass, CpuTimer, Event};
use crate::tracing::Tracer;

use super::{Cms, Phase};

/// Scanning that the program may owe before it assists: Go's `gcOverAssistWork`, one assist for many allocations.
const SLACK_BYTES: usize = 64 << 10;
/// Longest bounded assist. It ends with the first batch that takes it beyond.
const BOUNDED: Duration = Duration::from_micros(50);
/// Bytes scanned between two looks at the time.
const BATCH_BYTES: usize = 8 << 10;
/// Objects taken from the pool at once.
const BATCH_OBJECTS: usize = 256;
/// How long a mutator waits for objects at a time.
const PATIENCE: Duration = Duration::from_micros(200);
/// What an idle mutator scans before it looks whether it is still idle: some twenty microseconds.
pub(super) const IDLE_BYTES: usize = 16 << 10;

/// The account of one cycle. Set up in the start stop; the thread adds what it scans, mutators what they do.
#[derive(Default)]
pub(super) struct Account {
    /// Bytes that will have been scanned when the cycle ends, as far as the last cycles tell.
    expected: AtomicUsize,
    /// Bytes that the heap could grow by when the cycle began.
    way: AtomicUsize,
    /// Bytes handed out since the last cycle when this one began.
    allocated_before: AtomicUsize,
    /// Bytes scanned by the thread.
    background: AtomicUsize,
    /// Bytes scanned by mutators.
    assisted: AtomicUsize,
    /// Nanoseconds of mutators' CPU time in assists.
    assist_cpu: AtomicU64,
    /// Nanoseconds of idle mutators' CPU time.
    idle_cpu: AtomicU64,
}

impl Account {
    /// A cycle begins that has `expected` bytes to scan.
    pub(super) fn open(&self, heap: &Shared, expected: usize) {
        self.expected.store(expected, Relaxed);
        self.way.store(heap.pacer.goal().saturating_sub(heap.pacer.heap_live()).max(1), Relaxed);
        self.allocated_before.store(heap.pacer.allocated(), Relaxed);
        for counter in [&self.background, &self.assisted] {
            counter.store(0, Relaxed);
        }
        for cpu in [&self.assist_cpu, &self.idle_cpu] {
            cpu.store(0, Relaxed);
        }
    }

    /// The thread has scanned so many bytes in this cycle.
    pub(super) fn set_background(&self, scanned: usize) {
        self.background.store(scanned, Relaxed);
    }

    /// CPU time of this cycle's assists.
    pub(super) fn assist_cpu(&self) -> Duration {
        Duration::from_nanos(self.assist_cpu.load(Relaxed))
    }

    /// CPU time of mutators that had nothing else to do in this cycle.
    pub(super) fn idle_cpu(&self) -> Duration {
        Duration::from_nanos(self.idle_cpu.load(Relaxed))
    }

    /// A mutator has marked for so long.
    pub(super) fn spent(&self, class: CpuClass, cpu: Duration) {
        let counter = if class == CpuClass::MarkIdle { &self.idle_cpu } else { &self.assist_cpu };
        counter.fetch_add(cpu.as_nanos() as u64, Relaxed);
    }

    /// Bytes scanned by mutators in this cycle.
    pub(super) fn assisted(&self) -> usize {
        self.assisted.load(Relaxed)
    }

    /// Bytes that should have been scanned by now and have not been.
    fn owed(&self, heap: &Shared) -> usize {
        let allocated = heap.pacer.allocated().saturating_sub(self.allocated_before.load(Relaxed));
        let expected = self.expected.load(Relaxed);
        let due = expected as u128 * allocated as u128 / self.way.load(Relaxed).max(1) as u128;
        let done = self.background.load(Relaxed) + self.assisted.load(Relaxed);
        usize::try_from(due).map_or(expected, |due| due.min(expected)).saturating_sub(done)
    }

    /// Whether the program should assist: not while the collector has had more than its share.
    pub(super) fn is_due(&self, heap: &Shared) -> bool {
        let slack = if heap.stress().is_some() { 0 } else { SLACK_BYTES };
        heap.options.assist != AssistPolicy::Off
            && !heap.pacer.limiter.is_limiting()
            && self.owed(heap) > slack
    }
}

impl Cms {
    /// Marks on the mutator while the thread marks, as much as is owed and the policy allows. At a safepoint.
    pub(super) fn assist_thread(&self, heap: &Shared, mutator: &mut Mutator) {
        barrier::flush(mutator);
        let bounded = heap.options.assist != AssistPolicy::Go;
        while self.account.is_due(heap) && self.lock().phase == Phase::Marking {
            let (began, owed) = (Instant::now(), self.account.owed(heap));
            let is_enough = |scanned| scanned >= owed || bounded && began.elapsed() >= BOUNDED;
            let assisted = self.mark_some(heap, mutator, CpuClass::MarkAssist, is_enough);
            if !assisted {
                heap.pool.ask();
            }
            if bounded {
                return;
            }
            if assisted {
                continue;
            }
            let start = heap.telemetry.now();
            let state = self.lock();
            if state.phase == Phase::Marking {
                drop(self.wait_for(heap, state, PATIENCE));
            }
            heap.telemetry.stalled(start);
        }
    }

    /// A mutator none of whose contexts can run marks a little.
    pub(super) fn mark_while_idle(&self, heap: &Shared, mutator: &mut Mutator) -> Idle {
        let state = self.lock();
        match state.phase {
            Phase::Stepping => {
                self.step(heap, mutator, state, IDLE_BYTES, CpuClass::MarkIdle);
                Idle::Marked
            }
            Phase::Marking => {
                drop(state);
                barrier::flush(mutator);
                if self.mark_some(heap, mutator, CpuClass::MarkIdle, |scanned| scanned >= IDLE_BYTES) {
                    return Idle::Marked;
                }
                heap.pool.ask();
                Idle::AskAgain(PATIENCE)
            }
            Phase::Idle | Phase::ReadyToTerminate | Phase::Sweeping => Idle::Nothing,
        }
    }

    /// Takes objects from the pool and scans them until that `is_enough`. False if there were none.
    fn mark_some(
        &self,
        heap: &Shared,
        mutator: &Mutator,
        class: CpuClass,
        is_enough: impl Fn(usize) -> bool,
    ) -> bool {
        let mut tracer = Tracer::assisting(heap, mutator.barrier.records());
        if !tracer.take_some(heap, BATCH_OBJECTS) {
            return false;
        }
        let start = heap.telemetry.now();
        let timer = CpuTimer::start();
        loop {
            tracer.drain(heap, BATCH_BYTES);
            if is_enough(tracer.scanned_bytes) || tracer.is_done() && !tracer.take_some(heap, BATCH_OBJECTS) {
                break;
            }
        }
        heap.hand_over(Point::Assist);
        self.account.assisted.fetch_add(tracer.scanned_bytes, Relaxed);
        heap.pool.settle(tracer);
        let cpu = timer.stop();
        self.account.spent(class, cpu);
        heap.telemetry.spent(class, cpu);
        heap.telemetry.emit(|| Event::Worked { class, start, cpu });
        heap.pacer.limiter.update_if_due(heap);
        true
    }
}
