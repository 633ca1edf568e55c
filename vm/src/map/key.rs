//! Keys as the searches see them: one type for each specialised map code.

use minigo_gc::Address;
use minigo_lang::bytecode::TypeIdx;

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

    /// Where its register form stands, which on a little-endian machine is its memory form too.
    fn address(self) -> Address;

    /// Writes it over the equal key stored at `slot`: equal keys may differ (strings by address, zeros by sign).
    fn replace(self, cx: &mut MapCx<'_>, layout: &MapLayout, slot: Address);

    /// The same kind of key, from a key that is stored in a slot.
    fn at_slot(self, layout: &MapLayout, slot: Address) -> Self;
}

/// A key of at most one word, compared by its bits.
#[derive(Clone, Copy)]
pub(crate) struct WordKey {
    bits: u64,
    size: u32,
    address: Address,
}

impl WordKey {
    /// The key of `size` bytes (0 to 8) at `address`.
    #[inline(always)]
    pub(crate) fn at(address: Address, size: u32) -> Self {
        WordKey { bits: load_uint(address, size), size, address }
    }

    /// The key's bits, extended with zeros.
    #[inline(always)]
    pub(super) fn bits(self) -> u64 {
        self.bits
    }

    /// A stand-in to derive the keys of slots from.
    pub(super) fn of_size(size: u32) -> Self {
        WordKey { bits: 0, size, address: Address::NULL }
    }
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
    fn address(self) -> Address {
        self.address
    }

    #[inline(always)]
    fn replace(self, _: &mut MapCx<'_>, _: &MapLayout, _: Address) {}

    #[inline(always)]
    fn at_slot(self, layout: &MapLayout, slot: Address) -> Self {
        WordKey::at(slot, layout.stored_key)
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
    /// The string whose two words stand at `address`.
    #[inline(always)]
    pub(crate) fn at(address: Address) -> Self {
        StrKey { data: Address::from_word(load_u64(address, 0)), len: load_u64(address, 8), address }
    }
}

impl Key for StrKey {
    #[inline(always)]
    fn hash(self, _: &RtTypes, seed: u64) -> Result<u64, GoPanic> {
        Ok(hash_bytes(raw_bytes(self.data, self.len as usize), seed))
    }

    #[inline(always)]
    fn equals(self, _: &RtTypes, slot: Address) -> bool {
        if load_u64(slot, 8) != self.len {
            return false;
        }
        let data = Address::from_word(load_u64(slot, 0));
        data == self.data || raw_bytes(data, self.len as usize) == raw_bytes(self.data, self.len as usize)
    }

    #[inline(always)]
    fn address(self) -> Address {
        self.address
    }

    #[inline(always)]
    fn replace(self, cx: &mut MapCx<'_>, _: &MapLayout, slot: Address) {
        cx.mutator.store_pointer(slot.as_ptr().cast(), self.data.word());
    }

    #[inline(always)]
    fn at_slot(self, _: &MapLayout, slot: Address) -> Self {
        StrKey::at(slot)
    }
}

/// A key of any comparable type.
#[derive(Clone, Copy)]
pub(crate) struct AnyKey {
    ty: TypeIdx,
    address: Address,
}

impl AnyKey {
    /// The key of type `ty` at `address`.
    pub(crate) fn at(address: Address, ty: TypeIdx) -> Self {
        AnyKey { ty, address }
    }
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

    fn at_slot(self, _: &MapLayout, slot: Address) -> Self {
        AnyKey { ty: self.ty, address: slot }
    }
}

/// Copies a pointer-free part of a slot.
#[inline(always)]
pub(super) fn copy_plain(dst: Address, src: Address, size: u32) {
    copy_words(dst, src, size as usize);
}
