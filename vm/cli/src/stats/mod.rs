//! Statistics of repeated runs: pure functions, no opinion on what the numbers mean.
//!
//! What they assume of a sample is nothing but that its values are independent: no normal distribution, no equal
//! variances. [`Summary`] is the median with an interval from the order statistics, [`mann_whitney()`] asks whether two
//! samples come from one distribution, [`holm()`] corrects many such questions asked at once. These are the methods of Go's
//! benchstat, and the tests hold them to its published cases and to simulated data.

mod holm;
mod mann_whitney;
mod median;
mod normal;
mod percentile;
#[cfg(test)]
mod simulation;

pub(crate) use holm::holm;
pub(crate) use mann_whitney::{MIN_RUNS_FOR_TEST, mann_whitney};
pub(crate) use median::{MIN_RUNS_FOR_INTERVAL, Summary};
pub(crate) use percentile::percentile;
