//! What a loop need not compute anew in each iteration: constants that no instruction takes as a number, and the addresses
//! of arrays.
//!
//! They get registers before the outermost loop that uses them. What is found by looking at the loop is a guess, and
//! need be no better: a register too many costs one instruction before the loop.

use super::arithmetic::small_const;
use super::function::FuncGen;
use super::place::{Place, Slot, int_const};
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, Op};
use crate::typed::{
    BinaryOp, Block, CompareOp, Const, Conversion, Dest, Expr, ExprKind, Rhs, Stmt, StmtKind, any_expr,
    for_each_expr, for_each_stmt,
};
use crate::types::TyKind;

/// Registers that one loop may use for this.
const MOST: usize = 16;

/// Loops nested deeper are not looked at: those around them were, with all that is in them, and each look goes through
/// everything inside.
const DEEPEST: u32 = 8;

/// A value that does not change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Invariant {
    /// A scalar word.
    Word(i64),
    /// The address of a variable in the frame's memory, by its first word.
    Frame(Reg),
    /// The address of a package-level variable, by its offset.
    Static(u32),
}

impl<'p> FuncGen<'_, 'p> {
    /// Puts what the loop's parts need into registers. Returns what [`leave_loop`](Self::leave_loop) takes, after the
    /// loop.
    pub(super) fn enter_loop(
        &mut self,
        head: impl IntoIterator<Item = &'p Expr>,
        post: Option<&'p Stmt>,
        body: &'p Block,
    ) -> usize {
        let outside = self.invariants.len();
        self.loop_depth += 1;
        if self.loop_depth > DEEPEST {
            return outside;
        }
        let mut found = Vec::new();
        for e in head {
            any_expr(e, &mut |e| {
                self.find_in_expr(e, &mut found);
                false
            });
        }
        for_each_expr(body, &mut |e| self.find_in_expr(e, &mut found));
        post.iter().for_each(|stmt| self.find_in_stmt(stmt, &mut found));
        for_each_stmt(body, &mut |stmt| self.find_in_stmt(stmt, &mut found));
        found.truncate(MOST);
        for invariant in found {
            let reg = self.regs.alloc(1);
            match invariant {
                Invariant::Word(value) => self.const_int(reg, value),
                Invariant::Frame(word) => self.emit_de(Op::FrameAddr, reg, word, 0, 0, 0),
                Invariant::Static(byte) => self.emit(Instr::a_bc(Op::GlobalAddr, reg, byte)),
            }
            self.invariants.push((invariant, reg));
        }
        outside
    }

    /// Forgets what [`enter_loop`](Self::enter_loop) put into registers.
    pub(super) fn leave_loop(&mut self, outside: usize) {
        self.invariants.truncate(outside);
        self.loop_depth -= 1;
    }

    fn note(&self, invariant: Invariant, found: &mut Vec<Invariant>) {
        if !found.contains(&invariant) && self.invariants.iter().all(|&(known, _)| known != invariant) {
            found.push(invariant);
        }
    }

    /// Notes a constant operand that needs a register.
    fn note_constant(&self, e: &Expr, found: &mut Vec<Invariant>) {
        if let Some(word) = self.constant_word(e) {
            self.note(Invariant::Word(word), found);
        }
    }

    fn find_in_expr(&self, e: &Expr, found: &mut Vec<Invariant>) {
        match &e.kind {
            ExprKind::Const(Const::Float(_)) => self.note_constant(e, found),
            ExprKind::Const(Const::Int(_)) if matches!(self.class(e), Class::F64 | Class::F32) => {
                self.note_constant(e, found);
            }
            ExprKind::Binary(op, left, right) => {
                let commutes = matches!(op, BinaryOp::Add | BinaryOp::Mul)
                    || matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor);
                if !(commutes && small_const(left).is_some()) {
                    self.note_constant(left, found);
                }
                if !self.has_immediate(*op, right) {
                    self.note_constant(right, found);
                }
            }
            ExprKind::Compare(op, left, right) => {
                let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
                for side in [left, right] {
                    let immediate = equality || self.class(side) != Class::Unsigned(64);
                    if !(immediate && small_const(side).is_some()) {
                        self.note_constant(side, found);
                    }
                }
            }
            ExprKind::Index(base, index) => match self.unit.typed.types.underlying(base.ty) {
                TyKind::Slice(_) => {
                    self.note_constant(index, found);
                    if let ExprKind::Global(_) = base.kind {
                        self.note_array(base, found);
                    }
                }
                TyKind::Array(..) if int_const(index).is_none() => self.note_array(base, found),
                _ => {}
            },
            _ => {}
        }
    }

    fn find_in_stmt(&self, stmt: &Stmt, found: &mut Vec<Invariant>) {
        match &stmt.kind {
            StmtKind::Assign { lhs, rhs: Rhs::Each(values) } => {
                for (dest, value) in lhs.iter().zip(values) {
                    if let Dest::Place(place) = dest
                        && !matches!(place.kind, ExprKind::Local(_))
                    {
                        self.note_constant(value, found);
                    }
                }
            }
            StmtKind::OpAssign { op, rhs, .. } if !self.has_immediate(*op, rhs) => {
                self.note_constant(rhs, found);
            }
            _ => {}
        }
    }

    /// Whether instructions take the right operand, a constant, as a number.
    fn has_immediate(&self, op: BinaryOp, right: &Expr) -> bool {
        match op {
            BinaryOp::Shl | BinaryOp::Shr => true,
            BinaryOp::AndNot => false,
            BinaryOp::Div | BinaryOp::Rem => {
                let power = int_const(right).is_some_and(|value| (value as u64).is_power_of_two());
                power || small_const(right).is_some() && matches!(self.class(right), Class::Signed(_))
            }
            _ => small_const(right).is_some(),
        }
    }

    fn class(&self, e: &Expr) -> Class {
        self.unit.types.class(e.ty)
    }

    /// Notes the address of the variable that an array is, or is in.
    fn note_array(&self, array: &Expr, found: &mut Vec<Invariant>) {
        let mut root = array;
        loop {
            root = match &root.kind {
                ExprKind::Field(inner, _) | ExprKind::Convert(Conversion::Retype, inner, _) => inner,
                ExprKind::Index(inner, _)
                    if matches!(self.unit.typed.types.underlying(inner.ty), TyKind::Array(..)) =>
                {
                    inner
                }
                ExprKind::Global(global) => {
                    let start = self.unit.global_offset(*global);
                    return self.note(Invariant::Static(start), found);
                }
                ExprKind::Local(local) => {
                    if let Slot::Memory(word) = self.body.slots[local.0 as usize] {
                        self.note(Invariant::Frame(word), found);
                    }
                    return;
                }
                _ => return,
            };
        }
    }

    /// The register that holds a constant's word in this loop.
    pub(super) fn invariant_word(&self, e: &Expr) -> Option<Reg> {
        if self.invariants.is_empty() {
            return None;
        }
        let word = Invariant::Word(self.constant_word(e)?);
        self.invariants.iter().find(|&&(known, _)| known == word).map(|&(_, reg)| reg)
    }

    /// A register with an address at or before a place in this loop, and the bytes between them.
    pub(super) fn invariant_base(&self, place: Place) -> Option<(Reg, u32)> {
        let byte = match place {
            Place::Static(byte) => byte,
            Place::Bytes(byte) if self.regs.in_memory((byte / 8) as Reg) => byte,
            Place::Reg(word) if self.regs.in_memory(word) => u32::from(word) * 8,
            _ => return None,
        };
        let bases = self.invariants.iter().filter_map(|&(known, reg)| match (known, place) {
            (Invariant::Static(start), Place::Static(_)) => Some((reg, start)),
            (Invariant::Frame(start), Place::Bytes(_) | Place::Reg(_)) => Some((reg, u32::from(start) * 8)),
            _ => None,
        });
        let (reg, start) = bases.filter(|&(_, start)| start <= byte).max_by_key(|&(_, start)| start)?;
        Some((reg, byte - start))
    }
}
