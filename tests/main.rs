//! The golden runner: every program under `tests/` on every collector, plain and stressed.
//!
//! A program is a Go file (or a folder with a `main.go`) whose path names a claim; what it must
//! print stands beside it and comes from the real Go toolchain (`tests/oracle --bless`). A trial
//! is a program with a collector and a mode, named `run/closures/claim [cms, stress]`, so that
//! `cargo test --test golden -- run/closures` runs one feature.
#![forbid(unsafe_code)]

mod harness;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use harness::discover::{self, Program};
use harness::{expect, graphs, matrix, run};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let tests = tests.canonicalize().unwrap_or(tests);
    let mut trials = Vec::new();
    match discover::programs(&tests) {
        Ok(programs) => {
            let programs: Vec<_> = programs.into_iter().map(Arc::new).collect();
            let stray = discover::orphans(&tests, &programs);
            trials.push(Trial::test("expectations belong to programs", move || no_orphans(&stray)));
            trials.extend(programs.iter().flat_map(trials_of));
        }
        Err(problem) => trials.push(Trial::test("discovery", move || Err(problem.into()))),
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Fails when an expectation file has no program.
fn no_orphans(orphans: &[String]) -> Result<(), Failed> {
    if orphans.is_empty() { Ok(()) } else { Err(format!("no program for {}", orphans.join(", ")).into()) }
}

/// All trials of one program.
fn trials_of(program: &Arc<Program>) -> Vec<Trial> {
    let graphs = graphs::are_compared(program).then(|| {
        let program = Arc::clone(program);
        let name = format!("{} [graphs agree]", program.name);
        Trial::test(name, move || graphs::agree(&program).map_err(Failed::from))
    });
    let mut trials: Vec<_> = matrix::variants(program)
        .into_iter()
        .map(|variant| {
            let name = format!("{}{}", program.name, variant.label());
            let program = Arc::clone(program);
            Trial::test(name, move || {
                let outcome = run::run(&program, variant, &[])?;
                expect::verify(&program, variant, &outcome).map_err(Failed::from)
            })
        })
        .collect();
    trials.extend(graphs);
    trials
}
