//! Assignments that give an object only what it holds already: `b.buf = b.buf[1:]`, `s[i], s[j] = s[j], s[i]`.
//!
//! The general rule would let the value flow to the heap, since it is stored through a pointer. Here nothing new can be
//! reached from the object, so that the value flows nowhere. The forms are those of Go's compiler, no more, so that the same
//! objects escape.

use crate::typed::{Builtin, Dest, Expr, ExprKind, Rhs, Stmt, StmtKind};

/// The numbers of the destinations that are given what they, or their neighbours, hold.
pub(super) fn found_in(stmt: &Stmt) -> Vec<usize> {
    match &stmt.kind {
        StmtKind::Assign { lhs, rhs: Rhs::Each(values) } => {
            let pairs = lhs.iter().zip(values).enumerate();
            let kept = pairs.filter(|(_, (dest, value))| match dest {
                Dest::Place(place) => keeps(place, value),
                Dest::Blank | Dest::Define(_) => false,
            });
            kept.map(|(index, _)| index).collect()
        }
        StmtKind::OpAssign { lhs, rhs, .. } if keeps(lhs, rhs) => vec![0],
        _ => Vec::new(),
    }
}

/// Whether storing the value in the place lets its object reach nothing new.
fn keeps(place: &Expr, value: &Expr) -> bool {
    is_part_of_itself(place, value) || is_from_neighbour(place, value)
}

/// `b.buf = b.buf[n:m]`, `*p = (*p)[n:m]`, where `b` or `p` is a variable. An array would be sliced by its address, which
/// is a new pointer.
fn is_part_of_itself(place: &Expr, value: &Expr) -> bool {
    let ExprKind::Slice { base, .. } = &value.kind else { return false };
    let variable = |expr| pointer_of(expr).filter(|pointer| is_variable(pointer));
    matches!((variable(place), variable(base)), (Some(p), Some(q)) if is_same(p, q))
}

/// The pointer of `p.x` or `*p`.
fn pointer_of(expr: &Expr) -> Option<&Expr> {
    let expr = if let ExprKind::Field(base, _) = &expr.kind { base } else { expr };
    if let ExprKind::Deref(pointer) = &expr.kind { Some(pointer) } else { None }
}

fn is_variable(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Local(_) | ExprKind::Global(_))
}

/// `x.a = x.b`, `x[i] = x[j]`, where both mean the same `x`.
fn is_from_neighbour(place: &Expr, value: &Expr) -> bool {
    match (&place.kind, &value.kind) {
        (ExprKind::Field(x, _), ExprKind::Field(y, _)) => match (&x.kind, &y.kind) {
            (ExprKind::Deref(x), ExprKind::Deref(y)) => is_same(x, y),
            (ExprKind::Deref(_), _) | (_, ExprKind::Deref(_)) => false,
            _ => is_same(x, y),
        },
        (ExprKind::Index(x, i), ExprKind::Index(y, j)) => {
            !may_have_effects(i) && !may_have_effects(j) && is_same(x, y)
        }
        _ => false,
    }
}

/// Whether two expressions without effects are the same, and so have one value.
fn is_same(x: &Expr, y: &Expr) -> bool {
    match (&x.kind, &y.kind) {
        (ExprKind::Local(x), ExprKind::Local(y)) => x == y,
        (ExprKind::Global(x), ExprKind::Global(y)) => x == y,
        (ExprKind::Const(x), ExprKind::Const(y)) => x == y,
        (ExprKind::Zero, ExprKind::Zero) => true,
        (ExprKind::Field(x, i), ExprKind::Field(y, j)) => i == j && is_same(x, y),
        (ExprKind::Deref(x), ExprKind::Deref(y)) => is_same(x, y),
        (ExprKind::Unary(op, x), ExprKind::Unary(other, y)) => op == other && is_same(x, y),
        (ExprKind::Index(x, i), ExprKind::Index(y, j))
        | (ExprKind::MapIndex { map: x, key: i, .. }, ExprKind::MapIndex { map: y, key: j, .. }) => {
            is_same(x, y) && is_same(i, j)
        }
        _ => false,
    }
}

/// Whether evaluating an index may change what is in memory.
fn may_have_effects(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Local(_) | ExprKind::Global(_) | ExprKind::Const(_) | ExprKind::Zero => false,
        ExprKind::Binary(_, x, y) => may_have_effects(x) || may_have_effects(y),
        ExprKind::Index(x, i) => may_have_effects(x) || may_have_effects(i),
        ExprKind::Unary(_, x)
        | ExprKind::Convert(_, x, _)
        | ExprKind::Field(x, _)
        | ExprKind::Deref(x)
        | ExprKind::Builtin(Builtin::Len(x) | Builtin::Cap(x)) => may_have_effects(x),
        _ => true,
    }
}
