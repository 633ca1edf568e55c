//! `select`.

use super::function::{Exits, FuncGen};
use super::registers::Reg;
use crate::bytecode::{Instr, NO_REG, Op, SelectArm, SelectDesc};
use crate::typed::{Comm, Expr, SelectStmt, has_call};
use crate::types::{Ty, TyKind};

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn select(&mut self, stmt: &'p SelectStmt) {
        let span = self.span;
        let breaks = self.asm.label();
        self.body.exits.insert(stmt.target, Exits { breaks, continues: None });
        let chosen = self.regs.alloc(1);
        let mut desc = SelectDesc::default();
        let ordered = stmt.cases.iter().flat_map(|case| case.comm.operands()).any(has_call);
        for case in &stmt.cases {
            match &case.comm {
                Comm::Default => desc.has_default = true,
                Comm::Send { chan, value } => {
                    let elem = self.unit.types.index(value.ty);
                    let (chan, value) = (self.in_turn(chan, ordered), self.in_turn(value, ordered));
                    desc.arms.push(SelectArm { send: true, chan, value, ok: NO_REG, elem });
                }
                Comm::Recv { chan, value, ok } => {
                    let ty = match *self.unit.typed.types.underlying(chan.ty) {
                        TyKind::Chan(_, elem) => elem,
                        _ => Ty::INVALID,
                    };
                    let elem = self.unit.types.index(ty);
                    let chan = self.in_turn(chan, ordered);
                    let into = |gen_: &mut Self, wanted: bool, words: u32| {
                        if !wanted {
                            return NO_REG;
                        }
                        let reg = gen_.regs.alloc(words);
                        // Only the arm that happens writes its registers.
                        gen_.zero(reg, words);
                        reg
                    };
                    let words = self.shape(ty).words;
                    let value = into(self, value.is_some(), words);
                    let ok = into(self, ok.is_some(), 1);
                    desc.arms.push(SelectArm { send: false, chan, value, ok, elem });
                }
            }
        }
        let arms = desc.arms.clone();
        let blocks_forever = arms.is_empty() && !desc.has_default;
        self.at(span);
        if !self.asm.is_dead() {
            let table = self.unit.program.selects.len() as u32;
            self.unit.program.selects.push(desc);
            self.emit(Instr::a_bc(Op::Select, chosen, table));
        }
        if blocks_forever {
            self.emit(Instr::abc(Op::Unreachable, 0, 0, 0));
        }
        let mut number = 0;
        let mut default = None;
        for case in &stmt.cases {
            if matches!(case.comm, Comm::Default) {
                default = Some(case);
                continue;
            }
            let next = self.asm.label();
            self.branch(Op::JneI, chosen, number, next);
            let top = self.regs.top();
            let arm = &arms[usize::from(number)];
            if let Comm::Recv { value, ok, .. } = &case.comm {
                for (local, reg) in [(value, arm.value), (ok, arm.ok)] {
                    if let Some(local) = local {
                        self.adopt(*local, reg);
                    }
                }
            }
            self.block(&case.body);
            self.regs.set_top(top);
            self.jump(breaks);
            self.asm.bind(next);
            number += 1;
        }
        match default {
            Some(case) => self.block(&case.body),
            None => self.emit(Instr::abc(Op::Unreachable, 0, 0, 0)),
        }
        self.asm.bind(breaks);
    }

    /// A value that stays what it is while the cases behind it are evaluated, if these make calls.
    fn in_turn(&mut self, e: &'p Expr, ordered: bool) -> Reg {
        if ordered { self.own_copy(e) } else { self.operand(e) }
    }
}
