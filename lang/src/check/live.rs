//! Which function bodies are checked: all of the user's, and those of the library that can be called, most of them when
//! they are.

use std::sync::Arc;

use super::load::Origin;
use super::object::{DeclId, State};
use super::{Checker, Later, Library};
use crate::export::Export;
use crate::typed::{FuncId, GlobalId, Program};
use crate::types::{MethodTarget, Ty, TyKind, method_set};

/// What a declaration refers to from code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Reference {
    /// A function.
    Func(FuncId),
    /// A type whose values get into interfaces.
    Type(Ty),
    /// A package-level variable.
    Variable(GlobalId),
}

/// What refers: a declaration, or an instance of a generic one with these arguments. Instances are told apart, since what one
/// refers to may be of a package that a program with another does not have.
pub(super) type Referrer = (DeclId, Option<Arc<[Ty]>>);

impl<'a> Checker<'a> {
    pub(super) fn note(&mut self, reference: Reference) {
        if let (Library::Whole, Some(decl)) = (self.library, self.env.decl) {
            self.references.insert(((decl, self.env.type_args.clone()), reference));
        }
    }

    /// The function is referred to from code that may run.
    pub(super) fn make_live(&mut self, func: FuncId) {
        self.note(Reference::Func(func));
        let info = &mut self.func_infos[func.0 as usize];
        if self.env.generic || info.queued || info.decl.is_none() {
            return;
        }
        info.queued = true;
        if let Some((origin, _)) = info.instance {
            self.make_live(origin);
            self.instances.push_back(func);
            return;
        }
        let export = (self.library == Library::Called).then(|| self.export_line(func)).flatten();
        let export = export.filter(|line| !Export::is_inlined(line));
        self.later.push_back(export.map_or(Later::Body(func), |export| Later::Signature(func, export)));
    }

    /// A value of the type gets into an interface: its methods can be called dynamically, and by way of
    /// reflection those of its components.
    pub(super) fn make_type_live(&mut self, ty: Ty) {
        if self.env.generic {
            return;
        }
        self.note(Reference::Type(ty));
        if !self.live_types.insert(ty) {
            return;
        }
        self.complete(ty);
        for func in self.concrete_methods(ty) {
            self.make_live(func);
        }
        for part in self.parts(ty) {
            self.make_type_live(part);
        }
        if !self.initialised && self.calls_by_reflection() {
            for part in self.signature_types(ty) {
                self.make_type_live(part);
            }
        }
        if let Some(pointer) = self.reflected_pointer(ty) {
            self.make_type_live(pointer);
        }
    }

    /// The type of pointers that package reflect may make to values of the type. It makes none to pointers to pointers.
    fn reflected_pointer(&mut self, ty: Ty) -> Option<Ty> {
        let deep = matches!(self.types.kind(ty), TyKind::Pointer(elem)
            if matches!(self.types.kind(*elem), TyKind::Pointer(_)));
        let reflects = self.loaded.iter().any(|package| package.path == "reflect");
        (reflects && !deep).then(|| self.types.pointer(ty))
    }

    /// Whether the program may call functions that it does not name.
    fn calls_by_reflection(&self) -> bool {
        self.loaded.iter().any(|package| match package.origin {
            Origin::User { .. } => package.imports.contains_key("reflect"),
            Origin::Library { .. } => package.path == "text/template",
        })
    }

    /// The types of what a function, or the methods of a type, take and return.
    fn signature_types(&self, ty: Ty) -> Vec<Ty> {
        let signature = |ty| match self.types.underlying(ty) {
            TyKind::Func(sig) => sig.params.iter().chain(&sig.results).copied().collect(),
            _ => Vec::new(),
        };
        let methods = method_set(&self.types, ty);
        methods.iter().flat_map(|method| signature(method.sig)).chain(signature(ty)).collect()
    }

    /// The functions in the method set of a concrete type.
    fn concrete_methods(&self, ty: Ty) -> Vec<FuncId> {
        if matches!(self.types.underlying(ty), TyKind::Interface(_)) {
            return Vec::new();
        }
        let methods = method_set(&self.types, ty).into_iter();
        let funcs = methods.filter_map(|method| match method.target {
            MethodTarget::Func { func, .. } => Some(func),
            MethodTarget::Interface { .. } => None,
        });
        funcs.collect()
    }

    /// The types of a type's components.
    fn parts(&self, ty: Ty) -> Vec<Ty> {
        match self.types.underlying(ty) {
            TyKind::Pointer(elem) | TyKind::Slice(elem) | TyKind::Array(elem, _) | TyKind::Chan(_, elem) => {
                vec![*elem]
            }
            TyKind::Map(key, value) => vec![*key, *value],
            TyKind::Struct(fields) => fields.fields.iter().map(|field| field.ty).collect(),
            _ => Vec::new(),
        }
    }

