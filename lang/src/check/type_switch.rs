//! Type switches (Go specification, "Type switches").

use super::Checker;
use super::object::{LocalKind, ObjId, ObjKind};
use super::operand::Operand;
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Block, Stmt, StmtKind, TypeClause, TypeSwitchStmt};
use crate::types::Ty;

impl<'a> Checker<'a> {
    pub(super) fn type_switch_stmt(
        &mut self,
        stmt: &'a ast::TypeSwitchStmt,
        span: Span,
        label: Option<Symbol>,
        out: &mut Vec<Stmt>,
    ) {
        let parent = self.open_scope();
        let mut before = Vec::new();
        if let Some(init) = &stmt.init {
            self.stmt(init, None, &mut before);
        }
        let mut bind = stmt.bind;
        if bind.is_some_and(|ident| ident.is_blank()) {
            self.error(bind.map_or(span, |ident| ident.span), "no new variable on left side of :=");
            bind = None;
        }
        let mut x = self.expr(&stmt.x);
        if x.is_valid() && self.types.is_type_param(x.ty) {
            let message = format!("cannot use type switch on type parameter value {}", self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
        }
        if x.is_valid() && !self.types.is_interface(x.ty) {
            let message = format!("{} is not an interface", self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
        }
        self.multiple_defaults(stmt.clauses.iter().map(|c| (c.span, c.exprs.is_none())));
        let target = self.push_jump(label, false);
        let mut seen: Vec<(Option<Ty>, Span)> = Vec::new();
        let mut bindings: Vec<ObjId> = Vec::new();
        let mut clauses = Vec::new();
        let mut default = None;
        for (i, clause) in stmt.clauses.iter().enumerate() {
            let exprs = clause.exprs.as_deref().unwrap_or_default();
            let types = self.case_types(&x, exprs, &mut seen);
            if clause.exprs.is_none() {
                default = Some(i);
            }
            let scope = self.open_scope();
            let binding = bind.and_then(|ident| {
                let ty = match types[..] {
                    [Some(Some(ty))] => ty,
                    [None] => Ty::INVALID,
                    _ => x.ty,
                };
                let obj = self.new_variable(ident.name, ident.span, LocalKind::Var);
                self.set_variable_type(obj, ty);
                self.declare(self.env.scope, obj);
                // Whether it is used is a matter of all clauses together.
                self.ctx().declared.pop();
                bindings.push(obj);
                match self.obj(obj).kind {
                    ObjKind::Local { local, .. } => Some(local),
                    _ => None,
                }
            });
            let mut stmts = Vec::new();
            self.stmt_list(&clause.body, &mut stmts);
            self.close_scope(scope);
            let types = types.into_iter().flatten().collect();
            clauses.push(TypeClause { types, binding, body: Block { stmts } });
        }
        self.pop_jump();
        self.close_scope(parent);
        if let Some(ident) = bind
            && !bindings.iter().any(|&obj| self.obj(obj).used)
        {
            self.error(ident.span, format!("{} declared and not used", self.text(ident.name)));
        }
        if !x.is_valid() {
            return;
        }
        let subject = self.tree_of(&mut x);
        let kind = StmtKind::TypeSwitch(Box::new(TypeSwitchStmt { target, subject, clauses, default }));
        before.push(Stmt { span, kind });
        match before.len() {
            1 => out.append(&mut before),
            _ => out.push(Stmt { span, kind: StmtKind::Block(Block { stmts: before }) }),
        }
    }

    /// The types of a clause: `Some(None)` is `nil`, `None` was reported.
    fn case_types(
        &mut self,
        x: &Operand<'a>,
        exprs: &'a [ast::Expr],
        seen: &mut Vec<(Option<Ty>, Span)>,
    ) -> Vec<Option<Option<Ty>>> {
        let mut out = Vec::new();
        for e in exprs {
            let is_nil = e.unparen().as_ident().and_then(|ident| self.lookup_name(ident.name));
            let is_nil = is_nil.is_some_and(|obj| matches!(self.obj(obj).kind, ObjKind::Nil));
            let ty = match is_nil {
                true => None,
                false => match self.var_type(e) {
                    ty if ty == Ty::INVALID => {
                        out.push(None);
                        continue;
                    }
                    ty => Some(ty),
                },
            };
            if let Some(&(_, previous)) = seen.iter().find(|(other, _)| *other == ty && !self.in_instance()) {
                let text = ty.map_or_else(|| "nil".into(), |ty| self.ty_text(ty));
                let message = format!("duplicate case {text} in type switch");
                self.report(Diagnostic::ill_typed(e.span, message).with_note(previous, "previous case"));
                out.push(None);
                continue;
            }
            seen.push((ty, e.span));
            let concrete = |ty: Ty| x.is_valid() && !self.types.is_interface(ty) && !self.in_instance();
            if let Some(ty) = ty.filter(|&ty| concrete(ty))
                && let Some(why) = self.missing_method(ty, x.ty, false)
            {
                let (text, what, ty) = (self.expr_text(e), self.describe(x), self.ty_text(ty));
                let message = format!(
                    "impossible type switch case: {text}\n\t{what} cannot have dynamic type {ty} {why}"
                );
                self.error(e.span, message);
            }
            out.push(Some(ty));
        }
        out
    }
}
