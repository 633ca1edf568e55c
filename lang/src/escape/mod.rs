//! Escape analysis: which variables and allocations live in their function's frame.
//!
//! What it is: Go's analysis. Assignments become a graph of locations whose edges count dereferences; an object
//! whose address may reach something that outlives it goes to the heap, everything else to the frame. Functions are
//! analysed callees first, one component of mutually recursive functions (with their closures) at a time; a
//! parameter's *flow* says where its value may go, so that callers need not look inside. A library function's is known
//! before its body is: it stands in the package's export data, and its callers do not wait for its analysis.
//! What it is not: an optimisation that may be left out for some functions: the code generator trusts its
//! [`Placement`]s, and a wrong `Stack` corrupts memory. Whatever is not understood flows to the heap.
//!
//! Inlined bodies are looked at as parts of the function that they are inlined in.
//!
//! Start reading at `graph.rs`; `exclusive.rs` puts moves to the heap into bodies; `flow.rs` tells how the tree becomes the graph: statements there,
//! expressions in `values.rs`, calls in `calls.rs`, whom function values call in `callees.rs`; `activation.rs` has inlined bodies, `devirtual.rs`
//! methods of interface values, `self_assignment.rs` stores that reach nothing new; `remarks/` tells in Go's words what was decided.

mod activation;
mod call_graph;
mod callees;
mod calls;
mod devirtual;
mod exclusive;
mod flow;
mod graph;
mod remarks;
mod self_assignment;
mod values;

use crate::inline;
use crate::typed::{FuncId, Placement, Program};
use crate::types::Layouts;
use flow::Component;
pub use remarks::{Remark, Remarks};

/// Largest variable that may live in a frame, in bytes (Go's `ir.MaxStackVarSize`).
const MAX_VARIABLE_BYTES: u64 = 128 << 10;
/// Largest object without a name that may live in a frame (Go's `ir.MaxImplicitStackVarSize`).
const MAX_IMPLICIT_BYTES: u64 = 64 << 10;

/// Decides the placement of every addressed variable and every allocation site in the given functions, which have bodies
/// and come with the closures in them. Whoever asks with `remarks` is told what was decided.
pub fn analyse(program: &mut Program, funcs: &[FuncId], mut remarks: Option<&mut Remarks<'_>>) {
    let mut layouts = Layouts::default();
    for funcs in call_graph::components(program, funcs) {
        analyse_component(program, &mut layouts, &funcs, remarks.as_deref_mut());
    }
}

fn analyse_component(
    program: &mut Program,
    layouts: &mut Layouts,
    funcs: &[FuncId],
    remarks: Option<&mut Remarks<'_>>,
) {
    funcs.iter().for_each(|&func| inline::assess(program, func));
    let solved = Component::build(program, layouts, funcs).solve(remarks);
    for (func, decisions) in solved.decisions {
        let target = &mut program.funcs[func.0 as usize];
        for local in decisions.stack_locals {
            target.locals[local.0 as usize].placement = Placement::Stack;
        }
        for (site, placement) in decisions.sites {
            target.sites[site.0 as usize] = placement;
        }
    }
    for (func, calls, bodies) in solved.inlined {
        let inlining = &mut program.funcs[func.0 as usize].inlining;
        (inlining.calls, inlining.bodies) = (calls, bodies);
    }
    for (func, flows) in solved.flows {
        program.funcs[func.0 as usize].flows.get_or_insert(flows);
    }
    for &func in funcs {
        exclusive::move_late(program, layouts, func);
    }
}
