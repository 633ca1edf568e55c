//! Type parameters, and instances of generic types.

use rustc_hash::FxHashMap;

use super::spelling::components;
use super::{NamedId, NamedTy, PkgId, Ty, TyKind, TypeStore};
use crate::source::Span;
use crate::symbol::Symbol;

/// A type parameter of a declaration.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TypeParamId(pub u32);

/// A type parameter's facts.
#[derive(Clone, Debug)]
pub struct TypeParamTy {
    /// The name.
    pub name: Symbol,
    /// Where it is declared.
    pub span: Span,
    /// The constraint as written, an interface or not. Invalid until it is known.
    pub bound: Ty,
}

/// Instances of generic types.
#[derive(Clone, Default, Debug)]
pub(super) struct Instances {
    index: FxHashMap<(NamedId, Box<[Ty]>), Ty>,
    /// Those that lack their underlying type or methods.
    fresh: Vec<NamedId>,
}

impl TypeStore {
    /// Declares a type parameter; its constraint follows by [`TypeStore::set_bound`].
    pub fn new_type_param(&mut self, name: Symbol, span: Span) -> Ty {
        let id = TypeParamId(u32::try_from(self.type_params.len()).expect("fewer than 2^32 type parameters"));
        self.type_params.push(TypeParamTy { name, span, bound: Ty::INVALID });
        self.intern(TyKind::TypeParam(id))
    }

    /// Numbers the types that functions of a package declare, by their places.
    pub fn number_local_types(&mut self, pkg: PkgId) {
        let local = |named: &&mut NamedTy| named.local && named.pkg == pkg;
        let mut places: Vec<Span> = self.named.iter_mut().filter(local).map(|named| named.span).collect();
        places.sort_unstable_by_key(|span| span.start);
        places.dedup();
        for named in self.named.iter_mut().filter(local) {
            let at = places.binary_search_by_key(&named.span.start, |span| span.start);
            named.number = at.map_or(0, |at| at as u32 + 1);
        }
    }

    /// A type parameter's facts.
    pub fn type_param(&self, id: TypeParamId) -> &TypeParamTy {
        &self.type_params[id.0 as usize]
    }

    /// The facts of the type parameter that `ty` is.
    pub fn as_type_param(&self, ty: Ty) -> Option<&TypeParamTy> {
        match self.kind(ty) {
            TyKind::TypeParam(id) => Some(self.type_param(*id)),
            _ => None,
        }
    }

