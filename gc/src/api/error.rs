//! Ways in which creating a heap or allocating fails.

use std::fmt;

/// Why an allocation was refused. Nothing was allocated and nothing moved.
///
/// As wide as an address, so that either is returned in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum AllocError {
    /// Call [`Mutator::collect_now`](super::Mutator::collect_now) at the next instruction boundary, then run the whole
    /// instruction again.
    NeedsCollection,
    /// The object is larger than any heap can hold.
    TooLarge,
    /// The heap is full and collecting did not help.
    OutOfMemory,
}

impl fmt::Display for AllocError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AllocError::NeedsCollection => "a collection is needed first",
            AllocError::TooLarge => "the object is too large",
            AllocError::OutOfMemory => "out of memory",
        })
    }
}

impl std::error::Error for AllocError {}

/// Why a heap could not be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeapError {
    /// The operating system refused address space or memory; the message says how much was asked for.
    OutOfAddressSpace(String),
    /// An option is out of range; the message names it.
    InvalidOption(String),
    /// The layout with this index is malformed; the message says how.
    InvalidLayout(usize, String),
}

impl fmt::Display for HeapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeapError::OutOfAddressSpace(what) | HeapError::InvalidOption(what) => f.write_str(what),
            HeapError::InvalidLayout(index, what) => write!(f, "layout {index}: {what}"),
        }
    }
}

impl std::error::Error for HeapError {}
