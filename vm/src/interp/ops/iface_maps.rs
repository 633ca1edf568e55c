//! Maps whose keys are interfaces.

use std::marker::PhantomData;

use minigo_gc::Address;

use super::maps::{Access, MapGet, cold, fits, layout, map_and_key, map_cx};
use crate::heap::word::{load_u64, store_u64};
use crate::interp::dispatch::{Dispatch, Handler};
use crate::interp::state::State;
use crate::map::{self, IfaceKey, Key, MapCx};
use crate::types::RtTypes;

/// Bytes of a key in a slot; the element is behind it.
const KEY: u64 = 16;
/// Offset of a key's data word.
const DATA: usize = 8;

/// An access to a key where it was found last, or in its home group.
pub(super) struct Boxed<A>(PhantomData<A>);

impl<A: Access> Handler for Boxed<A> {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise; the map's layout says that keys are interfaces. Nobody else uses the worker while a
        // handler runs, and its image does not change.
        unsafe {
            let layout = layout(s);
            let (map, key) = map_and_key::<A>(s);
            let w = &mut *s.cx;
            // What claims an entry writes its key, too.
            if !fits::<A>(layout) || A::CLAIMS && w.mutator.barrier_active() {
                return D::cold(s, cold::<A>(layout));
            }
            let words = [s.get(key), s.get(key + 1)];
            if let Some(slot) = w.recent_keys.find(&w.mutator, map, words) {
                A::finish(s, layout, Address::from_word(slot.word() + KEY), false);
                return s.next::<D>(A::WORDS);
            }
            let types: *const RtTypes = &raw const w.image.types;
            let types = &*types;
            let key = IfaceKey::at(layout, Address::from_word(s.fp.add(key) as u64));
            let at = map::look_iface_home(map_cx!(w, types), layout, map, key);
            let Some(at) = at.filter(|at| !A::CLAIMS || !at.is_null()) else {
                return D::cold(s, cold::<A>(layout));
            };
            if !at.is_null() {
                let slot = Address::from_word(at.word() - KEY);
                if load_u64(slot, DATA) != words[1] {
                    if A::CLAIMS {
                        store_u64(slot, DATA, words[1]);
                    }
                } else if fits::<MapGet>(layout) && key.is_identity(types) {
                    w.recent_keys.remember(&w.mutator, map, words, slot);
                }
            }
            A::finish(s, layout, at, false);
            s.next::<D>(A::WORDS)
        }
    }
}
