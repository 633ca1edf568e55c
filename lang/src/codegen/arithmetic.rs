//! Arithmetic: chains of operators, immediate operands, wrapping to narrow widths.

use super::function::FuncGen;
use super::place::int_const;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, Op};
use crate::typed::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::types::Ty;

/// A product that is added to at once: its instruction, the operator, whether the product is the operator's left
/// operand, and the instruction that does both. Not for floats: that doubled the time of sums of products.
const PRODUCTS: &[(Op, BinaryOp, bool, Op)] =
    &[(Op::Mul, BinaryOp::Add, true, Op::MulAdd), (Op::Mul, BinaryOp::Add, false, Op::MulAdd)];

/// Instructions that wrap to a width below 64 bits.
const NARROW: &[(BinaryOp, Class, Op)] = &[
    (BinaryOp::Add, Class::Unsigned(8), Op::Add8U),
    (BinaryOp::Sub, Class::Unsigned(8), Op::Sub8U),
    (BinaryOp::Mul, Class::Unsigned(8), Op::Mul8U),
    (BinaryOp::Add, Class::Signed(8), Op::Add8S),
    (BinaryOp::Sub, Class::Signed(8), Op::Sub8S),
    (BinaryOp::Mul, Class::Signed(8), Op::Mul8S),
    (BinaryOp::Add, Class::Unsigned(16), Op::Add16U),
    (BinaryOp::Sub, Class::Unsigned(16), Op::Sub16U),
    (BinaryOp::Mul, Class::Unsigned(16), Op::Mul16U),
    (BinaryOp::Add, Class::Signed(16), Op::Add16S),
    (BinaryOp::Sub, Class::Signed(16), Op::Sub16S),
    (BinaryOp::Mul, Class::Signed(16), Op::Mul16S),
    (BinaryOp::Add, Class::Signed(32), Op::Add32S),
    (BinaryOp::Sub, Class::Signed(32), Op::Sub32S),
    (BinaryOp::Mul, Class::Signed(32), Op::Mul32S),
    (BinaryOp::Add, Class::Unsigned(32), Op::Add32U),
    (BinaryOp::Sub, Class::Unsigned(32), Op::Sub32U),
    (BinaryOp::Mul, Class::Unsigned(32), Op::Mul32U),
    (BinaryOp::Shl, Class::Unsigned(32), Op::Shl32U),
];

fn narrow(op: BinaryOp, class: Class) -> Option<Op> {
    NARROW.iter().find(|&&(of, at, _)| (of, at) == (op, class)).map(|&(_, _, code)| code)
}

fn add_immediate(class: Class) -> Op {
    match class {
        Class::Unsigned(8) => Op::Add8UI,
        Class::Signed(8) => Op::Add8SI,
        Class::Unsigned(16) => Op::Add16UI,
        Class::Signed(16) => Op::Add16SI,
        Class::Unsigned(32) => Op::Add32UI,
        Class::Signed(32) => Op::Add32SI,
        _ => Op::AddI,
    }
}

fn mul_immediate(class: Class) -> Op {
    match class {
        Class::Unsigned(32) => Op::Mul32UI,
        Class::Signed(32) => Op::Mul32SI,
        _ => Op::MulI,
    }
}

