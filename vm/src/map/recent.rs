//! Where keys that are strings or interfaces were found last.
//!
//! Programs ask for the same strings again and again, not for equal ones alone: constants, keys that stand in slices. Such a
//! key, once it was found by its hash to be the very one that the map holds, is found by its address from then on. So are
//! values in interfaces, which do not change either, but not where they may be or hold a NaN, which does not equal itself. An
//! entry names a slot; it is good if
//! - the map has the tables that it had: the map's stamp, which no other map ever has, says so, and is taken away when its
//!   tables change;
//! - the slot's key is this very one: it is not when the entry was deleted, or replaced by an equal key;
//! - no objects were moved since.

use std::sync::atomic::{AtomicU64, Ordering};

use minigo_gc::{Address, Mutator};

use super::object::{Header, NOTED};
use crate::heap::word::load_u64;

/// Entries, a power of two.
const ENTRIES: usize = 512;

/// An odd constant that spreads addresses over the entries.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The bits of a stamp in a map's header. No stretch of keys is noted by both: handlers that do not know what keys a map has
/// compare the note with one.
const STAMPED: u64 = NOTED | 1 << 61;

/// The stamp that was given last.
static STAMPS: AtomicU64 = AtomicU64::new(0);

#[derive(Clone, Copy)]
struct Entry {
    /// 0 in an entry that was never used.
    stamp: u64,
    /// The key's first word.
    first: u64,
    slot: Address,
}

/// What a worker remembers.
pub(crate) struct RecentKeys {
    entries: [Entry; ENTRIES],
    /// Relocations of the heap when the entries were made.
    relocations: u64,
}

impl RecentKeys {
    /// Nothing.
    pub(crate) const NONE: RecentKeys =
        RecentKeys { entries: [Entry { stamp: 0, first: 0, slot: Address::NULL }; ENTRIES], relocations: 0 };

    #[inline(always)]
    fn index(stamp: u64, key: [u64; 2]) -> usize {
        const SHIFT: u32 = u64::BITS - ENTRIES.trailing_zeros();
        let sum = key[0].wrapping_add(key[1]).wrapping_add(stamp << 5);
        (sum.wrapping_mul(MIX) >> SHIFT) as usize
    }

    /// The slot of a key of the map, which may be null; `None` where that is not known.
    #[inline(always)]
    pub(crate) fn find(&self, mutator: &Mutator, map: Address, key: [u64; 2]) -> Option<Address> {
        if map.is_null() {
            return None;
        }
        let stamp = Header(map).near_note();
        if stamp == 0 {
            return None;
        }
        let entry = &self.entries[RecentKeys::index(stamp, key)];
        if entry.stamp != stamp || entry.first != key[0] || self.relocations != mutator.relocations() {
            return None;
        }
        let same = load_u64(entry.slot, 0) == key[0] && load_u64(entry.slot, 8) == key[1];
        same.then_some(entry.slot)
    }

    /// Remembers the slot of a key, whose words are not 0, of a map, which is not null. Large maps have too many keys for that.
    /// False where [`remember`](Self::remember) is asked for.
    #[inline(always)]
    pub(crate) fn note(&mut self, mutator: &Mutator, map: Address, key: [u64; 2], slot: Address) -> bool {
        let map = Header(map);
        if map.used() > ENTRIES as u64 {
            return true;
        }
        let stamp = map.near_note();
        if stamp == 0 || self.relocations != mutator.relocations() {
            return false;
        }
        self.entries[RecentKeys::index(stamp, key)] = Entry { stamp, first: key[0], slot };
        true
    }

    /// Likewise, also if it is the first key of the map, or since objects were moved. A key whose first word is 0 may be what an
    /// erased slot holds.
    #[inline(always)]
    pub(crate) fn remember(&mut self, mutator: &Mutator, address: Address, key: [u64; 2], slot: Address) {
        let map = Header(address);
        if key[0] == 0 || self.note(mutator, address, key, slot) {
            return;
        }
        if self.relocations != mutator.relocations() {
            *self = RecentKeys { relocations: mutator.relocations(), ..RecentKeys::NONE };
        }
        if map.near_note() == 0 {
            let stamp = STAMPS.fetch_add(1, Ordering::Relaxed) + 1;
            map.set_near_note(STAMPED | stamp);
        }
        self.note(mutator, address, key, slot);
    }
}
