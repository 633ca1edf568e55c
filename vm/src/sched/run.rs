//! The worker's loop: takes a goroutine, runs it until it leaves, and decides what comes next.

use std::time::{Duration, Instant};

use minigo_gc::Idle;
use minigo_lang::bytecode::{Compiler, Op};

use super::goroutine::{FrameState, Goroutine, Status};
use super::timers::Action;
use crate::chan;
use crate::heap::frames::{MapKind, Walker};
use crate::interp::{Engine, Flow};
use crate::memory;
use crate::worker::{Leave, Worker};

/// Exit code of fatal errors.
const FAILURE: i32 = 2;

impl Worker {
    /// Runs the program from its first initialiser to its end; returns the exit code.
    pub(crate) fn run(&mut self, engine: Engine, compiler: &mut dyn Compiler) -> i32 {
        let main = self.sched.spawn(&mut self.mutator, None);
        // SAFETY: nobody else knows the goroutine yet.
        unsafe { (*main).boot = Some(0) };
        self.sched.publish(main);
        self.sched.push_back(main);
        loop {
            self.look_around();
            match self.sched.pop(&mut self.rng) {
                Some((goroutine, inherits)) => {
                    if !inherits {
                        self.new_slice();
                    }
                    if let Some(code) = self.run_goroutine(goroutine, engine, compiler) {
                        return code;
                    }
                }
                None => {
                    if !self.idle() {
                        return FAILURE;
                    }
                }
            }
        }
    }

    /// Runs a goroutine until it leaves; returns the exit code if the program ends.
    fn run_goroutine(
        &mut self,
        goroutine: *mut Goroutine,
        engine: Engine,
        compiler: &mut dyn Compiler,
    ) -> Option<i32> {
        // SAFETY: goroutines in the run queue are alive.
        let context = unsafe { std::sync::Arc::clone(&(*goroutine).context) };
        self.mutator.enter(&context);
        self.current = goroutine;
        self.clock.step();
        let goroutine_ref = self.goroutine();
        goroutine_ref.status = Status::Running;
        let state = goroutine_ref.state;
        (self.pc, self.fp) = (goroutine_ref.pc, goroutine_ref.fp);
        self.limit = self.goroutine().stack.limit();
        let flow = match state {
            FrameState::Start => self.start_goroutine(),
            FrameState::Across => chan::finish(self),
            FrameState::Before | FrameState::Panicked => Flow::Resume,
        };
        if flow == Flow::Resume {
            // SAFETY: the registers are at an instruction: the goroutine's first, or where it was saved.
            unsafe { engine.run(self) }
        }
        loop {
            match self.leave {
                Leave::Uncompiled(func) => self.link(compiler.compile(func)),
                Leave::Demand => {
                    if !self.fetch(compiler) {
                        self.throw("minigo does not support calling these library methods by reflection");
                        break;
                    }
                }
                _ => break,
            }
            // SAFETY: the registers are at the entry of that function, or at the call of the native that asked.
            unsafe { engine.run(self) }
        }
        match self.leave {
            Leave::Preempted => {
                memory::allow_huge_pages();
                self.mutator.leave(&context);
                self.goroutine().status = Status::Runnable;
                self.sched.push_back(goroutine);
            }
            Leave::Parked => self.mutator.leave(&context),
            Leave::Ended => self.sched.retire(&mut self.mutator, goroutine),
            Leave::Exit(code) => return Some(code),
            Leave::Uncompiled(_) | Leave::Demand => unreachable!("it was supplied"),
        }
        self.current = std::ptr::null_mut();
        None
    }

