//! Selectors and method sets (Go specification, "Selectors", "Method sets", "Struct types").
//!
//! A member is found at the shallowest depth of embedding where its name occurs; at that depth it must be
//! unique. Named types must be complete, that is, have their underlying type and methods set.

use rustc_hash::FxHashSet;

use super::{Field, InterfaceTy, NamedId, NamedMethod, PkgId, StructTy, Ty, TyKind, TypeStore};
use crate::symbol::Symbol;
use crate::typed::FuncId;

/// A field or method that a selector finds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lookup {
    /// Embedded fields to go through, outermost first, each as an index into its struct's fields.
    /// Pointers on the way are dereferenced.
    pub path: Vec<u32>,
    /// A pointer is dereferenced on the way: at the operand or at an embedded field.
    pub indirect: bool,
    /// The member itself.
    pub found: Found,
}

/// What a selector denotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// A struct field.
    Field {
        /// Its index in the struct that the path leads to.
        index: u32,
        /// Its type.
        ty: Ty,
    },
    /// A method of a declared type.
    Method {
        /// The type.
        named: NamedId,
        /// The method's index among the type's methods.
        index: u32,
    },
    /// A method of an interface.
    InterfaceMethod {
        /// The interface type, maybe named.
        iface: Ty,
        /// The method's index among its sorted methods.
        index: u32,
    },
}

/// Why a selector finds nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LookupFailure {
    /// No such member.
    NotFound,
    /// More than one at the shallowest depth.
    Ambiguous,
    /// A method with a pointer receiver, which the operand's method set lacks.
    PointerReceiver,
}

/// A method of a type's method set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MethodSel {
    /// The name.
    pub name: Symbol,
    /// The declaring package where the name is unexported, else [`PkgId::UNIVERSE`].
    pub pkg: PkgId,
    /// A `TyKind::Func` without the receiver.
    pub sig: Ty,
    /// Embedded fields between the receiver and the method's own receiver, outermost first.
    /// Pointers on the way, the receiver included, are dereferenced.
    pub path: Vec<u32>,
    /// What is called in the end.
    pub target: MethodTarget,
}

/// The method behind a [`MethodSel`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodTarget {
    /// A declared method.
    Func {
        /// The function; its first parameter is the receiver.
        func: FuncId,
        /// The receiver is a pointer.
        ptr_recv: bool,
    },
    /// A method of an embedded interface value, by index among the interface's methods.
    Interface {
        /// The interface type.
        iface: Ty,
        /// The method's index.
        index: u32,
    },
}

struct Candidate {
    ty: Ty,
    path: Vec<u32>,
    indirect: bool,
    /// Reached on several ways: whatever is found in it is ambiguous.
    multiples: bool,
}

/// Looks `name` up in `ty`. `pkg` is the package of the name where it is unexported, else [`PkgId::UNIVERSE`].
/// With `addressable` methods with pointer receivers are found on values too.
pub fn lookup(
    store: &TypeStore,
    ty: Ty,
    addressable: bool,
    pkg: PkgId,
    name: Symbol,
) -> Result<Lookup, LookupFailure> {
    lookup_by(store, ty, addressable, &|p, n| n == name && p == pkg)
}

/// Looks up a member whose name satisfies `same`, for the suggestions of error messages.
pub fn lookup_folded(
    store: &TypeStore,
    ty: Ty,
    same: &dyn Fn(PkgId, Symbol) -> bool,
) -> Result<Lookup, LookupFailure> {
    lookup_by(store, ty, true, same)
}

fn lookup_by(
    store: &TypeStore,
    ty: Ty,
    addressable: bool,
    same: &dyn Fn(PkgId, Symbol) -> bool,
) -> Result<Lookup, LookupFailure> {
    // Methods cannot be declared on a named pointer type, but its base's fields are selected through it.
    if let (TyKind::Named(_), TyKind::Pointer(_)) = (store.kind(ty), store.underlying(ty)) {
        let result = lookup_from(store, store.underlying_ty(ty), addressable, same)?;
        return match result.found {
            Found::Field { .. } => Ok(result),
            _ => Err(LookupFailure::NotFound),
        };
    }
    lookup_from(store, ty, addressable, same)
}

