//! What there is to know of types.

use minigo_lang::bytecode::{EqKind, TypeIdx};

use super::super::append::image_str;
use super::super::native::{NativeCx, NativeExit};
use super::type_at;
use crate::types::{RtType, RtTypes};

pub(super) fn number(cx: &mut NativeCx<'_>, of: fn(&RtType) -> u64) -> Result<(), NativeExit> {
    let ty = type_at(cx, 0);
    // Number 0 is no type.
    let value = if ty.0 == 0 { 0 } else { of(cx.types().get(ty)) };
    cx.set_word(0, value);
    Ok(())
}

pub(super) fn text(cx: &mut NativeCx<'_>, of: for<'t> fn(&'t RtType) -> &'t str) -> Result<(), NativeExit> {
    let text = of(cx.types().get(type_at(cx, 0)));
    cx.set_string(0, image_str(text));
    Ok(())
}

pub(super) fn is_comparable(types: &RtTypes, ty: TypeIdx) -> bool {
    let ty = types.get(ty);
    match ty.eq {
        EqKind::Never => false,
        EqKind::Fields => ty.desc.fields.iter().all(|field| is_comparable(types, field.ty)),
        EqKind::Elems => is_comparable(types, ty.elem),
        _ => true,
    }
}
