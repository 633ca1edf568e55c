//! Freed memory filled with a pattern, so that use after free shows.

use crate::heap::Space;

/// The byte that fills freed memory.
pub(crate) const POISON_BYTE: u8 = 0xDB;
/// A word of it.
pub(crate) const POISON_WORD: u64 = u64::from_ne_bytes([POISON_BYTE; 8]);

/// Fills freed memory.
pub(crate) fn fill(space: &Space, address: usize, bytes: usize) {
    space.memory.fill(address, bytes, POISON_BYTE);
}

/// Asserts that nobody wrote to freed memory.
pub(crate) fn check(space: &Space, address: usize, bytes: usize) {
    for word in (address..address + bytes).step_by(8) {
        let found = space.memory.load(word);
        assert!(found == POISON_WORD, "heap verification: free memory at {word:#x} was written: {found:#x}");
    }
}
