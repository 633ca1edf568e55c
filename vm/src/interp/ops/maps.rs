//! Maps: from instructions to the map code that fits the key.

use std::marker::PhantomData;

use minigo_gc::Address;
use minigo_lang::bytecode::{MapKind, NO_REG, Op, TypeIdx};

use super::iface_maps::Boxed;
use crate::fault::GoPanic;
use crate::heap::word::{load_u64, load_uint, store_u64, store_uint};
use crate::interp::dispatch::{Cold, Dispatch, Flow, Handler};
use crate::interp::interrupt::Interrupt;
use crate::interp::state::{Ins, State};
use crate::map::{self, AnyKey, IfaceKey, IterState, Key, MapCx, MapLayout, StrKey, WordKey};
use crate::types::RtTypes;
use crate::value::{repr, slice};
use crate::worker::Worker;

/// A map instruction, executed out of line, by kind of key.
pub(super) trait MapOp {
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
pub(super) fn cold<M: MapOp>(layout: &MapLayout) -> Cold {
    match layout.kind {
        MapKind::Word => by_key::<M, WordKey>,
        MapKind::Str => by_key::<M, StrKey>,
        MapKind::Iface => by_key::<M, IfaceKey>,
        MapKind::Any | MapKind::None => by_key::<M, AnyKey>,
    }
}

/// The types, and the layout of a map type.
pub(super) fn types_and_layout<'a>(w: &Worker, ty: TypeIdx) -> (&'a RtTypes, &'a MapLayout) {
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
pub(super) use map_cx;

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
pub(super) unsafe fn layout<'a>(s: State) -> &'a MapLayout {
    // SAFETY: as for `types_and_layout`; the verifier saw that the type is one of a map.
    unsafe { (&*s.cx).image.types.maps().get_unchecked(s.d() as usize).as_ref().unwrap_unchecked() }
}

/// An instruction that goes to the element of a key. Its handler looks into the map's array, or where the stretch of keys
/// used last is at home, and passes on to others that have room for registers: [`Home`], from there to [`Wide`], and to cold code.
pub(super) trait Access: MapOp {
    /// An entry is made if the map lacks the key.
    const CLAIMS: bool;
    /// An element is written.
    const WRITES: bool;

    /// The registers of the map and the key.
    fn operands(s: State) -> (usize, usize);

