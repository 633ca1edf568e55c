//! Declarations: what an entity's type and value are (Go specification, "Declarations and scope").

use super::object::{DeclId, DeclSource, GlobalInit, LocalKind, ObjId, ObjKind, State};
use super::operand::Operand;
use super::type_params::unpack_receiver;
use super::typexpr::embedded_name;
use super::{Checker, Env};
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Dest, FuncId, GlobalId, Rhs, Stmt, StmtKind};
use crate::types::{Alias, NamedMethod, Ty, TyKind, Value};

use super::assignment::InitValues;
use super::version::Feature;

impl<'a> Checker<'a> {
    /// Checks a package-level declaration as far as its entity's type and value go.
    pub(super) fn object_decl(&mut self, obj: ObjId) {
        match self.obj(obj).state {
            State::Black => return,
            State::Grey => {
                self.grey_again(obj);
                return;
            }
            State::White => {}
        }
        let Some(decl) = self.obj(obj).decl else { return };
        self.obj_mut(obj).state = State::Grey;
        self.path.push(obj);
        let saved = self.enter_decl(decl);
        match self.decls[decl.0 as usize].source.clone() {
            DeclSource::Const { ty, value, iota, inherited } => {
                self.env.decl = Some(decl);
                self.in_init_context(|checker| checker.const_decl(obj, ty, value, iota, inherited));
            }
            DeclSource::Var { lhs, ty, value } => {
                self.env.decl = Some(decl);
                self.in_init_context(|checker| checker.global_decl(decl, obj, &lhs, ty, value));
            }
            DeclSource::Type(spec) => self.type_decl(obj, spec),
            DeclSource::Func(func) => self.func_decl(obj, func),
        }
        self.env = saved;
        self.path.pop();
        self.obj_mut(obj).state = State::Black;
    }

    /// The environment of a package-level declaration; returns the one to go back to.
    pub(super) fn enter_decl(&mut self, decl: DeclId) -> Env {
        let decl = &self.decls[decl.0 as usize];
        let env = Env {
            pkg: decl.pkg,
            scope: decl.scope,
            decl: None,
            iota: None,
            error_at: None,
            has_call: false,
            type_depth: 0,
            generic: false,
            type_args: None,
            language: decl.language,
        };
        std::mem::replace(&mut self.env, env)
    }

    /// Runs `check` inside of the package's init function, unless it is the innermost function already.
    pub(super) fn in_init_context<R>(&mut self, check: impl FnOnce(&mut Self) -> R) -> R {
        let pkg = self.env.pkg.0 as usize;
        let Some(ctx) = self.packages[pkg].init_ctx.take() else {
            // It is on the stack: innermost already, or a function of this package is.
            return check(self);
        };
        let init = ctx.func;
        let outer = std::mem::replace(&mut self.ctxs, vec![*ctx]);
        let result = check(self);
        let inner = std::mem::replace(&mut self.ctxs, outer);
        self.packages[pkg].init_ctx = inner.into_iter().find(|ctx| ctx.func == init).map(Box::new);
        result
    }

    /// Notes that the declaration being checked refers to `obj`.
    pub(super) fn add_dependency(&mut self, obj: ObjId) {
        let package_level = match self.obj(obj).kind {
            ObjKind::Const(_) | ObjKind::Global(_) | ObjKind::Func(_) => self.obj(obj).decl.is_some(),
            _ => false,
        };
        if let (true, Some(decl)) = (package_level, self.env.decl) {
            let decl = &mut self.decls[decl.0 as usize];
            if decl.dep_set.insert(obj) {
                decl.deps.push(obj);
            }
        }
    }

    /// Notes that the declaration being checked refers to the method `func`.
    pub(super) fn add_func_dependency(&mut self, func: FuncId) {
        if let Some(obj) = self.func_infos[func.0 as usize].obj {
            self.add_dependency(obj);
        }
    }

