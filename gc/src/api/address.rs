//! A place in the heap, as a plain number.

use std::fmt;

/// A heap address. Copying it does not keep the object alive: only slots that the embedder reports do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(transparent)]
pub struct Address(usize);

impl Address {
    /// The null pointer.
    pub const NULL: Address = Address(0);

    /// The address stored in a pointer word.
    #[inline(always)]
    pub const fn from_word(word: u64) -> Address {
        Address(word as usize)
    }

    /// The address as a pointer word.
    #[inline(always)]
    pub const fn word(self) -> u64 {
        self.0 as u64
    }

    /// Whether this is the null pointer.
    #[inline(always)]
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// The address as a raw byte pointer.
    #[inline(always)]
    pub const fn as_ptr(self) -> *mut u8 {
        self.0 as *mut u8
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}
