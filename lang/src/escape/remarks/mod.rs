//! What was decided, in the words of Go's compiler (`go build -gcflags=-m`).
//!
//! What it is: a record for people. What is inlined, which variables and allocations live where, where parameters flow.
//! What it is not: an account of what Go's compiler would do. Where minigo decides differently, the remark says what
//! minigo does: it calls closures that could be inlined, and methods of interface values whose type is known.
//!
//! Only functions of package `main` are spoken of; what is inlined in them counts as theirs, at the place of the call.

mod text;

use super::activation::{Act, Activation, Standing};
use super::flow::Component;
use crate::inline;
use crate::source::Span;
use crate::symbol::Interner;
use crate::typed::{Expr, ExprKind, FuncId, ParamFlow};
use text::Text;

/// Results of a function whose parameters' flows are spoken of (Go's `numEscResults`).
const MAX_RESULTS: usize = 7;

/// What a remark is about. Go's compiler looks at the whole program for one before it goes on to the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Subject {
    /// A function that can be inlined.
    Inlinable,
    /// A call that is.
    Inlined,
    /// Where something lives, or flows.
    Escape,
}

/// One sentence about a place in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// The place.
    pub span: Span,
    /// The sentence.
    pub text: String,
}

/// Collects remarks.
#[derive(Debug)]
pub struct Remarks<'a> {
    interner: &'a Interner,
    found: Vec<(Subject, Remark)>,
}

impl<'a> Remarks<'a> {
    /// Nothing has been said yet.
    pub fn new(interner: &'a Interner) -> Remarks<'a> {
        Remarks { interner, found: Vec::new() }
    }

    /// All remarks: what can be inlined, what is, and what escapes, each by place.
    pub fn sorted(mut self) -> Vec<Remark> {
        self.found.sort_by_key(|(subject, remark)| (*subject, remark.span.start));
        self.found.into_iter().map(|(_, remark)| remark).collect()
    }

    fn add(&mut self, subject: Subject, span: Span, text: String) {
        self.found.push((subject, Remark { span, text }));
    }
}

impl Component<'_> {
    /// Says what was decided. The graph is solved.
    pub(super) fn remark(&mut self, remarks: &mut Remarks<'_>) {
        for index in 0..self.activations.len() {
            let Activation { func, frame, standing, call, .. } = self.activations[index];
            if !self.is_spoken_of(frame) {
                continue;
            }
            match standing {
                Standing::Own => self.remark_function(remarks, Act(index as u32), func),
                Standing::Inlined(_) => {
                    let text = format!("inlining call to {}", self.name(func));
                    remarks.add(Subject::Inlined, call, text);
                }
                Standing::Copy => {}
            }
        }
        self.remark_variables(remarks);
        self.remark_allocations(remarks);
        self.remark_self_assignments(remarks);
    }

    /// Whether the user wrote the function whose frame this is.
    fn is_spoken_of(&self, frame: Act) -> bool {
        let desc = &self.program.funcs[self.activation(frame).func.0 as usize];
        desc.pkg == self.program.funcs[self.program.main.0 as usize].pkg && !desc.wrapper
    }

    /// The function as Go's compiler names it: the package by its name alone, package `main` not at all.
    fn name(&self, func: FuncId) -> &str {
        let desc = &self.program.funcs[func.0 as usize];
        let path_end = desc.name.find(['(', '[']).unwrap_or(desc.name.len());
        let start = desc.name[..path_end].rfind('/').map_or(0, |slash| slash + 1);
        let name = &desc.name[start..];
        name.strip_prefix("main.").unwrap_or(name)
    }

    fn remark_function(&mut self, remarks: &mut Remarks<'_>, act: Act, func: FuncId) {
        let program = self.program;
        let desc = &program.funcs[func.0 as usize];
        // A closure never is, but its cost shows whether it could be.
        let closure = desc.parent.is_some().then(|| inline::cost(program, func)).flatten();
        if desc.inlining.cost.or(closure).is_some() {
            remarks.add(Subject::Inlinable, desc.span, format!("can inline {}", self.name(func)));
        }
        for &param in &desc.params {
            let local = &desc.locals[param.0 as usize];
            let loc = self.locals[&(act, param)];
            let silent = local.name.is_empty()
                || &*local.name == "_"
                || !self.has_pointers(local.ty)
                || self.graph.escapes(loc) && local.addressed;
            if silent {
                continue;
            }
            for text in flow_texts(&local.name, &self.graph.tag(loc), |index| {
                match &*desc.locals[desc.results[index].0 as usize].name {
                    "" | "_" => format!("~r{index}"),
                    name => name.to_owned(),
                }
            }) {
                remarks.add(Subject::Escape, local.span, text);
            }
        }
    }

