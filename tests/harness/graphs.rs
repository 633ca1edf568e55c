//! Do the collectors agree on what can be reached? Each `runtime.GC()` prints a hash of it, which must be the same on all.

use std::fs;

use super::discover::{Kind, Program};
use super::matrix::{self, COLLECTORS, Variant};
use super::run;

/// It counts no collections, so pools are never emptied under it.
const NEVER_COLLECTS: &str = "none";

/// Whether a program's graphs are compared: it runs to its end, says nothing against it and collects by itself.
pub(crate) fn are_compared(program: &Program) -> bool {
    let collects = |path| fs::read_to_string(path).is_ok_and(|source| source.contains("runtime.GC()"));
    let runs = program.kind == Kind::Run && program.directives.collectors.is_none();
    !matrix::is_all_stress() && runs && program.directives.graph && program.files.iter().any(collects)
}

/// Runs a program on every collector and compares the hashes.
pub(crate) fn agree(program: &Program) -> Result<(), String> {
    let mut first: Option<(&str, Vec<String>)> = None;
    for collector in COLLECTORS.into_iter().filter(|&name| name != NEVER_COLLECTS) {
        let outcome = run::run(program, Variant::Graph { collector }, &[])?;
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        let graphs: Vec<_> =
            stderr.lines().filter(|line| line.starts_with("graph: ")).map(str::to_owned).collect();
        if graphs.is_empty() {
            return Err(format!("{collector} has printed no graph; stderr:\n{stderr}"));
        }
        match &first {
            None => first = Some((collector, graphs)),
            Some((_, expected)) if *expected == graphs => {}
            Some((base, expected)) => {
                return Err(format!("{base} reaches\n{expected:#?}\nand {collector}\n{graphs:#?}"));
            }
        }
    }
    Ok(())
}
