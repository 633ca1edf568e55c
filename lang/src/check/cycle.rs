//! Cycles among declarations, and types of infinite size.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use super::object::{ObjId, ObjKind};
use crate::diagnostics::Diagnostic;
use crate::types::{NamedId, PkgId, Ty, TyKind};

impl Checker<'_> {
    /// A declaration refers to itself. Whether that is an error that is reported here.
    pub(super) fn grey_again(&mut self, obj: ObjId) -> bool {
        let start = self.path.iter().position(|&o| o == obj).unwrap_or(0);
        let cycle = self.path[start..].to_vec();
        let is_value = |o: &ObjId| matches!(self.obj(*o).kind, ObjKind::Const(_) | ObjKind::Global(_));
        let values = cycle.iter().filter(|o| is_value(o)).count();
        let defined =
            cycle.iter().filter(|o| matches!(self.obj(**o).kind, ObjKind::Type { alias: false })).count();
        // Cycles of values alone are reported with the initialisation order.
        let silent = values == cycle.len() || values == 0 && defined > 0;
        if !silent {
            self.cycle_error(&cycle);
        }
        let object = self.obj_mut(obj);
        match object.kind {
            ObjKind::Const(_) | ObjKind::Global(_) if !silent || object.ty.is_none() => {
                object.ty = Some(Ty::INVALID)
            }
            ObjKind::Type { alias: true } if object.ty.is_none() => object.ty = Some(Ty::INVALID),
            _ => {}
        }
        !silent
    }

    /// Reports a cycle, told from its first declaration in the source.
    pub(super) fn cycle_error(&mut self, cycle: &[ObjId]) {
        let first =
            cycle.iter().enumerate().min_by_key(|(_, o)| self.obj(**o).span.start).map_or(0, |(i, _)| i);
        self.cycle_error_from(cycle, first);
    }

    fn cycle_error_from(&mut self, cycle: &[ObjId], first: usize) {
        let Some(&start) = cycle.get(first) else { return };
        let name = |checker: &Self, obj: ObjId| {
            let object = checker.obj(obj);
            let prefix = match object.pkg {
                pkg if pkg == checker.env.pkg || pkg == PkgId::UNIVERSE => String::new(),
                pkg => format!("{}.", checker.packages[pkg.0 as usize].name_text),
            };
            format!("{prefix}{}", checker.text(object.name))
        };
        let is_type = matches!(self.obj(start).kind, ObjKind::Type { .. });
        let span = self.obj(start).span;
        let subject = name(self, start);
        if cycle.len() == 1 {
            let what = if is_type { "invalid recursive type" } else { "invalid cycle in declaration" };
            self.error(span, format!("{what}: {subject} refers to itself"));
            return;
        }
        let what = if is_type { "invalid recursive type" } else { "invalid cycle in declaration of" };
        let mut diagnostic = Diagnostic::ill_typed(span, format!("{what} {subject}"));
        for i in 0..cycle.len() {
            let from = cycle[(first + i) % cycle.len()];
            let to = cycle[(first + i + 1) % cycle.len()];
            let note = format!("{} refers to {}", name(self, from), name(self, to));
            diagnostic = diagnostic.with_note(self.obj(from).span, note);
        }
        self.report(diagnostic);
    }

    /// Reports a type that contains itself by value, and makes it invalid.
    pub(super) fn check_finite(&mut self, obj: ObjId) {
        let Some(ty) = self.obj(obj).ty else { return };
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
            self.types.named_mut(id).underlying = Some(Ty::INVALID);
            let cycle: Vec<ObjId> =
                path[start..].iter().filter_map(|id| self.named_objects.get(id).copied()).collect();
            self.cycle_error_from(&cycle, 0);
        }
    }
}

/// A walk through arrays and structs in search of a declared type inside of itself.
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
            _ => None,
        }
    }
}
