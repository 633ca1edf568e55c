//! Deleting and clearing.
//!
//! A slot whose entry is deleted becomes *empty* if that misleads no search, else *deleted*, which is free too. Groups count
//! the entries that have passed them, and deletion counts down, so that maps which change for long have few deleted slots
//! and short searches.

use minigo_gc::Address;

use super::access::{MapCx, MapError, find_place, len, of_empty_map, refresh};
use super::control::{DELETED, is_passed, match_deleted, wanted, with_control, with_empty};
use super::key::Key;
use super::object::{GROUP_SLOTS, Group, Header, MapLayout, Table, max_load};
use super::search::{Place, Probe, group_size};
use super::{array, grow};
use crate::heap::word::zero_bytes;
use crate::types::layout_of;

/// `delete(m, k)`; `map` may be null.
pub(crate) fn delete<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: K,
) -> Result<(), MapError> {
    if len(map) == 0 {
        key.hash(cx.types, 0).map_err(of_empty_map)?;
        return Ok(());
    }
    let map = Header(map);
    refresh(cx, layout, map)?;
    if map.is_array() {
        array::delete(cx, layout, map, key.word());
        return Ok(());
    }
    let hash = key.hash(cx.types, map.seed())?;
    let Some(at) = find_place(cx.types, layout, map, key, hash) else { return Ok(()) };
    erase_slot(cx, layout, at);
    vacate(map, at, hash, u64::from(layout.slot_size));
    Ok(())
}

/// Marks the erased slot of a key with a hash as free.
#[inline(always)]
pub(super) fn vacate(map: Header, at: Place, hash: u64, slot_size: u64) {
    let home = Probe::of_map(map, group_size(slot_size), hash);
    home.groups_before(at.group).for_each(Group::discount_passer);
    vacate_home(map, map.table_for(hash), at);
}

/// Likewise, of an entry that stands in its home group, in a table or a small map.
#[inline(always)]
pub(super) fn vacate_home(map: Header, table: Option<Table>, at: Place) {
    map.set_used(map.used() - 1);
    let emptied = empty_slots(at);
    if let Some(table) = table {
        table.vacate_slot(emptied);
    }
}

/// Marks an erased slot as deleted; in a group that no entry has passed, all deleted slots as empty that no entry wants. How
/// many became empty.
#[inline(always)]
fn empty_slots(at: Place) -> u64 {
    let control = with_control(at.group.control(), at.slot, DELETED);
    if is_passed(control) {
        at.group.set_control_word(control);
        return 0;
    }
    let emptied = match_deleted(control).without(wanted(control));
    at.group.set_control_word(with_empty(control, emptied));
    emptied.count()
}

/// Drops what a slot refers to, and leaves a zero element for the next entry.
fn erase_slot(cx: &mut MapCx<'_>, layout: &MapLayout, at: Place) {
    let (key, elem) = (at.group.key(layout, at.slot), at.group.elem(layout, at.slot));
    if layout.key_has_pointers {
        cx.mutator.clear_pointers(key.as_ptr().cast(), layout_of(layout.key), 1);
    }
    if layout.elem_has_pointers {
        cx.mutator.clear_pointers(elem.as_ptr().cast(), layout_of(layout.elem), 1);
    } else {
        zero_bytes(elem, layout.elem_size as usize);
    }
}

/// `clear(m)`; `map` may be null.
pub(crate) fn clear(cx: &mut MapCx<'_>, layout: &MapLayout, map: Address) {
    if map.is_null() || Header(map).used() == 0 {
        return;
    }
    let map = Header(map);
    map.set_used(0);
    map.count_clear();
    if map.is_array() {
        array::clear(cx, layout, map);
        return;
    }
    if map.dir_len() == 0 {
        clear_group(cx, layout, Group(map.dir()));
        return;
    }
    for table in grow::tables_of(map) {
        grow::groups_of(layout, table).for_each(|group| clear_group(cx, layout, group));
        table.set_all_counts(0, max_load(table.slots()), table.depth());
    }
}

fn clear_group(cx: &mut MapCx<'_>, layout: &MapLayout, group: Group) {
    for slot in 0..GROUP_SLOTS {
        if group.is_full(slot) {
            erase_slot(cx, layout, Place { group, slot });
        }
    }
    group.set_all_empty();
}
