//! Select statements (Go specification, "Select statements").

use super::Checker;
use super::assignment::Left;
use super::expr::OK_VALUE;
use super::object::{LocalKind, ObjId};
use super::operand::{Mode, Operand, Src};
use super::position::node_pos;
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Block, Comm, Dest, Expr, ExprKind, LocalId, Rhs, SelectCase, SelectStmt, Stmt, StmtKind};
use crate::types::{Ty, Value};

/// An error was reported.
struct Reported;

impl<'a> Checker<'a> {
    pub(super) fn select_stmt(
        &mut self,
        stmt: &'a ast::SelectStmt,
        span: Span,
        label: Option<Symbol>,
        out: &mut Vec<Stmt>,
    ) {
        self.multiple_defaults(stmt.clauses.iter().map(|c| (c.span, c.comm.is_none())));
        let target = self.push_jump(label, false);
        let mut cases = Some(Vec::new());
        for clause in &stmt.clauses {
            let parent = self.open_scope();
            let mut head = Vec::new();
            let comm = match &clause.comm {
                None => Some(Comm::Default),
                Some(comm) => self.communication(comm, &mut head),
            };
            let mut stmts = head;
            if comm.is_some() || self.is_communication(clause.comm.as_ref()) {
                self.stmt_list(&clause.body, &mut stmts);
            }
            self.close_scope(parent);
            match (comm, &mut cases) {
                (Some(comm), Some(cases)) => cases.push(SelectCase { comm, body: Block { stmts } }),
                _ => cases = None,
            }
        }
        self.pop_jump();
        if let Some(cases) = cases {
            out.push(Stmt { span, kind: StmtKind::Select(Box::new(SelectStmt { target, cases })) });
        }
    }

    fn is_communication(&self, comm: Option<&ast::Stmt>) -> bool {
        comm.is_none_or(|comm| matches!(comm.kind, ast::StmtKind::Send(_)) || received(comm).is_some())
    }

    /// A send or receive; assignments of the received value to places go to `head`.
    fn communication(&mut self, comm: &'a ast::Stmt, head: &mut Vec<Stmt>) -> Option<Comm> {
        if let ast::StmtKind::Send(send) = &comm.kind {
            let mut chan = self.expr(&send.chan);
            let mut value = self.expr(&send.value);
            if !chan.is_valid() || !value.is_valid() {
                return None;
            }
            let elem = self.channel_elem(&chan, false, comm.span)?;
            let value = self.assign(&mut value, Some(elem), "send")?;
            return Some(Comm::Send { chan: self.tree_of(&mut chan), value });
        }
        let Some(receive) = received(comm) else {
            let at = match &comm.kind {
                ast::StmtKind::Expr(e) => node_pos(e),
                _ => comm.span.start,
            };
            self.error(Span::at(at), "select case must be send or receive (possibly with assignment)");
            return None;
        };
        let (lhs, define): (&'a [ast::Expr], bool) = match &comm.kind {
            ast::StmtKind::Assign(assign) => (&assign.lhs, assign.op == ast::AssignOp::Define),
            _ => (&[], false),
        };
        let mut x = self.expr(receive);
        if lhs.len() > 2 {
            let count = lhs.len();
            let message = format!("assignment mismatch: {count} variables but 1 value");
            self.error(receive.span, message);
            self.declare_failed(lhs, define);
            return None;
        }
        if !x.is_valid() {
            self.declare_failed(lhs, define);
            return None;
        }
        let elem = x.ty;
        let tree = self.tree_of(&mut x);
        let ExprKind::Recv { chan, .. } = tree.kind else { return None };
        let span = receive.span;
        let mut locals: [Option<LocalId>; 2] = [None, None];
        let mut new = Vec::new();
        let mut ok = true;
        for (i, e) in lhs.iter().enumerate() {
            let ty = if i == 0 { elem } else { Ty::UNTYPED_BOOL };
            if define {
                match self.received_name(e, &mut new) {
                    Ok(Some(obj)) => {
                        let ty = if i == 0 { elem } else { Ty::BOOL };
                        self.set_variable_type(obj, ty);
                        locals[i] = self.local_of(obj);
                    }
                    Ok(None) => {}
                    Err(Reported) => ok = false,
                }
                continue;
            }
            let left = self.left_side(e);
            let place = match left {
                Left::Blank => continue,
                Left::Place(place) => place,
                Left::Bad | Left::New(_) => {
                    ok = false;
                    continue;
                }
            };
            let local_ty = if i == 0 { elem } else { Ty::BOOL };
            let local = self.temp(local_ty, span);
            locals[i] = Some(local);
            let tree = Expr { ty: local_ty, span, kind: ExprKind::Local(local) };
            let src = match i {
                0 => Src::Expr(receive),
                _ => Src::Text(Span::at(receive.span.start), OK_VALUE.into()),
            };
            let mut value = Operand {
                mode: if i == 0 { Mode::CommaOk } else { Mode::Value },
                ty,
                val: Value::Unknown,
                src,
                tree: Some(tree),
                method: None,
                generic: None,
            };
            let target = place.ty;
            if i == 1 && self.types.is_boolean(target) {
                value.ty = target;
            }
            let context = if lhs.len() == 2 { "multiple assignment" } else { "assignment" };
            match self.assign(&mut value, Some(target), context) {
                Some(tree) => {
                    let tree = self.adapt(tree, target);
                    let kind = StmtKind::Assign { lhs: vec![Dest::Place(place)], rhs: Rhs::Each(vec![tree]) };
                    head.push(Stmt { span: comm.span, kind });
                }
                None => ok = false,
            }
        }
        if define && new.is_empty() {
            if ok && let ast::StmtKind::Assign(assign) = &comm.kind {
                self.error(Span::at(assign.op_pos), "no new variables on left side of :=");
            }
            return None;
        }
        for obj in new {
            self.declare(self.env.scope, obj);
        }
        let [value, received] = locals;
        ok.then_some(Comm::Recv { chan: *chan, value, ok: received })
    }

