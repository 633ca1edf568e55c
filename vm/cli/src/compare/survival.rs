//! Survival by age: of what was allocated, the share that outlives so many cycles.
//!
//! Objects still in the heap at a run's end have outlived some cycles and nobody knows how many more. So the share is that of
//! Kaplan and Meier (1958): the product, over the cycles of a life, of the shares of those at risk that came through.

use crate::record::{RunRecord, Survival};

/// The oldest age, in cycles, that is told.
const MOST_CYCLES: u32 = 64;

/// What is known of objects of one age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// Cycles outlived.
    pub(crate) cycles: u32,
    /// Mean age then, in bytes allocated since.
    pub(crate) age_bytes: f64,
    /// The share of all allocated bytes that gets so old.
    pub(crate) share: f64,
}

/// The curve of one run or of several together, from the first cycle on, of the kinds that `counts` admits.
pub(crate) fn curve<'a>(
    records: impl Iterator<Item = &'a RunRecord>,
    counts: impl Fn(&Survival) -> bool,
) -> Vec<Point> {
    let rows: Vec<&Survival> =
        records.flat_map(|record| &record.survival).filter(|row| counts(row)).collect();
    let mut share = 1.0;
    let mut points = Vec::new();
    for cycles in 1..=MOST_CYCLES {
        let of_age = || rows.iter().filter(|row| row.cycles == cycles);
        let at_risk: f64 = of_age().map(|row| row.samples as f64).sum();
        if at_risk == 0.0 {
            break;
        }
        let survived: f64 = of_age().map(|row| row.survived as f64).sum();
        let ages: f64 = of_age().map(|row| row.samples as f64 * row.age_bytes as f64).sum();
        share *= (survived / at_risk).min(1.0);
        points.push(Point { cycles, age_bytes: ages / at_risk, share });
    }
    points
}

/// What is known of objects that have outlived so many cycles of a run. None if none got so old that one could know.
pub(super) fn after(record: &RunRecord, cycles: u32, counts: impl Fn(&Survival) -> bool) -> Option<Point> {
    curve(std::iter::once(record), counts).into_iter().find(|point| point.cycles == cycles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_that_outlive_the_run_count_as_long_as_they_are_seen() {
        let row = |cycles, pointer_free, samples, survived| Survival {
            cycles,
            pointer_free,
            samples,
            survived,
            age_bytes: u64::from(cycles) * 100,
        };
        let survival = vec![row(1, true, 60, 30), row(1, false, 40, 20), row(2, true, 10, 5)];
        let record = RunRecord { survival, ..crate::record::empty() };
        let shares = |points: Vec<Point>| points.iter().map(|point| point.share).collect::<Vec<_>>();
        // Fifty outlived the first cycle, the run ended for forty of them before their second.
        assert_eq!(shares(curve([&record].into_iter(), |_| true)), [0.5, 0.25]);
        assert_eq!(shares(curve([&record, &record].into_iter(), |row| !row.pointer_free)), [0.5]);
        assert_eq!(after(&record, 2, |_| true).unwrap().age_bytes, 200.0);
        assert_eq!(after(&record, 3, |_| true), None);
    }
}
