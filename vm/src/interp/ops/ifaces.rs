//! Interfaces: boxing, assertions, type tests.

use minigo_gc::Address;
use minigo_lang::bytecode::{Op, Repr, TypeIdx};

use super::ColdOp;
use crate::fault::GoPanic;
use crate::heap::word::{load_u64, store_u64};
use crate::interp::interrupt::Interrupt;
use crate::interp::state::{Ins, State};
use crate::types::{RtTypes, layout_of};
use crate::value::repr;
use crate::worker::Worker;

op!(IfaceDirect, |s| {
    let data = s.get(s.b());
    s.set(s.a(), u64::from(s.d()));
    s.set(s.a() + 1, data);
});

op!(IfaceStatic, |s| {
    let data = (*s.cx).constants.wrapping_add(s.e() as usize) as u64;
    s.set(s.a(), u64::from(s.d()));
    s.set(s.a() + 1, data);
});

control!(IfaceBox, |s| {
    let worker = &mut *s.cx;
    let ty = TypeIdx(s.d());
    let value = s.get(s.b());
    // Small values share boxes, and a barrier wants to see every pointer.
    let plain = match worker.image.types.get(ty).repr {
        Repr::Word => worker.image.statics.small_box(value).is_none(),
        Repr::Str => s.get(s.b() + 1) != 0 && !worker.mutator.barrier_active(),
        _ => false,
    };
    if !plain {
        return D::cold(s, super::cold_entry::<IfaceBox>);
    }
    let Some(data) = worker.mutator.try_alloc(layout_of(ty)) else {
        return D::cold(s, super::cold_entry::<IfaceBox>);
    };
    store_u64(data, 0, value);
    if worker.image.types.get(ty).repr == Repr::Str {
        store_u64(data, 8, s.get(s.b() + 1));
    }
    s.set(s.a(), u64::from(ty.0));
    s.set(s.a() + 1, data.word());
    s.next::<D>(const { Op::IfaceBox.len() })
});

impl ColdOp for IfaceBox {
    const WORDS: usize = Op::IfaceBox.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let data = w.box_from(TypeIdx(i.d()), i.addr(i.b()))?;
        i.set(i.a(), u64::from(i.d()));
        i.set(i.a() + 1, data);
        Ok(())
    }
}

cold_op!(IfaceBoxFrame, |w, i| {
    let ty = TypeIdx(i.d());
    let to = i.addr(i.c());
    repr::store(&mut w.mutator, &w.image.types, ty, to, i.addr(i.b()));
    i.set(i.a(), u64::from(ty.0));
    i.set(i.a() + 1, to.word());
    Ok(())
});

/// Loads the value that an interface's data word stands for.
fn unbox(w: &Worker, i: Ins, ty: TypeIdx, data: u64) {
    let rt = w.image.types.get(ty);
    if rt.direct {
        i.set(i.a(), data);
    } else if rt.repr != Repr::Empty {
        repr::load(rt, Address::from_word(data), i.addr(i.a()));
    }
}

/// Loads the value that the data word of interface `b` stands for, if it has one of the frequent forms.
///
/// # Safety
///
/// The instruction has the interface in `b`, whose type is `ty`, and the value in `a`.
#[inline(always)]
unsafe fn unbox_plain(s: State, ty: TypeIdx) -> bool {
    // SAFETY: the caller's promise; a box holds a value of its type.
    unsafe {
        let worker = &*s.cx;
        let rt = worker.image.types.get(ty);
        let data = s.get(s.b() + 1);
        if rt.direct {
            s.set(s.a(), data);
            return true;
        }
        let data = Address::from_word(data);
        match rt.repr {
            Repr::Word => s.set(s.a(), load_u64(data, 0)),
            Repr::Str => {
                s.set(s.a(), load_u64(data, 0));
                s.set(s.a() + 1, load_u64(data, 8));
            }
            _ => return false,
        }
        true
    }
}

control!(Unbox, |s| {
    if !unbox_plain(s, TypeIdx(s.d())) {
        return D::cold(s, super::cold_entry::<Unbox>);
    }
    s.next::<D>(const { Op::Unbox.len() })
});

impl ColdOp for Unbox {
    const WORDS: usize = Op::Unbox.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        unbox(w, i, TypeIdx(i.d()), i.get(i.b() + 1));
        Ok(())
    }
}

