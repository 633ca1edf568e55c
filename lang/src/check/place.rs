//! Unary operators: addresses, receive operations, arithmetic.

use super::Checker;
use super::operand::{Mode, Operand, Src};
use crate::ast::{self, UnaryOp as Op};
use crate::source::Span;
use crate::typed::{Expr, ExprKind, NewForm, UnaryOp};
use crate::types::{ChanDir, Ty, TyKind, Value, integer_range};

impl<'a> Checker<'a> {
    /// `op x`
    pub(super) fn unary(&mut self, e: &'a ast::Expr, unary: &'a ast::UnaryExpr) -> Operand<'a> {
        let mut x = self.expr(&unary.x);
        if !x.is_valid() {
            return x;
        }
        match unary.op {
            Op::Addr => return self.address_of(e, x, &unary.x),
            Op::Recv => return self.receive(e, x),
            Op::Tilde => {
                let hint = if self.types.is_integer(x.ty) { " (use ^ for bitwise complement)" } else { "" };
                self.error(e.span, format!("cannot use ~ outside of interface or type constraint{hint}"));
                return Operand::invalid(e);
            }
            Op::Plus | Op::Neg | Op::Not | Op::Xor => {}
        }
        let defined = match unary.op {
            Op::Not => self.types.is_boolean(x.ty),
            Op::Xor => self.types.is_integer(x.ty),
            _ => self.types.is_numeric(x.ty),
        };
        if !defined {
            let message =
                format!("invalid operation: operator {} not defined on {}", unary.op, self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
            return x;
        }
        if x.is_constant() {
            if x.val.is_unknown() {
                x.src = Src::Expr(e);
                return x;
            }
            x.val = match unary.op {
                Op::Neg => x.val.neg(),
                Op::Not => match x.val {
                    Value::Bool(b) => Value::Bool(!b),
                    val => val,
                },
                Op::Xor => {
                    let range = self.types.basic(x.ty).and_then(integer_range);
                    x.val.bit_not(range.filter(|(_, signed)| !signed).map(|(bits, _)| bits))
                }
                _ => x.val,
            };
            x.src = Src::Expr(e);
            let name = if unary.op == Op::Xor { "bitwise complement" } else { "" };
            self.check_overflow(&mut x, e.span, name);
            return x;
        }
        let operator = match unary.op {
            Op::Neg => UnaryOp::Neg,
            Op::Not => UnaryOp::Not,
            Op::Xor => UnaryOp::BitNot,
            _ => {
                x.mode = Mode::Value;
                return x;
            }
        };
        let ty = x.ty;
        let operand = Box::new(self.tree_of(&mut x));
        let tree = Expr { ty, span: e.span, kind: ExprKind::Unary(operator, operand) };
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    fn address_of(&mut self, e: &'a ast::Expr, mut x: Operand<'a>, inner: &'a ast::Expr) -> Operand<'a> {
        let literal = matches!(inner.unparen().kind, ast::ExprKind::Composite(_));
        if !literal && x.mode != Mode::Variable {
            let message = format!("invalid operation: cannot take address of {}", self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
            return x;
        }
        let tree = self.tree_of(&mut x);
        let mut tree = if literal { self.new_value(tree, NewForm::Literal) } else { self.address(tree) };
        tree.span = e.span;
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    /// The pointer to a new variable with this value.
    pub(super) fn new_value(&mut self, value: Expr, form: NewForm) -> Expr {
        let ty = self.types.pointer(value.ty);
        let span = value.span;
        let site = self.site();
        Expr { ty, span, kind: ExprKind::New(Box::new(value), site, form) }
    }

    /// `&place`
    pub(super) fn address(&mut self, place: Expr) -> Expr {
        let span = place.span;
        let ty = self.types.pointer(place.ty);
        self.mark_addressed(&place);
        Expr { ty, span, kind: ExprKind::AddrOf(Box::new(place)) }
    }

    /// The element type of a channel operand that can be received from.
    pub(super) fn channel_elem(&mut self, x: &Operand<'a>, receive: bool, at: Span) -> Option<Ty> {
        let problem = match *self.types.core(x.ty) {
            TyKind::Chan(ChanDir::Send, _) if receive => "send-only channel",
            TyKind::Chan(ChanDir::Recv, _) if !receive => "receive-only channel",
            TyKind::Chan(_, elem) => return Some(elem),
            TyKind::Invalid => return None,
            _ => "non-channel",
        };
        let verb = if receive { "receive from" } else { "send to" };
        if self.types.is_type_param(x.ty) {
            let why = self.channel_problem(x.ty, receive);
            let message = format!("invalid operation: cannot {verb} {}: {why}", self.describe(x));
            self.error(at, message);
            return None;
        }
        let (ty, what) = (self.ty_text(x.ty), self.describe(x));
        self.error(at, format!("invalid operation: cannot {verb} {problem} {ty} {what}"));
        None
    }

    /// Why a type parameter's value is no channel to receive from or send to.
    fn channel_problem(&self, param: Ty, receive: bool) -> String {
        let Some(types) = self.types.specific_types(param) else { return "no specific channel type".into() };
        let problem = types.iter().find_map(|&ty| {
            let problem = match self.types.underlying(ty) {
                TyKind::Chan(ChanDir::Send, _) if receive => "send-only channel",
                TyKind::Chan(ChanDir::Recv, _) if !receive => "receive-only channel",
                TyKind::Chan(..) => return None,
                _ => "non-channel",
            };
            Some(format!("{problem} {}", self.ty_text(ty)))
        });
        problem
            .or_else(|| self.types.common_underlying(param).err().map(|why| self.no_core_text(why)))
            .unwrap_or_default()
    }

    fn receive(&mut self, e: &'a ast::Expr, mut x: Operand<'a>) -> Operand<'a> {
        let Some(elem) = self.channel_elem(&x, true, x.span()) else {
            x.invalidate();
            return x;
        };
        self.env.has_call = true;
        let chan = Box::new(self.tree_of(&mut x));
        let tree = Expr { ty: elem, span: e.span, kind: ExprKind::Recv { chan, comma_ok: false } };
        Operand::computed(Mode::CommaOk, Src::Expr(e), tree)
    }
}
