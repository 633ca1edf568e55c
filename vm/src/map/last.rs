//! The lookup of a short string key after which the same entry may be changed.
//!
//! Programs look whether a map has a key, and then insert or delete it. What the lookup has found out, the change need not:
//! the group, and the slot or that there is none.
//!
//! It holds as long as only handlers run: those of maps with string keys say what becomes of it, no others change such
//! maps. Where a worker goes on to cold code, which may change or move everything, it is forgotten. Until then no other
//! string of the heap comes to the key's address, so what is inserted there is known by it. The key of a lookup or a
//! deletion may stand in a buffer that is written again, and is not.

use minigo_gc::Address;

use super::control::h2;
use super::delete::vacate_home;
use super::object::{Group, Header};
use super::search::Place;
use super::strings::{erase_short, short_at};
use crate::heap::word::{load_u64, store_u64};

/// What a worker knows of it.
pub(crate) struct LastLookup {
    /// Null if nothing is known.
    pub(super) map: Address,
    pub(super) data: Address,
    pub(super) len: u64,
    pub(super) hash: u64,
    /// The key's home.
    pub(super) home: Group,
    /// Where in it the entry stands; [`ABSENT`] if the map lacks the key.
    pub(super) slot: usize,
}

/// The slot of a key that a map lacks.
const ABSENT: usize = usize::MAX;

impl LastLookup {
    /// Nothing.
    pub(crate) const NONE: LastLookup = LastLookup {
        map: Address::NULL,
        data: Address::NULL,
        len: 0,
        hash: 0,
        home: Group(Address::NULL),
        slot: ABSENT,
    };

    /// Whether it was that of a key in a map.
    #[inline(always)]
    pub(crate) fn was_of(&self, map: Address, data: Address, len: u64) -> bool {
        self.data == data && self.map == map && self.len == len && !map.is_null()
    }

    /// Forgets it.
    #[inline(always)]
    pub(crate) fn forget(&mut self) {
        self.map = Address::NULL;
    }

    /// The slot of an entry that a map may have.
    #[inline(always)]
    pub(super) fn slot_of(place: Option<Place>) -> usize {
        place.map_or(ABSENT, |at| at.slot)
    }

    fn header(&self) -> Header {
        Header(self.map)
    }

    #[inline(always)]
    fn slot_address(&self, slot_size: u64) -> Address {
        Place { group: self.home, slot: self.slot }.address(slot_size)
    }

    /// The address of the slot of its key, which is to be inserted, made with a zero element if the map lacks it, while no
    /// barrier is active. `None` where that takes more, and nothing is changed.
    #[inline(always)]
    pub(crate) fn find_or_claim(&mut self, slot_size: u64) -> Option<Address> {
        if self.slot == ABSENT {
            let slot = self.home.free_slot(self.hash)?;
            if let Some(table) = self.header().table_for(self.hash) {
                table.fill_slot(self.home.is_empty(slot))?;
            }
            self.home.set_control(slot, h2(self.hash));
            self.header().set_used(self.header().used() + 1);
            self.slot = slot;
            store_u64(self.slot_address(slot_size), 8, self.len);
        }
        let slot = self.slot_address(slot_size);
        store_u64(slot, 0, self.data.word());
        Some(slot)
    }

    /// `delete(m, key)` of its key in a map whose elements are a word, while no barrier is active. False where that takes
    /// more, and nothing is changed.
    #[inline(always)]
    pub(crate) fn delete(&mut self, slot_size: u64) -> bool {
        if self.slot == ABSENT {
            return false;
        }
        let slot = self.slot_address(slot_size);
        let stored = Address::from_word(load_u64(slot, 0));
        let key = short_at(self.data, self.len);
        if stored != self.data && (key.is_none() || key != short_at(stored, self.len)) {
            return false;
        }
        erase_short(slot);
        let table = self.header().table_for(self.hash);
        vacate_home(self.header(), table, Place { group: self.home, slot: self.slot });
        self.slot = ABSENT;
        true
    }
}