    /// What a library function's package exports of it.
    fn export_line(&self, func: FuncId) -> Option<&'static str> {
        let func = &self.funcs[func.0 as usize];
        let package = &self.loaded[func.pkg.0 as usize - 1];
        crate::export::find(package.export(), &func.name)
    }

    /// A library function's variables and flows, whose body waits for its first call; and the package-level variables that
    /// its code may touch, so that they are initialised with all others.
    pub(super) fn signature_only(&mut self, func: FuncId, export: &'static str) {
        if let Some(obj) = self.func_infos[func.0 as usize].obj {
            self.object_decl(obj);
        }
        let Some((_, source)) = self.func_infos[func.0 as usize].decl else { return };
        if self.tail(source).body.is_none() {
            return self.native(func);
        }
        self.nameless_variables(func);
        let export = Export::parse(export);
        self.funcs[func.0 as usize].flows = Some(export.flows);
        for name in export.variables {
            self.touch(name);
        }
    }

    /// Checks the declaration of a package-level variable, by import path and name. What export data say of calls through function
    /// variables has functions of all packages; variables of those that the program does not have are not touched.
    fn touch(&mut self, variable: &str) {
        let (path, name) = variable.rsplit_once('.').expect("export data name variables with their packages");
        let Some(pkg) = self.loaded.iter().position(|package| package.path == path) else { return };
        let scope = self.packages[pkg + 1].scope;
        let found = self.interner.get(name).and_then(|name| self.lookup_in(scope, name));
        let obj = found.expect("export data name variables that their packages have");
        let known = self.obj(obj).state == State::Black;
        if self.initialised && !known {
            assert!(self.reflecting, "export data lacks {variable}");
            self.lacks_variables = true;
            return;
        }
        self.object_decl(obj);
    }

    /// Checks the body of a library function that is called for the first time, and of those that it inlines. Yields these,
    /// and the closures in them.
    ///
    /// # Panics
    /// There is an error in it: one of the library, which has none.
    pub fn check_late(&mut self, program: &mut Program, func: FuncId) -> Vec<FuncId> {
        self.bodies.clear();
        self.exchange(program);
        self.later.push_back(Later::Body(func));
        self.run_later();
        self.exchange(program);
        assert!(self.diagnostics.is_empty(), "the library is well typed: {:?}", self.diagnostics);
        std::mem::take(&mut self.bodies)
    }

    /// Sees that the methods of types which reflection has come upon can be called. Yields as [`check_late`](Self::check_late) does; `None` if
    /// they need variables that have not been initialised.
    pub fn check_reflected(&mut self, program: &mut Program, types: &[Ty]) -> Option<Vec<FuncId>> {
        self.bodies.clear();
        self.exchange(program);
        self.reflecting = true;
        types.iter().for_each(|&ty| self.make_type_live(ty));
        self.run_later();
        self.reflecting = false;
        self.exchange(program);
        assert!(self.diagnostics.is_empty(), "the library is well typed: {:?}", self.diagnostics);
        (!self.lacks_variables).then(|| std::mem::take(&mut self.bodies))
    }

    /// Hands the parts of the program that grow to and fro.
    fn exchange(&mut self, program: &mut Program) {
        std::mem::swap(&mut self.types, &mut program.types);
        std::mem::swap(&mut self.funcs, &mut program.funcs);
        std::mem::swap(&mut self.globals, &mut program.globals);
    }

    /// The export data of the library of a program that was checked with [`Library::Whole`] and analysed.
    pub fn export_data(&mut self, program: &mut Program) -> String {
        self.exchange(program);
        let mut lines = Vec::new();
        for (func, info) in self.funcs.iter().zip(&self.func_infos) {
            let package = &self.packages[func.pkg.0 as usize];
            let generic = info.instance.is_some() || func.body.is_none();
            let Some((decl, _)) = info.decl.filter(|_| !package.user && !func.native && !generic) else {
                continue;
            };
            let is_init = package.inits.iter().any(|&init| std::ptr::eq(&self.funcs[init.0 as usize], func));
            if !is_init {
                let flows = func.flows.clone().unwrap_or_default();
                let variables = self.variables_of((decl, None));
                let variables = variables.iter().map(String::as_str).collect();
                let inlined = func.inlining.cost.is_some();
                lines.push(Export { inlined, flows, variables }.line(&func.name));
            }
        }
        self.exchange(program);
        // In the order of the names, which no line's blank may disturb.
        lines.sort_unstable_by(|a, b| a.split(' ').next().cmp(&b.split(' ').next()));
        lines.concat()
    }

    /// The package-level variables that code of a declaration may touch, by way of functions and methods.
    fn variables_of(&self, referrer: Referrer) -> Vec<String> {
        let mut variables = Vec::new();
        let (mut seen, mut seen_types) = (vec![referrer.clone()], Vec::new());
        let (mut referrers, mut types) = (vec![referrer], Vec::new());
        loop {
            let mut funcs = Vec::new();
            if let Some(referrer) = referrers.pop() {
                let referred = self.references.iter().filter(|(from, _)| *from == referrer);
                for &(_, reference) in referred {
                    match reference {
                        Reference::Func(func) => funcs.push(func),
                        Reference::Type(ty) => types.push(ty),
                        Reference::Variable(global) => {
                            variables.push(self.globals[global.0 as usize].name.to_string());
                        }
                    }
                }
            } else if let Some(ty) = types.pop() {
                if !seen_types.contains(&ty) {
                    seen_types.push(ty);
                    funcs = self.concrete_methods(ty);
                    types.append(&mut self.parts(ty));
                }
            } else {
                break;
            }
            for func in funcs {
                let info = &self.func_infos[func.0 as usize];
                let Some((decl, _)) = info.decl else { continue };
                let referrer = (decl, info.instance.as_ref().map(|(_, args)| Arc::clone(args)));
                if !seen.contains(&referrer) {
                    seen.push(referrer.clone());
                    referrers.push(referrer);
                }
            }
        }
        variables.sort_unstable();
        variables.dedup();
        variables
    }
}
