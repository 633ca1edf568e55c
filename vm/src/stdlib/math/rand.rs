//! `math/rand`: seeding of Go's additive lagged Fibonacci generator, and the machine's own sequence.

use super::super::native::{NativeCx, NativeExit, NativeFn};
use super::rand_mix::MIX;
use crate::heap::word;

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("seedState", seed_state),
    ("seeds", |cx| {
        let compatibility = cx.worker.compatibility;
        cx.set_word(0, u64::from(compatibility.seeds_random));
        cx.set_word(1, u64::from(compatibility.starts_from_seed));
        Ok(())
    }),
    ("random", |cx| {
        let random = cx.random();
        cx.set_word(0, random);
        Ok(())
    }),
];

const MODULUS: i64 = (1 << 31) - 1;

/// The linear congruential generator of Park and Miller that spreads the seed: `x · 48271 mod 2³¹-1`.
fn next(x: i64) -> i64 {
    x * 48271 % MODULUS
}

/// `seedState(state []int64, seed int64)`
fn seed_state(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (state, seed) = (cx.slice(0), cx.int(3));
    let mut x = match seed.rem_euclid(MODULUS) {
        0 => 89_482_311,
        x => x,
    };
    let mut step = || {
        x = next(x);
        x as u64
    };
    for _ in 0..20 {
        step();
    }
    for (index, mix) in MIX.iter().enumerate().take(state.len) {
        let spread = step() << 40 ^ step() << 20 ^ step();
        word::store_u64(state.data, 8 * index, spread ^ mix);
    }
    Ok(())
}
