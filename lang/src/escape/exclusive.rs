//! Slices whose array moves to the heap late.
//!
//! A slice variable is *exclusive* as long as no other variable refers to an array of the frame that it refers to. Until it
//! stops being so, nobody can tell if its array moves. Where one statement ends that, the array moves to the heap before it,
//! and the appends to the variable may have their first array in the frame, although it escapes.
//!
//! What it is: Go's pass (`cmd/compile/internal/slice`), rule by rule, since capacities show what it finds.
//! What it is not: alias analysis. A mention of a variable that no rule allows ends the search for it.

use rustc_hash::FxHashMap;

use crate::bytecode::BACKING_BYTES;
use crate::typed::{
    Block, Builtin, Callee, Comm, Dest, Expr, ExprKind, Func, FuncId, LocalId, ParamFlow, Placement, Program,
    Rhs, SiteId, Stmt, StmtKind, for_each_block_mut, operands,
};
use crate::types::{Layouts, TyKind};

/// Appends from which on it pays; one in a loop counts for two.
const LEAST_WEIGHT: u32 = 2;

/// What is known of a slice variable.
#[derive(Debug, Default)]
struct Tracked {
    /// Mentions that a rule allows, and all.
    allowed: u32,
    mentions: u32,
    /// The statement that ends exclusiveness, by its address in the tree.
    transition: Option<*const Stmt>,
    /// Appends of single elements to it.
    appends: Vec<SiteId>,
    weight: u32,
    /// Loops around its declaration.
    depth: u32,
    /// Its capacity may be seen.
    capacity_used: bool,
    /// No rule applies.
    given_up: bool,
}

/// Finds such variables in a function, and changes it accordingly.
pub(super) fn move_late(program: &mut Program, layouts: &mut Layouts, func: FuncId) {
    let found = Search::run(program, layouts, func);
    if found.is_empty() {
        return;
    }
    let func = &mut program.funcs[func.0 as usize];
    let mut moves: FxHashMap<*const Stmt, Vec<StmtKind>> = FxHashMap::default();
    for (local, tracked) in found {
        let placement = if tracked.capacity_used { Placement::StackInSteps } else { Placement::Stack };
        for site in tracked.appends {
            func.sites[site.0 as usize] = placement;
            func.inlining.fixed.push(site);
        }
        let Some(at) = tracked.transition else { continue };
        let keep_capacity = tracked.capacity_used;
        moves.entry(at).or_default().push(StmtKind::MoveToHeap { local, keep_capacity });
    }
    if let Some(body) = &mut func.body {
        insert(body, &mut moves);
    }
}

/// Puts statements before those they are for.
fn insert(block: &mut Block, moves: &mut FxHashMap<*const Stmt, Vec<StmtKind>>) {
    let here: Vec<Option<Vec<StmtKind>>> =
        block.stmts.iter().map(|stmt| moves.remove(&std::ptr::from_ref(stmt))).collect();
    for stmt in &mut block.stmts {
        for_each_block_mut(stmt, &mut |inner| insert(inner, moves));
    }
    for (index, new) in here.into_iter().enumerate().rev() {
        let Some(new) = new else { continue };
        let span = block.stmts[index].span;
        block.stmts.splice(index..index, new.into_iter().map(|kind| Stmt { span, kind }));
    }
}

struct Search<'a> {
    program: &'a Program,
    func: &'a Func,
    tracked: FxHashMap<LocalId, Tracked>,
    depth: u32,
}

impl<'a> Search<'a> {
    fn run(program: &'a Program, layouts: &mut Layouts, func: FuncId) -> Vec<(LocalId, Tracked)> {
        let func = &program.funcs[func.0 as usize];
        let Some(body) = &func.body else { return Vec::new() };
        let captured = |local| func.captures.iter().any(|capture| capture.inner == local);
        let tracked = (0..func.locals.len()).filter_map(|index| {
            let local = LocalId(index as u32);
            let TyKind::Slice(elem) = *program.types.underlying(func.locals[index].ty) else { return None };
            let fits = layouts.of(&program.types, elem).size <= u64::from(BACKING_BYTES);
            (fits && !captured(local)).then(|| (local, Tracked::default()))
        });
        let mut search = Search { program, func, tracked: tracked.collect(), depth: 0 };
        if search.tracked.is_empty() {
            return Vec::new();
        }
        search.block(body);
        let qualifies = |tracked: &Tracked| {
            !tracked.given_up
                && tracked.allowed == tracked.mentions
                && tracked.transition.is_some()
                && tracked.weight >= LEAST_WEIGHT
        };
        let mut found: Vec<_> =
            search.tracked.into_iter().filter(|(_, tracked)| qualifies(tracked)).collect();
        found.sort_by_key(|&(local, _)| local);
        found
    }

