//! The methods on data whose truth is known. Seeds are fixed, so a test's outcome is, too.

use super::median::coverage;
use super::{Summary, holm, mann_whitney};

/// Runs of each collector that `minigo compare` makes if it is not told.
const DEFAULT_RUNS: usize = crate::compare::DEFAULT_RUNS;

/// A generator of random numbers (S. Vigna's splitmix64).
struct Random(u64);

impl Random {
    /// Uniform above 0 and at most 1.
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((z ^ (z >> 31)) >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// Standard normal (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Times of runs: noise of 1 % around `centre`, and now and then the machine is busy elsewhere.
    fn times(&mut self, n: usize, centre: f64, outliers: f64) -> Vec<f64> {
        (0..n)
            .map(|_| {
                let slow = if self.uniform() < outliers { 0.2 * self.uniform() } else { 0.0 };
                centre * (1.0 + 0.01 * self.normal() + slow)
            })
            .collect()
    }
}

/// Three standard deviations of a share estimated from `trials`.
fn simulation_error(share: f64, trials: usize) -> f64 {
    3.0 * (share * (1.0 - share) / trials as f64).sqrt()
}

#[test]
fn intervals_cover_the_median_as_often_as_the_binomial_distribution_says() {
    const TRIALS: usize = 20_000;
    let mut random = Random(1);
    for (n, rank) in [(6, 1), (9, 2), (10, 2), (12, 3), (20, 6), (30, 10)] {
        // A skewed distribution, whose median is ln 2.
        let hits = (0..TRIALS).filter(|_| {
            let sample: Vec<f64> = (0..n).map(|_| -random.uniform().ln()).collect();
            let [low, high] = Summary::new(&sample).unwrap().interval.unwrap();
            (low..=high).contains(&std::f64::consts::LN_2)
        });
        let (share, predicted) = (hits.count() as f64 / TRIALS as f64, coverage(n, rank));
        let error = simulation_error(predicted, TRIALS);
        assert!((share - predicted).abs() <= error, "{n} runs: {share}, not {predicted} ± {error}");
        assert!(share + error >= 0.95, "{n} runs: {share}");
    }
}

#[test]
fn equal_samples_differ_in_at_most_five_percent_of_verdicts() {
    let mut random = Random(2);
    let cases = [(4, 0.0, 4000), (6, 0.0, 4000), (DEFAULT_RUNS, 0.0, 4000), (DEFAULT_RUNS, 0.1, 4000)];
    for (n, outliers, trials) in cases.into_iter().chain([(30, 0.1, 500)]) {
        let wrong = (0..trials).filter(|_| {
            let [a, b] = [(); 2].map(|()| random.times(n, 100.0, outliers));
            mann_whitney(&a, &b) < 0.05
        });
        let share = wrong.count() as f64 / trials as f64;
        assert!(share <= 0.05 + simulation_error(0.05, trials), "{n} runs: {share}");
        assert!(share >= 0.01, "{n} runs: a test that never errs finds nothing: {share}");
    }
}

#[test]
fn ties_do_not_make_equal_samples_differ() {
    const TRIALS: usize = 4000;
    let mut random = Random(3);
    let wrong = (0..TRIALS).filter(|_| {
        let [a, b] = [(); 2]
            .map(|()| random.times(DEFAULT_RUNS, 100.0, 0.0).into_iter().map(f64::round).collect::<Vec<_>>());
        mann_whitney(&a, &b) < 0.05
    });
    let share = wrong.count() as f64 / TRIALS as f64;
    assert!(share <= 0.05 + simulation_error(0.05, TRIALS), "{share}");
}

#[test]
fn a_difference_of_three_percent_at_one_percent_noise_is_found() {
    const TRIALS: usize = 2000;
    let mut random = Random(4);
    for (outliers, least) in [(0.0, 0.99), (0.1, 0.9)] {
        let found = (0..TRIALS).filter(|_| {
            let a = random.times(DEFAULT_RUNS, 100.0, outliers);
            let b = random.times(DEFAULT_RUNS, 97.0, outliers);
            mann_whitney(&a, &b) < 0.05
        });
        let share = found.count() as f64 / TRIALS as f64;
        assert!(share >= least, "{share} with outliers in {outliers}");
    }
}

#[test]
fn corrected_for_being_many_twenty_equal_figures_rarely_show_any_difference() {
    const TRIALS: usize = 500;
    let mut random = Random(5);
    let wrong = (0..TRIALS).filter(|_| {
        let p_values: Vec<f64> = (0..20)
            .map(|_| {
                let [a, b] = [(); 2].map(|()| random.times(DEFAULT_RUNS, 100.0, 0.0));
                mann_whitney(&a, &b)
            })
            .collect();
        holm(&p_values).iter().any(|&p| p < 0.05)
    });
    let share = wrong.count() as f64 / TRIALS as f64;
    assert!(share <= 0.05 + simulation_error(0.05, TRIALS), "{share}");
}
