//! Declaring the names of a package (Go specification, "Declarations and scope").

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::Checker;
use super::Package;
use super::context::FuncCtx;
use super::load::Imported;
use super::object::{Decl, DeclId, DeclSource, ObjId, ObjKind, Object, Scope, ScopeId};
use super::type_params::unpack_receiver;
use super::universe::UNIVERSE_SCOPE;
use super::version::FileLanguage;
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::lexer::literal;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{FuncId, Global, GlobalId};
use crate::types::{NamedTy, PkgId, Ty, Value};

/// A method, before its receiver base type is completed.
#[derive(Clone, Copy)]
pub(super) struct MethodDecl {
    pub(super) func: FuncId,
    pub(super) name: ast::Ident,
    pub(super) pointer: bool,
}

impl<'a> Checker<'a> {
    /// Declares everything at package level of all packages.
    pub(super) fn collect_packages(&mut self) {
        self.packages.push(self.empty_package("", Symbol::EMPTY, UNIVERSE_SCOPE, &[]));
        let decls = self.loaded.iter().flat_map(|loaded| &loaded.files).flat_map(|file| &file.decls);
        let names: usize = decls.clone().map(ast::Decl::names).sum();
        let funcs = decls.filter(|decl| matches!(decl, ast::Decl::Func(_))).count() + self.loaded.len();
        self.funcs.reserve(funcs);
        self.func_infos.reserve(funcs);
        self.objects.reserve(names);
        self.decls.reserve(names);
        for (i, loaded) in self.loaded.iter().enumerate() {
            let pkg = PkgId(i as u32 + 1);
            let scope = ScopeId(self.scopes.len() as u32);
            let names = loaded.files.iter().flat_map(|file| &file.decls).map(ast::Decl::names).sum();
            let names = FxHashMap::with_capacity_and_hasher(names, FxBuildHasher);
            self.scopes.push(Scope { parent: Some(UNIVERSE_SCOPE), names });
            let name = loaded.files.first().map_or(Symbol::EMPTY, |file| file.name.name);
            let mut package = self.empty_package(&loaded.path, name, scope, loaded.unsupported());
            package.user = loaded.is_user();
            self.packages.push(package);
            self.env.pkg = pkg;
            let init = self.new_func(format!("{}.init", loaded.path), pkg, Ty::INVALID, Span::NONE, None);
            self.packages[pkg.0 as usize].init_func = init;
            self.packages[pkg.0 as usize].init_ctx = Some(Box::new(FuncCtx::new(init)));
            for file in &loaded.files {
                self.check_language_of(file);
                self.env.language = FileLanguage::new(loaded.language(), file);
                self.collect_file(pkg, scope, file);
            }
            self.check_file_scopes(pkg);
            self.unalias_methods(pkg);
            self.packages[pkg.0 as usize].errors = std::mem::take(&mut self.diagnostics);
        }
    }

    /// Gives the methods that were declared on an alias to the type that it stands for.
    fn unalias_methods(&mut self, pkg: PkgId) {
        let names: Vec<Symbol> = self.packages[pkg.0 as usize].methods.keys().copied().collect();
        for alias in names {
            let Some((base, pointer)) = self.aliased_base(pkg, alias) else { continue };
            let methods = &mut self.packages[pkg.0 as usize].methods;
            let mut moved = methods.remove(&alias).unwrap_or_default();
            for method in &mut moved {
                method.pointer |= pointer;
            }
            let all = methods.entry(base).or_default();
            all.append(&mut moved);
            all.sort_by_key(|method| method.name.span.start);
        }
    }

    /// The declared type of the package that an alias stands for, and whether it stands for a pointer to it.
    fn aliased_base(&self, pkg: PkgId, alias: Symbol) -> Option<(Symbol, bool)> {
        let (mut name, mut pointer) = (alias, false);
        let mut seen = FxHashSet::default();
        while seen.insert(name) {
            let obj = self.lookup_in(self.packages[pkg.0 as usize].scope, name)?;
            let DeclSource::Type(spec) = &self.decls[self.obj(obj).decl?.0 as usize].source else {
                return None;
            };
            if !spec.alias {
                return (name != alias).then_some((name, pointer));
            }
            let mut target = spec.ty.unparen();
            if let ast::ExprKind::Star(base) = &target.kind
                && !pointer
            {
                pointer = true;
                target = base.unparen();
            }
            name = target.as_ident()?.name;
        }
        None
    }