    /// Does what is to be done with the element at an address, or null if the map lacks the key. What is written is no
    /// pointer, or the barrier is not active.
    ///
    /// # Safety
    ///
    /// The handlers' promise; the map has this layout, slots of two words if `words`, and else elements that [`fits`] is true of.
    unsafe fn finish(s: State, layout: &MapLayout, at: Address, words: bool);
}

/// The element of a key in the array or the stretch used last, as `map::find_near` has it.
#[inline(always)]
fn near<A: Access>(map: Address, key: u64, slot_size: u64) -> Option<Address> {
    match A::CLAIMS {
        true => map::find_or_claim_near(map, key, slot_size),
        false => map::find_near(map, key, slot_size),
    }
}

/// Likewise in its home group.
#[inline(always)]
fn home<A: Access>(map: Address, key: u64, slot_size: u64) -> Option<Address> {
    match A::CLAIMS {
        true => map::find_or_claim_home(map, key, slot_size),
        false => map::find_home(map, key, slot_size),
    }
}

/// Whether an access does without cold code for the element's conversion between memory and registers.
#[inline(always)]
pub(super) fn fits<A: Access>(layout: &MapLayout) -> bool {
    layout.elem_words > 0 || layout.elem_narrow || layout.elem_size == 0 || A::CLAIMS && !A::WRITES
}

/// The map and the register of the key.
#[inline(always)]
pub(super) unsafe fn map_and_key<A: Access>(s: State) -> (Address, usize) {
    let (map, key) = A::operands(s);
    // SAFETY: the handlers' promise.
    (Address::from_word(unsafe { s.get(map) }), key)
}

/// The first handler of an access.
#[inline(always)]
unsafe fn access<D: Dispatch, A: Access>(s: State) -> D::Out {
    // SAFETY: the handlers' promise; a map that remembers a stretch for slots of two words has such.
    unsafe {
        if A::WRITES && (*s.cx).mutator.barrier_active() {
            return D::other::<Home<A>>(s);
        }
        let (map, key) = map_and_key::<A>(s);
        let Some(at) = near::<A>(map, s.get(key), map::SLOT) else { return D::other::<Home<A>>(s) };
        A::finish(s, layout(s), at, true);
        s.next::<D>(A::WORDS)
    }
}

/// An access to a key's home group, of slots of two words.
struct Home<A>(PhantomData<A>);

impl<A: Access> Handler for Home<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let layout = layout(s);
            if A::WRITES && layout.elem_has_pointers && (*s.cx).mutator.barrier_active() {
                return D::cold(s, cold::<A>(layout));
            }
            if !layout.words {
                return match layout.kind {
                    _ if layout.word_keys => D::other::<Wide<A>>(s),
                    MapKind::Iface => D::other::<Boxed<A>>(s),
                    _ => D::cold(s, cold::<A>(layout)),
                };
            }
            let (map, key) = map_and_key::<A>(s);
            let key = s.get(key);
            let at = if A::WRITES { near::<A>(map, key, map::SLOT) } else { None };
            let Some(at) = at.or_else(|| home::<A>(map, key, map::SLOT)) else {
                return D::cold(s, cold::<A>(layout));
            };
            A::finish(s, layout, at, true);
            s.next::<D>(A::WORDS)
        }
    }
}

/// An access to a key that is a word, in slots of any size.
struct Wide<A>(PhantomData<A>);

impl<A: Access> Handler for Wide<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let layout = layout(s);
            let (map, key) = map_and_key::<A>(s);
            let (key, slot_size) = (s.get(key), u64::from(layout.slot_size));
            let at = if fits::<A>(layout) {
                near::<A>(map, key, slot_size).or_else(|| home::<A>(map, key, slot_size))
            } else {
                None
            };
            let Some(at) = at else { return D::cold(s, cold::<A>(layout)) };
            A::finish(s, layout, at, false);
            s.next::<D>(A::WORDS)
        }
    }
}

/// Writes the element at an address, or zero if that is null, to register `a`.
#[inline(always)]
unsafe fn set_found(s: State, layout: &MapLayout, at: Address, words: bool) {
    // SAFETY: the handlers' promise: register `a` takes an element.
    unsafe {
        let word = |index| if at.is_null() { 0 } else { load_u64(at, 8 * index) };
        if !words && layout.elem_narrow {
            let narrow = if at.is_null() { 0 } else { load_uint(at, layout.elem_size) };
            s.set(s.a(), layout.elem_of(narrow));
        } else if !words {
            (0..layout.elem_words).for_each(|index| s.set(s.a() + index, word(index)));
        } else if layout.elem_whole {
            s.set(s.a(), word(0));
        } else if layout.elem_size > 0 {
            s.set(s.a(), layout.elem_of(word(0)));
        }
    }
}

control!(MapGet, |s| access::<D, MapGet>(s));

impl Access for MapGet {
    const CLAIMS: bool = false;
    const WRITES: bool = false;

    #[inline(always)]
    fn operands(s: State) -> (usize, usize) {
        (s.b(), s.c())
    }

    #[inline(always)]
    unsafe fn finish(s: State, layout: &MapLayout, at: Address, words: bool) {
        // SAFETY: the caller's promise.
        unsafe { set_found(s, layout, at, words) }
    }
}

impl MapOp for MapGet {
    const WORDS: usize = Op::MapGet.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, found) = find::<K>(w, i)?;
        set_element(w, i, ty, found);
        Ok(())
    }
}

control!(MapGetOk, |s| access::<D, MapGetOk>(s));

