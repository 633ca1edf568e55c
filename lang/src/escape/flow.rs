//! From the typed tree to the flow graph.
//!
//! Values without pointers flow nowhere and are looked into only for what is inside them. A captured variable is
//! its enclosing function's variable: the closure object holds its address or its value, and uses in the closure's
//! body are uses of that variable.

use rustc_hash::{FxHashMap, FxHashSet};

use super::activation::{Act, Activation, Standing};
use super::callees::{Assignments, Known};
use super::graph::{Graph, HEAP, Hole, Loc, MUTATOR, Role};
use super::remarks::Remarks;
use super::self_assignment;
use super::{MAX_IMPLICIT_BYTES, MAX_VARIABLE_BYTES};
use crate::inline;
use crate::typed::{
    Block, Comm, Dest, Expr, ExprKind, ForStmt, Func, FuncId, Inlined, InlinedCalls, Label, LocalId,
    ParamFlow, Placement, Program, RangeKind, RangeStmt, Rhs, SiteId, Stmt, StmtKind, TypeSwitchStmt,
};
use crate::types::{Layouts, Ty, TyKind};

/// What the analysis decided for one function.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    /// Addressed variables that stay in the frame.
    pub(super) stack_locals: Vec<LocalId>,
    /// Allocations that do not go to the heap.
    pub(super) sites: Vec<(SiteId, Placement)>,
}

/// The result for a component.
#[derive(Debug)]
pub(super) struct Solved {
    pub(super) decisions: Vec<(FuncId, Decisions)>,
    pub(super) inlined: Vec<(FuncId, InlinedCalls, Vec<Inlined>)>,
    pub(super) flows: Vec<(FuncId, Vec<ParamFlow>)>,
}

/// An allocation, or a new array of an append.
pub(super) struct Origin<'a> {
    /// The body it is in.
    pub(super) act: Act,
    pub(super) loc: Loc,
    pub(super) expr: &'a Expr,
}

/// The graph of a component and what its locations stand for.
pub(super) struct Component<'a> {
    pub(super) program: &'a Program,
    pub(super) layouts: &'a mut Layouts,
    /// The component's functions.
    pub(super) members: FxHashMap<FuncId, Act>,
    pub(super) activations: Vec<Activation>,
    /// The bodies of closures, by the body that their literal stands in.
    pub(super) closures: FxHashMap<(Act, FuncId), Act>,
    /// What is inlined in each function's frame, and which calls in its own body are.
    pub(super) inlined: FxHashMap<Act, Vec<Inlined>>,
    pub(super) inlined_calls: FxHashMap<Act, InlinedCalls>,
    /// Inlined bodies, by the body that calls them and the place there.
    pub(super) inlined_at: FxHashMap<(Act, SiteId), Act>,
    /// What an inlined function may cost there.
    pub(super) admitted: FxHashMap<Act, u32>,
    pub(super) graph: Graph,
    pub(super) locals: FxHashMap<(Act, LocalId), Loc>,
    sites: Vec<(Act, SiteId, Loc)>,
    /// Assignments that are ignored, once for each destination.
    pub(super) self_assignments: Vec<(Act, &'a Stmt)>,
    /// What stands in the source for each location that is no variable.
    pub(super) origins: Vec<Origin<'a>>,
    /// Temporaries and what they hold.
    pub(super) temporaries: FxHashMap<(Act, LocalId), &'a Expr>,
    /// Those of them that are `[]byte(s)` of a string.
    pub(super) byte_copies: FxHashSet<Loc>,
    /// Variables that hold one function for ever, so that calls of them have a known callee.
    pub(super) known_functions: FxHashMap<(Act, LocalId), Known>,
    pub(super) assignments: Assignments<'a>,
    /// Types of the values of interface variables that only ever hold such.
    pub(super) known_types: FxHashMap<(Act, LocalId), Ty>,
    /// Variables that only ever hold one number.
    pub(super) known_numbers: FxHashMap<(Act, LocalId), i64>,
    /// The body that is looked at.
    pub(super) at: Act,
    pub(super) loop_depth: u32,
    /// Labels of the current function that a later `goto` jumps back to.
    looping: FxHashSet<Label>,
}

