//! What can be set about collectors: the table of their switches.
//!
//! Command line, run records, conformance tests and the ladder of comparisons are made from it.

use crate::api::{
    AssistPolicy, BarrierPolicy, Choice, GabMode, GabOwner, GabPin, GabSize, MarkPolicy, Options,
};

use super::CollectorKind;

/// One switch.
pub struct Switch {
    /// Its name on the command line, without dashes.
    pub name: &'static str,
    /// One line of help.
    pub summary: &'static str,
    /// The collectors that have it.
    pub of: &'static [CollectorKind],
    /// What it takes.
    pub values: Values,
    /// Sets it; the error says what it takes.
    pub set: fn(&mut Options, &str) -> Result<(), String>,
    /// What it is set to.
    pub get: fn(&Options) -> String,
}

/// What a switch takes.
pub enum Values {
    /// One of these.
    Choices(&'static [Choice]),
    /// Something else: what it is called in the help text, and some examples.
    Free(&'static str, &'static [&'static str]),
}

impl Values {
    /// The choices, or the examples.
    pub fn examples(&self) -> Vec<&'static str> {
        match self {
            Values::Choices(choices) => choices.iter().map(|choice| choice.name).collect(),
            Values::Free(_, examples) => examples.to_vec(),
        }
    }
}

const CONCURRENT: &[CollectorKind] = &[CollectorKind::Cms, CollectorKind::Balanced];
const SIZE_CLASSES: &[CollectorKind] = &[CollectorKind::None, CollectorKind::Stw, CollectorKind::Cms];
const BALANCED: &[CollectorKind] = &[CollectorKind::Balanced];

/// A switch that takes a choice of a policy and stores it in a field of the options.
macro_rules! choice {
    ($name:literal of $of:expr, $summary:literal, $Policy:ident in $($field:ident).+) => {
        Switch {
            name: $name,
            summary: $summary,
            of: $of,
            values: Values::Choices($Policy::CHOICES),
            set: |options, value| {
                options.$($field).+ = $Policy::from_name(value).ok_or_else(|| one_of($Policy::CHOICES))?;
                Ok(())
            },
            get: |options| options.$($field).+.name().to_owned(),
        }
    };
}

/// A switch that is on by default and stored in a field of the options.
macro_rules! on_off {
    ($name:literal of $of:expr, $summary:literal, $on:literal $off:literal in $($field:ident).+) => {{
        const CHOICES: &[Choice] = &[Choice { name: "on", summary: $on }, Choice { name: "off", summary: $off }];
        Switch {
            name: $name,
            summary: $summary,
            of: $of,
            values: Values::Choices(CHOICES),
            set: |options, value| {
                options.$($field).+ = match value {
                    "on" => true,
                    "off" => false,
                    _ => return Err(one_of(CHOICES)),
                };
                Ok(())
            },
            get: |options| CHOICES[usize::from(!options.$($field).+)].name.to_owned(),
        }
    }};
}

/// Every switch. Each is set after those before it, so that `gab-mode` does not undo the others.
pub static SWITCHES: &[Switch] = &[
    choice!("gc-barrier" of CONCURRENT, "What pointer stores shade while the collector marks", BarrierPolicy in barrier),
    choice!("gc-assist" of CONCURRENT, "What a program does that allocates faster than the thread marks", AssistPolicy in assist),
    choice!("gc-mark" of CONCURRENT, "In what order marked objects are scanned", MarkPolicy in mark),
    on_off!("tiny" of SIZE_CLASSES, "Whether pointer-free objects below 16 bytes are packed into blocks of 16",
        "they are, as in Go (the default)" "each has a slot of its size class" in tiny),
    Switch {
        name: "gab-mode",
        summary: "Allocation buffers as they were described, or at their best; the other switches change single choices",
        of: BALANCED,
        values: Values::Choices(GabMode::CHOICES),
        set: |options, value| {
            options.gab = GabMode::from_name(value).ok_or_else(|| one_of(GabMode::CHOICES))?.options();
            Ok(())
        },
        get: |options| options.gab.mode.name().to_owned(),
    },
    choice!("gab-size" of BALANCED, "Size of an allocation buffer", GabSize in gab.size),
    choice!("gab-owner" of BALANCED, "Who allocates in a buffer", GabOwner in gab.owner),
    choice!("gab-pin" of BALANCED, "What may not be moved out of its buffer", GabPin in gab.pin),
    on_off!("hole-reuse" of BALANCED, "Whether free memory between live objects of a buffer is filled again",
        "it is (the default)" "one live object keeps all of it" in gab.reuses_holes),
    Switch {
        name: "evac-budget",
        summary: "How long moving survivors out of sparse buffers may stop the program, such as 100us (the default) or unlimited; \
                  with 0s nothing moves",
        of: BALANCED,
        values: Values::Free("DURATION", &["0s", "100us", "unlimited"]),
        set: |options, value| {
            options.gab.budget = value.parse()?;
            Ok(())
        },
        get: |options| options.gab.budget.to_string(),
    },
];

fn one_of(choices: &[Choice]) -> String {
    let names: Vec<&str> = choices.iter().map(|choice| choice.name).collect();
    format!("it takes one of {}", names.join(", "))
}

/// The switch with this name.
pub fn switch(name: &str) -> Option<&'static Switch> {
    SWITCHES.iter().find(|switch| switch.name == name)
}

/// A rung of a ladder: settings, by the names of their switches, that come on top of those of the rungs below.
pub type Rung = &'static [(&'static str, &'static str)];

/// From a slot for each object to Go's packing of the smallest.
pub(super) const CMS_LADDER: &[Rung] = &[&[("tiny", "off")], &[("tiny", "on")]];

/// From buffers that are only allocated in, over ByteDance's collector, to the default.
pub(super) const BALANCED_LADDER: &[Rung] = &[
    &[("gab-mode", "faithful"), ("evac-budget", "0s")],
    &[("evac-budget", "unlimited")],
    &[("gab-pin", "address-keys")],
    &[("gab-owner", "worker")],
    &[("hole-reuse", "on")],
    &[("gab-size", "4k")],
    &[("evac-budget", "100us")],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collectors::COLLECTORS;

    #[test]
    fn what_is_set_is_got() {
        for switch in SWITCHES {
            for value in switch.values.examples() {
                let mut options = Options::default();
                assert_eq!((switch.set)(&mut options, value), Ok(()), "{}", switch.name);
                let mut again = Options::default();
                assert_eq!((switch.set)(&mut again, &(switch.get)(&options)), Ok(()), "{}", switch.name);
                assert_eq!((switch.get)(&again), (switch.get)(&options));
            }
            assert!((switch.set)(&mut Options::default(), "3k").is_err(), "{}", switch.name);
        }
    }

    #[test]
    fn a_ladder_ends_at_the_default() {
        for info in COLLECTORS.iter().filter(|info| !info.ladder.is_empty()) {
            let mut options = Options::default();
            for (name, value) in info.ladder.concat() {
                let switch = switch(name).unwrap();
                assert!(switch.of.contains(&info.kind), "{name}");
                assert_eq!((switch.set)(&mut options, value), Ok(()));
            }
            let plain = Options::default();
            for switch in SWITCHES.iter().filter(|switch| switch.name != "gab-mode") {
                assert_eq!((switch.get)(&options), (switch.get)(&plain), "{}", switch.name);
            }
        }
    }
}
