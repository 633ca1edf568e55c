//! A comparison as it is saved: all that was measured, and what was concluded.
//!
//! Times are seconds where the name ends in `_s` and nanoseconds where it ends in `_ns`; sizes are bytes. `summary`,
//! `verdict` and `warnings` are concluded from the rest; whoever reads the file may conclude anew, and minigo does. Readers
//! ignore fields they do not know; `schema_version` changes when a field changes its meaning or goes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::RunRecord;

use super::child::Measured;
use super::figures::Figure;
use super::machine::Machine;
use super::phases::PhaseSummary;

/// What identifies a file as a comparison.
pub(crate) const SCHEMA: &str = "minigo-compare";
/// The version of the schema that this program writes.
pub(crate) const SCHEMA_VERSION: u32 = 1;

/// One comparison.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Document {
    /// [`SCHEMA`].
    pub(crate) schema: String,
    /// [`SCHEMA_VERSION`].
    pub(crate) schema_version: u32,
    /// Version of minigo.
    pub(crate) minigo: String,
    /// Where it was made; several if parts were made on different machines.
    pub(crate) machines: Vec<Machine>,
    /// What was compared, and how.
    pub(crate) settings: Settings,
    /// Whether it was interrupted before all runs were made.
    pub(crate) interrupted: bool,
    /// Every measured run, in the order in which they were made.
    pub(crate) runs: Vec<Run>,
    /// Every figure of every side.
    #[serde(default, skip_deserializing)]
    pub(crate) summary: Vec<SummaryRow>,
    /// Every phase of the stops of every side.
    #[serde(default, skip_deserializing)]
    pub(crate) stops_by_phase: Vec<PhaseSummary>,
    /// What each side spends on its collector at least, as a share of CPU time.
    #[serde(default, skip_deserializing)]
    pub(crate) lower_bound_overheads: Vec<Overhead>,
    /// The result in words.
    #[serde(default, skip_deserializing)]
    pub(crate) verdict: String,
    /// What weakens it.
    #[serde(default, skip_deserializing)]
    pub(crate) warnings: Vec<String>,
}

/// What was compared, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// The program and its arguments.
    pub(crate) program: Vec<String>,
    /// The sides.
    pub(crate) sides: Vec<Side>,
    /// How the sides differ: `collectors`, `itself`, `heaps`, `equal-memory`, `ladder` or `variations`.
    pub(crate) method: String,
    /// Runs of each side.
    pub(crate) runs: usize,
    /// Runs of each side before the measured ones.
    pub(crate) warm_up: usize,
    /// Switches of `minigo run` that were given. Each side has those of them that its collector has.
    pub(crate) switches: Vec<String>,
    /// Variables of the environment that the collectors heed, as all sides found them.
    pub(crate) environment: BTreeMap<String, String>,
}

/// One side of a comparison: a way of running the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Side {
    /// Its name, which no other side has: the collector's, where that is enough.
    pub(crate) name: String,
    /// The collector's name.
    pub(crate) collector: String,
    /// Its switches of `minigo run`.
    pub(crate) switches: Vec<String>,
    /// Further variables of the environment.
    pub(crate) environment: BTreeMap<String, String>,
    /// The side, an earlier one, that it is compared with; none for a base.
    pub(crate) base: Option<String>,
}

/// One run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Run {
    /// The side's name.
    pub(crate) side: String,
    /// The collector's name.
    pub(crate) collector: String,
    /// The round, from 0: every side has one run in each.
    pub(crate) round: usize,
    /// CPU time of the process, start and compilation included.
    pub(crate) cpu_s: f64,
    /// Of it, in user mode.
    pub(crate) user_s: f64,
    /// Of it, in the kernel.
    pub(crate) sys_s: f64,
    /// From start to end.
    pub(crate) wall_s: f64,
    /// Most memory in use at any time.
    pub(crate) peak_rss_bytes: u64,
    /// How long each stop lasted, in order.
    pub(crate) pauses_ns: Vec<u64>,
    /// What the program printed in Go's benchmark format, by name and unit.
    pub(crate) metrics: BTreeMap<String, f64>,
    /// The rest of what it printed, as a hash.
    pub(crate) output_sha256: String,
    /// How late at most a thread woke up beside the run that did nothing else.
    pub(crate) hiccup_ns: u64,
    /// What the run measured itself (`minigo run --stats-json`).
    pub(crate) record: RunRecord,
}

impl Run {
    /// A run from what was measured.
    pub(crate) fn new(side: &str, round: usize, hiccup_ns: u64, measured: Measured) -> Run {
        let Measured { user, system, wall, output, record } = measured;
        let values = output.benchmarks.iter().flat_map(|benchmark| {
            benchmark.values.iter().map(|(value, unit)| (format!("{} {unit}", benchmark.name), *value))
        });
        Run {
            side: side.to_owned(),
            collector: record.collector.clone(),
            round,
            cpu_s: (user + system).as_secs_f64(),
            user_s: user.as_secs_f64(),
            sys_s: system.as_secs_f64(),
            wall_s: wall.as_secs_f64(),
            peak_rss_bytes: record.peak_rss_bytes,
            pauses_ns: record.stops.iter().map(|stop| stop.wall_ns()).collect(),
            metrics: values.collect(),
            output_sha256: output.sha256,
            hiccup_ns,
            record,
        }
    }
}

