//! What natives of several packages share: appending to byte slices, addresses, strings that need no allocation.

use minigo_gc::Address;

use super::native::{NativeCx, NativeExit, RawSlice, Str};
use crate::fault::GoPanic;
use crate::heap::word;
use crate::value::slice::grown_capacity;

/// The address `bytes` behind another.
pub(super) fn offset(base: Address, bytes: usize) -> Address {
    Address::from_word(base.word() + bytes as u64)
}

/// `append(dst, tail...)` for bytes, with the capacities of the instruction.
pub(super) fn append_bytes(
    cx: &mut NativeCx<'_>,
    dst: RawSlice,
    tail: &[u8],
) -> Result<RawSlice, NativeExit> {
    let len = dst.len + tail.len();
    if len <= dst.cap {
        if !tail.is_empty() {
            word::write_bytes(offset(dst.data, dst.len), tail);
        }
        return Ok(RawSlice { data: dst.data, len, cap: dst.cap });
    }
    let cap = grown_capacity(len, dst.cap, 1, true).ok_or(NativeExit::OutOfMemory)?;
    let grown = cx.new_bytes(cap, false)?;
    if dst.len > 0 {
        word::copy_words(grown.data, dst.data, dst.len);
    }
    if !tail.is_empty() {
        word::write_bytes(offset(grown.data, dst.len), tail);
    }
    Ok(RawSlice { data: grown.data, len, cap })
}

/// The part of a string parameter from `start` to `end`, which shares its bytes.
pub(super) fn substring(whole: Str, start: usize, end: usize) -> Str {
    if start == end { Str::default() } else { Str { data: offset(whole.data, start), len: end - start } }
}

/// A string that the program's image holds as long as the machine runs.
pub(super) fn image_str(text: &str) -> Str {
    Str { data: Address::from_word(text.as_ptr() as u64), len: text.len() }
}

/// A pointer parameter, or the panic of a nil dereference.
pub(super) fn pointer(cx: &NativeCx<'_>, index: usize) -> Result<Address, NativeExit> {
    let address = cx.pointer(index);
    if address.is_null() { Err(GoPanic::NilDereference.into()) } else { Ok(address) }
}
