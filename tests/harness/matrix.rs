//! The matrix: on which collectors, and in which modes, a program runs.

use std::env;

use super::discover::{Kind, Program};

/// Every collector, by the name that `--gc` takes.
pub(crate) const COLLECTORS: [&str; 5] = ["none", "stw", "semispace", "cms", "balanced"];

/// Narrows the matrix for local work: `MINIGO_GOLDEN_GC=stw,semispace`.
const SELECTION: &str = "MINIGO_GOLDEN_GC";

/// One cell of the matrix.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Variant {
    /// `minigo check`: the program must not compile.
    Check,
    /// `minigo run --gc=…`.
    Run {
        /// The collector's name.
        collector: &'static str,
        /// Whether `--gc-stress` is given.
        stress: bool,
    },
    /// `minigo run --gc=… --gc-graph`, with a seed: see [`graphs`](super::graphs).
    Graph {
        /// The collector's name.
        collector: &'static str,
    },
}

impl Variant {
    /// What is appended to the program's name.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Check => String::new(),
            Self::Graph { collector } => format!(" [{collector}, graph]"),
            Self::Run { collector, stress: false } => format!(" [{collector}]"),
            Self::Run { collector, stress: true } => format!(" [{collector}, stress]"),
        }
    }
}

/// The cells in which `program` runs.
pub(crate) fn variants(program: &Program) -> Vec<Variant> {
    if program.kind.is_checked_only() {
        return vec![Variant::Check];
    }
    let directives = &program.directives;
    let selection = env::var(SELECTION).ok();
    let selected =
        |name: &str| selection.as_ref().is_none_or(|list| list.split(',').any(|item| item == name));
    let asked =
        |name: &str| directives.collectors.as_ref().is_none_or(|list| list.iter().any(|item| item == name));
    let stressed = directives.stress && program.kind != Kind::Limits;
    let modes: &[bool] = if stressed { &[false, true] } else { &[false] };
    COLLECTORS
        .into_iter()
        .filter(|name| selected(name) && asked(name))
        .flat_map(|collector| modes.iter().map(move |&stress| Variant::Run { collector, stress }))
        .collect()
}
