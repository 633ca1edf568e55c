//! Range loops over functions (Go specification, "For statements with range clause").
//!
//! The body becomes a function that the ranged-over one is called with, and that says whether to go on. What leaves the
//! body otherwise than by its end says so in variables around the loop, and returns false; when the call has returned, the
//! code behind it looks at these and jumps. So `break`, `continue`, `goto` and `return` reach any place that encloses the
//! loop, through further such loops:
//!
//! ```text
//! state := READY                              for x := range f {
//! f(func(x T) bool {                              if x == 0 { continue }
//!     was := state                                if x == 1 { break }
//!     state = RUNNING                             return 2
//!     if was != READY { panic of state was }  }
//!     if x == 0 { state = READY; return true }
//!     if x == 1 { state = DONE; return false }
//!     result = 2
//!     next = 1; state = DONE; return false
//! })
//! if state == RUNNING { panic of LOST_PANIC }
//! state = EXHAUSTED
//! if next == 1 { next = 0; return }
//! ```
//!
//! `next` is one variable for a loop and those in it, with a number for each way out. The body's `defer` statements add to
//! the list of the function around all loops, behind a record that is kept in a variable.

use super::Checker;
use super::context::FuncCtx;
use super::operand::Operand;
use crate::ast;
use crate::source::{Pos, Span};
use crate::symbol::Symbol;
use crate::typed::{
    Block, Builtin, Callee, CompareOp, Conversion, Dest, Expr, ExprKind, Label, LocalId, Rhs, Stmt, StmtKind,
    Target,
};
use crate::types::{Signature, Ty, TyKind};

/// States of a loop, as the machine tells them apart where the body is called in the wrong one.
mod state {
    /// The body has ended the loop.
    pub(super) const DONE: i64 = 0;
    /// The body may be called.
    pub(super) const READY: i64 = 1;
    /// The body runs, or has panicked.
    pub(super) const RUNNING: i64 = 2;
    /// The ranged-over function has returned.
    pub(super) const EXHAUSTED: i64 = 3;
    /// No state: the ranged-over function has returned although the body panicked.
    pub(super) const LOST_PANIC: i64 = 4;
}

/// Of a function that is a loop's body: the loop.
#[derive(Debug)]
pub(super) struct LoopBody {
    label: Option<Symbol>,
    /// From brace to brace.
    extent: (Pos, Pos),
    /// The loop's state, a variable of the function around.
    state: LocalId,
    /// Ways out of the loop so far.
    exits: Vec<Exit>,
}

/// Of a function with loops over functions: what the bodies of one such loop and those in it share. Variables of the
/// function.
#[derive(Debug)]
pub(super) struct Nest {
    /// The way out that is being taken, 0 for none.
    next: LocalId,
    /// Ways out so far.
    exits: i64,
    /// The record behind which bodies' deferred calls are put, if there are any.
    record: Option<LocalId>,
}

/// A way out of a loop, farther than just behind it.
#[derive(Clone, Copy, Debug)]
struct Exit {
    number: i64,
    branch: Branch,
}

/// Where control goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Branch {
    /// The function that has the destination: its depth in [`Checker::ctxs`].
    pub(super) depth: usize,
    pub(super) to: Destination,
}

/// Where a branch goes in a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Destination {
    Break(Target),
    Continue(Target),
    Goto(Label),
    /// To the end of the function, whose results are set.
    Return,
    /// To the loop's next iteration, in the body of one over a function.
    Iterate,
    /// Behind the loop over a function.
    Behind,
}

