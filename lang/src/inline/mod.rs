//! Which calls are inlined: as Go decides it, since objects of a callee that do not leave its caller then live in the
//! caller's frame.
//!
//! What it is: the decision (a function's *cost*, and what a caller admits). Escape analysis looks into inlined bodies as
//! into the caller's own (`escape/activation.rs`), and the code generator generates them in the place of the call
//! (`codegen/inlined.rs`). The tree stays as it is: an inlined body is the callee's own tree, with placements of its own.
//! What it is not: all of Go's inlining. Closures that are called where their literal stands, and methods of interface
//! values whose type is known, are called.

mod cost;

use crate::typed::{FuncId, Program, for_each_expr};

/// Functions that cost more are not inlined (`inlineMaxBudget`).
const MAX_COST: u32 = 80;
/// A function with as many nodes is big (`inlineBigFunctionNodes`).
const BIG_NODES: u32 = 5000;
/// In a big function, callees that cost more are called (`inlineBigFunctionMaxCost`).
const BIG_MAX_COST: u32 = 20;

/// Finds out what it costs to inline a function whose callees were looked at before, and notes it.
pub(crate) fn assess(program: &mut Program, func: FuncId) {
    let is_closure = program.funcs[func.0 as usize].parent.is_some();
    let cost = if is_closure { None } else { cost(program, func) };
    program.funcs[func.0 as usize].inlining.cost = cost;
}

/// What it costs to inline a function, closures included; `None` if it is too much or not possible. Its callees were
/// looked at before.
pub(crate) fn cost(program: &Program, func: FuncId) -> Option<u32> {
    let desc = &program.funcs[func.0 as usize];
    let possible = !desc.noinline && !desc.wrapper && !desc.has_defer && !desc.has_recover;
    let known = |callee: FuncId| program.funcs[callee.0 as usize].inlining.cost;
    if possible { cost::of(program, desc, MAX_COST, &known) } else { None }
}

/// The greatest cost of functions that are inlined in this one.
pub(crate) fn admitted(program: &Program, caller: FuncId) -> u32 {
    let desc = &program.funcs[caller.0 as usize];
    if desc.wrapper {
        return 0;
    }
    let mut nodes = 0;
    if let Some(body) = &desc.body {
        for_each_expr(body, &mut |_| nodes += 1);
    }
    if nodes >= BIG_NODES { BIG_MAX_COST } else { MAX_COST }
}
