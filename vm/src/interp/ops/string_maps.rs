//! Maps whose keys are strings.

use std::marker::PhantomData;

use minigo_gc::Address;

use super::maps::{Access, MapDelete, MapGet, MapGetOk, MapOp, MapSet, MapSlot};
use super::maps::{cold, fits, layout, map_and_key, map_cx};
use crate::heap::word::{load_u64, store_u64};
use crate::interp::dispatch::{Dispatch, Handler};
use crate::interp::state::State;
use crate::map::{self, Key, MapCx, MapLayout, StrKey};
use crate::types::RtTypes;
use crate::worker::Worker;

control!(MapGetStr, |s| access::<D, MapGet>(s));
control!(MapGetOkStr, |s| access::<D, MapGetOk>(s));
control!(MapSetStr, |s| access::<D, MapSet>(s));
control!(MapSlotStr, |s| access::<D, MapSlot>(s));

/// Bytes of a key in a slot; the element is behind it.
const KEY: u64 = 16;

/// The first handler of an access. It needs few registers.
#[inline(always)]
unsafe fn access<D: Dispatch, A: Access>(s: State) -> D::Out {
    // SAFETY: the handlers' promise; the verifier saw that keys are strings.
    unsafe {
        if layout(s).elem_words == 1 { recall::<D, A, Home<A>, true>(s) } else { D::other::<Wide<A>>(s) }
    }
}

/// An access to elements that are not a word.
struct Wide<A>(PhantomData<A>);

impl<A: Access> Handler for Wide<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: as for `access`.
        unsafe { recall::<D, A, Short<A>, false>(s) }
    }
}

/// Looks where the key was found last; elements are `SINGLE` or not.
#[inline(always)]
unsafe fn recall<D: Dispatch, A: Access, Other: Handler, const SINGLE: bool>(s: State) -> D::Out {
    // SAFETY: as for `access`. What is remembered are keys of maps that all accesses fit.
    unsafe {
        let (map, key) = map_and_key::<A>(s);
        let w = &*s.cx;
        let (data, len) = (Address::from_word(s.get(key)), s.get(key + 1));
        if A::CLAIMS && w.last_lookup.was_of(map, data, len) {
            return D::other::<Last<A, SINGLE>>(s);
        }
        let recent = w.recent_keys.find(&w.mutator, map, [data.word(), len]);
        let Some(slot) = recent else { return D::other::<Other>(s) };
        let layout = layout(s);
        if A::WRITES && layout.elem_has_pointers && w.mutator.barrier_active() {
            return D::other::<Any<A>>(s);
        }
        A::finish(s, layout, Address::from_word(slot.word() + KEY), SINGLE);
        s.next::<D>(A::WORDS)
    }
}

/// Takes note of the slot of a key: a string that is asked for again is remembered, an equal key becomes this one.
#[inline(always)]
fn found<A: Access>(w: &mut Worker, layout: &MapLayout, map: Address, key: [u64; 2], slot: Address) {
    if load_u64(slot, 0) != key[0] {
        if A::CLAIMS {
            w.mutator.store_pointer(slot.as_ptr().cast(), key[0]);
        }
    } else if fits::<MapGet>(layout) {
        w.recent_keys.remember(&w.mutator, map, key, slot);
    }
}

/// An access to the key that was looked up last, which inserts it if the map lacks it.
struct Last<A, const SINGLE: bool>(PhantomData<A>);

impl<A: Access, const SINGLE: bool> Handler for Last<A, SINGLE> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: as for `access`.
        unsafe {
            let (layout, w) = (layout(s), &mut *s.cx);
            if w.mutator.barrier_active() {
                return D::other::<Short<A>>(s);
            }
            let slot = w.last_lookup.find_or_claim(u64::from(layout.slot_size));
            let Some(slot) = slot else { return D::other::<Short<A>>(s) };
            A::finish(s, layout, Address::from_word(slot.word() + KEY), SINGLE);
            s.next::<D>(A::WORDS)
        }
    }
}

/// An access to a short key in its home group, of elements of a word. It makes no call, so that it saves few registers.
struct Home<A>(PhantomData<A>);

impl<A: Access> Handler for Home<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: as for `access`.
        unsafe {
            let layout = layout(s);
            let (map, key) = map_and_key::<A>(s);
            let (data, len) = (Address::from_word(s.get(key)), s.get(key + 1));
            let w = &mut *s.cx;
            // What claims an entry writes its key, too.
            if A::CLAIMS && w.mutator.barrier_active() {
                return D::other::<Short<A>>(s);
            }
            let slot_size = u64::from(layout.slot_size);
            let slot = match A::CLAIMS {
                true => map::find_or_claim_short_home(&mut w.last_lookup, map, data, len, slot_size),
                false => map::find_short_home(&mut w.last_lookup, map, data, len, slot_size),
            };
            let Some(slot) = slot else { return D::other::<Short<A>>(s) };
            let mut element = slot;
            if !slot.is_null() {
                element = Address::from_word(slot.word() + KEY);
                if load_u64(slot, 0) == data.word() {
                    if !w.recent_keys.note(&w.mutator, map, [data.word(), len], slot) {
                        return D::other::<Short<A>>(s);
                    }
                } else if A::CLAIMS {
                    store_u64(slot, 0, data.word());
                }
            }
            A::finish(s, layout, element, true);
            s.next::<D>(A::WORDS)
        }
    }
}

