//! The epoch gate: who may touch a context's stack, and what must have happened to it before.
//!
//! A context is idle, running (on one mutator), busy (a scanner or a toucher holds it) or retired. Only the holder of a
//! non-idle state reads or writes the stack. Before a mutator runs or touches a context, the stack must be *current*:
//! scanned in this marking phase, and fixed for the last evacuation, in the order fix, then scan. A parked stack does
//! not change, so scanning it late yields the same snapshot as scanning it in the start stop; that is why the pauses
//! do not grow with the number of contexts.

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use crate::alloc::Cursor;
use crate::api::{Context, ContextId, Mutator, Shared};
use crate::barrier;
use crate::collectors::balanced;
use crate::debug::Point;
use crate::mutant;
use crate::sync::atomic::{AtomicU32, AtomicUsize};
use crate::sync::thread;
use crate::telemetry::CpuClass;

/// Parked or runnable; nobody touches the stack.
const IDLE: u32 = 0;
/// Dispatched on a mutator.
const RUNNING: u32 = 1;
/// Held by a scanner, a fixer or another context's hand-off.
const BUSY: u32 = 2;
/// Exited; its number may be in use again.
const RETIRED: u32 = 3;

impl Context {
    /// An idle context that is current for the given epochs.
    pub(crate) fn new(id: ContextId, mark_epoch: u32, evacuation_epoch: u32) -> Context {
        Context {
            id,
            state: AtomicU32::new(IDLE),
            mark_epoch: AtomicU32::new(mark_epoch),
            evacuation_epoch: AtomicU32::new(evacuation_epoch),
            buffer_top: AtomicUsize::new(0),
            buffer_end: AtomicUsize::new(0),
        }
    }

    /// Waits until nobody holds the context, then takes it for running. False if it has retired.
    pub(crate) fn begin_running(&self) -> bool {
        self.take(RUNNING)
    }

    /// Gives the context up after running or holding it.
    pub(crate) fn release(&self) {
        self.state.store(IDLE, Release);
    }

    /// Takes an idle context for scanning or touching without waiting. False if somebody else has it or it has retired.
    pub(crate) fn try_hold(&self) -> bool {
        self.state.compare_exchange(IDLE, BUSY, Acquire, Relaxed).is_ok()
    }

    /// Waits until nobody holds the context, then takes it for touching. False if it has retired.
    pub(crate) fn hold(&self) -> bool {
        self.take(BUSY)
    }

    /// Ends the context for good, waiting out a scanner. Returns false if it had retired before.
    pub(crate) fn retire(&self) -> bool {
        if self.state.compare_exchange(RUNNING, RETIRED, Acquire, Relaxed).is_ok() {
            return true;
        }
        self.take(RETIRED)
    }

    fn take(&self, state: u32) -> bool {
        loop {
            match self.state.compare_exchange_weak(IDLE, state, Acquire, Relaxed) {
                Ok(_) => return true,
                Err(RETIRED) => return false,
                Err(_) => thread::yield_now(),
            }
        }
    }
}

impl Context {
    /// The allocation buffer that the context kept while it was parked.
    pub(crate) fn take_buffer(&self) -> Cursor {
        Cursor { top: self.buffer_top.swap(0, Relaxed), end: self.buffer_end.swap(0, Relaxed) }
    }

    /// Keeps an allocation buffer while the context is parked.
    pub(crate) fn put_buffer(&self, buffer: Cursor) {
        self.buffer_top.store(buffer.top, Relaxed);
        self.buffer_end.store(buffer.end, Relaxed);
    }
}

/// Fixes a held context's stack for the last evacuation, if that has not been done.
#[inline]
pub(crate) fn fix(heap: &Shared, context: &Context) {
    if !heap.evacuation_epoch.is_current(&context.evacuation_epoch) {
        balanced::fix_context(heap, context);
        heap.hand_over(Point::Fix);
        heap.evacuation_epoch.catch_up(&context.evacuation_epoch);
    }
}