    fn const_decl(
        &mut self,
        obj: ObjId,
        ty: Option<&'a ast::Expr>,
        value: Option<&'a ast::Expr>,
        iota: i64,
        inherited: bool,
    ) {
        let outer = (self.env.iota.replace(Value::int(iota)), self.env.error_at.take());
        let mut declared = None;
        if let Some(e) = ty {
            let ty = self.typ(e);
            if !self.types.is_const_type(ty) {
                if !matches!(self.types.underlying(ty), TyKind::Invalid) {
                    let message = format!("invalid constant type {}", self.ty_text(ty));
                    self.error(e.span, message);
                }
                self.obj_mut(obj).ty = Some(Ty::INVALID);
                (self.env.iota, self.env.error_at) = outer;
                return;
            }
            declared = Some(ty);
        }
        let mut result = (Ty::INVALID, Value::Unknown);
        if let Some(e) = value {
            if inherited {
                self.env.error_at = Some(self.obj(obj).span);
            }
            let mut x = self.expr(e);
            result = self.const_value(&mut x, declared);
        } else if let Some(ty) = declared {
            result.0 = ty;
        }
        (self.env.iota, self.env.error_at) = outer;
        let object = self.obj_mut(obj);
        // A cycle may have set the type meanwhile.
        if object.ty != Some(Ty::INVALID) {
            object.ty = Some(result.0);
        }
        object.kind = ObjKind::Const(result.1);
    }

    fn const_value(&mut self, x: &mut Operand<'a>, declared: Option<Ty>) -> (Ty, Value) {
        let failed = (declared.unwrap_or(Ty::INVALID), Value::Unknown);
        if !x.is_valid() || x.ty == Ty::INVALID {
            return (Ty::INVALID, Value::Unknown);
        }
        if !x.is_constant() {
            let message = format!("{} is not constant", self.describe(x));
            self.error(x.span(), message);
            return failed;
        }
        let Some(ty) = declared else { return (x.ty, x.val.clone()) };
        match self.assign(x, Some(ty), "constant declaration") {
            Some(_) => (ty, x.val.clone()),
            None => failed,
        }
    }

    fn global_decl(
        &mut self,
        decl: DeclId,
        obj: ObjId,
        lhs: &[ObjId],
        ty: Option<&'a ast::Expr>,
        value: Option<&'a ast::Expr>,
    ) {
        if self.initialised {
            assert!(self.reflecting, "a variable is touched that export data do not name");
            self.lacks_variables = true;
        }
        let declared = ty.map(|e| self.var_type(e));
        let set = |checker: &mut Self, obj: ObjId, ty: Ty| {
            checker.obj_mut(obj).ty = Some(ty);
            if let ObjKind::Global(global) = checker.obj(obj).kind {
                checker.globals[global.0 as usize].ty = ty;
            }
        };
        if let Some(ty) = declared {
            for &obj in lhs {
                set(self, obj, ty);
            }
        }
        let Some(value) = value else {
            set(self, obj, declared.unwrap_or(Ty::INVALID));
            return;
        };
        let context = if lhs.len() > 1 { "multiple assignment" } else { "variable declaration" };
        let wanted = vec![declared; lhs.len()];
        let (types, values) = match wanted[..] {
            [wanted] => self.init_single(wanted, self.obj(obj).name, value, context),
            // One call gives all values.
            _ => self.init_values(&wanted, &[], std::slice::from_ref(value), context),
        };
        for (&obj, ty) in lhs.iter().zip(types) {
            // A cycle may have set the type meanwhile.
            if self.obj(obj).ty != Some(Ty::INVALID) {
                set(self, obj, ty);
            }
            self.obj_mut(obj).state = State::Black;
        }
        self.obj_mut(obj).state = State::Grey;
        let globals: Vec<Option<GlobalId>> = lhs.iter().map(|&obj| self.stored_global(obj)).collect();
        let span = self.obj(lhs[0]).span;
        self.decls[decl.0 as usize].init = values.map(|values| match values {
            InitValues::Each(values) => {
                GlobalInit { lhs: globals, rhs: Rhs::Each(values), span, converted: None }
            }
            InitValues::Tuple(tuple) => {
                GlobalInit { lhs: globals, rhs: Rhs::Tuple(tuple), span, converted: None }
            }
            InitValues::Converted { temps, tuple, values } => {
                GlobalInit { lhs: globals, rhs: Rhs::Tuple(tuple), span, converted: Some((temps, values)) }
            }
        });
    }

