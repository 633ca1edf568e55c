//! Calls (Go specification, "Calls", "Passing arguments to ... parameters").

use std::fmt::{self, Display, Formatter};

use super::Checker;
use super::expr::ExprClass;
use super::format::expr_text;
use super::go_defer::call_operands;
use super::member::{BoundMethod, MethodRef};
use super::operand::{Mode, Operand, Recipient, Src};
use super::position::node_span;
use super::temporaries::bind;
use crate::ast;
use crate::source::Span;
use crate::symbol::Interner;
use crate::typed::{Callee, Element, Expr, ExprKind, LocalId, has_call};
use crate::types::{Signature, Ty, TyKind};

/// A call whose several results are the arguments of another, and the temporaries that hold them.
pub(super) type Spread = Option<(Expr, Vec<LocalId>)>;

/// Arguments of a call: each its own expression, or the values of one call.
pub(super) struct Arguments<'a> {
    pub(super) operands: Vec<Operand<'a>>,
    /// The call that yields all of them, and temporaries for its values.
    pub(super) tuple: Spread,
}

/// What an argument is passed to, as messages name it. Printed on demand: a chain of calls is as long as its text.
#[derive(Clone, Copy)]
struct ArgumentTo<'a> {
    interner: &'a Interner,
    callee: &'a ast::Expr,
}

impl Display for ArgumentTo<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "argument to {}", expr_text(self.interner, self.callee))
    }
}

