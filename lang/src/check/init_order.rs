//! The order of package initialisation (Go specification, "Package initialization").

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use super::context::FuncCtx;
use super::load::RUNTIME;
use super::object::{DeclId, ObjId, ObjKind, State};
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::typed::{Block, Callee, Dest, Expr, ExprKind, FuncId, Rhs, Stmt, StmtKind};
use crate::types::{PkgId, Signature, TyKind};

impl Checker<'_> {
    /// Writes the init functions, each package's variables in order.
    pub(super) fn init_order(&mut self) {
        for index in 1..self.packages.len() {
            let pkg = PkgId(index as u32);
            self.env.pkg = pkg;
            let order = match self.packages[index].user {
                true => std::mem::take(&mut self.packages[index].order),
                false => self.source_order(pkg),
            };
            self.write_init(pkg, order);
        }
        self.initialised = true;
    }

    /// The declarations of a library package's variables, which stand in their files as they are to be initialised: the
    /// order could not be found without looking at the bodies of functions.
    fn source_order(&self, pkg: PkgId) -> Vec<DeclId> {
        let variables = self.packages[pkg.0 as usize].objects.iter().map(|&obj| self.obj(obj));
        let mut order: Vec<DeclId> = variables
            .filter(|object| matches!(object.kind, ObjKind::Global(_)) && object.state == State::Black)
            .filter_map(|object| object.decl)
            .collect();
        order.dedup();
        order
    }

    /// The library packages whose variables do not stand in the order of their initialisation. For a program that is
    /// checked with [`Library::Whole`](super::Library::Whole).
    pub fn out_of_order(&mut self) -> Vec<String> {
        let mut misplaced = Vec::new();
        for index in 1..self.packages.len() {
            let pkg = PkgId(index as u32);
            if !self.packages[index].user && self.package_order(pkg) != self.source_order(pkg) {
                misplaced.push(self.packages[index].path.to_string());
            }
        }
        misplaced
    }

    /// The init functions of packages that have something to initialise, in order.
    pub(super) fn init_functions(&self) -> Vec<FuncId> {
        let inits = self.packages_in_order().into_iter().map(|pkg| self.packages[pkg.0 as usize].init_func);
        inits.filter(|func| self.funcs[func.0 as usize].body.is_some()).collect()
    }

    /// The packages as they are initialised: after the run-time system always that which comes first by import path of those
    /// whose imports are initialised.
    fn packages_in_order(&self) -> Vec<PkgId> {
        let count = self.loaded.len() as u32;
        // The run-time system and what it imports were loaded first.
        let of_runtime = self.loaded.iter().position(|loaded| loaded.path == RUNTIME).map_or(0, |at| at + 1);
        let mut order: Vec<PkgId> = (1..=of_runtime as u32).map(PkgId).collect();
        let mut users: Vec<Vec<PkgId>> = vec![Vec::new(); count as usize + 1];
        let mut waits = vec![0; count as usize + 1];
        for pkg in (of_runtime as u32 + 1..=count).map(PkgId) {
            let mut imported: Vec<PkgId> = self.loaded[pkg.0 as usize - 1].imported().collect();
            imported.retain(|imported| imported.0 > of_runtime as u32);
            for &imported in &imported {
                users[imported.0 as usize].push(pkg);
            }
            waits[pkg.0 as usize] = imported.len();
        }
        let named = |pkg: PkgId| (&*self.loaded[pkg.0 as usize - 1].path, pkg);
        let rest = (of_runtime as u32 + 1..=count).map(PkgId);
        let mut ready: BTreeSet<(&str, PkgId)> =
            rest.filter(|pkg| waits[pkg.0 as usize] == 0).map(named).collect();
        while let Some((_, pkg)) = ready.pop_first() {
            order.push(pkg);
            for &user in &users[pkg.0 as usize] {
                waits[user.0 as usize] -= 1;
                if waits[user.0 as usize] == 0 {
                    ready.insert(named(user));
                }
            }
        }
        order
    }

    /// Declarations of variables in initialisation order: repeatedly the first in the source that depends on no
    /// uninitialised variable. Where a cycle leaves none, the one with the fewest such dependencies is next.
    pub(super) fn package_order(&mut self, pkg: PkgId) -> Vec<DeclId> {
        let objects = self.packages[pkg.0 as usize].objects.clone();
        let values: Vec<ObjId> = objects
            .into_iter()
            .filter(|&obj| matches!(self.obj(obj).kind, ObjKind::Const(_) | ObjKind::Global(_)))
            .filter(|&obj| self.obj(obj).state == State::Black)
            .collect();
        let index: FxHashMap<ObjId, usize> = values.iter().enumerate().map(|(i, &obj)| (obj, i)).collect();
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); values.len()];
        let mut waits: Vec<usize> = vec![0; values.len()];
        for (i, &obj) in values.iter().enumerate() {
            for dep in self.value_dependencies(obj) {
                if let Some(&dep) = index.get(&dep) {
                    users[dep].push(i);
                    waits[i] += 1;
                }
            }
        }
        let is_var = |checker: &Self, i: usize| matches!(checker.obj(values[i]).kind, ObjKind::Global(_));
        let mut queue: BTreeSet<(bool, usize, usize)> =
            (0..values.len()).map(|i| (is_var(self, i), waits[i], i)).collect();
        let mut order = Vec::new();
        let mut emitted: FxHashSet<DeclId> = FxHashSet::default();
        while let Some((variable, waiting, i)) = queue.pop_first() {
            if waiting > 0 {
                self.report_init_cycle(values[i]);
            }
            for &user in &users[i] {
                let entry = (is_var(self, user), waits[user], user);
                waits[user] -= 1;
                if queue.remove(&entry) {
                    queue.insert((entry.0, waits[user], user));
                }
            }
            if let (true, Some(decl)) = (variable, self.obj(values[i]).decl)
                && emitted.insert(decl)
            {
                order.push(decl);
            }
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
        out
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
            let kind = ExprKind::Call { callee: Callee::Static(func), args: Vec::new(), site: None };
            stmts.push(Stmt { span, kind: StmtKind::Expr(Expr { ty: nothing, span, kind }) });
        }
        if stmts.is_empty() {
            return;
        }
        let func = self.packages[pkg.0 as usize].init_func;
        let sig = Signature { params: Vec::new(), results: Vec::new(), variadic: false };
        self.funcs[func.0 as usize].sig = self.types.intern(TyKind::Func(sig.into()));
        // Constants that are looked at later are checked in a function, too.
        let later = Some(Box::new(FuncCtx::new(func)));
        if let Some(ctx) = std::mem::replace(&mut self.packages[pkg.0 as usize].init_ctx, later) {
            self.store_body(func, *ctx, Vec::new(), Vec::new(), Block { stmts }, Span::NONE);
        }
    }
}
