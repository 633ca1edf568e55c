//! The order of package initialisation (Go specification, "Package initialization").

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use super::object::{DeclId, ObjId, ObjKind, State};
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::typed::{Block, Callee, Dest, Expr, ExprKind, FuncId, Rhs, Stmt, StmtKind};
use crate::types::{PkgId, Signature, TyKind};

impl Checker<'_> {
    /// Orders each package's variables by their dependencies, and writes the init functions.
    pub(super) fn init_order(&mut self) {
        for index in 1..self.packages.len() {
            let pkg = PkgId(index as u32);
            self.env.pkg = pkg;
            let order = self.package_order(pkg);
            self.write_init(pkg, order);
        }
    }

    /// The init functions of packages that have something to initialise, in order.
    pub(super) fn init_functions(&self) -> Vec<FuncId> {
        let inits = self.packages.iter().skip(1).map(|package| package.init_func);
        inits.filter(|func| self.funcs[func.0 as usize].body.is_some()).collect()
    }

    /// Declarations of variables in initialisation order: repeatedly the earliest in the source that depends on
    /// no uninitialised variable.
    fn package_order(&mut self, pkg: PkgId) -> Vec<DeclId> {
        let objects = self.packages[pkg.0 as usize].objects.clone();
        let values: Vec<ObjId> = objects
            .into_iter()
            .filter(|&obj| matches!(self.obj(obj).kind, ObjKind::Const(_) | ObjKind::Global(_)))
            .filter(|&obj| self.obj(obj).state == State::Black)
            .collect();
        let mut edges: FxHashMap<ObjId, Vec<ObjId>> = FxHashMap::default();
        for &obj in &values {
            let deps = self.value_dependencies(obj);
            edges.insert(obj, deps);
        }
        let mut order = Vec::new();
        let mut emitted: FxHashSet<DeclId> = FxHashSet::default();
        let mut visited: FxHashMap<ObjId, bool> = FxHashMap::default();
        let mut reported = false;
        for &obj in &values {
            self.visit(obj, &edges, &mut visited, &mut order, &mut emitted, &mut reported);
        }
        order
    }

    /// Constants and variables of the same package that an entity's declaration reaches, through functions.
    fn value_dependencies(&self, obj: ObjId) -> Vec<ObjId> {
        let mut out = Vec::new();
        let mut seen: FxHashSet<ObjId> = FxHashSet::default();
        let mut work = vec![obj];
        while let Some(from) = work.pop() {
            let Some(decl) = self.obj(from).decl else { continue };
            for &dep in &self.decls[decl.0 as usize].deps {
                if self.obj(dep).pkg != self.obj(obj).pkg || !seen.insert(dep) {
                    continue;
                }
                match self.obj(dep).kind {
                    ObjKind::Func(_) => work.push(dep),
                    _ => out.push(dep),
                }
            }
        }
        // Of several dependencies the one declared first is initialised first.
        out.sort_by_key(|&dep| dep.0);
        out
    }

    fn visit(
        &mut self,
        obj: ObjId,
        edges: &FxHashMap<ObjId, Vec<ObjId>>,
        visited: &mut FxHashMap<ObjId, bool>,
        order: &mut Vec<DeclId>,
        emitted: &mut FxHashSet<DeclId>,
        reported: &mut bool,
    ) {
        // An explicit stack: chains of dependencies may be as long as the program.
        let mut stack: Vec<(ObjId, usize)> = Vec::new();
        if visited.contains_key(&obj) {
            return;
        }
        visited.insert(obj, false);
        stack.push((obj, 0));
        while let Some((current, next)) = stack.pop() {
            let deps = edges.get(&current).map(Vec::as_slice).unwrap_or_default();
            let Some(&dep) = deps.get(next) else {
                visited.insert(current, true);
                if let (ObjKind::Global(_), Some(decl)) = (&self.obj(current).kind, self.obj(current).decl)
                    && emitted.insert(decl)
                {
                    order.push(decl);
                }
                continue;
            };
            stack.push((current, next + 1));
            match visited.get(&dep) {
                None => {
                    visited.insert(dep, false);
                    stack.push((dep, 0));
                }
                Some(true) => {}
                Some(false) if *reported => {}
                Some(false) => {
                    *reported = true;
                    self.report_init_cycle(dep);
                }
            }
        }
    }

    fn report_init_cycle(&mut self, obj: ObjId) {
        let mut seen = FxHashSet::default();
        let Some(mut path) = self.dependency_path(obj, obj, &mut seen) else { return };
        // From the entity back to itself.
        path.reverse();
        let name = |checker: &Self, obj: ObjId| checker.text(checker.obj(obj).name).to_string();
        let span = self.obj(obj).span;
        let subject = name(self, obj);
        if path.len() == 1 {
            self.error(span, format!("initialization cycle: {subject} refers to itself"));
            return;
        }
        let mut diagnostic = Diagnostic::ill_typed(span, format!("initialization cycle for {subject}"));
        let mut from = obj;
        for to in path {
            let note = format!("{} refers to {}", name(self, from), name(self, to));
            diagnostic = diagnostic.with_note(self.obj(from).span, note);
            from = to;
        }
        self.report(diagnostic);
    }

    /// The entities on a way from `from` to `to`, last first.
    fn dependency_path(&self, from: ObjId, to: ObjId, seen: &mut FxHashSet<ObjId>) -> Option<Vec<ObjId>> {
        if !seen.insert(from) {
            return None;
        }
        let decl = self.obj(from).decl?;
        let mut deps = self.decls[decl.0 as usize].deps.clone();
        deps.sort_by_key(|dep| dep.0);
        for dep in deps {
            if dep == to {
                return Some(vec![dep]);
            }
            if let Some(mut path) = self.dependency_path(dep, to, seen) {
                path.push(dep);
                return Some(path);
            }
        }
        None
    }

    /// Writes a package's init function: the variables' initialisations, then the `init` functions.
    fn write_init(&mut self, pkg: PkgId, order: Vec<DeclId>) {
        let mut stmts = Vec::new();
        for decl in order {
            let Some(init) = self.decls[decl.0 as usize].init.take() else { continue };
            let span = init.span;
            let place = |checker: &Self, global: Option<crate::typed::GlobalId>| match global {
                None => Dest::Blank,
                Some(global) => {
                    let ty = checker.globals[global.0 as usize].ty;
                    Dest::Place(Expr { ty, span, kind: ExprKind::Global(global) })
                }
            };
            let lhs: Vec<Dest> = init.lhs.iter().map(|&global| place(self, global)).collect();
            match init.converted {
                None => stmts.push(Stmt { span, kind: StmtKind::Assign { lhs, rhs: init.rhs } }),
                Some((temps, values)) => {
                    let define = temps.into_iter().map(Dest::Define).collect();
                    stmts.push(Stmt { span, kind: StmtKind::Assign { lhs: define, rhs: init.rhs } });
                    stmts.push(Stmt { span, kind: StmtKind::Assign { lhs, rhs: Rhs::Each(values) } });
                }
            }
        }
        let nothing = self.types.tuple(&[]);
        for func in self.packages[pkg.0 as usize].inits.clone() {
            let span = self.funcs[func.0 as usize].span;
            let kind = ExprKind::Call { callee: Callee::Static(func), args: Vec::new() };
            stmts.push(Stmt { span, kind: StmtKind::Expr(Expr { ty: nothing, span, kind }) });
        }
        if stmts.is_empty() {
            return;
        }
        let func = self.packages[pkg.0 as usize].init_func;
        let sig = Signature { params: Vec::new(), results: Vec::new(), variadic: false };
        self.funcs[func.0 as usize].sig = self.types.intern(TyKind::Func(sig.into()));
        if let Some(ctx) = self.packages[pkg.0 as usize].init_ctx.take() {
            self.store_body(func, *ctx, Vec::new(), Vec::new(), Block { stmts }, Span::NONE);
        }
        self.settle_captures();
    }
}
