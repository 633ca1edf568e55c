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

/// Hash of a key that is one word.
#[inline(always)]
pub(crate) const fn hash_word(key: u64, seed: u64) -> u64 {
    fold(fold(key ^ seed, MIX[0]) ^ MIX[1], MIX[0] ^ seed)
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
        let high: std::collections::HashSet<u64> = (0..128).map(|k| hash_word(k, 7) >> 57).collect();
        assert!(low.len() > 60 && high.len() > 60, "{} {}", low.len(), high.len());
    }

    #[test]
    fn the_seed_changes_the_hash() {
        assert_ne!(hash_word(1, 1), hash_word(1, 2));
        assert_ne!(hash_bytes(b"key", 1), hash_bytes(b"key", 2));
    }
}
