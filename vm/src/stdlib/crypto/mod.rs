//! `crypto/…`: what mixes text into the states of hashes. The states are arrays of words in the program's memory.

mod ghash;

use keccak::Keccak;
use minigo_gc::Address;

use super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;

/// `crypto/cipher`.
pub(super) const CIPHER: &[(&str, NativeFn)] = &[("sum", ghash::sum)];

/// `crypto/rand`.
pub(super) const RANDOM: &[(&str, NativeFn)] = &[("fill", |cx| {
    let slice = cx.slice(0);
    let mut bytes = vec![0; slice.len];
    if !cx.random_bytes(&mut bytes) {
        return Err(NativeExit::throw("crypto/rand: failed to read random data"));
    }
    if !bytes.is_empty() {
        word::write_bytes(slice.data, &bytes);
    }
    Ok(())
})];

/// `crypto/sha3`.
pub(super) const SHA3: &[(&str, NativeFn)] = &[("permute", |cx| {
    let address = cx.pointer(0);
    let mut state: [u64; 25] = std::array::from_fn(|index| u64::load(address, index));
    Keccak::new().with_f1600(|permute| permute(&mut state));
    state.into_iter().enumerate().for_each(|(index, value)| value.store(address, index));
    Ok(())
})];

/// `crypto/md5`.
pub(super) const MD5: &[(&str, NativeFn)] = &[("write", |cx| write(cx, md5::block_api::compress))];

/// `crypto/sha1`.
pub(super) const SHA1: &[(&str, NativeFn)] = &[("write", |cx| write(cx, sha1::block_api::compress))];

/// `crypto/sha256`.
pub(super) const SHA256: &[(&str, NativeFn)] = &[("write", |cx| write(cx, sha2::block_api::compress256))];

/// `crypto/sha512`.
pub(super) const SHA512: &[(&str, NativeFn)] = &[("write", |cx| write(cx, sha2::block_api::compress512))];

/// A word of a hash's state.
trait StateWord: Copy {
    fn load(state: Address, index: usize) -> Self;
    fn store(self, state: Address, index: usize);
}

impl StateWord for u32 {
    fn load(state: Address, index: usize) -> u32 {
        word::load_u32(state, 4 * index)
    }

    fn store(self, state: Address, index: usize) {
        word::store_u32(state, 4 * index, self);
    }
}

impl StateWord for u64 {
    fn load(state: Address, index: usize) -> u64 {
        word::load_u64(state, 8 * index)
    }

    fn store(self, state: Address, index: usize) {
        word::store_u64(state, 8 * index, self);
    }
}

/// `write(h *[N]uint32, block *[B]byte, filled int, p []byte) int`, for 64-bit words, too: mixes `p` into the words, behind
/// what `block` is filled with, and keeps there what fills no block. Returns how much that is.
fn write<W: StateWord, const WORDS: usize, const BLOCK: usize>(
    cx: &mut NativeCx<'_>,
    compress: fn(&mut [W; WORDS], &[[u8; BLOCK]]),
) -> Result<(), NativeExit> {
    let (state, block) = (cx.pointer(0), cx.pointer(1));
    let (mut filled, mut text) = (cx.word(2) as usize, cx.bytes(3));
    let mut words: [W; WORDS] = std::array::from_fn(|index| W::load(state, index));
    let mut begun = [0; BLOCK];
    begun[..filled].copy_from_slice(word::raw_bytes(block, filled));
    if filled > 0 {
        let (head, rest) = text.split_at(text.len().min(BLOCK - filled));
        begun[filled..filled + head.len()].copy_from_slice(head);
        (filled, text) = (filled + head.len(), rest);
        if filled == BLOCK {
            compress(&mut words, &[begun]);
            filled = 0;
        }
    }
    let (blocks, rest) = text.as_chunks();
    compress(&mut words, blocks);
    if !rest.is_empty() {
        begun[..rest.len()].copy_from_slice(rest);
        filled = rest.len();
    }
    words.into_iter().enumerate().for_each(|(index, value)| value.store(state, index));
    word::write_bytes(block, &begun);
    cx.set_word(0, filled as u64);
    Ok(())
}
