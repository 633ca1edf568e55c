//! Arithmetic: chains of operators, immediate operands, wrapping to narrow widths.

use super::function::FuncGen;
use super::place::int_const;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, Op};
use crate::typed::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::types::Ty;

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
            self.arithmetic(op, node.ty, left, first, to);
            value = Some(to);
        }
        let mut value = match value {
            Some(value) => value,
            None => self.operand(first),
        };
        let top = self.regs.top();
        let mut temp = None;
        while let Some((op, node, right)) = chain.pop() {
            let to = match (chain.is_empty(), temp) {
                (true, _) => dst,
                (false, Some(temp)) => temp,
                (false, None) => *temp.insert(self.regs.alloc(1)),
            };
            let mark = self.regs.top();
            self.at(node.span);
            self.arithmetic(op, node.ty, value, right, to);
            self.regs.set_top(mark);
            value = to;
        }
        self.regs.set_top(top);
        if value != dst {
            self.move_words(dst, value, 1);
        }
    }

    /// `dst = left op right`, wrapped to the width of `ty`. The right operand is evaluated here.
    pub(super) fn arithmetic(&mut self, op: BinaryOp, ty: Ty, left: Reg, right: &'p Expr, dst: Reg) {
        let class = self.unit.types.class(ty);
        if matches!(class, Class::Signed(_) | Class::Unsigned(_))
            && self.immediate(op, class, left, right, dst)
        {
            return;
        }
        let span = self.span;
        let reg = self.operand(right);
        self.at(span);
        // A constant count is never negative.
        let count = if int_const(right).is_some() { Ty::UINT } else { right.ty };
        self.arithmetic_on(op, ty, left, (reg, count), dst);
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
        let (op, value) = match op {
            BinaryOp::Add => (Op::AddI, value),
            BinaryOp::Sub => (Op::AddI, value.wrapping_neg()),
            BinaryOp::Mul => (Op::MulI, value),
            BinaryOp::Div if signed && value != 0 && value != -1 => (Op::DivSI, value),
            BinaryOp::Rem if signed && value != 0 && value != -1 => (Op::RemSI, value),
            BinaryOp::And => (Op::AndI, value),
            BinaryOp::Or => (Op::OrI, value),
            BinaryOp::Xor => (Op::XorI, value),
            _ => return false,
        };
        let Ok(imm) = i16::try_from(value) else { return false };
        self.emit(Instr::abc(op, dst, left, imm as u16));
        let grows = matches!(op, Op::AddI | Op::MulI);
        if grows && class != Class::Signed(64) && class != Class::Unsigned(64) {
            self.normalise(class, dst, dst);
        }
        true
    }

    fn integer(&mut self, op: BinaryOp, class: Class, left: Reg, (reg, count): (Reg, Ty), dst: Reg) {
        let shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
        if shift && matches!(self.unit.types.class(count), Class::Signed(_)) {
            self.emit(Instr::abc(Op::CheckShift, reg, 0, 0));
        }
        let signed = matches!(class, Class::Signed(_));
        let narrow32 = match (op, class) {
            (BinaryOp::Add, Class::Signed(32)) => Some(Op::Add32S),
            (BinaryOp::Sub, Class::Signed(32)) => Some(Op::Sub32S),
            (BinaryOp::Mul, Class::Signed(32)) => Some(Op::Mul32S),
            (BinaryOp::Add, Class::Unsigned(32)) => Some(Op::Add32U),
            (BinaryOp::Sub, Class::Unsigned(32)) => Some(Op::Sub32U),
            (BinaryOp::Mul, Class::Unsigned(32)) => Some(Op::Mul32U),
            _ => None,
        };
        if let Some(op) = narrow32 {
            self.emit(Instr::abc(op, dst, left, reg));
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
            BinaryOp::Shl => (Op::Shl, true),
            BinaryOp::Shr => (if signed { Op::ShrS } else { Op::ShrU }, false),
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
