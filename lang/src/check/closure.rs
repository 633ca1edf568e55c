//! Function literals and the wrapper functions that the checker makes.

use super::context::FuncCtx;
use super::object::{LocalKind, ObjId, ObjKind};
use super::operand::{Mode, Operand, Src};
use super::{Checker, Env, FuncInfo, Later};
use crate::ast;
use crate::source::Span;
use crate::typed::{Block, Expr, ExprKind, Func, FuncId, Inlining, LocalId};
use crate::types::{Layouts, PkgId, Ty, TyKind};

/// Variables up to this size are captured by value where they do not change, as in Go's compiler.
const MAX_BYTES_BY_VALUE: u64 = 128;

/// A function literal outside of functions, to be checked once declarations are complete.
pub(super) struct ClosureJob<'a> {
    func: FuncId,
    lit: &'a ast::FuncLit,
    env: Env,
}

/// One entry of a finished closure's list of captures, whose mode is still open.
pub(super) struct Captured {
    by: FuncId,
    index: usize,
    /// In the function that declares it.
    variable: LocalId,
}

impl<'a> Checker<'a> {
    /// A new function without body.
    pub(super) fn new_func(
        &mut self,
        name: String,
        pkg: PkgId,
        sig: Ty,
        span: Span,
        parent: Option<FuncId>,
    ) -> FuncId {
        let id = FuncId(self.funcs.len() as u32);
        self.funcs.push(Func {
            name: name.into(),
            pkg,
            span,
            end: span,
            sig,
            params: Vec::new(),
            results: Vec::new(),
            locals: Vec::new(),
            captures: Vec::new(),
            parent,
            body: None,
            promise: None,
            noinline: false,
            native: false,
            flows: None,
            sites: Vec::new(),
            inlining: Inlining::default(),
            wrapper: false,
            has_defer: false,
            has_recover: false,
        });
        self.func_infos.push(FuncInfo {
            decl: None,
            obj: None,
            queued: false,
            closures: 0,
            loop_bodies: 0,
            wrappers: 0,
            instance: None,
        });
        id
    }

    /// `func(…) {…}`
    pub(super) fn func_lit(&mut self, e: &'a ast::Expr, lit: &'a ast::FuncLit) -> Operand<'a> {
        let Some(sig) = self.signature(None, &lit.ty) else { return Operand::invalid(e) };
        let parent = self.ctx().func;
        let info = &mut self.func_infos[parent.0 as usize];
        info.closures += 1;
        let number = info.closures;
        let outer = &self.funcs[parent.0 as usize];
        let suffix = if outer.parent.is_some() { "." } else { ".func" };
        let name = format!("{}{suffix}{number}", outer.name);
        let func = self.new_func(name, self.env.pkg, sig, e.span, Some(parent));
        // Initialisers of package-level variables wait until all declarations are known.
        if self.ctxs.len() == 1 && self.is_init_context() {
            let job = ClosureJob { func, lit, env: self.env.clone() };
            self.later.push_back(Later::Closure(Box::new(job)));
        } else {
            self.closure_body(func, lit);
        }
        let site = self.site();
        let tree = Expr { ty: sig, span: e.span, kind: ExprKind::Closure { func, site } };
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    fn is_init_context(&mut self) -> bool {
        let func = self.ctx().func;
        let pkg = self.funcs[func.0 as usize].pkg;
        self.packages[pkg.0 as usize].init_func == func
    }

    /// Checks a postponed function literal.
    pub(super) fn run_closure_job(&mut self, job: ClosureJob<'a>) {
        let saved = std::mem::replace(&mut self.env, job.env);
        self.closure_body(job.func, job.lit);
        self.env = saved;
    }

    fn closure_body(&mut self, func: FuncId, lit: &'a ast::FuncLit) {
        let iota = self.env.iota.clone();
        let has_call = self.env.has_call;
        self.function_body(func, None, &lit.ty, &lit.body);
        self.env.iota = iota;
        self.env.has_call = has_call;
    }

    /// Checks a function's parameters and body, and stores the result.
    pub(super) fn function_body(
        &mut self,
        func: FuncId,
        recv: Option<&'a ast::FieldList>,
        ty: &'a ast::FuncType,
        body: &'a ast::Block,
    ) {
        let parent = self.open_scope();
        self.share_type_params(func, parent);
        self.ctxs.push(FuncCtx::new(func));
        let sig = match self.types.kind(self.funcs[func.0 as usize].sig) {
            TyKind::Func(sig) => sig.clone(),
            _ => return,
        };
        let mut params: Vec<LocalId> = Vec::new();
        if let Some(recv) = recv {
            let recv_ty = self.receiver_type(func);
            self.parameters(recv, &[recv_ty], LocalKind::Receiver, &mut params);
        }
        self.parameters(&ty.params, &sig.params, LocalKind::Param, &mut params);
        let mut results: Vec<LocalId> = Vec::new();
        let named = self.parameters(&ty.results, &sig.results, LocalKind::Result, &mut results);
        let ctx = self.ctx();
        for &result in &results {
            let local = &mut ctx.locals[result.0 as usize];
            (local.reassigned, local.changes) = (true, true);
        }
        ctx.results = results.clone();
        ctx.result_types = sig.results.clone();
        if ty.results.fields.iter().any(|f| !f.names.is_empty()) {
            ctx.result_objects = named;
        }
        let reached = self.check_labels(body);
        self.ctx().goto_labels = reached;
        let stmts = self.block_stmts(&body.stmts);
        if !sig.results.is_empty() && !self.terminates(body) {
            self.error(Span::at(body.rbrace), "missing return");
        }
        self.report_unused();
        self.close_scope(parent);
        let Some(ctx) = self.ctxs.pop() else { return };
        let end = Span::new(body.rbrace, body.rbrace.offset(1));
        self.store_body(func, ctx, params, results, Block { stmts }, end);
    }

