//! The Mann-Whitney U test: do two samples come from one distribution?
//!
//! H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is stochastically larger than the other",
//! 1947. Ties get their mean rank. Small samples are tested exactly: under the null hypothesis every choice of which ranks are
//! the first sample's is equally likely, ties or not, and these choices are counted. Large ones by the normal approximation,
//! with corrections for ties and for continuity. The limits are benchstat's, but for ties, where it approximates from 10
//! values on.

use super::normal;

/// The largest sample that is tested exactly.
const EXACT_LIMIT: usize = 50;

/// Runs of each side from which the test can find a difference at the level of 5 %: with fewer, the least p-value is larger.
pub(crate) const MIN_RUNS_FOR_TEST: usize = 4;

/// The two-sided p-value: how likely samples of one distribution differ at least as much. 1 for samples that cannot be told
/// apart, or are empty.
pub(crate) fn mann_whitney(first: &[f64], second: &[f64]) -> f64 {
    let (n1, n2) = (first.len(), second.len());
    if n1 == 0 || n2 == 0 {
        return 1.0;
    }
    let ties = Ties::new(first, second);
    if ties.groups.len() == 1 {
        return 1.0;
    }
    // Twice U, so that half ranks stay whole numbers.
    let double_u = ties.double_rank_sum - n1 * (n1 + 1);
    let lower = double_u.min(2 * n1 * n2 - double_u);
    if lower == n1 * n2 {
        return 1.0;
    }
    let p = if n1.max(n2) <= EXACT_LIMIT {
        exact(&ties.groups, n1, lower + n1 * (n1 + 1), double_u == lower)
    } else {
        approximate(&ties.groups, n1, n2, lower as f64 / 2.0)
    };
    p.min(1.0)
}

/// How the values of two samples fall together.
struct Ties {
    /// Sizes of the groups of equal values, in ascending order of the values.
    groups: Vec<usize>,
    /// Twice the sum of the first sample's ranks.
    double_rank_sum: usize,
}

impl Ties {
    fn new(first: &[f64], second: &[f64]) -> Ties {
        let mut values: Vec<(f64, bool)> = first.iter().map(|&value| (value, true)).collect();
        values.extend(second.iter().map(|&value| (value, false)));
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut groups, mut double_rank_sum, mut before) = (Vec::new(), 0, 0);
        for group in values.chunk_by(|a, b| a.0 == b.0) {
            let ours = group.iter().filter(|(_, is_first)| *is_first).count();
            double_rank_sum += ours * double_rank(before, group.len());
            before += group.len();
            groups.push(group.len());
        }
        Ties { groups, double_rank_sum }
    }
}

/// Twice the mean rank of a group that follows `before` smaller values.
fn double_rank(before: usize, size: usize) -> usize {
    2 * before + size + 1
}

/// Twice the probability that a choice of `n1` of all ranks has at most this rank sum, which is doubled. If the observed sum is
/// the upper of the two mirror images (`is_lower` is false), ranks are counted from the other end.
fn exact(groups: &[usize], n1: usize, limit: usize, is_lower: bool) -> f64 {
    let total: usize = groups.iter().sum();
    let groups: Vec<usize> = if is_lower { groups.to_vec() } else { groups.iter().rev().copied().collect() };
    // Without ties all doubled ranks are even: half the sums do not occur.
    let unit = if groups.iter().all(|size| size % 2 == 1) { 2 } else { 1 };
    let limit = limit / unit;
    // ways[k][s]: choices of k of the ranks so far whose sum is s.
    let mut ways = vec![vec![0.0_f64; limit + 1]; n1 + 1];
    ways[0][0] = 1.0;
    let mut before = 0;
    for &size in &groups {
        let rank = double_rank(before, size) / unit;
        for chosen in (0..n1.min(before + 1)).rev() {
            let (from, to) = ways.split_at_mut(chosen + 1);
            let mut choices = 1.0;
            for more in 1..=size.min(n1 - chosen) {
                choices *= (size - more + 1) as f64 / more as f64;
                let shift = more * rank;
                if shift > limit {
                    break;
                }
                for (to, from) in to[more - 1][shift..].iter_mut().zip(&from[chosen]) {
                    *to += from * choices;
                }
            }
        }
        before += size;
    }
    let all = (0..n1).fold(1.0, |product, k| product * (total - k) as f64 / (k + 1) as f64);
    2.0 * ways[n1].iter().sum::<f64>() / all
}