impl<'a> Checker<'a> {
    /// A loop over the function `x`, whose only parameter is of type `yield_ty`.
    pub(super) fn range_over_func(
        &mut self,
        x: &mut Operand<'a>,
        yield_ty: Ty,
        stmt: &'a ast::RangeStmt,
        span: Span,
        label: Option<Symbol>,
        out: &mut Vec<Stmt>,
    ) {
        let TyKind::Func(sig) = self.types.underlying(yield_ty) else { return };
        let sig = sig.clone();
        let subject = self.tree_of(x);
        let outermost = self.ctx().body_of.is_none();
        if outermost {
            let next = self.temp(Ty::INT, span);
            self.ctx().nest = Some(Nest { next, exits: 0, record: None });
        }
        let state = self.temp(Ty::INT, span);
        let (body, exits) = self.loop_body(yield_ty, &sig, state, stmt, span, label);
        if outermost && let Some(&Nest { next, exits, record }) = self.ctx().nest.as_ref() {
            if exits > 0 {
                out.push(define(next, number(0, span)));
            }
            if let Some(record) = record {
                self.open_defers(record, span, out);
            }
        }
        out.push(define(state, number(state::READY, span)));
        let ty = self.call_type(subject.ty, &[]);
        let callee = Callee::Value(Box::new(subject));
        let call =
            Expr { ty, span: stmt.x.span, kind: ExprKind::Call { callee, args: vec![body], site: None } };
        out.push(Stmt { span, kind: StmtKind::Expr(call) });
        let misused = misuse(number(state::LOST_PANIC, span), self.types.tuple(&[]));
        out.push(when(is(read(state, span), state::RUNNING), vec![misused]));
        let depth = self.ctxs.len() - 1;
        self.set(depth, state, state::EXHAUSTED, span, out);
        self.exits_behind(exits, span, out);
        if outermost {
            self.ctx().nest = None;
        }
    }

    /// The body as a closure, and the ways out of the loop.
    fn loop_body(
        &mut self,
        yield_ty: Ty,
        sig: &Signature,
        state: LocalId,
        stmt: &'a ast::RangeStmt,
        span: Span,
        label: Option<Symbol>,
    ) -> (Expr, Vec<Exit>) {
        let outer = self.ctxs.len() - 1;
        let func = self.begin_loop_body(sig, state, stmt, span, label);
        let mut types = [None, None];
        for (ty, &param) in types.iter_mut().zip(&sig.params) {
            *ty = Some(param);
        }
        let (mut locals, mut head) = ([None, None], Vec::new());
        self.range_variables(stmt, types, &mut locals, &mut head, span);
        let params = sig.params.iter().zip(locals).map(|(&ty, local)| match local {
            Some(local) => local,
            None => self.temp(ty, span),
        });
        let params = params.collect();
        let mut stmts = self.enter_body(outer, state, span);
        stmts.extend(head.into_iter().flat_map(one_by_one));
        let block = self.scoped_block(&stmt.body.stmts);
        stmts.push(Stmt { span, kind: StmtKind::Block(block) });
        let end = Span::at(stmt.body.rbrace);
        self.end_iteration(state::READY, end, &mut stmts);
        self.report_unused();
        let Some(mut ctx) = self.ctxs.pop() else { return (number(0, span), Vec::new()) };
        let exits = ctx.body_of.take().map_or_else(Vec::new, |body| body.exits);
        let result = ctx.local("", Ty::BOOL, span);
        let ty = self.funcs[func.0 as usize].sig;
        let end = Span::new(stmt.body.rbrace, stmt.body.rbrace.offset(1));
        self.store_body(func, ctx, params, vec![result], Block { stmts }, end);
        let site = self.site();
        let mut tree = Expr { ty, span, kind: ExprKind::Closure { func, site } };
        if ty != yield_ty {
            let site = self.site();
            tree = Expr {
                ty: yield_ty,
                span,
                kind: ExprKind::Convert(Conversion::Retype, Box::new(tree), site),
            };
        }
        (tree, exits)
    }

