//! Assignability and conversions (Go specification, "Assignability", "Conversions").

use super::Checker;
use super::operand::{Mode, Operand};
use super::refusals::Refusal;
use crate::source::Span;
use crate::typed::{Conversion, Expr, ExprKind};
use crate::types::{ChanDir, Ty, TyKind, Value, default_type, has_name, identical_ignoring_tags};

impl<'a> Checker<'a> {
    /// Whether `x` may be assigned to a variable of type `target`; otherwise the reason, where there is more to
    /// say than the types.
    pub(super) fn assignable(&self, x: &Operand, target: Ty) -> Result<(), Option<String>> {
        if !x.is_valid() || x.ty == Ty::INVALID || target == Ty::INVALID || x.ty == target {
            return Ok(());
        }
        if self.types.is_untyped(x.ty) {
            return self.implicit_type(x, target).map(|_| ()).map_err(|_| None);
        }
        let (from, to) = (x.ty, target);
        let one_unnamed = !has_name(&self.types, from) || !has_name(&self.types, to);
        if self.types.underlying_ty(from) == self.types.underlying_ty(to) && one_unnamed {
            return Ok(());
        }
        if self.types.is_interface(to) || self.pointer_to_interface(to).is_some() {
            return self.implements(from, to).map_err(Some);
        }
        if self.types.is_interface(from) && self.implements(to, from).is_ok() {
            return Err(Some("need type assertion".into()));
        }
        if let (TyKind::Chan(ChanDir::Both, a), TyKind::Chan(_, b)) =
            (self.types.underlying(from), self.types.underlying(to))
            && a == b
            && one_unnamed
        {
            return Ok(());
        }
        Err(None)
    }

    /// The tree with its value's type changed to one that it is assignable to.
    pub(super) fn adapt(&mut self, tree: Expr, to: Ty) -> Expr {
        let from = tree.ty;
        if from == to || from == Ty::INVALID || to == Ty::INVALID {
            return tree;
        }
        let conversion = match (self.types.is_interface(from), self.types.is_interface(to)) {
            _ if self.types.underlying_ty(from) == self.types.underlying_ty(to) => Conversion::Retype,
            (false, true) => {
                self.make_type_live(from);
                Conversion::ToInterface
            }
            (true, true) => Conversion::InterfaceToInterface,
            _ => Conversion::Retype,
        };
        self.convert_tree(conversion, tree, to)
    }

    fn convert_tree(&mut self, conversion: Conversion, tree: Expr, to: Ty) -> Expr {
        let span = tree.span;
        let site = self.site();
        Expr { ty: to, span, kind: ExprKind::Convert(conversion, Box::new(tree), site) }
    }

