//! Elements of slices, strings and arrays, bounds-checked.

use minigo_gc::Address;
use minigo_lang::bytecode::Op;

use super::memory::{BarrierStore, nil, store_slow};
use crate::fault::GoPanic;
use crate::heap::word::*;
use crate::interp::dispatch::Flow;
use crate::interp::state::Ins;
use crate::worker::Worker;

/// The value of an index of the current instruction, given in a register: signed or not as its type is.
pub(super) fn bound(w: &Worker, operand: u8, index: u64) -> i128 {
    if w.image.is_unsigned_bound(w.pc, operand) { i128::from(index) } else { i128::from(index as i64) }
}

/// Cold code: the index in `c` is out of range for the slice or string in `b`.
#[cold]
pub(super) unsafe fn bad_load(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    w.raise(GoPanic::index(bound(w, 0, i.get(i.c())), i.get(i.b() + 1)))
}

/// Cold code: the index in `b` is out of range for the slice in `a`.
#[cold]
pub(super) unsafe fn bad_store(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    w.raise(GoPanic::index(bound(w, 0, i.get(i.b())), i.get(i.a() + 1)))
}

/// Cold code: the index in `c` is out of range for an array of length `d`.
#[cold]
pub(super) unsafe fn bad_array_load(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    w.raise(GoPanic::index(bound(w, 0, i.get(i.c())), u64::from(i.d())))
}

/// Cold code: the index in `b` is out of range for an array of length `d`.
#[cold]
pub(super) unsafe fn bad_array_store(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    w.raise(GoPanic::index(bound(w, 0, i.get(i.b())), u64::from(i.d())))
}

macro_rules! element_loads {
    ($($Name:ident $size:literal: $load:ident $(as $ty:ty)?;)*) => {
        $(control!($Name, |s| {
            let index = s.get(s.c());
            if index >= s.get(s.b() + 1) {
                return D::cold(s, bad_load);
            }
            let at = Address::from_word(s.get(s.b()).wrapping_add(index * $size));
            s.set(s.a(), $load(at, 0) $(as $ty)? as u64);
            s.next::<D>(1)
        });)*
    };
}

element_loads! {
    SLoad8U 1: load_u8;
    SLoad8S 1: load_u8 as i8;
    SLoad16U 2: load_u16;
    SLoad16S 2: load_u16 as i16;
    SLoad32U 4: load_u32;
    SLoad32S 4: load_u32 as i32;
    SLoad64 8: load_u64;
    SLoadPtr 8: load_u64;
    StrIndex 1: load_u8;
}

macro_rules! element_word_loads {
    ($($Name:ident $size:literal: $($word:literal)*;)*) => {
        $(control!($Name, |s| {
            let index = s.get(s.c());
            if index >= s.get(s.b() + 1) {
                return D::cold(s, bad_load);
            }
            let at = Address::from_word(s.get(s.b()).wrapping_add(index * $size));
            let words = [$(load_u64(at, 8 * $word)),*];
            $(s.set(s.a() + $word, words[$word]);)*
            s.next::<D>(1)
        });)*
    };
}

element_word_loads! {
    SLoadStr 16: 0 1;
    SLoadSlice 24: 0 1 2;
    SLoadIface 16: 0 1;
}

macro_rules! element_stores {
    ($($Name:ident $size:literal: $store:ident $ty:ty;)*) => {
        $(control!($Name, |s| {
            let index = s.get(s.b());
            if index >= s.get(s.a() + 1) {
                return D::cold(s, bad_store);
            }
            let at = Address::from_word(s.get(s.a()).wrapping_add(index * $size));
            $store(at, 0, s.get(s.c()) as $ty);
            s.next::<D>(1)
        });)*
    };
}

element_stores! {
    SStore8 1: store_u8 u8;
    SStore16 2: store_u16 u16;
    SStore32 4: store_u32 u32;
    SStore64 8: store_u64 u64;
}

