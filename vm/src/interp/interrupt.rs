//! Polls, and everything that stops an instruction: collections, panics, parking, fatal errors.

use minigo_gc::{AllocError, Cause};

use super::dispatch::Flow;
use crate::fault::GoPanic;
use crate::memory;
use crate::sched::{Action, FrameState, Status, WaitReason};
use crate::stdlib::native::{NativeExit, Park};
use crate::worker::{Leave, Worker};

/// Back-edges and calls between two polls: some microseconds.
pub(crate) const POLL_FUEL: isize = 2000;

/// Why an instruction did not simply go on.
#[derive(Debug)]
pub(crate) enum Interrupt {
    /// As of a native.
    Exit(NativeExit),
    /// The goroutine waits, suspended in the instruction; what will wake it is set up.
    Park(WaitReason),
    /// The registers were set: go on there.
    Resume,
    /// A panic or a fatal error has been handled; the interpreter is left.
    Leave,
}

macro_rules! from_exits {
    ($($ty:ty),*) => {
        $(impl From<$ty> for Interrupt {
            fn from(exit: $ty) -> Self {
                Interrupt::Exit(exit.into())
            }
        })*
    };
}

from_exits!(NativeExit, AllocError, GoPanic);

impl Interrupt {
    /// A fatal error.
    pub(crate) fn throw(text: &str) -> Interrupt {
        Interrupt::Exit(NativeExit::throw(text))
    }
}

impl From<Flow> for Interrupt {
    fn from(flow: Flow) -> Self {
        match flow {
            Flow::Resume => Interrupt::Resume,
            Flow::Leave => Interrupt::Leave,
        }
    }
}

impl Worker {
    /// Handles an interrupt of the instruction at the saved registers.
    #[cold]
    pub(crate) fn interrupt(&mut self, interrupt: Interrupt) -> Flow {
        match interrupt {
            Interrupt::Resume => Flow::Resume,
            Interrupt::Leave => Flow::Leave,
            Interrupt::Park(reason) => self.park(reason),
            Interrupt::Exit(exit) => self.native_exit(exit),
        }
    }

    fn native_exit(&mut self, exit: NativeExit) -> Flow {
        match exit {
            NativeExit::Collect if self.collect_and_retry() => Flow::Resume,
            NativeExit::Collect => self.throw("out of memory"),
            NativeExit::OutOfMemory => self.throw("out of memory"),
            NativeExit::Panic(panic) => self.raise(*panic),
            NativeExit::Throw(text) => self.throw(&text),
            NativeExit::Fatal(text) => self.fatal(&text),
            // As in Go, others have their turn meanwhile: a goroutine that collects all the time would not let them go on for seconds.
            NativeExit::CollectNow => {
                self.save(FrameState::Across);
                self.mutator.collect(Cause::Explicit);
                self.leave = Leave::Preempted;
                Flow::Leave
            }
            NativeExit::Demand(demand) => {
                self.demand = Some(demand);
                self.leave = Leave::Demand;
                Flow::Leave
            }
            NativeExit::Uncompiled(func) => {
                self.leave = Leave::Uncompiled(func);
                Flow::Leave
            }
            NativeExit::Goexit => self.goexit(),
            NativeExit::Exit(code) => {
                self.leave = Leave::Exit(code);
                Flow::Leave
            }
            NativeExit::Park(Park::Yield) => {
                self.save(FrameState::Across);
                self.leave = Leave::Preempted;
                Flow::Leave
            }
            NativeExit::Park(Park::Sleep(when)) => {
                let goroutine = self.current;
                self.shared.timers().start(when, 0, Action::Wake(goroutine));
                self.park(WaitReason::Sleep)
            }
            NativeExit::Park(Park::Input) => {
                let goroutine = self.current;
                self.sched.readers.push(goroutine);
                self.suspend(WaitReason::Io, FrameState::Before)
            }
            NativeExit::Park(Park::Semaphore(reason) | Park::Forever(reason)) => self.park(reason),
        }
    }

    /// Suspends the goroutine in the instruction at the saved registers.
    fn park(&mut self, reason: WaitReason) -> Flow {
        self.suspend(reason, FrameState::Across)
    }

    fn suspend(&mut self, reason: WaitReason, state: FrameState) -> Flow {
        self.save(state);
        let since = self.clock.monotonic();
        let goroutine = self.goroutine();
        goroutine.status = Status::Waiting(reason);
        goroutine.since = since;
        self.leave = Leave::Parked;
        Flow::Leave
    }

    /// A poll: does what the collector asks for, and ends the time slice when it is over.
    pub(crate) fn poll(&mut self) -> Flow {
        let slice_over = !self.restore_fuel() && self.refuel();
        if self.mutator.safepoint_requested() {
            self.save(FrameState::Before);
            self.mutator.safepoint();
        }
        if !slice_over {
            return Flow::Resume;
        }
        if memory::is_short() {
            return self.throw("out of memory");
        }
        self.new_slice();
        self.clock.slice();
        if self.stdio.is_pending() {
            // A failure will show at the next write.
            let _ = self.stdio.flush();
        }
        self.look_around();
        if !self.sched.has_runnable() {
            return Flow::Resume;
        }
        self.save(FrameState::Before);
        self.leave = Leave::Preempted;
        Flow::Leave
    }
}

/// Cold code of polls.
#[cold]
pub(crate) unsafe fn poll(w: &mut Worker) -> Flow {
    w.poll()
}

/// Results of cold code are passed in registers.
const _: () = assert!(size_of::<Result<(), Interrupt>>() <= 16);
