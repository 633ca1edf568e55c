//! Seeded unkindness: collections at moments a program would never see by itself.
//!
//! `--gc-stress` takes the defaults with a fixed seed; `--gc-stress=key=value,…` sets keys of the table below.

use std::str::FromStr;

use crate::barrier;

/// What a stressed run does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stress {
    /// Seed of every choice.
    pub seed: u64,
    /// Collect about every this many allocations at first; the interval grows so that a run stays affordable.
    pub every: u64,
    /// Most collections in one run.
    pub limit: u64,
    /// Verify the heap after each cycle.
    pub verify: bool,
    /// Fill freed memory with a pattern and check it on reuse.
    pub poison: bool,
    /// Most copies and slot updates of an evacuation, if not as many as its pause allows. What costs no more is evacuated
    /// whether or not it is worth while.
    pub evacuation_budget: Option<usize>,
    /// Bytes scanned in one marking step of a mutator.
    pub step_bytes: usize,
    /// Values that a mutator shades, and slots that it records, before it hands them over.
    pub barrier_entries: usize,
    /// Switch contexts about every so many calls and loops, at random if `None`: for the embedder.
    pub slice: Option<u32>,
    /// Bytes of one allocation buffer of `balanced`, if not the heap's own.
    pub gab_bytes: Option<usize>,
    /// Stand still at about one in so many hand-overs between program and collector's thread, if there is one; the interval
    /// grows like that of collections.
    pub late: Option<u64>,
}

/// Seed of a bare `--gc-stress`.
const DEFAULT_SEED: u64 = 1;

impl Default for Stress {
    fn default() -> Stress {
        Stress {
            seed: DEFAULT_SEED,
            every: 100,
            limit: 500,
            verify: true,
            poison: true,
            evacuation_budget: Some(usize::MAX),
            step_bytes: 512,
            barrier_entries: barrier::BUFFER_ENTRIES,
            slice: None,
            gab_bytes: None,
            late: None,
        }
    }
}

/// One key of the stress string.
struct Key {
    name: &'static str,
    values: &'static str,
    set: fn(&mut Stress, &str) -> Option<()>,
}

/// The keys, in the order of the help text.
const KEYS: &[Key] = &[
    Key { name: "seed", values: "a number", set: |stress, value| parse(value, &mut stress.seed) },
    Key {
        name: "every",
        values: "a number of allocations, at least 1",
        set: |stress, value| positive(value, &mut stress.every),
    },
    Key {
        name: "limit",
        values: "a number of collections",
        set: |stress, value| parse(value, &mut stress.limit),
    },
    Key { name: "verify", values: "on or off", set: |stress, value| switch(value, &mut stress.verify) },
    Key { name: "poison", values: "on or off", set: |stress, value| switch(value, &mut stress.poison) },
    Key {
        name: "evac",
        values: "all, default, or a number of copies and slots",
        set: |stress, value| {
            stress.evacuation_budget = match value {
                "all" => Some(usize::MAX),
                "default" => None,
                number => Some(number.parse().ok()?),
            };
            Some(())
        },
    },
    Key {
        name: "step",
        values: "a number of bytes, at least 1",
        set: |stress, value| positive(value, &mut stress.step_bytes),
    },
    Key {
        name: "barrier",
        values: "a number of entries, at least 1",
        set: |stress, value| positive(value, &mut stress.barrier_entries),
    },
    Key {
        name: "slice",
        values: "a number of calls and loops, at least 1",
        set: |stress, value| positive(value, stress.slice.insert(0)),
    },
    Key {
        name: "gab",
        values: "a power of two from 64 to 4096",
        set: |stress, value| {
            let bytes = value.parse().ok().filter(|&bytes: &usize| is_gab_size(bytes))?;
            stress.gab_bytes = Some(bytes);
            Some(())
        },
    },
    Key {
        name: "late",
        values: "a number of hand-overs, at least 1",
        set: |stress, value| positive(value, stress.late.insert(0)),
    },
];

/// Whether an allocation buffer may have this size.
fn is_gab_size(bytes: usize) -> bool {
    (64..=4096).contains(&bytes) && bytes.is_power_of_two()
}

fn parse<T: FromStr>(value: &str, into: &mut T) -> Option<()> {
    *into = value.parse().ok()?;
    Some(())
}

fn positive<T: FromStr + Default + PartialEq>(value: &str, into: &mut T) -> Option<()> {
    parse(value, into).filter(|()| *into != T::default())
}

fn switch(value: &str, into: &mut bool) -> Option<()> {
    *into = match value {
        "" | "on" | "true" | "1" => true,
        "off" | "false" | "0" => false,
        _ => return None,
    };
    Some(())
}

impl Stress {
    /// The seed of the choices of a run that may have a seed of its own.
    pub(crate) fn run_seed(&self, seed: Option<u64>) -> u64 {
        self.seed ^ seed.unwrap_or(0).rotate_left(32)
    }

    /// Reads `key=value,…`; the empty string gives the defaults. A switch may stand without its value.
    ///
    /// # Errors
    ///
    /// A sentence that names the offending part and what would be right.
    pub fn parse(text: &str) -> Result<Stress, String> {
        let mut stress = Stress::default();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let Some(key) = KEYS.iter().find(|key| key.name == name) else {
                let known: Vec<_> = KEYS.iter().map(|key| key.name).collect();
                return Err(format!("unknown stress option {name:?}; known are {}", known.join(", ")));
            };
            (key.set)(&mut stress, value)
                .ok_or_else(|| format!("stress option {name} takes {}, not {value:?}", key.values))?;
        }
        Ok(stress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_mistakes_named() {
        let stress = Stress::parse("seed=7,every=3,verify=off,gab=64").unwrap();
        assert_eq!((stress.seed, stress.every, stress.verify, stress.gab_bytes), (7, 3, false, Some(64)));
        assert_eq!(Stress::parse("").unwrap(), Stress::default());
        assert!(Stress::parse("evry=3").unwrap_err().contains("unknown stress option \"evry\""));
        let stress = Stress::parse("evac=0,step=1,barrier=2,slice=5").unwrap();
        let found = (stress.evacuation_budget, stress.step_bytes, stress.barrier_entries, stress.slice);
        assert_eq!(found, (Some(0), 1, 2, Some(5)));
        assert_eq!(Stress::parse("late=9").unwrap().late, Some(9));
        assert!(Stress::parse("slice=0").is_err() && Stress::parse("evac=some").is_err());
        assert!(Stress::parse("every=0").unwrap_err().contains("at least 1"));
        assert!(Stress::parse("gab=100").unwrap_err().contains("power of two"));
    }
}
