//! `internal/reflectlite`: looks into values of any type.
//!
//! A part of a value (a field, an element, what a pointer points to) is handed out in place: an interface whose data word
//! points into the whole. Nothing is allocated, and the collector keeps the whole alive, since pointers may be interior. Only
//! parts of variables are copied where methods may see them, as `reflect.Value.Interface` does.

mod elements;
mod order;
mod store;

use minigo_gc::Address;
use minigo_lang::bytecode::{EqKind, Kind, TypeIdx};

use super::super::append::{image_str, offset};
use super::super::native::{NativeCx, NativeExit, NativeFn, RawSlice};
use crate::heap::word;
use crate::types::RtType;

pub(in super::super) const NATIVES: &[(&str, NativeFn)] = &[
    ("Kind", |cx| {
        let (ty, _) = cx.iface(0);
        let kind = if ty.0 == 0 { Kind::Invalid } else { cx.types().get(ty).kind };
        cx.set_int(0, kind as i64);
        Ok(())
    }),
    ("TypeName", |cx| {
        let ty = any(cx).ty;
        set_name(cx, &ty.desc.name)
    }),
    ("Comparable", |cx| {
        let comparable = is_comparable(cx, any(cx).ty);
        cx.set_bool(0, comparable);
        Ok(())
    }),
    ("Int", |cx| set_scalar(cx)),
    ("Uint", |cx| set_scalar(cx)),
    ("Bool", |cx| set_scalar(cx)),
    ("Float", |cx| {
        let value = any(cx);
        let number = match value.ty.kind {
            Kind::Float32 => f64::from(f32::from_bits(value.scalar(cx) as u32)),
            _ => f64::from_bits(value.scalar(cx)),
        };
        cx.set_float(0, number);
        Ok(())
    }),
    ("String", |cx| {
        let at = any(cx).address();
        let (data, len) = (word::load_u64(at, 0), word::load_u64(at, 8));
        cx.set_word(0, data);
        cx.set_word(1, len);
        Ok(())
    }),
    ("Pointer", |cx| {
        let first = any(cx).first_word();
        cx.set_word(0, first);
        Ok(())
    }),
    ("IsNil", |cx| {
        let first = any(cx).first_word();
        cx.set_bool(0, first == 0);
        Ok(())
    }),
    ("Len", |cx| {
        let len = length(&any(cx));
        cx.set_int(0, len as i64);
        Ok(())
    }),
    ("Bytes", bytes),
    ("ElemKind", |cx| {
        let kind = cx.types().get(any(cx).ty.elem).kind;
        cx.set_int(0, kind as i64);
        Ok(())
    }),
    ("ElemTypeName", |cx| {
        let name = &cx.types().get(any(cx).ty.elem).desc.name;
        set_name(cx, name)
    }),
    ("KeyTypeName", |cx| {
        let name = &cx.types().get(any(cx).ty.key).desc.name;
        set_name(cx, name)
    }),
    ("Index", |cx| {
        let (value, index) = (any(cx), cx.int(2) as usize);
        let elem = value.ty.elem;
        set_part(cx, elem, value.element(cx, index), cx.int(3))
    }),
    ("Deref", |cx| {
        let value = any(cx);
        set_part(cx, value.ty.elem, Place::At(Address::from_word(value.first_word())), cx.int(2))
    }),
    ("NumField", |cx| {
        let fields = any(cx).ty.desc.fields.len();
        cx.set_int(0, fields as i64);
        Ok(())
    }),
    ("FieldName", |cx| {
        let name = &any(cx).ty.desc.fields[cx.int(2) as usize].name;
        set_name(cx, name)
    }),
    ("FieldTypeName", |cx| {
        let ty = any(cx).ty.desc.fields[cx.int(2) as usize].ty;
        set_name(cx, &cx.types().get(ty).desc.name)
    }),
    ("FieldMode", |cx| {
        let (field, mode) = (&any(cx).ty.desc.fields[cx.int(2) as usize], cx.int(3));
        let own = match (field.exported, field.embedded) {
            (true, _) => 0,
            (false, true) => mode::EMBEDDED,
            (false, false) => mode::SEALED,
        };
        let mode = part_mode(cx, field.ty, own | mode & (mode::SEALED | mode::VARIABLE));
        cx.set_int(0, mode);
        Ok(())
    }),
    ("ElemMode", |cx| {
        let (value, mode) = (any(cx), cx.int(2));
        let sealed = if mode & (mode::SEALED | mode::EMBEDDED) == 0 { 0 } else { mode::SEALED };
        let variable = if value.ty.kind == Kind::Slice { mode::VARIABLE } else { mode & mode::VARIABLE };
        let mode = part_mode(cx, value.ty.elem, sealed | variable);
        cx.set_int(0, mode);
        Ok(())
    }),
    ("Field", |cx| {
        let value = any(cx);
        let field = &value.ty.desc.fields[cx.int(2) as usize];
        let place = match value.place {
            Place::At(whole) => Place::At(offset(whole, field.offset as usize)),
            word => word,
        };
        set_part(cx, field.ty, place, cx.int(3))
    }),
    ("Entries", order::entries),
    ("Reflected", reflected),
    ("ElementsOf", elements::of),
    ("Elements.Spare", elements::spare),
    ("Elements.Swap", elements::swap),
    ("Elements.SwapBy", elements::swap_by),
    ("CheckAsTarget", store::check_as_target),
    ("StoreIfAssignable", store::store_if_assignable),
    ("Zero", store::zero),
    ("SetInt", store::set_scalar),
    ("SetUint", store::set_scalar),
    ("SetBool", store::set_scalar),
    ("SetFloat", store::set_float),
    ("SetString", store::set_words),
    ("SetBytes", store::set_words),
];

