//! Searching the groups that a hash leads to.

use minigo_gc::Address;

use super::control::{h2, is_passed, match_h2};
use super::object::{GROUP_SLOTS, Group, Header, Table};

/// Where a key's entry is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) group: Group,
    pub(super) slot: usize,
}

/// Bytes of a group whose slots have `slot_size` bytes.
#[inline(always)]
pub(super) const fn group_size(slot_size: u64) -> u64 {
    8 + GROUP_SLOTS as u64 * slot_size
}

/// Factor of the steps from group to group. Neighbouring keys have neighbouring home groups, so that a full one has
/// full neighbours: the step leads out of them. It is odd, so that every group is visited.
const STRIDE: u64 = 17;

/// The sequence of groups in which a hash is searched: triangular steps, which visit every group of a table once. A
/// small map's only group is a sequence of its own.
#[derive(Clone, Copy)]
pub(super) struct Probe {
    groups: Address,
    group_size: u64,
    mask: u64,
    index: u64,
    step: u64,
}

impl Probe {
    /// The sequence in a map that has a group.
    #[inline(always)]
    pub(super) fn of_map(map: Header, group_size: u64, hash: u64) -> Probe {
        match map.dir_index(hash) {
            Some(index) => Probe::of_table(map.table(index), group_size, hash),
            None => Probe::of_small(map),
        }
    }

    /// The sequence in a small map.
    #[inline(always)]
    pub(super) fn of_small(map: Header) -> Probe {
        Probe { groups: map.dir(), group_size: 0, mask: 0, index: 0, step: 0 }
    }

    /// The sequence in a table.
    #[inline(always)]
    pub(super) fn of_table(table: Table, group_size: u64, hash: u64) -> Probe {
        let (mask, index) = table.mask_and_home(hash);
        Probe { groups: table.groups(), group_size, mask, index, step: 0 }
    }

    /// The group at which it stands.
    #[inline(always)]
    pub(super) fn group(&self) -> Group {
        Group(Address::from_word(self.groups.word() + self.index * self.group_size))
    }

    /// The number of that group in its table.
    #[inline(always)]
    pub(super) fn index(&self) -> u64 {
        self.index
    }

    /// Number of groups less one.
    #[inline(always)]
    pub(super) fn mask(&self) -> u64 {
        self.mask
    }

    /// Goes to the next group.
    #[inline(always)]
    pub(super) fn advance(&mut self) {
        self.step += STRIDE;
        self.index = (self.index + self.step) & self.mask;
    }

    /// The groups that are passed on the way to one of the sequence.
    pub(super) fn groups_before(mut self, group: Group) -> impl Iterator<Item = Group> {
        std::iter::from_fn(move || {
            let passed = self.group();
            self.advance();
            (passed != group).then_some(passed)
        })
    }
}

/// The slot of one group whose key `equals` accepts.
#[inline(always)]
pub(super) fn search_group(
    group: Group,
    control: u64,
    slot_size: u64,
    hash: u64,
    equals: impl Fn(Address) -> bool,
) -> Option<Place> {
    // A loop, where `find` would be a call.
    for slot in match_h2(control, h2(hash)) {
        let at = Place { group, slot };
        if equals(at.address(slot_size)) {
            return Some(at);
        }
    }
    None
}

/// The slot whose key has a hash and `equals` accepts, in a map that has a group.
#[inline(always)]
pub(super) fn search(
    map: Header,
    slot_size: u64,
    hash: u64,
    equals: impl Fn(Address) -> bool,
) -> Option<Place> {
    let mut probe = Probe::of_map(map, group_size(slot_size), hash);
    loop {
        let group = probe.group();
        let control = group.control();
        if let Some(place) = search_group(group, control, slot_size, hash, &equals) {
            return Some(place);
        }
        if !is_passed(control) {
            return None;
        }
        probe.advance();
    }
}

impl Place {
    /// The slot's address, which is that of its key.
    #[inline(always)]
    pub(super) fn address(self, slot_size: u64) -> Address {
        Address::from_word(self.group.0.word() + 8 + self.slot as u64 * slot_size)
    }
}