impl Access for MapGetOk {
    const CLAIMS: bool = false;
    const WRITES: bool = false;

    #[inline(always)]
    fn operands(s: State) -> (usize, usize) {
        (s.b(), s.c())
    }

    #[inline(always)]
    unsafe fn finish(s: State, layout: &MapLayout, at: Address, words: bool) {
        // SAFETY: the caller's promise.
        unsafe {
            set_found(s, layout, at, words);
            s.set(s.e() as usize, u64::from(!at.is_null()));
        }
    }
}

impl MapOp for MapGetOk {
    const WORDS: usize = Op::MapGetOk.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, found) = find::<K>(w, i)?;
        set_element(w, i, ty, found);
        i.set(i.e() as usize, u64::from(found.is_some()));
        Ok(())
    }
}

control!(MapSet, |s| access::<D, MapSet>(s));

impl Access for MapSet {
    const CLAIMS: bool = true;
    const WRITES: bool = true;

    #[inline(always)]
    fn operands(s: State) -> (usize, usize) {
        (s.a(), s.b())
    }

    #[inline(always)]
    unsafe fn finish(s: State, layout: &MapLayout, at: Address, words: bool) {
        // SAFETY: the caller's promise: an element is in the registers from `c` on.
        unsafe {
            if !words && layout.elem_narrow {
                store_uint(at, layout.elem_size, s.get(s.c()));
            } else if !words {
                (0..layout.elem_words).for_each(|index| store_u64(at, 8 * index, s.get(s.c() + index)));
            } else if layout.elem_size > 0 {
                store_u64(at, 0, s.get(s.c()));
            }
        }
    }
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

control!(MapSlot, |s| access::<D, MapSlot>(s));

impl Access for MapSlot {
    const CLAIMS: bool = true;
    const WRITES: bool = false;

    #[inline(always)]
    fn operands(s: State) -> (usize, usize) {
        (s.b(), s.c())
    }

    #[inline(always)]
    unsafe fn finish(s: State, _: &MapLayout, at: Address, _: bool) {
        // SAFETY: the caller's promise.
        unsafe { s.set(s.a(), at.word()) }
    }
}

impl MapOp for MapSlot {
    const WORDS: usize = Op::MapSlot.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (_, at) = slot::<K>(w, i, i.b(), i.c())?;
        i.set(i.a(), at.word());
        Ok(())
    }
}

fn nil_map() -> GoPanic {
    GoPanic::Plain("assignment to entry in nil map".into())
}

/// The element for the key in register `key` of the map in register `map`, made if the map lacks it.
#[inline(always)]
fn slot<K: Key>(w: &mut Worker, i: Ins, map: usize, key: usize) -> Result<(TypeIdx, Address), Interrupt> {
    let map = i.pointer(map);
    if map.is_null() {
        return Err(nil_map().into());
    }
    let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
    let key = K::at(layout, i.addr(key));
    Ok((layout.elem, map::get_or_insert(map_cx!(w, types), layout, map, key)?))
}

control!(MapDelete, |s| {
    let (map, key) = (Address::from_word(s.get(s.a())), s.get(s.b()));
    if layout(s).elem_has_pointers || !map::delete_near(map, key) {
        return D::other::<DeleteHome>(s);
    }
    s.next::<D>(MapDelete::WORDS)
});

/// Deletion from a key's home group, of slots of two words.
struct DeleteHome;

impl Handler for DeleteHome {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let layout = layout(s);
            let (map, key) = (Address::from_word(s.get(s.a())), s.get(s.b()));
            if !layout.words || layout.elem_has_pointers || map.is_null() || !map::delete_home(map, key) {
                return D::cold(s, cold::<MapDelete>(layout));
            }
            s.next::<D>(MapDelete::WORDS)
        }
    }
}

impl MapOp for MapDelete {
    const WORDS: usize = Op::MapDelete.len();

    fn execute<K: Key>(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (types, layout) = types_and_layout(w, TypeIdx(i.d()));
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
