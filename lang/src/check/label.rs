//! Labels and the jumps to them (Go specification, "Labeled statements", "Goto statements").

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use crate::ast::{self, BranchKind, StmtKind};
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;

/// A label's declaration.
struct Declared {
    span: Span,
    used: bool,
}

/// What a label stands before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Loop,
    Switch,
    Other,
}

/// A block that is being looked at.
struct BlockScope {
    /// The label before the statement that this block is of.
    label: Option<(Symbol, Kind)>,
    /// Labels declared directly in it so far.
    labels: FxHashSet<Symbol>,
}

/// A `goto` whose label has not been met yet.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Forward {
    label: Symbol,
    span: Span,
}

struct Labels<'c, 'a> {
    checker: &'c mut Checker<'a>,
    all: FxHashMap<Symbol, Declared>,
    order: Vec<Symbol>,
    blocks: Vec<BlockScope>,
    reached: FxHashSet<Symbol>,
}

impl<'a> Checker<'a> {
    /// Checks a body's labels and the jumps to them; closures have labels of their own. Returns the labels that
    /// `goto` statements name.
    pub(super) fn check_labels(&mut self, body: &'a ast::Block) -> FxHashSet<Symbol> {
        let mut labels = Labels {
            checker: self,
            all: FxHashMap::default(),
            order: Vec::new(),
            blocks: Vec::new(),
            reached: FxHashSet::default(),
        };
        let forward = labels.block(None, &body.stmts);
        for jump in forward {
            let name = labels.checker.text(jump.label);
            let message = match labels.all.get_mut(&jump.label) {
                Some(declared) => {
                    declared.used = true;
                    format!("goto {name} jumps into block")
                }
                None => format!("label {name} not defined"),
            };
            labels.checker.error(jump.span, message);
        }
        for label in &labels.order {
            let Some(declared) = labels.all.get(label).filter(|declared| !declared.used) else { continue };
            let message = format!("label {} defined and not used", labels.checker.text(*label));
            labels.checker.error(declared.span, message);
        }
        labels.reached
    }
}

