//! A goroutine.

use std::sync::Arc;

use minigo_gc::Context;
use minigo_lang::bytecode::{FuncIdx, TypeIdx};

use super::WaitReason;
use super::stack::Stack;
use crate::fault::GoPanic;
use crate::heap::frames::Walker;

/// How the innermost frame's pointer map is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameState {
    /// Nothing has run: the closure to call is the only root.
    Start,
    /// `pc` is at an instruction that has had no effect yet.
    Before,
    /// `pc` is at an instruction that the goroutine is suspended in.
    Across,
    /// The instruction at `pc` panicked and will not go on.
    Panicked,
}

/// What a goroutine is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Runnable,
    Running,
    Waiting(WaitReason),
}

/// A place in a wait queue: a goroutine and one of its arms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Waiter {
    /// The goroutine's number.
    pub(crate) goroutine: u32,
    /// The arm's index.
    pub(crate) arm: u32,
}

impl Waiter {
    /// The form in which channels keep it; 0 is none.
    pub(crate) fn word(waiter: Option<Waiter>) -> u64 {
        waiter.map_or(0, |waiter| (u64::from(waiter.goroutine) + 1) << 32 | u64::from(waiter.arm))
    }

    /// The reverse.
    pub(crate) fn from_word(word: u64) -> Option<Waiter> {
        (word != 0).then(|| Waiter { goroutine: ((word >> 32) - 1) as u32, arm: word as u32 })
    }
}

/// One channel operation that a goroutine waits for.
#[derive(Debug)]
pub(crate) struct Arm {
    /// The channel: a root.
    pub(crate) chan: u64,
    /// Sends; otherwise receives.
    pub(crate) send: bool,
    /// Element type.
    pub(crate) ty: TypeIdx,
    /// Where its value begins in the goroutine's wait values.
    pub(crate) at: usize,
    /// Index of the arm in its `select`.
    pub(crate) index: u32,
    pub(crate) next: Option<Waiter>,
    pub(crate) prev: Option<Waiter>,
}

/// A panic in progress, or `runtime.Goexit`.
#[derive(Debug)]
pub(crate) struct PanicRecord {
    /// The value: type and data word. A root.
    pub(crate) value: [u64; 2],
    /// What the value will be made from.
    pub(crate) fault: Option<GoPanic>,
    /// `recover` was called.
    pub(crate) recovered: bool,
    /// It is `runtime.Goexit`.
    pub(crate) goexit: bool,
    /// It was raised again with the same value.
    pub(crate) repanicked: bool,
    /// It is a nil dereference.
    pub(crate) signal: bool,
    /// Panics in progress that began in frames outside of this one's.
    pub(crate) outer: usize,
    /// The instruction that panicked, and its frame.
    pub(crate) site_pc: *const u64,
    pub(crate) site_fp: *mut u64,
    /// The frame whose deferred calls run.
    pub(crate) walk: Walker,
    /// The value as it is printed, once `Error` or `String` was called.
    pub(crate) text: Option<Vec<u8>>,
}

/// A goroutine.
pub(crate) struct Goroutine {
    /// As traces name it, from 1.
    pub(crate) id: u64,
    /// Its context's number, by which wait queues name it.
    pub(crate) number: u32,
    pub(crate) context: Arc<Context>,
    pub(crate) status: Status,
    pub(crate) state: FrameState,
    pub(crate) pc: *const u64,
    pub(crate) fp: *mut u64,
    pub(crate) stack: Stack,
    /// The closure to call first: a root until then.
    pub(crate) closure: u64,
    /// Channel operations it waits for.
    pub(crate) arms: Vec<Arm>,
    /// Values of these, in register form.
    pub(crate) values: Vec<u64>,
    /// The arm that happened, and whether it transferred a value.
    pub(crate) woken: Option<(u32, bool)>,
    /// Panics in progress, the innermost last.
    pub(crate) panics: Vec<PanicRecord>,
    /// While panic values are made printable: the number of panics then.
    pub(crate) printing: Option<usize>,
    /// The base of the frame in which `Error` or `String` was called for printing.
    pub(crate) print_frame: *mut u64,
    /// Where it was started: function, words from its entry, goroutine.
    pub(crate) creator: Option<(FuncIdx, u32, u64)>,
    /// The next package initialiser, in the main goroutine.
    pub(crate) boot: Option<usize>,
    /// When it began to wait, of the monotonic clock.
    pub(crate) since: i64,
}
