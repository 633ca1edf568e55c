//! The array form, for maps whose keys are dense integers: no key is stored, none is hashed.
//!
//! The directory is then one of *segments*: 64 keys each, with a bit for each key that says whether the map has it, and a
//! pointer to 64 elements, null until one is needed. Segments never move, so the map grows without copying elements.
//!
//! A map of more than some hundred entries takes this form when it would otherwise double and its keys are dense, and
//! leaves it for tables when a key comes that is too far from the others. It costs at most twice what tables cost, and
//! much less where most keys of the range are there.

use minigo_gc::{Address, AllocError};

use super::access::{MapCx, copy_elem};
use super::grow::{entries_of, rebuilt_tables, retire_tables, set_directory, tables_of};
use super::hash::hash_word;
use super::object::{Header, MapLayout, Table};
use super::search::Place;
use super::words::SLOT;
use crate::heap::word::{load_u64, store_u64, zero_bytes};
use crate::types::{MAP_SEGMENTS, layout_of};

/// Keys of a segment.
pub(super) const SEGMENT: u64 = u64::BITS as u64;
/// Bytes of a segment's entry in the directory.
const ENTRY: u64 = 16;
/// Offset of the pointer to the elements in an entry; the bits come first.
const ELEMENTS: usize = 8;
/// Segments of the smallest directory.
const MIN_SEGMENTS: u64 = 16;
/// A map takes the array form if it has one of so many keys of their range.
const DENSE: u64 = 4;
/// And keeps it while it has one of so many.
const SPARSE: u64 = 8;

/// Bytes from element to element. Slots of word keys hold a word before the element.
const fn stride(slot_size: u64) -> u64 {
    slot_size - 8
}

/// An entry of a directory of segments.
#[derive(Clone, Copy)]
struct Segment(Address);

impl Segment {
    #[inline(always)]
    fn at(directory: Address, index: u64) -> Segment {
        Segment(Address::from_word(directory.word() + index * ENTRY))
    }

    /// Which of its keys the map has, from bit 0.
    #[inline(always)]
    fn bits(self) -> u64 {
        load_u64(self.0, 0)
    }

    #[inline(always)]
    fn set_bits(self, bits: u64) {
        store_u64(self.0, 0, bits);
    }

    /// Its elements, or null.
    #[inline(always)]
    fn elements(self) -> Address {
        Address::from_word(load_u64(self.0, ELEMENTS))
    }

    fn set_elements(self, cx: &mut MapCx<'_>, elements: Address) {
        cx.mutator.store_pointer((self.0.word() as usize + ELEMENTS) as *mut u64, elements.word());
    }
}

/// The place of one key.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    segment: Segment,
    bit: u64,
}

impl Cell {
    #[inline(always)]
    fn new(directory: Address, index: u64) -> Cell {
        Cell { segment: Segment::at(directory, index / SEGMENT), bit: index % SEGMENT }
    }

    #[inline(always)]
    fn is_present(self) -> bool {
        self.segment.bits() >> self.bit & 1 != 0
    }

    #[inline(always)]
    fn element(self, slot_size: u64) -> Address {
        Address::from_word(self.segment.elements().word() + self.bit * stride(slot_size))
    }

    /// The element's address, or null if the map lacks the key.
    #[inline(always)]
    pub(super) fn find(self, slot_size: u64) -> Address {
        if self.is_present() { self.element(slot_size) } else { Address::NULL }
    }

    /// The element, made (zero) if the map lacks the key; `None` if the segment has no elements yet.
    #[inline(always)]
    pub(super) fn find_or_claim(self, map: Header, slot_size: u64) -> Option<Address> {
        if self.is_present() {
            return Some(self.element(slot_size));
        }
        if self.segment.elements().is_null() {
            return None;
        }
        self.segment.set_bits(self.segment.bits() | 1 << self.bit);
        map.set_used(map.used() + 1);
        let element = self.element(slot_size);
        if slot_size == SLOT {
            // Such an element is arbitrary while the map lacks the key.
            store_u64(element, 0, 0);
        }
        Some(element)
    }

    /// Takes the key, whose element is erased, out of the map.
    #[inline(always)]
    pub(super) fn vacate(self, map: Header) {
        if self.is_present() {
            self.segment.set_bits(self.segment.bits() ^ 1 << self.bit);
            map.set_used(map.used() - 1);
        }
    }
}

/// Number of keys from the base on that the directory has places for. Of a map with slots of two words that is known
/// without its layout: `None` if it remembers a stretch of hashed keys.
#[inline(always)]
pub(super) fn limit(map: Header, slot_size: u64) -> Option<u64> {
    if slot_size == SLOT { map.array_limit() } else { map.array_len().map(|len| len * SEGMENT) }
}

