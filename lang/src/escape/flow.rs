//! From the typed tree to the flow graph.
//!
//! Values without pointers flow nowhere and are looked into only for what is inside them. A captured variable is
//! its enclosing function's variable: the closure object holds its address or its value, and uses in the closure's
//! body are uses of that variable.

use rustc_hash::{FxHashMap, FxHashSet};

use super::graph::{Graph, HEAP, Hole, Loc, Role, Tag};
use super::{MAX_IMPLICIT_BYTES, MAX_VARIABLE_BYTES};
use crate::typed::{
    Block, Builtin, Callee, Comm, Const, Conversion, Dest, Expr, ExprKind, ForStmt, Func, FuncId, Label,
    LocalId, Program, RangeKind, RangeStmt, Rhs, SiteId, Stmt, StmtKind, TypeSwitchStmt,
};
use crate::types::{Layouts, Ty, TyKind};

/// What the analysis decided for one function.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    /// Addressed variables that stay in the frame.
    pub(super) stack_locals: Vec<LocalId>,
    /// Allocations that stay in the frame.
    pub(super) stack_sites: Vec<SiteId>,
}

/// The result for a component.
#[derive(Debug)]
pub(super) struct Solved {
    pub(super) decisions: Vec<(FuncId, Decisions)>,
    pub(super) tags: Vec<(FuncId, Vec<Tag>)>,
}

/// The graph of a component and what its locations stand for.
pub(super) struct Component<'a> {
    program: &'a Program,
    layouts: &'a mut Layouts,
    tags: &'a FxHashMap<FuncId, Vec<Tag>>,
    members: FxHashSet<FuncId>,
    graph: Graph,
    locals: FxHashMap<(FuncId, LocalId), Loc>,
    sites: Vec<(FuncId, SiteId, Loc)>,
    /// Variables that hold one closure for ever, so that calls of them have a known callee.
    known_closures: FxHashMap<(FuncId, LocalId), FuncId>,
    func: FuncId,
    loop_depth: u32,
    /// Labels of the current function that a later `goto` jumps back to.
    looping: FxHashSet<Label>,
}

impl<'a> Component<'a> {
    /// Builds the graph of some functions, of which enclosing ones come before their closures.
    pub(super) fn build(
        program: &'a Program,
        layouts: &'a mut Layouts,
        tags: &'a FxHashMap<FuncId, Vec<Tag>>,
        funcs: &[FuncId],
    ) -> Self {
        let mut component = Component {
            program,
            layouts,
            tags,
            members: funcs.iter().copied().collect(),
            graph: Graph::new(),
            locals: FxHashMap::default(),
            sites: Vec::new(),
            known_closures: FxHashMap::default(),
            func: FuncId(0),
            loop_depth: 1,
            looping: FxHashSet::default(),
        };
        for &func in funcs {
            component.declare_signature(func);
        }
        for &func in funcs {
            component.add_body(func);
        }
        component
    }

    /// Solves the graph.
    pub(super) fn solve(mut self) -> Solved {
        let program = self.program;
        self.graph.solve(&|mut func, outer| {
            loop {
                if func == outer {
                    return true;
                }
                match program.funcs[func.0 as usize].parent {
                    Some(parent) => func = parent,
                    None => return false,
                }
            }
        });
        let mut decisions: FxHashMap<FuncId, Decisions> = FxHashMap::default();
        for (&(func, local), &loc) in &self.locals {
            let is_own =
                !program.funcs[func.0 as usize].captures.iter().any(|capture| capture.inner == local);
            if is_own && !self.graph.escapes(loc) {
                decisions.entry(func).or_default().stack_locals.push(local);
            }
        }
        for &(func, site, loc) in &self.sites {
            if !self.graph.escapes(loc) {
                decisions.entry(func).or_default().stack_sites.push(site);
            }
        }
        let tags = self.members.iter().map(|&func| {
            let params = &program.funcs[func.0 as usize].params;
            (func, params.iter().map(|&param| self.graph.tag(self.locals[&(func, param)])).collect())
        });
        Solved { tags: tags.collect(), decisions: decisions.into_iter().collect() }
    }

