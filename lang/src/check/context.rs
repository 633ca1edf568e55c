//! The function being checked: its variables, captures, allocation sites and jump targets.

use rustc_hash::FxHashMap;

use super::Checker;
use super::object::{ObjId, ScopeId};
use super::range_func::{LoopBody, Nest};
use crate::source::{Pos, Span};
use crate::symbol::Symbol;
use crate::typed::{Capture, Expr, ExprKind, FuncId, Label, Local, LocalId, Placement, SiteId, Target};
use crate::types::{Ty, TyKind, TypeStore};

/// A statement that `break` or `continue` may leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Jump {
    pub(super) label: Option<Symbol>,
    pub(super) target: Target,
    pub(super) is_loop: bool,
}

/// A function under construction.
#[derive(Debug)]
pub(super) struct FuncCtx {
    pub(super) func: FuncId,
    pub(super) locals: Vec<Local>,
    /// For each local that stands for a captured variable: the function that declares it, and the variable there.
    roots: Vec<Option<(FuncId, LocalId)>>,
    pub(super) captures: Vec<Capture>,
    captured: FxHashMap<(FuncId, LocalId), LocalId>,
    sites: u32,
    /// Result variables and their types.
    pub(super) results: Vec<LocalId>,
    pub(super) result_types: Vec<Ty>,
    /// The results as declared names; empty where they have none.
    pub(super) result_objects: Vec<ObjId>,
    pub(super) has_defer: bool,
    /// `defer` statements so far.
    pub(super) defers: u32,
    pub(super) has_recover: bool,
    targets: u32,
    pub(super) jumps: Vec<Jump>,
    pub(super) loops: u32,
    /// Labels that some `goto` names, and where they stand.
    pub(super) goto_labels: FxHashMap<Symbol, Pos>,
    labels: FxHashMap<Symbol, Label>,
    /// Variables declared in the body and their scopes, to find the unused ones.
    pub(super) declared: Vec<(ScopeId, ObjId)>,
    /// The loop over a function that it is the body of.
    pub(super) body_of: Option<LoopBody>,
    /// The loop over a function that is being checked in it, with those inside.
    pub(super) nest: Option<Nest>,
}

impl FuncCtx {
    pub(super) fn new(func: FuncId) -> FuncCtx {
        FuncCtx {
            func,
            locals: Vec::new(),
            roots: Vec::new(),
            captures: Vec::new(),
            captured: FxHashMap::default(),
            sites: 0,
            results: Vec::new(),
            result_types: Vec::new(),
            result_objects: Vec::new(),
            has_defer: false,
            defers: 0,
            has_recover: false,
            targets: 0,
            jumps: Vec::new(),
            loops: 0,
            goto_labels: FxHashMap::default(),
            labels: FxHashMap::default(),
            declared: Vec::new(),
            body_of: None,
            nest: None,
        }
    }

    /// A new variable.
    pub(super) fn local(&mut self, name: &str, ty: Ty, span: Span) -> LocalId {
        let id = LocalId(self.locals.len() as u32);
        self.locals.push(Local {
            name: name.into(),
            ty,
            span,
            addressed: false,
            reassigned: false,
            changes: false,
            placement: Placement::Heap,
        });
        self.roots.push(None);
        id
    }

    /// A new allocation site.
    pub(super) fn site(&mut self) -> SiteId {
        self.sites += 1;
        SiteId(self.sites - 1)
    }

    pub(super) fn placements(&self) -> Vec<Placement> {
        vec![Placement::Heap; self.sites as usize]
    }

    /// A new target of jumps.
    pub(super) fn target(&mut self) -> Target {
        self.targets += 1;
        Target(self.targets - 1)
    }

    /// The label that `goto name` reaches.
    pub(super) fn label(&mut self, name: Symbol) -> Label {
        let next = Label(self.labels.len() as u32);
        *self.labels.entry(name).or_insert(next)
    }

    /// The stand-in for a variable of an enclosing function.
    pub(super) fn capture(
        &mut self,
        root: (FuncId, LocalId),
        outer: LocalId,
        name: &str,
        ty: Ty,
        span: Span,
    ) -> LocalId {
        if let Some(&inner) = self.captured.get(&root) {
            return inner;
        }
        let inner = self.local(name, ty, span);
        self.roots[inner.0 as usize] = Some(root);
        self.captured.insert(root, inner);
        self.captures.push(Capture { outer, inner, by_ref: false });
        inner
    }

    pub(super) fn root(&self, local: LocalId) -> (FuncId, LocalId) {
        self.roots[local.0 as usize].unwrap_or((self.func, local))
    }
}

impl Checker<'_> {
    /// The innermost function being checked. There is one wherever expressions are checked.
    pub(super) fn ctx(&mut self) -> &mut FuncCtx {
        self.ctxs.last_mut().expect("expressions are checked inside of a function")
    }

    /// A fresh temporary.
    pub(super) fn temp(&mut self, ty: Ty, span: Span) -> LocalId {
        self.ctx().local("", ty, span)
    }

    /// A fresh allocation site.
    pub(super) fn site(&mut self) -> SiteId {
        self.ctx().site()
    }

    /// The variable `local` of function `owner` as the innermost function sees it: itself, or captured.
    pub(super) fn local_here(&mut self, owner: FuncId, local: LocalId) -> Option<LocalId> {
        let at = self.ctxs.iter().rposition(|ctx| ctx.func == owner)?;
        let variable = &self.ctxs[at].locals[local.0 as usize];
        let (name, ty, span) = (variable.name.clone(), variable.ty, variable.span);
        let root = self.ctxs[at].root(local);
        let mut here = local;
        for ctx in &mut self.ctxs[at + 1..] {
            here = ctx.capture(root, here, &name, ty, span);
        }
        Some(here)
    }

    fn root_local(&mut self, local: LocalId) -> Option<&mut Local> {
        let (func, local) = self.ctxs.last()?.root(local);
        let owner = self.ctxs.iter_mut().find(|ctx| ctx.func == func)?;
        Some(&mut owner.locals[local.0 as usize])
    }

    /// Notes that a variable of the innermost function is assigned to, in whole or in part.
    pub(super) fn mark_reassigned(&mut self, place: &Expr) {
        if let Some(local) = base_variable(&self.types, place)
            && let Some(local) = self.root_local(local)
        {
            (local.reassigned, local.changes) = (true, true);
        }
    }

    /// Notes that the address of a place is taken.
    pub(super) fn mark_addressed(&mut self, place: &Expr) {
        if let Some(local) = base_variable(&self.types, place)
            && let Some(local) = self.root_local(local)
        {
            local.addressed = true;
        }
    }
}

/// The variable that a place is a part of.
fn base_variable(types: &TypeStore, mut place: &Expr) -> Option<LocalId> {
    loop {
        match &place.kind {
            ExprKind::Local(local) => return Some(*local),
            ExprKind::Field(base, _) => place = base,
            ExprKind::Index(base, _) if matches!(types.underlying(base.ty), TyKind::Array(..)) => {
                place = base
            }
            _ => return None,
        }
    }
}
