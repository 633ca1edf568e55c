//! Storing through pointers.

use minigo_gc::Address;
use minigo_lang::bytecode::Kind;

use super::super::super::native::{NativeCx, NativeExit};
use super::any;

/// `CheckAsTarget(v any) int`: 1 unless `v` is a pointer that is not nil, 2 if it cannot point to an error, else 0.
pub(super) fn check_as_target(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let target = any(cx);
    let result = if target.ty.kind != Kind::Pointer || target.first_word() == 0 {
        1
    } else {
        // Methods that no interface asks for may be left out of the program, so a type without any is not judged.
        let elem = cx.types().get(target.ty.elem);
        let named =
            !elem.desc.declared_name.is_empty() || elem.kind == Kind::Pointer || elem.kind == Kind::Struct;
        let has_error = elem.methods().iter().any(|entry| cx.types().method_name(entry.method) == "Error");
        let lacks = !named || !elem.methods().is_empty() && !has_error;
        if elem.kind != Kind::Interface && lacks { 2 } else { 0 }
    };
    cx.set_int(0, result);
    Ok(())
}

/// `StoreIfAssignable(target any, err error) bool`
pub(super) fn store_if_assignable(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let target = any(cx);
    let (ty, data) = cx.iface(2);
    let elem = target.ty.elem;
    let place = Address::from_word(target.first_word());
    let stored = if cx.types().get(elem).kind == Kind::Interface {
        let fits = cx.types().missing_method(ty, elem).is_none();
        if fits {
            cx.store_value(elem, place, &[u64::from(ty.0), data]);
        }
        fits
    } else {
        if elem == ty {
            let desc = cx.types().get(ty);
            let mut words = vec![data; desc.words];
            if !desc.direct {
                cx.load_value(ty, Address::from_word(data), &mut words);
            }
            cx.store_value(elem, place, &words);
        }
        elem == ty
    };
    cx.set_bool(0, stored);
    Ok(())
}

/// `SetInt(pointer any, v int64)` and its like: the value is cut to the width of the variable.
pub(super) fn set_scalar(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let target = any(cx);
    let value = cx.word(2);
    cx.store_value(target.ty.elem, Address::from_word(target.first_word()), &[value]);
    Ok(())
}

/// `SetFloat(pointer any, v float64)`
pub(super) fn set_float(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let target = any(cx);
    let value = cx.float(2);
    let word = match cx.types().get(target.ty.elem).kind {
        Kind::Float32 => u64::from((value as f32).to_bits()),
        _ => value.to_bits(),
    };
    cx.store_value(target.ty.elem, Address::from_word(target.first_word()), &[word]);
    Ok(())
}

/// `SetString(pointer any, v string)`, `SetBytes(pointer any, v []byte)`
pub(super) fn set_words(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let target = any(cx);
    let count = cx.types().get(target.ty.elem).words;
    let words: Vec<u64> = (0..count).map(|index| cx.word(2 + index)).collect();
    cx.store_value(target.ty.elem, Address::from_word(target.first_word()), &words);
    Ok(())
}

/// `Zero(v any) any`
pub(super) fn zero(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let value = any(cx);
    let data = match value.ty.kind {
        Kind::Pointer => cx.new_object(value.ty.elem)?.word(),
        _ => cx.box_value(value.index, &vec![0; value.ty.words])?,
    };
    cx.set_iface(0, value.index, data);
    Ok(())
}