impl<'a> Component<'a> {
    /// Builds the graph of some functions, of which enclosing ones come before their closures.
    pub(super) fn build(program: &'a Program, layouts: &'a mut Layouts, funcs: &[FuncId]) -> Self {
        let funcs_of = || funcs.iter().map(|func| &program.funcs[func.0 as usize]);
        let variables: usize = funcs_of().map(|func| func.locals.len()).sum();
        let allocations: usize = funcs_of().map(|func| func.sites.len()).sum();
        let mut component = Component {
            program,
            layouts,
            members: FxHashMap::default(),
            activations: Vec::new(),
            closures: FxHashMap::default(),
            inlined: FxHashMap::default(),
            inlined_calls: FxHashMap::default(),
            inlined_at: FxHashMap::default(),
            admitted: FxHashMap::default(),
            graph: Graph::with_capacity(2 * (variables + allocations)),
            locals: FxHashMap::with_capacity_and_hasher(variables, Default::default()),
            sites: Vec::new(),
            self_assignments: Vec::new(),
            origins: Vec::new(),
            temporaries: FxHashMap::default(),
            byte_copies: FxHashSet::default(),
            known_functions: FxHashMap::default(),
            assignments: Assignments::default(),
            known_types: FxHashMap::default(),
            known_numbers: FxHashMap::default(),
            at: Act(0),
            loop_depth: 1,
            looping: FxHashSet::default(),
        };
        for &func in funcs {
            let outer = program.funcs[func.0 as usize].parent.map(|parent| component.members[&parent]);
            let act = component.activate(func, outer, Standing::Own);
            component.members.insert(func, act);
            component.admitted.insert(act, inline::admitted(program, func));
            if let Some(outer) = outer {
                component.closures.insert((outer, func), act);
            }
            component.declare_signature(act);
        }
        for &func in funcs {
            let act = component.members[&func];
            component.within(act, 1, |component| component.walk_body());
        }
        component
    }

    /// Solves the graph; tells what was found if there is somebody to tell.
    pub(super) fn solve(mut self, remarks: Option<&mut Remarks<'_>>) -> Solved {
        let program = self.program;
        let mut graph = std::mem::take(&mut self.graph);
        graph.solve(&|act, outer| self.is_inside(act, outer));
        self.graph = graph;
        if let Some(remarks) = remarks {
            self.remark(remarks);
        }
        let mut decisions: FxHashMap<FuncId, Decisions> = FxHashMap::default();
        for (&(act, local), &loc) in &self.locals {
            let Activation { func, frame, standing, .. } = self.activations[act.0 as usize];
            let is_own =
                !program.funcs[func.0 as usize].captures.iter().any(|capture| capture.inner == local);
            if !is_own || self.graph.escapes(loc) {
                continue;
            }
            match standing {
                Standing::Own => decisions.entry(func).or_default().stack_locals.push(local),
                Standing::Inlined(number) => {
                    let body =
                        &mut self.inlined.get_mut(&frame).expect("it was noted when found")[number as usize];
                    body.locals[local.0 as usize] = Placement::Stack;
                }
                Standing::Copy => {}
            }
        }
        for &(act, site, loc) in &self.sites {
            if !self.graph.escapes(loc) {
                let shared = self.byte_copies.contains(&loc) && !self.graph.is_written(loc);
                let placement = if shared { Placement::Shared } else { Placement::Stack };
                let Activation { func, frame, standing, .. } = self.activations[act.0 as usize];
                match standing {
                    Standing::Own => decisions.entry(func).or_default().sites.push((site, placement)),
                    Standing::Inlined(number) => {
                        let body = &mut self.inlined.get_mut(&frame).expect("it was noted when found")
                            [number as usize];
                        if !program.funcs[func.0 as usize].inlining.fixed.contains(&site) {
                            body.sites[site.0 as usize] = placement;
                        }
                    }
                    Standing::Copy => {}
                }
            }
        }
        let flows = self.members.iter().map(|(&func, &act)| {
            let params = &program.funcs[func.0 as usize].params;
            (func, params.iter().map(|&param| self.graph.tag(self.locals[&(act, param)])).collect())
        });
        let flows = flows.collect();
        let mut calls = self.inlined_calls;
        let inlined = self.inlined.into_iter().map(|(frame, bodies)| {
            (self.activations[frame.0 as usize].func, calls.remove(&frame).unwrap_or_default(), bodies)
        });
        Solved { flows, inlined: inlined.collect(), decisions: decisions.into_iter().collect() }
    }

