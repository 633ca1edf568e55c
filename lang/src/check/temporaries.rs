//! Temporaries in trees: values that are evaluated once, in their turn, ahead of what uses them.

use super::Checker;
use crate::typed::{Expr, ExprKind, LocalId};
use crate::types::Ty;

/// A temporary of the function that is checked, and its value.
pub(super) type Binding = (LocalId, Expr);

impl Checker<'_> {
    /// Puts a temporary in the place of an operand, whose value is to be bound to it.
    pub(super) fn set_aside(&mut self, operand: &mut Expr) -> Binding {
        let (ty, span) = (operand.ty, operand.span);
        let local = self.temp(ty, span);
        (local, std::mem::replace(operand, Expr { ty, span, kind: ExprKind::Local(local) }))
    }

    /// The zero value of a type, behind the effects of a value that nobody wants.
    pub(super) fn zero_after(&mut self, value: Expr, ty: Ty) -> Expr {
        let span = value.span;
        let local = self.temp(value.ty, span);
        bind([(local, value)], Expr { ty, span, kind: ExprKind::Zero })
    }
}

/// Binds temporaries around an expression, the first of them outermost.
pub(super) fn bind(
    bindings: impl IntoIterator<Item = Binding, IntoIter: DoubleEndedIterator>,
    body: Expr,
) -> Expr {
    let (ty, span) = (body.ty, body.span);
    bindings.into_iter().rfold(body, |body, (local, init)| {
        let kind = ExprKind::Let { local, init: Box::new(init), body: Box::new(body) };
        Expr { ty, span, kind }
    })
}
