//! Type unification (Go specification, "Type unification").

use crate::types::{ChanDir, Found, NamedId, Ty, TyKind, TypeStore, lookup};

/// Types nest at most this deep, as in Go's compiler.
const MAX_DEPTH: u32 = 100;

/// How closely types must match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Mode {
    /// At the outermost level assignability is enough.
    pub(super) assign: bool,
    /// Types must be identical.
    pub(super) exact: bool,
}

impl Mode {
    /// As an argument is passed to a parameter.
    pub(super) const ASSIGN: Mode = Mode { assign: true, exact: false };
    /// A defined type matches its underlying type.
    pub(super) const INEXACT: Mode = Mode { assign: false, exact: false };
    /// Identity.
    pub(super) const EXACT: Mode = Mode { assign: false, exact: true };

    /// For the components of types that match in this mode.
    fn element(self) -> Mode {
        Mode { exact: self.exact || self.assign, ..self }
    }
}

/// What is known of type parameters that are to be inferred.
pub(super) struct Unifier {
    params: Vec<Ty>,
    /// For each parameter the index of its type; parameters that were found to be the same share it.
    handles: Vec<usize>,
    types: Vec<Option<Ty>>,
    /// Interfaces match by the methods that they share.
    by_methods: bool,
    depth: u32,
}

impl Unifier {
    pub(super) fn new(params: &[Ty], args: &[Option<Ty>], by_methods: bool) -> Unifier {
        Unifier {
            params: params.to_vec(),
            handles: (0..params.len()).collect(),
            types: args.to_vec(),
            by_methods,
            depth: 0,
        }
    }

    fn index(&self, ty: Ty) -> Option<usize> {
        self.params.iter().position(|&param| param == ty)
    }

    /// The type of a parameter, if it is known.
    pub(super) fn at(&self, param: usize) -> Option<Ty> {
        self.types[self.handles[param]]
    }

    pub(super) fn set(&mut self, param: usize, ty: Ty) {
        self.types[self.handles[param]] = Some(ty);
    }

    /// How many parameters are without type.
    pub(super) fn unknowns(&self) -> usize {
        (0..self.params.len()).filter(|&param| self.at(param).is_none()).count()
    }

    pub(super) fn inferred(&self) -> Vec<Option<Ty>> {
        (0..self.params.len()).map(|param| self.at(param)).collect()
    }

    /// Makes two parameters the same. False if both have a type.
    fn join(&mut self, x: usize, y: usize) -> bool {
        let (hx, hy) = (self.handles[x], self.handles[y]);
        if hx == hy {
            return true;
        }
        let (from, to) = match (self.types[hx], self.types[hy]) {
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (hy, hx),
            _ => (hx, hy),
        };
        for handle in &mut self.handles {
            if *handle == from {
                *handle = to;
            }
        }
        true
    }

    /// Whether the types match, with what this tells of the parameters noted.
    pub(super) fn unify(&mut self, store: &TypeStore, x: Ty, y: Ty, mode: Mode) -> bool {
        if x == y {
            return true;
        }
        if self.depth > MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let matched = self.unify_distinct(store, x, y, mode);
        self.depth -= 1;
        matched
    }

    fn unify_distinct(&mut self, store: &TypeStore, mut x: Ty, mut y: Ty, mode: Mode) -> bool {
        let named = |ty: Ty| matches!(store.kind(ty), TyKind::Named(_));
        // A parameter stands on the left, a defined type on the right.
        if named(x) || self.index(y).is_some() {
            std::mem::swap(&mut x, &mut y);
        }
        let literal = !named(x) && !store.is_type_param(x);
        if !mode.exact && named(y) && literal && !(self.by_methods && store.is_interface(x)) {
            y = store.underlying_ty(y);
            if x == y {
                return true;
            }
        }
        match (self.index(x), self.index(y)) {
            (Some(px), Some(py)) => {
                return self.join(px, py)
                    || match (self.at(px), self.at(py)) {
                        (Some(tx), Some(ty)) => self.unify(store, tx, ty, mode),
                        _ => false,
                    };
            }
            (Some(px), None) => {
                let Some(known) = self.at(px) else {
                    self.set(px, y);
                    return true;
                };
                return self.unify(store, known, y, mode) && self.refine(store, px, known, y, mode);
            }
            _ => {}
        }
        if !mode.exact && self.by_methods {
            match (store.is_interface(x), store.is_interface(y)) {
                (true, true) => return self.unify_interfaces(store, x, y),
                (true, false) => return self.unify_methods(store, x, y),
                (false, true) => return self.unify_methods(store, y, x),
                (false, false) => {}
            }
        }
        if store.is_type_param(y) {
            std::mem::swap(&mut x, &mut y);
        }
        if store.is_type_param(x) {
            let core = store.common_underlying(x);
            return core.is_ok_and(|core| self.unify(store, core, y, Mode::ASSIGN));
        }
        self.unify_components(store, x, y, mode)
    }

