//! Untyped operands: giving them the type that their context asks for.
//!
//! An untyped constant has no tree; it gets one with its type. Untyped operands that are not constant are
//! comparisons, shifts of untyped constants, and what operators make of those. Their trees have untyped types
//! until [`Checker::settle`] pushes the final type down. A constant inside such a tree is a [`Pending`] entry,
//! which the tree names by index.

use super::Checker;
use super::operand::{Mode, Operand, Src};
use crate::source::Span;
use crate::typed::{BinaryOp, Const, Expr, ExprKind};
use crate::types::{Basic, Ty, TyKind, Value, default_type, has_nil};

/// An untyped constant inside of a tree.
#[derive(Debug)]
pub(super) struct Pending<'a> {
    val: Value,
    src: Src<'a>,
    /// The left operand of a shift that is not constant.
    shifted: bool,
}

/// Why a value has no representation in a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Misfit {
    /// A fraction would be lost.
    Truncated,
    /// Out of range.
    Overflows,
    /// Another kind of value.
    Kind,
}

impl<'a> Checker<'a> {
    /// The constant as a value of the predeclared type `basic`.
    pub(super) fn representation(&self, x: &Operand, basic: Basic) -> Result<Value, Misfit> {
        x.val.represent(basic).ok_or_else(|| {
            let target_integer = basic.is_integer();
            let target_numeric = target_integer || basic.is_float() || basic.is_complex();
            if !self.types.is_numeric(x.ty) || !target_numeric {
                Misfit::Kind
            } else if !self.types.is_integer(x.ty) && target_integer {
                Misfit::Truncated
            } else {
                Misfit::Overflows
            }
        })
    }

    /// The type that the untyped `x` takes where `target` is wanted, and its value there if it is a constant.
    pub(super) fn implicit_type(&self, x: &Operand, target: Ty) -> Result<(Ty, Option<Value>), Misfit> {
        if !x.is_valid() || !self.types.is_untyped(x.ty) || target == Ty::INVALID {
            return Ok((x.ty, None));
        }
        if self.types.is_untyped(target) {
            return self.wider(x.ty, target).map(|ty| (ty, None)).ok_or(Misfit::Kind);
        }
        if x.is_nil() {
            return if has_nil(&self.types, target) { Ok((target, None)) } else { Err(Misfit::Kind) };
        }
        match self.types.underlying(target) {
            TyKind::Basic(basic) if x.is_constant() => {
                self.representation(x, *basic).map(|val| (target, Some(val)))
            }
            TyKind::Basic(_) => {
                let fits = match self.types.basic(x.ty) {
                    Some(Basic::UntypedBool) => self.types.is_boolean(target),
                    Some(Basic::UntypedString) => self.types.is_string(target),
                    Some(Basic::UntypedNil) => false,
                    _ => self.types.is_numeric(target),
                };
                if fits { Ok((target, None)) } else { Err(Misfit::Kind) }
            }
            TyKind::Interface(iface) if iface.methods.is_empty() => Ok((default_type(x.ty), None)),
            TyKind::TypeParam(_) => {
                let fits = self.types.all_types(target, |ty| self.implicit_type(x, ty).is_ok());
                if fits { Ok((target, None)) } else { Err(Misfit::Kind) }
            }
            _ => Err(Misfit::Kind),
        }
    }

    /// The later of two untyped kinds in the order integer, rune, float, complex; or the one that both are.
    pub(super) fn wider(&self, a: Ty, b: Ty) -> Option<Ty> {
        if a == b {
            return Some(a);
        }
        const KINDS: [Ty; 4] = [Ty::UNTYPED_INT, Ty::UNTYPED_RUNE, Ty::UNTYPED_FLOAT, Ty::UNTYPED_COMPLEX];
        let rank = |ty| KINDS.iter().position(|kind| *kind == ty);
        Some(KINDS[rank(a)?.max(rank(b)?)])
    }

    /// Reports that a constant or other untyped operand does not fit.
    pub(super) fn misfit(&mut self, why: Misfit, x: &Operand, target: Ty) {
        let (what, target) = (self.describe(x), self.ty_text(target));
        self.error(
            x.span(),
            match why {
                Misfit::Truncated => format!("{what} truncated to {target}"),
                Misfit::Overflows => format!("{what} overflows {target}"),
                Misfit::Kind => format!("cannot convert {what} to type {target}"),
            },
        );
    }

