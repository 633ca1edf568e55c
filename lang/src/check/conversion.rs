//! Assignability and conversions (Go specification, "Assignability", "Conversions").

use super::Checker;
use super::operand::{Mode, Operand};
use super::version::Feature;
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
        // What follows speaks of the types that aliases stand for.
        let [from, to] = [x.ty, target].map(|ty| self.types.unaliased(ty));
        let params = [from, to].map(|ty| self.types.is_type_param(ty));
        let one_unnamed = !has_name(&self.types, from) || !has_name(&self.types, to);
        if self.types.underlying_ty(from) == self.types.underlying_ty(to) && one_unnamed {
            return Ok(());
        }
        if self.types.is_interface(to) || self.pointer_to_interface(to).is_some() {
            match self.implements(from, to, false) {
                Err(why) if !params[0] => return Err(Some(why)),
                Err(_) => {}
                Ok(()) => return Ok(()),
            }
        }
        if self.types.is_interface(from) && self.types.underlying_ty(to) == Ty::INVALID {
            return Ok(());
        }
        if self.types.is_interface(from) && self.implements(to, from, false).is_ok() {
            return Err(Some("need type assertion".into()));
        }
        if let (TyKind::Chan(ChanDir::Both, a), TyKind::Chan(_, b)) =
            (self.types.underlying(from), self.types.underlying(to))
            && a == b
            && one_unnamed
        {
            return Ok(());
        }
        self.assignable_by_type_set(x, target, params)
    }

    /// Whether all types of a type parameter's type set may be assigned to the target, or from the operand; the other type
    /// must be without a name.
    fn assignable_by_type_set(
        &self,
        x: &Operand,
        target: Ty,
        [from_param, to_param]: [bool; 2],
    ) -> Result<(), Option<String>> {
        if to_param && !has_name(&self.types, x.ty) {
            let types = self.types.specific_types(target).ok_or(None)?;
            for ty in types {
                self.assignable(x, ty).map_err(|why| {
                    let texts = [x.ty, ty, target].map(|ty| self.ty_text(ty));
                    Some(with_cause(
                        format!("cannot assign {} to {} (in {})", texts[0], texts[1], texts[2]),
                        why,
                    ))
                })?;
            }
            return Ok(());
        }
        if from_param && !has_name(&self.types, target) {
            let types = self.types.specific_types(x.ty).ok_or(None)?;
            for ty in types {
                self.assignable(&stand_in(x, ty), target).map_err(|why| {
                    let texts = [ty, x.ty, target].map(|ty| self.ty_text(ty));
                    Some(with_cause(
                        format!("cannot assign {} (in {}) to {}", texts[0], texts[1], texts[2]),
                        why,
                    ))
                })?;
            }
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

    pub(super) fn convert_tree(&mut self, conversion: Conversion, tree: Expr, to: Ty) -> Expr {
        let span = tree.span;
        let site = self.site();
        Expr { ty: to, span, kind: ExprKind::Convert(conversion, Box::new(tree), site) }
    }

    /// `T(x)`. `span` is that of the whole call.
    pub(super) fn conversion(&mut self, mut x: Operand<'a>, to: Ty, span: Span) -> Operand<'a> {
        if x.is_constant() && self.types.is_const_type(to) {
            let mut x = self.constant_conversion(x, to);
            if x.is_constant() && self.not_constant.contains(&span) {
                let tree = self.tree_of(&mut x);
                return Operand::computed(Mode::Value, x.src, tree);
            }
            return x;
        }
        if x.is_constant() && self.types.is_type_param(to) {
            return self.constant_to_type_param(x, to, span);
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
            // The conversion stays in the tree: in a map's literal Go's compiler takes `T(nil)` for no static value.
            let nil = Expr { ty: to, span, kind: ExprKind::Zero };
            let tree = self.convert_tree(Conversion::Retype, nil, to);
            return Operand::computed(Mode::Value, x.src, tree);
        }
        let from = x.ty;
        let tree = self.tree_of(&mut x);
        let mut tree = match self.conversion_kind(from, to) {
            None => self.adapt(tree, to),
            Some(Conversion::SliceToArray) => self.slice_to_array(tree, to),
            Some(conversion) => self.convert_tree(conversion, tree, to),
        };
        tree.span = span;
        Operand::computed(Mode::Value, x.src, tree)
    }

    /// A slice's array, or a pointer to it. An array without elements needs none in the slice, which may be nil.
    fn slice_to_array(&mut self, slice: Expr, to: Ty) -> Expr {
        let span = slice.span;
        match *self.types.underlying(to) {
            TyKind::Array(_, 0) => self.zero_after(slice, to),
            TyKind::Array(..) => {
                let pointer = self.types.pointer(to);
                let array = self.convert_tree(Conversion::SliceToArray, slice, pointer);
                Expr { ty: to, span, kind: ExprKind::Deref(Box::new(array)) }
            }
            _ => self.convert_tree(Conversion::SliceToArray, slice, to),
        }
    }

    /// The conversion of a constant to a type parameter, which is none any more.
    fn constant_to_type_param(&mut self, mut x: Operand<'a>, to: Ty, span: Span) -> Operand<'a> {
        self.not_constant.insert(span);
        if let Err(why) = self.constant_fits_type_set(&x, to) {
            x.mode = Mode::Value;
            let (what, target) = (self.describe(&x), self.ty_text(to));
            self.error(x.span(), format!("cannot convert {what} to type {target}: {why}"));
            x.invalidate();
            return x;
        }
        Operand::computed(Mode::Value, x.src, Expr { ty: to, span, kind: ExprKind::Zero })
    }

    fn constant_fits_type_set(&self, x: &Operand<'a>, to: Ty) -> Result<(), String> {
        let param = self.ty_text(to);
        let types = self.types.specific_types(to);
        for ty in types.ok_or_else(|| format!("{param} does not contain specific types"))? {
            let basic = self.types.basic(ty);
            let integer = self.types.is_integer(x.ty);
            if self.types.is_string(x.ty) && self.types.is_bytes_or_runes(ty)
                || basic.is_some_and(|basic| x.val.represent(basic).is_some())
                || integer && self.types.is_string(ty)
            {
                continue;
            }
            let target = self.ty_text(ty);
            return Err(match integer && self.types.is_integer(ty) {
                true => format!("constant {} overflows {target} (in {param})", x.val),
                false => format!("cannot convert {} to type {target} (in {param})", self.describe(x)),
            });
        }
        Ok(())
    }

    fn constant_conversion(&mut self, mut x: Operand<'a>, to: Ty) -> Operand<'a> {
        let Some(basic) = self.types.basic(to) else { return x };
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
        if numeric(from) && numeric(to) || self.types.is_complex(from) && self.types.is_complex(to) {
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
        let TyKind::Slice(elem) = *self.types.underlying(from) else { return None };
        let array = match *self.types.underlying(to) {
            TyKind::Pointer(base) if !self.types.is_type_param(base) => base,
            _ => to,
        };
        let fits = matches!(*self.types.underlying(array), TyKind::Array(other, _) if other == elem);
        fits.then_some(Conversion::SliceToArray)
    }

    fn convertible(&mut self, x: &Operand, to: Ty) -> Result<(), Option<String>> {
        let cause = match self.assignable(x, to) {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        };
        if self.types.is_type_param(x.ty) || self.types.is_type_param(to) {
            return self.convertible_type_sets(x, to, cause);
        }
        let from = if self.types.is_untyped(x.ty) { default_type(x.ty) } else { x.ty };
        let (under_from, under_to) = (self.types.underlying_ty(from), self.types.underlying_ty(to));
        if identical_ignoring_tags(&self.types, under_from, under_to) {
            return Ok(());
        }
        if let (&TyKind::Pointer(a), &TyKind::Pointer(b)) = (self.types.kind(from), self.types.kind(to))
            && !self.types.is_type_param(a)
        {
            let (a, b) = (self.types.underlying_ty(a), self.types.underlying_ty(b));
            if identical_ignoring_tags(&self.types, a, b) {
                return Ok(());
            }
        }
        match self.conversion_kind(from, to) {
            Some(Conversion::SliceToArray) => {
                let feature = match self.types.underlying(to) {
                    TyKind::Pointer(_) => Feature::SliceToArrayPointer,
                    _ => Feature::SliceToArray,
                };
                match self.has_feature(feature) {
                    true => Ok(()),
                    false => Err(Some(self.requirement(feature, ""))),
                }
            }
            Some(_) => Ok(()),
            None => Err(cause),
        }
    }

    /// Whether all types of type parameters' type sets may be converted.
    fn convertible_type_sets(
        &mut self,
        x: &Operand,
        to: Ty,
        cause: Option<String>,
    ) -> Result<(), Option<String>> {
        let param = x.ty;
        let (from_param, to_param) = (self.types.is_type_param(x.ty), self.types.is_type_param(to));
        let sources = self.types.specific_types(x.ty).ok_or(cause.clone())?;
        let targets = self.types.specific_types(to).ok_or(cause.clone())?;
        let in_param = |checker: &Self, ty: Ty, param: Ty| match ty == param {
            true => checker.ty_text(ty),
            false => format!("{} (in {})", checker.ty_text(ty), checker.ty_text(param)),
        };
        for &source in &sources {
            for &target in &targets {
                let x = if from_param { stand_in(x, source) } else { stand_in(x, x.ty) };
                if let Err(why) = self.convertible(&x, target) {
                    let from = if from_param { in_param(self, source, param) } else { self.ty_text(param) };
                    let to = if to_param { in_param(self, target, to) } else { self.ty_text(to) };
                    let message = format!("cannot convert {from} to type {to}");
                    return Err(Some(with_cause(message, why.or(cause))));
                }
            }
        }
        Ok(())
    }
}

/// The operand with another type.
fn stand_in<'a>(x: &Operand<'a>, ty: Ty) -> Operand<'a> {
    let (val, src) = (x.val.clone(), x.src.clone());
    Operand { mode: x.mode, ty, val, src, tree: None, method: None, generic: None }
}

fn with_cause(message: String, cause: Option<String>) -> String {
    cause.map_or(message.clone(), |cause| format!("{message}\n\t{cause}"))
}
