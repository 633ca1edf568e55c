//! What it costs to inline a body: Go's count of syntax nodes (`cmd/compile/internal/inline`, `hairyVisitor`), taken from
//! the typed tree. Where that is lowered further than Go's tree, what the source said is counted.

use crate::typed::{
    Block, Builtin, Callee, Comm, Const, Conversion, Dest, Expr, ExprKind, Func, FuncId, LocalId, Program,
    Rhs, Stmt, StmtKind, SwitchStmt,
};
use crate::types::Ty;

/// Cost of a call that is not inlined, besides its node (`inlineExtraCallCost`).
const CALL: u32 = 57;
/// The same for a call of a parameter, which inlining may make a call of a known function (`inlineParamCallCost`).
const PARAM_CALL: u32 = 17;
/// A closure, besides its node.
const CLOSURE: u32 = 15;
/// `panic`, besides its node (`inlineExtraPanicCost`).
const PANIC: u32 = 1;
/// A variable that begins: its declaration, with its name.
const DECLARATION: u32 = 2;

/// The cost of a function's body up to `limit`; `None` if it is more, or the body can be inlined at no cost. `known` tells
/// the cost of functions that are inlined in it.
pub(super) fn of(
    program: &Program,
    func: &Func,
    limit: u32,
    known: &dyn Fn(FuncId) -> Option<u32>,
) -> Option<u32> {
    let body = func.body.as_ref()?;
    let mut counter = Counter { program, func, left: limit, known };
    counter.block(body)?;
    Some(limit - counter.left)
}

struct Counter<'a> {
    program: &'a Program,
    func: &'a Func,
    left: u32,
    known: &'a dyn Fn(FuncId) -> Option<u32>,
}

