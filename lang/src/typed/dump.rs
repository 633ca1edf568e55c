//! The typed tree as text, for `minigo dump --stage=typed`: one line a statement, types where they tell something.

use std::fmt::Write as _;

use super::{Block, Builtin, Callee, Comm, Const, Dest, Expr, ExprKind, Func, Program, Rhs, Stmt, StmtKind};
use crate::symbol::Interner;
use crate::types::{PkgId, Style, Ty, TypePrinter};

/// The text of all functions with bodies.
pub fn dump(program: &Program, interner: &Interner) -> String {
    let printer = TypePrinter {
        store: &program.types,
        interner,
        from: PkgId::UNIVERSE,
        by_path: &[],
        style: Style::Nameless,
    };
    let mut out = String::new();
    for (i, func) in program.funcs.iter().enumerate() {
        if let Some(body) = &func.body {
            let mut dump = Dump { program, printer, func, out: &mut out };
            dump.header(i);
            dump.block(body, 1);
            dump.out.push_str("}\n\n");
        }
    }
    out
}

struct Dump<'a> {
    program: &'a Program,
    printer: TypePrinter<'a>,
    func: &'a Func,
    out: &'a mut String,
}

impl Dump<'_> {
    fn header(&mut self, index: usize) {
        let list = |locals: &[super::LocalId]| -> String {
            let items: Vec<String> = locals
                .iter()
                .map(|&id| format!("{} {}", self.local(id), self.ty(self.func.locals[id.0 as usize].ty)))
                .collect();
            items.join(", ")
        };
        let captures: Vec<String> = self
            .func
            .captures
            .iter()
            .map(|c| format!("{}{}", if c.by_ref { "&" } else { "" }, self.local(c.inner)))
            .collect();
        let head = format!(
            "func#{index} {}({}) ({}) [{}]{} {{\n",
            self.func.name,
            list(&self.func.params),
            list(&self.func.results),
            captures.join(", "),
            if self.func.wrapper { " wrapper" } else { "" },
        );
        self.out.push_str(&head);
    }

    fn ty(&self, ty: Ty) -> String {
        self.printer.text(ty)
    }

    fn local(&self, id: super::LocalId) -> String {
        let local = &self.func.locals[id.0 as usize];
        let mark = if local.addressed { "&" } else { "" };
        format!("{mark}{}%{}", local.name, id.0)
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{text}", "    ".repeat(depth));
    }

    fn block(&mut self, block: &Block, depth: usize) {
        for stmt in &block.stmts {
            self.stmt(stmt, depth);
        }
    }

    fn nested(&mut self, head: &str, block: &Block, depth: usize) {
        self.line(depth, &format!("{head} {{"));
        self.block(block, depth + 1);
        self.line(depth, "}");
    }

    fn stmt(&mut self, stmt: &Stmt, depth: usize) {
        match &stmt.kind {
            StmtKind::Expr(e) => self.line(depth, &self.expr(e)),
            StmtKind::Declare(local) => {
                let ty = self.ty(self.func.locals[local.0 as usize].ty);
                self.line(depth, &format!("var {} {ty}", self.local(*local)));
            }
            StmtKind::Assign { lhs, rhs } => {
                let left: Vec<String> = lhs.iter().map(|dest| self.dest(dest)).collect();
                self.line(depth, &format!("{} = {}", left.join(", "), self.rhs(rhs)));
            }
            StmtKind::OpAssign { op, lhs, rhs } => {
                self.line(depth, &format!("{} {op:?}= {}", self.expr(lhs), self.expr(rhs)));
            }
            StmtKind::Block(block) => self.nested("block", block, depth),
            StmtKind::If { cond, then, els } => {
                self.nested(&format!("if {}", self.expr(cond)), then, depth);
                if let Some(els) = els {
                    self.nested("else", els, depth);
                }
            }
            StmtKind::For(s) => {
                if let Some(init) = &s.init {
                    self.stmt(init, depth);
                }
                let fresh: Vec<String> = s.per_iteration.iter().map(|&l| self.local(l)).collect();
                let cond = s.cond.as_ref().map_or_else(String::new, |e| self.expr(e));
                self.nested(&format!("for @{} [{}] {cond}", s.target.0, fresh.join(", ")), &s.body, depth);
                if let Some(post) = &s.post {
                    self.line(depth, "post:");
                    self.stmt(post, depth + 1);
                }
            }
            StmtKind::Range(s) => {
                let var = |l: Option<super::LocalId>| l.map_or_else(|| "_".into(), |l| self.local(l));
                let head = format!(
                    "range @{} {:?} {}, {} := {}",
                    s.target.0,
                    s.kind,
                    var(s.key),
                    var(s.value),
                    self.expr(&s.subject)
                );
                self.nested(&head, &s.body, depth);
            }
            StmtKind::Switch(s) => {
                let tag = s
                    .tag
                    .as_ref()
                    .map_or_else(String::new, |(l, e)| format!("{} := {}", self.local(*l), self.expr(e)));
                self.line(depth, &format!("switch @{} {tag} default {:?}", s.target.0, s.default));
                for clause in &s.clauses {
                    let through = if clause.falls_through { " falls through" } else { "" };
                    self.nested(&format!("case {}{through}", self.list(&clause.conds)), &clause.body, depth);
                }
            }
            StmtKind::TypeSwitch(s) => {
                self.line(
                    depth,
                    &format!("type switch @{} {} default {:?}", s.target.0, self.expr(&s.subject), s.default),
                );
                for clause in &s.clauses {
                    let types: Vec<String> = clause
                        .types
                        .iter()
                        .map(|ty| ty.map_or_else(|| "nil".into(), |ty| self.ty(ty)))
                        .collect();
                    let binding =
                        clause.binding.map_or_else(String::new, |l| format!(" as {}", self.local(l)));
                    self.nested(&format!("case {}{binding}", types.join(", ")), &clause.body, depth);
                }
            }
            StmtKind::Select(s) => {
                self.line(depth, &format!("select @{}", s.target.0));
                for case in &s.cases {
                    let var = |l: Option<super::LocalId>| l.map_or_else(|| "_".into(), |l| self.local(l));
                    let head = match &case.comm {
                        Comm::Send { chan, value } => {
                            format!("case {} <- {}", self.expr(chan), self.expr(value))
                        }
                        Comm::Recv { chan, value, ok } => {
                            format!("case {}, {} := <-{}", var(*value), var(*ok), self.expr(chan))
                        }
                        Comm::Default => "default".into(),
                    };
                    self.nested(&head, &case.body, depth);
                }
            }
            StmtKind::Return(None) => self.line(depth, "return"),
            StmtKind::Return(Some(rhs)) => self.line(depth, &format!("return {}", self.rhs(rhs))),
            StmtKind::Break(target) => self.line(depth, &format!("break @{}", target.0)),
            StmtKind::Continue(target) => self.line(depth, &format!("continue @{}", target.0)),
            StmtKind::MoveToHeap { local, keep_capacity } => {
                let note = if *keep_capacity { " with its capacity" } else { "" };
                self.line(depth, &format!("move {} to heap{note}", self.local(*local)));
            }
            StmtKind::Goto(label) => self.line(depth, &format!("goto L{}", label.0)),
            StmtKind::Label(label) => self.line(depth, &format!("L{}:", label.0)),
            StmtKind::Go(e) => self.line(depth, &format!("go {}", self.expr(e))),
            StmtKind::Defer { closure, in_loop, behind } => {
                let note = match behind {
                    Some(record) => format!(" behind {}", self.local(*record)),
                    None => if *in_loop { " in loop" } else { "" }.into(),
                };
                self.line(depth, &format!("defer{note} {}", self.expr(closure)));
            }
            StmtKind::Send { chan, value } => {
                self.line(depth, &format!("{} <- {}", self.expr(chan), self.expr(value)));
            }
        }
    }

    fn dest(&self, dest: &Dest) -> String {
        match dest {
            Dest::Blank => "_".into(),
            Dest::Define(local) => format!("new {}", self.local(*local)),
            Dest::Place(place) => self.expr(place),
        }
    }

    fn rhs(&self, rhs: &Rhs) -> String {
        match rhs {
            Rhs::Each(values) => self.list(values),
            Rhs::Tuple(tuple) => format!("tuple {}", self.expr(tuple)),
        }
    }

    fn list<'e>(&self, list: impl IntoIterator<Item = &'e Expr>) -> String {
        list.into_iter().map(|e| self.expr(e)).collect::<Vec<_>>().join(", ")
    }

    fn expr(&self, e: &Expr) -> String {
        match &e.kind {
            ExprKind::Const(value) => match value {
                Const::Bool(b) => b.to_string(),
                Const::Int(i) => format!("{i}:{}", self.ty(e.ty)),
                Const::Float(x) => format!("{x:?}:{}", self.ty(e.ty)),
                Const::Str(s) => format!("{:?}", String::from_utf8_lossy(s)),
            },
            ExprKind::Zero => format!("zero:{}", self.ty(e.ty)),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::Global(global) => self.program.globals[global.0 as usize].name.to_string(),
            ExprKind::Func(func) => self.program.funcs[func.0 as usize].name.to_string(),
            ExprKind::Closure { func, .. } => format!("closure {}", self.program.funcs[func.0 as usize].name),
            ExprKind::Unary(op, x) => format!("{op:?}({})", self.expr(x)),
            ExprKind::Binary(op, x, y) => format!("{op:?}({}, {})", self.expr(x), self.expr(y)),
            ExprKind::Compare(op, x, y) => format!("{op:?}({}, {})", self.expr(x), self.expr(y)),
            ExprKind::Logic(op, x, y) => format!("{op:?}({}, {})", self.expr(x), self.expr(y)),
            ExprKind::Concat(parts, _) => format!("concat({})", self.list(parts)),
            ExprKind::Field(x, index) => format!("{}.{index}", self.expr(x)),
            ExprKind::Index(x, i) => format!("{}[{}]", self.expr(x), self.expr(i)),
            ExprKind::MapIndex { map, key, comma_ok } => {
                format!("{}[map {}]{}", self.expr(map), self.expr(key), if *comma_ok { "?" } else { "" })
            }
            ExprKind::Slice { base, lo, hi, max } => {
                let part = |x: &Option<Box<Expr>>| x.as_ref().map_or_else(String::new, |x| self.expr(x));
                format!("{}[{}:{}:{}]", self.expr(base), part(lo), part(hi), part(max))
            }
            ExprKind::Deref(x) => format!("*({})", self.expr(x)),
            ExprKind::AddrOf(x) => format!("&({})", self.expr(x)),
            ExprKind::New(x, ..) => format!("new({})", self.expr(x)),
            ExprKind::StructLit(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(i, x)| format!("{i}: {}", self.expr(x))).collect();
                format!("{}{{{}}}", self.ty(e.ty), fields.join(", "))
            }
            ExprKind::ArrayLit(elems) | ExprKind::SliceLit { elems, .. } => {
                let elems: Vec<String> =
                    elems.iter().map(|x| format!("{}: {}", x.index, self.expr(&x.value))).collect();
                format!("{}{{{}}}", self.ty(e.ty), elems.join(", "))
            }
            ExprKind::MapLit(entries, _) => {
                let entries: Vec<String> =
                    entries.iter().map(|(k, v)| format!("{}: {}", self.expr(k), self.expr(v))).collect();
                format!("{}{{{}}}", self.ty(e.ty), entries.join(", "))
            }
            ExprKind::Call { callee, args, .. } => {
                let callee = match callee {
                    Callee::Static(func) => self.program.funcs[func.0 as usize].name.to_string(),
                    Callee::Value(f) => format!("({})", self.expr(f)),
                    Callee::Interface(x, index) => format!("{}.m{index}", self.expr(x)),
                };
                format!("{callee}({})", self.list(args))
            }
            ExprKind::Builtin(builtin) => self.builtin(builtin),
            ExprKind::Convert(conversion, x, _) => {
                format!("{conversion:?}[{}]({})", self.ty(e.ty), self.expr(x))
            }
            ExprKind::TypeAssert { value, to, comma_ok } => {
                format!("{}.({}){}", self.expr(value), self.ty(*to), if *comma_ok { "?" } else { "" })
            }
            ExprKind::Recv { chan, comma_ok } => {
                format!("<-{}{}", self.expr(chan), if *comma_ok { "?" } else { "" })
            }
            ExprKind::Let { local, init, body } => {
                format!("let {} = {} in {}", self.local(*local), self.expr(init), self.expr(body))
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                let locals: Vec<String> = locals.iter().map(|&l| self.local(l)).collect();
                format!("let {} = {} in {}", locals.join(", "), self.expr(tuple), self.expr(body))
            }
            ExprKind::CheckNotNil(x) => format!("nonnil({})", self.expr(x)),
        }
    }

    fn builtin(&self, builtin: &Builtin) -> String {
        let opt =
            |x: &Option<Box<Expr>>| x.as_ref().map_or_else(String::new, |x| format!(", {}", self.expr(x)));
        match builtin {
            Builtin::Len(x) => format!("len({})", self.expr(x)),
            Builtin::Cap(x) => format!("cap({})", self.expr(x)),
            Builtin::Append(x, rest, _) => format!("append({}, {})", self.expr(x), self.list(rest)),
            Builtin::AppendSlice(x, y, _) => format!("append({}, {}...)", self.expr(x), self.expr(y)),
            Builtin::Copy(x, y) => format!("copy({}, {})", self.expr(x), self.expr(y)),
            Builtin::Delete(x, y) => format!("delete({}, {})", self.expr(x), self.expr(y)),
            Builtin::Clear(x) => format!("clear({})", self.expr(x)),
            Builtin::MakeSlice { len, cap, .. } => format!("make(slice, {}{})", self.expr(len), opt(cap)),
            Builtin::MakeMap(hint, _) => format!("make(map{})", opt(hint)),
            Builtin::MakeChan(size, _) => format!("make(chan{})", opt(size)),
            Builtin::Min(list) => format!("min({})", self.list(list)),
            Builtin::Max(list) => format!("max({})", self.list(list)),
            Builtin::Panic(x) => format!("panic({})", self.expr(x)),
            Builtin::Recover => "recover()".into(),
            Builtin::Print(list) => format!("print({})", self.list(list)),
            Builtin::Println(list) => format!("println({})", self.list(list)),
            Builtin::Close(x) => format!("close({})", self.expr(x)),
            Builtin::PanicRange(x) => format!("panic of range({})", self.expr(x)),
            Builtin::DeferRecord => "latest defer".into(),
        }
    }
}
