//! One bit for every granule of the heap, outside the objects.
//!
//! A word of 64 bits covers 512 bytes of heap. Spans and allocation buffers begin at multiples of that (buffers smaller
//! than 512 bytes excepted), so plain read-modify-write by the one owner of a span loses no update of a neighbour;
//! only `test_and_set` is meant for threads that race.

use std::sync::atomic::Ordering;

use crate::sync::atomic::AtomicU64;

use super::lazy_array::LazyArray;

/// A bit for each granule; indices are granule numbers from the heap's base.
pub(crate) struct GranuleMap {
    words: LazyArray<AtomicU64>,
}

impl GranuleMap {
    /// A clear map for `granules` granules.
    pub(crate) fn new(granules: usize) -> Result<GranuleMap, rustix::io::Errno> {
        // One word more, so that a mask which begins in the last word may run over.
        Ok(GranuleMap { words: LazyArray::new(granules.div_ceil(64) + 1)? })
    }

    /// Whether the bit is set.
    #[inline(always)]
    pub(crate) fn get(&self, granule: usize) -> bool {
        self.words[granule / 64].load(Ordering::Relaxed) >> (granule % 64) & 1 == 1
    }

    /// Where the bit stands, for a prefetch.
    #[inline(always)]
    pub(crate) fn address_of(&self, granule: usize) -> usize {
        std::ptr::from_ref(&self.words[granule / 64]).addr()
    }

    /// Sets the bit; the caller is the word's only writer.
    #[inline(always)]
    pub(crate) fn set(&self, granule: usize) {
        let word = &self.words[granule / 64];
        word.store(word.load(Ordering::Relaxed) | 1 << (granule % 64), Ordering::Relaxed);
    }

    /// Clears the bit; the caller is the word's only writer.
    pub(crate) fn clear(&self, granule: usize) {
        let word = &self.words[granule / 64];
        word.store(word.load(Ordering::Relaxed) & !(1 << (granule % 64)), Ordering::Relaxed);
    }

    /// Sets the bit atomically and returns whether it was clear before.
    #[inline(always)]
    pub(crate) fn test_and_set(&self, granule: usize) -> bool {
        let word = &self.words[granule / 64];
        let bit = 1 << (granule % 64);
        word.load(Ordering::Relaxed) & bit == 0 && word.fetch_or(bit, Ordering::Relaxed) & bit == 0
    }

    /// Sets the bit atomically.
    #[inline(always)]
    pub(crate) fn add(&self, granule: usize) {
        self.words[granule / 64].fetch_or(1 << (granule % 64), Ordering::Relaxed);
    }

    /// Sets the bit and the next one, atomically for each word, this one first.
    #[inline(always)]
    pub(crate) fn set_two(&self, granule: usize) {
        let bit = granule % 64;
        self.words[granule / 64].fetch_or(3 << bit, Ordering::Relaxed);
        if bit == 63 {
            self.words[granule / 64 + 1].fetch_or(1, Ordering::Relaxed);
        }
    }

    /// Sets the bit atomically, for whoever looks at what is [`published`](Self::published) in its word; returns whether it was clear.
    #[inline]
    pub(crate) fn publish(&self, granule: usize) -> bool {
        let bit = 1 << (granule % 64);
        self.words[granule / 64].fetch_or(bit, Ordering::SeqCst) & bit == 0
    }

    /// Some words, 64 bits from granule `word * 64` on each, with their numbers, in one order with those who publish.
    #[inline(always)]
    pub(crate) fn published(&self, words: std::ops::Range<usize>) -> impl Iterator<Item = (usize, u64)> {
        let first = words.start;
        let words = self.words[words].iter().enumerate();
        words.map(move |(index, word)| (first + index, word.load(Ordering::SeqCst)))
    }

    /// Clears bits of a word atomically, and returns which were set in it before.
    #[inline]
    pub(crate) fn withdraw(&self, word: usize, bits: u64) -> u64 {
        self.words[word].fetch_and(!bits, Ordering::SeqCst)
    }

