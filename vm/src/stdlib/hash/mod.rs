//! `hash/…`: checksums and hashes that take a byte at a time.

use super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;
use crate::map::hash_bytes;

/// `hash/adler32`.
pub(super) const ADLER32: &[(&str, NativeFn)] = &[("update", |cx| {
    let (sum, bytes) = (cx.word(0) as u32, cx.bytes(1));
    let sum = adler32(sum, bytes);
    cx.set_word(0, u64::from(sum));
    Ok(())
})];

/// `hash/crc32`.
pub(super) const CRC32: &[(&str, NativeFn)] = &[("update", |cx| {
    let (crc, table) = (cx.word(0) as u32, cx.pointer(1));
    let step = |crc: u32, byte: &u8| word::load_u32(table, 4 * usize::from(crc as u8 ^ byte)) ^ crc >> 8;
    let crc = !cx.bytes(2).iter().fold(!crc, step);
    cx.set_word(0, u64::from(crc));
    Ok(())
})];

/// `hash/crc64`.
pub(super) const CRC64: &[(&str, NativeFn)] = &[("update", |cx| {
    let (crc, table) = (cx.word(0), cx.pointer(1));
    let step = |crc: u64, byte: &u8| word::load_u64(table, 8 * usize::from(crc as u8 ^ byte)) ^ crc >> 8;
    let crc = !cx.bytes(2).iter().fold(!crc, step);
    cx.set_word(0, crc);
    Ok(())
})];

const PRIME32: u32 = 16_777_619;
const PRIME64: u64 = 1_099_511_628_211;
const PRIME128: u128 = 1 << 88 | 0x13B;

/// `hash/fnv`; an `a` behind the width means that the byte is taken in before the multiplication.
pub(super) const FNV: &[(&str, NativeFn)] = &[
    ("update32", |cx| fnv32(cx, |sum, byte| sum.wrapping_mul(PRIME32) ^ byte)),
    ("update32a", |cx| fnv32(cx, |sum, byte| (sum ^ byte).wrapping_mul(PRIME32))),
    ("update64", |cx| fnv64(cx, |sum, byte| sum.wrapping_mul(PRIME64) ^ byte)),
    ("update64a", |cx| fnv64(cx, |sum, byte| (sum ^ byte).wrapping_mul(PRIME64))),
    ("update128", |cx| fnv128(cx, |sum, byte| sum.wrapping_mul(PRIME128) ^ byte)),
    ("update128a", |cx| fnv128(cx, |sum, byte| (sum ^ byte).wrapping_mul(PRIME128))),
];

/// `hash/maphash`.
pub(super) const MAPHASH: &[(&str, NativeFn)] = &[
    ("random", |cx| {
        let random = cx.random();
        cx.set_word(0, random);
        Ok(())
    }),
    ("sum", |cx| {
        let sum = hash_bytes(cx.bytes(1), cx.word(0));
        cx.set_word(0, sum);
        Ok(())
    }),
];

/// Two sums modulo the largest prime below 2¹⁶, the second in the high half.
fn adler32(sum: u32, bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65521;
    // As many bytes as cannot make the sums overflow.
    const AT_ONCE: usize = 5552;
    let (mut a, mut b) = (sum & 0xFFFF, sum >> 16);
    for chunk in bytes.chunks(AT_ONCE) {
        for byte in chunk {
            a += u32::from(*byte);
            b += a;
        }
        a %= MODULUS;
        b %= MODULUS;
    }
    b << 16 | a
}

fn fnv32(cx: &mut NativeCx<'_>, step: impl Fn(u32, u32) -> u32) -> Result<(), NativeExit> {
    let sum = cx.bytes(1).iter().fold(cx.word(0) as u32, |sum, byte| step(sum, u32::from(*byte)));
    cx.set_word(0, u64::from(sum));
    Ok(())
}

fn fnv64(cx: &mut NativeCx<'_>, step: impl Fn(u64, u64) -> u64) -> Result<(), NativeExit> {
    let sum = cx.bytes(1).iter().fold(cx.word(0), |sum, byte| step(sum, u64::from(*byte)));
    cx.set_word(0, sum);
    Ok(())
}

fn fnv128(cx: &mut NativeCx<'_>, step: impl Fn(u128, u128) -> u128) -> Result<(), NativeExit> {
    let start = u128::from(cx.word(0)) << 64 | u128::from(cx.word(1));
    let sum = cx.bytes(2).iter().fold(start, |sum, byte| step(sum, u128::from(*byte)));
    cx.set_word(0, (sum >> 64) as u64);
    cx.set_word(1, sum as u64);
    Ok(())
}
