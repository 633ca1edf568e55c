//! The objects a map is made of: their layout, and typed access to their fields.

use minigo_gc::{Address, Layout, LayoutId, Pins};
use minigo_lang::bytecode::map_shape::{self, HEADER_POINTER, HEADER_WORDS, MapShape};
use minigo_lang::bytecode::{MapKind, TypeIdx};

use super::control::{
    ALL_EMPTY, EMPTY, PASSERS, match_free, passers, preferred_slot, with_control, with_passers,
};
use super::hash::{NEAR_MASK, TAG_BITS};
use crate::config::DenseMaps;
use crate::heap::word::{load_u8, load_u32, load_u64, store_u32, store_u64};

/// Slots of a group.
pub(super) const GROUP_SLOTS: usize = map_shape::GROUP_SLOTS as usize;
/// Slots of the largest table; larger ones split.
pub(super) const MAX_TABLE_SLOTS: usize = 1024;
/// What the map code knows of one map type.
#[derive(Clone, Debug)]
pub(crate) struct MapLayout {
    /// Key type.
    pub(crate) key: TypeIdx,
    /// Element type.
    pub(crate) elem: TypeIdx,
    /// Bytes of a key in a slot: its size, or 8 where keys are kept in register form.
    pub(crate) stored_key: u32,
    /// Bytes of an element.
    pub(crate) elem_size: u32,
    /// Offset of the element in a slot.
    pub(crate) elem_offset: u32,
    /// Bytes of a slot.
    pub(crate) slot_size: u32,
    /// Whether keys hold pointers.
    pub(crate) key_has_pointers: bool,
    /// Whether elements hold pointers.
    pub(crate) elem_has_pointers: bool,
    /// The layout of a group.
    pub(crate) group: LayoutId,
    /// A key's hash may depend on an address.
    pub(crate) address_hashed: bool,
    /// Which key code fits.
    pub(crate) kind: MapKind,
    /// Keys are a word, kept in register form before the element, and no hash depends on an address: `words` has code
    /// for it.
    pub(crate) word_keys: bool,
    /// Likewise, and the map has arrays when its keys are dense.
    pub(crate) has_arrays: bool,
    /// Likewise, and slots are two words.
    pub(crate) words: bool,
    /// An element of such a slot is a word, and its register form its memory form.
    pub(crate) elem_whole: bool,
    /// Words of an aligned element whose register form is its memory form; 0 for others.
    pub(crate) elem_words: usize,
    /// Bits of such an element's word above the element.
    pub(crate) elem_spare: u32,
    /// The element's register form is its memory form sign-extended.
    pub(crate) elem_signed: bool,
    /// The element is a number, or bool, of less than a word.
    pub(crate) elem_narrow: bool,
}

/// What is needed of a key or element type to lay out a slot.
pub(crate) struct SlotPart<'a> {
    /// The type.
    pub(crate) ty: TypeIdx,
    /// Bytes.
    pub(crate) size: u32,
    /// Alignment in bytes.
    pub(crate) align: u32,
    /// Word indices that hold pointers.
    pub(crate) pointers: &'a [usize],
    /// Its register form is its memory form sign-extended.
    pub(crate) signed: bool,
    /// It is a number, or bool, of less than a word.
    pub(crate) narrow: bool,
    /// Its words, if they are aligned in memory and its register form is its memory form, else 0.
    pub(crate) whole_words: usize,
}

impl MapLayout {
    /// Lays out a map type. With it comes the collector's layout of a group, which is to get the number `group`.
    pub(crate) fn new(
        key: &SlotPart<'_>,
        elem: &SlotPart<'_>,
        kind: MapKind,
        address_hashed: bool,
        group: LayoutId,
        dense: DenseMaps,
    ) -> (Self, Layout) {
        let shape = MapShape::new((key.size, key.align), (elem.size, elem.align));
        let MapShape { elem_offset, slot_size } = shape;
        let mut entries = Layout::pointer_free(shape.group_bytes());
        for slot in 0..map_shape::GROUP_SLOTS {
            let base = shape.slot(slot) as usize / 8;
            key.pointers.iter().for_each(|word| entries.pointer_words.set(base + word));
            let elem_base = base + elem_offset as usize / 8;
            elem.pointers.iter().for_each(|word| entries.pointer_words.set(elem_base + word));
        }
        entries.pins = if address_hashed { Pins::AddressTable } else { Pins::Table };
        let word_keys = kind == MapKind::Word && elem_offset == 8 && slot_size > 8 && !address_hashed;
        let layout = MapLayout {
            key: key.ty,
            elem: elem.ty,
            stored_key: if word_keys { 8 } else { key.size },
            elem_size: elem.size,
            elem_offset,
            slot_size,
            key_has_pointers: !key.pointers.is_empty(),
            elem_has_pointers: !elem.pointers.is_empty(),
            group,
            address_hashed,
            kind,
            word_keys,
            has_arrays: word_keys && dense == DenseMaps::Arrays,
            words: word_keys && slot_size == 16,
            elem_whole: elem.size == 8,
            elem_words: elem.whole_words,
            elem_spare: 64_u32.saturating_sub(8 * elem.size) & 63,
            elem_signed: elem.signed,
            elem_narrow: elem.narrow,
        };
        (layout, entries)
    }

