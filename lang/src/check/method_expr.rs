//! Method expressions (Go specification, "Method expressions"): functions that take the receiver as their first parameter.

use super::Checker;
use super::operand::{Mode, Operand, Src};
use super::position::node_span;
use crate::ast;
use crate::symbol::Symbol;
use crate::typed::{Block, Expr, ExprKind, FuncId, LocalId, Rhs, Stmt, StmtKind};
use crate::types::{Found, InterfaceTy, Lookup, Method, NamedId, Signature, Ty, TyKind, deref};

impl<'a> Checker<'a> {
    /// `T.m`, where `found` is what `m` is in `T`.
    pub(super) fn method_expr(&mut self, e: &'a ast::Expr, base: Ty, found: &Lookup) -> Operand<'a> {
        let method = self.method_sig(found);
        let Some(TyKind::Func(sig)) = method.map(|sig| self.types.kind(sig).clone()) else {
            return Operand::invalid(e);
        };
        let mut names = method.and_then(|sig| self.types.names(sig)).unwrap_or_default().to_vec();
        if !names.is_empty() {
            let named = !sig.params.is_empty() && names[0] != Symbol::EMPTY;
            names.insert(0, if named { self.receiver_name(found) } else { Symbol::EMPTY });
        }
        let params = std::iter::once(base).chain(sig.params.iter().copied()).collect();
        let sig = Signature { params, results: sig.results.clone(), variadic: sig.variadic };
        let ty = self.types.function(sig, &names);
        let span = e.span;
        if let Some(func) = self.direct_method(base, found) {
            self.make_live(func);
            self.add_func_dependency(func);
            let tree = Expr { ty, span, kind: ExprKind::Func(func) };
            return Operand::computed(Mode::Value, Src::Expr(e), tree);
        }
        if let Some((named, index)) = self.direct_generic_method(base, found) {
            let named = self.types.named(named);
            let (method, args) = (&named.methods[index as usize], named.args.clone());
            let (func, params) = (method.func, method.type_params.clone());
            let mut y = Operand::of_type(Src::Expr(e), ty);
            y.mode = Mode::Value;
            return self.generic_operand(y, func, &params, &args);
        }
        if self.has_type_params(found) {
            self.refuse(
                span,
                "method expressions of generic methods that are promoted or take another receiver are not supported by minigo".into(),
            );
            return Operand::invalid(e);
        }
        let func = self.receiver_wrapper(e, base, found, ty);
        let site = self.site();
        let tree = Expr { ty, span, kind: ExprKind::Closure { func, site } };
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    /// What a method's declaration calls its receiver.
    fn receiver_name(&self, found: &Lookup) -> Symbol {
        let Found::Method { named, index } = found.found else { return Symbol::BLANK };
        let func = self.types.named(named).methods[index as usize].func;
        let decl = self.func_infos[func.0 as usize].decl;
        let field = decl.and_then(|(_, decl)| decl.recv.as_ref()?.fields.first());
        field.and_then(|field| field.names.first()).map_or(Symbol::BLANK, |name| name.name)
    }

    /// The declared method itself, where it takes its receiver as the expression's type has it.
    fn direct_method(&self, base: Ty, found: &Lookup) -> Option<FuncId> {
        let (named, index) = self.direct(base, found)?;
        let method = &self.types.named(named).methods[index as usize];
        method.type_params.is_empty().then_some(method.func)
    }

    /// The same of a method with type parameters of its own.
    fn direct_generic_method(&self, base: Ty, found: &Lookup) -> Option<(NamedId, u32)> {
        self.direct(base, found).filter(|_| self.has_type_params(found))
    }

    /// A declared method that takes its receiver as the expression's type has it.
    fn direct(&self, base: Ty, found: &Lookup) -> Option<(NamedId, u32)> {
        let Found::Method { named, index } = found.found else { return None };
        let method = &self.types.named(named).methods[index as usize];
        let (_, is_pointer) = deref(&self.types, base);
        (found.path.is_empty() && method.ptr_recv == is_pointer).then_some((named, index))
    }

    /// A method expression's type without the receiver.
    pub(super) fn without_receiver(&mut self, ty: Ty) -> Ty {
        let TyKind::Func(sig) = self.types.kind(ty).clone() else { return ty };
        let params = sig.params[1..].to_vec();
        self.types.function(Signature { params, results: sig.results.clone(), variadic: sig.variadic }, &[])
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
