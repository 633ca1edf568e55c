//! Maps: from instructions to the map code that fits the key.

use minigo_gc::Address;
use minigo_lang::bytecode::{MapKind, NO_REG, Op, TypeIdx};

use super::ColdOp;
use crate::fault::GoPanic;
use crate::heap::word::{load_u64, store_u64};
use crate::interp::dispatch::Flow;
use crate::interp::interrupt::Interrupt;
use crate::interp::state::{Ins, State};
use crate::map::{self, AnyKey, Home, IterState, MapCx, MapLayout, StrKey, WordKey};
use crate::types::RtTypes;
use crate::value::{repr, slice};
use crate::worker::Worker;

/// Calls map code with the key at an address, as the map's kind of key.
macro_rules! with_key {
    ($function:ident($cx:expr, $layout:expr, $map:expr, $key:expr)) => {
        match $layout.kind {
            MapKind::Word => map::$function($cx, $layout, $map, WordKey::at($key, $layout.stored_key)),
            MapKind::Str => map::$function($cx, $layout, $map, StrKey::at($key)),
            MapKind::Any | MapKind::None => map::$function($cx, $layout, $map, AnyKey::at($key, $layout.key)),
        }
    };
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
fn find(w: &mut Worker, i: Ins) -> Result<(TypeIdx, Option<Address>), Interrupt> {
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    if layout.words {
        return Ok((layout.elem, map::find_word(i.pointer(i.b()), i.get(i.c()))));
    }
    let found = with_key!(find(map_cx!(w, types), layout, i.pointer(i.b()), i.addr(i.c())))?;
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

control!(MapGet, |s| {
    let layout = layout(s);
    if !layout.words {
        return D::cold(s, super::cold_entry::<MapGet>);
    }
    let element = match map::find_home(Address::from_word(s.get(s.b())), s.get(s.c())) {
        Home::Found(at) => layout.elem_of(load_u64(at, 0)),
        Home::Absent => 0,
        Home::Crowded => return D::cold(s, super::cold_entry::<MapGet>),
    };
    if layout.elem_size > 0 {
        s.set(s.a(), element);
    }
    s.next::<D>(const { Op::MapGet.len() })
});

impl ColdOp for MapGet {
    const WORDS: usize = Op::MapGet.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, found) = find(w, i)?;
        set_element(w, i, ty, found);
        Ok(())
    }
}

control!(MapGetOk, |s| {
    let layout = layout(s);
    if !layout.words {
        return D::cold(s, super::cold_entry::<MapGetOk>);
    }
    let (element, found) = match map::find_home(Address::from_word(s.get(s.b())), s.get(s.c())) {
        Home::Found(at) => (layout.elem_of(load_u64(at, 0)), true),
        Home::Absent => (0, false),
        Home::Crowded => return D::cold(s, super::cold_entry::<MapGetOk>),
    };
    if layout.elem_size > 0 {
        s.set(s.a(), element);
    }
    s.set(s.e() as usize, u64::from(found));
    s.next::<D>(const { Op::MapGetOk.len() })
});

impl ColdOp for MapGetOk {
    const WORDS: usize = Op::MapGetOk.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, found) = find(w, i)?;
        set_element(w, i, ty, found);
        i.set(i.e() as usize, u64::from(found.is_some()));
        Ok(())
    }
}

control!(MapSet, |s| {
    let layout = layout(s);
    if !layout.words || layout.elem_has_pointers && (*s.cx).mutator.barrier_active() {
        return D::cold(s, super::cold_entry::<MapSet>);
    }
    // An equal key of one word need not be replaced.
    let Some(at) = map::find_or_claim_home(Address::from_word(s.get(s.a())), s.get(s.b())) else {
        return D::cold(s, super::cold_entry::<MapSet>);
    };
    if layout.elem_size > 0 {
        store_u64(at, 0, s.get(s.c()));
    }
    s.next::<D>(const { Op::MapSet.len() })
});

fn nil_map() -> GoPanic {
    GoPanic::Plain("assignment to entry in nil map".into())
}

impl ColdOp for MapSet {
    const WORDS: usize = Op::MapSet.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, at) = slot(w, i, i.a(), i.b())?;
        let types = &w.image.types;
        repr::store(&mut w.mutator, types, ty, at, i.addr(i.c()));
        Ok(())
    }
}

control!(MapSlot, |s| {
    if !layout(s).words {
        return D::cold(s, super::cold_entry::<MapSlot>);
    }
    let Some(at) = map::find_or_claim_home(Address::from_word(s.get(s.b())), s.get(s.c())) else {
        return D::cold(s, super::cold_entry::<MapSlot>);
    };
    s.set(s.a(), at.word());
    s.next::<D>(const { Op::MapSlot.len() })
});

impl ColdOp for MapSlot {
    const WORDS: usize = Op::MapSlot.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (_, at) = slot(w, i, i.b(), i.c())?;
        i.set(i.a(), at.word());
        Ok(())
    }
}

/// The element for the key in register `key` of the map in register `map`, made if the map lacks it.
#[inline(always)]
fn slot(w: &mut Worker, i: Ins, map: usize, key: usize) -> Result<(TypeIdx, Address), Interrupt> {
    let map = i.pointer(map);
    if map.is_null() {
        return Err(nil_map().into());
    }
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    let cx = map_cx!(w, types);
    if layout.words {
        return Ok((layout.elem, map::find_or_insert_word(cx, layout, map, WordKey::at(i.addr(key), 8))?));
    }
    Ok((layout.elem, with_key!(get_or_insert(cx, layout, map, i.addr(key)))?))
}

cold_op!(MapDelete, |w, i| {
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    if layout.words && !layout.elem_has_pointers {
        map::delete_word(i.pointer(i.a()), i.get(i.b()));
        return Ok(());
    }
    with_key!(delete(map_cx!(w, types), layout, i.pointer(i.a()), i.addr(i.b())))?;
    Ok(())
});

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
