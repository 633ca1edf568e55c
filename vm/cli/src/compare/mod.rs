//! `minigo compare`: one program on several collectors, and which differences are real.
//!
//! [`session`] runs the program in fresh processes, interleaved by [`plan`], each measured by [`child`] from outside and by
//! its own run record from inside. [`document`] is all that was measured, as it is saved. [`figures`] is the table of
//! what is compared, [`analysis`] applies the statistics to it, [`verdict`] puts the result into words, and `render` into
//! tables and files. Everything after the document is a pure function of it, so that a saved comparison can be shown again
//! and parts be merged.
//!
//! The verdict rests on one figure, CPU time of the whole process. The other figures are asked about together and
//! corrected for being many.

mod analysis;
mod benchmark_format;
mod child;
mod conditions;
mod document;
mod figures;
mod hiccups;
mod machine;
mod merge;
mod mutator_utilisation;
mod output_hash;
mod phases;
mod plan;
mod render;
mod search;
mod session;
mod sides;
mod survival;
mod units;
mod variation;
mod verdict;

pub(crate) use child::{Launcher, RunError};
pub(crate) use conditions::Condition;
pub(crate) use document::{Document, MOST_SIDES, Settings};
pub(crate) use merge::merge;
pub(crate) use plan::{Plan, Shard};
pub(crate) use render::{Outputs, table};
pub(crate) use session::{Progress, Session, watch_for_interrupts};
pub(crate) use sides::{Collector, Finder, Method};
pub(crate) use variation::Variation;
pub(crate) use verdict::conclude;

/// Runs of each collector if the command line does not say. With fewer, a difference of 3 % at a noise of 1 % and an
/// occasional outlier is missed too often (`stats::simulation`).
pub(crate) const DEFAULT_RUNS: usize = 10;