    /// Nobody can run: sleeps until a timer fires or input comes. False if none ever will. But first what the collector has put off,
    /// since it may be a finalizer that others wait for.
    fn idle(&mut self) -> bool {
        if !self.mutator.has_due() && self.mutator.settle_specials() {
            return true;
        }
        if self.stdio.is_pending() {
            // A failure will show at the next write.
            let _ = self.stdio.flush();
        }
        let next = self.shared.timers().next();
        if next.is_none() && self.sched.readers.is_empty() {
            let text = if self.main_exited {
                "no goroutines (main called runtime.Goexit) - deadlock!"
            } else {
                "all goroutines are asleep - deadlock!"
            };
            self.throw_all(text);
            return false;
        }
        let time = next.map(|when| self.clock.until(when));
        if time != Some(None) {
            self.rest(time.flatten());
        }
        if self.mutator.safepoint_requested() {
            self.mutator.safepoint();
        }
        true
    }

    /// Lets the time (`None`: nobody knows how much) pass until somebody asks for attention: marks what the collector has to
    /// mark, and sleeps if there is nothing. Where a run must be repeatable it only sleeps, since what passes is not.
    fn rest(&mut self, time: Option<Duration>) {
        let end = time.map(|time| Instant::now() + time);
        let left = || end.map(|end| end.saturating_duration_since(Instant::now()));
        while !self.clock.is_repeatable() && left() != Some(Duration::ZERO) && !self.shared.is_asked() {
            match self.mutator.mark_while_idle() {
                Idle::Marked => {}
                Idle::AskAgain(soon) => {
                    if self.shared.sleep(Some(left().map_or(soon, |left| left.min(soon)))) {
                        return;
                    }
                }
                Idle::Nothing => break,
            }
        }
        self.shared.sleep(left());
    }

    /// Makes runnable who waited for the time that is now, or for input that is there, or for finalizers to be due.
    pub(crate) fn look_around(&mut self) {
        if self.shared.take_input_ready() {
            for goroutine in std::mem::take(&mut self.sched.readers) {
                // SAFETY: a waiting goroutine is alive.
                unsafe { (*goroutine).status = Status::Runnable };
                self.sched.push_back(goroutine);
            }
        }
        if !self.shared.timers().is_empty() {
            self.fire_timers();
        }
        if self.mutator.has_due()
            && let Some(closure) = self.finalization.begin()
        {
            let goroutine = self.new_goroutine(closure, false);
            self.sched.push_back(goroutine);
        }
    }

    /// Lets all timers fire that are due.
    fn fire_timers(&mut self) {
        let now = self.clock.monotonic();
        loop {
            let due = self.shared.timers().take_due(now);
            match due {
                None => return,
                Some(Action::Wake(goroutine)) => {
                    // SAFETY: a sleeping goroutine is alive.
                    unsafe { (*goroutine).status = Status::Runnable };
                    self.sched.push_back(goroutine);
                }
                Some(Action::Call { closure, .. }) => {
                    let goroutine = self.new_goroutine(closure, false);
                    self.sched.push_back(goroutine);
                }
            }
        }
    }

    /// A goroutine that will call a closure.
    fn new_goroutine(&mut self, closure: u64, by_current: bool) -> *mut Goroutine {
        let parent = if by_current { Some(std::sync::Arc::clone(&self.goroutine().context)) } else { None };
        let goroutine = self.sched.spawn(&mut self.mutator, parent.as_deref());
        // SAFETY: nobody else knows the goroutine yet.
        unsafe { (*goroutine).closure = closure };
        self.sched.publish(goroutine);
        goroutine
    }

    /// The `go` statement at the saved registers.
    pub(crate) fn go(&mut self, closure: u64) {
        let id = self.goroutine().id;
        let walk = Walker::at(&self.image, self.pc, self.fp, MapKind::Before, 0);
        let goroutine = self.new_goroutine(closure, true);
        if let Some(frame) = walk.frame {
            // SAFETY: the new goroutine has not run.
            unsafe {
                (*goroutine).creator = Some((frame.func, frame.offset + const { Op::Go.len() } as u32, id))
            };
        }
        self.sched.push_next(goroutine);
    }
}
