//! Lowering of selections: the path through embedded fields is made explicit, and method values become closures.

use super::Checker;
use super::operand::{Mode, Operand, Src};
use super::position::node_span;
use super::temporaries::bind;
use crate::ast;
use crate::source::Span;
use crate::typed::{Block, Callee, Expr, ExprKind, FuncId, LocalId, Stmt};
use crate::types::{Found, Lookup, Ty, TyKind, deref};

/// A method and its receiver, ready to be called.
#[derive(Debug)]
pub(super) struct BoundMethod {
    pub(super) receiver: Expr,
    pub(super) target: MethodRef,
    pub(super) sig: Ty,
    /// The type that the method was selected from.
    pub(super) base: Ty,
}

/// What a method call calls.
#[derive(Clone, Copy, Debug)]
pub(super) enum MethodRef {
    /// A declared method.
    Func(FuncId),
    /// An interface's method, by its index.
    Interface(u32),
}

impl<'a> Checker<'a> {
    /// The tree of an embedded field chain; pointers on the way are dereferenced.
    fn walk(&mut self, mut tree: Expr, path: &[u32], span: Span) -> Expr {
        for &index in path {
            tree = self.field(tree, index, span);
        }
        tree
    }

    /// `x.f` where `x` is a struct or a pointer to one.
    fn field(&mut self, tree: Expr, index: u32, span: Span) -> Expr {
        let base = self.dereferenced(tree, span);
        let ty = match self.types.underlying(base.ty) {
            TyKind::Struct(fields) => fields.fields[index as usize].ty,
            _ => Ty::INVALID,
        };
        Expr { ty, span, kind: ExprKind::Field(Box::new(base), index) }
    }

    /// `*tree` if it is a pointer, else the tree.
    fn dereferenced(&mut self, tree: Expr, span: Span) -> Expr {
        match *self.types.underlying(tree.ty) {
            TyKind::Pointer(base) => Expr { ty: base, span, kind: ExprKind::Deref(Box::new(tree)) },
            _ => tree,
        }
    }

