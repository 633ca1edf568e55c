//! `sync`: semaphores. The locks are Go code over them and `sync/atomic`.

pub(super) mod atomic;

use super::append::pointer;
use super::native::{NativeCx, NativeExit, NativeFn};
use crate::sched::WaitReason;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("acquire", acquire),
    ("release", |cx| {
        let semaphore = pointer(cx, 0)?;
        cx.semaphore_release(semaphore);
        Ok(())
    }),
    ("fatal", |cx| Err(NativeExit::Fatal(Box::new(String::from_utf8_lossy(cx.string(0)).into())))),
    ("collections", |cx| {
        let count = cx.mutator().cycles();
        cx.set_word(0, u64::from(count));
        Ok(())
    }),
];

/// Reasons of waiting, in the order of the constants in Go.
const REASONS: [WaitReason; 5] =
    [WaitReason::Mutex, WaitReason::ReadLock, WaitReason::WriteLock, WaitReason::WaitGroup, WaitReason::Cond];

fn acquire(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let semaphore = pointer(cx, 0)?;
    cx.semaphore_acquire(semaphore, false, REASONS[cx.int(1) as usize])
}