    fn current(&self) -> &'a Func {
        &self.program.funcs[self.func.0 as usize]
    }

    fn declare_signature(&mut self, func: FuncId) {
        let desc = &self.program.funcs[func.0 as usize];
        for (index, &param) in desc.params.iter().enumerate() {
            self.declare_local(func, param, 1, Role::Param(index));
        }
        for (index, &result) in desc.results.iter().enumerate() {
            self.declare_local(func, result, 1, Role::Result(index));
        }
    }

    fn declare_local(&mut self, func: FuncId, local: LocalId, loop_depth: u32, role: Role) -> Loc {
        let loc = self.graph.add(func, loop_depth, role);
        let ty = self.program.funcs[func.0 as usize].locals[local.0 as usize].ty;
        if self.size(ty) > MAX_VARIABLE_BYTES {
            self.graph.force_heap(loc);
        }
        self.locals.insert((func, local), loc);
        loc
    }

    fn declare(&mut self, local: LocalId) -> Loc {
        self.declare_local(self.func, local, self.loop_depth, Role::Plain)
    }

    /// The location of a variable; for a captured one, of the variable it stands for.
    fn local(&mut self, func: FuncId, local: LocalId) -> Loc {
        if let Some(&loc) = self.locals.get(&(func, local)) {
            return loc;
        }
        let desc = &self.program.funcs[func.0 as usize];
        let capture = desc.captures.iter().find(|capture| capture.inner == local);
        match (capture, desc.parent) {
            (Some(capture), Some(parent)) => {
                let loc = self.local(parent, capture.outer);
                self.locals.insert((func, local), loc);
                loc
            }
            // Used before its declaration was met, which a jump over it can bring about.
            _ => self.declare_local(func, local, 1, Role::Plain),
        }
    }

    fn site(&mut self, site: SiteId, ty_bytes: u64) -> Loc {
        let loc = self.graph.add(self.func, self.loop_depth, Role::Plain);
        if ty_bytes > MAX_IMPLICIT_BYTES {
            self.graph.force_heap(loc);
        }
        self.sites.push((self.func, site, loc));
        loc
    }

    fn size(&mut self, ty: Ty) -> u64 {
        self.layouts.of(&self.program.types, ty).size
    }

    fn has_pointers(&mut self, ty: Ty) -> bool {
        if let TyKind::Tuple(elems) = self.program.types.kind(ty) {
            return elems.iter().any(|&elem| self.has_pointers(elem));
        }
        self.layouts.of(&self.program.types, ty).pointer_bytes > 0
    }

    /// Whether an interface holds values of the type in its data word itself.
    fn is_direct(&mut self, ty: Ty) -> bool {
        match self.program.types.underlying(ty) {
            TyKind::Pointer(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func(_) => true,
            TyKind::Struct(desc) => desc.fields.len() == 1 && self.is_direct(desc.fields[0].ty),
            TyKind::Array(elem, len) => *len == 1 && self.is_direct(*elem),
            _ => false,
        }
    }

    fn add_body(&mut self, func: FuncId) {
        self.func = func;
        self.loop_depth = 1;
        let Some(body) = &self.current().body else { return };
        self.looping.clear();
        let mut seen = FxHashSet::default();
        find_looping_labels(body, &mut seen, &mut self.looping);
        self.block(body);
    }

    // ── statements ──

    fn block(&mut self, block: &'a Block) {
        block.stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn in_loop(&mut self, body: impl FnOnce(&mut Self)) {
        self.loop_depth += 1;
        body(self);
        self.loop_depth -= 1;
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Expr(expr) => self.discard(expr),
            StmtKind::Declare(local) => {
                self.declare(*local);
            }
            StmtKind::Assign { lhs, rhs } => self.assign(lhs, rhs),
            StmtKind::OpAssign { lhs, rhs, .. } => {
                // Arithmetic yields no pointer but a string's, whose bytes are new. A map keeps a new key.
                match lhs.kind {
                    ExprKind::MapIndex { .. } => {
                        self.place(lhs);
                    }
                    _ => self.discard(lhs),
                }
                self.discard(rhs);
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If { cond, then, els } => {
                self.discard(cond);
                self.block(then);
                els.iter().for_each(|block| self.block(block));
            }
            StmtKind::For(stmt) => self.for_loop(stmt),
            StmtKind::Range(stmt) => self.range(stmt),
            StmtKind::Switch(stmt) => {
                if let Some((tag, value)) = &stmt.tag {
                    let tag = self.declare(*tag);
                    self.expr(Hole::to(tag), value);
                }
                for clause in &stmt.clauses {
                    clause.conds.iter().for_each(|cond| self.discard(cond));
                    self.block(&clause.body);
                }
            }
            StmtKind::TypeSwitch(stmt) => self.type_switch(stmt),
            StmtKind::Select(stmt) => {
                for case in &stmt.cases {
                    match &case.comm {
                        Comm::Send { chan, value } => self.send(chan, value),
                        Comm::Recv { chan, value, ok } => {
                            self.discard(chan);
                            value.iter().chain(ok).for_each(|&local| {
                                self.declare(local);
                            });
                        }
                        Comm::Default => {}
                    }
                    self.block(&case.body);
                }
            }
            StmtKind::Return(Some(rhs)) => {
                let results = self.current().results.clone();
                let holes: Vec<Option<Hole>> =
                    results.iter().map(|&result| Some(Hole::to(self.local(self.func, result)))).collect();
                self.rhs(&holes, rhs);
            }
            StmtKind::Go(closure) => self.expr(Hole::to(HEAP), closure),
            StmtKind::Defer { closure, in_loop: true } => self.expr(Hole::to(HEAP), closure),
            StmtKind::Defer { closure, in_loop: false } => {
                // The record is in the frame, and the call happens before the frame goes.
                let record = self.graph.add(self.func, 1, Role::Plain);
                self.expr(Hole::to(record), closure);
            }
            StmtKind::Send { chan, value } => self.send(chan, value),
            StmtKind::Label(label) => {
                if self.looping.contains(label) {
                    self.loop_depth += 1;
                }
            }
            StmtKind::Return(None) | StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Goto(_) => {}
        }
    }

    /// Variables of the init statement are new in each iteration, but their values are carried from one to the next.
    fn for_loop(&mut self, stmt: &'a ForStmt) {
        self.in_loop(|this| {
            stmt.init.iter().for_each(|init| this.stmt(init));
            stmt.cond.iter().for_each(|cond| this.discard(cond));
            this.block(&stmt.body);
            stmt.post.iter().for_each(|post| this.stmt(post));
        });
        for &local in &stmt.per_iteration {
            let carried = self.graph.add(self.func, self.loop_depth, Role::Plain);
            let variable = self.local(self.func, local);
            self.graph.flow(Hole::to(carried), variable);
        }
    }

    fn send(&mut self, chan: &'a Expr, value: &'a Expr) {
        self.discard(chan);
        self.expr(Hole::to(HEAP), value);
    }

    fn assign(&mut self, lhs: &'a [Dest], rhs: &'a Rhs) {
        let holes: Vec<Option<Hole>> = lhs.iter().map(|dest| self.dest(dest)).collect();
        if let ([Dest::Define(local)], Rhs::Each(values)) = (lhs, rhs) {
            self.note_closure(*local, &values[0]);
        }
        self.rhs(&holes, rhs);
    }

    /// Remembers a variable that is only ever this closure.
    fn note_closure(&mut self, local: LocalId, value: &Expr) {
        let desc = &self.current().locals[local.0 as usize];
        if let ExprKind::Closure { func, .. } = value.kind
            && !desc.reassigned
            && !desc.addressed
        {
            self.known_closures.insert((self.func, local), func);
        }
    }

    fn dest(&mut self, dest: &'a Dest) -> Option<Hole> {
        match dest {
            Dest::Blank => None,
            Dest::Define(local) => Some(Hole::to(self.declare(*local))),
            Dest::Place(place) => Some(self.place(place)),
        }
    }

    /// Where a value goes that is stored in a place.
    fn place(&mut self, place: &'a Expr) -> Hole {
        match &place.kind {
            ExprKind::Local(local) => Hole::to(self.local(self.func, *local)),
            ExprKind::Field(base, _) => self.place(base),
            ExprKind::Index(base, index) => {
                self.discard(index);
                if let TyKind::Array(..) = self.program.types.underlying(base.ty) {
                    return self.place(base);
                }
                self.discard(base);
                Hole::to(HEAP)
            }
            ExprKind::MapIndex { map, key, .. } => {
                self.discard(map);
                self.expr(Hole::to(HEAP), key);
                Hole::to(HEAP)
            }
            _ => {
                self.discard(place);
                Hole::to(HEAP)
            }
        }
    }

    fn rhs(&mut self, holes: &[Option<Hole>], rhs: &'a Rhs) {
        match rhs {
            Rhs::Each(values) => {
                for (hole, value) in holes.iter().zip(values) {
                    match hole {
                        Some(hole) => self.expr(*hole, value),
                        None => self.discard(value),
                    }
                }
            }
            Rhs::Tuple(value) => self.tuple(holes, value),
        }
    }

    /// An expression with several values, each into its hole.
    fn tuple(&mut self, holes: &[Option<Hole>], expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Call { callee, args } => self.call(holes, callee, args),
            ExprKind::Let { local, init, body } => {
                self.bind(*local, init);
                self.tuple(holes, body);
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                self.bind_tuple(locals, tuple);
                self.tuple(holes, body);
            }
            // A comma-ok form: the bool is no pointer.
            _ => match holes.first() {
                Some(Some(hole)) => self.expr(*hole, expr),
                _ => self.discard(expr),
            },
        }
    }

    fn range(&mut self, stmt: &'a RangeStmt) {
        let source = match stmt.kind {
            RangeKind::Array => Some(0),
            RangeKind::Slice | RangeKind::ArrayPointer => Some(1),
            RangeKind::Int | RangeKind::String | RangeKind::Map | RangeKind::Chan => None,
        };
        // The subject is evaluated outside the loop, the variables are new in each iteration.
        let subject = self.graph.add(self.func, self.loop_depth, Role::Plain);
        self.expr(Hole::to(subject), &stmt.subject);
        self.in_loop(|this| {
            stmt.key.iter().for_each(|&key| {
                this.declare(key);
            });
            if let Some(value) = stmt.value {
                let loc = this.declare(value);
                if let Some(derefs) = source {
                    this.graph.flow(Hole { dst: loc, derefs }, subject);
                }
            }
            this.block(&stmt.body);
        });
    }

    fn type_switch(&mut self, stmt: &'a TypeSwitchStmt) {
        let subject = self.graph.add(self.func, self.loop_depth, Role::Plain);
        self.expr(Hole::to(subject), &stmt.subject);
        for clause in &stmt.clauses {
            if let Some(binding) = clause.binding {
                let loc = self.declare(binding);
                let ty = self.current().locals[binding.0 as usize].ty;
                let boxed = !self.program.types.is_interface(ty) && !self.is_direct(ty);
                self.graph.flow(Hole { dst: loc, derefs: i32::from(boxed) }, subject);
            }
            self.block(&clause.body);
        }
    }

    // ── expressions ──

    /// Looks into an expression whose value goes nowhere.
    fn discard(&mut self, expr: &'a Expr) {
        let nowhere = self.graph.add(self.func, u32::MAX, Role::Plain);
        self.expr(Hole::to(nowhere), expr);
    }

    fn bind(&mut self, local: LocalId, init: &'a Expr) {
        let loc = self.declare(local);
        self.note_closure(local, init);
        self.expr(Hole::to(loc), init);
    }

    fn bind_tuple(&mut self, locals: &[LocalId], tuple: &'a Expr) {
        let holes: Vec<Option<Hole>> =
            locals.iter().map(|&local| Some(Hole::to(self.declare(local)))).collect();
        self.tuple(&holes, tuple);
    }

    /// The expression's value goes to the hole.
    fn expr(&mut self, hole: Hole, expr: &'a Expr) {
        // An address may be taken of what holds no pointer itself.
        if hole.derefs >= 0 && !self.has_pointers(expr.ty) {
            return self.operands(expr);
        }
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Zero | ExprKind::Func(_) | ExprKind::Global(_) => {}
            ExprKind::Local(local) => {
                let loc = self.local(self.func, *local);
                self.graph.flow(hole, loc);
            }
            ExprKind::Closure { func, site } => self.closure(hole, *func, *site),
            ExprKind::Field(base, _) => self.expr(hole, base),
            ExprKind::Index(base, index) => {
                self.discard(index);
                match self.program.types.underlying(base.ty) {
                    TyKind::Array(..) => self.expr(hole, base),
                    _ => self.expr(hole.deref(), base),
                }
            }
            ExprKind::Slice { base, lo, hi, max } => {
                [lo, hi, max].into_iter().flatten().for_each(|bound| self.discard(bound));
                self.expr(hole, base);
            }
            ExprKind::Deref(pointer) => self.expr(hole.deref(), pointer),
            ExprKind::AddrOf(place) => self.expr(hole.addr(), place),
            ExprKind::New(value, site) => {
                let bytes = self.size(value.ty);
                let loc = self.site(*site, bytes);
                self.graph.flow(hole.addr(), loc);
                self.expr(Hole::to(loc), value);
            }
            ExprKind::StructLit(fields) => fields.iter().for_each(|(_, value)| self.expr(hole, value)),
            ExprKind::ArrayLit(elems) => elems.iter().for_each(|elem| self.expr(hole, &elem.value)),
            ExprKind::SliceLit { elems, len, site } => {
                let elem_bytes = self.elem_size(expr.ty);
                let loc = self.site(*site, elem_bytes.saturating_mul(*len));
                self.graph.flow(hole.addr(), loc);
                elems.iter().for_each(|elem| self.expr(Hole::to(loc), &elem.value));
            }
            ExprKind::MapLit(entries, _) => {
                for (key, value) in entries {
                    self.expr(Hole::to(HEAP), key);
                    self.expr(Hole::to(HEAP), value);
                }
            }
            ExprKind::Call { callee, args } => self.call(&[Some(hole)], callee, args),
            ExprKind::Builtin(builtin) => self.builtin(hole, expr.ty, builtin),
            ExprKind::Convert(conversion, value, site) => self.convert(hole, *conversion, value, *site),
            ExprKind::TypeAssert { value, to, .. } => {
                let boxed = !self.program.types.is_interface(*to) && !self.is_direct(*to);
                self.expr(if boxed { hole.deref() } else { hole }, value);
            }
            ExprKind::CheckNotNil(value) => self.expr(hole, value),
            ExprKind::Let { local, init, body } => {
                self.bind(*local, init);
                self.expr(hole, body);
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                self.bind_tuple(locals, tuple);
                self.expr(hole, body);
            }
            // New strings, and values that come out of the heap.
            ExprKind::Concat(..)
            | ExprKind::MapIndex { .. }
            | ExprKind::Recv { .. }
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Compare(..)
            | ExprKind::Logic(..) => self.operands(expr),
        }
    }

    /// Looks into the operands of an expression whose own value flows nowhere. Chains of binary operators are
    /// followed in a loop, since they may be hundreds of thousands long.
    fn operands(&mut self, mut expr: &'a Expr) {
        loop {
            match &expr.kind {
                ExprKind::Binary(_, left, right)
                | ExprKind::Compare(_, left, right)
                | ExprKind::Logic(_, left, right) => {
                    self.discard(right);
                    if self.has_pointers(left.ty) {
                        return self.discard(left);
                    }
                    expr = left;
                }
                ExprKind::Unary(_, operand) => expr = operand,
                ExprKind::Const(_)
                | ExprKind::Zero
                | ExprKind::Local(_)
                | ExprKind::Global(_)
                | ExprKind::Func(_) => return,
                ExprKind::Concat(parts, _) => return parts.iter().for_each(|part| self.discard(part)),
                ExprKind::Field(base, _) => return self.discard(base),
                ExprKind::Index(base, index) => {
                    self.discard(index);
                    return self.discard(base);
                }
                ExprKind::MapIndex { map, key, .. } => {
                    self.discard(map);
                    return self.discard(key);
                }
                ExprKind::Deref(value)
                | ExprKind::CheckNotNil(value)
                | ExprKind::Convert(_, value, _)
                | ExprKind::TypeAssert { value, .. } => return self.discard(value),
                ExprKind::Recv { chan, .. } => return self.discard(chan),
                ExprKind::StructLit(fields) => {
                    return fields.iter().for_each(|(_, value)| self.discard(value));
                }
                ExprKind::ArrayLit(elems) => {
                    return elems.iter().for_each(|elem| self.discard(&elem.value));
                }
                ExprKind::Call { callee, args } => return self.call(&[], callee, args),
                ExprKind::Builtin(builtin) => {
                    let nowhere = self.graph.add(self.func, u32::MAX, Role::Plain);
                    return self.builtin(Hole::to(nowhere), expr.ty, builtin);
                }
                ExprKind::Let { local, init, body } => {
                    self.bind(*local, init);
                    expr = body;
                }
                ExprKind::LetTuple { locals, tuple, body } => {
                    self.bind_tuple(locals, tuple);
                    expr = body;
                }
                // These are pointers, so they flow.
                ExprKind::Closure { .. }
                | ExprKind::Slice { .. }
                | ExprKind::AddrOf(_)
                | ExprKind::New(..)
                | ExprKind::SliceLit { .. }
                | ExprKind::MapLit(..) => {
                    let nowhere = self.graph.add(self.func, u32::MAX, Role::Plain);
                    return self.expr(Hole::to(nowhere), expr);
                }
            }
        }
    }

    fn elem_size(&mut self, slice: Ty) -> u64 {
        match self.program.types.underlying(slice) {
            TyKind::Slice(elem) => self.size(*elem),
            _ => 0,
        }
    }

    fn closure(&mut self, hole: Hole, func: FuncId, site: SiteId) {
        let loc = self.site(site, 0);
        self.graph.flow(hole.addr(), loc);
        for capture in &self.program.funcs[func.0 as usize].captures {
            let outer = self.local(self.func, capture.outer);
            let into = Hole::to(loc);
            self.graph.flow(if capture.by_ref { into.addr() } else { into }, outer);
        }
    }

    fn convert(&mut self, hole: Hole, conversion: Conversion, value: &'a Expr, site: SiteId) {
        match conversion {
            Conversion::Retype | Conversion::InterfaceToInterface => self.expr(hole, value),
            Conversion::ToInterface => {
                if self.is_direct(value.ty) {
                    return self.expr(hole, value);
                }
                let bytes = self.size(value.ty);
                let loc = self.site(site, bytes);
                self.graph.flow(hole.addr(), loc);
                self.expr(Hole::to(loc), value);
            }
            // The result is a copy.
            Conversion::Numeric
            | Conversion::IntToString
            | Conversion::StringToBytes
            | Conversion::BytesToString
            | Conversion::StringToRunes
            | Conversion::RunesToString => self.discard(value),
        }
    }

    fn builtin(&mut self, hole: Hole, ty: Ty, builtin: &'a Builtin) {
        match builtin {
            Builtin::Append(slice, elems, _) => {
                self.appended(hole, slice);
                elems.iter().for_each(|elem| self.expr(Hole::to(HEAP), elem));
            }
            Builtin::AppendSlice(slice, tail, _) => {
                self.appended(hole, slice);
                self.expr(Hole::to(HEAP).deref(), tail);
            }
            Builtin::Copy(dst, src) => {
                self.discard(dst);
                self.expr(Hole::to(HEAP).deref(), src);
            }
            Builtin::MakeSlice { len, cap, site } => {
                self.discard(len);
                cap.iter().for_each(|cap| self.discard(cap));
                let bytes = match (&len.kind, cap.as_deref().unwrap_or(len)) {
                    (ExprKind::Const(Const::Int(_)), Expr { kind: ExprKind::Const(Const::Int(n)), .. }) => {
                        self.elem_size(ty).saturating_mul((*n).max(0) as u64)
                    }
                    _ => u64::MAX,
                };
                let loc = self.site(*site, bytes);
                self.graph.flow(hole.addr(), loc);
            }
            Builtin::Min(values) | Builtin::Max(values) => {
                values.iter().for_each(|value| self.expr(hole, value));
            }
            Builtin::Panic(value) => self.expr(Hole::to(HEAP), value),
            Builtin::Len(value) | Builtin::Cap(value) | Builtin::Clear(value) | Builtin::Close(value) => {
                self.discard(value);
            }
            Builtin::Delete(map, key) => {
                self.discard(map);
                self.discard(key);
            }
            Builtin::MakeMap(size, _) | Builtin::MakeChan(size, _) => {
                size.iter().for_each(|size| self.discard(size));
            }
            Builtin::Print(values) | Builtin::Println(values) => {
                values.iter().for_each(|value| self.discard(value));
            }
            Builtin::Recover => {}
        }
    }

    /// The slice that is appended to: it flows on, and what its elements point to may be copied to a new array.
    fn appended(&mut self, hole: Hole, slice: &'a Expr) {
        let tee = self.graph.add(self.func, self.loop_depth, Role::Plain);
        self.graph.flow(hole, tee);
        self.graph.flow(Hole::to(HEAP).deref(), tee);
        self.expr(Hole::to(tee), slice);
    }

    // ── calls ──

    /// A call whose results go to the holes.
    fn call(&mut self, holes: &[Option<Hole>], callee: &'a Callee, args: &'a [Expr]) {
        let known = match callee {
            Callee::Static(func) => Some(*func),
            Callee::Value(value) => {
                let known = self.known_callee(value);
                self.discard(value);
                known
            }
            Callee::Interface(receiver, _) => {
                self.expr(Hole::to(HEAP), receiver);
                None
            }
        };
        match known {
            Some(func) if self.members.contains(&func) => self.call_member(holes, func, args),
            Some(func) => self.call_tagged(holes, func, args),
            None => args.iter().for_each(|arg| self.expr(Hole::to(HEAP), arg)),
        }
    }

    /// The function that a function value is known to be.
    fn known_callee(&mut self, value: &Expr) -> Option<FuncId> {
        match &value.kind {
            ExprKind::Closure { func, .. } | ExprKind::Func(func) => Some(*func),
            ExprKind::Local(local) => {
                let (mut func, mut local) = (self.func, *local);
                loop {
                    if let Some(&known) = self.known_closures.get(&(func, local)) {
                        return Some(known);
                    }
                    let desc = &self.program.funcs[func.0 as usize];
                    let capture = desc.captures.iter().find(|capture| capture.inner == local)?;
                    (func, local) = (desc.parent?, capture.outer);
                }
            }
            _ => None,
        }
    }

    fn call_member(&mut self, holes: &[Option<Hole>], func: FuncId, args: &'a [Expr]) {
        let desc = &self.program.funcs[func.0 as usize];
        for (&param, arg) in desc.params.iter().zip(args) {
            let param = self.local(func, param);
            self.expr(Hole::to(param), arg);
        }
        for (hole, &result) in holes.iter().zip(&desc.results) {
            if let Some(hole) = hole {
                let result = self.local(func, result);
                self.graph.flow(*hole, result);
            }
        }
    }

    /// A call of a function that was analysed before; without tags (a native), everything leaks.
    fn call_tagged(&mut self, holes: &[Option<Hole>], func: FuncId, args: &'a [Expr]) {
        let tags = self.tags;
        let Some(tags) = tags.get(&func) else {
            return args.iter().for_each(|arg| self.expr(Hole::to(HEAP), arg));
        };
        for (tag, arg) in tags.iter().zip(args) {
            let tee = self.graph.add(self.func, self.loop_depth, Role::Plain);
            if let Some(derefs) = tag.heap {
                self.graph.flow(Hole { dst: HEAP, derefs: derefs as i32 }, tee);
            }
            for (hole, derefs) in holes.iter().zip(&tag.results) {
                if let (Some(hole), Some(derefs)) = (hole, derefs) {
                    self.graph.flow(Hole { dst: hole.dst, derefs: hole.derefs + *derefs as i32 }, tee);
                }
            }
            self.expr(Hole::to(tee), arg);
        }
    }
}

/// Labels to which a `goto` further down jumps back.
fn find_looping_labels(block: &Block, seen: &mut FxHashSet<Label>, looping: &mut FxHashSet<Label>) {
    for stmt in &block.stmts {
        let mut inside = |block: &Block| find_looping_labels(block, seen, looping);
        match &stmt.kind {
            StmtKind::Block(block) => inside(block),
            StmtKind::If { then, els, .. } => {
                inside(then);
                els.iter().for_each(inside);
            }
            StmtKind::For(stmt) => inside(&stmt.body),
            StmtKind::Range(stmt) => inside(&stmt.body),
            StmtKind::Switch(stmt) => stmt.clauses.iter().for_each(|clause| inside(&clause.body)),
            StmtKind::TypeSwitch(stmt) => stmt.clauses.iter().for_each(|clause| inside(&clause.body)),
            StmtKind::Select(stmt) => stmt.cases.iter().for_each(|case| inside(&case.body)),
            StmtKind::Label(label) => {
                seen.insert(*label);
            }
            StmtKind::Goto(label) if seen.contains(label) => {
                looping.insert(*label);
            }
            _ => {}
        }
    }
}