/// The place of a key below the limit.
#[inline(always)]
pub(super) fn cell(map: Header, limit: u64, key: u64) -> Option<Cell> {
    let index = key.wrapping_sub(map.array_base());
    (index < limit).then(|| Cell::new(map.dir(), index))
}

/// The place of a key, if a map in array form has one for it.
#[inline(always)]
fn cell_of(map: Header, key: u64) -> Option<Cell> {
    cell(map, map.array_len()? * SEGMENT, key)
}

/// The element of a key, if a map in array form has it.
pub(super) fn find(layout: &MapLayout, map: Header, key: u64) -> Option<Address> {
    let at = cell_of(map, key)?.find(layout.slot_size.into());
    (!at.is_null()).then_some(at)
}

/// Makes the entry of a key that a map in array form lacks. `None` if that form suits no more: the map has tables then.
pub(super) fn insert(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    key: u64,
) -> Result<Option<Address>, AllocError> {
    if cell_of(map, key).is_none() && !extend(cx, layout, map, key)? {
        leave(cx, layout, map)?;
        return Ok(None);
    }
    let Some(at) = cell_of(map, key) else { return Ok(None) };
    if at.segment.elements().is_null() {
        let elements = new_elements(cx, layout, 1)?;
        at.segment.set_elements(cx, elements);
    }
    Ok(at.find_or_claim(map, layout.slot_size.into()))
}

/// Deletes a key from a map in array form.
pub(super) fn delete(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header, key: u64) {
    let Some(at) = cell_of(map, key).filter(|at| at.is_present()) else { return };
    let element = at.element(layout.slot_size.into());
    if layout.elem_has_pointers {
        cx.mutator.clear_pointers(element.as_ptr().cast(), layout_of(layout.elem), 1);
    } else {
        zero_bytes(element, layout.elem_size as usize);
    }
    at.vacate(map);
}

/// Deletes all keys of a map in array form.
pub(super) fn clear(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header) {
    for segment in segments_of(map).filter(|segment| segment.bits() != 0) {
        let elements = segment.elements();
        if layout.elem_has_pointers {
            cx.mutator.clear_pointers(elements.as_ptr().cast(), layout_of(layout.elem), SEGMENT as usize);
        } else {
            zero_bytes(elements, (SEGMENT * stride(layout.slot_size.into())) as usize);
        }
        segment.set_bits(0);
    }
}

/// Number of keys from this one on, in its segment, that a map in array form lacks; and the element of the one behind them,
/// if that segment has it.
#[inline(always)]
pub(super) fn next_from(layout: &MapLayout, map: Header, key: u64) -> (u64, Option<Address>) {
    let rest = SEGMENT - key % SEGMENT;
    let Some(at) = cell_of(map, key) else { return (rest, None) };
    let bits = at.segment.bits() >> at.bit;
    if bits == 0 {
        return (rest, None);
    }
    let lacking = u64::from(bits.trailing_zeros());
    let next = Cell { bit: at.bit + lacking, ..at };
    (lacking, Some(next.element(layout.slot_size.into())))
}

/// Elements for consecutive segments. They are zero, but for those of slots of two words without pointers.
fn new_elements(cx: &mut MapCx<'_>, layout: &MapLayout, segments: u64) -> Result<Address, AllocError> {
    let count = (segments * SEGMENT) as usize;
    if layout.elem_has_pointers {
        return cx.mutator.alloc_array(layout_of(layout.elem), count);
    }
    let bytes = count * stride(layout.slot_size.into()) as usize;
    cx.mutator.alloc_bytes(bytes, !layout.words)
}

fn new_directory(cx: &mut MapCx<'_>, len: u64) -> Result<Address, AllocError> {
    cx.mutator.alloc_array(MAP_SEGMENTS, len as usize)
}

fn segments_of(map: Header) -> impl DoubleEndedIterator<Item = Segment> {
    let directory = map.dir();
    (0..map.array_len().unwrap_or(0)).map(move |index| Segment::at(directory, index))
}

/// Makes a directory the map's; the first key of its first segment is `base`.
fn install(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header, directory: Address, len: u64, base: u64) {
    set_directory(cx, map, directory, 0);
    map.set_array(len, base, if layout.words { len * SEGMENT } else { 0 });
}

