//! Hash functions of map keys. Seeded per map; not secure against an adversary who sees the seed, as Go's are not.

use minigo_gc::Address;
use rapidhash::v3::{RapidSecrets, rapidhash_v3_inline};

use crate::heap::word::{SHORT_BYTES, load_short};

/// Odd constants with about as many ones as zeros, from the fraction of the golden ratio and of the square root of 3.
const MIX: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B];

/// Secrets for byte strings; the map's seed is mixed in afterwards, so that no state per map is needed.
static SECRETS: RapidSecrets = RapidSecrets::seed(MIX[0]);

/// High and low half of a 128-bit product, folded: every input bit reaches every output bit.
#[inline(always)]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// Bits of a key that tell the keys of a block apart.
const BLOCK_BITS: u32 = 3;
/// Bits of a key that tell the blocks of a stretch apart.
const STRETCH_BITS: u32 = 4;
/// Bits of a stretch's number that count within a run.
const RUN_BITS: u32 = u16::BITS;

/// Bits of a hash that tell the keys of a group apart.
pub(super) const TAG_BITS: u32 = 6;
/// The hash bits above the tag: which of neighbouring groups.
pub(super) const NEAR_MASK: u64 = (1 << STRETCH_BITS) - 1;

/// What each byte of a stretch's number in its run contributes to its place.
static PLACES: [[u16; 256]; 2] = {
    let mut places = [[0; 256]; 2];
    let mut byte = 0;
    while byte < 256 {
        places[0][byte] = place_in_run(byte as u16);
        places[1][byte] = place_in_run((byte as u16) << 8);
        byte += 1;
    }
    places
};

/// The place of a stretch on its run's circle: a point of Sobol's second sequence, which is the number times Pascal's
/// triangle modulo 2, the lowest bit of the product being the highest of the place.
///
/// Any `2^k` numbers that count up from a multiple of `2^k`, in steps of any power of two, have their places in different
/// `2^k`-ths of the circle.
const fn place_in_run(stretch: u16) -> u16 {
    // A binomial coefficient is odd where the upper number's bits contain the lower one's. So the sum for a bit is over
    // all bits whose index contains its own; it is made one bit of the index at a time.
    let mut sums = stretch;
    sums ^= sums >> 1 & 0x5555;
    sums ^= sums >> 2 & 0x3333;
    sums ^= sums >> 4 & 0x0F0F;
    sums ^= sums >> 8 & 0x00FF;
    sums.reverse_bits()
}

/// Hash of a key that is one word.
///
/// Programs number things: their keys are dense, and used in order. So a *block* of 8 neighbouring keys shares a group,
/// and a *stretch* of 16 blocks neighbouring groups of a table, in their order but for where it begins. The upper bits
/// choose the table and the place of a stretch in it. Within a *run* of 2^16 stretches the places follow a sequence that
/// fills halves, quarters and so on of the circle evenly, as tables split: no two stretches of a map of dense keys share
/// groups. Each run begins at a random place: an unlucky pattern can crowd no more keys than a run has.
#[inline(always)]
pub(crate) fn hash_word(key: u64, seed: u64) -> u64 {
    let stretch = stretch_of(key);
    let start = (stretch >> RUN_BITS ^ seed).wrapping_mul(MIX[1]);
    let [low, high] = &PLACES;
    let place = u64::from(low[stretch as u8 as usize] ^ high[(stretch >> 8) as u8 as usize]);
    let mixed = stretch.wrapping_mul(MIX[0]);
    let far = start ^ place << (u64::BITS - RUN_BITS) ^ mixed >> RUN_BITS;
    let mixed = mixed.wrapping_add(start);
    let near = (mixed >> 40).wrapping_add(key >> BLOCK_BITS) & NEAR_MASK;
    let tag = mixed >> 32 & ((1 << TAG_BITS) - 1) ^ tag_in_block(key);
    far & !((1 << (TAG_BITS + STRETCH_BITS)) - 1) | near << TAG_BITS | tag
}

/// The seed for values of one dynamic type.
#[inline(always)]
pub(crate) const fn seed_of_type(ty: u64, seed: u64) -> u64 {
    seed.wrapping_add(ty.wrapping_mul(MIX[0]))
}

/// The number of a key's stretch.
#[inline(always)]
pub(super) const fn stretch_of(key: u64) -> u64 {
    key >> (BLOCK_BITS + STRETCH_BITS)
}

