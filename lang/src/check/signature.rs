//! Function types and receivers (Go specification, "Function types", "Method declarations").

use rustc_hash::FxHashMap;

use super::type_params::unpack_receiver;
use super::{Checker, Later};
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::FuncId;
use crate::types::{PkgId, Signature, Ty, TyKind, deref};

impl<'a> Checker<'a> {
    /// The type of a function with this receiver; `None` if it is refused.
    pub(super) fn signature(
        &mut self,
        recv: Option<&'a ast::FieldList>,
        ty: &'a ast::FuncType,
    ) -> Option<Ty> {
        let (params, variadic) = self.param_types(&ty.params, true);
        let (results, _) = self.param_types(&ty.results, false);
        self.distinct_names(recv, ty);
        let names: Vec<Symbol> = [&ty.params, &ty.results].into_iter().flat_map(names).collect();
        let ty = self.types.function(Signature { params, results, variadic }, &names);
        self.drain_types();
        Some(ty)
    }

    /// Receiver, parameters and results share one scope, with the type parameters.
    fn distinct_names(&mut self, recv: Option<&'a ast::FieldList>, ty: &'a ast::FuncType) {
        let receiver = recv.and_then(unpack_receiver).and_then(|receiver| receiver.params);
        let receiver = receiver.unwrap_or_default().iter().filter_map(ast::Expr::as_ident);
        let own =
            ty.type_params.iter().flat_map(|list| &list.fields).flat_map(|field| field.names.iter().copied());
        let mut seen: FxHashMap<Symbol, Span> =
            receiver.chain(own).map(|ident| (ident.name, ident.span)).collect();
        let lists = recv.into_iter().chain([&ty.params, &ty.results]);
        let names = lists.flat_map(|list| &list.fields).flat_map(|field| &field.names);
        for ident in names.filter(|ident| !ident.is_blank()) {
            let first = *seen.entry(ident.name).or_insert(ident.span);
            if first != ident.span {
                let name = self.text(ident.name);
                let message = format!("{name} redeclared in this block");
                let note = format!("other declaration of {name}");
                self.report(Diagnostic::ill_typed(ident.span, message).with_note(first, note));
            }
        }
    }

    fn param_types(&mut self, list: &'a ast::FieldList, may_be_variadic: bool) -> (Vec<Ty>, bool) {
        let mut types = Vec::new();
        let mut variadic = false;
        for (i, field) in list.fields.iter().enumerate() {
            let last = i + 1 == list.fields.len() && field.names.len() <= 1;
            let ty = match &field.ty.kind {
                ast::ExprKind::Variadic(elem) => {
                    let elem = self.elem_type(elem);
                    if may_be_variadic && last {
                        variadic = true;
                    } else {
                        self.error(field.ty.span, "can only use ... with final parameter in list");
                    }
                    self.types.slice(elem)
                }
                _ => self.elem_type(&field.ty),
            };
            types.extend(std::iter::repeat_n(ty, field.names.len().max(1)));
        }
        (types, variadic)
    }

    /// Checks a receiver's type and number; its base type's own check is put off.
    pub(super) fn receiver(&mut self, func: FuncId, recv: &'a ast::FieldList) -> Ty {
        // The parser reported a missing receiver, or more than one.
        let Some(field) = recv.fields.first() else { return Ty::INVALID };
        let generic =
            self.func_infos[func.0 as usize].decl.and_then(|(_, decl)| self.generic_receiver(func, decl));
        let ty = generic.unwrap_or_else(|| self.elem_type(&field.ty));
        let span = match &field.ty.unparen().kind {
            ast::ExprKind::Star(base) => base.unparen().span,
            _ => field.ty.unparen().span,
        };
        self.later.push_back(Later::Receiver { pkg: self.env.pkg, ty, span });
        ty
    }

    /// The put-off check of a receiver's base type.
    pub(super) fn check_receiver(&mut self, pkg: PkgId, ty: Ty, span: Span) {
        let (base, _) = deref(&self.types, ty);
        let text = self.ty_text(base);
        match self.types.kind(base) {
            TyKind::Invalid => {}
            TyKind::Named(id) if self.types.named(*id).pkg != pkg => {
                self.error(span, format!("cannot define new methods on non-local type {text}"));
            }
            kind @ TyKind::Named(id) if self.types.named(*id).origin.is_some() => {
                let kind = kind.clone();
                let instance = self.types.intern(kind);
                let text = self.ty_text(instance);
                self.error(span, format!("cannot define new methods on instantiated type {text}"));
            }
            TyKind::Named(_) => {
                if matches!(self.types.underlying(base), TyKind::Pointer(_) | TyKind::Interface(_)) {
                    self.error(span, format!("invalid receiver type {text} (pointer or interface type)"));
                }
            }
            TyKind::Basic(_) => {
                self.error(span, format!("cannot define new methods on non-local type {text}"))
            }
            _ => {
                let text = self.ty_text(ty);
                self.error(span, format!("invalid receiver type {text}"));
            }
        }
    }
}

/// The names of parameters or results, empty where there are none.
fn names(list: &ast::FieldList) -> impl Iterator<Item = Symbol> + '_ {
    list.fields.iter().flat_map(|field| {
        let unnamed = field.names.is_empty().then_some(Symbol::EMPTY);
        field.names.iter().map(|ident| ident.name).chain(unnamed)
    })
}
