//! Statements and blocks.

use super::function::{Exits, FuncGen};
use super::place::{Place, Slot};
use super::visit::is_small;
use crate::bytecode::{Instr, NO_REG, Op};
use crate::typed::{Block, Expr, ForStmt, Func, LocalId, Rhs, Stmt, StmtKind};
use crate::types::Ty;

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn block(&mut self, block: &'p Block) {
        let top = self.regs.top();
        for stmt in &block.stmts {
            self.stmt(stmt);
        }
        self.regs.set_top(top);
    }

    /// Variables that the statement begins keep their registers until the block's end.
    pub(super) fn stmt(&mut self, stmt: &'p Stmt) {
        self.at(stmt.span);
        match &stmt.kind {
            StmtKind::Declare(local) => self.begin_zeroed(*local),
            StmtKind::Assign { lhs, rhs } => self.assign(lhs, rhs),
            kind => {
                let top = self.regs.top();
                self.plain(kind);
                self.regs.set_top(top);
            }
        }
    }

    fn plain(&mut self, kind: &'p StmtKind) {
        match kind {
            StmtKind::Declare(_) | StmtKind::Assign { .. } => unreachable!("handled by the caller"),
            StmtKind::Expr(e) => self.discard(e),
            StmtKind::OpAssign { op, lhs, rhs } => self.op_assign(*op, lhs, rhs),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If { cond, then, els } => self.if_chain(cond, then, els.as_ref()),
            StmtKind::For(stmt) => self.for_loop(stmt),
            StmtKind::Range(stmt) => self.range(stmt),
            StmtKind::Switch(stmt) => self.switch(stmt),
            StmtKind::TypeSwitch(stmt) => self.type_switch(stmt),
            StmtKind::Select(stmt) => self.select(stmt),
            StmtKind::Return(values) => self.return_stmt(values.as_ref()),
            StmtKind::Break(target) => {
                let label = self.body.exits[target].breaks;
                self.jump(label);
            }
            StmtKind::Continue(target) => {
                if let Some(label) = self.body.exits[target].continues {
                    self.jump(label);
                }
            }
            StmtKind::MoveToHeap { local, keep_capacity } => self.move_to_heap(*local, *keep_capacity),
            StmtKind::Goto(label) => {
                let label = self.goto_label(*label);
                self.jump(label);
            }
            StmtKind::Label(label) => {
                let label = self.goto_label(*label);
                self.asm.bind_entry(label);
            }
            StmtKind::Go(closure) => {
                let span = self.span;
                let closure = self.operand(closure);
                self.at(span);
                self.emit(Instr::abc(Op::Go, closure, 0, 0));
            }
            StmtKind::Defer { closure, behind: Some(record), .. } => {
                let span = self.span;
                let closure = self.operand(closure);
                let record = self.slot_place(*record);
                let record = self.load_temp(record, Ty::UNSAFE_POINTER);
                self.at(span);
                self.emit(Instr::abc(Op::DeferBehind, record, 0, closure));
            }
            StmtKind::Defer { closure, in_loop, behind: None } => {
                let span = self.span;
                let closure = self.operand(closure);
                let record = match in_loop {
                    true => NO_REG,
                    false => self.regs.alloc_memory(2, 0..2),
                };
                self.at(span);
                if let Some(deferring) = self.deferring {
                    self.emit(Instr::abc(Op::Defer, deferring.head, record, closure));
                }
            }
            StmtKind::Send { chan, value } => {
                let span = self.span;
                let elem = self.unit.types.index(value.ty).0;
                self.order_all([chan, value].into_iter());
                let (chan, value) = (self.operand(chan), self.operand(value));
                self.at(span);
                self.emit_de(Op::Send, chan, value, 0, elem, 0);
            }
        }
    }

    fn goto_label(&mut self, label: crate::typed::Label) -> super::assembler::Label {
        match self.body.labels.get(&label) {
            Some(&label) => label,
            None => {
                let new = self.asm.label();
                self.body.labels.insert(label, new);
                new
            }
        }
    }

    /// Where a block that is nothing but a jump goes.
    fn leads_to(&mut self, block: &Block) -> Option<super::assembler::Label> {
        match block.stmts.as_slice() {
            [Stmt { kind: StmtKind::Break(target), .. }] => Some(self.body.exits[target].breaks),
            [Stmt { kind: StmtKind::Continue(target), .. }] => self.body.exits[target].continues,
            _ => None,
        }
    }

    /// `if … else if … else`, which may be a long chain.
    fn if_chain(&mut self, cond: &'p Expr, then: &'p Block, els: Option<&'p Block>) {
        let end = self.asm.label();
        let (mut cond, mut then, mut els) = (cond, then, els);
        loop {
            if let (Some(label), None) = (self.leads_to(then), els) {
                self.jump_if(cond, true, label);
                break;
            }
            let no = if els.is_some() { self.asm.label() } else { end };
            self.jump_if(cond, false, no);
            self.block(then);
            let Some(block) = els else { break };
            self.jump(end);
            self.asm.bind(no);
            match block.stmts.as_slice() {
                [Stmt { kind: StmtKind::If { cond: c, then: t, els: e }, span }] => {
                    self.at(*span);
                    (cond, then, els) = (c, t, e.as_ref());
                }
                _ => {
                    self.block(block);
                    break;
                }
            }
        }
        self.asm.bind(end);
    }

    /// A loop with its test at the end; a small test is made once more before the first iteration.
    fn for_loop(&mut self, stmt: &'p ForStmt) {
        if let Some(init) = &stmt.init {
            self.stmt(init);
        }
        let outside = self.enter_loop(&stmt.cond, stmt.post.as_ref(), &stmt.body);
        let (body, test) = (self.asm.label(), self.asm.label());
        let (breaks, continues) = (self.asm.label(), self.asm.label());
        self.body.exits.insert(stmt.target, Exits { breaks, continues: Some(continues) });
        let twice = stmt.cond.as_ref().is_none_or(is_small);
        match &stmt.cond {
            Some(cond) if twice => self.jump_if(cond, false, breaks),
            Some(_) => self.jump(test),
            None => {}
        }
        match twice {
            true => self.asm.bind(body),
            false => self.asm.bind_after(body, test),
        }
        self.block(&stmt.body);
        self.asm.bind(continues);
        for &local in &stmt.per_iteration {
            self.renew(local);
        }
        if let Some(post) = &stmt.post {
            self.stmt(post);
        }
        if !twice {
            self.asm.bind(test);
        }
        match &stmt.cond {
            Some(cond) => self.jump_if(cond, true, body),
            None => self.jump(body),
        }
        self.leave_loop(outside);
        self.asm.bind(breaks);
    }

    /// Gives the next iteration its own copy of a variable in the heap.
    fn renew(&mut self, local: LocalId) {
        let Slot::Indirect(reg) = self.body.slots[local.0 as usize] else { return };
        let top = self.regs.top();
        let ty = self.local(local).ty;
        let idx = self.unit.types.index(ty).0;
        let copy = self.regs.alloc(1);
        self.emit(Instr::a_bc(Op::New, copy, idx));
        let value = self.load_temp(Place::object(reg), ty);
        self.store(Place::object(copy), ty, value);
        self.move_words(reg, copy, 1);
        self.regs.set_top(top);
    }

    fn return_stmt(&mut self, values: Option<&'p Rhs>) {
        let Some(func) = self.body.func else { return };
        if let Some((_, end)) = self.body.leaves {
            return self.leave(values, end);
        }
        let span = self.span;
        let Some(values) = values else {
            self.return_results(func);
            return;
        };
        let shared = func.results.iter().any(|result| func.locals[result.0 as usize].addressed);
        if self.deferring.is_some() || shared {
            self.set_results(func, values);
            self.at(span);
            self.return_results(func);
            return;
        }
        let mut moves = Vec::new();
        let mut to = 0;
        match values {
            Rhs::Each(values) => {
                if let [value] = values.as_slice() {
                    self.order_value(value);
                    let words = self.shape(value.ty).words;
                    if words == 1
                        && let Some(Ok(number)) = self.constant_word(value).map(i32::try_from)
                    {
                        self.emit(Instr::a_bc(Op::RetI, 0, number as u32));
                    } else if words == 1 {
                        let reg = self.operand(value);
                        self.at(span);
                        self.emit(Instr::abc(Op::Ret1, reg, 0, 0));
                    } else {
                        self.expr_to(value, 0, false);
                        self.at(span);
                        self.emit(Instr::abc(Op::Ret, 0, 0, 0));
                    }
                    return;
                }
                self.order_each(values.iter());
                for value in values {
                    let reg = self.operand(value);
                    moves.push((to, Place::Reg(reg), value.ty));
                    to += self.shape(value.ty).words as u16;
                }
            }
            Rhs::Tuple(tuple) => {
                let regs = self.tuple(tuple, &[]);
                for (&result, reg) in func.results.iter().zip(regs) {
                    let ty = func.locals[result.0 as usize].ty;
                    moves.push((to, Place::Reg(reg), ty));
                    to += self.shape(ty).words as u16;
                }
            }
        }
        self.at(span);
        self.untangle(&mut moves);
        for (to, place, ty) in moves {
            self.load(place, ty, to);
        }
        self.emit(Instr::abc(Op::Ret, 0, 0, 0));
    }

    /// Assigns to the result variables, all values being evaluated first.
    pub(super) fn set_results(&mut self, func: &'p Func, values: &'p Rhs) {
        let span = self.span;
        let sources = match values {
            Rhs::Each(values) if values.len() == 1 => {
                self.order_value(&values[0]);
                let result = func.results[0];
                let shape = self.local_shape(result);
                let place = self.slot_place(result);
                match self.in_place(place, shape) {
                    Some(reg) => self.expr_to(&values[0], reg, false),
                    None => self.store_expr(&values[0], place),
                }
                return;
            }
            Rhs::Each(values) => {
                self.order_each(values.iter());
                let mut regs = Vec::new();
                for value in values {
                    let reg = self.operand(value);
                    // Another result variable that is overwritten before it is read must be copied.
                    let words = self.shape(value.ty).words;
                    let copy = self.regs.alloc(words);
                    self.move_words(copy, reg, words);
                    regs.push(copy);
                }
                regs
            }
            Rhs::Tuple(tuple) => self.tuple(tuple, &[]),
        };
        self.at(span);
        for (&result, reg) in func.results.iter().zip(sources) {
            let place = self.slot_place(result);
            let ty = func.locals[result.0 as usize].ty;
            self.store(place, ty, reg);
        }
    }
}
