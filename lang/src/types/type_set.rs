//! Type sets of constraints (Go specification, "Interface types", "Core types").

use std::sync::Arc;

use super::{ChanDir, InterfaceTy, Ty, TyKind, TypeStore, strictly_comparable};

/// An element of a union: a type, or with `tilde` all types with that underlying type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Term {
    /// Written with `~`.
    pub tilde: bool,
    /// The type.
    pub ty: Ty,
}

/// Why the types of a type set have no underlying type in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoCore {
    /// The set is not limited to specific types.
    NoSpecificType,
    /// These two differ.
    Different(Ty, Ty),
    /// Channels of different elements.
    Elements(Ty, Ty),
    /// Channels that go opposite ways.
    Directions(Ty, Ty),
}

impl Term {
    /// Whether the type belongs to the term.
    pub fn includes(self, store: &TypeStore, ty: Ty) -> bool {
        match self.tilde {
            true => store.underlying_ty(ty) == store.underlying_ty(self.ty),
            false => ty == self.ty,
        }
    }

    fn subset_of(self, store: &TypeStore, other: Term) -> bool {
        overlap(store, self, other) && (!self.tilde || other.tilde)
    }
}

/// Whether some type belongs to both terms.
pub fn overlap(store: &TypeStore, a: Term, b: Term) -> bool {
    let seen = |term: Term, other: Term| if other.tilde { store.underlying_ty(term.ty) } else { term.ty };
    seen(a, b) == seen(b, a)
}

/// Whether all types of the first union belong to the second. `None` is the union of all types.
pub fn subset(store: &TypeStore, terms: Option<&[Term]>, of: Option<&[Term]>) -> bool {
    match (terms, of) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(terms), Some(of)) => {
            terms.iter().all(|term| of.iter().any(|other| term.subset_of(store, *other)))
        }
    }
}

/// The types that belong to both unions.
pub fn intersect(store: &TypeStore, a: Option<Vec<Term>>, b: Option<Vec<Term>>) -> Option<Vec<Term>> {
    let (Some(a), Some(b)) = (&a, &b) else { return a.or(b) };
    let mut both = Vec::new();
    for &x in a {
        for &y in b.iter().filter(|&&y| overlap(store, x, y)) {
            both.push(if x.tilde && !y.tilde { y } else { x });
        }
    }
    Some(store.normal_terms(both))
}

impl TypeStore {
    /// The union without terms that others include.
    pub fn normal_terms(&self, terms: Vec<Term>) -> Vec<Term> {
        let mut normal: Vec<Term> = Vec::with_capacity(terms.len());
        for term in terms {
            if !normal.iter().any(|other| term.subset_of(self, *other)) {
                normal.retain(|other| !other.subset_of(self, term));
                normal.push(term);
            }
        }
        normal
    }

    /// The union's terms of which values can be compared without a panic.
    pub fn comparable_terms(&self, mut terms: Vec<Term>) -> Vec<Term> {
        terms.retain(|term| strictly_comparable(self, term.ty));
        terms
    }

    /// The constraint of a type parameter as an interface; that of another type is empty.
    pub fn constraint(&self, param: Ty) -> Arc<InterfaceTy> {
        let bound = self.as_type_param(param).map_or(Ty::INVALID, |param| param.bound);
        match self.underlying(bound) {
            TyKind::Interface(iface) => Arc::clone(iface),
            TyKind::Invalid | TyKind::TypeParam(_) => Arc::default(),
            _ => {
                let term = Term { tilde: false, ty: bound };
                Arc::new(InterfaceTy { terms: Some(vec![term]), ..InterfaceTy::default() })
            }
        }
    }

    /// The terms of a type parameter's constraint, if they limit it to specific types.
    pub fn specific_terms(&self, param: Ty) -> Option<Vec<Term>> {
        self.constraint(param).terms.clone().filter(|terms| !terms.is_empty())
    }

    /// The specific types that a value's type may stand for: those of a type parameter's type set, or the type itself.
    pub fn specific_types(&self, ty: Ty) -> Option<Vec<Ty>> {
        match self.is_type_param(ty) {
            true => Some(self.specific_terms(ty)?.into_iter().map(|term| term.ty).collect()),
            false => Some(vec![ty]),
        }
    }

    /// Whether the type, or each specific type of a type parameter, satisfies `holds`. There must be one.
    pub fn all_types(&self, ty: Ty, holds: impl FnMut(Ty) -> bool) -> bool {
        self.specific_types(ty).is_some_and(|types| types.into_iter().all(holds))
    }

    /// The underlying type that the type, or all specific types of a type parameter, have.
    ///
    /// # Errors
    /// There is none in common.
    pub fn common_underlying(&self, ty: Ty) -> Result<Ty, NoCore> {
        let types = self.specific_types(ty).ok_or(NoCore::NoSpecificType)?;
        let mut common: Option<(Ty, Ty)> = None;
        for ty in types {
            let under = self.underlying_ty(ty);
            let Some((first, core)) = common else {
                common = Some((ty, under));
                continue;
            };
            match (self.kind(core), self.kind(under)) {
                (&TyKind::Chan(a, x), &TyKind::Chan(b, y)) => {
                    if x != y {
                        return Err(NoCore::Elements(first, ty));
                    }
                    if a == ChanDir::Both {
                        common = Some((ty, under));
                    } else if a != b && b != ChanDir::Both {
                        return Err(NoCore::Directions(first, ty));
                    }
                }
                _ if core == under => {}
                _ => return Err(NoCore::Different(first, ty)),
            }
        }
        common.map(|(_, core)| core).ok_or(NoCore::NoSpecificType)
    }

    /// What a type is underneath, and what a type parameter's specific types all are; the type parameter itself where they
    /// differ.
    pub fn core(&self, ty: Ty) -> &TyKind {
        self.kind(self.core_ty(ty))
    }

    /// The handle of [`TypeStore::core`].
    pub fn core_ty(&self, ty: Ty) -> Ty {
        match self.is_type_param(ty) {
            true => self.common_underlying(ty).unwrap_or(ty),
            false => self.underlying_ty(ty),
        }
    }
}
