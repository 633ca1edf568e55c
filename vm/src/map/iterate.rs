//! Iteration in random order that stands changes of the map (Go specification, "For statements with range clause").
//!
//! An iterator walks the directory, or the group of a small map, as it was when the iteration began. Tables that
//! become stale meanwhile are finished as they are, each key being looked up in the map that is now: deleted entries
//! are skipped, changed ones are seen as they are, and none is seen twice. Entries added meanwhile may be missed.
//!
//! Of a map in array form an iterator walks the keys of the range that the map had when the iteration began, and looks each
//! up in the map that is now.

use minigo_gc::Address;
use minigo_lang::bytecode::MapKind;

use super::access::{MapCx, MapError, find_entry};
use super::array::{self, SEGMENT};
use super::key::{AnyKey, IfaceKey, Key, StrKey, WordKey};
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
    /// Length of that directory; 0 for a small map, and all ones for one in array form.
    snapshot_len set_snapshot_len 4;
    /// Directory entries walked; keys, of a map in array form.
    dir_walked set_dir_walked 5;
    /// Slots walked in the table.
    slots_walked set_slots_walked 6;
    /// Where the walk of the directory, or of the range of keys, begins.
    dir_offset set_dir_offset 7;
    /// Where the walk of each table begins.
    slot_offset set_slot_offset 8;
    /// The map's count of `clear`s when the iteration began.
    clear_seq set_clear_seq 9;
}

// Of a map in array form.
iterator_words! {
    /// The first key of the range.
    base set_base 6;
    /// Number of its keys.
    limit set_limit 8;
}

/// `snapshot_len` of a map in array form.
const ARRAY: u64 = u64::MAX;

impl IterState {
    /// The iterator whose [`ITERATOR_WORDS`] words begin at `address`.
    pub(crate) fn at(address: Address) -> Self {
        IterState(address)
    }

    /// Keeps the key at which the iterator stands, of a map in array form; where it is.
    fn keep_key(self, key: u64) -> Address {
        store_u64(self.0, 8 * 9, key);
        Address::from_word(self.0.word() + 8 * 9)
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
    if let Some(len) = header.array_len() {
        iter.set_snapshot_len(ARRAY);
        iter.set_base(header.array_base());
        iter.set_limit(len * SEGMENT);
        iter.set_dir_offset(random % (len * SEGMENT));
        return;
    }
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
    let found = match iter.snapshot_len() {
        0 => {
            let group = Group(Address::from_word(iter.snapshot()));
            let stale = map.is_array() || map.dir_len() != 0 || map.dir() != group.0;
            walk(cx, layout, iter, map, GROUP_SLOTS, stale, |slot| (group, slot))
        }
        ARRAY => next_of_array(cx, layout, iter, map),
        _ => next_of_tables(cx, layout, iter, map),
    };
    if found.is_none() {
        iter.set_map(0);
        iter.set_table(0);
        iter.set_snapshot(0);
    }
    Ok(found)
}

fn next_of_array(
    cx: &MapCx<'_>,
    layout: &MapLayout,
    iter: IterState,
    map: Header,
) -> Option<(Address, Address)> {
    let limit = iter.limit();
    while iter.dir_walked() < limit {
        let index = iter.dir_offset() + iter.dir_walked();
        let index = if index < limit { index } else { index - limit };
        let key = iter.base().wrapping_add(index);
        let (lacking, entry) = if map.is_array() {
            let (lacking, elem) = array::next_from(layout, map, key);
            (lacking, elem.map(|elem| (iter.keep_key(key.wrapping_add(lacking)), elem)))
        } else {
            let key = WordKey::at(layout, iter.keep_key(key));
            (0, find_entry(cx.types, layout, map, key).ok()?)
        };
        // What is skipped at the end may reach beyond where the walk began.
        let walked = iter.dir_walked() + lacking;
        iter.set_dir_walked(walked + u64::from(entry.is_some() || lacking == 0));
        if entry.is_some() && walked < limit {
            return entry;
        }
    }
    None
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
        find_entry(cx.types, layout, map, key).ok()?
    }
    match layout.kind {
        MapKind::Word => with::<WordKey>(cx, layout, iter, map, key, elem),
        MapKind::Str => with::<StrKey>(cx, layout, iter, map, key, elem),
        MapKind::Iface => with::<IfaceKey>(cx, layout, iter, map, key, elem),
        MapKind::Any | MapKind::None => with::<AnyKey>(cx, layout, iter, map, key, elem),
    }
}
