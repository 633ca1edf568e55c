//! Statements (Go specification, "Statements").

use super::Checker;
use super::assignment::Left;
use super::binary::Site;
use super::expr::ExprClass;
use super::object::ObjId;
use super::operand::{Mode, Operand, Recipient, Src};
use super::version::Feature;
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{BinaryOp, Block, ExprKind, ForStmt, LocalId, Rhs, Stmt, StmtKind, for_each_expr};
use crate::types::{Ty, Value};

use super::assignment::InitValues;
use super::context::Jump;

impl<'a> Checker<'a> {
    /// A function's statements.
    pub(super) fn block_stmts(&mut self, stmts: &'a [ast::Stmt]) -> Vec<Stmt> {
        let mut out = Vec::with_capacity(stmts.len());
        self.stmt_list(stmts, &mut out);
        out
    }

    pub(super) fn stmt_list(&mut self, stmts: &'a [ast::Stmt], out: &mut Vec<Stmt>) {
        for stmt in stmts {
            self.stmt(stmt, None, out);
        }
    }

    /// A block with a scope of its own.
    pub(super) fn scoped_block(&mut self, stmts: &'a [ast::Stmt]) -> Block {
        let parent = self.open_scope();
        let mut out = Vec::with_capacity(stmts.len());
        self.stmt_list(stmts, &mut out);
        self.close_scope(parent);
        Block { stmts: out }
    }

    /// The target of jumps out of a statement.
    pub(super) fn push_jump(&mut self, label: Option<Symbol>, is_loop: bool) -> crate::typed::Target {
        let ctx = self.ctx();
        let target = ctx.target();
        ctx.jumps.push(Jump { label, target, is_loop });
        ctx.loops += u32::from(is_loop);
        target
    }

    pub(super) fn pop_jump(&mut self) {
        let ctx = self.ctx();
        if let Some(jump) = ctx.jumps.pop() {
            ctx.loops -= u32::from(jump.is_loop);
        }
    }

    /// `label` stands before the statement.
    pub(super) fn stmt(&mut self, s: &'a ast::Stmt, label: Option<Symbol>, out: &mut Vec<Stmt>) {
        use ast::StmtKind as K;
        let span = s.span;
        match &s.kind {
            K::Bad | K::Empty => {}
            K::Expr(e) => self.expr_stmt(e, out),
            K::Send(send) => self.send_stmt(s, send, out),
            K::IncDec(inc) => self.inc_dec(inc, span, out),
            K::Assign(assign) => match assign.op {
                ast::AssignOp::Assign => {
                    self.assign_stmt(&assign.lhs, &assign.rhs, at_operator(assign, span), out);
                }
                ast::AssignOp::Define => self.short_var_decl(assign, span, out),
                ast::AssignOp::Binary(op) => self.op_assign(assign, op, at_operator(assign, span), out),
            },
            K::Decl(decl) => self.decl_stmt(decl, span, out),
            K::Go(call) => self.suspended_call("go", call, span, out),
            K::Defer(call) => self.suspended_call("defer", call, span, out),
            K::Return(values) => self.return_stmt(values, span, out),
            K::Branch(branch) => self.branch_stmt(branch, span, out),
            K::Block(block) => {
                let block = self.scoped_block(&block.stmts);
                out.push(Stmt { span, kind: StmtKind::Block(block) });
            }
            K::If(stmt) => self.if_stmt(stmt, span, out),
            K::Switch(stmt) => self.switch_stmt(stmt, span, label, out),
            K::TypeSwitch(stmt) => self.type_switch_stmt(stmt, span, label, out),
            K::Select(stmt) => self.select_stmt(stmt, span, label, out),
            K::For(stmt) => self.for_stmt(stmt, span, label, out),
            K::Range(stmt) => self.range_stmt(stmt, span, label, out),
            K::Labeled(labeled) => {
                let name = labeled.label.name;
                if self.ctx().goto_labels.contains_key(&name) {
                    let label = self.ctx().label(name);
                    out.push(Stmt { span, kind: StmtKind::Label(label) });
                }
                self.stmt(&labeled.stmt, Some(name), out);
            }
        }
    }

    fn expr_stmt(&mut self, e: &'a ast::Expr, out: &mut Vec<Stmt>) {
        let (mut x, class) = self.raw_expr(e, None);
        let problem = match x.mode {
            Mode::Builtin(_) => "must be called",
            Mode::Type => "is not an expression",
            _ if class == ExprClass::Statement => {
                if let Some(tree) = x.tree.take().filter(|_| x.is_valid()) {
                    out.push(Stmt { span: tree.span, kind: StmtKind::Expr(tree) });
                }
                return;
            }
            _ => "is not used",
        };
        let message = format!("{} {problem}", self.describe(&x));
        self.error(x.span(), message);
    }

