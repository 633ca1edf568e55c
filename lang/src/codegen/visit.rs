//! What expressions are made of: how much code they make, and whether they can panic.

use super::place::int_const;
use crate::typed::{BinaryOp, Builtin, Conversion, Expr, ExprKind, any_expr};

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

/// Whether evaluating the expression has no effect and cannot panic.
pub(super) fn cannot_fail(e: &Expr) -> bool {
    !any_expr(e, &mut |e| match &e.kind {
        ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Global(_) => false,
        ExprKind::Unary(..) | ExprKind::Field(..) => false,
        ExprKind::Convert(Conversion::Retype | Conversion::Numeric, ..) => false,
        ExprKind::Binary(op, _, right) => match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => false,
            BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::AndNot => false,
            BinaryOp::Div | BinaryOp::Rem | BinaryOp::Shl | BinaryOp::Shr => {
                int_const(right).is_none_or(|value| value == 0)
            }
        },
        ExprKind::Builtin(Builtin::Len(_) | Builtin::Cap(_)) => false,
        _ => true,
    })
}

/// Whether nothing in the operands of a place has to be evaluated in its turn.
pub(super) fn is_plain_place(e: &Expr) -> bool {
    !any_expr(e, &mut |e| {
        !matches!(
            e.kind,
            ExprKind::Const(_)
                | ExprKind::Local(_)
                | ExprKind::Global(_)
                | ExprKind::Field(..)
                | ExprKind::Index(..)
                | ExprKind::Deref(_)
                | ExprKind::Unary(..)
                | ExprKind::Binary(..)
                | ExprKind::Convert(Conversion::Retype | Conversion::Numeric, ..)
                | ExprKind::Builtin(Builtin::Len(_) | Builtin::Cap(_))
        )
    })
}
