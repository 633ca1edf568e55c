//! Type parameters: their declaration, and the scopes in which generic functions and methods are checked
//! (Go specification, "Type parameter declarations").
//!
//! A generic declaration is checked once for its errors with its parameters as types of their own; the tree that this makes is
//! thrown away. An instance is the declaration checked again where the parameters' names stand for the arguments.

use std::sync::Arc;

use super::object::{ObjId, ObjKind, ScopeId};
use super::universe::UNIVERSE_SCOPE;
use super::version::Feature;
use super::{Checker, Env};
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::FuncId;
use crate::types::{NamedId, Ty, TyKind};

/// A generic type or alias.
#[derive(Clone)]
pub(super) struct GenericType<'a> {
    /// Where its parameters are declared.
    pub(super) scope: ScopeId,
    pub(super) params: Arc<[Ty]>,
    pub(super) list: &'a ast::TypeParams,
}

/// What makes a function or method generic.
#[derive(Clone)]
pub(super) struct FuncGenerics {
    /// Where its parameters are declared.
    pub(super) scope: ScopeId,
    /// The generic type of the receiver, and its parameters.
    pub(super) base: Option<NamedId>,
    pub(super) receiver: Arc<[Ty]>,
    /// Its own.
    pub(super) own: Arc<[Ty]>,
}

impl FuncGenerics {
    /// All parameters, the receiver's first.
    pub(super) fn all(&self) -> Vec<Ty> {
        self.receiver.iter().chain(&*self.own).copied().collect()
    }
}

/// The base type of a receiver, and where it is generic the names of its parameters.
pub(super) struct ReceiverBase<'a> {
    pub(super) base: &'a ast::Expr,
    pub(super) pointer: bool,
    pub(super) params: Option<&'a [ast::Expr]>,
}

/// Takes a receiver's type apart.
pub(super) fn unpack_receiver(recv: &ast::FieldList) -> Option<ReceiverBase<'_>> {
    let ty = recv.fields.first()?.ty.unparen();
    let (base, pointer) = match &ty.kind {
        ast::ExprKind::Star(base) => (base.unparen(), true),
        _ => (ty, false),
    };
    Some(match &base.kind {
        ast::ExprKind::Index(index) => ReceiverBase { base: &index.x, pointer, params: Some(&index.indices) },
        _ => ReceiverBase { base, pointer, params: None },
    })
}

impl<'a> Checker<'a> {
    /// Declares type parameters in the current scope. Their constraints follow by [`Checker::set_bounds`].
    pub(super) fn declare_type_params(&mut self, list: &'a ast::TypeParams) -> Arc<[Ty]> {
        let names: Vec<ast::Ident> =
            list.fields.iter().flat_map(|field| field.names.iter().copied()).collect();
        names.into_iter().map(|name| self.declare_type_param(name)).collect()
    }

    fn declare_type_param(&mut self, name: ast::Ident) -> Ty {
        let ty = self.types.new_type_param(self.printed_type_param(name), name.span);
        self.name_type_param(name, ty);
        ty
    }

    /// A type parameter's name as messages print it: of one that hides a predeclared name they tell the place.
    fn printed_type_param(&self, name: ast::Ident) -> Symbol {
        if self.lookup_in(UNIVERSE_SCOPE, name.name).is_none() {
            return name.name;
        }
        let (text, place) = (self.text(name.name), self.pos_text(name.span));
        self.interner.intern(&format!("{text} /* with {text} declared at {place} */"))
    }

    /// Declares `name` for a type parameter.
    fn name_type_param(&mut self, name: ast::Ident, ty: Ty) {
        let obj = self.new_object(name.name, name.span, ObjKind::TypeParam, Some(ty));
        self.declare(self.env.scope, obj);
    }

    /// Evaluates the constraints of declared type parameters.
    pub(super) fn set_bounds(&mut self, list: &'a ast::TypeParams, params: &[Ty]) {
        let mut params = params.iter();
        for field in &list.fields {
            let mut bound = self.bound(&field.ty);
            if self.types.is_type_param(bound) {
                self.error(field.ty.span, "cannot use a type parameter as constraint");
                bound = Ty::INVALID;
            }
            for (_, &param) in field.names.iter().zip(params.by_ref()) {
                self.types.set_bound(param, bound);
            }
        }
    }