impl<'a> Labels<'_, 'a> {
    /// Looks at a block; returns its jumps to labels not met.
    fn block(&mut self, label: Option<(Symbol, Kind)>, stmts: &'a [ast::Stmt]) -> Vec<Forward> {
        self.blocks.push(BlockScope { label, labels: FxHashSet::default() });
        let mut walk = Walk { forward: Vec::new(), jumped: Vec::new(), declared_at: None };
        for stmt in stmts {
            self.stmt(None, stmt, &mut walk);
        }
        self.blocks.pop();
        walk.forward
    }

    fn stmt(&mut self, label: Option<(Symbol, Kind)>, stmt: &'a ast::Stmt, walk: &mut Walk) {
        match &stmt.kind {
            StmtKind::Decl(ast::Decl::Var(group)) => walk.variable_declared(group.span),
            StmtKind::Assign(assign) if assign.op == ast::AssignOp::Define => {
                walk.variable_declared(stmt.span)
            }
            StmtKind::Labeled(labeled) => {
                let name = labeled.label.name;
                let kind = match labeled.stmt.kind {
                    StmtKind::For(_) | StmtKind::Range(_) => Kind::Loop,
                    StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_) => Kind::Switch,
                    _ => Kind::Other,
                };
                let mut inner = label;
                if !labeled.label.is_blank() {
                    self.declare(labeled.label, walk);
                    inner = Some((name, kind));
                }
                self.stmt(inner, &labeled.stmt, walk);
            }
            StmtKind::Branch(branch) => self.branch(branch, walk),
            StmtKind::Block(block) => {
                let forward = self.block(label, &block.stmts);
                walk.forward.extend(forward);
            }
            StmtKind::If(s) => {
                let forward = self.block(label, &s.then.stmts);
                walk.forward.extend(forward);
                if let Some(otherwise) = &s.otherwise {
                    self.stmt(label, otherwise, walk);
                }
            }
            StmtKind::Switch(s) => self.clauses(label, s.clauses.iter().map(|c| &c.body[..]), walk),
            StmtKind::TypeSwitch(s) => self.clauses(label, s.clauses.iter().map(|c| &c.body[..]), walk),
            StmtKind::Select(s) => self.clauses(label, s.clauses.iter().map(|c| &c.body[..]), walk),
            StmtKind::For(s) => {
                let forward = self.block(label, &s.body.stmts);
                walk.forward.extend(forward);
            }
            StmtKind::Range(s) => {
                let forward = self.block(label, &s.body.stmts);
                walk.forward.extend(forward);
            }
            _ => {}
        }
    }

    fn clauses(
        &mut self,
        label: Option<(Symbol, Kind)>,
        bodies: impl Iterator<Item = &'a [ast::Stmt]>,
        walk: &mut Walk,
    ) {
        self.blocks.push(BlockScope { label, labels: FxHashSet::default() });
        for body in bodies {
            let forward = self.block(None, body);
            walk.forward.extend(forward);
        }
        self.blocks.pop();
    }

    fn declare(&mut self, label: ast::Ident, walk: &mut Walk) {
        let name = label.name;
        let text = self.checker.text(name);
        if let Some(other) = self.all.get(&name) {
            let diagnostic = Diagnostic::ill_typed(label.span, format!("label {text} already defined"))
                .with_note(other.span, format!("other declaration of {text}"));
            self.checker.report(diagnostic);
        } else {
            self.all.insert(name, Declared { span: label.span, used: false });
            self.order.push(name);
            if let Some(block) = self.blocks.last_mut() {
                block.labels.insert(name);
            }
        }
        let (arrived, rest): (Vec<Forward>, Vec<Forward>) =
            std::mem::take(&mut walk.forward).into_iter().partition(|jump| jump.label == name);
        walk.forward = rest;
        for jump in arrived {
            if let Some(declared) = self.all.get_mut(&name) {
                declared.used = true;
            }
            if let Some(at) = walk.declared_at.filter(|_| walk.jumped.contains(&jump)) {
                let line = self.checker.sources.locate(at.start).map_or(0, |location| location.line);
                let message = format!("goto {text} jumps over variable declaration at line {line}");
                self.checker.error(jump.span, message);
            }
        }
    }

    fn branch(&mut self, branch: &'a ast::BranchStmt, walk: &mut Walk) {
        let Some(label) = branch.label else { return };
        let name = label.name;
        let text = self.checker.text(name);
        let enclosing =
            self.blocks.iter().rev().filter_map(|block| block.label).find(|(other, _)| *other == name);
        match branch.kind {
            BranchKind::Break if !matches!(enclosing, Some((_, Kind::Loop | Kind::Switch))) => {
                self.bad_target("break", label, text);
            }
            BranchKind::Continue if !matches!(enclosing, Some((_, Kind::Loop))) => {
                self.bad_target("continue", label, text);
            }
            BranchKind::Goto => {
                self.reached.insert(name);
                if !self.blocks.iter().any(|block| block.labels.contains(&name)) {
                    walk.forward.push(Forward { label: name, span: label.span });
                    return;
                }
                self.mark_used(name);
            }
            _ => self.mark_used(name),
        }
    }

    fn bad_target(&mut self, keyword: &str, label: ast::Ident, text: &str) {
        let known = self.all.contains_key(&label.name);
        let message = match known {
            true => format!("invalid {keyword} label {text}"),
            false => format!("{keyword} label not defined: {text}"),
        };
        self.mark_used(label.name);
        self.checker.error(label.span, message);
    }

    fn mark_used(&mut self, name: Symbol) {
        if let Some(declared) = self.all.get_mut(&name) {
            declared.used = true;
        }
    }
}

/// The state of a walk through one block's statements.
struct Walk {
    forward: Vec<Forward>,
    /// Where the last variable was declared, and the jumps that were under way then.
    declared_at: Option<Span>,
    jumped: Vec<Forward>,
}

impl Walk {
    fn variable_declared(&mut self, span: Span) {
        self.declared_at = Some(span);
        self.jumped.clone_from(&self.forward);
    }
}
