//! Interfaces: boxing, assertions, type tests.

use minigo_gc::Address;
use minigo_lang::bytecode::{Op, Repr, TypeIdx};

use crate::fault::GoPanic;
use crate::interp::state::Ins;
use crate::types::RtTypes;
use crate::value::repr;
use crate::worker::Worker;

op!(IfaceDirect, |s| {
    let data = s.get(s.b());
    s.set(s.a(), u64::from(s.d()));
    s.set(s.a() + 1, data);
});

cold_op!(IfaceBox, |w, i| {
    let data = w.box_from(TypeIdx(i.d()), i.addr(i.b()))?;
    i.set(i.a(), u64::from(i.d()));
    i.set(i.a() + 1, data);
    Ok(())
});

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

cold_op!(Unbox, |w, i| {
    unbox(w, i, TypeIdx(i.d()), i.get(i.b() + 1));
    Ok(())
});

cold_op!(Assert, |w, i| {
    let (ty, have) = (TypeIdx(i.d()), TypeIdx(i.get(i.b()) as u32));
    if have != ty {
        return Err(wrong_type(&w.image.types, have, ty, TypeIdx(i.e())).into());
    }
    unbox(w, i, ty, i.get(i.b() + 1));
    Ok(())
});

cold_op!(AssertOk, |w, i| {
    let ty = TypeIdx(i.d());
    let ok = i.get(i.b()) == u64::from(ty.0);
    if ok {
        unbox(w, i, ty, i.get(i.b() + 1));
    } else {
        (0..w.image.types.get(ty).words).for_each(|word| i.set(i.a() + word, 0));
    }
    i.set(i.c(), u64::from(ok));
    Ok(())
});

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
