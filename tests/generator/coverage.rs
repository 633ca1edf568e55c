//! Which instructions of the machine the programs have.

use std::collections::BTreeMap;

use minigo_lang::bytecode::Op;

#[derive(Debug, Default)]
pub(crate) struct Coverage(BTreeMap<String, u64>);

impl Coverage {
    /// Counts the instructions in a disassembly.
    pub(crate) fn add(&mut self, disassembly: &str) {
        for word in disassembly.lines().filter_map(|line| line.split_whitespace().nth(1)) {
            *self.0.entry(word.to_owned()).or_default() += 1;
        }
    }

    /// What is reached how often, and what never.
    pub(crate) fn report(&self) -> String {
        let missing: Vec<_> =
            Op::ALL.iter().map(|op| op.name()).filter(|name| !self.0.contains_key(*name)).collect();
        let reached = Op::ALL.len() - missing.len();
        format!("{reached} of {} instructions are reached; not {}", Op::ALL.len(), missing.join(", "))
    }
}
