//! Terminating statements (Go specification, "Terminating statements").

use super::Checker;
use crate::ast::{self, BranchKind, StmtKind};
use crate::symbol::Symbol;

impl Checker<'_> {
    /// Whether control never reaches the end of the block.
    pub(super) fn terminates(&self, block: &ast::Block) -> bool {
        self.list_terminates(&block.stmts)
    }

    fn list_terminates(&self, stmts: &[ast::Stmt]) -> bool {
        let last = stmts.iter().rev().find(|s| !matches!(s.kind, StmtKind::Empty));
        last.is_some_and(|s| self.stmt_terminates(s, None))
    }

    fn stmt_terminates(&self, stmt: &ast::Stmt, label: Option<Symbol>) -> bool {
        match &stmt.kind {
            StmtKind::Labeled(labeled) => self.stmt_terminates(&labeled.stmt, Some(labeled.label.name)),
            StmtKind::Expr(e) => {
                let call = e.unparen();
                matches!(call.kind, ast::ExprKind::Call(_)) && self.panics.contains(&call.span)
            }
            StmtKind::Return(_) => true,
            StmtKind::Branch(branch) => matches!(branch.kind, BranchKind::Goto | BranchKind::Fallthrough),
            StmtKind::Block(block) => self.terminates(block),
            StmtKind::If(s) => {
                self.terminates(&s.then)
                    && s.otherwise.as_ref().is_some_and(|s| self.stmt_terminates(s, None))
            }
            StmtKind::Switch(s) => self.clauses_terminate(&s.clauses, label),
            StmtKind::TypeSwitch(s) => self.clauses_terminate(&s.clauses, label),
            StmtKind::Select(s) => s
                .clauses
                .iter()
                .all(|c| self.list_terminates(&c.body) && !c.body.iter().any(|s| has_break(s, label, true))),
            StmtKind::For(s) => s.cond.is_none() && !s.body.stmts.iter().any(|s| has_break(s, label, true)),
            _ => false,
        }
    }

    fn clauses_terminate(&self, clauses: &[ast::CaseClause], label: Option<Symbol>) -> bool {
        clauses.iter().any(|c| c.exprs.is_none())
            && clauses
                .iter()
                .all(|c| self.list_terminates(&c.body) && !c.body.iter().any(|s| has_break(s, label, true)))
    }
}

/// Whether the statement contains a `break` that leaves the statement labeled `label`, or, where `implicit`, the
/// innermost one around it.
fn has_break(stmt: &ast::Stmt, label: Option<Symbol>, implicit: bool) -> bool {
    let in_list = |stmts: &[ast::Stmt], implicit| stmts.iter().any(|s| has_break(s, label, implicit));
    match &stmt.kind {
        StmtKind::Labeled(labeled) => has_break(&labeled.stmt, label, implicit),
        StmtKind::Branch(branch) if branch.kind == BranchKind::Break => match branch.label {
            None => implicit,
            Some(target) => Some(target.name) == label,
        },
        StmtKind::Block(block) => in_list(&block.stmts, implicit),
        StmtKind::If(s) => {
            in_list(&s.then.stmts, implicit)
                || s.otherwise.as_ref().is_some_and(|s| has_break(s, label, implicit))
        }
        StmtKind::Switch(s) if label.is_some() => s.clauses.iter().any(|c| in_list(&c.body, false)),
        StmtKind::TypeSwitch(s) if label.is_some() => s.clauses.iter().any(|c| in_list(&c.body, false)),
        StmtKind::Select(s) if label.is_some() => s.clauses.iter().any(|c| in_list(&c.body, false)),
        StmtKind::For(s) if label.is_some() => in_list(&s.body.stmts, false),
        StmtKind::Range(s) if label.is_some() => in_list(&s.body.stmts, false),
        _ => false,
    }
}
