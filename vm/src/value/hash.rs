//! Hashes by type, consistent with `eq`: equal values have equal hashes.

use std::sync::atomic::{AtomicU64, Ordering};

use minigo_gc::Address;
use minigo_lang::bytecode::{EqKind, TypeIdx};

use crate::fault::GoPanic;
use crate::heap::word::{load_u32, load_u64, load_uint, raw_bytes};
use crate::map::{hash_bytes, hash_word, seed_of_type};
use crate::types::RtTypes;

/// Hash of a value of type `ty` in memory.
///
/// # Errors
///
/// A panic if the type, or the dynamic type of an interface in the value, is not hashable.
pub(crate) fn hash_at(types: &RtTypes, ty: TypeIdx, at: Address, seed: u64) -> Result<u64, GoPanic> {
    let rt = types.get(ty);
    Ok(match rt.eq {
        EqKind::Never => return Err(unhashable(types, ty)),
        EqKind::Bits if rt.size <= 8 => hash_word(load_uint(at, rt.size as u32), seed),
        EqKind::Bits => hash_bytes(raw_bytes(at, rt.size), seed),
        EqKind::F32 => hash_float(f64::from(f32::from_bits(load_u32(at, 0))), seed),
        EqKind::F64 => hash_float(f64::from_bits(load_u64(at, 0)), seed),
        EqKind::Str => {
            hash_bytes(raw_bytes(Address::from_word(load_u64(at, 0)), load_u64(at, 8) as usize), seed)
        }
        EqKind::Iface => interface(types, [load_u64(at, 0), load_u64(at, 8)], seed)?,
        EqKind::Fields => {
            let fields = rt.desc.fields.iter().filter(|field| &*field.name != "_");
            fields.into_iter().try_fold(seed, |hash, field| {
                hash_at(types, field.ty, Address::from_word(at.word() + field.offset), hash)
            })?
        }
        EqKind::Elems => {
            let size = types.get(rt.elem).size as u64;
            (0..rt.desc.len).try_fold(seed, |hash, index| {
                hash_at(types, rt.elem, Address::from_word(at.word() + index * size), hash)
            })?
        }
    })
}

/// Both zeros hash alike. A NaN equals nothing, so that any hash is right, but they must differ: a table full of keys
/// with one hash could not be split.
fn hash_float(value: f64, seed: u64) -> u64 {
    static NANS: AtomicU64 = AtomicU64::new(0);
    let bits = match value {
        0.0 => 0,
        _ if value.is_nan() => NANS.fetch_add(1, Ordering::Relaxed),
        _ => value.to_bits(),
    };
    hash_word(bits, seed)
}

/// Hash of an interface, from its type and data words.
///
/// # Errors
///
/// A panic if its dynamic type is not hashable.
#[inline]
pub(crate) fn interface(types: &RtTypes, [ty, data]: [u64; 2], seed: u64) -> Result<u64, GoPanic> {
    if ty == 0 {
        return Ok(hash_word(0, seed));
    }
    let index = TypeIdx(ty as u32);
    let rt = types.get(index);
    let seed = seed_of_type(ty, seed);
    match rt.eq {
        EqKind::Never => Err(unhashable(types, index)),
        _ if rt.direct => Ok(hash_word(data, seed)),
        EqKind::Bits if rt.size == 8 => Ok(hash_word(load_u64(Address::from_word(data), 0), seed)),
        EqKind::Str => {
            let data = Address::from_word(data);
            let bytes = raw_bytes(Address::from_word(load_u64(data, 0)), load_u64(data, 8) as usize);
            Ok(hash_bytes(bytes, seed))
        }
        _ => hash_at(types, index, Address::from_word(data), seed),
    }
}

fn unhashable(types: &RtTypes, ty: TypeIdx) -> GoPanic {
    GoPanic::Unhashable(types.get(ty).desc.name.to_string())
}
