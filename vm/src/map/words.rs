//! Maps whose slots are two words, with constants for all that a layout says.
//!
//! The key's word holds its register form, so that a narrow key is compared like a wide one. The element's word holds
//! the memory form in its low bytes, since a pointer to the element may write it; what is above is arbitrary.
//!
//! The handlers look into the home group alone, so that they need no call; what is not decided there is left to cold
//! code, which searches on.

use minigo_gc::{Address, AllocError};

use super::access::{MapCx, insert_new, vacate, vacate_in};
use super::hash::{block_of, hash_word, tag_in_block};
use super::key::WordKey;
use super::object::{GROUP_SLOTS, Group, Header, MapLayout, Table, h2, match_free, preferred_slot};
use super::search::{Home, Place, Probe, group_size, search, search_group};
use crate::heap::word::{load_u64, store_u64};

/// Bytes of a slot: the key, then the element.
const SLOT: u64 = 16;

/// Looks for a key in the block that was used last: its element's address, or null if the map lacks the key. `None` if
/// the block is another, or that does not decide. The map may be null, and need not be one of words: then no block was
/// used last.
#[inline(always)]
pub(crate) fn find_near(map: Address, key: u64) -> Option<Address> {
    let (_, at, _) = near(map, key)?;
    if holds(at, key) {
        return Some(element(at));
    }
    at.group.is_empty(at.slot).then_some(Address::NULL)
}

/// Looks for a key in its home group; the map may be null.
#[inline(always)]
pub(crate) fn find_home(map: Address, key: u64) -> Home {
    if map.is_null() || Header(map).dir().is_null() {
        return Home::Absent;
    }
    let map = Header(map);
    let hash = hash_word(key, map.seed());
    let probe = Probe::of_map(map, group_size(SLOT), hash);
    note_near(map, key, hash, &probe);
    let control = probe.group().control();
    match search_group(probe.group(), control, SLOT, hash, |slot| load_u64(slot, 0) == key) {
        Some(at) => Home::Found(element(at)),
        None if probe.ends_at(control) => Home::Absent,
        None => Home::Crowded,
    }
}

/// `delete(m, key)` in the block that was used last, of elements that are no pointers; false where that takes more, and
/// nothing is changed. For any map, as `find_near`.
#[inline(always)]
pub(crate) fn delete_near(map: Address, key: u64) -> bool {
    let Some((table, at, _)) = near(map, key) else { return false };
    if !holds(at, key) {
        return at.group.is_empty(at.slot);
    }
    let map = Header(map);
    map.set_used(map.used() - 1);
    vacate_in(table, at);
    true
}

/// The element of a key in the block that was used last, made (zero) if the map lacks it; `None` where that takes more.
/// Nothing is changed then. For any map, as `find_near`.
#[inline(always)]
pub(crate) fn find_or_claim_near(map: Address, key: u64) -> Option<Address> {
    let (table, at, tag) = near(map, key)?;
    if holds(at, key) {
        return Some(element(at));
    }
    if !at.group.is_empty(at.slot) {
        return None;
    }
    table.fill_slot(true)?;
    Some(fill(Header(map), at, tag, key))
}

/// The element of a key, made (zero) in its home group if the map lacks it; `None` where that takes more: the map is
/// null, has no group yet, the group is full, or the table must grow. Nothing is changed then.
#[inline(always)]
pub(crate) fn find_or_claim_home(map: Address, key: u64) -> Option<Address> {
    if map.is_null() || Header(map).dir().is_null() {
        return None;
    }
    let map = Header(map);
    let hash = hash_word(key, map.seed());
    let probe = Probe::of_map(map, group_size(SLOT), hash);
    note_near(map, key, hash, &probe);
    let group = probe.group();
    let control = group.control();
    if let Some(at) = search_group(group, control, SLOT, hash, |slot| load_u64(slot, 0) == key) {
        return Some(element(at));
    }
    if !probe.ends_at(control) {
        return None;
    }
    let slot = group.free_slot(hash)?;
    if map.dir_len() > 0 {
        map.table(map.dir_index(hash)).fill_slot(group.is_empty(slot))?;
    }
    Some(fill(map, Place { group, slot }, h2(hash), key))
}

/// Makes a counted entry for a key in a free slot.
#[inline(always)]
fn fill(map: Header, at: Place, tag: u8, key: u64) -> Address {
    at.group.set_control(at.slot, tag);
    map.set_used(map.used() + 1);
    set_slot(at, key)
}

/// Gives a new entry its key and a zero element.
#[inline(always)]
fn set_slot(at: Place, key: u64) -> Address {
    store_u64(at.address(SLOT), 0, key);
    store_u64(element(at), 0, 0);
    element(at)
}

/// Whether a slot holds a key's entry.
#[inline(always)]
fn holds(at: Place, key: u64) -> bool {
    at.group.is_full(at.slot) && load_u64(at.address(SLOT), 0) == key
}

/// The table, preferred slot and tag of a key whose block was the last one used.
#[inline(always)]
fn near(map: Address, key: u64) -> Option<(Table, Place, u8)> {
    if map.is_null() {
        return None;
    }
    let map = Header(map);
    if map.near_block() != block_of(key) + 1 {
        return None;
    }
    let home = map.near_home();
    let tag = home & 0xFF ^ tag_in_block(key);
    let table = map.table((home >> 32) as usize);
    let group = Group(Address::from_word(table.groups().word() + (home >> 8 & 0xFF_FFFF)));
    Some((table, Place { group, slot: preferred_slot(tag) }, tag as u8))
}

/// Remembers where a key's block is at home, for its neighbours. Not in a small map, which has no table.
#[inline(always)]
fn note_near(map: Header, key: u64, hash: u64, probe: &Probe) {
    if map.dir_len() > 0 {
        let tag = u64::from(h2(hash)) ^ tag_in_block(key);
        map.set_near_home((map.dir_index(hash) as u64) << 32 | probe.offset() << 8 | tag);
        map.set_near_block(block_of(key) + 1);
    }
}

/// The element of a key, if the map (which may be null) has it.
pub(crate) fn find_word(map: Address, key: u64) -> Option<Address> {
    if map.is_null() || Header(map).used() == 0 {
        return None;
    }
    let map = Header(map);
    search_word(map, key, hash_word(key, map.seed())).map(element)
}

/// The element of a key, made (zero) if the map lacks it.
pub(crate) fn find_or_insert_word(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: u64,
) -> Result<Address, AllocError> {
    if let Some(found) = find_word(map, key) {
        return Ok(found);
    }
    let map = Header(map);
    let at = insert_new::<WordKey>(cx, layout, map, hash_word(key, map.seed()))?;
    Ok(set_slot(at, key))
}

/// `delete(m, key)`; the map may be null. Only for elements that are no pointers.
pub(crate) fn delete_word(map: Address, key: u64) {
    if map.is_null() || Header(map).used() == 0 {
        return;
    }
    let map = Header(map);
    let hash = hash_word(key, map.seed());
    let Some(at) = search_word(map, key, hash) else { return };
    vacate(map, at, hash);
}

#[inline(always)]
fn element(at: Place) -> Address {
    Address::from_word(at.address(SLOT).word() + 8)
}

fn search_word(map: Header, key: u64, hash: u64) -> Option<Place> {
    search(map, SLOT, hash, |slot| load_u64(slot, 0) == key)
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
