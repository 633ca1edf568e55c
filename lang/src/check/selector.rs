//! Selectors: members of packages, fields and methods (Go specification, "Selectors", "Qualified identifiers").

use super::Checker;
use super::load::Imported;
use super::object::{ObjId, ObjKind, State};
use super::operand::{Mode, Operand, Src};
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::types::{Found, LookupFailure, PkgId, Ty, TyKind, lookup};

impl<'a> Checker<'a> {
    /// `x.sel`. A selected method is left to be called, or to become a value (see `member.rs`).
    pub(super) fn selector(&mut self, e: &'a ast::Expr, s: &'a ast::SelectorExpr) -> Operand<'a> {
        if let Some(x) = self.qualified(e, s) {
            return x;
        }
        let x = self.expr_or_type(&s.x);
        match x.mode {
            Mode::Invalid => return Operand::invalid(e),
            Mode::Builtin(_) => {
                let message = format!("invalid use of {} in selector expression", self.describe(&x));
                // At the dot.
                self.error(Span::at(s.x.span.end), message);
                return Operand::invalid(e);
            }
            _ => {}
        }
        if s.sel.is_blank() {
            self.selector_error(&x, s, LookupFailure::NotFound);
            return Operand::invalid(e);
        }
        // A type other than an operand's whole one may have been mentioned only by name.
        self.complete(x.ty);
        if let TyKind::Pointer(base) = *self.types.underlying(x.ty) {
            self.complete(base);
        }
        if let Some(param) = self.types.as_type_param(x.ty) {
            self.complete(param.bound);
        }
        let sel = s.sel.name;
        let pkg = self.name_pkg(sel, self.env.pkg);
        let addressable = x.mode == Mode::Variable;
        match lookup(&self.types, x.ty, addressable, pkg, sel) {
            Err(failure) => {
                self.selector_error(&x, s, failure);
                Operand::invalid(e)
            }
            Ok(found) => {
                if let Some(message) = self.unsupported_member(x.ty, &found.found, sel) {
                    self.refuse(s.sel.span, message);
                    return Operand::invalid(e);
                }
                match (x.mode, &found.found) {
                    (Mode::Type, Found::Field { .. }) => {
                        let (name, ty) = (self.text(sel), self.ty_text(x.ty));
                        let message = format!("operand for field selector {name} must be value of type {ty}");
                        self.error(s.x.span, message);
                        Operand::invalid(e)
                    }
                    (Mode::Type, _) => self.method_expr(e, x.ty, &found),
                    (_, Found::Field { .. }) => self.field_selection(x, found, e),
                    _ => self.select_method(x, &found, e),
                }
            }
        }
    }

    fn selector_error(&mut self, x: &Operand<'a>, s: &'a ast::SelectorExpr, failure: LookupFailure) {
        if matches!(self.types.underlying(x.ty), TyKind::Invalid) {
            return;
        }
        let (expr, sel, ty) = (self.src_text(&x.src), self.text(s.sel.name), self.ty_text(x.ty));
        let message = match failure {
            LookupFailure::Ambiguous => format!("ambiguous selector {expr}.{sel}"),
            LookupFailure::PointerReceiver if x.mode == Mode::Type => {
                format!("invalid method expression {ty}.{sel} (needs pointer receiver (*{ty}).{sel})")
            }
            LookupFailure::PointerReceiver => format!("cannot call pointer method {sel} on {ty}"),
            LookupFailure::NotFound => {
                if let Some(message) = self.unsupported_name(x.ty, s.sel.name) {
                    self.refuse(s.sel.span, message);
                    return;
                }
                let why = match self.pointer_to_interface(x.ty) {
                    Some(why) => why,
                    None => self.no_member(x.ty, sel, false),
                };
                format!("{expr}.{sel} undefined ({why})")
            }
        };
        self.error(s.sel.span, message);
    }

    /// The refusal of a member that Go's type has and the library's lacks.
    fn unsupported_name(&self, ty: Ty, sel: Symbol) -> Option<String> {
        let (base, _) = crate::types::deref(&self.types, ty);
        let TyKind::Named(id) = self.types.kind(base) else { return None };
        let named = self.types.named(*id);
        let package = self.packages.get(named.pkg.0 as usize)?;
        let name = format!("{}.{}", self.text(named.name), self.text(sel));
        package
            .unsupported
            .contains(&&name[..])
            .then(|| format!("{}.{name} is not supported by minigo", package.name_text))
    }

    /// A member that the library declares for itself but lists as unsupported.
    fn unsupported_member(&self, ty: Ty, found: &Found, sel: Symbol) -> Option<String> {
        let user = self.packages[self.env.pkg.0 as usize].user;
        match found {
            Found::Method { .. } | Found::Field { .. } if user => self.unsupported_name(ty, sel),
            _ => None,
        }
    }

    /// `pkg.Name`; `None` if the operand is no package.
    pub(super) fn qualified(&mut self, e: &'a ast::Expr, s: &'a ast::SelectorExpr) -> Option<Operand<'a>> {
        let ident = s.x.as_ident()?;
        let import = self.lookup_name(ident.name)?;
        let ObjKind::Package(pkg) = self.obj(import).kind else { return None };
        self.obj_mut(import).used = true;
        if pkg == PkgId::UNIVERSE {
            return Some(Operand::invalid(e));
        }
        let sel = s.sel.name;
        let name = self.text(sel);
        let package = &self.packages[pkg.0 as usize];
        if package.unsupported.contains(&name) {
            let message = format!("{}.{name} is not supported by minigo", package.name_text);
            self.refuse(e.span, message);
            return Some(Operand::invalid(e));
        }
        let found = self
            .lookup_in(package.scope, sel)
            .filter(|&obj| self.exported(sel) || self.is_known_outside(obj));
        let Some(obj) = found else {
            let have = self.similar_export(pkg, name);
            let hint = have.map_or_else(String::new, |have| format!(" (but have {have})"));
            self.error(s.sel.span, format!("undefined: {}{hint}", self.expr_text(e)));
            return Some(Operand::invalid(e));
        };
        if !self.exported(sel) {
            let message = format!("name {name} not exported by package {}", package.name_text);
            self.error(s.sel.span, message);
        }
        if self.obj(obj).state != State::Black {
            self.object_decl(obj);
        }
        self.obj_mut(obj).used = true;
        Some(self.object_operand(Src::Expr(e), obj))
    }

    /// Whether Go's compiler has heard of an entity that its package does not export: of a type of the user's, since exported
    /// ones are mostly made of it.
    fn is_known_outside(&self, obj: ObjId) -> bool {
        let object = self.obj(obj);
        matches!(object.kind, ObjKind::Type { .. }) && self.packages[object.pkg.0 as usize].user
    }

    /// An exported name of the package that differs in case only.
    fn similar_export(&self, pkg: PkgId, name: &str) -> Option<&'a str> {
        let scope = self.packages[pkg.0 as usize].scope;
        let mut names: Vec<&str> = self.scopes[scope.0 as usize]
            .names
            .keys()
            .filter(|&&other| self.exported(other))
            .map(|&other| self.text(other))
            .filter(|other| other.to_lowercase() == name.to_lowercase())
            .collect();
        names.sort_unstable();
        names.first().copied()
    }

    /// What an import path of the current package stands for.
    pub(super) fn imported(&self, pkg: PkgId, path: &str) -> Imported {
        self.loaded[pkg.0 as usize - 1].imports.get(path).copied().unwrap_or(Imported::Missing)
    }
}