    fn remark_variables(&self, remarks: &mut Remarks<'_>) {
        for (&(act, local), &loc) in &self.locals {
            let Activation { func, frame, standing, call, .. } = *self.activation(act);
            let desc = &self.program.funcs[func.0 as usize];
            let variable = &desc.locals[local.0 as usize];
            let is_own = !desc.captures.iter().any(|capture| capture.inner == local);
            let is_in_heap = variable.addressed && self.graph.escapes(loc) && !variable.name.is_empty();
            if !is_own || !is_in_heap || standing == Standing::Copy || !self.is_spoken_of(frame) {
                continue;
            }
            let span = if standing == Standing::Own { variable.span } else { call };
            remarks.add(Subject::Escape, span, format!("moved to heap: {}", variable.name));
        }
    }

    fn remark_allocations(&self, remarks: &mut Remarks<'_>) {
        for origin in &self.origins {
            let Activation { func, frame, standing, call, .. } = *self.activation(origin.act);
            if standing == Standing::Copy || !self.is_spoken_of(frame) || self.is_wrapped_call(origin.expr) {
                continue;
            }
            let desc = &self.program.funcs[func.0 as usize];
            if desc.wrapper {
                continue;
            }
            let span = if standing == Standing::Own { place(origin.expr) } else { call };
            let what = Text::new(self, remarks.interner, origin.act).allocation(origin.expr);
            let escapes = self.graph.escapes(origin.loc);
            let verb = if escapes { "escapes to heap" } else { "does not escape" };
            remarks.add(Subject::Escape, span, format!("{what} {verb}"));
            if self.byte_copies.contains(&origin.loc) && !escapes && !self.graph.is_written(origin.loc) {
                remarks.add(Subject::Escape, span, "zero-copy string->[]byte conversion".to_owned());
            }
        }
    }

    fn remark_self_assignments(&self, remarks: &mut Remarks<'_>) {
        for &(act, stmt) in &self.self_assignments {
            let Activation { frame, standing, call, .. } = *self.activation(act);
            if standing == Standing::Copy || !self.is_spoken_of(frame) {
                continue;
            }
            let span = if standing == Standing::Own { stmt.span } else { call };
            let func = self.name(self.activation(frame).func);
            let what = Text::new(self, remarks.interner, act).assignment(stmt);
            remarks.add(Subject::Escape, span, format!("{func} ignoring self-assignment in {what}"));
        }
    }

    /// Whether the expression is what the checker makes of the call of a `go` or `defer` statement.
    fn is_wrapped_call(&self, expr: &Expr) -> bool {
        match expr.kind {
            ExprKind::Closure { func, .. } => {
                let desc = &self.program.funcs[func.0 as usize];
                desc.wrapper && !desc.name.ends_with(text::METHOD_VALUE)
            }
            _ => false,
        }
    }
}

/// Where Go's compiler places an allocation: a conversion where its operand is.
fn place(expr: &Expr) -> Span {
    match &expr.kind {
        ExprKind::Convert(_, value, _) => value.span,
        _ => expr.span,
    }
}

/// What is said of a parameter.
fn flow_texts(name: &str, flow: &ParamFlow, result: impl Fn(usize) -> String) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    match flow.heap {
        Some(0) => texts.push(format!("leaking param: {name}")),
        Some(_) => texts.push(format!("leaking param content: {name}")),
        None => {}
    }
    for (index, derefs) in flow.results.iter().enumerate().take(MAX_RESULTS) {
        // That it reaches the heap with no more dereferences says it all.
        if let Some(derefs) = derefs.filter(|&derefs| flow.heap.is_none_or(|heap| derefs < heap)) {
            texts.push(format!("leaking param: {name} to result {} level={derefs}", result(index)));
        }
    }
    if texts.is_empty() {
        texts.push(format!("{name} does not escape"));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_to_the_heap_hides_longer_ways_to_results() {
        let flow =
            |heap, results: &[Option<u32>]| ParamFlow { heap, results: results.to_vec(), written: true };
        let texts = |flow: &ParamFlow| flow_texts("p", flow, |index| format!("~r{index}"));
        assert_eq!(texts(&flow(None, &[])), ["p does not escape"]);
        assert_eq!(texts(&flow(Some(0), &[Some(0)])), ["leaking param: p"]);
        assert_eq!(
            texts(&flow(Some(1), &[None, Some(0), Some(1)])),
            ["leaking param content: p", "leaking param: p to result ~r1 level=0"]
        );
    }
}