/// The number of a key's block. The hashes of a block differ in their tags alone.
#[inline(always)]
pub(super) const fn block_of(key: u64) -> u64 {
    key >> BLOCK_BITS
}

/// What a key's place in its block changes in the tag.
#[inline(always)]
pub(super) const fn tag_in_block(key: u64) -> u64 {
    (key & ((1 << BLOCK_BITS) - 1)) << (TAG_BITS - BLOCK_BITS)
}

/// Hash of a string of 1 to [`SHORT_BYTES`] bytes, from its words: see [`load_short`].
#[inline(always)]
pub(super) const fn hash_short(words: [u64; 2], len: u64, seed: u64) -> u64 {
    fold(words[0] ^ seed, words[1] ^ len.wrapping_mul(MIX[0]) ^ MIX[1])
}

/// Hash of a byte string.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8], seed: u64) -> u64 {
    if (1..=SHORT_BYTES).contains(&bytes.len()) {
        let words = load_short(Address::from_word(bytes.as_ptr() as u64), bytes.len());
        return hash_short(words, bytes.len() as u64, seed);
    }
    fold(rapidhash_v3_inline::<true, false, false>(bytes, &SECRETS) ^ seed, MIX[1])
}

#[cfg(test)]
mod tests {
    use super::super::control::preferred_slot;
    use super::*;

    #[test]
    fn a_block_has_one_home_and_a_slot_for_each_key() {
        let hashes: Vec<u64> = (64..72).map(|key| hash_word(key, 7)).collect();
        assert!(hashes.iter().all(|hash| hash >> TAG_BITS == hashes[0] >> TAG_BITS));
        let slots: std::collections::HashSet<_> = hashes.iter().map(|&hash| preferred_slot(hash)).collect();
        assert_eq!(slots.len(), 8);
    }

    #[test]
    fn a_stretch_fills_neighbouring_groups() {
        let near = |key| hash_word(key, 7) >> TAG_BITS & NEAR_MASK;
        let groups: std::collections::HashSet<u64> = (128..256).map(near).collect();
        assert_eq!(groups.len(), 16);
        assert_eq!((near(136) + 1) & NEAR_MASK, near(144));
    }

    /// The most keys of a sequence that one of `2^bits` parts of the hashes' range gets.
    fn fullest(keys: impl Iterator<Item = u64>, bits: u32) -> usize {
        let mut parts = vec![0; 1 << bits];
        for key in keys {
            parts[(hash_word(key, 0x1234_5678_9ABC_DEF1) >> (64 - bits)) as usize] += 1;
        }
        parts.into_iter().max().unwrap_or(0)
    }

    #[test]
    fn dense_keys_fill_tables_evenly() {
        for bits in 1..=7 {
            assert_eq!(fullest(0..1 << 14, bits), 1 << (14 - bits));
            assert_eq!(fullest((1..=1 << 14).map(|key: u64| key.wrapping_neg()), bits), 1 << (14 - bits));
        }
    }

    #[test]
    fn strides_spread_over_tables() {
        let strides = (0..48).map(|bit| 1 << bit).chain([1000, 4880, 832_040, 6_656_320, 0x9E37_79B9]);
        for stride in strides {
            let most = fullest((0..4096).map(|i: u64| i.wrapping_mul(stride)), 4);
            assert!(most <= 2 * 4096 / 16, "stride {stride}: {most}");
        }
    }

    #[test]
    fn short_strings_have_hashes_of_their_own() {
        let text = |number: usize| format!("{number:b}").replace('1', "\0");
        let strings =
            (0..1 << 14).flat_map(|number| [text(number), format!("{number}"), format!("key_{number}")]);
        let strings: std::collections::HashSet<String> = strings.collect();
        let hashes = strings.iter().map(|string| hash_bytes(string.as_bytes(), 0x1234_5678_9ABC_DEF1) >> 24);
        let different = hashes.collect::<std::collections::HashSet<_>>().len();
        assert!(different + 2 >= strings.len(), "{different} of {}", strings.len());
    }

    #[test]
    fn the_seed_changes_the_hash() {
        assert_ne!(hash_word(1, 1), hash_word(1, 2));
        assert_ne!(hash_bytes(b"key", 1), hash_bytes(b"key", 2));
    }
}
