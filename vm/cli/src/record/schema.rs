//! The record of one run, as it stands in a file of JSON.
//!
//! Times are nanoseconds; points in time count from the creation of the heap, which is when the program has been compiled.
//! Sizes are bytes. The names of metrics, phases and classes of CPU time are those of the tables in
//! `minigo_gc::telemetry`. Readers ignore fields they do not know; `schema_version` changes when a field changes its
//! meaning or goes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What identifies a file as a record.
pub(crate) const SCHEMA: &str = "minigo-run";
/// The version of the schema that this program writes.
pub(crate) const SCHEMA_VERSION: u32 = 1;

/// One run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RunRecord {
    /// [`SCHEMA`].
    pub(crate) schema: String,
    /// [`SCHEMA_VERSION`].
    pub(crate) schema_version: u32,
    /// Version of minigo.
    pub(crate) minigo: String,
    /// The collector's name in the table.
    pub(crate) collector: String,
    /// What it was told.
    pub(crate) settings: Settings,
    /// The program's exit code.
    pub(crate) exit_code: u8,
    /// From the creation of the heap to the program's end.
    pub(crate) wall_ns: u64,
    /// CPU time of the process from its start to the program's end.
    pub(crate) cpu_ns: u64,
    /// The part of it before the program: start and compilation.
    pub(crate) startup_cpu_ns: u64,
    /// CPU time of the thread that ran the program, stops and allocation included. The rest is the collector's thread.
    pub(crate) program_cpu_ns: u64,
    /// Most memory in use by the process at any time.
    pub(crate) peak_rss_bytes: u64,
    /// Every metric at the end.
    pub(crate) metrics: BTreeMap<String, u64>,
    /// Every stop, in order.
    pub(crate) stops: Vec<Stop>,
    /// When the program waited for the collector's thread.
    pub(crate) stalls: Vec<Interval>,
    /// Marking on the program's thread, one interval for each step.
    pub(crate) assists: Vec<Interval>,
    /// Every cycle, in order.
    pub(crate) cycles: Vec<Cycle>,
    /// What was allocated, by size class and kind.
    pub(crate) allocations: Vec<Allocations>,
    /// How much of what was allocated outlived how many cycles, on samples; empty where nothing is freed.
    #[serde(default)]
    pub(crate) survival: Vec<Survival>,
}

/// What the collector was told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// GOGC in percent; none is `off`.
    pub(crate) gogc: Option<u32>,
    /// GOMEMLIMIT.
    pub(crate) memory_limit: Option<u64>,
    /// `--max-heap`.
    pub(crate) max_heap: Option<u64>,
    /// `--gc-threads`.
    pub(crate) gc_threads: u64,
    /// `--seed`.
    pub(crate) seed: Option<u64>,
    /// The collector's switches on the command line, a word each.
    #[serde(default)]
    pub(crate) switches: Vec<String>,
}

/// The program stood still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stop {
    /// Since when.
    pub(crate) start_ns: u64,
    /// For what, in order.
    pub(crate) phases: Vec<PhaseTime>,
}

impl Stop {
    /// How long.
    pub(crate) fn wall_ns(&self) -> u64 {
        self.phases.iter().fold(0, |sum, phase| sum.saturating_add(phase.wall_ns))
    }

    /// How much CPU time of the thread that stopped the program.
    pub(crate) fn cpu_ns(&self) -> u64 {
        self.phases.iter().fold(0, |sum, phase| sum.saturating_add(phase.cpu_ns))
    }
}

/// A part of a stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PhaseTime {
    /// Its name in the table of phases.
    pub(crate) phase: String,
    /// How long it took.
    pub(crate) wall_ns: u64,
    /// CPU time of the thread that stopped the program.
    pub(crate) cpu_ns: u64,
}

/// A piece of time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Interval {
    /// When it began.
    pub(crate) start_ns: u64,
    /// How long it was.
    pub(crate) wall_ns: u64,
}

/// One cycle of the collector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cycle {
    /// From 1.
    pub(crate) number: u32,
    /// Whether the program asked for it.
    pub(crate) forced: bool,
    /// When it began.
    pub(crate) start_ns: u64,
    /// When marking was over.
    pub(crate) end_ns: u64,
    /// Heap when it began.
    pub(crate) heap_start_bytes: u64,
    /// Heap when marking was over.
    pub(crate) heap_end_bytes: u64,
    /// What was found alive.
    pub(crate) live_bytes: u64,
    /// The goal that this cycle had.
    pub(crate) goal_bytes: u64,
    /// Root slots on stacks.
    pub(crate) stack_bytes: u64,
    /// Memory in use by the process at the end.
    pub(crate) rss_bytes: u64,
    /// CPU time of marking on the collector's thread.
    pub(crate) background_cpu_ns: u64,
    /// CPU time of marking on the program's thread that its allocation owed.
    pub(crate) assist_cpu_ns: u64,
    /// CPU time of marking on the program's thread while no goroutine could run.
    #[serde(default)]
    pub(crate) idle_cpu_ns: u64,
    /// Allocation buffers, where the collector has them.
    pub(crate) buffers: Option<Buffers>,
}

/// Allocation buffers in one cycle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Buffers {
    /// Handed to contexts since the last cycle.
    pub(crate) refills: u64,
    /// Objects allocated in them since.
    pub(crate) objects: u64,
    /// Left over in those that were retired since.
    pub(crate) waste_bytes: u64,
    /// All buffers in use.
    pub(crate) bytes: u64,
    /// Full ones that kept a live object.
    pub(crate) retained: u64,
    /// Objects copied out of sparse ones.
    pub(crate) evacuated: u64,
    /// Not evacuated because an object in them must not move.
    pub(crate) pinned: u64,
}

/// Allocations of one size class and kind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Allocations {
    /// The class's size; 0 stands for larger objects.
    pub(crate) size: u32,
    /// Whether they hold no pointers.
    pub(crate) pointer_free: bool,
    /// How many.
    pub(crate) objects: u64,
    /// Their bytes, rounded as Go rounds them.
    pub(crate) bytes: u64,
}

/// What became of objects of one age in a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Survival {
    /// For how many cycles they had been there at its end: from 1, up to the age at which objects count as old.
    pub(crate) cycles: u32,
    /// Whether they hold no pointers.
    pub(crate) pointer_free: bool,
    /// Samples of this age; each stands for the same number of allocated bytes.
    pub(crate) samples: u64,
    /// Those that outlived the cycle.
    pub(crate) survived: u64,
    /// The mean age of the samples at its end, in bytes allocated since.
    pub(crate) age_bytes: u64,
}

/// A record of nothing.
#[cfg(test)]
pub(crate) fn empty() -> RunRecord {
    RunRecord {
        schema: SCHEMA.to_owned(),
        schema_version: SCHEMA_VERSION,
        minigo: String::new(),
        collector: "cms".to_owned(),
        settings: Settings::default(),
        exit_code: 0,
        wall_ns: 0,
        cpu_ns: 0,
        startup_cpu_ns: 0,
        program_cpu_ns: 0,
        peak_rss_bytes: 0,
        metrics: BTreeMap::new(),
        stops: Vec::new(),
        stalls: Vec::new(),
        assists: Vec::new(),
        cycles: Vec::new(),
        allocations: Vec::new(),
        survival: Vec::new(),
    }
}
