//! Bodies in the graph. A function's own is there once; that of an inlined callee once for each call, with variables and
//! allocations of its own, so that what becomes of them is decided for the call alone. The code of a closure is generated
//! once, though, and placed by what was found where its function is not inlined: in an inlined body it is there as a
//! *copy*, for what it does to the variables around it and to its parameters. What its code has in the heap is in the
//! heap in a copy too, whatever could be had there.

use super::flow::Component;
use super::graph::{Hole, Role};
use crate::source::Span;
use crate::typed::{Const, Expr, ExprKind, FuncId, Inlined, LocalId, Placement, SiteId};

/// A body in the graph of a component.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Act(pub(super) u32);

/// What a body is to the decisions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// A function's own.
    Own,
    /// Inlined: the number in its frame's function.
    Inlined(u32),
    /// Nothing is decided for it.
    Copy,
}

#[derive(Debug)]
pub(super) struct Activation {
    pub(super) func: FuncId,
    /// In whose frame its variables are.
    pub(super) frame: Act,
    /// The body around a closure's literal.
    pub(super) outer: Option<Act>,
    pub(super) standing: Standing,
    /// The activation that an inlined one was called in.
    caller: Option<Act>,
    /// The call in the frame's own body by way of which an inlined one is there.
    pub(super) call: Span,
}

impl<'a> Component<'a> {
    pub(super) fn activate(&mut self, func: FuncId, outer: Option<Act>, standing: Standing) -> Act {
        let act = Act(self.activations.len() as u32);
        self.activations.push(Activation {
            func,
            frame: act,
            outer,
            standing,
            caller: None,
            call: Span::NONE,
        });
        act
    }

    pub(super) fn activation(&self, act: Act) -> &Activation {
        &self.activations[act.0 as usize]
    }

    /// The body of a closure whose literal stands in the current one.
    pub(super) fn closure_body(&mut self, func: FuncId) -> Act {
        if let Some(&act) = self.closures.get(&(self.at, func)) {
            return act;
        }
        let act = self.activate(func, Some(self.at), Standing::Copy);
        self.closures.insert((self.at, func), act);
        self.declare_signature(act);
        self.within(act, 1, |this| this.walk_body());
        act
    }

    /// Whether the first body is the second, or that of a closure in it.
    pub(super) fn is_inside(&self, mut act: Act, outer: Act) -> bool {
        loop {
            if act == outer {
                return true;
            }
            match self.activation(act).outer {
                Some(around) => act = self.activation(around).frame,
                None => return false,
            }
        }
    }

    /// Adds what a call of an inlined function does, if it is one.
    pub(super) fn inline(
        &mut self,
        holes: &[Option<Hole>],
        func: FuncId,
        args: &'a [Expr],
        site: SiteId,
        span: Span,
    ) -> bool {
        let callee = &self.program.funcs[func.0 as usize];
        let (frame, standing) = (self.activation(self.at).frame, self.activation(self.at).standing);
        let admitted = standing != Standing::Copy
            && callee.body.is_some()
            && callee.inlining.cost.is_some_and(|cost| cost <= self.admitted[&frame])
            && !self.is_being_inlined(func);
        if !admitted {
            return false;
        }
        let bodies = self.inlined.entry(frame).or_default();
        let number = bodies.len() as u32;
        let fixed = |site: u32| match callee.inlining.fixed.contains(&SiteId(site)) {
            true => callee.sites[site as usize],
            false => Placement::Heap,
        };
        bodies.push(Inlined {
            func,
            locals: vec![Placement::Heap; callee.locals.len()],
            sites: (0..callee.sites.len() as u32).map(fixed).collect(),
            calls: Default::default(),
        });
        match standing {
            Standing::Inlined(caller) => bodies[caller as usize].calls.insert(site, number),
            _ => self.inlined_calls.entry(frame).or_default().insert(site, number),
        };
        let act = self.activate(func, None, Standing::Inlined(number));
        let at = self.at;
        self.inlined_at.insert((at, site), act);
        let call = self.outermost(span);
        let activation = &mut self.activations[act.0 as usize];
        (activation.frame, activation.caller, activation.call) = (frame, Some(at), call);
        let depth = self.loop_depth;
        for (&param, arg) in callee.params.iter().zip(args) {
            let loc = self.declare_local(act, param, depth, Role::Plain);
            self.expr(Hole::to(loc), arg);
            self.note(act, param, arg);
        }
        for &result in &callee.results {
            self.declare_local(act, result, depth, Role::Plain);
        }
        self.within(act, depth, |this| this.walk_body());
        for (hole, &result) in holes.iter().zip(&callee.results) {
            if let Some(hole) = hole {
                let result = self.local(act, result);
                self.graph.flow(*hole, result);
            }
        }
        true
    }

    /// Where a place of the current body is in the function whose frame it uses.
    fn outermost(&self, span: Span) -> Span {
        let activation = self.activation(self.at);
        if activation.caller.is_some() { activation.call } else { span }
    }

    /// Whether the current body stands in an inlined one of the function.
    fn is_being_inlined(&self, func: FuncId) -> bool {
        let mut act = self.at;
        while let Some(caller) = self.activation(act).caller {
            if self.activation(act).func == func {
                return true;
            }
            act = caller;
        }
        false
    }

    /// Remembers what is known of a variable for ever by its first value, an expression of the current body.
    pub(super) fn note(&mut self, act: Act, local: LocalId, value: &'a Expr) {
        self.note_callee(act, local, value);
        self.note_type(act, local, value);
        self.note_number(act, local, value);
    }

    fn note_number(&mut self, act: Act, local: LocalId, value: &Expr) {
        let func = self.activation(act).func;
        let desc = &self.program.funcs[func.0 as usize].locals[local.0 as usize];
        if !desc.reassigned
            && !desc.addressed
            && let Some(number) = self.number(value)
        {
            self.known_numbers.insert((act, local), number);
        }
    }

    /// The integer that an expression of the current body always is.
    pub(super) fn number(&self, e: &Expr) -> Option<i64> {
        self.number_in(self.at, e)
    }

    /// The integer that an expression of a body always is.
    pub(super) fn number_in(&self, act: Act, e: &Expr) -> Option<i64> {
        match &e.kind {
            ExprKind::Const(Const::Int(number)) => Some(*number),
            ExprKind::Local(local) => self.known_numbers.get(&self.origin_in(act, *local)?).copied(),
            _ => None,
        }
    }

    /// The variable that a captured one of the current body stands for, with the body that declares it.
    pub(super) fn origin(&self, local: LocalId) -> Option<(Act, LocalId)> {
        self.origin_in(self.at, local)
    }

    pub(super) fn origin_in(&self, mut act: Act, mut local: LocalId) -> Option<(Act, LocalId)> {
        loop {
            let Activation { func, outer, .. } = *self.activation(act);
            let captures = &self.program.funcs[func.0 as usize].captures;
            let Some(capture) = captures.iter().find(|capture| capture.inner == local) else {
                return Some((act, local));
            };
            (act, local) = (outer?, capture.outer);
        }
    }
}