    /// The variable that an expression is, if it may still qualify.
    fn variable(&mut self, e: &Expr) -> Option<&mut Tracked> {
        match e.kind {
            ExprKind::Local(local) => self.tracked.get_mut(&local).filter(|tracked| !tracked.given_up),
            _ => None,
        }
    }

    fn allow(&mut self, e: &Expr) {
        if let Some(tracked) = self.variable(e) {
            tracked.allowed += 1;
        }
    }

    fn allow_with_capacity(&mut self, e: &Expr) {
        if let Some(tracked) = self.variable(e) {
            tracked.allowed += 1;
            tracked.capacity_used = true;
        }
    }

    fn mention(&mut self, local: LocalId) {
        if let Some(tracked) = self.tracked.get_mut(&local) {
            tracked.mentions += 1;
        }
    }

    fn give_up(&mut self, local: LocalId) {
        if let Some(tracked) = self.tracked.get_mut(&local) {
            tracked.given_up = true;
        }
    }

    fn declare(&mut self, local: LocalId) {
        let depth = self.depth;
        if let Some(tracked) = self.tracked.get_mut(&local) {
            tracked.depth = depth;
        }
    }

    /// The variable stops being exclusive in the statement. One such place is enough, and outside of loops that the variable
    /// is not in.
    fn end(&mut self, local: LocalId, at: Option<&Stmt>) {
        let depth = self.depth;
        let Some(tracked) = self.tracked.get_mut(&local) else { return };
        match at {
            Some(at) if tracked.transition.is_none() && depth <= tracked.depth => {
                tracked.transition = Some(std::ptr::from_ref(at));
            }
            _ => tracked.given_up = true,
        }
    }

    /// A value that a statement stores or returns.
    fn stored(&mut self, value: &Expr, at: Option<&Stmt>) {
        if let ExprKind::Local(local) = value.kind
            && self.variable(value).is_some()
        {
            self.allow(value);
            self.end(local, at);
        }
    }

    /// `local = value`.
    fn assigned(&mut self, local: LocalId, value: &Expr) {
        let depth = self.depth;
        let Some(tracked) = self.tracked.get_mut(&local) else { return };
        let is_same = |e: &Expr| matches!(e.kind, ExprKind::Local(other) if other == local);
        match &value.kind {
            ExprKind::Zero => tracked.allowed += 1,
            ExprKind::SliceLit { .. } => {
                tracked.allowed += 1;
                tracked.capacity_used = true;
            }
            ExprKind::Slice { base, max: None, .. } if is_same(base) => {
                tracked.allowed += 2;
                tracked.capacity_used = true;
            }
            ExprKind::Builtin(Builtin::Append(slice, _, site)) if is_same(slice) => {
                tracked.allowed += 2;
                tracked.appends.push(*site);
                tracked.weight += 1 + depth.saturating_sub(tracked.depth);
            }
            ExprKind::Builtin(Builtin::AppendSlice(slice, ..)) if is_same(slice) => {
                tracked.allowed += 2;
                tracked.weight += 1 + depth.saturating_sub(tracked.depth);
            }
            _ => {}
        }
    }

    // ── statements ──

    fn block(&mut self, block: &'a Block) {
        block.stmts.iter().for_each(|stmt| self.stmt(stmt, Some(stmt)));
    }