    /// Type parameters and parameters share one scope.
    fn share_type_params(&mut self, func: FuncId, outer: super::object::ScopeId) {
        if self.func_generics.get(&func).is_some_and(Option::is_some) {
            let names = self.scopes[outer.0 as usize].names.clone();
            self.scopes[self.env.scope.0 as usize].names = names;
        }
    }

    pub(super) fn store_body(
        &mut self,
        func: FuncId,
        ctx: FuncCtx,
        params: Vec<LocalId>,
        results: Vec<LocalId>,
        body: Block,
        end: Span,
    ) {
        if self.env.generic {
            return;
        }
        for (index, capture) in ctx.captures.iter().enumerate() {
            let (owner, variable) = ctx.root(capture.inner);
            self.captures.entry(owner).or_default().push(Captured { by: func, index, variable });
        }
        let sites = ctx.placements();
        let stored = &mut self.funcs[func.0 as usize];
        stored.params = params;
        stored.results = results;
        stored.sites = sites;
        stored.locals = ctx.locals;
        stored.captures = ctx.captures;
        stored.has_defer = ctx.has_defer;
        stored.has_recover = ctx.has_recover;
        stored.end = end;
        stored.body = Some(body);
        self.bodies.push(func);
        self.settle_captures(func);
    }

    /// Declares parameters of the given types; returns the declared names.
    fn parameters(
        &mut self,
        list: &'a ast::FieldList,
        types: &[Ty],
        kind: LocalKind,
        locals: &mut Vec<LocalId>,
    ) -> Vec<ObjId> {
        let mut types = types.iter().copied();
        let mut objects = Vec::new();
        for field in &list.fields {
            for name in &field.names {
                let obj = self.new_variable(name.name, name.span, kind);
                self.set_variable_type(obj, types.next().unwrap_or(Ty::INVALID));
                self.obj_mut(obj).used = true;
                if let ObjKind::Local { local, .. } = self.obj(obj).kind {
                    locals.push(local);
                }
                // `signature` reported names that stand twice.
                if self.lookup_in(self.env.scope, name.name).is_none() {
                    self.declare(self.env.scope, obj);
                }
                objects.push(obj);
            }
            if field.names.is_empty() {
                let ty = types.next().unwrap_or(Ty::INVALID);
                locals.push(self.ctx().local("", ty, field.span));
            }
        }
        objects
    }

    pub(super) fn report_unused(&mut self) {
        let mut declared = std::mem::take(&mut self.ctx().declared);
        // As in Go the variables of a block come before those of the blocks inside.
        declared.sort_by_key(|(scope, _)| *scope);
        for (_, obj) in declared {
            let object = self.obj(obj);
            if !object.used {
                let message = format!("declared and not used: {}", self.text(object.name));
                self.error(object.span, message);
            }
        }
    }

    /// Decides how closures capture the variables of `owner`, now that all assignments to these are known.
    fn settle_captures(&mut self, owner: FuncId) {
        let Some(captures) = self.captures.remove(&owner) else { return };
        let mut layouts = Layouts::default();
        for Captured { by, index, variable } in captures {
            let local = &mut self.funcs[owner.0 as usize].locals[variable.0 as usize];
            let large = layouts.of(&self.types, local.ty).size > MAX_BYTES_BY_VALUE;
            if local.changes || local.addressed || large {
                local.addressed = true;
                self.funcs[by.0 as usize].captures[index].by_ref = true;
            }
        }
    }

    /// Begins a function that the compiler itself writes; its context is the innermost until `end_wrapper`.
    pub(super) fn begin_wrapper(&mut self, name: String, sig: Ty, span: Span) -> FuncId {
        let parent = self.ctx().func;
        let func = self.new_func(name, self.env.pkg, sig, span, Some(parent));
        self.funcs[func.0 as usize].wrapper = true;
        self.ctxs.push(FuncCtx::new(func));
        func
    }

    /// Ends the wrapper that [`Checker::begin_wrapper`] began.
    pub(super) fn end_wrapper(&mut self, func: FuncId, params: Vec<LocalId>, body: Block) {
        let Some(mut ctx) = self.ctxs.pop() else { return };
        let results = match self.types.kind(self.funcs[func.0 as usize].sig) {
            TyKind::Func(sig) => sig.results.clone(),
            _ => Vec::new(),
        };
        let span = self.funcs[func.0 as usize].span;
        let results = results.into_iter().map(|ty| ctx.local("", ty, span)).collect();
        self.store_body(func, ctx, params, results, body, span);
    }
}
