//! Expression and type switches.

use super::assembler::Label;
use super::function::{Exits, FuncGen};
use super::place::int_const;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, Op};
use crate::typed::{CompareOp, Expr, ExprKind, LocalId, SwitchStmt, TypeClause, TypeSwitchStmt};
use crate::types::Ty;

/// A jump table needs this many cases, and one used entry in so many.
const FEWEST_CASES: usize = 5;
const LEAST_DENSITY: i64 = 8;

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn switch(&mut self, stmt: &'p SwitchStmt) {
        let breaks = self.asm.label();
        self.body.exits.insert(stmt.target, Exits { breaks, continues: None });
        if !self.brief_tag(stmt)
            && let Some((local, value)) = &stmt.tag
        {
            self.define(*local, value);
        }
        let labels: Vec<Label> = stmt.clauses.iter().map(|_| self.asm.label()).collect();
        let default = stmt.default.map_or(breaks, |index| labels[index]);
        if !self.dense_switch(stmt, &labels, default) {
            for (clause, &label) in stmt.clauses.iter().zip(&labels) {
                for cond in &clause.conds {
                    self.jump_if(cond, true, label);
                }
            }
            self.jump(default);
        }
        for (clause, &label) in stmt.clauses.iter().zip(&labels) {
            self.asm.bind(label);
            self.block(&clause.body);
            if !clause.falls_through {
                self.jump(breaks);
            }
        }
        self.asm.bind(breaks);
    }

    /// Dispatches by a jump table if all cases are integer constants close to each other.
    fn dense_switch(&mut self, stmt: &'p SwitchStmt, labels: &[Label], default: Label) -> bool {
        let Some((tag, value)) = &stmt.tag else { return false };
        let mut cases = Vec::new();
        for (clause, &label) in stmt.clauses.iter().zip(labels) {
            for cond in &clause.conds {
                let Some(case) = constant_case(cond, *tag) else { return false };
                cases.push((case, label));
            }
        }
        let integer = matches!(self.unit.types.class(value.ty), Class::Signed(_) | Class::Unsigned(_));
        let (Some(&(least, _)), Some(&(most, _))) =
            (cases.iter().min_by_key(|case| case.0), cases.iter().max_by_key(|case| case.0))
        else {
            return false;
        };
        let count = cases.len() as i64;
        let Some(span) = most.checked_sub(least) else { return false };
        let near = i16::try_from(least.wrapping_neg());
        if !integer || cases.len() < FEWEST_CASES || span / LEAST_DENSITY > count {
            return false;
        }
        let Ok(shift) = near else { return false };
        let place = self.slot_place(*tag);
        let tag = self.load_temp(place, value.ty);
        let mut index = tag;
        if shift != 0 {
            index = self.regs.alloc(1);
            self.emit(Instr::abc(Op::AddI, index, tag, shift as u16));
        }
        let mut table = vec![default; span as usize + 2];
        for (case, label) in cases {
            table[(case - least) as usize] = label;
        }
        self.asm.jump_table(index, table);
        true
    }

    pub(super) fn type_switch(&mut self, stmt: &'p TypeSwitchStmt) {
        let breaks = self.asm.label();
        self.body.exits.insert(stmt.target, Exits { breaks, continues: None });
        let subject = self.operand(&stmt.subject);
        for (i, clause) in stmt.clauses.iter().enumerate() {
            if stmt.default == Some(i) && clause.types.is_empty() {
                continue;
            }
            let (body, next) = (self.asm.label(), self.asm.label());
            for (k, &ty) in clause.types.iter().enumerate() {
                let last = k + 1 == clause.types.len();
                let miss = if last { next } else { self.asm.label() };
                self.jump_unless_type(subject, ty, miss);
                if !last {
                    self.jump(body);
                    self.asm.bind(miss);
                }
            }
            self.asm.bind(body);
            self.type_clause(clause, subject, stmt.subject.ty, breaks);
            self.asm.bind(next);
        }
        if let Some(default) = stmt.default {
            self.type_clause(&stmt.clauses[default], subject, stmt.subject.ty, breaks);
        }
        self.asm.bind(breaks);
    }

    fn type_clause(&mut self, clause: &'p TypeClause, subject: Reg, from: Ty, breaks: Label) {
        let top = self.regs.top();
        if let Some(local) = clause.binding {
            let ty = self.local(local).ty;
            match clause.types.as_slice() {
                [Some(to)] if *to == ty && !self.unit.typed.types.is_interface(ty) => {
                    let words = self.shape(ty).words;
                    let idx = self.unit.types.index(ty).0;
                    let value = self.regs.alloc(words);
                    self.emit_de(Op::Unbox, value, subject, 0, idx, 0);
                    self.adopt(local, value);
                }
                _ => {
                    debug_assert!(self.unit.typed.types.is_interface(from));
                    self.begin_with(local, subject);
                }
            }
        }
        self.block(&clause.body);
        self.regs.set_top(top);
        self.jump(breaks);
    }

    fn jump_unless_type(&mut self, subject: Reg, ty: Option<Ty>, miss: Label) {
        match ty {
            None => self.branch(Op::JneI, subject, 0, miss),
            Some(ty) => {
                let op = match self.unit.typed.types.is_interface(ty) {
                    true => Op::JNotIface,
                    false => Op::JNotType,
                };
                let idx = self.unit.types.index(ty).0;
                self.emit_jump(Instr::abc(op, subject, 0, 0).with_de(idx, 0), miss);
            }
        }
    }
}

/// The constant that a case compares the tag with.
fn constant_case(cond: &Expr, tag: LocalId) -> Option<i64> {
    match &cond.kind {
        ExprKind::Compare(CompareOp::Eq, left, right) => match (&left.kind, &right.kind) {
            (ExprKind::Local(local), _) if *local == tag => int_const(right),
            (_, ExprKind::Local(local)) if *local == tag => int_const(left),
            _ => None,
        },
        _ => None,
    }
}
