//! Hash functions of map keys. Seeded per map; not secure against an adversary who sees the seed, as Go's are not.

use rapidhash::v3::{RapidSecrets, rapidhash_v3_inline};

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
/// Bits of a key that count within a run of blocks.
const RUN_BITS: u32 = 17;

/// Hash of a key that is one word.
///
/// Programs number things: their keys are dense, and used in order. So the upper bits, which choose table and group,
/// are those of a *block* of 8 neighbouring keys, which then share a group and its cache lines, and the low bits tell
/// them apart. Within a run of 2^17 keys the blocks step around the circle by the golden ratio, which spreads equal
/// steps more evenly than chance does, so that few groups overflow. Each run begins at a random place: an unlucky
/// stride can crowd no more keys than a run has.
#[inline(always)]
pub(crate) const fn hash_word(key: u64, seed: u64) -> u64 {
    let start = fold((key >> RUN_BITS) ^ seed, MIX[1]);
    let place = start.wrapping_add((key >> BLOCK_BITS).wrapping_mul(MIX[0]));
    let tag = place >> 32 ^ (key & ((1 << BLOCK_BITS) - 1)) << 4;
    place & !0x7F | tag & 0x7F
}

/// Hash of a byte string.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8], seed: u64) -> u64 {
    fold(rapidhash_v3_inline::<true, false, false>(bytes, &SECRETS) ^ seed, MIX[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_keys_differ_in_the_low_and_high_bits() {
        let low: std::collections::HashSet<u64> = (0..128).map(|k| hash_word(k, 7) & 0x7F).collect();
        let high: std::collections::HashSet<u64> = (0..1024).map(|k| hash_word(k, 7) >> 57).collect();
        assert!(low.len() > 60 && high.len() > 60, "{} {}", low.len(), high.len());
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
    fn dense_keys_fill_groups_evenly() {
        // 2^14 keys in 2^11 parts: 8 on average, and chance would give one of them 20 or more.
        assert!(fullest(0..1 << 14, 11) <= 16);
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
    fn the_seed_changes_the_hash() {
        assert_ne!(hash_word(1, 1), hash_word(1, 2));
        assert_ne!(hash_bytes(b"key", 1), hash_bytes(b"key", 2));
    }
}
