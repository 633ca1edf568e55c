//! How a native ends if it does not simply return: it panics, waits, needs memory or something compiled.

use minigo_gc::AllocError;
use minigo_lang::bytecode::{Demand, FuncIdx};

#[cfg(doc)]
use super::native::NativeCx;
use crate::fault::GoPanic;
use crate::sched::WaitReason;

/// Why a native did not simply return. The variants are small, so that results are passed in registers.
#[derive(Debug)]
pub enum NativeExit {
    /// A collection is needed; then the whole call is made again.
    Collect,
    /// Memory is exhausted.
    OutOfMemory,
    /// A recoverable panic.
    Panic(Box<GoPanic>),
    /// `fatal error: ` and the text; ends the program.
    Throw(Box<Box<str>>),
    /// The same after the goroutine's panics, where the fault is the program's.
    Fatal(Box<Box<str>>),
    /// The goroutine waits.
    Park(Park),
    /// `runtime.GC`: a collection runs, then the call is done.
    CollectNow,
    /// Something is to be made by the compiler, see [`NativeCx::supplied`]; then the whole call is made again.
    Demand(Box<Demand>),
    /// A function is to be compiled; then the whole call is made again.
    Uncompiled(FuncIdx),
    /// `runtime.Goexit`.
    Goexit,
    /// `os.Exit`.
    Exit(i32),
}

/// How a goroutine waits. When it goes on, the call is done, and what the native wrote to scalar result words holds; but for
/// `Input`, where the whole call is made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Park {
    /// Until other goroutines had their turn.
    Yield,
    /// Until this time of the monotonic clock, in nanoseconds.
    Sleep(i64),
    /// In the queue of a semaphore, entered by [`NativeCx::semaphore_acquire`].
    Semaphore(WaitReason),
    /// Until standard input has something to read, see [`NativeCx::await_input`], or a signal comes.
    Input,
    /// For ever.
    Forever(WaitReason),
}

impl From<AllocError> for NativeExit {
    fn from(error: AllocError) -> Self {
        match error {
            AllocError::NeedsCollection => NativeExit::Collect,
            AllocError::TooLarge | AllocError::OutOfMemory => NativeExit::OutOfMemory,
        }
    }
}

impl From<GoPanic> for NativeExit {
    fn from(panic: GoPanic) -> Self {
        NativeExit::Panic(Box::new(panic))
    }
}

impl NativeExit {
    /// A fatal error.
    pub fn throw(text: &str) -> NativeExit {
        NativeExit::Throw(Box::new(text.into()))
    }
}
