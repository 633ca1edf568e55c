//! Zero-filled arrays that take memory only where they are touched.
//!
//! One of the modules with `unsafe` code. All side metadata stands in such arrays, so that an index computed from a heap
//! address reaches it without a second table.

use std::ops::Deref;
use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64};

use super::reservation::Mapping;

/// Types that may live in a [`LazyArray`].
///
/// # Safety
///
/// All bits zero is a valid value, and the type has no destructor.
pub(crate) unsafe trait ZeroValid: Sync {}

// SAFETY: an atomic integer of zero bits is the integer 0.
unsafe impl ZeroValid for AtomicU8 {}
// SAFETY: as above.
unsafe impl ZeroValid for AtomicU32 {}
// SAFETY: as above.
unsafe impl ZeroValid for AtomicU64 {}
// SAFETY: a buffer record consists of atomic integers only.
unsafe impl ZeroValid for crate::alloc::gab::Buffer {}
// SAFETY: a span consists of atomic integers only.
unsafe impl ZeroValid for super::span::Span {}

/// A fixed array of shared cells, zero at first.
pub(crate) struct LazyArray<T> {
    mapping: Mapping,
    len: usize,
    cells: std::marker::PhantomData<T>,
}

impl<T: ZeroValid> LazyArray<T> {
    /// Reserves `len` cells.
    ///
    /// # Errors
    ///
    /// The operating system's refusal.
    pub(crate) fn new(len: usize) -> Result<LazyArray<T>, rustix::io::Errno> {
        let bytes = (len * size_of::<T>()).max(1);
        Ok(LazyArray { mapping: Mapping::zeroed(bytes)?, len, cells: std::marker::PhantomData })
    }
}

impl<T: ZeroValid> Deref for LazyArray<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: the mapping is page-aligned, holds `len` cells, is zero at first (valid by `ZeroValid`), lives as long
        // as `self`, and only shared references to it exist.
        unsafe { std::slice::from_raw_parts(self.mapping.base() as *const T, self.len) }
    }
}