    /// A statement; `at` is where a move may be put before it.
    fn stmt(&mut self, stmt: &'a Stmt, at: Option<&'a Stmt>) {
        match &stmt.kind {
            StmtKind::Expr(e) | StmtKind::Go(e) | StmtKind::Defer { closure: e, .. } => self.expr(e),
            StmtKind::Declare(local) => self.declare(*local),
            StmtKind::Assign { lhs, rhs } => self.assign(lhs, rhs, at),
            StmtKind::OpAssign { lhs, rhs, .. } => [lhs, rhs].into_iter().for_each(|e| self.expr(e)),
            StmtKind::Send { chan, value } => [chan, value].into_iter().for_each(|e| self.expr(e)),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If { cond, then, els } => {
                self.expr(cond);
                self.block(then);
                els.iter().for_each(|block| self.block(block));
            }
            StmtKind::For(stmt) => {
                self.depth += 1;
                stmt.init.iter().for_each(|init| self.stmt(init, None));
                stmt.cond.iter().for_each(|cond| self.expr(cond));
                stmt.post.iter().for_each(|post| self.stmt(post, None));
                self.block(&stmt.body);
                self.depth -= 1;
            }
            StmtKind::Range(stmt) => {
                // A loop over a slice keeps a pointer to its array.
                self.stored(&stmt.subject, at);
                self.expr(&stmt.subject);
                self.depth += 1;
                stmt.key.iter().chain(&stmt.value).for_each(|&local| self.mention(local));
                self.block(&stmt.body);
                self.depth -= 1;
            }
            StmtKind::Switch(stmt) => {
                stmt.tag.iter().for_each(|(_, value)| self.expr(value));
                for clause in &stmt.clauses {
                    clause.conds.iter().for_each(|cond| self.expr(cond));
                    self.block(&clause.body);
                }
            }
            StmtKind::TypeSwitch(stmt) => {
                self.expr(&stmt.subject);
                for clause in &stmt.clauses {
                    clause.binding.iter().for_each(|&local| self.mention(local));
                    self.block(&clause.body);
                }
            }
            StmtKind::Select(stmt) => {
                for case in &stmt.cases {
                    match &case.comm {
                        Comm::Send { chan, value } => [chan, value].into_iter().for_each(|e| self.expr(e)),
                        Comm::Recv { chan, value, .. } => {
                            self.expr(chan);
                            value.iter().for_each(|&local| self.mention(local));
                        }
                        Comm::Default => {}
                    }
                    self.block(&case.body);
                }
            }
            StmtKind::Return(Some(Rhs::Each(values))) => {
                for value in values {
                    self.stored(value, at);
                    self.expr(value);
                }
            }
            StmtKind::Return(Some(Rhs::Tuple(value))) => self.expr(value),
            StmtKind::Return(None) => self.func.results.iter().for_each(|&result| self.end(result, at)),
            StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_)
            | StmtKind::Label(_)
            | StmtKind::MoveToHeap { .. } => {}
        }
    }

    fn assign(&mut self, lhs: &'a [Dest], rhs: &'a Rhs, at: Option<&'a Stmt>) {
        for dest in lhs {
            match dest {
                Dest::Blank => {}
                Dest::Define(local) => {
                    self.declare(*local);
                    self.mention(*local);
                }
                Dest::Place(place) => self.expr(place),
            }
        }
        let values = match rhs {
            Rhs::Each(values) => values,
            Rhs::Tuple(value) => return self.expr(value),
        };
        for (dest, value) in lhs.iter().zip(values) {
            match dest {
                Dest::Define(local) => self.assigned(*local, value),
                Dest::Place(Expr { kind: ExprKind::Local(local), .. }) => self.assigned(*local, value),
                Dest::Place(_) | Dest::Blank => {}
            }
            self.stored(value, at);
            self.expr(value);
        }
    }

    // ── expressions ──

    /// Counts the mentions in an expression, and those that are allowed wherever they stand.
    fn expr(&mut self, root: &'a Expr) {
        let mut work = vec![root];
        while let Some(e) = work.pop() {
            match &e.kind {
                ExprKind::Local(local) => self.mention(*local),
                ExprKind::Index(base, _) | ExprKind::Builtin(Builtin::Len(base)) => self.allow(base),
                ExprKind::Builtin(Builtin::Cap(base)) => self.allow_with_capacity(base),
                ExprKind::AddrOf(place) => self.address(place),
                ExprKind::Call { callee: Callee::Static(func), args, .. } => {
                    for (index, arg) in args.iter().enumerate() {
                        if !self.leaks(*func, index) {
                            self.allow_with_capacity(arg);
                        }
                    }
                }
                ExprKind::Closure { func, .. } => {
                    for capture in &self.program.funcs[func.0 as usize].captures {
                        self.mention(capture.outer);
                    }
                }
                ExprKind::Let { local, .. } => self.mention(*local),
                ExprKind::LetTuple { locals, .. } => locals.iter().for_each(|&local| self.mention(local)),
                _ => {}
            }
            operands(e, &mut |operand| work.push(operand));
        }
    }

    /// `&place`: an element's address is another reference to the array.
    fn address(&mut self, mut place: &Expr) {
        loop {
            match &place.kind {
                ExprKind::Field(base, _) => place = base,
                ExprKind::Index(base, _) => match (self.program.types.underlying(base.ty), &base.kind) {
                    (TyKind::Array(..), _) => place = base,
                    (_, ExprKind::Local(local)) => return self.give_up(*local),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    /// Whether the callee does more with the argument than read it.
    fn leaks(&self, func: FuncId, index: usize) -> bool {
        let flows = self.program.funcs[func.0 as usize].flows.as_ref();
        flows.and_then(|flows| flows.get(index)).is_none_or(ParamFlow::leaks)
    }
}