    fn empty_package(
        &self,
        path: &str,
        name: Symbol,
        scope: ScopeId,
        unsupported: &'static [&'static str],
    ) -> Package {
        Package {
            path: path.into(),
            name,
            name_text: self.text(name).into(),
            user: false,
            scope,
            objects: Vec::new(),
            imports: Vec::new(),
            inits: Vec::new(),
            unsupported,
            errors: Vec::new(),
            failed: false,
            order: Vec::new(),
            init_ctx: None,
            init_func: FuncId(0),
            methods: Default::default(),
        }
    }

    fn collect_file(&mut self, pkg: PkgId, package_scope: ScopeId, file: &'a ast::File) {
        let scope = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope { parent: Some(package_scope), names: Default::default() });
        self.env.scope = scope;
        for decl in &file.decls {
            match decl {
                ast::Decl::Bad(_) => {}
                ast::Decl::Import(group) => {
                    for spec in &group.specs {
                        self.collect_import(pkg, scope, spec);
                    }
                }
                ast::Decl::Const(group) => self.collect_consts(scope, group),
                ast::Decl::Var(group) => {
                    for spec in &group.specs {
                        self.collect_vars(scope, spec);
                    }
                }
                ast::Decl::Type(group) => {
                    for spec in &group.specs {
                        self.collect_type(scope, spec);
                    }
                }
                ast::Decl::Func(func) => self.collect_func(scope, func),
            }
        }
    }

    fn collect_import(&mut self, pkg: PkgId, scope: ScopeId, spec: &'a ast::ImportSpec) {
        if spec.path.bad {
            return;
        }
        let path = String::from_utf8_lossy(&literal::string_value(self.text(spec.path.text))).into_owned();
        let imported = match self.imported(pkg, &path) {
            Imported::Package(imported) => imported,
            Imported::Missing => PkgId::UNIVERSE,
        };
        let last = path.rsplit('/').next().unwrap_or_default();
        let own_name = match imported {
            PkgId::UNIVERSE => self.interner.get(last),
            imported => Some(self.packages[imported.0 as usize].name),
        };
        let (name, span) = match &spec.name {
            Some(ident) => (ident.name, ident.span),
            None => match own_name {
                Some(name) => (name, spec.path_span),
                None => return,
            },
        };
        if name == Symbol::INIT {
            self.error(spec.span, "cannot import package as init - init must be a func");
            return;
        }
        let obj = self.new_object(name, span, ObjKind::Package(imported), Some(Ty::INVALID));
        self.obj_mut(obj).used = imported == PkgId::UNIVERSE || name == Symbol::BLANK;
        self.packages[pkg.0 as usize].imports.push(obj);
        if name == Symbol::DOT {
            self.dot_import(scope, imported, obj);
            return;
        }
        self.declare(scope, obj);
    }

    fn dot_import(&mut self, scope: ScopeId, imported: PkgId, import: ObjId) {
        let span = self.obj(import).span;
        let from = self.packages[imported.0 as usize].scope;
        if imported == PkgId::UNIVERSE {
            return;
        }
        let Some(file) = self.sources.file_of(span.start) else { return };
        let names = self.scopes[from.0 as usize].names.iter().map(|(&name, &obj)| (name, obj));
        let names: Vec<(Symbol, ObjId)> = names.filter(|(name, _)| self.exported(*name)).collect();
        for (name, obj) in names {
            match self.lookup_in(scope, name) {
                Some(other) => {
                    let message = format!("{} redeclared in this block", self.text(name));
                    self.error_with_other(span, message, other);
                }
                None => {
                    self.scopes[scope.0 as usize].names.insert(name, obj);
                    self.dot_imports.insert((file, obj), import);
                }
            }
        }
    }

    fn collect_consts(&mut self, scope: ScopeId, group: &'a ast::DeclGroup<Box<ast::ConstSpec>>) {
        let mut last: Option<&'a ast::ConstSpec> = None;
        for (iota, spec) in group.specs.iter().enumerate() {
            let inherited = spec.ty.is_none() && spec.values.is_empty() && last.is_some();
            if !inherited {
                last = Some(spec);
            }
            let source = last.unwrap_or(spec);
            for (i, name) in spec.names.iter().enumerate() {
                let source = DeclSource::Const {
                    ty: source.ty.as_ref(),
                    value: source.values.get(i),
                    iota: iota as i64,
                    inherited,
                };
                let obj = self.new_object(name.name, name.span, ObjKind::Const(Value::Unknown), None);
                self.declare_in_package(scope, obj, source);
            }
            self.arity(&spec.names, &source.values, true, inherited, spec.span);
        }
    }

    /// Reports initial values that are missing or too many.
    pub(super) fn arity(
        &mut self,
        names: &[ast::Ident],
        values: &'a [ast::Expr],
        constants: bool,
        inherited: bool,
        span: Span,
    ) {
        if names.len() < values.len() {
            let extra = &values[names.len()];
            if inherited {
                let at = self.pos_text(extra.span);
                self.error(span, format!("extra init expr at {at}"));
            } else {
                let text = self.expr_text(extra);
                self.error(extra.span, format!("extra init expr {text}"));
            }
        } else if names.len() > values.len() && (constants || values.len() != 1) {
            let name = names[values.len()];
            self.error(name.span, format!("missing init expr for {}", self.text(name.name)));
        }
    }

    fn collect_vars(&mut self, scope: ScopeId, spec: &'a ast::VarSpec) {
        let mut objects = Vec::new();
        for name in &spec.names {
            let global = self.new_global(*name);
            objects.push(self.new_object(name.name, name.span, ObjKind::Global(global), None));
        }
        let shared = spec.names.len() > 1 && spec.values.len() == 1;
        if shared {
            let source =
                DeclSource::Var { lhs: objects.clone(), ty: spec.ty.as_ref(), value: spec.values.first() };
            let decl = self.new_decl(scope, source);
            for obj in objects {
                self.declare_object(obj, decl);
            }
        } else {
            for (i, &obj) in objects.iter().enumerate() {
                let source =
                    DeclSource::Var { lhs: vec![obj], ty: spec.ty.as_ref(), value: spec.values.get(i) };
                self.declare_in_package(scope, obj, source);
            }
        }
        if spec.ty.is_none() || !spec.values.is_empty() {
            self.arity(&spec.names, &spec.values, false, false, spec.span);
        }
    }

    fn collect_type(&mut self, scope: ScopeId, spec: &'a ast::TypeSpec) {
        let kind = ObjKind::Type { alias: spec.alias };
        let obj = self.new_object(spec.name.name, spec.name.span, kind, None);
        if !spec.alias {
            self.declare_named(obj, false);
        }
        if let Some(list) = &spec.type_params {
            self.declare_generic_type(obj, list);
        }
        self.declare_in_package(scope, obj, DeclSource::Type(spec));
    }

    /// Makes the named type of a type declaration; it is incomplete.
    pub(super) fn declare_named(&mut self, obj: ObjId, local: bool) -> Ty {
        let package = &self.packages[self.env.pkg.0 as usize];
        let object = self.obj(obj);
        // A type declared in a generic function is another one for each instance.
        let args = self.env.type_args.clone().filter(|_| local).unwrap_or_default();
        let named = NamedTy {
            name: object.name,
            pkg: self.env.pkg,
            pkg_name: package.name_text.clone(),
            pkg_path: package.path.clone(),
            span: object.span,
            underlying: None,
            methods: Vec::new(),
            local,
            number: 0,
            origin: None,
            parameterized: local && self.env.generic,
            args,
            outer: [].into(),
            depth: 0,
        };
        let (id, ty) = self.types.declare(named);
        self.named_objects.insert(id, obj);
        self.obj_mut(obj).ty = Some(ty);
        ty
    }

    fn collect_func(&mut self, scope: ScopeId, decl: &'a ast::FuncDecl) {
        let name = decl.name;
        let path = self.packages[self.env.pkg.0 as usize].path.clone();
        let receiver = decl.recv.as_ref().and_then(unpack_receiver);
        let base = receiver.as_ref().and_then(|receiver| Some((receiver.base.as_ident()?, receiver.pointer)));
        let args = if receiver.is_some_and(|receiver| receiver.params.is_some()) { "[...]" } else { "" };
        let text = self.text(name.name);
        let full_name = match base {
            Some((base, true)) => [&*path, ".(*", self.text(base.name), args, ").", text].concat(),
            Some((base, false)) => [&*path, ".", self.text(base.name), args, ".", text].concat(),
            None if name.name == Symbol::INIT => {
                let number = self.packages[self.env.pkg.0 as usize].inits.len();
                format!("{path}.init.{number}")
            }
            None => [&*path, ".", text].concat(),
        };
        let func = {
            let start = decl.recv.as_ref().map_or(decl.name.span, |recv| recv.span).start;
            let span = Span::new(start, decl.span.end);
            self.new_func(full_name, self.env.pkg, Ty::INVALID, span, None)
        };
        self.funcs[func.0 as usize].promise = decl.promise;
        self.funcs[func.0 as usize].noinline = decl.noinline;
        let obj = self.new_object(name.name, name.span, ObjKind::Func(func), None);
        let id = self.new_decl(scope, DeclSource::Func(decl));
        let info = &mut self.func_infos[func.0 as usize];
        info.decl = Some((id, decl));
        info.obj = Some(obj);
        if decl.recv.is_some() {
            self.obj_mut(obj).decl = Some(id);
            self.packages[self.env.pkg.0 as usize].objects.push(obj);
            if let Some((base, pointer)) = base
                && !name.is_blank()
            {
                let method = MethodDecl { func, name, pointer };
                self.packages[self.env.pkg.0 as usize].methods.entry(base.name).or_default().push(method);
            }
            return;
        }
        let is_main =
            name.name == Symbol::MAIN && self.packages[self.env.pkg.0 as usize].name == Symbol::MAIN;
        if name.name == Symbol::INIT || is_main {
            let ty = &self.tail(decl).ty;
            if let Some(params) = &ty.type_params {
                self.error(params.first_span(), format!("func {text} must have no type parameters"));
            }
            let ty = &self.tail(decl).ty;
            if ty.params.count() != 0 || ty.results.count() != 0 {
                self.error(name.span, format!("func {text} must have no arguments and no return values"));
            }
        }
        if name.name == Symbol::INIT {
            if self.tail(decl).body.is_none() {
                self.error(name.span, "func init must have a body");
            }
            self.packages[self.env.pkg.0 as usize].inits.push(func);
            self.obj_mut(obj).decl = Some(id);
            self.packages[self.env.pkg.0 as usize].objects.push(obj);
            return;
        }
        self.declare_object(obj, id);
    }

    fn new_global(&mut self, name: ast::Ident) -> GlobalId {
        let id = GlobalId(self.globals.len() as u32);
        let path = &self.packages[self.env.pkg.0 as usize].path;
        let text = format!("{path}.{}", self.text(name.name)).into();
        self.globals.push(Global { name: text, ty: Ty::INVALID, span: name.span });
        id
    }

    fn new_decl(&mut self, scope: ScopeId, source: DeclSource<'a>) -> DeclId {
        let id = DeclId(self.decls.len() as u32);
        self.decls.push(Decl {
            pkg: self.env.pkg,
            scope,
            language: self.env.language,
            source,
            deps: Vec::new(),
            dep_set: FxHashSet::default(),
            init: None,
        });
        id
    }

    fn declare_in_package(&mut self, scope: ScopeId, obj: ObjId, source: DeclSource<'a>) {
        let decl = self.new_decl(scope, source);
        self.declare_object(obj, decl);
    }

    fn declare_object(&mut self, obj: ObjId, decl: DeclId) {
        self.obj_mut(obj).decl = Some(decl);
        let (name, span) = (self.obj(obj).name, self.obj(obj).span);
        let is_func = matches!(self.obj(obj).kind, ObjKind::Func(_));
        let package = &self.packages[self.env.pkg.0 as usize];
        let (scope, is_main) = (package.scope, package.name == Symbol::MAIN);
        if name == Symbol::INIT && !is_func {
            self.error(span, "cannot declare init - must be func");
            return;
        }
        if name == Symbol::MAIN && is_main && !is_func {
            self.error(span, "cannot declare main - must be func");
            return;
        }
        self.declare(scope, obj);
        self.packages[self.env.pkg.0 as usize].objects.push(obj);
    }

    /// No name may be declared both in a file, by an import, and in the package.
    fn check_file_scopes(&mut self, pkg: PkgId) {
        let scope = self.packages[pkg.0 as usize].scope;
        for import in self.packages[pkg.0 as usize].imports.clone() {
            let Object { name, span, kind: ObjKind::Package(imported), .. } = *self.obj(import) else {
                continue;
            };
            match name {
                Symbol::BLANK => {}
                Symbol::DOT => self.check_dot_import(scope, import, imported),
                _ => {
                    let Some(obj) = self.lookup_in(scope, name) else { continue };
                    let note = format!("other declaration of {}", self.text(name));
                    let clash = self.import_clash(obj, "import", imported);
                    self.report(clash.with_note(span, note));
                }
            }
        }
    }

    /// The same for the names that a dot-import brought into its file.
    fn check_dot_import(&mut self, scope: ScopeId, import: ObjId, imported: PkgId) {
        let from = self.packages[imported.0 as usize].scope;
        let Some(file) = self.sources.file_of(self.obj(import).span.start) else { return };
        let names = self.scopes[from.0 as usize].names.iter();
        let brought = names.filter(|&(_, &obj)| self.dot_imports.get(&(file, obj)) == Some(&import));
        let clashes: Vec<ObjId> = brought.filter_map(|(&name, _)| self.lookup_in(scope, name)).collect();
        for obj in clashes {
            let clash = self.import_clash(obj, "dot-import", imported);
            self.report(clash);
        }
    }

    fn import_clash(&self, obj: ObjId, how: &str, imported: PkgId) -> Diagnostic {
        let Object { name, span, .. } = self.obj(obj);
        let package = &self.packages[imported.0 as usize];
        let (text, name, path) = (self.text(*name), &package.name_text, &package.path);
        let message = format!("{text} already declared through {how} of package {name} ({path:?})");
        Diagnostic::ill_typed(*span, message)
    }
}
