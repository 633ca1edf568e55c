//! Maps whose keys are a word, kept in register form, so that a narrow key is compared like a wide one.
//!
//! Where the element is a word too, it holds the memory form in its low bytes, since a pointer to the element may write
//! it; what is above is arbitrary. Elements of other slots are zero while their slots are free.
//!
//! The handlers look where the hash says that a key is, and at most through its home group, so that they need no call;
//! what is not decided there is left to cold code, which searches on. What they need not even hash for is a key of the
//! stretch that was used last: the header remembers where that is at home. Of a map in array form they find every key in
//! its range at once.

use minigo_gc::Address;

use super::array;
use super::control::{h2, is_passed, match_free, preferred_slot};
use super::delete::vacate_home;
use super::hash::{NEAR_MASK, TAG_BITS, block_of, hash_word, stretch_of, tag_in_block};
use super::object::{GROUP_SLOTS, Group, Header, NOTED, Table};
use super::search::{Place, Probe, group_size, search_group};
use crate::heap::word::{load_u64, prefetch, store_u64};

/// Bytes of a slot of two words.
pub(crate) const SLOT: u64 = 16;

/// Where the keys of a stretch are at home, in one word. From bit 0: the tag of the first key of a block, from 8: the
/// blocks' offset among neighbouring groups, 12: the mask for that, 16: the first of these groups, 32: the table.
#[derive(Clone, Copy)]
struct Stretch(u64);

impl Stretch {
    /// That of a key, from its hash and where the search for it begins in the table that stands at `index` in the directory.
    #[inline(always)]
    fn new(key: u64, hash: u64, index: usize, probe: &Probe) -> Stretch {
        let tag = u64::from(h2(hash)) ^ tag_in_block(key);
        let offset = (hash >> TAG_BITS).wrapping_sub(block_of(key)) & NEAR_MASK;
        let (first, mask) = (probe.index() & !NEAR_MASK, probe.mask() & NEAR_MASK);
        Stretch((index as u64) << 32 | first << 16 | mask << 12 | offset << 8 | tag)
    }

    #[inline(always)]
    fn table(self, map: Header) -> Table {
        map.table((self.0 >> 32) as usize)
    }

    /// The control byte of a key.
    #[inline(always)]
    fn tag(self, key: u64) -> u8 {
        (self.0 & 0xFF ^ tag_in_block(key)) as u8
    }

    /// The preferred slot of a key.
    #[inline(always)]
    fn place(self, map: Header, key: u64, slot_size: u64) -> Place {
        let near = (self.0 >> 8).wrapping_add(block_of(key)) & self.0 >> 12 & NEAR_MASK;
        let index = (self.0 >> 16 & 0xFFFF) + near;
        let group = self.table(map).groups().word() + index * group_size(slot_size);
        Place { group: Group(Address::from_word(group)), slot: preferred_slot(self.tag(key).into()) }
    }
}

/// What the header remembers of a key's stretch: another for slots of two words, which are looked into without knowing
/// the map's layout.
#[inline(always)]
fn note_of(key: u64, slot_size: u64) -> u64 {
    let other_slots = u64::from(slot_size != SLOT) << 62;
    NOTED | other_slots | stretch_of(key)
}

/// The place of a key of the stretch that was used last, in a map with tables. Any will do: none but those of word keys
/// ever remember a stretch.
#[inline(always)]
fn near(map: Header, key: u64, slot_size: u64) -> Option<Place> {
    (map.near_note() == note_of(key, slot_size)).then(|| Stretch(map.near_home()).place(map, key, slot_size))
}

/// Where a key is at home.
struct Home {
    /// `None` in a small map.
    table: Option<Table>,
    group: Group,
    /// The lowest bits of the key's hash.
    tag: u8,
}

impl Home {
    /// That of a key in a map that has a group. Its stretch is remembered, but not in a small map, which has no table.
    #[inline(always)]
    fn of(map: Header, key: u64, slot_size: u64) -> Home {
        if map.near_note() == note_of(key, slot_size) {
            let stretch = Stretch(map.near_home());
            let group = stretch.place(map, key, slot_size).group;
            return Home { table: Some(stretch.table(map)), group, tag: stretch.tag(key) };
        }
        let hash = hash_word(key, map.seed());
        let Some(index) = map.dir_index(hash) else {
            return Home { table: None, group: Probe::of_small(map).group(), tag: h2(hash) };
        };
        let table = map.table(index);
        let probe = Probe::of_table(table, group_size(slot_size), hash);
        map.set_near_home(Stretch::new(key, hash, index, &probe).0);
        map.set_near_note(note_of(key, slot_size));
        Home { table: Some(table), group: probe.group(), tag: h2(hash) }
    }

    /// Searches the group, whose control word is this.
    #[inline(always)]
    fn search(&self, control: u64, key: u64, slot_size: u64) -> Option<Place> {
        let tag = u64::from(self.tag);
        // The slot, as a rule the preferred one, comes to the cache together with the control word.
        prefetch(Place { group: self.group, slot: preferred_slot(tag) }.address(slot_size));
        search_group(self.group, control, slot_size, tag, |slot| load_u64(slot, 0) == key)
    }
}

/// What a key's preferred slot says of it: its element's address, or null if the map lacks the key; `None` where that is
/// not decided.
#[inline(always)]
fn decide(at: Place, key: u64, slot_size: u64) -> Option<Address> {
    if holds(at, key, slot_size) {
        return Some(element_of(at, slot_size));
    }
    at.group.is_empty(at.slot).then_some(Address::NULL)
}