fn approximate(groups: &[usize], n1: usize, n2: usize, u: f64) -> f64 {
    let product = (n1 * n2) as f64;
    let n = (n1 + n2) as f64;
    let ties: f64 = groups.iter().map(|&size| (size as f64).powi(3) - size as f64).sum();
    let deviation = (product * ((n + 1.0) - ties / (n * (n - 1.0))) / 12.0).sqrt();
    2.0 * normal::cumulative((u - product / 2.0 + 0.5) / deviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &[f64], second: &[f64], p: f64) {
        for (a, b) in [(first, second), (second, first)] {
            let got = mann_whitney(a, b);
            assert!((got - p).abs() <= 1e-8 * p.max(1e-3), "{got} is not {p}");
        }
    }

    /// Published results of benchstat's library, which it holds against R's wilcox.test.
    #[test]
    fn small_samples_are_tested_as_benchstat_does() {
        let (s1, s2, s3) = ([2.0, 1.0, 3.0, 5.0], [12.0, 11.0, 13.0, 15.0], [0.0, 4.0, 6.0, 7.0]);
        check(&s1, &s2, 0.028571428571428577);
        check(&s1, &s3, 0.48571428571428577);
        check(&s1, &s1, 1.0);
        check(&s1, &[2.0; 4], 0.7142857142857143);
        check(&[-1.0; 3], &[1.0; 3], 0.1);
        check(&[-1.0; 4], &[1.0; 4], 0.02857142857142857);
        check(&[1.0, -1.0, -1.0, -1.0], &[-1.0, 1.0, 1.0, 1.0], 0.4857142857142857);
        check(&[1.0; 4], &[1.0; 4], 1.0);
    }

    #[test]
    fn large_samples_are_tested_as_benchstat_does() {
        let l1: Vec<f64> = (0..500).map(|i| f64::from(i * 2)).collect();
        let l2: Vec<f64> = (0..600).map(|i| f64::from(i * 2 - 41)).collect();
        let mut l3 = l2.clone();
        l3[..30].copy_from_slice(&l1[..30]);
        check(&l1, &l2, 0.0049335360814172224);
        check(&l1, &l1, 1.0);
        check(&l1, &l3, 0.0038703814239617884);
    }

    #[test]
    fn four_runs_of_each_are_the_fewest_that_can_differ() {
        let separate = |n: usize| {
            let low: Vec<f64> = (0..n).map(|value| value as f64).collect();
            let high: Vec<f64> = low.iter().map(|value| value + 100.0).collect();
            mann_whitney(&low, &high)
        };
        assert!(separate(MIN_RUNS_FOR_TEST) <= 0.05 && separate(MIN_RUNS_FOR_TEST - 1) > 0.05);
        assert!((separate(10) - 2.0 / 184_756.0).abs() < 1e-12);
    }

    #[test]
    fn exact_and_approximate_agree_where_both_apply() {
        let first: Vec<f64> = (0..50).map(|i| f64::from(i * 7 % 50)).collect();
        let second: Vec<f64> = (0..50).map(|i| f64::from(i * 11 % 50) + 8.0).collect();
        let ties = Ties::new(&first, &second);
        let u = (ties.double_rank_sum - 50 * 51) as f64 / 2.0;
        let lower = u.min(2500.0 - u);
        let (exact, close) = (mann_whitney(&first, &second), approximate(&ties.groups, 50, 50, lower));
        assert!((exact - close).abs() < 0.002, "{exact} {close}");
    }

    #[test]
    fn samples_of_different_sizes_and_many_ties_have_a_p_value() {
        check(&[], &[1.0], 1.0);
        for (n1, n2) in [(1, 1), (1, 50), (50, 1), (7, 12), (51, 3)] {
            let first: Vec<f64> = (0..n1).map(|i| f64::from(i % 3)).collect();
            let second: Vec<f64> = (0..n2).map(|i| f64::from(i % 5)).collect();
            let p = mann_whitney(&first, &second);
            assert!((0.0..=1.0).contains(&p), "{n1} {n2} {p}");
        }
    }
}