control!(Assert, |s| {
    let ty = TypeIdx(s.d());
    if s.get(s.b()) != u64::from(ty.0) || !unbox_plain(s, ty) {
        return D::cold(s, super::cold_entry::<Assert>);
    }
    s.next::<D>(const { Op::Assert.len() })
});

impl ColdOp for Assert {
    const WORDS: usize = Op::Assert.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let (ty, have) = (TypeIdx(i.d()), TypeIdx(i.get(i.b()) as u32));
        if have != ty {
            return Err(wrong_type(&w.image.types, have, ty, TypeIdx(i.e())).into());
        }
        unbox(w, i, ty, i.get(i.b() + 1));
        Ok(())
    }
}

control!(AssertOk, |s| {
    let ty = TypeIdx(s.d());
    if s.get(s.b()) != u64::from(ty.0) || !unbox_plain(s, ty) {
        return D::cold(s, super::cold_entry::<AssertOk>);
    }
    s.set(s.c(), 1);
    s.next::<D>(const { Op::AssertOk.len() })
});

impl ColdOp for AssertOk {
    const WORDS: usize = Op::AssertOk.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let ty = TypeIdx(i.d());
        let ok = i.get(i.b()) == u64::from(ty.0);
        if ok {
            unbox(w, i, ty, i.get(i.b() + 1));
        } else {
            (0..w.image.types.get(ty).words).for_each(|word| i.set(i.a() + word, 0));
        }
        i.set(i.c(), u64::from(ok));
        Ok(())
    }
}

/// The panic of a failed assertion to a concrete type.
fn wrong_type(types: &RtTypes, have: TypeIdx, want: TypeIdx, of: TypeIdx) -> GoPanic {
    let name = |ty: TypeIdx| &*types.get(ty).desc.name;
    if have.0 == 0 {
        return GoPanic::TypeAssertion(format!(
            "interface conversion: {} is nil, not {}",
            name(of),
            name(want)
        ));
    }
    let mut text = format!("interface conversion: {} is {}, not {}", name(of), name(have), name(want));
    if name(have) == name(want) {
        let same = types.get(have).desc.pkg_path == types.get(want).desc.pkg_path;
        text += if same { " (types from different scopes)" } else { " (types from different packages)" };
    }
    GoPanic::TypeAssertion(text)
}

cold_op!(AssertIface, |w, i| {
    let (have, want) = (TypeIdx(i.get(i.b()) as u32), TypeIdx(i.d()));
    let types = &w.image.types;
    let name = |ty: TypeIdx| &*types.get(ty).desc.name;
    if have.0 == 0 {
        let text = format!("interface conversion: interface is nil, not {}", name(want));
        return Err(GoPanic::TypeAssertion(text).into());
    }
    if let Some(method) = types.missing_method(have, want) {
        let missing = types.method_name(method);
        let text =
            format!("interface conversion: {} is not {}: missing method {missing}", name(have), name(want));
        return Err(GoPanic::TypeAssertion(text).into());
    }
    let data = i.get(i.b() + 1);
    i.set(i.a(), u64::from(have.0));
    i.set(i.a() + 1, data);
    Ok(())
});

/// Whether a value of type `have` (0: nil) implements an interface type.
fn implements(types: &RtTypes, have: TypeIdx, want: TypeIdx) -> bool {
    have.0 != 0 && types.missing_method(have, want).is_none()
}

cold_op!(AssertIfaceOk, |w, i| {
    let (have, data) = (TypeIdx(i.get(i.b()) as u32), i.get(i.b() + 1));
    let ok = implements(&w.image.types, have, TypeIdx(i.d()));
    i.set(i.a(), if ok { u64::from(have.0) } else { 0 });
    i.set(i.a() + 1, if ok { data } else { 0 });
    i.set(i.c(), u64::from(ok));
    Ok(())
});

control!(JNotType, |s| {
    if s.get(s.a()) != u64::from(s.d()) {
        return s.jump::<D>(i64::from(s.e() as i32));
    }
    s.next::<D>(const { Op::JNotType.len() })
});

control!(JNotIface, |s| {
    let have = TypeIdx(s.get(s.a()) as u32);
    let worker = &*s.cx;
    if !implements(&worker.image.types, have, TypeIdx(s.d())) {
        return s.jump::<D>(i64::from(s.e() as i32));
    }
    s.next::<D>(const { Op::JNotIface.len() })
});
