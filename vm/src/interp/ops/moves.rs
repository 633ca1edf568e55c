//! Moves, constants, parts of the frame, package-level variables.

use minigo_gc::Address;
use minigo_lang::bytecode::Op;

use super::{ColdOp, cold_entry};
use crate::heap::word::{store_u64, *};
use crate::interp::interrupt::Interrupt;
use crate::interp::ops::memory::store_slow;
use crate::interp::state::Ins;
use crate::worker::Worker;

op!(Mov, |s| s.set(s.a(), s.get(s.b())));

op!(Mov2, |s| {
    let (first, second) = (s.get(s.b()), s.get(s.b() + 1));
    s.set(s.a(), first);
    s.set(s.a() + 1, second);
});

op!(Mov3, |s| {
    let (first, second, third) = (s.get(s.b()), s.get(s.b() + 1), s.get(s.b() + 2));
    s.set(s.a(), first);
    s.set(s.a() + 1, second);
    s.set(s.a() + 2, third);
});

control!(MovN, |s| {
    let words = s.c();
    if !(4..=8).contains(&words) {
        return D::cold(s, cold_entry::<MovN>);
    }
    // Two runs of four words cover them all; both are read before either is written.
    let (from, to) = (s.fp.add(s.b()).cast::<[u64; 4]>(), s.fp.add(s.a()).cast::<[u64; 4]>());
    let (first, last) = (from.read(), from.cast::<u64>().add(words - 4).cast::<[u64; 4]>().read());
    to.write(first);
    to.cast::<u64>().add(words - 4).cast::<[u64; 4]>().write(last);
    s.next::<D>(const { Op::MovN.len() })
});

impl ColdOp for MovN {
    const WORDS: usize = Op::MovN.len();

    fn execute(_: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        copy_words(i.addr(i.a()), i.addr(i.b()), 8 * i.c());
        Ok(())
    }
}

op!(ConstI, |s| s.set(s.a(), s.imm_bc() as u64));
op!(ConstX, |s| s.set(s.a(), s.ext(1)));

control!(ZeroN, |s| {
    let (first, words) = (s.a(), s.bc());
    if words > 3 {
        return D::cold(s, cold_entry::<ZeroN>);
    }
    s.set(first, 0);
    if words > 1 {
        s.set(first + 1, 0);
        if words > 2 {
            s.set(first + 2, 0);
        }
    }
    s.next::<D>(const { Op::ZeroN.len() })
});

impl ColdOp for ZeroN {
    const WORDS: usize = Op::ZeroN.len();

    fn execute(_: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        zero_bytes(i.addr(i.a()), 8 * i.bc() as usize);
        Ok(())
    }
}

op!(ConstStr, |s| {
    let [data, len] = *(*s.cx).strings.add(s.bc() as usize);
    s.set(s.a(), data);
    s.set(s.a() + 1, len);
});

op!(ConstFunc, |s| s.set(s.a(), (*s.cx).closures.add(s.bc() as usize) as u64));

macro_rules! frame_parts {
    ($($Load:ident $ty:ty;)* ; $($Store:ident $sty:ty;)*) => {
        $(op!($Load, |s| s.set(s.a(), s.fp.cast::<u8>().add(s.bc() as usize).cast::<$ty>().read() as u64));)*
        $(op!($Store, |s| s.fp.cast::<u8>().add(s.bc() as usize).cast::<$sty>().write(s.get(s.a()) as $sty));)*
    };
}

frame_parts! {
    FLoad8U u8; FLoad8S i8; FLoad16U u16; FLoad16S i16; FLoad32U u32; FLoad32S i32; ;
    FStore8 u8; FStore16 u16; FStore32 u32;
}

op!(FrameAddr, |s| s.set(s.a(), s.fp.add(s.b()) as u64 + u64::from(s.d())));

macro_rules! global {
    ($s:ident) => {
        Address::from_word((*$s.cx).globals as u64 + u64::from($s.bc()))
    };
}

op!(GlobalAddr, |s| s.set(s.a(), global!(s).word()));
op!(GLoad64, |s| s.set(s.a(), load_u64(global!(s), 0)));
op!(GLoadPtr, |s| s.set(s.a(), load_u64(global!(s), 0)));

op!(GLoadStr, |s| {
    let from = global!(s);
    s.set(s.a(), load_u64(from, 0));
    s.set(s.a() + 1, load_u64(from, 8));
});

op!(GLoadSlice, |s| {
    let from = global!(s);
    s.set(s.a(), load_u64(from, 0));
    s.set(s.a() + 1, load_u64(from, 8));
    s.set(s.a() + 2, load_u64(from, 16));
});

op!(GStore64, |s| store_u64(global!(s), 0, s.get(s.a())));

op!(GInc64, |s| {
    let at = global!(s);
    store_u64(at, 0, load_u64(at, 0).wrapping_add(s.a() as u16 as i16 as u64));
});

control!(GStorePtr, |s| {
    if (*s.cx).mutator.barrier_active() {
        return D::cold(s, store_slow::<GStorePtr>);
    }
    store_u64(global!(s), 0, s.get(s.a()));
    s.next::<D>(1)
});