    fn send_stmt(&mut self, s: &'a ast::Stmt, send: &'a ast::SendStmt, out: &mut Vec<Stmt>) {
        let mut chan = self.expr(&send.chan);
        let value = self.generic_expr(&send.value);
        if !chan.is_valid() || !value.is_valid() {
            return;
        }
        let elem = self.channel_elem(&chan, false, s.span);
        let mut value =
            self.settled(value, elem.map(|elem| (elem, Recipient::Described("send"))), &send.value);
        let Some(elem) = elem.filter(|_| value.is_valid()) else { return };
        let Some(value) = self.assign(&mut value, Some(elem), "send") else { return };
        let chan = self.tree_of(&mut chan);
        out.push(Stmt { span: s.span, kind: StmtKind::Send { chan, value } });
    }

    fn inc_dec(&mut self, inc: &'a ast::IncDecStmt, span: Span, out: &mut Vec<Stmt>) {
        let x = self.expr(&inc.x);
        if !x.is_valid() {
            return;
        }
        if !self.types.is_numeric(x.ty) {
            let sign = if inc.increment { "++" } else { "--" };
            let (text, ty) = (self.expr_text(&inc.x), self.ty_text(x.ty));
            self.error(inc.x.span, format!("invalid operation: {text}{sign} (non-numeric type {ty})"));
            return;
        }
        let ty = x.ty;
        if self.types.is_complex(ty) {
            let one = Operand::constant(Src::Text(span, "1".into()), Ty::UNTYPED_INT, Value::int(1));
            let op = if inc.increment { ast::BinaryOp::Add } else { ast::BinaryOp::Sub };
            return self.complex_op_assign(x, one, op, Site::Assign(&inc.x, &inc.x), span, out);
        }
        let Left::Place(lhs) = self.left_operand(x) else { return };
        let rhs = self.const_tree(ty, &Value::int(1), span);
        let op = if inc.increment { BinaryOp::Add } else { BinaryOp::Sub };
        out.push(Stmt { span, kind: StmtKind::OpAssign { op, lhs, rhs } });
    }

    fn op_assign(&mut self, assign: &'a ast::AssignStmt, op: ast::BinaryOp, span: Span, out: &mut Vec<Stmt>) {
        let ([lhs], [rhs]) = (&assign.lhs[..], &assign.rhs[..]) else {
            self.error(
                assign.lhs[0].span,
                format!("assignment operation {op}= requires single-valued expressions"),
            );
            return;
        };
        // Checked as a binary expression of a stand-in for the place, which is evaluated once.
        let x = self.expr(lhs);
        let y = self.expr(rhs);
        if !x.is_valid() {
            return;
        }
        if self.types.is_complex(x.ty) {
            return self.complex_op_assign(x, y, op, Site::Assign(lhs, rhs), span, out);
        }
        let stand_in = match &x.tree {
            Some(tree) => crate::typed::Expr { ty: tree.ty, span: tree.span, kind: ExprKind::Zero },
            None => super::operand::bad_tree(x.span()),
        };
        let left = Operand {
            mode: x.mode,
            ty: x.ty,
            val: x.val.clone(),
            src: x.src.clone(),
            tree: Some(stand_in),
            method: None,
            generic: None,
        };
        let mut result = self.binary(left, y, op, Site::Assign(lhs, rhs));
        let Left::Place(place) = self.left_operand(x) else { return };
        let Some(tree) = self.assign(&mut result, Some(place.ty), "assignment") else { return };
        let rhs = match tree.kind {
            ExprKind::Binary(_, _, right) | ExprKind::Logic(_, _, right) => *right,
            ExprKind::Concat(mut parts, site) => {
                parts.remove(0);
                match parts.len() {
                    1 => parts.remove(0),
                    _ => crate::typed::Expr {
                        ty: tree.ty,
                        span: super::position::node_span(rhs),
                        kind: ExprKind::Concat(parts, site),
                    },
                }
            }
            _ => return,
        };
        let op = super::binary::arithmetic_op(op);
        out.push(Stmt { span, kind: StmtKind::OpAssign { op, lhs: place, rhs } });
    }

