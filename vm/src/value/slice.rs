//! Growing slices exactly as Go 1.27 does (`runtime.growslice`).

use minigo_gc::size_class::round_up_size;

/// Largest array in bytes, as on Go's amd64.
pub(crate) const MAX_BYTES: usize = 1 << 47;
/// Capacity from which slices grow by a quarter instead of doubling.
const DOUBLING_LIMIT: usize = 256;

/// The capacity of the array that replaces one of `old_cap` elements, for `new_len` elements of `size` (positive) bytes.
/// `None` if it would be too large.
pub(crate) fn grown_capacity(
    new_len: usize,
    old_cap: usize,
    size: usize,
    pointer_free: bool,
) -> Option<usize> {
    let wanted = next_capacity(new_len, old_cap);
    let bytes = wanted.checked_mul(size).filter(|&bytes| bytes <= MAX_BYTES)?;
    let rounded = round_up_size(bytes, pointer_free);
    (rounded <= MAX_BYTES).then_some(rounded / size)
}

/// The capacity of the smallest size class for `len` elements of `size` (positive) bytes.
pub(crate) fn class_capacity(len: usize, size: usize, pointer_free: bool) -> usize {
    round_up_size(len * size, pointer_free) / size
}

fn next_capacity(new_len: usize, old_cap: usize) -> usize {
    let double = old_cap.saturating_mul(2);
    if new_len > double {
        return new_len;
    }
    if old_cap < DOUBLING_LIMIT {
        return double;
    }
    let mut cap = old_cap;
    while cap < new_len {
        cap += (cap + 3 * DOUBLING_LIMIT) >> 2;
    }
    // Go enters the loop at least once.
    if cap == old_cap { cap + ((cap + 3 * DOUBLING_LIMIT) >> 2) } else { cap }
}

/// Whether an array of `count` elements of `size` bytes is within Go's limit.
pub(crate) fn fits(count: i64, size: usize) -> bool {
    usize::try_from(count).is_ok_and(|count| count.checked_mul(size).is_some_and(|bytes| bytes <= MAX_BYTES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_follow_go() {
        // From a Go 1.27 program that appends ints one by one and prints every new capacity.
        let expected = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120];
        let mut cap = 0;
        for want in expected {
            cap = grown_capacity(cap + 1, cap, 8, true).unwrap();
            assert_eq!(cap, want);
        }
        assert_eq!(grown_capacity(5, 4, 1, true), Some(8));
        assert_eq!(grown_capacity(5, 0, 8, true), Some(6));
        assert_eq!(grown_capacity(1 << 46, 0, 8, true), None);
    }
}
