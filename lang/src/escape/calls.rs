//! Where arguments and results of calls flow.

use super::activation::Act;
use super::flow::Component;
use super::graph::{HEAP, Hole, MUTATOR};
use crate::source::Span;
use crate::typed::{Callee, Expr, ExprKind, FuncId, Promise, SiteId};

/// A callee that is known.
#[derive(Clone, Copy)]
pub(super) enum Known {
    /// By its body in the graph.
    Body(Act),
    /// By its parameters' flows.
    Func(FuncId),
}

impl<'a> Component<'a> {
    /// A call whose results go to the holes.
    pub(super) fn call(
        &mut self,
        holes: &[Option<Hole>],
        callee: &'a Callee,
        args: &'a [Expr],
        site: Option<SiteId>,
        span: Span,
    ) {
        let known = match callee {
            Callee::Static(func) => {
                if site.is_some_and(|site| self.inline(holes, *func, args, site, span)) {
                    return;
                }
                Some(self.members.get(func).map_or(Known::Func(*func), |&act| Known::Body(act)))
            }
            Callee::Value(value) => {
                self.discard(value);
                self.known_callee(value)
            }
            Callee::Interface(receiver, index) => {
                if self.devirtualise(holes, receiver, *index, args) {
                    return;
                }
                self.expr(Hole::to(HEAP), receiver);
                None
            }
        };
        match known {
            Some(callee) => self.call_of_known(holes, callee, None, args),
            None => args.iter().for_each(|arg| self.expr(Hole::to(HEAP), arg)),
        }
    }

    /// A call whose first argument may be what an interface holds, dereferenced so often.
    pub(super) fn call_of_known(
        &mut self,
        holes: &[Option<Hole>],
        callee: Known,
        receiver: Option<(&'a Expr, i32)>,
        args: &'a [Expr],
    ) {
        let args: Vec<_> = receiver.into_iter().chain(args.iter().map(|arg| (arg, 0))).collect();
        match callee {
            Known::Body(act) => self.call_body(holes, act, &args),
            Known::Func(func) => self.call_known(holes, func, &args),
        }
    }

    /// The function that a function value is known to be.
    fn known_callee(&mut self, value: &'a Expr) -> Option<Known> {
        match &value.kind {
            ExprKind::Func(func) => {
                Some(self.members.get(func).map_or(Known::Func(*func), |&act| Known::Body(act)))
            }
            _ => self.closure_of(self.at, value).map(Known::Body),
        }
    }

    fn call_body(&mut self, holes: &[Option<Hole>], act: Act, args: &[(&'a Expr, i32)]) {
        let desc = &self.program.funcs[self.activation(act).func.0 as usize];
        for (&param, &(arg, derefs)) in desc.params.iter().zip(args) {
            let dst = self.local(act, param);
            self.expr(Hole { dst, derefs }, arg);
        }
        for (hole, &result) in holes.iter().zip(&desc.results) {
            if let Some(hole) = hole {
                let result = self.local(act, result);
                self.graph.flow(*hole, result);
            }
        }
    }

    /// A call of a function whose parameters' flows are known, or of a native.
    fn call_known(&mut self, holes: &[Option<Hole>], func: FuncId, args: &[(&'a Expr, i32)]) {
        let Some(flows) = &self.program.funcs[func.0 as usize].flows else {
            return self.call_native(holes, func, args);
        };
        for (flow, &(arg, derefs)) in flows.iter().zip(args) {
            let tee = self.meeting();
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
            self.expr(Hole { dst: tee, derefs }, arg);
        }
    }

    /// A call of a native: its promise tells where its arguments flow.
    fn call_native(&mut self, holes: &[Option<Hole>], func: FuncId, args: &[(&'a Expr, i32)]) {
        match self.program.funcs[func.0 as usize].promise {
            None => args.iter().for_each(|&(arg, derefs)| self.expr(Hole { dst: HEAP, derefs }, arg)),
            Some(Promise::NoEscape) => {
                args.iter().for_each(|&(arg, derefs)| self.expr(Hole { dst: MUTATOR, derefs }, arg))
            }
            Some(Promise::ToResults) => {
                let tee = self.meeting();
                self.graph.flow(Hole::to(MUTATOR), tee);
                holes.iter().flatten().for_each(|&hole| self.graph.flow(hole, tee));
                args.iter().for_each(|&(arg, derefs)| self.expr(Hole { dst: tee, derefs }, arg));
            }
        }
    }
}