    fn return_stmt(&mut self, values: &'a [ast::Expr], span: Span, out: &mut Vec<Stmt>) {
        let types = self.ctx().result_types.clone();
        let named = self.ctx().result_objects.clone();
        if values.is_empty() && (types.is_empty() || !named.is_empty()) {
            for obj in named {
                self.check_result_visible(obj, span);
            }
            self.return_values(None, span, out);
            return;
        }
        let context = "return statement";
        let is_call = values.len() == 1 && matches!(values[0].unparen().kind, ast::ExprKind::Call(_));
        if values.len() == types.len() && !is_call {
            let mut trees = Some(Vec::new());
            for (i, (value, &ty)) in values.iter().zip(&types).enumerate() {
                let name = named.get(i).map_or(Symbol::EMPTY, |&obj| self.obj(obj).name);
                let mut x = self.expr_for(value, Some(ty), Recipient::Variable(name));
                match (self.assign_result(&mut x, ty, context), &mut trees) {
                    (Some(tree), Some(trees)) => trees.push(tree),
                    _ => trees = None,
                }
            }
            if let Some(trees) = trees {
                self.return_values(Some(Rhs::Each(trees)), span, out);
            }
            return;
        }
        if values.len() != 1 {
            let mut operands: Vec<Operand<'a>> =
                values.iter().map(|value| self.raw_expr(value, None).0).collect();
            // Calls with no or several results are faults of their own, beside their number.
            if operands.iter().all(Operand::is_valid) {
                for x in &mut operands {
                    self.exclude(x, true);
                    self.single_value(x);
                }
                self.return_count(&types, &operands, span);
            }
            return;
        }
        let (mut operands, tuple) = self.multi_expr(&values[0], false);
        if operands.len() != types.len() {
            if operands[0].is_valid() {
                self.return_count(&types, &operands, span);
            }
            return;
        }
        let Some(tuple) = tuple else {
            if let Some(tree) = self.assign_result(&mut operands[0], types[0], context) {
                self.return_values(Some(Rhs::Each(vec![tree])), span, out);
            }
            return;
        };
        let given: Vec<Ty> = operands.iter().map(|x| x.ty).collect();
        let mut ok = true;
        for (x, &ty) in operands.iter_mut().zip(&types) {
            ok &= self.assign_result(x, ty, context).is_some();
        }
        if !ok {
            return;
        }
        match self.distribute(&given, &types, tuple) {
            InitValues::Converted { temps, tuple, values } => {
                let lhs = temps.into_iter().map(crate::typed::Dest::Define).collect();
                out.push(Stmt { span, kind: StmtKind::Assign { lhs, rhs: Rhs::Tuple(tuple) } });
                self.return_values(Some(Rhs::Each(values)), span, out);
            }
            InitValues::Tuple(tuple) => self.return_values(Some(Rhs::Tuple(tuple)), span, out),
            InitValues::Each(values) => self.return_values(Some(Rhs::Each(values)), span, out),
        }
    }

    fn assign_result(&mut self, x: &mut Operand<'a>, ty: Ty, context: &str) -> Option<crate::typed::Expr> {
        if ty == Ty::INVALID {
            return None;
        }
        self.assign(x, Some(ty), context)
    }

