//! Which functions a call of a function value may call.
//!
//! A variable that never changes is its first value; one that is only given closures and functions by plain assignments is
//! one of these, wherever they stand, since a call of the nil that it holds before panics. (So it is with functions that
//! refer to themselves: `var visit func(*node)`, then `visit = func(n *node) { … }`.) Of all others nothing is known.

use rustc_hash::{FxHashMap, FxHashSet};

use super::activation::Act;
use super::flow::Component;
use crate::typed::{
    Block, Callee, Conversion, Dest, Expr, ExprKind, FuncId, LocalId, Rhs, Stmt, StmtKind, for_each_expr,
    for_each_stmt,
};
use crate::types::TyKind;

/// A callee that is known.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    /// By its body in the graph.
    Body(Act),
    /// By its parameters' flows.
    Func(FuncId),
}

/// The assignments to variables of function type, by the function that declares them.
#[derive(Debug, Default)]
pub(super) struct Assignments<'a> {
    /// Functions whose bodies were looked through, closures included.
    seen: FxHashSet<FuncId>,
    /// Variables that are declared alone, not by a loop, a `case` or with others.
    plain: FxHashSet<(FuncId, LocalId)>,
    /// What each variable is given where nothing else is assigned.
    values: FxHashMap<(FuncId, LocalId), Vec<&'a Expr>>,
    /// Variables that are assigned with others, or have their address taken.
    unclear: FxHashSet<(FuncId, LocalId)>,
}

impl<'a> Component<'a> {
    pub(super) fn known_function(&self, func: FuncId) -> Known {
        self.members.get(&func).map_or(Known::Func(func), |&act| Known::Body(act))
    }

    /// The functions that a function value may be; none if that is not known.
    pub(super) fn known_callees(&mut self, value: &'a Expr) -> Vec<Known> {
        match self.callee_of(self.at, value) {
            Some(known) => vec![known],
            None => self.assigned_callees(value).unwrap_or_default(),
        }
    }

    /// Remembers a variable that is only ever this function, given by an expression of the current body.
    pub(super) fn note_callee(&mut self, act: Act, local: LocalId, value: &'a Expr) {
        let func = self.activation(act).func;
        let desc = &self.program.funcs[func.0 as usize].locals[local.0 as usize];
        if !desc.reassigned
            && !desc.addressed
            && let Some(known) = self.callee_of(self.at, value)
        {
            self.known_functions.insert((act, local), known);
        }
    }

    /// The function that an expression of a body always is: a declared one, a literal, a variable that is one for ever, or
    /// the result of an inlined function that has but one `return`.
    fn callee_of(&self, mut act: Act, mut value: &'a Expr) -> Option<Known> {
        loop {
            match &value.kind {
                ExprKind::Func(func) => return Some(self.known_function(*func)),
                ExprKind::Closure { func, .. } => {
                    return self.closures.get(&(act, *func)).copied().map(Known::Body);
                }
                ExprKind::Local(local) => {
                    return self.known_functions.get(&self.origin_in(act, *local)?).copied();
                }
                ExprKind::Convert(Conversion::Retype, inner, _) => value = inner,
                // A bound method.
                ExprKind::Let { body, .. } => value = body,
                ExprKind::Call { callee: Callee::Static(_), site: Some(site), .. } => {
                    act = *self.inlined_at.get(&(act, *site))?;
                    let func = self.activation(act).func;
                    value = only_result(self.program.funcs[func.0 as usize].body.as_ref()?)?;
                }
                _ => return None,
            }
        }
    }

    /// The functions that are assigned to a variable, if it has no other values.
    fn assigned_callees(&mut self, value: &Expr) -> Option<Vec<Known>> {
        let ExprKind::Local(local) = value.kind else { return None };
        let (act, local) = self.origin(local)?;
        let owner = self.activation(act).func;
        if !self.program.funcs[owner.0 as usize].locals[local.0 as usize].reassigned {
            return None;
        }
        self.look_for_assignments(owner);
        let Assignments { plain, values, unclear, .. } = &self.assignments;
        if !plain.contains(&(owner, local)) || unclear.contains(&(owner, local)) {
            return None;
        }
        let values = values.get(&(owner, local))?;
        let known = values.iter().map(|value| match value.kind {
            ExprKind::Func(func) => Some(self.known_function(func)),
            ExprKind::Closure { func, .. } => self.body_within(act, func).map(Known::Body),
            _ => None,
        });
        known.collect()
    }

