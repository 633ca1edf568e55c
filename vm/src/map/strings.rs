//! Maps whose keys are strings: what the handlers find without a call.
//!
//! They look for keys of at most [`SHORT_BYTES`] bytes, whose hash takes two words and a multiplication. Longer keys, and what
//! takes memory, go the way of all keys.

use minigo_gc::Address;

use super::access::claim;
use super::control::{h2, is_passed, match_h2, preferred_slot};
use super::delete::{vacate, vacate_home};
use super::hash::hash_short;
use super::last::LastLookup;
use super::object::{Group, Header, MapLayout};
use super::search::{Place, Probe, group_size};
use crate::heap::word::{
    SHORT_BYTES, load_short, load_short_in_page, load_u64, prefetch, store_u64, zero_bytes,
};

/// Bytes of a key in a slot; the element is behind it.
const STRING: usize = 16;

/// A short key that is looked for in a map that has a group.
#[derive(Clone, Copy)]
struct ShortKey {
    map: Header,
    slot_size: u64,
    data: Address,
    len: u64,
    words: [u64; 2],
    hash: u64,
}

impl ShortKey {
    /// `None` if the map, which may be null, has no group, or the key is not one of those that are looked for here, or `load`
    /// does not give its words.
    #[inline(always)]
    fn new(
        map: Address,
        slot_size: u64,
        data: Address,
        len: u64,
        load: impl Fn(Address, usize) -> Option<[u64; 2]>,
    ) -> Option<ShortKey> {
        if !(1..=SHORT_BYTES as u64).contains(&len) || map.is_null() || Header(map).dir().is_null() {
            return None;
        }
        let words = load(data, len as usize)?;
        let map = Header(map);
        Some(ShortKey { map, slot_size, data, len, words, hash: hash_short(words, len, map.seed()) })
    }

    /// One that is looked for in any group.
    #[inline(always)]
    fn anywhere(map: Address, slot_size: u64, data: Address, len: u64) -> Option<ShortKey> {
        ShortKey::new(map, slot_size, data, len, |data, len| Some(load_short(data, len)))
    }

    /// One that is looked for in its home group, without a call.
    #[inline(always)]
    fn at_home(map: Address, slot_size: u64, data: Address, len: u64) -> Option<ShortKey> {
        ShortKey::new(map, slot_size, data, len, load_short_in_page)
    }

    /// Where the search begins.
    #[inline(always)]
    fn probe(self) -> Probe {
        Probe::of_map(self.map, group_size(self.slot_size), self.hash)
    }

    /// Whether an entry has this key; `None` where that takes a call.
    #[inline(always)]
    fn is_at(self, place: Place) -> Option<bool> {
        let slot = place.address(self.slot_size);
        if load_u64(slot, 8) != self.len {
            return Some(false);
        }
        let stored = Address::from_word(load_u64(slot, 0));
        Some(stored == self.data || load_short_in_page(stored, self.len as usize)? == self.words)
    }

    /// Where the search begins; its control word.
    #[inline(always)]
    fn home(self) -> (Group, u64) {
        let group = self.probe().group();
        // The slot, as a rule the preferred one, comes to the cache together with the control word.
        prefetch(Place { group, slot: preferred_slot(self.hash) }.address(self.slot_size));
        (group, group.control())
    }

    /// The place of its entry in its home group, if it is there; `None` where that does not decide, or takes a call.
    #[inline(always)]
    fn find_home(self, (group, control): (Group, u64)) -> Option<Option<Place>> {
        for slot in match_h2(control, h2(self.hash)) {
            let at = Place { group, slot };
            if self.is_at(at)? {
                return Some(Some(at));
            }
        }
        if is_passed(control) { None } else { Some(None) }
    }

    /// The place of its entry in a group whose control word is this.
    #[inline(always)]
    fn find_in(self, group: Group, control: u64) -> Option<Place> {
        for slot in match_h2(control, h2(self.hash)) {
            let at = Place { group, slot };
            let stored = at.address(self.slot_size);
            if self.is_at(at).unwrap_or_else(|| self.is_short(Address::from_word(load_u64(stored, 0)))) {
                return Some(at);
            }
        }
        None
    }

    /// Whether the bytes at an address, which are as many, are its own.
    fn is_short(self, stored: Address) -> bool {
        load_short(stored, self.len as usize) == self.words
    }

    /// The place of its entry, as a rule in its home group.
    #[inline(always)]
    fn find(self) -> Option<Place> {
        let (group, control) = self.home();
        self.find_in(group, control).or_else(|| if is_passed(control) { search_on(&self) } else { None })
    }

    /// Has a lookup remembered that came to a result in the home group.
    #[inline(always)]
    fn note(self, last: &mut LastLookup, home: Group, place: Option<Place>) {
        let slot = LastLookup::slot_of(place);
        *last = LastLookup { map: self.map.0, data: self.data, len: self.len, hash: self.hash, home, slot };
    }
}

/// The place of a key's entry behind its home group.
#[inline(never)]
fn search_on(key: &ShortKey) -> Option<Place> {
    let mut probe = key.probe();
    loop {
        probe.advance();
        let group = probe.group();
        let control = group.control();
        let place = key.find_in(group, control);
        if place.is_some() || !is_passed(control) {
            return place;
        }
    }
}

