//! Syntax trees as text, for people and tests.
//!
//! A node is a line: its kind, what it holds that is no node, and its span as `line:column-line:column`. Its children
//! follow, indented.

use std::fmt::Write as _;

use super::*;
use crate::source::{SourceMap, Span};
use crate::symbol::Interner;

/// The tree of a file as text.
pub fn dump_file(file: &File, sources: &SourceMap, interner: &Interner) -> String {
    let mut dumper = Dumper { sources, interner, out: String::new(), depth: 0 };
    dumper.node(format_args!("File {}", interner.text(file.name.name)), file.span, |d| {
        for decl in &file.decls {
            d.decl(decl);
        }
    });
    dumper.out
}

struct Dumper<'a> {
    sources: &'a SourceMap,
    interner: &'a Interner,
    out: String,
    depth: usize,
}

impl Dumper<'_> {
    fn node(&mut self, head: std::fmt::Arguments<'_>, span: Span, children: impl FnOnce(&mut Self)) {
        let place =
            |pos| self.sources.locate(pos).map_or_else(|| "-".into(), |l| format!("{}:{}", l.line, l.column));
        let (start, end) = (place(span.start), place(span.end));
        writeln!(self.out, "{:indent$}{head} {start}-{end}", "", indent = 2 * self.depth)
            .expect("writing to a String does not fail");
        self.depth += 1;
        children(self);
        self.depth -= 1;
    }

    fn leaf(&mut self, head: std::fmt::Arguments<'_>, span: Span) {
        self.node(head, span, |_| {});
    }

    fn names(&self, names: &[Ident]) -> String {
        names.iter().map(|name| format!(" {}", self.interner.text(name.name))).collect()
    }

    // ---- Declarations ----

    fn decl(&mut self, decl: &Decl) {
        match decl {
            Decl::Bad(span) => self.leaf(format_args!("BadDecl"), *span),
            Decl::Import(group) => self.group("Import", group, |d, spec| {
                let name = spec.name.as_ref().map(|name| d.names(std::slice::from_ref(name)));
                let path = d.interner.text(spec.path.text);
                d.leaf(format_args!("ImportSpec{} {path}", name.unwrap_or_default()), spec.span);
            }),
            Decl::Const(group) => self.group("Const", group, |d, spec| {
                let names = d.names(&spec.names);
                d.node(format_args!("ConstSpec{names}"), spec.span, |d| {
                    d.exprs(spec.ty.as_ref());
                    d.exprs(&spec.values);
                });
            }),
            Decl::Type(group) => self.group("Type", group, |d, spec| {
                let names = d.names(&[spec.name]);
                let alias = if spec.alias { " =" } else { "" };
                d.node(format_args!("TypeSpec{names}{alias}"), spec.span, |d| {
                    if let Some(params) = &spec.type_params {
                        d.fields("TypeParams", params);
                    }
                    d.expr(&spec.ty);
                });
            }),
            Decl::Var(group) => self.group("Var", group, |d, spec| {
                let names = d.names(&spec.names);
                d.node(format_args!("VarSpec{names}"), spec.span, |d| {
                    d.exprs(spec.ty.as_ref());
                    d.exprs(&spec.values);
                });
            }),
            Decl::Func(func) => {
                let names = self.names(&[func.name]);
                self.node(format_args!("Func{names}"), func.span, |d| {
                    if let Some(recv) = &func.recv {
                        d.fields("Receiver", recv);
                    }
                    let Some(tail) = func.tail.get() else { return };
                    d.signature(&tail.ty);
                    if let Some(body) = tail.body.as_ref().and_then(Deferred::get) {
                        d.block("Body", body);
                    }
                });
            }
        }
    }

    fn group<S>(&mut self, what: &str, group: &DeclGroup<S>, mut spec: impl FnMut(&mut Self, &S)) {
        let parens = if group.parenthesized { " (…)" } else { "" };
        self.node(format_args!("{what}{parens}"), group.span, |d| {
            for entry in &group.specs {
                spec(d, entry);
            }
        });
    }

    fn fields(&mut self, what: &str, list: &FieldList) {
        self.node(format_args!("{what}"), list.span, |d| {
            for field in &list.fields {
                let names = d.names(&field.names);
                d.node(format_args!("Field{names}"), field.span, |d| d.expr(&field.ty));
            }
        });
    }

    fn signature(&mut self, ty: &FuncType) {
        if let Some(params) = &ty.type_params {
            self.fields("TypeParams", params);
        }
        self.fields("Params", &ty.params);
        if !ty.results.fields.is_empty() {
            self.fields("Results", &ty.results);
        }
    }

    // ---- Expressions ----

    fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    /// Optional children; one that is missing is a line of its own, so that positions among siblings tell roles.
    fn optional(&mut self, expr: Option<&Expr>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => writeln!(self.out, "{:indent$}-", "", indent = 2 * self.depth)
                .expect("writing to a String does not fail"),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Bad => self.leaf(format_args!("BadExpr"), span),
            ExprKind::Ident(name) => {
                let names = self.names(std::slice::from_ref(name));
                self.leaf(format_args!("Name{names}"), span);
            }
            ExprKind::Literal(literal) => {
                let bad = if literal.bad { " (bad)" } else { "" };
                let text = self.interner.text(literal.text);
                self.leaf(format_args!("{:?} {text:?}{bad}", literal.kind), span);
            }
            ExprKind::Composite(literal) => self.node(format_args!("Composite"), span, |d| {
                d.optional(literal.ty.as_ref());
                d.exprs(&literal.elements);
            }),
            ExprKind::Func(func) => self.node(format_args!("FuncLit"), span, |d| {
                d.signature(&func.ty);
                d.block("Body", &func.body);
            }),
            ExprKind::Paren(x) => self.node(format_args!("Paren"), span, |d| d.expr(x)),
            ExprKind::Selector(selector) => {
                let names = self.names(&[selector.sel]);
                self.node(format_args!("Selector{names}"), span, |d| d.expr(&selector.x));
            }
            ExprKind::Index(index) => self.node(format_args!("Index"), span, |d| {
                d.expr(&index.x);
                d.exprs(&index.indices);
            }),
            ExprKind::Slice(slice) => self.node(format_args!("Slice"), span, |d| {
                d.expr(&slice.x);
                d.optional(slice.low.as_ref());
                d.optional(slice.high.as_ref());
                if slice.three {
                    d.optional(slice.max.as_ref());
                }
            }),
            ExprKind::TypeAssert(assert) => self.node(format_args!("TypeAssert"), span, |d| {
                d.expr(&assert.x);
                d.optional(assert.ty.as_ref());
            }),
            ExprKind::Call(call) => {
                let dots = if call.ellipsis.is_some() { " ..." } else { "" };
                self.node(format_args!("Call{dots}"), span, |d| {
                    d.expr(&call.fun);
                    d.exprs(&call.args);
                });
            }
            ExprKind::Star(x) => self.node(format_args!("Star"), span, |d| d.expr(x)),
            ExprKind::Unary(unary) => {
                self.node(format_args!("Unary {}", unary.op), span, |d| d.expr(&unary.x))
            }
            ExprKind::Binary(binary) => self.binary(binary),
            ExprKind::ArrayType(array) => self.node(format_args!("ArrayType"), span, |d| {
                d.optional(array.len.as_ref());
                d.expr(&array.elem);
            }),
            ExprKind::SliceType(elem) => self.node(format_args!("SliceType"), span, |d| d.expr(elem)),
            ExprKind::StructType(ty) => self.node(format_args!("StructType"), span, |d| {
                for field in &ty.fields {
                    let names = d.names(&field.names);
                    let tag = field
                        .tag
                        .map(|(_, tag)| format!(" {}", d.interner.text(tag.text)))
                        .unwrap_or_default();
                    d.node(format_args!("Field{names}{tag}"), field.span, |d| d.expr(&field.ty));
                }
            }),
            ExprKind::FuncType(ty) => self.node(format_args!("FuncType"), span, |d| d.signature(ty)),
            ExprKind::InterfaceType(ty) => self.node(format_args!("InterfaceType"), span, |d| {
                for element in &ty.elements {
                    match element {
                        InterfaceElement::Method { name, ty } => {
                            let names = d.names(std::slice::from_ref(name));
                            d.node(format_args!("Method{names}"), name.span.to(ty.span), |d| d.signature(ty));
                        }
                        InterfaceElement::Embedded(ty) => d.expr(ty),
                    }
                }
            }),
            ExprKind::MapType(map) => self.node(format_args!("MapType"), span, |d| {
                d.expr(&map.key);
                d.expr(&map.value);
            }),
            ExprKind::ChanType(chan) => {
                self.node(format_args!("ChanType {:?}", chan.dir), span, |d| d.expr(&chan.elem));
            }
            ExprKind::Variadic(elem) => self.node(format_args!("Variadic"), span, |d| d.expr(elem)),
            ExprKind::KeyValue(pair) => self.node(format_args!("KeyValue"), span, |d| {
                d.expr(&pair.key);
                d.expr(&pair.value);
            }),
        }
    }

    /// A chain of operators is shown flat from left to right, so that its length is no depth.
    fn binary(&mut self, binary: &BinaryExpr) {
        let (first, chain) = binary.spine();
        let end = binary.y.span.end;
        self.node(format_args!("Binary"), Span::new(first.span.start, end), |d| {
            d.expr(first);
            for link in chain {
                d.node(format_args!("{}", link.op), Span::new(link.op_pos, link.y.span.end), |d| {
                    d.expr(&link.y);
                });
            }
        });
    }

    // ---- Statements ----

    fn block(&mut self, what: &str, block: &Block) {
        self.node(format_args!("{what}"), block.span(), |d| d.stmts(&block.stmts));
    }

    fn stmts<'s>(&mut self, stmts: impl IntoIterator<Item = &'s Stmt>) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    fn clauses(&mut self, clauses: &[CaseClause]) {
        for clause in clauses {
            let what = if clause.exprs.is_some() { "Case" } else { "Default" };
            self.node(format_args!("{what}"), clause.span, |d| {
                d.exprs(clause.exprs.iter().flatten());
                d.stmts(&clause.body);
            });
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::Bad => self.leaf(format_args!("BadStmt"), span),
            StmtKind::Empty => self.leaf(format_args!("Empty"), span),
            StmtKind::Expr(x) => self.node(format_args!("ExprStmt"), span, |d| d.expr(x)),
            StmtKind::Send(send) => self.node(format_args!("Send"), span, |d| {
                d.expr(&send.chan);
                d.expr(&send.value);
            }),
            StmtKind::IncDec(inc) => {
                let op = if inc.increment { "++" } else { "--" };
                self.node(format_args!("IncDec {op}"), span, |d| d.expr(&inc.x));
            }
            StmtKind::Assign(assign) => {
                let op = match assign.op {
                    AssignOp::Assign => "=".into(),
                    AssignOp::Define => ":=".into(),
                    AssignOp::Binary(op) => format!("{op}="),
                };
                self.node(format_args!("Assign {op}"), span, |d| {
                    d.exprs(&assign.lhs);
                    d.exprs(&assign.rhs);
                });
            }
            StmtKind::Decl(decl) => self.decl(decl),
            StmtKind::Go(go) => self.node(format_args!("Go"), span, |d| d.expr(&go.call)),
            StmtKind::Defer(defer) => self.node(format_args!("Defer"), span, |d| d.expr(&defer.call)),
            StmtKind::Return(results) => self.node(format_args!("Return"), span, |d| d.exprs(results)),
            StmtKind::Branch(branch) => {
                let label = self.names(branch.label.as_slice());
                self.leaf(format_args!("{:?}{label}", branch.kind), span);
            }
            StmtKind::Block(block) => self.block("Block", block),
            StmtKind::If(branch) => self.node(format_args!("If"), span, |d| {
                d.stmts(&branch.init);
                d.expr(&branch.cond);
                d.block("Then", &branch.then);
                d.stmts(&branch.otherwise);
            }),
            StmtKind::Switch(switch) => self.node(format_args!("Switch"), span, |d| {
                d.stmts(&switch.init);
                d.optional(switch.tag.as_ref());
                d.clauses(&switch.clauses);
            }),
            StmtKind::TypeSwitch(switch) => {
                let bind = self.names(switch.bind.as_slice());
                self.node(format_args!("TypeSwitch{bind}"), span, |d| {
                    d.stmts(&switch.init);
                    d.expr(&switch.x);
                    d.clauses(&switch.clauses);
                });
            }
            StmtKind::Select(select) => self.node(format_args!("Select"), span, |d| {
                for clause in &select.clauses {
                    let what = if clause.comm.is_some() { "Case" } else { "Default" };
                    d.node(format_args!("{what}"), clause.span, |d| {
                        d.stmts(&clause.comm);
                        d.stmts(&clause.body);
                    });
                }
            }),
            StmtKind::For(for_stmt) => self.node(format_args!("For"), span, |d| {
                d.stmts(&for_stmt.init);
                d.optional(for_stmt.cond.as_ref());
                d.stmts(&for_stmt.post);
                d.block("Body", &for_stmt.body);
            }),
            StmtKind::Range(range) => {
                let op = match (range.lhs.is_empty(), range.define) {
                    (true, _) => "",
                    (false, true) => " :=",
                    (false, false) => " =",
                };
                self.node(format_args!("Range{op}"), span, |d| {
                    d.exprs(&range.lhs);
                    d.expr(&range.x);
                    d.block("Body", &range.body);
                });
            }
            StmtKind::Labeled(labeled) => {
                let names = self.names(&[labeled.label]);
                self.node(format_args!("Labeled{names}"), span, |d| d.stmt(&labeled.stmt));
            }
        }
    }
}
