//! Method expressions (Go specification, "Method expressions"): functions that take the receiver as their first parameter.

use super::Checker;
use super::operand::{Mode, Operand, Src};
use super::position::node_span;
use crate::ast;
use crate::symbol::Symbol;
use crate::typed::{Block, Expr, ExprKind, FuncId, LocalId, Rhs, Stmt, StmtKind};
use crate::types::{Found, InterfaceTy, Lookup, Method, Signature, Ty, TyKind, deref};

impl<'a> Checker<'a> {
    /// `T.m`, where `found` is what `m` is in `T`.
    pub(super) fn method_expr(&mut self, e: &'a ast::Expr, base: Ty, found: &Lookup) -> Operand<'a> {
        let method = self.method_sig(found);
        let Some(TyKind::Func(sig)) = method.map(|sig| self.types.kind(sig).clone()) else {
            return Operand::invalid(e);
        };
        let params = std::iter::once(base).chain(sig.params.iter().copied()).collect();
        let sig = Signature { params, results: sig.results.clone(), variadic: sig.variadic };
        let names = vec![Symbol::EMPTY; sig.params.len() + sig.results.len()];
        let ty = self.types.function(sig, &names);
        let span = e.span;
        if let Some(func) = self.direct_method(base, found) {
            self.make_live(func);
            self.add_func_dependency(func);
            let tree = Expr { ty, span, kind: ExprKind::Func(func) };
            return Operand::computed(Mode::Value, Src::Expr(e), tree);
        }
        if self.has_type_params(found) {
            self.refuse(
                span,
                "method expressions of promoted generic methods are not supported by minigo".into(),
            );
            return Operand::invalid(e);
        }
        let func = self.receiver_wrapper(e, base, found, ty);
        let site = self.site();
        let tree = Expr { ty, span, kind: ExprKind::Closure { func, site } };
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    /// The declared method itself, where it takes its receiver as the expression's type has it.
    fn direct_method(&self, base: Ty, found: &Lookup) -> Option<FuncId> {
        let Found::Method { named, index } = found.found else { return None };
        let method = &self.types.named(named).methods[index as usize];
        let (_, is_pointer) = deref(&self.types, base);
        let direct = found.path.is_empty() && method.ptr_recv == is_pointer && method.type_params.is_empty();
        direct.then_some(method.func)
    }

    /// A pointer whose base type's value method is called, as an interface with that method: where it is nil, the call panics as
    /// calls through interfaces do. Other receivers stay as they are.
    fn dynamic_receiver(&mut self, receiver: Expr, found: &Lookup) -> Expr {
        let Found::Method { named, index } = found.found else { return receiver };
        let method = &self.types.named(named).methods[index as usize];
        if !found.path.is_empty() || method.ptr_recv || !deref(&self.types, receiver.ty).1 {
            return receiver;
        }
        let method = Method { name: method.name, pkg: method.pkg, sig: method.sig };
        let iface = InterfaceTy { methods: vec![method], ..InterfaceTy::default() };
        let iface = self.types.intern(TyKind::Interface(iface.into()));
        self.adapt(receiver, iface)
    }

    /// A function that calls the method on its first parameter.
    fn receiver_wrapper(&mut self, e: &'a ast::Expr, base: Ty, found: &Lookup, sig: Ty) -> FuncId {
        let span = e.span;
        let name = format!("{}.{}", self.qualified_type_name(base), self.method_text(found));
        let func = self.begin_wrapper(name, sig, span);
        let TyKind::Func(types) = self.types.kind(sig).clone() else { return func };
        let params: Vec<LocalId> = types.params.iter().map(|&ty| self.temp(ty, span)).collect();
        let mut args: Vec<Expr> = params
            .iter()
            .zip(&types.params)
            .map(|(&local, &ty)| Expr { ty, span, kind: ExprKind::Local(local) })
            .collect();
        let receiver = self.dynamic_receiver(args.remove(0), found);
        let dynamic =
            Lookup { found: Found::InterfaceMethod { iface: receiver.ty, index: 0 }, ..found.clone() };
        let found = if receiver.ty == base { found } else { &dynamic };
        let receiver = Operand::computed(Mode::Value, Src::Expr(e), receiver);
        let mut stmts = Vec::new();
        if let Some(bound) = self.bind_method(receiver, found, node_span(e)) {
            let ty = self.call_type(sig, &types.results);
            let (callee, args) = super::call::bound_call(bound, args);
            let call = Expr { ty, span, kind: ExprKind::Call { callee, args, site: None } };
            stmts.push(Stmt { span, kind: returning(call, types.results.len()) });
        }
        self.end_wrapper(func, params, Block { stmts });
        func
    }
}

/// The statement that makes a call and returns its results.
pub(super) fn returning(call: Expr, results: usize) -> StmtKind {
    match results {
        0 => StmtKind::Expr(call),
        1 => StmtKind::Return(Some(Rhs::Each(vec![call]))),
        _ => StmtKind::Return(Some(Rhs::Tuple(Box::new(call)))),
    }
}
