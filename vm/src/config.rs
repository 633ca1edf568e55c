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
    /// What maps of dense integer keys are made of.
    pub dense_maps: DenseMaps,
    /// Prints the allocation histogram to standard error at the end.
    pub alloc_stats: bool,
    /// The program's arguments, its name first.
    pub args: Vec<String>,
    /// Behaviour of older versions of Go.
    pub compatibility: Compatibility,
}

/// What a map of dense integer keys is made of, once it has some hundred entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DenseMaps {
    /// Arrays of elements: smaller and faster than Go's tables.
    #[default]
    Arrays,
    /// Tables, as all other maps: a map then takes what Go's takes.
    Tables,
}

/// Behaviour of older versions of Go that a program asks for (`GODEBUG`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Compatibility {
    /// The value of `panic(nil)` is nil (`panicnil=1`).
    pub nil_panics: bool,
    /// `math/rand.Seed` has an effect (`randseednop=0`).
    pub seeds_random: bool,
    /// Until then the functions of `math/rand` draw as if seeded with 1 (`randautoseed=0`).
    pub starts_from_seed: bool,
}
