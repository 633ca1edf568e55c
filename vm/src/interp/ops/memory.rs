//! Memory through pointers.

use minigo_gc::{Address, mutant};
use minigo_lang::bytecode::{Op, TypeIdx};

use super::{ColdOp, cold_entry};
use crate::fault::GoPanic;
use crate::heap::word::*;
use crate::interp::dispatch::Flow;
use crate::interp::interrupt::Interrupt;
use crate::interp::state::Ins;
use crate::value::repr;
use crate::worker::Worker;

/// Cold code of a nil dereference.
#[cold]
pub(super) unsafe fn nil(w: &mut Worker) -> Flow {
    w.raise(GoPanic::NilDereference)
}

/// The pointer in a register plus an offset, or the panic.
pub(super) fn checked(i: Ins, reg: usize, offset: usize) -> Result<Address, Interrupt> {
    let base = i.get(reg);
    if base == 0 {
        return Err(GoPanic::NilDereference.into());
    }
    Ok(Address::from_word(base + offset as u64))
}

macro_rules! loads {
    ($($Name:ident: $load:ident $(as $ty:ty)?;)*) => {
        $(control!($Name, |s| {
            let base = s.get(s.b());
            if base == 0 {
                return D::cold(s, nil);
            }
            s.set(s.a(), $load(Address::from_word(base), s.c()) $(as $ty)? as u64);
            s.next::<D>(1)
        });)*
    };
}

loads! {
    Load8U: load_u8;
    Load8S: load_u8 as i8;
    Load16U: load_u16;
    Load16S: load_u16 as i16;
    Load32U: load_u32;
    Load32S: load_u32 as i32;
    Load64: load_u64;
    LoadPtr: load_u64;
}

macro_rules! load_words {
    ($($Name:ident: $($word:literal)*;)*) => {
        $(control!($Name, |s| {
            let base = s.get(s.b());
            if base == 0 {
                return D::cold(s, nil);
            }
            let from = Address::from_word(base);
            let words = [$(load_u64(from, s.c() + 8 * $word)),*];
            $(s.set(s.a() + $word, words[$word]);)*
            s.next::<D>(1)
        });)*
    };
}

load_words! {
    LoadStr: 0 1;
    LoadSlice: 0 1 2;
    LoadIface: 0 1;
}

control!(LoadTyped, |s| {
    let (base, words) = (s.get(s.b()), s.e() as usize);
    if base == 0 || words == 0 {
        return D::cold(s, cold_entry::<LoadTyped>);
    }
    let from = Address::from_word(base);
    for word in 0..words {
        s.set(s.a() + word, load_u64(from, s.c() + 8 * word));
    }
    s.next::<D>(const { Op::LoadTyped.len() })
});

impl ColdOp for LoadTyped {
    const WORDS: usize = Op::LoadTyped.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let from = checked(i, i.b(), i.c())?;
        repr::load(w.image.types.get(TypeIdx(i.d())), from, i.addr(i.a()));
        Ok(())
    }
}

macro_rules! stores {
    ($($Name:ident: $store:ident $ty:ty;)*) => {
        $(control!($Name, |s| {
            let base = s.get(s.a());
            if base == 0 {
                return D::cold(s, nil);
            }
            $store(Address::from_word(base), s.b(), s.get(s.c()) as $ty);
            s.next::<D>(1)
        });)*
    };
}

stores! {
    Store8: store_u8 u8;
    Store16: store_u16 u16;
    Store32: store_u32 u32;
    Store64: store_u64 u64;
}

control!(Inc64, |s| {
    let base = s.get(s.a());
    if base == 0 {
        return D::cold(s, nil);
    }
    let at = Address::from_word(base);
    store_u64(at, s.b(), load_u64(at, s.b()).wrapping_add(s.imm_c() as u64));
    s.next::<D>(1)
});

/// A store of words some of which are pointers, when the write barrier is active.
pub(super) trait BarrierStore {
    /// Offsets in words from the destination and the source, and whether they are pointers.
    const WORDS: &'static [bool];