    pub(super) fn current(&self) -> &'a Func {
        &self.program.funcs[self.activation(self.at).func.0 as usize]
    }

    pub(super) fn declare_signature(&mut self, act: Act) {
        let desc = &self.program.funcs[self.activation(act).func.0 as usize];
        for (index, &param) in desc.params.iter().enumerate() {
            self.declare_local(act, param, 1, Role::Param(index));
        }
        for (index, &result) in desc.results.iter().enumerate() {
            self.declare_local(act, result, 1, Role::Result(index));
        }
    }

    pub(super) fn declare_local(&mut self, act: Act, local: LocalId, loop_depth: u32, role: Role) -> Loc {
        let Activation { func, frame, .. } = *self.activation(act);
        let loc = self.graph.add(frame, loop_depth, role);
        let ty = self.program.funcs[func.0 as usize].locals[local.0 as usize].ty;
        let variable = &self.program.funcs[func.0 as usize].locals[local.0 as usize];
        let in_heap = variable.addressed && variable.placement == Placement::Heap;
        if self.size(ty) > MAX_VARIABLE_BYTES || in_heap && self.activation(act).standing == Standing::Copy {
            self.graph.force_heap(loc);
        }
        self.locals.insert((act, local), loc);
        loc
    }

    pub(super) fn declare(&mut self, local: LocalId) -> Loc {
        self.declare_local(self.at, local, self.loop_depth, Role::Plain)
    }

    /// The location of a variable; for a captured one, of the variable it stands for.
    pub(super) fn local(&mut self, act: Act, local: LocalId) -> Loc {
        if let Some(&loc) = self.locals.get(&(act, local)) {
            return loc;
        }
        let Activation { func, outer, .. } = *self.activation(act);
        let desc = &self.program.funcs[func.0 as usize];
        let capture = desc.captures.iter().find(|capture| capture.inner == local);
        match (capture, outer) {
            (Some(capture), Some(outer)) => {
                let loc = self.local(outer, capture.outer);
                self.locals.insert((act, local), loc);
                loc
            }
            // Used before its declaration was met, which a jump over it can bring about.
            _ => self.declare_local(act, local, 1, Role::Plain),
        }
    }

    pub(super) fn site(&mut self, site: SiteId, ty_bytes: u64, expr: &'a Expr) -> Loc {
        let loc = self.meeting();
        self.origins.push(Origin { act: self.at, loc, expr });
        let Activation { func, standing, .. } = *self.activation(self.at);
        let in_heap = self.program.funcs[func.0 as usize].sites[site.0 as usize] == Placement::Heap;
        if ty_bytes > MAX_IMPLICIT_BYTES || in_heap && standing == Standing::Copy {
            self.graph.force_heap(loc);
        }
        self.sites.push((self.at, site, loc));
        loc
    }

    /// A location where values meet, in the current frame and loop.
    pub(super) fn meeting(&mut self) -> Loc {
        self.in_frame(self.loop_depth)
    }

    /// The same within other loops.
    pub(super) fn in_frame(&mut self, loop_depth: u32) -> Loc {
        let frame = self.activation(self.at).frame;
        self.graph.add(frame, loop_depth, Role::Plain)
    }

    pub(super) fn size(&mut self, ty: Ty) -> u64 {
        self.layouts.of(&self.program.types, ty).size
    }

    pub(super) fn has_pointers(&mut self, ty: Ty) -> bool {
        if let TyKind::Tuple(elems) = self.program.types.kind(ty) {
            return elems.iter().any(|&elem| self.has_pointers(elem));
        }
        self.layouts.of(&self.program.types, ty).pointer_bytes > 0
    }

    /// Whether an interface holds values of the type in its data word itself.
    pub(super) fn is_direct(&mut self, ty: Ty) -> bool {
        match self.program.types.underlying(ty) {
            TyKind::Pointer(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func(_) => true,
            TyKind::Struct(desc) => desc.fields.len() == 1 && self.is_direct(desc.fields[0].ty),
            TyKind::Array(elem, len) => *len == 1 && self.is_direct(*elem),
            _ => false,
        }
    }

    /// Looks at another body for a while.
    pub(super) fn within(&mut self, act: Act, loop_depth: u32, look: impl FnOnce(&mut Self)) {
        let at = std::mem::replace(&mut self.at, act);
        let depth = std::mem::replace(&mut self.loop_depth, loop_depth);
        let looping = std::mem::take(&mut self.looping);
        look(self);
        (self.at, self.loop_depth, self.looping) = (at, depth, looping);
    }

    pub(super) fn walk_body(&mut self) {
        let Some(body) = &self.current().body else { return };
        let mut seen = FxHashSet::default();
        find_looping_labels(body, &mut seen, &mut self.looping);
        self.block(body);
    }

    // ── statements ──

    pub(super) fn block(&mut self, block: &'a Block) {
        block.stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    pub(super) fn in_loop(&mut self, body: impl FnOnce(&mut Self)) {
        self.loop_depth += 1;
        body(self);
        self.loop_depth -= 1;
    }

    pub(super) fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Expr(expr) => self.discard(expr),
            StmtKind::Declare(local) => {
                self.declare(*local);
            }
            StmtKind::Assign { lhs, rhs } => self.assign(stmt, lhs, rhs),
            StmtKind::OpAssign { lhs, rhs, .. } => {
                // Arithmetic yields no pointer but a string's, whose bytes are new. Go takes it for an assignment all the same.
                let mut holes = [Some(self.place(lhs))];
                self.ignore_self_assignments(stmt, &mut holes);
                self.value(holes[0], rhs);
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
                    results.iter().map(|&result| Some(Hole::to(self.local(self.at, result)))).collect();
                self.rhs(&holes, rhs);
            }
            StmtKind::Go(closure) => self.expr(Hole::to(HEAP), closure),
            StmtKind::Defer { closure, in_loop: true, .. } => self.expr(Hole::to(HEAP), closure),
            StmtKind::Defer { closure, in_loop: false, .. } => {
                // The record is in the frame, and the call happens before the frame goes.
                let record = self.in_frame(1);
                self.expr(Hole::to(record), closure);
            }
            StmtKind::Send { chan, value } => self.send(chan, value),
            StmtKind::Label(label) => {
                if self.looping.contains(label) {
                    self.loop_depth += 1;
                }
            }
            StmtKind::MoveToHeap { .. }
            | StmtKind::Return(None)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_) => {}
        }
    }

    /// Variables of the init statement are new in each iteration, but their values are carried from one to the next.
    pub(super) fn for_loop(&mut self, stmt: &'a ForStmt) {
        self.in_loop(|this| {
            stmt.init.iter().for_each(|init| this.stmt(init));
            stmt.cond.iter().for_each(|cond| this.discard(cond));
            this.block(&stmt.body);
            stmt.post.iter().for_each(|post| this.stmt(post));
        });
        for &local in &stmt.per_iteration {
            let carried = self.meeting();
            let variable = self.local(self.at, local);
            self.graph.flow(Hole::to(carried), variable);
        }
    }

    pub(super) fn send(&mut self, chan: &'a Expr, value: &'a Expr) {
        self.discard(chan);
        self.expr(Hole::to(HEAP), value);
    }

    fn assign(&mut self, stmt: &'a Stmt, lhs: &'a [Dest], rhs: &'a Rhs) {
        let mut holes: Vec<Option<Hole>> = lhs.iter().map(|dest| self.dest(dest)).collect();
        self.ignore_self_assignments(stmt, &mut holes);
        self.rhs(&holes, rhs);
        if let Rhs::Each(values) = rhs {
            for (dest, value) in lhs.iter().zip(values) {
                if let Dest::Define(local) = dest {
                    self.note(self.at, *local, value);
                }
            }
        }
    }

    fn ignore_self_assignments(&mut self, stmt: &'a Stmt, holes: &mut [Option<Hole>]) {
        for index in self_assignment::found_in(stmt) {
            holes[index] = None;
            self.self_assignments.push((self.at, stmt));
        }
    }

    pub(super) fn dest(&mut self, dest: &'a Dest) -> Option<Hole> {
        match dest {
            Dest::Blank => None,
            Dest::Define(local) => Some(Hole::to(self.declare(*local))),
            Dest::Place(place) => Some(self.place(place)),
        }
    }

    /// Where a value goes that is stored in a place.
    pub(super) fn place(&mut self, place: &'a Expr) -> Hole {
        match &place.kind {
            ExprKind::Local(local) => Hole::to(self.local(self.at, *local)),
            ExprKind::Field(base, _) => self.place(base),
            ExprKind::Index(base, index) => {
                self.discard(index);
                if let TyKind::Array(..) = self.program.types.underlying(base.ty) {
                    return self.place(base);
                }
                self.expr(Hole::to(MUTATOR), base);
                Hole::to(HEAP)
            }
            ExprKind::Deref(pointer) => {
                self.expr(Hole::to(MUTATOR), pointer);
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

    pub(super) fn rhs(&mut self, holes: &[Option<Hole>], rhs: &'a Rhs) {
        match rhs {
            Rhs::Each(values) => {
                holes.iter().zip(values).for_each(|(&hole, value)| self.value(hole, value));
            }
            Rhs::Tuple(value) => self.tuple(holes, value),
        }
    }

    fn value(&mut self, hole: Option<Hole>, value: &'a Expr) {
        match hole {
            Some(hole) => self.expr(hole, value),
            None => self.discard(value),
        }
    }

    /// An expression with several values, each into its hole.
    pub(super) fn tuple(&mut self, holes: &[Option<Hole>], expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Call { callee, args, site } => self.call(holes, callee, args, *site, expr.span),
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

    pub(super) fn range(&mut self, stmt: &'a RangeStmt) {
        let source = match stmt.kind {
            RangeKind::Array => Some(0),
            RangeKind::Slice | RangeKind::ArrayPointer => Some(1),
            RangeKind::Int | RangeKind::String | RangeKind::Map | RangeKind::Chan => None,
        };
        // The subject is evaluated outside the loop, the variables are new in each iteration.
        let subject = self.meeting();
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

    pub(super) fn type_switch(&mut self, stmt: &'a TypeSwitchStmt) {
        let subject = self.meeting();
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
