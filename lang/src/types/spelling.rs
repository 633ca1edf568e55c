//! Spellings: how the source writes a type, for messages alone.
//!
//! Identical types share an identity but keep what their identity drops: the synonyms `byte` and `rune`, aliases, the
//! names of parameters, and all of these inside of components. Every spelling has a kind of its own in the store, so
//! that taking a type apart keeps the spelling of its components.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Basic, Method, PkgId, Signature, Term, Ty, TyKind, TypeStore};
use crate::symbol::Symbol;

/// What a spelling adds to the spelling of the components.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Written {
    /// An alias.
    Alias(Arc<Alias>),
    /// Names of a function's parameters, then of its results; or of a tuple's elements. Empty where there is none.
    Names(Arc<[Symbol]>),
    /// An interface by what it embeds, instead of by the type set that this makes.
    Interface(Arc<WrittenInterface>),
}

/// An interface as the source writes it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct WrittenInterface {
    /// A constraint written without `interface`: a union alone.
    pub bare: bool,
    /// The methods written out, sorted as those of an [`super::InterfaceTy`].
    pub methods: Vec<Method>,
    /// What it embeds: unions, or single types.
    pub embedded: Vec<Vec<Term>>,
}

/// A declared alias.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Alias {
    /// The name.
    pub name: Symbol,
    /// The declaring package.
    pub pkg: PkgId,
    /// The package's name as it is printed before the alias's; empty for `any`.
    pub pkg_name: Arc<str>,
    /// What the alias stands for.
    pub target: Ty,
    /// The type arguments of a generic alias.
    pub args: Arc<[Ty]>,
}

/// What makes a spelling of its own.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Key {
    ty: Ty,
    /// The spellings of the components.
    components: Box<[u32]>,
    written: Option<Written>,
}

/// The spellings beside the first of each type.
#[derive(Clone, Default, Debug)]
pub(super) struct Spellings {
    index: FxHashMap<Key, Ty>,
    written: FxHashMap<u32, Written>,
}

impl TypeStore {
    /// `ty`, spelled as `kind`'s components are and with `written`.
    pub(super) fn respell(&mut self, ty: Ty, kind: TyKind, written: Option<Written>) -> Ty {
        let spelling = |ty: Ty| ty.spelling;
        if written.is_none() && components(self.kind(ty)).map(spelling).eq(components(&kind).map(spelling)) {
            return ty;
        }
        let key = Key { ty, components: components(&kind).map(spelling).collect(), written };
        if let Some(&known) = self.spellings.index.get(&key) {
            return known;
        }
        let mut respelled = ty;
        respelled.spelling = self.add_spelling(kind);
        if let Some(written) = &key.written {
            self.spellings.written.insert(respelled.spelling, written.clone());
        }
        self.spellings.index.insert(key, respelled);
        respelled
    }

    /// A function type whose parameters and results have these names, empty ones where there is none.
    pub fn function(&mut self, sig: Signature, names: &[Symbol]) -> Ty {
        let kind = TyKind::Func(Arc::new(sig));
        let ty = self.intern(kind.clone());
        self.with_names(ty, kind, names)
    }

    /// The results of a function type as a tuple.
    pub fn results(&mut self, func: Ty, results: &[Ty]) -> Ty {
        let kind = TyKind::Tuple(results.into());
        let ty = self.intern(kind.clone());
        match self.names(func) {
            Some(names) => {
                let names = names[names.len() - results.len()..].to_vec();
                self.with_names(ty, kind, &names)
            }
            None => ty,
        }
    }

    fn with_names(&mut self, ty: Ty, kind: TyKind, names: &[Symbol]) -> Ty {
        match names.iter().any(|name| *name != Symbol::EMPTY) {
            true => self.respell(ty, kind, Some(Written::Names(names.into()))),
            false => ty,
        }
    }

    /// `alias.target`, spelled by the alias's name.
    pub fn alias(&mut self, alias: Alias) -> Ty {
        let (target, kind) = (alias.target, self.kind(alias.target).clone());
        self.respell(target, kind, Some(Written::Alias(Arc::new(alias))))
    }

