//! Which indices are unsigned: a bounds panic prints an index of 2^63 or more as its type has it.
//!
//! The machine compares all indices as unsigned words, so their type does not matter until one is out of range. Therefore
//! instructions do not carry it: a function's description lists those with an index of an unsigned 64-bit type.

use super::function::FuncGen;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Field, Instr, Op, UnsignedBounds};
use crate::typed::Expr;

/// Operands that are indices, in the order of the bits of [`UnsignedBounds::operands`], by how the mnemonics begin.
const INDICES: &[(&str, &[Field])] = &[
    ("sload_", &[Field::c]),
    ("sstore_", &[Field::b]),
    ("sinc_", &[Field::b]),
    ("str_index", &[Field::c]),
    ("slice_addr", &[Field::c]),
    ("array_addr", &[Field::c]),
    ("array_load_", &[Field::c]),
    ("array_store_", &[Field::b]),
    ("farray_load_", &[Field::c]),
    ("farray_store_", &[Field::b]),
    ("part_load_", &[Field::c]),
    ("part_store_", &[Field::b]),
    ("row_load_", &[Field::c, Field::d]),
    ("row_store_", &[Field::b, Field::d]),
    ("field_load_", &[Field::d]),
    ("field_store_", &[Field::d]),
    ("slice_str", &[Field::c, Field::d]),
    ("slice_slice", &[Field::c, Field::f, Field::g]),
];

fn indices(op: Op) -> &'static [Field] {
    INDICES.iter().find(|(prefix, _)| op.name().starts_with(prefix)).map_or(&[], |(_, fields)| fields)
}

impl<'p> FuncGen<'_, 'p> {
    /// The operand that an index or a bound is.
    pub(super) fn index_operand(&mut self, index: &'p Expr) -> Reg {
        let reg = self.operand(index);
        let unsigned = self.unit.types.class(index.ty) == Class::Unsigned(64);
        self.mark_index(reg, unsigned);
        reg
    }

    /// Notes the type of the index in a register; it holds until the register is an index again.
    pub(super) fn mark_index(&mut self, reg: Reg, unsigned: bool) {
        if unsigned {
            self.unsigned_indices.insert(reg);
        } else {
            self.unsigned_indices.remove(&reg);
        }
    }

    /// The unsigned ones among an instruction's indices.
    pub(super) fn unsigned_operands(&self, instr: &Instr) -> u8 {
        let unsigned = |field: Field| self.unsigned_indices.contains(&(instr.field(field) as Reg));
        let bits = indices(instr.op).iter().enumerate();
        bits.fold(0, |bits, (bit, &field)| bits | u8::from(unsigned(field)) << bit)
    }
}

/// The bounds that one instruction has.
pub(super) fn entry(pc: u32, operands: u8) -> Option<UnsignedBounds> {
    (operands != 0).then_some(UnsignedBounds { pc, operands })
}
