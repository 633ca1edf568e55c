//! How much code an expression makes.

use crate::typed::{Expr, ExprKind, any_expr};

/// Whether the expression is so small that it may be generated twice.
pub(super) fn is_small(e: &Expr) -> bool {
    const MOST_NODES: u32 = 12;
    let mut nodes = 0;
    !any_expr(e, &mut |e| {
        nodes += 1;
        let binds =
            matches!(e.kind, ExprKind::Let { .. } | ExprKind::LetTuple { .. } | ExprKind::Closure { .. });
        nodes > MOST_NODES || binds || matches!(e.kind, ExprKind::Call { .. } | ExprKind::Recv { .. })
    })
}
