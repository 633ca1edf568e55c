//! Maps: from instructions to the map code that fits the key.

use minigo_gc::Address;
use minigo_lang::bytecode::{MapKind, NO_REG, Op, TypeIdx};

use crate::fault::GoPanic;
use crate::heap::word::{load_u64, store_u64};
use crate::interp::dispatch::{Cold, Flow};
use crate::interp::interrupt::Interrupt;
use crate::interp::state::{Ins, State};
use crate::map::{self, AnyKey, Home, IterState, Key, MapCx, MapLayout, StrKey, WordKey};
use crate::types::RtTypes;
use crate::value::{repr, slice};
use crate::worker::Worker;

/// A map instruction, executed out of line, by kind of key.
trait MapOp {
    /// Words of the instruction.
    const WORDS: usize;

    /// Executes it.
    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt>;
}

/// The cold code of such an instruction.
unsafe fn by_key<M: MapOp, K: Key>(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    match M::execute::<K>(w, i) {
        Ok(()) => {
            w.pc = i.pc.wrapping_add(M::WORDS);
            Flow::Resume
        }
        Err(interrupt) => w.interrupt(interrupt),
    }
}

/// The cold code for a kind of key.
#[inline(always)]
fn cold<M: MapOp>(layout: &MapLayout) -> Cold {
    match layout.kind {
        MapKind::Word => by_key::<M, WordKey>,
        MapKind::Str => by_key::<M, StrKey>,
        MapKind::Any | MapKind::None => by_key::<M, AnyKey>,
    }
}

/// The types, and the layout of a map type.
fn types_and_layout<'a>(w: &Worker, ty: TypeIdx) -> (&'a RtTypes, &'a MapLayout) {
    let types: *const RtTypes = &raw const w.image.types;
    // SAFETY: the image, which holds the types, lives as long as the worker, and its tables do not change.
    let types = unsafe { &*types };
    (types, types.map(ty))
}

macro_rules! map_cx {
    ($w:ident, $types:ident) => {
        &mut MapCx { mutator: &mut $w.mutator, types: $types }
    };
}

/// The hint in register `b`, if there is one.
fn hint(i: Ins, layout: &MapLayout) -> usize {
    let hint = if i.b() == NO_REG as usize { 0 } else { (i.get(i.b()) as i64).max(0) as usize };
    // As in Go, a hint beyond all memory is none.
    let bytes = hint.checked_mul(layout.slot_size as usize).filter(|&bytes| bytes <= slice::MAX_BYTES);
    if bytes.is_some() { hint } else { 0 }
}

cold_op!(MakeMap, |w, i| {
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    let hint = hint(i, layout);
    let seed = w.rng.word();
    let made = map::make(map_cx!(w, types), layout, hint, seed)?;
    i.set(i.a(), made.word());
    Ok(())
});

cold_op!(MakeFrameMap, |w, i| {
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    let (memory, hint) = (i.addr(i.c()), hint(i, layout));
    let seed = w.rng.word();
    map::make_in_frame(map_cx!(w, types), layout, memory, i.e() != 0, hint, seed)?;
    i.set(i.a(), memory.word());
    Ok(())
});

/// The element for the key in register `c` of the map in register `b`.
#[inline(always)]
fn find<K: Key>(w: &mut Worker, i: Ins) -> Result<(TypeIdx, Option<Address>), Interrupt> {
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    if layout.words {
        return Ok((layout.elem, map::find_word(i.pointer(i.b()), i.get(i.c()))));
    }
    let key = K::at(layout, i.addr(i.c()));
    let found = map::find(map_cx!(w, types), layout, i.pointer(i.b()), key)?;
    Ok((layout.elem, found))
}

/// Writes the element, or zero, to register `a`.
fn set_element(w: &Worker, i: Ins, ty: TypeIdx, found: Option<Address>) {
    let rt = w.image.types.get(ty);
    match found {
        Some(at) => repr::load(rt, at, i.addr(i.a())),
        None => (0..rt.words).for_each(|word| i.set(i.a() + word, 0)),
    }
}

/// The layout of the map type that the instruction names.
///
/// # Safety
///
/// The instruction is on maps, and the worker is alive.
#[inline(always)]
unsafe fn layout<'a>(s: State) -> &'a MapLayout {
    // SAFETY: as for `types_and_layout`; the caller's promise.
    unsafe { (&*s.cx).image.types.map(TypeIdx(s.d())) }
}

/// Writes the element of a map of words, or zero if its address is null, to register `a`.
#[inline(always)]
unsafe fn set_word(s: State, layout: &MapLayout, at: Address) {
    // SAFETY: the handlers' promise: register `a` takes an element.
    unsafe {
        if layout.elem_size > 0 {
            s.set(s.a(), if at.is_null() { 0 } else { layout.elem_of(load_u64(at, 0)) });
        }
    }
}

/// Writes the element at an address, or zero if that is null, to register `a`.
#[inline(always)]
unsafe fn set_found(s: State, layout: &MapLayout, at: Address) {
    // SAFETY: as for `set_word`.
    unsafe {
        if layout.words {
            return set_word(s, layout, at);
        }
        for index in 0..layout.elem_words {
            s.set(s.a() + index, if at.is_null() { 0 } else { load_u64(at, 8 * index) });
        }
    }
}

