//! [`lazy_array`](super::lazy_array) for loom, whose atomics are more than their bits: all cells are there from the beginning.

use std::ops::Deref;

/// A fixed array of shared cells, zero at first.
pub(crate) struct LazyArray<T>(Box<[T]>);

impl<T: Default> LazyArray<T> {
    /// Makes `len` cells.
    ///
    /// # Errors
    ///
    /// None here.
    pub(crate) fn new(len: usize) -> Result<LazyArray<T>, rustix::io::Errno> {
        Ok(LazyArray((0..len).map(|_| T::default()).collect()))
    }
}

impl<T> Deref for LazyArray<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}
