//! Operands: what an expression denotes while it is checked, and how messages describe it.

use super::Checker;
use super::generic_call::Generic;
use super::member::BoundMethod;
use super::position::{node_span, start_span};
use super::universe::BuiltinId;
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Const, Expr, ExprKind};
use crate::types::float::Float;
use crate::types::{Basic, Ty, TyKind, Value};

/// What an operand is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// Reported already.
    Invalid,
    /// A call without result.
    NoValue,
    /// A predeclared function.
    Builtin(BuiltinId),
    /// A type.
    Type,
    /// A constant; the value is in [`Operand::val`].
    Constant,
    /// Addressable.
    Variable,
    /// An element of a map: assignable, not addressable; has a comma-ok form.
    MapIndex,
    /// A computed value.
    Value,
    /// `nil`
    Nil,
    /// A value with a comma-ok form.
    CommaOk,
}

/// The source of an operand, for positions and messages.
#[derive(Clone, Debug)]
pub(super) enum Src<'a> {
    /// An expression of the program.
    Expr(&'a ast::Expr),
    /// Something described by words, such as `1st function result`.
    Text(Span, String),
}

/// The variable that a value is for, as messages name it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Recipient<'a> {
    /// A variable with this name; empty for a result without one.
    Variable(Symbol),
    /// What stands on the left side of an assignment.
    Place(&'a ast::Expr),
    /// Something described by words.
    Described(&'static str),
}

impl Src<'_> {
    pub(super) fn span(&self) -> Span {
        match self {
            Src::Expr(e) => start_span(e),
            Src::Text(span, _) => *span,
        }
    }
}

/// An operand.
#[derive(Debug)]
pub(super) struct Operand<'a> {
    pub(super) mode: Mode,
    pub(super) ty: Ty,
    /// A constant's value.
    pub(super) val: Value,
    pub(super) src: Src<'a>,
    /// What computes it. `None` for constants, types, `nil` and predeclared functions.
    pub(super) tree: Option<Expr>,
    /// A selected method, not yet called or made a value.
    pub(super) method: Option<Box<BoundMethod>>,
    /// A generic function or method that still lacks type arguments.
    pub(super) generic: Option<Box<Generic>>,
}