    /// Where the store goes, and the register with the first word.
    fn places(w: &Worker, i: Ins) -> (Address, usize);
}

/// Its cold code; the handler has made all checks.
pub(super) unsafe fn store_slow<S: BarrierStore>(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let (to, from) = S::places(w, i);
    for (word, &pointer) in S::WORDS.iter().enumerate() {
        let slot = Address::from_word(to.word() + 8 * word as u64);
        if pointer && !mutant!(FusedStorePlain) {
            repr::store_pointer(&mut w.mutator, slot, i.get(from + word));
        } else {
            store_u64(slot, 0, i.get(from + word));
        }
    }
    w.pc = i.pc.wrapping_add(1);
    Flow::Resume
}

macro_rules! pointer_stores {
    ($($Name:ident: $($word:literal $pointer:literal)*;)*) => {
        $(control!($Name, |s| {
            let base = s.get(s.a());
            if base == 0 {
                return D::cold(s, nil);
            }
            if (*s.cx).mutator.barrier_active() {
                return D::cold(s, store_slow::<$Name>);
            }
            let to = Address::from_word(base);
            $(store_u64(to, s.b() + 8 * $word, s.get(s.c() + $word));)*
            s.next::<D>(1)
        });

        impl BarrierStore for $Name {
            const WORDS: &'static [bool] = &[$($pointer),*];

            fn places(_: &Worker, i: Ins) -> (Address, usize) {
                (Address::from_word(i.get(i.a()) + i.b() as u64), i.c())
            }
        })*
    };
}

pointer_stores! {
    StorePtr: 0 true;
    StoreStr: 0 true 1 false;
    StoreSlice: 0 true 1 false 2 false;
    StoreIface: 0 false 1 true;
}

impl BarrierStore for super::GStorePtr {
    const WORDS: &'static [bool] = &[true];

    fn places(w: &Worker, i: Ins) -> (Address, usize) {
        (Address::from_word(w.globals as u64 + u64::from(i.bc())), i.a())
    }
}

control!(StoreTyped, |s| {
    let (base, words) = (s.get(s.a()), s.e() as usize);
    if base == 0 || words == 0 || (*s.cx).mutator.barrier_active() {
        return D::cold(s, cold_entry::<StoreTyped>);
    }
    let to = Address::from_word(base);
    for word in 0..words {
        store_u64(to, s.b() + 8 * word, s.get(s.c() + word));
    }
    s.next::<D>(const { Op::StoreTyped.len() })
});

impl ColdOp for StoreTyped {
    const WORDS: usize = Op::StoreTyped.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let to = checked(i, i.a(), i.b())?;
        repr::store(&mut w.mutator, &w.image.types, TypeIdx(i.d()), to, i.addr(i.c()));
        Ok(())
    }
}

cold_op!(CopyTyped, |w, i| {
    let to = checked(i, i.a(), i.b())?;
    let from = checked(i, i.c(), 0)?;
    repr::copy_elements(&mut w.mutator, &w.image.types, TypeIdx(i.d()), to, from, 1);
    Ok(())
});

control!(FieldAddr, |s| {
    let base = s.get(s.b());
    if base == 0 {
        return D::cold(s, nil);
    }
    s.set(s.a(), base + u64::from(s.d()));
    s.next::<D>(const { Op::FieldAddr.len() })
});

control!(CheckReceiver, |s| {
    if s.get(s.a()) == 0 {
        return D::cold(s, nil_receiver);
    }
    s.next::<D>(1)
});

/// Cold code: a method with a value receiver was called through a nil pointer.
#[cold]
unsafe fn nil_receiver(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let text = String::from_utf8_lossy(w.image.statics.text(i.bc())).into_owned();
    w.raise(GoPanic::Plain(text.into()))
}

control!(CheckNil, |s| {
    if s.get(s.a()) == 0 {
        return D::cold(s, nil);
    }
    s.next::<D>(1)
});
