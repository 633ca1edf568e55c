//! Control words: what a group's first word says of its slots.
//!
//! Byte `i` is that of slot `i`. Bit 7 is set if the slot is free. In the byte of an entry bits 0 to 5 are the lowest bits of
//! its key's hash, its *tag*; what they are in that of a free slot says how it became free. Bits 6 together are a number that
//! concerns the whole group: how many entries have passed it.

use super::hash::TAG_BITS;
use super::object::GROUP_SLOTS;

/// Control byte, but for [`PASSERS`], of a free slot: no entry that prefers it stands elsewhere.
pub(super) const EMPTY: u8 = 0x80;
/// Likewise of a free slot of which that is not known.
pub(super) const DELETED: u8 = 0xBE;
/// Control word of an empty group.
pub(super) const ALL_EMPTY: u64 = 0x8080_8080_8080_8080;

const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
/// The bits of a control word that count the group's *passers*: entries that stand in another group because this one, to
/// which their search comes first, was full. Bit 6 of byte `i` is bit `i` of the number.
pub(super) const PASSERS: u64 = 0x4040_4040_4040_4040;

/// A set of slots of one group: bit `8 * i + 7` is slot `i`.
#[derive(Clone, Copy)]
pub(super) struct SlotSet(u64);

impl Iterator for SlotSet {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let slot = self.0.trailing_zeros() as usize / 8;
        self.0 &= self.0 - 1;
        Some(slot)
    }
}

impl SlotSet {
    #[inline(always)]
    pub(super) const fn any(self) -> bool {
        self.0 != 0
    }
}

/// Slots whose control byte is `h2`, and rarely one too many: a borrow can mark the slot after a real match.
/// Callers compare keys.
#[inline(always)]
pub(super) const fn match_h2(control: u64, h2: u8) -> SlotSet {
    let x = (control & !PASSERS) ^ LOW_BITS.wrapping_mul(h2 as u64);
    SlotSet(x.wrapping_sub(LOW_BITS) & !x & HIGH_BITS)
}

/// A control word with another control byte, which says nothing of passers.
#[inline(always)]
pub(super) const fn with_control(control: u64, slot: usize, byte: u8) -> u64 {
    let others = control & (!(0xFF << (8 * slot)) | PASSERS);
    others | (byte as u64) << (8 * slot)
}

/// Whether an entry prefers a slot, which is free.
#[inline(always)]
pub(super) const fn is_wanted(control: u64, slot: usize) -> bool {
    // What is left of a full control byte that prefers the slot is zero; bit 7 tells which bytes are.
    let wanting = LOW_BITS * ((slot as u64) << (TAG_BITS - 3));
    let rest = (control ^ wanting) & 0xB8B8_B8B8_B8B8_B8B8;
    !(((rest & !HIGH_BITS) + !HIGH_BITS) | rest) & HIGH_BITS != 0
}

/// The number of passers.
pub(super) const fn passers(control: u64) -> u8 {
    // The product moves the lowest bit of each byte to its place in the highest byte.
    (((control >> 6) & LOW_BITS).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

/// A control word with another number of passers.
pub(super) const fn with_passers(control: u64, passers: u8) -> u64 {
    // Bit `i` of the number in byte `i`; then, if it is set, bit 7.
    let bits = (LOW_BITS * passers as u64) & 0x8040_2010_0804_0201;
    let bits = (bits + !HIGH_BITS) & HIGH_BITS;
    (control & !PASSERS) | (bits >> 1)
}

/// Whether entries have passed the group of a control word, so that a search goes on behind it. Such a group has no empty
/// slot.
#[inline(always)]
pub(super) const fn is_passed(control: u64) -> bool {
    control & PASSERS != 0
}

/// Slots that are deleted, exactly.
#[inline(always)]
pub(super) const fn match_deleted(control: u64) -> SlotSet {
    // Empty has bit 7 set and bit 1 clear; deleted has both set.
    SlotSet(control & (control << 6) & HIGH_BITS)
}

/// Slots that are empty or deleted.
#[inline(always)]
pub(super) const fn match_free(control: u64) -> SlotSet {
    SlotSet(control & HIGH_BITS)
}

/// Slots that hold entries.
#[inline(always)]
pub(super) const fn match_full(control: u64) -> SlotSet {
    SlotSet(!control & HIGH_BITS)
}

/// The slot that an entry takes in its home group if it is free; its control byte says so too.
///
/// Where that slot is empty, the map lacks the key: an entry stands elsewhere only because the slot was taken, and
/// then the slot does not become empty before it is deleted itself.
#[inline(always)]
pub(super) const fn preferred_slot(hash: u64) -> usize {
    (hash >> (TAG_BITS - 3)) as usize % GROUP_SLOTS
}

/// The part of a hash that stands in the control byte.
#[inline(always)]
pub(super) const fn h2(hash: u64) -> u8 {
    (hash & ((1 << TAG_BITS) - 1)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_bytes_are_told_apart() {
        // Every other slot has a bit of the number of passers.
        let bytes = [EMPTY, DELETED, 0x00, 0x3F, 0x11, EMPTY, DELETED, 0x11];
        for passers in [0, 0x00FF_00FF_00FF_00FF, 0xFF00_FF00_FF00_FF00, u64::MAX] {
            let control = u64::from_le_bytes(bytes) | passers & PASSERS;
            assert_eq!(match_deleted(control).collect::<Vec<_>>(), [1, 6]);
            assert_eq!(match_free(control).collect::<Vec<_>>(), [0, 1, 5, 6]);
            assert_eq!(match_full(control).collect::<Vec<_>>(), [2, 3, 4, 7]);
            assert_eq!(match_h2(control, 0x11).collect::<Vec<_>>(), [4, 7]);
            assert_eq!(is_passed(control), passers != 0);
        }
    }

    #[test]
    fn slots_are_wanted_by_entries() {
        let control = u64::from_le_bytes([EMPTY, DELETED | 0x40, 0x02, 0x7F, DELETED, 0x69, 0x2F, EMPTY]);
        let wanted: Vec<usize> = match_free(control).filter(|&slot| is_wanted(control, slot)).collect();
        // 0x02 prefers slot 0, 0x7F slot 7, 0x69 and 0x2F slot 5.
        assert_eq!(wanted, [0, 7]);
    }

    #[test]
    fn passers_are_counted_beside_the_control_bytes() {
        let bytes = u64::from_le_bytes([0x00, 0x3F, 0x15, DELETED, 0x2A, 0x01, 0x20, DELETED]);
        for number in 0..=u8::MAX {
            let control = with_passers(bytes | PASSERS, number);
            assert_eq!((passers(control), control & !PASSERS), (number, bytes));
            assert_eq!(passers(with_control(control, 1, EMPTY)), number);
        }
    }
}