    /// `T(x)`. `span` is that of the whole call.
    pub(super) fn conversion(&mut self, mut x: Operand<'a>, to: Ty, span: Span) -> Operand<'a> {
        if x.is_constant() && self.types.is_const_type(to) {
            return self.constant_conversion(x, to);
        }
        if let Err(cause) = self.convertible(&x, to) {
            let (what, target) = (self.describe(&x), self.ty_text(to));
            let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
            self.error(x.span(), format!("cannot convert {what} to type {target}{cause}"));
            x.invalidate();
            return x;
        }
        if self.types.is_untyped(x.ty) && !x.is_nil() {
            if self.types.is_interface(to) || x.is_constant() {
                self.default_untyped(&mut x);
            } else {
                self.retype(&mut x, to, None);
            }
            if !x.is_valid() {
                return x;
            }
        }
        if x.is_nil() {
            let tree = Expr { ty: to, span, kind: ExprKind::Zero };
            return Operand::computed(Mode::Value, x.src, tree);
        }
        let from = x.ty;
        let tree = self.tree_of(&mut x);
        let mut tree = match self.conversion_kind(from, to) {
            None => self.adapt(tree, to),
            Some(conversion) => self.convert_tree(conversion, tree, to),
        };
        tree.span = span;
        Operand::computed(Mode::Value, x.src, tree)
    }

    fn constant_conversion(&mut self, mut x: Operand<'a>, to: Ty) -> Operand<'a> {
        let Some(basic) = self.types.basic(to) else { return x };
        if self.types.is_complex(to) || self.types.is_complex(x.ty) {
            self.refuse(x.span(), Refusal::Complex);
            x.invalidate();
            return x;
        }
        let converted = match x.val.represent(basic) {
            Some(val) => Some(val),
            None if self.types.is_integer(x.ty) && self.types.is_string(to) => {
                let code = x.val.to_u64().and_then(|c| u32::try_from(c).ok()).and_then(char::from_u32);
                let text = code.unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
                Some(Value::Str(text.into_bytes().into()))
            }
            None => None,
        };
        match converted {
            Some(val) => {
                x.val = val;
                x.ty = to;
            }
            None => {
                let target = self.ty_text(to);
                let message = if self.types.is_integer(x.ty) && self.types.is_integer(to) {
                    format!("constant {} overflows {target}", x.val)
                } else {
                    format!("cannot convert {} to type {target}", self.describe(&x))
                };
                self.error(x.span(), message);
                x.invalidate();
            }
        }
        x
    }

    /// The conversion that changes a value's representation; `None` where assignment rules convert it.
    fn conversion_kind(&self, from: Ty, to: Ty) -> Option<Conversion> {
        let numeric = |ty: Ty| self.types.is_integer(ty) || self.types.is_float(ty);
        if self.types.is_interface(to) || self.types.is_interface(from) {
            return None;
        }
        if self.types.underlying_ty(from) == self.types.underlying_ty(to) {
            return None;
        }
        if numeric(from) && numeric(to) {
            return Some(Conversion::Numeric);
        }
        let rune_elem = |ty: Ty| match self.types.underlying(ty) {
            TyKind::Slice(elem) => self.types.underlying_ty(*elem) == Ty::INT32,
            _ => false,
        };
        if self.types.is_string(to) {
            return match () {
                () if self.types.is_integer(from) => Some(Conversion::IntToString),
                () if rune_elem(from) => Some(Conversion::RunesToString),
                () if self.types.is_bytes_or_runes(from) => Some(Conversion::BytesToString),
                () => None,
            };
        }
        if self.types.is_string(from) && self.types.is_bytes_or_runes(to) {
            return Some(if rune_elem(to) { Conversion::StringToRunes } else { Conversion::StringToBytes });
        }
        None
    }

    fn convertible(&mut self, x: &Operand, to: Ty) -> Result<(), Option<String>> {
        let cause = match self.assignable(x, to) {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        };
        let from = if self.types.is_untyped(x.ty) { default_type(x.ty) } else { x.ty };
        let (under_from, under_to) = (self.types.underlying_ty(from), self.types.underlying_ty(to));
        if identical_ignoring_tags(&self.types, under_from, under_to) {
            return Ok(());
        }
        if let (&TyKind::Pointer(a), &TyKind::Pointer(b)) = (self.types.kind(from), self.types.kind(to)) {
            let (a, b) = (self.types.underlying_ty(a), self.types.underlying_ty(b));
            if identical_ignoring_tags(&self.types, a, b) {
                return Ok(());
            }
        }
        let numeric = |ty: Ty| self.types.is_integer(ty) || self.types.is_float(ty);
        if numeric(from) && numeric(to) || self.conversion_kind(from, to).is_some() {
            return Ok(());
        }
        if self.types.is_complex(from) && self.types.is_complex(to) {
            return Ok(());
        }
        if let &TyKind::Slice(elem) = self.types.underlying(from) {
            let array = match *self.types.underlying(to) {
                TyKind::Pointer(base) => base,
                _ => to,
            };
            if let &TyKind::Array(other, _) = self.types.underlying(array)
                && elem == other
            {
                self.refuse(x.span(), Refusal::SliceToArray);
                return Ok(());
            }
        }
        Err(cause)
    }
}