impl<'p> FuncGen<'_, 'p> {
    /// Sign- or zero-extends `dst` to its type's width.
    pub(super) fn normalise(&mut self, class: Class, dst: Reg, src: Reg) {
        let op = match class {
            Class::Signed(8) => Op::Ext8S,
            Class::Signed(16) => Op::Ext16S,
            Class::Signed(32) => Op::Ext32S,
            Class::Unsigned(8) => Op::Ext8U,
            Class::Unsigned(16) => Op::Ext16U,
            Class::Unsigned(32) => Op::Ext32U,
            _ => return self.move_words(dst, src, 1),
        };
        self.emit(Instr::abc(op, dst, src, 0));
    }

    pub(super) fn unary(&mut self, op: UnaryOp, operand: &'p Expr, e: &'p Expr, dst: Reg, fresh: bool) {
        if op == UnaryOp::Not {
            if matches!(operand.kind, ExprKind::Logic(..)) {
                return self.condition_to(e, dst, fresh);
            }
            let src = self.operand(operand);
            self.emit(Instr::abc(Op::NotBool, dst, src, 0));
            return;
        }
        let class = self.unit.types.class(e.ty);
        let src = self.operand(operand);
        self.at(e.span);
        if class == Class::Aggregate {
            return self.negate_complex(e.ty, src, dst);
        }
        let op = match (op, class) {
            (UnaryOp::Neg, Class::F64) => Op::NegF64,
            (UnaryOp::Neg, Class::F32) => Op::NegF32,
            (UnaryOp::Neg, _) => Op::Neg,
            _ => Op::Not,
        };
        self.emit(Instr::abc(op, dst, src, 0));
        if matches!(class, Class::Signed(8 | 16 | 32) | Class::Unsigned(8 | 16 | 32)) {
            self.normalise(class, dst, dst);
        }
    }

    /// A chain of arithmetic, which may be very long on its left side.
    pub(super) fn binary(&mut self, e: &'p Expr, dst: Reg) {
        let mut chain = Vec::new();
        let mut first = e;
        while let ExprKind::Binary(op, left, right) = &first.kind {
            chain.push((*op, first, &**right));
            first = left;
        }
        // With a constant first operand the operands of a commutative operation change places.
        let mut value = None;
        if let Some(&(op, node, right)) = chain.last()
            && matches!(op, BinaryOp::Add | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor)
            && small_const(first).is_some()
            && matches!(self.unit.types.class(node.ty), Class::Signed(_) | Class::Unsigned(_))
        {
            chain.pop();
            let to = if chain.is_empty() { dst } else { self.regs.alloc(1) };
            let left = self.operand(right);
            self.at(node.span);
            self.arithmetic(op, node.ty, (left, false), first, to);
            value = Some(to);
        }
        let mut value = match value {
            Some(value) => value,
            None => self.operand(first),
        };
        let words = self.shape(e.ty).words;
        let top = self.regs.top();
        let mut temp = None;
        while let Some((op, node, right)) = chain.pop() {
            let to = match (chain.is_empty(), temp) {
                (true, _) => dst,
                (false, Some(temp)) => temp,
                (false, None) => *temp.insert(self.regs.alloc(words)),
            };
            let mark = self.regs.top();
            self.at(node.span);
            self.arithmetic(op, node.ty, (value, temp == Some(value)), right, to);
            self.regs.set_top(mark);
            value = to;
        }
        self.regs.set_top(top);
        if value != dst {
            self.move_words(dst, value, words);
        }
    }

    /// `dst = left op right`, wrapped to the width of `ty`. The right operand is evaluated here. With the left one comes
    /// whether it is a temporary that nobody reads afterwards.
    pub(super) fn arithmetic(
        &mut self,
        op: BinaryOp,
        ty: Ty,
        (left, spent): (Reg, bool),
        right: &'p Expr,
        dst: Reg,
    ) {
        let class = self.unit.types.class(ty);
        if matches!(class, Class::Signed(_) | Class::Unsigned(_))
            && self.immediate(op, class, left, right, dst)
        {
            return;
        }
        let span = self.span;
        let top = self.regs.top();
        let reg = self.operand(right);
        self.at(span);
        if matches!(class, Class::Signed(64) | Class::Unsigned(64)) {
            let right_spent = u32::from(reg) >= top;
            let fused = right_spent && self.multiply_and(op, reg, false, left, dst)
                || spent && self.multiply_and(op, left, true, reg, dst);
            if fused {
                return;
            }
        }
        // A constant count is never negative.
        let count = if int_const(right).is_some() { Ty::UINT } else { right.ty };
        self.arithmetic_on(op, ty, left, (reg, count), dst);
    }

    /// Joins an operator with the product, a temporary, that the last instruction computes for it.
    fn multiply_and(&mut self, op: BinaryOp, product: Reg, on_left: bool, other: Reg, dst: Reg) -> bool {
        let Some(&mut last) = self.asm.last() else { return false };
        let found = PRODUCTS.iter().find(|&&(of, with, left, _)| (of, with, left) == (last.op, op, on_left));
        let Some(&(.., code)) = found.filter(|_| last.a == product && other != product) else { return false };
        self.asm.pop();
        self.emit_de(code, dst, last.b, last.c, u32::from(other), 0);
        true
    }

    /// The same with both operands evaluated; the type of a shift's count comes with it.
    pub(super) fn arithmetic_on(
        &mut self,
        op: BinaryOp,
        ty: Ty,
        left: Reg,
        (right, count): (Reg, Ty),
        dst: Reg,
    ) {
        let class = self.unit.types.class(ty);
        let code = match (class, op) {
            (Class::F64, BinaryOp::Add) => Op::AddF64,
            (Class::F64, BinaryOp::Sub) => Op::SubF64,
            (Class::F64, BinaryOp::Mul) => Op::MulF64,
            (Class::F64, _) => Op::DivF64,
            (Class::F32, BinaryOp::Add) => Op::AddF32,
            (Class::F32, BinaryOp::Sub) => Op::SubF32,
            (Class::F32, BinaryOp::Mul) => Op::MulF32,
            (Class::F32, _) => Op::DivF32,
            (Class::Str, _) => Op::Concat,
            (Class::Aggregate, _) => return self.complex(op, ty, left, right, dst),
            _ => return self.integer(op, class, left, (right, count), dst),
        };
        self.emit(Instr::abc(code, dst, left, right));
    }

    /// Integer arithmetic with a constant right operand, if an instruction has room for it.
    fn immediate(&mut self, op: BinaryOp, class: Class, left: Reg, right: &'p Expr, dst: Reg) -> bool {
        let Some(value) = int_const(right) else { return false };
        let signed = matches!(class, Class::Signed(_));
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            // A count is an unsigned number here: constants are never negative.
            let count = value as u64;
            match op {
                BinaryOp::Shl if count >= 64 => self.zero(dst, 1),
                BinaryOp::Shl if class == Class::Unsigned(32) => {
                    self.emit(Instr::abc(Op::Shl32UI, dst, left, count as u16));
                    return true;
                }
                BinaryOp::Shl => self.emit(Instr::abc(Op::ShlI, dst, left, count as u16)),
                _ if signed => self.emit(Instr::abc(Op::ShrSI, dst, left, count.min(63) as u16)),
                _ if count >= 64 => self.zero(dst, 1),
                _ => self.emit(Instr::abc(Op::ShrUI, dst, left, count as u16)),
            }
            if op == BinaryOp::Shl && class != Class::Signed(64) && class != Class::Unsigned(64) {
                self.normalise(class, dst, dst);
            }
            return true;
        }
        if !signed && value > 0 && (value as u64).is_power_of_two() {
            match op {
                BinaryOp::Div => {
                    self.emit(Instr::abc(Op::ShrUI, dst, left, value.trailing_zeros() as u16));
                    return true;
                }
                BinaryOp::Rem if value <= 1 << 15 => {
                    self.emit(Instr::abc(Op::AndI, dst, left, (value - 1) as u16));
                    return true;
                }
                _ => {}
            }
        }
        let power = value > 1 && (value as u64).is_power_of_two();
        if let (true, BinaryOp::Div | BinaryOp::Rem) = (signed && power, op) {
            let code = if op == BinaryOp::Div { Op::DivSPow } else { Op::RemSPow };
            self.emit(Instr::abc(code, dst, left, value.trailing_zeros() as u16));
            return true;
        }
        let (op, value) = match op {
            BinaryOp::Add => (add_immediate(class), value),
            BinaryOp::Sub => (add_immediate(class), value.wrapping_neg()),
            BinaryOp::Mul => (mul_immediate(class), value),
            BinaryOp::Div if signed && value != 0 && value != -1 => (Op::DivSI, value),
            BinaryOp::Rem if signed && value != 0 && value != -1 => (Op::RemSI, value),
            BinaryOp::And => (Op::AndI, value),
            BinaryOp::Or => (Op::OrI, value),
            BinaryOp::Xor => (Op::XorI, value),
            _ => return false,
        };
        let Ok(imm) = i16::try_from(value) else { return false };
        self.emit(Instr::abc(op, dst, left, imm as u16));
        if op == Op::MulI && class != Class::Signed(64) && class != Class::Unsigned(64) {
            self.normalise(class, dst, dst);
        }
        true
    }

    fn integer(&mut self, op: BinaryOp, class: Class, left: Reg, (reg, count): (Reg, Ty), dst: Reg) {
        let checked = matches!(self.unit.types.class(count), Class::Signed(_));
        let signed = matches!(class, Class::Signed(_));
        if let Some(code) = narrow(op, class).filter(|&code| !(checked && code == Op::Shl32U)) {
            self.emit(Instr::abc(code, dst, left, reg));
            return;
        }
        let (code, grows) = match op {
            BinaryOp::Add => (Op::Add, true),
            BinaryOp::Sub => (Op::Sub, true),
            BinaryOp::Mul => (Op::Mul, true),
            BinaryOp::Div => (if signed { Op::DivS } else { Op::DivU }, signed),
            BinaryOp::Rem => (if signed { Op::RemS } else { Op::RemU }, false),
            BinaryOp::And => (Op::And, false),
            BinaryOp::Or => (Op::Or, false),
            BinaryOp::Xor => (Op::Xor, false),
            BinaryOp::AndNot => (Op::AndNot, false),
            BinaryOp::Shl => (if checked { Op::ShlChecked } else { Op::Shl }, true),
            BinaryOp::Shr => match (signed, checked) {
                (true, true) => (Op::ShrSChecked, false),
                (true, false) => (Op::ShrS, false),
                (false, true) => (Op::ShrUChecked, false),
                (false, false) => (Op::ShrU, false),
            },
        };
        self.emit(Instr::abc(code, dst, left, reg));
        if grows && class != Class::Signed(64) && class != Class::Unsigned(64) {
            self.normalise(class, dst, dst);
        }
    }
}

/// A constant that immediate operands can hold.
pub(super) fn small_const(e: &Expr) -> Option<i16> {
    int_const(e).and_then(|value| i16::try_from(value).ok())
}
