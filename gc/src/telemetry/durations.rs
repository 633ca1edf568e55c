//! A distribution of times, over buckets that grow with what they hold.
//!
//! The buckets are those of Go's histograms of times, whose bounds programs see: powers of two of nanoseconds from 256, each
//! cut in four, four equal ones below, and one for all from 39 hours on.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// Parts of a power of two.
const PARTS: u32 = 4;
/// Bits of the largest time in the four first buckets.
const LEAST_BITS: u32 = 8;
/// Bits of times that are too long for all buckets but the last.
const MOST_BITS: u32 = 47;
const BUCKETS: usize = ((MOST_BITS - LEAST_BITS + 1) * PARTS) as usize;

/// How often which time was measured.
#[derive(Debug)]
pub(crate) struct Durations {
    counts: [AtomicU64; BUCKETS],
    longer: AtomicU64,
}

impl Default for Durations {
    fn default() -> Durations {
        Durations { counts: std::array::from_fn(|_| AtomicU64::new(0)), longer: AtomicU64::new(0) }
    }
}

impl Durations {
    /// Counts a time.
    pub(crate) fn add(&self, time: Duration) {
        let nanos = time.as_nanos() as u64;
        // The power of two at or below the time, and the part of the way to the next one.
        let bits = (64 - nanos.leading_zeros()).max(LEAST_BITS);
        let (octave, shift) =
            if bits == LEAST_BITS { (0, LEAST_BITS - 2) } else { (bits - LEAST_BITS, bits - 3) };
        let part = (nanos >> shift) as u32 % PARTS;
        let counter = self.counts.get((octave * PARTS + part) as usize).unwrap_or(&self.longer);
        counter.fetch_add(1, Relaxed);
    }

    /// The lower bound of each bucket in seconds, and how many times are in it. The first bucket is for negative times.
    pub(crate) fn rows(&self) -> Vec<(f64, u64)> {
        let bound = |bucket: u32| {
            let (octave, part) = (bucket / PARTS, u64::from(bucket % PARTS));
            match octave {
                0 => part << (LEAST_BITS - 2),
                _ => (1 << (octave + LEAST_BITS - 1)) | part << (octave + LEAST_BITS - 3),
            }
        };
        let seconds = |nanos: u64| nanos as f64 / 1e9;
        let counted = self.counts.iter().zip(0..).map(|(count, bucket)| (seconds(bound(bucket)), count));
        let all = counted.chain([(seconds(bound(BUCKETS as u32)), &self.longer)]);
        let read = all.map(|(bound, count)| (bound, count.load(Relaxed)));
        [(f64::NEG_INFINITY, 0)].into_iter().chain(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_counted_between_the_bounds_around_it() {
        for nanos in [0, 1, 63, 64, 127, 128, 255, 256, 300, 511, 512, 640, 1_000_000, 1 << 46, u64::MAX >> 1]
        {
            let durations = Durations::default();
            durations.add(Duration::from_nanos(nanos));
            let rows = durations.rows();
            let found = rows.iter().position(|row| row.1 == 1).unwrap();
            let seconds = nanos as f64 / 1e9;
            assert!(rows[found].0 <= seconds, "{nanos}");
            assert!(rows.get(found + 1).is_none_or(|next| seconds < next.0), "{nanos}");
        }
        let rows = Durations::default().rows();
        assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!((rows.len(), rows[1].0, rows[2].0, rows[5].0), (162, 0.0, 64e-9, 256e-9));
    }
}