    pub(super) fn field_selection(
        &mut self,
        mut x: Operand<'a>,
        found: Lookup,
        e: &'a ast::Expr,
    ) -> Operand<'a> {
        let mode = match x.mode {
            Mode::Variable => Mode::Variable,
            _ if found.indirect || matches!(self.types.underlying(x.ty), TyKind::Pointer(_)) => {
                Mode::Variable
            }
            _ => Mode::Value,
        };
        let Found::Field { index, .. } = found.found else { return Operand::invalid(e) };
        let tree = self.tree_of(&mut x);
        let span = node_span(e);
        let base = self.walk(tree, &found.path, span);
        let tree = self.field(base, index, span);
        Operand::computed(mode, Src::Expr(e), tree)
    }

    /// The method that a selection found, with its receiver as the method wants it: promoted through embedded
    /// fields, its address taken, or dereferenced.
    pub(super) fn bind_method(
        &mut self,
        mut x: Operand<'a>,
        found: &Lookup,
        span: Span,
    ) -> Option<BoundMethod> {
        let sig = self.method_sig(found)?;
        let tree = self.tree_of(&mut x);
        let receiver = self.walk(tree, &found.path, span);
        match found.found {
            Found::Field { .. } => None,
            Found::InterfaceMethod { index, .. } => {
                let base = receiver.ty;
                Some(BoundMethod { receiver, target: MethodRef::Interface(index), sig, base })
            }
            Found::Method { named, index } => {
                let method = &self.types.named(named).methods[index as usize];
                let (func, ptr_recv) = (method.func, method.ptr_recv);
                self.make_live(func);
                self.add_func_dependency(func);
                let (_, is_pointer) = deref(&self.types, receiver.ty);
                let receiver = match (ptr_recv, is_pointer) {
                    (true, false) => self.address(receiver),
                    (false, true) => self.dereferenced(receiver, span),
                    _ => receiver,
                };
                let base = receiver.ty;
                Some(BoundMethod { receiver, target: MethodRef::Func(func), sig, base })
            }
        }
    }

    /// The operand of a selected method.
    pub(super) fn select_method(&mut self, x: Operand<'a>, found: &Lookup, e: &'a ast::Expr) -> Operand<'a> {
        let base = x.ty;
        let Some(bound) = self.bind_method(x, found, node_span(e)) else { return Operand::invalid(e) };
        let mut y = Operand::invalid(e);
        y.mode = Mode::Value;
        y.ty = bound.sig;
        y.method = Some(Box::new(BoundMethod { base, ..bound }));
        if let Found::Method { named, index } = found.found {
            let named = self.types.named(named);
            let (params, args) = (named.methods[index as usize].type_params.clone(), named.args.clone());
            if !params.is_empty() {
                return self.generic_method(y, &params, &args);
            }
        }
        y
    }

    /// A selected method that is not called: a closure over its receiver. Other operands are left alone.
    pub(super) fn method_value(&mut self, mut x: Operand<'a>, e: &'a ast::Expr) -> Operand<'a> {
        let Some(bound) = x.method.take() else { return x };
        let name = match bound.target {
            MethodRef::Func(func) => self.funcs[func.0 as usize].name.to_string(),
            MethodRef::Interface(index) => {
                let method = match self.types.underlying(bound.receiver.ty) {
                    TyKind::Interface(iface) => self.text(iface.methods[index as usize].name),
                    _ => "",
                };
                format!("{}.{method}", self.qualified_type_name(bound.base))
            }
        };
        let span = node_span(e);
        let BoundMethod { receiver, target, sig, .. } = *bound;
        let receiver = match target {
            MethodRef::Interface(_) => {
                let ty = receiver.ty;
                Expr { ty, span, kind: ExprKind::CheckNotNil(Box::new(receiver)) }
            }
            MethodRef::Func(_) => receiver,
        };
        let local = self.temp(receiver.ty, span);
        let func = self.bound_wrapper(local, target, sig, format!("{name}-fm"), span);
        let site = self.site();
        let closure = Expr { ty: sig, span, kind: ExprKind::Closure { func, site } };
        Operand::computed(Mode::Value, Src::Expr(e), bind([(local, receiver)], closure))
    }

    /// A function that calls the method on the receiver in `local`, which it captures.
    fn bound_wrapper(
        &mut self,
        local: LocalId,
        target: MethodRef,
        sig: Ty,
        name: String,
        span: Span,
    ) -> FuncId {
        let owner = self.ctx().func;
        let func = self.begin_wrapper(name, sig, span);
        let (param_types, results) = match self.types.kind(sig) {
            TyKind::Func(sig) => (sig.params.clone(), sig.results.clone()),
            _ => (Vec::new(), Vec::new()),
        };
        let mut args = Vec::new();
        let mut params = Vec::new();
        for ty in param_types {
            let param = self.temp(ty, span);
            params.push(param);
            args.push(Expr { ty, span, kind: ExprKind::Local(param) });
        }
        let receiver = self.captured(owner, local, span);
        let callee = match target {
            MethodRef::Func(func) => {
                args.insert(0, receiver);
                Callee::Static(func)
            }
            MethodRef::Interface(index) => Callee::Interface(Box::new(receiver), index),
        };
        let ty = self.call_type(sig, &results);
        let call = Expr { ty, span, kind: ExprKind::Call { callee, args, site: None } };
        let kind = super::method_expr::returning(call, results.len());
        self.end_wrapper(func, params, Block { stmts: vec![Stmt { span, kind }] });
        func
    }

    /// The value of an enclosing function's variable.
    pub(super) fn captured(&mut self, owner: FuncId, local: LocalId, span: Span) -> Expr {
        let here = self.local_here(owner, local).unwrap_or(local);
        let ty = self.ctx().locals[here.0 as usize].ty;
        Expr { ty, span, kind: ExprKind::Local(here) }
    }

    /// The type of a call to a function of type `func`, which has these results.
    pub(super) fn call_type(&mut self, func: Ty, results: &[Ty]) -> Ty {
        match results {
            [one] => *one,
            _ => self.types.results(func, results),
        }
    }

    /// The type's name with its package, as in traces.
    pub(super) fn qualified_type_name(&self, ty: Ty) -> String {
        match self.types.kind(ty) {
            TyKind::Named(id) => {
                let named = self.types.named(*id);
                match named.pkg_name.is_empty() {
                    true => self.text(named.name).to_string(),
                    false => format!("{}.{}", named.pkg_path, self.text(named.name)),
                }
            }
            _ => self.ty_text(ty),
        }
    }
}
