//! Generic functions and methods as operands: instantiated explicitly, by a call's arguments, or by what they are assigned to.

use super::Checker;
use super::call::Arguments;
use super::infer::{Failure, Inference, Known};
use super::member::{BoundMethod, MethodRef};
use super::operand::{Mode, Operand, Recipient, Src};
use super::position::node_pos;
use super::version::Feature;
use crate::ast;
use crate::source::Span;
use crate::typed::{Expr, ExprKind, FuncId};
use crate::types::Ty;

/// A generic function or method that lacks type arguments.
#[derive(Debug)]
pub(super) struct Generic {
    pub(super) func: FuncId,
    /// The type parameters still to be bound.
    pub(super) params: Vec<Ty>,
    /// Type arguments of the method's receiver type.
    pub(super) receiver_args: Vec<Ty>,
    /// A method expression: the receiver is the first parameter of the operand's type.
    pub(super) takes_receiver: bool,
    /// Type arguments given so far, and their places.
    pub(super) given: Vec<Ty>,
    pub(super) spans: Vec<Span>,
}

impl<'a> Checker<'a> {
    /// The operand of a generic function's name.
    pub(super) fn generic_function(&mut self, src: Src<'a>, func: FuncId, sig: Ty) -> Option<Operand<'a>> {
        let params = self.func_generics(func)?.own.to_vec();
        let generic = Generic {
            func,
            params,
            receiver_args: Vec::new(),
            takes_receiver: false,
            given: Vec::new(),
            spans: Vec::new(),
        };
        let mut x = Operand::of_type(src, sig);
        x.mode = Mode::Value;
        x.generic = Some(Box::new(generic));
        Some(x)
    }

    /// `f[T1, T2]` of a generic function; it may lack further arguments.
    pub(super) fn instantiate_explicitly(
        &mut self,
        e: &'a ast::Expr,
        index: &'a ast::IndexExpr,
        mut x: Operand<'a>,
    ) -> Operand<'a> {
        self.require(Feature::FunctionInstantiation, e.span);
        let Some(generic) = &mut x.generic else { return x };
        let want = generic.params.len();
        let Some((args, spans)) = self.type_arguments(index) else {
            return Operand::invalid(e);
        };
        if args.len() > want {
            let message = format!("got {} type arguments but want {want}", args.len());
            self.error(spans[want], message);
            return Operand::invalid(e);
        }
        let Some(generic) = &mut x.generic else { return x };
        (generic.given, generic.spans) = (args.clone(), spans);
        x.src = Src::Expr(e);
        match args.len() == want {
            true => self.bind(x, &args, Span::at(node_pos(e))),
            false => x,
        }
    }

