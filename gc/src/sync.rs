//! Locks, atomics and threads, as the standard library has them. In two builds for tests alone they are others, so that
//! interleavings are explored rather than left to chance:
//!
//! - `--cfg loom`: every interleaving, and every order in which memory may be seen, of the small lock-free pieces. They take their
//!   atomics from here; their tests are modules `interleavings` beside them.
//! - `--cfg shuttle`: random schedules of whole cycles (`tests/conformance/schedules.rs`). Whoever takes a lock, waits, or comes
//!   to a [hand-over point](crate::debug) may be switched away from. Memory is in order there, so atomics are plain.

#[cfg(not(any(loom, shuttle)))]
pub(crate) use std::sync::{Condvar, Mutex, MutexGuard, RwLock};

#[cfg(loom)]
pub(crate) use loom::sync::{Condvar, Mutex, MutexGuard, RwLock};

#[cfg(shuttle)]
pub(crate) use shuttle::sync::{Condvar, Mutex, MutexGuard, RwLock};

/// The atomics of the pieces that loom explores.
pub(crate) mod atomic {
    #[cfg(not(loom))]
    pub(crate) use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicUsize};

    #[cfg(loom)]
    pub(crate) use loom::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicUsize};
}

/// Threads.
pub(crate) mod thread {
    #[cfg(not(any(loom, shuttle)))]
    pub(crate) use std::thread::{Builder, JoinHandle, yield_now};

    #[cfg(loom)]
    pub(crate) use loom::thread::{Builder, JoinHandle, yield_now};

    #[cfg(shuttle)]
    pub(crate) use shuttle::thread::{Builder, JoinHandle, yield_now};

    /// Another thread may go on now. Unlike a yield this does not say that there is nothing to do here.
    #[cfg(shuttle)]
    pub(crate) fn switch() {
        shuttle::sync::atomic::AtomicBool::new(false).load(std::sync::atomic::Ordering::SeqCst);
    }
}