impl Counter<'_> {
    fn take(&mut self, cost: u32) -> Option<()> {
        self.left = self.left.checked_sub(cost)?;
        Some(())
    }

    fn block(&mut self, block: &Block) -> Option<()> {
        block.stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Option<()> {
        match &stmt.kind {
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Declare(_) => self.take(2 + DECLARATION),
            StmtKind::Assign { lhs, rhs } => {
                self.take(1)?;
                lhs.iter().try_for_each(|dest| self.dest(dest))?;
                self.rhs(rhs)
            }
            StmtKind::OpAssign { lhs, rhs, .. } => {
                self.take(1)?;
                self.expr(lhs)?;
                self.expr(rhs)
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If { cond, then, els } => match &cond.kind {
                ExprKind::Const(Const::Bool(true)) => self.block(then),
                ExprKind::Const(Const::Bool(false)) => els.iter().try_for_each(|block| self.block(block)),
                _ => {
                    self.take(1)?;
                    self.expr(cond)?;
                    self.block(then)?;
                    els.iter().try_for_each(|block| self.block(block))
                }
            },
            StmtKind::For(stmt) => {
                self.take(1)?;
                stmt.init.iter().chain(&stmt.post).try_for_each(|part| self.stmt(part))?;
                stmt.cond.iter().try_for_each(|cond| self.expr(cond))?;
                self.block(&stmt.body)
            }
            StmtKind::Range(stmt) => {
                self.take(1)?;
                self.expr(&stmt.subject)?;
                stmt.key.iter().chain(&stmt.value).try_for_each(|_| self.take(1 + DECLARATION))?;
                self.block(&stmt.body)
            }
            StmtKind::Switch(stmt) => self.switch(stmt),
            StmtKind::TypeSwitch(stmt) => {
                self.take(2)?;
                self.expr(&stmt.subject)?;
                stmt.clauses.iter().try_for_each(|clause| {
                    self.take(1 + u32::from(clause.binding.is_some()) * (1 + DECLARATION))?;
                    self.block(&clause.body)
                })
            }
            StmtKind::Select(stmt) => {
                self.take(1)?;
                stmt.cases.iter().try_for_each(|case| {
                    self.take(1)?;
                    match &case.comm {
                        Comm::Send { chan, value } => {
                            self.take(1)?;
                            self.expr(chan)?;
                            self.expr(value)?;
                        }
                        Comm::Recv { chan, value, ok } => {
                            self.take(2)?;
                            self.expr(chan)?;
                            value.iter().chain(ok).try_for_each(|_| self.take(1 + DECLARATION))?;
                        }
                        Comm::Default => {}
                    }
                    self.block(&case.body)
                })
            }
            StmtKind::Return(values) => {
                self.take(1)?;
                values.iter().try_for_each(|rhs| self.rhs(rhs))
            }
            StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Goto(_) | StmtKind::Label(_) => {
                self.take(1)
            }
            StmtKind::Send { chan, value } => {
                self.take(1)?;
                self.expr(chan)?;
                self.expr(value)
            }
            StmtKind::MoveToHeap { .. } => Some(()),
            StmtKind::Go(_) | StmtKind::Defer { .. } => None,
        }
    }

    fn switch(&mut self, stmt: &SwitchStmt) -> Option<()> {
        self.take(1)?;
        let tag = stmt.tag.as_ref().map(|(local, value)| {
            self.expr(value)?;
            Some(*local)
        });
        let tag: Option<LocalId> = match tag {
            Some(tag) => Some(tag?),
            None => None,
        };
        for clause in &stmt.clauses {
            self.take(1)?;
            for cond in &clause.conds {
                match &cond.kind {
                    ExprKind::Compare(_, left, right) if tag.is_some() && is_local(left, tag) => {
                        self.expr(right)?;
                    }
                    _ => self.expr(cond)?,
                }
            }
            self.block(&clause.body)?;
        }
        Some(())
    }

    fn dest(&mut self, dest: &Dest) -> Option<()> {
        match dest {
            Dest::Blank => self.take(1),
            Dest::Define(_) => self.take(1 + DECLARATION),
            Dest::Place(place) => self.expr(place),
        }
    }

    fn rhs(&mut self, rhs: &Rhs) -> Option<()> {
        match rhs {
            Rhs::Each(values) => self.all(values),
            Rhs::Tuple(value) => self.expr(value),
        }
    }

    fn all<'e>(&mut self, list: impl IntoIterator<Item = &'e Expr>) -> Option<()> {
        list.into_iter().try_for_each(|e| self.expr(e))
    }

    fn expr(&mut self, e: &Expr) -> Option<()> {
        match &e.kind {
            ExprKind::Const(_)
            | ExprKind::Zero
            | ExprKind::Local(_)
            | ExprKind::Global(_)
            | ExprKind::Func(_) => self.take(1),
            ExprKind::Closure { func, .. } => {
                let wrapper = self.program.funcs[func.0 as usize].wrapper;
                self.take(1 + if wrapper { 1 } else { CLOSURE })
            }
            ExprKind::Unary(_, x)
            | ExprKind::Recv { chan: x, .. }
            | ExprKind::TypeAssert { value: x, .. } => {
                self.take(1)?;
                self.expr(x)
            }
            ExprKind::Binary(_, x, y)
            | ExprKind::Compare(_, x, y)
            | ExprKind::Logic(_, x, y)
            | ExprKind::Index(x, y)
            | ExprKind::MapIndex { map: x, key: y, .. } => {
                self.take(1)?;
                self.expr(x)?;
                self.expr(y)
            }
            ExprKind::Concat(parts, _) => {
                self.take(1)?;
                self.all(parts)
            }
            // One node, dereference included.
            ExprKind::Field(x, _) => {
                self.take(1)?;
                match &x.kind {
                    ExprKind::Deref(pointer) => self.expr(pointer),
                    _ => self.expr(x),
                }
            }
            ExprKind::Slice { base, lo, hi, max } => {
                let superfluous =
                    matches!(lo.as_deref(), Some(Expr { kind: ExprKind::Const(Const::Int(0)), .. }));
                self.take(1)?;
                self.expr(base)?;
                if !superfluous {
                    lo.iter().try_for_each(|bound| self.expr(bound))?;
                }
                hi.iter().chain(max).try_for_each(|bound| self.expr(bound))
            }
            ExprKind::Deref(x) => self.deref(x),
            ExprKind::AddrOf(x) => self.address(x),
            ExprKind::New(value, ..) => {
                self.take(1)?;
                match value.kind {
                    ExprKind::Zero => Some(()),
                    _ => self.expr(value),
                }
            }
            ExprKind::StructLit(fields) => {
                self.take(1)?;
                fields.iter().try_for_each(|(_, value)| {
                    self.take(1)?;
                    self.expr(value)
                })
            }
            ExprKind::ArrayLit(elems) => {
                self.take(1)?;
                self.all(elems.iter().map(|elem| &elem.value))
            }
            ExprKind::SliceLit { elems, .. } => {
                self.take(2)?;
                self.all(elems.iter().map(|elem| &elem.value))
            }
            ExprKind::MapLit(entries, _) => {
                self.take(1)?;
                entries.iter().try_for_each(|(key, value)| {
                    self.take(1)?;
                    self.expr(key)?;
                    self.expr(value)
                })
            }
            ExprKind::Call { callee, args, .. } => self.call(callee, args),
            ExprKind::Builtin(builtin) => self.builtin(builtin),
            ExprKind::Convert(conversion, x, _) => {
                self.take(u32::from(*conversion != Conversion::Retype))?;
                self.expr(x)
            }
            ExprKind::Let { init, body, .. } => {
                self.expr(init)?;
                self.expr(body)
            }
            ExprKind::LetTuple { tuple, body, .. } => {
                self.expr(tuple)?;
                self.expr(body)
            }
            ExprKind::CheckNotNil(x) => self.expr(x),
        }
    }

    /// `*x`; `*&y` is half as dear.
    fn deref(&mut self, x: &Expr) -> Option<()> {
        self.take(u32::from(!matches!(x.kind, ExprKind::AddrOf(_))))?;
        self.expr(x)
    }

    /// `&x`; the address of a variable's first field is the variable's.
    fn address(&mut self, x: &Expr) -> Option<()> {
        if let ExprKind::Field(base, 0) = &x.kind {
            let root = match &base.kind {
                ExprKind::Deref(pointer) => pointer,
                _ => base,
            };
            if matches!(root.kind, ExprKind::Local(_) | ExprKind::Global(_)) {
                return self.take(1);
            }
        }
        self.take(1)?;
        self.expr(x)
    }

    fn call(&mut self, callee: &Callee, args: &[Expr]) -> Option<()> {
        self.take(1)?;
        match callee {
            Callee::Static(func) => {
                let desc = &self.program.funcs[func.0 as usize];
                // A method's name is free.
                let is_method = desc.params.len() > self.params_of(desc.sig);
                self.take(u32::from(!is_method))?;
                self.take((self.known)(*func).unwrap_or(CALL))?;
            }
            Callee::Value(value) => {
                let param = matches!(value.kind, ExprKind::Local(local) if self.func.params.contains(&local));
                self.take(if param { PARAM_CALL } else { CALL })?;
                self.expr(value)?;
            }
            Callee::Interface(value, _) => {
                self.take(CALL + 1)?;
                self.expr(value)?;
            }
        }
        self.all(args)
    }

    fn params_of(&self, sig: Ty) -> usize {
        match self.program.types.underlying(sig) {
            crate::types::TyKind::Func(sig) => sig.params.len(),
            _ => 0,
        }
    }

    fn builtin(&mut self, builtin: &Builtin) -> Option<()> {
        self.take(1)?;
        match builtin {
            Builtin::Recover | Builtin::DeferRecord => None,
            Builtin::Panic(value) => {
                self.take(PANIC)?;
                match &value.kind {
                    ExprKind::Convert(Conversion::ToInterface, inner, _) => self.expr(inner),
                    _ => self.expr(value),
                }
            }
            Builtin::Len(x)
            | Builtin::Cap(x)
            | Builtin::Clear(x)
            | Builtin::Close(x)
            | Builtin::PanicRange(x) => self.expr(x),
            Builtin::AppendSlice(x, y, _) | Builtin::Copy(x, y) | Builtin::Delete(x, y) => {
                self.expr(x)?;
                self.expr(y)
            }
            Builtin::Append(x, more, _) => {
                self.expr(x)?;
                self.all(more)
            }
            Builtin::MakeSlice { len, cap, .. } => {
                self.expr(len)?;
                cap.iter().try_for_each(|cap| self.expr(cap))
            }
            Builtin::MakeMap(x, _) | Builtin::MakeChan(x, _) => x.iter().try_for_each(|x| self.expr(x)),
            Builtin::Min(list) | Builtin::Max(list) | Builtin::Print(list) | Builtin::Println(list) => {
                self.all(list)
            }
        }
    }
}

fn is_local(e: &Expr, local: Option<LocalId>) -> bool {
    matches!(e.kind, ExprKind::Local(found) if Some(found) == local)
}
