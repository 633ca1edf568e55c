//! `go` and `defer` statements: the call becomes a closure without parameters, whose captures are the function
//! value and the arguments, evaluated now.

use super::Checker;
use super::expr::ExprClass;
use super::temporaries::{Binding, bind};
use crate::ast;
use crate::source::Span;
use crate::typed::{Block, Builtin, Callee, Expr, ExprKind, FuncId, Stmt, StmtKind};
use crate::types::{Signature, Ty};

/// Records of further `defer` statements of a function are in the heap, as those in loops are: a frame is not to grow
/// with the length of its function.
const MAX_RECORDS_IN_FRAME: u32 = 100;

impl<'a> Checker<'a> {
    pub(super) fn suspended_call(
        &mut self,
        keyword: &str,
        stmt: &'a ast::CallStmt,
        span: Span,
        out: &mut Vec<Stmt>,
    ) {
        let e = &stmt.call;
        let ast::ExprKind::Call(_) = &e.kind else {
            let parenthesized = matches!(e.unparen().kind, ast::ExprKind::Call(_));
            let problem = if parenthesized { "must not be parenthesized" } else { "must be function call" };
            self.error(e.span, format!("expression in {keyword} {problem}"));
            self.use_exprs(std::slice::from_ref(e));
            return;
        };
        let had_recover = self.ctx().has_recover;
        let (mut x, class) = self.raw_expr(e, None);
        self.ctx().has_recover = had_recover;
        let problem = match class {
            ExprClass::Conversion => "requires function call, not conversion",
            ExprClass::Expression => "discards result of",
            ExprClass::Statement => {
                let Some(call) = x.tree.take().filter(|_| x.is_valid()) else { return };
                self.suspend(keyword, call, span, out);
                return;
            }
        };
        if x.is_valid() {
            let message = format!("{keyword} {problem} {}", self.describe(&x));
            self.error(x.span(), message);
        }
    }

    fn suspend(&mut self, keyword: &str, call: Expr, span: Span, out: &mut Vec<Stmt>) {
        let nothing = self.types.tuple(&[]);
        let closure = match bare_function(call, nothing) {
            Ok(function) => function,
            Err(call) => self.wrap_call(keyword, call, span),
        };
        let kind = if keyword == "go" {
            StmtKind::Go(closure)
        } else {
            let behind = self.defer_record(span);
            let ctx = self.ctx();
            ctx.has_defer |= behind.is_none();
            ctx.defers += 1;
            let many = ctx.defers > MAX_RECORDS_IN_FRAME;
            let in_loop = ctx.loops > 0 || !ctx.goto_labels.is_empty() || many || behind.is_some();
            StmtKind::Defer { closure, in_loop, behind }
        };
        out.push(Stmt { span, kind });
    }

    /// A closure that makes the call; its operands are evaluated around it.
    fn wrap_call(&mut self, keyword: &str, call: Expr, span: Span) -> Expr {
        let owner = self.ctx().func;
        let info = &mut self.func_infos[owner.0 as usize];
        info.wrappers += 1;
        let name = format!("{}.{keyword}wrap{}", self.funcs[owner.0 as usize].name, info.wrappers);
        let sig = Signature { params: Vec::new(), results: Vec::new(), variadic: false };
        let sig = self.types.intern(crate::types::TyKind::Func(sig.into()));
        let mut tuple = None;
        let mut call = call;
        let mut before: Vec<Binding> = Vec::new();
        while let ExprKind::Let { local, init, body } = call.kind {
            before.push((local, *init));
            call = *body;
        }
        if let ExprKind::LetTuple { locals, tuple: values, body } = call.kind {
            tuple = Some((locals, values));
            call = *body;
        }
        let mut bindings: Vec<Binding> = Vec::new();
        let call = self.bind_operands(call, &mut bindings);
        let func = self.begin_wrapper(name, sig, span);
        let call = self.move_into(call, owner);
        if matches!(call.kind, ExprKind::Builtin(Builtin::Recover)) {
            self.ctx().has_recover = true;
        }
        let body = Block { stmts: vec![Stmt { span, kind: StmtKind::Expr(call) }] };
        self.end_wrapper(func, Vec::new(), body);
        let site = self.site();
        let mut tree = bind(bindings, Expr { ty: sig, span, kind: ExprKind::Closure { func, site } });
        if let Some((locals, values)) = tuple {
            tree = Expr {
                ty: sig,
                span,
                kind: ExprKind::LetTuple { locals, tuple: values, body: Box::new(tree) },
            };
        }
        bind(before, tree)
    }