    fn bound(&mut self, e: &'a ast::Expr) -> Ty {
        match &e.kind {
            ast::ExprKind::Binary(binary) if binary.op == ast::BinaryOp::Or => self.bare_union(e),
            ast::ExprKind::Unary(unary) if unary.op == ast::UnaryOp::Tilde => self.bare_union(e),
            _ => self.type_expr(e),
        }
    }

    /// Gives a generic type or alias its parameters, when its name is declared in `scope`.
    pub(super) fn declare_generic_type(&mut self, obj: ObjId, list: &'a ast::TypeParams) {
        let outer = self.open_scope();
        let scope = self.env.scope;
        let params = self.declare_type_params(list);
        self.close_scope(outer);
        if let Some(ty) = self.obj(obj).ty
            && let TyKind::Named(id) = *self.types.kind(ty)
        {
            self.types.make_generic(id, &params);
        }
        self.generic_types.insert(obj, GenericType { scope, params, list });
    }

    /// Goes into the scope of a generic type's parameters and evaluates their constraints. Returns the environment to go back
    /// to; nothing for other types.
    pub(super) fn enter_generic_type(&mut self, obj: ObjId) -> Option<Env> {
        let GenericType { scope, params, list } = self.generic_types.get(&obj)?.clone();
        let outer = self.env.clone();
        self.env.scope = scope;
        self.env.generic = true;
        self.set_bounds(list, &params);
        Some(outer)
    }

    /// The generic type or alias that an expression names.
    pub(super) fn named_generic(&self, e: &ast::Expr) -> Option<ObjId> {
        let obj = match &e.unparen().kind {
            ast::ExprKind::Ident(ident) => self.lookup_name(ident.name)?,
            ast::ExprKind::Selector(selector) => {
                let ObjKind::Package(pkg) = self.obj(self.lookup_name(selector.x.as_ident()?.name)?).kind
                else {
                    return None;
                };
                self.lookup_in(self.packages[pkg.0 as usize].scope, selector.sel.name)?
            }
            _ => return None,
        };
        self.generic_types.contains_key(&obj).then_some(obj)
    }

    /// A generic type with its parameters, as messages write it: `List[T any]`.
    pub(super) fn generic_type_text(&self, obj: ObjId) -> String {
        let name = self.text(self.obj(obj).name);
        let Some(generic) = self.generic_types.get(&obj) else { return name.to_string() };
        let bound = |param: Ty| self.types.as_type_param(param).map_or(Ty::INVALID, |param| param.bound);
        let mut text = format!("{name}[");
        let mut params = generic.params.iter().peekable();
        while let Some(&param) = params.next() {
            text += &self.ty_text(param);
            if params.peek().is_none_or(|&&next| bound(next) != bound(param)) {
                text += &format!(" {}", self.ty_text(bound(param)));
            }
            text += if params.peek().is_some() { ", " } else { "]" };
        }
        text
    }

    /// What makes a declared function generic, if it is.
    pub(super) fn func_generics(&mut self, func: FuncId) -> Option<FuncGenerics> {
        if let Some(known) = self.func_generics.get(&func) {
            return known.clone();
        }
        let (decl, source) = self.func_infos[func.0 as usize].decl?;
        let receiver = source.recv.as_ref().and_then(unpack_receiver).filter(|base| base.params.is_some());
        let list = self.tail(source).ty.type_params.as_ref();
        if receiver.is_none() && list.is_none() {
            self.func_generics.insert(func, None);
            return None;
        }
        let outer = self.enter_decl(decl);
        self.open_scope();
        let mut generics =
            FuncGenerics { scope: self.env.scope, base: None, receiver: Arc::default(), own: Arc::default() };
        if let Some(receiver) = receiver {
            (generics.base, generics.receiver) = self.receiver_params(&receiver);
        }
        if let Some(list) = list {
            let is_method = source.recv.is_some();
            let feature = if is_method { Feature::GenericMethod } else { Feature::TypeParameter };
            self.require(feature, list.first_span());
            generics.own = self.declare_type_params(list);
        }
        self.func_generics.insert(func, Some(generics.clone()));
        if let Some(list) = list {
            self.env.generic = true;
            self.set_bounds(list, &generics.own);
        }
        self.env = outer;
        Some(generics)
    }

