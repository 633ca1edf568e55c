//! Holds the criterion benches of minigo's parts, in `benches/`, and the programs they are fed. The workloads and the
//! scripts that run them stand beside this crate.

#![forbid(unsafe_code)]

pub mod collected;
pub mod generated;