    fn begin_loop_body(
        &mut self,
        sig: &Signature,
        state: LocalId,
        stmt: &ast::RangeStmt,
        span: Span,
        label: Option<Symbol>,
    ) -> crate::typed::FuncId {
        let parent = self.ctx().func;
        let root = self.ctxs[self.nest_depth()].func;
        let info = &mut self.func_infos[root.0 as usize];
        info.loop_bodies += 1;
        let name = format!("{}-range{}", self.funcs[root.0 as usize].name, info.loop_bodies);
        let ty = self.types.intern(TyKind::Func(sig.clone().into()));
        let func = self.new_func(name, self.env.pkg, ty, span, Some(parent));
        let around = self.ctx();
        let mut ctx = FuncCtx::new(func);
        ctx.result_types.clone_from(&around.result_types);
        ctx.result_objects.clone_from(&around.result_objects);
        ctx.goto_labels.clone_from(&around.goto_labels);
        let extent = (stmt.body.lbrace, stmt.body.rbrace);
        ctx.body_of = Some(LoopBody { label, extent, state, exits: Vec::new() });
        self.ctxs.push(ctx);
        func
    }

    /// What a body begins with: it runs now, if it may.
    fn enter_body(&mut self, outer: usize, state: LocalId, span: Span) -> Vec<Stmt> {
        let was = self.temp(Ty::INT, span);
        let mut stmts = vec![define(was, self.captured(self.ctxs[outer].func, state, span))];
        self.set(outer, state, state::RUNNING, span, &mut stmts);
        let ready = compare(CompareOp::Ne, read(was, span), state::READY);
        let misused = misuse(read(was, span), self.types.tuple(&[]));
        stmts.push(when(ready, vec![misused]));
        stmts
    }

    /// The function around all the loops over functions that enclose this place: its depth.
    fn nest_depth(&self) -> usize {
        self.ctxs.iter().rposition(|ctx| ctx.body_of.is_none()).unwrap_or_default()
    }

    /// Sets an integer variable of the function at this depth.
    fn set(&mut self, depth: usize, local: LocalId, to: i64, span: Span, out: &mut Vec<Stmt>) {
        let place = self.captured(self.ctxs[depth].func, local, span);
        self.mark_reassigned(&place);
        let kind = StmtKind::Assign { lhs: vec![Dest::Place(place)], rhs: Rhs::Each(vec![number(to, span)]) };
        out.push(Stmt { span, kind });
    }

    /// The current body returns; another iteration follows if the loop is left ready for it.
    fn end_iteration(&mut self, to: i64, span: Span, out: &mut Vec<Stmt>) {
        let Some(state) = self.ctx().body_of.as_ref().map(|body| body.state) else { return };
        self.set(self.ctxs.len() - 2, state, to, span, out);
        let kind = ExprKind::Const(crate::typed::Const::Bool(to == state::READY));
        let value = Expr { ty: Ty::BOOL, span, kind };
        out.push(Stmt { span, kind: StmtKind::Return(Some(Rhs::Each(vec![value]))) });
    }

    /// Goes to a place in this function or in those around the loops that it is the body of.
    pub(super) fn branch(&mut self, branch: Branch, span: Span, out: &mut Vec<Stmt>) {
        let depth = self.ctxs.len() - 1;
        if branch.depth == depth {
            let kind = match branch.to {
                Destination::Break(target) => StmtKind::Break(target),
                Destination::Continue(target) => StmtKind::Continue(target),
                Destination::Goto(label) => StmtKind::Goto(label),
                Destination::Return => StmtKind::Return(None),
                Destination::Iterate => return self.end_iteration(state::READY, span, out),
                Destination::Behind => return,
            };
            out.push(Stmt { span, kind });
            return;
        }
        if branch.depth + 1 < depth || branch.to != Destination::Behind {
            let root = self.nest_depth();
            let number = self.exit_number(root, branch);
            if let Some(next) = self.ctxs[root].nest.as_ref().map(|nest| nest.next) {
                self.set(root, next, number, span, out);
            }
        }
        self.end_iteration(state::DONE, span, out);
    }

