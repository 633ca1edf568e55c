//! Visiting every expression of a body, in no particular order, without recursion on expressions.

use super::{Block, Builtin, Callee, Dest, Expr, ExprKind, Rhs, Stmt, StmtKind};

/// Calls `visit` with every expression in the block, nested blocks included; closures' bodies are not part of it.
pub fn for_each_expr<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Expr)) {
    let mut roots = Vec::new();
    for stmt in &block.stmts {
        stmt_exprs(stmt, &mut roots, visit);
    }
    drain(roots, visit);
}

/// Calls `visit` with every statement in the block, nested ones included, a loop's clauses too; closures' bodies are not
/// part of it.
pub fn for_each_stmt<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Stmt)) {
    let mut work: Vec<&'a Stmt> = block.stmts.iter().collect();
    while let Some(stmt) = work.pop() {
        visit(stmt);
        let mut push = |block: &'a Block| work.extend(&block.stmts);
        match &stmt.kind {
            StmtKind::Block(block) => push(block),
            StmtKind::If { then, els, .. } => {
                push(then);
                els.iter().for_each(push);
            }
            StmtKind::For(stmt) => {
                push(&stmt.body);
                work.extend(stmt.init.iter().chain(&stmt.post));
            }
            StmtKind::Range(stmt) => push(&stmt.body),
            StmtKind::Switch(stmt) => stmt.clauses.iter().for_each(|clause| push(&clause.body)),
            StmtKind::TypeSwitch(stmt) => stmt.clauses.iter().for_each(|clause| push(&clause.body)),
            StmtKind::Select(stmt) => stmt.cases.iter().for_each(|case| push(&case.body)),
            _ => {}
        }
    }
}

/// Calls `visit` with every block that stands directly in a statement.
pub fn for_each_block_mut(stmt: &mut Stmt, visit: &mut dyn FnMut(&mut Block)) {
    match &mut stmt.kind {
        StmtKind::Block(block) => visit(block),
        StmtKind::If { then, els, .. } => {
            visit(then);
            els.iter_mut().for_each(visit);
        }
        StmtKind::For(stmt) => visit(&mut stmt.body),
        StmtKind::Range(stmt) => visit(&mut stmt.body),
        StmtKind::Switch(stmt) => stmt.clauses.iter_mut().for_each(|clause| visit(&mut clause.body)),
        StmtKind::TypeSwitch(stmt) => stmt.clauses.iter_mut().for_each(|clause| visit(&mut clause.body)),
        StmtKind::Select(stmt) => stmt.cases.iter_mut().for_each(|case| visit(&mut case.body)),
        _ => {}
    }
}

/// Whether `found` holds for the expression or a part of it, closures' bodies left out.
pub fn any_expr(expr: &Expr, found: &mut dyn FnMut(&Expr) -> bool) -> bool {
    let mut work = vec![expr];
    while let Some(expr) = work.pop() {
        if found(expr) {
            return true;
        }
        operands(expr, &mut |operand| work.push(operand));
    }
    false
}

/// Whether evaluating the expression makes a call or receives, and so may run other code of the program.
pub fn has_call(expr: &Expr) -> bool {
    any_expr(expr, &mut |expr| matches!(expr.kind, ExprKind::Call { .. } | ExprKind::Recv { .. }))
}

fn drain<'a>(mut work: Vec<&'a Expr>, visit: &mut dyn FnMut(&'a Expr)) {
    while let Some(expr) = work.pop() {
        visit(expr);
        operands(expr, &mut |operand| work.push(operand));
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
                out.extend(case.comm.operands());
                for_each_expr(&case.body, visit);
            }
        }
        StmtKind::Return(values) => values.iter().for_each(|rhs| rhs_exprs(rhs, out)),
        StmtKind::Send { chan, value } => out.extend([chan, value]),
        StmtKind::Declare(_)
        | StmtKind::MoveToHeap { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Goto(_)
        | StmtKind::Label(_) => {}
    }
}

/// Calls `push` with the operands of an expression, left to right; a closure's body is not part of it.
pub fn operands<'e>(e: &'e Expr, push: &mut dyn FnMut(&'e Expr)) {
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
        | ExprKind::New(x, ..)
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
        ExprKind::Call { callee, args, .. } => {
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
        Builtin::PanicRange(x) => push(x),
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
        Builtin::Recover | Builtin::DeferRecord => {}
    }
}