/// Writes the element in register `c` to its place in a map of words. The barrier is not active, or it is no pointer.
#[inline(always)]
unsafe fn put_word(s: State, layout: &MapLayout, at: Address) {
    // SAFETY: the handlers' promise: an element is in the register, and `at` is the place for one.
    unsafe {
        if layout.elem_size > 0 {
            store_u64(at, 0, s.get(s.c()));
        }
    }
}

/// Writes the element in registers from `c` on to its place, as `put_word`.
#[inline(always)]
unsafe fn put_element(s: State, layout: &MapLayout, at: Address) {
    // SAFETY: as for `put_word`.
    unsafe {
        if layout.words {
            return put_word(s, layout, at);
        }
        for index in 0..layout.elem_words {
            store_u64(at, 8 * index, s.get(s.c() + index));
        }
    }
}

/// Looks for the key in a register in its home group.
#[inline(always)]
unsafe fn look<K: Key>(s: State, layout: &MapLayout, map: Address, key: usize, replace: bool) -> Home {
    // SAFETY: the handlers' promise: the registers hold a map of this layout and a key. Nobody else uses the worker while
    // a handler runs, and its image does not change.
    unsafe {
        let w = &mut *s.cx;
        let types: *const RtTypes = &raw const w.image.types;
        let types = &*types;
        let key = K::at(layout, Address::from_word(s.fp.add(key) as u64));
        map::look_home(map_cx!(w, types), layout, map, key, replace)
    }
}

/// The element that the home group has for the key in register `c` of the map in register `b`, or null if the map lacks
/// the key; `None` where that takes more.
#[inline(always)]
unsafe fn find_home(s: State, layout: &MapLayout) -> Option<Address> {
    // SAFETY: as for `look`.
    unsafe {
        let map = Address::from_word(s.get(s.b()));
        let home = match layout.kind {
            _ if layout.words => map::find_home(map, s.get(s.c())),
            _ if layout.elem_words == 0 || layout.address_hashed => Home::Crowded,
            MapKind::Word => look::<WordKey>(s, layout, map, s.c(), false),
            MapKind::Str => look::<StrKey>(s, layout, map, s.c(), false),
            MapKind::Any | MapKind::None => Home::Crowded,
        };
        match home {
            Home::Found(at) => Some(at),
            Home::Absent => Some(Address::NULL),
            Home::Crowded => None,
        }
    }
}

/// The element that the home group has for a key, made if need be and that is easy; `None` where it takes more.
#[inline(always)]
unsafe fn claim_home(s: State, layout: &MapLayout, map: usize, key: usize) -> Option<Address> {
    // SAFETY: as for `look`.
    unsafe {
        let map = Address::from_word(s.get(map));
        let home = match layout.kind {
            _ if layout.words => return map::find_or_claim_home(map, s.get(key)),
            _ if layout.address_hashed => Home::Crowded,
            MapKind::Word => look::<WordKey>(s, layout, map, key, true),
            MapKind::Str => look::<StrKey>(s, layout, map, key, true),
            MapKind::Any | MapKind::None => Home::Crowded,
        };
        match home {
            Home::Found(at) => Some(at),
            _ => None,
        }
    }
}

control!(MapGet, |s| {
    let Some(at) = map::find_near(Address::from_word(s.get(s.b())), s.get(s.c())) else {
        return D::other::<MapGetHome>(s);
    };
    set_word(s, layout(s), at);
    s.next::<D>(const { Op::MapGet.len() })
});

control!(MapGetHome, |s| {
    let layout = layout(s);
    let Some(at) = find_home(s, layout) else { return D::cold(s, cold::<MapGet>(layout)) };
    set_found(s, layout, at);
    s.next::<D>(const { Op::MapGet.len() })
});

impl MapOp for MapGet {
    const WORDS: usize = Op::MapGet.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, found) = find::<K>(w, i)?;
        set_element(w, i, ty, found);
        Ok(())
    }
}

control!(MapGetOk, |s| {
    let Some(at) = map::find_near(Address::from_word(s.get(s.b())), s.get(s.c())) else {
        return D::other::<MapGetOkHome>(s);
    };
    set_word(s, layout(s), at);
    s.set(s.e() as usize, u64::from(!at.is_null()));
    s.next::<D>(const { Op::MapGetOk.len() })
});

control!(MapGetOkHome, |s| {
    let layout = layout(s);
    let Some(at) = find_home(s, layout) else { return D::cold(s, cold::<MapGetOk>(layout)) };
    set_found(s, layout, at);
    s.set(s.e() as usize, u64::from(!at.is_null()));
    s.next::<D>(const { Op::MapGetOk.len() })
});

impl MapOp for MapGetOk {
    const WORDS: usize = Op::MapGetOk.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, found) = find::<K>(w, i)?;
        set_element(w, i, ty, found);
        i.set(i.e() as usize, u64::from(found.is_some()));
        Ok(())
    }
}

