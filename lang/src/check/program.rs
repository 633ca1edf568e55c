//! All packages of a program, one after the other, and the finished program.
//!
//! As in Go, each of the user's packages is compiled for itself: its errors are its own, and what imports a package with
//! errors is not looked at.

use rustc_hash::{FxHashMap, FxHashSet};

use super::load::Origin;
use super::object::{ObjKind, State};
use super::{Checker, Library};
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{FuncId, Program, WellKnown};
use crate::types::{PkgId, Ty};

impl Checker<'_> {
    /// Checks the program; it is there if there is no error.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&mut self) -> Result<Program, Vec<Diagnostic>> {
        self.check_only()?;
        self.init_order();
        for index in 1..self.packages.len() {
            if self.packages[index].user {
                self.types.number_local_types(PkgId(index as u32));
            }
        }
        let program = PkgId(self.packages.len() as u32 - 1);
        let main = self.main_func(program).expect("a program without errors has a function main");
        let inits = self.init_functions();
        let well_known = self.well_known();
        Ok(Program {
            types: std::mem::take(&mut self.types),
            funcs: std::mem::take(&mut self.funcs),
            globals: std::mem::take(&mut self.globals),
            inits,
            main,
            well_known,
        })
    }

    /// Checks packages of which nothing is to be run.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check_only(&mut self) -> Result<(), Vec<Diagnostic>> {
        self.collect_packages();
        for index in 1..self.packages.len() {
            let pkg = PkgId(index as u32);
            if self.packages[index].user {
                self.check_user_package(pkg);
                continue;
            }
            self.diagnostics.append(&mut self.packages[index].errors);
            match self.library {
                Library::Whole => self.check_whole(pkg),
                Library::Called | Library::Reached => self.check_effects(pkg),
            }
        }
        if self.found.is_empty() {
            self.run_later();
            self.found.append(&mut self.diagnostics);
        }
        if self.found.is_empty() { Ok(()) } else { Err(std::mem::take(&mut self.found)) }
    }

    /// Everything about one of the user's packages, unless something that it imports has errors.
    fn check_user_package(&mut self, pkg: PkgId) {
        let index = pkg.0 as usize;
        let loaded = &self.loaded[index - 1];
        let Origin::User { errors, broken, .. } = &loaded.origin else { return };
        let before = self.found.len();
        self.found.extend(errors.iter().cloned());
        if *broken || loaded.imported().any(|imported| self.packages[imported.0 as usize].failed) {
            if *broken {
                self.check_labels_beside_errors(&loaded.files, errors);
                self.found.append(&mut self.diagnostics);
            } else {
                self.found.truncate(before);
            }
            self.packages[index].failed = true;
            return;
        }
        self.diagnostics.append(&mut self.packages[index].errors);
        self.find_ambiguous_names(pkg);
        self.check_whole(pkg);
        self.run_later();
        self.env.pkg = pkg;
        self.packages[index].order = self.package_order(pkg);
        self.report_unused_imports(pkg);
        if self.found.len() == before {
            self.report_missing_bodies(pkg);
        }
        let is_program = self.packages[index].name == Symbol::MAIN;
        let faultless = self.diagnostics.is_empty() && self.found.len() == before;
        if faultless && is_program && self.main_func(pkg).is_none() {
            self.error(Span::NONE, "function main is undeclared in the main package");
        }
        if self.diagnostics.is_empty() {
            self.check_sizes();
        }
        self.found.append(&mut self.diagnostics);
        if self.found.len() > before {
            self.packages[index].failed = true;
            // These may be of what is wrong.
            self.instances.clear();
            self.monomorph = Default::default();
            self.too_deep = None;
        }
    }

    fn main_func(&self, pkg: PkgId) -> Option<FuncId> {
        let main = self.lookup_in(self.packages[pkg.0 as usize].scope, Symbol::MAIN)?;
        match self.obj(main).kind {
            ObjKind::Func(func) => Some(func),
            _ => None,
        }
    }

    /// Which packages have names that their path must tell apart in messages about `pkg`: those that share it with another
    /// of the packages which are imported, by user's packages on the way too, or with one that only Go's library has.
    fn find_ambiguous_names(&mut self, pkg: PkgId) {
        let mut imported: Vec<PkgId> = Vec::new();
        let mut seen = FxHashSet::default();
        let mut work = vec![pkg];
        let mut namesakes: FxHashSet<&str> = FxHashSet::default();
        while let Some(from) = work.pop() {
            let loaded = &self.loaded[from.0 as usize - 1];
            match &loaded.origin {
                Origin::User { .. } => {
                    let new: Vec<PkgId> = loaded.imported().filter(|&pkg| seen.insert(pkg)).collect();
                    imported.extend(&new);
                    work.extend(new);
                }
                Origin::Library { namesakes: more, .. } => namesakes.extend(more.iter().copied()),
            }
        }
        let mut names: FxHashMap<Symbol, u32> = FxHashMap::default();
        for pkg in &imported {
            *names.entry(self.packages[pkg.0 as usize].name).or_default() += 1;
        }
        let shared = imported.iter().filter(|pkg| names[&self.packages[pkg.0 as usize].name] > 1).copied();
        let named = self.loaded.iter().zip(1..).filter(|(loaded, _)| namesakes.contains(&*loaded.path));
        self.ambiguous = named.map(|(_, id)| PkgId(id)).chain(shared).collect();
    }

    /// Types and functions of library packages, by path and name.
    fn well_known(&self) -> WellKnown {
        let mut out = WellKnown::default();
        for package in self.packages.iter().filter(|package| !package.user) {
            for &obj in &package.objects {
                let object = self.obj(obj);
                let name = || format!("{}.{}", package.path, self.text(object.name)).into();
                match object.kind {
                    ObjKind::Type { .. } if object.state == State::Black => {
                        out.types.push((name(), object.ty.unwrap_or(Ty::INVALID)));
                    }
                    ObjKind::Func(func) if self.func_infos[func.0 as usize].queued => {
                        out.funcs.push((name(), func));
                    }
                    _ => {}
                }
            }
        }
        out
    }
}
