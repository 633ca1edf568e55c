//! Walks over expressions, without recursion: the left side of a sum may be very deep.

use crate::typed::{Builtin, Callee, Expr, ExprKind};

/// Pushes the operands of an expression.
pub(super) fn operands<'e>(e: &'e Expr, push: &mut dyn FnMut(&'e Expr)) {
    match &e.kind {
        ExprKind::Const(_)
        | ExprKind::Zero
        | ExprKind::Local(_)
        | ExprKind::Global(_)
        | ExprKind::Func(_)
        | ExprKind::Closure { .. } => {}
        ExprKind::Unary(_, x)
        | ExprKind::Field(x, _)
        | ExprKind::Deref(x)
        | ExprKind::AddrOf(x)
        | ExprKind::New(x, _)
        | ExprKind::Convert(_, x, _)
        | ExprKind::CheckNotNil(x)
        | ExprKind::TypeAssert { value: x, .. }
        | ExprKind::Recv { chan: x, .. } => push(x),
        ExprKind::Binary(_, x, y)
        | ExprKind::Compare(_, x, y)
        | ExprKind::Logic(_, x, y)
        | ExprKind::Index(x, y)
        | ExprKind::MapIndex { map: x, key: y, .. }
        | ExprKind::Let { init: x, body: y, .. }
        | ExprKind::LetTuple { tuple: x, body: y, .. } => {
            push(x);
            push(y);
        }
        ExprKind::Concat(parts, _) => parts.iter().for_each(push),
        ExprKind::Slice { base, lo, hi, max } => {
            push(base);
            [lo, hi, max].into_iter().flatten().for_each(|bound| push(bound));
        }
        ExprKind::StructLit(fields) => fields.iter().for_each(|(_, value)| push(value)),
        ExprKind::ArrayLit(elems) | ExprKind::SliceLit { elems, .. } => {
            elems.iter().for_each(|elem| push(&elem.value));
        }
        ExprKind::MapLit(entries, _) => entries.iter().for_each(|(key, value)| {
            push(key);
            push(value);
        }),
        ExprKind::Call { callee, args } => {
            if let Callee::Value(value) | Callee::Interface(value, _) = callee {
                push(value);
            }
            args.iter().for_each(push);
        }
        ExprKind::Builtin(builtin) => builtin_operands(builtin, push),
    }
}

fn builtin_operands<'e>(builtin: &'e Builtin, push: &mut dyn FnMut(&'e Expr)) {
    match builtin {
        Builtin::Len(x) | Builtin::Cap(x) | Builtin::Clear(x) | Builtin::Panic(x) | Builtin::Close(x) => {
            push(x)
        }
        Builtin::AppendSlice(x, y, _) | Builtin::Copy(x, y) | Builtin::Delete(x, y) => {
            push(x);
            push(y);
        }
        Builtin::Append(x, more, _) => {
            push(x);
            more.iter().for_each(push);
        }
        Builtin::MakeSlice { len, cap, .. } => {
            push(len);
            cap.iter().for_each(|cap| push(cap));
        }
        Builtin::MakeMap(x, _) | Builtin::MakeChan(x, _) => x.iter().for_each(|x| push(x)),
        Builtin::Min(values) | Builtin::Max(values) | Builtin::Print(values) | Builtin::Println(values) => {
            values.iter().for_each(push);
        }
        Builtin::Recover => {}
    }
}

/// Whether `found` holds for the expression or a part of it, closures' bodies left out.
fn any(e: &Expr, found: &mut dyn FnMut(&Expr) -> bool) -> bool {
    let mut work = vec![e];
    while let Some(e) = work.pop() {
        if found(e) {
            return true;
        }
        operands(e, &mut |operand| work.push(operand));
    }
    false
}

/// Whether evaluating the expression may run other code of the program.
pub(super) fn calls(e: &Expr) -> bool {
    any(e, &mut |e| matches!(e.kind, ExprKind::Call { .. } | ExprKind::Recv { .. }))
}

/// Whether the expression is so small that it may be generated twice.
pub(super) fn is_small(e: &Expr) -> bool {
    const MOST_NODES: u32 = 12;
    let mut nodes = 0;
    !any(e, &mut |e| {
        nodes += 1;
        let binds =
            matches!(e.kind, ExprKind::Let { .. } | ExprKind::LetTuple { .. } | ExprKind::Closure { .. });
        nodes > MOST_NODES || binds || matches!(e.kind, ExprKind::Call { .. } | ExprKind::Recv { .. })
    })
}