fn lookup_from(
    store: &TypeStore,
    ty: Ty,
    addressable: bool,
    same: &dyn Fn(PkgId, Symbol) -> bool,
) -> Result<Lookup, LookupFailure> {
    let (base, is_pointer) = super::deref(store, ty);
    if is_pointer && (store.is_interface(base) || store.is_type_param(base)) {
        return Err(LookupFailure::NotFound);
    }
    let mut current = vec![Candidate { ty: base, path: Vec::new(), indirect: is_pointer, multiples: false }];
    // Types whose embedded fields were looked into.
    let mut seen: FxHashSet<NamedId> = FxHashSet::default();
    while !current.is_empty() {
        let mut next: Vec<Candidate> = Vec::new();
        let mut result: Option<Lookup> = None;
        let mut conflict = false;
        for candidate in &current {
            let mut found_at = |found: Found| {
                conflict |= result.is_some() || candidate.multiples;
                result = Some(Lookup { path: candidate.path.clone(), indirect: candidate.indirect, found });
            };
            let named = match store.kind(candidate.ty) {
                TyKind::Named(id) => Some(*id),
                _ => None,
            };
            if let Some(named) = named {
                if seen.contains(&named) {
                    continue;
                }
                let methods: &[NamedMethod] = &store.named(named).methods;
                if let Some(index) = methods.iter().position(|m| same(m.pkg, m.name)) {
                    found_at(Found::Method { named, index: index as u32 });
                    continue;
                }
            }
            match store.underlying(candidate.ty) {
                TyKind::Struct(fields) => {
                    if let Some(index) = fields.fields.iter().position(|f| same(f.pkg, f.name)) {
                        found_at(Found::Field { index: index as u32, ty: fields.fields[index].ty });
                        continue;
                    }
                    seen.extend(named);
                    embedded_of(store, candidate, fields, &mut next);
                }
                TyKind::Interface(iface) => {
                    if let Some(index) = iface.methods.iter().position(|m| same(m.pkg, m.name)) {
                        found_at(Found::InterfaceMethod { iface: candidate.ty, index: index as u32 });
                    }
                }
                TyKind::TypeParam(id) => {
                    let iface = store.type_param(*id).bound;
                    let methods = store.constraint(candidate.ty);
                    if let Some(index) = methods.methods.iter().position(|m| same(m.pkg, m.name)) {
                        found_at(Found::InterfaceMethod { iface, index: index as u32 });
                    }
                }
                _ => {}
            }
        }
        if conflict {
            return Err(LookupFailure::Ambiguous);
        }
        if let Some(lookup) = result {
            if let Found::Method { named, index } = lookup.found {
                let method = &store.named(named).methods[index as usize];
                if method.ptr_recv && !lookup.indirect && !addressable {
                    return Err(LookupFailure::PointerReceiver);
                }
            }
            return Ok(lookup);
        }
        current = merge(next);
    }
    Err(LookupFailure::NotFound)
}

fn embedded_of(store: &TypeStore, candidate: &Candidate, fields: &StructTy, next: &mut Vec<Candidate>) {
    for (index, field) in fields.fields.iter().enumerate().filter(|(_, f)| f.embedded) {
        let (ty, is_pointer) = super::deref(store, field.ty);
        let has_members = match store.kind(ty) {
            TyKind::Named(_) | TyKind::Struct(_) | TyKind::Interface(_) => true,
            _ => matches!(store.underlying(ty), TyKind::Struct(_) | TyKind::Interface(_)),
        };
        if has_members {
            let path = candidate.path.iter().copied().chain([index as u32]).collect();
            let indirect = candidate.indirect || is_pointer;
            next.push(Candidate { ty, path, indirect, multiples: candidate.multiples });
        }
    }
}

/// Of types that occur several times at one depth one stays, marked.
fn merge(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match kept.iter_mut().find(|k| k.ty == candidate.ty) {
            Some(first) => first.multiples = true,
            None => kept.push(candidate),
        }
    }
    kept
}

/// The method set of `ty`, in no particular order. Promoted methods are included, ambiguous ones are not.
pub fn method_set(store: &TypeStore, ty: Ty) -> Vec<MethodSel> {
    let mut names: Vec<(PkgId, Symbol)> = Vec::new();
    let mut seen = FxHashSet::default();
    collect_names(store, super::deref(store, ty).0, &mut seen, &mut names);
    let mut listed = FxHashSet::default();
    names.retain(|name| listed.insert(*name));
    names.into_iter().filter_map(|(pkg, name)| select(store, ty, pkg, name)).collect()
}

fn select(store: &TypeStore, ty: Ty, pkg: PkgId, name: Symbol) -> Option<MethodSel> {
    let lookup = lookup(store, ty, false, pkg, name).ok()?;
    let (sig, target) = match lookup.found {
        Found::Field { .. } => return None,
        Found::Method { named, index } => {
            let method = &store.named(named).methods[index as usize];
            // Nothing calls a method with type parameters but by its name.
            if !method.type_params.is_empty() {
                return None;
            }
            (method.sig, MethodTarget::Func { func: method.func, ptr_recv: method.ptr_recv })
        }
        Found::InterfaceMethod { iface, index } => {
            let TyKind::Interface(methods) = store.underlying(iface) else { return None };
            (methods.methods[index as usize].sig, MethodTarget::Interface { iface, index })
        }
    };
    Some(MethodSel { name, pkg, sig, path: lookup.path, target })
}

fn collect_names(store: &TypeStore, ty: Ty, seen: &mut FxHashSet<Ty>, names: &mut Vec<(PkgId, Symbol)>) {
    if !seen.insert(ty) {
        return;
    }
    if let TyKind::Named(id) = store.kind(ty) {
        names.extend(store.named(*id).methods.iter().map(|m| (m.pkg, m.name)));
    }
    match store.underlying(ty) {
        TyKind::Struct(fields) => {
            for field in fields.fields.iter().filter(|f: &&Field| f.embedded) {
                collect_names(store, super::deref(store, field.ty).0, seen, names);
            }
        }
        TyKind::Interface(iface) => {
            let iface: &InterfaceTy = iface;
            names.extend(iface.methods.iter().map(|m| (m.pkg, m.name)));
        }
        _ => {}
    }
}