    /// Sets, atomically for each word, the bits of `mask` from `granule` on.
    #[inline(always)]
    pub(crate) fn or_mask(&self, granule: usize, mask: u64) {
        let shift = granule % 64;
        let low = &self.words[granule / 64];
        low.store(low.load(Ordering::Relaxed) | mask << shift, Ordering::Relaxed);
        let rest = mask.unbounded_shr(64 - shift as u32);
        if rest != 0 {
            let high = &self.words[granule / 64 + 1];
            high.store(high.load(Ordering::Relaxed) | rest, Ordering::Relaxed);
        }
    }

    /// The 64 bits from `granule` on.
    #[inline(always)]
    pub(crate) fn window(&self, granule: usize) -> u64 {
        let shift = (granule % 64) as u32;
        let low = self.words[granule / 64].load(Ordering::Relaxed) >> shift;
        if shift == 0 {
            return low;
        }
        low | self.words[granule / 64 + 1].load(Ordering::Relaxed) << (64 - shift)
    }

    /// Clears the bits `from..to`.
    pub(crate) fn clear_range(&self, from: usize, to: usize) {
        if from.is_multiple_of(64) && to.is_multiple_of(64) {
            for word in &self.words[from / 64..to / 64] {
                // Most are zero, and looking leaves a cache line clean.
                if word.load(Ordering::Relaxed) != 0 {
                    word.store(0, Ordering::Relaxed);
                }
            }
            return;
        }
        self.for_each_word(from, to, |word, mask| {
            word.store(word.load(Ordering::Relaxed) & !mask, Ordering::Relaxed)
        });
    }

    /// Sets the bits of `from..to` that are `stride` granules apart, beginning with the first.
    pub(crate) fn set_strided(&self, from: usize, to: usize, stride: usize) {
        for granule in (from..to).step_by(stride) {
            self.words[granule / 64].fetch_or(1 << (granule % 64), Ordering::Relaxed);
        }
    }

    /// Number of set bits in `from..to`.
    pub(crate) fn count(&self, from: usize, to: usize) -> usize {
        // Most words of what is swept are zero, and counting takes longer than looking.
        let ones = |bits: u64| if bits == 0 { 0 } else { bits.count_ones() as usize };
        if from.is_multiple_of(64) && to.is_multiple_of(64) {
            let words = &self.words[from / 64..to / 64];
            return words.iter().map(|word| ones(word.load(Ordering::Relaxed))).sum();
        }
        let mut total = 0;
        self.for_each_word(from, to, |word, mask| total += ones(word.load(Ordering::Relaxed) & mask));
        total
    }

    /// The first set bit in `from..to`.
    pub(crate) fn next_set(&self, from: usize, to: usize) -> Option<usize> {
        let mut granule = from;
        while granule < to {
            let bits = self.words[granule / 64].load(Ordering::Relaxed) >> (granule % 64);
            if bits != 0 {
                let found = granule + bits.trailing_zeros() as usize;
                return (found < to).then_some(found);
            }
            granule = (granule / 64 + 1) * 64;
        }
        None
    }

    /// The last set bit in `from..=at`.
    pub(crate) fn previous_set(&self, from: usize, at: usize) -> Option<usize> {
        let mut granule = at;
        loop {
            let bits = self.words[granule / 64].load(Ordering::Relaxed) << (63 - granule % 64);
            if bits != 0 {
                let found = granule - bits.leading_zeros() as usize;
                return (found >= from).then_some(found);
            }
            granule = (granule / 64 * 64).checked_sub(1).filter(|&below| below >= from)?;
        }
    }

    /// The last set bit up to `at`, and the first behind it, if both are in its word.
    #[inline(always)]
    pub(crate) fn around_in_word(&self, at: usize) -> Option<(usize, usize)> {
        let bits = self.words[at / 64].load(Ordering::Relaxed);
        let (below, above) = (bits << (63 - at % 64), bits >> (at % 64) >> 1);
        if below == 0 || above == 0 {
            return None;
        }
        Some((at - below.leading_zeros() as usize, at + 1 + above.trailing_zeros() as usize))
    }

    /// The last set bit in `from..=at`, and the first behind `at` and before `to`, or `to`.
    pub(crate) fn around(&self, from: usize, at: usize, to: usize) -> Option<(usize, usize)> {
        Some((self.previous_set(from, at)?, self.next_set(at + 1, to).unwrap_or(to)))
    }

    /// The 64 bits from granule `word * 64` on.
    pub(crate) fn word(&self, word: usize) -> u64 {
        self.words[word].load(Ordering::Relaxed)
    }

