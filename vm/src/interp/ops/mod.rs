//! The handlers, one type for each opcode.
//!
//! `op!` makes one that goes on with the next instruction, `control!` one that passes control on itself, `cold_op!` one
//! whose work is done out of line on the worker's saved registers.

#[macro_use]
mod macros;

mod alloc;
mod append;
mod arith;
mod calls;
mod chans;
mod compare;
mod defers;
mod elements;
mod fused;
mod iface_maps;
mod ifaces;
mod jumps;
mod maps;
mod memory;
mod moves;
mod slices;
mod string_maps;
mod strings;

pub(crate) use alloc::*;
pub(crate) use append::*;
pub(crate) use arith::*;
pub(crate) use calls::*;
pub(crate) use chans::*;
pub(crate) use compare::*;
pub(crate) use defers::*;
pub(crate) use elements::*;
pub(crate) use fused::*;
pub(crate) use ifaces::*;
pub(crate) use jumps::*;
pub(crate) use maps::*;
pub(crate) use memory::*;
pub(crate) use moves::*;
pub(crate) use slices::*;
pub(crate) use string_maps::*;
pub(crate) use strings::*;

use super::dispatch::Flow;
use super::interrupt::Interrupt;
use super::state::Ins;
use crate::worker::Worker;

/// An instruction whose work is done out of line.
pub(crate) trait ColdOp {
    /// Words of the instruction.
    const WORDS: usize;

    /// Executes it.
    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt>;
}

/// The cold code of such an instruction.
pub(crate) unsafe fn cold_entry<C: ColdOp>(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    match C::execute(w, i) {
        Ok(()) => {
            w.pc = i.pc.wrapping_add(C::WORDS);
            // Allocation asks for it; in 2000 more turns of a loop the program could allocate a lot.
            if w.mutator.safepoint_requested() {
                w.poll_soon();
            }
            Flow::Resume
        }
        Err(interrupt) => w.interrupt(interrupt),
    }
}
