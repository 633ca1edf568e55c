//! Searching maps whose keys and elements are one word each, with constants for all that a layout says.

use minigo_gc::Address;

use super::hash::hash_word;
use super::object::{GROUP_SLOTS, Header, h1, h2, match_empty, match_h2};
use crate::heap::word::load_u64;

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
    let hash = hash_word(key, map.seed());
    let (groups, mask) = match map.dir_len() {
        // A small map is one group, where the probe sequence ends.
        0 => (map.dir(), 0),
        _ => {
            let table = map.table(map.dir_index(hash));
            (table.groups(), table.group_mask())
        }
    };
    let mut index = h1(hash) as u64 & mask;
    let mut step = 0;
    loop {
        let group = groups.word() + index * GROUP;
        let control = load_u64(Address::from_word(group), 0);
        for slot in match_h2(control, h2(hash)) {
            let slot = Address::from_word(group + 8 + slot as u64 * SLOT);
            if load_u64(slot, 0) == key {
                return Some(Address::from_word(slot.word() + 8));
            }
        }
        // A small map may be full, and has nowhere else to look.
        if match_empty(control).any() || mask == 0 {
            return None;
        }
        step += 1;
        index = (index + step) & mask;
    }
}
