//! The two engines.
//!
//! A handler is written once, generic over [`Dispatch`]. Under [`Tail`] it ends in a sibling call of the next
//! instruction's handler, which the optimiser turns into a jump; nothing in the language promises that, so a test runs
//! long programs on a small native stack. Under [`Loop`] it returns to a loop, which is right at any optimisation level.

use minigo_lang::for_each_op;

use super::handlers;
use super::state::State;
use super::stubs::OPCODES;
use crate::worker::Worker;

/// What cold code decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    /// The worker's saved registers are where execution goes on.
    Resume,
    /// The interpreter is left; the worker says why.
    Leave,
}

/// Cold code: works on the worker's saved registers.
pub(crate) type Cold = unsafe fn(&mut Worker) -> Flow;

/// How a handler passes control on.
pub(crate) trait Dispatch {
    /// What handlers return.
    type Out;

    /// Executes the instruction at `state.pc`, which is `state.w`.
    ///
    /// # Safety
    ///
    /// `state` stands at an instruction of verified code, in a frame of its function, on a live worker.
    unsafe fn go(state: State) -> Self::Out;

    /// Goes on with another handler of the same instruction. What needs many registers stands there, so that the
    /// frequent case saves none.
    ///
    /// # Safety
    ///
    /// As for `go`; the handler fits the instruction.
    unsafe fn other<H: Handler>(state: State) -> Self::Out;

    /// Saves the registers and runs cold code.
    ///
    /// # Safety
    ///
    /// As for `go`; `cold` fits the instruction.
    unsafe fn cold(state: State, cold: Cold) -> Self::Out;
}

/// An instruction's behaviour.
pub(crate) trait Handler {
    /// Executes it.
    ///
    /// # Safety
    ///
    /// As for [`Dispatch::go`], and the instruction is this handler's.
    unsafe fn run<D: Dispatch>(s: State) -> D::Out;
}

/// Saves the registers, runs cold code, and loads them again: `None` if the interpreter is left.
///
/// # Safety
///
/// As for [`Dispatch::cold`].
#[inline(always)]
unsafe fn run_cold(state: State, cold: Cold) -> Option<State> {
    // SAFETY: the worker is alive and nobody else uses it; `cold` leaves it at an instruction if it resumes.
    unsafe {
        let worker = &mut *state.cx;
        worker.pc = state.pc;
        worker.fp = state.fp;
        worker.fuel = state.fuel;
        worker.last_lookup.forget();
        match cold(worker) {
            Flow::Leave => None,
            Flow::Resume => Some(load(state.cx)),
        }
    }
}

/// The registers that the worker has saved.
///
/// # Safety
///
/// The worker is alive and stands at an instruction.
#[inline(always)]
unsafe fn load(cx: *mut Worker) -> State {
    // SAFETY: the caller's promise.
    unsafe {
        let worker = &*cx;
        let pc = worker.pc;
        State { pc, fp: worker.fp, cx, limit: worker.limit, fuel: worker.fuel, w: *pc }
    }
}

/// Threaded code by sibling calls.
pub(crate) struct Tail;

type TailFn = unsafe extern "C" fn(*const u64, *mut u64, *mut Worker, *mut u64, isize, u64);

impl Dispatch for Tail {
    type Out = ();

    #[inline(always)]
    unsafe fn go(s: State) {
        // SAFETY: opcodes of verified code are below the table's length; the rest is the caller's promise.
        unsafe {
            let handler = *TAIL.get_unchecked(s.w as u16 as usize);
            handler(s.pc, s.fp, s.cx, s.limit, s.fuel, s.w);
        }
    }

    #[inline(always)]
    unsafe fn other<H: Handler>(s: State) {
        // SAFETY: the caller's promise.
        unsafe { tail_other::<H>(s.pc, s.fp, s.cx, s.limit, s.fuel, s.w) }
    }