impl<'a> Operand<'a> {
    pub(super) fn invalid(e: &'a ast::Expr) -> Operand<'a> {
        Operand {
            mode: Mode::Invalid,
            ty: Ty::INVALID,
            val: Value::Unknown,
            src: Src::Expr(e),
            tree: None,
            method: None,
            generic: None,
        }
    }

    /// An operand that `tree` computes.
    pub(super) fn computed(mode: Mode, src: Src<'a>, tree: Expr) -> Operand<'a> {
        Operand { mode, ty: tree.ty, val: Value::Unknown, src, tree: Some(tree), method: None, generic: None }
    }

    pub(super) fn constant(src: Src<'a>, ty: Ty, val: Value) -> Operand<'a> {
        Operand { mode: Mode::Constant, ty, val, src, tree: None, method: None, generic: None }
    }

    pub(super) fn of_type(src: Src<'a>, ty: Ty) -> Operand<'a> {
        Operand { mode: Mode::Type, ty, val: Value::Unknown, src, tree: None, method: None, generic: None }
    }

    pub(super) fn is_valid(&self) -> bool {
        self.mode != Mode::Invalid
    }

    pub(super) fn invalidate(&mut self) {
        self.mode = Mode::Invalid;
        self.tree = None;
        self.generic = None;
    }

    pub(super) fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub(super) fn is_constant(&self) -> bool {
        self.mode == Mode::Constant
    }

    pub(super) fn span(&self) -> Span {
        self.src.span()
    }
}

impl<'a> Checker<'a> {
    /// The operand's source text.
    pub(super) fn src_text(&self, src: &Src) -> String {
        match src {
            Src::Expr(e) => super::format::expr_text(self.interner, e),
            Src::Text(_, text) => text.clone(),
        }
    }

    pub(super) fn recipient_text(&self, recipient: Recipient) -> String {
        match recipient {
            Recipient::Variable(Symbol::EMPTY) => "result variable".into(),
            Recipient::Variable(name) => self.text(name).into(),
            Recipient::Place(e) => self.expr_text(e),
            Recipient::Described(words) => words.into(),
        }
    }

    pub(super) fn expr_text(&self, e: &ast::Expr) -> String {
        super::format::expr_text(self.interner, e)
    }

    /// The operand as messages describe it: `x (variable of type int)`.
    pub(super) fn describe(&self, x: &Operand) -> String {
        if x.is_nil() {
            return match x.ty == Ty::UNTYPED_NIL {
                true => "nil".into(),
                false => format!("nil (of type {})", self.ty_text(x.ty)),
            };
        }
        let expr = self.src_text(&x.src);
        let mut text = String::new();
        let mut typed = false;
        if !matches!(x.mode, Mode::Invalid | Mode::NoValue | Mode::Builtin(_) | Mode::Type) {
            if self.types.is_untyped(x.ty) {
                text += &self.ty_text(x.ty);
                text.push(' ');
            } else {
                typed = true;
            }
        }
        text += match x.mode {
            Mode::Invalid => "invalid operand",
            Mode::NoValue => "no value",
            Mode::Builtin(_) => "built-in",
            Mode::Type => "type",
            Mode::Constant => "constant",
            Mode::Variable => "variable",
            Mode::MapIndex => "map index expression",
            Mode::Value => "value",
            Mode::Nil => "nil",
            Mode::CommaOk => "comma, ok expression",
        };
        if x.mode == Mode::Constant {
            let value = x.val.to_string();
            if value != expr {
                text.push(' ');
                text += &value;
            }
        }
        if typed && x.ty == Ty::INVALID {
            text += " with invalid type";
        } else if typed {
            text += if x.generic.is_some() { " of generic " } else { " of " };
            if let Some(param) = self.types.as_type_param(x.ty) {
                let empty = self.types.constraint(x.ty).terms.as_ref().is_some_and(Vec::is_empty);
                let (name, bound) = (self.ty_text(x.ty), self.ty_text(param.bound));
                text += &format!("type {name} constrained by {bound}");
                text += if empty { " with empty type set" } else { "" };
                return if expr.is_empty() { text } else { format!("{expr} ({text})") };
            }
            if matches!(self.types.kind(x.ty), TyKind::Named(_)) || self.types.alias_of(x.ty).is_some() {
                text += match self.composite_kind(x.ty) {
                    Some(kind) => kind,
                    None => self.types.basic_name(x.ty),
                };
                text.push(' ');
            }
            text += "type ";
            text += &self.ty_text(x.ty);
        }
        if expr.is_empty() { text } else { format!("{expr} ({text})") }
    }

    /// The word for a composite type; `None` for predeclared ones.
    pub(super) fn composite_kind(&self, ty: Ty) -> Option<&'static str> {
        Some(match self.types.underlying(ty) {
            TyKind::Invalid | TyKind::Basic(_) | TyKind::Named(_) => return None,
            TyKind::Array(..) => "array",
            TyKind::Slice(_) => "slice",
            TyKind::Struct(_) => "struct",
            TyKind::Pointer(_) => "pointer",
            TyKind::Func(_) => "func",
            TyKind::Interface(_) => "interface",
            TyKind::Map(..) => "map",
            TyKind::Chan(..) => "chan",
            TyKind::Tuple(_) => "tuple",
            TyKind::TypeParam(_) => "interface",
        })
    }

    /// The tree of a typed constant.
    pub(super) fn const_tree(&self, ty: Ty, val: &Value, span: Span) -> Expr {
        let basic = self.types.basic(ty).unwrap_or(Basic::Int);
        if let Some((re, im)) = val.to_complex().filter(|_| basic.is_complex()) {
            let part = |x: Float| {
                let kind = ExprKind::Const(Const::Float(x.to_f64()));
                Expr { ty: self.part_type(ty), span, kind }
            };
            return Self::complex_number(ty, part(re), part(im), span);
        }
        Expr { ty, span, kind: ExprKind::Const(val.to_const(basic)) }
    }

    /// The tree that computes a typed operand.
    pub(super) fn tree_of(&mut self, x: &mut Operand) -> Expr {
        let span = x.span();
        match x.mode {
            Mode::Constant => {
                let span = match x.src {
                    Src::Expr(e) => node_span(e),
                    _ => span,
                };
                self.const_tree(x.ty, &x.val, span)
            }
            Mode::Nil => Expr { ty: x.ty, span, kind: ExprKind::Zero },
            _ => x.tree.take().unwrap_or_else(|| bad_tree(span)),
        }
    }
}

/// Stands where an error was reported; such trees never leave the checker.
pub(super) fn bad_tree(span: Span) -> Expr {
    Expr { ty: Ty::INVALID, span, kind: ExprKind::Const(Const::Int(0)) }
}