control!(SInc64, |s| {
    let index = s.get(s.b());
    if index >= s.get(s.a() + 1) {
        return D::cold(s, bad_store);
    }
    let at = Address::from_word(s.get(s.a()).wrapping_add(index * 8));
    store_u64(at, 0, load_u64(at, 0).wrapping_add(s.imm_c() as u64));
    s.next::<D>(1)
});

macro_rules! element_pointer_stores {
    ($($Name:ident $size:literal: $($word:literal $pointer:literal)*;)*) => {
        $(control!($Name, |s| {
            let index = s.get(s.b());
            if index >= s.get(s.a() + 1) {
                return D::cold(s, bad_store);
            }
            if (*s.cx).mutator.barrier_active() {
                return D::cold(s, store_slow::<$Name>);
            }
            let at = Address::from_word(s.get(s.a()).wrapping_add(index * $size));
            $(store_u64(at, 8 * $word, s.get(s.c() + $word));)*
            s.next::<D>(1)
        });

        impl BarrierStore for $Name {
            const WORDS: &'static [bool] = &[$($pointer),*];

            fn places(_: &Worker, i: Ins) -> (Address, usize) {
                (Address::from_word(i.get(i.a()) + i.get(i.b()) * $size), i.c())
            }
        })*
    };
}

element_pointer_stores! {
    SStorePtr 8: 0 true;
    SStoreStr 16: 0 true 1 false;
}

control!(SliceAddr, |s| {
    let index = s.get(s.c());
    if index >= s.get(s.b() + 1) {
        return D::cold(s, bad_load);
    }
    s.set(s.a(), s.get(s.b()).wrapping_add(index.wrapping_mul(u64::from(s.d()))));
    s.next::<D>(const { Op::SliceAddr.len() })
});

control!(ArrayAddr, |s| {
    let (base, index) = (s.get(s.b()), s.get(s.c()));
    if base == 0 {
        return D::cold(s, nil);
    }
    if index >= u64::from(s.d()) {
        return D::cold(s, bad_array_load);
    }
    s.set(s.a(), base.wrapping_add(index.wrapping_mul(u64::from(s.e()))));
    s.next::<D>(const { Op::ArrayAddr.len() })
});

macro_rules! frame_arrays {
    ($($Load:ident $Store:ident;)*) => {
        $(control!($Load, |s| {
            let index = s.get(s.c());
            if index >= u64::from(s.d()) {
                return D::cold(s, bad_array_load);
            }
            s.set(s.a(), s.get(s.b() + index as usize));
            s.next::<D>(const { Op::$Load.len() })
        });

        control!($Store, |s| {
            let index = s.get(s.b());
            if index >= u64::from(s.d()) {
                return D::cold(s, bad_array_store);
            }
            s.set(s.a() + index as usize, s.get(s.c()));
            s.next::<D>(const { Op::$Store.len() })
        });)*
    };
}

frame_arrays! {
    FArrayLoad64 FArrayStore64;
    FArrayLoadPtr FArrayStorePtr;
}

control!(CheckIndex, |s| {
    if s.get(s.a()) >= u64::from(s.bc()) {
        return D::cold(s, super::cold_entry::<CheckIndexFails>);
    }
    s.next::<D>(1)
});

/// The failure of `check_index`.
struct CheckIndexFails;

impl super::ColdOp for CheckIndexFails {
    const WORDS: usize = 1;

    fn execute(w: &mut Worker, i: Ins) -> Result<(), crate::interp::interrupt::Interrupt> {
        Err(GoPanic::index(bound(w, 0, i.get(i.a())), u64::from(i.bc())).into())
    }
}

cold_op!(SliceToArray, |_w, i| {
    let (len, wanted) = (i.get(i.b() + 1), u64::from(i.d()));
    if len < wanted {
        return Err(GoPanic::slice_to_array(len, wanted).into());
    }
    i.set(i.a(), i.get(i.b()));
    Ok(())
});

cold_op!(ArraySlice, |_w, i| {
    let base = super::memory::checked(i, i.b(), 0)?;
    i.set(i.a(), base.word());
    i.set(i.a() + 1, u64::from(i.d()));
    i.set(i.a() + 2, u64::from(i.d()));
    Ok(())
});