/// How a part was reached, as in Go's constants.
mod mode {
    pub(super) const EMBEDDED: i64 = 1;
    pub(super) const SEALED: i64 = 2;
    pub(super) const VARIABLE: i64 = 4;
}

/// Where a value is.
#[derive(Clone, Copy)]
enum Place {
    /// In memory.
    At(Address),
    /// It is a pointer, and this is its word.
    Word(u64),
}

/// A value of a type.
struct Value<'a> {
    ty: &'a RtType,
    index: TypeIdx,
    place: Place,
}

/// The first parameter, an interface that is not nil.
fn any<'a>(cx: &NativeCx<'a>) -> Value<'a> {
    let (index, data) = cx.iface(0);
    let ty = cx.types().get(index);
    let place = if ty.direct { Place::Word(data) } else { Place::At(Address::from_word(data)) };
    Value { ty, index, place }
}

impl Value<'_> {
    /// The address of a value that no interface holds directly.
    fn address(&self) -> Address {
        match self.place {
            Place::At(address) => address,
            Place::Word(word) => Address::from_word(word),
        }
    }

    /// A pointer, or the data pointer of a slice or string.
    fn first_word(&self) -> u64 {
        match self.place {
            Place::At(address) => word::load_u64(address, 0),
            Place::Word(word) => word,
        }
    }

    /// The register word of a number or bool.
    fn scalar(&self, cx: &NativeCx<'_>) -> u64 {
        let mut words = [0];
        cx.load_value(self.index, self.address(), &mut words);
        words[0]
    }

    /// An element of an array or slice.
    fn element(&self, cx: &NativeCx<'_>, index: usize) -> Place {
        let size = cx.types().get(self.ty.elem).size;
        match self.place {
            Place::At(at) if self.ty.kind == Kind::Slice => {
                Place::At(offset(Address::from_word(word::load_u64(at, 0)), index * size))
            }
            Place::At(at) => Place::At(offset(at, index * size)),
            word => word,
        }
    }
}

fn set_name(cx: &mut NativeCx<'_>, name: &str) -> Result<(), NativeExit> {
    cx.set_string(0, image_str(name));
    Ok(())
}

fn set_scalar(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let scalar = any(cx).scalar(cx);
    cx.set_word(0, scalar);
    Ok(())
}

