//! Equality by type (Go specification, "Comparison operators").

use minigo_gc::Address;
use minigo_lang::bytecode::{EqKind, TypeIdx};

use crate::fault::GoPanic;
use crate::heap::word::{load_u32, load_u64, raw_bytes};
use crate::types::RtTypes;

/// Whether two values of type `ty` in memory are equal.
///
/// # Errors
///
/// A panic if an interface in them holds a value of an incomparable type.
pub(crate) fn equal_at(types: &RtTypes, ty: TypeIdx, a: Address, b: Address) -> Result<bool, GoPanic> {
    let rt = types.get(ty);
    Ok(match rt.eq {
        EqKind::Never => return Err(uncomparable(types, ty)),
        EqKind::Bits => rt.size == 0 || raw_bytes(a, rt.size) == raw_bytes(b, rt.size),
        EqKind::F32 => f32::from_bits(load_u32(a, 0)) == f32::from_bits(load_u32(b, 0)),
        EqKind::F64 => f64::from_bits(load_u64(a, 0)) == f64::from_bits(load_u64(b, 0)),
        EqKind::Str => strings((load_u64(a, 0), load_u64(a, 8)), (load_u64(b, 0), load_u64(b, 8))),
        EqKind::Iface => {
            interfaces(types, (load_u64(a, 0), load_u64(a, 8)), (load_u64(b, 0), load_u64(b, 8)))?
        }
        EqKind::Fields => {
            for field in rt.desc.fields.iter().filter(|field| &*field.name != "_") {
                if !equal_at(types, field.ty, offset(a, field.offset), offset(b, field.offset))? {
                    return Ok(false);
                }
            }
            true
        }
        EqKind::Elems => {
            let size = types.get(rt.elem).size as u64;
            for index in 0..rt.desc.len {
                if !equal_at(types, rt.elem, offset(a, index * size), offset(b, index * size))? {
                    return Ok(false);
                }
            }
            true
        }
    })
}

/// Whether two strings (address, length) are equal.
#[inline(always)]
pub(crate) fn strings(a: (u64, u64), b: (u64, u64)) -> bool {
    a.1 == b.1 && (a.0 == b.0 || bytes(a) == bytes(b))
}

#[inline(always)]
fn bytes<'a>(string: (u64, u64)) -> &'a [u8] {
    raw_bytes(Address::from_word(string.0), string.1 as usize)
}

/// Whether two interfaces (type, data) are equal.
///
/// # Errors
///
/// A panic if their common dynamic type is incomparable.
pub(crate) fn interfaces(types: &RtTypes, a: (u64, u64), b: (u64, u64)) -> Result<bool, GoPanic> {
    if a.0 != b.0 {
        return Ok(false);
    }
    if a.0 == 0 {
        return Ok(true);
    }
    let ty = TypeIdx(a.0 as u32);
    let rt = types.get(ty);
    if rt.eq == EqKind::Never {
        return Err(uncomparable(types, ty));
    }
    if rt.direct {
        return Ok(a.1 == b.1);
    }
    if a.1 == b.1 && matches!(rt.eq, EqKind::Bits | EqKind::Str) {
        return Ok(true);
    }
    equal_at(types, ty, Address::from_word(a.1), Address::from_word(b.1))
}

fn offset(base: Address, by: u64) -> Address {
    Address::from_word(base.word() + by)
}

fn uncomparable(types: &RtTypes, ty: TypeIdx) -> GoPanic {
    GoPanic::Error(format!("comparing uncomparable type {}", types.get(ty).desc.name))
}