    fn declare_failed(&mut self, lhs: &'a [ast::Expr], define: bool) {
        let mut new = Vec::new();
        for e in lhs {
            if define {
                if let Ok(Some(obj)) = self.received_name(e, &mut new) {
                    self.set_variable_type(obj, Ty::INVALID);
                }
            } else {
                self.left_side(e);
            }
        }
        for obj in new {
            self.declare(self.env.scope, obj);
        }
    }

    /// The variable that a name before `:=` in a case declares; none for the blank identifier.
    fn received_name(&mut self, e: &'a ast::Expr, new: &mut Vec<ObjId>) -> Result<Option<ObjId>, Reported> {
        let Some(ident) = e.as_ident() else {
            self.use_exprs(std::slice::from_ref(e));
            self.defined_name(e, new, not_a_name);
            return Err(Reported);
        };
        if new.iter().any(|&obj| self.obj(obj).name == ident.name) {
            let message = format!("{} repeated on left side of :=", self.text(ident.name));
            self.error(e.span, message);
            return Err(Reported);
        }
        Ok(self.defined_name(e, new, not_a_name))
    }

    /// The variable that a name on the left side of `:=` declares; none for the blank identifier. `fault` words the
    /// complaint about what is no name.
    pub(super) fn defined_name(
        &mut self,
        e: &'a ast::Expr,
        new: &mut Vec<ObjId>,
        fault: fn(String) -> String,
    ) -> Option<ObjId> {
        let Some(ident) = e.as_ident() else {
            let message = fault(self.expr_text(e));
            self.error(e.span, message);
            return None;
        };
        if ident.is_blank() {
            return None;
        }
        let obj = self.new_variable(ident.name, ident.span, LocalKind::Var);
        new.push(obj);
        Some(obj)
    }

    pub(super) fn local_of(&self, obj: ObjId) -> Option<LocalId> {
        match self.obj(obj).kind {
            super::object::ObjKind::Local { local, .. } => Some(local),
            _ => None,
        }
    }
}

fn not_a_name(text: String) -> String {
    format!("non-name {text} on left side of :=")
}

/// The receive operation of a communication clause.
fn received(comm: &ast::Stmt) -> Option<&ast::Expr> {
    let e = match &comm.kind {
        ast::StmtKind::Expr(e) => e,
        ast::StmtKind::Assign(assign) => match &assign.rhs[..] {
            [e] if !matches!(assign.op, ast::AssignOp::Binary(_)) => e,
            _ => return None,
        },
        _ => return None,
    };
    match &e.unparen().kind {
        ast::ExprKind::Unary(unary) if unary.op == ast::UnaryOp::Recv => Some(e),
        _ => None,
    }
}
