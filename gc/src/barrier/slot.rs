//! Reads and writes of slots, wherever they are: heap, static data or stack.
//!
//! One of the modules with `unsafe` code. That every slot is valid is what the embedder promises by implementing
//! [`Embedder`](crate::Embedder). Words are relaxed atomics, for the marker reads them at the same time.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

#[inline(always)]
fn word<'a>(slot: *mut u64) -> &'a AtomicU64 {
    // SAFETY: by the contract of `Embedder` the slot is aligned, readable and writable until the visiting or storing
    // call returns; the callers below drop the reference before that, and use it for one atomic access.
    unsafe { AtomicU64::from_ptr(slot) }
}

/// The value of a slot.
#[inline(always)]
pub(crate) fn read(slot: *mut u64) -> u64 {
    word(slot).load(Relaxed)
}

/// Sets a slot.
#[inline(always)]
pub(crate) fn write(slot: *mut u64, value: u64) {
    word(slot).store(value, Relaxed);
}

/// Copies `bytes` bytes between ranges that may overlap, word by word, so that the marker sees no torn pointer.
pub(crate) fn copy(dst: *mut u64, src: *const u64, bytes: usize) {
    let words = bytes / 8;
    let one = |index: usize| write(dst.wrapping_add(index), read(src.cast_mut().wrapping_add(index)));
    if dst.cast_const() <= src {
        (0..words).for_each(one);
    } else {
        tail(dst, src, bytes);
        (0..words).rev().for_each(one);
        return;
    }
    tail(dst, src, bytes);
}

/// Zeroes `bytes` bytes.
pub(crate) fn zero(dst: *mut u64, bytes: usize) {
    (0..bytes / 8).for_each(|index| write(dst.wrapping_add(index), 0));
    let done = bytes / 8 * 8;
    // SAFETY: the range is the embedder's promise, as above; only pointer-free data has a tail.
    unsafe { dst.cast::<u8>().add(done).write_bytes(0, bytes - done) }
}

/// Copies the last `bytes % 8` bytes, which hold no pointer.
fn tail(dst: *mut u64, src: *const u64, bytes: usize) {
    let done = bytes / 8 * 8;
    // SAFETY: both ranges are the embedder's promise, as above; `copy` allows overlap.
    unsafe { std::ptr::copy(src.cast::<u8>().add(done), dst.cast::<u8>().add(done), bytes - done) }
}
