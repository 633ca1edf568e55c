//! `cms`: concurrent mark & sweep, Go's kind of collector.
//!
//! The cycle, told as Go tells it:
//!
//! 1. *Sweep termination.* At the trigger the mutator comes to a safepoint and sweeps what is left of the last cycle.
//! 2. *Initial mark* (a stop). The barrier is switched on, new objects are born marked, the mark epoch advances, globals
//!    and the running context's stack are marked from. Parked stacks are not touched: the gate (`world::gate`) has each
//!    of them scanned before it next runs.
//! 3. *Concurrent mark.* The marker thread scans objects, parked stacks, and values that mutators shaded. Without a
//!    thread (`gc_threads` 0) the mutator does the same in steps at its safepoints, paid for by its allocation. So it does
//!    where the last cycle had little to scan, because to wake a thread costs more; if there is more than that after
//!    all, the thread takes over.
//! 4. *Mark termination* (a stop). When the marker finds nothing more it asks for a safepoint. There the mutator hands
//!    over its last shaded values and checks that every stack is current; if that brings work, marking resumes. Otherwise
//!    the barrier is switched off and all spans become unswept.
//! 5. *Concurrent sweep.* Cursors sweep what they need, and what keeps them on schedule; large heaps the thread, too.
//!
//! The stops are code that the mutator runs at its own safepoint while the marker waits. They do not grow with the heap or
//! with the number of contexts.
//!
//! `cycle` is what mutators do, `marker` is the thread, `marking` is the work that both share, `assist` the price of allocation
//! and what an idle mutator does.

mod assist;
mod cycle;
mod marker;
mod marking;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use crate::alloc::Request;
use crate::api::{AllocError, Cause, Idle, Mutator, Shared};
use crate::heap::segregated;
use crate::sync::{Condvar, Mutex, MutexGuard, thread};

use self::assist::Account;
use self::cycle::Cycle;
use super::Collector;

/// Where the cycle stands. Written under the lock; marker and mutator hand the cycle to each other through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing to do but what allocation sweeps.
    Idle,
    /// Marking in steps on the mutator, to which the cycle belongs.
    Stepping,
    /// Marking on the thread, to which the cycle belongs.
    Marking,
    /// The marker found nothing left and waits for the mutator's stop.
    ReadyToTerminate,
    /// The thread sweeps.
    Sweeping,
}

struct State {
    phase: Phase,
    /// The cycle's marking state, while neither marker nor mutator works on it.
    cycle: Option<Box<Cycle>>,
    /// Bytes that the last cycle scanned, stacks included.
    last_work: usize,
    /// The thread sweeps, or does what follows sweeping, for the last cycle or for the one before.
    sweeps: bool,
    stopping: bool,
}

/// Concurrent mark & sweep.
pub(crate) struct Cms {
    state: Mutex<State>,
    changed: Condvar,
    thread: Mutex<Option<thread::JoinHandle<()>>>,
    /// Whether a marker thread runs.
    threaded: AtomicBool,
    /// What the program owes to the current cycle.
    account: Account,
}

impl Cms {
    /// A collector that has not started.
    pub(crate) fn new() -> Cms {
        Cms {
            state: Mutex::new(State {
                phase: Phase::Idle,
                cycle: None,
                last_work: 0,
                sweeps: false,
                stopping: false,
            }),
            changed: Condvar::new(),
            thread: Mutex::new(None),
            threaded: AtomicBool::new(false),
            account: Account::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn wait<'a>(&self, heap: &Shared, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        heap.waiting(|| self.changed.wait(state).unwrap_or_else(|poisoned| poisoned.into_inner()))
    }

    /// Waits for a change of the state, but no longer than this.
    fn wait_for<'a>(
        &self,
        heap: &Shared,
        state: MutexGuard<'a, State>,
        limit: Duration,
    ) -> MutexGuard<'a, State> {
        heap.waiting(|| {
            self.changed.wait_timeout(state, limit).unwrap_or_else(|poisoned| poisoned.into_inner()).0
        })
    }

    /// Starts the marker thread where one is wanted, once: the first time there is much to do. False if there is none.
    fn ensure_marker(&self, heap: &Arc<Shared>) -> bool {
        let mut thread = self.thread.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if heap.options.gc_threads == 0 || thread.is_some() || self.lock().stopping {
            return self.is_threaded();
        }
        let shared = Arc::clone(heap);
        let spawned = thread::Builder::new().name("gc-marker".to_owned()).spawn(move || marker::run(&shared));
        // Without a thread the mutator marks in steps, which is slower and just as correct.
        if let Ok(spawned) = spawned {
            self.threaded.store(true, Relaxed);
            *thread = Some(spawned);
        }
        self.is_threaded()
    }

    fn is_threaded(&self) -> bool {
        self.threaded.load(Relaxed)
    }

    /// Publishes a phase and wakes whoever waits for it, who finds the lock free. Not inside a stop: where processors are
    /// few, the one that is woken takes the mutator's.
    fn advance(&self, heap: &Shared, mut state: MutexGuard<'_, State>, phase: Phase) {
        state.phase = phase;
        drop(state);
        self.changed.notify_all();
        heap.told();
    }
}

impl Collector for Cms {
    fn allocate(&self, heap: &Shared, mutator: &mut Mutator, request: Request) -> Result<usize, AllocError> {
        match &heap.buffers {
            Some(buffers) if buffers.holds(heap, request) => buffers.allocate(heap, mutator, request),
            _ => segregated::allocate(heap, mutator, request),
        }
    }

    fn admit(&self, heap: &Shared, mutator: &mut Mutator) -> Result<(), AllocError> {
        self.pace(heap, mutator);
        Ok(())
    }

    fn safepoint(&self, heap: &Shared, mutator: &mut Mutator) {
        self.do_what_is_due(heap, mutator);
    }

    fn collect(&self, heap: &Shared, mutator: &mut Mutator, cause: Cause) {
        self.run_full_cycle(heap, mutator, cause);
    }

    fn stop(&self, _heap: &Shared) {
        let thread = {
            let mut thread = self.thread.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            self.lock().stopping = true;
            self.changed.notify_all();
            thread.take()
        };
        if let Some(thread) = thread {
            // A marker that panicked has said so; there is nothing to add.
            let _ = thread.join();
            self.threaded.store(false, Relaxed);
            let mut state = self.lock();
            if state.phase == Phase::Marking {
                state.phase = Phase::Stepping;
            }
        }
    }

    fn mark_while_idle(&self, heap: &Shared, mutator: &mut Mutator) -> Idle {
        self.mark_while_idle(heap, mutator)
    }

    fn as_cms(&self) -> Option<&Cms> {
        Some(self)
    }
}
