//! Reads and writes of heap words.
//!
//! One of the modules with `unsafe` code. Every access is checked against the committed range of the heap, so nothing a
//! caller passes can reach memory outside it. Words are relaxed atomics: the mutator and the marker read and write the
//! same words, and no reference into the heap ever exists.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::reservation::Reservation;

/// The accessible part of the heap's address range.
pub(crate) struct Memory {
    base: usize,
    committed_end: AtomicUsize,
}

impl Memory {
    /// Memory at `base` of which nothing is accessible yet.
    pub(crate) fn new(base: usize) -> Memory {
        Memory { base, committed_end: AtomicUsize::new(base) }
    }

    /// Declares the first `committed` bytes of the reservation accessible, as [`Reservation::commit`] reported.
    pub(crate) fn grow(&self, reservation: &Reservation, committed: usize) {
        assert!(reservation.base() == self.base && reservation.is_accessible(committed));
        self.committed_end.store(self.base + committed, Ordering::Release);
    }

    #[inline(always)]
    fn check(&self, address: usize, bytes: usize) {
        let end = self.committed_end.load(Ordering::Relaxed);
        assert!(
            address >= self.base && bytes <= end.wrapping_sub(address) && address <= end && address & 7 == 0,
            "heap access out of range"
        );
    }

    /// The word at `address`.
    #[inline(always)]
    pub(crate) fn load(&self, address: usize) -> u64 {
        self.check(address, 8);
        // SAFETY: `check` proved the word accessible and aligned; all accesses to it are atomic or exclusive to the
        // owner of freshly allocated memory.
        unsafe { AtomicU64::from_ptr(address as *mut u64).load(Ordering::Relaxed) }
    }

    /// Writes the word at `address`.
    #[inline(always)]
    pub(crate) fn store(&self, address: usize, value: u64) {
        self.check(address, 8);
        // SAFETY: as in `load`.
        unsafe { AtomicU64::from_ptr(address as *mut u64).store(value, Ordering::Relaxed) }
    }

    /// Starts bringing the cache line of `address` closer.
    #[inline(always)]
    pub(crate) fn prefetch(&self, address: usize) {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: a prefetch has no effect but on caches, whatever the address.
        unsafe {
            use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
            _mm_prefetch::<_MM_HINT_T0>(address as *const i8);
        }
    }

    /// Fills `bytes` bytes from `address` on with `byte`. The caller owns the range: it is free or being allocated.
    pub(crate) fn fill(&self, address: usize, bytes: usize, byte: u8) {
        self.check(address, bytes);
        // SAFETY: `check` proved the range accessible; free memory is touched by its owner only.
        unsafe { std::ptr::write_bytes(address as *mut u8, byte, bytes) }
    }

    /// Copies `bytes` bytes between ranges that do not overlap, the world being stopped.
    pub(crate) fn copy(&self, from: usize, to: usize, bytes: usize) {
        self.check(from, bytes);
        self.check(to, bytes);
        assert!(from.abs_diff(to) >= bytes, "evacuation onto itself");
        // SAFETY: both ranges are accessible and do not overlap; nobody else accesses them while the world is stopped.
        unsafe { std::ptr::copy_nonoverlapping(from as *const u8, to as *mut u8, bytes) }
    }
}