    fn stored_global(&self, obj: ObjId) -> Option<GlobalId> {
        match self.obj(obj).kind {
            ObjKind::Global(global) if self.obj(obj).name != Symbol::BLANK => Some(global),
            _ => None,
        }
    }

    fn type_decl(&mut self, obj: ObjId, spec: &'a ast::TypeSpec) {
        self.require_type_decl(spec);
        self.env.type_depth += 1;
        let outer = self.enter_generic_type(obj);
        self.env.type_depth -= 1;
        self.type_definition(obj, spec);
        if let Some(outer) = outer {
            self.env = outer;
        }
        self.expand_instances();
        self.drain_types();
    }

    /// Reports a declaration of a kind that the file's language does not have.
    fn require_type_decl(&mut self, spec: &'a ast::TypeSpec) {
        match (spec.alias, &spec.type_params) {
            (true, Some(list)) => {
                if self.require(Feature::GenericAlias, list.first_span()) {
                    self.require(Feature::Alias, spec.name.span);
                }
            }
            (true, None) => drop(self.require(Feature::Alias, spec.name.span)),
            (false, Some(list)) => drop(self.require(Feature::TypeParameter, list.first_span())),
            (false, None) => {}
        }
    }

    /// Reports a name for another package's constraint, if the file's language has none.
    fn require_for_constraint(&mut self, ty: Ty, span: Span) {
        if self.is_imported_constraint(ty) {
            self.require_for(Feature::ConstraintUse, span, |checker| checker.ty_text(ty));
        }
    }

    fn type_definition(&mut self, obj: ObjId, spec: &'a ast::TypeSpec) {
        if !spec.alias {
            self.resolve_named(obj, spec);
            return;
        }
        self.env.type_depth += 1;
        let mut ty = self.type_expr(&spec.ty);
        self.env.type_depth -= 1;
        if self.generic_types.get(&obj).is_some_and(|generic| generic.params.contains(&ty)) {
            self.error(spec.ty.span, "cannot use type parameter declared in alias declaration as RHS");
            ty = Ty::INVALID;
        }
        if self.has_feature(Feature::Alias) && !self.has_feature(Feature::ConstraintUse) {
            self.complete(ty);
            self.require_for_constraint(ty, spec.ty.span);
        }
        if self.obj(obj).ty.is_none() {
            let package = &self.packages[self.env.pkg.0 as usize];
            let (name, pkg) = (self.obj(obj).name, self.env.pkg);
            let pkg_name = package.name_text.clone();
            let args = self.generic_types.get(&obj).map(|generic| generic.params.clone()).unwrap_or_default();
            let alias = Alias { name, pkg, pkg_name, target: ty, args };
            self.obj_mut(obj).ty = Some(self.types.alias(alias));
        }
    }

    /// Sets the underlying type of a declared type, and its methods.
    fn resolve_named(&mut self, obj: ObjId, spec: &'a ast::TypeSpec) {
        let Some(TyKind::Named(id)) = self.obj(obj).ty.map(|ty| self.types.kind(ty).clone()) else { return };
        self.unvalidated.push(obj);
        self.env.type_depth += 1;
        let mut rhs = self.type_expr(&spec.ty);
        if let TyKind::Named(_) = self.types.kind(rhs) {
            self.complete(rhs);
            self.require_for_constraint(rhs, spec.ty.span);
            self.defined_as.insert(id, rhs);
            rhs = self.types.underlying_ty(rhs);
        }
        if self.types.is_type_param(rhs) && !self.in_instance() {
            self.error(spec.ty.span, "cannot use a type parameter as RHS in type declaration");
            rhs = Ty::INVALID;
        }
        self.env.type_depth -= 1;
        let named = self.types.named_mut(id);
        if named.underlying.is_none() {
            named.underlying = Some(rhs);
        }
        if !self.types.named(id).local {
            self.collect_methods(obj, id);
        }
        self.method_complete.insert(id);
    }