/// Whether a context's stack holds no address from before the last evacuation.
pub(crate) fn is_fixed(heap: &Shared, context: &Context) -> bool {
    heap.evacuation_epoch.is_current(&context.evacuation_epoch)
}

/// Makes a held context current before a mutator runs or touches it.
#[inline]
pub(crate) fn make_current(mutator: &mut Mutator, context: &Context) {
    let epoch = mutator.barrier.mark_epoch();
    let scanned = epoch == 0 || context.mark_epoch.load(Relaxed) == epoch;
    let fixed = is_fixed(&mutator.heap, context) || epoch == 0 && mutant!(GateWhileMarkingOnly);
    if !scanned || !fixed {
        catch_up(mutator, context, scanned);
    }
}

#[cold]
fn catch_up(mutator: &mut Mutator, context: &Context, scanned: bool) {
    let timer = mutator.stack_scans.begin();
    if !mutant!(ScanBeforeFix) {
        fix(&mutator.heap, context);
    }
    if !scanned {
        barrier::scan_context(mutator, context);
        mutator.heap.mark_epoch.catch_up(&context.mark_epoch);
    }
    if mutant!(ScanBeforeFix) {
        fix(&mutator.heap, context);
    }
    if let Some(timer) = timer {
        let spent = mutator.stack_scans.end(timer);
        mutator.heap.telemetry.spent(CpuClass::StackScan, spent);
    }
}

#[cfg(all(test, loom))]
mod interleavings {
    use std::sync::Arc;

    use super::*;
    use crate::world::Epoch;

    /// A parked context behind the epoch.
    struct World {
        epoch: Epoch,
        context: Context,
        /// How many are at its stack, as far as each of them sees.
        visitors: AtomicU32,
        scans: AtomicUsize,
    }

    impl World {
        fn visit_stack(&self) {
            assert_eq!(self.visitors.load(Relaxed), 0, "two are at a stack");
            self.visitors.store(1, Relaxed);
            self.visitors.store(0, Relaxed);
        }

        fn make_current(&self) {
            if !self.epoch.is_current(&self.context.mark_epoch) {
                self.visit_stack();
                self.scans.fetch_add(1, Relaxed);
                self.epoch.catch_up(&self.context.mark_epoch);
            }
        }

        /// What the marker does.
        fn scan(&self) {
            if !self.epoch.is_current(&self.context.mark_epoch) && self.context.try_hold() {
                self.make_current();
                self.context.release();
            }
        }

        /// What a hand-off does.
        fn touch(&self) {
            assert!(self.context.hold());
            self.make_current();
            self.visit_stack();
            self.context.release();
        }

        /// What dispatch does.
        fn run(&self) {
            assert!(self.context.begin_running());
            self.make_current();
            self.visit_stack();
            self.context.release();
        }
    }

    fn explore(program: fn(&World), scans: usize) {
        loom::model(move || {
            let world = Arc::new(World {
                epoch: Epoch::default(),
                context: Context::new(ContextId(0), 0, 0),
                visitors: AtomicU32::new(0),
                scans: AtomicUsize::new(0),
            });
            world.epoch.advance(1);
            let beside = Arc::clone(&world);
            let marker = loom::thread::spawn(move || beside.scan());
            program(&world);
            marker.join().unwrap();
            assert_eq!(world.scans.load(Relaxed), scans);
            assert!(world.epoch.all_current());
        });
    }

    #[test]
    fn a_stack_that_is_dispatched_is_scanned_once() {
        explore(World::run, 1);
    }

    #[test]
    fn a_stack_that_is_touched_is_scanned_once() {
        explore(World::touch, 1);
    }

    /// Rule 4 of the protocol. Nothing would be lost, so no other test finds it but by chance.
    #[test]
    #[should_panic(expected = "two are at a stack")]
    fn a_stack_that_is_touched_without_being_held_is_shared_with_its_scanner() {
        explore(World::visit_stack, 1);
    }
}