    /// The number of a way out of the current body.
    fn exit_number(&mut self, root: usize, branch: Branch) -> i64 {
        let exits = self.ctx().body_of.as_ref().map_or(&[][..], |body| &body.exits);
        if let Some(known) = exits.iter().find(|exit| exit.branch == branch) {
            return known.number;
        }
        let number = self.ctxs[root].nest.as_mut().map_or(0, |nest| {
            nest.exits += 1;
            nest.exits
        });
        if let Some(body) = &mut self.ctx().body_of {
            body.exits.push(Exit { number, branch });
        }
        number
    }

    /// Behind a loop: goes on to where its body wanted to go.
    fn exits_behind(&mut self, exits: Vec<Exit>, span: Span, out: &mut Vec<Stmt>) {
        let depth = self.ctxs.len() - 1;
        let root = self.nest_depth();
        let Some(next) = self.ctxs[root].nest.as_ref().map(|nest| nest.next) else { return };
        let owner = self.ctxs[root].func;
        let (here, farther): (Vec<Exit>, Vec<Exit>) =
            exits.into_iter().partition(|exit| exit.branch.depth == depth);
        let mut otherwise = None;
        if !farther.is_empty() {
            let mut leave = Vec::new();
            self.end_iteration(state::DONE, span, &mut leave);
            if let Some(body) = &mut self.ctx().body_of {
                body.exits.extend(farther);
            }
            let cond = compare(CompareOp::Ne, self.captured(owner, next, span), 0);
            otherwise = Some(when(cond, leave));
        }
        for exit in here {
            let mut then = Vec::new();
            self.set(root, next, 0, span, &mut then);
            self.branch(exit.branch, span, &mut then);
            let cond = is(self.captured(owner, next, span), exit.number);
            let els = otherwise.map(|stmt| Block { stmts: vec![stmt] });
            otherwise = Some(Stmt { span, kind: StmtKind::If { cond, then: Block { stmts: then }, els } });
        }
        out.extend(otherwise);
    }

    /// Where `break` or `continue` goes, to the label if there is one.
    pub(super) fn loop_branch(&self, label: Option<Symbol>, continues: bool) -> Option<Branch> {
        for (depth, ctx) in self.ctxs.iter().enumerate().rev() {
            let found = ctx.jumps.iter().rev().find(|jump| match label {
                Some(label) => jump.label == Some(label),
                None => jump.is_loop || !continues,
            });
            if let Some(found) = found {
                let to = match continues {
                    true => Destination::Continue(found.target),
                    false => Destination::Break(found.target),
                };
                return Some(Branch { depth, to });
            }
            let body = ctx.body_of.as_ref()?;
            if label.is_none() || body.label == label {
                return Some(match continues {
                    true => Branch { depth, to: Destination::Iterate },
                    false => Branch { depth: depth - 1, to: Destination::Behind },
                });
            }
        }
        None
    }

    /// Where `goto` goes.
    pub(super) fn goto_branch(&mut self, label: Symbol) -> Branch {
        let at = self.ctx().goto_labels.get(&label).copied();
        let inside = |ctx: &FuncCtx| {
            let Some(body) = &ctx.body_of else { return true };
            at.is_some_and(|at| body.extent.0 <= at && at < body.extent.1)
        };
        let depth = self.ctxs.iter().rposition(inside).unwrap_or_default();
        Branch { depth, to: Destination::Goto(self.ctxs[depth].label(label)) }
    }

    /// `return`: in the body of a loop it sets the results of the function around, and leaves all loops.
    pub(super) fn return_values(&mut self, values: Option<Rhs>, span: Span, out: &mut Vec<Stmt>) {
        if self.ctx().body_of.is_none() {
            out.push(Stmt { span, kind: StmtKind::Return(values) });
            return;
        }
        let depth = self.nest_depth();
        if let Some(rhs) = values {
            let owner = self.ctxs[depth].func;
            let results = self.ctxs[depth].results.clone();
            for &result in &results {
                // A result without a name is no variable otherwise.
                let local = &mut self.ctxs[depth].locals[result.0 as usize];
                if local.name.is_empty() {
                    local.name = "~r".into();
                }
            }
            let lhs = results.iter().map(|&result| Dest::Place(self.captured(owner, result, span))).collect();
            out.push(Stmt { span, kind: StmtKind::Assign { lhs, rhs } });
        }
        self.branch(Branch { depth, to: Destination::Return }, span, out);
    }

