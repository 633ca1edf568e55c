//! The median and its confidence interval.

/// Least confidence of an interval.
const CONFIDENCE: f64 = 0.95;

/// Runs from which the least and the greatest value bound the median with [`CONFIDENCE`]: 1 - 2 / 2⁶ is 96.9 %.
pub(crate) const MIN_RUNS_FOR_INTERVAL: usize = 6;

/// A sample in three numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Summary {
    /// The sample's median.
    pub(crate) median: f64,
    /// An interval that covers the distribution's median in at least 95 % of samples; none where they are too few.
    pub(crate) interval: Option<[f64; 2]>,
    /// Values in the sample.
    pub(crate) n: usize,
}

impl Summary {
    /// Summarises a sample. None if it is empty.
    pub(crate) fn new(sample: &[f64]) -> Option<Summary> {
        let mut sorted = sample.to_vec();
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len();
        let median = match n {
            0 => return None,
            _ if n % 2 == 1 => sorted[n / 2],
            _ => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
        };
        let interval = order(n).map(|rank| [sorted[rank - 1], sorted[n - rank]]);
        Some(Summary { median, interval, n })
    }

    /// How far the interval reaches from the median, as a share of it.
    pub(crate) fn spread(&self) -> Option<f64> {
        let [low, high] = self.interval?;
        let reach = (self.median - low).max(high - self.median);
        if reach == 0.0 { Some(0.0) } else { Some(reach / self.median.abs()) }
    }
}

/// The rank, from 1, of the value that bounds the interval of a sample of `n` from below; from above it is that of the same
/// rank counted from the end. None if even the extremes do not bound it with enough confidence.
///
/// The number of values below the distribution's median is binomial with probability one half, so the interval between the
/// values of rank `k` and `n + 1 - k` misses the median with probability 2·P(B(n, ½) < k), whatever the distribution.
fn order(n: usize) -> Option<usize> {
    (1..=n.div_ceil(2)).rev().find(|&rank| coverage(n, rank) >= CONFIDENCE)
}

/// The probability that the interval from rank `rank` to its mirror covers the median.
pub(super) fn coverage(n: usize, rank: usize) -> f64 {
    let mut term = 0.5_f64.powi(n as i32);
    let mut tail = 0.0;
    for below in 0..rank {
        tail += term;
        term *= (n - below) as f64 / (below + 1) as f64;
    }
    1.0 - 2.0 * tail
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(sample: &[f64]) -> (f64, Option<[f64; 2]>) {
        let summary = Summary::new(sample).unwrap();
        (summary.median, summary.interval)
    }

    /// As benchstat's own tests have it.
    #[test]
    fn six_values_are_bounded_by_their_extremes() {
        assert_eq!(summary(&[-10.0, 2.0, 3.0, 4.0, 5.0, 6.0]), (3.5, Some([-10.0, 6.0])));
        assert!((coverage(6, 1) - (1.0 - 0.03125)).abs() < 1e-12);
        assert_eq!(summary(&[1.0]), (1.0, None));
        assert_eq!(summary(&[2.0, 1.0]), (1.5, None));
        assert_eq!(Summary::new(&[]), None);
    }

    #[test]
    fn intervals_are_the_narrowest_of_the_binomial_distribution() {
        // Ranks from the tables of the sign test at 95 %.
        let ranks = [(5, None), (6, Some(1)), (8, Some(1)), (9, Some(2)), (10, Some(2)), (12, Some(3))];
        for (n, rank) in ranks.into_iter().chain([(15, Some(4)), (20, Some(6)), (30, Some(10))]) {
            assert_eq!(order(n), rank, "{n}");
        }
        assert!((MIN_RUNS_FOR_INTERVAL..200).all(|n| coverage(n, order(n).unwrap()) >= CONFIDENCE));
        assert!((1..MIN_RUNS_FOR_INTERVAL).all(|n| order(n).is_none()));
    }

    #[test]
    fn the_spread_is_relative_to_the_median() {
        let summary = Summary::new(&[90.0, 100.0, 100.0, 100.0, 100.0, 120.0]).unwrap();
        assert_eq!(summary.spread(), Some(0.2));
        assert_eq!(Summary::new(&[0.0; 6]).unwrap().spread(), Some(0.0));
        assert_eq!(Summary::new(&[1.0]).unwrap().spread(), None);
    }
}
