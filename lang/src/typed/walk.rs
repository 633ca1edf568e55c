//! Visiting every expression of a body, in no particular order, without recursion on expressions.

use super::{Block, Builtin, Callee, Comm, Dest, Expr, ExprKind, Rhs, Stmt, StmtKind};

/// Calls `visit` with every expression in the block, nested blocks included; closures' bodies are not part of it.
pub fn for_each_expr<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Expr)) {
    let mut roots = Vec::new();
    for stmt in &block.stmts {
        stmt_exprs(stmt, &mut roots, visit);
    }
    drain(roots, visit);
}

/// Whether evaluating an expression makes a call or receives.
pub fn has_call(expr: &Expr) -> bool {
    let mut found = false;
    drain(vec![expr], &mut |expr| {
        found |= matches!(expr.kind, ExprKind::Call { .. } | ExprKind::Recv { .. });
    });
    found
}

fn drain<'a>(mut work: Vec<&'a Expr>, visit: &mut dyn FnMut(&'a Expr)) {
    while let Some(expr) = work.pop() {
        visit(expr);
        push_operands(expr, &mut work);
    }
}

fn rhs_exprs<'a>(rhs: &'a Rhs, out: &mut Vec<&'a Expr>) {
    match rhs {
        Rhs::Each(values) => out.extend(values),
        Rhs::Tuple(value) => out.push(value),
    }
}

/// Expressions that stand directly in a statement go to `out`; those of its blocks are visited.
fn stmt_exprs<'a>(stmt: &'a Stmt, out: &mut Vec<&'a Expr>, visit: &mut dyn FnMut(&'a Expr)) {
    match &stmt.kind {
        StmtKind::Expr(expr) | StmtKind::Go(expr) | StmtKind::Defer { closure: expr, .. } => out.push(expr),
        StmtKind::Assign { lhs, rhs } => {
            out.extend(lhs.iter().filter_map(|dest| match dest {
                Dest::Place(expr) => Some(expr),
                Dest::Blank | Dest::Define(_) => None,
            }));
            rhs_exprs(rhs, out);
        }
        StmtKind::OpAssign { lhs, rhs, .. } => out.extend([lhs, rhs]),
        StmtKind::Block(block) => for_each_expr(block, visit),
        StmtKind::If { cond, then, els } => {
            out.push(cond);
            for_each_expr(then, visit);
            els.iter().for_each(|block| for_each_expr(block, visit));
        }
        StmtKind::For(stmt) => {
            stmt.init.iter().chain(&stmt.post).for_each(|part| stmt_exprs(part, out, visit));
            out.extend(&stmt.cond);
            for_each_expr(&stmt.body, visit);
        }
        StmtKind::Range(stmt) => {
            out.push(&stmt.subject);
            for_each_expr(&stmt.body, visit);
        }
        StmtKind::Switch(stmt) => {
            out.extend(stmt.tag.iter().map(|(_, value)| value));
            for clause in &stmt.clauses {
                out.extend(&clause.conds);
                for_each_expr(&clause.body, visit);
            }
        }
        StmtKind::TypeSwitch(stmt) => {
            out.push(&stmt.subject);
            stmt.clauses.iter().for_each(|clause| for_each_expr(&clause.body, visit));
        }
        StmtKind::Select(stmt) => {
            for case in &stmt.cases {
                match &case.comm {
                    Comm::Send { chan, value } => out.extend([chan, value]),
                    Comm::Recv { chan, .. } => out.push(chan),
                    Comm::Default => {}
                }
                for_each_expr(&case.body, visit);
            }
        }
        StmtKind::Return(values) => values.iter().for_each(|rhs| rhs_exprs(rhs, out)),
        StmtKind::Send { chan, value } => out.extend([chan, value]),
        StmtKind::Declare(_)
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Goto(_)
        | StmtKind::Label(_) => {}
    }
}

fn push_operands<'a>(expr: &'a Expr, out: &mut Vec<&'a Expr>) {
    match &expr.kind {
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
        | ExprKind::CheckNotNil(x) => out.push(x),
        ExprKind::TypeAssert { value, .. } => out.push(value),
        ExprKind::Recv { chan, .. } => out.push(chan),
        ExprKind::Binary(_, x, y)
        | ExprKind::Compare(_, x, y)
        | ExprKind::Logic(_, x, y)
        | ExprKind::Index(x, y) => {
            out.extend([&**x, &**y]);
        }
        ExprKind::MapIndex { map, key, .. } => out.extend([&**map, &**key]),
        ExprKind::Concat(parts, _) => out.extend(parts),
        ExprKind::Slice { base, lo, hi, max } => {
            out.push(base);
            out.extend([lo, hi, max].into_iter().flatten().map(|bound| &**bound));
        }
        ExprKind::StructLit(fields) => out.extend(fields.iter().map(|(_, value)| value)),
        ExprKind::ArrayLit(elems) | ExprKind::SliceLit { elems, .. } => {
            out.extend(elems.iter().map(|elem| &elem.value));
        }
        ExprKind::MapLit(entries, _) => out.extend(entries.iter().flat_map(|(key, value)| [key, value])),
        ExprKind::Call { callee, args } => {
            match callee {
                Callee::Static(_) => {}
                Callee::Value(value) | Callee::Interface(value, _) => out.push(value),
            }
            out.extend(args);
        }
        ExprKind::Builtin(builtin) => push_builtin_operands(builtin, out),
        ExprKind::Let { init, body, .. } => out.extend([&**init, &**body]),
        ExprKind::LetTuple { tuple, body, .. } => out.extend([&**tuple, &**body]),
    }
}

fn push_builtin_operands<'a>(builtin: &'a Builtin, out: &mut Vec<&'a Expr>) {
    match builtin {
        Builtin::Len(x) | Builtin::Cap(x) | Builtin::Clear(x) | Builtin::Panic(x) | Builtin::Close(x) => {
            out.push(x);
        }
        Builtin::Append(slice, elems, _) => {
            out.push(slice);
            out.extend(elems);
        }
        Builtin::AppendSlice(x, y, _) | Builtin::Copy(x, y) | Builtin::Delete(x, y) => {
            out.extend([&**x, &**y]);
        }
        Builtin::MakeSlice { len, cap, .. } => {
            out.push(len);
            out.extend(cap.as_deref());
        }
        Builtin::MakeMap(size, _) | Builtin::MakeChan(size, _) => out.extend(size.as_deref()),
        Builtin::Min(values) | Builtin::Max(values) | Builtin::Print(values) | Builtin::Println(values) => {
            out.extend(values);
        }
        Builtin::Recover => {}
    }
}
