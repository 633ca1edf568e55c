//! How a map lies in memory: a header, and groups of slots. The machine's map code and the code generator, which puts
//! small maps into frames, agree on it here. The sizes are those of Go 1.27's `internal/runtime/maps`.

use super::TypeDesc;

/// Slots of a group.
pub const GROUP_SLOTS: u32 = 8;
/// Words of a header.
pub const HEADER_WORDS: u32 = 6;
/// The header's only pointer word: to the directory or, in a small map, to its group.
pub const HEADER_POINTER: u32 = 2;
/// Bytes of a group before its first slot: one control byte a slot.
const CONTROL_BYTES: u32 = 8;

/// How the slots of a map type lie in a group: each has a key, and an element behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapShape {
    /// Offset of the element in a slot.
    pub elem_offset: u32,
    /// Bytes of a slot.
    pub slot_size: u32,
}

impl MapShape {
    /// From the size and alignment of keys and elements, in bytes.
    pub fn new(key: (u32, u32), elem: (u32, u32)) -> MapShape {
        let elem_offset = key.0.next_multiple_of(elem.1);
        // The address of a zero-size element stays inside its slot, as in Go.
        let end = elem_offset + elem.0.max(1);
        MapShape { elem_offset, slot_size: end.next_multiple_of(key.1.max(elem.1)) }
    }

    /// For keys and elements of these types.
    pub fn of(key: &TypeDesc, elem: &TypeDesc) -> MapShape {
        MapShape::new((key.size as u32, key.align as u32), (elem.size as u32, elem.align as u32))
    }

    /// Bytes of a group.
    pub fn group_bytes(self) -> u32 {
        CONTROL_BYTES + GROUP_SLOTS * self.slot_size
    }

    /// Offset of a slot in a group.
    pub fn slot(self, index: u32) -> u32 {
        CONTROL_BYTES + index * self.slot_size
    }
}