    /// Copies the bits `from..to` of `source` here and clears them there. Both bounds are multiples of 64, and the caller is
    /// the only one to write either.
    pub(crate) fn take_range(&self, source: &GranuleMap, from: usize, to: usize) {
        debug_assert!(from.is_multiple_of(64) && to.is_multiple_of(64));
        let range = from / 64..to / 64;
        for (word, source) in self.words[range.clone()].iter().zip(&source.words[range]) {
            let bits = source.load(Ordering::Relaxed);
            if bits != 0 {
                source.store(0, Ordering::Relaxed);
            }
            if bits != word.load(Ordering::Relaxed) {
                word.store(bits, Ordering::Relaxed);
            }
        }
    }

    /// Copies the bits `from..to` of `source` here. Both bounds are multiples of 64.
    pub(crate) fn copy_range(&self, source: &GranuleMap, from: usize, to: usize) {
        debug_assert!(from.is_multiple_of(64) && to.is_multiple_of(64));
        for index in from / 64..to / 64 {
            self.words[index].store(source.words[index].load(Ordering::Relaxed), Ordering::Relaxed);
        }
    }

    fn for_each_word(&self, from: usize, to: usize, mut visit: impl FnMut(&AtomicU64, u64)) {
        let mut granule = from;
        while granule < to {
            let end = ((granule / 64 + 1) * 64).min(to);
            let mask = (u64::MAX >> (64 - (end - granule))) << (granule % 64);
            visit(&self.words[granule / 64], mask);
            granule = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_find_the_nearest_bit_and_respect_their_bounds() {
        let map = GranuleMap::new(1024).unwrap();
        for granule in [3, 64, 200, 511] {
            map.set(granule);
        }
        assert_eq!(map.next_set(0, 1024), Some(3));
        assert_eq!(map.next_set(4, 1024), Some(64));
        assert_eq!(map.next_set(65, 200), None);
        assert_eq!(map.previous_set(0, 1023), Some(511));
        assert_eq!(map.previous_set(201, 510), None);
        assert_eq!(map.previous_set(64, 199), Some(64));
        assert_eq!(map.around(0, 70, 512), Some((64, 200)));
        assert_eq!(map.around(0, 200, 512), Some((200, 511)));
        assert_eq!(map.around(0, 1023, 1024), Some((511, 1024)));
        assert_eq!(map.around(0, 201, 300), Some((200, 300)));
        assert_eq!(map.around(65, 100, 512), None);
        assert_eq!([2, 3, 63, 199, 200, 201].map(|at| map.around_in_word(at)), [None; 6]);
        map.set(210);
        assert_eq!(
            [200, 209, 210].map(|at| map.around_in_word(at)),
            [Some((200, 210)), Some((200, 210)), None]
        );
        map.clear(210);
        assert_eq!(map.count(3, 201), 3);
        map.clear_range(4, 511);
        assert_eq!(map.count(0, 1024), 2);
    }

    #[test]
    fn a_mask_may_straddle_two_words() {
        let map = GranuleMap::new(256).unwrap();
        map.or_mask(62, 0b1011);
        assert_eq!(map.window(62), 0b1011);
        assert!(map.get(62) && map.get(63) && !map.get(64) && map.get(65));
    }
}

#[cfg(all(test, loom))]
mod interleavings {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn one_of_two_tracers_claims_an_object() {
        loom::model(|| {
            let marks = Arc::new(GranuleMap::new(64).unwrap());
            let beside = Arc::clone(&marks);
            let other = loom::thread::spawn(move || beside.test_and_set(5));
            assert_ne!(marks.test_and_set(5), other.join().unwrap());
        });
    }

    #[test]
    fn a_claim_and_a_run_that_is_born_marked_beside_it_are_both_kept() {
        loom::model(|| {
            let marks = Arc::new(GranuleMap::new(64).unwrap());
            let beside = Arc::clone(&marks);
            let tracer = loom::thread::spawn(move || assert!(beside.test_and_set(5)));
            marks.set_strided(8, 14, 3);
            tracer.join().unwrap();
            assert_eq!(marks.window(0), 1 << 5 | 1 << 8 | 1 << 11);
        });
    }
}