/// The address of the slot of a key, or null if the map, which may be null, lacks it; `None` where that takes a call. It is
/// remembered.
#[inline(always)]
pub(crate) fn find_short_home(
    last: &mut LastLookup,
    map: Address,
    data: Address,
    len: u64,
    slot_size: u64,
) -> Option<Address> {
    let key = ShortKey::at_home(map, slot_size, data, len)?;
    let home = key.home();
    let place = key.find_home(home)?;
    key.note(last, home.0, place);
    Some(place.map_or(Address::NULL, |at| at.address(slot_size)))
}

/// Likewise; the slot is made, as [`find_or_claim_short`] does, if the map lacks the key. The last lookup is forgotten.
#[inline(always)]
pub(crate) fn find_or_claim_short_home(
    last: &mut LastLookup,
    map: Address,
    data: Address,
    len: u64,
    slot_size: u64,
) -> Option<Address> {
    last.forget();
    let key = ShortKey::at_home(map, slot_size, data, len)?;
    let (group, control) = key.home();
    if let Some(at) = key.find_home((group, control))? {
        return Some(at.address(slot_size));
    }
    let slot = group.free_slot(key.hash)?;
    if let Some(index) = key.map.dir_index(key.hash) {
        key.map.table(index).fill_slot(group.is_empty(slot))?;
    }
    group.set_control(slot, h2(key.hash));
    key.map.set_used(key.map.used() + 1);
    let slot = Place { group, slot }.address(slot_size);
    store_u64(slot, 8, len);
    Some(slot)
}

/// `delete(m, key)` of a map whose elements are a word, while no barrier is active; false where that takes a call, and nothing is
/// changed. The last lookup is forgotten.
#[inline(always)]
pub(crate) fn delete_short_home(
    last: &mut LastLookup,
    map: Address,
    data: Address,
    len: u64,
    slot_size: u64,
) -> bool {
    last.forget();
    let Some(key) = ShortKey::at_home(map, slot_size, data, len) else { return false };
    let Some(place) = key.find_home(key.home()) else { return false };
    if let Some(at) = place {
        let slot = at.address(slot_size);
        erase_short(slot);
        vacate_home(key.map, key.map.table_for(key.hash), at);
    }
    true
}

/// The address of the slot of a key, or null if the map, which may be null, lacks it; `None` where that takes more to
/// decide. It is remembered.
#[inline(always)]
pub(crate) fn find_short(
    last: &mut LastLookup,
    map: Address,
    data: Address,
    len: u64,
    slot_size: u64,
) -> Option<Address> {
    let key = ShortKey::anywhere(map, slot_size, data, len)?;
    let (group, control) = key.home();
    let mut place = key.find_in(group, control);
    if place.is_none() && is_passed(control) {
        place = search_on(&key);
    } else {
        key.note(last, group, place);
    }
    Some(place.map_or(Address::NULL, |at| at.address(slot_size)))
}

/// Leaves zeros where an entry stood whose element is a word, while no barrier is active.
#[inline(always)]
pub(super) fn erase_short(slot: Address) {
    store_u64(slot, 0, 0);
    store_u64(slot, STRING, 0);
}

/// The words of a key, which is short; `None` where that takes a call.
#[inline(always)]
pub(super) fn short_at(data: Address, len: u64) -> Option<[u64; 2]> {
    load_short_in_page(data, len as usize)
}

/// The address of the slot of a key, made with a zero element if the map lacks it, while no barrier is active. Where it does
/// not hold the address of the key's bytes yet, the caller puts that there. `None` where that takes more, and nothing is
/// changed that a program could see. The last lookup is forgotten.
#[inline(always)]
pub(crate) fn find_or_claim_short(
    last: &mut LastLookup,
    map: Address,
    layout: &MapLayout,
    data: Address,
    len: u64,
) -> Option<Address> {
    last.forget();
    let key = ShortKey::anywhere(map, u64::from(layout.slot_size), data, len)?;
    if let Some(at) = key.find() {
        return Some(at.address(key.slot_size));
    }
    let slot = claim_slot(key.map, layout, key.hash)?.address(key.slot_size);
    key.map.set_used(key.map.used() + 1);
    store_u64(slot, 8, len);
    Some(slot)
}

/// Claims a slot in a map that has a group; `None` where a table must grow first.
fn claim_slot(map: Header, layout: &MapLayout, hash: u64) -> Option<Place> {
    if let Some(index) = map.dir_index(hash) {
        return claim(layout, map.table(index), hash);
    }
    let group = Group(map.dir());
    let slot = group.free_slot(hash)?;
    group.set_control(slot, h2(hash));
    Some(Place { group, slot })
}

/// `delete(m, key)`, while no barrier is active; false where that takes more, and nothing is changed. The last lookup is
/// forgotten.
#[inline(always)]
pub(crate) fn delete_short(
    last: &mut LastLookup,
    map: Address,
    layout: &MapLayout,
    data: Address,
    len: u64,
) -> bool {
    last.forget();
    let Some(key) = ShortKey::anywhere(map, u64::from(layout.slot_size), data, len) else { return false };
    if let Some(at) = key.find() {
        store_u64(at.address(key.slot_size), 0, 0);
        zero_bytes(at.group.elem(layout, at.slot), layout.elem_size as usize);
        vacate(key.map, at, key.hash, key.slot_size);
    }
    true
}
