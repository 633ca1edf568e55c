//! Order of evaluation where the language leaves it open.
//!
//! The specification orders calls, receive operations and the like among each other, but not against reads of variables.
//! Programs can tell the difference, so this follows Go's compiler: within one statement, or one call's
//! arguments, everything that may have effects is evaluated first, in order, into temporaries; variables and memory
//! are read afterwards. Nothing is done where no read precedes an effect.

use super::function::FuncGen;
use super::types::Class;
use crate::bytecode::Repr;
use crate::typed::{Builtin, Conversion, Expr, ExprKind, has_call, operands};
use crate::types::TyKind;

/// How Go's compiler treats an expression in the order of evaluation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Nature {
    /// Reads what an effect may change.
    Reads,
    /// Evaluated into a temporary in its turn, and may change memory.
    Effect,
    /// Evaluated into a temporary in its turn.
    Temporary,
    /// Evaluated when it is used; its operands count.
    Plain,
}

impl<'p> FuncGen<'_, 'p> {
    /// Evaluates what has effects in the value `e`, unless it is the value itself.
    pub(super) fn order_value(&mut self, e: &'p Expr) {
        if !matches!(self.nature(e), Nature::Effect | Nature::Temporary) {
            self.order_all(std::iter::once(e));
        }
    }

    /// Evaluates what has effects in values that are used together.
    pub(super) fn order_all(&mut self, values: impl DoubleEndedIterator<Item = &'p Expr>) {
        let mut work: Vec<&'p Expr> = values.rev().collect();
        if work.iter().all(|e| matches!(e.kind, ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Zero)) {
            return;
        }
        let mut turns = Vec::new();
        let (mut read, mut needed) = (false, false);
        while let Some(e) = work.pop() {
            match self.nature(e) {
                Nature::Effect => {
                    needed |= read;
                    turns.push(e);
                    continue;
                }
                Nature::Temporary => {
                    // What it reads is read in its turn.
                    turns.push(e);
                    continue;
                }
                Nature::Reads => read = true,
                Nature::Plain => {}
            }
            let first = work.len();
            operands(e, &mut |operand| work.push(operand));
            work[first..].reverse();
        }
        if !needed {
            return;
        }
        for e in turns {
            let reg = self.operand(e);
            self.evaluated.insert(std::ptr::from_ref(e), reg);
        }
    }

    /// The operands of a place that is assigned to; the place itself is not read.
    pub(super) fn place_operands(&self, place: &'p Expr) -> Vec<&'p Expr> {
        let mut found = Vec::new();
        let mut e = place;
        loop {
            match &e.kind {
                ExprKind::Field(inner, _) | ExprKind::Convert(Conversion::Retype, inner, _) => e = inner,
                ExprKind::Deref(pointer) => {
                    found.push(&**pointer);
                    break;
                }
                ExprKind::Index(base, index) => {
                    found.push(&**index);
                    if !matches!(self.unit.typed.types.underlying(base.ty), TyKind::Array(..)) {
                        found.push(&**base);
                        break;
                    }
                    e = base;
                }
                ExprKind::MapIndex { map, key, .. } => {
                    found.push(&**key);
                    found.push(&**map);
                    break;
                }
                _ => break,
            }
        }
        found.reverse();
        found
    }

    fn nature(&mut self, e: &'p Expr) -> Nature {
        match &e.kind {
            ExprKind::Call { callee, .. } if self.intrinsic(callee).is_none() => Nature::Effect,
            ExprKind::Recv { .. } => Nature::Effect,
            ExprKind::Let { .. } | ExprKind::LetTuple { .. } | ExprKind::Logic(..) => match has_call(e) {
                true => Nature::Effect,
                false => Nature::Temporary,
            },
            ExprKind::Builtin(Builtin::Copy(..) | Builtin::Append(..) | Builtin::AppendSlice(..)) => {
                Nature::Effect
            }
            ExprKind::Builtin(Builtin::Print(_) | Builtin::Println(_) | Builtin::Panic(_)) => Nature::Plain,
            ExprKind::Builtin(_) | ExprKind::Slice { .. } | ExprKind::TypeAssert { .. } => Nature::Temporary,
            ExprKind::Convert(Conversion::StringToBytes | Conversion::StringToRunes, ..) => Nature::Temporary,
            ExprKind::Convert(Conversion::ToInterface, inner, _) if self.boxes_by_address(inner) => {
                Nature::Temporary
            }
            ExprKind::Compare(_, left, _) if self.unit.types.class(left.ty) == Class::Aggregate => {
                Nature::Temporary
            }
            ExprKind::Convert(Conversion::BytesToString | Conversion::RunesToString, ..) => Nature::Reads,
            ExprKind::Local(local) if self.local(*local).addressed => Nature::Reads,
            ExprKind::Global(_) | ExprKind::Deref(_) | ExprKind::MapIndex { .. } => Nature::Reads,
            ExprKind::Index(base, _) => match self.unit.typed.types.underlying(base.ty) {
                TyKind::Slice(_) => Nature::Reads,
                _ => Nature::Plain,
            },
            _ => Nature::Plain,
        }
    }

    /// Whether Go's compiler copies a value before it boxes it.
    fn boxes_by_address(&mut self, e: &Expr) -> bool {
        if matches!(e.kind, ExprKind::Const(_) | ExprKind::Zero) {
            return false;
        }
        let shape = self.shape(e.ty);
        let word = !shape.pointers && matches!(shape.size, 0 | 1 | 2 | 4 | 8);
        let direct = super::types::is_direct(&self.unit.typed.types, e.ty);
        !(word || direct || matches!(shape.repr, Repr::Str | Repr::Slice))
    }

    /// Whether a value was evaluated ahead of its use.
    pub(super) fn is_evaluated(&self, e: &Expr) -> bool {
        self.evaluated.contains_key(&std::ptr::from_ref(e))
    }

    /// Registers with a value that was evaluated in its turn.
    pub(super) fn take_evaluated(&mut self, e: &'p Expr) -> Option<super::registers::Reg> {
        match self.evaluated.is_empty() {
            true => None,
            false => self.evaluated.remove(&std::ptr::from_ref(e)),
        }
    }
}
