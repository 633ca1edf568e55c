//! Cycles among declarations.

use super::Checker;
use super::object::{ObjId, ObjKind};
use crate::diagnostics::Diagnostic;
use crate::types::{PkgId, Ty};

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
}