control!(MapSet, |s| {
    let layout = layout(s);
    if layout.elem_has_pointers && (*s.cx).mutator.barrier_active() {
        return D::cold(s, cold::<MapSet>(layout));
    }
    let Some(at) = map::find_or_claim_near(Address::from_word(s.get(s.a())), s.get(s.b())) else {
        return D::other::<MapSetHome>(s);
    };
    put_word(s, layout, at);
    s.next::<D>(const { Op::MapSet.len() })
});

control!(MapSetHome, |s| {
    let layout = layout(s);
    // A wide element that is not whole words is converted.
    let whole = layout.words || layout.elem_words > 0;
    let claimed = if whole { claim_home(s, layout, s.a(), s.b()) } else { None };
    let Some(at) = claimed else { return D::cold(s, cold::<MapSet>(layout)) };
    put_element(s, layout, at);
    s.next::<D>(const { Op::MapSet.len() })
});

fn nil_map() -> GoPanic {
    GoPanic::Plain("assignment to entry in nil map".into())
}

impl MapOp for MapSet {
    const WORDS: usize = Op::MapSet.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, at) = slot::<K>(w, i, i.a(), i.b())?;
        let types = &w.image.types;
        repr::store(&mut w.mutator, types, ty, at, i.addr(i.c()));
        Ok(())
    }
}

control!(MapSlot, |s| {
    let Some(at) = map::find_or_claim_near(Address::from_word(s.get(s.b())), s.get(s.c())) else {
        return D::other::<MapSlotHome>(s);
    };
    s.set(s.a(), at.word());
    s.next::<D>(const { Op::MapSlot.len() })
});

control!(MapSlotHome, |s| {
    let layout = layout(s);
    let Some(at) = claim_home(s, layout, s.b(), s.c()) else { return D::cold(s, cold::<MapSlot>(layout)) };
    s.set(s.a(), at.word());
    s.next::<D>(const { Op::MapSlot.len() })
});

impl MapOp for MapSlot {
    const WORDS: usize = Op::MapSlot.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (_, at) = slot::<K>(w, i, i.b(), i.c())?;
        i.set(i.a(), at.word());
        Ok(())
    }
}

/// The element for the key in register `key` of the map in register `map`, made if the map lacks it.
#[inline(always)]
fn slot<K: Key>(w: &mut Worker, i: Ins, map: usize, key: usize) -> Result<(TypeIdx, Address), Interrupt> {
    let map = i.pointer(map);
    if map.is_null() {
        return Err(nil_map().into());
    }
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    let cx = map_cx!(w, types);
    if layout.words {
        return Ok((layout.elem, map::find_or_insert_word(cx, layout, map, i.get(key))?));
    }
    Ok((layout.elem, map::get_or_insert(cx, layout, map, K::at(layout, i.addr(key)))?))
}

control!(MapDelete, |s| {
    let layout = layout(s);
    let (map, key) = (Address::from_word(s.get(s.a())), s.get(s.b()));
    if layout.elem_has_pointers || !map::delete_near(map, key) {
        return D::cold(s, cold::<MapDelete>(layout));
    }
    s.next::<D>(const { Op::MapDelete.len() })
});

impl MapOp for MapDelete {
    const WORDS: usize = Op::MapDelete.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
        if layout.words && !layout.elem_has_pointers {
            map::delete_word(i.pointer(i.a()), i.get(i.b()));
            return Ok(());
        }
        map::delete(map_cx!(w, types), layout, i.pointer(i.a()), K::at(layout, i.addr(i.b())))?;
        Ok(())
    }
}

cold_op!(MapClear, |w, i| {
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    map::clear(map_cx!(w, types), layout, i.pointer(i.a()));
    Ok(())
});

op!(MapLen, |s| s.set(s.a(), map::len(Address::from_word(s.get(s.b())))));

cold_op!(MapIter, |w, i| {
    let random = w.rng.word();
    map::iter_start(IterState::at(i.addr(i.a())), i.pointer(i.b()), random);
    Ok(())
});

control!(MapNext, |s| D::cold(s, map_next));

/// Cold code: the next entry, or the jump at the end.
unsafe fn map_next(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    let entry = match map::iter_next(map_cx!(w, types), layout, IterState::at(i.addr(i.a()))) {
        Ok(entry) => entry,
        Err(error) => return w.interrupt(error.into()),
    };
    let Some((key, elem)) = entry else {
        w.pc = i.pc.wrapping_offset(i.e() as i32 as isize);
        return Flow::Resume;
    };
    if i.b() != NO_REG as usize {
        repr::load(types.get(layout.key), key, i.addr(i.b()));
    }
    if i.c() != NO_REG as usize {
        repr::load(types.get(layout.elem), elem, i.addr(i.c()));
    }
    w.pc = i.pc.wrapping_add(const { Op::MapNext.len() });
    Flow::Resume
}

impl From<map::MapError> for Interrupt {
    fn from(error: map::MapError) -> Self {
        match error {
            map::MapError::Panic(panic) => panic.into(),
            map::MapError::Alloc(error) => error.into(),
        }
    }
}
