//! Expression switches (Go specification, "Expression switches").

use rustc_hash::FxHashMap;

use super::Checker;
use super::composite_lit::key_text;
use super::operand::{Mode, Operand};
use super::position::node_span;
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Block, Expr, ExprKind, Stmt, StmtKind, SwitchClause, SwitchStmt};
use crate::types::{Ty, Value, comparable, has_nil};

/// Constant case values seen so far: their text, type and place.
type Seen = FxHashMap<String, Vec<(Ty, Span)>>;

impl<'a> Checker<'a> {
    pub(super) fn switch_stmt(
        &mut self,
        stmt: &'a ast::SwitchStmt,
        span: Span,
        label: Option<Symbol>,
        out: &mut Vec<Stmt>,
    ) {
        let parent = self.open_scope();
        let mut before = Vec::new();
        if let Some(init) = &stmt.init {
            self.stmt(init, None, &mut before);
        }
        let (mut tag, text, value) = self.switch_tag(stmt);
        self.multiple_defaults(stmt.clauses.iter().map(|c| (c.span, c.exprs.is_none())));
        let local = value.as_ref().map(|value| self.temp(value.ty, value.span));
        let target = self.push_jump(label, false);
        let mut seen = Seen::default();
        let mut clauses = Vec::new();
        let mut default = None;
        let count = stmt.clauses.len();
        for (i, clause) in stmt.clauses.iter().enumerate() {
            let last = i + 1 == count;
            let mut conds = Vec::new();
            for e in clause.exprs.iter().flatten() {
                let tag_tree = match (local, &value) {
                    (Some(local), Some(value)) => {
                        Some(Expr { ty: value.ty, span: e.span, kind: ExprKind::Local(local) })
                    }
                    _ => None,
                };
                conds.extend(self.case_value(&mut tag, &text, tag_tree, e, &mut seen));
            }
            if clause.exprs.is_none() {
                default = Some(i);
            }
            let body = self.scoped_block(&clause.body);
            clauses.push(SwitchClause { conds, body, falls_through: !last && falls_through(&clause.body) });
        }
        self.pop_jump();
        self.close_scope(parent);
        if !tag.is_valid() {
            return;
        }
        let tag = local.zip(value);
        let kind = StmtKind::Switch(Box::new(SwitchStmt { target, tag, clauses, default }));
        if before.is_empty() {
            out.push(Stmt { span, kind });
        } else {
            before.push(Stmt { span, kind });
            out.push(Stmt { span, kind: StmtKind::Block(Block { stmts: before }) });
        }
    }

    /// The tag's operand, its text, and the tree of its value; without a tag, `true` and no tree.
    fn switch_tag(&mut self, stmt: &'a ast::SwitchStmt) -> (Operand<'a>, String, Option<Expr>) {
        let Some(e) = &stmt.tag else {
            let at = stmt.clauses.first().map_or(Span::at(stmt.rbrace), |c| c.span);
            return (Self::true_operand(at), "true".into(), None);
        };
        let mut x = self.expr(e);
        let value = self.assign(&mut x, None, "switch expression");
        if x.is_valid() && !comparable(&self.types, x.ty) && !has_nil(&self.types, x.ty) {
            let (what, ty) = (self.describe(&x), self.ty_text(x.ty));
            self.error(x.span(), format!("cannot switch on {what} ({ty} is not comparable)"));
            x.invalidate();
        }
        (x, self.expr_text(e), value)
    }

    /// The condition of one case value.
    fn case_value(
        &mut self,
        tag: &mut Operand<'a>,
        text: &str,
        tag_tree: Option<Expr>,
        e: &'a ast::Expr,
        seen: &mut Seen,
    ) -> Option<Expr> {
        let mut v = self.expr(e);
        if !tag.is_valid() || !v.is_valid() {
            return None;
        }
        if self.types.is_untyped(v.ty) {
            self.convert_untyped(&mut v, tag.ty);
        }
        if !v.is_valid() {
            return None;
        }
        let (constant, val, ty, span) = (v.is_constant(), v.val.clone(), v.ty, v.span());
        let what = self.describe(&v);
        let no_tag = tag_tree.is_none();
        let plain = if no_tag && !v.is_constant() { v.tree.take() } else { None };
        // Without a tag the condition is the case value itself.
        if no_tag {
            let stand_in = Operand {
                mode: v.mode,
                ty: v.ty,
                val: v.val.clone(),
                src: v.src.clone(),
                tree: plain.as_ref().map(|tree| Expr { ty: tree.ty, span, kind: ExprKind::Zero }),
                method: None,
                generic: None,
            };
            let y = Self::true_operand(tag.span());
            let result = self.comparison(stand_in, y, ast::BinaryOp::Eq, Some(text), span);
            if !result.is_valid() {
                return None;
            }
        }
        let tree = if no_tag {
            match plain {
                Some(mut tree) => {
                    if self.types.is_untyped(tree.ty) {
                        self.settle(&mut tree, Ty::BOOL);
                    }
                    Some(tree)
                }
                None => Some(self.const_tree(Ty::BOOL, &val, span)),
            }
        } else {
            let mode = if tag_tree.is_some() { Mode::Value } else { tag.mode };
            let y = Operand {
                mode,
                ty: tag.ty,
                val: Value::Unknown,
                src: tag.src.clone(),
                tree: tag_tree,
                method: None,
                generic: None,
            };
            let mut result = self.comparison(v, y, ast::BinaryOp::Eq, Some(text), span);
            if !result.is_valid() {
                return None;
            }
            self.default_untyped(&mut result);
            let mut tree = self.tree_of(&mut result);
            // The tag stands on the left at run time; for messages it is on the right.
            if let ExprKind::Compare(_, left, right) = &mut tree.kind {
                std::mem::swap(left, right);
            }
            Some(tree)
        };
        // Go does not compare complex ones.
        if constant && !matches!(val, Value::Bool(_) | Value::Complex(_) | Value::Unknown) {
            let entries = seen.entry(key_text(&val)).or_default();
            if let Some(&(_, previous)) = entries.iter().find(|(other, _)| *other == ty) {
                let message = format!("duplicate case {what} in expression switch");
                self.report(Diagnostic::ill_typed(span, message).with_note(previous, "previous case"));
                return None;
            }
            entries.push((ty, node_span(e)));
        }
        tree
    }

    pub(super) fn multiple_defaults(&mut self, clauses: impl Iterator<Item = (Span, bool)>) {
        let mut first: Option<Span> = None;
        for (span, _) in clauses.filter(|(_, is_default)| *is_default) {
            match first {
                None => first = Some(span),
                Some(first) => {
                    let at = self.pos_text(first);
                    self.error(span, format!("multiple defaults (first at {at})"));
                }
            }
        }
    }
}

/// Whether a clause ends in `fallthrough`.
fn falls_through(body: &[ast::Stmt]) -> bool {
    let mut last = body.iter().rev().find(|s| !matches!(s.kind, ast::StmtKind::Empty));
    while let Some(ast::Stmt { kind: ast::StmtKind::Labeled(labeled), .. }) = last {
        last = Some(&labeled.stmt);
    }
    matches!(
        last.map(|s| &s.kind),
        Some(ast::StmtKind::Branch(ast::BranchStmt { kind: ast::BranchKind::Fallthrough, .. }))
    )
}
