//! Function literals and bound methods: closure objects and what they capture.

use super::function::FuncGen;
use super::place::{Place, Slot};
use super::registers::Reg;
use crate::bytecode::{Instr, Op};
use crate::typed::{FuncId, Placement, SiteId};
use crate::types::Ty;

/// Allocations that one function's frame holds at most, so that long flat functions fit a frame; what comes after them
/// goes to the heap.
const MAX_FRAME_SITES: u32 = 2_000;
/// Words of frame memory in use from which on allocations go to the heap.
const MOST_FRAME_MEMORY: u32 = 40_000;

impl FuncGen<'_, '_> {
    /// Where to put an allocation that is about to be generated.
    pub(super) fn placement(&mut self, site: SiteId) -> Placement {
        let placement = self.body.site_placement(site);
        if placement == Placement::Heap {
            return placement;
        }
        if self.frame_sites >= MAX_FRAME_SITES || self.regs.memory_words() >= MOST_FRAME_MEMORY {
            return Placement::Heap;
        }
        self.frame_sites += 1;
        placement
    }

    /// Makes a function value of a closure of this function.
    pub(super) fn closure(&mut self, id: FuncId, site: SiteId, dst: Reg, fresh: bool) {
        let func = self.unit.func(id);
        let typed = &self.unit.typed.funcs[id.0 as usize];
        if typed.captures.is_empty() {
            self.emit(Instr::a_bc(Op::ConstFunc, dst, func.0));
            return;
        }
        let (offsets, size) = self.unit.capture_offsets(id);
        if self.placement(site) == Placement::Stack {
            let pointers = {
                let ty = self.unit.program.funcs[func.0 as usize].closure_type;
                let desc = ty.map(|ty| &self.unit.types.descs[ty.0 as usize]);
                let map = desc.map(|desc| desc.pointers.clone()).unwrap_or_default();
                (0..size / 8).filter(move |&word| map.contains(word as usize))
            };
            let object = self.regs.alloc_memory(size / 8, pointers);
            let temp = self.regs.alloc(1);
            self.emit_de(Op::FrameClosure, temp, object, 0, func.0, 0);
            for (capture, offset) in typed.captures.iter().zip(offsets) {
                let to = object + (offset / 8) as Reg;
                if capture.by_ref {
                    let address = self.variable_address(capture.outer);
                    self.move_words(to, address, 1);
                } else {
                    let place = self.slot_place(capture.outer);
                    let ty = self.local(capture.outer).ty;
                    self.load(place, ty, to);
                }
            }
            self.move_words(dst, temp, 1);
            return;
        }
        let object = if fresh { dst } else { self.regs.alloc(1) };
        self.emit_de(Op::NewClosure, object, 0, 0, func.0, 0);
        for (capture, offset) in typed.captures.iter().zip(offsets) {
            let top = self.regs.top();
            let to = Place::Memory { base: object, offset: u64::from(offset), sure: true };
            if capture.by_ref {
                let address = self.variable_address(capture.outer);
                self.store(to, Ty::UNSAFE_POINTER, address);
            } else {
                let place = self.slot_place(capture.outer);
                let ty = self.local(capture.outer).ty;
                let value = self.load_temp(place, ty);
                self.store(to, ty, value);
            }
            self.regs.set_top(top);
        }
        self.move_words(dst, object, 1);
    }

    /// A register with the address of an addressed variable.
    fn variable_address(&mut self, local: crate::typed::LocalId) -> Reg {
        match self.body.slots[local.0 as usize] {
            Slot::Indirect(reg) => reg,
            Slot::Memory(word) => {
                let address = self.regs.alloc(1);
                self.emit_de(Op::FrameAddr, address, word, 0, 0, 0);
                address
            }
            Slot::Reg(_) | Slot::None => unreachable!("a variable captured by reference is addressed"),
        }
    }
}
