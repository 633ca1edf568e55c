//! Where arguments and results of calls flow.

use super::flow::Component;
use super::graph::{HEAP, Hole, MUTATOR, Role};
use crate::typed::{Callee, Expr, ExprKind, FuncId, Promise};

impl<'a> Component<'a> {
    /// A call whose results go to the holes.
    pub(super) fn call(&mut self, holes: &[Option<Hole>], callee: &'a Callee, args: &'a [Expr]) {
        let known = match callee {
            Callee::Static(func) => Some(*func),
            Callee::Value(value) => {
                let known = self.known_callee(value);
                self.discard(value);
                known
            }
            Callee::Interface(receiver, _) => {
                self.expr(Hole::to(HEAP), receiver);
                None
            }
        };
        match known {
            Some(func) if self.members.contains(&func) => self.call_member(holes, func, args),
            Some(func) => self.call_known(holes, func, args),
            None => args.iter().for_each(|arg| self.expr(Hole::to(HEAP), arg)),
        }
    }

    /// The function that a function value is known to be.
    pub(super) fn known_callee(&mut self, value: &Expr) -> Option<FuncId> {
        match &value.kind {
            ExprKind::Closure { func, .. } | ExprKind::Func(func) => Some(*func),
            ExprKind::Local(local) => {
                let (mut func, mut local) = (self.func, *local);
                loop {
                    if let Some(&known) = self.known_closures.get(&(func, local)) {
                        return Some(known);
                    }
                    let desc = &self.program.funcs[func.0 as usize];
                    let capture = desc.captures.iter().find(|capture| capture.inner == local)?;
                    (func, local) = (desc.parent?, capture.outer);
                }
            }
            _ => None,
        }
    }

    pub(super) fn call_member(&mut self, holes: &[Option<Hole>], func: FuncId, args: &'a [Expr]) {
        let desc = &self.program.funcs[func.0 as usize];
        for (&param, arg) in desc.params.iter().zip(args) {
            let param = self.local(func, param);
            self.expr(Hole::to(param), arg);
        }
        for (hole, &result) in holes.iter().zip(&desc.results) {
            if let Some(hole) = hole {
                let result = self.local(func, result);
                self.graph.flow(*hole, result);
            }
        }
    }

    /// A call of a function whose parameters' flows are known, or of a native.
    pub(super) fn call_known(&mut self, holes: &[Option<Hole>], func: FuncId, args: &'a [Expr]) {
        let Some(flows) = &self.program.funcs[func.0 as usize].flows else {
            return self.call_native(holes, func, args);
        };
        for (flow, arg) in flows.iter().zip(args) {
            let tee = self.graph.add(self.func, self.loop_depth, Role::Plain);
            if let Some(derefs) = flow.heap {
                self.graph.flow(Hole { dst: HEAP, derefs: derefs as i32 }, tee);
            }
            for (hole, derefs) in holes.iter().zip(&flow.results) {
                if let (Some(hole), Some(derefs)) = (hole, derefs) {
                    self.graph.flow(Hole { dst: hole.dst, derefs: hole.derefs + *derefs as i32 }, tee);
                }
            }
            if flow.written {
                self.graph.flow(Hole::to(MUTATOR), tee);
            }
            self.expr(Hole::to(tee), arg);
        }
    }

    /// A call of a native: its promise tells where its arguments flow.
    fn call_native(&mut self, holes: &[Option<Hole>], func: FuncId, args: &'a [Expr]) {
        match self.program.funcs[func.0 as usize].promise {
            None => args.iter().for_each(|arg| self.expr(Hole::to(HEAP), arg)),
            Some(Promise::NoEscape) => args.iter().for_each(|arg| self.expr(Hole::to(MUTATOR), arg)),
            Some(Promise::ToResults) => {
                let tee = self.graph.add(self.func, self.loop_depth, Role::Plain);
                self.graph.flow(Hole::to(MUTATOR), tee);
                holes.iter().flatten().for_each(|&hole| self.graph.flow(hole, tee));
                args.iter().for_each(|arg| self.expr(Hole::to(tee), arg));
            }
        }
    }
}
