//! Labels, and where jumps may stand (Go specification, "Labeled statements" and "Break statements" to "Fallthrough
//! statements"). As in Go that is found with the syntax, whatever the types are.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use crate::ast::{self, BranchKind, StmtKind};
use crate::diagnostics::Diagnostic;
use crate::source::{Pos, Span};
use crate::symbol::Symbol;

/// What a label stands before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Loop,
    Switch,
    Other,
}

/// A label's declaration.
struct Declared {
    span: Span,
    kind: Kind,
    /// The block that it is declared in, as an index.
    block: usize,
    used: bool,
}

/// A block: its parent, its start, and the label before the statement that it belongs to.
struct Block {
    parent: Option<usize>,
    start: Pos,
    label: Option<Symbol>,
}

/// A `goto` whose label has not been met yet.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Forward {
    label: Symbol,
    span: Span,
}

struct Labels<'c, 'a> {
    checker: &'c mut Checker<'a>,
    declared: FxHashMap<Symbol, Declared>,
    order: Vec<Symbol>,
    blocks: Vec<Block>,
    reached: FxHashSet<Symbol>,
}

/// What jumps without label reach from the statements of a block.
#[derive(Clone, Copy, Default)]
struct Targets {
    breaks: Option<Breaks>,
    continues: bool,
}

/// What `break` leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Loop,
    Select,
    TypeSwitch,
    /// An expression switch. The clause whose statements the block has, if it has one's.
    Switch(Option<Clause>),
}

/// A clause's place in its switch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clause {
    Inner,
    Final,
}

/// The state of a walk through one block's statements.
struct Walk {
    block: usize,
    targets: Targets,
    forward: Vec<Forward>,
    /// The last variable declared: its name and place, and the jumps that were under way then.
    variable: Option<(String, Pos)>,
    jumped: Vec<Forward>,
}

impl<'a> Checker<'a> {
    /// Checks a body's labels and jumps; closures have labels of their own. Returns the labels that
    /// `goto` statements name, and where they stand.
    pub(super) fn check_labels(&mut self, body: &'a ast::Block) -> FxHashMap<Symbol, Pos> {
        let mut labels = Labels {
            checker: self,
            declared: FxHashMap::default(),
            order: Vec::new(),
            blocks: Vec::new(),
            reached: FxHashSet::default(),
        };
        let forward = labels.block(None, None, Targets::default(), body.lbrace, &body.stmts);
        for jump in forward {
            let name = labels.checker.text(jump.label);
            let message = match labels.declared.get_mut(&jump.label) {
                Some(declared) => {
                    declared.used = true;
                    let start = labels.blocks[declared.block].start;
                    format!(
                        "goto {name} jumps into block starting at {}",
                        labels.checker.pos_text(Span::at(start))
                    )
                }
                None => format!("label {name} not defined"),
            };
            labels.checker.error(jump.span, message);
        }
        for label in &labels.order {
            let Some(declared) = labels.declared.get(label).filter(|declared| !declared.used) else {
                continue;
            };
            let message = format!("label {} defined and not used", labels.checker.text(*label));
            labels.checker.error(declared.span, message);
        }
        let Labels { declared, reached, .. } = labels;
        declared
            .into_iter()
            .filter(|(label, _)| reached.contains(label))
            .map(|(label, declared)| (label, declared.span.start))
            .collect()
    }
}

impl<'a> Checker<'a> {
    /// Checks the labels and jumps of a package with syntax errors. As in Go, that happens wherever there is none in a body.
    pub(super) fn check_labels_beside_errors(&mut self, files: &'a [ast::File], errors: &[Diagnostic]) {
        for decl in files.iter().flat_map(|file| &file.decls) {
            let ast::Decl::Func(func) = decl else { continue };
            let body = func.tail.get().and_then(|tail| tail.body.as_ref()?.get());
            let Some(body) = body else { continue };
            let inside = body.lbrace..=body.rbrace;
            if !errors.iter().any(|error| inside.contains(&error.pos())) {
                self.check_labels(body);
            }
        }
    }
}

