//! `crypto/…`: what mixes blocks into the states of hashes. The states are arrays of words in the program's memory.

use super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;

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

/// `crypto/md5`.
pub(super) const MD5: &[(&str, NativeFn)] = &[("block", |cx| mix32(cx, md5::block_api::compress))];

/// `crypto/sha1`.
pub(super) const SHA1: &[(&str, NativeFn)] = &[("block", |cx| mix32(cx, sha1::block_api::compress))];

/// `crypto/sha256`.
pub(super) const SHA256: &[(&str, NativeFn)] = &[("block", |cx| mix32(cx, sha2::block_api::compress256))];

/// `crypto/sha512`.
pub(super) const SHA512: &[(&str, NativeFn)] = &[("block", |cx| {
    let (state, blocks) = (cx.pointer(0), cx.bytes(1));
    let mut words: [u64; 8] = std::array::from_fn(|index| word::load_u64(state, 8 * index));
    sha2::block_api::compress512(&mut words, blocks.as_chunks().0);
    for (index, value) in words.into_iter().enumerate() {
        word::store_u64(state, 8 * index, value);
    }
    Ok(())
})];

/// `block(h *[N]uint32, p []byte)` where `p` is of whole blocks.
fn mix32<const WORDS: usize>(
    cx: &mut NativeCx<'_>,
    compress: fn(&mut [u32; WORDS], &[[u8; 64]]),
) -> Result<(), NativeExit> {
    let (state, blocks) = (cx.pointer(0), cx.bytes(1));
    let mut words: [u32; WORDS] = std::array::from_fn(|index| word::load_u32(state, 4 * index));
    compress(&mut words, blocks.as_chunks().0);
    for (index, value) in words.into_iter().enumerate() {
        word::store_u32(state, 4 * index, value);
    }
    Ok(())
}