    /// The body of a closure whose literal stands somewhere in this one, if it is in the graph already.
    fn body_within(&self, act: Act, closure: FuncId) -> Option<Act> {
        let owner = self.activation(act).func;
        let parent = self.program.funcs[closure.0 as usize].parent?;
        let outer = if parent == owner { act } else { self.body_within(act, parent)? };
        self.closures.get(&(outer, closure)).copied()
    }

    /// Collects the assignments in the outermost function around this one, closures included.
    fn look_for_assignments(&mut self, owner: FuncId) {
        let program = self.program;
        let mut top = owner;
        while let Some(parent) = program.funcs[top.0 as usize].parent {
            top = parent;
        }
        let mut work = vec![top];
        while let Some(func) = work.pop() {
            let Some(body) = &program.funcs[func.0 as usize].body else { continue };
            if !self.assignments.seen.insert(func) {
                continue;
            }
            for_each_stmt(body, &mut |stmt| self.look_at(func, stmt));
            for_each_expr(body, &mut |e| match &e.kind {
                ExprKind::Closure { func, .. } => work.push(*func),
                ExprKind::AddrOf(place) => {
                    if let ExprKind::Local(local) = place.kind {
                        self.make_unclear(func, local);
                    }
                }
                _ => {}
            });
        }
    }

    fn look_at(&mut self, func: FuncId, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Declare(local) => {
                self.assignments.plain.insert((func, *local));
            }
            StmtKind::Assign { lhs, rhs: Rhs::Each(values) } if lhs.len() == 1 => {
                let local = match &lhs[0] {
                    Dest::Define(local) => *local,
                    Dest::Place(Expr { kind: ExprKind::Local(local), .. }) => *local,
                    Dest::Place(_) | Dest::Blank => return,
                };
                if matches!(lhs[0], Dest::Define(_)) {
                    self.assignments.plain.insert((func, local));
                }
                let value = without_conversion(&values[0]);
                let is_function = matches!(self.program.types.underlying(value.ty), TyKind::Func(_));
                if is_function && !matches!(value.kind, ExprKind::Zero) {
                    let variable = self.variable(func, local);
                    self.assignments.values.entry(variable).or_default().push(value);
                }
            }
            StmtKind::Assign { lhs, .. } => {
                for dest in lhs {
                    if let Dest::Place(Expr { kind: ExprKind::Local(local), .. }) = dest {
                        self.make_unclear(func, *local);
                    }
                }
            }
            _ => {}
        }
    }

    fn make_unclear(&mut self, func: FuncId, local: LocalId) {
        let variable = self.variable(func, local);
        self.assignments.unclear.insert(variable);
    }

    /// The variable that a function's own or captured one is, by the function that declares it.
    fn variable(&self, mut func: FuncId, mut local: LocalId) -> (FuncId, LocalId) {
        loop {
            let desc = &self.program.funcs[func.0 as usize];
            let capture = desc.captures.iter().find(|capture| capture.inner == local);
            let (Some(capture), Some(parent)) = (capture, desc.parent) else { return (func, local) };
            (func, local) = (parent, capture.outer);
        }
    }
}

fn without_conversion(mut value: &Expr) -> &Expr {
    while let ExprKind::Convert(Conversion::Retype, inner, _) = &value.kind {
        value = inner;
    }
    value
}

/// The value of the only `return` in a body.
fn only_result(body: &Block) -> Option<&Expr> {
    let (mut returns, mut value) = (0, None);
    for_each_stmt(body, &mut |stmt| {
        if let StmtKind::Return(values) = &stmt.kind {
            returns += 1;
            value = match values {
                Some(Rhs::Each(values)) if values.len() == 1 => values.first(),
                _ => None,
            };
        }
    });
    value.filter(|_| returns == 1)
}
