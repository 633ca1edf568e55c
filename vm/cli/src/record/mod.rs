//! What one run measured: `minigo run --stats-json` writes it for programs, `--trace` for eyes.
//!
//! `schema` is the record's form on disk, `recorder` listens to the collector while the program runs, `trace` turns what
//! it heard into a trace for ui.perfetto.dev. Figures come from the tables of metrics and events in `minigo_gc` alone.

mod process;
mod recorder;
mod schema;
mod trace;

pub(crate) use recorder::Recorder;
#[cfg(test)]
pub(crate) use schema::empty;
pub(crate) use schema::{Cycle, Interval, RunRecord, Stop, Survival};