    /// Whether the type is a type parameter.
    pub fn is_type_param(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::TypeParam(_))
    }

    /// Sets the constraint of the type parameter that `param` is.
    pub fn set_bound(&mut self, param: Ty, bound: Ty) {
        if let TyKind::TypeParam(id) = *self.kind(param) {
            self.type_params[id.0 as usize].bound = bound;
        }
    }

    /// Makes a declared type generic: it is the instance of itself with its parameters as arguments.
    pub fn make_generic(&mut self, origin: NamedId, params: &[Ty]) {
        let named = self.named_mut(origin);
        named.outer = std::mem::replace(&mut named.args, params.into());
        named.parameterized = true;
        let ty = self.intern(TyKind::Named(origin));
        self.instances.index.insert((origin, params.into()), ty);
    }

    /// The instance of a generic type with these arguments. A new one is incomplete, see
    /// [`TypeStore::take_fresh_instances`].
    pub fn instance(&mut self, origin: NamedId, args: &[Ty]) -> Ty {
        if let Some(&known) = self.instances.index.get(&(origin, args.into())) {
            return known;
        }
        let generic = self.named(origin);
        let named = NamedTy {
            origin: Some(origin),
            args: args.into(),
            parameterized: args.iter().any(|&arg| self.parameterized(arg)),
            depth: 1 + args.iter().map(|arg| self.depths[arg.spelling as usize]).max().unwrap_or(0),
            underlying: None,
            methods: Vec::new(),
            ..generic.clone()
        };
        let (id, ty) = self.declare(named);
        self.instances.index.insert((origin, args.into()), ty);
        self.instances.fresh.push(id);
        ty
    }

    /// Instances made since the last call, and those given back by [`TypeStore::put_back_instances`].
    pub fn take_fresh_instances(&mut self) -> Vec<NamedId> {
        std::mem::take(&mut self.instances.fresh)
    }

    /// Instances that could not be completed yet.
    pub fn put_back_instances(&mut self, mut instances: Vec<NamedId>) {
        self.instances.fresh.append(&mut instances);
    }

    /// Whether a declared type has type parameters.
    pub fn is_generic(&self, id: NamedId) -> bool {
        self.instances.index.contains_key(&(id, (*self.named(id).args).into()))
    }

    /// Calls `found` with every type without components in `ty`; names are not looked through.
    pub fn for_each_leaf(&self, ty: Ty, found: &mut dyn FnMut(Ty)) {
        self.any_leaf(ty, &mut |_, leaf| {
            found(leaf);
            false
        });
    }

    /// The generic type whose instance `id` is, or `id` itself.
    pub fn origin(&self, id: NamedId) -> NamedId {
        self.named(id).origin.unwrap_or(id)
    }

    /// Whether type parameters occur in the type.
    pub fn parameterized(&self, ty: Ty) -> bool {
        self.any_leaf(ty, &mut |store, leaf| match store.kind(leaf) {
            TyKind::TypeParam(_) => true,
            TyKind::Named(id) => store.named(*id).parameterized,
            _ => false,
        })
    }

    /// Whether one of these type parameters occurs in the type.
    pub fn mentions(&self, ty: Ty, params: &[Ty]) -> bool {
        self.any_leaf(ty, &mut |store, leaf| match store.kind(leaf) {
            TyKind::TypeParam(_) => params.contains(&leaf),
            TyKind::Named(id) => {
                let named = store.named(*id);
                named.parameterized
                    && store.is_generic(store.origin(*id))
                    && named.args.iter().any(|&arg| store.mentions(arg, params))
            }
            _ => false,
        })
    }

    /// How deep a type's components nest.
    pub fn depth(&self, ty: Ty) -> u32 {
        self.depths[ty.spelling as usize]
    }

    /// How deep a type's components nest, where theirs are known.
    pub(super) fn depth_of(&self, kind: &TyKind) -> u32 {
        let below = components(kind).map(|ty| self.depths[ty.spelling as usize]).max();
        match kind {
            TyKind::Named(id) => self.named(*id).depth,
            _ => below.map_or(0, |below| below + 1),
        }
    }

    /// Whether `found` holds for a type without components in `ty`; names are not looked through.
    fn any_leaf(&self, ty: Ty, found: &mut dyn FnMut(&TypeStore, Ty) -> bool) -> bool {
        let any = |mut tys: &mut dyn Iterator<Item = Ty>, found: &mut dyn FnMut(&TypeStore, Ty) -> bool| {
            Iterator::any(&mut tys, |ty| self.any_leaf(ty, found))
        };
        match self.kind(ty) {
            TyKind::Invalid | TyKind::Basic(_) | TyKind::Named(_) | TyKind::TypeParam(_) => found(self, ty),
            TyKind::Pointer(elem) | TyKind::Slice(elem) | TyKind::Array(elem, _) | TyKind::Chan(_, elem) => {
                self.any_leaf(*elem, found)
            }
            TyKind::Map(key, value) => any(&mut [*key, *value].into_iter(), found),
            TyKind::Struct(fields) => any(&mut fields.fields.iter().map(|field| field.ty), found),
            TyKind::Func(sig) => any(&mut sig.params.iter().chain(&sig.results).copied(), found),
            TyKind::Tuple(elems) => any(&mut elems.iter().copied(), found),
            TyKind::Interface(iface) => {
                let terms = iface.terms.iter().flatten().map(|term| term.ty);
                any(&mut iface.methods.iter().map(|method| method.sig).chain(terms), found)
            }
        }
    }
}
