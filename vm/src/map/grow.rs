//! Growing: from the small map to tables, doubling, splitting, and rebuilding after relocations.
//!
//! All of it works by filling new tables from old ones. The old objects are left as they were, for iterators.

use minigo_gc::{Address, AllocError};
use minigo_lang::bytecode::MapKind;

use super::access::{MapCx, claim, copy_elem, store_key};
use super::array;
use super::control::{ALL_EMPTY, h2, match_full};
use super::hash::hash_word;
use super::key::{AnyKey, IfaceKey, Key, WordKey, copy_plain};
use super::object::{GROUP_SLOTS, Group, Header, MAX_TABLE_SLOTS, MapLayout, Table, max_load};
use super::search::{Place, Probe};
use super::words::one_block;
use crate::types::{MAP_DIRECTORY, MAP_HEADER, MAP_TABLE, RtTypes};

/// Slots of a table from which on an array is preferred to a larger one. Smaller maps cost what Go's do.
const LARGE_TABLE_SLOTS: usize = 128;

/// Allocates groups; their control words are still to be set. Slots hold zeros, but for those of words, which are set
/// whole when an entry is made.
pub(super) fn new_groups(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    groups: usize,
) -> Result<Address, AllocError> {
    if layout.words && !layout.elem_has_pointers {
        return cx.mutator.alloc_bytes(groups * layout.group_size(), false);
    }
    cx.mutator.alloc_array(layout.group, groups)
}

/// Allocates an empty table.
fn new_table(cx: &mut MapCx<'_>, layout: &MapLayout, slots: usize, depth: u32) -> Result<Table, AllocError> {
    let groups = slots / GROUP_SLOTS;
    let table = Table(cx.mutator.alloc(MAP_TABLE)?);
    let array = new_groups(cx, layout, groups)?;
    cx.mutator.store_pointer((table.0.word() as usize + Table::GROUPS) as *mut u64, array.word());
    table.set_shape(groups, depth);
    table.set_all_counts(0, max_load(slots), depth);
    for index in 0..groups {
        table.group(layout, index).set_all_empty();
    }
    Ok(table)
}

fn new_directory(cx: &mut MapCx<'_>, len: usize) -> Result<Address, AllocError> {
    cx.mutator.alloc_array(MAP_DIRECTORY, len)
}

pub(super) fn set_directory(cx: &mut MapCx<'_>, map: Header, directory: Address, len: usize) {
    cx.mutator.store_pointer((map.0.word() as usize + Header::DIR) as *mut u64, directory.word());
    map.set_dir_len(len as u64);
}

fn set_entry(cx: &mut MapCx<'_>, directory: Address, index: usize, table: Table) {
    cx.mutator.store_pointer((directory.word() as usize + 8 * index) as *mut u64, table.0.word());
}

/// Gives an empty map tables for `entries` entries.
pub(super) fn install_tables(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    entries: usize,
) -> Result<(), AllocError> {
    let (directory, len) = tables_for(cx, layout, entries)?;
    set_directory(cx, map, directory, len);
    Ok(())
}

/// A new directory whose tables together hold `entries` entries without growing.
fn tables_for(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    entries: usize,
) -> Result<(Address, usize), AllocError> {
    let slots = (entries.saturating_mul(8) / 7).max(2 * GROUP_SLOTS);
    let len = slots.div_ceil(MAX_TABLE_SLOTS).checked_next_power_of_two().ok_or(AllocError::TooLarge)?;
    let each = (slots / len).next_power_of_two().clamp(GROUP_SLOTS, MAX_TABLE_SLOTS);
    let depth = len.trailing_zeros();
    let directory = new_directory(cx, len)?;
    for index in 0..len {
        let table = new_table(cx, layout, each, depth)?;
        table.set_index(index as u64);
        set_entry(cx, directory, index, table);
    }
    Ok((directory, len))
}

pub(super) fn groups_of(layout: &MapLayout, table: Table) -> impl Iterator<Item = Group> + '_ {
    (0..=table.group_mask() as usize).map(move |index| table.group(layout, index))
}

/// Where a table's entries are.
pub(super) fn entries_of(layout: &MapLayout, table: Table) -> impl Iterator<Item = Place> + '_ {
    groups_of(layout, table)
        .flat_map(|group| match_full(group.control()).map(move |slot| Place { group, slot }))
}

/// The tables of a map that has some, each once.
pub(super) fn tables_of(map: Header) -> impl Iterator<Item = Table> {
    let len = map.dir_len();
    let mut index = 0;
    std::iter::from_fn(move || {
        let table = (index < len).then(|| map.table(index as usize))?;
        index += 1 << (len.trailing_zeros() - table.depth());
        Some(table)
    })
}

/// A new table that is being filled. It has room for all the entries it gets.
struct Filling {
    table: Table,
    entries: usize,
}

impl Filling {
    fn of(table: Table) -> Filling {
        Filling { table, entries: 0 }
    }

