//! Maps whose keys are strings: what the handlers find without a call.
//!
//! They look for keys of at most [`SHORT_BYTES`] bytes, whose hash takes two words and a multiplication. Longer keys, and what
//! takes memory, go the way of all keys.

use minigo_gc::Address;

use super::access::{claim, vacate};
use super::hash::hash_short;
use super::object::{Group, Header, MapLayout, h2, match_h2, preferred_slot};
use super::search::{Place, Probe, group_size};
use crate::heap::word::{SHORT_BYTES, load_short, load_u64, prefetch, store_u64, zero_bytes};

/// The hash of a short key, and the place of its entry.
#[inline(always)]
fn find_place(map: Header, data: Address, len: u64, slot_size: u64) -> (u64, Option<Place>) {
    let words = load_short(data, len as usize);
    let hash = hash_short(words, len, map.seed());
    let mut probe = Probe::of_map(map, group_size(slot_size), hash);
    // The slot, as a rule the preferred one, comes to the cache together with the control word.
    prefetch(Place { group: probe.group(), slot: preferred_slot(hash) }.address(slot_size));
    loop {
        let group = probe.group();
        let control = group.control();
        for slot in match_h2(control, h2(hash)) {
            let at = Place { group, slot };
            let key = at.address(slot_size);
            if load_u64(key, 8) == len {
                let stored = Address::from_word(load_u64(key, 0));
                if stored == data || load_short(stored, len as usize) == words {
                    return (hash, Some(at));
                }
            }
        }
        if probe.ends_at(control) {
            return (hash, None);
        }
        probe.advance();
    }
}

/// Whether the map has a group, and the key is one of those that are looked for here.
#[inline(always)]
fn may_look(map: Address, len: u64) -> bool {
    (1..=SHORT_BYTES as u64).contains(&len) && !map.is_null() && !Header(map).dir().is_null()
}

/// The address of the slot of a key, or null if the map, which may be null, lacks it; `None` where that takes more to
/// decide.
#[inline(always)]
pub(crate) fn find_short(map: Address, data: Address, len: u64, slot_size: u64) -> Option<Address> {
    if !may_look(map, len) {
        return None;
    }
    let (_, place) = find_place(Header(map), data, len, slot_size);
    Some(place.map_or(Address::NULL, |at| at.address(slot_size)))
}

/// The address of the slot of a key, made with a zero element if the map lacks it, while no barrier is active. Where it does
/// not hold the address of the key's bytes yet, the caller puts that there. `None` where that takes more, and nothing is
/// changed that a program could see.
#[inline(always)]
pub(crate) fn find_or_claim_short(
    map: Address,
    layout: &MapLayout,
    data: Address,
    len: u64,
) -> Option<Address> {
    if !may_look(map, len) {
        return None;
    }
    let (map, slot_size) = (Header(map), u64::from(layout.slot_size));
    let (hash, place) = find_place(map, data, len, slot_size);
    if let Some(at) = place {
        return Some(at.address(slot_size));
    }
    let slot = claim_slot(map, layout, hash)?.address(slot_size);
    map.set_used(map.used() + 1);
    store_u64(slot, 8, len);
    Some(slot)
}

/// Claims a slot in a map that has a group; `None` where a table must grow first.
fn claim_slot(map: Header, layout: &MapLayout, hash: u64) -> Option<Place> {
    if map.dir_len() > 0 {
        return claim(layout, map.table_of(hash), hash);
    }
    let group = Group(map.dir());
    let slot = group.free_slot(hash)?;
    group.set_control(slot, h2(hash));
    Some(Place { group, slot })
}

/// `delete(m, key)`, while no barrier is active; false where that takes more, and nothing is changed.
#[inline(always)]
pub(crate) fn delete_short(map: Address, layout: &MapLayout, data: Address, len: u64) -> bool {
    if !may_look(map, len) {
        return false;
    }
    let (map, slot_size) = (Header(map), u64::from(layout.slot_size));
    let (hash, place) = find_place(map, data, len, slot_size);
    if let Some(at) = place {
        store_u64(at.address(slot_size), 0, 0);
        zero_bytes(at.group.elem(layout, at.slot), layout.elem_size as usize);
        vacate(map, at, hash);
    }
    true
}
