//! Searching and inserting.

use minigo_gc::{Address, AllocError, Mutator, mutant};

use super::control::{h2, is_passed};
use super::key::{IfaceKey, Key, copy_plain};
use super::object::{GROUP_SLOTS, Group, Header, MapLayout, Table};
use super::search::{Place, Probe, group_size, search, search_group};
use super::{array, grow};
use crate::fault::GoPanic;
use crate::heap::word::{store_u64, zero_bytes};
use crate::types::{MAP_HEADER, RtTypes, layout_of};

/// Why a map operation did not happen.
#[derive(Debug)]
pub(crate) enum MapError {
    /// The key is not hashable.
    Panic(GoPanic),
    /// No memory was at hand; nothing was changed that a program could see.
    Alloc(AllocError),
}

impl From<GoPanic> for MapError {
    fn from(panic: GoPanic) -> Self {
        MapError::Panic(panic)
    }
}

impl From<AllocError> for MapError {
    fn from(error: AllocError) -> Self {
        MapError::Alloc(error)
    }
}

/// What map operations need of the worker.
pub(crate) struct MapCx<'a> {
    /// Allocation and barriers.
    pub(crate) mutator: &'a mut Mutator,
    /// Types.
    pub(crate) types: &'a RtTypes,
}

/// `make(map[K]V, hint)`. A negative or absent hint is 0.
pub(crate) fn make(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    hint: usize,
    seed: u64,
) -> Result<Address, AllocError> {
    let map = Header(cx.mutator.alloc(MAP_HEADER)?);
    begin(cx, layout, map, hint, seed)?;
    Ok(map.0)
}

/// Likewise, with its header in memory of a frame and, if `with_group`, a group behind it.
pub(crate) fn make_in_frame(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    memory: Address,
    with_group: bool,
    hint: usize,
    seed: u64,
) -> Result<(), AllocError> {
    let map = Header(memory);
    let group = Group(map.end());
    let with_group = with_group && hint <= GROUP_SLOTS;
    let end = if with_group { group.0.word() + layout.group_size() as u64 } else { group.0.word() };
    // Nobody else reads the frame of a running goroutine, so its pointers are zeroed as all else.
    zero_bytes(memory, (end - memory.word()) as usize);
    if with_group {
        group.set_all_empty();
        map.set_frame_group(group);
    }
    begin(cx, layout, map, hint, seed)
}

/// Sets up a zeroed header.
fn begin(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    hint: usize,
    seed: u64,
) -> Result<(), AllocError> {
    map.set_seed(seed);
    if layout.address_hashed {
        map.set_relocations(cx.mutator.relocations());
    }
    if hint > GROUP_SLOTS {
        grow::install_tables(cx, layout, map, hint)?;
    }
    Ok(())
}

/// `len(m)`; `map` may be null.
#[inline(always)]
pub(crate) fn len(map: Address) -> u64 {
    if map.is_null() { 0 } else { Header(map).used() }
}

/// The element of a key, if the map (which may be null) has it. Hashes the key in any case, so that an
/// unhashable one panics.
#[inline(always)]
pub(crate) fn find<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: K,
) -> Result<Option<Address>, MapError> {
    if len(map) == 0 {
        key.hash(cx.types, 0).map_err(of_empty_map)?;
        return Ok(None);
    }
    let map = Header(map);
    refresh(cx, layout, map)?;
    Ok(find_entry(cx.types, layout, map, key)?.map(|(_, elem)| elem))
}

/// The panic for a key that is not hashable where the map has no entries: Go finds it another way, and panics with
/// another type and wording.
#[cold]
pub(super) fn of_empty_map(panic: GoPanic) -> GoPanic {
    match panic {
        GoPanic::Unhashable(name) => GoPanic::UnhashableKey(name),
        other => other,
    }
}

/// Makes the hashes valid again if addresses they were made from have changed.
#[inline(always)]
pub(super) fn refresh(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header) -> Result<(), AllocError> {
    if layout.address_hashed && map.relocations() != cx.mutator.relocations() {
        grow::rebuild(cx, layout, map)?;
    }
    Ok(())
}

/// Addresses of key and element of the entry that the map has for a key. The first is the given key's in array form, which
/// stores none.
#[inline(always)]
pub(super) fn find_entry<K: Key>(
    types: &RtTypes,
    layout: &MapLayout,
    map: Header,
    key: K,
) -> Result<Option<(Address, Address)>, GoPanic> {
    if map.is_array() {
        return Ok(array::find(layout, map, key.word()).map(|elem| (key.address(), elem)));
    }
    let hash = key.hash(types, map.seed())?;
    let place = find_place(types, layout, map, key, hash);
    Ok(place.map(|at| (at.group.key(layout, at.slot), at.group.elem(layout, at.slot))))
}

/// Searches the tables for a key with a hash.
#[inline(always)]
pub(super) fn find_place<K: Key>(
    types: &RtTypes,
    layout: &MapLayout,
    map: Header,
    key: K,
    hash: u64,
) -> Option<Place> {
    if map.used() == 0 {
        return None;
    }
    search(map, u64::from(layout.slot_size), hash, |slot| key.equals(types, slot))
}

