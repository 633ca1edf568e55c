//! From-space in quarantine: what was copied out of it must have arrived, and nobody may use what is left.
//!
//! In verified runs the copies of an evacuation are compared, when all slots have been redirected, with checksums from before. In
//! stressed runs what is left of an evacuated buffer is filled with poison, but for the new addresses in its objects' first
//! words; whoever reads a stale address reads poison, and whoever wrote through one is found when the buffer is freed.

use crate::api::Shared;
use crate::debug::poison::POISON_WORD;
use crate::heap::GRANULE_BYTES;
use crate::tracing::object::object_at;

/// An object that has been copied.
pub(crate) struct Copied {
    /// Where it was.
    pub(crate) from: usize,
    /// Where it is.
    pub(crate) to: usize,
    /// Its size.
    pub(crate) bytes: usize,
    /// The [`checksum`] of its words before.
    pub(crate) checksum: u64,
}

/// A hash of an object's words; 0 where nothing is verified.
pub(crate) fn checksum(heap: &Shared, start: usize, bytes: usize) -> u64 {
    if !heap.verifies() {
        return 0;
    }
    let words = (start..start + bytes).step_by(GRANULE_BYTES).map(|at| heap.space.memory.load(at));
    words.fold(bytes as u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Checks that copies are where they should be, and as they were.
pub(crate) fn verify(heap: &Shared, copies: &[Copied]) {
    for &Copied { from, to, bytes, checksum: before } in copies {
        let forwarding = heap.space.memory.load(from);
        assert!(
            forwarding == to as u64,
            "heap verification: {from:#x} was copied to {to:#x} and says {forwarding:#x}"
        );
        let found = object_at(&heap.space, to).map_or((0, 0), |object| (object.start, object.bytes));
        // The last copy has no end yet.
        assert!(
            found.0 == to && found.1 >= bytes,
            "heap verification: the copy at {to:#x} of {bytes} bytes is taken for {found:x?}"
        );
        assert!(
            checksum(heap, to, bytes) == before,
            "heap verification: the copy at {to:#x} is not what was at {from:#x}, {bytes} bytes"
        );
    }
}

/// Checks that nobody has written to a poisoned buffer since it was evacuated.
pub(crate) fn check(heap: &Shared, start: usize, bytes: usize) {
    for word in (start..start + bytes).step_by(GRANULE_BYTES) {
        let found = heap.space.memory.load(word);
        let is_forwarding =
            heap.space.marks.get(heap.space.granule(word)) && heap.space.contains(found as usize);
        assert!(
            is_forwarding || found == POISON_WORD,
            "heap verification: evacuated memory at {word:#x} was written: {found:#x}"
        );
    }
}
