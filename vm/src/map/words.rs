//! Maps whose slots are two words, with constants for all that a layout says.
//!
//! The key's word holds its register form, so that a narrow key is compared like a wide one. The element's word holds
//! the memory form in its low bytes, since a pointer to the element may write it; what is above is arbitrary.

use minigo_gc::{Address, AllocError};

use super::access::{MapCx, Place, insert_new, vacate};
use super::hash::hash_word;
use super::key::WordKey;
use super::object::{GROUP_SLOTS, Group, Header, MapLayout, h2, match_empty, match_h2};
use crate::heap::word::{load_u64, store_u64};

/// Bytes of a slot: the key, then the element.
const SLOT: u64 = 16;
/// Bytes of a group.
const GROUP: u64 = 8 + GROUP_SLOTS as u64 * SLOT;

/// The element of a key, if the map (which may be null) has it. Only for layouts with `words`.
#[inline(always)]
pub(crate) fn find_word(map: Address, key: u64) -> Option<Address> {
    if map.is_null() || Header(map).used() == 0 {
        return None;
    }
    let map = Header(map);
    let at = search(map, key, hash_word(key, map.seed()))?;
    Some(Address::from_word(slot_address(at) + 8))
}

/// The element, zero, that is made for a key that the map lacks. Only for layouts with `words`.
pub(crate) fn insert_word(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: WordKey,
) -> Result<Address, AllocError> {
    let map = Header(map);
    let hash = hash_word(key.bits(), map.seed());
    let at = insert_new(cx, layout, map, key, hash)?;
    let slot = Address::from_word(slot_address(at));
    store_u64(slot, 0, key.bits());
    Ok(Address::from_word(slot.word() + 8))
}

/// `delete(m, key)`; the map may be null. Only for layouts with `words`, whose elements are not pointers.
pub(crate) fn delete_word(map: Address, key: u64) {
    if map.is_null() || Header(map).used() == 0 {
        return;
    }
    let map = Header(map);
    let hash = hash_word(key, map.seed());
    let Some(at) = search(map, key, hash) else { return };
    // The next entry in this slot finds a zero element.
    store_u64(Address::from_word(slot_address(at)), 8, 0);
    vacate(map, at, hash);
}

#[inline(always)]
fn slot_address(at: Place) -> u64 {
    at.group.0.word() + 8 + at.slot as u64 * SLOT
}

/// Searches a map that is not empty.
#[inline(always)]
fn search(map: Header, key: u64, hash: u64) -> Option<Place> {
    let (groups, mask, index) = match map.dir_len() {
        // A small map is one group, where the probe sequence ends.
        0 => (map.dir(), 0, 0),
        _ => {
            let table = map.table(map.dir_index(hash));
            (table.groups(), table.group_mask(), table.home(hash))
        }
    };
    let group = group_at(groups, index);
    let control = group.control();
    if let Some(at) = search_group(group, control, key, hash) {
        return Some(at);
    }
    // A small map may be full, and has nowhere else to look.
    if match_empty(control).any() || mask == 0 {
        return None;
    }
    search_on(groups, mask, index, key, hash)
}

#[inline(always)]
fn group_at(groups: Address, index: u64) -> Group {
    Group(Address::from_word(groups.word() + index * GROUP))
}

/// Goes on searching after the home group, which is full. Out of line, so that the handlers keep few registers.
#[inline(never)]
fn search_on(groups: Address, mask: u64, home: u64, key: u64, hash: u64) -> Option<Place> {
    let (mut index, mut step) = (home, 0);
    loop {
        step += 1;
        index = (index + step) & mask;
        let group = group_at(groups, index);
        let control = group.control();
        if let Some(at) = search_group(group, control, key, hash) {
            return Some(at);
        }
        if match_empty(control).any() {
            return None;
        }
    }
}

#[inline(always)]
fn search_group(group: Group, control: u64, key: u64, hash: u64) -> Option<Place> {
    let mut candidates = match_h2(control, h2(hash)).map(|slot| Place { group, slot });
    candidates.find(|&at| load_u64(Address::from_word(slot_address(at)), 0) == key)
}
