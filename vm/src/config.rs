//! What the command chooses for a run.

/// Settings of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Settings of the heap. The layouts are filled in by the machine.
    pub heap: minigo_gc::Options,
    /// Fixes scheduling, map order and random numbers.
    pub seed: Option<u64>,
    /// Schedules at random, with short time slices: finds programs and machines that rely on order.
    pub shuffle: bool,
    /// Prints the allocation histogram to standard error at the end.
    pub alloc_stats: bool,
    /// The program's arguments, its name first.
    pub args: Vec<String>,
}
