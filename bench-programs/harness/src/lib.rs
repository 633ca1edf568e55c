//! Holds the criterion benches of minigo's parts, in `benches/`. The workloads and the scripts that run them stand beside
//! this crate.

#![forbid(unsafe_code)]