    /// Sees to it that a declared type is complete before the walk goes on far.
    pub(super) fn complete_later(&mut self, ty: Ty) {
        if let TyKind::Named(id) = self.types.kind(ty)
            && self.types.named(*id).underlying.is_none()
            && let Some(&obj) = self.named_objects.get(&self.types.origin(*id))
        {
            self.incomplete.push(obj);
        }
    }

    /// Completes a declared type now. A type whose declaration is under way is a cycle.
    pub(super) fn complete(&mut self, ty: Ty) {
        let TyKind::Named(id) = *self.types.kind(ty) else { return };
        if self.types.named(id).underlying.is_some() {
            return;
        }
        if let Some(origin) = self.types.named(id).origin {
            let generic = self.types.intern(TyKind::Named(origin));
            self.complete(generic);
            self.expand_instances();
            return;
        }
        let Some(&obj) = self.named_objects.get(&id) else { return };
        if self.obj(obj).state == State::Grey {
            let start = self.path.iter().position(|&o| o == obj).unwrap_or(0);
            let cycle = self.path[start..].to_vec();
            self.cycle_error(&cycle);
            self.types.named_mut(id).underlying = Some(Ty::INVALID);
            return;
        }
        self.completing += 1;
        self.object_decl(obj);
        self.completing -= 1;
        self.drain_types();
    }

    /// Completes the types mentioned so far, unless in the middle of a type declaration: of an alias too, for what one of
    /// them says of the alias can only be told when that is known. Nor while a type is completed for another declaration,
    /// which a mentioned type may need.
    pub(super) fn drain_types(&mut self) {
        let alias = |obj: &ObjId| matches!(self.obj(*obj).kind, ObjKind::Type { alias: true });
        if self.env.type_depth > 0 || self.completing > 0 || self.path.iter().any(alias) {
            return;
        }
        while let Some(obj) = self.incomplete.pop() {
            if self.obj(obj).state == State::White {
                self.object_decl(obj);
            }
        }
        self.expand_instances();
        if self.path.iter().all(|&obj| !matches!(self.obj(obj).kind, ObjKind::Type { .. })) {
            for obj in std::mem::take(&mut self.unvalidated) {
                self.check_finite(obj);
            }
        }
    }

    /// Gives a declared type its methods.
    fn collect_methods(&mut self, obj: ObjId, id: crate::types::NamedId) {
        let name = self.obj(obj).name;
        let pkg = self.obj(obj).pkg;
        // No receiver names such a type.
        if name == Symbol::BLANK {
            return;
        }
        let Some(methods) = self.packages[pkg.0 as usize].methods.remove(&name) else { return };
        let mut collected: Vec<NamedMethod> = Vec::new();
        for method in methods {
            let text = self.text(method.name.name);
            if let Some(other) = collected.iter().find(|m| m.name == method.name.name) {
                let at = self.pos_text(other.span);
                let message = format!("method {}.{text} already declared at {at}", self.text(name));
                self.error(method.name.span, message);
                continue;
            }
            let Some((_, func)) = self.func_infos[method.func.0 as usize].decl else { continue };
            let saved = self.enter_func(method.func);
            self.env.type_depth = 1;
            let tail = self.tail(func);
            let sig = self.signature(func.recv.as_ref(), &tail.ty).unwrap_or(Ty::INVALID);
            self.env = saved;
            self.funcs[method.func.0 as usize].sig = sig;
            collected.push(NamedMethod {
                name: method.name.name,
                pkg: self.name_pkg(method.name.name, pkg),
                ptr_recv: method.pointer,
                sig,
                func: method.func,
                span: method.name.span,
                type_params: self.func_generics(method.func).map(|generics| generics.own).unwrap_or_default(),
            });
        }
        if let TyKind::Struct(fields) = self.types.underlying(self.obj(obj).ty.unwrap_or(Ty::INVALID)).clone()
        {
            for field in fields.fields.iter().filter(|f| f.name != Symbol::BLANK) {
                if let Some(method) = collected.iter().find(|m| m.name == field.name) {
                    let text = self.text(field.name);
                    let note = self.field_span(obj, field.name).unwrap_or(Span::NONE);
                    let message = format!("field and method with the same name {text}");
                    let at = method.span;
                    let diagnostic = crate::diagnostics::Diagnostic::ill_typed(at, message)
                        .with_note(note, format!("other declaration of {text}"));
                    self.report(diagnostic);
                }
            }
        }
        collected.sort_by(|a, b| self.text(a.name).cmp(self.text(b.name)));
        self.types.named_mut(id).methods = collected;
    }