    /// Replaces each operand of a call by a temporary, constants excepted. A nil interface has no method to call
    /// later, which shows once all operands are evaluated; a nil function is found out when it is called.
    fn bind_operands(&mut self, mut call: Expr, bindings: &mut Vec<Binding>) -> Expr {
        for operand in call_operands(&mut call) {
            for part in parts(operand) {
                if !matches!(part.kind, ExprKind::Const(_) | ExprKind::Zero | ExprKind::Func(_)) {
                    bindings.push(self.set_aside(part));
                }
            }
        }
        // It moves to another function.
        if let ExprKind::Call { site, .. } = &mut call.kind {
            *site = None;
        }
        if let ExprKind::Call { callee: Callee::Interface(receiver, _), .. } = &mut call.kind {
            let (local, value) = self.set_aside(receiver);
            let (ty, span) = (value.ty, value.span);
            bindings.push((local, Expr { ty, span, kind: ExprKind::CheckNotNil(Box::new(value)) }));
        }
        call
    }

    /// Makes the temporaries that a call's operands are captures of the innermost function.
    fn move_into(&mut self, mut call: Expr, owner: FuncId) -> Expr {
        for operand in call_operands(&mut call) {
            self.renew_sites(operand);
            for part in parts(operand) {
                if let ExprKind::Local(local) = part.kind {
                    *part = self.captured(owner, local, part.span);
                }
            }
        }
        call
    }

    /// Gives a literal, which is made where the call happens, sites in the innermost function.
    fn renew_sites(&mut self, operand: &mut Expr) {
        if let ExprKind::SliceLit { site, .. } = &mut operand.kind {
            *site = self.site();
        }
        members(operand).into_iter().for_each(|member| self.renew_sites(member));
    }
}

/// The parts of an operand that are evaluated now: not a literal, whose room the closure need not have, but what is in it.
fn parts(operand: &mut Expr) -> Vec<&mut Expr> {
    let is_literal =
        matches!(operand.kind, ExprKind::ArrayLit(_) | ExprKind::SliceLit { .. } | ExprKind::StructLit(_));
    if is_literal { members(operand).into_iter().flat_map(parts).collect() } else { vec![operand] }
}

/// The values in a literal of an array, a slice or a struct.
fn members(literal: &mut Expr) -> Vec<&mut Expr> {
    match &mut literal.kind {
        ExprKind::ArrayLit(elems) | ExprKind::SliceLit { elems, .. } => {
            elems.iter_mut().map(|elem| &mut elem.value).collect()
        }
        ExprKind::StructLit(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The function called, if it has neither arguments nor results: it is suspended itself. Otherwise the call is given
/// back.
fn bare_function(call: Expr, nothing: Ty) -> Result<Expr, Expr> {
    if call.ty != nothing {
        return Err(call);
    }
    match call.kind {
        ExprKind::Call { callee: Callee::Value(f), args, .. } if args.is_empty() => Ok(*f),
        _ => Err(call),
    }
}

/// The operands of a call, in the order of evaluation.
pub(super) fn call_operands(call: &mut Expr) -> Vec<&mut Expr> {
    match &mut call.kind {
        ExprKind::Call { callee, args, .. } => match callee {
            Callee::Static(_) => args.iter_mut().collect(),
            Callee::Value(f) | Callee::Interface(f, _) => std::iter::once(&mut **f).chain(args).collect(),
        },
        ExprKind::Builtin(builtin) => builtin_operands(builtin),
        _ => Vec::new(),
    }
}

fn builtin_operands(builtin: &mut Builtin) -> Vec<&mut Expr> {
    match builtin {
        Builtin::Len(x) | Builtin::Cap(x) | Builtin::Clear(x) | Builtin::Panic(x) | Builtin::Close(x) => {
            vec![x]
        }
        Builtin::Append(x, rest, _) => std::iter::once(&mut **x).chain(rest).collect(),
        Builtin::AppendSlice(x, y, _) | Builtin::Copy(x, y) | Builtin::Delete(x, y) => vec![x, y],
        Builtin::MakeSlice { len, cap, .. } => std::iter::once(len).chain(cap).map(|b| &mut **b).collect(),
        Builtin::MakeMap(size, _) | Builtin::MakeChan(size, _) => size.iter_mut().map(|b| &mut **b).collect(),
        Builtin::Min(list) | Builtin::Max(list) | Builtin::Print(list) | Builtin::Println(list) => {
            list.iter_mut().collect()
        }
        Builtin::PanicRange(x) => vec![x],
        Builtin::Recover | Builtin::DeferRecord => Vec::new(),
    }
}
