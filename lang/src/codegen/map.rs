//! Instructions on the entries of maps, in the form for their kind of keys.

use super::function::FuncGen;
use super::place::Place;
use super::registers::Reg;
use crate::bytecode::Op;
use crate::types::{Ty, TyKind};

/// The form of an instruction on maps whose keys are strings.
const fn of_strings(op: Op) -> Op {
    match op {
        Op::MapGet => Op::MapGetStr,
        Op::MapGetOk => Op::MapGetOkStr,
        Op::MapSet => Op::MapSetStr,
        Op::MapSlot => Op::MapSlotStr,
        Op::MapDelete => Op::MapDeleteStr,
        other => other,
    }
}

impl FuncGen<'_, '_> {
    /// An instruction with operands `a`, `b` and `c` on a map of type `ty`.
    fn map_entry(&mut self, op: Op, [a, b, c]: [Reg; 3], ty: Ty, ok: Reg) {
        let types = &self.unit.typed.types;
        let strings = matches!(*types.underlying(ty), TyKind::Map(key, _) if types.is_string(key));
        let op = if strings { of_strings(op) } else { op };
        let ty = self.unit.types.index(ty).0;
        self.emit_de(op, a, b, c, ty, u32::from(ok));
    }

    pub(super) fn map_get(&mut self, dst: Reg, map: Reg, key: Reg, ty: Ty) {
        self.map_entry(Op::MapGet, [dst, map, key], ty, 0);
    }

    pub(super) fn map_get_ok(&mut self, dst: Reg, ok: Reg, map: Reg, key: Reg, ty: Ty) {
        self.map_entry(Op::MapGetOk, [dst, map, key], ty, ok);
    }

    pub(super) fn map_set(&mut self, map: Reg, key: Reg, ty: Ty, value: Reg) {
        self.map_entry(Op::MapSet, [map, key, value], ty, 0);
    }

    pub(super) fn map_delete(&mut self, map: Reg, key: Reg, ty: Ty) {
        self.map_entry(Op::MapDelete, [map, key, 0], ty, 0);
    }

    /// The place of a map's element, which is made if the map lacks the key. Until it is used up, nothing may be
    /// evaluated that could change the map.
    pub(super) fn map_slot(&mut self, map: Reg, key: Reg, ty: Ty) -> Place {
        let slot = self.regs.alloc(1);
        self.map_entry(Op::MapSlot, [slot, map, key], ty, 0);
        Place::object(slot)
    }
}