/// An access to a short key.
struct Short<A>(PhantomData<A>);

impl<A: Access> Handler for Short<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: as for `access`.
        unsafe {
            let layout = layout(s);
            let (map, key) = map_and_key::<A>(s);
            let (data, len) = (Address::from_word(s.get(key)), s.get(key + 1));
            // What claims an entry writes its key, too.
            if !fits::<A>(layout) || A::CLAIMS && (*s.cx).mutator.barrier_active() {
                return D::other::<Any<A>>(s);
            }
            let w = &mut *s.cx;
            let slot = match A::CLAIMS {
                true => map::find_or_claim_short(&mut w.last_lookup, map, layout, data, len),
                false => map::find_short(&mut w.last_lookup, map, data, len, layout.slot_size.into()),
            };
            let Some(slot) = slot else { return D::other::<Any<A>>(s) };
            let mut element = slot;
            if !slot.is_null() {
                element = Address::from_word(slot.word() + KEY);
                found::<A>(w, layout, map, [data.word(), len], slot);
            }
            A::finish(s, layout, element, false);
            s.next::<D>(A::WORDS)
        }
    }
}

/// An access to a key of any length, in its home group.
struct Any<A>(PhantomData<A>);

impl<A: Access> Handler for Any<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise. Nobody else uses the worker while a handler runs, and its image does not change.
        unsafe {
            let layout = layout(s);
            let (map, key) = map_and_key::<A>(s);
            if !fits::<A>(layout) || A::WRITES && layout.elem_has_pointers && (*s.cx).mutator.barrier_active()
            {
                return D::cold(s, cold::<A>(layout));
            }
            let w = &mut *s.cx;
            let types: *const RtTypes = &raw const w.image.types;
            let types = &*types;
            let words = [s.get(key), s.get(key + 1)];
            let key = StrKey::at(layout, Address::from_word(s.fp.add(key) as u64));
            let at = map::look_home(map_cx!(w, types), layout, map, key);
            let Some(at) = at.filter(|at| !A::CLAIMS || !at.is_null()) else {
                return D::cold(s, cold::<A>(layout));
            };
            if !at.is_null() {
                found::<A>(w, layout, map, words, Address::from_word(at.word() - KEY));
            }
            A::finish(s, layout, at, false);
            s.next::<D>(A::WORDS)
        }
    }
}

control!(MapDeleteStr, |s| {
    let layout = layout(s);
    let (map, data, len) = delete_operands(s);
    let w = &*s.cx;
    if w.mutator.barrier_active() || layout.elem_words != 1 {
        return D::other::<DeleteShort>(s);
    }
    if w.last_lookup.was_of(map, data, len) { D::other::<DeleteLast>(s) } else { D::other::<DeleteHome>(s) }
});

/// Deletes a short key from its home group, of elements of a word.
struct DeleteHome;

impl Handler for DeleteHome {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let (map, data, len) = delete_operands(s);
            let slot_size = layout(s).slot_size.into();
            if !map::delete_short_home(&mut (*s.cx).last_lookup, map, data, len, slot_size) {
                return D::other::<DeleteShort>(s);
            }
            s.next::<D>(MapDelete::WORDS)
        }
    }
}

/// Deletes the key that was looked up last, of elements of a word.
struct DeleteLast;

impl Handler for DeleteLast {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            if !(*s.cx).last_lookup.delete(layout(s).slot_size.into()) {
                return D::other::<DeleteShort>(s);
            }
            s.next::<D>(MapDelete::WORDS)
        }
    }
}

/// The map and the key of a deletion.
#[inline(always)]
unsafe fn delete_operands(s: State) -> (Address, Address, u64) {
    // SAFETY: the handlers' promise.
    unsafe { (Address::from_word(s.get(s.a())), Address::from_word(s.get(s.b())), s.get(s.b() + 1)) }
}

/// Deletes a short key.
struct DeleteShort;

impl Handler for DeleteShort {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let layout = layout(s);
            let (map, data, len) = delete_operands(s);
            let w = &mut *s.cx;
            if w.mutator.barrier_active() || !map::delete_short(&mut w.last_lookup, map, layout, data, len) {
                return D::cold(s, cold::<MapDelete>(layout));
            }
            s.next::<D>(MapDelete::WORDS)
        }
    }
}
