//! Where arguments and results of calls flow.

use super::activation::Act;
use super::callees::Known;
use super::flow::Component;
use super::graph::{CALLEE, HEAP, Hole, Loc, MUTATOR};
use crate::source::Span;
use crate::typed::{Callee, Expr, FuncId, Promise, SiteId};
use crate::types::{Ty, TyKind};

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
                return self.call_of_known(holes, self.known_function(*func), None, args);
            }
            Callee::Value(value) => {
                // Whose result the value is shows when its call has been looked at.
                let met = self.meeting();
                self.expr(Hole::to(met), value);
                let known = self.known_callees(value);
                // Where the results of an unknown function go, nobody knows.
                if known.is_empty() && holes.iter().any(Option::is_some) {
                    self.graph.flow(Hole::to(CALLEE), met);
                }
                known
            }
            Callee::Interface(receiver, index) => {
                if self.devirtualise(holes, receiver, *index, args) {
                    return;
                }
                self.expr(Hole::to(HEAP), receiver);
                Vec::new()
            }
        };
        match known[..] {
            [] => args.iter().for_each(|arg| self.expr(Hole::to(HEAP), arg)),
            [callee] => self.call_of_known(holes, callee, None, args),
            _ => self.call_one_of(holes, &known, args),
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

    /// A call of one of several functions. Arguments are looked at once, and flow to the parameters of all.
    fn call_one_of(&mut self, holes: &[Option<Hole>], callees: &[Known], args: &'a [Expr]) {
        let met: Vec<Loc> = args.iter().map(|_| self.meeting()).collect();
        for callee in callees {
            match *callee {
                Known::Body(act) => {
                    let desc = &self.program.funcs[self.activation(act).func.0 as usize];
                    for (&param, &arg) in desc.params.iter().zip(&met) {
                        let dst = self.local(act, param);
                        self.graph.flow(Hole::to(dst), arg);
                    }
                    self.results_of(holes, act);
                }
                Known::Func(func) => {
                    for (index, &arg) in met.iter().enumerate() {
                        let dst = self.argument(holes, func, index, args[index].ty);
                        self.graph.flow(Hole::to(dst), arg);
                    }
                }
            }
        }
        met.iter().zip(args).for_each(|(&met, arg)| self.expr(Hole::to(met), arg));
    }

    fn call_body(&mut self, holes: &[Option<Hole>], act: Act, args: &[(&'a Expr, i32)]) {
        let desc = &self.program.funcs[self.activation(act).func.0 as usize];
        for (&param, &(arg, derefs)) in desc.params.iter().zip(args) {
            let dst = self.local(act, param);
            self.expr(Hole { dst, derefs }, arg);
        }
        self.results_of(holes, act);
    }

    fn results_of(&mut self, holes: &[Option<Hole>], act: Act) {
        let desc = &self.program.funcs[self.activation(act).func.0 as usize];
        for (hole, &result) in holes.iter().zip(&desc.results) {
            if let Some(hole) = hole {
                let result = self.local(act, result);
                self.graph.flow(*hole, result);
            }
        }
    }

    /// A call of a function whose parameters' flows are known, or of a native.
    fn call_known(&mut self, holes: &[Option<Hole>], func: FuncId, args: &[(&'a Expr, i32)]) {
        for (index, &(arg, derefs)) in args.iter().enumerate() {
            let dst = self.argument(holes, func, index, arg.ty);
            self.expr(Hole { dst, derefs }, arg);
        }
    }

    /// Where an argument of such a function goes.
    fn argument(&mut self, holes: &[Option<Hole>], func: FuncId, index: usize, ty: Ty) -> Loc {
        let desc = &self.program.funcs[func.0 as usize];
        let flow = match (&desc.flows, desc.promise) {
            (Some(flows), _) => flows.get(index),
            (None, None) => return HEAP,
            (None, Some(_)) => None,
        };
        let met = self.meeting();
        if let Some(derefs) = flow.and_then(|flow| flow.heap) {
            self.graph.flow(Hole { dst: HEAP, derefs: derefs as i32 }, met);
        }
        for (hole, derefs) in holes.iter().zip(flow.iter().flat_map(|flow| &flow.results)) {
            if let (Some(hole), Some(derefs)) = (hole, derefs) {
                self.graph.flow(Hole { dst: hole.dst, derefs: hole.derefs + *derefs as i32 }, met);
            }
        }
        if flow.is_none() && desc.promise == Some(Promise::ToResults) {
            holes.iter().flatten().for_each(|&hole| self.graph.flow(hole, met));
        }
        if flow.is_none_or(|flow| flow.written) {
            self.graph.flow(Hole::to(MUTATOR), met);
        }
        // Flows do not tell which parameters are called, so whatever may hold a function counts as called.
        if !matches!(self.program.types.underlying(ty), TyKind::Basic(_)) {
            self.graph.flow(Hole::to(CALLEE), met);
        }
        met
    }
}