    #[inline(always)]
    unsafe fn cold(s: State, cold: Cold) {
        // SAFETY: the caller's promise. The word's place carries the function: it can be read again from `pc`.
        unsafe { tail_cold(s.pc, s.fp, s.cx, s.limit, s.fuel, cold as usize as u64) }
    }
}

#[inline(never)]
unsafe extern "C" fn tail_cold(
    pc: *const u64,
    fp: *mut u64,
    cx: *mut Worker,
    limit: *mut u64,
    fuel: isize,
    cold: u64,
) {
    // SAFETY: `cold` was made from a `Cold` by `Tail::cold`, whose caller promised the rest.
    unsafe {
        let cold = std::mem::transmute::<usize, Cold>(cold as usize);
        if let Some(state) = run_cold(State { pc, fp, cx, limit, fuel, w: 0 }, cold) {
            Tail::go(state);
        }
    }
}

unsafe extern "C" fn tail_entry<H: Handler>(
    pc: *const u64,
    fp: *mut u64,
    cx: *mut Worker,
    limit: *mut u64,
    fuel: isize,
    w: u64,
) {
    // SAFETY: called through the table by `go`, whose caller promised it.
    unsafe { H::run::<Tail>(State { pc, fp, cx, limit, fuel, w }) }
}

#[inline(never)]
unsafe extern "C" fn tail_other<H: Handler>(
    pc: *const u64,
    fp: *mut u64,
    cx: *mut Worker,
    limit: *mut u64,
    fuel: isize,
    w: u64,
) {
    // SAFETY: called by `other`, whose caller promised it.
    unsafe { H::run::<Tail>(State { pc, fp, cx, limit, fuel, w }) }
}

/// A loop over a table.
pub(crate) struct Loop;

type LoopFn = unsafe fn(State) -> State;

impl Dispatch for Loop {
    type Out = State;

    #[inline(always)]
    unsafe fn go(s: State) -> State {
        s
    }

    #[inline(always)]
    unsafe fn other<H: Handler>(s: State) -> State {
        // SAFETY: the caller's promise.
        unsafe { H::run::<Loop>(s) }
    }

    #[inline(always)]
    unsafe fn cold(s: State, cold: Cold) -> State {
        // SAFETY: the caller's promise.
        match unsafe { run_cold(s, cold) } {
            Some(state) => state,
            None => State { pc: std::ptr::null(), ..s },
        }
    }
}

unsafe fn loop_entry<H: Handler>(s: State) -> State {
    // SAFETY: called through the table by the loop.
    unsafe { H::run::<Loop>(s) }
}

macro_rules! tables {
    ($($(#[doc = $doc:expr])* $name:ident = $Variant:ident { $($field:ident : $Role:ident),* } [$($flag:ident),*];)*) => {
        tables! { @stubs $($Variant,)* ChunkReturn, PanicReturn, PrintReturn, DeferReturn, GoroutineEnd, BootNext, NewEmpty, LateEntry, }
    };
    (@stubs $($Handler:ident,)*) => {
        static TAIL: [TailFn; OPCODES] = [$(tail_entry::<handlers::$Handler>),*];
        static LOOP: [LoopFn; OPCODES] = [$(loop_entry::<handlers::$Handler>),*];
    };
}

for_each_op!(tables);

/// Which engine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Sibling calls.
    Tail,
    /// A loop.
    Loop,
}

impl Engine {
    /// The engine that fits how the machine was compiled.
    pub const BUILT: Engine = if cfg!(loop_engine) { Engine::Loop } else { Engine::Tail };

    /// Runs from the worker's saved registers until the interpreter is left.
    ///
    /// # Safety
    ///
    /// The worker stands at an instruction of verified code, in a frame of its function.
    pub(crate) unsafe fn run(self, cx: *mut Worker) {
        // SAFETY: the caller's promise; in the loop, the table's handlers keep it.
        unsafe {
            let mut state = load(cx);
            match self {
                Engine::Tail => Tail::go(state),
                Engine::Loop => {
                    while !state.pc.is_null() {
                        state = LOOP[state.w as u16 as usize](state);
                    }
                }
            }
        }
    }
}
