//! The matrix: on which collectors, and in which modes, a program runs.

use std::env;

use super::discover::{Kind, Program};

/// Every collector, by the name that `--gc` takes.
pub(crate) const COLLECTORS: [&str; 5] = ["none", "stw", "semispace", "cms", "balanced"];

/// Narrows the matrix for local work: `MINIGO_GOLDEN_GC=stw,semispace`.
const SELECTION: &str = "MINIGO_GOLDEN_GC";

/// Stresses in another way, and in no other mode: `MINIGO_GOLDEN_STRESS='every=5,step=1 --gc-threads=0'`.
const STRESS: &str = "MINIGO_GOLDEN_STRESS";

/// Whether there are stressed runs only.
pub(crate) fn is_all_stress() -> bool {
    env::var_os(STRESS).is_some()
}

/// The arguments of a stressed run: the keys of `--gc-stress`, and flags that go with them.
pub(crate) fn stress_arguments() -> Vec<String> {
    let asked = env::var(STRESS).unwrap_or_default();
    let mut words = asked.split_whitespace();
    let keys = words.next().unwrap_or_default();
    std::iter::once(format!("--gc-stress={keys}")).chain(words.map(str::to_owned)).collect()
}

/// One cell of the matrix.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Variant {
    /// `minigo check`: the program is not run.
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
        return if is_all_stress() { Vec::new() } else { vec![Variant::Check] };
    }
    let directives = &program.directives;
    let selection = env::var(SELECTION).ok();
    let selected =
        |name: &str| selection.as_ref().is_none_or(|list| list.split(',').any(|item| item == name));
    let asked =
        |name: &str| directives.collectors.as_ref().is_none_or(|list| list.iter().any(|item| item == name));
    let stressed = directives.stress && !matches!(program.kind, Kind::Limits | Kind::Test);
    let modes: &[bool] = match (stressed, is_all_stress()) {
        (true, true) => &[true],
        (true, false) => &[false, true],
        (false, true) => &[],
        (false, false) => &[false],
    };
    COLLECTORS
        .into_iter()
        .filter(|name| selected(name) && asked(name))
        .flat_map(|collector| modes.iter().map(move |&stress| Variant::Run { collector, stress }))
        .collect()
}
