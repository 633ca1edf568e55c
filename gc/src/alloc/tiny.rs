//! Go's tiny allocator: pointer-free objects below 16 bytes share blocks of 16 bytes.
//!
//! A block is an object like any other of its size, and lives as long as something refers to anything in it. So of the objects
//! that share one none has a death of its own: finalizers, cleanups and weak pointers last as long as the block, as in Go.
//! Nobody counts packed objects as freed; `MemStats` has them among both `Mallocs` and `Frees`, as Go's.
//!
//! Invariant: a block that objects are put into was begun after the last cycle began. So it is born marked where new
//! objects must be.

use crate::api::{Address, AllocError, Mutator};

use super::Request;

/// Bytes of a block. What is smaller and holds no pointers is packed: Go's `maxTinySize`.
const BLOCK_BYTES: usize = 16;

/// The block that a mutator fills.
#[derive(Debug, Default)]
pub(crate) struct TinyBlock {
    top: usize,
    end: usize,
    /// Objects below this size are packed.
    limit: usize,
    /// Objects put into a block that was begun before, not yet counted.
    pub(crate) packed: usize,
}

impl TinyBlock {
    /// No block. Without `packs` nothing is packed.
    pub(crate) fn new(packs: bool) -> TinyBlock {
        TinyBlock { limit: if packs { BLOCK_BYTES } else { 0 }, ..TinyBlock::default() }
    }

    /// Whether a pointer-free object of this size is packed.
    #[inline(always)]
    pub(crate) fn packs(&self, bytes: usize) -> bool {
        bytes < self.limit
    }

    /// Room for an object, aligned as its size suggests, if the block has it.
    #[inline(always)]
    pub(crate) fn take(&mut self, bytes: usize) -> Option<usize> {
        let alignment = 1 << bytes.trailing_zeros().min(3);
        let start = (self.top + alignment - 1) & !(alignment - 1);
        if start + bytes > self.end {
            return None;
        }
        self.top = start + bytes;
        self.packed += 1;
        Some(start)
    }

    /// A new block has an object of so many bytes. It is filled if it has more room than the one before.
    fn begin(&mut self, block: usize, bytes: usize) {
        if self.end - self.top < BLOCK_BYTES - bytes {
            (self.top, self.end) = (block + bytes, block + BLOCK_BYTES);
        }
    }

    /// A cycle begins or ends.
    pub(crate) fn give_up(&mut self) {
        (self.top, self.end) = (0, 0);
    }
}

impl Mutator {
    /// Allocates an object that is packed.
    pub(crate) fn alloc_tiny(&mut self, bytes: usize) -> Result<Address, AllocError> {
        if let Some(start) = self.tiny.take(bytes) {
            return Ok(Address::from_word(start as u64));
        }
        let block = self.alloc_unpacked(Request { bytes: BLOCK_BYTES, layout: None, zero: true })?;
        self.tiny.begin(block.word() as usize, bytes);
        Ok(block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_packed_by_their_alignment() {
        let mut tiny = TinyBlock::new(true);
        assert!(tiny.packs(15) && !tiny.packs(16));
        assert_eq!(tiny.take(1), None);
        tiny.begin(32, 1);
        assert_eq!(
            [tiny.take(2), tiny.take(4), tiny.take(1), tiny.take(8)],
            [Some(34), Some(36), Some(40), None]
        );
        assert_eq!([tiny.take(7), tiny.take(1)], [Some(41), None]);
        assert_eq!(tiny.packed, 4);
    }

    #[test]
    fn the_block_with_more_room_is_filled() {
        let mut tiny = TinyBlock::new(true);
        tiny.begin(32, 4);
        tiny.begin(64, 12);
        assert_eq!(tiny.take(4), Some(36));
        tiny.begin(96, 2);
        assert_eq!(tiny.take(2), Some(98));
        tiny.give_up();
        assert_eq!(tiny.take(1), None);
    }
}
