//! Bodies of callees in the place of calls.
//!
//! The callee's own tree is generated once more, with variables, labels and placements of its own: what the generator knows
//! of the function it is in is put aside meanwhile. Instructions carry the number of the inlined call that they come from, for
//! traces.

use rustc_hash::{FxHashMap, FxHashSet};

use super::assembler::Label;
use super::function::{Exits, FuncGen};
use super::place::Slot;
use super::registers::Reg;
use crate::bytecode::InlinedCall;
use crate::typed::{
    self, Expr, Func, Inlined, InlinedCalls, LocalId, Placement, Rhs, SiteId, Stmt, StmtKind, Target,
};

/// Words of frame memory in use from which on calls are no longer inlined.
const MOST_FRAME_MEMORY: u32 = 20_000;

/// The body that is generated.
#[derive(Debug, Default)]
pub(super) struct Activation<'p> {
    pub(super) func: Option<&'p Func>,
    /// What is decided for it here, if it is inlined.
    pub(super) inlined: Option<&'p Inlined>,
    /// Where its results go, if it is inlined, and how control leaves it.
    pub(super) leaves: Option<(Reg, Label)>,
    pub(super) slots: Vec<Slot>,
    pub(super) exits: FxHashMap<Target, Exits>,
    pub(super) labels: FxHashMap<typed::Label, Label>,
    /// Variables that had an append whose first array is in the frame.
    pub(super) backed: FxHashSet<LocalId>,
    /// The frame's memory for arrays that grow by size classes, of each variable.
    pub(super) stepped: FxHashMap<LocalId, Reg>,
}

impl<'p> Activation<'p> {
    pub(super) fn new(func: Option<&'p Func>, inlined: Option<&'p Inlined>) -> Self {
        let slots = vec![Slot::None; func.map_or(0, |func| func.locals.len())];
        Activation { func, inlined, slots, ..Activation::default() }
    }

    pub(super) fn site_placement(&self, site: SiteId) -> Placement {
        let sites = match (self.inlined, self.func) {
            (Some(inlined), _) => &inlined.sites,
            (None, Some(func)) => &func.sites,
            (None, None) => return Placement::Heap,
        };
        sites.get(site.0 as usize).copied().unwrap_or_default()
    }

    pub(super) fn local_placement(&self, local: LocalId) -> Placement {
        match (self.inlined, self.func) {
            (Some(inlined), _) => inlined.locals[local.0 as usize],
            (None, Some(func)) => func.locals[local.0 as usize].placement,
            (None, None) => Placement::Heap,
        }
    }

    fn calls(&self) -> Option<&'p InlinedCalls> {
        match self.inlined {
            Some(inlined) => Some(&inlined.calls),
            None => self.func.map(|func| &func.inlining.calls),
        }
    }
}

impl<'p> FuncGen<'_, 'p> {
    /// What is generated in the place of a call, if anything is.
    pub(super) fn inlined_at(&self, site: Option<SiteId>) -> Option<&'p Inlined> {
        let number = *self.body.calls()?.get(&site?)?;
        let full = !self.inlining || self.regs.memory_words() >= MOST_FRAME_MEMORY;
        self.root.filter(|_| !full).map(|root| &root.inlining.bodies[number as usize])
    }

    /// Generates an inlined body; yields the first of the registers with its results. Those above are free.
    pub(super) fn inline(&mut self, inlined: &'p Inlined, args: &'p [Expr], e: &'p Expr) -> Reg {
        let callee = &self.unit.typed.funcs[inlined.func.0 as usize];
        self.order_each(args.iter());
        let results = self.result_words(e.ty);
        let base = self.regs.alloc(results);
        let mut values = Vec::new();
        for arg in args {
            values.push(self.own_copy(arg));
        }
        let end = self.asm.label();
        let name = callee.name.clone();
        let (file, _) = self.unit.position(callee.span);
        let (_, line) = self.unit.position(e.span);
        let outer_call = self.asm.inlined_call();
        self.inlined_calls.push(InlinedCall { name, file, line, outer: outer_call });
        self.asm.set_inlined_call(self.inlined_calls.len() as u32);
        let body = Activation { leaves: Some((base, end)), ..Activation::new(Some(callee), Some(inlined)) };
        let outside = std::mem::replace(&mut self.body, body);
        for (&param, value) in callee.params.iter().zip(values) {
            self.adopt(param, value);
        }
        for &result in &callee.results {
            if !callee.locals[result.0 as usize].name.is_empty() {
                self.begin_zeroed(result);
            }
        }
        self.inlined_body(callee);
        self.asm.bind(end);
        self.body = outside;
        self.asm.set_inlined_call(outer_call);
        self.at(e.span);
        self.regs.set_top(u32::from(base) + results);
        base
    }

    /// The statements of the body; control leaves the last of them without a jump.
    fn inlined_body(&mut self, callee: &'p Func) {
        let Some(block) = &callee.body else { return };
        let (last, before) = match block.stmts.split_last() {
            Some((Stmt { span, kind: StmtKind::Return(values) }, before)) => (Some((*span, values)), before),
            _ => (None, &block.stmts[..]),
        };
        for stmt in before {
            self.stmt(stmt);
        }
        if let Some((span, _)) = last {
            self.at(span);
        }
        let values = last.and_then(|(_, values)| values.as_ref());
        if !self.asm.is_dead() {
            self.results_to_caller(values);
        }
    }

    /// `return` in an inlined body.
    pub(super) fn leave(&mut self, values: Option<&'p Rhs>, end: Label) {
        self.results_to_caller(values);
        self.jump(end);
    }

    /// Puts the results where the caller expects them.
    fn results_to_caller(&mut self, values: Option<&'p Rhs>) {
        let (Some(func), Some((base, _))) = (self.body.func, self.body.leaves) else { return };
        let shared = func.results.iter().any(|result| func.locals[result.0 as usize].addressed);
        let values = match values {
            Some(values) if shared => {
                self.set_results(func, values);
                None
            }
            values => values,
        };
        let top = self.regs.top();
        let mut to = base;
        match values {
            Some(Rhs::Each(values)) => {
                let mut regs = Vec::new();
                match values.as_slice() {
                    [value] => {
                        self.order_value(value);
                        self.expr_to(value, base, true);
                    }
                    values => {
                        self.order_each(values.iter());
                        regs.extend(values.iter().map(|value| (self.operand(value), value.ty)));
                    }
                }
                for (reg, ty) in regs {
                    let words = self.shape(ty).words;
                    self.move_words(to, reg, words);
                    to += words as Reg;
                }
            }
            Some(Rhs::Tuple(tuple)) => {
                let regs = self.tuple(tuple, &[]);
                for (&result, reg) in func.results.iter().zip(regs) {
                    let words = self.local_shape(result).words;
                    self.move_words(to, reg, words);
                    to += words as Reg;
                }
            }
            None => {
                for &result in &func.results {
                    if self.body.slots[result.0 as usize] == Slot::None {
                        continue;
                    }
                    let ty = func.locals[result.0 as usize].ty;
                    let place = self.slot_place(result);
                    self.load(place, ty, to);
                    to += self.shape(ty).words as Reg;
                }
            }
        }
        self.regs.set_top(top);
    }
}
