//! Between a value's memory form and its register form.
//!
//! A register form of type `T` is `T`'s words (`RtType::words`): scalars extended to a word, everything else as in
//! memory, the last word of an odd struct padded with zeros.

use minigo_gc::{Address, Mutator};
use minigo_lang::bytecode::{Repr, TypeIdx};

use crate::heap::word::*;
use crate::types::{RtType, RtTypes, layout_of};

/// Loads the value of type `ty` at `address` into `words`, which has the type's length.
pub fn load_value(ty: &RtType, address: Address, words: &mut [u64]) {
    load(ty, address, Address::from_word(words.as_mut_ptr() as u64));
}

/// Loads the value of type `ty` at `address` into the register form at `to`.
#[inline]
pub(crate) fn load(ty: &RtType, address: Address, to: Address) {
    let word = match ty.repr {
        Repr::Empty => return,
        Repr::U8 => u64::from(load_u8(address, 0)),
        Repr::S8 => load_u8(address, 0) as i8 as u64,
        Repr::U16 => u64::from(load_u16(address, 0)),
        Repr::S16 => load_u16(address, 0) as i16 as u64,
        Repr::U32 => u64::from(load_u32(address, 0)),
        Repr::S32 => load_u32(address, 0) as i32 as u64,
        Repr::Word | Repr::Ptr => load_u64(address, 0),
        Repr::Str | Repr::Slice | Repr::Iface | Repr::Mem => return load_memory(ty, address, to),
    };
    store_u64(to, 0, word);
}

fn load_memory(ty: &RtType, address: Address, to: Address) {
    if ty.pointer_free {
        let words = ty.words;
        store_u64(to, 8 * words - 8, 0);
        copy_words(to, address, ty.size);
        return;
    }
    for word in 0..ty.words {
        store_u64(to, 8 * word, load_u64(address, 8 * word));
    }
}

/// Stores a register form of type `ty` to memory that the collector may trace.
pub fn store_value(mutator: &mut Mutator, types: &RtTypes, ty: TypeIdx, address: Address, words: &[u64]) {
    store(mutator, types, ty, address, Address::from_word(words.as_ptr() as u64));
}

/// Stores the register form at `from` to memory that the collector may trace.
#[inline]
pub(crate) fn store(mutator: &mut Mutator, types: &RtTypes, ty: TypeIdx, address: Address, from: Address) {
    let rt = types.get(ty);
    match rt.repr {
        Repr::Empty => {}
        Repr::U8 | Repr::S8 => store_u8(address, 0, load_u64(from, 0) as u8),
        Repr::U16 | Repr::S16 => store_u16(address, 0, load_u64(from, 0) as u16),
        Repr::U32 | Repr::S32 => store_u32(address, 0, load_u64(from, 0) as u32),
        Repr::Word => store_u64(address, 0, load_u64(from, 0)),
        Repr::Ptr => store_pointer(mutator, address, load_u64(from, 0)),
        _ if rt.pointer_free => copy_words(address, from, rt.size),
        _ => copy_elements(mutator, types, ty, address, from, 1),
    }
}

/// Stores a pointer, with write barrier.
#[inline(always)]
pub(crate) fn store_pointer(mutator: &mut Mutator, slot: Address, value: u64) {
    mutator.store_pointer(slot.as_ptr().cast(), value);
}

/// Copies elements from memory to memory, with write barrier; the ranges may overlap.
#[inline]
pub(crate) fn copy_elements(
    mutator: &mut Mutator,
    types: &RtTypes,
    elem: TypeIdx,
    dst: Address,
    src: Address,
    count: usize,
) {
    let rt = types.get(elem);
    if count == 0 || rt.size == 0 {
        return;
    }
    if rt.pointer_free {
        copy_words(dst, src, rt.size * count);
    } else {
        mutator.store_pointers(dst.as_ptr().cast(), src.as_ptr().cast(), layout_of(elem), count);
    }
}

/// Zeroes elements, with write barrier.
pub(crate) fn clear_elements(
    mutator: &mut Mutator,
    types: &RtTypes,
    elem: TypeIdx,
    dst: Address,
    count: usize,
) {
    let rt = types.get(elem);
    if count == 0 || rt.size == 0 {
        return;
    }
    if rt.pointer_free {
        zero_bytes(dst, rt.size * count);
    } else {
        mutator.clear_pointers(dst.as_ptr().cast(), layout_of(elem), count);
    }
}
