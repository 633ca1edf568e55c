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
        ExprKind::Binary(op, _, right) => may_fail(*op, right),
        ExprKind::Builtin(Builtin::Len(_) | Builtin::Cap(_)) => false,
        _ => true,
    })
}

/// Whether arithmetic with this right operand may panic, as far as the operand alone tells.
fn may_fail(op: BinaryOp, right: &Expr) -> bool {
    match op {
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => false,
        BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::AndNot => false,
        BinaryOp::Div | BinaryOp::Rem | BinaryOp::Shl | BinaryOp::Shr => {
            int_const(right).is_none_or(|value| value == 0)
        }
    }
}

/// Whether nothing in the operands of a place has to be evaluated in its turn.
pub(super) fn is_plain_place(e: &Expr) -> bool {
    !any_expr(e, &mut |e| match &e.kind {
        ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Global(_) => false,
        ExprKind::Field(..) | ExprKind::Index(..) | ExprKind::Deref(_) | ExprKind::Unary(..) => false,
        ExprKind::Binary(op, _, right) => may_fail(*op, right),
        ExprKind::Convert(Conversion::Retype | Conversion::Numeric, ..) => false,
        ExprKind::Builtin(Builtin::Len(_) | Builtin::Cap(_)) => false,
        _ => true,
    })
}