    fn return_count(&mut self, types: &[Ty], operands: &[Operand<'a>], span: Span) {
        let (at, qualifier) = match operands.get(types.len()) {
            Some(extra) => (extra.span(), "too many"),
            None => (operands.last().map_or(span, |x| x.span()), "not enough"),
        };
        let have: Vec<Ty> = operands.iter().map(|x| x.ty).collect();
        let (have, want) = (self.types_summary(&have, false, false), self.types_summary(types, false, false));
        self.error(at, format!("{qualifier} return values\n\thave {have}\n\twant {want}"));
    }

    fn check_result_visible(&mut self, obj: ObjId, span: Span) {
        let name = self.obj(obj).name;
        let Some(other) = self.lookup_name(name) else { return };
        if other == obj {
            return;
        }
        let text = self.text(name);
        let ty = self.ty_text(self.obj(obj).ty.unwrap_or(Ty::INVALID));
        let diagnostic =
            Diagnostic::ill_typed(span, format!("result parameter {text} not in scope at return"))
                .with_note(self.obj(other).span, format!("inner declaration of var {text} {ty}"));
        self.report(diagnostic);
    }

    /// A jump; one that leads nowhere was reported before the body was looked at (`label.rs`).
    fn branch_stmt(&mut self, branch: &'a ast::BranchStmt, span: Span, out: &mut Vec<Stmt>) {
        use ast::BranchKind as B;
        let label = branch.label.map(|label| label.name);
        let to = match branch.kind {
            B::Break => self.loop_branch(label, false),
            B::Continue => self.loop_branch(label, true),
            B::Goto => label.map(|label| self.goto_branch(label)),
            B::Fallthrough => None,
        };
        if let Some(to) = to {
            self.branch(to, span, out);
        }
    }

    /// A condition; its tree if it is one.
    fn condition(&mut self, e: &'a ast::Expr, of: &str) -> Option<crate::typed::Expr> {
        let mut x = self.expr(e);
        if !x.is_valid() {
            return None;
        }
        if !self.types.is_boolean(x.ty) {
            self.error(e.span, format!("non-boolean condition in {of} statement"));
            return None;
        }
        self.default_untyped(&mut x);
        x.is_valid().then(|| self.tree_of(&mut x))
    }

    fn if_stmt(&mut self, stmt: &'a ast::IfStmt, span: Span, out: &mut Vec<Stmt>) {
        let parent = self.open_scope();
        let mut stmts = Vec::new();
        if let Some(init) = &stmt.init {
            self.stmt(init, None, &mut stmts);
        }
        let cond = self.condition(&stmt.cond, "if");
        let then = self.scoped_block(&stmt.then.stmts);
        let els = stmt.otherwise.as_ref().map(|otherwise| {
            let mut stmts = Vec::new();
            self.stmt(otherwise, None, &mut stmts);
            match stmts.pop() {
                Some(Stmt { kind: StmtKind::Block(block), .. }) if stmts.is_empty() => block,
                last => {
                    stmts.extend(last);
                    Block { stmts }
                }
            }
        });
        self.close_scope(parent);
        let Some(cond) = cond else { return };
        let branch = Stmt { span, kind: StmtKind::If { cond, then, els } };
        if stmts.is_empty() {
            out.push(branch);
        } else {
            stmts.push(branch);
            out.push(Stmt { span, kind: StmtKind::Block(Block { stmts }) });
        }
    }

    fn for_stmt(&mut self, stmt: &'a ast::ForStmt, span: Span, label: Option<Symbol>, out: &mut Vec<Stmt>) {
        let parent = self.open_scope();
        let mut before = Vec::new();
        if let Some(init) = &stmt.init {
            self.stmt(init, None, &mut before);
        }
        let fresh = self.has_feature(Feature::FreshLoopVariables);
        let per_iteration: Vec<LocalId> = before
            .iter()
            .filter(|_| fresh)
            .filter_map(|s| match &s.kind {
                StmtKind::Assign { lhs, .. } => Some(lhs),
                _ => None,
            })
            .flatten()
            .filter_map(|dest| match dest {
                crate::typed::Dest::Define(local) if !self.is_temporary(*local) => Some(*local),
                _ => None,
            })
            .collect();
        let target = self.push_jump(label, true);
        let cond = stmt.cond.as_ref().map(|cond| self.condition(cond, "for"));
        let mut after = Vec::new();
        if let Some(post) = &stmt.post {
            let changed = self.changes(&per_iteration);
            self.stmt(post, None, &mut after);
            let assigned = Block { stmts: after };
            let mut closure = false;
            for_each_expr(&assigned, &mut |e| closure |= matches!(e.kind, ExprKind::Closure { .. }));
            after = assigned.stmts;
            // It assigns to the variables of the next iteration, which no closure has seen.
            if !closure {
                for (&local, changed) in per_iteration.iter().zip(changed) {
                    self.ctx().locals[local.0 as usize].changes = changed;
                }
            }
        }
        let body = self.scoped_block(&stmt.body.stmts);
        self.pop_jump();
        self.close_scope(parent);
        let init = before.pop();
        let post = match after.len() {
            0 | 1 => after.pop(),
            _ => Some(Stmt { span, kind: StmtKind::Block(Block { stmts: after }) }),
        };
        let cond = match cond {
            Some(None) => return,
            Some(cond) => cond,
            None => None,
        };
        let stmt = ForStmt { target, init, cond, post, body, per_iteration };
        let kind = StmtKind::For(Box::new(stmt));
        if before.is_empty() {
            out.push(Stmt { span, kind });
        } else {
            before.push(Stmt { span, kind });
            out.push(Stmt { span, kind: StmtKind::Block(Block { stmts: before }) });
        }
    }

    fn changes(&mut self, locals: &[LocalId]) -> Vec<bool> {
        let ctx = self.ctx();
        locals.iter().map(|&local| ctx.locals[local.0 as usize].changes).collect()
    }

    fn is_temporary(&self, local: LocalId) -> bool {
        self.ctxs.last().is_some_and(|ctx| ctx.locals[local.0 as usize].name.is_empty())
    }

    /// The source of an operand that stands for the constant `true` at `span`.
    pub(super) fn true_operand(span: Span) -> Operand<'a> {
        Operand::constant(Src::Text(span, "true".into()), Ty::BOOL, Value::Bool(true))
    }
}

/// An assignment stands where its operator does.
fn at_operator(assign: &ast::AssignStmt, whole: Span) -> Span {
    Span::new(assign.op_pos, whole.end)
}