    /// Where a struct type's declaration names a field.
    fn field_span(&self, obj: ObjId, name: Symbol) -> Option<Span> {
        let decl = self.obj(obj).decl?;
        let DeclSource::Type(spec) = &self.decls[decl.0 as usize].source else { return None };
        let ast::ExprKind::StructType(ty) = &spec.ty.unparen().kind else { return None };
        ty.fields.iter().find_map(|field| match &field.names[..] {
            [] => embedded_name(&field.ty).filter(|ident| ident.name == name).map(|ident| ident.span),
            names => names.iter().find(|ident| ident.name == name).map(|ident| ident.span),
        })
    }

    fn func_decl(&mut self, obj: ObjId, decl: &'a ast::FuncDecl) {
        let ObjKind::Func(func) = self.obj(obj).kind else { return };
        self.enter_func(func);
        if let Some(recv) = &decl.recv {
            let ty = self.receiver(func, recv);
            self.complete(crate::types::deref(&self.types, ty).0);
        }
        let mut sig = self.funcs[func.0 as usize].sig;
        if sig == Ty::INVALID {
            let tail = self.tail(decl);
            sig = self.signature(decl.recv.as_ref(), &tail.ty).unwrap_or(Ty::INVALID);
            self.funcs[func.0 as usize].sig = sig;
        }
        self.drain_types();
        self.obj_mut(obj).ty = Some(sig);
        let tail = self.tail(decl);
        if tail.body.is_none() && tail.ty.type_params.is_some() && self.packages[self.env.pkg.0 as usize].user
        {
            self.error(decl.name.span, "generic function is missing function body");
        }
    }

    /// The type of a method's receiver.
    pub(super) fn receiver_type(&mut self, func: FuncId) -> Ty {
        let Some((_, decl)) = self.func_infos[func.0 as usize].decl else { return Ty::INVALID };
        let Some(field) = decl.recv.as_ref().and_then(|recv| recv.fields.first()) else { return Ty::INVALID };
        self.generic_receiver(func, decl).unwrap_or_else(|| self.type_expr(&field.ty))
    }

    /// The type of a receiver that names its type's parameters.
    pub(super) fn generic_receiver(&mut self, func: FuncId, decl: &'a ast::FuncDecl) -> Option<Ty> {
        let receiver = unpack_receiver(decl.recv.as_ref()?).filter(|receiver| receiver.params.is_some())?;
        let instance = self.func_infos[func.0 as usize].instance.clone();
        let origin = instance.as_ref().map_or(func, |(origin, _)| *origin);
        let generics = self.func_generics(origin)?;
        let Some(base) = generics.base else { return Some(Ty::INVALID) };
        let args = match &instance {
            Some((_, args)) => &args[..generics.receiver.len()],
            None => &generics.receiver,
        };
        let ty = self.types.instance(base, args);
        self.expand_instances();
        Some(if receiver.pointer { self.types.pointer(ty) } else { ty })
    }