/// Looks for a key in the map's array, or in the stretch that was used last: its element's address, or null if the map
/// lacks the key. `None` if it is outside, or that does not decide. The map may be null, and of any layout if slots of two
/// words are meant.
#[inline(always)]
pub(crate) fn find_near(map: Address, key: u64, slot_size: u64) -> Option<Address> {
    if map.is_null() {
        return None;
    }
    let map = Header(map);
    match array::limit(map, slot_size) {
        Some(limit) => array::cell(map, limit, key).map(|cell| cell.find(slot_size)),
        None => decide(near(map, key, slot_size)?, key, slot_size),
    }
}

/// Likewise in its home group, where `find_near` found nothing; the map, which may be null, has word keys.
#[inline(always)]
pub(crate) fn find_home(map: Address, key: u64, slot_size: u64) -> Option<Address> {
    if map.is_null() || Header(map).dir().is_null() || Header(map).is_array() {
        return Some(Address::NULL);
    }
    let home = Home::of(Header(map), key, slot_size);
    let control = home.group.control();
    match home.search(control, key, slot_size) {
        Some(at) => Some(element_of(at, slot_size)),
        None => (!is_passed(control)).then_some(Address::NULL),
    }
}

/// `delete(m, key)` in the array, or in the stretch that was used last, of elements that are words and no pointers; false
/// where that takes more, and nothing is changed. For any map, as `find_near`.
#[inline(always)]
pub(crate) fn delete_near(map: Address, key: u64) -> bool {
    if map.is_null() {
        return false;
    }
    let map = Header(map);
    if let Some(limit) = array::limit(map, SLOT) {
        let cell = array::cell(map, limit, key);
        cell.inspect(|cell| cell.vacate(map));
        return cell.is_some();
    }
    let Some(at) = near(map, key, SLOT) else { return false };
    if !holds(at, key, SLOT) {
        return at.group.is_empty(at.slot);
    }
    vacate_home(map, Some(Stretch(map.near_home()).table(map)), at);
    true
}

/// Likewise in its home group, where `delete_near` did nothing; the map, which is not null, has slots of two words.
#[inline(always)]
pub(crate) fn delete_home(map: Address, key: u64) -> bool {
    let map = Header(map);
    if map.dir().is_null() || map.is_array() {
        return true;
    }
    let home = Home::of(map, key, SLOT);
    let control = home.group.control();
    let Some(at) = home.search(control, key, SLOT) else { return !is_passed(control) };
    vacate_home(map, home.table, at);
    true
}

/// The element of a key in the array, or in the stretch that was used last, made (zero) if the map lacks it; `None` where
/// that takes more. Nothing is changed then. For any map, as `find_near`.
#[inline(always)]
pub(crate) fn find_or_claim_near(map: Address, key: u64, slot_size: u64) -> Option<Address> {
    if map.is_null() {
        return None;
    }
    let map = Header(map);
    if let Some(limit) = array::limit(map, slot_size) {
        return array::cell(map, limit, key)?.find_or_claim(map, slot_size);
    }
    let at = near(map, key, slot_size)?;
    let found = decide(at, key, slot_size)?;
    if !found.is_null() {
        return Some(found);
    }
    let stretch = Stretch(map.near_home());
    stretch.table(map).fill_slot(true)?;
    Some(fill(map, at, stretch.tag(key), key, slot_size))
}

/// Likewise in its home group; `None` where that takes more: the map, which has word keys, is null, has no group yet, the
/// group is full, or the table or array must grow. Nothing is changed then.
#[inline(always)]
pub(crate) fn find_or_claim_home(map: Address, key: u64, slot_size: u64) -> Option<Address> {
    if map.is_null() || Header(map).dir().is_null() || Header(map).is_array() {
        return None;
    }
    let map = Header(map);
    let home = Home::of(map, key, slot_size);
    let (group, control) = (home.group, home.group.control());
    if let Some(at) = home.search(control, key, slot_size) {
        return Some(element_of(at, slot_size));
    }
    if is_passed(control) {
        return None;
    }
    let at = Place { group, slot: group.free_slot(home.tag.into())? };
    if let Some(table) = home.table {
        table.fill_slot(group.is_empty(at.slot))?;
    }
    Some(fill(map, at, home.tag, key, slot_size))
}

/// Makes a counted entry for a key in a free slot.
#[inline(always)]
fn fill(map: Header, at: Place, tag: u8, key: u64, slot_size: u64) -> Address {
    at.group.set_control(at.slot, tag);
    map.set_used(map.used() + 1);
    set_slot(at, key, slot_size)
}

/// Gives a new entry its key and a zero element.
#[inline(always)]
fn set_slot(at: Place, key: u64, slot_size: u64) -> Address {
    let element = element_of(at, slot_size);
    store_u64(at.address(slot_size), 0, key);
    if slot_size == SLOT {
        store_u64(element, 0, 0);
    }
    element
}

/// Whether a slot holds a key's entry.
#[inline(always)]
fn holds(at: Place, key: u64, slot_size: u64) -> bool {
    at.group.is_full(at.slot) && load_u64(at.address(slot_size), 0) == key
}

#[inline(always)]
fn element_of(at: Place, slot_size: u64) -> Address {
    Address::from_word(at.address(slot_size).word() + 8)
}

/// The key of the first slot, if the group is full and all its keys have the home of that one.
#[inline(always)]
pub(super) fn one_block(group: Group) -> Option<u64> {
    if match_free(group.control()).any() {
        return None;
    }
    let key = |slot| load_u64(Place { group, slot }.address(SLOT), 0);
    let first = key(0);
    (1..GROUP_SLOTS).fold(true, |same, slot| same & (block_of(first) == block_of(key(slot)))).then_some(first)
}