    /// The register form of an element, from its word in a slot. Only for layouts with `words`.
    #[inline(always)]
    pub(crate) const fn elem_of(&self, word: u64) -> u64 {
        if self.elem_spare == 0 {
            return word;
        }
        let top = word << self.elem_spare;
        if self.elem_signed { (top as i64 >> self.elem_spare) as u64 } else { top >> self.elem_spare }
    }

    /// Bytes of a group.
    #[inline(always)]
    pub(super) const fn group_size(&self) -> usize {
        8 + GROUP_SLOTS * self.slot_size as usize
    }
}

/// The bit of a header's note of a stretch that no other note has.
pub(super) const NOTED: u64 = 1 << 63;

/// A map's header. Never null here: the callers answer for nil maps.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Header(pub(super) Address);

/// A table, or null.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Table(pub(super) Address);

/// A group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Group(pub(super) Address);

macro_rules! fields {
    ($owner:ident: $($(#[$doc:meta])* $get:ident $set:ident $word:expr;)*) => {
        impl $owner {
            $($(#[$doc])*
            #[inline(always)]
            pub(super) fn $get(self) -> u64 {
                load_u64(self.0, 8 * $word)
            }

            #[inline(always)]
            pub(super) fn $set(self, value: u64) {
                store_u64(self.0, 8 * $word, value);
            })*
        }
    };
}

fields! { Header:
    /// Number of entries.
    used set_used 0;
    /// Hash seed.
    seed set_seed 1;
    /// Relocations of the heap at which the hashes were made. Of maps whose keys may be hashed by address.
    relocations set_relocations 4;
    /// Where the stretch of `near_note` is at home. Of other maps.
    near_home set_near_home 4;
    /// The stretch of keys that was used last, see `words`; of keys that are strings or interfaces the map's stamp, see `recent`. 0 if that is not
    /// known, or the tables are others since. Of maps in array form, see [`array_limit`](Self::array_limit).
    near_note set_near_note 5;
}

impl Header {
    /// Offset of the pointer to the directory; in a small map, to its group, or null.
    pub(super) const DIR: usize = 8 * HEADER_POINTER as usize;

    /// The bit of the directory's length that says that its entries are segments.
    const ARRAY: u32 = 1 << 31;

    /// Tables in the directory; 0 for a small map. Only for maps that are not in array form.
    #[inline(always)]
    pub(super) fn dir_len(self) -> u64 {
        debug_assert!(!self.is_array(), "a map in array form has no tables");
        u64::from(load_u32(self.0, 24))
    }

    pub(super) fn set_dir_len(self, len: u64) {
        store_u32(self.0, 24, len as u32);
    }

    /// Whether the map is in array form.
    #[inline(always)]
    pub(super) fn is_array(self) -> bool {
        load_u32(self.0, 24) & Self::ARRAY != 0
    }

    /// Segments in the directory of a map in array form.
    #[inline(always)]
    pub(super) fn array_len(self) -> Option<u64> {
        let len = load_u32(self.0, 24);
        (len & Self::ARRAY != 0).then_some(u64::from(len & !Self::ARRAY))
    }

    /// The first key of the first segment. Only for maps in array form.
    #[inline(always)]
    pub(super) fn array_base(self) -> u64 {
        self.near_home()
    }

    /// Number of keys in the range of a map in array form whose slots would be two words; 0 for one of other slots, and
    /// before a map remembers a stretch of keys; `None` when it does.
    #[inline(always)]
    pub(super) fn array_limit(self) -> Option<u64> {
        let note = self.near_note();
        (note & NOTED == 0).then_some(note)
    }

    /// Describes the directory of a map in array form.
    pub(super) fn set_array(self, len: u64, base: u64, limit: u64) {
        store_u32(self.0, 24, len as u32 | Self::ARRAY);
        self.set_near_home(base);
        self.set_near_note(limit);
    }

    /// Counts `clear`s, so that iterators notice.
    pub(super) fn clear_seq(self) -> u64 {
        u64::from(load_u32(self.0, 28))
    }

    pub(super) fn count_clear(self) {
        store_u32(self.0, 28, load_u32(self.0, 28).wrapping_add(1));
    }

    #[inline(always)]
    pub(super) fn dir(self) -> Address {
        Address::from_word(load_u64(self.0, Self::DIR))
    }

    /// The address behind the header.
    pub(super) fn end(self) -> Address {
        Address::from_word(self.0.word() + 8 * u64::from(HEADER_WORDS))
    }

    /// Gives a small map in a frame its group, which is there too; so no barrier needs to know.
    pub(super) fn set_frame_group(self, group: Group) {
        store_u64(self.0, Self::DIR, group.0.word());
    }

    /// The directory entry for a hash; `None` in a small map, which has no directory.
    #[inline(always)]
    pub(super) fn dir_index(self, hash: u64) -> Option<usize> {
        let len = self.dir_len();
        (len != 0).then(|| dir_index_of(len, hash))
    }

    /// The table for a hash; `None` in a small map.
    #[inline(always)]
    pub(super) fn table_for(self, hash: u64) -> Option<Table> {
        self.dir_index(hash).map(|index| self.table(index))
    }

    /// The table for a hash. Only for maps with a directory.
    #[inline(always)]
    pub(super) fn table_of(self, hash: u64) -> Table {
        self.table(dir_index_of(self.dir_len(), hash))
    }

    #[inline(always)]
    pub(super) fn table(self, index: usize) -> Table {
        Table(Address::from_word(load_u64(self.dir(), 8 * index)))
    }
}

fields! { Table:
    /// Packed counts: see the accessors below.
    counts set_counts 0;
    /// First directory entry that refers to this table; all ones once it is stale.
    index set_index 1;
    /// Packed geometry: see the accessors below.
    geometry set_geometry 3;
}

impl Table {
    /// Offset of the pointer to the groups.
    pub(super) const GROUPS: usize = 16;
    /// `index` of a stale table.
    pub(super) const STALE: u64 = u64::MAX;

    #[inline(always)]
    pub(super) fn groups(self) -> Address {
        Address::from_word(load_u64(self.0, Self::GROUPS))
    }

    #[inline(always)]
    pub(super) fn group(self, layout: &MapLayout, index: usize) -> Group {
        Group(Address::from_word(self.groups().word() + (index * layout.group_size()) as u64))
    }

    /// Number of groups less one.
    #[inline(always)]
    pub(super) fn group_mask(self) -> u64 {
        u64::from(self.geometry() as u32)
    }

    /// Number of groups less one, and the group where the search for a hash begins: among neighbouring groups by the bits above the tag, among their
    /// neighbourhoods by the bits below those that chose the table.
    #[inline(always)]
    pub(super) fn mask_and_home(self, hash: u64) -> (u64, u64) {
        let geometry = self.geometry();
        let far = hash >> (geometry >> 32 & 63) & !NEAR_MASK;
        let near = hash >> TAG_BITS & NEAR_MASK;
        let mask = u64::from(geometry as u32);
        (mask, (far | near) & mask)
    }

    /// Counts one more entry, in a slot that was empty or one that was deleted; `None` if the table must grow first.
    #[inline(always)]
    pub(super) fn fill_slot(self, was_empty: bool) -> Option<()> {
        if self.growth_left() < usize::from(was_empty) {
            return None;
        }
        self.set_counts(self.counts() + 1 - (u64::from(was_empty) << 16));
        Some(())
    }

    /// Sets what does not change while the table lives.
    pub(super) fn set_shape(self, groups: usize, depth: u32) {
        let mask = groups as u64 - 1;
        // A shift by 64 would be none; the mask of the only group that needs it is zero.
        let shift = u64::from((64 - depth - groups.trailing_zeros()).min(63));
        self.set_geometry(mask | shift << 32);
    }

    /// Number of slots.
    pub(super) fn slots(self) -> usize {
        (self.group_mask() as usize + 1) * GROUP_SLOTS
    }

    /// Number of entries.
    pub(super) fn used(self) -> usize {
        self.counts() as u16 as usize
    }

    /// Empty slots that may still be filled before the table grows.
    pub(super) fn growth_left(self) -> usize {
        (self.counts() >> 16) as u16 as usize
    }

    /// Leading hash bits that all its entries share.
    pub(super) fn depth(self) -> u32 {
        u32::from((self.counts() >> 32) as u8)
    }

    /// Counts one entry less, and so many slots more that became empty.
    #[inline(always)]
    pub(super) fn vacate_slot(self, emptied: u64) {
        self.set_counts(self.counts() - 1 + (emptied << 16));
    }

    pub(super) fn set_all_counts(self, used: usize, growth_left: usize, depth: u32) {
        self.set_counts(used as u64 | (growth_left as u64) << 16 | u64::from(depth) << 32);
    }
}

/// The entry for a hash of a directory of so many tables.
#[inline(always)]
const fn dir_index_of(len: u64, hash: u64) -> usize {
    // Shifted twice, since a directory of one table would need a shift by 64.
    (hash >> 1 >> (63 - len.trailing_zeros())) as usize
}

/// Slots that may be full in a table of `slots` slots: seven eighths.
pub(super) const fn max_load(slots: usize) -> usize {
    slots * 7 / 8
}

impl Group {
    #[inline(always)]
    pub(super) fn control(self) -> u64 {
        load_u64(self.0, 0)
    }

    /// The control byte of one slot.
    #[inline(always)]
    fn control_byte(self, slot: usize) -> u8 {
        load_u8(self.0, slot)
    }

    /// Sets a control byte, which says nothing of passers. Stores the whole word: a load of the word would have to wait for
    /// one of its bytes.
    #[inline(always)]
    pub(super) fn set_control(self, slot: usize, byte: u8) {
        self.set_control_word(with_control(self.control(), slot, byte));
    }

    #[inline(always)]
    pub(super) fn set_control_word(self, control: u64) {
        store_u64(self.0, 0, control);
    }

    pub(super) fn set_all_empty(self) {
        self.set_control_word(ALL_EMPTY);
    }

    /// Notes one more passer. Once there are 255 the group is for ever taken to have some.
    #[cold]
    pub(super) fn count_passer(self) {
        self.set_passers(passers(self.control()).saturating_add(1));
    }

    /// Notes one passer less.
    #[cold]
    pub(super) fn discount_passer(self) {
        match passers(self.control()) {
            u8::MAX => {}
            passers => self.set_passers(passers - 1),
        }
    }

    /// Sets the number of passers; 0 where groups are copied to a new table.
    pub(super) fn set_passers(self, passers: u8) {
        self.set_control_word(with_passers(self.control(), passers));
    }

    /// Whether a slot's control byte is [`EMPTY`].
    #[inline(always)]
    pub(super) fn is_empty(self, slot: usize) -> bool {
        self.control_byte(slot) & !(PASSERS as u8) == EMPTY
    }

    #[inline(always)]
    pub(super) fn is_full(self, slot: usize) -> bool {
        self.control_byte(slot) & 0x80 == 0
    }

    /// A slot for a new entry with this hash: the one it prefers, or else the next that is free.
    #[inline(always)]
    pub(super) fn free_slot(self, hash: u64) -> Option<usize> {
        match_free(self.control()).first_from(preferred_slot(hash))
    }

    #[inline(always)]
    pub(super) fn key(self, layout: &MapLayout, slot: usize) -> Address {
        Address::from_word(self.0.word() + 8 + (slot * layout.slot_size as usize) as u64)
    }

    #[inline(always)]
    pub(super) fn elem(self, layout: &MapLayout, slot: usize) -> Address {
        Address::from_word(self.key(layout, slot).word() + u64::from(layout.elem_offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_count_of_passers_is_not_left() {
        let mut word = ALL_EMPTY;
        let group = Group(Address::from_word(&raw mut word as u64));
        for number in 0..300 {
            assert_eq!(passers(group.control()), number.min(255) as u8);
            group.count_passer();
        }
        group.discount_passer();
        assert_eq!(passers(group.control()), 255);
        group.set_passers(2);
        group.discount_passer();
        assert_eq!(passers(group.control()), 1);
    }
}
