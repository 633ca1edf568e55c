//! The entries of a map in the order in which fmt prints them.

use std::cmp::Ordering;

use minigo_gc::Address;
use minigo_lang::bytecode::{Kind, TypeIdx};

use super::super::super::append::offset;
use super::super::super::native::{NativeCx, NativeExit};
use super::{Place, any, copied};
use crate::heap::word;
use crate::types::RtTypes;

/// `Entries(v any) []Entry`: keys and elements, copied.
pub(super) fn entries(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let map = any(cx);
    let (key, elem) = (map.ty.key, map.ty.elem);
    let mut found = cx.map_entries(map.index, Address::from_word(map.first_word()))?;
    let types = cx.types();
    found.sort_by(|a, b| compare(types, key, a.0, b.0));
    let entry = types.get(cx.declaration().results[0]).elem;
    let slice = cx.new_slice(entry, found.len(), found.len())?;
    for (index, &(key_at, elem_at)) in found.iter().enumerate() {
        let (key_type, key_data) = copied(cx, key, Place::At(key_at))?;
        let (elem_type, elem_data) = copied(cx, elem, Place::At(elem_at))?;
        let words = [u64::from(key_type.0), key_data, 0, u64::from(elem_type.0), elem_data, 0];
        cx.store_value(entry, offset(slice.data, ENTRY_BYTES * index), &words);
    }
    cx.set_slice(0, slice);
    Ok(())
}

/// Size of `Entry`.
const ENTRY_BYTES: usize = 48;

/// Numbers and strings by value, not-a-number first, false before true, pointers by address, structs and arrays part by part,
/// interfaces nil first and then by type.
fn compare(types: &RtTypes, ty: TypeIdx, a: Address, b: Address) -> Ordering {
    let desc = types.get(ty);
    let scalar = |at| {
        let mut words = [0];
        crate::value::repr::load_value(desc, at, &mut words);
        words[0]
    };
    match desc.kind {
        Kind::Bool
        | Kind::Uint
        | Kind::Uint8
        | Kind::Uint16
        | Kind::Uint32
        | Kind::Uint64
        | Kind::Uintptr => scalar(a).cmp(&scalar(b)),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
            (scalar(a) as i64).cmp(&(scalar(b) as i64))
        }
        Kind::Float32 => {
            floats(f64::from(f32::from_bits(scalar(a) as u32)), f64::from(f32::from_bits(scalar(b) as u32)))
        }
        Kind::Float64 => floats(f64::from_bits(scalar(a)), f64::from_bits(scalar(b))),
        Kind::String => text(a).cmp(text(b)),
        Kind::Struct | Kind::Complex64 | Kind::Complex128 => desc
            .desc
            .fields
            .iter()
            .map(|field| {
                let at = field.offset as usize;
                compare(types, field.ty, offset(a, at), offset(b, at))
            })
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal),
        Kind::Array => {
            let size = types.get(desc.elem).size;
            (0..desc.desc.len as usize)
                .map(|index| compare(types, desc.elem, offset(a, index * size), offset(b, index * size)))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        }
        Kind::Interface => interfaces(types, a, b),
        _ => word::load_u64(a, 0).cmp(&word::load_u64(b, 0)),
    }
}

fn text<'a>(at: Address) -> &'a [u8] {
    word::raw_bytes(Address::from_word(word::load_u64(at, 0)), word::load_u64(at, 8) as usize)
}

fn floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}

fn interfaces(types: &RtTypes, a: Address, b: Address) -> Ordering {
    let (a_type, b_type) = (word::load_u64(a, 0) as u32, word::load_u64(b, 0) as u32);
    if a_type != b_type {
        let place = |ty: u32| (ty != 0).then(|| type_place(types, TypeIdx(ty)));
        return place(a_type).cmp(&place(b_type)).then(a_type.cmp(&b_type));
    }
    if a_type == 0 {
        return Ordering::Equal;
    }
    // A value that the interface holds directly stands in the data word itself.
    let place = |at: Address| match types.get(TypeIdx(a_type)).direct {
        true => offset(at, 8),
        false => Address::from_word(word::load_u64(at, 8)),
    };
    compare(types, TypeIdx(a_type), place(a), place(b))
}

/// Bytes of what Go keeps of any type, of what it adds for a declared one, for a field and for a method.
const TYPE_BYTES: usize = 48;
const DECLARED_BYTES: usize = 16;
const FIELD_BYTES: usize = 24;
const METHOD_BYTES: usize = 16;

/// The predeclared types in the order in which Go's linker lays out their descriptions.
const PREDECLARED: [Kind; 17] = [
    Kind::String,
    Kind::Int8,
    Kind::Uint8,
    Kind::Int16,
    Kind::Uint16,
    Kind::Int32,
    Kind::Uint32,
    Kind::Int64,
    Kind::Uint64,
    Kind::Int,
    Kind::Uint,
    Kind::Uintptr,
    Kind::Float32,
    Kind::Float64,
    Kind::Bool,
    Kind::UnsafePointer,
    Kind::Invalid,
];

/// Where a type stands among those of interface values: Go compares the addresses of their descriptions, which its
/// linker sorts: first types without a name by their text, then those with a name by the descriptions' sizes. Of equal
/// size the program's own come before the predeclared.
fn type_place(types: &RtTypes, ty: TypeIdx) -> (bool, &str, usize, Option<usize>) {
    let desc = &types.get(ty).desc;
    let predeclared = PREDECLARED.iter().position(|&kind| kind == desc.kind);
    let declared = !desc.pkg_path.is_empty();
    if !declared && predeclared.is_none() {
        return (false, &desc.name, 0, None);
    }
    let own = match desc.kind {
        Kind::Struct => 32 + FIELD_BYTES * desc.fields.len(),
        Kind::Array => 24,
        Kind::Pointer => 8,
        Kind::Chan => 16,
        _ => 0,
    };
    let size = TYPE_BYTES + own + DECLARED_BYTES + METHOD_BYTES * types.get(ty).methods().len();
    (true, "", size, if declared { None } else { predeclared })
}