/// One figure, for all sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct SummaryRow {
    /// The figure's key, as `--fail-if` takes it.
    pub(crate) figure: String,
    /// What it is.
    pub(crate) label: String,
    /// `s`, `bytes`, `share`, or empty.
    pub(crate) unit: &'static str,
    /// Each side's median and what is known of it.
    pub(crate) sides: Vec<SideSummary>,
}

/// One figure of one side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct SideSummary {
    /// The side.
    pub(crate) side: String,
    /// Runs that have the figure.
    pub(crate) n: usize,
    /// Their median.
    pub(crate) median: f64,
    /// The 95 % interval of the median, with enough runs.
    pub(crate) interval: Option<[f64; 2]>,
    /// Against the side that it is compared with.
    pub(crate) change: Option<ChangeSummary>,
}

/// Lower bound of a side's overhead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Overhead {
    /// The side.
    pub(crate) side: String,
    /// Its CPU time over the least that any side takes without its collector's own, less one.
    pub(crate) at_least: f64,
}

/// A difference from another side.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct ChangeSummary {
    /// Median over the base's median, less one. None where the base's is zero.
    pub(crate) relative: Option<f64>,
    /// p-value of the Mann-Whitney test, corrected by Holm's method but for the primary figure.
    pub(crate) p: f64,
    /// Whether it counts as shown.
    pub(crate) shown: bool,
}

impl Document {
    /// Program and sides, for headings.
    pub(crate) fn title(&self) -> String {
        const MOST_NAMED: usize = 3;
        let names: Vec<&str> = self.settings.sides.iter().map(|side| side.name.as_str()).collect();
        let sides = match names.len().checked_sub(MOST_NAMED) {
            Some(others) if others > 0 => {
                let noun = if others == 1 { "other" } else { "others" };
                format!("{} and {others} {noun}", names[..MOST_NAMED].join(", "))
            }
            _ => names.join(" against "),
        };
        format!("{}: {sides}", self.settings.program.join(" "))
    }

    /// The runs of a side.
    pub(crate) fn runs_of<'a>(&'a self, side: &'a str) -> impl Iterator<Item = &'a Run> {
        self.runs.iter().filter(move |run| run.side == side)
    }

    /// Whether the program printed this in any run.
    pub(crate) fn has_metric(&self, name: &str) -> bool {
        self.runs.iter().any(|run| run.metrics.contains_key(name))
    }

    /// A figure's values over the runs of a side.
    pub(crate) fn values(&self, side: &str, figure: &Figure) -> Vec<f64> {
        self.runs_of(side).filter_map(|run| figure.read(run)).collect()
    }

    /// The hash of what all runs printed. None if they printed different things.
    pub(crate) fn output(&self) -> Option<&str> {
        let first = self.runs.first()?;
        let same = self.runs.iter().all(|run| run.output_sha256 == first.output_sha256);
        same.then_some(first.output_sha256.as_str())
    }

    /// Reads a saved comparison.
    ///
    /// # Errors
    ///
    /// What is wrong with it, without naming the file.
    pub(crate) fn parse(text: &[u8]) -> Result<Document, String> {
        /// What every version has.
        #[derive(Deserialize)]
        struct Head {
            schema: String,
            schema_version: u32,
        }
        let head: Head = match serde_json::from_slice(text) {
            Ok(head) => head,
            Err(error) if error.is_data() => return Err("this is no comparison of minigo's".to_owned()),
            Err(error) if error.is_eof() => return Err("the file is cut off".to_owned()),
            Err(error) => return Err(format!("this is not JSON: {error}")),
        };
        if head.schema != SCHEMA {
            return Err(format!("this is no comparison but a file of the schema {:?}", head.schema));
        }
        if head.schema_version != SCHEMA_VERSION {
            return Err(format!(
                "its schema has version {}, and this minigo reads version {SCHEMA_VERSION}",
                head.schema_version
            ));
        }
        let document: Document = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        document.validate()?;
        Ok(document)
    }

    /// What every comparison is built on and no type says.
    fn validate(&self) -> Result<(), String> {
        let sides = &self.settings.sides;
        if sides.is_empty() || sides.len() > MOST_SIDES {
            return Err(format!("a comparison has 1 to {MOST_SIDES} sides, not {}", sides.len()));
        }
        for (index, side) in sides.iter().enumerate() {
            let earlier = |name: &str| sides[..index].iter().any(|other| other.name == name);
            if earlier(&side.name) {
                return Err(format!("it has the side {:?} twice", side.name));
            }
            if let Some(base) = side.base.as_deref().filter(|base| !earlier(base)) {
                return Err(format!("{:?} is compared with {base:?}, which is no earlier side", side.name));
            }
        }
        for (number, run) in self.runs.iter().enumerate() {
            if !sides.iter().any(|side| side.name == run.side) {
                return Err(format!("run {} is of the side {:?}, which is none", number + 1, run.side));
            }
            let times = [run.cpu_s, run.user_s, run.sys_s, run.wall_s];
            if times.iter().any(|&time| !(0.0..=LONGEST_RUN_S).contains(&time)) {
                return Err(format!("run {} has impossible times", number + 1));
            }
        }
        Ok(())
    }
}

/// Sides that one comparison can have.
pub(crate) const MOST_SIDES: usize = 64;
/// No run takes a thousand years.
const LONGEST_RUN_S: f64 = 3e10;