    /// Copies an entry whose key has a hash.
    #[inline(always)]
    fn add(&mut self, cx: &mut MapCx<'_>, layout: &MapLayout, hash: u64, from: Place) {
        let mut probe = Probe::of_table(self.table, layout.group_size() as u64, hash);
        loop {
            let group = probe.group();
            if let Some(slot) = group.free_slot(hash) {
                group.set_control(slot, h2(hash));
                copy_entry(cx, layout, Place { group, slot }, from);
                self.entries += 1;
                return;
            }
            group.count_passer();
            probe.advance();
        }
    }

    /// Copies a whole group, whose keys have the home of this hash, if nothing is there yet.
    #[inline(always)]
    fn add_group(&mut self, layout: &MapLayout, hash: u64, from: Group) -> bool {
        let to = Probe::of_table(self.table, layout.group_size() as u64, hash).group();
        if to.control() != ALL_EMPTY {
            return false;
        }
        copy_plain(to.0, from.0, layout.group_size() as u32);
        to.set_passers(0);
        self.entries += GROUP_SLOTS;
        true
    }

    /// The table, with its counts.
    fn done(self) -> Table {
        let left = max_load(self.table.slots()) - self.entries;
        self.table.set_all_counts(self.entries, left, self.table.depth());
        self.table
    }
}

/// Whether entries are copied by pointer stores. Where not, nobody else reads the new tables.
#[inline(always)]
fn needs_barrier(cx: &MapCx<'_>, layout: &MapLayout) -> bool {
    (layout.key_has_pointers || layout.elem_has_pointers) && cx.mutator.barrier_active()
}

/// Copies an entry to a free slot.
#[inline(always)]
fn copy_entry(cx: &mut MapCx<'_>, layout: &MapLayout, to: Place, from: Place) {
    if needs_barrier(cx, layout) {
        store_key(cx, layout, to.group.key(layout, to.slot), from.group.key(layout, from.slot));
        let elem = to.group.elem(layout, to.slot);
        copy_elem(cx, layout, elem, from.group.elem(layout, from.slot));
    } else {
        // The lengths known here need no call.
        let (to, from) = (to.group.key(layout, to.slot), from.group.key(layout, from.slot));
        match layout.slot_size {
            16 => copy_plain(to, from, 16),
            24 => copy_plain(to, from, 24),
            size => copy_plain(to, from, size),
        }
    }
}

/// The hash of a stored key. It was hashed before, so it cannot fail; a NaN's hash is random each time.
#[inline(always)]
fn rehash<K: Key>(types: &RtTypes, layout: &MapLayout, map: Header, at: Place) -> u64 {
    let key = at.group.key(layout, at.slot);
    K::at(layout, key).hash(types, map.seed()).unwrap_or(0)
}

/// Copies the entries of groups into new tables; the hash says which. What has one home stays together.
fn refill<K: Key, const N: usize>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    from: impl Iterator<Item = Group>,
    mut into: [Filling; N],
    choose: impl Fn(u64) -> usize,
) -> [Table; N] {
    let whole = layout.words && !needs_barrier(cx, layout);
    for group in from {
        if whole && let Some(key) = one_block(group) {
            let hash = hash_word(key, map.seed());
            if into[choose(hash)].add_group(layout, hash, group) {
                continue;
            }
        }
        for slot in match_full(group.control()) {
            let at = Place { group, slot };
            let hash = rehash::<K>(cx.types, layout, map, at);
            into[choose(hash)].add(cx, layout, hash, at);
        }
    }
    into.map(Filling::done)
}

/// Moves a full small map's entries into a table of 16 slots.
pub(super) fn small_to_table<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
) -> Result<(), AllocError> {
    let (directory, len) = tables_for(cx, layout, GROUP_SLOTS + 1)?;
    let table = Table(Address::from_word(crate::heap::word::load_u64(directory, 0)));
    map.set_near_note(0);
    let group = std::iter::once(Group(map.dir()));
    refill::<K, _>(cx, layout, map, group, [Filling::of(table)], |_| 0);
    set_directory(cx, map, directory, len);
    Ok(())
}

/// Makes room for a key in a full table: drops its tombstones if they are many, doubles it, or splits it; or gives the
/// map an array.
pub(super) fn enlarge<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    table: Table,
    key: K,
) -> Result<(), AllocError> {
    map.set_near_note(0);
    let slots = table.slots();
    if table.used() <= max_load(slots) / 2 {
        replace::<K>(cx, layout, map, table, slots)
    } else if layout.has_arrays
        && doubles_map(map, table)
        && array::adopt(cx, layout, map, table, key.word())?
    {
        Ok(())
    } else if 2 * slots <= MAX_TABLE_SLOTS {
        replace::<K>(cx, layout, map, table, 2 * slots)
    } else {
        split::<K>(cx, layout, map, table)
    }
}

/// Whether a table's growth is that of the map, which is large: its only table doubles, or its directory.
fn doubles_map(map: Header, table: Table) -> bool {
    match table.slots() {
        MAX_TABLE_SLOTS => doubles_directory(map, table),
        slots => slots >= LARGE_TABLE_SLOTS && map.dir_len() == 1,
    }
}

