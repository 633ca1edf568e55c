//! Operators (Go specification, "Operators").

use super::Checker;
use super::operand::{Mode, Operand, Src};
use super::version::Feature;
use crate::ast::{self, BinaryOp as Op};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use crate::typed::{BinaryOp, CompareOp, Expr, ExprKind, LogicOp};
use crate::types::{Basic, Incomparable, Ty, TyKind, Value, has_nil, incomparable};

/// Untyped integers have at most this many bits, as in Go's compiler.
const MAX_CONSTANT_BITS: u64 = 512;

/// Longest constant string in bytes. Go's compiler takes 2,000,000,000, but holds its parts only.
const MAX_STRING_BYTES: usize = 256 << 20;

/// Largest shift count of a constant: it can express the smallest float64.
const MAX_CONSTANT_SHIFT: u64 = 1023 - 1 + 52;

/// Where an operator is applied: in an expression, or in `x op= y`.
#[derive(Clone, Copy)]
pub(super) enum Site<'a> {
    /// The binary expression.
    Expr(&'a ast::Expr, Span),
    /// The operands of an assignment operation.
    Assign(&'a ast::Expr, &'a ast::Expr),
}

impl<'a> Checker<'a> {
    /// A chain of binary operators, from its left end on, so that its length is no matter.
    pub(super) fn binary_chain(&mut self, e: &'a ast::Expr, binary: &'a ast::BinaryExpr) -> Operand<'a> {
        // The expressions of the chain, outermost first.
        let mut chain = vec![(e, binary)];
        let mut left = &binary.x;
        while let ast::ExprKind::Binary(inner) = &left.kind {
            chain.push((left, inner));
            left = &inner.x;
        }
        let mut x = self.expr(left);
        for (e, binary) in chain.into_iter().rev() {
            let y = self.expr(&binary.y);
            let span = Span::new(binary.op_pos, e.span.end.max(binary.op_pos));
            x = self.binary(x, y, binary.op, Site::Expr(e, span));
            if x.is_valid() {
                x.src = Src::Expr(e);
            }
        }
        x
    }

    /// `x op y`
    pub(super) fn binary(
        &mut self,
        mut x: Operand<'a>,
        mut y: Operand<'a>,
        op: Op,
        site: Site<'a>,
    ) -> Operand<'a> {
        if !x.is_valid() {
            return x;
        }
        if !y.is_valid() {
            x.invalidate();
            return x;
        }
        if op.is_shift() {
            return self.shift(x, y, op, site);
        }
        self.match_types(&mut x, &mut y);
        if !x.is_valid() {
            return x;
        }
        let span = site_span(site, &x);
        if op.is_comparison() {
            return self.comparison(x, y, op, None, span);
        }
        if x.ty != y.ty {
            if x.ty != Ty::INVALID && y.ty != Ty::INVALID {
                let what = match site {
                    Site::Expr(e, _) => self.expr_text(e),
                    Site::Assign(l, r) => format!("{} {op}= {}", self.expr_text(l), self.expr_text(r)),
                };
                let (a, b) = (self.ty_text(x.ty), self.ty_text(y.ty));
                self.error(x.span(), format!("invalid operation: {what} (mismatched types {a} and {b})"));
            }
            x.invalidate();
            return x;
        }
        if !self.operator_defined(op, x.ty) {
            let message = format!("invalid operation: operator {op} not defined on {}", self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
            return x;
        }
        if matches!(op, Op::Div | Op::Rem)
            && (x.is_constant() || self.types.is_integer(x.ty))
            && y.is_constant()
            && (y.val.is_zero()
                || x.is_constant() && self.types.is_complex(x.ty) && y.val.has_vanishing_norm())
            && !self.in_instance()
        {
            self.error(y.span(), "invalid operation: division by zero");
            x.invalidate();
            return x;
        }
        if x.is_constant() && y.is_constant() {
            if x.val.is_unknown() || y.val.is_unknown() {
                return unknown_result(x, site);
            }
            if let (Value::Str(a), Value::Str(b)) = (&x.val, &y.val)
                && op == Op::Add
                && a.len() + b.len() > MAX_STRING_BYTES
            {
                let bytes = a.len() + b.len();
                let message = format!("constant string too long ({bytes} bytes > {MAX_STRING_BYTES} bytes)");
                self.report(Diagnostic::new(Code::Limit, Span::at(span.start), message));
                x.invalidate();
                return x;
            }
            x.val = match logic_op(op) {
                Some(op) => fold_logic(op, &x.val, &y.val),
                None => x.val.binary(arithmetic_op(op), &y.val, self.types.is_integer(x.ty)),
            };
            if let Site::Expr(e, _) = site {
                x.src = Src::Expr(e);
            }
            self.check_overflow(&mut x, span, operation_name(op));
            return x;
        }
        let tree = self.binary_tree(&mut x, &mut y, op, span);
        Operand::computed(Mode::Value, x.src, tree)
    }

    fn binary_tree(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>, op: Op, span: Span) -> Expr {
        let ty = x.ty;
        let (left, right) = if self.types.is_untyped(ty) {
            (self.pending_tree(x, false), self.pending_tree(y, false))
        } else {
            (self.tree_of(x), self.tree_of(y))
        };
        if self.types.is_string(ty) {
            return self.concat(left, right, span);
        }
        let kind = match logic_op(op) {
            Some(op) => ExprKind::Logic(op, Box::new(left), Box::new(right)),
            None => ExprKind::Binary(arithmetic_op(op), Box::new(left), Box::new(right)),
        };
        Expr { ty, span, kind }
    }

    /// `left + right` on strings, as one flat concatenation.
    fn concat(&mut self, left: Expr, right: Expr, span: Span) -> Expr {
        let ty = left.ty;
        let (mut parts, site) = match left.kind {
            ExprKind::Concat(parts, site) => (parts, site),
            _ => {
                let site = self.site();
                (vec![left], site)
            }
        };
        match right.kind {
            ExprKind::Concat(more, _) => parts.extend(more),
            _ => parts.push(right),
        }
        Expr { ty, span, kind: ExprKind::Concat(parts, site) }
    }

    fn operator_defined(&self, op: Op, ty: Ty) -> bool {
        match op {
            Op::Add => self.types.is_additive(ty),
            Op::Sub | Op::Mul | Op::Div => self.types.is_numeric(ty),
            Op::AndAnd | Op::OrOr => self.types.is_boolean(ty),
            _ => self.types.is_integer(ty),
        }
    }

    /// Converts untyped operands to each other's types, where that may succeed.
    pub(super) fn match_types(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>) {
        if !self.may_convert(x, y) {
            return;
        }
        let ty = y.ty;
        self.convert_untyped(x, ty);
        if !x.is_valid() {
            return;
        }
        let ty = x.ty;
        self.convert_untyped(y, ty);
        if !y.is_valid() {
            x.invalidate();
        }
    }

    fn may_convert(&self, x: &Operand, y: &Operand) -> bool {
        let t = &self.types;
        if !t.is_untyped(x.ty) && !t.is_untyped(y.ty) || t.is_numeric(x.ty) != t.is_numeric(y.ty) {
            return false;
        }
        if t.is_interface(x.ty) || t.is_interface(y.ty) {
            return true;
        }
        if t.is_boolean(x.ty) != t.is_boolean(y.ty) || t.is_string(x.ty) != t.is_string(y.ty) {
            return false;
        }
        if x.is_nil() {
            return has_nil(t, y.ty);
        }
        if y.is_nil() {
            return has_nil(t, x.ty);
        }
        let pointer = |ty| matches!(t.underlying(ty), TyKind::Pointer(_));
        !pointer(x.ty) && !pointer(y.ty)
    }

    /// `x op y` for a comparison; `case_of` is the switch tag's text where `x` is a case value.
    pub(super) fn comparison(
        &mut self,
        mut x: Operand<'a>,
        mut y: Operand<'a>,
        op: Op,
        case_of: Option<&str>,
        span: Span,
    ) -> Operand<'a> {
        if x.ty == Ty::INVALID || y.ty == Ty::INVALID {
            x.invalidate();
            return x;
        }
        if let Err((second, cause)) = self.comparable_operands(&x, &y, op) {
            let at = if second { &y } else { &x };
            let params = [x.ty, y.ty].map(|ty| self.types.is_type_param(ty));
            let at = match cause {
                None if params == [false, true] => &y,
                None if params[0] => &x,
                _ => at,
            };
            let cause = cause.unwrap_or_else(|| {
                if params != [false, false] {
                    return format!("type parameter {} cannot use operator {op}", self.ty_text(at.ty));
                }
                let what = self.composite_kind(at.ty).map_or_else(|| self.ty_text(at.ty), str::to_string);
                format!("operator {op} not defined on {what}")
            });
            let (left, right) = (self.src_text(&x.src), self.src_text(&y.src));
            match case_of {
                Some(tag) => {
                    self.error(x.span(), format!("invalid case {left} in switch on {tag} ({cause})"))
                }
                None => self.error(at.span(), format!("invalid operation: {left} {op} {right} ({cause})")),
            }
            x.invalidate();
            return x;
        }
        let compare = compare_op(op);
        if x.is_constant() && y.is_constant() {
            x.val = x.val.compare(compare, &y.val).map_or(Value::Unknown, Value::Bool);
            x.ty = Ty::UNTYPED_BOOL;
            return x;
        }
        self.default_untyped(&mut x);
        self.default_untyped(&mut y);
        if !x.is_valid() || !y.is_valid() {
            x.invalidate();
            return x;
        }
        // Mixed operands meet in the type that the other is assignable to.
        let common =
            if x.is_nil() || !y.is_nil() && self.types.is_interface(y.ty) && !self.types.is_interface(x.ty) {
                y.ty
            } else if self.types.is_interface(x.ty) && !self.types.is_interface(y.ty) || y.is_nil() {
                x.ty
            } else if self.assignable(&x, y.ty).is_ok() {
                y.ty
            } else {
                x.ty
            };
        if x.is_nil() {
            x.ty = common;
        }
        if y.is_nil() {
            y.ty = common;
        }
        let (left, right) = (self.tree_of(&mut x), self.tree_of(&mut y));
        let (left, right) = (self.adapt(left, common), self.adapt(right, common));
        let kind = ExprKind::Compare(compare, Box::new(left), Box::new(right));
        Operand::computed(Mode::Value, x.src, Expr { ty: Ty::UNTYPED_BOOL, span, kind })
    }

    /// Whether the operands can be compared; otherwise whether the second is to blame, and why.
    fn comparable_operands(&self, x: &Operand, y: &Operand, op: Op) -> Result<(), (bool, Option<String>)> {
        if self.assignable(x, y.ty).is_err() && self.assignable(y, x.ty).is_err() {
            let cause = format!("mismatched types {} and {}", self.ty_text(x.ty), self.ty_text(y.ty));
            return Err((true, Some(cause)));
        }
        if !matches!(op, Op::Eq | Op::Ne) {
            return match (self.types.is_ordered(x.ty), self.types.is_ordered(y.ty)) {
                (false, _) => Err((false, None)),
                (_, false) => Err((true, None)),
                _ => Ok(()),
            };
        }
        if x.is_nil() || y.is_nil() {
            let ty = if x.is_nil() { y.ty } else { x.ty };
            return if ty != Ty::UNTYPED_NIL && has_nil(&self.types, ty) {
                Ok(())
            } else {
                Err((true, None))
            };
        }
        for (second, ty) in [(false, x.ty), (true, y.ty)] {
            if let Some(why) = incomparable(&self.types, ty) {
                return Err((second, self.incomparable_cause(ty, why)));
            }
        }
        Ok(())
    }

    fn incomparable_cause(&self, ty: Ty, why: Incomparable) -> Option<String> {
        match why {
            Incomparable::Never => {
                self.composite_kind(ty).map(|kind| format!("{kind} can only be compared to nil"))
            }
            Incomparable::Field(field) => {
                Some(format!("struct containing {} cannot be compared", self.ty_text(field)))
            }
            Incomparable::TypeSet { empty } => {
                let cause = if empty { "empty type set" } else { "incomparable types in type set" };
                Some(cause.into())
            }
            Incomparable::Array(array) => Some(format!("{} cannot be compared", self.ty_text(array))),
        }
    }

    fn shift(&mut self, mut x: Operand<'a>, mut y: Operand<'a>, op: Op, site: Site<'a>) -> Operand<'a> {
        let integral = x.is_constant() && x.val.to_int().is_some();
        let shiftable = self.types.is_integer(x.ty) || self.types.is_untyped(x.ty) && integral;
        if !shiftable {
            let message = format!("invalid operation: shifted operand {} must be integer", self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
            return x;
        }
        if !self.shift_count(&mut y) {
            x.invalidate();
            return x;
        }
        let span = site_span(site, &x);
        let arithmetic = arithmetic_op(op);
        if x.is_constant() && y.is_constant() {
            if !self.types.is_integer(x.ty) {
                x.ty = Ty::UNTYPED_INT;
            }
            if x.val.is_unknown() || y.val.is_unknown() {
                return unknown_result(x, site);
            }
            let count = y.val.to_u64().filter(|&count| count <= MAX_CONSTANT_SHIFT);
            let Some(count) = count else {
                let message = format!("invalid operation: invalid shift count {}", self.describe(&y));
                self.error(y.span(), message);
                x.invalidate();
                return x;
            };
            x.val = x.val.shift(arithmetic, count as u32);
            if let Site::Expr(e, _) = site {
                x.src = Src::Expr(e);
            }
            self.check_overflow(&mut x, span, operation_name(op));
            return x;
        }
        // An untyped count has type uint; a typed constant its own.
        if self.types.is_untyped(y.ty) {
            self.convert_untyped(&mut y, Ty::UINT);
        }
        let ty = x.ty;
        let left =
            if self.types.is_untyped(ty) { self.pending_tree(&mut x, true) } else { self.tree_of(&mut x) };
        let right = self.tree_of(&mut y);
        let kind = ExprKind::Binary(arithmetic, Box::new(left), Box::new(right));
        Operand::computed(Mode::Value, x.src, Expr { ty, span, kind })
    }

    fn shift_count(&mut self, y: &mut Operand<'a>) -> bool {
        if y.is_constant() {
            if y.val.to_int().is_some() && y.val.is_negative() {
                let message = format!("invalid operation: negative shift count {}", self.describe(y));
                self.error(y.span(), message);
                return false;
            }
            if self.types.is_untyped(y.ty) {
                if let Err(why) = self.representation(y, Basic::Uint) {
                    self.misfit(why, y, Ty::UINT);
                    return false;
                }
                return true;
            }
            // Go takes constants of any numeric type whose value is an integer.
            if let Some(count) = y.val.to_int().filter(|_| !self.types.is_integer(y.ty)) {
                (y.ty, y.val) = (Ty::UINT, Value::Int(count));
            }
        }
        if self.types.is_integer(y.ty) {
            return y.is_constant()
                || self.types.all_types(y.ty, |ty| self.types.is_unsigned(ty))
                || self.require_for(Feature::SignedShift, y.span(), |checker| checker.describe(y));
        }
        if self.types.is_untyped(y.ty) && !y.is_constant() {
            self.convert_untyped(y, Ty::UINT);
            return y.is_valid();
        }
        let message = format!("invalid operation: shift count {} must be integer", self.describe(y));
        self.error(y.span(), message);
        false
    }

    /// Reports a constant that outgrows its type, or the bounds of untyped ones. `operation` is for the message.
    pub(super) fn check_overflow(&mut self, x: &mut Operand<'a>, at: Span, operation: &str) {
        if x.val.is_unknown() {
            self.error(Span::at(at.start), "constant result is not representable");
            return;
        }
        if !self.types.is_untyped(x.ty) {
            let Some(basic) = self.types.basic(x.ty) else { return };
            match self.representation(x, basic) {
                Ok(val) => x.val = val,
                Err(why) => {
                    self.misfit(why, x, x.ty);
                    x.invalidate();
                }
            }
            return;
        }
        if x.val.int_bits() > MAX_CONSTANT_BITS {
            let space = if operation.is_empty() { "" } else { " " };
            self.error(Span::at(at.start), format!("constant {operation}{space}overflow"));
            x.val = Value::Unknown;
        }
    }
}

/// The result of an operation on constants of which one has no known value. An error said so where it arose.
fn unknown_result<'a>(mut x: Operand<'a>, site: Site<'a>) -> Operand<'a> {
    x.val = Value::Unknown;
    if let Site::Expr(e, _) = site {
        x.src = Src::Expr(e);
    }
    x
}

fn site_span(site: Site, x: &Operand) -> Span {
    match site {
        Site::Expr(_, span) => span,
        Site::Assign(..) => x.span(),
    }
}

fn fold_logic(op: LogicOp, x: &Value, y: &Value) -> Value {
    match (op, x, y) {
        (LogicOp::And, Value::Bool(a), Value::Bool(b)) => Value::Bool(*a && *b),
        (LogicOp::Or, Value::Bool(a), Value::Bool(b)) => Value::Bool(*a || *b),
        _ => Value::Unknown,
    }
}

fn logic_op(op: Op) -> Option<LogicOp> {
    match op {
        Op::AndAnd => Some(LogicOp::And),
        Op::OrOr => Some(LogicOp::Or),
        _ => None,
    }
}

fn compare_op(op: Op) -> CompareOp {
    match op {
        Op::Ne => CompareOp::Ne,
        Op::Lt => CompareOp::Lt,
        Op::Le => CompareOp::Le,
        Op::Gt => CompareOp::Gt,
        Op::Ge => CompareOp::Ge,
        _ => CompareOp::Eq,
    }
}

/// The typed tree's name of an arithmetic operator.
pub(super) fn arithmetic_op(op: Op) -> BinaryOp {
    match op {
        Op::Sub => BinaryOp::Sub,
        Op::Mul => BinaryOp::Mul,
        Op::Div => BinaryOp::Div,
        Op::Rem => BinaryOp::Rem,
        Op::And => BinaryOp::And,
        Op::Or => BinaryOp::Or,
        Op::Xor => BinaryOp::Xor,
        Op::AndNot => BinaryOp::AndNot,
        Op::Shl => BinaryOp::Shl,
        Op::Shr => BinaryOp::Shr,
        _ => BinaryOp::Add,
    }
}

fn operation_name(op: Op) -> &'static str {
    match op {
        Op::Add => "addition",
        Op::Sub => "subtraction",
        Op::Xor => "bitwise XOR",
        Op::Mul => "multiplication",
        Op::Shl => "shift",
        _ => "",
    }
}