impl<'a> Labels<'_, 'a> {
    /// Looks at a block; returns its jumps to labels not met.
    fn block(
        &mut self,
        parent: Option<usize>,
        label: Option<Symbol>,
        targets: Targets,
        start: Pos,
        stmts: &'a [ast::Stmt],
    ) -> Vec<Forward> {
        let block = self.blocks.len();
        self.blocks.push(Block { parent, start, label });
        let mut walk = Walk { block, targets, forward: Vec::new(), variable: None, jumped: Vec::new() };
        let last = stmts.iter().rposition(|stmt| !matches!(stmt.kind, StmtKind::Empty));
        for (i, stmt) in stmts.iter().enumerate() {
            self.stmt(stmt, Some(i) == last, &mut walk);
        }
        walk.forward
    }

    fn inner(
        &mut self,
        label: Option<Symbol>,
        targets: Targets,
        start: Pos,
        stmts: &'a [ast::Stmt],
        walk: &mut Walk,
    ) {
        let forward = self.block(Some(walk.block), label, targets, start, stmts);
        walk.forward.extend(forward);
    }

    fn stmt(&mut self, mut stmt: &'a ast::Stmt, last: bool, walk: &mut Walk) {
        let mut label = None;
        while let StmtKind::Labeled(labeled) = &stmt.kind {
            if !labeled.label.is_blank() {
                self.declare(labeled, walk);
                label = Some(labeled.label.name);
            }
            stmt = &labeled.stmt;
        }
        let continues = walk.targets.continues;
        let inside = |breaks| Targets { breaks: Some(breaks), continues };
        let of_loop = Targets { breaks: Some(Breaks::Loop), continues: true };
        match &stmt.kind {
            // A declaration matters to jumps that are under way.
            StmtKind::Decl(_) | StmtKind::Assign(_) if walk.forward.is_empty() => {}
            StmtKind::Decl(decl) => {
                if let ast::Decl::Var(group) = &**decl
                    && let Some(name) = group.specs.first().and_then(|spec| spec.names.first())
                {
                    walk.variable_declared(self.checker.text(name.name).to_string(), name.span.start);
                }
            }
            StmtKind::Assign(assign) if assign.op == ast::AssignOp::Define => {
                let names: Vec<String> = assign.lhs.iter().map(|e| self.checker.expr_text(e)).collect();
                walk.variable_declared(names.join(", "), assign.op_pos);
            }
            StmtKind::Branch(branch) => match branch.label {
                Some(label) => self.labeled_branch(branch.kind, label, walk),
                None => self.plain_branch(branch.kind, stmt.span, last, walk),
            },
            StmtKind::Block(block) => {
                self.inner(label, walk.targets.nested(), block.lbrace, &block.stmts, walk);
            }
            StmtKind::If(s) => {
                let targets = walk.targets.nested();
                self.inner(label, targets, s.then.lbrace, &s.then.stmts, walk);
                if let Some(otherwise) = &s.otherwise {
                    self.inner(label, targets, otherwise.span.start, std::slice::from_ref(otherwise), walk);
                }
            }
            StmtKind::Switch(s) => {
                for (i, clause) in s.clauses.iter().enumerate() {
                    let place = if i + 1 == s.clauses.len() { Clause::Final } else { Clause::Inner };
                    let targets = inside(Breaks::Switch(Some(place)));
                    self.inner(label, targets, clause.span.start, &clause.body, walk);
                }
            }
            StmtKind::TypeSwitch(s) => {
                for clause in &s.clauses {
                    self.inner(label, inside(Breaks::TypeSwitch), clause.span.start, &clause.body, walk);
                }
            }
            StmtKind::Select(s) => {
                for clause in &s.clauses {
                    self.inner(label, inside(Breaks::Select), clause.span.start, &clause.body, walk);
                }
            }
            StmtKind::For(s) => self.inner(label, of_loop, s.body.lbrace, &s.body.stmts, walk),
            StmtKind::Range(s) => self.inner(label, of_loop, s.body.lbrace, &s.body.stmts, walk),
            _ => {}
        }
    }

    fn declare(&mut self, labeled: &'a ast::LabeledStmt, walk: &mut Walk) {
        let ast::Ident { name, span } = labeled.label;
        let text = self.checker.text(name);
        if let Some(other) = self.declared.get(&name) {
            let at = self.checker.pos_text(other.span);
            self.checker.error(span, format!("label {text} already defined at {at}"));
        } else {
            let kind = match labeled.stmt.kind {
                StmtKind::For(_) | StmtKind::Range(_) => Kind::Loop,
                StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_) => Kind::Switch,
                _ => Kind::Other,
            };
            self.declared.insert(name, Declared { span, kind, block: walk.block, used: false });
            self.order.push(name);
        }
        let (arrived, rest): (Vec<Forward>, Vec<Forward>) =
            std::mem::take(&mut walk.forward).into_iter().partition(|jump| jump.label == name);
        walk.forward = rest;
        for jump in arrived {
            self.mark_used(name);
            if let Some((variable, at)) = walk.variable.as_ref().filter(|_| walk.jumped.contains(&jump)) {
                let at = self.checker.pos_text(Span::at(*at));
                let message = format!("goto {text} jumps over declaration of {variable} at {at}");
                self.checker.error(jump.span, message);
            }
        }
    }

    /// A jump without label. `last` tells whether only empty statements follow it in its block.
    fn plain_branch(&mut self, kind: BranchKind, span: Span, last: bool, walk: &Walk) {
        let Targets { breaks, continues } = walk.targets;
        let problem = match (kind, breaks) {
            (BranchKind::Break, None) => "break is not in a loop, switch, or select",
            (BranchKind::Continue, _) if !continues => "continue is not in a loop",
            (BranchKind::Fallthrough, Some(Breaks::TypeSwitch)) => "cannot fallthrough in type switch",
            (BranchKind::Fallthrough, Some(Breaks::Switch(Some(Clause::Final)))) if last => {
                "cannot fallthrough final case in switch"
            }
            (BranchKind::Fallthrough, Some(Breaks::Switch(Some(Clause::Inner)))) if last => return,
            (BranchKind::Fallthrough, _) => "fallthrough statement out of place",
            _ => return,
        };
        self.checker.error(span, problem);
    }

    fn labeled_branch(&mut self, kind: BranchKind, label: ast::Ident, walk: &mut Walk) {
        let text = self.checker.text(label.name);
        let keyword = match kind {
            BranchKind::Goto => {
                self.reached.insert(label.name);
                self.mark_used(label.name);
                let home = self.declared.get(&label.name).map(|declared| declared.block);
                if !self.enclosing(walk.block).any(|block| Some(block) == home) {
                    walk.forward.push(Forward { label: label.name, span: label.span });
                }
                return;
            }
            BranchKind::Break => "break",
            _ => "continue",
        };
        let Some(home) = self.declared.get(&label.name).map(|declared| declared.kind) else {
            self.checker.error(label.span, format!("{keyword} label not defined: {text}"));
            return;
        };
        self.mark_used(label.name);
        let encloses = self.enclosing(walk.block).any(|block| self.blocks[block].label == Some(label.name));
        let fits = home == Kind::Loop || home == Kind::Switch && kind == BranchKind::Break;
        if !encloses || !fits {
            self.checker.error(label.span, format!("invalid {keyword} label {text}"));
        }
    }

    /// The block and those around it.
    fn enclosing(&self, block: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(block), |&block| self.blocks[block].parent)
    }

    fn mark_used(&mut self, name: Symbol) {
        if let Some(declared) = self.declared.get_mut(&name) {
            declared.used = true;
        }
    }
}

impl Targets {
    /// Those of a block within the block: what falls through stands in the clause itself.
    fn nested(mut self) -> Targets {
        if let Some(Breaks::Switch(clause)) = &mut self.breaks {
            *clause = None;
        }
        self
    }
}

impl Walk {
    fn variable_declared(&mut self, name: String, at: Pos) {
        self.variable = Some((name, at));
        self.jumped.clone_from(&self.forward);
    }
}