/// Gives a map with tables the array form, if its keys and the `coming` one are dense. `full` is one of its tables.
pub(super) fn adopt(
    cx: &mut MapCx<'_>,
    layout: &MapLayout,
    map: Header,
    full: Table,
    coming: u64,
) -> Result<bool, AllocError> {
    let most = map.used() * DENSE;
    // The one table tells of most maps that their keys are not dense.
    let Some(_) = range(layout, std::iter::once(full), coming, most) else { return Ok(false) };
    let Some((base, needed)) = range(layout, tables_of(map), coming, most) else { return Ok(false) };
    let len = 2 * needed;
    let directory = new_directory(cx, len)?;
    let elements = new_elements(cx, layout, needed)?;
    let slot_size = u64::from(layout.slot_size);
    for at in tables_of(map).flat_map(|table| entries_of(layout, table)) {
        let index = key_at(layout, at).wrapping_sub(base);
        let cell = Cell::new(directory, index);
        if cell.segment.elements().is_null() {
            let offset = (index - cell.bit) * stride(slot_size);
            cell.segment.set_elements(cx, Address::from_word(elements.word() + offset));
        }
        cell.segment.set_bits(cell.segment.bits() | 1 << cell.bit);
        copy_elem(cx, layout, cell.element(slot_size), at.group.elem(layout, at.slot));
    }
    retire_tables(map);
    install(cx, layout, map, directory, len, base);
    Ok(true)
}

fn key_at(layout: &MapLayout, at: Place) -> u64 {
    load_u64(at.group.key(layout, at.slot), 0)
}

/// The first key of the first segment, and the number of segments, that the keys of tables and a `coming` one take; `None`
/// if they are further apart than `most`.
fn range(
    layout: &MapLayout,
    tables: impl Iterator<Item = Table>,
    coming: u64,
    most: u64,
) -> Option<(u64, u64)> {
    let keys = tables.flat_map(|table| entries_of(layout, table)).map(|at| key_at(layout, at).cast_signed());
    let coming = coming.cast_signed();
    let (least, greatest) =
        keys.fold((coming, coming), |(least, greatest), key| (least.min(key), greatest.max(key)));
    let first = least.div_euclid(SEGMENT as i64);
    let segments = greatest.div_euclid(SEGMENT as i64).checked_sub(first)?.cast_unsigned() + 1;
    (greatest.abs_diff(least) < most).then(|| (first.wrapping_mul(SEGMENT as i64).cast_unsigned(), segments))
}

/// Makes a directory that has a place for a key beyond the limit. Segments without keys at its ends are dropped; the
/// key's takes over the elements of one. False if the keys would be too sparse.
fn extend(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header, key: u64) -> Result<bool, AllocError> {
    let base = map.array_base();
    let wanted = (key.wrapping_sub(base).cast_signed()) >> SEGMENT.trailing_zeros();
    let kept = || (0..).zip(segments_of(map)).filter(|(_, segment)| segment.bits() != 0);
    let first = kept().next().map_or(wanted, |(index, _)| index);
    let last = kept().last().map_or(wanted, |(index, _)| index);
    let needed = last.max(wanted).abs_diff(first.min(wanted)) + 1;
    if needed > MIN_SEGMENTS.max(SPARSE * (map.used() + 1) / SEGMENT) {
        return Ok(false);
    }
    let len = (2 * needed).max(MIN_SEGMENTS);
    // The map goes on growing at the end at which it grew.
    let start = if wanted < first { last + 1 - len.cast_signed() } else { first };
    let directory = new_directory(cx, len)?;
    let moved = |index: i64| Segment::at(directory, (index - start).cast_unsigned());
    for (index, segment) in (0..).zip(segments_of(map)).filter(|(_, segment)| !segment.elements().is_null()) {
        let empty = segment.bits() == 0;
        let to = moved(if empty { wanted } else { index });
        to.set_bits(segment.bits());
        to.set_elements(cx, segment.elements());
    }
    install(cx, layout, map, directory, len, base.wrapping_add_signed(start * SEGMENT as i64));
    Ok(true)
}

/// Gives a map in array form tables.
fn leave(cx: &mut MapCx<'_>, layout: &MapLayout, map: Header) -> Result<(), AllocError> {
    let slot_size = u64::from(layout.slot_size);
    let (directory, len) = rebuilt_tables(cx, layout, map, |cx, add| {
        (0..).zip(segments_of(map)).all(|(index, segment)| {
            (0..SEGMENT).map(|bit| Cell { segment, bit }).filter(|cell| cell.is_present()).all(|cell| {
                let key = map.array_base().wrapping_add(index * SEGMENT + cell.bit);
                let address = Address::from_word(&raw const key as u64);
                add(cx, hash_word(key, map.seed()), address, cell.element(slot_size))
            })
        })
    })?;
    set_directory(cx, map, directory, len);
    map.set_near_note(0);
    Ok(())
}
