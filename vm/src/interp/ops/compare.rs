//! Comparisons into a bool.

use minigo_gc::Address;

use crate::heap::word::raw_bytes;
use crate::value::eq;
use minigo_lang::bytecode::TypeIdx;

macro_rules! compare {
    ($($Name:ident $ty:ty: $op:tt;)*) => {
        $(op!($Name, |s| s.set(s.a(), u64::from((s.get(s.b()) as $ty) $op (s.get(s.c()) as $ty))));)*
    };
}

compare! {
    Eq u64: ==;
    Ne u64: !=;
    LtS i64: <;
    LeS i64: <=;
    LtU u64: <;
    LeU u64: <=;
}

op!(EqI, |s| s.set(s.a(), u64::from(s.get(s.b()) as i64 == s.imm_c())));
op!(EqF64, |s| s.set(s.a(), u64::from(s.f64(s.b()) == s.f64(s.c()))));
op!(LtF64, |s| s.set(s.a(), u64::from(s.f64(s.b()) < s.f64(s.c()))));
op!(LeF64, |s| s.set(s.a(), u64::from(s.f64(s.b()) <= s.f64(s.c()))));
op!(EqF32, |s| s.set(s.a(), u64::from(s.f32(s.b()) == s.f32(s.c()))));
op!(LtF32, |s| s.set(s.a(), u64::from(s.f32(s.b()) < s.f32(s.c()))));
op!(LeF32, |s| s.set(s.a(), u64::from(s.f32(s.b()) <= s.f32(s.c()))));

op!(EqStr, |s| {
    let equal = eq::strings((s.get(s.b()), s.get(s.b() + 1)), (s.get(s.c()), s.get(s.c() + 1)));
    s.set(s.a(), u64::from(equal));
});

macro_rules! bytes {
    ($s:ident, $reg:expr) => {
        raw_bytes(Address::from_word($s.get($reg)), $s.get($reg + 1) as usize)
    };
}

op!(LtStr, |s| s.set(s.a(), u64::from(bytes!(s, s.b()) < bytes!(s, s.c()))));
op!(LeStr, |s| s.set(s.a(), u64::from(bytes!(s, s.b()) <= bytes!(s, s.c()))));

cold_op!(EqIface, |w, i| {
    let (b, c) = ((i.get(i.b()), i.get(i.b() + 1)), (i.get(i.c()), i.get(i.c() + 1)));
    let equal = eq::interfaces(&w.image.types, b, c)?;
    i.set(i.a(), u64::from(equal));
    Ok(())
});

cold_op!(EqTyped, |w, i| {
    // On a little-endian machine the register form begins with the memory form.
    let equal = eq::equal_at(&w.image.types, TypeIdx(i.d()), i.addr(i.b()), i.addr(i.c()))?;
    i.set(i.a(), u64::from(equal));
    Ok(())
});
