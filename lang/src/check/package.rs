//! Checking whole packages, and the work put off meanwhile.

use super::object::{ObjId, ObjKind};
use super::{Checker, Later};
use crate::ast::{self, Promise};
use crate::diagnostics::Code;
use crate::parser::{parse_body, parse_tail};
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{FuncId, RUNTIME_PACKAGES};
use crate::types::{PkgId, Ty, TyKind, comparable};

impl<'a> Checker<'a> {
    /// Only the library has natives. Go reports a missing body, or a promise of a function that has one, when all else
    /// is right.
    pub(super) fn report_missing_bodies(&mut self, pkg: PkgId) {
        if !self.diagnostics.is_empty() {
            return;
        }
        for obj in self.packages[pkg.0 as usize].objects.clone() {
            let ObjKind::Func(func) = self.obj(obj).kind else { continue };
            let Some((_, decl)) = self.func_infos[func.0 as usize].decl else { continue };
            let at = decl.recv.as_ref().map_or(decl.name.span, |recv| recv.span);
            if self.tail(decl).body.is_none() {
                self.error(at, "missing function body");
            } else if decl.promise == Some(Promise::NoEscape) {
                self.error(at, "can only use //go:noescape with external func implementations");
            }
        }
    }

    /// All declarations and bodies of a package, types first, as Go checks them.
    pub(super) fn check_whole(&mut self, pkg: PkgId) {
        self.env.pkg = pkg;
        let objects = self.packages[pkg.0 as usize].objects.clone();
        let is_type = |checker: &Self, obj: ObjId, want: bool| match checker.obj(obj).kind {
            ObjKind::Type { alias } => alias == want,
            _ => false,
        };
        for &obj in objects.iter().filter(|&&obj| is_type(self, obj, false)).collect::<Vec<_>>() {
            self.object_decl(obj);
        }
        for &obj in objects.iter().filter(|&&obj| is_type(self, obj, true)).collect::<Vec<_>>() {
            self.object_decl(obj);
        }
        for obj in objects {
            self.object_decl(obj);
            if let ObjKind::Func(func) = self.obj(obj).kind {
                self.make_live(func);
            }
        }
        // A package may have nothing but types.
        self.drain_types();
    }

    /// The types of a package of the run-time system, of which the machine makes values, and pointers to them.
    fn check_runtime(&mut self, pkg: PkgId) {
        for obj in self.packages[pkg.0 as usize].objects.clone() {
            if !matches!(self.obj(obj).kind, ObjKind::Type { .. }) {
                continue;
            }
            self.object_decl(obj);
            if let Some(ty) = self.obj(obj).ty {
                let pointer = self.types.pointer(ty);
                self.make_type_live(ty);
                self.make_type_live(pointer);
            }
        }
    }

    /// The declarations of a library package that have effects: blank variables and `init` functions.
    pub(super) fn check_effects(&mut self, pkg: PkgId) {
        if RUNTIME_PACKAGES.contains(&&*self.packages[pkg.0 as usize].path) {
            self.check_runtime(pkg);
        }
        for obj in self.packages[pkg.0 as usize].objects.clone() {
            if self.obj(obj).name == Symbol::BLANK && matches!(self.obj(obj).kind, ObjKind::Global(_)) {
                self.object_decl(obj);
            }
        }
        for func in self.packages[pkg.0 as usize].inits.clone() {
            if let Some(obj) = self.func_infos[func.0 as usize].obj {
                self.object_decl(obj);
            }
            self.make_live(func);
        }
    }

    /// Does what was put off, and what that puts off in turn.
    pub(super) fn run_later(&mut self) {
        loop {
            while let Some(later) = self.later.pop_front() {
                self.do_later(later);
            }
            // Instances are those of declarations without errors.
            if !self.diagnostics.is_empty() || !self.monomorph() || !self.report_too_deep() {
                return;
            }
            let Some(func) = self.instances.pop_front() else { return };
            self.check_body(func);
        }
    }

    fn do_later(&mut self, later: Later<'a>) {
        match later {
            Later::Body(func) => self.check_body(func),
            Later::Signature(func, export) => self.signature_only(func, export),
            Later::Closure(job) => self.run_closure_job(*job),
            Later::MapKey { pkg, key, span } => self.in_package(pkg, |checker| {
                checker.complete(key);
                if !comparable(&checker.types, key) {
                    let hint = if checker.types.is_type_param(key) {
                        " (missing comparable constraint)"
                    } else {
                        ""
                    };
                    let message = format!("invalid map key type {}{hint}", checker.ty_text(key));
                    checker.error(span, message);
                }
            }),
            Later::Embedded { ty, span } => self.check_embedded(ty, span),
            Later::NotConstraint { pkg, ty, span } => self.in_package(pkg, |checker| {
                checker.check_not_constraint(ty, span);
            }),
            Later::Receiver { pkg, ty, span } => self.in_package(pkg, |checker| {
                checker.check_receiver(pkg, ty, span);
            }),
            Later::DuplicateMethod { sigs, name, overlaps, span, other } => {
                if !overlaps || sigs.0 != sigs.1 {
                    self.duplicate_method(name, span, other);
                }
            }
            Later::Union { pkg, terms } => self.in_package(pkg, |checker| checker.check_union(&terms)),
            Later::Verify { pkg, language, instantiation } => self.in_package(pkg, |checker| {
                let outer = std::mem::replace(&mut checker.env.language, language);
                checker.verify(*instantiation);
                checker.env.language = outer;
            }),
        }
    }

