//! Whether a type implements an interface, and the explanation where it does not.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Checker;
use super::version::Feature;
use crate::types::{
    Found, InterfaceTy, Lookup, LookupFailure, Method, PkgId, Style, Term, Ty, TyKind, TypePrinter,
    comparable, deref, lookup, lookup_folded, strictly_comparable, subset,
};

/// A name without its first letter, where it has more than one.
fn tail(name: &str) -> &str {
    name.char_indices().nth(1).map_or(name, |(second, _)| &name[second..])
}

impl Checker<'_> {
    /// Whether `ty` implements the interface `target`, or as a type argument satisfies it as a `constraint`; otherwise the
    /// reason.
    pub(super) fn implements(&self, ty: Ty, target: Ty, constraint: bool) -> Result<(), String> {
        let verb = if constraint { "satisfy" } else { "implement" };
        let broken = |ty: Ty| matches!(self.types.underlying(ty), TyKind::Invalid);
        if broken(ty) || broken(target) || broken(deref(&self.types, ty).0) {
            return Ok(());
        }
        if !self.types.is_interface(target) {
            let detail = match self.pointer_to_interface(target) {
                Some(detail) => detail,
                None => format!("{} is not an interface", self.ty_text(target)),
            };
            return Err(format!("{} does not {verb} {} ({detail})", self.ty_text(ty), self.ty_text(target)));
        }
        let TyKind::Interface(wanted) = self.types.underlying(target) else { return Ok(()) };
        let own = self.own_interface(ty);
        if own.as_ref().is_some_and(|own| own.terms.as_ref().is_some_and(Vec::is_empty)) {
            return Ok(());
        }
        if wanted.terms.as_ref().is_some_and(Vec::is_empty) {
            return Err(format!("cannot {verb} {} (empty type set)", self.ty_text(target)));
        }
        if let Some(why) = self.missing_method(ty, target, true)
            && !self.embeds_invalid(ty, &mut FxHashSet::default())
        {
            return Err(format!("{} does not {verb} {} {why}", self.ty_text(ty), self.ty_text(target)));
        }
        if let Some(terms) = &wanted.terms {
            match &own {
                Some(own) if !subset(&self.types, own.terms.as_deref(), Some(terms)) => {
                    return Err(format!("{} does not {verb} {}", self.ty_text(ty), self.ty_text(target)));
                }
                None if !terms.iter().any(|term| term.includes(&self.types, ty)) => {
                    let why = self.missing_in(ty, target, terms);
                    let (ty, target) = (self.ty_text(ty), self.ty_text(target));
                    return Err(format!("{ty} does not {verb} {target} ({why})"));
                }
                _ => {}
            }
        }
        let comparable = match constraint {
            true => comparable(&self.types, ty),
            false => strictly_comparable(&self.types, ty),
        };
        if !wanted.comparable {
            return Ok(());
        }
        if !comparable {
            return Err(format!("{} does not {verb} comparable", self.ty_text(ty)));
        }
        // An ordinary interface satisfies it though comparing its values may panic.
        if self.has_feature(Feature::ComparableInterface) || strictly_comparable(&self.types, ty) {
            return Ok(());
        }
        let what = format!("{} to {verb} comparable", self.ty_text(ty));
        Err(self.requirement(Feature::ComparableInterface, &what))
    }

    /// Whether a struct, or what a pointer leads to, embeds a faulty type: nobody knows what it would have brought.
    fn embeds_invalid(&self, ty: Ty, seen: &mut FxHashSet<Ty>) -> bool {
        let base = deref(&self.types, ty).0;
        let TyKind::Struct(fields) = self.types.underlying(base) else { return false };
        seen.insert(base)
            && fields.fields.iter().filter(|field| field.embedded).any(|field| {
                matches!(self.types.underlying(field.ty), TyKind::Invalid)
                    || self.embeds_invalid(field.ty, seen)
            })
    }

    /// Why no term includes the type.
    fn missing_in(&self, ty: Ty, target: Ty, terms: &[Term]) -> String {
        let (text, target_text) = (self.ty_text(ty), self.ty_text(target));
        let near = terms.iter().find(|term| {
            let literal = term.ty == self.types.underlying_ty(term.ty);
            !term.tilde && literal && Term { tilde: true, ..**term }.includes(&self.types, ty)
        });
        if let Some(near) = near {
            return format!("possibly missing ~ for {} in {target_text}", self.ty_text(near.ty));
        }
        if self.types.written_terms(target).any(|term| term.ty == ty) {
            return format!(
                "{target_text} mentions {text}, but {text} is not in the type set of {target_text}"
            );
        }
        let mut list = String::new();
        TypePrinter { style: Style::WholePath, ..self.printer() }.terms(&mut list, terms);
        format!("{text} missing in {list}")
    }

    /// The interface that a type is, or by which a type parameter is constrained.
    fn own_interface(&self, ty: Ty) -> Option<Arc<InterfaceTy>> {
        match self.types.underlying(ty) {
            TyKind::Interface(own) => Some(Arc::clone(own)),
            TyKind::TypeParam(_) => Some(self.types.constraint(ty)),
            _ => None,
        }
    }

    /// The hint for a pointer to an interface, which has no methods.
    pub(super) fn pointer_to_interface(&self, ty: Ty) -> Option<String> {
        match self.types.underlying(ty) {
            TyKind::Pointer(base) if self.types.is_interface(*base) => {
                Some(format!("type {} is pointer to interface, not interface", self.ty_text(ty)))
            }
            TyKind::Pointer(base) if self.types.is_type_param(*base) => {
                Some(format!("type {} is pointer to type parameter, not type parameter", self.ty_text(ty)))
            }
            _ => None,
        }
    }

    /// Why `ty` lacks a method of the interface `target`; `None` if it has all. Without `complete`, an interface
    /// `ty` need not have them, only not contradict them: a dynamic type may.
    pub(super) fn missing_method(&self, ty: Ty, target: Ty, complete: bool) -> Option<String> {
        let TyKind::Interface(wanted) = self.types.underlying(target) else { return None };
        let own = self.own_interface(ty);
        for method in &wanted.methods {
            match &own {
                Some(own) => {
                    match own.methods.iter().find(|m| (m.name, m.pkg) == (method.name, method.pkg)) {
                        None if complete => return Some(self.not_found(ty, target, method)),
                        Some(found) if found.sig != method.sig => {
                            return Some(self.wrong_type(method, &[], found.sig));
                        }
                        _ => {}
                    }
                }
                None => {
                    if let Some(why) = self.missing_concrete(ty, target, method) {
                        return Some(why);
                    }
                }
            }
        }
        None
    }

    fn missing_concrete(&self, ty: Ty, target: Ty, method: &Method) -> Option<String> {
        let name = self.text(method.name);
        match lookup(&self.types, ty, false, method.pkg, method.name) {
            Ok(found) => match self.method_sig(&found) {
                None => Some(format!("({}.{name} is a field, not a method)", self.ty_text(ty))),
                Some(sig) if sig != method.sig || self.has_type_params(&found) => {
                    Some(self.wrong_type(method, self.own_type_params(&found), sig))
                }
                Some(_) => None,
            },
            Err(LookupFailure::Ambiguous) => {
                Some(format!("(ambiguous selector {}.{name})", self.ty_text(ty)))
            }
            Err(LookupFailure::PointerReceiver) => Some(format!("(method {name} has pointer receiver)")),
            Err(LookupFailure::NotFound) => Some(self.not_found(ty, target, method)),
        }
    }

    fn not_found(&self, ty: Ty, target: Ty, method: &Method) -> String {
        let name = self.text(method.name);
        if let Some(detail) = self.pointer_to_interface(ty).or_else(|| self.pointer_to_interface(target)) {
            return format!("({detail})");
        }
        let similar = lookup_folded(&self.types, ty, &|_, other| self.text(other).eq_ignore_ascii_case(name));
        if !self.types.is_interface(ty)
            && let Ok(similar) = similar
            && let Some(sig) = self.method_sig(&similar)
        {
            let other = self.method_text(&similar);
            if other == name {
                return format!("(unexported method {name})");
            }
            return format!(
                "(missing method {name})\n\t\thave {other}{}\n\t\twant {name}{}",
                self.sig_text(self.own_type_params(&similar), sig),
                self.sig_text(&[], method.sig)
            );
        }
        format!("(missing method {name})")
    }

    fn wrong_type(&self, method: &Method, type_params: &[Ty], sig: Ty) -> String {
        let name = self.text(method.name);
        let (have, want) = (self.sig_text(type_params, sig), self.sig_text(&[], method.sig));
        // Type parameters of the same name are told apart by nothing that could be printed.
        match have == want {
            true => format!("(wrong type for method {name})"),
            false => format!("(wrong type for method {name})\n\t\thave {name}{have}\n\t\twant {name}{want}"),
        }
    }

    fn sig_text(&self, type_params: &[Ty], sig: Ty) -> String {
        let printer = TypePrinter { style: Style::Nameless, ..self.printer() };
        printer.type_params_text(type_params) + &printer.signature_text(sig)
    }

    /// The type of the method that a selector found; `None` for a field.
    pub(super) fn method_sig(&self, found: &Lookup) -> Option<Ty> {
        match found.found {
            Found::Field { .. } => None,
            Found::Method { named, index } => Some(self.types.named(named).methods[index as usize].sig),
            Found::InterfaceMethod { iface, index } => match self.types.underlying(iface) {
                TyKind::Interface(iface) => Some(iface.methods[index as usize].sig),
                _ => None,
            },
        }
    }

    /// Whether a selector found a method with type parameters of its own.
    pub(super) fn has_type_params(&self, found: &Lookup) -> bool {
        !self.own_type_params(found).is_empty()
    }

    fn own_type_params(&self, found: &Lookup) -> &[Ty] {
        match found.found {
            Found::Method { named, index } => &self.types.named(named).methods[index as usize].type_params,
            _ => &[],
        }
    }

    /// The name of the method that a selector found; empty for a field.
    pub(super) fn method_text(&self, found: &Lookup) -> &str {
        match found.found {
            Found::Field { .. } => "",
            Found::Method { named, index } => self.text(self.types.named(named).methods[index as usize].name),
            Found::InterfaceMethod { iface, index } => match self.types.underlying(iface) {
                TyKind::Interface(iface) => self.text(iface.methods[index as usize].name),
                _ => "",
            },
        }
    }

    /// Why `ty` has no member `sel`, with the member it does have under a similar name.
    pub(super) fn no_member(&self, ty: Ty, sel: &str, struct_literal: bool) -> String {
        // A literal's fields are those of the struct, which has no methods but its embedded fields'.
        let base = if struct_literal { self.types.underlying_ty(ty) } else { ty };
        let similar =
            lookup_folded(&self.types, base, &|_, other| self.text(other).eq_ignore_ascii_case(sel)).ok();
        let alternative = similar.and_then(|found| self.member_of(ty, &found)).filter(|_| sel != "_");
        let ty_text = self.ty_text(ty);
        let exported = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
        let (what, name, hint) = match alternative {
            None => ("", String::new(), ""),
            Some((what, name, pkg)) => {
                let here = pkg == self.env.pkg;
                let hint = if here || exported(sel) && exported(&name) {
                    "has"
                } else if exported(sel) && tail(sel) == tail(&name) {
                    "has unexported"
                } else if exported(&name) && tail(sel) == tail(&name) {
                    "has"
                } else if sel == name {
                    "inaccessible"
                } else {
                    ""
                };
                (what, name, hint)
            }
        };
        let unexported = if hint == "has unexported" { "unexported " } else { "" };
        match (struct_literal, hint) {
            (true, "") => format!("unknown field {sel} in struct literal of type {ty_text}"),
            (true, "inaccessible") => {
                format!("cannot refer to unexported field {name} in struct literal of type {ty_text}")
            }
            (true, _) => format!(
                "unknown field {sel} in struct literal of type {ty_text}, but does have {unexported}{name}"
            ),
            (false, "") => format!("type {ty_text} has no field or method {sel}"),
            (false, "inaccessible") => format!("cannot refer to unexported {what} {name}"),
            (false, _) => {
                format!(
                    "type {ty_text} has no field or method {sel}, but does have {unexported}{what} {name}"
                )
            }
        }
    }

    /// Kind, name and declaring package of a member that was found in `ty`.
    fn member_of(&self, ty: Ty, found: &Lookup) -> Option<(&'static str, String, PkgId)> {
        match found.found {
            Found::Field { index, .. } => {
                let mut ty = deref(&self.types, ty).0;
                for &step in &found.path {
                    let TyKind::Struct(fields) = self.types.underlying(ty) else { return None };
                    ty = deref(&self.types, fields.fields[step as usize].ty).0;
                }
                let TyKind::Struct(fields) = self.types.underlying(ty) else { return None };
                let field = &fields.fields[index as usize];
                let pkg = self.declaring_package(ty, field.pkg);
                Some(("field", self.text(field.name).to_string(), pkg))
            }
            Found::Method { named, index } => {
                let named = self.types.named(named);
                let name = self.text(named.methods[index as usize].name).to_string();
                Some(("method", name, named.pkg))
            }
            Found::InterfaceMethod { iface, index } => match self.types.underlying(iface) {
                TyKind::Interface(methods) => {
                    let method = &methods.methods[index as usize];
                    let pkg = self.declaring_package(iface, method.pkg);
                    Some(("method", self.text(method.name).to_string(), pkg))
                }
                _ => None,
            },
        }
    }

    /// The package that declares a member of `ty`: its own where it is unexported, else the type's.
    fn declaring_package(&self, ty: Ty, pkg: PkgId) -> PkgId {
        match self.types.kind(ty) {
            _ if pkg != PkgId::UNIVERSE => pkg,
            TyKind::Named(id) => self.types.named(*id).pkg,
            _ => self.env.pkg,
        }
    }
}