impl<'a> Checker<'a> {
    /// A call, conversion or call of a builtin.
    pub(super) fn call(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr) -> (Operand<'a>, ExprClass) {
        let mut x = match &call.fun.unparen().kind {
            ast::ExprKind::Selector(selector) => self.selector(&call.fun, selector),
            _ => self.generic_expr_or_type(&call.fun),
        };
        if x.generic.is_some() {
            return (self.generic_call(e, call, x), ExprClass::Statement);
        }
        if x.mode == Mode::Type {
            x = self.not_generic(x, None);
        }
        if let Some(bound) = x.method.take() {
            return (self.method_call(e, call, *bound), ExprClass::Statement);
        }
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(&call.args);
                (Operand::invalid(e), ExprClass::Statement)
            }
            Mode::Type => (self.conversion_call(e, call, x.ty), ExprClass::Conversion),
            Mode::Builtin(id) => {
                let x = self.builtin(e, call, id);
                if x.is_valid() && !x.is_constant() {
                    self.env.has_call = true;
                }
                (x, Self::builtin_class(id.class()))
            }
            _ => (self.value_call(e, call, x), ExprClass::Statement),
        }
    }

    fn conversion_call(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr, ty: Ty) -> Operand<'a> {
        if ty == Ty::INVALID {
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        }
        let text = self.ty_text(ty);
        match &call.args[..] {
            [] => {
                self.error(e.span, format!("missing argument in conversion to {text}"));
                Operand::invalid(e)
            }
            [arg] => {
                let x = self.expr_for(arg, Some(ty), Recipient::Described("conversion"));
                if !x.is_valid() {
                    return Operand::invalid(e);
                }
                if let TyKind::Interface(iface) = self.types.underlying(ty)
                    && iface.constraint_only()
                {
                    let message = format!(
                        "cannot use interface {text} in conversion (contains specific type constraints or is comparable)"
                    );
                    self.error(e.span, message);
                    return Operand::invalid(e);
                }
                if call.ellipsis.is_some() {
                    self.error(arg.span, format!("invalid use of ... in conversion to {text}"));
                    return Operand::invalid(e);
                }
                self.conversion(x, ty, node_span(e))
            }
            [.., last] => {
                self.use_exprs(&call.args);
                self.error(last.span, format!("too many arguments in conversion to {text}"));
                Operand::invalid(e)
            }
        }
    }

    /// `x.m(…)`: the method is called on its receiver, without a method value between.
    fn method_call(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr, bound: BoundMethod) -> Operand<'a> {
        self.finish_call(e, call, bound.sig, |args| bound_call(bound, args))
    }

    /// A call of a function value.
    fn value_call(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr, mut x: Operand<'a>) -> Operand<'a> {
        let func = self.types.core_ty(x.ty);
        match self.types.kind(func) {
            TyKind::Func(_) if !x.is_nil() => {}
            TyKind::Invalid => {
                self.use_exprs(&call.args);
                return Operand::invalid(e);
            }
            _ => {
                let terms = self.types.specific_terms(x.ty).unwrap_or_default();
                let is_func = |ty| matches!(self.types.underlying(ty), TyKind::Func(_));
                let other = terms.iter().map(|term| term.ty).find(|&ty| !is_func(ty));
                let why = match self.types.common_underlying(x.ty) {
                    Err(why) if other.is_none() => self.no_core_text(why),
                    _ => format!("{} is not a function", self.ty_text(other.unwrap_or(x.ty))),
                };
                let message = format!("invalid operation: cannot call {}: {why}", self.describe(&x));
                // Go does not look at the arguments.
                self.error(x.span(), message);
                return Operand::invalid(e);
            }
        }
        let tree = self.tree_of(&mut x);
        self.finish_call(e, call, func, |args| function_call(tree, args))
    }

    /// Checks the arguments of a call to a function of type `func` and builds its tree.
    fn finish_call(
        &mut self,
        e: &'a ast::Expr,
        call: &'a ast::CallExpr,
        func: Ty,
        callee: impl FnOnce(Vec<Expr>) -> (Callee, Vec<Expr>),
    ) -> Operand<'a> {
        self.env.has_call = true;
        let args = self.call_arguments(&call.args);
        self.finish_call_with(e, call, func, args, callee)
    }

    /// A call of a generic function or method, whose type arguments follow from the arguments.
    fn generic_call(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr, mut x: Operand<'a>) -> Operand<'a> {
        self.env.has_call = true;
        let mut args = self.call_arguments(&call.args);
        let TyKind::Func(sig) = self.types.kind(x.ty).clone() else { return Operand::invalid(e) };
        let params = self.parameters_for(e, call, &sig, &args);
        let generic = x.generic.take();
        let inferred = match params {
            Some(params) => self.infer_call(e, call, generic.as_deref(), &params, &mut args),
            None => None,
        };
        x.generic = generic;
        let Some(inferred) = inferred else { return Operand::invalid(e) };
        let mut x = self.bind(x, &inferred, Span::at(super::position::node_pos(e)));
        let func = x.ty;
        match x.method.take() {
            Some(bound) => self.finish_call_with(e, call, func, args, |trees| bound_call(*bound, trees)),
            None => {
                let tree = self.tree_of(&mut x);
                self.finish_call_with(e, call, func, args, |trees| function_call(tree, trees))
            }
        }
    }

    fn finish_call_with(
        &mut self,
        e: &'a ast::Expr,
        call: &'a ast::CallExpr,
        func: Ty,
        args: Arguments<'a>,
        callee: impl FnOnce(Vec<Expr>) -> (Callee, Vec<Expr>),
    ) -> Operand<'a> {
        let TyKind::Func(sig) = self.types.kind(func).clone() else { return Operand::invalid(e) };
        let checked = self.arguments(e, call, &sig, args);
        self.env.has_call = true;
        let ty = self.call_type(func, &sig.results);
        let mode = if sig.results.is_empty() { Mode::NoValue } else { Mode::Value };
        // A call with wrong arguments still has its result's type, so that no other error hides behind it.
        let tree = match checked {
            Some((args, tuple)) => {
                let (callee, args) = callee(args);
                let site = Some(self.site());
                let call = Expr { ty, span: node_span(e), kind: ExprKind::Call { callee, args, site } };
                self.bind_tuple(call, tuple)
            }
            None => Expr { ty, span: e.span, kind: ExprKind::Zero },
        };
        Operand::computed(mode, Src::Expr(e), tree)
    }

    /// Binds the temporaries that stand for the values of one call around `body`, which is a call as well. What is called there
    /// has its turn before the values, if it is a call itself.
    pub(super) fn bind_tuple(&mut self, mut body: Expr, tuple: Spread) -> Expr {
        let Some((tuple, locals)) = tuple else { return body };
        let (ty, span) = (body.ty, body.span);
        let mut before = Vec::new();
        for operand in call_operands(&mut body).into_iter().filter(|operand| has_call(operand)) {
            before.push(self.set_aside(operand));
        }
        let kind = ExprKind::LetTuple { locals, tuple: Box::new(tuple), body: Box::new(body) };
        bind(before, Expr { ty, span, kind })
    }

    /// The operands of a call of a function. Messages name the call for each of its results.
    fn call_arguments(&mut self, args: &'a [ast::Expr]) -> Arguments<'a> {
        let mut list = self.argument_list(args);
        if let (Some(_), [arg]) = (&list.tuple, args) {
            list.operands.iter_mut().for_each(|x| x.src = Src::Expr(arg));
        }
        list
    }

    /// The arguments' operands; one call with several results counts for all of them.
    pub(super) fn argument_list(&mut self, args: &'a [ast::Expr]) -> Arguments<'a> {
        let [arg] = args else {
            let operands = args.iter().map(|arg| self.generic_expr(arg)).collect();
            return Arguments { operands, tuple: None };
        };
        let (mut operands, tuple) = self.generic_multi_expr(arg, false);
        let Some(tuple) = tuple else { return Arguments { operands, tuple: None } };
        let mut locals = Vec::new();
        for x in &mut operands {
            let local = self.temp(x.ty, arg.span);
            locals.push(local);
            x.tree = Some(Expr { ty: x.ty, span: arg.span, kind: ExprKind::Local(local) });
        }
        Arguments { operands, tuple: Some((tuple, locals)) }
    }

    /// Assigns the arguments to the parameters. `None` if an error was reported.
    pub(super) fn arguments(
        &mut self,
        e: &'a ast::Expr,
        call: &'a ast::CallExpr,
        sig: &Signature,
        args: Arguments<'a>,
    ) -> Option<(Vec<Expr>, Spread)> {
        let mut args = args;
        let params = self.parameters_for(e, call, sig, &args)?;
        if args.operands.iter().any(|x| x.generic.is_some()) {
            self.infer_call(e, call, None, &params, &mut args)?;
        }
        let Arguments { mut operands, tuple } = args;
        let context = ArgumentTo { interner: self.interner, callee: &call.fun };
        let mut trees = Vec::with_capacity(operands.len());
        let mut ok = true;
        for (x, &ty) in operands.iter_mut().zip(&params) {
            match self.assign(x, Some(ty), context) {
                Some(tree) => trees.push(tree),
                None => ok = false,
            }
        }
        if !ok {
            return None;
        }
        if sig.variadic && call.ellipsis.is_none() {
            let fixed = sig.params.len() - 1;
            let rest = trees.split_off(fixed);
            trees.push(self.variadic_slice(sig.params[fixed], rest, node_span(e)));
        }
        Some((trees, tuple))
    }

    /// The type of the parameter for each argument. `None` if their number is wrong, which is reported.
    fn parameters_for(
        &mut self,
        e: &'a ast::Expr,
        call: &'a ast::CallExpr,
        sig: &Signature,
        args: &Arguments<'a>,
    ) -> Option<Vec<Ty>> {
        let spread = call.ellipsis.is_some();
        let Arguments { operands, tuple } = args;
        let count = operands.len();
        let mut params: Vec<Ty> = sig.params.clone();
        if spread && !sig.variadic {
            let text = self.expr_text(&call.fun);
            self.error(e.span, format!("cannot use ... in call to non-variadic {text}"));
            return None;
        }
        if spread && tuple.is_some() {
            let text = self.expr_text(&call.args[0]);
            self.error(e.span, format!("cannot use ... with {count}-valued {text}"));
            return None;
        }
        let fixed = if sig.variadic { params.len() - 1 } else { params.len() };
        let mut wanted = params.len();
        if sig.variadic && !spread {
            if count >= fixed {
                let elem = self.slice_elem(params[fixed]);
                params.truncate(fixed);
                params.resize(count, elem);
                wanted = count;
            } else {
                wanted = fixed;
            }
        }
        if count != wanted {
            self.argument_count(call, sig, operands, wanted);
            return None;
        }
        Some(params)
    }

    pub(super) fn slice_elem(&self, ty: Ty) -> Ty {
        match self.types.underlying(ty) {
            TyKind::Slice(elem) => *elem,
            _ => Ty::INVALID,
        }
    }

    /// The slice that a variadic parameter gets; nil without arguments.
    fn variadic_slice(&mut self, ty: Ty, values: Vec<Expr>, span: Span) -> Expr {
        if values.is_empty() {
            return Expr { ty, span, kind: ExprKind::Zero };
        }
        let len = values.len() as u64;
        let elems =
            values.into_iter().enumerate().map(|(i, value)| Element { index: i as u64, value }).collect();
        let site = self.site();
        Expr { ty, span, kind: ExprKind::SliceLit { elems, len, site, variadic: true } }
    }

    fn argument_count(
        &mut self,
        call: &'a ast::CallExpr,
        sig: &Signature,
        operands: &[Operand<'a>],
        wanted: usize,
    ) {
        let (at, qualifier) = match operands.get(wanted) {
            Some(extra) => (extra.span(), "too many"),
            None => (operands.last().map_or(call.fun.span, |x| x.span()), "not enough"),
        };
        let text = self.expr_text(&call.fun);
        let have: Vec<Ty> = operands.iter().map(|x| x.ty).collect();
        let have = self.types_summary(&have, false, call.ellipsis.is_some());
        let want = self.types_summary(&sig.params, sig.variadic, false);
        self.error(at, format!("{qualifier} arguments in call to {text}\n\thave {have}\n\twant {want}"));
    }

    /// Types as the messages about wrong counts list them.
    pub(super) fn types_summary(&self, types: &[Ty], variadic: bool, spread: bool) -> String {
        let mut parts = Vec::new();
        for (i, &ty) in types.iter().enumerate() {
            let mut text = match ty {
                ty if ty == Ty::INVALID => "unknown type".to_string(),
                ty if self.types.is_untyped(ty) && self.types.is_numeric(ty) => "number".to_string(),
                ty if self.types.is_untyped(ty) => self.ty_text(ty).replace("untyped ", ""),
                ty => self.ty_text(ty),
            };
            if i + 1 == types.len() {
                if variadic {
                    text = format!("...{}", self.ty_text(self.slice_elem(ty)));
                } else if spread {
                    text += "...";
                }
            }
            parts.push(text);
        }
        format!("({})", parts.join(", "))
    }
}

/// A call of a method on its receiver.
pub(super) fn bound_call(bound: BoundMethod, mut args: Vec<Expr>) -> (Callee, Vec<Expr>) {
    match bound.target {
        MethodRef::Func(func) => {
            args.insert(0, bound.receiver);
            (Callee::Static(func), args)
        }
        MethodRef::Interface(index) => (Callee::Interface(Box::new(bound.receiver), index), args),
    }
}

/// A call of a function value, which may be a declared function.
fn function_call(function: Expr, args: Vec<Expr>) -> (Callee, Vec<Expr>) {
    let callee = match function.kind {
        ExprKind::Func(func) => Callee::Static(func),
        _ => Callee::Value(Box::new(function)),
    };
    (callee, args)
}