    /// The function with all its type arguments.
    pub(super) fn bind(&mut self, mut x: Operand<'a>, args: &[Ty], at: Span) -> Operand<'a> {
        let Some(generic) = x.generic.take() else { return x };
        let Generic { func, params, mut receiver_args, takes_receiver, spans, .. } = *generic;
        self.verify_arguments(&params, args, spans, at);
        x.ty = self.substitute(x.ty, &params, args);
        receiver_args.extend(args);
        let parameterized =
            self.env.generic || receiver_args.iter().any(|&arg| self.types.parameterized(arg));
        let instance = match parameterized {
            true => func,
            false => {
                let sig = if takes_receiver { self.without_receiver(x.ty) } else { x.ty };
                self.function_instance(func, &receiver_args, sig)
            }
        };
        self.make_live(instance);
        match &mut x.method {
            Some(method) => {
                method.target = MethodRef::Func(instance);
                method.sig = x.ty;
            }
            None => {
                let kind = if parameterized { ExprKind::Zero } else { ExprKind::Func(instance) };
                x.tree = Some(Expr { ty: x.ty, span: x.span(), kind });
            }
        }
        x
    }

    /// Sees to it that an operand is not generic: with a target, by what that tells of it.
    pub(super) fn not_generic(&mut self, x: Operand<'a>, target: Option<(Ty, Recipient)>) -> Operand<'a> {
        if let (Mode::Type, Src::Expr(e)) = (x.mode, &x.src)
            && self.named_generic(e).is_some()
        {
            let inner = e.unparen();
            let message = format!("cannot use generic type {} without instantiation", self.expr_text(inner));
            self.error(inner.span, message);
            return Operand::invalid(e);
        }
        let Some(generic) = &x.generic else { return x };
        let target = target.and_then(|(ty, what)| Some((self.function_target(Some(ty))?, what)));
        if target.is_none() && generic.given.is_empty() {
            let message =
                format!("cannot use generic function {} without instantiation", self.src_text(&x.src));
            self.error(x.span(), message);
            return Self::faulty(x);
        }
        let at = match x.src {
            Src::Expr(e) => Span::at(node_pos(e)),
            Src::Text(span, _) => span,
        };
        if target.is_some() && self.require(Feature::FunctionInstantiation, x.span()) {
            match (generic.given.is_empty(), &x.src) {
                (false, Src::Expr(e)) => self.require(Feature::PartialInAssignment, Span::at(node_pos(e))),
                _ => self.require(Feature::ImplicitInAssignment, x.span()),
            };
        }
        let fresh = self.renamed_params(&generic.params);
        let sig = self.substitute(x.ty, &generic.params, &fresh);
        let matches = target.map(|(ty, what)| {
            let text = self.recipient_text(what);
            (sig, Known { ty, nil: false, span: x.span(), text })
        });
        let inference = Inference {
            params: fresh,
            given: generic.given.iter().map(|&ty| Some(ty)).collect(),
            matches: matches.into_iter().collect(),
            at,
            reverse: true,
        };
        match self.infer(inference) {
            Ok(args) => self.bind(x, &args, at),
            Err(failure) => {
                if let Some((span, message)) = failure {
                    self.error(span, message);
                }
                Self::faulty(x)
            }
        }
    }

    fn faulty(mut x: Operand<'a>) -> Operand<'a> {
        x.invalidate();
        x.method = None;
        x
    }

    /// Binds the type parameters of a call's function and of generic functions among its arguments. Gives those of the
    /// function, or `None` after an error.
    ///
    /// `params` are the types of the parameters, one for each argument.
    pub(super) fn infer_call(
        &mut self,
        e: &'a ast::Expr,
        call: &'a ast::CallExpr,
        callee: Option<&Generic>,
        params: &[Ty],
        args: &mut Arguments<'a>,
    ) -> Option<Vec<Ty>> {
        if callee.is_some_and(|generic| generic.given.is_empty()) {
            self.require(Feature::ImplicitInstantiation, e.span);
        }
        if let Some(x) = args.operands.iter().find(|x| x.generic.is_some()) {
            self.require(Feature::ImplicitArgument, x.span());
        }
        let own = callee.map_or(Vec::new(), |generic| generic.params.clone());
        let mut fresh = self.renamed_params(&own);
        let params: Vec<Ty> = params.iter().map(|&ty| self.substitute(ty, &own, &fresh)).collect();
        let mut given: Vec<Option<Ty>> =
            callee.map_or(Vec::new(), |generic| generic.given.iter().map(|&ty| Some(ty)).collect());
        given.resize(own.len(), None);
        // Generic arguments have parameters of their own.
        let mut generic_args = Vec::new();
        for (index, x) in args.operands.iter_mut().enumerate() {
            let Some(generic) = &mut x.generic else { continue };
            let renamed = self.renamed_params(&generic.params);
            x.ty = self.substitute(x.ty, &generic.params, &renamed);
            generic.params = renamed.clone();
            fresh.extend(&renamed);
            given.extend(generic.given.iter().map(|&ty| Some(ty)));
            given.resize(fresh.len(), None);
            generic_args.push((index, renamed.len()));
        }
        let known = |checker: &Self, x: &Operand<'a>| Known {
            ty: if x.is_valid() { x.ty } else { Ty::INVALID },
            nil: x.is_nil(),
            span: x.span(),
            text: checker.src_text(&x.src),
        };
        let matches = params.iter().zip(&args.operands).map(|(&ty, x)| (ty, known(self, x))).collect();
        let at = Span::at(node_pos(e));
        let inferred = self.infer(Inference { params: fresh, given, matches, at, reverse: false });
        let inferred = inferred.map_err(|failure| self.report_failure(call, failure)).ok()?;
        let (own_args, mut rest) = inferred.split_at(own.len());
        for (index, count) in generic_args {
            let (these, others) = rest.split_at(count);
            rest = others;
            let empty = Operand::of_type(args.operands[index].src.clone(), Ty::INVALID);
            let x = std::mem::replace(&mut args.operands[index], empty);
            let x = self.bind(x, these, at);
            args.operands[index] = match x.src {
                Src::Expr(e) => self.method_value(x, e),
                Src::Text(..) => x,
            };
        }
        Some(own_args.to_vec())
    }

    fn report_failure(&mut self, call: &'a ast::CallExpr, failure: Failure) {
        if let Some((span, why)) = failure {
            let text = self.expr_text(&call.fun);
            self.error(span, format!("in call to {text}, {why}"));
        }
    }

    /// Makes a selected method with type parameters generic.
    pub(super) fn generic_method(
        &mut self,
        y: Operand<'a>,
        params: &[Ty],
        receiver_args: &[Ty],
    ) -> Operand<'a> {
        let Some(BoundMethod { target: MethodRef::Func(func), .. }) = y.method.as_deref() else { return y };
        let func = *func;
        self.generic_operand(y, func, params, receiver_args)
    }

    /// Makes an operand generic: the method `func`, with type parameters of its own, of a type with these arguments.
    pub(super) fn generic_operand(
        &mut self,
        mut y: Operand<'a>,
        func: FuncId,
        params: &[Ty],
        receiver_args: &[Ty],
    ) -> Operand<'a> {
        // Their constraints may speak of the receiver's parameters.
        let generics = self.func_generics(func);
        let receiver = generics.map_or(Vec::new(), |generics| generics.receiver.to_vec());
        let fresh = self.renamed_params(params);
        for &param in &fresh {
            let bound = self.types.as_type_param(param).map_or(Ty::INVALID, |param| param.bound);
            let bound = self.substitute(bound, &receiver, receiver_args);
            self.types.set_bound(param, bound);
        }
        y.ty = self.substitute(y.ty, params, &fresh);
        let generic = Generic {
            func,
            params: fresh,
            receiver_args: receiver_args.to_vec(),
            takes_receiver: y.method.is_none(),
            given: Vec::new(),
            spans: Vec::new(),
        };
        y.generic = Some(Box::new(generic));
        y
    }
}
