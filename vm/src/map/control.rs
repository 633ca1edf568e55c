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

    /// How many there are.
    #[inline(always)]
    pub(super) const fn count(self) -> u64 {
        (self.0 >> 7).wrapping_mul(LOW_BITS) >> 56
    }

    /// Those that are not in another set.
    #[inline(always)]
    pub(super) const fn without(self, other: SlotSet) -> SlotSet {
        SlotSet(self.0 & !other.0)
    }

    /// The first from a slot on, after the last slot coming the first.
    #[inline(always)]
    pub(super) const fn first_from(self, slot: usize) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let ahead = self.0.rotate_right(8 * slot as u32).trailing_zeros() as usize / 8;
        Some((slot + ahead) % GROUP_SLOTS)
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

/// A control word in which slots that are deleted, of a group without passers, are empty.
#[inline(always)]
pub(super) const fn with_empty(control: u64, slots: SlotSet) -> u64 {
    control & !((slots.0 >> 7) * (DELETED ^ EMPTY) as u64)
}

/// Slots that entries prefer. There are no branches: which slots these are can not be predicted.
#[inline(always)]
pub(super) fn wanted(control: u64) -> SlotSet {
    // In place of an entry's control byte comes one with a bit for the slot that it prefers, which is the only one in the
    // masks for each of its number's digits. A digit that is one makes of the mask for zero the one for one.
    let digit = |control: u64, place: u32| (control >> (TAG_BITS - 3 + place) & LOW_BITS) * 0xFF;
    let mut wanted = !((control >> 7 & LOW_BITS) * 0xFF);
    wanted &= 0x5555_5555_5555_5555 ^ digit(control, 0);
    wanted &= 0x3333_3333_3333_3333 ^ digit(control, 1);
    wanted &= 0x0F0F_0F0F_0F0F_0F0F ^ digit(control, 2);
    wanted |= wanted >> 32;
    wanted |= wanted >> 16;
    wanted |= wanted >> 8;
    SlotSet(high_bits(wanted as u8))
}

/// Bit `i` of a number as bit 7 of byte `i`.
#[inline(always)]
const fn high_bits(number: u8) -> u64 {
    // Bit `i` alone in byte `i`; then, if it is set, bit 7.
    let bits = (LOW_BITS * number as u64) & 0x8040_2010_0804_0201;
    (bits + !HIGH_BITS) & HIGH_BITS
}

/// The number of passers.
pub(super) const fn passers(control: u64) -> u8 {
    // The product moves the lowest bit of each byte to its place in the highest byte.
    (((control >> 6) & LOW_BITS).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

/// A control word with another number of passers.
pub(super) const fn with_passers(control: u64, passers: u8) -> u64 {
    (control & !PASSERS) | (high_bits(passers) >> 1)
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
        // 0x02 prefers slot 0, 0x7F slot 7, 0x69 and 0x2F slot 5.
        assert_eq!(wanted(control).collect::<Vec<_>>(), [0, 5, 7]);
        assert_eq!(wanted(control).count(), 3);
        assert_eq!(match_free(control).without(wanted(control)).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(wanted(ALL_EMPTY).count(), 0);
        for slot in 0..8 {
            let tag = (slot as u8) << (TAG_BITS - 3) | 5;
            assert_eq!(wanted(with_control(ALL_EMPTY, 7 - slot, tag)).collect::<Vec<_>>(), [slot]);
        }
    }

    #[test]
    fn slots_are_taken_from_one_on() {
        let free = match_free(u64::from_le_bytes([0, EMPTY, 0, 0, DELETED, 0, EMPTY, 0]));
        let taken: Vec<_> = (0..8).map(|slot| free.first_from(slot)).collect();
        assert_eq!(taken, [1, 1, 4, 4, 4, 6, 6, 1].map(Some));
        assert_eq!(match_free(0).first_from(3), None);
    }

    #[test]
    fn deleted_slots_become_empty() {
        let control = u64::from_le_bytes([EMPTY, DELETED, 0x3F, DELETED, DELETED, 0x11, 0, EMPTY]);
        let emptied = match_deleted(control).without(wanted(control));
        assert_eq!(emptied.collect::<Vec<_>>(), [1, 3, 4]);
        let control = with_empty(control, emptied);
        assert_eq!(control.to_le_bytes(), [EMPTY, EMPTY, 0x3F, EMPTY, EMPTY, 0x11, 0, EMPTY]);
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
