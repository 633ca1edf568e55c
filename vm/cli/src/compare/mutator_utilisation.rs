//! Minimum mutator utilisation: of any stretch of time of a given length in a run, the least share that the program got (P. Cheng
//! and G. Blelloch, "A parallel, real-time garbage collector", 2001).
//!
//! Whatever keeps the program from running counts: stops, waiting for the marker, marking steps on the program's thread.

use crate::record::{Interval, RunRecord};

use super::document::Run;

/// When a run's program did not run.
pub(crate) struct Utilisation {
    /// Disjoint and ascending: from, to, and the time in all before it.
    pauses: Vec<(u64, u64, u64)>,
    length: u64,
}

impl Utilisation {
    /// Of one run. None if it is not known when its stops were, as in files from which that was left out.
    pub(crate) fn new(run: &Run) -> Option<Utilisation> {
        (run.record.stops.len() == run.pauses_ns.len()).then(|| Utilisation::of(&run.record))
    }

    fn of(record: &RunRecord) -> Utilisation {
        let stops = record.stops.iter().map(|stop| (stop.start_ns, stop.wall_ns()));
        let others = record.stalls.iter().chain(&record.assists);
        let others = others.map(|&Interval { start_ns, wall_ns }| (start_ns, wall_ns));
        let length = record.wall_ns;
        let mut pauses: Vec<(u64, u64)> = stops
            .chain(others)
            .map(|(start, wall)| (start.min(length), start.saturating_add(wall).min(length)))
            .collect();
        pauses.sort_unstable();
        let mut disjoint: Vec<(u64, u64, u64)> = Vec::new();
        for (from, to) in pauses {
            match disjoint.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                last => {
                    let before = last.map_or(0, |last| last.2 + (last.1 - last.0));
                    disjoint.push((from, to, before));
                }
            }
        }
        Utilisation { pauses: disjoint, length }
    }

    /// The least share of the program in any window of so many nanoseconds. 1 if the run is shorter than the window: then no
    /// window is whole.
    pub(crate) fn minimum(&self, window: u64) -> f64 {
        if window == 0 || window > self.length {
            return 1.0;
        }
        // The worst window begins with a pause or ends with one.
        let last = self.length - window;
        let worst = self.pauses.iter().flat_map(|&(from, to, _)| [from.min(last), to.saturating_sub(window)]);
        let paused = worst.map(|start| self.paused_until(start + window) - self.paused_until(start)).max();
        1.0 - paused.unwrap_or(0) as f64 / window as f64
    }

    /// Time that the program did not run until a moment.
    fn paused_until(&self, at: u64) -> u64 {
        let index = self.pauses.partition_point(|&(from, ..)| from < at);
        let Some(&(from, to, before)) = self.pauses[..index].last() else { return 0 };
        before + (to.min(at) - from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utilisation(pauses: &[(u64, u64)], length: u64) -> Utilisation {
        let record = RunRecord {
            wall_ns: length,
            stalls: pauses.iter().map(|&(start_ns, wall_ns)| Interval { start_ns, wall_ns }).collect(),
            ..crate::record::empty()
        };
        Utilisation::of(&record)
    }

    #[test]
    fn the_worst_window_counts() {
        let run = utilisation(&[(10, 5), (20, 5), (90, 10)], 100);
        assert_eq!(run.minimum(5), 0.0);
        assert_eq!(run.minimum(10), 0.0);
        // From 10 to 25 there are ten of pause.
        assert!((run.minimum(15) - 1.0 / 3.0).abs() < 1e-12);
        assert!((run.minimum(100) - 0.8).abs() < 1e-12);
        assert_eq!(run.minimum(101), 1.0);
        assert_eq!(utilisation(&[], 10).minimum(5), 1.0);
    }

    #[test]
    fn overlapping_and_impossible_pauses_are_joined_and_cut() {
        let run = utilisation(&[(0, 10), (5, 10), (u64::MAX, 7), (95, u64::MAX)], 100);
        assert!((run.minimum(100) - 0.8).abs() < 1e-12);
        assert_eq!(run.minimum(15), 0.0);
    }

    #[test]
    fn it_is_what_trying_every_window_gives() {
        let pauses = [(3, 2), (9, 1), (11, 4), (30, 3), (34, 1), (47, 3)];
        let run = utilisation(&pauses, 50);
        let paused = |at: u64| pauses.iter().any(|&(from, wall)| (from..from + wall).contains(&at));
        for window in 1..=50 {
            let tried =
                (0..=50 - window).map(|start| (start..start + window).filter(|&at| paused(at)).count());
            let worst = tried.max().unwrap();
            assert!((run.minimum(window) - (1.0 - worst as f64 / window as f64)).abs() < 1e-12, "{window}");
        }
    }
}
