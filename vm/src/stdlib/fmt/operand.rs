//! Operands whose type has no methods and no parts.

use minigo_gc::Address;
use minigo_lang::bytecode::{Kind, TypeIdx};

use super::super::append::offset;
use super::super::native::{NativeCx, RawSlice};
use crate::heap::word::{load_u64, raw_bytes};

/// A value.
#[derive(Clone, Copy)]
pub(super) enum Operand<'a> {
    Int(i64),
    Uint(u64),
    Bool(bool),
    /// A float, and whether it is a float32.
    Float(f64, bool),
    Text(&'a [u8]),
}

impl<'a> Operand<'a> {
    /// An element of a `[]any`, if it is one of these. A name without methods changes nothing.
    pub(super) fn of(cx: &NativeCx<'a>, args: RawSlice, index: usize) -> Option<Operand<'a>> {
        if index >= args.len {
            return None;
        }
        let at = offset(args.data, 16 * index);
        let (ty, data) = (TypeIdx(load_u64(at, 0) as u32), Address::from_word(load_u64(at, 8)));
        let rt = cx.types().get(ty);
        if !rt.methods().is_empty() {
            return None;
        }
        let scalar = || {
            let mut words = [0];
            cx.load_value(ty, data, &mut words);
            words[0]
        };
        Some(match rt.kind {
            Kind::Bool => Operand::Bool(scalar() != 0),
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => Operand::Int(scalar() as i64),
            Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
                Operand::Uint(scalar())
            }
            Kind::Float32 => Operand::Float(f64::from(f32::from_bits(scalar() as u32)), true),
            Kind::Float64 => Operand::Float(f64::from_bits(scalar()), false),
            Kind::String => {
                Operand::Text(raw_bytes(Address::from_word(load_u64(data, 0)), load_u64(data, 8) as usize))
            }
            _ => return None,
        })
    }
}
