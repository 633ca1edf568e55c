//! `math/bits`: what the processor counts and multiplies.

use super::super::native::{NativeCx, NativeExit, NativeFn};

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("LeadingZeros64", |cx| count(cx, u64::leading_zeros)),
    ("TrailingZeros", |cx| count(cx, u64::trailing_zeros)),
    ("TrailingZeros8", |cx| count(cx, |x| (x as u8).trailing_zeros())),
    ("TrailingZeros16", |cx| count(cx, |x| (x as u16).trailing_zeros())),
    ("TrailingZeros32", |cx| count(cx, |x| (x as u32).trailing_zeros())),
    ("TrailingZeros64", |cx| count(cx, u64::trailing_zeros)),
    ("OnesCount64", |cx| count(cx, u64::count_ones)),
    ("Len64", |cx| count(cx, |x| 64 - x.leading_zeros())),
    ("Reverse64", |cx| {
        let reversed = cx.word(0).reverse_bits();
        cx.set_word(0, reversed);
        Ok(())
    }),
    ("ReverseBytes64", |cx| {
        let reversed = cx.word(0).swap_bytes();
        cx.set_word(0, reversed);
        Ok(())
    }),
    ("Mul64", |cx| {
        let product = u128::from(cx.word(0)) * u128::from(cx.word(1));
        cx.set_word(0, (product >> 64) as u64);
        cx.set_word(1, product as u64);
        Ok(())
    }),
    ("div64", |cx| {
        let dividend = u128::from(cx.word(0)) << 64 | u128::from(cx.word(1));
        let divisor = u128::from(cx.word(2));
        cx.set_word(0, (dividend / divisor) as u64);
        cx.set_word(1, (dividend % divisor) as u64);
        Ok(())
    }),
];

fn count(cx: &mut NativeCx<'_>, function: fn(u64) -> u32) -> Result<(), NativeExit> {
    let bits = function(cx.word(0));
    cx.set_int(0, i64::from(bits));
    Ok(())
}