/// Whether the directory does not tell the halves of a table apart.
fn doubles_directory(map: Header, table: Table) -> bool {
    table.depth() == map.dir_len().trailing_zeros()
}

/// Replaces a table by one of `slots` slots with the same entries.
fn replace<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    old: Table,
    slots: usize,
) -> Result<(), AllocError> {
    let new = Filling::of(new_table(cx, layout, slots, old.depth())?);
    let [new] = refill::<K, _>(cx, layout, map, groups_of(layout, old), [new], |_| 0);
    let first = old.index() as usize;
    let span = 1 << (map.dir_len().trailing_zeros() - old.depth());
    point_entries(cx, map.dir(), first, span, new);
    old.set_index(Table::STALE);
    Ok(())
}

/// Splits a table by the first hash bit that its entries do not share; doubles the directory if that bit is new to it.
fn split<K: Key>(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header, old: Table) -> Result<(), AllocError> {
    let depth = old.depth() + 1;
    let halves = [
        Filling::of(new_table(cx, layout, MAX_TABLE_SLOTS, depth)?),
        Filling::of(new_table(cx, layout, MAX_TABLE_SLOTS, depth)?),
    ];
    let mut directory = map.dir();
    let mut len = map.dir_len() as usize;
    let mut first = old.index() as usize;
    if doubles_directory(map, old) {
        directory = new_directory(cx, 2 * len)?;
        for index in 0..len {
            let table = map.table(index);
            set_entry(cx, directory, 2 * index, table);
            set_entry(cx, directory, 2 * index + 1, table);
        }
        for index in 0..len {
            let table = map.table(index);
            if table.index() == index as u64 {
                table.set_index(2 * index as u64);
            }
        }
        (len, first) = (2 * len, 2 * first);
    }
    let groups = groups_of(layout, old);
    let halves = refill::<K, _>(cx, layout, map, groups, halves, |hash| (hash >> (64 - depth) & 1) as usize);
    let span = 1 << (len.trailing_zeros() - depth);
    set_directory(cx, map, directory, len);
    point_entries(cx, directory, first, span, halves[0]);
    point_entries(cx, directory, first + span, span, halves[1]);
    old.set_index(Table::STALE);
    Ok(())
}

fn point_entries(cx: &mut MapCx<'_>, directory: Address, first: usize, span: usize, table: Table) {
    table.set_index(first as u64);
    for index in first..first + span {
        set_entry(cx, directory, index, table);
    }
}

/// Hashes every key anew into new tables, after the addresses that hashes were made from have changed.
#[cold]
#[inline(never)]
pub(super) fn rebuild(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header) -> Result<(), AllocError> {
    let relocations = cx.mutator.relocations();
    let types = cx.types;
    let hash_of = |at: Place| match layout.kind {
        MapKind::Word => rehash::<WordKey>(types, layout, map, at),
        MapKind::Iface => rehash::<IfaceKey>(types, layout, map, at),
        MapKind::Str | MapKind::Any | MapKind::None => rehash::<AnyKey>(types, layout, map, at),
    };
    if map.dir_len() == 0 {
        let group = Group(map.dir());
        if !map.dir().is_null() {
            for slot in match_full(group.control()) {
                group.set_control(slot, super::control::h2(hash_of(Place { group, slot })));
            }
        }
    } else {
        let (directory, len) = rebuilt_tables(cx, layout, map, |cx, add| {
            tables_of(map).flat_map(|table| entries_of(layout, table)).all(|from| {
                let (key, elem) = (from.group.key(layout, from.slot), from.group.elem(layout, from.slot));
                add(cx, hash_of(from), key, elem)
            })
        })?;
        retire_tables(map);
        set_directory(cx, map, directory, len);
    }
    map.set_relocations(relocations);
    Ok(())
}

/// Tells iterators that the map has other tables, or none, from now on.
pub(super) fn retire_tables(map: Header) {
    tables_of(map).for_each(|table| table.set_index(Table::STALE));
}

/// Adds an entry, of a hash, key and element, to new tables. False if one overflows.
type Add<'a> = dyn Fn(&mut MapCx<'_>, u64, Address, Address) -> bool + 'a;

/// New tables with the map's entries, which `fill` adds as long as they fit. Tries again with more room where they do not.
pub(super) fn rebuilt_tables(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    fill: impl Fn(&mut MapCx<'_>, &Add<'_>) -> bool,
) -> Result<(Address, usize), AllocError> {
    let mut entries = map.used() as usize;
    loop {
        let (directory, len) = tables_for(cx, layout, entries)?;
        let scratch = Header(cx.mutator.alloc(MAP_HEADER)?);
        set_directory(cx, scratch, directory, len);
        let add = |cx: &mut MapCx<'_>, hash: u64, key: Address, elem: Address| {
            let Some(at) = claim(layout, scratch.table_of(hash), hash) else { return false };
            store_key(cx, layout, at.group.key(layout, at.slot), key);
            copy_elem(cx, layout, at.group.elem(layout, at.slot), elem);
            true
        };
        if fill(cx, &add) {
            return Ok((directory, len));
        }
        entries *= 2;
    }
}