/// The interface of a part: the part itself if it is an interface.
fn part(cx: &NativeCx<'_>, ty: TypeIdx, place: Place) -> (TypeIdx, u64) {
    let desc = cx.types().get(ty);
    match place {
        Place::At(at) if desc.kind == Kind::Interface => {
            (TypeIdx(word::load_u64(at, 0) as u32), word::load_u64(at, 8))
        }
        Place::At(at) if desc.direct => (ty, word::load_u64(at, 0)),
        Place::At(at) => (ty, at.word()),
        Place::Word(word) => (ty, word),
    }
}

/// The mode of a part of this type: what an interface holds is no variable.
fn part_mode(cx: &NativeCx<'_>, ty: TypeIdx, mode: i64) -> i64 {
    if cx.types().get(ty).kind == Kind::Interface { mode & !mode::VARIABLE } else { mode }
}

/// An interface of a copy of a value, unless it is a pointer; the value itself if that is an interface.
fn copied(cx: &mut NativeCx<'_>, ty: TypeIdx, place: Place) -> Result<(TypeIdx, u64), NativeExit> {
    match place {
        Place::At(at) if !cx.types().get(ty).direct => {
            let copy = cx.new_object(ty)?;
            cx.copy_elements(ty, copy, at, 1);
            Ok(part(cx, ty, Place::At(copy)))
        }
        _ => Ok(part(cx, ty, place)),
    }
}

fn set_part(cx: &mut NativeCx<'_>, ty: TypeIdx, place: Place, mode: i64) -> Result<(), NativeExit> {
    let (ty, data) = if mode == mode::VARIABLE { copied(cx, ty, place)? } else { part(cx, ty, place) };
    cx.set_iface(0, ty, data);
    Ok(())
}

/// `Reflected(v any) (inner any, state int)`
fn reflected(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    // The flags of `reflect.Value`.
    const INDIRECT: u64 = 1;
    const SEALED: u64 = 4 | 8;
    let value = any(cx);
    if &*value.ty.desc.declared_name != "Value" || &*value.ty.desc.pkg_path != "reflect" {
        cx.set_iface(0, TypeIdx(0), 0);
        cx.set_int(2, 0);
        return Ok(());
    }
    let [inner, pointer, flags] = [0, 8, 16].map(|at| word::load_u64(value.address(), at));
    if inner == 0 {
        cx.set_iface(0, TypeIdx(0), 0);
        cx.set_int(2, 1);
        return Ok(());
    }
    let place = match flags & INDIRECT {
        0 => Place::Word(pointer),
        _ => Place::At(Address::from_word(pointer)),
    };
    set_part(cx, TypeIdx(inner as u32), place, 0)?;
    cx.set_int(2, if flags & SEALED == 0 { 2 } else { 3 });
    Ok(())
}

fn is_comparable(cx: &NativeCx<'_>, ty: &RtType) -> bool {
    match ty.eq {
        EqKind::Never => false,
        EqKind::Fields => ty.desc.fields.iter().all(|field| is_comparable(cx, cx.types().get(field.ty))),
        EqKind::Elems => is_comparable(cx, cx.types().get(ty.elem)),
        _ => true,
    }
}

fn length(value: &Value<'_>) -> u64 {
    match value.ty.kind {
        Kind::Array => value.ty.desc.len,
        Kind::Map => crate::map::len(Address::from_word(value.first_word())),
        Kind::Chan => crate::chan::len(Address::from_word(value.first_word())),
        _ => word::load_u64(value.address(), 8),
    }
}

/// `Bytes(v any, mode int) []byte`
fn bytes(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let value = any(cx);
    let at = value.address();
    let slice = match value.ty.kind {
        Kind::Array => {
            let len = value.ty.desc.len as usize;
            match cx.int(2) & mode::VARIABLE {
                0 => cx.new_bytes_from(word::raw_bytes(at, len))?,
                _ => RawSlice { data: at, len, cap: len },
            }
        }
        _ => RawSlice {
            data: Address::from_word(word::load_u64(at, 0)),
            len: word::load_u64(at, 8) as usize,
            cap: word::load_u64(at, 16) as usize,
        },
    };
    cx.set_slice(0, slice);
    Ok(())
}
