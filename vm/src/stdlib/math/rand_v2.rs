//! `math/rand/v2`: the cipher ChaCha with 8 rounds as Go runs it, and the machine's own sequence.

use super::super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("chunk", chunk),
    ("random", |cx| {
        let random = cx.random();
        cx.set_word(0, random);
        Ok(())
    }),
];

/// Blocks in a chunk.
const LANES: usize = 4;

/// "expand 32-byte k".
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574];

/// `chunk(key *[4]uint64, buf *[32]uint64, counter uint32)`: four blocks with the counters from `counter` on; word after word,
/// and of each word block after block.
fn chunk(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (key, buf, counter) = (cx.pointer(0), cx.pointer(1), cx.word(2) as u32);
    let key: [u32; 8] = std::array::from_fn(|index| word::load_u32(key, 4 * index));
    for lane in 0..LANES {
        let mut state = [0; 16];
        state[..4].copy_from_slice(&CONSTANTS);
        state[4..12].copy_from_slice(&key);
        state[12] = counter + lane as u32;
        for _ in 0..4 {
            double_round(&mut state);
        }
        for (word, key) in state[4..12].iter_mut().zip(key) {
            *word = word.wrapping_add(key);
        }
        for (index, value) in state.into_iter().enumerate() {
            word::store_u32(buf, 4 * (LANES * index + lane), value);
        }
    }
    Ok(())
}

fn double_round(state: &mut [u32; 16]) {
    for column in 0..4 {
        quarter_round(state, [column, column + 4, column + 8, column + 12]);
    }
    for diagonal in 0..4 {
        let turned = |row: usize| 4 * row + (diagonal + row) % 4;
        quarter_round(state, [turned(0), turned(1), turned(2), turned(3)]);
    }
}

fn quarter_round(state: &mut [u32; 16], [a, b, c, d]: [usize; 4]) {
    for (target, addend, mixed, turn) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] {
        state[target] = state[target].wrapping_add(state[addend]);
        state[mixed] = (state[mixed] ^ state[target]).rotate_left(turn);
    }
}