    fn in_package(&mut self, pkg: PkgId, check: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.env.pkg, pkg);
        check(self);
        self.env.pkg = outer;
    }

    fn check_not_constraint(&mut self, ty: Ty, span: Span) {
        let TyKind::Interface(iface) = self.types.underlying(ty) else { return };
        if iface.constraint_only() {
            let why =
                if iface.comparable { "is (or embeds) comparable" } else { "contains type constraints" };
            let text = self.ty_text(ty);
            self.error(span, format!("cannot use type {text} outside a type constraint: interface {why}"));
        }
    }

    fn check_body(&mut self, func: FuncId) {
        let Some((decl, source)) = self.func_infos[func.0 as usize].decl else { return };
        if let Some(obj) = self.func_infos[func.0 as usize].obj {
            self.object_decl(obj);
        }
        let tail = self.tail(source);
        let Some(body) = &tail.body else {
            self.native(func);
            return;
        };
        if self.funcs[func.0 as usize].sig == Ty::INVALID {
            return;
        }
        let outer = self.enter_func(func);
        self.env.decl = Some(decl);
        let block = body.get_or_parse(|span| self.parse_body(span));
        self.function_body(func, source.recv.as_ref(), &tail.ty, block);
        self.env = outer;
    }

    /// What follows the name of a function. A library's was passed over when its file was parsed.
    pub(super) fn tail(&mut self, decl: &'a ast::FuncDecl) -> &'a ast::FuncTail {
        decl.tail.get_or_parse(|span| {
            let id = self.sources.file_of(span.start).expect("a declaration is in a file");
            let (tail, mut errors) = parse_tail(self.sources.file(id), decl, self.interner);
            self.diagnostics.append(&mut errors);
            tail
        })
    }

    /// The body of a library's function, which was passed over when its tail was parsed.
    fn parse_body(&mut self, span: Span) -> ast::Block {
        let id = self.sources.file_of(span.start).expect("a body is in a file");
        let (block, mut errors) = parse_body(self.sources.file(id), span, self.interner);
        self.diagnostics.append(&mut errors);
        block
    }

    /// A function without body.
    pub(super) fn native(&mut self, func: FuncId) {
        self.funcs[func.0 as usize].native = true;
        self.nameless_variables(func);
    }

    /// Parameters and results of a function whose body is not there have variables all the same.
    pub(super) fn nameless_variables(&mut self, func: FuncId) {
        let Some((_, source)) = self.func_infos[func.0 as usize].decl else { return };
        let TyKind::Func(sig) = self.types.kind(self.funcs[func.0 as usize].sig).clone() else { return };
        let span = source.span;
        let mut ctx = super::context::FuncCtx::new(func);
        let mut params = Vec::new();
        if source.recv.is_some() {
            let outer = self.enter_func(func);
            let ty = self.receiver_type(func);
            self.env = outer;
            params.push(ctx.local("", ty, span));
        }
        params.extend(sig.params.iter().map(|&ty| ctx.local("", ty, span)));
        let results = sig.results.iter().map(|&ty| ctx.local("", ty, span)).collect();
        self.funcs[func.0 as usize].params = params;
        self.funcs[func.0 as usize].results = results;
        self.funcs[func.0 as usize].locals = ctx.locals;
    }

    pub(super) fn report_unused_imports(&mut self, pkg: PkgId) {
        // What is refused was not looked into: an import may be used there.
        if self.diagnostics.iter().any(|d| d.code == Code::Unsupported) {
            return;
        }
        for import in self.packages[pkg.0 as usize].imports.clone() {
            let object = self.obj(import);
            let ObjKind::Package(imported) = object.kind else { continue };
            if object.used {
                continue;
            }
            let package = &self.packages[imported.0 as usize];
            let path = &package.path;
            let last = path.rsplit('/').next().unwrap_or_default();
            let name = self.text(object.name);
            let message = match name == last || name == "." {
                true => format!("{path:?} imported and not used"),
                false => format!("{path:?} imported as {name} and not used"),
            };
            self.error(object.span, message);
        }
    }
}
