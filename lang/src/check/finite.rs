//! Types of infinite size: declared types that contain themselves by value.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use super::object::ObjId;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::{NamedId, Ty, TyKind};

/// A message tells a cycle by Go's own walk, which looks at no more types than this.
const MOST_STEPS: usize = 10_000;

impl Checker<'_> {
    /// Reports a type that contains itself by value, and makes it invalid.
    pub(super) fn check_finite(&mut self, obj: ObjId) {
        let Some(ty) = self.obj(obj).ty else { return };
        let pkg = self.obj(obj).pkg;
        let outer = std::mem::replace(&mut self.env.pkg, pkg);
        let finite = std::mem::take(&mut self.finite_types);
        let mut walk = FiniteWalk {
            checker: self,
            path: Vec::new(),
            places: FxHashMap::default(),
            seen: FxHashSet::default(),
            finite,
            open: false,
        };
        let found = walk.find_infinite(ty);
        let FiniteWalk { path, finite, .. } = walk;
        self.finite_types = finite;
        if let Some((start, id)) = found {
            let cycle = self.cycle_in_source(ty).unwrap_or_else(|| {
                path[start..].iter().map(|&id| Mention { id, declaration: true }).collect()
            });
            for faulty in [id, cycle[0].id] {
                let origin = self.types.origin(faulty);
                self.types.named_mut(faulty).underlying = Some(Ty::INVALID);
                self.types.named_mut(origin).underlying = Some(Ty::INVALID);
            }
            self.report_infinite(&cycle);
        }
        self.env.pkg = outer;
    }

    fn report_infinite(&mut self, cycle: &[Mention]) {
        let texts: Vec<String> = cycle.iter().map(|mention| self.mention_text(*mention)).collect();
        let places: Vec<Span> = cycle.iter().map(|mention| self.mention_place(*mention)).collect();
        if let ([text], [place]) = (&texts[..], &places[..]) {
            self.error(*place, format!("invalid recursive type: {text} refers to itself"));
            return;
        }
        let mut diagnostic = Diagnostic::ill_typed(places[0], format!("invalid recursive type {}", texts[0]));
        for (i, text) in texts.iter().enumerate() {
            let note = format!("{text} refers to {}", texts[(i + 1) % texts.len()]);
            diagnostic = diagnostic.with_note(places[i], note);
        }
        self.report(diagnostic);
    }

    fn mention_text(&mut self, mention: Mention) -> String {
        let ty = self.types.intern(TyKind::Named(mention.id));
        let text = self.ty_text(ty);
        match mention.declaration {
            true => text.split('[').next().unwrap_or_default().to_string(),
            false => text,
        }
    }

    /// An instance stands where it is first written.
    fn mention_place(&self, mention: Mention) -> Span {
        let written = self.instance_places.get(&mention.id).copied().filter(|_| !mention.declaration);
        written.unwrap_or(self.types.named(mention.id).span)
    }

    /// The cycle that Go finds from the declaration of `ty` on: through what the declarations write.
    fn cycle_in_source(&self, ty: Ty) -> Option<Vec<Mention>> {
        let TyKind::Named(id) = *self.types.kind(ty) else { return None };
        let mut walk = SourceWalk { checker: self, nest: Vec::new(), path: Vec::new(), steps: 0 };
        let start = walk.named(Mention { id, declaration: true })?;
        Some(walk.path.split_off(start))
    }
}

/// A declared type on a way through declarations: a generic one by itself, or an instance.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mention {
    id: NamedId,
    declaration: bool,
}

/// A walk through arrays, structs and unions in search of a declared type inside of itself.
struct FiniteWalk<'c, 'a> {
    checker: &'c Checker<'a>,
    /// Declared types that the walk is inside of.
    path: Vec<NamedId>,
    /// Where on the path they are.
    places: FxHashMap<NamedId, usize>,
    /// Declared types that this walk has left.
    seen: FxHashSet<NamedId>,
    /// Declared types known to be finite.
    finite: FxHashSet<NamedId>,
    /// A type was met that is not complete yet: nothing found from there on is final.
    open: bool,
}

impl FiniteWalk<'_, '_> {
    /// The first type found inside of itself, and where on the path it begins.
    fn find_infinite(&mut self, ty: Ty) -> Option<(usize, NamedId)> {
        match self.checker.types.kind(ty) {
            TyKind::Named(id) => {
                if let Some(&start) = self.places.get(id) {
                    return Some((start, *id));
                }
                if self.finite.contains(id) || self.seen.contains(id) {
                    return None;
                }
                let Some(under) = self.checker.types.named(*id).underlying else {
                    self.open = true;
                    return None;
                };
                self.places.insert(*id, self.path.len());
                self.path.push(*id);
                let found = self.find_infinite(under);
                if found.is_none() {
                    self.path.pop();
                    self.places.remove(id);
                    let left = if self.open { &mut self.seen } else { &mut self.finite };
                    left.insert(*id);
                }
                found
            }
            TyKind::Array(elem, _) => self.find_infinite(*elem),
            TyKind::Struct(fields) => fields.fields.iter().find_map(|field| self.find_infinite(field.ty)),
            TyKind::Interface(iface) => {
                iface.terms.iter().flatten().find_map(|term| self.find_infinite(term.ty))
            }
            _ => None,
        }
    }
}

/// The walk of `go/types` (`validtype.go`): an instance leads to its generic type's declaration, and a type parameter there to
/// the argument of the instance around.
struct SourceWalk<'c, 'a> {
    checker: &'c Checker<'a>,
    /// Types that hold what is looked at.
    nest: Vec<Mention>,
    /// All types on the way.
    path: Vec<Mention>,
    steps: usize,
}

impl SourceWalk<'_, '_> {
    /// Where on the path the first cycle begins.
    fn find(&mut self, ty: Ty) -> Option<usize> {
        let types = &self.checker.types;
        match types.kind(ty) {
            TyKind::Named(id) => {
                self.named(Mention { id: *id, declaration: !types.is_generic(types.origin(*id)) })
            }
            TyKind::Array(elem, _) => self.find(*elem),
            TyKind::Struct(fields) => fields.fields.iter().find_map(|field| self.find(field.ty)),
            TyKind::Interface(_) => types.written_terms(ty).find_map(|term| self.find(term.ty)),
            TyKind::TypeParam(_) => {
                let inner = *self.nest.last()?;
                let named = types.named(inner.id);
                let params = &types.named(types.origin(inner.id)).args;
                let arg = named.args[params.iter().position(|&param| param == ty)?];
                if arg == ty {
                    return None;
                }
                self.nest.pop();
                let found = self.find(arg);
                self.nest.push(inner);
                found
            }
            _ => None,
        }
    }

    fn named(&mut self, mention: Mention) -> Option<usize> {
        self.steps += 1;
        if self.nest.contains(&mention) {
            return self.path.iter().position(|&other| other == mention);
        }
        if self.steps > MOST_STEPS {
            return None;
        }
        let origin = self.checker.types.origin(mention.id);
        let written = self.checker.defined_as.get(&origin).copied();
        let under = written.or(self.checker.types.named(origin).underlying)?;
        self.nest.push(mention);
        self.path.push(mention);
        let found = self.find(under);
        self.nest.pop();
        if found.is_none() {
            self.path.pop();
        }
        found
    }
}
