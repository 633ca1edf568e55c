//! Arithmetic on complex numbers, by their parts, but for division, whose rules for infinities and zeros are the
//! machine's.
//!
//! In registers a `complex128` is two words, a `complex64` one that holds both parts. As Go's compiler does, this
//! multiplies and divides `complex64` in double precision.

use super::function::FuncGen;
use super::place::Place;
use super::registers::Reg;
use crate::bytecode::{Instr, Op};
use crate::typed::BinaryOp;
use crate::types::{Basic, Ty};

/// The two parts, real first.
const PARTS: u16 = 2;

impl FuncGen<'_, '_> {
    /// Whether the parts of a complex type are `float32`, and so share a word.
    pub(super) fn is_packed(&self, ty: Ty) -> bool {
        self.unit.typed.types.basic(ty) == Some(Basic::Complex64)
    }

    /// `dst = left op right`, where `dst` may be an operand.
    pub(super) fn complex(&mut self, op: BinaryOp, ty: Ty, left: Reg, right: Reg, dst: Reg) {
        let wide = !self.is_packed(ty) || matches!(op, BinaryOp::Mul | BinaryOp::Div);
        let (x, y) = (self.complex_parts(left, ty, wide), self.complex_parts(right, ty, wide));
        let result = self.complex_result(ty, dst);
        let by_parts = match (op, wide) {
            (BinaryOp::Mul, _) => {
                let products = self.regs.alloc(4);
                let factors = [(x, y), (x + 1, y + 1), (x, y + 1), (x + 1, y)];
                for (product, (a, b)) in (products..).zip(factors) {
                    self.emit(Instr::abc(Op::MulF64, product, a, b));
                }
                self.emit(Instr::abc(Op::SubF64, result, products, products + 1));
                self.emit(Instr::abc(Op::AddF64, result + 1, products + 2, products + 3));
                return self.pack(ty, result, wide, dst);
            }
            (BinaryOp::Add, true) => Op::AddF64,
            (BinaryOp::Add, false) => Op::AddF32,
            (BinaryOp::Sub, true) => Op::SubF64,
            (BinaryOp::Sub, false) => Op::SubF32,
            _ => {
                let number = self.unit.types.index(Ty::COMPLEX128).0;
                self.emit_de(Op::ComplexDiv, result, x, y, number, 0);
                return self.pack(ty, result, wide, dst);
            }
        };
        for part in 0..PARTS {
            self.emit(Instr::abc(by_parts, result + part, x + part, y + part));
        }
        self.pack(ty, result, wide, dst);
    }

    /// `dst = -value`
    pub(super) fn negate_complex(&mut self, ty: Ty, value: Reg, dst: Reg) {
        let wide = !self.is_packed(ty);
        let parts = self.complex_parts(value, ty, wide);
        let result = self.complex_result(ty, dst);
        let code = if wide { Op::NegF64 } else { Op::NegF32 };
        for part in 0..PARTS {
            self.emit(Instr::abc(code, result + part, parts + part, 0));
        }
        self.pack(ty, result, wide, dst);
    }

    /// `dst = to(value)`, between types of different size.
    pub(super) fn convert_complex(&mut self, value: Reg, (from, to): (Ty, Ty), dst: Reg) {
        let parts = self.complex_parts(value, from, true);
        match self.is_packed(to) {
            true => self.pack(to, parts, true, dst),
            false => self.move_words(dst, parts, PARTS.into()),
        }
    }

    /// Registers with the parts of a number, as `float64` if `wide`. Where these are its words, they are the number's.
    fn complex_parts(&mut self, value: Reg, ty: Ty, wide: bool) -> Reg {
        if !self.is_packed(ty) {
            return value;
        }
        let parts = self.regs.alloc(PARTS.into());
        for part in 0..PARTS {
            self.load(packed(value, part), Ty::FLOAT32, parts + part);
            if wide {
                self.emit(Instr::abc(Op::F32ToF64, parts + part, parts + part, 0));
            }
        }
        parts
    }

    /// Registers for the parts of a result, which [`Self::pack`] then puts into `dst`.
    fn complex_result(&mut self, ty: Ty, dst: Reg) -> Reg {
        if self.is_packed(ty) { self.regs.alloc(PARTS.into()) } else { dst }
    }

    /// Puts parts, `float64` if `wide`, into the one word of a number, if its type has them there.
    fn pack(&mut self, ty: Ty, parts: Reg, wide: bool, dst: Reg) {
        if !self.is_packed(ty) {
            return;
        }
        self.zero(dst, 1);
        for part in 0..PARTS {
            let mut value = parts + part;
            if wide {
                value = self.regs.alloc(1);
                self.emit(Instr::abc(Op::F64ToF32, value, parts + part, 0));
            }
            self.store(packed(dst, part), Ty::FLOAT32, value);
        }
    }
}

/// A part of a `complex64` in a register.
fn packed(number: Reg, part: u16) -> Place {
    Place::Bytes(u32::from(number) * 8 + u32::from(part) * 4)
}