    /// In the body of a loop: the variable with the record behind which it defers calls, as the body sees it.
    pub(super) fn defer_record(&mut self, span: Span) -> Option<LocalId> {
        let depth = self.nest_depth();
        if depth + 1 == self.ctxs.len() {
            return None;
        }
        let root = &mut self.ctxs[depth];
        root.has_defer = true;
        let known = root.nest.as_ref()?.record;
        let record = known.unwrap_or_else(|| root.local("", Ty::UNSAFE_POINTER, span));
        if let Some(nest) = &mut root.nest {
            nest.record = Some(record);
        }
        self.local_here(self.ctxs[depth].func, record)
    }

    /// Before the outermost loop: defers a call of nothing, whose record marks the place of the calls that bodies defer.
    fn open_defers(&mut self, record: LocalId, span: Span, out: &mut Vec<Stmt>) {
        let sig = Signature { params: Vec::new(), results: Vec::new(), variadic: false };
        let sig = self.types.intern(TyKind::Func(sig.into()));
        let owner = self.ctx().func;
        let name = format!("{}.rangedefer", self.funcs[owner.0 as usize].name);
        let func = self.begin_wrapper(name, sig, span);
        self.end_wrapper(func, Vec::new(), Block::default());
        let site = self.site();
        let closure = Expr { ty: sig, span, kind: ExprKind::Closure { func, site } };
        out.push(Stmt { span, kind: StmtKind::Defer { closure, in_loop: true, behind: None } });
        let latest = ExprKind::Builtin(Builtin::DeferRecord);
        out.push(define(record, Expr { ty: Ty::UNSAFE_POINTER, span, kind: latest }));
    }
}

fn number(value: i64, span: Span) -> Expr {
    Expr { ty: Ty::INT, span, kind: ExprKind::Const(crate::typed::Const::Int(value)) }
}

fn read(local: LocalId, span: Span) -> Expr {
    Expr { ty: Ty::INT, span, kind: ExprKind::Local(local) }
}

fn compare(op: CompareOp, x: Expr, value: i64) -> Expr {
    let span = x.span;
    let kind = ExprKind::Compare(op, Box::new(x), Box::new(number(value, span)));
    Expr { ty: Ty::BOOL, span, kind }
}

fn is(x: Expr, value: i64) -> Expr {
    compare(CompareOp::Eq, x, value)
}

fn define(local: LocalId, value: Expr) -> Stmt {
    let span = value.span;
    let kind = StmtKind::Assign { lhs: vec![Dest::Define(local)], rhs: Rhs::Each(vec![value]) };
    Stmt { span, kind }
}

/// Go assigns values of functions to variables one after the other, where other loops evaluate all operands first.
fn one_by_one(stmt: Stmt) -> Vec<Stmt> {
    let span = stmt.span;
    match stmt.kind {
        StmtKind::Assign { lhs, rhs: Rhs::Each(values) } => {
            let each = lhs.into_iter().zip(values);
            each.map(|(dest, value)| Stmt {
                span,
                kind: StmtKind::Assign { lhs: vec![dest], rhs: Rhs::Each(vec![value]) },
            })
            .collect()
        }
        kind => vec![Stmt { span, kind }],
    }
}

fn when(cond: Expr, then: Vec<Stmt>) -> Stmt {
    Stmt { span: cond.span, kind: StmtKind::If { cond, then: Block { stmts: then }, els: None } }
}

/// The panic of a loop whose body was called, or left, in this state. `nothing` is the type of no values.
fn misuse(state: Expr, nothing: Ty) -> Stmt {
    let span = state.span;
    let kind = ExprKind::Builtin(Builtin::PanicRange(Box::new(state)));
    Stmt { span, kind: StmtKind::Expr(Expr { ty: nothing, span, kind }) }
}
