//! Stops by what they were for: how long each phase took, by the wall and in CPU time of the thread that stopped the program.
//! Wall time beyond CPU time is the machine's doing.

use minigo_gc::telemetry::Phase;
use serde::Serialize;

use crate::record::Stop;
use crate::stats::percentile;

use super::document::Document;

/// The name under which whole stops stand beside their phases.
pub(crate) const WHOLE_STOP: &str = "whole stop";

/// One phase of one side, all runs together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PhaseSummary {
    /// The phase's name in the table of phases, or [`WHOLE_STOP`].
    pub(crate) phase: &'static str,
    /// The side.
    pub(crate) side: String,
    /// How often it happened.
    pub(crate) n: usize,
    /// Nanoseconds by the wall.
    pub(crate) wall_ns: Distribution,
    /// Nanoseconds of CPU time of the thread that stopped the program.
    pub(crate) cpu_ns: Distribution,
}

/// Percentiles by nearest rank, so each is a value that was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Distribution {
    /// The median.
    pub(crate) p50: u64,
    /// The 90th percentile.
    pub(crate) p90: u64,
    /// The 99th percentile.
    pub(crate) p99: u64,
    /// The longest.
    pub(crate) max: u64,
}

impl Distribution {
    /// Of values in any order. None of nothing.
    fn new(mut values: Vec<u64>) -> Option<Distribution> {
        values.sort_unstable();
        let [p50, p90, p99, max] = [0.5, 0.9, 0.99, 1.0].map(|share| percentile(&values, share));
        Some(Distribution { p50: p50?, p90: p90?, p99: p99?, max: max? })
    }

    /// From the median to the longest.
    pub(crate) fn values(self) -> [u64; 4] {
        [self.p50, self.p90, self.p99, self.max]
    }
}

/// Whole stops, then every phase that happened; in each the sides.
pub(super) fn summary(document: &Document) -> Vec<PhaseSummary> {
    let phases = Phase::ALL.iter().map(|phase| phase.name());
    let rows = std::iter::once(WHOLE_STOP).chain(phases).flat_map(|phase| {
        document.settings.sides.iter().filter_map(move |side| {
            let stops = document.runs_of(&side.name).flat_map(|run| &run.record.stops);
            let (wall, cpu): (Vec<u64>, Vec<u64>) = stops.flat_map(|stop| times(stop, phase)).unzip();
            Some(PhaseSummary {
                phase,
                side: side.name.clone(),
                n: wall.len(),
                wall_ns: Distribution::new(wall)?,
                cpu_ns: Distribution::new(cpu)?,
            })
        })
    });
    rows.collect()
}

/// Wall and CPU time of a phase in a stop, each time that it happened.
fn times(stop: &Stop, phase: &'static str) -> Vec<(u64, u64)> {
    if phase == WHOLE_STOP {
        return vec![(stop.wall_ns(), stop.cpu_ns())];
    }
    let parts = stop.phases.iter().filter(|part| part.phase == phase);
    parts.map(|part| (part.wall_ns, part.cpu_ns)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_has_measured_values() {
        let distribution = Distribution::new((1..=1000).rev().collect()).unwrap();
        assert_eq!(distribution.values(), [500, 900, 990, 1000]);
        assert_eq!(Distribution::new(vec![7]).unwrap().values(), [7; 4]);
        assert_eq!(Distribution::new(Vec::new()), None);
    }
}