    /// A declaration inside of a function.
    pub(super) fn decl_stmt(&mut self, decl: &'a ast::Decl, span: Span, out: &mut Vec<Stmt>) {
        match decl {
            ast::Decl::Const(group) => {
                let mut last: Option<&'a ast::ConstSpec> = None;
                for (iota, spec) in group.specs.iter().enumerate() {
                    let inherited = spec.ty.is_none() && spec.values.is_empty() && last.is_some();
                    if !inherited {
                        last = Some(spec);
                    }
                    let source = last.unwrap_or(spec);
                    let mut objects = Vec::new();
                    for (i, name) in spec.names.iter().enumerate() {
                        let obj = self.new_object(name.name, name.span, ObjKind::Const(Value::Unknown), None);
                        let value = source.values.get(i);
                        self.const_decl(obj, source.ty.as_ref(), value, iota as i64, inherited);
                        self.obj_mut(obj).state = State::Black;
                        objects.push(obj);
                    }
                    self.arity(&spec.names, &source.values, true, inherited, spec.span);
                    for obj in objects {
                        self.declare(self.env.scope, obj);
                    }
                }
            }
            ast::Decl::Var(group) => {
                for spec in &group.specs {
                    self.local_vars(spec, out);
                }
            }
            ast::Decl::Type(group) => {
                for spec in &group.specs {
                    self.local_type(spec);
                }
            }
            ast::Decl::Bad(_) | ast::Decl::Import(_) | ast::Decl::Func(_) => {
                self.error(span, "invalid syntax tree: unknown declaration");
            }
        }
    }

    fn local_vars(&mut self, spec: &'a ast::VarSpec, out: &mut Vec<Stmt>) {
        let objects: Vec<ObjId> =
            spec.names.iter().map(|name| self.new_variable(name.name, name.span, LocalKind::Var)).collect();
        let declared = spec.ty.as_ref().map(|e| self.var_type(e));
        let count = objects.len();
        let mut dests: Vec<Dest> = Vec::new();
        let matched = spec.values.len() == count || spec.values.len() == 1;
        let (types, values) = if spec.values.is_empty() {
            (vec![declared.unwrap_or(Ty::INVALID); count], None)
        } else if matched {
            let context = if count > 1 && spec.values.len() == 1 {
                "multiple assignment"
            } else {
                "variable declaration"
            };
            match &spec.values[..] {
                [value] if count == 1 => self.init_single(declared, spec.names[0].name, value, context),
                values => {
                    let names: Vec<Symbol> = spec.names.iter().map(|name| name.name).collect();
                    self.init_values(&vec![declared; count], &names, values, context)
                }
            }
        } else {
            for value in &spec.values {
                let mut x = self.expr(value);
                self.default_untyped(&mut x);
            }
            (vec![declared.unwrap_or(Ty::INVALID); count], None)
        };
        if spec.ty.is_none() || !spec.values.is_empty() {
            self.arity(&spec.names, &spec.values, false, false, spec.span);
        }
        for ((&obj, ty), name) in objects.iter().zip(types).zip(&spec.names) {
            self.set_variable_type(obj, ty);
            self.declare(self.env.scope, obj);
            let ObjKind::Local { local, .. } = self.obj(obj).kind else { continue };
            if spec.values.is_empty() {
                out.push(Stmt { span: spec.span, kind: StmtKind::Declare(local) });
            }
            dests.push(if name.is_blank() { Dest::Blank } else { Dest::Define(local) });
        }
        if let Some(values) = values {
            self.assign_from(dests, values, spec.span, out);
        }
    }

    fn local_type(&mut self, spec: &'a ast::TypeSpec) {
        let obj = self.new_object(spec.name.name, spec.name.span, ObjKind::Type { alias: spec.alias }, None);
        if !spec.alias {
            self.declare_named(obj, true);
        }
        self.declare(self.env.scope, obj);
        if let Some(list) = &spec.type_params {
            self.declare_generic_type(obj, list);
        }
        self.obj_mut(obj).state = State::Grey;
        self.path.push(obj);
        self.type_decl(obj, spec);
        self.path.pop();
        self.obj_mut(obj).state = State::Black;
        self.drain_types();
    }
}