    /// Gives the untyped `x` the type that `target` asks for, which may be untyped too.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'a>, target: Ty) {
        match self.implicit_type(x, target) {
            Ok((ty, val)) => self.retype(x, ty, val),
            Err(why) => {
                self.misfit(why, x, self.types.underlying_ty(target));
                x.invalidate();
            }
        }
    }

    /// Sets the type of an untyped operand. The tree of one that is not constant follows.
    pub(super) fn retype(&mut self, x: &mut Operand<'a>, ty: Ty, val: Option<Value>) {
        if let Some(val) = val {
            x.val = val;
        }
        if x.ty == ty {
            return;
        }
        x.ty = ty;
        if let Some(mut tree) = x.tree.take() {
            if self.types.is_untyped(ty) {
                tree.ty = ty;
                x.tree = Some(tree);
            } else if self.settle(&mut tree, ty) {
                x.tree = Some(tree);
            } else {
                x.invalidate();
            }
        }
    }

    /// Gives a typed operand from an untyped one by its default type.
    pub(super) fn default_untyped(&mut self, x: &mut Operand<'a>) {
        if self.types.is_untyped(x.ty) && !x.is_nil() {
            self.convert_untyped(x, default_type(x.ty));
        }
    }

    /// Puts an untyped constant into a tree that waits for its type.
    pub(super) fn pending_tree(&mut self, x: &mut Operand<'a>, shifted: bool) -> Expr {
        let span = x.span();
        if !x.is_constant() {
            return x.tree.take().unwrap_or_else(|| super::operand::bad_tree(span));
        }
        let index = self.pending.len() as i64;
        self.pending.push(Pending { val: x.val.clone(), src: x.src.clone(), shifted });
        Expr { ty: x.ty, span, kind: ExprKind::Const(Const::Int(index)) }
    }

    /// Gives a waiting tree its type. False if an error was reported.
    pub(super) fn settle(&mut self, tree: &mut Expr, ty: Ty) -> bool {
        let mut ok = true;
        let mut tree = tree;
        // Along the left spine without recursion, then the right operands from its end on.
        let mut rights: Vec<&mut Expr> = Vec::new();
        while self.types.is_untyped(tree.ty) {
            let old = std::mem::replace(&mut tree.ty, ty);
            if let ExprKind::Const(Const::Int(index)) = tree.kind {
                let settled = self.settle_constant(index as usize, old, ty, tree.span);
                ok &= settled.is_some();
                if let Some(settled) = settled {
                    *tree = settled;
                }
                break;
            }
            match &mut tree.kind {
                ExprKind::Binary(BinaryOp::Shl | BinaryOp::Shr, left, _) => tree = left,
                ExprKind::Binary(_, left, right) | ExprKind::Logic(_, left, right) => {
                    rights.push(right);
                    tree = left;
                }
                ExprKind::Unary(_, operand) => tree = operand,
                _ => break,
            }
        }
        for right in rights.into_iter().rev() {
            ok &= self.settle(right, ty);
        }
        ok
    }

    fn settle_constant(&mut self, index: usize, old: Ty, ty: Ty, span: Span) -> Option<Expr> {
        let pending = &self.pending[index];
        let x = Operand {
            mode: Mode::Constant,
            ty: old,
            val: pending.val.clone(),
            src: pending.src.clone(),
            tree: None,
            method: None,
            generic: None,
        };
        if pending.shifted && !self.types.is_integer(ty) {
            let message = format!(
                "invalid operation: shifted operand {} (type {}) must be integer",
                self.src_text(&x.src),
                self.ty_text(ty)
            );
            self.error(span, message);
            return None;
        }
        match self.implicit_type(&x, ty) {
            Ok((ty, val)) => Some(self.const_tree(ty, &val.unwrap_or(x.val), span)),
            Err(why) => {
                self.misfit(why, &x, self.types.underlying_ty(ty));
                None
            }
        }
    }
}
