//! Keys as the searches see them: one type for each specialised map code.

use minigo_gc::Address;
use minigo_lang::bytecode::{EqKind, TypeIdx};

use super::access::{MapCx, store_key};
use super::hash::{hash_bytes, hash_word};
use super::object::MapLayout;
use crate::fault::GoPanic;
use crate::heap::word::{copy_words, load_u64, load_uint, raw_bytes};
use crate::types::RtTypes;
use crate::value::{eq, hash};

/// A key to search for.
pub(crate) trait Key: Copy {
    /// Its hash. Fails for an interface whose dynamic type is not hashable.
    fn hash(self, types: &RtTypes, seed: u64) -> Result<u64, GoPanic>;

    /// Whether the key stored at `slot` equals it.
    fn equals(self, types: &RtTypes, slot: Address) -> bool;

    /// Its bits, if it is a word.
    #[inline(always)]
    fn word(self) -> u64 {
        unreachable!("only maps of words are asked for a key's bits")
    }

    /// Where its register form stands, which on a little-endian machine is its memory form too.
    fn address(self) -> Address;

    /// The key stored at `at`, which is a slot or a register form.
    fn at(layout: &MapLayout, at: Address) -> Self;

    /// Writes it over the equal key stored at `slot`: equal keys may differ (strings by address, zeros by sign).
    fn replace(self, cx: &mut MapCx<'_>, layout: &MapLayout, slot: Address);
}

/// A key of at most one word, compared by its bits.
#[derive(Clone, Copy)]
pub(crate) struct WordKey {
    bits: u64,
    size: u32,
    address: Address,
}

impl Key for WordKey {
    #[inline(always)]
    fn hash(self, _: &RtTypes, seed: u64) -> Result<u64, GoPanic> {
        Ok(hash_word(self.bits, seed))
    }

    #[inline(always)]
    fn equals(self, _: &RtTypes, slot: Address) -> bool {
        load_uint(slot, self.size) == self.bits
    }

    #[inline(always)]
    fn word(self) -> u64 {
        self.bits
    }

    #[inline(always)]
    fn address(self) -> Address {
        self.address
    }

    #[inline(always)]
    fn replace(self, _: &mut MapCx<'_>, _: &MapLayout, _: Address) {}

    #[inline(always)]
    fn at(layout: &MapLayout, at: Address) -> Self {
        WordKey { bits: load_uint(at, layout.stored_key), size: layout.stored_key, address: at }
    }
}

/// A string key.
#[derive(Clone, Copy)]
pub(crate) struct StrKey {
    data: Address,
    len: u64,
    address: Address,
}

impl StrKey {
    fn bytes<'a>(data: Address, len: u64) -> &'a [u8] {
        raw_bytes(data, len as usize)
    }
}

impl Key for StrKey {
    #[inline(always)]
    fn hash(self, _: &RtTypes, seed: u64) -> Result<u64, GoPanic> {
        Ok(hash_bytes(StrKey::bytes(self.data, self.len), seed))
    }

    #[inline(always)]
    fn equals(self, _: &RtTypes, slot: Address) -> bool {
        if load_u64(slot, 8) != self.len {
            return false;
        }
        let data = Address::from_word(load_u64(slot, 0));
        data == self.data || StrKey::bytes(data, self.len) == StrKey::bytes(self.data, self.len)
    }

    #[inline(always)]
    fn address(self) -> Address {
        self.address
    }

    #[inline(always)]
    fn at(_: &MapLayout, at: Address) -> Self {
        StrKey { data: Address::from_word(load_u64(at, 0)), len: load_u64(at, 8), address: at }
    }

    #[inline(always)]
    fn replace(self, cx: &mut MapCx<'_>, _: &MapLayout, slot: Address) {
        cx.mutator.store_pointer(slot.as_ptr().cast(), self.data.word());
    }
}

/// An interface key.
#[derive(Clone, Copy)]
pub(crate) struct IfaceKey {
    words: [u64; 2],
    address: Address,
}

impl IfaceKey {
    /// Whether equal words are equal keys: not those of a NaN, nor of a value that may have one inside.
    #[inline(always)]
    pub(crate) fn is_identity(self, types: &RtTypes) -> bool {
        let rt = types.get(TypeIdx(self.words[0] as u32));
        self.words[0] != 0 && matches!(rt.eq, EqKind::Bits | EqKind::Str)
    }
}

impl Key for IfaceKey {
    #[inline(always)]
    fn hash(self, types: &RtTypes, seed: u64) -> Result<u64, GoPanic> {
        hash::interface(types, self.words, seed)
    }

    #[inline(always)]
    fn equals(self, types: &RtTypes, slot: Address) -> bool {
        let [ty, data] = self.words;
        // Keys of a map are hashable, so comparing cannot fail.
        load_u64(slot, 0) == ty && eq::interfaces(types, (ty, data), (ty, load_u64(slot, 8))).unwrap_or(false)
    }

    #[inline(always)]
    fn address(self) -> Address {
        self.address
    }

    #[inline(always)]
    fn at(_: &MapLayout, at: Address) -> Self {
        IfaceKey { words: [load_u64(at, 0), load_u64(at, 8)], address: at }
    }

    #[inline(always)]
    fn replace(self, cx: &mut MapCx<'_>, _: &MapLayout, slot: Address) {
        // The types are one.
        cx.mutator.store_pointer((slot.word() + 8) as *mut u64, self.words[1]);
    }
}

/// A key of any comparable type.
#[derive(Clone, Copy)]
pub(crate) struct AnyKey {
    ty: TypeIdx,
    address: Address,
}

impl Key for AnyKey {
    fn hash(self, types: &RtTypes, seed: u64) -> Result<u64, GoPanic> {
        hash::hash_at(types, self.ty, self.address, seed)
    }

    fn equals(self, types: &RtTypes, slot: Address) -> bool {
        // Both keys were hashed before, so no part of them is incomparable.
        eq::equal_at(types, self.ty, self.address, slot).unwrap_or(false)
    }

    fn address(self) -> Address {
        self.address
    }

    fn replace(self, cx: &mut MapCx<'_>, layout: &MapLayout, slot: Address) {
        store_key(cx, layout, slot, self.address);
    }

    fn at(layout: &MapLayout, at: Address) -> Self {
        AnyKey { ty: layout.key, address: at }
    }
}

/// Copies a pointer-free part of a slot.
#[inline(always)]
pub(super) fn copy_plain(dst: Address, src: Address, size: u32) {
    copy_words(dst, src, size as usize);
}