    /// A type parameter under the name that a receiver gives to it.
    pub fn renamed(&mut self, param: Ty, name: Symbol) -> Ty {
        let (pkg, pkg_name) = (PkgId::UNIVERSE, "".into());
        self.alias(Alias { name, pkg, pkg_name, target: param, args: Arc::default() })
    }

    /// The alias that spells the type, if one does.
    pub fn alias_of(&self, ty: Ty) -> Option<&Alias> {
        match self.spellings.written.get(&ty.spelling) {
            Some(Written::Alias(alias)) => Some(alias),
            _ => None,
        }
    }

    /// The type as what it is an alias of is spelled. Names that receivers give to type parameters stay.
    pub fn unaliased(&self, mut ty: Ty) -> Ty {
        while let Some(alias) = self.alias_of(ty).filter(|_| !self.is_type_param(ty)) {
            ty = alias.target;
        }
        ty
    }

    /// An interface type, spelled as it is written.
    pub fn written_interface(&mut self, interface: Ty, written: WrittenInterface) -> Ty {
        let kind = self.kind(interface).clone();
        self.respell(interface, kind, Some(Written::Interface(Arc::new(written))))
    }

    /// The terms that an interface type embeds.
    pub fn written_terms(&self, interface: Ty) -> impl Iterator<Item = Term> + '_ {
        let written = self.interface_as_written(self.underlying_ty(interface));
        written.into_iter().flat_map(|written| written.embedded.iter().flatten().copied())
    }

    /// How [`TypeStore::written_interface`] spelled the type.
    pub(super) fn interface_as_written(&self, ty: Ty) -> Option<&Arc<WrittenInterface>> {
        match self.spellings.written.get(&ty.spelling) {
            Some(Written::Interface(written)) => Some(written),
            _ => None,
        }
    }

    /// The name of the basic type underneath; of two synonyms, the one that the declaration writes.
    pub fn basic_name(&self, ty: Ty) -> &'static str {
        let target = self.alias_of(ty).map_or(ty, |alias| alias.target);
        let under = self.underlying_ty(target);
        match self.kind(under) {
            TyKind::Basic(_) if under.spelling == Ty::BYTE.spelling => "byte",
            TyKind::Basic(_) if under.spelling == Ty::RUNE.spelling => "rune",
            TyKind::Invalid => "invalid type",
            _ => self.basic(ty).map_or("", Basic::name),
        }
    }

    /// The names that spell a function type's parameters and results, or a tuple's elements.
    pub fn names(&self, ty: Ty) -> Option<&[Symbol]> {
        match self.spellings.written.get(&ty.spelling)? {
            Written::Names(names) => Some(names),
            Written::Alias(alias) => self.names(alias.target),
            Written::Interface(_) => None,
        }
    }
}

/// The types that a type is made of, in a fixed order.
pub(super) fn components(kind: &TyKind) -> impl Iterator<Item = Ty> + '_ {
    let (few, many): ([Option<Ty>; 2], [&[Ty]; 2]) = match kind {
        TyKind::Pointer(elem) | TyKind::Slice(elem) | TyKind::Array(elem, _) | TyKind::Chan(_, elem) => {
            ([Some(*elem), None], [&[], &[]])
        }
        TyKind::Map(key, value) => ([Some(*key), Some(*value)], [&[], &[]]),
        TyKind::Func(sig) => ([None, None], [&sig.params, &sig.results]),
        TyKind::Tuple(elems) => ([None, None], [elems, &[]]),
        TyKind::Invalid
        | TyKind::Basic(_)
        | TyKind::Named(_)
        | TyKind::Struct(_)
        | TyKind::Interface(_)
        | TyKind::TypeParam(_) => ([None, None], [&[], &[]]),
    };
    let fields = match kind {
        TyKind::Struct(ty) => &ty.fields[..],
        _ => &[],
    };
    let (methods, terms) = match kind {
        TyKind::Interface(ty) => (&ty.methods[..], ty.terms.as_deref().unwrap_or_default()),
        _ => (&[][..], &[][..]),
    };
    few.into_iter()
        .flatten()
        .chain(many.into_iter().flatten().copied())
        .chain(fields.iter().map(|field| field.ty))
        .chain(methods.iter().map(|method| method.sig))
        .chain(terms.iter().map(|term| term.ty))
}
