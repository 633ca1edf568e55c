//! Comparisons and conditions: as fused compare-and-branch instructions, and as values.

use super::arithmetic::small_const;
use super::assembler::Label;
use super::function::FuncGen;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, Op};
use crate::typed::{CompareOp, Const, Expr, ExprKind, LogicOp, UnaryOp};

/// The opposite of a comparison of integers.
fn negated(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Eq => CompareOp::Ne,
        CompareOp::Ne => CompareOp::Eq,
        CompareOp::Lt => CompareOp::Ge,
        CompareOp::Le => CompareOp::Gt,
        CompareOp::Gt => CompareOp::Le,
        CompareOp::Ge => CompareOp::Lt,
    }
}

/// The comparison with its operands exchanged.
fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        op => op,
    }
}

/// Whether signed comparison orders the class's register forms.
fn signed_order(class: Class) -> bool {
    matches!(class, Class::Signed(_) | Class::Unsigned(8 | 16 | 32))
}

impl<'p> FuncGen<'_, 'p> {
    /// Jumps to `label` if the condition is `sense`, else goes on.
    pub(super) fn jump_if(&mut self, e: &'p Expr, sense: bool, label: Label) {
        let top = self.regs.top();
        match &e.kind {
            ExprKind::Const(Const::Bool(value)) => {
                if *value == sense {
                    self.jump(label);
                }
            }
            ExprKind::Unary(UnaryOp::Not, inner) => self.jump_if(inner, !sense, label),
            ExprKind::Logic(op, ..) => self.jump_if_logic(*op, e, sense, label),
            ExprKind::Compare(op, left, right) => {
                self.order_all([&**left, &**right].into_iter());
                self.at(e.span);
                self.jump_if_compare(*op, left, right, sense, label);
            }
            _ => {
                self.order_value(e);
                let value = self.operand(e);
                self.branch(if sense { Op::Jt } else { Op::Jf }, value, 0, label);
            }
        }
        self.regs.set_top(top);
    }

    /// `a && b && …`, which may be very long on its left side.
    fn jump_if_logic(&mut self, op: LogicOp, e: &'p Expr, sense: bool, label: Label) {
        let mut chain = Vec::new();
        let mut first = e;
        while let ExprKind::Logic(inner, left, right) = &first.kind {
            if *inner != op {
                break;
            }
            chain.push(&**right);
            first = left;
        }
        chain.push(first);
        // The value that decides the whole chain at once.
        let decisive = op == LogicOp::Or;
        if sense == decisive {
            for part in chain.into_iter().rev() {
                self.jump_if(part, sense, label);
            }
            return;
        }
        let decided = self.asm.label();
        while let Some(part) = chain.pop() {
            match chain.is_empty() {
                true => self.jump_if(part, sense, label),
                false => self.jump_if(part, !sense, decided),
            }
        }
        self.asm.bind(decided);
    }

    fn jump_if_compare(&mut self, op: CompareOp, left: &'p Expr, right: &'p Expr, sense: bool, label: Label) {
        let class = self.unit.types.class(left.ty);
        let span = self.span;
        match class {
            Class::Signed(_) | Class::Unsigned(_) | Class::Ptr => {
                let op = if sense { op } else { negated(op) };
                self.jump_if_words(op, class, left, right, label);
            }
            Class::F64 => {
                let (left, right) = (self.operand(left), self.operand(right));
                self.at(span);
                let (op, swap) = match (op, sense) {
                    (CompareOp::Eq, true) | (CompareOp::Ne, false) => (Op::JeqF64, false),
                    (CompareOp::Ne, true) | (CompareOp::Eq, false) => (Op::JneF64, false),
                    (CompareOp::Lt, true) => (Op::JltF64, false),
                    (CompareOp::Le, true) => (Op::JleF64, false),
                    (CompareOp::Gt, true) => (Op::JltF64, true),
                    (CompareOp::Ge, true) => (Op::JleF64, true),
                    (CompareOp::Lt, false) => (Op::JnltF64, false),
                    (CompareOp::Le, false) => (Op::JnleF64, false),
                    (CompareOp::Gt, false) => (Op::JnltF64, true),
                    (CompareOp::Ge, false) => (Op::JnleF64, true),
                };
                let (a, b) = if swap { (right, left) } else { (left, right) };
                self.branch(op, a, b, label);
            }
            Class::Slice | Class::Iface | Class::Str if first_word_decides(class, op, left, right) => {
                let word = self.deciding_word(class, left, right);
                self.at(span);
                let equal = (op == CompareOp::Eq) == sense;
                self.branch(if equal { Op::JeqI } else { Op::JneI }, word, 0, label);
            }
            _ => {
                let flag = self.regs.alloc(1);
                let inverted = self.compare_values(op, class, left, right, flag);
                self.branch(if sense != inverted { Op::Jt } else { Op::Jf }, flag, 0, label);
            }
        }
    }

    fn jump_if_words(&mut self, op: CompareOp, class: Class, left: &'p Expr, right: &'p Expr, label: Label) {
        let span = self.span;
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        let signed = signed_order(class);
        let constant = |e: &Expr| match &e.kind {
            ExprKind::Zero => Some(0),
            ExprKind::Const(Const::Bool(value)) => Some(i16::from(*value)),
            _ => small_const(e),
        };
        if signed || equality {
            let immediate = match (constant(left), constant(right)) {
                (_, Some(value)) => Some((left, op, value)),
                (Some(value), None) => Some((right, mirrored(op), value)),
                _ => None,
            };
            if let Some((operand, op, value)) = immediate {
                let operand = self.operand(operand);
                self.at(span);
                let op = match op {
                    CompareOp::Eq => Op::JeqI,
                    CompareOp::Ne => Op::JneI,
                    CompareOp::Lt => Op::JltSI,
                    CompareOp::Le => Op::JleSI,
                    CompareOp::Gt => Op::JgtSI,
                    CompareOp::Ge => Op::JgeSI,
                };
                self.branch(op, operand, value as u16, label);
                return;
            }
        }
        let (left, right) = (self.operand(left), self.operand(right));
        self.at(span);
        let (op, a, b) = match (op, signed) {
            (CompareOp::Eq, _) => (Op::Jeq, left, right),
            (CompareOp::Ne, _) => (Op::Jne, left, right),
            (CompareOp::Lt, true) => (Op::JltS, left, right),
            (CompareOp::Le, true) => (Op::JleS, left, right),
            (CompareOp::Gt, true) => (Op::JltS, right, left),
            (CompareOp::Ge, true) => (Op::JleS, right, left),
            (CompareOp::Lt, false) => (Op::JltU, left, right),
            (CompareOp::Le, false) => (Op::JleU, left, right),
            (CompareOp::Gt, false) => (Op::JltU, right, left),
            (CompareOp::Ge, false) => (Op::JleU, right, left),
        };
        self.branch(op, a, b, label);
    }

    /// The word that is zero exactly when the other operand, nil or the empty string, is equal.
    fn deciding_word(&mut self, class: Class, left: &'p Expr, right: &'p Expr) -> Reg {
        let value = if is_nothing(right) { left } else { right };
        let word = Reg::from(class == Class::Str);
        self.operand(value) + word
    }

    /// Compares into `dst`. Whether the result is the opposite of what was asked.
    fn compare_values(
        &mut self,
        op: CompareOp,
        class: Class,
        left: &'p Expr,
        right: &'p Expr,
        dst: Reg,
    ) -> bool {
        let span = self.span;
        let ty = left.ty;
        if let (CompareOp::Eq, Some(value)) = (op, small_const(right))
            && matches!(class, Class::Signed(_) | Class::Unsigned(_))
        {
            let left = self.operand(left);
            self.emit(Instr::abc(Op::EqI, dst, left, value as u16));
            return false;
        }
        if first_word_decides(class, op, left, right) {
            let word = self.deciding_word(class, left, right);
            self.at(span);
            self.emit(Instr::abc(Op::EqI, dst, word, 0));
            return op == CompareOp::Ne;
        }
        let (left, right) = (self.brief_text(left), self.brief_text(right));
        self.at(span);
        let (a, b) = match op {
            CompareOp::Gt | CompareOp::Ge => (right, left),
            _ => (left, right),
        };
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        let strict = matches!(op, CompareOp::Lt | CompareOp::Gt);
        let signed = signed_order(class);
        let code = match class {
            Class::Signed(_) | Class::Unsigned(_) | Class::Ptr => match op {
                CompareOp::Eq => Op::Eq,
                CompareOp::Ne => {
                    self.emit(Instr::abc(Op::Ne, dst, a, b));
                    return false;
                }
                _ if strict => {
                    if signed {
                        Op::LtS
                    } else {
                        Op::LtU
                    }
                }
                _ => {
                    if signed {
                        Op::LeS
                    } else {
                        Op::LeU
                    }
                }
            },
            Class::F64 if equality => Op::EqF64,
            Class::F64 if strict => Op::LtF64,
            Class::F64 => Op::LeF64,
            Class::F32 if equality => Op::EqF32,
            Class::F32 if strict => Op::LtF32,
            Class::F32 => Op::LeF32,
            Class::Str if equality => Op::EqStr,
            Class::Str if strict => Op::LtStr,
            Class::Str => Op::LeStr,
            Class::Iface => Op::EqIface,
            Class::Slice | Class::Aggregate => {
                let ty = self.unit.types.index(ty).0;
                self.emit_de(Op::EqTyped, dst, a, b, ty, 0);
                return op == CompareOp::Ne;
            }
        };
        self.emit(Instr::abc(code, dst, a, b));
        op == CompareOp::Ne
    }

    /// A comparison's value.
    pub(super) fn compare_to(
        &mut self,
        op: CompareOp,
        left: &'p Expr,
        right: &'p Expr,
        e: &'p Expr,
        dst: Reg,
        _fresh: bool,
    ) {
        let class = self.unit.types.class(left.ty);
        self.at(e.span);
        if self.compare_values(op, class, left, right, dst) {
            self.emit(Instr::abc(Op::NotBool, dst, dst, 0));
        }
    }

    /// A condition's value, by jumps.
    pub(super) fn condition_to(&mut self, e: &'p Expr, dst: Reg, fresh: bool) {
        let flag = if fresh { dst } else { self.regs.alloc(1) };
        let (no, end) = (self.asm.label(), self.asm.label());
        self.jump_if(e, false, no);
        self.const_int(flag, 1);
        self.jump(end);
        self.asm.bind(no);
        self.const_int(flag, 0);
        self.asm.bind(end);
        self.move_words(dst, flag, 1);
    }
}

fn is_nothing(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Zero => true,
        ExprKind::Const(Const::Str(text)) => text.is_empty(),
        _ => false,
    }
}

/// Whether one operand is nil or empty, so that a single word of the other decides equality.
fn first_word_decides(class: Class, op: CompareOp, left: &Expr, right: &Expr) -> bool {
    matches!(class, Class::Slice | Class::Iface | Class::Str)
        && matches!(op, CompareOp::Eq | CompareOp::Ne)
        && (is_nothing(left) || is_nothing(right))
}
