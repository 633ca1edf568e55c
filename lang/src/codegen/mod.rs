//! Code generation: from the typed tree to a [`Program`].
//!
//! What it is: one pass over every reachable function that emits instructions as it goes, and tables collected on the way.
//! What it is not: optimisation of control flow, or anything that needs to know the heap.
//!
//! Invariants
//! - Registers follow stack discipline (`registers.rs`), so that a call's window always lies above everything live.
//! - A destination that may be read by its expression is written in one step (`expr.rs`).
//! - Integers in registers are always normalised to their type's width.
//! - Loops keep constants and addresses of arrays in registers (`invariant.rs`); nobody writes to what `operand` yields.
//! - Control flow only knows labels; distances are settled when a function is finished (`assembler.rs`).
//! - Pointer maps are computed from the finished code, by the verifier.
//!
//! Start reading at `function.rs`, then `place.rs`, `expr.rs` and `order.rs`.

mod access;
mod arithmetic;
mod assembler;
mod assign;
mod backing;
mod bounds;
mod builtin;
mod call;
mod closure;
mod compare;
mod composite;
mod concurrency;
mod convert;
mod expr;
mod function;
mod invariant;
mod order;
mod place;
mod range;
mod read_only;
mod registers;
mod stmt;
mod store;
mod switch;
mod tuple;
mod types;
mod unit;
mod visit;
mod wrappers;

#[cfg(test)]
mod tests;

use crate::bytecode::{Program, complete};
use crate::diagnostics::Diagnostic;
use crate::source::SourceMap;
use crate::symbol::Interner;
use crate::typed;

/// Generates a checked program's bytecode, verified.
///
/// # Errors
/// The program exceeds a limit of the machine, such as the size of a frame.
///
/// # Panics
/// The generated code is defective: an error of the compiler, never of the program.
pub fn generate(
    program: &typed::Program,
    sources: &SourceMap,
    names: &Interner,
) -> Result<Program, Vec<Diagnostic>> {
    let mut unit = unit::Unit::new(program, sources, names);
    for &init in &program.inits {
        let init = unit.func(init);
        unit.program.inits.push(init);
    }
    unit.program.main = unit.func(program.main);
    unit.root_runtime();
    loop {
        while let Some((job, index)) = unit.next_job() {
            function::generate(&mut unit, &job, index);
        }
        if !unit.settle() {
            break;
        }
    }
    unit.name_well_known();
    let (mut program, diagnostics) = unit.into_program();
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    if let Err(defect) = complete(&mut program) {
        panic!("{defect}");
    }
    Ok(program)
}
