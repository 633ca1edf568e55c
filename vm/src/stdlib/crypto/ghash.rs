//! `crypto/cipher`: the hash of the mode GCM, in which blocks are polynomials over two elements.

use super::super::native::{NativeCx, NativeExit};
use crate::heap::word;

const BLOCK: usize = 16;
/// What the polynomial that all is reckoned modulo has besides its highest term. The highest bit is the lowest term.
const MODULUS: u128 = 0xE1 << 120;

/// `sum(hash, key *[blockSize]byte, p []byte)`
pub(super) fn sum(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let [mut hash, key] = [0, 1].map(|index| number(word::raw_bytes(cx.pointer(index), BLOCK)));
    cx.bytes(2).chunks(BLOCK).for_each(|block| hash = product(hash ^ number(block), key));
    word::write_bytes(cx.pointer(0), &hash.to_be_bytes());
    Ok(())
}

/// A block as a number, filled up with zeros.
fn number(bytes: &[u8]) -> u128 {
    let mut block = [0; BLOCK];
    block[..bytes.len()].copy_from_slice(bytes);
    u128::from_be_bytes(block)
}

fn product(x: u128, mut y: u128) -> u128 {
    (0..u128::BITS).rev().fold(0, |sum, term| {
        let added = sum ^ (x >> term & 1).wrapping_neg() & y;
        y = y >> 1 ^ (y & 1).wrapping_neg() & MODULUS;
        added
    })
}