    /// Declares the names that a receiver gives to its type's parameters.
    fn receiver_params(&mut self, receiver: &ReceiverBase<'a>) -> (Option<NamedId>, Arc<[Ty]>) {
        let mut names = Vec::new();
        for param in receiver.params.unwrap_or_default() {
            let blank = ast::Ident { name: crate::symbol::Symbol::BLANK, span: param.span };
            if param.as_ident().is_none() && !matches!(param.kind, ast::ExprKind::Bad) {
                let text = self.expr_text(param);
                self.error(param.span, format!("receiver type parameter {text} must be an identifier"));
            }
            names.push(param.as_ident().unwrap_or(blank));
        }
        let base = receiver.base;
        let generic = self.named_generic(base);
        let named = generic.and_then(|obj| match (&self.obj(obj).kind, self.types.kind(self.obj(obj).ty?)) {
            (ObjKind::Type { alias: false }, &TyKind::Named(id)) => {
                Some((id, self.generic_types[&obj].params.clone()))
            }
            _ => None,
        });
        let Some((id, params)) = named else {
            self.not_a_generic_base(base, generic);
            return (None, names.into_iter().map(|name| self.declare_type_param(name)).collect());
        };
        if names.len() != params.len() {
            let (got, plural) = (names.len(), if names.len() == 1 { "" } else { "s" });
            let message = format!(
                "receiver declares {got} type parameter{plural}, but receiver base type declares {}",
                params.len()
            );
            self.error(base.span, message);
            return (None, names.into_iter().map(|name| self.declare_type_param(name)).collect());
        }
        self.require(Feature::TypeInstantiation, base.span);
        for (name, &param) in names.into_iter().zip(&*params) {
            let printed = self.printed_type_param(name);
            let param = match self.types.as_type_param(param) {
                Some(declared) if declared.name != printed => self.types.renamed(param, printed),
                _ => param,
            };
            self.name_type_param(name, param);
        }
        (Some(id), params)
    }

    fn not_a_generic_base(&mut self, base: &'a ast::Expr, alias: Option<ObjId>) {
        if let Some(alias) = alias {
            let text = self.generic_type_text(alias);
            self.error(base.span, format!("cannot define new methods on generic alias type {text}"));
        } else if self.type_expr(base) != Ty::INVALID {
            let text = self.expr_text(base);
            self.error(base.span, format!("{text} is not a generic type"));
        }
    }

    /// The environment of a function's signature and body: its parameters are declared, or stand for arguments. Returns the one
    /// to go back to.
    pub(super) fn enter_func(&mut self, func: FuncId) -> Env {
        let Some((decl, _)) = self.func_infos[func.0 as usize].decl else { return self.env.clone() };
        let instance = self.func_infos[func.0 as usize].instance.clone();
        let outer = self.enter_decl(decl);
        if let Some((origin, args)) = instance {
            self.env.scope = self.bound_scope(origin, &args);
            self.env.type_args = Some(args);
        } else if let Some(generics) = self.func_generics(func) {
            self.env.scope = generics.scope;
            self.env.type_args = Some(generics.all().into());
            self.env.generic = true;
        }
        outer
    }

    /// A scope in which the names of a generic function's type parameters stand for arguments.
    fn bound_scope(&mut self, origin: FuncId, args: &[Ty]) -> ScopeId {
        let Some(generics) = self.func_generics(origin) else { return self.env.scope };
        let params = generics.all();
        let names: Vec<ObjId> = self.scopes[generics.scope.0 as usize].names.values().copied().collect();
        self.open_scope();
        for obj in names {
            let (name, span) = (self.obj(obj).name, self.obj(obj).span);
            let param = self.obj(obj).ty.unwrap_or(Ty::INVALID);
            let arg = self.substitute(param, &params, args);
            self.name_type_param(ast::Ident { name, span }, arg);
        }
        self.env.scope
    }

    /// The position of a type parameter's declaration, as messages print it.
    pub(super) fn declared_at(&self, param: Ty) -> String {
        self.pos_text(self.types.as_type_param(param).map_or(Span::NONE, |param| param.span))
    }
}