    /// A parameter whose type matches another one takes that if it says more: a defined type, or a channel's direction.
    fn refine(&mut self, store: &TypeStore, param: usize, known: Ty, y: Ty, mode: Mode) -> bool {
        let named = |ty: Ty| matches!(store.kind(ty), TyKind::Named(_));
        match (store.underlying(known), store.underlying(y)) {
            (TyKind::Interface(a), TyKind::Interface(b)) => {
                if named(known) && named(y) {
                    return known == y;
                }
                if a.methods.len() != b.methods.len() {
                    return false;
                }
            }
            (TyKind::Interface(_), _) | (_, TyKind::Interface(_)) => return false,
            _ => {}
        }
        if !mode.exact && !named(known) {
            let directed = matches!(store.underlying(y), TyKind::Chan(dir, _) if *dir != ChanDir::Both);
            if named(y) || directed {
                self.set(param, y);
            }
        }
        true
    }

    fn unify_interfaces(&mut self, store: &TypeStore, x: Ty, y: Ty) -> bool {
        let (TyKind::Interface(a), TyKind::Interface(b)) = (store.underlying(x), store.underlying(y)) else {
            return false;
        };
        if (a.comparable, &a.terms) != (b.comparable, &b.terms) {
            return false;
        }
        let (few, many) = if a.methods.len() > b.methods.len() { (b, a) } else { (a, b) };
        few.methods.iter().all(|method| {
            let other = many.methods.iter().find(|m| (m.name, m.pkg) == (method.name, method.pkg));
            other.is_some_and(|other| self.unify(store, method.sig, other.sig, Mode::EXACT))
        })
    }

    /// Whether `y` has the interface's methods.
    fn unify_methods(&mut self, store: &TypeStore, iface: Ty, y: Ty) -> bool {
        let TyKind::Interface(iface) = store.underlying(iface) else { return false };
        iface.methods.iter().all(|method| {
            let Ok(found) = lookup(store, y, false, method.pkg, method.name) else { return false };
            let sig = match found.found {
                Found::Field { .. } => return false,
                Found::Method { named, index } => {
                    let method = &store.named(named).methods[index as usize];
                    if !method.type_params.is_empty() {
                        return false;
                    }
                    method.sig
                }
                Found::InterfaceMethod { iface, index } => match store.underlying(iface) {
                    TyKind::Interface(iface) => iface.methods[index as usize].sig,
                    _ => return false,
                },
            };
            self.unify(store, method.sig, sig, Mode::EXACT)
        })
    }

    fn unify_components(&mut self, store: &TypeStore, x: Ty, y: Ty, mode: Mode) -> bool {
        let element = mode.element();
        match (store.kind(x), store.kind(y)) {
            (&TyKind::Array(a, n), &TyKind::Array(b, m)) => n == m && self.unify(store, a, b, element),
            (&TyKind::Slice(a), &TyKind::Slice(b)) | (&TyKind::Pointer(a), &TyKind::Pointer(b)) => {
                self.unify(store, a, b, element)
            }
            (&TyKind::Map(k, v), &TyKind::Map(l, w)) => {
                self.unify(store, k, l, element) && self.unify(store, v, w, element)
            }
            (&TyKind::Chan(d, a), &TyKind::Chan(e, b)) => {
                (!mode.exact || d == e) && self.unify(store, a, b, element)
            }
            (TyKind::Struct(a), TyKind::Struct(b)) => {
                a.fields.len() == b.fields.len()
                    && a.fields.iter().zip(&b.fields).all(|(f, g)| {
                        (f.name, f.pkg, f.embedded, &f.tag) == (g.name, g.pkg, g.embedded, &g.tag)
                            && self.unify(store, f.ty, g.ty, element)
                    })
            }
            (TyKind::Func(a), TyKind::Func(b)) => {
                a.variadic == b.variadic
                    && self.unify_all(store, &a.params, &b.params, element)
                    && self.unify_all(store, &a.results, &b.results, element)
            }
            (TyKind::Tuple(a), TyKind::Tuple(b)) => self.unify_all(store, a, b, mode),
            (TyKind::Interface(a), TyKind::Interface(b)) => {
                a.methods.len() == b.methods.len() && self.unify_interfaces(store, x, y)
            }
            (&TyKind::Named(a), &TyKind::Named(b)) => self.unify_named(store, a, b, mode),
            _ => false,
        }
    }

    fn unify_all(&mut self, store: &TypeStore, xs: &[Ty], ys: &[Ty], mode: Mode) -> bool {
        xs.len() == ys.len() && xs.iter().zip(ys).all(|(&x, &y)| self.unify(store, x, y, mode))
    }

    fn unify_named(&mut self, store: &TypeStore, x: NamedId, y: NamedId, mode: Mode) -> bool {
        let origin = store.origin(x);
        if origin != store.origin(y) || !store.is_generic(origin) {
            return false;
        }
        let (xs, ys) = (store.named(x).args.clone(), store.named(y).args.clone());
        self.unify_all(store, &xs, &ys, mode)
    }
}