/// Looks for a key in its home group: its element's address, or null if the map, which may be null, lacks it; `None` where the
/// search goes on, or the key has no hash.
#[inline(always)]
pub(crate) fn look_home<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: K,
) -> Option<Address> {
    if map.is_null() || Header(map).dir().is_null() {
        return Some(Address::NULL);
    }
    let map = Header(map);
    let hash = key.hash(cx.types, map.seed()).ok()?;
    let slot_size = u64::from(layout.slot_size);
    let probe = Probe::of_map(map, group_size(slot_size), hash);
    let control = probe.group().control();
    match search_group(probe.group(), control, slot_size, hash, |slot| key.equals(cx.types, slot)) {
        Some(at) => Some(at.group.elem(layout, at.slot)),
        None => (!is_passed(control)).then_some(Address::NULL),
    }
}

/// Likewise for an interface; `None` also where the search takes more than that: the map is null or has no group, or addresses
/// have changed that hashes were made from.
#[inline(always)]
pub(crate) fn look_iface_home(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: IfaceKey,
) -> Option<Address> {
    if map.is_null() || Header(map).dir().is_null() {
        return None;
    }
    if layout.address_hashed && Header(map).relocations() != cx.mutator.relocations() {
        return None;
    }
    look_home(cx, layout, map, key)
}

/// The element of a key's entry, which is made (with a zero element) if the map lacks it. The key of an existing
/// entry is replaced, since equal keys may differ (strings, zeros).
#[inline(always)]
pub(crate) fn get_or_insert<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Address,
    key: K,
) -> Result<Address, MapError> {
    let map = Header(map);
    refresh(cx, layout, map)?;
    if map.is_array() {
        return match array::find(layout, map, key.word()) {
            Some(elem) => Ok(elem),
            None => insert_new(cx, layout, map, key, 0),
        };
    }
    let hash = key.hash(cx.types, map.seed())?;
    if let Some(at) = find_place(cx.types, layout, map, key, hash) {
        key.replace(cx, layout, at.group.key(layout, at.slot));
        return Ok(at.group.elem(layout, at.slot));
    }
    insert_new(cx, layout, map, key, hash)
}

/// Makes the entry, with a zero element, of a key that the map does not have. The hash is not asked for in array form.
#[inline(never)]
fn insert_new<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    key: K,
    mut hash: u64,
) -> Result<Address, MapError> {
    let at = loop {
        if map.is_array() {
            if let Some(elem) = array::insert(cx, layout, map, key.word())? {
                return Ok(elem);
            }
            hash = key.hash(cx.types, map.seed())?;
        }
        if let Some(at) = claim_slot(cx, layout, map, key, hash)? {
            break at;
        }
    };
    map.set_used(map.used() + 1);
    store_key(cx, layout, at.group.key(layout, at.slot), key.address());
    let elem = at.group.elem(layout, at.slot);
    if layout.words {
        // Such an element is arbitrary while its slot is free.
        store_u64(elem, 0, 0);
    }
    Ok(elem)
}

/// Claims a slot for a key in a map that has tables, or will; `None` if it took the array form instead.
fn claim_slot<K: Key>(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    key: K,
    hash: u64,
) -> Result<Option<Place>, AllocError> {
    if map.dir_len() == 0 {
        if map.dir().is_null() {
            let group = Group(grow::new_groups(cx, layout, 1)?);
            group.set_all_empty();
            cx.mutator.store_pointer((map.0.word() as usize + Header::DIR) as *mut u64, group.0.word());
        }
        let group = Group(map.dir());
        if let Some(slot) = group.free_slot(hash) {
            group.set_control(slot, h2(hash));
            return Ok(Some(Place { group, slot }));
        }
        grow::small_to_table::<K>(cx, layout, map)?;
    }
    while !map.is_array() {
        let table = map.table_of(hash);
        if let Some(at) = claim(layout, table, hash) {
            return Ok(Some(at));
        }
        grow::enlarge(cx, layout, map, table, key)?;
    }
    Ok(None)
}

/// Takes the first free slot on the probe sequence; `None` where the table must grow first.
#[inline(always)]
pub(super) fn claim(layout: &MapLayout, table: Table, hash: u64) -> Option<Place> {
    let home = Probe::of_table(table, layout.group_size() as u64, hash);
    let mut probe = home;
    loop {
        let group = probe.group();
        if let Some(slot) = group.free_slot(hash) {
            table.fill_slot(group.is_empty(slot))?;
            group.set_control(slot, h2(hash));
            home.groups_before(group).for_each(Group::count_passer);
            return Some(Place { group, slot });
        }
        probe.advance();
    }
}

#[inline(always)]
pub(super) fn store_key(cx: &mut MapCx<'_>, layout: &MapLayout, to: Address, from: Address) {
    if layout.key_has_pointers {
        cx.mutator.store_pointers(to.as_ptr().cast(), from.as_ptr().cast(), layout_of(layout.key), 1);
    } else {
        copy_plain(to, from, layout.stored_key);
    }
}

pub(super) fn copy_elem(cx: &mut MapCx<'_>, layout: &MapLayout, to: Address, from: Address) {
    if layout.elem_has_pointers && !mutant!(MapSlotPlain) {
        cx.mutator.store_pointers(to.as_ptr().cast(), from.as_ptr().cast(), layout_of(layout.elem), 1);
    } else {
        copy_plain(to, from, layout.elem_size);
    }
}
