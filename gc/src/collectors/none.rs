//! `none`: allocates in size classes and never collects.
//!
//! The baseline of every comparison: what a program costs when memory management costs nothing but allocation.

use crate::alloc::Request;
use crate::api::{AllocError, Cause, Mutator, Shared};
use crate::heap::segregated;

use super::Collector;

/// The collector that does not.
pub(crate) struct None;

impl Collector for None {
    fn allocate(&self, heap: &Shared, mutator: &mut Mutator, request: Request) -> Result<usize, AllocError> {
        segregated::allocate(heap, mutator, request)
    }

    fn collect(&self, _heap: &Shared, _mutator: &mut Mutator, _cause: Cause) {}
}
