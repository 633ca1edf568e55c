//! Iteration in random order that stands changes of the map (Go specification, "For statements with range clause").
//!
//! An iterator walks the directory, or the group of a small map, as it was when the iteration began. Tables that
//! become stale meanwhile are finished as they are, each key being looked up in the map that is now: deleted entries
//! are skipped, changed ones are seen as they are, and none is seen twice. Entries added meanwhile may be missed.

use minigo_gc::Address;
use minigo_lang::bytecode::MapKind;

use super::access::{MapCx, MapError, find_place};
use super::key::{AnyKey, Key, StrKey, WordKey};
use super::object::{GROUP_SLOTS, Group, Header, MapLayout, Table};
use crate::heap::word::{load_u64, store_u64};

/// Words of an iterator in a frame: 4 pointers, then 6 scalars.
pub(crate) const ITERATOR_WORDS: usize = 10;

/// An iterator, which lives in the words of a frame, so that the collector sees its pointers.
#[derive(Clone, Copy)]
pub(crate) struct IterState(Address);

macro_rules! iterator_words {
    ($($(#[$doc:meta])* $get:ident $set:ident $word:expr;)*) => {
        impl IterState {
            $($(#[$doc])*
            fn $get(self) -> u64 {
                load_u64(self.0, 8 * $word)
            }

            fn $set(self, value: u64) {
                store_u64(self.0, 8 * $word, value);
            })*
        }
    };
}

iterator_words! {
    /// The map; null once the iteration is over.
    map set_map 0;
    /// The table that is being walked, or null.
    table set_table 1;
    /// The directory when the iteration began, or the group of a small map.
    snapshot set_snapshot 2;
    /// Length of that directory; 0 for a small map.
    snapshot_len set_snapshot_len 4;
    /// Directory entries walked.
    dir_walked set_dir_walked 5;
    /// Slots walked in the table.
    slots_walked set_slots_walked 6;
    /// Where the walk of the directory begins.
    dir_offset set_dir_offset 7;
    /// Where the walk of each table begins.
    slot_offset set_slot_offset 8;
    /// The map's count of `clear`s when the iteration began.
    clear_seq set_clear_seq 9;
}

impl IterState {
    /// The iterator whose [`ITERATOR_WORDS`] words begin at `address`.
    pub(crate) fn at(address: Address) -> Self {
        IterState(address)
    }
}

/// Begins an iteration of a map, which may be null. `random` chooses the order.
pub(crate) fn iter_start(iter: IterState, map: Address, random: u64) {
    for word in 0..ITERATOR_WORDS {
        store_u64(iter.0, 8 * word, 0);
    }
    if map.is_null() || Header(map).used() == 0 {
        return;
    }
    let header = Header(map);
    iter.set_map(map.word());
    iter.set_snapshot(header.dir().word());
    iter.set_snapshot_len(header.dir_len());
    iter.set_slot_offset(random >> 32);
    iter.set_clear_seq(header.clear_seq());
    if header.dir_len() > 0 {
        // Begin at a table's first entry, so that the walk does not come to that table twice.
        let index = (random & (header.dir_len() - 1)) as usize;
        iter.set_dir_offset(header.table(index).index());
    }
}

/// The addresses of the next entry's key and element; `None` at the end.
pub(crate) fn iter_next(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    iter: IterState,
) -> Result<Option<(Address, Address)>, MapError> {
    if iter.map() == 0 {
        return Ok(None);
    }
    let map = Header(Address::from_word(iter.map()));
    super::access::refresh(cx, layout, map)?;
    let found = if iter.snapshot_len() == 0 {
        let group = Group(Address::from_word(iter.snapshot()));
        let stale = map.dir_len() != 0 || map.dir() != group.0;
        walk(cx, layout, iter, map, GROUP_SLOTS, stale, |slot| (group, slot))
    } else {
        next_of_tables(cx, layout, iter, map)
    };
    if found.is_none() {
        iter.set_map(0);
        iter.set_table(0);
        iter.set_snapshot(0);
    }
    Ok(found)
}

fn next_of_tables(
    cx: &MapCx<'_>,
    layout: &MapLayout,
    iter: IterState,
    map: Header,
) -> Option<(Address, Address)> {
    let len = iter.snapshot_len();
    loop {
        if iter.table() == 0 {
            if iter.dir_walked() >= len {
                return None;
            }
            let index = (iter.dir_walked() + iter.dir_offset()) & (len - 1);
            iter.set_table(load_u64(Address::from_word(iter.snapshot()), 8 * index as usize));
            iter.set_slots_walked(0);
        }
        let table = Table(Address::from_word(iter.table()));
        let stale = table.index() == Table::STALE;
        let at = |slot: usize| (table.group(layout, slot / GROUP_SLOTS), slot % GROUP_SLOTS);
        if let Some(entry) = walk(cx, layout, iter, map, table.slots(), stale, at) {
            return Some(entry);
        }
        // A table whose entries share fewer bits than the directory has stands in it several times; one that split
        // off after the walk began shares more, and stands for one entry.
        let span = 1 << len.trailing_zeros().saturating_sub(table.depth());
        iter.set_dir_walked(iter.dir_walked() + span);
        iter.set_table(0);
    }
}

/// Goes on through the slots of one table or small group to the next entry.
#[inline(always)]
fn walk(
    cx: &MapCx<'_>,
    layout: &MapLayout,
    iter: IterState,
    map: Header,
    slots: usize,
    stale: bool,
    place: impl Fn(usize) -> (Group, usize),
) -> Option<(Address, Address)> {
    while iter.slots_walked() < slots as u64 {
        let index = (iter.slots_walked() + iter.slot_offset()) as usize & (slots - 1);
        iter.set_slots_walked(iter.slots_walked() + 1);
        let (group, slot) = place(index);
        if !group.is_full(slot) {
            continue;
        }
        let (key, elem) = (group.key(layout, slot), group.elem(layout, slot));
        if !stale {
            return Some((key, elem));
        }
        if let Some(entry) = look_up(cx, layout, iter, map, key, elem) {
            return Some(entry);
        }
    }
    None
}

/// The entry that the map now has for a key of a stale table.
#[inline(never)]
fn look_up(
    cx: &MapCx<'_>,
    layout: &MapLayout,
    iter: IterState,
    map: Header,
    key: Address,
    elem: Address,
) -> Option<(Address, Address)> {
    fn with<K: Key>(
        cx: &MapCx<'_>,
        layout: &MapLayout,
        iter: IterState,
        map: Header,
        key: Address,
        elem: Address,
    ) -> Option<(Address, Address)> {
        let key = K::at(layout, key);
        if !key.equals(cx.types, key.address()) {
            // A NaN: no operation but `clear` can reach its entry, so it is as it was.
            return (iter.clear_seq() == map.clear_seq()).then_some((key.address(), elem));
        }
        let hash = key.hash(cx.types, map.seed()).ok()?;
        let at = find_place(cx.types, layout, map, key, hash)?;
        Some((at.group.key(layout, at.slot), at.group.elem(layout, at.slot)))
    }
    match layout.kind {
        MapKind::Word => with::<WordKey>(cx, layout, iter, map, key, elem),
        MapKind::Str => with::<StrKey>(cx, layout, iter, map, key, elem),
        MapKind::Any | MapKind::None => with::<AnyKey>(cx, layout, iter, map, key, elem),
    }
}
